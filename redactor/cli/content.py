"""``redactor text`` and ``redactor image``: content that has no session."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from redactor.cli.options import (
    DEFAULT_POLICY,
    HomeOption,
    JsonOption,
    OutOption,
    PolicyOption,
    PrerequisiteOption,
    PurposeOption,
    RegionOption,
    SubjectOption,
    WorkersOption,
)
from redactor.cli.output import complain, say, say_json, track
from redactor.values import Reason

if TYPE_CHECKING:
    from redactor.batch.images import ImageItem
    from redactor.batch.texts import TextItem

NOT_ALL_RELEASED = 3
BAD_INPUT = 2


def text(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]...", help="Default: standard input.")
    ] = None,
    *,
    jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl",
            help='One {"id","text","app"?,"title"?} per line in; one {"id","text","findings"} per line out.',
        ),
    ] = False,
    json: JsonOption = False,
    app: Annotated[str, typer.Option("--app", help="Program the text comes from, as a hint.")] = "",
    title: Annotated[str, typer.Option("--title", help="Title of its window, as a hint.")] = "",
    policy: PolicyOption = DEFAULT_POLICY,
    home: HomeOption = None,
    subject: SubjectOption = None,
    region: RegionOption = None,
    purpose: PurposeOption = None,
    prerequisite: PrerequisiteOption = None,
) -> None:
    """Redact texts. Prints what may be released; what may not is named on standard error.

    Spans of findings count code points of the text as it came in.
    """
    from redactor import wire
    from redactor.batch.texts import TextSource, redact_lines, redact_whole
    from redactor.values import Hint

    about = wire.circumstances(subject, region, purpose, prerequisite or ())
    source = TextSource.of(files or [], sys.stdin.buffer)
    with wire.at_home(home, policy=policy, screens=False) as redactor:
        if jsonl:
            items = redact_lines(redactor, source, Hint(app, title), about)
            code = max([_print_line(item) for item in items], key=_rank, default=0)
        else:
            whole = list(redact_whole(redactor, source, Hint(app, title), about))
            code = _print_whole(whole, as_json=json)
    raise typer.Exit(code)


def _rank(code: int) -> int:
    """Wrong input outranks items that a rule kept back."""
    return (0, NOT_ALL_RELEASED, BAD_INPUT).index(code)


def _print_line(item: TextItem) -> int:
    say_json(item.as_line())
    return _complain_about(item)


def _print_whole(items: list[TextItem], *, as_json: bool) -> int:
    if as_json:
        say_json({"items": [item.as_document() for item in items]})
    else:
        for item in items:
            sys.stdout.write(item.released or "")
        sys.stdout.flush()
    return max([_complain_about(item) for item in items], key=_rank, default=0)


def _complain_about(item: TextItem) -> int:
    if item.fault is not None:
        complain(item.fault.message, item.fault.remedy)
        return BAD_INPUT
    if item.released is None:
        complain(f"{item.source}: {item.outcome}: {', '.join(item.reasons)}")
        return NOT_ALL_RELEASED
    return 0


def image(
    sources: Annotated[
        list[Path], typer.Argument(metavar="FILE|DIR...", help="Images, or folders of images.")
    ],
    out: OutOption,
    *,
    json: JsonOption = False,
    policy: PolicyOption = DEFAULT_POLICY,
    home: HomeOption = None,
    workers: WorkersOption = 1,
    scale: Annotated[
        float, typer.Option("--scale", min=0.5, max=8.0, help="Pixels per point of the screens.")
    ] = 1.0,
    subject: SubjectOption = None,
    region: RegionOption = None,
    purpose: PurposeOption = None,
    prerequisite: PrerequisiteOption = None,
) -> None:
    """Redact screens. Writes one PNG per image into DIR, and with --json one line per image."""
    from redactor import wire
    from redactor.batch.images import find_images, redact_images

    about = wire.circumstances(subject, region, purpose, prerequisite or ())
    pairs = find_images(sources, out)
    with wire.at_home(home, policy=policy, workers=workers) as redactor:
        done = redact_images(redactor, pairs, about, scale=scale)
        codes = [_print_image(item, as_json=json) for item in track(done, total=len(pairs), what="images")]
    raise typer.Exit(max(codes, key=_rank, default=0))


def _print_image(item: ImageItem, *, as_json: bool) -> int:
    if as_json:
        say_json(item.as_line())
    elif item.output is not None:
        say(f"{item.source} -> {item.output} ({len(item.as_line()['findings'])} zones)")
    if item.fault is not None:
        complain(item.fault.message, item.fault.remedy)
        return BAD_INPUT
    if item.output is None and item.result is not None:
        invalid = Reason.INPUT_INVALID in item.result.decision.reasons
        why = item.result.error if invalid else f"{item.outcome}: {', '.join(item.reasons)}"
        complain(why if invalid else f"{item.source}: {why}")
        return BAD_INPUT if invalid else NOT_ALL_RELEASED
    return 0
