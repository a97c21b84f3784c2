"""Typing stays whole, whatever stands between its keys; what cannot be judged whole is withheld."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from importlib import resources
from pathlib import Path

import msgspec
import pytest

from redactor.capture.events import Event, Key, Move, Pause, Window
from redactor.pipeline import intake
from redactor.pipeline.outcome import Outcome, Refused, Released, Withheld
from redactor.policy.packset import PackSet
from redactor.values import ConsentState, Reason
from tests.fakes import PRIVATE, FakeLedger, FakeReader, World, a_header, at, shot, typed


def move(seq: int) -> Move:
    return Move(seq=seq, at=at(seq), x=1, y=1)


def halves(between: Sequence[Event]) -> list[Event]:
    """Return ``PRIVATE`` typed in two halves around other events, numbered from 1."""
    middle = len(PRIVATE) // 2
    first = typed(PRIVATE[:middle], 1)
    rest = typed(PRIVATE[middle:], middle + 1 + len(between))
    return [*first, *between, *rest]


def shown(outcomes: Sequence[Outcome]) -> str:
    """Return the characters of the keys that went out."""
    events = [outcome.event.event for outcome in outcomes if isinstance(outcome, Released)]
    return "".join(event.char or "" for event in events if isinstance(event, Key))


def without_moves(folder: Path) -> PackSet:
    """Return the strict pack with one rule more: no moves of the pointer."""
    source = resources.files("redactor.policies").joinpath("strict-global.yaml").read_text("utf-8")
    stricter = source.replace("id: strict-global", "id: stricter").replace("denied: []", "denied: [move]", 1)
    assert "[move]" in stricter
    file = folder / "stricter.yaml"
    file.write_text(stricter, "utf-8")
    return PackSet.of(file)


class HiccupLedger(FakeLedger):
    """Cannot answer about one instant."""

    def __init__(self, moment: datetime) -> None:
        super().__init__()
        self._moment = moment

    def state_at(self, subject: str, purpose: str, at: datetime) -> ConsentState:
        if at == self._moment:
            raise LookupError("the ledger is gone for a moment")
        return super().state_at(subject, purpose, at)


MIDDLE = len(PRIVATE) // 2 + 1


def test_a_kind_of_event_that_is_kept_out_does_not_cut_the_text(tmp_path: Path) -> None:
    world = World(policies=without_moves(tmp_path))
    outcomes = world.run(halves([move(MIDDLE)]))
    assert shown(outcomes) == ""
    assert [type(outcome) for outcome in outcomes].count(Refused) == 1


def test_an_event_that_the_gate_cannot_answer_for_does_not_cut_the_text() -> None:
    world = World(ledger=HiccupLedger(at(MIDDLE)))
    outcomes = world.run(halves([move(MIDDLE)]))
    assert shown(outcomes) == ""
    (kept_out,) = (outcome for outcome in outcomes if isinstance(outcome, Refused))
    assert kept_out.decision.reasons == (Reason.RULE_FAILED,)


def test_a_text_with_a_hole_is_withheld() -> None:
    world = World(ledger=HiccupLedger(at(MIDDLE)))
    outcomes = world.run(typed(PRIVATE, 1))
    assert shown(outcomes) == ""
    held = {outcome.decision.reasons for outcome in outcomes if isinstance(outcome, Withheld)}
    assert held == {(Reason.RULE_FAILED,)}


def test_the_hole_ends_with_the_text() -> None:
    world = World(ledger=HiccupLedger(at(1)))
    other = Window(seq=4, at=at(4), app="Editor", title="two")
    outcomes = world.run([*typed("abc", 1), other, *typed("xyz", 5)])
    assert shown(outcomes) == "xyz"


@pytest.mark.parametrize(
    "breaker",
    [Pause(seq=MIDDLE, at=at(MIDDLE)), Window(seq=MIDDLE, at=at(MIDDLE), app="Editor", title="two")],
)
def test_a_pause_or_another_window_still_ends_a_run(breaker: Event) -> None:
    outcomes = World().run([*typed("ab", MIDDLE - 2), breaker, *typed("cd", MIDDLE + 1)])
    assert shown(outcomes).startswith("ab")


def test_skipping_remembers_the_hole() -> None:
    ledger = HiccupLedger(at(1))
    whole = World(ledger=ledger).run(typed("abc", 1))
    resumed = World(ledger=ledger).run(typed("abc", 1), skip=1)
    assert [type(outcome) for outcome in resumed] == [type(outcome) for outcome in whole[1:]]
    assert shown(resumed) == ""


def test_screens_do_not_pile_up_behind_an_idle_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "HELD_LIMIT", 300)
    reader = FakeReader()
    data = reader.screen("hello")
    shots = [shot(seq) for seq in range(2, 7)]
    late = msgspec.structs.replace(shot(7), at=at(7) + timedelta(seconds=120))
    world = World(reader=reader)
    with world.redactor() as redactor:
        session = redactor.session(a_header())
        early = [o for event in [*typed("a", 1), *shots] for o in session.process(event, lambda: data)]
        assert early == []
        freed = list(session.process(late, lambda: data))
        freed += list(session.close())
    assert [outcome.seq for outcome in freed] == list(range(1, 8))


def test_typing_that_never_ends_stays_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "RUN_HARD_LIMIT", 5)
    outcomes = World().run(typed("x" * 12, 1))
    assert shown(outcomes) == ""
    assert {outcome.decision.reasons for outcome in outcomes} == {(Reason.RUN_TOO_LONG,)}
