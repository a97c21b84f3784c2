"""Business numbers: by prefix, by label, by column, and the forms of known services."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.passage import Passage
from redactor.detect.patterns.identifiers import FAMILY
from redactor.values import Hint

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("Individual account Q41-882907", "Q41-882907"),
    ('"id": "usr_7Qd20Lx",', "usr_7Qd20Lx"),
    ("customer cus_OkR81mZqPl paid", "cus_OkR81mZqPl"),
    ("Envelope ID 7c1e9f0a-44b8-4d2e-9a17-0e6b2c5d8f31", "7c1e9f0a-44b8-4d2e-9a17-0e6b2c5d8f31"),
    ("badge 006714 opened the door", "006714"),
    ("account 99396825 is overdue", "99396825"),
    ("C:\\Users\\x\\Files\\INV-20418.pdf", "INV-20418"),
    ("audit object=INV-20418", "INV-20418"),
    ("bill RE-2031-88148.pdf", "RE-2031-88148"),
    ("please pay SI/6974 today", "SI/6974"),
    ("INV/2031/0042 is open", "INV/2031/0042"),
    ("any update on 87955466?", "87955466"),
    ("following up on #87955466", "87955466"),
    ("1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed | a@example.com | active", "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"),
    ("user 1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed logged in", "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"),
    ("id,plan\n1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed,pro", "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"),
    ("GET /orders/117989 200", "117989"),
    ("reply to (#87955466)", "87955466"),
    ("LEGAL-229: contract sent", "LEGAL-229"),
    ("emp_id 0075044", "0075044"),
    ("INV-2024-00123", "INV-2024-00123"),
    ("EMP-00931 leave", "EMP-00931"),
    ("Re: INV-20418 - Outlook", "INV-20418"),
    ("REQ0012345", "REQ0012345"),
    ("INC0012345 | ServiceNow", "INC0012345"),
    ("desk.example.com/a/tickets/INC0048174", "INC0048174"),
    ("desk.example.com/cases/CS-48174?tab=1", "CS-48174"),
    ("[DSP-2291] Fix - Jira", "DSP-2291"),
    ("C-70418", "C-70418"),
    ("CLM-88120-4", "CLM-88120-4"),
    ("E-10009", "E-10009"),
    ("HLX-4471-20936", "HLX-4471-20936"),
    ("T-00311", "T-00311"),
    ("X-2204", "X-2204"),
    ("Order no. 4821", "4821"),
    ("order #10423", "10423"),
    ("Ticket #48213 closed", "48213"),
    ("Case 00012345", "00012345"),
    ("invoice 20418 is due", "20418"),
    ("customer_id=70418", "70418"),
    ('"customerId": "4821",', "4821"),
    ("user_id=48213 logged", "48213"),
    ("AWS account 210987654321", "210987654321"),
    ("arn:aws:iam::210987654321:role/x", "210987654321"),
    ("210987654321.dkr.ecr.eu-west-1.amazonaws.com", "210987654321"),
    ("cus_NffrFeUfNV2Hib", "cus_NffrFeUfNV2Hib"),
    ("in_1MtHbELkdIwHu7ixl4OzzPMv", "in_1MtHbELkdIwHu7ixl4OzzPMv"),
    ("Meeting ID: 812 3456 7890", "812 3456 7890"),
    ("tracking number 1Z999AA10123456784", "1Z999AA10123456784"),
    ("CSQU3054383 arrived", "CSQU3054383"),
    ("CSQU 305438-3", "CSQU 305438-3"),
    ("container MSKU 718204-6.", "MSKU 718204-6"),
    ("1Z999AA10123456784", "1Z999AA10123456784"),
    ("Kundennummer 4711823", "4711823"),
    ("Rechnung Nr. 2024-0815", "2024-0815"),
    ("booking reference: X7K2QF", "X7K2QF"),
    ("PNR: QWERTY", "QWERTY"),
    ("ticket ABC-12 is blocked", "ABC-12"),
    ("feature/ENG-1234-login", "ENG-1234"),
    ("[ABC-12] Fix", "ABC-12"),
    ("PAY-51: login page times out", "PAY-51"),
    ("Case 3:24-cv-00812 was filed", "3:24-cv-00812"),
    ("Personalnr.\tName\n00417\tJo", "00417"),
    ("who owns WEB-508?", "WEB-508"),
    ("this duplicates WEB-508", "WEB-508"),
    ("policy number 1234 5678 9012", "1234 5678 9012"),
    ("tenant id f47ac10b-58cc-4372-a567-0e02b2c3d479", "f47ac10b-58cc-4372-a567-0e02b2c3d479"),
    ("Invoice INV-20418.pdf - Preview", "INV-20418"),
    ("inv-20418 still open", "inv-20418"),
    ("001Qy000005bZxUIAU", "001Qy000005bZxUIAU"),
    ("/lightning/r/001Qy000005bZxUIAU/view", "001Qy000005bZxUIAU"),
    ("PO 4500012345", "4500012345"),
    ("REF: ABX99201", "ABX99201"),
    ("Ref TRX_7F3K2Q", "TRX_7F3K2Q"),
    ("Claim 8812-44 - Guidewire", "8812-44"),
    ("Employee ID 00931", "00931"),
    ("Invoice no. 2024", "2024"),
]
OTHERS = [
    "import of the package. (#692)",
    "the wss scheme (#869)",
    "a flaky test #12345",
    "account 20310402 export",
    "job 12345678 took long",
    "loan 2500000 granted",
    "RS-232 and HDMI",
    "PO/2031",
    "src/vendor/INC0048174",
    "any news on 20310101?",
    "status of 1000000 rows",
    "update on 12345678 bytes",
    "request 1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed done",
    "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed | ready | 3",
    "color #1234567f",
    "GET /orders/12 200",
    "x=AB-1234",
    r"\A-1234",
    "AREA-51: a film",
    "UTF-8",
    "ISO-8601",
    "SHA-256",
    "RFC-2119",
    "COVID-19",
    "GPT-4",
    "CVE-2024-1234",
    "PEP-8",
    "X-1",
    "A4",
    "MP3",
    "H.264",
    "RTX-4090",
    "F-16",
    "B2B",
    "WCAG-2.1",
    "ES-2022",
    "ERR-404",
    "TS2345",
    "E0308",
    "ORA-00942",
    "CS8602",
    "order_id: int64",
    "order 66",
    "account opened 2023 by staff",
    "Orders: 1500",
    "case sha256",
    "case 1000: break",
    ";order by 1",
    "issue #123",
    "Merge pull request #4567",
    "step 1234",
    "client 2.0.1",
    "account AB-12",
    "account 2024-03-01",
    "SELECT user_id, order_total",
    "user_settings and order_items2",
    "case_insensitive",
    "team_Alpha1",
    "payment_method2024",
    "ticket_7Qd20Lx.py",
    "Customer: 3M",
    "user 1000",
    "request 1234 ms",
    "HADOOP-1234",
    "employee 2024-01-02",
    "order 1234 units",
    "DDR4-3200",
    "1Z999AA10123456785",
    "CSQU3054384",
    "MSKA 718204-6",
    "001Qy000005bZxUIAA",
    "arn:aws:iam::123456789012:role/x",
    "INV-2024",
    "S-1-16-4096",
    "case (9805972)",
    "po/gd.po | 129",
    "order 5000",
    "FY-2024",
    "last_order = 255",
    "ticket\n48213 rows",
    "QA-12",
    "A-5: first steps",
    "at 3:24-cv sent",
    "ratio 3:24-cr-12",
    "it shows WEB-508",
    "this fixes UTF-16",
    "inv-2024.css",
    "Invoice 12 Jan",
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_business_numbers(look: Look, text: str, value: str) -> None:
    assert set(look(FAMILY, text)) == {("ID", value)}


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


FIELDS = [
    ("48213", "Customer ID", True),
    ("48213", "Order", True),
    ("48213", "Amount", False),
    ("int64", "Order id", False),
]


@pytest.mark.parametrize(("text", "label", "told"), FIELDS)
def test_a_field_says_what_it_holds(look: Look, text: str, label: str, *, told: bool) -> None:
    assert look(FAMILY, text, label) == ([("ID", text)] if told else [])


@pytest.mark.parametrize(
    "text",
    [
        "Order\tCustomer name\tTotal\n10423\tJane\t12.00",
        "Employee ID | Name\n10423 | Jane",
        "Claim, Name\n10423, Jane",
        "Name;Invoice\nJane;10423",
        "Name   Ticket\nJane   10423",
    ],
)
def test_a_column_says_what_it_holds(look: Look, text: str) -> None:
    assert look(FAMILY, text) == [("ID", "10423")]


def test_keys_are_tickets_in_programs_for_tickets() -> None:
    titled = Passage("ABC-12 login fails", Hint(title="Sprint board - Jira"))
    assert [(match.start, match.end) for match in FAMILY.find(titled)] == [(0, 6)]
