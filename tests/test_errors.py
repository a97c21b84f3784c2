"""The tree of errors: as drawn, with exit codes and remedies."""

from __future__ import annotations

import inspect
import re

import pytest

from redactor import errors
from redactor.errors import (
    InputError,
    MissingToolError,
    PolicyError,
    PolicyFault,
    RedactorError,
    VerificationError,
)

Tree = list[tuple[int, str, int]]


def _drawn(text: str) -> Tree:
    """Return depth, name and exit code of each line of the drawing."""
    found = []
    for line in text.splitlines():
        match = re.match(r"^    ([│├└─ ]*)(\w+Error) +(\d+) ", line)
        if match:
            found.append((len(match[1]) // 4, match[2], int(match[3])))
    return found


def _built(root: type[RedactorError], depth: int = 0) -> Tree:
    found = [(depth, root.__name__, root.exit_code)]
    for child in root.__subclasses__():
        if child.__module__ == errors.__name__:
            found += _built(child, depth + 1)
    return found


def test_the_drawing_shows_exactly_the_classes_that_there_are() -> None:
    assert _drawn(errors.__doc__ or "") == _built(RedactorError)
    defined = [
        name
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, Exception) and kind.__module__ == errors.__name__
    ]
    assert sorted(defined) == sorted(name for _, name, _ in _built(RedactorError))


def test_the_reader_of_the_drawing_sees_a_difference() -> None:
    drawing = errors.__doc__ or ""
    assert _drawn(drawing.replace("InputError", "OutputError")) != _built(RedactorError)
    assert _drawn(drawing.replace("│   └── PolicyError ", "├── PolicyError     ")) != _built(RedactorError)
    assert _drawn(drawing.replace("VerificationError              4", "VerificationError  70")) != _built(
        RedactorError
    )


def test_every_exit_code_is_one_of_the_documented_ones() -> None:
    assert {code for _, _, code in _built(RedactorError)} == {2, 4, 5, 70}


def test_message_and_remedy_are_kept() -> None:
    error = RedactorError("what happened", remedy="what to do")
    assert (str(error), error.message, error.remedy) == ("what happened", "what happened", "what to do")
    assert RedactorError("alone").remedy == ""


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ({}, "is wrong"),
        ({"file": "events.jsonl"}, "events.jsonl: is wrong"),
        ({"file": "events.jsonl", "line": 3}, "events.jsonl, line 3: is wrong"),
        ({"file": "events.jsonl", "line": 3, "field": "$.at"}, "events.jsonl, line 3, field $.at: is wrong"),
        ({"line": 0}, "line 0: is wrong"),
        ({"field": "$.at"}, "field $.at: is wrong"),
    ],
)
def test_an_input_error_names_its_place(place: dict[str, str | int], text: str) -> None:
    error = InputError("is wrong", **place)  # type: ignore[arg-type]
    assert str(error) == text
    assert error.reason == "is wrong"
    assert (error.file, error.line, error.field) == (
        place.get("file", ""),
        place.get("line"),
        place.get("field", ""),
    )


def test_a_policy_error_carries_all_faults_in_order() -> None:
    second = PolicyFault("a.yaml", 9, "retention.raw_days", "must be a whole number")
    first = PolicyFault("a.yaml", 2, "regoins", "unknown key")
    error = PolicyError((second, first))
    assert error.faults == (first, second)
    assert str(error).splitlines() == [
        "a.yaml:2: regoins: unknown key",
        "a.yaml:9: retention.raw_days: must be a whole number",
    ]
    assert "redactor policy check" in error.remedy
    assert PolicyError((first,), remedy="another").remedy == "another"


def test_a_policy_error_without_a_fault_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="at least one fault"):
        PolicyError(())


def test_a_verification_error_names_its_place() -> None:
    error = VerificationError("was changed", place="records.jsonl")
    assert (str(error), error.place) == ("records.jsonl: was changed", "records.jsonl")
    assert str(VerificationError("was changed")) == "was changed"


def test_a_missing_tool_is_named_with_its_remedy() -> None:
    error = MissingToolError("tesseract", "is not installed", remedy="install it")
    assert (error.tool, error.exit_code, error.remedy) == ("tesseract", 5, "install it")
