"""Street addresses of many countries, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.addresses import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("sent to Storgatan 38, 66640 Malmö. Yours", "Storgatan 38, 66640 Malmö"),
    ("sent to Storgatan 38, 9000 St. Gallen, please", "Storgatan 38, 9000 St. Gallen"),
    ("1190 Embarcadero Loop", "1190 Embarcadero Loop"),
    ("17 Mariner's Row, Bristol BS1 4XZ", "17 Mariner's Row, Bristol BS1 4XZ"),
    ("2207 Tidewater Ave, Oakland, CA 94607", "2207 Tidewater Ave, Oakland, CA 94607"),
    ("310 W Cedar St", "310 W Cedar St"),
    ("310 W Cedar St, Chicago, IL 60610", "310 W Cedar St, Chicago, IL 60610"),
    ("48 Larkspur Court", "48 Larkspur Court"),
    ("61 Juniper Walk, Flat 9", "61 Juniper Walk, Flat 9"),
    ("7 Turquoise Trail", "7 Turquoise Trail"),
    ("900 Foundry Lane", "900 Foundry Lane"),
    ("Lindenstraße 214, 10969 Berlin", "Lindenstraße 214, 10969 Berlin"),
    ("Rua das Acácias 512", "Rua das Acácias 512"),
    ("PO Box 1234, Austin, TX 78701", "PO Box 1234, Austin, TX 78701"),
    ("45 rue de la République, 69002 Lyon", "45 rue de la République, 69002 Lyon"),
    ("12 avenue Victor Hugo, 75016 Paris", "12 avenue Victor Hugo, 75016 Paris"),
    ("Calle Mayor 12, 28013 Madrid", "Calle Mayor 12, 28013 Madrid"),
    ("Via Garibaldi, 7, 20121 Milano", "Via Garibaldi, 7, 20121 Milano"),
    ("Kerkstraat 12, 1017 GC Amsterdam", "Kerkstraat 12, 1017 GC Amsterdam"),
    ("Storgatan 5, 111 22 Stockholm", "Storgatan 5, 111 22 Stockholm"),
    ("ul. Polna 12/4, 00-001 Warszawa", "ul. Polna 12/4, 00-001 Warszawa"),
    ("12, MG Road, Koramangala, Bengaluru 560034", "12, MG Road, Koramangala, Bengaluru 560034"),
    ("1-2-3 Jingumae, Shibuya-ku, Tokyo 150-0001", "1-2-3 Jingumae, Shibuya-ku, Tokyo 150-0001"),
    ("東京都渋谷区神宮前1-2-3", "東京都渋谷区神宮前1-2-3"),
    ("24 Smith Street, Sydney NSW 2000", "24 Smith Street, Sydney NSW 2000"),
    ("100 Queen St W, Toronto, ON M5H 2N2", "100 Queen St W, Toronto, ON M5H 2N2"),
    ("SW1A 1AA", "SW1A 1AA"),
    ("K1A 0B6", "K1A 0B6"),
    ("Portland, OR 97201", "Portland, OR 97201"),
    ("Av. Paulista, 1578 - São Paulo - SP, 01310-200", "Av. Paulista, 1578 - São Paulo - SP, 01310-200"),
    ("Cra. 7 No. 32-16", "Cra. 7 No. 32-16"),
    ("Hauptstr. 5, 1010 Wien", "Hauptstr. 5, 1010 Wien"),
    ("Berliner Straße 12", "Berliner Straße 12"),
    ("12 Oak Street, Suite 400\nBoston, MA 02110\nUSA", "12 Oak Street, Suite 400\nBoston, MA 02110\nUSA"),
    ("Postfach 12 34", "Postfach 12 34"),
    ("200 Broadway", "200 Broadway"),
    ("1341 State Road 75, Penasco, NM 87553", "1341 State Road 75, Penasco, NM 87553"),
    ("11719 B JEFFERSON AVE STE 103", "11719 B JEFFERSON AVE STE 103"),
    ("Ship to: 48 Larkspur Court, today", "48 Larkspur Court"),
    ("Meet me at 12 Church Road.", "12 Church Road"),
    ("ZIP: 94607", "94607"),
    ("i live at 430 webster st, pal", "430 webster st"),
    ("meet at 12 oak street", "12 oak street"),
    ("at 12 Elm St. Bring it", "12 Elm St"),
]
OTHERS = [
    "died on 26 January. Please close it",
    "10 Downing Street says",
    "5 Hard Drive",
    "9 Supreme Court rulings",
    "3 Wall Street analysts",
    "5 Main Street Journal",
    "2024 Google Drive",
    "10 Ways",
    "version 1.2 Road",
    "Top 10 Places",
    "500 GB Hard Drive",
    "Chapter 5 The Court",
    "page 12 View",
    "Step 3 Place",
    "1 Way",
    "4 Dr Smith",
    "Platz 1",
    "3 Street",
    "Python 3 Path",
    "51 Franklin Street, Fifth Floor, Boston, MA 02110-1301 USA",
    "94607",
    "Berlin 10969",
    "the 405 way",
    "String 1",
    "2024 Oak Court",
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_the_whole_address(look: Look, text: str, value: str) -> None:
    found = {shown for _, shown in look(FAMILY, text)}
    assert value in found
    assert all(shown in value for shown in found)


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def test_a_field_for_codes_is_context(look: Look) -> None:
    assert look(FAMILY, "94607", "Zip code") == [("ADDRESS", "94607")]
