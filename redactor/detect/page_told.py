"""What labels and heads tell of values that have no form of their own, and what such values look like."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from redactor.detect.inert import is_hash_or_uuid, is_stand_in
from redactor.detect.known_names import is_plain
from redactor.detect.page_numbered import is_numbered_value, names_number
from redactor.detect.passage import fold
from redactor.detect.patterns.public_projects import STAND_IN_NAMES, is_public_owner
from redactor.detect.patterns.system_accounts import SYSTEM_ACCOUNTS, is_account
from redactor.detect.told_apart import is_known

Looks = Callable[[str], bool]

_LONGEST, _REMEMBERED = 32, 4_000


def _never(_: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Telling:
    """What a label tells.

    ``fits`` tells whether a text has the looks of a value, ``fits_among`` whether it has where other cells of
    its column do, ``is_empty`` whether it is none and yet stands among them; ``among`` is what another head
    of the row must be for this one to count.
    """

    entity: str
    fits: Looks
    fits_among: Looks = _never
    is_empty: Looks = _never
    among: Looks | None = None


_NUMBER = re.compile(r"(?=[\w ./-]*\d)[A-Z\d][A-Z\d ./-]{3,23}")
_CODE = re.compile(r"(?=(?:[^\d]*\d){2})[A-Za-z\d](?:[ -]?[A-Za-z\d]){3,23}")
_RECORD = re.compile(r"[A-Z\d]{6}")
_ACCOUNT = re.compile(r"\d(?:[ -]?\d){5,19}")
_NUMBERED = re.compile(r"\d{4,12}")
_PIN = re.compile(r"\d{3,8}|\d{3} \d{3,4}|\d{4} \d{4}")
_VIN = re.compile(r"[A-HJ-NPR-Z\d]{17}")
_PLATE = re.compile(r"(?=.{5,11}$)[A-Z\d]{1,4}(?:[ -][A-Z\d]{1,6}){0,2}|[A-Z\d]{5,8}")
_CONTAINER = re.compile(r"[A-Z]{3}[UJZ] ?\d{6}[ -]?\d")
"""A freight container: its owner, the kind, its number and a check digit (ISO 6346)."""
_INITIALS = re.compile(r"[A-Z]{2,4}|[A-Z](?:\.[A-Z]){1,3}\.?")
_NO_INITIALS = frozenset("NA TBD YES NO ALL NULL NONE".split())
_LAST_FOUR = re.compile(r"[^\w\n]{0,8}\d{4}")
_DEVICE = re.compile(r"[A-Z][A-Z\d]{2,14}-[A-Z\d]{2,12}")
_USER = re.compile(r"@?[a-z][a-z0-9_.-]{1,31}")
_PATH = re.compile(r"(?P<owner>[A-Za-z][\w.-]{1,38})/(?P<name>[\w.-]{2,100})")
_WORD = re.compile(r"[^\W\d_]{4,24}")
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}:\d\d(?::\d\d)?|\d+[.,]\d\d")
_SECRET = re.compile(r"[^\s\u2022\u25cf*\u2026\u2014]\S{3,63}")
_OTHER = re.compile(
    r"\[?[\w.-]{1,40}@[\w.-]{1,60}[:\]].{0,20}|\[[\w.-]{1,40}@[\w.-]{1,60}"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|https?://.{0,64}"
)
"""A prompt, a mail address, a link."""

_PARTS = re.compile(r"[-_./+]")
_SAID = frozenset(
    "or more less than at least only not no yes set change see ask none any all same of".split()
)
_NOTHING = frozenset(
    "none never required optional enabled disabled expired expires hidden strong weak good fair unset unknown"
    " missing empty default pending changed active inactive valid invalid saved stored copied show hide reset"
    " change forgot policy unchanged blank encrypted hashed protected correct incorrect wrong".split()
)


def _is_mixed(text: str) -> bool:
    """Tell whether a text is a number that a label tells, with digits enough to be one."""
    return len(text) <= _LONGEST and bool(_CODE.fullmatch(text)) and not _DAY.fullmatch(text)


def _is_record(text: str) -> bool:
    return bool(_RECORD.fullmatch(text)) and not (text.isalpha() and is_plain(text))


def _is_number(text: str) -> bool:
    digits = sum(map(str.isdigit, text))
    return digits >= 5 and bool(_NUMBER.fullmatch(text)) and not _DAY.fullmatch(text)


def _is_account(text: str) -> bool:
    return bool(_ACCOUNT.fullmatch(text)) and not _DAY.fullmatch(text)


def _is_user(text: str) -> bool:
    """Tell whether a text has the looks of an account; words joined by ``_`` are one (``app_ledger``)."""
    name = text.removeprefix("@")
    parts = [part for part in re.split("[_.-]", name) if part]
    plain = ("_" not in name and all(is_plain(part) and not is_known(part) for part in parts)) or is_plain(
        name
    )
    field = (
        "." in name and bool(parts) and len(parts[0]) > 2 and is_plain(parts[0].split("_")[0])
    )  # ``client.ip``
    if plain or field or not _USER.fullmatch(text) or _is_account_of_all(text):
        return False
    return any(len(part) > 1 for part in parts) and _SAID.isdisjoint(parts) and name not in _NOTHING


def _is_account_of_all(text: str) -> bool:
    return not is_account(text) or text in STAND_IN_NAMES


def _is_repository(text: str) -> bool:
    found = _PATH.fullmatch(text)
    if found is None:
        return False
    owner = found["owner"].lower()
    return not is_public_owner(owner) and owner not in SYSTEM_ACCOUNTS and owner != "library"


def is_password(text: str) -> bool:
    """Tell whether a text has the looks of a password: one token that no table of words holds."""
    if not _SECRET.fullmatch(text) or any(shape.fullmatch(text) for shape in (_OTHER, _DAY)):
        return False
    text = text.strip("\"'")
    if text.endswith(":"):  # the next label
        return False
    if is_stand_in(text) or is_hash_or_uuid(text):
        return False
    parts = [part for part in _PARTS.split(text) if part]
    if not _SAID.isdisjoint(part.lower() for part in parts) or text.lower() in _NOTHING:
        return False
    letters = any(map(str.isalpha, text))
    mixed = letters and (any(map(str.isdigit, text)) or any(not sign.isalnum() for sign in text[1:-1]))
    joined = len(parts) > 1 and all(map(str.isalpha, parts))
    return mixed and not (joined and len(parts) <= 2)


def _is_no_secret(text: str) -> bool:
    return text.lower() in _NOTHING or is_stand_in(text)


def _is_password_word(text: str) -> bool:
    return bool(_WORD.fullmatch(text)) and text.lower() not in _NOTHING


def _is_vin(text: str) -> bool:
    return bool(_VIN.fullmatch(text)) and any(map(str.isdigit, text))


def _is_plate(text: str) -> bool:
    mixed = any(map(str.isdigit, text)) and any(map(str.isalpha, text))
    return mixed and bool(_PLATE.fullmatch(text))


def _is_device(text: str) -> bool:
    return bool(_DEVICE.fullmatch(text))


def _is_container(text: str) -> bool:
    return bool(_CONTAINER.fullmatch(text))


def _is_initials(text: str) -> bool:
    return bool(_INITIALS.fullmatch(text)) and text not in _NO_INITIALS


def _is_initials_read(text: str) -> bool:
    return _is_initials(text.upper()) and not text.islower()


def _is_last_four(text: str) -> bool:
    return bool(_LAST_FOUR.fullmatch(text))


def _is_pin(text: str) -> bool:
    return bool(_PIN.fullmatch(text))


def _is_code(text: str) -> bool:
    return _is_pin(text) or (any(map(str.isdigit, text)) and is_password(text))


def _is_person_head(text: str) -> bool:
    return _folded(text) in _NAMES_OF or not _PERSON_HEADS.isdisjoint(_folded(text).split())


def _is_secret_head(text: str) -> bool:
    return (kind := kind_of(text)) is not None and kind.entity == "SECRET"


_PERSON_HEADS = frozenset("surname firstname lastname fullname email phone birth birthdate mobile".split())
_NAMES_OF = frozenset(("first name", "last name", "full name", "given name", "family name"))


def _is_numbered(text: str) -> bool:
    return bool(_NUMBERED.fullmatch(text))


_TABLE: tuple[tuple[Telling, str], ...] = (
    (
        Telling("ID", _is_record),
        "pnr|pnr code|record locator|booking code|booking ref|booking reference",
    ),
    (
        Telling("ID", _is_mixed),
        """upn|loyalty|loyalty no|loyalty number|frequent flyer|frequent flyer no|frequent flyer number|ffn
        |share code|emp id|emp no|employee id|employee no|staff no|student no|pupil no|member no
        |membership no|customer no|client no|known traveller number|known traveler number|redress number""",
    ),
    (
        Telling("ID", _is_numbered, among=_is_person_head),
        """id|user id|customer id|client id|person id|patient id|student id|member id|guest id|tenant id
        |account id|staff id""",
    ),
    (
        Telling("BANK_ACCOUNT", _is_account),
        "bank account|bank account no|bank account number|bank acct|acct no|acct number|konto|kontonr",
    ),
    (
        Telling("TAX_ID", _is_number),
        """tax id|tax no|tax number|tax ref|tax reference|tin|vat no|vat number|vat id|utr|tax code no
        |steuer id""",
    ),
    (
        Telling("TAX_ID", _is_number),
        "eori|eori no|eori number|siret|siren|siren siret|gstin|abn|kvk|kvk nummer|partita iva|p iva|org nr",
    ),
    (
        Telling("ID", is_numbered_value),
        """vertragskonto|contract account|marktlokation|messlokation|mpan|mprn|seal|seals|docket|matrikel
        |ticket ids|envelope id|subject id|matter id|study id|enrolment id|enrollment id|transaction id""",
    ),
    (Telling("ID", _is_container), "container|containers|container no|container number"),
    (
        Telling("PERSON", _is_initials, _is_initials_read),
        "initials|subject initials|patient initials|initialen",
    ),
    (
        Telling("CREDIT_CARD", _is_last_four),
        """last4|last 4|last four|card last4|card last 4|card last four|payment method|paid with|card used
        |card on file|zahlungsart|zahlungsmittel|forma de pago|metodo de pago|moyen de paiement
        |metodo di pagamento|betaalmethode""",
    ),
    (Telling("PASSPORT", _is_number), "passport|passport no|passport number|passport nr"),
    (
        Telling("DRIVER_LICENSE", _is_number),
        """driver licence|driver license|driver s licence|driver s license|driving licence|driving license
        |driver licence no|driver license no|driving licence no|licence no|license no|dl no|dl number""",
    ),
    (
        Telling("HANDLE", _is_user, is_empty=_is_account_of_all),
        """user|username|user name|login|login name|logon name|usename|rolname|role name|maintainer
        |committer|uid|sam account|samaccountname|screen name|created by|updated by|modified by|pushed by""",
    ),
    (Telling("HANDLE", _is_user, is_empty=_is_account_of_all, among=_is_secret_head), "account"),
    (Telling("REPOSITORY", _is_repository), "repository|repo|repositories|git repository|source repository"),
    (Telling("VEHICLE_PLATE", _is_vin), "vin|vin no|vin number|chassis no|chassis number"),
    (
        Telling("VEHICLE_PLATE", _is_plate),
        """reg|reg no|registration|plate|plate no|number plate|licence plate|license plate|vehicle reg
        |vehicle registration|rego|kennzeichen""",
    ),
    (
        Telling("DEVICE_ID", _is_device),
        "device name|computer name|full computer name|full device name|pc name",
    ),
    (Telling("SECRET", _is_pin), "pin|pin code|pin no|door code|alarm code|gate code|safe code|unlock code"),
    (
        Telling("SECRET", _is_code),
        """verification code|security code|one time code|recovery code|access code|backup code|login code
        |activation code|sign in code|confirmation code|otp|totp|2fa code|mfa code""",
    ),
)
TELLING: Mapping[str, Telling] = {
    label.strip(): kind for kind, labels in _TABLE for label in labels.split("|")
}
"""Whole labels, folded, and what they tell."""

_NUMBERED_ID = Telling("ID", is_numbered_value)
_PIN_CODE = Telling("SECRET", _is_pin)
_PASSWORD = Telling("SECRET", is_password, _is_password_word, _is_no_secret)
_PASSWORDS = frozenset("password passphrase passcode passwort pwd psk kennwort wachtwoord".split())
_PASSWORD_LABELS = frozenset(("pre shared key", "network security key", "shared secret", "mot de passe"))
_NO_VALUE = frozenset(
    "forgot forgotten change reset lost show hide no your enter the a use with without".split()
)
_LABEL_WORDS = 3


def kind_of(text: str) -> Telling | None:
    """Return what a whole label tells, None where it tells nothing."""
    if len(text) > _LONGEST:
        return None
    label = _folded(text)
    if known := TELLING.get(label):
        return known
    said = label.split()
    if names_number(said):
        return _NUMBERED_ID
    if not 0 < len(said) <= _LABEL_WORDS:
        return None
    if said[-1] == "pin" and _NO_VALUE.isdisjoint(said):
        return _PIN_CODE
    is_password = said[-1] in _PASSWORDS and _NO_VALUE.isdisjoint(said)
    return _PASSWORD if is_password or label in _PASSWORD_LABELS else None


_SIGN = re.compile(r"[#\u2116]|\b[nN][\u00b0\u00ba]")
"""Signs for the word number: ``Account #``."""


@lru_cache(_REMEMBERED)
def _folded(text: str) -> str:
    """Return a label in small letters, its words apart: ``User_Name:`` and ``user name`` are one."""
    return " ".join(re.sub(r"[-_/()]", " ", fold(_SIGN.sub(" number ", text))).strip(" :*.\"'").split())
