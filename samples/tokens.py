"""Invented secrets in the shapes that providers use, and numbers with true check digits.

Everything comes out of one seed, so no token stands in this source and none ever opened a door.
"""

from __future__ import annotations

import random
import string
from collections.abc import Callable

from stdnum import iban as stdnum_iban
from stdnum.br import cpf as stdnum_cpf
from stdnum.es import dni as stdnum_dni
from stdnum.in_ import aadhaar as stdnum_aadhaar

_RNG = random.Random(20261012)
_ALNUM = string.ascii_letters + string.digits


def _pick(alphabet: str, count: int) -> str:
    return "".join(_RNG.choice(alphabet) for _ in range(count))


def _checked(is_valid: Callable[[str], bool], head: str, tails: list[str]) -> str:
    """Return ``head`` with the first tail that makes the number valid."""
    return next(head + tail for tail in tails if is_valid(head + tail))


def _iban(country: str, account: str) -> str:
    number = stdnum_iban.calc_check_digits(country + "00" + account)
    packed = f"{country}{number}{account}"
    return " ".join(packed[at : at + 4] for at in range(0, len(packed), 4))


def _two_digits() -> list[str]:
    return [f"{number:02d}" for number in range(100)]


def _cpf() -> str:
    packed = _checked(stdnum_cpf.is_valid, "3" + _pick(string.digits, 8), _two_digits())
    return str(stdnum_cpf.format(packed))


def _aadhaar() -> str:
    packed = _checked(stdnum_aadhaar.is_valid, "7" + _pick(string.digits, 10), list(string.digits))
    return str(stdnum_aadhaar.format(packed))


def _dni() -> str:
    return _checked(stdnum_dni.is_valid, "5" + _pick(string.digits, 7), list(string.ascii_uppercase))


GITHUB_TOKEN = "ghp" + "_" + _pick(_ALNUM, 36)
AWS_KEY_ID = "AK" + "IA" + _pick(string.ascii_uppercase + "234567", 16)
AWS_SECRET = _pick(_ALNUM + "/+", 40)
STRIPE_KEY = "sk" + "_live_" + _pick(_ALNUM, 24)
SLACK_TOKEN = "-".join(["xo" + "xb", _pick("123456789", 12), _pick("123456789", 13), _pick(_ALNUM, 24)])
GITLAB_TOKEN = "glp" + "at-" + _pick(_ALNUM, 20)
DATABASE_URL = f"postgresql://dispatch:{_pick(_ALNUM, 14)}@db-2.harrowlund.example:5432/dispatch"
LOGIN_PASSWORD = "plum-" + _pick(string.ascii_lowercase, 5) + "-" + _pick(string.digits, 4)
SHARE_CODE = _pick(_ALNUM, 22)
CHECKOUT_CODE = _pick(_ALNUM, 26)
VAULT_PASSWORDS = [_pick(_ALNUM + "!#%*", 18) for _ in range(3)]

IBAN_DE = _iban("DE", "50010517" + _pick(string.digits, 10))
IBAN_DE_2 = _iban("DE", "37040044" + _pick(string.digits, 10))
IBAN_GB = _iban("GB", "HRLW" + "607080" + _pick(string.digits, 8))
IBAN_NL = _iban("NL", "VELA" + _pick(string.digits, 10))
CPF = _cpf()
AADHAAR = _aadhaar()
DNI = _dni()
SSNS = [
    f"{area}-{_RNG.randint(11, 98)}-{_RNG.randint(1200, 9800)}" for area in (212, 318, 421, 536, 547, 603)
]
