"""Texts without a session: what an answer holds, and what is never printed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from redactor.batch.texts import Line, TextSource, redact_lines, redact_whole
from redactor.errors import InputError
from redactor.pipeline.engine import Circumstances
from redactor.values import Finding, Hint, RawText
from tests.fakes import PRIVATE, FakeDetector, World

NOBODY = Circumstances()


def test_a_line_does_not_print_its_text() -> None:
    assert PRIVATE not in repr(Line(PRIVATE, PRIVATE))


def test_every_text_is_recorded_the_unreadable_too(tmp_path: Path) -> None:
    world = World()
    (tmp_path / "a.txt").write_text(PRIVATE)
    files = [tmp_path / "none.txt", tmp_path / "a.txt"]
    with world.redactor() as redactor:
        missing, good = redact_whole(redactor, TextSource.of(files, None), Hint(), NOBODY)
    assert isinstance(missing.fault, InputError)
    assert (missing.outcome, missing.reasons, missing.released) == ("refused", ("input_invalid",), None)
    assert good.outcome == "released"
    assert PRIVATE not in (good.released or PRIVATE)
    assert [record["outcome"] for record in world.records()] == ["refused", "released"]


def test_lines_take_their_own_hints_and_else_the_common_ones() -> None:
    class Listening(FakeDetector):
        hints: ClassVar[list[Hint]] = []

        def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
            self.hints.extend(hints)
            return super().find(texts, hints)

    data = b'{"id":1,"text":"a","app":"Mail"}\nbad\n{"id":2,"text":"b","title":"T"}\n'
    with World(detector=Listening()).redactor() as redactor:
        source = TextSource.of([], io.BytesIO(data))
        items = list(redact_lines(redactor, source, Hint("Chat", "C"), NOBODY))
    assert Listening.hints == [Hint("Mail", "C"), Hint("Chat", "T")]
    assert [item.id for item in items] == [1, None, 2]
    assert [item.source for item in items] == [f"standard input, line {number}" for number in (1, 2, 3)]


def test_no_file_and_no_stream_is_nothing() -> None:
    assert list(TextSource.of([], None).open()) == []
