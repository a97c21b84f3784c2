"""Sessions that several threads or tasks feed: order, delay, faults and cancellation."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from redactor.capture.codec import encode_event
from redactor.capture.events import Clipboard, Event, Move, Window
from redactor.errors import AuditWriteError, UsageError
from redactor.pipeline import streaming
from redactor.pipeline.outcome import Outcome, Released, Withheld
from redactor.pipeline.streaming import AsyncSession
from redactor.values import Reason
from tests.fakes import PRIVATE, FakeAuditLog, FaultyDetector, World, a_header, at, typed, without_memory


def clip(seq: int, text: str = "x") -> Clipboard:
    return Clipboard(seq=seq, at=at(seq), text=text)


def move(seq: int) -> Move:
    return Move(seq=seq, at=at(seq), x=1, y=1)


EVENTS: list[Event] = [
    clip(1, PRIVATE),
    *typed(f"to {PRIVATE} <<x>>", 2),
    Window(seq=26, at=at(26), app="Mail", title=f"from {PRIVATE}"),
    clip(27, "!!held!!"),
    move(28),
    *typed("bye", 29),
]


def run(work: Coroutine[Any, Any, Any]) -> Any:
    """Run a coroutine; one that hangs fails."""

    async def limited() -> Any:
        return await asyncio.wait_for(work, 60)

    return asyncio.run(limited())


class Gated(FaultyDetector):
    """Looks at a text with ``slow`` in it only when it may."""

    def __init__(self) -> None:
        self.go, self.begun = threading.Event(), threading.Event()
        super().__init__(self._wait, trigger="slow")

    def _wait(self, texts: Any) -> Any:
        self.begun.set()
        if not self.go.wait(30):
            raise TimeoutError
        return [self.in_text(text.value) for text in texts]


@contextmanager
def opened(world: World, *, group: int = 1) -> Iterator[AsyncSession]:
    with world.redactor() as redactor:
        yield redactor.asession(a_header(), group=group)


def told(outcomes: list[Outcome]) -> list[tuple[Any, ...]]:
    return [
        (
            o.seq,
            type(o).__name__,
            o.decision.reasons,
            encode_event(o.event.event) if isinstance(o, Released) else b"",
        )
        for o in outcomes
    ]


# --- in an event loop -------------------------------------------------------------------------------


@pytest.mark.parametrize("group", [1, 7])
@pytest.mark.parametrize("workers", [1, 3])
def test_it_gives_what_the_sync_twin_gives(workers: int, group: int) -> None:
    async def work() -> list[Outcome]:
        with opened(World(workers=workers), group=group) as entered:
            async with entered as session:
                outcomes = [outcome for event in EVENTS async for outcome in session.process(event)]
                return outcomes + [outcome async for outcome in session.close()]

    outcomes = run(work())
    assert told(outcomes) == told(World().run(EVENTS))
    assert [outcome.seq for outcome in outcomes] == [event.seq for event in EVENTS]


def test_header_and_policy_are_those_of_the_session() -> None:
    world = World()
    with world.redactor() as redactor:
        session = redactor.asession(a_header())
        assert session.header == redactor.session(a_header()).header
        assert session.policy is session._session.policy


def test_a_slow_item_does_not_hold_the_loop() -> None:
    detector = Gated()

    async def work() -> None:
        with opened(World(detector=detector)) as entered:
            async with entered as session:
                taking = asyncio.ensure_future(_all(session.process(clip(1, f"slow {PRIVATE}"))))
                closing = asyncio.ensure_future(_all(session.close()))
                await asyncio.to_thread(detector.begun.wait, 30)
                for _ in range(100):
                    await asyncio.sleep(0)
                assert not closing.done()
                detector.go.set()
                outcomes = await taking + await closing
        assert [outcome.seq for outcome in outcomes] == [1]
        assert isinstance(outcomes[0], Released)

    run(work())


async def _all(outcomes: Any) -> list[Outcome]:
    return [outcome async for outcome in outcomes]


def test_who_hands_over_without_awaiting_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "MOST_WAITING", 3)
    detector = Gated()

    async def work() -> None:
        with opened(World(detector=detector)) as entered:
            async with entered as session:
                first = [session.process(clip(seq, "slow")) for seq in (1, 2, 3)]
                with pytest.raises(UsageError, match="waiting for their turn"):
                    session.process(clip(4))
                detector.go.set()
                outcomes = [outcome for results in first async for outcome in results]
                outcomes += [outcome async for outcome in session.process(clip(4))]
                outcomes += [outcome async for outcome in session.close()]
        assert [outcome.seq for outcome in outcomes] == [1, 2, 3, 4]

    run(work())


def test_what_is_under_way_is_bounded() -> None:
    detector = Gated()
    world = World(detector=detector)

    async def work() -> None:
        with world.redactor() as redactor:
            async with redactor.asession(a_header()) as session:
                calls = [session.process(clip(seq, "slow")) for seq in range(1, 11)]
                await asyncio.to_thread(detector.begun.wait, 30)
                assert len(session._session._desk.under_way) <= redactor.look_ahead
                assert len(session._session._line) <= redactor.look_ahead + 1
                detector.go.set()
                outcomes = [outcome for results in calls async for outcome in results]
                outcomes += [outcome async for outcome in session.close()]
        assert [outcome.seq for outcome in outcomes] == list(range(1, 11))

    run(work())


def test_ready_gives_what_is_settled_without_a_further_event_and_leaves_typing_open() -> None:
    async def work() -> None:
        with opened(World(policies=without_memory()), group=100) as entered:
            async with entered as session:
                outcomes = [o for event in [clip(1), *typed("abc", 2)] async for o in session.process(event)]
                assert outcomes == []
                assert [o.seq async for o in session.ready()] == [1]
                assert [o.seq async for o in session.ready()] == []
                assert [o.seq async for o in session.close()] == [2, 3, 4]

    run(work())


# --- cancellation -----------------------------------------------------------------------------------


def test_who_is_cancelled_loses_nothing_and_gets_nothing_twice() -> None:
    detector, world = Gated(), World()
    world.detector = detector

    async def work() -> list[Outcome]:
        with opened(world) as entered:
            async with entered as session:
                assert await _all(session.process(clip(1, f"slow {PRIVATE}"))) == []
                waiting = asyncio.ensure_future(_all(session.ready()))
                await asyncio.sleep(0.01)
                waiting.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await waiting
                detector.go.set()
                outcomes = await _all(session.process(clip(2)))
                return outcomes + await _all(session.close())

    outcomes = run(work())
    assert [outcome.seq for outcome in outcomes] == [1, 2]
    assert [record["seq"] for record in world.records()] == [1, 2]
    assert PRIVATE.encode() not in b"".join(row[3] for row in told(outcomes))


def test_a_reader_that_breaks_off_gets_the_rest_with_its_next_call() -> None:
    async def work() -> list[int]:
        seen: list[int] = []
        with opened(World(), group=3) as entered:
            async with entered as session:
                for seq in (1, 2, 3):
                    async for outcome in session.process(move(seq)):
                        seen.append(outcome.seq)
                        break
                seen += [outcome.seq async for outcome in session.close()]
        return seen

    assert run(work()) == [1, 2, 3]


def test_leaving_by_cancellation_releases_nothing_and_keeps_the_cancellation() -> None:
    detector, handed_out = Gated(), list[Outcome]()
    world = World(detector=detector)

    async def work(session: AsyncSession) -> None:
        async with session:
            handed_out.extend(await _all(session.process(clip(1, f"slow {PRIVATE}"))))
            handed_out.extend(await _all(session.close()))

    async def cancelled(session: AsyncSession) -> None:
        task = asyncio.ensure_future(work(session))
        await asyncio.to_thread(detector.begun.wait, 30)
        task.cancel()
        await asyncio.sleep(0.01)
        detector.go.set()
        with pytest.raises(asyncio.CancelledError):
            await task

    with world.redactor() as redactor:
        run(cancelled(redactor.asession(a_header())))
    assert handed_out == []


@pytest.mark.parametrize("closed", [False, True])
def test_leaving_with_outcomes_not_taken_is_an_error(*, closed: bool) -> None:
    async def work() -> None:
        with opened(World()) as entered:
            async with entered as session:
                results = session.process(typed("a")[0])
                if closed:
                    assert [outcome async for outcome in results] == []
                    session.close()

    with pytest.raises(UsageError, match="outcomes not taken"):
        run(work())


# --- faults -----------------------------------------------------------------------------------------


def test_a_detector_that_fails_withholds_its_item_and_no_other() -> None:
    def fails(_texts: Any) -> Any:
        raise RuntimeError

    async def work() -> list[Outcome]:
        with opened(World(detector=FaultyDetector(fails, trigger="bomb"))) as entered:
            async with entered as session:
                outcomes = [
                    o
                    for seq, text in ((1, "a"), (2, "bomb"), (3, "c"))
                    async for o in session.process(clip(seq, text))
                ]
                return outcomes + [outcome async for outcome in session.close()]

    outcomes = run(work())
    assert [type(outcome) for outcome in outcomes] == [Released, Withheld, Released]
    assert outcomes[1].decision.reasons == (Reason.INTERNAL_FAULT,)


def test_a_record_that_cannot_be_made_durable_ends_the_session() -> None:
    world = World(audit=FakeAuditLog(fail_at=2), policies=without_memory())

    async def work() -> None:
        with opened(world) as entered:
            async with entered as session:
                outcomes = await _all(session.process(move(1))) + await _all(session.ready())
                assert [outcome.seq for outcome in outcomes] == [1]
                with pytest.raises(AuditWriteError):
                    await _all(session.process(move(2))) + await _all(session.ready())
                for again in (session.process(move(3)), session.ready(), session.close()):
                    with pytest.raises(UsageError, match="has failed"):
                        await _all(again)

    run(work())
    assert [record["seq"] for record in world.records()] == [1]


def test_an_event_out_of_order_ends_the_session_even_if_nobody_listens() -> None:
    async def work() -> None:
        with opened(World()) as entered:
            async with entered as session:
                deaf = session.process(move(5)), session.process(move(5))
                with pytest.raises(UsageError, match="has failed"):
                    await _all(session.close())
                del deaf
                raise AssertionError

    with pytest.raises(AssertionError):
        run(work())


# --- several threads --------------------------------------------------------------------------------


def test_threads_that_share_a_session_get_each_outcome_once() -> None:
    world, order, seqs = World(workers=3), threading.Lock(), iter(range(1, 1000))
    handed_out: list[Outcome] = []
    faults: list[BaseException] = []

    def feed(session: Any) -> None:
        try:
            for _ in range(40):
                with order:
                    seq = next(seqs)
                    results = session.process(clip(seq, PRIVATE))
                handed_out.extend(results)
        except BaseException as fault:  # noqa: BLE001 - told by the test below
            faults.append(fault)

    with world.redactor() as redactor, redactor.session(a_header(), group=5) as session:
        threads = [threading.Thread(target=feed, args=(session,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        handed_out.extend(session.close())
    assert faults == []
    assert sorted(outcome.seq for outcome in handed_out) == list(range(1, 161))
    assert [record["seq"] for record in world.records()] == list(range(1, 161))


def test_calls_of_one_session_are_taken_one_after_the_other() -> None:
    """Whoever comes second waits, and does not find a session that is in the middle of something."""
    detector = Gated()
    inside, most, lock = [0], [0], threading.Lock()

    class Watched(FakeAuditLog):
        def append(self, bodies: Any) -> Any:
            with lock:
                inside[0] += 1
                most[0] = max(most[0], inside[0])
            threading.Event().wait(0.005)
            with lock:
                inside[0] -= 1
            return super().append(bodies)

    detector.go.set()
    with World(audit=Watched(), detector=detector, policies=without_memory()).redactor() as redactor:
        session = redactor.session(a_header())
        order, seqs = threading.Lock(), iter(range(1, 1000))

        def feed() -> None:
            for _ in range(10):
                with order:
                    results = session.process(move(next(seqs)))
                list(results)

        threads = [threading.Thread(target=feed) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        list(session.close())
    assert most == [1]
    assert redactor.parts.audit.groups > 1  # type: ignore[attr-defined]


CALLS: list[Callable[[Any], Any]] = [lambda s: s.process(move(1)), lambda s: s.ready(), lambda s: s.close()]


@pytest.mark.parametrize("call", CALLS)
def test_a_call_waits_while_another_thread_is_at_work(call: Callable[[Any], Any]) -> None:
    with World().redactor() as redactor:
        session = redactor.session(a_header())
        done = threading.Event()

        def other() -> None:
            list(call(session))
            done.set()

        thread = threading.Thread(target=other)
        with session._lock:
            thread.start()
            assert not done.wait(0.05)
        assert done.wait(30)
        thread.join()
        list(session.close())
