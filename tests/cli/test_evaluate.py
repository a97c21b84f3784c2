"""``redactor evaluate`` on tiny datasets, with a detector that finds marked words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from redactor import wire
from redactor.cli.evaluate import screen_answer
from redactor.errors import InputError
from redactor.evaluate.marks import ScreenCase
from redactor.pipeline.engine import Redactor
from redactor.pipeline.outcome import ImageOutcome
from redactor.values import ENTITIES, Action, Decision, Finding, Hint, RawText, Reason, Receipt
from tests.cli.conftest import Program
from tests.cli.world import picture
from tests.fakes import FakeDetector

SECRET = "<<swordfish>>"


class Everything(FakeDetector):
    """The fake detector, which says that it looks for all there is."""

    entities = ENTITIES

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        assert all(hint.app in ("", "Slack", "Terminal") for hint in hints)
        return super().find(texts, hints)


@pytest.fixture(autouse=True)
def _fake(_engines_built_once: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "detector", lambda *_: Everything())


def item(number: int, text: str, *gold: str, entity: str = "SECRET", **more: str) -> dict[str, Any]:
    """Return a line; the gold is named by its text."""
    places = [[text.index(value), text.index(value) + len(value), entity] for value in gold]
    return {"id": f"item-{number}", "text": text, "gold": places, **more}


def dataset(folder: Path, *items: dict[str, Any]) -> Path:
    file = folder / "set.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in items))
    return file


FOUND = item(1, f"open {SECRET} now", SECRET, app="Slack")
MISSED = item(2, "Kim Doe called", "Kim Doe", entity="PERSON", title="Calls")
CLEAN = item(3, "Save as")
TOUCHED = item(4, "see <<menu>>", part="ui")


def test_a_table_and_nothing_private(program: Program, tmp_path: Path) -> None:
    answer = program("evaluate", dataset(tmp_path, FOUND, MISSED, CLEAN, TOUCHED))
    assert answer.code == 0
    assert answer.err == ""
    assert "set.jsonl: 4 texts, 2 of them with 2 private places" in answer.out
    assert "zero_leak" in answer.out
    assert "50.0 %" in answer.out
    assert "Kim" not in answer.out
    assert "swordfish" not in answer.out


def test_json_is_one_document(program: Program, tmp_path: Path) -> None:
    document = program("evaluate", dataset(tmp_path, FOUND, MISSED, CLEAN, TOUCHED), "--json").document
    assert document["measures"]["zero_leak"]["value"] == 0.5
    assert document["measures"]["oversmash"]["value"] == 0.5
    assert document["entities"]["SECRET"]["recall_exact"]["value"] == 1
    assert document["entities"]["PERSON"]["recall_covered"]["value"] == 0
    assert document["parts"] == {"ui": document["parts"]["ui"]}
    assert "misses" not in document
    assert document["engines"] == ["fake 1"]


def test_misses_are_shown_on_request_with_a_warning(program: Program, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    answer = program(
        "evaluate", dataset(tmp_path, FOUND, MISSED, CLEAN, TOUCHED), "--misses", "5", "--html", page
    )
    assert "private content" in answer.err
    assert "missed    item-2  PERSON  'Kim Doe'  in 'Kim Doe called'" in answer.out
    assert "false     item-4  SECRET  '<<menu>>'" in answer.out
    assert "Kim" not in page.read_text()
    assert "item-" not in page.read_text()


def test_misses_in_json_are_bounded_and_name_the_place(program: Program, tmp_path: Path) -> None:
    more = item(5, "Ada Roe called", "Ada Roe", entity="PERSON")
    answer = program("evaluate", dataset(tmp_path, MISSED, more), "--json", "--misses", "1")
    assert answer.document["misses"] == [
        {
            "kind": "missed",
            "id": "item-2",
            "entity": "PERSON",
            "start": 0,
            "end": 7,
            "value": "Kim Doe",
            "around": "Kim Doe called",
        }
    ]


def test_another_name_is_a_misnamed_place(program: Program, tmp_path: Path) -> None:
    named = item(1, f"open {SECRET}", SECRET, entity="ID")
    answer = program("evaluate", dataset(tmp_path, named), "--json", "--misses", "3").document
    assert [line["kind"] for line in answer["misses"]] == ["misnamed"]
    assert answer["measures"]["zero_leak"]["value"] == 1
    assert answer["measures"]["zero_leak_named"]["value"] == 0


def test_what_the_policy_keeps_is_not_masked(program: Program, tmp_path: Path) -> None:
    kept = item(1, "see ((the page))", "((the page))", entity="URL")
    document = program("evaluate", dataset(tmp_path, kept), "--json").document
    assert document["measures"]["zero_leak"]["value"] == 0


def test_items_kept_back_are_counted_apart(program: Program, tmp_path: Path) -> None:
    held = item(9, "he is !!ill!! today", "!!ill!!", entity="SPECIAL_CATEGORY")
    answer = program("evaluate", dataset(tmp_path, FOUND, held), "--json")
    assert answer.code == 3
    assert answer.document["withheld"] == {"items": 1, "reasons": {"entity_withheld": 1}}
    assert answer.document["measures"]["zero_leak"]["of"] == 1
    assert answer.document["measures"]["withheld"]["value"] == 0.5
    told = program("evaluate", dataset(tmp_path, FOUND, held))
    assert "withheld: 1 (entity_withheld)" in told.out


def test_nothing_is_kept_unless_a_home_is_named(program: Program, home: Path, tmp_path: Path) -> None:
    program("evaluate", dataset(tmp_path, FOUND))
    assert not home.exists()
    records = tmp_path / "records"
    assert program("evaluate", dataset(tmp_path, FOUND), "--home", records).code == 0
    assert (records / "audit").is_dir()
    assert program("audit", "verify", "--home", records).code == 0


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("", "holds no items"),
        ("{", "line 1: not JSON in UTF-8"),
        (json.dumps({**FOUND, "gold": [[0, 999, "ID"]]}), "line 1, field $.gold[0]: reaches outside"),
        (json.dumps({**FOUND, "gold": [[0, 3, "SECRTE"]]}), "did you mean SECRET?"),
    ],
)
def test_a_bad_dataset_ends_before_any_work(program: Program, tmp_path: Path, data: str, says: str) -> None:
    (tmp_path / "set.jsonl").write_text(data)
    answer = program("evaluate", tmp_path / "set.jsonl", "--html", tmp_path / "page.html")
    assert answer.code == 2
    assert says in answer.err
    assert answer.err.count("\n") >= 2
    assert answer.out == ""
    assert not (tmp_path / "page.html").exists()


@pytest.mark.parametrize("place", ["none/page.html", "set.jsonl", "."])
def test_a_page_that_cannot_be_written_ends_before_any_work(
    program: Program, tmp_path: Path, place: str
) -> None:
    file = dataset(tmp_path, FOUND)
    before = file.read_bytes()
    answer = program("evaluate", file, "--html", tmp_path / place)
    assert answer.code == 2
    assert answer.out == ""
    assert file.read_bytes() == before


def test_a_missing_dataset(program: Program, tmp_path: Path) -> None:
    answer = program("evaluate", tmp_path / "none.jsonl")
    assert answer.code == 2
    assert "cannot be read" in answer.err


# --- screens ------------------------------------------------------------------------------------------


def screens(folder: Path, *lines: dict[str, Any]) -> Path:
    (folder / "mail.png").write_bytes(picture("Write to jane.doe@example.com", 420))
    (folder / "clean.png").write_bytes(picture("Save as", 420))
    (folder / "broken.png").write_bytes(b"no image")
    (folder / "truth.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return folder


def screen(name: str, *boxes: Sequence[int], **more: Any) -> dict[str, Any]:
    gold = [{"entity": "EMAIL_ADDRESS", "box": list(box)} for box in boxes]
    return {"image": name, "width": 420, "height": 60, "gold": gold, **more}


@pytest.mark.tesseract
def test_screens_are_measured_by_area(program: Program, tmp_path: Path) -> None:
    folder = screens(tmp_path, screen("mail.png", (105, 24, 195, 18)), screen("clean.png"))
    answer = program("evaluate", folder, "--json", "--misses", "2")
    assert answer.code == 0
    measures = answer.document["measures"]
    assert measures["zero_leak"] == {"value": 1.0, "low": 1.0, "high": 1.0, "of": 1}
    assert measures["oversmash"]["value"] == 0
    assert measures["area_covered"]["value"] == 1
    assert answer.document["misses"] == []
    assert answer.document["kind"] == "screens"


@pytest.mark.tesseract
def test_a_missed_rectangle_is_told_by_its_box(program: Program, tmp_path: Path) -> None:
    answer = program("evaluate", screens(tmp_path, screen("clean.png", (300, 5, 50, 20))), "--misses", "1")
    assert answer.code == 0
    assert "missed    clean.png  EMAIL_ADDRESS  [300, 5, 50, 20]" in answer.out


@pytest.mark.tesseract
@pytest.mark.parametrize(
    ("line", "says"),
    [
        (screen("broken.png"), "line 1, field $.image"),
        (screen("clean.png", width=400), "the image has 420x60 pixels, not 400x60"),
        (screen("none.png"), "there is no such file"),
    ],
)
def test_a_bad_screen_is_named(program: Program, tmp_path: Path, line: dict[str, Any], says: str) -> None:
    answer = program("evaluate", screens(tmp_path, line))
    assert answer.code == 2
    assert says in answer.err
    assert "truth.jsonl" in answer.err


class Held:
    """Stands for an engine that keeps every image back."""

    def rules_for(self, people: object, purpose: str) -> Held:
        assert (people, purpose) == ((), "")
        return self

    def keeps(self, entity: str) -> bool:
        raise AssertionError(entity)

    def image(self, data: bytes, *, file: str, hint: Hint) -> ImageOutcome:
        assert (data, file, hint) == (b"png", "a.png", Hint())
        decision = Decision(Action.WITHHOLD, (Reason.READ_TIMEOUT,))
        return ImageOutcome(None, (), decision, "ReadTimeoutError", Receipt(1, "h"))


def case_of(path: Path) -> ScreenCase:
    return ScreenCase(path.name, path, 420, 60, (), line=7)


def test_a_screen_that_is_kept_back_is_withheld(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"png")
    given = screen_answer(cast("Redactor", Held()), case_of(tmp_path / "a.png"))
    assert given.withheld == "read_timeout"


def test_an_image_that_has_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"line 7, .*cannot be read: No such file"):
        screen_answer(cast("Redactor", Held()), case_of(tmp_path / "a.png"))


# --- typing ---------------------------------------------------------------------------------------


def field(number: int, text: str, *gold: str, app: str = "Slack", **more: Any) -> dict[str, Any]:
    """Return a line of typing, a press for each character; the gold is named by its text."""
    events = [
        {"kind": "key", "action": "down", "key": "enter" if char == "\n" else char, "secure": False}
        for char in text
    ]
    places = [
        {
            "entity": "SECRET",
            "value": value,
            "events": [[text.index(value), text.index(value) + len(value)]],
        }
        for value in gold
    ]
    return {"id": number, "events": events, "gold": places, "app": app, **more}


def test_typing_is_measured_by_what_is_left_on_its_keys(program: Program, tmp_path: Path) -> None:
    fields = (field(1, f"open {SECRET} now", SECRET), field(2, "Kim Doe called", "Kim Doe"), field(3, "Save"))
    answer = program("evaluate", dataset(tmp_path, *fields), "--json", "--misses", "5")
    measures = answer.document["measures"]
    assert answer.document["kind"] == "fields"
    assert (measures["recall_covered"]["value"], measures["recall_covered"]["of"]) == (0.5, 2)
    assert (measures["zero_leak"]["value"], measures["oversmash"]["value"]) == (0.5, 0)
    assert (measures["keys_lost"]["value"], measures["keys_lost"]["of"]) == (0, 20)
    assert [(line["kind"], line["id"], line["value"]) for line in answer.document["misses"]] == [
        ("missed", "2", "Kim Doe")
    ]


def test_what_a_session_does_with_a_prompt_counts(program: Program, tmp_path: Path) -> None:
    typed = field(1, "sudo ls\nhunter2\nls\n", "hunter2", app="Terminal")
    measures = program("evaluate", dataset(tmp_path, typed), "--json").document["measures"]
    assert measures["recall_covered"]["value"] == 1
    assert measures["keys_lost"]["value"] == 0


def test_keys_masked_for_nothing_are_lost(program: Program, tmp_path: Path) -> None:
    answer = program("evaluate", dataset(tmp_path, field(1, "see <<menu>>")))
    assert answer.code == 0
    assert "keys_lost" in answer.out
    assert "fields" in answer.out
    assert "menu" not in answer.out + answer.err


@pytest.mark.parametrize(
    ("event", "where"),
    [
        ({"kind": "key", "action": "sideways", "key": "a", "secure": False}, "$.events[1].action"),
        ({"kind": "move", "x": 1, "y": 2}, "$.events[1].kind"),
        ({"kind": "smell"}, "$.events[1]"),
    ],
)
def test_what_is_no_event_of_typing_is_named(
    program: Program, tmp_path: Path, event: dict[str, Any], where: str
) -> None:
    line = field(1, "ab")
    answer = program("evaluate", dataset(tmp_path, {**line, "events": [line["events"][0], event]}))
    assert answer.code == 2
    assert f"line 1, field {where}" in answer.err
    assert answer.out == ""
