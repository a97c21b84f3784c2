"""Screens of office work: CRM, spreadsheet, ticket, payment form, password manager."""

# ruff: noqa: E501 - rows of screen content are tables; they read better unbroken

from __future__ import annotations

from samples import people as p
from samples.marks import mark
from samples.render import Scene

BROWSER = "#b5482d"
SHEET = "#2b7a4b"
CRM_TABS = ["Accounts | Cadence CRM", "Carrier portal", "Weather for dispatch"]

CRM_TABLE = Scene(
    "crm_table", "table.html", 1920, 1080,
    {
        "tabs": CRM_TABS, "url": p.CRM_URL, "slot": 1, "clock": "10:01 AM",
        "heading": "Accounts", "tally": "12 of 86", "chips": ["Owner: me", "Stage: any", "Renewal: next 90 days", "Sorted by value"],
        "columns": ["Account", "Contact", "Email", "Phone", "City", "Value", "Last touch", "Status"],
        "rows": [
            [p.OLD_QUAY, p.SIOBHAN.name, p.SIOBHAN.email, p.SIOBHAN.phone, p.city("Bristol"), "$48,200", "2 days ago", "Active"],
            [p.SUNDA, p.RAJESH.name, p.RAJESH.email, p.RAJESH.phone, p.city("Chennai"), "$131,000", "Today", "Renewal"],
            [p.VELA, p.KAITO.name, p.KAITO.email, p.KAITO.phone, p.city("Reno"), "$92,750", "Yesterday", "Active"],
            [p.PINECREST, p.KWAME.name, p.KWAME.email, p.KWAME.phone, p.city("Atlanta"), "$12,400", "5 days ago", "Active"],
            [p.KESTREL, p.MAREK.name, p.MAREK.email, p.MAREK.phone, p.city("Boston"), "$77,300", "1 week ago", "Renewal"],
            [p.NORTHGATE, p.TALIA.name, p.TALIA.email, p.TALIA.phone, p.city("New York"), "$8,900", "3 weeks ago", "Paused"],
            ["Private customer", p.PALOMA.name, p.PALOMA.email, p.PALOMA.phone, p.city("Los Angeles"), "$640", "Fri", "Active"],
            ["Private customer", p.LUIZ.name, p.LUIZ.email, p.LUIZ.phone, p.city("São Paulo"), "$2,150", "Thu", "Active"],
            ["Private customer", p.INGRID.name, p.INGRID.email, p.INGRID.phone, p.city("Portland"), "$310", "Thu", "Paused"],
            ["Private customer", p.LEILA.name, p.LEILA.email, p.LEILA.phone, p.city("Chicago"), "$1,280", "Wed", "Renewal"],
            ["Private customer", p.HANA.name, p.HANA.email, p.HANA.phone, p.city("New York"), "$95", "Tue", "Active"],
            ["Private customer", p.DEREK.name, p.DEREK.email, p.DEREK.phone, p.city("Santa Fe"), "$450", "Mon", "Active"],
        ],
    },
)  # fmt: skip

LOG = [
    {"when": "Today, 9:58 AM", "lines": [f"{p.TOMAS.name} logged a call.", f"Call back on {p.LUIZ.phone}"]},
    {"when": "Oct 8", "lines": ["Contract sent to", p.LUIZ.email]},
    {"when": "Oct 2", "lines": ["Stage changed to Negotiation"]},
]

CRM_FORM = Scene(
    "crm_form", "record.html", 1366, 768,
    {
        "tabs": [f"{p.LUIZ.name} | Cadence CRM", "Carrier portal"], "url": p.RECORD_URL, "slot": 1, "clock": "10:04 AM", "side": 168,
        "right": 300, "heading": p.LUIZ.name, "below": f"Customer {p.number('C-70418')}, since 2021", "focus": "Phone",
        "cards": [
            {"name": "Contact", "fields": [
                ("Full name", p.LUIZ.name), ("Preferred language", "Portuguese"), ("Email", p.LUIZ.email), ("Phone", p.LUIZ.phone),
                ("Street", p.address("Rua das Acácias 512")), ("City", p.city("São Paulo"))]},
            {"name": "Identity", "fields": [
                ("CPF", p.CPF), ("Date of birth", mark("DATE_OF_BIRTH", "23/06/1978")), ("Customer type", "Private"), ("Credit limit", "$5,000")]},
        ],
        "log": LOG,
    },
)  # fmt: skip

