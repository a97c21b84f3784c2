"""How a value that a session has shown may be written elsewhere in it.

A person's full name gives its other orders and initials, each of its parts, and the user names made of it; a
mail address gives what stands before the sign; a number gives its digits, however they are grouped. A part
that is also a common word (``Mark``, ``Hope``) needs a second sign where it stands: a greeting or title
before it, or a possessive after it. What two people share is looked for all the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from redactor.detect import directory
from redactor.detect.entry import Entry
from redactor.detect.folded import key
from redactor.detect.known_names import is_common, is_listed, is_name_too
from redactor.detect.memorable import NUMBERS, words_of

PART, SHY = "part", "shy"
"""Kinds of entries: a part of a name that stands for it with a capital, and one that needs a second sign."""

_LEAST_PART, _LEAST_FAMILY_OF_INITIALS, _LEAST_COMPANY_PART = 3, 4, 5
_MOST_SLIPPED = 3  # words
_LEAST_SMALL = 6  # letters of a part that is looked for in small letters too: people type names so
_LEAST_HANDLE, _LEAST_JOINED, _LEAST_GLUED = 5, 6, 10
_LEAST_TRUNK, _MOST_PHONE = 7, 15  # digits; ITU-T E.164
_ROLES = frozenset(
    """
    abuse accounting accounts admin administrator alerts analytics applications apply billing bookings
    bounce calendar careers contact customer customercare customerservice data dev developer devops
    dispatch dpo editor enquiries events facilities feedback finance frontdesk general hello help
    helpdesk hiring hostmaster human inbox info inquiries invoices invoicing jobs legal license list
    mail mailer marketing media membership news newsletter noreply notification notifications office
    operations orders organizer partners payments payroll postmaster press privacy procurement
    purchasing receipts reception recruiting registration reply reports reservations returns root sales
    security service services shipping sponsor staff store subscribe subscriptions support system team
    tech testing ticket tickets training travel unsubscribe updates user users webmaster welcome
    """.split()
)
"""Mailboxes of functions, not of people."""

_WORD = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"[^\W_][._-][^\W_]|[^\W\d_]\d")
_EXTENSION = re.compile(r"\s*(?:ext|x|#)\.?\s*\d+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Variants:
    """What is looked for on account of one value.

    ``entries`` are words (:class:`redactor.detect.terms.TermDetector`), ``glued`` are folded letters and
    digits, found however they are grouped, ``exact`` is found sign by sign.
    """

    entries: tuple[Entry, ...] = ()
    glued: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Variants({len(self.entries)}, {len(self.glued)}, {len(self.exact)})"


def glue(text: str) -> str:
    """Return the folded letters and digits of a text without anything between them."""
    return key(text).replace(" ", "")


def variants_of(entity: str, value: str) -> Variants:
    """Return how a value that was found as ``entity`` may be written."""
    if entity in NUMBERS:
        return Variants(glued=tuple(dict.fromkeys(map(glue, _numbers(entity, value)))))
    if entity == "CHANNEL":
        bare = _bare_channel(value)
        return Variants(bare, _long(value) if bare else (), (f"#{value.removeprefix('#')}",))
    if entity in {"SECRET", "PRIVATE_URL"}:
        return Variants((), _long(value), (value,))
    makers = {
        "PERSON": _person,
        "ORGANIZATION": _company,
        "EMAIL_ADDRESS": _mail,
        "HANDLE": _handle,
        "REPOSITORY": _repository,
        "ADDRESS": _address,
    }
    made = dict.fromkeys(makers[entity](value))
    # A slip is looked for in every run of words as long as the longest name; longer ones are glued as well.
    entries = tuple(replace(one, slips=one.slips and len(one.text.split()) <= _MOST_SLIPPED) for one in made)
    return Variants(entries, _long(value) if entity != "HANDLE" else ())


def _long(value: str) -> tuple[str, ...]:
    """Return a value with its signs glued together, if it is long enough to be itself in any grouping."""
    glued = glue(value)
    return (glued,) if len(glued) >= _LEAST_GLUED else ()


def _numbers(entity: str, value: str) -> Iterator[str]:
    if entity != "PHONE_NUMBER":
        yield value
        return
    digits = "".join(str(unicodedata.decimal(sign)) for sign in _EXTENSION.sub("", value) if sign.isdecimal())
    yield digits
    national = _national(digits) if value.lstrip(" (").startswith("+") else digits
    if len(national) >= _LEAST_TRUNK:
        yield from (national, f"0{national}", f"1{national}")


def _national(digits: str) -> str:
    """Return a number without the code of its country."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(f"+{digits[:_MOST_PHONE]}")
    except phonenumbers.NumberParseException:
        return ""
    return phonenumbers.national_significant_number(parsed)


# --- people -----------------------------------------------------------------------------------------


def _person(name: str) -> Iterator[Entry]:
    words = words_of(name)
    if len(words) == 1:
        yield Entry(words[0], "PERSON", PART, capital=True, slips=False)
        return
    yield from _full_name(" ".join(words))
    given, last = directory.parted(" ".join(words))
    for part in dict.fromkeys([*given, last, *_hyphenated([*given, last]), last.split()[-1]]):
        if kind := _kind_of_part(part):
            small = kind == PART and len(part) >= _LEAST_SMALL
            yield Entry(part, "PERSON", kind, capital=not small, slips=False)
    yield from _user_names(given[0] if given else "", last)


