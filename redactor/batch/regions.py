"""Regions as people write them down: the slips that would otherwise look like a policy's decision."""

from __future__ import annotations

from collections.abc import Iterator

from redactor.capture.header import Header
from redactor.capture.session import HEADER_NAME, SessionFolder
from redactor.errors import InputError
from redactor.policy.iso3166 import US_SUBDIVISIONS
from redactor.policy.packset import PackSet
from redactor.policy.regions import advice, normalise


def fault_in(code: str, policies: PackSet) -> str | None:
    """Return what is wrong with a region that a person or a program gave, None when nothing is.

    ``CA`` is Canada. Where no pack speaks for Canada it would be refused in any case, and who wrote
    it most likely meant California: so it is answered as a slip. ``DE`` has a pack, so it is Germany.
    """
    region = normalise(code)
    if region is None or (region in US_SUBDIVISIONS and not policies.covers(region)):
        return advice(code)
    return None


def check_regions(source: SessionFolder, policies: PackSet) -> None:
    """Look at every region that a session's header names.

    Raises:
        InputError: the first one that is none, with its field.
    """
    for field, code in _named(source.header):
        if (fault := fault_in(code, policies)) is not None:
            raise InputError(
                fault,
                file=str(source.folder / HEADER_NAME),
                field=field,
                remedy="write a code like DE or US-CA, or null where nobody knows",
            )


def _named(header: Header) -> Iterator[tuple[str, str]]:
    """Yield every region with the path of its field."""
    subject = header.subject
    fields = [
        ("$.subject.work_region", subject.work_region),
        ("$.subject.employer_region", subject.employer_region),
        ("$.subject.residence_region", subject.residence_region),
        *((f"$.device.regions[{index}]", code) for index, code in enumerate(header.device.regions)),
        *((f"$.people[{index}].region", person.region) for index, person in enumerate(header.people)),
    ]
    yield from ((field, code) for field, code in fields if code is not None)
