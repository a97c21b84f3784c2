"""What stands on a screen: its private spans and its words, with the ink of each.

*Ink* are the pixels that change when the text alone is made transparent: what a reader could read, with
the soft edges of letters, without whatever lies behind it or over it. The map of a screen's ink has 0 for
none, 1 for ordinary text, 2 for private text, 3 for text that counts nowhere (initials, and values cut off
so far that nobody could tell what they are).
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from redactor.values import Pixels, Zone

InkMap = npt.NDArray[np.uint8]
NO_INK, ORDINARY, PRIVATE, UNCOUNTED = 0, 1, 2, 3

INK_STEP = 24
"""A pixel is ink when one of its channels changes by more than this, of 255."""

LEAST_SHOWN = 0.4
"""A private value that is cut off counts when at least this share of its width can be seen."""

LEAST_HEIGHT = 0.7
"""Of a line that is cut off at the edge of a list at least this much must show: less cannot be read."""

WHOLE = 0.97
"""A word of which less than this share of its box is shown is cut off."""

BEARING = 0.35
"""How far, in heights of its box, the ink of a whole word may stay away from the box's right edge."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or one piece of a word that breaks across lines, and its box in pixels of the image.

    ``span`` is the place of its private span in :attr:`Truth.spans`, -1 for none. ``whole``: nothing of it
    is cut off or covered.
    """

    text: str
    box: Zone
    span: int
    whole: bool


@dataclass(frozen=True, slots=True)
class PrivateSpan:
    """One private value, with a box per line that it stands on."""

    text: str
    entity: str
    boxes: tuple[Zone, ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """All there is to know of one screen. ``app`` and ``title`` are empty when nobody is told them."""

    name: str
    template: str
    split: str
    clean: bool
    width: int
    height: int
    scale: float
    app: str
    title: str
    look: dict[str, Any]
    spans: tuple[PrivateSpan, ...]
    words: tuple[Word, ...]

    def __repr__(self) -> str:
        return f"Truth({self.name}, {len(self.spans)} spans, {len(self.words)} words)"

    @property
    def told_scale(self) -> float:
        """The scale factor that a reader is told: nobody knows more of a screen that is not hinted."""
        return self.scale if self.app else 1.0

    def write(self, path: Path) -> None:
        """Write the truth as JSON; boxes as ``[x, y, width, height]``."""
        document = asdict(self)
        for item in document["words"]:
            item["box"] = _listed(item["box"])
        for item in document["spans"]:
            item["boxes"] = [_listed(box) for box in item["boxes"]]
        path.write_text(json.dumps(document, ensure_ascii=False) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Truth:
        """Read what :meth:`write` wrote."""
        document = json.loads(path.read_text(encoding="utf-8"))
        document["words"] = tuple(Word(**item | {"box": Zone(*item["box"])}) for item in document["words"])
        document["spans"] = tuple(
            PrivateSpan(item["text"], item["entity"], tuple(Zone(*box) for box in item["boxes"]))
            for item in document["spans"]
        )
        return cls(**document)


def _listed(box: dict[str, int]) -> list[int]:
    return [box["x"], box["y"], box["width"], box["height"]]


@dataclass(frozen=True, slots=True)
class Shots:
    """One page three times: as it is, without its private text, without any text."""

    whole: Pixels
    without_private: Pixels
    without_text: Pixels


def ink_of(shots: Shots) -> InkMap:
    """Return which pixels are ordinary ink and which private ink."""
    ink = np.where(_differs(shots.whole, shots.without_text), ORDINARY, NO_INK).astype(np.uint8)
    ink[_differs(shots.whole, shots.without_private)] = PRIVATE
    return ink


def _differs(one: Pixels, other: Pixels) -> npt.NDArray[np.bool_]:
    apart: npt.NDArray[np.bool_] = np.abs(one.astype(np.int16) - other).max(axis=2) > INK_STEP
    return apart


def places(
    report: dict[str, Any], ink: InkMap, scale: float
) -> tuple[tuple[PrivateSpan, ...], tuple[Word, ...]]:
    """Return the spans and words that can be seen; mark in ``ink`` what counts nowhere.

    ``report`` is what ``report.js`` gives: rectangles in CSS pixels, which are the image's over ``scale``.
    """
    seen = [(item, box) for item in report["words"] if (box := _visible(item, ink, scale)) is not None]
    counted = {
        number for number in range(len(report["spans"])) if _counts(number, report["words"], ink, scale)
    }
    kept: dict[int, int] = {}
    words = []
    for item, box in seen:
        if item["free"] or (item["span"] >= 0 and item["span"] not in counted):
            area = ink[box.y : box.y + box.height, box.x : box.x + box.width]
            area[area != NO_INK] = UNCOUNTED
            continue
        span = kept.setdefault(item["span"], len(kept)) if item["span"] >= 0 else -1
        whole = _is_whole(item) and (span < 0 or _reaches_its_end(box, ink))
        words.append(Word(item["text"], box, span, whole))
    spans = tuple(_span(report["spans"][number], words, place) for number, place in kept.items())
    return spans, tuple(words)


def _span(about: dict[str, str], words: Sequence[Word], place: int) -> PrivateSpan:
    return PrivateSpan(
        about["text"], about["entity"], _joined([one.box for one in words if one.span == place])
    )


def _joined(boxes: Sequence[Zone]) -> tuple[Zone, ...]:
    """Join boxes of one line into one."""
    lines: list[Zone] = []
    for box in boxes:
        if lines and abs(lines[-1].y - box.y) < box.height / 2 and box.x >= lines[-1].x:
            last = lines[-1]
            top, bottom = min(last.y, box.y), max(last.y + last.height, box.y + box.height)
            lines[-1] = Zone(last.x, top, box.x + box.width - last.x, bottom - top)
        else:
            lines.append(box)
    return tuple(lines)


def _visible(item: dict[str, Any], ink: InkMap, scale: float) -> Zone | None:
    """Return the box of what can be seen of a word, in whole pixels; None: nothing can be."""
    if not item["open"]:
        return None
    left, top, right, bottom = item["shown"]
    x, y = max(0, math.floor(left * scale)), max(0, math.floor(top * scale))
    width = min(ink.shape[1], math.ceil(right * scale)) - x
    height = min(ink.shape[0], math.ceil(bottom * scale)) - y
    if width < 1 or height < 1:
        return None
    inside = ink[y : y + height, x : x + width]
    if not (inside == PRIVATE if item["span"] >= 0 else inside).any():
        return None
    return Zone(x, y, width, height)


def _counts(number: int, words: Sequence[dict[str, Any]], ink: InkMap, scale: float) -> bool:
    """Tell whether enough of a private span can be seen to know what it is."""
    own = [item for item in words if item["span"] == number]
    seen = [item for item in own if _visible(item, ink, scale) is not None and _is_tall_enough(item)]
    shown = sum(_area(item["shown"]) for item in seen)
    return bool(shown >= LEAST_SHOWN * sum(_area(item["rect"]) for item in own))


def _is_tall_enough(item: dict[str, Any]) -> bool:
    (_, top, _, bottom), (_, shown_top, _, shown_bottom) = item["rect"], item["shown"]
    return bool(shown_bottom - shown_top >= LEAST_HEIGHT * (bottom - top))


def _is_whole(item: dict[str, Any]) -> bool:
    is_shown = item["open"] == 1 and _area(item["shown"]) >= WHOLE * _area(item["rect"])
    return bool(is_shown and item["pieces"] == 1)


def _reaches_its_end(box: Zone, ink: InkMap) -> bool:
    """Tell a whole word from one whose last letters made room for an ellipsis."""
    room = max(1, round(BEARING * box.height))
    end = ink[box.y : box.y + box.height, max(box.x, box.x + box.width - room) : box.x + box.width]
    return bool((end == PRIVATE).any())


def _area(rect: Sequence[float]) -> float:
    return max(0.0, rect[2] - rect[0]) * max(0.0, rect[3] - rect[1])
