"""Tax numbers that their label or column gives away: VAT, EIN, TIN, GSTIN, ABN, Steuernummer, SIRET.

Checked numbers are found by ``national_ids.py`` already. Forms and invoices also show numbers of countries
whose check nobody publishes, and numbers with a slip in them: beside their label both are tax numbers. A
number that begins with the code of a member state needs a correct check to count by itself (Council
Regulation (EU) 904/2010; the forms are those of ``python-stdnum``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum.eu import vat
from stdnum.us import ein

from redactor.detect.heads import Headed
from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns.columns import cells

_NUMBERED = r"(?:(?:reg(?:istration|\.)?|id|ident)[ ./-]?)?(?:number|num|no|nr|nummer|id|ident|code|#|n[°º])"
_SURE = (
    # VAT in the languages of Europe; the bare word needs a number with its country's letters.
    rf"(?:vat|ust\.?|u\.?st|mwst|tva|iva|btw|moms|mva|dph|dič|pvm|ddv|gst|hst|qst|abn|acn|irs)[ ./_-]{{0,3}}"
    rf"{_NUMBERED}"
    r"|vatin|vat ?reg(?:istration|\.)?|ust-?id-?nr|ust-?idnr|umsatzsteuer-?(?:id|identifikationsnummer)"
    r"|numéro de tva|n[°º] (?:de )?tva|tva intracom(?:munautaire)?|partita iva|p\.? ?iva|btw-?nummer"
    r"|btw-?(?:id|nr)|momsnummer|organisasjonsnummer|orgnr|org\.? ?nr"
    r"|nip|nif|cif|nit|rut|ruc|rfc|cuit|cnpj|inn|инн|gstin|gst ?no|abn|acn|siret|siren|kvk|utr|dič"
    r"|f?ein|employer identification|federal (?:tax )?id|tax ?id|tax ?identification"
    r"|tax ?payer ?(?:id|reference)"
    r"|tax ?(?:number|no|ref(?:erence)?|reg(?:istration)?|file ?number)|tin|itin|tfn|irs ?(?:no|number)"
    r"|steuer-?(?:nummer|nr|id|idnr|identifikationsnummer)|st\.?-?nr|idnr"
    r"|numéro fiscal|n[°º] fiscal|número fiscal|numero fiscale|codice fiscale|fiscaal nummer|税号|納税者番号"
)
_JOINT = rf"(?:[ ._-]?(?:{_NUMBERED}))?\.?(?: ?\([^()\n]{{1,16}}\))?(?: is)?[\s\"':=#|»>]{{1,5}}"
_VALUE = (
    r"(?P<value>(?:CHE|[A-Z]{2})?[ -]?(?=[A-Z0-9]{0,3}\d)[A-Z0-9]{1,13}"
    r"(?:[ ./-](?=[A-Z]?\d)[A-Z0-9]{1,9}){0,5})"
    r"(?: (?:MWST|TVA|IVA))?(?![\w@%]|[.,:/]\d|-\w)"
)
_LABELLED = Headed(rf"(?<![^\W_])(?i:{_SURE})(?i:{_JOINT}){_VALUE}")
_BARE_LABEL = Headed(
    r"(?<![^\W_])(?i:vat|ust|mwst|tva|iva|btw|moms|mva)(?:[\s:#]{1,3})(?P<value>(?:CHE|[A-Z]{2})[ -]?"
    r"(?=[A-Z0-9]{0,2}\d)[A-Z0-9]{2,13}(?:[ .-][A-Z0-9]{2,9}){0,4})(?![\w@%]|[.,:/]\d|-\w)"
)
_LABEL_WORDS = words(
    """
    vat vatin ust ustid ustidnr mwst tva iva btw moms mva dph dič pvm ddv gst gstin hst qst abn acn irs nip
    nif cif nit rut ruc rfc cuit cnpj inn инн siret siren kvk utr ein fein federal employer tax taxid tin itin
    tfn taxpayer steuer steuernummer steuernr steuerid steueridnr steueridentifikationsnummer st idnr
    umsatzsteuer umsatzsteueridentifikationsnummer ustidnummer fiscal fiscale fiscaal btwnummer momsnummer
    organisasjonsnummer orgnr org 税号 納税者番号
    """
)
_SWISS = Headed(r"(?<![\w.-])CHE[- ]?\d{3}[. ]?\d{3}[. ]?\d{3}(?![\w-])")
_INDIAN = Headed(r"(?<![\w-])\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z](?![\w-])")
_STATE = Headed(
    r"(?<![\w./-])(?:AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE"
    r"|SI|SK|XI)[ ]?[A-Z0-9]\d{6,11}(?:B\d\d|[A-Z]{1,2})?(?![\w-]|[.,]\d)"
)
_EIN = Headed(r"(?<![\w.-])\d{2}-\d{7}(?![\w-]|[.,]\d)")
_PAYERS = re.compile(r"(?<!\w)(?:[Ww]-?[89](?:BEN)?|1099(?:-\w{1,4})?|IRS|EIN|FEIN|501\(c\)|TIN)(?!\w)")
_COLUMN = words(
    "vat ust ustid ustidnr tva iva btw moms ein fein tin gstin abn siret siren tax taxid steuernummer nip "
    "nif cif cnpj cuit vatin mwst tfn utr vatno vatnumber taxnumber"
)
_AMOUNT = words("rate amount total percent net gross code due paid base")
_CELL = re.compile(
    r"(?P<value>(?:CHE|[A-Z]{2})?[ -]?(?=[A-Z0-9]{0,3}\d)[A-Z0-9]{2,13}(?:[ ./-][A-Z0-9]{1,9}){0,4})"
)
_DATE = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d")
_WORDED = re.compile(r"[A-Z]{4,}|[A-Z]{3}(?= )")


def _is_number(value: str) -> bool:
    """Tell whether a labelled value is a number of a payer: no date, amount, year or word."""
    digits = sum(char.isdigit() for char in value)
    return 7 <= digits <= 15 and not _DATE.fullmatch(value) and not _WORDED.search(value.removeprefix("CHE"))


def _labelled(passage: Passage) -> Iterator[Match]:
    for pattern in (_LABELLED, _BARE_LABEL):
        for found in passage.sought(pattern):
            if _is_number(found["value"]):
                yield Match("TAX_ID", *found.span("value"), 0.74, "tax.label")


def _columns(passage: Passage) -> Iterator[Match]:
    for cell in cells(passage, _COLUMN):
        held = _CELL.fullmatch(passage.text, cell.start, cell.end)
        if held and cell.header.isdisjoint(_AMOUNT) and _is_number(held["value"]):
            yield Match("TAX_ID", *held.span("value"), 0.74, "tax.column")


def _employers(passage: Passage) -> Iterator[Match]:
    """Numbers of employers beside the forms of the tax office that ask for them."""
    if _PAYERS.search(passage.text):
        for found in passage.sought(_EIN):
            if ein.is_valid(found.group()):
                yield Match("TAX_ID", *found.span(), 0.72, "tax.employer")


def _states(passage: Passage) -> Iterator[Match]:
    """Numbers whose own form tells: of member states with their check, of Switzerland and India."""
    for pattern in (_SWISS, _INDIAN):
        yield from (Match("TAX_ID", *found.span(), 0.72, "tax.form") for found in passage.sought(pattern))
    for found in passage.sought(_STATE):
        if vat.is_valid(found.group()):
            yield Match("TAX_ID", *found.span(), 0.62, "tax.state")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every tax number that stands beside its label, under its header or shows its state."""
    if passage.digits < 5:
        return
    if passage.mentions(_LABEL_WORDS):
        yield from _labelled(passage)
    yield from _columns(passage)
    if "-" in passage.text:
        yield from _employers(passage)
    yield from _states(passage)


FAMILY = Family("tax_ids", frozenset({"TAX_ID"}), find)
