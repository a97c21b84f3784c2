"""Numbers in the form that one service gives to its own.

Stripe's objects, Salesforce's records, accounts in Amazon's resource names, parcels of UPS, containers of
freight (ISO 6346).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iso6346

from redactor.detect.heads import Headed
from redactor.detect.passage import Match, Passage, words

_STRIPE = re.compile(
    r"(?<![A-Za-z0-9_])(?:cus|in|ch|pi|sub|si|pm|card|ba|tr|po|py|re|txn|acct|seti|cs_live|cs_test|ii|dp|cn)_"
    r"(?=[A-Za-z]*\d)[A-Za-z0-9]{14,70}(?![\w-])"
)
_OBJECT = re.compile(
    r"(?<![A-Za-z0-9_./-])(?:usr|user|cus|cust|customer|acct|acc|org|ord|order|inv|invoice|sub|mem|member|emp"
    r"|employee|lead|contact|cont|pat|patient|tkt|ticket|case|bkg|booking|pay|payment|txn|tx|tenant|ws|team"
    r"|guest|person|per|prof|profile)_(?P<rest>[A-Za-z0-9]{6,32})(?![\w(=./-])"
)
"""What an interface of programs calls somebody's record: ``usr_7Qd20Lx``."""
_SALESFORCE = re.compile(r"(?<![\w/+=.-])[0-9a][0-9A-Za-z]{17}(?![\w/+=.-])", re.ASCII)
_RECORD_PLACE = re.compile(r"(?<=/)[0a5-8][0-9A-Za-z]{17}(?=/|$|\s)", re.ASCII)
_ARN = re.compile(r"(?<![\w:])arn:aws[a-z-]{0,10}:[a-z0-9-]{0,30}:[a-z0-9-]{0,20}:(?P<value>\d{12}):")
_REGISTRY = re.compile(r"(?<![\w.])(?P<value>\d{12})(?=\.dkr\.ecr\.)")
_DOCUMENTED = frozenset({"123456789012", "111122223333", "444455556666", "000000000000", "111111111111"})
_AWS_PRINCIPAL = Headed(r"(?<!\w)A(?:IDA|ROA|GPA|NPA|IPA)(?=[A-Z]{0,12}\d)[A-Z0-9]{16,17}(?!\w)")
"""Users, roles and groups in Amazon's records."""
_CONTAINER = Headed(r"(?<![\w-])[A-Z]{3}[UJZ] ?\d{6}(?:[ -]?\d|\(\d\))(?![\w-]|[.,]\d)")
_CONTAINERS = words("container containers contenedor conteneur cntr ctr")
_UPS = Headed(r"(?<!\w)1Z[0-9A-Z]{16}(?!\w)")


def salesforce_check(body: str) -> str:
    """Return the three letters that an 18-place record id adds to its 15: one bit for each capital.

    Source: Salesforce's documentation of 15- and 18-character ids.
    """
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
    fives = (body[start : start + 5] for start in (0, 5, 10))
    return "".join(letters[sum(c.isupper() << place for place, c in enumerate(five))] for five in fives)


def ups_check(value: str) -> bool:
    """Tell whether a ``1Z`` number's last digit fits the sixteen places before it (UPS, modulus 10)."""
    body = value[2:-1]
    numbers = [int(c) if c.isdigit() else (ord(c) - 63) % 10 for c in body]
    total = sum(numbers[0::2]) + 2 * sum(numbers[1::2])
    return value[-1].isdigit() and (-total) % 10 == int(value[-1])


def found(passage: Passage) -> Iterator[Match]:
    """Yield every number in a service's own form."""
    text = passage.text
    if "_" in text:
        yield from _objects(text)
    for hit in passage.sought(_UPS):
        if ups_check(hit.group()):
            yield Match("ID", *hit.span(), 0.85, "id.ups", checked=True)
    for hit in passage.sought(_CONTAINER):
        checked = iso6346.is_valid(re.sub(r"\W", "", hit.group()))
        if checked or passage.just_before(hit.start(), _CONTAINERS):
            yield Match("ID", *hit.span(), 0.85 if checked else 0.66, "id.container", checked=checked)
    yield from _records(text)
    yield from _amazon(passage)


def _objects(text: str) -> Iterator[Match]:
    """Objects of Stripe and of interfaces that name theirs alike."""
    for hit in _STRIPE.finditer(text):
        if re.search("[A-Z]", hit.group()) and re.search("[a-z]", hit.group()[8:]):
            yield Match("ID", *hit.span(), 0.75, "id.stripe")
    for hit in _OBJECT.finditer(text):
        if _is_random(hit["rest"]):
            yield Match("ID", *hit.span(), 0.68, "id.object")


def _amazon(passage: Passage) -> Iterator[Match]:
    """Principals and accounts of Amazon's services."""
    for hit in passage.sought(_AWS_PRINCIPAL):
        yield Match("ID", *hit.span(), 0.75, "id.aws")
    for literal, pattern in (("arn:aws", _ARN), (".dkr.ecr", _REGISTRY)):
        for hit in pattern.finditer(passage.text) if literal in passage.lower else ():
            if hit["value"] not in _DOCUMENTED:
                yield Match("ID", *hit.span("value"), 0.8, "id.aws")


def _is_random(rest: str) -> bool:
    """Tell whether what follows a prefix was drawn by lot: digits between letters, letters of both cases."""
    letters = rest.strip("0123456789")
    mixed = any(map(str.isdigit, letters))
    cased = any(map(str.isdigit, rest)) and not (rest.islower() or rest.isupper()) and not rest.istitle()
    return (mixed and sum(map(str.isdigit, rest)) >= 2) or (cased and len(rest) >= 7)


def _records(text: str) -> Iterator[Match]:
    """Record ids of Salesforce; without a capital their check letters say nothing."""
    for pattern in (_SALESFORCE, _RECORD_PLACE):
        for hit in pattern.finditer(text):
            value = hit.group()
            if re.search("[A-Z]", value[:15]) and salesforce_check(value[:15]) == value[15:].upper():
                yield Match("ID", *hit.span(), 0.85, "id.salesforce", checked=True)