CRM_FORM_LARGE = Scene(
    "crm_form_scaled", "record.html", 1280, 720,
    {
        "tabs": [f"{p.PALOMA.name} | Cadence CRM", "Carrier portal"], "url": p.RECORD_URL_2, "slot": 1, "clock": "10:12 AM", "side": 160,
        "right": 270, "heading": p.PALOMA.name, "below": f"Customer {p.number('C-70533')}, since 2024", "focus": "Email",
        "cards": [
            {"name": "Contact", "fields": [
                ("Full name", p.PALOMA.name), ("Preferred language", "Spanish"), ("Email", p.PALOMA.email), ("Phone", p.PALOMA.phone),
                ("Street", p.address("48 Larkspur Court")), ("City", p.city("Los Angeles"))]},
            {"name": "Identity", "fields": [("DNI", p.DNI), ("Date of birth", mark("DATE_OF_BIRTH", "1985-02-09"))]},
        ],
        "log": [{"when": "Today, 10:10 AM", "lines": ["Address changed by", p.ADAEZE.name]}, {"when": "Sep 30", "lines": ["Welcome mail sent"]}],
    },
    theme="dark",
    scale=1.5,
)  # fmt: skip

PAYROLL = [
    (p.HANA, "E-10442", 0, "$4,120.00", "$618.00", "$3,502.00"),
    (p.DEREK, "E-10391", 1, "$3,980.50", "$597.10", "$3,383.40"),
    (p.YUSUF, "E-10077", 2, "$5,310.00", "$902.70", "$4,407.30"),
    (p.MEILING, "E-10015", 3, "$6,245.75", "$1,124.25", "$5,121.50"),
    (p.TOMAS, "E-10033", 4, "$5,870.00", "$1,027.25", "$4,842.75"),
    (p.ADAEZE, "E-10009", 5, "$6,020.25", "$1,083.65", "$4,936.60"),
]

PAYROLL_SHEET = Scene(
    "sheet_payroll", "sheet.html", 1920, 1080,
    {
        "title": "payroll-october.xlsx - Excel", "tint": SHEET, "slot": 3, "clock": "10:58 AM", "cell": "D4", "formula": p.SSNS[2],
        "widths": [190, 110, 250, 130, 130, 120, 120, 130, 150, 130],
        "rows": [
            ["Employee", "Number", "Email", "SSN", "Phone", "Gross", "Tax", "Net", "Paid by", "Checked"],
            *[
                [who.name, p.number(number), who.email, p.SSNS[ssn], who.phone, gross, tax, net, "Transfer", "yes"]
                for who, number, ssn, gross, tax, net in PAYROLL
            ],
            [], ["Total", "", "", "", "", "$31,546.50", "$5,352.95", "$26,193.55"],
            [], ["Contractors", "Number", "Email", "", "Phone", "Fee"],
            [p.TALIA.name, p.number("X-2204"), p.TALIA.email, "", p.TALIA.phone, "$1,800.00"],
            [p.MAREK.name, p.number("X-2219"), p.MAREK.email, "", p.MAREK.phone, "$2,450.00"],
            [], ["Notes"], ["Cut-off for October is the 23rd."], ["Bonus is paid with the November run."],
            *[[] for _ in range(15)],
        ],
        "sheets": ["October", "September", "August", "Rates"],
    },
)  # fmt: skip

