"""The three ways out, and what they never show."""

from __future__ import annotations

from redactor.capture.events import Move, SafeEvent
from redactor.pipeline.outcome import ImageOutcome, Refused, Released, TextOutcome, Withheld
from redactor.pipeline.settle import ALLOWED
from redactor.values import Receipt, SafeText
from tests.fakes import at


def test_outcomes_are_frozen_values_without_content_in_their_repr() -> None:
    receipt = Receipt(1, "h")
    event = SafeEvent(Move(seq=1, at=at(1), x=1, y=1))
    shown = repr(
        [
            Released(1, "move", event, None, (), ALLOWED, receipt),
            Withheld(1, "move", (), ALLOWED, receipt),
            Refused(1, "move", ALLOWED, "", receipt),
            TextOutcome(SafeText("private"), (), ALLOWED, receipt),
            ImageOutcome(None, (), ALLOWED, "", receipt),
        ]
    )
    assert "private" not in shown
    assert Withheld(1, "move", (), ALLOWED, receipt) == Withheld(1, "move", (), ALLOWED, receipt)
