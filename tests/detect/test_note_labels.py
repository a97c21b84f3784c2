"""Numbers behind the short names that people say for them in notes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.note_labels import FAMILY

Look = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("Tenant t.z. 059269001, rent due", "NATIONAL_ID", "059269001"),
        ("singpass id S8844188J ok", "NATIONAL_ID", "S8844188J"),
        ("Alien number A088-441-820.", "NATIONAL_ID", "A088-441-820"),
        ("INE clave GNVRAL57062609M400", "NATIONAL_ID", "GNVRAL57062609M400"),
        ("her NSS 44188209371 is missing", "NATIONAL_ID", "44188209371"),
        ("RG MG-14.418.820, placa", "NATIONAL_ID", "MG-14.418.820"),
        ("and my ID is 28841937, thanks", "NATIONAL_ID", "28841937"),
        ("GMS no. H418823B", "HEALTH_ID", "H418823B"),
        ("BCBS ID YTX 884182093", "HEALTH_ID", "YTX 884182093"),
        ("philhealth 12-025588193-4", "HEALTH_ID", "12-025588193-4"),
        ("NUBAN 0123948857, please", "BANK_ACCOUNT", "0123948857"),
        ("CBU 0170099220000067797370", "BANK_ACCOUNT", "0170099220000067797370"),
        ("konto 1759.80.46955", "BANK_ACCOUNT", "1759.80.46955"),
        ("acc 19-4418820297/0800", "BANK_ACCOUNT", "19-4418820297/0800"),
        ("Y-tunnus 0441882-1", "TAX_ID", "0441882-1"),
        ("KRA PIN A004418823K", "TAX_ID", "A004418823K"),
        ("Visa foil K4418820 issued", "PASSPORT", "K4418820"),
        ("SIM 8961 0144 1882 0937 715", "DEVICE_ID", "8961 0144 1882 0937 715"),
        ("Frame number WTU288L4471K", "DEVICE_ID", "WTU288L4471K"),
        ("Parking PCN LX44188209A unpaid", "ID", "LX44188209A"),
        ("CRN 204 418 823A", "ID", "204 418 823A"),
        ("BRP RK4418820", "ID", "RK4418820"),
        ("PF MH/BAN/0044188/000/0010418", "ID", "MH/BAN/0044188/000/0010418"),
        ("JAMB reg 20264418820MT", "ID", "20264418820MT"),
        ("I-94 44188209A37", "ID", "44188209A37"),
        ("Aeroplan 441 882 093", "ID", "441 882 093"),
        ("Microchip 981020004418820", "ID", "981020004418820"),
        ("PV number GE.30.L3.004418/2026", "ID", "GE.30.L3.004418/2026"),
        ("collar no. 44188", "ID", "44188"),
        ("The claim was lodged as 2026/LV/0418.", "ID", "2026/LV/0418"),
        ("Re: matter 41 C 882/26, local court", "ID", "41 C 882/26"),
        ("Our file 0418/26 ML", "ID", "0418/26 ML"),
        ("Please quote our ref HDB/RS/2026/44182 in reply", "ID", "HDB/RS/2026/44182"),
        ("claim CLM 0044182, I am", "ID", "CLM 0044182"),
        ("Vipps 955 50 184", "PHONE_NUMBER", "955 50 184"),
        ("pix key (11) 95555-0184", "PHONE_NUMBER", "(11) 95555-0184"),
        ("MobilePay 20 55 01 84", "PHONE_NUMBER", "20 55 01 84"),
        ("psn kriegm_88", "HANDLE", "kriegm_88"),
        ("Kakao minseo_0418", "HANDLE", "minseo_0418"),
        ("cashapp $ktbvn44", "HANDLE", "$ktbvn44"),
        ("venmo is @ro-bvn-2", "HANDLE", "@ro-bvn-2"),
    ],
)
def test_found(look: Look, text: str, entity: str, value: str) -> None:
    assert (entity, value) in look(FAMILY, text)


@pytest.mark.parametrize(
    "text",
    [
        "the ARC 2026-03-03 meeting",  # a date
        "RG colours and 12 others",
        "OCR of 120 pages took 30 s",
        "my id is 12",
        "PF 2024/25 was a good year",
        "the CAD file has 44188 lines",
        "a collar of 40 cm",
        "registered as ISO/IEC-27001",
        "logged as error-12",
        "recorded under 2026/03",
        "file 12/24 of the series",
        "matter of 3 days",
        "reference US/EU-2024",
        "claim US 12345",
        "snap 12 photos",
        "steam 4k60",
        "github sha256",
        "threads threads_max",
        "signal(dbus_interface)",
        "swish 3 times",
        "maya 2026.1 by 12 people",
        "the frame has 24 megapixels",
        "SIM cards cost 10 to 20",
        "visa 2026",
        "Insurance for 12000 people",
        "order EN 10025",
    ],
)
def test_left_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
