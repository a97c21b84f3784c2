"""``redactor text`` and ``redactor image``: content that has no session."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from redactor.cli.codes import ALL_RELEASED, BAD_INPUT, NOT_ALL_RELEASED, worst
from redactor.cli.collector import built
from redactor.cli.options import (
    DEFAULT_POLICY,
    ExplainOption,
    FormatOption,
    HomeOption,
    JsonOption,
    OutOption,
    Pictures,
    PolicyOption,
    PrerequisiteOption,
    PurposeOption,
    RegionOption,
    SubjectOption,
    WorkersOption,
    check_region,
)
from redactor.cli.output import complain, say, say_json, track, write
from redactor.errors import UsageError

if TYPE_CHECKING:
    from redactor.batch.images import ImageItem
    from redactor.batch.texts import TextItem


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
    explain: ExplainOption = False,
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
    source = TextSource.of(files or [], None if files else _standard_input())
    with wire.at_home(home, policy=policy, screens=False) as redactor:
        check_region(region, redactor.parts.policies)
        work = redact_lines if jsonl else redact_whole
        items = work(redactor, source, Hint(app, title), about)
        if json and not jsonl:
            code = _print_whole(list(items), explain=explain)
        else:
            code = _print_each(items, as_json=jsonl, explain=explain)
    raise typer.Exit(code)


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise UsageError("standard input is closed", remedy="name a file, or pipe a text in")
    # A reader of our own: the program may end while another thread waits in it, which Python's own
    # standard input does not survive.
    return open(sys.stdin.fileno(), "rb", closefd=False)


def _print_each(items: Iterator[TextItem], *, as_json: bool, explain: bool) -> int:
    code = ALL_RELEASED
    for item in items:
        if as_json:
            say_json(item.as_line(explain=explain))
        elif item.released:
            write(item.released)
        for line in item.explanations() if explain and not as_json else ():
            complain(line)
        code = worst((code, _complain_about(item)))
    return code


def _print_whole(items: list[TextItem], *, explain: bool) -> int:
    say_json({"items": [item.as_document(explain=explain) for item in items]})
    return worst(_complain_about(item) for item in items)


def _complain_about(item: TextItem) -> int:
    if item.fault is not None:
        complain(item.fault.message, item.fault.remedy)
        return BAD_INPUT
    if item.released is None:
        complain(f"{item.source}: {item.outcome}: {', '.join(item.reasons)}")
        return NOT_ALL_RELEASED
    return ALL_RELEASED


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
    pictures: FormatOption = Pictures.PNG,
    overlay: Annotated[
        bool,
        typer.Option(
            "--overlay",
            help="Also write NAME.overlay.png: the redacted screen, with what was found marked on it.",
        ),
    ] = False,
    subject: SubjectOption = None,
    region: RegionOption = None,
    purpose: PurposeOption = None,
    prerequisite: PrerequisiteOption = None,
) -> None:
    """Redact screens. Writes one picture per image into DIR, and with --json one line per image."""
    from redactor import wire
    from redactor.batch.images import find_images, redact_images

    about = wire.circumstances(subject, region, purpose, prerequisite or ())
    pairs = find_images(sources, out, pictures=pictures, overlay=overlay)
    with wire.at_home(home, policy=policy, workers=workers, pictures=pictures) as redactor, built():
        check_region(region, redactor.parts.policies)
        done = redact_images(redactor, pairs, about, scale=scale)
        codes = [_print_image(item, as_json=json) for item in track(done, total=len(pairs), what="images")]
    raise typer.Exit(worst(codes))


def _print_image(item: ImageItem, *, as_json: bool) -> int:
    if as_json:
        say_json(item.as_line())
    elif item.output is not None:
        say(f"{item.source} -> {item.output} ({len(item.as_line()['findings'])} zones)")
    if item.fault is not None:
        complain(item.fault.message, item.fault.remedy)
        return BAD_INPUT
    if item.output is None and item.result is not None:
        if "input_invalid" in item.reasons:
            complain(item.result.error)
            return BAD_INPUT
        complain(f"{item.source}: {item.outcome}: {', '.join(item.reasons)}")
        return NOT_ALL_RELEASED
    return ALL_RELEASED
