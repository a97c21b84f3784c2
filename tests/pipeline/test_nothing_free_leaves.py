"""Free text in places that are no content leaves nowhere: headers, frame names, wrong scales."""

from __future__ import annotations

import msgspec
import pytest

from redactor.capture.codec import encode_header
from redactor.capture.header import Agent, Device, KnownPerson
from redactor.pipeline.outcome import Refused
from tests.fakes import PRIVATE, FakeReader, WatchedReader, World, a_header, shot

CANARY = "Jane Q. Canary <jane@example.com>"


def test_a_released_header_holds_codes_only() -> None:
    header = msgspec.structs.replace(
        a_header(people=[KnownPerson(id="p-2", region=CANARY, role=CANARY)]),
        agent=Agent(name=CANARY, version=CANARY),
        purpose=CANARY,
        prerequisites=(CANARY, "dpia:D-1"),
        device=Device(owner="employer", regions=(CANARY, "US")),
    )
    with World().redactor() as redactor:
        safe = redactor.session(header).header
    assert CANARY not in encode_header(safe).decode()
    assert safe.prerequisites == ("invalid", "dpia:D-1")
    assert safe.device.regions == ("invalid", "US")
    assert safe.agent is None


def test_a_frames_own_name_is_not_told() -> None:
    event = msgspec.structs.replace(shot(1), frame="frames/jane-canary.png")
    (outcome,) = World(reader=FakeReader()).run([event], blobs={1: lambda: b"no picture"})
    assert isinstance(outcome, Refused)
    assert "canary" not in outcome.explanation
    assert "event 1" in outcome.explanation


@pytest.mark.parametrize("scale", [1.0, 4.0])
def test_the_second_look_does_not_trust_the_scale(scale: float) -> None:
    reader = WatchedReader()
    data = reader.screen(PRIVATE)
    World(reader=reader).run([shot(1, scale=scale)], blobs={1: lambda: data})
    assert [(one.scale, one.second_look) for one in reader.asked] == [(scale, False), (1.0, True)]
