"""Passwords that words alone part from their name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.secrets import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("temp password Welcome1! please change it", "Welcome1!"),
    ("He uses the same password everywhere (Dragon99)", "Dragon99"),
    ("passwd root => new: Sn0wFl4ke", "Sn0wFl4ke"),
    ("I changed the password last night, Kx82-kd0L", "Kx82-kd0L"),
    ("the password on the sticky note Gr33n!Tea", "Gr33n!Tea"),
    ("Passwort vom Drucker (Sommer24)", "Sommer24"),
    ("vpn: mara / Kx82-kd0L", "Kx82-kd0L"),
    ("wifi Guest5 / Blue#Door7", "Blue#Door7"),
    ("She texted me the door code, 7731#", "7731"),
]
OTHERS = [
    "Please reset your password for Windows10 and Outlook365",
    "password policy requires MinLen8 and UpperCase1 characters",
    "The password manager 1Password stores them",
    "if password != Input1Value then fail",
    "password hashed with PBKDF2-HMAC-SHA256",
    "Passwords are stored in KeePass2 on drive D",
    "boarding pass Terminal5 Gate B22",
    "Ski pass Adult10 3days!",
    "password required for iPhone15Pro backup",
    "password and username fields on Page2Form",
    "the pass rate rose 5% in Q3FY24",
    "Your password expires in 14days!",
    "the password was lost. Ask for Kx82-kd0L",
    "password for a user of the second floor of the building at Kx82-kd0L",
    "password protected file Report2024v2.xlsx",
    "wifi: iPhone / Android14",
    "ftp: upload / download2",
    "the area code, 7731",
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_passwords_some_words_away(look: Look, text: str, value: str) -> None:
    assert look(FAMILY, text) == [("SECRET", value)]


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_words_with_numbers_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
