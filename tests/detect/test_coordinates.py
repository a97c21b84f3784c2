"""Places in numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.coordinates import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("POINT(13.4050 52.5200)", "13.4050 52.5200"),
    ("meet at ///filled.count.soap", "///filled.count.soap"),
    ("OS grid TQ 30034 80413", "TQ 30034 80413"),
    ("53,5511° N, 9,9937° O", "53,5511° N, 9,9937° O"),
    ("at 40.712776,-74.005974 now", "40.712776,-74.005974"),
    ("51.5074, -0.1278", "51.5074, -0.1278"),
    ("GPS: 37.42, -122.08", "37.42, -122.08"),
    ("51°30'26\"N 0°7'39\"W", "51°30'26\"N 0°7'39\"W"),
    ("google.com/maps/@51.5,-0.1,17z", "51.5,-0.1,17z"),
    ("8FVC9G8F+6X", "8FVC9G8F+6X"),
    ("UTM 10S 549010 4184160", "10S 549010 4184160"),
    ("MGRS 18T WL 83959 07350", "18T WL 83959 07350"),
    ("latitude: 48.85837", "48.85837"),
    ("51.5074° N, 0.1278° W", "51.5074° N, 0.1278° W"),
    ("location 9G8F+6X", "9G8F+6X"),
]
OTHERS = [
    "point (3.5 4.5) on the chart",
    "POINT(640.5 480.25)",
    "///path.to",
    "file:///one.two.three",
    "12,50 N 3,20 E",
    "TQ 30034 80413",
    "grid TQ 300 80413",
    "37.42, -122.08",
    "1.2345, 0.5432",
    "3.14159, 2.71828, 1.41421",
    "version 1.2.3, 4.5.6",
    "$12.5000, 13.5000",
    "0.0000, 0.0000",
    "lat: 0.0000, lon: 0.0000",
    "matrix(1.0000, 2.0000)",
    "[12.34567, 56.78901]",
    "9G8F+6X",
    "10S 549010 4184160",
    "91.12345, 181.12345",
    "1.0, 12.3456, 23.4567",
    "@99.5,-0.1,17z",
    "latitude: 200.123",
    "25 °C N",
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_places(look: Look, text: str, value: str) -> None:
    assert set(look(FAMILY, text)) == {("COORDINATES", value)}


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def test_named_numbers_are_found_one_by_one(look: Look) -> None:
    text = '"lat": 51.50722, "lng": -0.12755'
    assert look(FAMILY, text) == [("COORDINATES", "51.50722"), ("COORDINATES", "-0.12755")]


def test_a_link_is_one_place(look: Look) -> None:
    assert ("COORDINATES", "geo:37.786971,-122.399677") in look(FAMILY, "geo:37.786971,-122.399677")


def test_a_field_is_context(look: Look) -> None:
    assert look(FAMILY, "51.50722", "Latitude") == [("COORDINATES", "51.50722")]
    assert look(FAMILY, "251.50722", "Latitude") == []
