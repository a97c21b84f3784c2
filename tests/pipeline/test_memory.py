"""What a session shows once is masked in all of it: walked through twice, or looked back on as it comes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.capture.events import (
    Click,
    Clipboard,
    Event,
    Key,
    Move,
    Pause,
    Resume,
    Screenshot,
    ScreenText,
    Target,
    Text,
    Window,
    texts_of,
)
from redactor.capture.typing import replay
from redactor.detect.memorable import Lesson
from redactor.detect.memory import NOTHING, SessionMemory
from redactor.errors import MissingToolError, ReadError, UsageError
from redactor.pipeline import intake, memory
from redactor.pipeline.memory import Study
from redactor.pipeline.outcome import Outcome, Refused, Released, Withheld
from redactor.policy.vocabulary import Handling, MemoryScope
from redactor.values import Finding, Hint, RawText, Reason, Span
from tests.fakes import (
    PRIVATE,
    START,
    FakeDetector,
    FakeLedger,
    FakeReader,
    FaultyDetector,
    World,
    a_header,
    an_error,
    at,
    packs_with,
    press,
    raising,
    rules_with,
    shot,
    typed,
)

SHOWN = "mei.tanaka@example.com"
"""Found wherever it stands; its owner's name is found nowhere by itself."""

NAME = "Mei Tanaka"


def clip(seq: int, text: str, *, after: float | None = None) -> Clipboard:
    return Clipboard(seq=seq, at=START + timedelta(seconds=seq if after is None else after), text=text)


def texts(outcomes: Sequence[Outcome]) -> dict[int, str]:
    """Return the free texts of each released event, joined."""
    return {
        outcome.seq: "|".join(text for _, text in texts_of(outcome.event.event))
        for outcome in outcomes
        if isinstance(outcome, Released)
    }


def twice(
    world: World, events: Sequence[Event], blobs: Mapping[int, Callable[[], bytes]] | None = None
) -> list[Outcome]:
    """Walk through a recording twice."""
    outcomes: list[Outcome] = []
    with world.redactor() as redactor:
        study = redactor.study(a_header())
        for event in events:
            study.see(event, (blobs or {}).get(event.seq))
        with redactor.session(a_header(), known=study.finish()) as session:
            for event in events:
                outcomes += session.process(event, (blobs or {}).get(event.seq))
            outcomes += session.close()
    return outcomes


WHERE: list[Event] = [
    Window(seq=1, at=at(1), app="Mail", title=f"Re: {NAME} - Mail"),
    Window(seq=1, at=at(1), app="Web", title="Web", url="https://crm.example/p/mei-tanaka"),
    Window(seq=1, at=at(1), app="Web", title="Web", url="https://crm.example/?q=mei%2Btanaka"),
    Click(seq=1, at=at(1), action="down", button="left", x=1, y=1, target=Target(role="cell", name=NAME)),
    Clipboard(seq=1, at=at(1), text="ask Tanaka,\nMei"),
    Text(seq=1, at=at(1), text="mei tanaka", secure=False, field="To"),
    Screenshot(seq=1, at=at(1), frame="frames/1.png", texts=(ScreenText(text=NAME, box=(0, 0, 32, 16)),)),
]


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("turned", [False, True])
def test_what_one_event_tells_is_masked_in_every_other(where: Event, turned: bool) -> None:  # noqa: FBT001
    reader = FakeReader()
    data = reader.screen("plain", "words")
    other: Event = clip(2, f"to {SHOWN}")
    events = [msgspec.structs.replace(where, seq=3, at=at(3)) if turned else where, other]
    events.sort(key=lambda event: event.seq)
    blobs = {event.seq: lambda: data for event in events}
    alone = World(reader=reader, policies=packs_with(0, MemoryScope.EVENT)).run(events, blobs=blobs)
    assert "tanaka" in "".join(texts(alone).values()).casefold()
    for outcomes in (
        twice(World(reader=reader), events, blobs),
        World(reader=reader).run(events, blobs=blobs),
    ):
        said = texts(outcomes)
        assert len(said) == 2
        assert "tanaka" not in "".join(said.values()).casefold()


