"""From the organisation's lists to what is looked for: how terms, customers and people are written.

A person is found by full name in either order, by initials and last name (``J. Doe``), as a user name
writes it (``jane.doe``), and by each listed identifier. A first or last name alone is never looked for:
others bear it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from redactor.detect.entry import Entry
from redactor.detect.known_names import table

_TITLES = frozenset(
    "mr mrs ms miss mx dr prof sir dame herr frau mme mlle sig dott ing dipl-ing sr sra".split()
)
_PARTICLES = frozenset(
    "van von der den de da do dos das del della di la le du des ten ter zu zur af al el bin ibn bint ben "
    "mac mc st"
    " saint san santa o abu".split()
)
_COMPANY_FORM = re.compile(
    r"(?:,? (?:inc|llc|ltd|limited|corp|corporation|company|co|plc|llp|lp|gmbh|ag|se|kg|sas|sa|srl|spa|bv|nv"
    r"|ab|as|asa"
    r"|oy|aps|kk|pty|pvt|holdings?|group)\.?)+$",
    re.IGNORECASE,
)
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "Å": "Aa"}
)
_PHONE = re.compile(r"\+[\d ()./-]{6,24}")
_ID = re.compile(r"(?:[A-Z]{0,6}[-_ /]?)?\d[\d-]{2,}|[A-Z]{1,6}[-_ /]\w*\d\w*")


def entries(
    terms: Iterable[str], customers: Iterable[str], people: Iterable[Sequence[str]]
) -> tuple[Entry, ...]:
    """Return what to look for; each of ``people`` is a name and any identifiers after it."""
    found = [Entry(term) for term in terms]
    found += [entry for customer in customers for entry in _customer(customer)]
    found += [entry for person in people for entry in _person(person)]
    spelt = [_umlauts(entry) for entry in found if not entry.literal]
    return tuple(dict.fromkeys([*found, *(entry for entry in spelt if entry)]))


def _umlauts(entry: Entry) -> Entry | None:
    """Return the entry as it is written where umlauts are not at hand (``Mueller``)."""
    text = entry.text.translate(_UMLAUTS)
    if text == entry.text:
        return None
    return Entry(text, entry.entity, entry.kind, capital=entry.capital, slips=False)


def ordinary(text: str) -> bool:
    """Tell whether all words of ``text`` are also ordinary words, which mean a name only with a capital."""
    listed = table("ordinary.txt")
    return all(word.casefold() in listed for word in re.findall(r"[^\W\d_]+", text))


def without_form(name: str) -> str:
    """Return a company's name without its legal form."""
    return _COMPANY_FORM.sub("", name)


def _customer(name: str) -> Iterator[Entry]:
    """Yield a company as listed, and without its legal form where what is left is no ordinary word."""
    short = without_form(name)
    yield Entry(name, "ORGANIZATION", "customer", capital=_shy(name), slips=not _shy(name))
    if short != name and len(short) > 2 and not ordinary(short):
        yield Entry(short, "ORGANIZATION", "customer", capital=_shy(short), slips=not _shy(short))


def _shy(name: str) -> bool:
    """Tell whether a name is too short or too ordinary to be looked for in small letters."""
    return (name.isalpha() and name.isascii() and len(name) <= 4) or ordinary(name)


def _person(fields: Sequence[str]) -> Iterator[Entry]:
    yield from _names(fields[0])
    for field in fields[1:]:
        yield from _identifier(field)


def _identifier(field: str) -> Iterator[Entry]:
    """Yield what a field after the name is: mail, phone, id, handle, or another name of the person."""
    if "@" in field[1:]:
        yield Entry(field, "EMAIL_ADDRESS", "person-mail", literal=True)
    elif _PHONE.fullmatch(field):
        yield Entry(field, "PHONE_NUMBER", "person-phone", slips=False)
    elif _ID.fullmatch(field):
        yield Entry(field, "ID", "person-id", literal=True)
    elif " " in field:
        yield from _names(field)
    else:
        bare = field.removeprefix("@")
        # "@mark" is a handle; "mark" is a word.
        yield Entry(f"@{bare}" if ordinary(bare) else bare, "HANDLE", "person-handle", literal=True)


def _names(name: str) -> Iterator[Entry]:
    given, last = parted(name)
    if not given:
        yield Entry(last, "PERSON", "person", capital=True, slips=False)
        return
    shy = ordinary(name)
    first, middle = given[0], given[1:]
    whole = dict.fromkeys(
        [
            f"{' '.join(given)} {last}",
            f"{first} {last}",
            f"{last} {first}",
            f"{last} {' '.join(given)}",
            *(f"{first} {name[0]} {last}" for name in middle[:1]),
        ]
    )
    for form in whole:
        yield Entry(form, "PERSON", "person", capital=shy, slips=not shy and "  " not in form)
    if len(last) > 2 and first[0].isalpha():
        initials = [f"{first[0]} {last}", f"{last} {first[0]}"]
        if middle:
            initials += [f"{first[0]}{middle[0][0]} {last}", f"{first[0]} {middle[0][0]} {last}"]
        for form in initials:
            yield Entry(form, "PERSON", "person-initials", capital=True, slips=False)


def parted(name: str) -> tuple[list[str], str]:
    """Return given names and last name; particles (``van der``) belong to the last name."""
    last, comma, given = name.partition(",")
    if comma:
        return _untitled(given.split()), " ".join(_untitled(last.split()))
    parts = _untitled(name.split())
    cut = next((at for at, part in enumerate(parts) if at and part.casefold() in _PARTICLES), len(parts) - 1)
    return parts[:cut], " ".join(parts[cut:])


def _untitled(parts: list[str]) -> list[str]:
    """Return the words of a name without titles, if any is left."""
    return [part for part in parts if part.casefold().strip(".") not in _TITLES] or parts
