"""Names of keys, and which modifiers are believed to have been held, against a naive twin."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.capture.importers.keys import (
    HOLD_SECONDS,
    REPEAT_SECONDS,
    Transition,
    believed,
    modifier_of,
    named_key,
    typed_key,
)
from redactor.capture.key_names import NAMED

STEPS = st.sampled_from(
    (0.0, 0.1, REPEAT_SECONDS, REPEAT_SECONDS + 0.1, HOLD_SECONDS, HOLD_SECONDS + 0.1, 60.0)
)


@st.composite
def transitions(draw: st.DrawFn) -> list[Transition]:
    at, found = 1000.0, []
    steps = draw(st.lists(st.tuples(STEPS, st.sampled_from(("shift", "ctrl_l")), st.booleans()), max_size=12))
    for row, (step, key, is_down) in enumerate(steps, start=1):
        at += step
        found.append(Transition(row, key, is_down, at))
    return found


def naive(all_of_them: Sequence[Transition]) -> set[int]:
    """Ask for each press by itself: do presses near together lead to a release soon?"""
    rows = set()
    for index, press in enumerate(all_of_them):
        last = press
        for later in all_of_them[index + 1 :]:
            if not press.is_down or later.key != press.key:
                continue
            if not later.is_down:
                if later.at - last.at <= HOLD_SECONDS:
                    rows.add(press.row)
                break
            if later.at - last.at > REPEAT_SECONDS:
                break
            last = later
    return rows


@given(transitions())
def test_presses_are_believed_as_the_twin_believes_them(found: list[Transition]) -> None:
    assert believed(found) == naive(found)


@pytest.mark.parametrize(
    ("key", "on_mac", "elsewhere"),
    [
        ("shift_r", "shift", "shift"),
        ("Control_L", "ctrl", "ctrl"),
        ("cmd", "cmd", "meta"),
        ("Super_L", "meta", "meta"),
        ("alt_gr", "altgr", "altgr"),
        ("alt_r", "alt", "alt"),
        ("option", "alt", "alt"),
        ("fn", "fn", "fn"),
        ("a", None, None),
        ("altitude", None, None),
        ("enter", None, None),
    ],
)
def test_which_modifier_a_key_is(key: str, on_mac: str | None, elsewhere: str | None) -> None:
    assert (modifier_of(key, mac=True), modifier_of(key, mac=False)) == (on_mac, elsewhere)


@given(st.text(max_size=12))
def test_a_name_becomes_one_of_ours_or_none(name: str) -> None:
    own = named_key(name)
    assert own is None or own.key in NAMED or len(own.key) == 1


@given(st.text(min_size=1, max_size=8), st.none() | st.text(max_size=3))
def test_a_character_keeps_its_text(char: str, canonical: str | None) -> None:
    own = typed_key(char, canonical)
    assert own.key in NAMED or len(own.key) == 1
    assert own.char == char or (own.char is None and ord(char) in range(1, 27))
