"""Numbers without a prefix or label of their own: those somebody asks about, rows' UUIDs, ``INV/2024/42``.

A UUID by itself numbers anything; it counts where it numbers a person's row or account.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.inert import BLANK
from redactor.detect.passage import Match, Passage, words
from redactor.detect.patterns.columns import cells
from redactor.detect.patterns.surroundings import around

COUNTED = re.compile(
    r"[ \t]*(?:ms|s|sec|seconds?|minutes?|hours?|days?|bytes|kb|mb|gb|items?|rows?|units?|users?|times|%"
    r"|usd|eur"
    r"|people|customers|orders|of|x|words|pages|points|miles|km|or more|per)(?![^\W_])|\+",
    re.IGNORECASE,
)
"""What follows a number that counts something."""

UNIQUE = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
"""A UUID (RFC 9562)."""

_SLASHED = Headed(
    r"(?<![\w.$&+~%@/-])(?:INV|SI|SO|PO|QT|QUO|EST|CN|DN|RE|RG|AR|FV|FAC|FACT|CASE|REF|ORD|CTR|POL|CLM|GRN"
    r"|WO)"
    r"/(?!(?:19|20)\d\d(?![\d/]))(?:\d{4,9}|(?:19|20)?\d\d/\d{2,7}|\d{2,6}/(?:19|20)?\d\d)(?![\w/-]|\.\d)"
)
_ASKED = Headed(
    r"(?<![^\W_])(?:(?:any )?(?:news|updates?|progress|status|word|feedback|info)"
    r" (?:on|about|regarding|of|for)"
    r"|follow(?:ing|ed)?[ -]up (?:on|to|for|with)|regarding|concerning|re:|chasing|escalat(?:e|ed|ing)"
    r"|looking into|(?:ein )?update zu|stand zu|bezüglich|betreff:)"
    r" (?:your |our |my )?#?(?P<value>\d{6,10})(?![\w%-]|[.,:/]\d)",
    re.IGNORECASE,
)
_UNIQUE_ANYWHERE = re.compile(rf"(?<![\w-]){UNIQUE.pattern}(?![\w-])", re.IGNORECASE)
_UNIQUE_HEADERS = words("id uuid guid uid user customer account client member")
_CELL_END = re.compile(r"(?:^|[|,;\t]|  )[ \"']*$")
_CELL_START = re.compile(r"[ \"']*(?:$|[|,;\t]|  )")
_WHOSE = re.compile(
    r"(?<![^\W_])(?:user|account|customer|client|tenant|member|employee|patient|subscriber|contact|person"
    r"|profile"
    r"|order|invoice|subject|owner|guest|student|lead|organi[sz]ation|org|workspace)(?: ?(?:id|uuid|guid))?"
    r"[ :=#(\"']{1,4}$",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"(?<=/)(?:tickets?|orders?|customers?|invoices?|cases?|patients?|users?|accounts?|employees?|clients?"
    r"|members?"
    r"|claims?|policies|bookings?|reservations?|subscriptions?|payments?|contacts?|students?|subscribers?"
    r"|tenants?"
    rf"|leads?|profiles?)/(?P<value>\d{{4,12}}|{UNIQUE.pattern})(?![\w-]|\.\d)",
    re.IGNORECASE,
)
# Docket numbers of the US federal courts: office, year, kind of case, number (28 U.S.C. 457; CM/ECF).
_DOCKET = re.compile(r"(?<![\w:.-])\d:\d\d-(?:cv|cr|mc|mj|md|bk|ap|po)-\d{3,6}(?:-[A-Z]{2,4}){0,3}(?![\w-])")
_SIGNED = re.compile(r"(?<![\w&#/=.-])#(?P<value>\d{7,10})(?![\w(-]|\.\d)")
DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|(?:19|20)\d{4}")
"""A date without signs: ``20310402``."""


def _asked(passage: Passage) -> Iterator[Match]:
    """Bare numbers that somebody asks about, as support does with its cases."""
    for found in passage.sought(_ASKED):
        value = found["value"]
        counted = COUNTED.match(passage.text, found.end(), found.end() + 16)
        if not counted and not DAY.fullmatch(value) and not value.endswith("0000"):
            yield Match("ID", *found.span("value"), 0.62, "id.asked")


def _unique(passage: Passage) -> Iterator[Match]:
    """UUIDs that number a person's row or account; those of code, devices and logs' requests do not."""
    for found in _UNIQUE_ANYWHERE.finditer(passage.text):
        before, after = around(passage.text, *found.span())
        mails = "@" in before or "@" in after or BLANK in before or BLANK in after
        alone = _CELL_END.search(before) is not None and _CELL_START.match(after) is not None
        row = alone and mails and (before + after).strip() != ""
        if row or _WHOSE.search(before):
            yield Match("ID", *found.span(), 0.66, "id.uuid")
    for cell in cells(passage, _UNIQUE_HEADERS):
        if UNIQUE.fullmatch(passage.text, cell.start, cell.end):
            yield Match("ID", cell.start, cell.end, 0.66, "id.uuid")


def found(passage: Passage) -> Iterator[Match]:
    """Yield every number that its place alone gives away."""
    if passage.digits < 3:
        return
    for hit in passage.sought(_SLASHED) if "/" in passage.text else ():
        yield Match("ID", *hit.span(), 0.7, "id.prefix")
    for hit in _DOCKET.finditer(passage.text) if ":" in passage.text else ():
        yield Match("ID", *hit.span(), 0.7, "id.docket")
    if passage.digits >= 5:
        yield from _asked(passage)
        for hit in _PLACED.finditer(passage.text) if "/" in passage.text else ():
            if not DAY.fullmatch(hit["value"]):
                yield Match("ID", *hit.span("value"), 0.62, "id.path")
        for hit in _SIGNED.finditer(passage.text) if "#" in passage.text else ():
            yield Match("ID", *hit.span("value"), 0.6, "id.sign")
        yield from _unique(passage) if passage.text.count("-") >= 4 else ()
