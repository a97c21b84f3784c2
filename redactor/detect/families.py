"""The recognizers of this release, in one list."""

from __future__ import annotations

from redactor.detect import secrets
from redactor.detect.patterns import cards, email, iban, labelled, national_ids, network, phone, urls

FAMILIES = (
    email.FAMILY,
    phone.FAMILY,
    cards.FAMILY,
    iban.FAMILY,
    national_ids.FAMILY,
    network.FAMILY,
    urls.FAMILY,
    labelled.FAMILY,
    secrets.FAMILY,
)
"""Every family; the order has no meaning, overlaps are resolved in ``merge.py``."""
