# ruff: noqa: RUF001 - signs of texts are the material
"""Numbers of bank accounts and branches behind the short labels of forms and messages.

``a/c no. 31926819``, ``s/c 60-16-13``, ``transit 00123 institution 004``, ``conta 12345-6 agência 0001``.
Words that mean other things as well (branch, institution, account) count only where the text speaks of banks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.passage import Match, Passage, words

_SAID = r"(?:[ _-]?(?:no|nr|num|number|code)\b\.?|[ ]?n[°ºr]\.?)?(?: is)?[\s\"':=#|]{1,3}"
_VALUE = r"(?P<value>\d(?:[ -]?\d){5,16})(?![\w/-]|[.,:]\d)"
_ACCOUNT = Headed(
    r"(?<![^\W_])(?:(?:a/c|acc)(?:[ _-]?(?:no|nr|num|number)\b\.?)(?: is)?[\s\"':=#|]{1,3}|a/c[\s:=#]{1,2}"
    r"|(?:bank ?giro|plus ?giro|giro(?:konto)?|spar(?:konto|buch)|iban-?konto|rachunku?|(?:nr|numer) konta"
    r"|bankszámlaszám|számlaszám|rekeningnummer|reknr|tilinumero|pankkitili|kontonr\.?|kontonummer"
    r"|kto\.?(?:-?nr\.?)?|расч[её]тный сч[её]т|р/с|лицевой счет|konto ?(?:nr|nummer)\.?)[\s:=#]{1,3})"
    rf"{_VALUE}",
    re.IGNORECASE,
)
_LOOSE = Headed(
    r"(?<![^\W_])(?:ac|acc|acct|account|savings|checking|current|cuenta|conta(?: corrente| poupança)?|compte"
    r"|conto"
    rf"|konto|účtu|účet|rekening){_SAID}(?P<value>\d(?:[ -]?\d){{4,16}}(?:[-/]\d{{1,4}})?)(?![\w/-]|[.,:]\d)",
    re.IGNORECASE,
)
_CZECH = Headed(
    r"(?<![^\W_])(?:č(?:íslo|\.)? ?účtu|účet|účtu"
    r"|č\.ú\.)[\s:.]{1,3}(?P<value>(?:\d{1,6}-)?\d{2,10}/\d{4})(?!\d)",
    re.IGNORECASE,
)
_BRANCH = Headed(
    r"(?<![^\W_])(?:transit|institution|inst(?=[.:]? ?(?:no\.? )?\d{3}(?!\d))|branch(?=[ _]?(?:code|no"
    r"|number))|ag[êe]ncia|sucursal|oficina|agence"
    r"|guichet|code (?:banque|guichet)|blz"
    rf"|bankleitzahl|abi|cab|clearing(?:nummer)?|filial){_SAID}(?P<value>\d{{3,6}}(?:-\d)?"
    rf"|\d{{3}} ?\d{{3}} ?\d\d)"
    r"(?![\w/-]|[.,:]\d)",
    re.IGNORECASE,
)
_SORT_CODE = Headed(
    r"(?<![^\W_])(?:s/c|s\.c\.|sort ?code|sort(?=: ?\d\d))(?: (?:no|number"
    r"|is))?[\s:=#.]{1,3}(?P<value>\d\d[ -]?\d\d[ -]?\d\d)(?![\w/-]|[.,:]\d)",
    re.IGNORECASE,
)
_BANKS = words(
    "bank banks banking routing account acct ifsc iban bic swift bsb debit pay paid"
    " payment "
    "transfer deposit wire refund payroll salary savings checking konto conta agencia agência cuenta banco "
    "banque guichet compte rib blz bankleitzahl überweisen überweisung bankgiro clabe pix účtu sepa eft ach "
    "conto banca bonifico virement rekening overmaken"
)
_BRANCHES = words("branch routing ifsc bic swift iban bank banco banque sort clabe blz bankleitzahl transit")
_SHORT = re.compile(r"(?:19|20)\d\d|\d{1,5}")
_LABELS = words(
    "a c ac acc acct account savings checking current cuenta conta compte conto konto účtu účet rekening"
    " rachunku "
    "rachunek konta giro girokonto bankgiro plusgiro sort transit institution branch agencia sucursal"
    " oficina "
    "agence guichet banque blz bankleitzahl abi cab clearing clearingnummer filial bankszámlaszám számlaszám "
    "rekeningnummer reknr tilinumero pankkitili kontonr kontonummer kto сч с счет сч расчетный лицевой bank"
    " plus u"
)


def found(passage: Passage) -> Iterator[Match]:
    """Yield every number behind a label of accounts or branches."""
    if not passage.mentions(_LABELS):
        return
    for pattern in (_ACCOUNT, _CZECH, _SORT_CODE):
        for hit in passage.sought(pattern):
            yield Match("BANK_ACCOUNT", *hit.span("value"), 0.74, "bank.label")
    if passage.mentions(_BANKS):
        # Customers have accounts too; beside the name of a branch or its code it is a bank's.
        score = 0.73 if passage.mentions(_BRANCHES) else 0.7
        for pattern in (_LOOSE, _BRANCH):
            for hit in passage.sought(pattern):
                # Few digits, as branches have them, may be a year or a count where an account is meant.
                if pattern is _BRANCH or not _SHORT.fullmatch(hit["value"]):
                    yield Match("BANK_ACCOUNT", *hit.span("value"), score, "bank.label")
