"""User and password side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.secrets import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("Repro: log in as a.b@example.com / Qorvan#40", "Qorvan#40"),
    ("sign in with mara_k / 9VmbC7M7u0pj first", "9VmbC7M7u0pj"),
    ("test user qa@example.com with password Velt-99-umbra", "Velt-99-umbra"),
    ("logged in as mara, ZvcWGGmENQuG", "ZvcWGGmENQuG"),
    ("a@example.com:Summer2031!", "Summer2031!"),
    ("a@example.com / Qorvan#40", "Qorvan#40"),
    ("password for the printer on the second floor: Grarugra#46", "Grarugra#46"),
    ("staging db pw is xwzCwAXrlFKW keep it", "xwzCwAXrlFKW"),
    ("Password: xwzCwAXrlFKW", "xwzCwAXrlFKW"),
    ('password: "tq-kGobrNXxVfyZ"', "tq-kGobrNXxVfyZ"),
]
OTHERS = [
    "log in with your account / settings",
    "sign in to example.com / about",
    "log in as admin and restart",
    "a@example.com | INV-20418 | x",
    "a@example.com:8080",
    "a@example.com:/srv/data2!",
    "log in as mara / https://example.com/2",
    "log in as mara / ${PASSWORD1}",
    "password for the account: required",
    "Password: OpenSesame",
    "the password is JavaScript",
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_passwords_beside_users(look: Look, text: str, value: str) -> None:
    assert ("SECRET", value) in look(FAMILY, text)


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def test_a_drivers_licence_opens_nothing(look: Look) -> None:
    assert look(FAMILY, "Driver license: D123-4567-8901") == []
    assert look(FAMILY, "Product license: AB12-CD34-EF56") == [("SECRET", "AB12-CD34-EF56")]
