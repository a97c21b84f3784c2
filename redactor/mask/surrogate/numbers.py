"""Numbers of documents, accounts and cards: same shape, and never one that could have been issued."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import regex

from redactor.mask.surrogate.draws import DIGITS, Draws, Made

KINDS = frozenset(
    """ inv po so qt ref case tkt inc req chg task bug job emp cust acct acc id no nr ord order ticket
    invoice pr rma crm lead opp wo hr it sla doc rfc
    """.split()
)
"""Letters before a number that tell what is numbered, and nobody's name."""

_RUNS = regex.compile(r"[A-Za-z]+|\d+|.", regex.DOTALL)
_TRIES = 40
_SHORTEST = 8  # of numbers with a check digit
_DIGIT = regex.compile(r"\d")
_COUNTRIES = """
    ar.cuit at.vnr au.tfn au.abn be.nn bg.egn br.cpf br.cnpj ca.sin ch.ssn cn.ric cz.rc de.idnr dk.cpr ee.ik
    es.dni es.nie es.cif fi.hetu fr.nir fr.siren fr.siret gb.nhs gb.utr gr.amka hr.oib hu.anum ie.pps
    in_.aadhaar it.codicefiscale it.iva kr.rrn lt.asmens lv.pvn mx.curp nl.bsn no.fodselsnummer pl.pesel
    pl.nip pt.nif ro.cnp se.personnummer si.emso sk.rc th.pin tr.tckimlik tw.ubn us.itin za.idnr
""".split()
_SCHEMES = "luhn verhoeff damm iso7064.mod_11_2 iso7064.mod_11_10 iso7064.mod_97_10 iso7064.mod_37_2".split()


def identifier(value: str, draws: Draws) -> Made | None:
    """Return another number in the same shape; None for a value without digits.

    Letters that only tell what is numbered (``INV``) stay. Where a check digit could be, it is wrong.
    """
    if not _DIGIT.search(value):
        return None
    runs = _RUNS.findall(value)
    kept = frozenset(run.casefold() for run in runs) & KINDS
    for _ in range(_TRIES):
        made = "".join(run if run.casefold() in KINDS else draws.in_shape(run) for run in runs)
        if not could_be_issued(made):
            return Made(made, kept)
    return None


def could_be_issued(number: str) -> bool:
    """Tell whether a number passes the check of any country or scheme known here; a short one has none."""
    signs = "".join(sign for sign in number if sign.isalnum()).upper()
    return len(signs) >= _SHORTEST and any(check(signs) for check in _checks())


@lru_cache(maxsize=1)
def _checks() -> tuple[Callable[[str], bool], ...]:
    return tuple(_found())


def _found() -> Iterator[Callable[[str], bool]]:
    from importlib import import_module

    from stdnum.util import get_cc_module

    for name in _SCHEMES:
        module: Any = import_module(f"stdnum.{name}")
        yield module.is_valid
    for name in _COUNTRIES:
        country, _, kind = name.partition(".")
        module = get_cc_module(country.rstrip("_"), kind)
        if module is None:
            raise ValueError(f"python-stdnum has no {name}")
        yield module.is_valid


def card(value: str, draws: Draws) -> Made | None:
    """Return a number of the same brand, length and grouping with a wrong check digit (ISO/IEC 7812-1).

    The networks' own test numbers are few and valid; a wrong digit makes as many as there are cards, and
    none is one.
    """
    from stdnum import luhn

    places = [index for index, sign in enumerate(value) if sign in DIGITS]
    if len(places) < 12:
        return None
    head = 2 if value[places[0]] in "35" else 1
    made = list(value)
    for index in places[head:]:
        made[index] = draws.other(value[index])
    shown = "".join(made)
    if luhn.is_valid("".join(made[index] for index in places)):
        return None
    first = _first_group(value)
    # A group of the head's length alone cannot be told from the brand.
    return Made(shown, frozenset({first} if len(first) <= head else ()))


def _first_group(value: str) -> str:
    found = regex.search(r"\d+", value)
    return found.group() if found else ""


def iban(value: str, draws: Draws) -> Made | None:
    """Return an account of the same country, length and grouping whose check digits (ISO 13616) are wrong."""
    from stdnum import iban as ibans

    places = [index for index, sign in enumerate(value) if sign.isalnum()]
    if len(places) < 8 or not value[places[0]].isalpha():
        return None
    made = list(value)
    for index in places[2:]:
        made[index] = draws.other(value[index])
    shown = "".join(made)
    if ibans.is_valid(shown):
        return None
    return Made(shown, frozenset({value[places[0] : places[1] + 1].casefold()}))


def social_security(value: str, draws: Draws) -> Made | None:
    """Return a number in the same shape that is never issued: an area from 900 on and a group below 50.

    The SSA gives out no area from 900 on, the IRS no taxpayer's number there with a group below 50.
    """
    places = [index for index, sign in enumerate(value) if sign in DIGITS]
    if len(places) != 9:
        return None
    digits = f"9{draws.digits(2)}{draws.below(49) + 1:02d}{draws.below(9999) + 1:04d}"
    made = list(value)
    for index, digit in zip(places, digits, strict=True):
        made[index] = digit
    return Made("".join(made))
