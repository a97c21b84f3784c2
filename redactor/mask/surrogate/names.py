"""Lists of names by culture, from Faker (MIT), and keyed tables that lead from one name to another.

A name that stands on a list gets the name that follows it in an order which the key decides, so that two
such names never get the same stand-in; any other name is put to a place in that order by the key. Whether a
name is a man's or a woman's is neither asked nor kept.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from itertools import islice
from typing import Any

from redactor.canonical import keyed_digest
from redactor.errors import MissingToolError

GIVEN, FAMILY, COMPANY, PLACE = "given", "family", "company", "place"
"""What a name is for; each has an order of its own, so that a company does not lead to a family."""

DEFAULT = "en_US"

_LATIN = """
    en_GB de_DE es_ES it_IT fr_FR en_US nl_NL en_IN pl_PL cs_CZ hu_HU ro_RO hr_HR tr_TR fi_FI no_NO da_DK
    sv_SE pt_BR id_ID
""".split()
"""Asked in turn whether they know a name. English of the United States does not come first: its list holds
the common names of all who live there."""

_SCRIPTS: Mapping[str, str] = {
    "LATIN": DEFAULT,
    "CYRILLIC": "ru_RU",
    "GREEK": "el_GR",
    "HEBREW": "he_IL",
    "ARABIC": "ar_SA",
    "DEVANAGARI": "hi_IN",
    "THAI": "th_TH",
    "GEORGIAN": "ka_GE",
    "ARMENIAN": "hy_AM",
    "HANGUL": "ko_KR",
    "CJK": "zh_CN",
    "HIRAGANA": "ja_JP",
    "KATAKANA": "ja_JP",
}
_GIVEN_LISTS = ("first_names", "first_names_male", "first_names_female")
_FAMILY_LISTS = ("last_names", "last_names_male", "last_names_female", "male_last_names")
_PLACE_ENDS: Mapping[str, Sequence[str]] = {
    DEFAULT: ("ville", "ton", "field", "ford", "bury", "wood", "stead", "mouth", "haven", "dale"),
    "de_DE": ("hausen", "dorf", "burg", "bach", "feld", "heim", "rode", "stedt"),
    "fr_FR": ("ville", "mont", "court", "bourg", "fontaine"),
    "nl_NL": ("dam", "veen", "wijk", "drecht", "hoven"),
}
_LEAST = 20  # a shorter list is none


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one culture, each once, sorted; ``known`` are all of them in the form of :func:`plain`."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    known: Mapping[str, frozenset[str]]


def plain(word: str) -> str:
    """Return a name in small letters without marks, the form in which names are compared."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in parts if sign.isalnum())


def script_of(text: str) -> str:
    """Return the script of the first letter as Unicode names it (``LATIN``, ``CJK``); empty without one."""
    letters = (sign for sign in text if sign.isalpha())
    first = next(letters, "")
    return unicodedata.name(first, "").partition(" ")[0] if first else ""


def culture_of(word: str) -> str | None:
    """Return the locale whose lists know a name; None where none does, or has the script."""
    script = script_of(word)
    if script == "CJK" and word.startswith(tuple(name for name in names_of("ja_JP").family if len(name) > 1)):
        return "ja_JP"
    if script != "LATIN":
        return _SCRIPTS.get(script)
    wanted = plain(word)
    for locale in _LATIN:
        known = names_of(locale).known
        if wanted in known[GIVEN] or wanted in known[FAMILY]:
            return locale
    return None


def need_lists() -> None:
    """Make sure that the lists are there.

    Raises:
        MissingToolError: Faker is not installed.
    """
    _provider("person", DEFAULT)


@lru_cache(maxsize=64)
def names_of(locale: str) -> Names:
    """Return the names of a culture.

    Raises:
        MissingToolError: Faker is not installed.
    """
    provider = _provider("person", locale)
    given, family = _joined(provider, _GIVEN_LISTS), _joined(provider, _FAMILY_LISTS)
    known = {GIVEN: frozenset(map(plain, given)), FAMILY: frozenset(map(plain, family))}
    return Names(given, family, known)


@lru_cache(maxsize=8)
def addresses_of(locale: str, what: str) -> tuple[str, ...]:
    """Return a list of Faker's addresses of a culture: ``countries``, ``states``, ``states_abbr``."""
    return tuple(sorted(set(getattr(_provider("address", locale), what))))


def _provider(kind: str, locale: str) -> Any:
    try:
        return import_module(f"faker.providers.{kind}.{locale}").Provider
    except ModuleNotFoundError:
        raise MissingToolError(
            "faker",
            "the operator `surrogate` needs the package Faker",
            remedy="pip install 'redactor[surrogate]'",
        ) from None


def _joined(provider: Any, lists: Iterable[str]) -> tuple[str, ...]:
    """Return the names of some lists; one below :data:`_LEAST` is what Faker gives where it has none."""
    found = (getattr(provider, one, ()) for one in lists)
    names = {name for listed in found if len(listed) >= _LEAST for name in listed}
    return tuple(sorted(name for name in names if _is_name(name)))


def _is_name(name: str) -> bool:
    """Tell whether a name is one word, and none of those that are as short as initials."""
    if any(unicodedata.category(sign)[0] not in "LM" for sign in name):
        return False
    return len(name) >= (1 if script_of(name) in {"CJK", "HANGUL"} else 3)


class NameBook:
    """Leads from names to names under one key."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._orders: dict[tuple[str, str], tuple[tuple[str, ...], dict[str, int]]] = {}

    def other(self, word: str, what: str, culture: str, skip: int = 0) -> str:
        """Return the name that stands for ``word``, in its list's own case; ``skip`` asks for one further on.

        None of them shows the word, or the word it.
        """
        order, places = self._order(culture, what)
        wanted = plain(word)
        start = places[wanted] + 1 if wanted in places else self._number(what, wanted)
        turned = (order[(start + step) % len(order)] for step in range(len(order)))
        fit = [*islice((name for name in turned if not _shows(plain(name), wanted)), skip + 1)]
        ends = _PLACE_ENDS.get(culture, _PLACE_ENDS[DEFAULT]) if what == PLACE else ("",)
        return (fit or [order[start % len(order)]])[-1] + ends[self._number(PLACE, wanted) % len(ends)]

    def _order(self, culture: str, what: str) -> tuple[tuple[str, ...], dict[str, int]]:
        """Return the names for something, in the order that the key decides, and the place of each."""
        if (culture, what) not in self._orders:
            names = names_of(culture)
            listed = names.given if what == GIVEN else names.family
            if len(listed) < _LEAST:
                listed = names_of(DEFAULT).family
            order = tuple(sorted(listed, key=lambda name: self._number(what, name)))
            self._orders[culture, what] = order, {plain(name): place for place, name in enumerate(order)}
        return self._orders[culture, what]

    def _number(self, what: str, name: str) -> int:
        digest = keyed_digest(self._key, "names", f"{what}\x00{name}".encode("utf-8", "surrogatepass"))
        return int(digest[-16:], 16)

    def __repr__(self) -> str:
        return "NameBook(...)"


def _shows(name: str, word: str) -> bool:
    return word in name or name in word
