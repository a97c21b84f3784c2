"""Where something was found: each kind of event, and the texts inside one."""

from __future__ import annotations

import typing

import pytest

from redactor.batch.words import CHANNEL_WORDS
from redactor.capture.events import (
    Click,
    Clipboard,
    Event,
    Placeholder,
    Target,
    Text,
    Window,
)
from redactor.pipeline.channels import CHANNELS, channel_of
from redactor.pipeline.outcome import Released
from tests.fakes import PRIVATE, FakeReader, World, at, shot, typed

READER = FakeReader()
TARGET = Target(role="button", name=f"mail {PRIVATE}")

CASES: list[tuple[list[Event], list[str]]] = [
    (typed(f"to {PRIVATE}"), ["keys"]),
    ([Placeholder(seq=1, at=at(1), entity="ID", text=PRIVATE)], ["keys"]),
    ([Text(seq=1, at=at(1), text=PRIVATE, secure=False)], ["fields"]),
    ([Text(seq=1, at=at(1), text="hunter2", secure=True)], ["fields"]),
    ([Clipboard(seq=1, at=at(1), text=f"{PRIVATE} <<x>>")], ["clipboard", "clipboard"]),
    ([Window(seq=1, at=at(1), app="Mail", title=PRIVATE, url="https://a.example")], ["titles"]),
    ([Window(seq=1, at=at(1), app="Mail", title="", url=f"https://a.example/{PRIVATE}")], ["urls"]),
    (
        [Window(seq=1, at=at(1), app="Mail", title=f"<<a>> {PRIVATE}", url="https://a.example/<<b>>")],
        ["titles", "titles", "urls"],
    ),
    ([Click(seq=1, at=at(1), action="down", button="left", x=1, y=1, target=TARGET)], ["clicks"]),
    ([shot(1)], ["screens"]),
    ([Clipboard(seq=1, at=at(1), text="nothing")], []),
]


@pytest.mark.parametrize(("events", "channels"), CASES)
def test_each_finding_tells_its_channel(events: list[Event], channels: list[str]) -> None:
    data = READER.screen("from", PRIVATE)
    outcomes = World(reader=READER).run(events, blobs={1: lambda: data})
    found = [outcome for outcome in outcomes if isinstance(outcome, Released) and outcome.findings]
    assert [channel for outcome in found for channel in outcome.channels] == channels
    assert all(len(outcome.channels) == len(outcome.findings) for outcome in found)


def test_all_that_can_hold_a_text_has_a_channel_that_people_are_told_of() -> None:
    kinds = {kind.__struct_config__.tag for kind in typing.get_args(Event)}
    without = kinds - {"scroll", "move", "pause", "resume"}
    assert {channel_of(kind) for kind in without} | {"urls"} == set(CHANNELS) == set(CHANNEL_WORDS)
    for kind in kinds - without:
        with pytest.raises(KeyError):
            channel_of(kind)
