"""Values of fields whose label says what they are, whatever was read of them.

``SSN  $58-52-5113`` fails every grammar, and yet nobody doubts what stands there. What a label of a form or
the head of a column names is covered if it has the looks of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from redactor.detect.inert import is_stand_in
from redactor.detect.known_names import is_listed, is_plain
from redactor.detect.merge import MODELS
from redactor.detect.page_columns import DETECTOR, is_name
from redactor.detect.page_labels import Line, is_label, labelled
from redactor.detect.page_plain import is_day
from redactor.detect.passage import fold, words
from redactor.detect.patterns.system_accounts import SYSTEM_ACCOUNTS
from redactor.detect.told_apart import is_given, is_known
from redactor.values import Finding, Page, Span

SCORE = 0.5
RULE = "field"

_LABELS = (
    ("US_SSN", 5, words("ssn")),
    ("IBAN_CODE", 8, words("iban")),
    ("PASSPORT", 4, words("passport reisepass passeport pasaporte passaporto paspoort")),
    ("TAX_ID", 5, words("ein itin steuernummer")),
    (
        "DATE_OF_BIRTH",
        4,
        words(
            "birth dob birthday birthdate born bom geburtsdatum naissance nacimiento nascita geboortedatum"
        ),
    ),
    ("CREDIT_CARD", 8, words("card")),
    (
        "PHONE_NUMBER",
        6,
        words("phone telephone mobile tel fax cell telefon téléphone teléfono telefono telefoon"),
    ),
    ("HEALTH_ID", 5, words("mrn nhs npi")),
    (
        "ID",
        4,
        words(
            "id number no nr account order invoice customer ticket reference ref case policy folio "
            "confirmation"
        ),
    ),
)
"""Which entity a word of a label means, and how many digits its value has at least; the first one counts."""

_EMAIL_LABELS = words("email mail")
_NAME_LABELS = words(
    "name contact patient employee recipient manager owner vorname nachname nom nombre naam seller salesman "
    "salesperson driver teacher adjuster physician doctor prescriber author authors assignee reporter "
    "requester approver organizer organiser cardholder insured claimant tenant landlord witness guardian "
    "guest consignee sender spouse beneficiary payee supervisor student passenger clerk cashier inspector "
    "attorney lawyer nurse"
)
_NO_NAMES = words(
    "file user host project product branch repository company domain server table column class method device "
    "field event template type role team key tag layer first-party display plan"
)
_COMPANY_LABELS = words(
    "company employer firm organisation organization insurer supplier unternehmen firma entreprise"
)
_NO_COMPANY = words(
    "id no nr number size type phone email mail address code url domain logo page profile registered"
)
_DATES, _BIRTHS = words("date datum fecha data"), words("birth naissance nacimiento nascita")
_OF_PROGRAMS = words("image container layer commit pod process thread build revision snapshot volume network")
"""What programs number for themselves: ``IMAGE ID`` is nobody's."""
_USER_LABELS = frozenset(("signed in as", "logged in as", "user name", "username", "login name"))
_HUMPS, _CAPITALS = re.compile(r"(?!(?:Mac|Mc|De|Van|Le|La|Di)[A-Z])(?:[A-Z][a-z]{2,}){2,}"), 5
_USER = re.compile(r"[a-z][\w.-]{2,31}")
_FILE = re.compile(r"\S\.[A-Za-z]\w{2,3}$")
_EMAIL = re.compile(r"[\w.+-]{2,}[^\w\s.]{1,2}[\w-]+(?:\. ?[\w-]+)+|[\w.+-]{6,}\.[a-z]{2,6}", re.IGNORECASE)
_NUMBER = re.compile(r"[\w$€£|!§+(#][\w$|!§ ()/.,+#-]*", re.ASCII)
OWN_LOOKS = frozenset({"EMAIL_ADDRESS", "SECRET"})
"""What a label tells of where a model would see a name in it."""

_SECRET_LABELS = words(
    "password passwort passwd passcode passphrase contraseña contrasena senha wachtwoord hasło haslo"
)
_KEY_LABELS = words("token secret key")
_SECRET = re.compile(r"(?=\S*[^\s•·●*.…])\S{4,}(?: \S{2,}){0,2}")
_KEY = re.compile(r"(?=[^\n]*\d)(?=[^\n]*[a-zA-Z])[\w@$|-]{6,}(?: [\w@$|-]{4,})?")
_NEVER = {
    "ID": re.compile(
        r"[$€£¥]|\b(?:USD|EUR|GBP)\b|%$|^\d{1,3}(?:,\d{3})*\.\d\d$|\w\(|\| ?[a-z]{3}"
    ),  # amounts, calls, rows
    "PHONE_NUMBER": re.compile(r"\b(?!ext)[a-z]{2}"),  # ``1-500 of 501+``
}
# The edge of a field is read as a bar.
_INLINE = re.compile(r"(?P<label>[^\W\d][\w .-]{1,30})(?:: *| (?P<edge>\|) )(?P<value>\S[^\n]*)")
_LONGEST = 40


