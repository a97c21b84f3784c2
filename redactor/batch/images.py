"""Images without a session: found in folders, redacted on the engine's threads, written one by one."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from redactor.batch.answer import Answer
from redactor.batch.files import write_whole
from redactor.batch.refusals import record_refusals
from redactor.errors import InputError, UsageError
from redactor.pipeline.engine import Circumstances, Redactor
from redactor.pipeline.outcome import ImageOutcome
from redactor.values import Finding, SafeImage

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp"})
SIZE_LIMIT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ImagePair:
    """An image and where its redacted copy goes; ``fault`` tells why it is not even opened.

    ``overlay`` is where a second picture goes that shows what was found; None: there is none.
    """

    source: Path
    output: Path
    fault: InputError | None = None
    overlay: Path | None = None


@dataclass(frozen=True, slots=True)
class ImageItem(Answer):
    """One image's answer; ``fault`` is set when the file could not be read at all."""

    pair: ImagePair
    milliseconds: float
    result: ImageOutcome | None = None
    fault: InputError | None = None
    drawn: SafeImage | None = None

    @property
    def source(self) -> Path:
        """The image as it was named."""
        return self.pair.source

    @property
    def output(self) -> Path | None:
        """Where the redacted copy is; None when it was not released."""
        return self.pair.output if self.result and self.result.safe else None

    @property
    def overlay(self) -> Path | None:
        """Where the picture is that shows what was found; None when there is none."""
        return self.pair.overlay if self.drawn else None

    def as_line(self) -> dict[str, Any]:
        """Return the line that ``redactor image --json`` prints; items not released also say why."""
        safe = self.result.safe if self.result else None
        line: dict[str, Any] = {
            "source": str(self.source),
            "output": str(self.output) if self.output else None,
            "width": safe.width if safe else None,
            "height": safe.height if safe else None,
            "findings": self._findings(),
            "milliseconds": round(self.milliseconds, 1),
        }
        if self.pair.overlay:
            line["overlay"] = str(self.overlay) if self.overlay else None
        if self.output is None:
            line |= {"outcome": self.outcome, "reasons": self.reasons}
        return line

    def _findings(self) -> list[dict[str, Any]]:
        if self.result is None:
            return []
        return [
            {
                "entity": finding.entity,
                "box": zone.as_list(),
                "score": round(finding.score, 4),
                "detector": finding.rule or finding.detector,
            }
            for finding in self.result.findings
            for zone in finding.zones
        ]


def find_images(
    sources: Sequence[Path], out: Path, *, pictures: str = "png", overlay: bool = False
) -> list[ImagePair]:
    """Return the images to redact: named files as they are, folders searched by suffix.

    The redacted copy keeps the path inside its folder and gets the suffix of its format, ``png`` or ``webp``
    (``a.jpg`` becomes ``a.jpg.png``); an overlay is its neighbour (``a.jpg.overlay.png``). What a folder
    holds and may not be opened (a link, a folder without permission) is among the answers, with its fault:
    leaving it out silently would look like "all done".

    Raises:
        UsageError: nothing to do, two copies of one name, or the output would lie among the sources.
    """
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is no folder", remedy="choose another --out")
    pairs = [pair for source in sources for pair in _pairs(source, out, f".{pictures}")]
    if not pairs:
        raise UsageError(
            "no images found", remedy="name PNG, JPEG, WebP or BMP files, or folders that hold some"
        )
    if overlay:
        pairs = [replace(pair, overlay=_overlay(pair.output)) for pair in pairs]
    written = ((pair.output, pair.overlay) for pair in pairs if pair.fault is None)
    outputs = [path for paths in written for path in paths if path is not None]
    if len(set(outputs)) < len(outputs):
        raise UsageError(
            "two images would be written to one name", remedy="redact them into different folders"
        )
    taken = {pair.source.resolve() for pair in pairs} & {output.resolve() for output in outputs}
    if taken:
        raise UsageError("the output would replace an input", remedy="choose another --out")
    return pairs


