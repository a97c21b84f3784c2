"""Addresses as people write them in passing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.addresses import FAMILY

Look = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Loc: jct of Mill Rd and Coleridge Rd, Cambridge", "jct of Mill Rd and Coleridge Rd, Cambridge"),
        ("seen at the corner of Alder and 9th.", "corner of Alder and 9th"),
        (
            "at the intersection of Rte 44 and Cobb Hill Rd, Gardiner NY.",
            "intersection of Rte 44 and Cobb Hill Rd, Gardiner NY",
        ),
        ("site is cnr Grote & Morphett Sts.", "cnr Grote & Morphett Sts"),
        ("cross street NE 44th St.", "NE 44th St"),
        ("this lady of Carrowkeel, Kilmeena, Westport, Co. Mayo", "Carrowkeel, Kilmeena, Westport, Co. Mayo"),
        ("Eircode F28 X4P7", "F28 X4P7"),
        ("Lot 18 Bruxner Track via Dorrigo NSW 2453", "Lot 18 Bruxner Track via Dorrigo NSW 2453"),
        ("addy blk 44 bedok south ave 3", "blk 44 bedok south ave 3"),
        ("my unit #14-188", "#14-188"),
        (
            "H.No. 4-18/2, Street No. 8, Habsiguda, Hyderabad 500007",
            "H.No. 4-18/2, Street No. 8, Habsiguda, Hyderabad 500007",
        ),
        (
            "send to 12F, 418 Teheran-ro, Gangnam-gu, Seoul 06193",
            "12F, 418 Teheran-ro, Gangnam-gu, Seoul 06193",
        ),
        ("prefers 4 The Mews, W6", "4 The Mews, W6"),
        ("addy u 4/18 hoddle st abbotsford 3067", "u 4/18 hoddle st abbotsford 3067"),
        ("Keplerstraße 88/2/14, 8020 Graz. Tel. 0316", "Keplerstraße 88/2/14, 8020 Graz"),
        (
            "at Dendermondsesteenweg 214 bus 3, 9040 Sint-Amandsberg, phone",
            "Dendermondsesteenweg 214 bus 3, 9040 Sint-Amandsberg",
        ),
        ("given is 18 Dean Terrace (2F1), Edinburgh EH4", "18 Dean Terrace (2F1)"),
        (
            "reach me, I'm at 77 Orchard Close, Little Stoke, Bristol BS34 6QQ",
            "77 Orchard Close, Little Stoke, Bristol BS34 6QQ",
        ),
    ],
)
def test_found(look: Look, text: str, value: str) -> None:
    assert ("ADDRESS", value) in look(FAMILY, text)


@pytest.mark.parametrize(
    "text",
    [
        "at the intersection of Law and Technology",
        "the junction of Art and Science in 2 parts",
        "corner of the table and 3 chairs",
        "cross street food off the list of 12",
        "a County Mayo final in 2024",
        "the A12 model, F28 engine",
        "Lot 18 sold for 400",
        "Lot 4 Painting Oil on Canvas",
        "block 44 bytes of memory at 3",
        "the unit tests #14 and #188",
        "4 The Beatles songs",
        "1/2 cup of milk st 3",
        "House No. 1 of the charts",
        "fixed #12-188 in the changelog",
    ],
)
def test_left_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