PAYMENTS_SHEET = Scene(
    "sheet_payments", "sheet.html", 2560, 1440,
    {
        "title": "supplier-payments-q4.xlsx - Excel", "tint": SHEET, "slot": 3, "clock": "11:06 AM", "cell": "E3", "formula": p.IBAN_DE_2,
        "size": 16, "pitch": 31, "widths": [250, 150, 230, 300, 330, 130, 120, 130, 160, 150, 140],
        "rows": [
            ["Supplier", "Invoice", "Contact", "Email", "Account", "Amount", "Currency", "Due", "Cost centre", "Approved", "Run"],
            [p.OLD_QUAY, p.number("INV-20418"), p.SIOBHAN.name, p.SIOBHAN.email, p.IBAN_GB, "1,240.00", "GBP", "Oct 16", "4100 Food", "yes", "42"],
            [p.company("Lattmann Verpackung GmbH"), p.number("RE-5531"), p.CEM.name, p.CEM.email, p.IBAN_DE_2, "8,115.20", "EUR", "Oct 20", "4200 Packing", "yes", "42"],
            [p.company("Van Der Meij Koeling BV"), p.number("F-90071"), p.ANNELIESE.name, p.ANNELIESE.email, p.IBAN_NL, "3,600.00", "EUR", "Oct 20", "4300 Cold", "no", "43"],
            [p.SUNDA, p.number("ST-1180"), p.RAJESH.name, p.RAJESH.email, "cheque", "12,000.00", "USD", "Oct 30", "4100 Food", "no", "43"],
            [p.VELA, p.number("V-77120"), p.KAITO.name, p.KAITO.email, "card", "940.00", "USD", "Nov 2", "4500 Tools", "yes", "43"],
            [], ["Sum", "", "", "", "", "25,895.20"], *[[] for _ in range(26)],
        ],
        "sheets": ["Q4 2026", "Q3 2026", "Suppliers"],
    },
    theme="dark",
)  # fmt: skip

TICKET = Scene(
    "ticket", "ticket.html", 1920, 1080,
    {
        "tabs": [f"[{p.number('DSP-2291')}] Labels print the wrong receiver", "Accounts | Cadence CRM"], "url": p.TICKET_URL, "slot": 1,
        "clock": "11:34 AM", "key": p.number("DSP-2291"), "heading": "Labels print the wrong receiver",
        "lines": [
            f"Reported by {p.LEILA.name} ({p.LEILA.email}): the parcel for {p.address('310 W Cedar St, Chicago, IL 60610')} carried a label with the address of another customer. It happens when two labels are printed within one second.",
            f"She can be reached on {p.LEILA.phone} after 3 PM Central.",
        ],
        "pre": [
            f"2026-10-12 08:14:22 INFO  print request from {p.ip('203.0.113.77')} session 41",
            "2026-10-12 08:14:22 WARN  queue 3 reused buffer 0x1f40",
            f"2026-10-12 08:14:23 INFO  print request from {p.ip('198.51.100.23')} session 42",
        ],
        "comments": [
            {"who": p.YUSUF.name, "when": "2 hours ago", "lines": ["I can reproduce it on the test printer, one time in five."]},
            {"who": p.MEILING.name, "when": "1 hour ago", "lines": [f"Fix is on branch {mark('REPOSITORY', 'harrowlund/label-service')}, review please."]},
        ],
        "details": [
            ("Assignee", p.YUSUF.name), ("Reporter", p.ADAEZE.name), ("Priority", "High"), ("Component", "Label printing"),
            ("Customer", p.number("C-70611")), ("Due date", "Oct 14, 2026"), ("Fix version", "5.12.1"), ("Story points", "3"),
        ],
    },
)  # fmt: skip

CHECKOUT = Scene(
    "checkout", "checkout.html", 1366, 768,
    {
        "tabs": ["Payment - Packing supplies", "Your basket"], "url": p.CHECKOUT_URL, "slot": 1, "clock": "12:02 PM", "focus": "Card number",
        "cards": [
            {"name": "Card", "fields": [
                ("Name on card", p.ADAEZE.name, True), ("Card number", p.CARD_VISA, True), ("Expires", "09 / 29", False), ("Security code", "•••", False)]},
            {"name": "Bill to", "fields": [
                ("Street", p.address("1190 Embarcadero Loop"), False), ("City", p.city("Oakland"), False),
                ("Email for the receipt", p.ADAEZE.email, False), ("Phone", p.ADAEZE.phone, False)]},
        ],
        "order": [("Pallet wrap, 12 rolls", "$86.40"), ("Corner guards, 200", "$31.00"), ("Shipping", "$9.50"), ("Total", "$126.90")],
    },
)  # fmt: skip

