"""Phrases in other scripts: how they are held together, and what is too little to be one."""

from __future__ import annotations

import pytest

from redactor.detect.scripts import runs
from tests.growth import cpu_seconds, grows_within

FOUND = [
    ("Meeting with Ирина Соколова today", [("Cyrl", "Ирина Соколова")]),
    ("Встреча в Teams с Ириной", [("Cyrl", "Встреча в Teams с Ириной")]),
    ("Inbox (3) - 田中太郎 - Outlook", [("Jpan", "田中太郎")]),
    ("Excelを開く", [("Jpan", "を開く")]),
    ("김민수 님과 회의", [("Hang", "김민수 님과 회의")]),
    ("one: דנה\ntwo: أحمد", [("Hebr", "דנה"), ("Arab", "أحمد")]),
    ("ประชุมกับคุณสมชาย", [("Thai", "ประชุมกับคุณสมชาย")]),
    ("बहुत धन्यवाद", [("Deva", "बहुत धन्यवाद")]),
    ("Ελένη Παππά", [("Grek", "Ελένη Παππά")]),
    ("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ", [("Zzzz", "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ")]),
    ("привет\nпока", [("Cyrl", "привет"), ("Cyrl", "пока")]),
    ("привет" + " - " * 20 + "пока", [("Cyrl", "привет"), ("Cyrl", "пока")]),
    ("вот\ufffcтут", [("Cyrl", "вот"), ("Cyrl", "тут")]),
]

NOTHING = [
    "",
    "plain ASCII",
    "Größe, naïve, Zażółć, Đặng, ﬁne, Ⅷ",
    "5 µs, 10 kΩ, Δt = 3, α-test, λ",
    "P\u0430yp\u0430l",  # Cyrillic letters as a disguise
    "\u0440\u0430ypal",
    "𝗕𝗼𝗹𝗱 ℝ ™ ª º",
    "Я, щ",
    "中",
    "English | Deutsch | Русский | 日本語 | 한국어 | العربية | עברית | ไทย | हिन्दी | Ελληνικά",
    "١٢٣ ४५६ 😀 👩‍👩‍👧",
    "a\u0301\u0301\u0301",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_a_phrase(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(run.script, text[run.start : run.end]) for run in runs(text)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_phrase(text: str) -> None:
    assert list(runs(text)) == []


@pytest.mark.parametrize("unit", ["а", "а ", "а\n", "аa", "中", "а\u0301", "α ", "\u0301", "привет "])
def test_time_grows_with_the_length_alone(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        return cpu_seconds(lambda: list(runs(text)))

    seconds(1000)
    assert grows_within(seconds, 20_000, 80_000, lambda short: 20 * (short + 0.005))
