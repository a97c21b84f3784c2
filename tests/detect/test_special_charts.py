"""Illnesses and medicines on charts and lists of wards, and in texts that are about no patient."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.special import FAMILY

Look = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("0830  Kiprotich B.   IP-114/22  R inguinal hernia    NPO, consent signed", "hernia"),
        ("SURGERY LIST THEATRE 3\n1015 Wanjiru IP-119/22 fibroids - TAH", "fibroids"),
        ("pt seen 0915, on metformin, sats 91 RA", "metformin"),
        ("lab result: J. Lehtovirta hetu 131078-4525\ndg E11.9", "E11.9"),
        ("dob 2/11/51, gp Okonjo. Asthma.", "Asthma"),
    ],
)
def test_found(look: Look, text: str, word: str) -> None:
    assert any(entity == "SPECIAL_CATEGORY" and word in said for entity, said in look(FAMILY, text))


@pytest.mark.parametrize(
    "text",
    [
        "Take 500 mg with meals. Asthma is rare; a nurse may help.",  # a leaflet
        "The clinic's consultant wrote on asthma and hernia.",
        "ward 4 of the city: asthma rates doubled",
        "pt size 12, bold: asthma.css",  # one sign, and none of a clinic
        "E11.9 and e10.5 are versions, pt 12",
    ],
)
def test_left_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