def test_what_is_typed_is_masked_by_what_was_shown_and_teaches_what_is_shown() -> None:
    events: list[Event] = [
        *typed(f"dear {NAME} ok", 1),
        clip(40, SHOWN),
        Window(seq=41, at=at(41), app="Mail", title="New"),
        *typed("jo.lindqvist@example.com", 42),
        Window(seq=200, at=at(200), app="Mail", title="Jo Lindqvist"),
    ]
    outcomes = twice(World(), events)
    released = [outcome.event.event for outcome in outcomes if isinstance(outcome, Released)]
    assert len(released) == len(events)
    keys = [event for event in released if event.seq < 40]
    assert replay(keys) == "dear [PERSON] ok" or "anaka" not in replay(keys)
    assert "Lindqvist" not in texts(outcomes)[200]
    assert "ok" in replay(keys)


@pytest.mark.parametrize(
    ("begun", "left"),
    [
        ("hannah.lind", ""),
        ("so hannah.l", "so "),
        ("hannah.lindqvist@exa", ""),
        ("HANNAH.LI", ""),
        ("x hannah now", "x  now"),  # words behind it are none of it
        ("han", "han"),  # too short to tell
        ("hannahs", "hannahs"),  # goes on in another way
        ("xhannah.l", "xhannah.l"),  # begins within a word
        ("+1 202 5", ""),
        ("12025", ""),  # however it is grouped
        ("2025", "2025"),
        ("mark", "mark"),  # a word of its own, and the beginning of others
        ("carp", "carp"),
        ("teresa.", "teresa."),  # two values go on so
        ("teresa.q", ""),
    ],
)
def test_the_beginning_of_a_known_value_that_is_taken_back_is_masked(begun: str, left: str) -> None:
    values = (
        ("EMAIL_ADDRESS", "hannah.lindqvist@example.com"),
        ("PHONE_NUMBER", "+1 202 555 0143"),
        ("EMAIL_ADDRESS", "market.row@example.com"),
        ("EMAIL_ADDRESS", "carpetrow@example.com"),
        ("EMAIL_ADDRESS", "teresa.quispe@example.com"),
        ("EMAIL_ADDRESS", "teresa.roy@example.com"),
    )
    told = SessionMemory()
    told.learn(Lesson(entity, value, 1.0, "patterns", checked=True, beside="") for entity, value in values)
    back = [press(1, "", key="backspace") for _ in begun]
    events = [*typed(f"{begun}"), *back, *typed("fine")]
    events = [msgspec.structs.replace(one, seq=seq, at=at(seq)) for seq, one in enumerate(events, start=1)]
    with World().redactor() as redactor, redactor.session(a_header(), known=told.known()) as session:
        outcomes = [outcome for event in events for outcome in session.process(event)]
        outcomes += session.close()
    out = [outcome.event.event for outcome in outcomes if isinstance(outcome, Released)]
    assert len(out) == len(events)
    assert replay(out) == "fine"
    assert "".join(event.char or "" for event in out if isinstance(event, Key)) == f"{left}fine"


def test_a_beginning_that_stays_is_no_beginning_and_a_kept_entity_is_kept() -> None:
    told = SessionMemory()
    told.learn([Lesson("EMAIL_ADDRESS", SHOWN, 1.0, "patterns", checked=True, beside="")])
    known = told.known()
    assert known.begun("mei.t") == (5, "EMAIL_ADDRESS")
    assert NOTHING.begun("mei.t") is None
    kept = replace(rules_with("EMAIL_ADDRESS", Handling.KEEP), known=known)
    assert kept.begun("mei.t") is None
    with World().redactor() as redactor, redactor.session(a_header(), known=known) as session:
        outcomes = [outcome for event in typed("mei.t and so on") for outcome in session.process(event)]
        outcomes += session.close()
    assert all(isinstance(outcome.event.event, Key) for outcome in outcomes if isinstance(outcome, Released))


class Hiccup(FakeDetector):
    """Fails the first time that a text holds ``!``."""

    has_failed = False

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        if not self.has_failed and any("!" in text.value for text in texts):
            self.has_failed = True
            raise an_error()
        return super().find(texts, hints)


