"""Codes, words and keys as short notes tell them."""

from __future__ import annotations

import pytest

from redactor.detect.passage import Passage
from redactor.detect.secret_notes import notes


def _found(text: str) -> list[str]:
    return [text[match.start : match.end] for match in notes(Passage(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Key box 8841. Turn left", "8841"),
        ("Buzz 0412 at the front", "0412"),
        ("server room, door 2580#.", "2580#"),
        ("Late arrival, door 4418E.", "4418E"),
        ("Hall key safe C4418Z", "C4418Z"),
        ("Front door keypad is C1590Y.", "C1590Y"),
        ("Intercom key 1188", "1188"),
        ("code immeuble 44A18", "44A18"),
        ("locker passcode K4T8", "K4T8"),
        ("Alarm panel: 4418 then ENTER", "4418"),
        ("Alarm word is pineapple.", "pineapple"),
        ("Right to work share code W44 RT8 82L", "W44 RT8 82L"),
        ("kraken 2fa backup RT44BVNMZL2QX7RW", "RT44BVNMZL2QX7RW"),
        ('Okta temp pw "Welcome-Rt-4418"', "Welcome-Rt-4418"),
        ('passphrase on top "gulls over brighton"', "gulls over brighton"),
        ("Vault unseal key rT44bVn82093LmX4vT7bRz1WnYc5Hd3=", "rT44bVn82093LmX4vT7bRz1WnYc5Hd3="),
        ("the Doppler token dp.st.prd.9f8Kq2LmX4vT7bRz1WnYc5Hd", "dp.st.prd.9f8Kq2LmX4vT7bRz1WnYc5Hd"),
    ],
)
def test_found(text: str, value: str) -> None:
    assert value in _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Gate B44 opens at ten",
        "the door 2024 model",
        "alarm 0730 tomorrow",
        "ALARM: CARD32",
        "keypad 10 am to 6",
        "intercom 1200 euro",
        "key box 2024",
        "hall 12 and lobby 4",
        "The safe word is required.",
        "Phone word is optional",
        "share code with the team",
        "mfa code SENT TODAY",
        'password "required"',
        'the password is "on the back of it"',
        "public_key: ed25519.Ed25519PublicKey",
        "token com.example.app.AuthTokenProvider2",
        "key 9f86d081884c7d659a2feaa0c55ad015",
        "the key getUserNameFromToken2 fails",
    ],
)
def test_left_alone(text: str) -> None:
    assert _found(text) == []