def _full_name(name: str) -> Iterator[Entry]:
    """Yield the orders of a full name; initials only beside a family name that is no common word."""
    plain = all(is_listed(word) for word in words_of(name))
    _, last = directory.parted(name)
    safe = len(last) >= _LEAST_FAMILY_OF_INITIALS and not is_listed(last)
    for entry in directory.entries((), (), [(name,)]):
        if entry.kind == "person-initials" and not safe:
            continue
        capital, slips = entry.capital or plain, entry.slips and not plain
        yield Entry(entry.text, "PERSON", entry.kind, capital=capital, slips=slips)


def _hyphenated(parts: list[str]) -> Iterator[str]:
    """Yield the halves of double names (``Anna-Lena``) that are long enough to be names."""
    for part in parts:
        halves = part.split("-")
        yield from (half for half in halves[: len(halves) * (len(halves) > 1)] if len(half) > _LEAST_PART)


def _kind_of_part(part: str) -> str:
    """Tell how a part of a name counts where it stands alone; empty: not at all."""
    if sum(map(str.isalpha, part)) < _LEAST_PART or part.islower():
        return ""
    if not is_listed(part):
        return PART
    return SHY if is_name_too(part) else ""


def _user_names(first: str, last: str) -> Iterator[Entry]:
    first, last = _ascii(first), _ascii(last)
    if not first or not last:
        return
    for name, least in (
        (f"{first[0]}{last}", _LEAST_HANDLE),
        (f"{last}{first[0]}", _LEAST_JOINED),
        (f"{first}{last[0]}", _LEAST_JOINED),
        (f"{first}{last}", _LEAST_JOINED),
        (f"{last}{first}", _LEAST_JOINED),
    ):
        if len(name) >= least and not is_listed(name):
            yield Entry(name, "HANDLE", "person-handle", literal=True)
        else:
            yield Entry(f"@{name}", "HANDLE", "person-handle", literal=True)


def _ascii(name: str) -> str:
    """Return a name as user names write it; empty where Latin letters cannot."""
    plain = unicodedata.normalize("NFKD", name.casefold()).replace("\u0131", "i")
    letters = "".join(sign for sign in plain if sign.isalpha())
    return letters if letters.isascii() else ""


# --- everything else --------------------------------------------------------------------------------


def _company(name: str) -> Iterator[Entry]:
    words = words_of(directory.without_form(name))
    for entry in directory.entries((), (name,), ()):
        plain = all(is_listed(word) for word in words_of(directory.without_form(entry.text)))
        if plain and entry.text == directory.without_form(entry.text):
            continue  # ``Target``, of ``Target Corp``
        yield Entry(entry.text, "ORGANIZATION", "customer", capital=True, slips=entry.slips and not plain)
    first = words[0]
    if len(words) > 1 and len(first) >= _LEAST_COMPANY_PART and not is_listed(first) and not first.isupper():
        yield Entry(first, "ORGANIZATION", PART, capital=True, slips=False)


def _mail(address: str) -> Iterator[Entry]:
    yield Entry(address, "EMAIL_ADDRESS", "person-mail", literal=True)
    local = address.partition("@")[0].partition("+")[0]
    words = [word for word in re.split(r"[._-]", local) if word]
    if any(word.casefold() in _ROLES for word in words):
        return
    yield from _handle(local)
    letters = all(_WORD.fullmatch(word) and len(word) > 1 for word in words)
    long = any(len(word) > _LEAST_PART for word in words)
    if len(words) == 2 and letters and long and not any(is_common(word) for word in words):
        yield from _full_name(" ".join(word.title() for word in words))


def _handle(value: str) -> Iterator[Entry]:
    bare = value.removeprefix("@")
    telling = _JOINT.search(bare) or (len(bare) >= _LEAST_HANDLE and bare.casefold() not in _ROLES)
    plain = is_listed(bare) or _all_common(bare)
    text = bare if telling and not plain else f"@{bare}"
    yield Entry(text, "HANDLE", "person-handle", literal=True)


def _all_common(name: str) -> bool:
    """Tell whether a user name is made of common words alone (``label-print``), without a digit."""
    return not any(map(str.isdigit, name)) and all(is_common(word) for word in _WORD.findall(name))


def _bare_channel(value: str) -> tuple[Entry, ...]:
    bare = value.removeprefix("#")
    if not _JOINT.search(bare) or all(is_listed(word) for word in _WORD.findall(bare)):
        return ()
    return (Entry(bare, "CHANNEL", "channel", literal=True),)


def _repository(value: str) -> Iterator[Entry]:
    yield Entry(value, "REPOSITORY", "repository", literal=True)
    name = value.rpartition("/")[2]
    if name != value and _JOINT.search(name) and len(name) > _LEAST_JOINED:
        yield Entry(name, "REPOSITORY", "repository", literal=True)


def _address(value: str) -> Iterator[Entry]:
    yield Entry(value, "ADDRESS", "address")
    street = value.partition(",")[0].strip()
    words = street.split()
    telling = len(words) > 2 or any(len(word) >= _LEAST_SMALL and not is_listed(word) for word in words)
    if street != value and any(sign.isdigit() for sign in street) and len(words) > 1 and telling:
        yield Entry(street, "ADDRESS", "address")