def test_what_could_not_be_looked_at_in_the_first_walk_stays_though_it_can_be_in_the_second() -> None:
    for events in ([clip(1, "hi!"), clip(2, "plain")], [*typed("hi!"), clip(4, "plain")]):
        outcomes = twice(World(detector=Hiccup()), events)
        assert [outcome.seq for outcome in outcomes] == [event.seq for event in events]
        assert {outcome.decision.reasons for outcome in outcomes[:-1]} == {(Reason.DETECT_FAILED,)}
        assert all(isinstance(outcome, Withheld) for outcome in outcomes[:-1])
        assert isinstance(outcomes[-1], Released)


def test_a_screen_is_masked_by_what_was_shown() -> None:
    reader = FakeReader()
    blobs = {1: lambda: reader.screen("write", "Mei", "Tanaka"), 2: lambda: reader.screen("fine")}
    outcomes = twice(World(reader=reader), [shot(1), shot(2), clip(3, SHOWN)], blobs)
    (first, second, _) = outcomes
    assert isinstance(first, Released)
    assert isinstance(second, Released)
    assert [(f.entity, f.detector, f.rule) for f in first.findings] == [("PERSON", "memory", "memory")]
    assert first.image is not None
    assert [zone.x for zone in first.image.zones] != []
    assert second.findings == ()


def test_a_screen_teaches() -> None:
    reader = FakeReader()
    blobs = {2: lambda: reader.screen("to", SHOWN)}
    assert "Tanaka" not in texts(twice(World(reader=reader), [clip(1, NAME), shot(2)], blobs))[1]


def test_an_event_that_is_withheld_teaches_all_the_same() -> None:
    outcomes = twice(World(), [clip(1, f"!!x!! {SHOWN}"), clip(2, NAME)])
    assert isinstance(outcomes[0], Withheld)
    assert "Tanaka" not in texts(outcomes)[2]


@pytest.mark.parametrize(
    "events",
    [
        [Pause(seq=1, at=at(1)), clip(2, SHOWN), Resume(seq=3, at=at(3)), clip(4, NAME)],
        [
            Window(seq=1, at=at(1), app="1Password", title="x"),
            clip(2, SHOWN),
            Window(seq=3, at=at(3), app="Mail", title="x"),
            clip(4, NAME),
        ],
        [Text(seq=2, at=at(2), text=SHOWN, secure=True, field="Password"), clip(4, NAME)],
    ],
)
def test_what_nobody_may_look_at_teaches_nothing(events: list[Event]) -> None:
    for outcomes in (twice(World(), events), World().run(events)):
        assert texts(outcomes)[4] == NAME


def test_keys_of_a_secret_teach_nothing() -> None:
    keys = [
        msgspec.structs.replace(event, secure=True) for event in typed(SHOWN, 1) if isinstance(event, Key)
    ]
    assert texts(twice(World(), [*keys, clip(99, NAME)]))[99] == NAME


def test_a_fault_while_learning_is_met_again_and_withholds() -> None:
    reader = FakeReader()
    broken = {1: lambda: b"no picture"}
    outcomes = twice(World(reader=reader), [shot(1), clip(2, SHOWN), clip(3, NAME)], broken)
    assert isinstance(outcomes[0], Refused)
    assert "Tanaka" not in texts(outcomes)[3]
    faulty = FaultyDetector(raising(an_error()), trigger="bomb")
    outcomes = twice(World(detector=faulty), [clip(1, f"bomb {SHOWN}"), clip(2, NAME)])
    assert isinstance(outcomes[0], Withheld)
    assert texts(outcomes)[2] == NAME


def to_the_end(study: Study, event: Event) -> None:
    study.see(event)
    study.finish()


def test_a_tool_that_is_gone_stops_the_study_and_the_session() -> None:
    gone = MissingToolError("detector", "gone", remedy="install it")
    world = World(detector=FaultyDetector(raising(gone), trigger="gone"))
    with world.redactor() as redactor:
        study = redactor.study(a_header())
        study.see(clip(1, "fine"))
        with pytest.raises(MissingToolError):
            to_the_end(study, clip(2, "gone"))
        session = redactor.session(a_header())
        assert list(session.process(clip(1, "fine"))) == []
        session.process(clip(2, "gone"))
        with pytest.raises(MissingToolError):
            session.close()
        with pytest.raises(UsageError, match="failed"):
            list(session.close())


