"""Frames that are like the one before: what is remembered, for how long, and what is not asked for again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from redactor.detect import visual, visual_codes, visual_photos
from redactor.detect.visual import ScreenVisuals
from redactor.detect.visual_frames import Frames, changed_tiles
from redactor.detect.visual_known import Known
from redactor.detect.visual_tiles import TILE
from redactor.errors import DetectError
from tests.pictures import astronaut, blank, put, qr, taken, text_page


def test_an_equal_frame_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    visuals, screen = ScreenVisuals(), text_page()
    put(screen, astronaut(48), 300, 100)
    first = visuals.find(screen)
    assert first

    def fails(*_: object) -> list[object]:
        raise AssertionError("looked at again")

    monkeypatch.setattr(visual, "photo_zones", fails)
    monkeypatch.setattr(visual, "find_codes", fails)
    assert visuals.find(screen.copy()) == first


def test_what_lies_far_from_a_change_is_not_judged_again(monkeypatch: pytest.MonkeyPatch) -> None:
    visuals, screen = ScreenVisuals(), blank(1200, 800)
    put(screen, astronaut(48), 100, 100)
    put(screen, taken(200, 150, seed=4), 800, 80)
    put(screen, qr("WIFI:S:home;T:WPA;P:x7Kq;;"), 100, 500)
    before = visuals.find(screen)
    judged: list[object] = []

    def counted(*arguments: object) -> bool:
        judged.append(arguments)
        return False

    monkeypatch.setattr(visual_photos, "_is_taken", counted)
    monkeypatch.setattr("redactor.detect.visual_portraits.is_taken", counted)
    monkeypatch.setattr(visual_codes, "is_grid", counted)
    changed = screen.copy()
    changed[600:620, 900:1000] = 0
    assert visuals.find(changed) == before
    assert judged == []
    changed[160:170, 110:120] = 0
    visuals.find(changed)
    assert judged


def test_an_answer_for_one_question_is_none_for_another() -> None:
    visuals, screen = ScreenVisuals(), blank()
    put(screen, astronaut(150), 50, 60)
    for _ in range(2):
        assert [one.rule for one in visuals.find(screen, wanted=frozenset({"FACE"}))] == ["network"]
        assert [one.rule for one in visuals.find(screen, scale=2.0, wanted=frozenset({"FACE"}))] == [
            "portrait"
        ]
        assert [one.entity for one in visuals.find(screen, wanted=frozenset({"PHOTO"}))] == ["PHOTO"]
        assert visuals.find(screen, wanted=frozenset({"QR_CODE"})) == ()


def test_no_more_frames_than_memory_allows() -> None:
    frames = Frames(memory=3 * 640 * 400 * 4)
    for shade in range(6):
        frames.keep(frames.take(blank(640 - shade, 400)))
    assert 1 <= len(frames) <= 3
    small = Frames(memory=1)
    small.keep(small.take(text_page()))
    assert len(small) == 1


def test_no_more_than_four_frames() -> None:
    frames = Frames()
    for shade in range(9):
        frames.keep(frames.take(blank(64 + shade, 40)))
    assert len(frames) == 4


def test_a_frame_is_remembered_as_it_was() -> None:
    frames, screen = Frames(), text_page()
    frame = frames.take(screen)
    frames.keep(frame)
    screen[:] = 0
    assert frames.take(text_page()) is frame


def test_a_frame_that_failed_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    visuals = ScreenVisuals(frames := Frames())
    visuals.find(text_page())
    assert len(frames) == 1

    def fails(*_: object) -> list[object]:
        raise ValueError("what it saw")

    with monkeypatch.context() as broken:
        broken.setattr(visual, "find_codes", fails)
        with pytest.raises(DetectError):
            visuals.find(text_page(size=9))
    assert len(frames) == 0
    assert visuals.find(text_page(size=9)) == ()


def test_many_threads_with_frames_that_are_alike() -> None:
    visuals = ScreenVisuals()
    screens = []
    for place in range(12):
        screen = text_page()
        put(screen, astronaut(40), 40 * place, 20 * place)
        screens.append(screen)
    cold = [ScreenVisuals().find(screen) for screen in screens]
    with ThreadPoolExecutor(4) as pool:
        for _ in range(3):
            assert list(pool.map(visuals.find, screens)) == cold


def test_no_repr_shows_anything() -> None:
    frames = Frames()
    frame = frames.take(text_page())
    assert "array" not in repr(frame) + repr(frames)


@pytest.mark.parametrize(("x", "y"), [(0, 0), (639, 399), (8, 8), (7, 7), (320, 31), (320, 32)])
def test_a_changed_pixel_changes_its_tile(x: int, y: int) -> None:
    before, after = blank(), blank()
    after[y, x, 2] ^= 1
    changed = changed_tiles(before, after)
    assert np.argwhere(changed).tolist() == [[y // TILE, x // TILE]]


def test_what_is_known_holds_while_its_pixels_do() -> None:
    first = Known()
    assert first.get("a", (0, 0, 16, 16), lambda: 1) == 1
    assert first.get("a", (0, 0, 16, 16), lambda: 2) == 1
    changed = np.zeros((10, 10), np.bool_)
    changed[5, 5] = True
    for reach, expected in (
        ((0, 0, 40, 40), 1),
        ((0, 0, 41, 41), 2),
        ((48, 40, 80, 80), 1),
        ((47, 40, 80, 80), 2),
        ((-8, -8, 200, 200), 2),
    ):
        assert Known(first.kept, changed).get("a", reach, lambda: 2) == expected
    assert Known(first.kept, None).get("a", (0, 0, 16, 16), lambda: 2) == 2


def test_what_is_not_asked_for_is_forgotten() -> None:
    first = Known()
    first.get("a", (0, 0, 16, 16), lambda: 1)
    second = Known(first.kept, np.zeros((10, 10), np.bool_))
    assert second.kept == {}
