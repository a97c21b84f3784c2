"""Slips in regions, told from decisions of a policy."""

from __future__ import annotations

import pytest

from redactor.batch.regions import fault_in
from redactor.policy.packset import PackSet

PACKS = PackSet.of()

CASES = [
    ("US-CA", None),
    ("us-ca", None),
    ("US", None),
    ("DE", None),  # Delaware too, but a pack speaks for Germany
    ("UK", None),
    ("BR", None),  # no pack speaks for Brazil, and it is no state: for the policy to refuse
    ("CA-ON", None),  # whoever writes a province means Canada
    ("CA", "`CA` is Canada; for California write `US-CA`"),
    ("ca", "`CA` is Canada; for California write `US-CA`"),
    ("IN", "`IN` is India; for Indiana write `US-IN`"),
    ("TX", "`TX` is no country; for Texas write `US-TX`"),
    ("US-XX", "this is neither an ISO 3166-1 country (`DE`) nor an ISO 3166-2 subdivision (`US-CA`)"),
    ("California", "this is neither an ISO 3166-1 country (`DE`) nor an ISO 3166-2 subdivision (`US-CA`)"),
    ("", "this is neither an ISO 3166-1 country (`DE`) nor an ISO 3166-2 subdivision (`US-CA`)"),
]


@pytest.mark.parametrize(("code", "fault"), CASES)
def test_slips(code: str, fault: str | None) -> None:
    assert fault_in(code, PACKS) == fault
