"""Mail addresses, user names, web addresses and addresses of computers, in ranges kept for examples.

Sources: RFC 2606 (``example.com``, ``.net``, ``.org``), RFC 5737 and 3849 (documentation networks), RFC
9542 (documentation hardware addresses).
"""

from __future__ import annotations

import unicodedata
from ipaddress import ip_address

import regex

from redactor.mask.surrogate import companies, people
from redactor.mask.surrogate.draws import Draws, Made
from redactor.mask.surrogate.names import NameBook

DOMAINS = ("example.com", "example.org", "example.net")
MAILBOXES = frozenset(
    """
    info contact office mail hello team admin support help sales service accounts billing invoices orders jobs
    hr legal press marketing security it noreply no-reply enquiries reception
    """.split()
)
"""Mailboxes that are nobody's own; each stands for another of them."""

_PROVIDERS = frozenset(
    """ gmail googlemail outlook hotmail live msn yahoo ymail icloud me aol gmx web mail proton protonmail
    fastmail zoho yandex qq 163 126 naver orange free libero
    """.split()
)
"""First labels of domains at which people have private mailboxes."""

_NETWORKS = ("192.0.2.", "198.51.100.", "203.0.113.")
_PART = regex.compile(r"[^\W\d_]+|\d+")
_WORDS = (
    "alpha bravo cedar delta ember flint grove haven indigo juniper lumen maple north oak prairie quartz"
).split()
_UNDECOMPOSED = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "\u0131": "i", "þ": "th"}
)


def email(value: str, draws: Draws, book: NameBook) -> Made | None:
    """Return an address at a domain of RFC 2606, the name in it led over as :func:`people.person` does.

    A company's domain becomes that of the company that stands for it, below ``example.com`` and the like.
    """
    local, at, domain = value.rpartition("@")
    if not at or not local or "." not in domain:
        return None
    mailbox = local.casefold()
    if mailbox in MAILBOXES:
        new = draws.about(mailbox).of(sorted(MAILBOXES - {mailbox}))
    else:
        new = _named(local, draws, book)
    host = _host(domain, draws, book)
    return Made(f"{new}@{host}", _EXAMPLE) if new and host else None


def handle(value: str, draws: Draws, book: NameBook) -> Made | None:
    """Return another user name with the same signs and as many digits."""
    sign = value[:1] if value[:1] in "@~#" else ""
    new = _named(value[len(sign) :], draws, book)
    return Made(sign + new) if new else None


def url(value: str, draws: Draws, book: NameBook) -> Made | None:
    """Return an address at a domain of RFC 2606 with as many steps; user, query and fragment are left out."""
    scheme, sign, rest = value.rpartition("://") if "://" in value else ("", "", value)
    before, _, path = regex.split(r"[?#]", rest, maxsplit=1)[0].partition("/")
    named = before.rpartition("@")[2]
    numbered = network(named.partition(":")[0], draws)
    host = numbered.text if numbered else _host(named.partition(":")[0], draws, book)
    if not host or (scheme and scheme.casefold() not in {"http", "https", "ftp", "ws", "wss"}):
        return None
    steps = [draws.about(step).of(_WORDS) if step else "" for step in path.split("/")] if path else []
    slash = "/" if "/" in rest else ""
    return Made(f"{scheme}{sign}{host}{slash}{'/'.join(steps)}", _EXAMPLE | {scheme.casefold()})


def network(value: str, draws: Draws) -> Made | None:
    """Return an address of a documentation network; one with a port or a length has none."""
    try:
        version = ip_address(value.strip("[]")).version
    except ValueError:
        return None
    if version == 4:
        return Made(f"{draws.of(_NETWORKS)}{draws.below(254) + 1}")
    return Made(
        f"2001:db8::{draws.below(0xFFFE) + 1:x}:{draws.below(0xFFFE) + 1:x}", frozenset({"2001", "db", "8"})
    )


def hardware(value: str, draws: Draws) -> Made | None:
    """Return a documentation address of network hardware in the same notation."""
    places = [index for index, sign in enumerate(value) if sign in "0123456789abcdefABCDEF"]
    if len(places) != 12:
        return None
    made = list(value)
    digits = f"00005e0053{draws.below(256):02x}"
    for index, digit in zip(places, digits if value == value.lower() else digits.upper(), strict=True):
        made[index] = digit
    return Made("".join(made), frozenset({"00", "53", "5", "e"}))


_EXAMPLE = frozenset({"example", "com", "org", "net", "www"})


def ascii_of(name: str) -> str:
    """Return a name in small ASCII letters; empty for a script that has none."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_UNDECOMPOSED))
    return "".join(sign for sign in plain if sign.isascii() and sign.isalnum())


def _named(local: str, draws: Draws, book: NameBook) -> str:
    """Return a user name with each part of a name in it led over, other numbers and other single letters."""
    parts = list(_PART.finditer(local))
    names = [part.group() for part in parts if len(part.group()) > 1 and not part.group().isdigit()]
    others = iter(list(people.others(names, draws, book)))
    made, place = [], 0
    for part in parts:
        text = part.group()
        new = next(others) if len(text) > 1 and not text.isdigit() else draws.in_shape(text)
        new = ascii_of(new) if text.isascii() and not text.isdigit() else new
        if not new:
            return ""
        made += [local[place : part.start()], new.upper() if text.isupper() and len(text) > 1 else new]
        place = part.end()
    return "".join([*made, local[place:]]) if parts else ""


def _host(domain: str, draws: Draws, book: NameBook) -> str:
    """Return the host that stands for one; empty for what is none."""
    labels = [label for label in domain.casefold().split(".") if label]
    if len(labels) < 2:
        return ""
    end = draws.about(".".join(labels)).of(DOMAINS)
    own = _own(labels)
    if own in _PROVIDERS:
        return end
    words = [ascii_of(companies.word_for(word, draws, book)) for word in own.split("-") if word]
    return "-".join([*words, ""]).strip("-") + f".{end}" if all(words) else ""


def _own(labels: list[str]) -> str:
    """Return the label that is a company's own: the one before the public end (``co.uk``)."""
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return labels[-3 if short else -2]
