"""The measure of hostile texts fails what is quadratic and forgives what other work adds."""

from __future__ import annotations

import gc
from itertools import chain, repeat

from tests.growth import cpu_seconds, grows_within


def test_what_is_quadratic_fails_however_often_it_is_measured() -> None:
    assert not grows_within(lambda size: size**2, 1, 8, lambda short: 24 * short)


def test_one_slow_measurement_is_forgiven() -> None:
    added = chain([0.0, 90.0], repeat(0.0))
    assert grows_within(lambda size: size + next(added), 1, 8, lambda short: 24 * short)


def test_a_slow_start_does_not_hide_what_is_quadratic() -> None:
    added = chain([0.0, 90.0, 90.0], repeat(0.0))
    assert not grows_within(lambda size: size**2 + next(added), 1, 8, lambda short: 24 * short)


def test_the_collector_rests_while_time_is_measured_and_goes_on() -> None:
    seen: list[bool] = []
    assert cpu_seconds(lambda: seen.append(gc.isenabled())) >= 0
    assert seen == [False]
    assert gc.isenabled()