def _pairs(source: Path, out: Path, suffix: str) -> Iterator[ImagePair]:
    if not source.is_dir():
        yield ImagePair(source, out / _named(Path(source.name), suffix))
        return
    inside = out.resolve()
    if inside == source.resolve() or source.resolve() in inside.parents:
        raise UsageError("the output folder lies inside the source", remedy="choose another --out")
    closed: list[OSError] = []
    for folder, names, files in os.walk(source, onerror=closed.append):
        names.sort()
        for path in (Path(folder, name) for name in sorted((*files, *names))):
            if path.suffix.lower() in SUFFIXES or path.is_symlink():
                yield from _inside(path, out / _named(path.relative_to(source), suffix))
    for fault in closed:
        path = Path(fault.filename)
        yield ImagePair(path, out / path.name, _unreadable(path, fault.strerror or type(fault).__name__))


def _inside(path: Path, output: Path) -> Iterator[ImagePair]:
    """Yield what lies in a folder under an image's name, and links to further folders."""
    if path.is_symlink():
        if path.is_dir() or path.suffix.lower() in SUFFIXES:
            yield ImagePair(path, output, _unreadable(path, "a symbolic link inside a folder"))
    elif path.is_file():
        yield ImagePair(path, output)
    elif not path.is_dir():
        yield ImagePair(path, output, _unreadable(path, "not a regular file"))


def _named(path: Path, suffix: str) -> Path:
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)


def _overlay(output: Path) -> Path:
    return output.with_name(f"{output.stem}.overlay.png")


def redact_images(
    redactor: Redactor, pairs: Sequence[ImagePair], about: Circumstances, *, scale: float = 1.0
) -> Iterator[ImageItem]:
    """Redact images on the engine's threads; yield answers in order, each after its file is written."""
    line: deque[tuple[ImagePair, Future[ImageItem]]] = deque()
    for pair in pairs:
        line.append((pair, redactor.submit(_redact, redactor, pair, about, scale)))
        if len(line) > redactor.look_ahead:
            yield _written(*line.popleft())
    while line:
        yield _written(*line.popleft())


def _redact(redactor: Redactor, pair: ImagePair, about: Circumstances, scale: float) -> ImageItem:
    begun = time.perf_counter()
    data = pair.fault or _read(pair.source)
    if isinstance(data, InputError):
        record_refusals(redactor, "image", about, [data])
        return ImageItem(pair, _since(begun), fault=data)
    result = redactor.image(data, file=str(pair.source), scale=scale, circumstances=about)
    spent = _since(begun)
    drawn = _drawn(result.safe, result.findings) if result.safe and pair.overlay else None
    return ImageItem(pair, spent, result, drawn=drawn)


def _drawn(safe: SafeImage, findings: Sequence[Finding]) -> SafeImage:
    """Return the released picture with what was found, and what was kept, marked on it."""
    from redactor.mask.image import overlay
    from redactor.mask.overlay import Mark

    return overlay(safe, [Mark(finding.entity, zone) for finding in findings for zone in finding.zones])


def _since(begun: float) -> float:
    return (time.perf_counter() - begun) * 1000


def _read(path: Path) -> bytes | InputError:
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as fault:
        return _unreadable(path, fault.strerror or type(fault).__name__)
    if len(data) > SIZE_LIMIT:
        return _unreadable(path, f"more than {SIZE_LIMIT // 2**20} MiB")
    return data


def _unreadable(path: Path, reason: str) -> InputError:
    return InputError(f"cannot be read: {reason}", file=str(path), remedy="name a readable image of its own")


def _written(pair: ImagePair, work: Future[ImageItem]) -> ImageItem:
    item = work.result()
    if item.result is not None and item.result.safe is not None:
        write_whole(pair.output, item.result.safe.encoded)
    if pair.overlay and item.drawn:
        write_whole(pair.overlay, item.drawn.encoded)
    return item
