"""The last digits of cards, accounts and social security numbers, by which people know each other's.

``Visa ending in 4242``, ``xxxx-xxxx-xxxx-4444``, ``the last four of my social are 8841``. Together with a
name they answer for the whole number, so they are found like it. A year after the same words is a date, and
four stars right before four digits are what the operator ``mask`` leaves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.inert import BLANK
from redactor.detect.passage import Family, Match, Passage, words

_CARD = (
    r"visa|master ?card|mc|amex|american express|maestro|discover card|(?:credit|debit|bank|gift)[ -]?card"
    r"|card|(?:kredit|bank|giro|debit)?karte|tarjeta|carta|carte(?: bancaire| bleue)?|cartão|kort|kaart|cb"
    r"|karta"
)
_ACCOUNT = r"account|acct|a/c|konto|cuenta|conta|compte|rekening|iban|checking|savings"
_ENDS = (
    r"(?:(?:that |which |is |was )?end(?:s|ing|ed)(?: in| with| on)?|terminad[ao] en|termina (?:con|en)"
    r"|endet auf|endend auf|mit (?:der )?endung|(?:se )?terminant par|finissant par|qui termine par"
    r"|com final|terminad[ao] em|eindigend op|som slutar på|kończąca się na)"
)
_SAID = Headed(
    rf"(?<![^\W_])(?:(?P<card>{_CARD})|(?P<account>{_ACCOUNT}))"
    r"(?:[ -](?:number|no\.?|nr\.?|card|account|guarantee|on file|payment|hold|used|charged))?,? "
    rf"\(?(?:{_ENDS}|(?:last (?:four|4)|l4)(?: digits)?(?: are| is)?)[ :]{{1,2}}"
    r"[*x.•#-]{0,6}(?P<last>\d{4})(?![\w/-]|[.,:]\d)",
    re.IGNORECASE,
)
_LAST_FOUR = Headed(
    r"(?<![^\W_])last (?:four|4)(?P<digits> (?:digits|numbers))?(?P<whose> (?:of|on"
    r"|for) (?:[a-z']{2,14} ){0,3}?[a-z']{2,14})?(?P<joint> (?:are|is)|:| ="
    r"|)[ \"']{1,2}(?P<last>\d{4})(?![\w/-]|[.,:]\d|, ?\d)",
    re.IGNORECASE,
)
_KEYED = Headed(
    r"(?<![^\W_])(?:(?P<of>card|cc|pan|ssn|account|acct|bank)_?)?last_?(?:4|four)(?:_?digits)?"
    r"\\{0,3}[\"'>]?\s{0,3}[:=]?\s{0,3}\\{0,3}[\"']?(?P<last>\d{4})(?![\w/-]|[.,:]\d)",
    re.IGNORECASE,
)
"""A key of a record: ``"last4": "4242"``, ``ssnLast4=8841``."""
_KEYS_OF = dict.fromkeys("cp", "CREDIT_CARD") | dict.fromkeys("ab", "BANK_ACCOUNT") | {"s": "US_SSN"}
"""By the first letter of such a key what the digits belong to."""
_MASKED = re.compile(
    rf"(?<![\w*•-])(?:(?:•{{4}}|[xX]{{4}}|#{{4}}|{BLANK})[ -]?){{3}}(?P<many>\d{{3,5}})(?![\w-])"
    r"|(?<![\w*•-])(?:•{2,12} ?|[xX]{3,12}|\.{3} ?|… ?)(?P<few>\d{4})(?![\w-]|[.,:/]\d)"
)
_CELL = re.compile(r"[ \t\"']{0,4}•{2,4} ?\d{4}[ \t\"']{0,4}")
"""Dots and four digits that are all of a line: how shops show the card that paid."""
_MASKS = ("xx", "••", "##", "...", "…", BLANK)
_CARD_WORDS = words(
    "card cards visa mastercard mc amex debit credit karte kreditkarte tarjeta carte cartão maestro discover"
)
_ACCOUNT_WORDS = words("account acct checking savings bank iban konto cuenta compte")
_SOCIAL_WORDS = words("social ssn")
_YEAR = re.compile(r"(?:19|20)\d\d")
_REACH = 48


def _of_what(passage: Passage, start: int, end: int) -> str:
    """Return what the words of the line around a place say that its digits belong to; nothing if unsaid."""
    text = passage.text
    line = (
        text[max(0, start - _REACH) : start].rpartition("\n")[2] + text[end : end + _REACH].partition("\n")[0]
    )
    said = Passage(line).vocabulary | passage.label
    if said & _SOCIAL_WORDS:
        return "US_SSN"
    if said & _CARD_WORDS:
        return "CREDIT_CARD"
    return "BANK_ACCOUNT" if said & _ACCOUNT_WORDS else ""


def _line_of(text: str, place: int) -> tuple[int, int]:
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, end if end >= 0 else len(text)


def _masked(passage: Passage) -> Iterator[Match]:
    """Yield last digits behind signs that hide the others."""
    if any(mask in passage.lower for mask in _MASKS):
        for hit in _MASKED.finditer(passage.text):
            entity = _of_what(passage, *hit.span())
            if not entity and BLANK not in hit.group() and hit["many"]:
                entity = "CREDIT_CARD"
            if not entity and _CELL.fullmatch(passage.text, *_line_of(passage.text, hit.start())):
                entity = "CREDIT_CARD"
            if entity:
                yield Match(entity, *hit.span("many" if hit["many"] else "few"), 0.66, "last.masked")


def find(passage: Passage) -> Iterator[Match]:
    """Yield the last digits that stand for a whole number."""
    if passage.digits < 3:
        return
    for hit in passage.sought(_SAID):
        dated = _YEAR.fullmatch(hit["last"]) is not None and (
            hit["account"] is not None or "in " not in hit.group()
        )
        if not dated:
            entity = "CREDIT_CARD" if hit["card"] else "BANK_ACCOUNT"
            yield Match(entity, *hit.span("last"), 0.66, "last.said")
    for hit in passage.sought(_LAST_FOUR):
        told = bool(hit["digits"] or hit["whose"] or passage.just_before(hit.start(), _SOCIAL_WORDS, 8))
        entity = _of_what(passage, *hit.span("last"))
        if entity and (hit["joint"] or told) and (told or not _YEAR.fullmatch(hit["last"])):
            yield Match(entity, *hit.span("last"), 0.66, "last.four")
    for hit in passage.sought(_KEYED):
        yield Match(_KEYS_OF[(hit["of"] or "c")[0].lower()], *hit.span("last"), 0.66, "last.key")
    yield from _masked(passage)


FAMILY = Family("last_digits", frozenset({"CREDIT_CARD", "BANK_ACCOUNT", "US_SSN"}), find)
