"""Reading datasets: what is right, and what each wrong line is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from redactor.errors import InputError, UsageError
from redactor.evaluate import datasets
from redactor.evaluate.datasets import load
from redactor.evaluate.marks import Box, Mark, TypedPlace
from redactor.values import Span, Zone

TEXT = {"id": 1, "text": "Kim Doe, Acme", "gold": [[9, 13, "ORGANIZATION"], [0, 7, "PERSON"]]}
SCREEN = {"image": "a.png", "width": 40, "height": 20, "gold": [{"entity": "ID", "box": [1, 2, 3, 4]}]}


def write(folder: Path, *lines: object, name: str = "set.jsonl") -> Path:
    file = folder / name
    shown = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    file.write_text("\n".join(shown), encoding="utf-8")
    return file


def test_texts_are_read_with_their_gold_in_order(tmp_path: Path) -> None:
    more = {**TEXT, "id": "b", "app": "Slack", "title": "T", "part": "p", "gold": []}
    data = load(write(tmp_path, TEXT, "", more))
    assert data.name == "set.jsonl"
    assert data.cases == data.texts
    assert data.texts[0].gold == (Mark(Span(0, 7), "PERSON"), Mark(Span(9, 13), "ORGANIZATION"))
    assert (data.texts[0].id, data.texts[1].id) == ("1", "b")
    assert (data.texts[1].app, data.texts[1].title, data.texts[1].part) == ("Slack", "T", "p")


def test_places_count_code_points(tmp_path: Path) -> None:
    (case,) = load(write(tmp_path, {"id": 1, "text": "😀 Zoë", "gold": [[2, 5, "PERSON"]]})).texts
    assert case.text[case.gold[0].span.start : case.gold[0].span.end] == "Zoë"


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(TEXT).encode() + b"\r\n")
    assert len(load(file).texts) == 1


def wrong(**change: Any) -> dict[str, Any]:
    return {**TEXT, **change}


@pytest.mark.parametrize(
    ("line", "field", "says", "remedy"),
    [
        ("{", "", "not JSON in UTF-8", "each line is one JSON object"),
        ('{"id": 1, "text": "\\ud83d", "gold": []}', "", "half of a surrogate pair", "whole characters"),
        ("[1]", "$", "not as expected", "each line is one JSON object"),
        ({"id": 1, "text": "x"}, "$", "not as expected", '"gold"'),
        (wrong(extra=1), "$", "not as expected", '"title"'),
        (wrong(text=5), "$.text", "not as expected", "each line"),
        (wrong(gold=[[0, 7]]), "$.gold[0]", "not as expected", "start, end, entity"),
        (wrong(gold=[[-1, 7, "PERSON"]]), "$.gold[0][0]", "not as expected", "start"),
        (wrong(gold=[[0, 99, "PERSON"]]), "$.gold[0]", "which has 13 code points", "count code points"),
        (wrong(gold=[[3, 3, "PERSON"]]), "$.gold[0]", "is empty", "count code points"),
        (wrong(gold=[[7, 3, "PERSON"]]), "$.gold[0]", "ends before it begins", "count code points"),
        (wrong(gold=[[7, 9, "PERSON"]]), "$.gold[0]", "white space and stops only", "count code points"),
        (wrong(gold=[[0, 7, "PERSON"], [4, 9, "ID"]]), "$.gold[1]", "overlaps gold 0", "one entity"),
        (wrong(gold=[[4, 9, "ID"], [0, 7, "PERSON"]]), "$.gold[0]", "overlaps gold 1", "one entity"),
        (wrong(gold=[[0, 7, "PERSONS"]]), "$.gold[0][2]", "did you mean PERSON?", "ADDRESS"),
        (wrong(gold=[[0, 7, "xyzzy"]]), "$.gold[0][2]", "unknown entity", "ADDRESS"),
        (wrong(text="Kim\0Doe and so on"), "$.text", "NUL", "take it out"),
        (wrong(app="a\0"), "$.app", "NUL", "take it out"),
    ],
)
def test_a_wrong_line_is_named_with_field_and_remedy(
    tmp_path: Path, line: object, field: str, says: str, remedy: str
) -> None:
    with pytest.raises(InputError) as caught:
        load(write(tmp_path, {**TEXT, "id": "first"}, line))
    fault = caught.value
    assert (fault.file, fault.line, fault.field) == ("set.jsonl", 2, field)
    assert says in fault.message
    assert remedy in fault.remedy
    assert "Kim" not in f"{fault.message}{fault.remedy}"
    assert fault.__cause__ is None


def test_an_id_stands_for_one_item(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"line 3, .*: names what line 1 names"):
        load(write(tmp_path, TEXT, {**TEXT, "id": 2}, {**TEXT, "id": "1"}))


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_a_dataset_without_items_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "set.jsonl").write_bytes(data)
    with pytest.raises(InputError, match="holds no items"):
        load(tmp_path / "set.jsonl")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").write_bytes(b'{"id":1,"text":"n\xe9e","gold":[]}')
    with pytest.raises(InputError, match="line 1: not JSON in UTF-8"):
        load(tmp_path / "set.jsonl")


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line 1"):
        load(write(tmp_path, "[" * 100_000))


def test_a_dataset_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        load(tmp_path / "none.jsonl")


def test_a_dataset_has_a_size_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(datasets, "SIZE_LIMIT", 20)
    with pytest.raises(InputError, match="more than"):
        load(write(tmp_path, TEXT))


# --- screens ------------------------------------------------------------------------------------------


def folder_with(tmp_path: Path, *lines: object) -> Path:
    (tmp_path / "a.png").write_bytes(b"png")
    write(tmp_path, *lines, name="truth.jsonl")
    return tmp_path


def test_screens_are_read_from_a_folder(tmp_path: Path) -> None:
    data = load(folder_with(tmp_path, {**SCREEN, "app": "Mail", "part": "p"}))
    (case,) = data.screens
    assert data.cases == data.screens
    assert case.gold == (Box(Zone(1, 2, 3, 4), "ID"),)
    assert (case.id, case.path, case.line) == ("a.png", tmp_path / "a.png", 1)
    assert (case.width, case.height, case.app, case.part) == (40, 20, "Mail", "p")


def test_a_folder_without_truth(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"holds no truth\.jsonl"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        ({"image": "b.png"}, "$.image", "no such file"),
        ({"image": "../a.png"}, "$.image", "lies outside"),
        ({"image": "/etc/hostname"}, "$.image", "lies outside"),
        ({"image": "."}, "$.image", "no such file"),
        ({"image": "a\0.png"}, "$.image", "NUL"),
        ({"width": 0}, "$.width", "not as expected"),
        ({"width": 100_000, "height": 100_000}, "$.width", "more than 100,000,000 pixels"),
        ({"gold": [{"entity": "ID", "box": [39, 0, 2, 2]}]}, "$.gold[0].box", "reaches outside the image"),
        ({"gold": [{"entity": "ID", "box": [0, 0, 0, 2]}]}, "$.gold[0].box[2]", "not as expected"),
        ({"gold": [{"entity": "Id_", "box": [0, 0, 1, 2]}]}, "$.gold[0].entity", "did you mean ID?"),
    ],
)
def test_a_wrong_screen_is_named(tmp_path: Path, change: dict[str, Any], field: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        load(folder_with(tmp_path, {**SCREEN, **change}))
    assert (caught.value.file, caught.value.line, caught.value.field) == ("truth.jsonl", 1, field)
    assert says in caught.value.message


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outside.png").write_bytes(b"png")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "a.png").symlink_to(tmp_path / "outside.png")
    write(inside, SCREEN, name="truth.jsonl")
    with pytest.raises(InputError, match="lies outside"):
        load(inside)


def test_an_image_stands_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"line 2, .*names what line 1 names"):
        load(folder_with(tmp_path, SCREEN, SCREEN))


KEY = {"kind": "key", "action": "down", "key": "k", "secure": False}
PRESSED = {"entity": "PERSON", "value": "k", "events": [[3, 4], [0, 2]]}
KEYS = {"id": 7, "events": [KEY] * 4, "gold": [PRESSED]}


def test_typing_is_read_with_the_presses_of_each_place(tmp_path: Path) -> None:
    data = load(write(tmp_path, {**KEYS, "app": "Slack", "title": "T", "part": "p"}))
    (case,) = data.keys
    assert (data.kind, data.cases) == ("fields", data.keys)
    assert case.gold == (TypedPlace("PERSON", "k", (0, 1, 3)),)
    assert (case.id, case.app, case.title, case.part, case.line) == ("7", "Slack", "T", "p", 1)
    assert len(case.events) == 4


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        ({"events": []}, "$.events", "not as expected"),
        ({"events": ["k"]}, "$.events[0]", "not as expected"),
        ({"extra": 1}, "$", "not as expected"),
        ({"gold": [{"entity": "ID", "value": "k", "events": [[0, 5]]}]}, "$.gold[0].events[0]", "no range"),
        ({"gold": [{"entity": "ID", "value": "k", "events": [[2, 2]]}]}, "$.gold[0].events[0]", "no range"),
        ({"gold": [{"entity": "ID", "value": "k", "events": []}]}, "$.gold[0].events", "not as expected"),
        ({"gold": [{"entity": "ID", "value": " .", "events": [[0, 2]]}]}, "$.gold[0].value", "white space"),
        ({"gold": [{"entity": "IDS", "value": "k", "events": [[0, 2]]}]}, "$.gold[0].entity", "mean ID?"),
        ({"gold": [PRESSED] * 2}, "$.gold[1].events", "two places"),
        ({"title": "a\0"}, "$.title", "NUL"),
    ],
)
def test_a_wrong_line_of_typing_is_named(
    tmp_path: Path, change: dict[str, Any], field: str, says: str
) -> None:
    with pytest.raises(InputError) as caught:
        load(write(tmp_path, KEYS, {**KEYS, "id": 8, **change}))
    assert (caught.value.line, caught.value.field) == (2, field)
    assert says in str(caught.value)