def test_scope_event_knows_nothing_of_other_events() -> None:
    world = World(policies=packs_with(30, MemoryScope.EVENT))
    with world.redactor() as redactor:
        assert not redactor.study(a_header()).is_wanted
    assert texts(world.run([clip(1, SHOWN), clip(2, NAME)]))[2] == NAME


class Names(FakeDetector):
    """Knows one name, as it stands."""

    def in_text(self, text: str) -> tuple[Finding, ...]:
        """Find it."""
        at = text.find("Jane Kowalczyk")
        return () if at < 0 else (Finding("PERSON", 0.95, "names", "model", Span(at, at + 14)),)


def test_a_person_has_one_pseudonym_in_every_form() -> None:
    events = [clip(1, "Jane"), clip(2, "Jane Kowalczyk"), clip(3, "KOWALCZYK, JANE")]
    outcomes = twice(World(detector=Names()), events)
    said = texts(outcomes)
    assert said[1] == said[2] == said[3]
    assert said[1].startswith("[PERSON_")


# --- looking back -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("look_back", "after", "masked"),
    [(30, 29, True), (30, 30, True), (30, 31, False), (0, 1, False), (0, 0, False), (600, 599, True)],
)
def test_an_event_waits_for_what_comes_within_the_window(look_back: int, after: int, masked: bool) -> None:  # noqa: FBT001
    events = [clip(1, NAME, after=0), *([clip(2, "tick", after=31)] if after > 30 else [])]
    events += [clip(3, SHOWN, after=after), clip(4, NAME, after=after)]
    said = texts(World(policies=packs_with(look_back)).run(events))
    # The event that lets one go counts as well: nobody has to wait for it any longer.
    assert ("Tanaka" not in said[1]) is masked
    assert "Tanaka" not in said[4]


def test_what_waits_comes_when_a_later_event_tells_that_time_has_passed() -> None:
    with World().redactor() as redactor, redactor.session(a_header()) as session:
        assert list(session.process(clip(1, NAME, after=0))) == []
        assert list(session.process(clip(2, "x", after=29.9))) == []
        session.process(clip(3, "x", after=30))
        early: list[Outcome] = []
        while not early:
            early += session.process(clip(4 + session._last, "x", after=30.1))
        assert [outcome.seq for outcome in early] == [1]
        rest = list(session.close())
        assert [outcome.seq for outcome in rest] == sorted(outcome.seq for outcome in rest)


@pytest.mark.parametrize(("look_back", "ready"), [(0, [1, 2]), (30, [])])
def test_who_has_no_further_event_gets_what_waits_for_none(look_back: int, ready: list[int]) -> None:
    with World(policies=packs_with(look_back)).redactor() as redactor:
        session = redactor.session(a_header(), group=100)
        assert [*session.process(clip(1, SHOWN)), *session.process(clip(2, NAME))] == []
        outcomes = [*session.ready()]
        assert [outcome.seq for outcome in outcomes] == ready
        outcomes += session.close()
        assert "Tanaka" not in texts(outcomes)[2]


def test_a_clock_that_jumps_holds_back_rather_than_lets_go() -> None:
    events = [clip(1, NAME, after=3600), clip(2, "x", after=0), clip(3, SHOWN, after=5)]
    assert "Tanaka" not in texts(World().run(events))[1]


def test_what_is_held_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "HELD_LIMIT", 10)
    with World().redactor() as redactor:
        session = redactor.session(a_header())
        for seq in range(1, 60):
            list(session.process(clip(seq, "x", after=0)))
            assert len(session._line) <= 10 + 2 * redactor.look_ahead
        list(session.close())


def test_a_screen_weighs_as_much_as_many_events(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "HELD_LIMIT", 2 * intake.SCREEN_WEIGHT)
    reader = FakeReader()
    data = reader.screen("fine")
    events: list[Event] = [
        clip(1, NAME, after=0),
        *(shot(seq) for seq in range(2, 5)),
        clip(5, SHOWN, after=5),
    ]
    blobs = {seq: lambda: data for seq in range(2, 5)}
    assert texts(World(reader=reader).run(events, blobs=blobs))[1] == NAME


