"""Long numbers behind whatever a note calls them: an abbreviation, a card, ``my ... number is``.

Nobody can list all schemes that number people and their things. But an abbreviation in capitals right
before a long number, and a card, permit, certificate or user number of somebody, name no count: amounts,
dates, standards, products, errors and readings are told apart by their word and their form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.passage import Match, Passage
from redactor.detect.patterns.bare_ids import DAY
from redactor.detect.patterns.id_words import PUBLIC

_LONG = r"\d{7,18}"
_CODED = (
    r"(?=[A-Z\d/-]{0,30}[A-Z])(?=[A-Z]{0,6}\d)[A-Z]{0,6}\d{3,14}[A-Z]{0,2}\d{0,10}(?:[-/][A-Z0-9]{2,10}){0,4}"
)
_SPACED = r"(?=[A-Z]{0,3}\d)[A-Z0-9]{1,6}(?: \d{2,8}){1,5}(?: \d)?"
_ENDS = (
    r"(?![\w@%/-]|[.,:]\d| ?(?:euro?|usd|gbp|bytes?|rows?|lines?|km|kg|ms|people|users|units|[kmg]b)(?!\w))"
)
_CALLED = re.compile(rf"(?<![\w./&-])(?P<name>[A-Z][A-Z]{{1,6}}) (?P<value>{_LONG}|{_CODED}){_ENDS}")
_OWNED = Headed(
    r"(?<![^\W_])(?i:my|his|her|your|our|their|the)(?i: (?P<what>[a-z][a-z-]{2,14}(?: [a-z-]{2,12})?))"
    r"(?i: (?:number|no\.?|id))(?i: is|:) "
    rf"(?P<value>{_LONG}|{_SPACED}|{_CODED}|[A-Z]{{2,4}} \d{{5,9}}){_ENDS}"
)
_HELD = Headed(
    r"(?<![^\W_])(?P<what>(?i:(?:library|donor|bar|travel|bus|rail|oyster|student|club|loyalty|health|work"
    r"|press|gym"
    r"|park(?:ing)?|disabled|blue|season|ration|union|voter|crew|site|fuel|toll|ski|member(?:ship)?"
    r"|seafarer|security)"
    r" ?(?:card|pass|permit|badge|reg|id)|(?:tb|birth|marriage|death|vaccin(?:e|ation)|gas|electrical|mot"
    r"|food|training"
    r"|first aid|deposit|deposit scheme|share|stock|insurance) cert(?:ificate)?|(?:friend|customer|herd"
    r"|flock|client)"
    r" (?:code|mark)|(?:binance|kraken|coinbase|paypal|garena|pubg|genshin|account|player|game) uid"
    r"|prepaid meter"
    r"|uid|holding number))(?i: (?:no\.?|number|#))?(?i: is|:)?"
    rf" (?P<value>{_LONG}|{_SPACED}|{_CODED}|[A-Z]{{2,4}}(?:-[A-Z0-9]{{2,8}}){{1,4}}){_ENDS}"
)
_MONEY = frozenset(
    "EUR USD GBP CHF JPY CNY INR AUD NZD CAD ZAR NGN KES SGD PHP SEK NOK DKK PLN CZK BRL MXN ARS KRW AED"
    " ILS TRY HUF"
    " RON BGN THB MYR IDR VND RUB UAH HKD TWD BTC ETH USDT RS KSH PHP NIS".split()
)
_THINGS = frozenset(
    """
    ISBN ISSN DOI PMID PMCID NCT CVE RFC ISO IEC EAN UPC GTIN SKU ASIN HS HTS NAICS SIC CAS LCCN OCLC
    ISRC ISWC ISIN CUSIP SEDOL WKN FIGI LEI UTC GMT RGB HEX CRC SHA MD SEQ PID TID UID GID PORT ERR
    ERROR CODE EVENT KB BUILD REV VER VERSION NO OR AND THE TO OF IN ON AT BY IS AS IF FOR ALL NOT MAX
    MIN SUM AVG TOTAL TOTALS COUNT SIZE LEN OFFSET LIMIT ADDR HZ BPM POP GDP PV TV AD BC CE BCE SELECT
    FROM WHERE VALUES SET ID NULL INT LONG TIME DATE TS AM PM Q BUG ISSUE PR GCC LLVM USC CFR STAT ECLI
    SCC NJ CA NY TX FL WA IL PA OH GA AZ MA VA CO MI MN MO TN WI DC PART MODEL ITEM PAGE LINE NR NUM TEL
    FAX MOB PH CALL SMS PHONE CELL FED REG VOL GOTO MOV LOOP NORAD NASA NGC IC HD TYC GAIA TIC KIC EPIC
    SAO HIP SHIFT CTRL ALT CID SSN ITIN EIN TIN NHS CPF CNPJ PESEL NIP BSN CPR NIF DNI NIE IMEI VIN MRN
    BIC ABA FRQ DFARS FAR GOST SPAN EOL NPI DEC OCT BIN FF NAN INF OK NOTE TRUE FALSE
    """.split()
)
_OTHERS = _MONEY | _THINGS | PUBLIC
_OTHER_THINGS = re.compile(
    r"(?i:\b(?:phone|mobile|cell|fax|telephone|tel|error|exit|status|zip|postal|port|part|model"
    r"|catalog(?:ue)?|product"
    r"|item|version|build|prime|random|magic|serial|atomic|page|line|row|total|max(?:imum)?|min(?:imum)?"
    r"|lucky|whole"
    r"|reference|issue|event|process|sequence|batch|lot|isbn|accession|gene|hotline|helpline|emergency"
    r"|same|following"
    r"|correct|new|only|average|record|highest|final|exact|actual|estimated|overall|winning|real|last"
    r"|first|next)\b)"
)
_RUN = re.compile(r"\d{5}")
_LEAST = 7


def _is_number(value: str, least: int = _LEAST) -> bool:
    """Tell whether a value is long enough and no day, round amount or run of one digit."""
    digits = "".join(filter(str.isdigit, value))
    dull = DAY.fullmatch(value) is not None or digits.endswith("0000") or len(set(digits)) < 3
    return len(digits) >= least and not dull


def found(passage: Passage) -> Iterator[Match]:
    """Yield every long number that an abbreviation or somebody's card, certificate or number names."""
    if passage.digits < 5:
        return
    for hit in _CALLED.finditer(passage.text) if _RUN.search(passage.text) else ():
        if hit["name"] not in _OTHERS and _is_number(hit["value"]):
            yield Match("ID", *hit.span("value"), 0.6, "id.called")
    for hit in passage.sought(_OWNED):
        if not _OTHER_THINGS.search(hit["what"]) and _is_number(
            hit["value"], _LEAST - hit["value"][0].isalpha()
        ):
            yield Match("ID", *hit.span("value"), 0.62, "id.owned")
    for hit in passage.sought(_HELD):
        if _is_number(hit["value"], 5):
            yield Match("ID", *hit.span("value"), 0.64, "id.held")
