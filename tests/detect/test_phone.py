"""Telephone numbers and other numbers with separators."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.phone import FAMILY

Look = Callable[..., list[tuple[str, str]]]

NUMBERS = [
    ("port. 06 71 40 28 19", "06 71 40 28 19"),
    ("P Theodorou 07700900482 CASH", "07700900482"),
    ("Bernadette ext 2217", "2217"),
    ("Joselito (DECT 6113)", "6113"),
    ("call_id,caller,duration\n88121,4722550143,182", "4722550143"),
    ("ANI=2025550143 | agent=x", "2025550143"),
    ("Cognome;Cellulare\nx;3475550142", "3475550142"),
    ("{'homePhone': '5550142'}", "5550142"),
    ("$1 x\n<msisdn>353861234567</msisdn>", "353861234567"),
    ("/send?to=%2B33612345678&x=1", "%2B33612345678"),
    ("phone=%2B84+24+5555+0142&dob=1", "%2B84+24+5555+0142"),
    ("msisdn=%2b44%207700%20900155", "%2b44%207700%20900155"),
    ("direct line is 0 20 7946 0955", "0 20 7946 0955"),
    ("CLI=447700900871 dur=34s", "447700900871"),
    ("my number is 7700900415", "7700900415"),
    ("ring her on 5550148 before five", "5550148"),
    ("his ext is 4471 at the desk", "4471"),
    ("call Karim on 5550148", "5550148"),
    ("τηλ. 2101234567", "2101234567"),
    ("my phone number is 0121 271 5141 and", "0121 271 5141"),
    ("phone number: (201) 555-8476", "(201) 555-8476"),
    ("Status\tMobile\nOpen\t2025550143", "2025550143"),
    ("call +1 202-555-0143 now", "+1 202-555-0143"),
    ("+12025550143", "+12025550143"),
    ("+44 20 7946 0958", "+44 20 7946 0958"),
    ("+44 (0)20 7946 0958", "+44 (0)20 7946 0958"),
    ("+49 30 901820", "+49 30 901820"),
    ("+49 (0) 171 1234567", "+49 (0) 171 1234567"),
    ("+33 1 23 45 67 89", "+33 1 23 45 67 89"),
    ("+91 98765 43210", "+91 98765 43210"),
    ("+61 2 9876 5432.", "+61 2 9876 5432"),
    ("+55 11 91234-5678", "+55 11 91234-5678"),
    ("+81-3-1234-5678", "+81-3-1234-5678"),
    ("0044 20 7946 0958", "0044 20 7946 0958"),
    ("+1-555-123-4567", "+1-555-123-4567"),
    ("+999 123 456 789", "+999 123 456 789"),
    ("tel:+12025550143", "+12025550143"),
    ("+1 202-555-0143  42", "+1 202-555-0143"),
    ("(202) 555-0143", "(202) 555-0143"),
    ("(555) 123-4567", None),
    ("202-555-0143", "202-555-0143"),
    ("202.555.0143", "202.555.0143"),
    ("202 555 0143", "202 555 0143"),
    ("1-202-555-0143", "1-202-555-0143"),
    ("202-555-0143 x123", "202-555-0143 x123"),
    ("(202) 555-0143 ext. 77", "(202) 555-0143 ext. 77"),
    ("020 7946 0958", "020 7946 0958"),
    ("07700 900123", "07700 900123"),
    ("030/901820", None),
    ("0171/1234567", "0171/1234567"),
    ("01 23 45 67 89", "01 23 45 67 89"),
    ("06 12 34 56 78", "06 12 34 56 78"),
    ("(02) 9876 5432", "(02) 9876 5432"),
    ("03-1234-5678", "03-1234-5678"),
    ("044 668 18 00", "044 668 18 00"),
    ("Phone: 2025550143", "2025550143"),
    ("phone_number=2025550143", "2025550143"),
    ("Mobile 612 345 678", "612 345 678"),
    ("call me at 555-0143", "555-0143"),
    ("Fax\n5550143", "5550143"),
    ("Tel. 98765 43210", "98765 43210"),
]
OTHERS = [
    "listening on port. 8080 04 12",
    "order 07700900482",
    "07000900482",  # a personal number's prefix
    "077009004821",
    "text 2217 of the ext 4 file system",
    "mount ext 2048",
    "caller_id,cell_count\n48121233,1234567",
    "phone,seen\n2026-03-02,1",
    "cell: B1234567",
    "/calc?sum=1%2B12345678",
    "q=%2B000000000",
    "utc%2B0100",
    "cep 01044-000",
    "text size 14 16 18 20",
    "call 12345 times",
    "reach us on 24 12 2031",
    "get it at 1234567",
    "his line is 1234567 bytes long",
    "ext 4096 bytes",
    "extension 1200 of the road",
    "call me on Monday 12 1200",
    "telephone, receptionist (2005-2008)",
    "my order number is 0121 271 5141",
    "call about order number 0121 271 5141",
    "the number is 0121 271 5141",
    "2023-01-02 10:20:30",
    "01.02.2023",
    "01/02/2023",
    "2023-01-01T00:00:00+01:00",
    "version 10.0.19045.4651",
    "v1.2.3-456",
    "192.168.100.200",
    "order 1234567890",
    "Order #202-5550143",
    "invoice 2025550143",
    "$1,234,567.89",
    "1234567890123",
    "1700000000",
    "line 1234567, column 12",
    "0x7ffdeadbeef",
    "+37.7749, -122.4194",
    "123-45-6789",
    "4111 1111 1111 1111",
    "ISBN 978-3-16-148410-0",
    "10:30 - 11:45",
    "1920x1080",
    "diff +1234567 -89",
    "612 345 678",
    "00:11:22:33:44:55",
    "0001-02-0003",
    "100,000,000 rows",
    "page 12 34",
    "1-800",
    "2024 01 02 03 04 05",
    "Decimal('+35236450.6')",
    "mobile al 36695-9444",
    "ticket 98765 43210, call later",
    "phone 01/02/2023",
    "+99912",
    "0099 1234 56",
    "acct # 056 552 9329",
    "f47ac10b-58cc-4372-a567-0e02b2c3d479",
    "Mon 02 Jan 2023 10 20 30",
]


@pytest.mark.parametrize(("text", "value"), [(t, v or t) for t, v in NUMBERS])
def test_finds_the_whole_number(look: Look, text: str, value: str) -> None:
    found = {shown for _, shown in look(FAMILY, text)}
    assert value in found
    assert all(shown in value for shown in found)


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def test_a_field_label_is_context(look: Look) -> None:
    assert look(FAMILY, "2025550143", "Mobile phone") == [("PHONE_NUMBER", "2025550143")]
    assert look(FAMILY, "2025550143", "Order id") == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("phone 0470 55 01 82. Plate", ["0470 55 01 82"]),  # no date, though its groups are as long
        ("ph (09) 555 0184. 027 555 01 84 after 5", ["(09) 555 0184"]),  # the second with the first hidden
        ("my # changed btw 3135550147", ["3135550147"]),
        ("I'm at 206-555-0184", ["206-555-0184"]),
    ],
)
def test_numbers_beside_others(look: Look, text: str, values: list[str]) -> None:
    found = [value for _, value in look(FAMILY, text)]
    assert all(value in found for value in values)


@pytest.mark.parametrize(
    "text", ["call on 2026 03 02", "phone book 1998 11 30", "#changed 3135550147", "I'm at 44"]
)
def test_dates_and_counts(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
