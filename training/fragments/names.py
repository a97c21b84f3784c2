# ruff: noqa: RUF001 - letters of many scripts are the material
"""Given names and surnames of many cultures, split into parts that training may and may not see."""

from __future__ import annotations

import hashlib
import importlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

LISTS = Path(__file__).parent / "lists"

Part: TypeAlias = Literal["train", "dev", "unseen"]
"""Which share of the values a fragment may use; the three never overlap."""

LATIN_LOCALES = (
    "az_AZ cs_CZ da_DK de_AT de_CH de_DE de_LU en en_GB en_IE en_IN en_KE en_NG en_NZ en_PK en_TH en_US "
    "es_AR es_CL es_CO es_ES es_MX et_EE fi_FI fr_BE fr_CA fr_CH fr_DZ fr_FR ga_IE ha_NG hr_HR hu_HU "
    "id_ID ig_NG is_IS it_IT lt_LT lv_LV nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE sw "
    "tr_TR tw_GH uz_UZ yo_NG zh_TW zu_ZA"
).split()
OTHER_SCRIPTS = "ru_RU uk_UA bg_BG mk_MK el_GR ka_GE hy_AM".split()
"""Locales whose lists are written in a script that a letter table turns into Latin."""

SURNAME_FIRST = {"chinese", "japanese", "korean", "vietnamese", "hu_HU", "zh_TW"}
DOUBLE_SURNAME = {"es_AR", "es_CL", "es_CO", "es_ES", "es_MX", "pt_BR", "pt_PT", "filipino"}

_CYRILLIC = dict(
    zip(
        "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюяѓќљњџјѕ",
        (
            "a b v g g d e ye yo zh z i i i y k l m n o p r s t u f kh ts ch sh shch"
            "  y  e yu ya g k lj nj dz j dz"
        ).split(" "),
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(),
        strict=True,
    )
)
_GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split(),
        strict=True,
    )
)
_ARMENIAN = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
        "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts w p k o f ev".split(),
        strict=True,
    )
)
_LETTERS = _CYRILLIC | _GREEK | _GEORGIAN | _ARMENIAN
_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae"}
    | {"þ": "th", "Þ": "Th", "ð": "d", "ə": "a", "Ə": "A", "œ": "oe"}
)


@dataclass(frozen=True, slots=True)
class Culture:
    """The names of one culture, or of one country's register."""

    name: str
    given: tuple[str, ...]
    surnames: tuple[str, ...]


def part_of(value: str) -> Part:
    """Tell which share a value belongs to, by its hash: 75 % train, 10 % dev, 15 % unseen."""
    slot = hashlib.blake2b(value.casefold().encode(), digest_size=2).digest()[0] % 20
    return "dev" if slot < 2 else "unseen" if slot < 5 else "train"


def share(values: Iterable[str], part: Part) -> tuple[str, ...]:
    """Return the values of one share; a list too short to be split is returned whole."""
    known = tuple(values)
    chosen = tuple(value for value in known if part_of(value) == part)
    return chosen or known


def plain(text: str) -> str:
    """Return ``text`` with its diacritics taken away."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def romanised(name: str) -> str:
    """Return a name in Cyrillic, Greek, Georgian or Armenian letters written in Latin ones."""
    lowered = "".join(x for x in unicodedata.normalize("NFD", name.lower()) if x != "\u0301")
    lowered = unicodedata.normalize("NFC", lowered).replace("ου", "ou").replace("ού", "ou")
    bare = "".join(_LETTERS.get(x) or _LETTERS.get(plain(x), x) for x in lowered)
    return "-".join(word[:1].upper() + word[1:] for word in bare.split("-"))


def _usable(name: str) -> bool:
    letters = name.replace("-", "").replace("'", "").replace(" ", "").replace("\u2019", "").replace(".", "")
    return (
        2 <= len(name) <= 24
        and letters.isalpha()
        and all(ord(x) < 0x250 or 0x1E00 <= ord(x) < 0x1F00 for x in letters)
    )


def _listed() -> list[Culture]:
    found = []
    for line in (LISTS / "people.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, given, surnames = line.split("|")
            found.append(Culture(name, _words(given), _words(surnames)))
    return found


def _words(text: str) -> tuple[str, ...]:
    return tuple(sorted({word.replace("_", " ") for word in text.split()}))


def _register(locale: str) -> Culture:
    """Read one country's names out of the invention library Faker (MIT)."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    turn = romanised if locale in OTHER_SCRIPTS else str

    def names(*attributes: str) -> tuple[str, ...]:
        values: set[str] = set()
        for attribute in attributes:
            listed = getattr(provider, attribute, ())
            if not isinstance(listed, property):
                values.update(turn(str(value)) for value in listed)
        if locale == "zh_TW":
            values = {value.title() for value in values}
        return tuple(sorted(value for value in values if _usable(value)))

    given = names("first_names", "first_names_male", "first_names_female", "first_romanized_names")
    surnames = names(
        "last_names", "last_names_male", "last_names_female", "male_last_names", "unisex_last_names",
        "last_romanized_names", "last_names_without_suffix",
    )  # fmt: skip
    return Culture(locale, given, surnames)


def cultures(*, registers: bool) -> tuple[Culture, ...]:
    """Return all cultures: the handwritten lists, and with ``registers`` those of Faker too.

    Raises:
        ModuleNotFoundError: ``registers`` is asked for and Faker is not installed.
    """
    found = _listed()
    if registers:
        found += [_register(locale) for locale in (*LATIN_LOCALES, *OTHER_SCRIPTS)]
    return tuple(
        culture if len(culture.surnames) >= 10 else Culture(culture.name, culture.given, found[16].surnames)
        for culture in found
    )
