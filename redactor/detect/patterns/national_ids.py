"""National identity, tax and health numbers (table in ``id_table.py``), US social security numbers.

A bare number of nine to eleven digits passes somebody's checksum far too often; without strong shape or
context words none of them is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns.digits import DASH_CLASS, only_digits
from redactor.detect.patterns.id_table import RULES, IdRule

_SSN = Headed(
    rf"(?<![\w.{DASH_CLASS}])\d{{3}}(?P<sep>[{DASH_CLASS} .]?)\d{{2}}(?P=sep)\d{{4}}(?![\w{DASH_CLASS}]"
    rf"|[.,]\d)"
)
_SSN_WORDS = words("ssn social security socsec ss itin")
_LAST_FOUR = re.compile(r"(?<![\w-])(?:\*{3}|x{3})-(?:\*{2}|x{2})-\d{4}(?!\w)", re.IGNORECASE)
_ITIN_GROUPS = frozenset({*range(50, 66), *range(70, 89), *range(90, 93), *range(94, 100)})


def _ssn(passage: Passage) -> Iterator[Match]:
    """Social security and taxpayer numbers: SSA's format rules, IRS's group ranges for ITIN."""
    for found in passage.sought(_SSN):
        start, end = found.span()
        digits = only_digits(found.group())
        area, group, serial = int(digits[:3]), int(digits[3:5]), int(digits[5:])
        labelled = passage.near(start, end, _SSN_WORDS)
        dashed = found["sep"] not in {"", " ", "."}
        if not (dashed or labelled):
            continue
        if area >= 900 and group in _ITIN_GROUPS and serial:
            yield Match("TAX_ID", start, end, 0.85, "us.itin", checked=True)
        elif area not in {0, 666} and area < 900 and group and serial:
            yield Match("US_SSN", start, end, 0.9 if dashed else 0.8, "us.ssn", checked=True)
        elif labelled and dashed:
            # Never issued, but the label says what it is meant to be: a typing error or an invented one.
            yield Match("US_SSN", start, end, 0.6, "us.ssn_label")


def _masked_ssn(passage: Passage) -> Iterator[Match]:
    """The last four digits with the rest starred out still identify together with a name."""
    for found in _LAST_FOUR.finditer(passage.text):
        yield Match("US_SSN", *found.span(), 0.6, "us.ssn_last_four")


def _by_rule(passage: Passage, rule: IdRule) -> Iterator[Match]:
    for found in passage.sought(rule.shape):
        start, end = found.span()
        near = passage.near(start, end, rule.context)
        if not (rule.alone or near):
            continue
        if rule.check is None and (near or found.group().upper() == found.group()):
            # Without context and check small letters are a digest's.
            yield Match(rule.entity, start, end, 0.75 if near else 0.65, f"id.{rule.name}")
        elif rule.check is not None and rule.check.is_valid(found.group()):
            yield Match(rule.entity, start, end, 0.9 if near else 0.8, f"id.{rule.name}", checked=True)
        elif rule.check is not None and near and rule.alone:
            # A strong shape under its own name, with a check digit mistyped or misread.
            yield Match(rule.entity, start, end, 0.6, f"id.{rule.name}_label")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every national number of the passage."""
    if passage.digits < 4:
        return
    yield from _masked_ssn(passage)
    yield from _ssn(passage)
    for rule in RULES:
        if rule.alone or passage.mentions(rule.context):
            yield from _by_rule(passage, rule)


FAMILY = Family("national_ids", frozenset({"US_SSN", "TAX_ID"} | {rule.entity for rule in RULES}), find)
