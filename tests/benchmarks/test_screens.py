"""The invented screens without a browser: looks, plan, phrases, pages, and the rules of their truth."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.fragments.maker import SEEN, UNSEEN
from benchmarks.fragments.slots import LABELLED, PLAIN, PRIVATE
from benchmarks.screens import make
from benchmarks.screens.browser import Browser
from benchmarks.screens.draw import Studio
from benchmarks.screens.looks import LEAST_CONTRAST, colours, contrast
from benchmarks.screens.pictures import decoded, encoded, read_grey
from benchmarks.screens.plan import Plan, plans, templates
from benchmarks.screens.supply import FOLDER, Supply, half, phrases
from benchmarks.screens.truth import (
    NO_INK,
    ORDINARY,
    UNCOUNTED,
    PrivateSpan,
    Shots,
    Truth,
    Word,
    ink_of,
    places,
)
from benchmarks.screens.truth import PRIVATE as PRIVATE_INK
from redactor.errors import MissingToolError
from redactor.values import ENTITIES, Zone

POOLS = sorted(path.stem for path in FOLDER.glob("*.txt"))
THEMES = sorted({plan.look.theme for plan in plans(3)})
ENTITY = re.compile(r'data-entity="(\w+)"')


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return Studio(tmp_path_factory.mktemp("screens"), Browser)


# --- looks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4.0)],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


def test_every_theme_is_drawn() -> None:
    assert len(THEMES) == 12


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("wanted", [LEAST_CONTRAST, 5.0])
def test_grey_text_can_be_read_on_every_ground(theme: str, wanted: float) -> None:
    shown = colours(theme, dim_contrast=wanted)
    pairs = [("dim", "bg"), ("dim", "soft"), ("dim", "field"), ("side_dim", "side"), ("bar_text", "bar")]
    for text, ground in (*pairs, ("on_accent", "accent"), ("text", "bg"), ("side_text", "side")):
        assert contrast(shown[text], shown[ground]) >= LEAST_CONTRAST, (theme, text, ground)


# --- plan ---------------------------------------------------------------------------------------------


def test_a_seed_gives_the_same_screens_and_another_one_others() -> None:
    assert plans(2) == plans(2)
    assert [plan.look for plan in plans(2, seed=1)] != [plan.look for plan in plans(2)]


def test_no_screen_depends_on_the_others() -> None:
    several = {plan.name: plan for plan in plans(4)}
    assert plans(1, names=["mail_panes"]) == [several["mail_panes-000"]]


def test_half_of_the_screens_come_with_their_program() -> None:
    assert [plan.hinted for plan in plans(4, names=["mail_panes"])] == [False, True, False, True]


def test_both_halves_have_private_and_clean_templates_of_many_kinds() -> None:
    for split in (SEEN, UNSEEN):
        own = [template for template in templates() if template.split == split]
        assert sum(not template.clean for template in own) >= 30
        assert sum(template.clean for template in own) >= 8


def test_the_half_of_a_template_never_changes() -> None:
    split = {template.name: template.split for template in templates()}
    assert split["mail_panes"] == SEEN
    assert split["chat_teams"] == UNSEEN


# --- phrases and pages --------------------------------------------------------------------------------


@pytest.mark.parametrize("pool", POOLS)
def test_the_halves_of_a_pool_share_no_phrase(pool: str) -> None:
    seen, unseen = set(phrases(pool, SEEN)), set(phrases(pool, UNSEEN))
    assert len(seen) >= 2
    assert len(unseen) >= 2
    assert not seen & unseen


@pytest.mark.parametrize("pool", POOLS)
def test_every_slot_of_a_phrase_is_known(pool: str) -> None:
    for phrase in (*phrases(pool, SEEN), *phrases(pool, UNSEEN)):
        assert phrase.count("«") == phrase.count("»")
        for name, argument in re.findall(r"«(\w+)(?::([^»#]+))?(?:#\w)?»", phrase):
            assert argument in LABELLED[name][1] if argument else name in {**PRIVATE, **PLAIN}, phrase


def test_an_empty_half_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.txt").write_text("a single phrase\n")
    monkeypatch.setattr("benchmarks.screens.supply.FOLDER", tmp_path)
    own = half("a single phrase")
    phrases.cache_clear()
    assert phrases("one", own) == ("a single phrase",)
    with pytest.raises(LookupError):
        phrases("one", SEEN if own == UNSEEN else UNSEEN)
    phrases.cache_clear()


@pytest.mark.parametrize("plan", plans(1), ids=lambda plan: plan.name)
def test_a_page_shows_what_its_template_promises(plan: Plan, studio: Studio) -> None:
    page = studio.page(plan)
    entities = ENTITY.findall(page)
    assert bool(entities) != plan.template.clean
    assert set(entities) <= ENTITIES
    assert "⟦" not in page
    assert "«" not in page
    assert studio.page(plan) == page


def test_the_screens_show_entities_of_every_kind(studio: Studio) -> None:
    found = {entity for plan in plans(1) for entity in ENTITY.findall(studio.page(plan))}
    wanted = "PERSON ORGANIZATION EMAIL_ADDRESS PHONE_NUMBER ADDRESS LOCATION HANDLE CHANNEL REPOSITORY ID"
    wanted += " SECRET PRIVATE_URL DATE_OF_BIRTH CREDIT_CARD IBAN_CODE US_SSN IP_ADDRESS MAC_ADDRESS PASSPORT"
    assert set(wanted.split()) <= found


def test_a_person_stays_the_same_and_others_differ() -> None:
    supply = Supply("seed", SEEN)
    one, other = supply.people(2)
    assert one["email"] == one["email"]
    assert one["email"] != other["email"]
    assert [one["email"] for one in Supply("seed", SEEN).people(2)] == [one["email"], other["email"]]


def test_no_phrase_comes_twice_before_all_came() -> None:
    supply = Supply("seed", SEEN)
    count = len(phrases("headlines", SEEN))
    assert len(set(supply.lines("headlines", count))) == count


# --- truth --------------------------------------------------------------------------------------------


def _item(text: str, left: float, right: float, **more: Any) -> dict[str, Any]:
    rect = [left, 10.0, right, 30.0]
    return {
        "text": text,
        "rect": rect,
        "shown": rect,
        "open": 1,
        "span": -1,
        "free": False,
        "pieces": 1,
    } | more


def _ink(*private: tuple[int, int], ordinary: tuple[tuple[int, int], ...] = ()) -> Any:
    ink = np.full((60, 300), NO_INK, np.uint8)
    for kind, ranges in ((PRIVATE_INK, private), (ORDINARY, ordinary)):
        for left, right in ranges:
            ink[14:26, left:right] = kind
    return ink


SPAN = [{"text": "Jane Doe", "entity": "PERSON"}]


def test_ink_is_what_goes_when_text_goes() -> None:
    blank = np.full((4, 6, 3), 200, np.uint8)
    whole, without_private = blank.copy(), blank.copy()
    whole[1, 1:3] = 20
    whole[1, 4] = without_private[1, 4] = 20
    whole[2, 2] = 200 - 24  # as much as a soft edge may change
    ink = ink_of(Shots(whole, without_private, blank))
    assert ink[1].tolist() == [0, 2, 2, 0, 1, 0]
    assert not ink[2].any()


def test_words_and_spans_have_boxes_in_pixels() -> None:
    items = [_item("Jane", 10, 50, span=0), _item("Doe", 54.2, 90, span=0), _item("called", 100, 140)]
    spans, words = places(
        {"words": items, "spans": SPAN}, _ink((10, 50), (55, 90), ordinary=((100, 140),)), 1.0
    )
    assert [word.box for word in words] == [Zone(10, 10, 40, 20), Zone(54, 10, 36, 20), Zone(100, 10, 40, 20)]
    assert spans == (PrivateSpan("Jane Doe", "PERSON", (Zone(10, 10, 80, 20),)),)


def test_boxes_grow_with_the_scale_factor() -> None:
    _, words = places({"words": [_item("word", 10, 50.1)], "spans": []}, _ink(ordinary=((15, 75),)), 1.5)
    assert words[0].box == Zone(15, 15, 61, 30)


def test_a_value_on_two_lines_has_two_boxes() -> None:
    below = _item("Doe", 10, 50, span=0) | {"rect": [10.0, 34, 50, 54], "shown": [10.0, 34, 50, 54]}
    ink = _ink((10, 50))
    ink[38:50, 10:50] = PRIVATE_INK
    spans, _ = places({"words": [_item("Jane", 10, 50, span=0), below], "spans": SPAN}, ink, 1.0)
    assert [box.y for box in spans[0].boxes] == [10, 34]


@pytest.mark.parametrize(
    ("more", "whole"),
    [
        ({}, True),
        ({"shown": [10, 10, 40, 30]}, False),
        ({"open": 0.8}, False),
        ({"pieces": 2}, False),
    ],
)
def test_a_word_that_is_cut_is_not_whole(more: dict[str, Any], whole: bool) -> None:  # noqa: FBT001
    _, words = places({"words": [_item("Jane", 10, 50, span=0, **more)], "spans": SPAN}, _ink((10, 48)), 1.0)
    assert words[0].whole is whole


def test_a_word_whose_end_became_an_ellipsis_is_not_whole() -> None:
    _, words = places({"words": [_item("Jane", 10, 50, span=0)], "spans": SPAN}, _ink((10, 38)), 1.0)
    assert not words[0].whole


@pytest.mark.parametrize(("right", "counts"), [(51.0, True), (49.0, False)])
def test_a_value_counts_when_enough_of_it_shows(right: float, counts: bool) -> None:  # noqa: FBT001
    item = _item("Bartholomew", 10, 110, span=0, shown=[10, 10, right, 30])
    ink = _ink((10, 48))
    spans, words = places({"words": [item], "spans": SPAN}, ink, 1.0)
    assert bool(spans) is counts
    assert bool(words) is counts
    assert bool((ink == UNCOUNTED).any()) is not counts


@pytest.mark.parametrize(("bottom", "counts"), [(24.1, True), (23.9, False)])
def test_a_line_cut_off_in_its_height_counts_while_it_can_be_read(
    bottom: float,
    counts: bool,  # noqa: FBT001
) -> None:
    item = _item("Bartholomew", 10, 110, span=0, shown=[10, 10, 110, bottom])
    assert bool(places({"words": [item], "spans": SPAN}, _ink((10, 110)), 1.0)[0]) is counts


def test_what_is_covered_or_without_ink_does_not_count() -> None:
    items = [_item("behind", 10, 50, open=0), _item("invisible", 100, 140), _item("gone", 200, 240, span=0)]
    ink = _ink(ordinary=((10, 50), (200, 240)))  # the ink there is that of other text
    assert places({"words": items, "spans": SPAN}, ink, 1.0) == ((), ())


def test_initials_count_nowhere() -> None:
    ink = _ink(ordinary=((10, 30),))
    assert places({"words": [_item("JD", 10, 30, free=True)], "spans": []}, ink, 1.0) == ((), ())
    assert set(np.unique(ink)) == {NO_INK, UNCOUNTED}


def _truth(**more: Any) -> Truth:
    about: dict[str, Any] = {
        "name": "x-000",
        "template": "x",
        "split": SEEN,
        "clean": False,
        "width": 300,
        "height": 60,
        "scale": 1.5,
        "app": "Slack",
        "title": "t",
        "look": {"theme": "dark"},
        "spans": (PrivateSpan("Jane Doe", "PERSON", (Zone(10, 10, 80, 20),)),),
        "words": (Word("Jane", Zone(10, 10, 40, 20), 0, whole=True),),
    }
    return Truth(**about | more)


def test_a_truth_is_read_as_it_was_written(tmp_path: Path) -> None:
    truth = _truth()
    truth.write(tmp_path / "x.json")
    assert Truth.read(tmp_path / "x.json") == truth


def test_a_reader_is_told_the_scale_of_hinted_screens_only() -> None:
    assert _truth().told_scale == 1.5
    assert _truth(app="", title="").told_scale == 1.0


def test_a_truth_shows_no_text_in_its_repr() -> None:
    assert "Jane" not in repr(_truth())


# --- pictures, browser --------------------------------------------------------------------------------


def test_pictures_come_back_as_they_were(tmp_path: Path) -> None:
    rgb = np.arange(4 * 5 * 3, dtype=np.uint8).reshape(4, 5, 3)
    assert np.array_equal(decoded(encoded(rgb)), rgb)
    (tmp_path / "ink.png").write_bytes(encoded(rgb[:, :, 0]))
    assert np.array_equal(read_grey(tmp_path / "ink.png"), rgb[:, :, 0])


@pytest.mark.parametrize("data", [b"", b"no picture"])
def test_what_is_no_picture_is_an_error(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(data)
    with pytest.raises(ValueError, match="not a picture"):
        read_grey(tmp_path / "x.png")


def test_a_picture_with_colours_is_no_map_of_ink(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(encoded(np.zeros((2, 2, 3), np.uint8)))
    with pytest.raises(ValueError, match="one channel"):
        read_grey(tmp_path / "x.png")


def test_a_missing_browser_is_an_error_with_a_remedy() -> None:
    with pytest.raises(MissingToolError, match="no browser") as caught:
        Browser("no-such-browser")
    assert "apt-get install chromium" in caught.value.remedy


def test_without_a_browser_the_maker_ends_with_its_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = make.main(["--out", str(tmp_path), "--count", "1", "--chromium", "no-such-browser"])
    assert code == 5
    assert "apt-get install" in capsys.readouterr().err
    assert not (tmp_path / "truth.jsonl").exists()