STORY: list[Event] = [
    clip(1, "Tanaka was here"),
    Window(seq=2, at=at(2), app="Mail", title="Re: Mei Tanaka"),
    *typed("hi mei tanaka!", 3),
    clip(80, f"to {SHOWN}"),
    Pause(seq=81, at=at(81)),
    clip(82, "jo.lind@example.org"),
    Resume(seq=83, at=at(83)),
    Move(seq=84, at=at(84), x=1, y=1),
    clip(85, "Jo Lind and Mei"),
    *typed("jo.lind@example.org", 86),
    clip(130, "!!x!! Mei"),
    clip(131, "Lind, Jo"),
]


@settings(max_examples=12, deadline=None)
@given(st.integers(1, 4), st.sampled_from([1, 3, 100]), st.sampled_from([0, 3, 30, 600]))
def test_threads_and_groups_change_nothing(workers: int, group: int, look_back: int) -> None:
    def told(**parts: Any) -> list[tuple[Any, ...]]:
        outcomes = World(policies=packs_with(look_back), **parts).run(STORY, group=group)
        return [(type(one).__name__, one.seq, one.decision.reasons) for one in outcomes] + [
            *texts(outcomes).items()
        ]

    slow = FakeDetector()
    go = threading.Event()
    original = slow.in_text

    def late(text: str) -> tuple[Finding, ...]:
        go.wait(0.001 * (len(text) % 5))
        return original(text)

    slow.in_text = late  # type: ignore[method-assign]
    assert told(workers=workers, detector=slow) == told()


@pytest.mark.parametrize("look_back", [0, 3, 30, 600])
def test_looking_back_never_masks_more_than_two_walks_nor_less_than_none(look_back: int) -> None:
    def masked(outcomes: Sequence[Outcome]) -> dict[int, int]:
        return {one.seq: len(one.findings) for one in outcomes if not isinstance(one, Refused)}

    none = masked(World(policies=packs_with(0, MemoryScope.EVENT)).run(STORY))
    back = masked(World(policies=packs_with(look_back)).run(STORY))
    whole = masked(twice(World(), STORY))
    assert all(none[seq] <= back[seq] <= whole[seq] for seq in whole)
    assert sum(whole.values()) > sum(none.values())


def test_every_session_has_a_memory_of_its_own_and_it_ends_with_it() -> None:
    made: list[SessionMemory] = []

    def fresh() -> SessionMemory:
        made.append(SessionMemory())
        return made[-1]

    with World().redactor() as redactor:
        redactor.parts = replace(redactor.parts, memory=fresh)
        for text, expected in ((SHOWN, "[PERSON"), ("x", NAME)):
            with redactor.session(a_header()) as session:
                list(session.process(clip(1, text)))
                list(session.process(clip(2, NAME)))
                assert expected in texts(list(session.close()))[2]
    assert len(made) == 2
    assert [len(one) for one in made] == [0, 0]
    with pytest.raises(UsageError, match="closed"):
        made[0].learn([])


def test_a_reading_that_fails_once_is_asked_again() -> None:
    reader, faults = FakeReader(), [ReadError("gone")]
    data, read = reader.screen("to", PRIVATE), reader.read

    def once(*args: Any, **options: Any) -> Any:
        if faults:
            raise faults.pop()
        return read(*args, **options)

    reader.read = once  # type: ignore[method-assign]
    (outcome,) = twice(World(reader=reader), [shot(1)], {1: lambda: data})
    assert isinstance(outcome, Withheld)
    assert outcome.decision.reasons == (Reason.READ_FAILED,)
    assert [finding.entity for finding in outcome.findings] == ["EMAIL_ADDRESS"]


def test_a_ledger_that_fails_teaches_nothing() -> None:
    class Broken(FakeLedger):
        def state_at(self, *_: Any) -> Any:
            raise OSError

    outcomes = twice(World(ledger=Broken()), [clip(1, SHOWN), clip(2, NAME)])
    assert {outcome.decision.reasons for outcome in outcomes} == {(Reason.RULE_FAILED,)}


def test_nothing_is_what_a_session_without_study_begins_with() -> None:
    assert NOTHING.find(f"{SHOWN} {NAME}") == ()
