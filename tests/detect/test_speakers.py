"""Who speaks in copied chats, and keys, programs and headings that stand before a colon as well."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.speakers import FAMILY

Look = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("nadia.k: moved the cert, still waiting", ["nadia.k"]),
        ("- mira_qa: repro on https://x/y w/ cookie", ["mira_qa"]),
        ("[9:02] koen: who is on call", ["koen"]),
        ("xX_lena_Xx (ext): closed it, reviewing", ["xX_lena_Xx"]),
        ("marisol.e: ok what now\nGordon: 718 204\nmarisol.e: expired again", ["marisol.e", "marisol.e"]),
        ("> lena_: thanks for the keys", ["lena_"]),
    ],
)
def test_found(look: Look, text: str, names: list[str]) -> None:
    assert look(FAMILY, text) == [("HANDLE", name) for name in names]


@pytest.mark.parametrize(
    "text",
    [
        "description: the thing to do",
        "nginx: the request was bad",
        "systemd: Started Daily apt download",
        "kernel: usb new device found today",
        "mark: the end of the section",  # a word as well
        "lena: {a: 1, b: c}",
        "user_name: the name of the user",
        "koen: 4471",
        "koen: x.y/z",
        "Koen: who is on call",  # a name, no user name
        "see koen: who is on call",
        "lena.kern.de: the site of the town",
    ],
)
def test_left_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