def in_fields(page: Page, lines: Sequence[Line], findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield values with a telling label in which nothing was found.

    Args:
        page: the page as read.
        lines: its lines, as :func:`redactor.detect.page_labels.lines_of` gives them.
        findings: what was found on it so far, with spans.
    """
    known = [finding.span for finding in findings if finding.span]
    # A day is one already, whose it is the label tells.
    days = [finding.span for finding in findings if finding.span and finding.entity != "DATE_TIME"]
    sure = [finding.span for finding in findings if finding.span and finding.detector not in MODELS]
    for place, label in (
        *_within(page, lines),
        *((line.span, label) for line, label in labelled(page, lines)),
    ):
        text = page.text[place.start : place.end]
        inner = text.strip(" .,;'\"‘’“”")  # noqa: RUF001 - quotes of texts
        entity = "" if _FILE.search(label) else _meant(fold(label.strip("\"' :")).split(), inner)
        if entity:
            start = place.start + text.find(inner)
            span = Span(start, start + len(inner))
            # A model takes an address whose sign was misread for a name, or a part of a password.
            taken = sure if entity in OWN_LOOKS else days if entity == "DATE_OF_BIRTH" else known
            if not any(span.overlaps(one) for one in taken):
                yield Finding(entity, SCORE, DETECTOR, RULE, span)


def _within(page: Page, lines: Sequence[Line]) -> Iterator[tuple[Span, str]]:
    """Yield the value and the label of each line that holds both: ``Email: "x"``."""
    for line in lines:
        found = _INLINE.match(page.text, line.span.start, line.span.end)
        if found and (not found["edge"] or is_label(found["label"])):
            yield Span(*found.span("value")), found["label"]


def _meant(label: Sequence[str], text: str) -> str:
    """Return the entity that a label tells of a value; empty where the value has not the looks of it."""
    if not text or len(text) > _LONGEST:
        return ""
    if " ".join(label) in _USER_LABELS:
        is_user = _USER.fullmatch(text) and not is_plain(text) and text not in SYSTEM_ACCOUNTS
        return "HANDLE" if is_user else ""
    said = set(label)
    if said & _EMAIL_LABELS:
        return "EMAIL_ADDRESS" if _EMAIL.fullmatch(text) else ""
    secret = _SECRET if said & _SECRET_LABELS else _KEY if said & _KEY_LABELS else None
    if secret is not None:
        is_value = secret.fullmatch(text) and not _is_said(text) and not is_stand_in(text)
        return "SECRET" if is_value else ""
    if named := _named(said):
        plain = is_listed(text) and not is_given(text)
        return named if is_name(text) and not (is_day(text) or plain or _is_identifier(text)) else ""
    return _numbered(said, text)


def _named(said: AbstractSet[str]) -> str:
    """Return whether a label tells of a person or a company."""
    if said & _NAME_LABELS and not said & _NO_NAMES:
        return "PERSON"
    return "ORGANIZATION" if said & _COMPANY_LABELS and not said & _NO_COMPANY else ""


def _numbered(said: AbstractSet[str], text: str) -> str:
    """Return the entity of a number under a label; a day that is nobody's birthday has none."""
    if said & _DATES and not said & _BIRTHS:
        return ""
    if "id" in said and said & _OF_PROGRAMS:
        return ""
    digits = sum(sign.isdigit() for sign in text)
    for entity, least, words_of in _LABELS:
        if said & words_of:
            never = _NEVER.get(entity)
            fits = digits >= least and _NUMBER.fullmatch(text) and not (never and never.search(text))
            return entity if fits else ""
    return ""


def _is_identifier(text: str) -> bool:
    """Tell whether one word is written as programs are: several capitals in it, or nothing else."""
    humps = _HUMPS.fullmatch(text) is not None or (text.isupper() and len(text) > _CAPITALS)
    return humps and not is_known(text)


def _is_said(text: str) -> bool:
    """Tell whether a text is one of plain words (``never expires``), and no secret."""
    bare = (word.strip(".,:;!?()") for word in text.split())
    return all(is_plain(word) or word.isdecimal() for word in bare)
