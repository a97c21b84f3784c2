"""Events survive encoding, and no bytes whatever get past decoding as anything but an InputError."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.capture.codec import decode_event, encode_event
from redactor.capture.events import (
    Click,
    Clipboard,
    Event,
    Key,
    Placeholder,
    Screenshot,
    ScreenText,
    Scroll,
    Target,
    Text,
    Window,
    replace_texts,
    texts_of,
)
from redactor.errors import InputError

seqs = st.integers(1, 2**53 - 1)
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
times = st.datetimes(datetime(1971, 1, 1), datetime(8000, 1, 1), timezones=st.one_of(st.just(UTC), zones))  # noqa: DTZ001 - bounds must be naive
words = st.text(max_size=20)
places = st.integers(-1_000_000, 1_000_000)
lengths = st.integers(0, 1_000_000)
boxes = st.tuples(places, places, lengths, lengths)
moves = st.floats(-1e6, 1e6)
screen_texts = st.builds(ScreenText, text=words, box=boxes, role=st.none() | words)
modifiers = st.lists(st.sampled_from(["shift", "ctrl", "alt"]), max_size=3).map(tuple)
actions = st.sampled_from(["down", "up"])
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(Window, seq=seqs, at=times, app=words, title=words, url=st.none() | words),
    st.builds(
        Key,
        seq=seqs,
        at=times,
        action=actions,
        key=st.text(min_size=1, max_size=64),
        char=st.none() | st.text(max_size=8),
        modifiers=modifiers,
        secure=st.booleans(),
    ),
    st.builds(
        Click,
        seq=seqs,
        at=times,
        action=actions,
        button=st.just("left"),
        x=places,
        y=places,
        target=st.none() | st.builds(Target, role=words, name=words),
    ),
    st.builds(
        Screenshot,
        seq=seqs,
        at=times,
        frame=st.text(min_size=1, max_size=30),
        display=st.integers(0, 255),
        scale=st.floats(0.1, 16),
        texts=st.none() | st.lists(screen_texts, max_size=3).map(tuple),
    ),
    st.builds(Clipboard, seq=seqs, at=times, text=words),
    st.builds(Text, seq=seqs, at=times, text=words, secure=st.booleans(), field=st.none() | words),
    st.builds(Scroll, seq=seqs, at=times, x=places, y=places, dx=moves, dy=moves),
    st.builds(Placeholder, seq=seqs, at=times, entity=st.just("US_SSN"), text=words),
)


@given(events)
def test_what_is_encoded_decodes_to_the_same(event: Event) -> None:
    line = encode_event(event)
    assert b"\n" not in line
    assert decode_event(line, file="f", line_number=1) == event


@given(events)
def test_texts_put_back_give_the_same_event(event: Event) -> None:
    assert replace_texts(event, dict(texts_of(event))) == event


@given(events, st.data())
def test_a_changed_line_is_an_event_or_an_input_error(event: Event, data: st.DataObject) -> None:
    line = bytearray(encode_event(event))
    for _ in range(data.draw(st.integers(1, 3))):
        line[data.draw(st.integers(0, len(line) - 1))] = data.draw(st.integers(0, 255))
    try:
        changed = decode_event(bytes(line), file="f", line_number=1)
    except InputError:
        return
    assert decode_event(encode_event(changed), file="f", line_number=1) == changed


@given(st.binary(max_size=60))
def test_random_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        decode_event(data, file="f", line_number=1)
