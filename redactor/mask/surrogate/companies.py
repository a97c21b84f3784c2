"""Names of companies: the legal form stays, the rest becomes another company's."""

from __future__ import annotations

import regex

from redactor.mask.surrogate.draws import Draws, Made, in_case_of
from redactor.mask.surrogate.names import COMPANY, DEFAULT, NameBook, culture_of, script_of

LEGAL_FORMS = frozenset(
    """ inc incorporated llc llp lp ltd limited plc corp corporation co company pllc pc gmbh ag kg kgaa ohg
    gbr ug se ev mbh sa sas sarl sasu eurl snc srl spa sl slu sau bv nv vof ab aktiebolag as asa aps oy oyj
    a/s sro kft zrt bt nyrt doo dd sp zoo pty pte kk lda ltda eireli sicav cv oao ooo zao pvt private sdn
    bhd
    """.split()
)
"""Common legal forms of companies in small letters without dots (ISO 20275 lists them all)."""

JOINING = frozenset(
    "& and und et y e i og och en of the der die das de du des del della di da do la le los".split()
)

KINDS = frozenset(
    """
    bank university college hospital clinic school institute foundation church council ministry agency trust
    """.split()
)
"""What an organisation is; half of all names have such a word, and it stays."""

TRADES = (
    "Logistics Partners Systems Group Holdings Consulting Capital Industries Services Solutions Trading Media"
    " Energy Foods Textiles Motors Freight Analytics Studios Insurance Engineering Pharma Dental Legal Labs"
).split()
"""What stands in the place of a company's further words."""

_WORD = regex.compile(r"(?:\p{L}\.){2,}|[\p{L}\p{M}\p{N}]+(?:['\u2019/][\p{L}\p{M}]+)*|&")
_MOST_OF_ACRONYM = 5


def company(value: str, draws: Draws, book: NameBook) -> Made | None:
    """Return another company, as many words in the same case; None where nothing but a legal form is left.

    Word by word, so that a company with and without its legal form stays one.
    """
    parts, place, kept, named = [], 0, set(), False
    for word in _WORD.finditer(value):
        shown = word.group()
        new = shown if _stays(shown) else _other(shown, draws, book, named=named)
        if not new:
            return None
        if new == shown:
            kept |= {*regex.findall(r"\p{L}+", shown.casefold())}
        named = named or new != shown
        parts += [value[place : word.start()], new]
        place = word.end()
    return Made("".join([*parts, value[place:]]), frozenset(kept)) if named else None


def word_for(word: str, draws: Draws, book: NameBook) -> str:
    """Return what stands for the first word of a company's name; an empty text in a script without names."""
    culture = culture_of(word) or (DEFAULT if script_of(word) in {"LATIN", ""} else "")
    return book.other(word, COMPANY, culture, draws.attempt) if culture else ""


def _stays(word: str) -> bool:
    return word.casefold().replace(".", "") in LEGAL_FORMS | JOINING | KINDS


def _other(word: str, draws: Draws, book: NameBook, *, named: bool) -> str:
    """Return what stands for a word; after the first one (``named``) that is a trade."""
    own = draws.about(word)
    is_short = word.isascii() and word.isupper() and len(word) <= _MOST_OF_ACRONYM
    if word.isdecimal() or is_short:
        return own.in_shape(word)
    if named and script_of(word) == "LATIN":
        return in_case_of(word, own.of([trade for trade in TRADES if trade.casefold() != word.casefold()]))
    return in_case_of(word, word_for(word, draws, book))
