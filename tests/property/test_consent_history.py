"""A consent's state at any instant, against a twin that walks the calendar day by day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from redactor.consent.record import ConsentRecord, EventState, state_of

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["given", "refused", "withdrawn"]),
        st.integers(-6, 6),
        st.one_of(st.none(), st.integers(1, 6)),
    ),
    max_size=8,
)


@given(events=EVENTS, asked=st.integers(-8, 14))
def test_random_histories_against_a_naive_twin(events: list[tuple[str, int, int | None]], asked: int) -> None:
    records = [
        ConsentRecord(
            record_id=f"r{number}",
            purpose="training",
            state=EventState(state),
            at=NOW + at * DAY,
            recorded_at=NOW,
            actor="hr",
            expires_at=NOW + (at + life) * DAY if life is not None and state == "given" else None,
            evidence_ref="FORM-1",
        )
        for number, (state, at, life) in enumerate(events)
    ]
    assert str(state_of(records, "training", NOW + asked * DAY).status) == naive_state(events, asked)


def naive_state(events: list[tuple[str, int, int | None]], asked: int) -> str:
    """Walk the days one by one, as a person would with a calendar."""
    standing, ends = "unknown", None
    for day in range(-6, asked + 1):
        today = [event for event in events if event[1] == day]
        for word in ("withdrawn", "refused", "given"):
            lives = [life for state, _, life in today if state == word]
            if lives:
                finite = [day + life for life in lives if life is not None]
                standing, ends = word, min(finite) if word == "given" and finite else None
                break
        if ends is not None and day >= ends:
            standing = "expired"
            ends = None
    return standing
