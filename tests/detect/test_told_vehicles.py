"""Number plates and driving licences behind a short word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.told_vehicles import FAMILY

Look = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("yeah reg is 1KT 4BV, due in May", ["1KT 4BV"]),
        ("a sua viatura AX-48-RT está pronta", ["AX-48-RT"]),
        ("ok immat. 2-DKR-481", ["2-DKR-481"]),
        ("trailer plate? 4PN-882 AB", ["4PN-882 AB"]),
        ("the wedding car (R1 NGSA) is late", ["R1 NGSA"]),
        ("Plate of the van 1-RTB-418.", ["1-RTB-418"]),
        ("plate of my Octavia is 4AK 4182", ["4AK 4182"]),
        ("Veh EA18 RTB, Y418 RTB", ["EA18 RTB", "Y418 RTB"]),
        ("Parking bay 44, tag BRT 4418.", ["BRT 4418"]),
        ("Plate RTB418 seen", ["RTB418"]),
    ],
)
def test_plates(look: Look, text: str, values: list[str]) -> None:
    assert look(FAMILY, text) == [("VEHICLE_PLATE", value) for value in values]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("DL MH02 20180044188", "MH02 20180044188"),
        ("lic? 163820-477 , Harjinder", "163820-477"),
        ("licence 044 188 209 expired", "044 188 209"),
        ("Licence DK441882 ver 418", "DK441882"),
        ("license is FL K441-882-79-418-0", "K441-882-79-418-0"),
        ("permis 14AB44188", "14AB44188"),
        ("driver lic W4418820", "W4418820"),
    ],
)
def test_licences(look: Look, text: str, value: str) -> None:
    assert look(FAMILY, text) == [("DRIVER_LICENSE", value)]


@pytest.mark.parametrize(
    "text",
    [
        "Plate 12B shows the valve",
        "plate 5 of 12",
        "his car 12 B is parked",
        "a red car A1 is here",
        "reg ISO 9001",
        "the vehicle meets EURO 6",
        "tag RC 2024",
        "tag BRT 4418",  # nothing of cars
        "License: ISO-1986",
        "License: MIT",
        "software license 44188209",
        "forklift licence 044188209",
        "a licence for 12 users",
        "registration opens at 10",
        "license key AB12",
    ],
)
def test_left_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
