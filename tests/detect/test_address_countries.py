"""Addresses in the forms of countries that name their streets in their own way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.addresses import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    "Kossuth Lajos u. 14., 1053 Budapest",
    "Str. Florilor nr. 8, bl. A2, ap. 14",
    "ул. Ленина, д. 14, кв. 34",
    "вул. Шевченка, буд. 14",
    "Atatürk Cad. No:14 D:4, Kadıköy/İstanbul",
    "Blk 414 Ang Mo Kio Ave 10 #08-1123, Singapore 560414",
    "B-214, Green Park Apartments, MG Road, Pune 411001",
    "北京市朝阳区建国路86号",
    "서울특별시 강남구 테헤란로 152",
    "Dlouhá 16, 110 00 Praha 1",
    "Ερμού 16, 105 63 Αθήνα",
    "Am Alten Markt 5, 5020 Salzburg",
    "Nørregade 14, 2. tv., 1165 København K",
    "C/ Mayor 16, 3º B, 28013 Madrid",
    "Calle Luna 9, piso 2",
    "Flat 4, The Old Mill, Station Lane, Hebden Bridge HX7 6LG",
    "16 Larkfield Road\nHove\nBN3 6QP",
]
OTHERS = [
    "Berlin 2031, 50000 Teilnehmer",
    "Wien 12, 1100 Besucher",
    "Kapitel 3, 12345 Wörter",
    "Phase 2, 20000 Users",
    "Figure 4, 10000 Samples",
    "Am Montag 3, 1200 Uhr",
    "In Spring 2031, 10000 People came",
    "Day 3, 10115 Berlin",
    "Phase 2, Sector 5, Plan 110 001",
    "ZIP file 12345",
    "ул. 5",
    "Blk 3",
    "2. Stock gesperrt",
    "Singapore 2031",
]


@pytest.mark.parametrize("value", FOUND)
def test_finds_addresses(look: Look, value: str) -> None:
    found = {text for _, text in look(FAMILY, f"sent to: {value}")}
    assert value in found


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
