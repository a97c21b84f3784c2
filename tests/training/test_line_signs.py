"""What the network that reads lines can write."""

from __future__ import annotations

import json

import pytest

from redactor.ocr.line_net import FILE, LINES
from redactor.ocr.networks import opened
from training.line_signs import SIGNS, TESSERACT, written


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Zoë  Łuczak\t9", "Zoe Luczak 9"),
        ("Straße 5, Århus", "Strasse 5, Arhus"),
        ("Nguyễn Thị Ánh", "Nguyen Thi Anh"),
        ("café", "café"),
        ("a^b `c` 3 × 4 …", "a^b `c` 3 × 4 …"),
        ("10\u2011A", "10-A"),
        ("Анна", None),
        ("a → b", None),
        ("", ""),
    ],
)
def test_texts_in_the_networks_signs(text: str, wanted: str | None) -> None:
    assert written(text) == wanted


def test_the_shipped_network_has_these_signs() -> None:
    about = opened(LINES, FILE, "line network").get_modelmeta().custom_metadata_map
    assert json.loads(about["signs"]) == [*SIGNS, ""]


def test_no_sign_twice() -> None:
    assert len(set(SIGNS)) == len(SIGNS)
    assert SIGNS.startswith(TESSERACT)