VAULT = Scene(
    "vault", "vault.html", 1366, 768,
    {
        "title": "1Password", "tint": "#0f6f8f", "slot": 5, "clock": "12:09 PM", "heading": "Carrier portal",
        "entries": [("Carrier portal", p.ADAEZE.email, "#b5482d"), ("Customs filing", p.YUSUF.email, "#2457c5"), ("Bank", p.MEILING.email, "#2b7a4b")],
        "fields": [
            ("username", p.ADAEZE.email), ("password", p.VAULT_PASSWORDS[0]), ("recovery code", p.VAULT_PASSWORDS[1]),
            ("API token", p.GITLAB_TOKEN), ("website", "https://carriers.example.com"),
        ],
    },
    theme="light",
)  # fmt: skip

NO_CONSENT_TABLE = Scene(
    "crm_no_consent", "table.html", 1366, 768,
    {
        "tabs": ["Accounts | Cadence CRM"], "url": p.url("https://crm.meridian.internal/accounts"), "slot": 1, "clock": "3:15 PM", "pitch": 40,
        "heading": "Accounts", "tally": "3 of 3", "chips": ["Owner: me"], "columns": ["Account", "Contact", "Email", "Phone", "Status"],
        "rows": [
            [p.KESTREL, p.MAREK.name, p.MAREK.email, p.MAREK.phone, "Active"],
            [p.PINECREST, p.KWAME.name, p.KWAME.email, p.KWAME.phone, "Renewal"],
            [p.NORTHGATE, p.INGRID.name, p.INGRID.email, p.INGRID.phone, "Active"],
        ],
    },
)  # fmt: skip

WITHDRAWN_SHEET = Scene(
    "sheet_withdrawn", "sheet.html", 1366, 768,
    {
        "title": "tenant-deposits.xlsx - Excel", "tint": SHEET, "slot": 3, "clock": "2:12 PM", "cell": "C2", "formula": p.CARD_MASTER,
        "widths": [190, 240, 190, 140, 110, 100, 130],
        "rows": [
            ["Tenant", "Email", "Card on file", "Phone", "Deposit", "Paid", "Unit"],
            [p.INGRID.name, p.INGRID.email, p.CARD_MASTER, p.INGRID.phone, "$1,450.00", "yes", "9"],
            [p.PALOMA.name, p.PALOMA.email, p.CARD_STRIPE, p.PALOMA.phone, "$1,450.00", "no", "12"],
            [p.LEILA.name, p.LEILA.email, "cash", p.LEILA.phone, "$1,200.00", "yes", "15"],
            [], ["Total", "", "", "", "$4,100.00"], *[[] for _ in range(11)],
        ],
        "sheets": ["East", "West"],
    },
)  # fmt: skip

WITHDRAWN_FORM = Scene(
    "crm_withdrawn", "record.html", 1366, 768,
    {
        "tabs": [f"{p.INGRID.name} | Cadence CRM"], "url": p.url("https://crm.haven.internal/tenants/311"), "slot": 1, "clock": "2:40 PM",
        "side": 168, "right": 300, "heading": p.INGRID.name, "below": f"Tenant {p.number('T-00311')}, since 2019", "focus": "",
        "cards": [
            {"name": "Contact", "fields": [
                ("Full name", p.INGRID.name), ("Preferred language", "English"), ("Email", p.INGRID.email), ("Phone", p.INGRID.phone)]},
            {"name": "Identity", "fields": [("Social security number", p.SSNS[1]), ("Date of birth", mark("DATE_OF_BIRTH", "11/30/1964"))]},
        ],
        "log": [{"when": "Today", "lines": ["Repair order opened by", p.TALIA.name]}],
    },
    theme="dark",
)  # fmt: skip
