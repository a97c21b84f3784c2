"""Screens where people talk: mail, chat and calendar."""

# ruff: noqa: E501 - rows of screen content are tables; they read better unbroken

from __future__ import annotations

from typing import Any

from samples import people as p
from samples.marks import mark
from samples.render import Scene

OUTLOOK = "#2457c5"
SLACK = "#4b2e83"


def _item(who: str, when: str, subject: str, preview: str, *, new: bool = False) -> dict[str, Any]:
    return {"who": who, "when": when, "subject": subject, "preview": preview, "new": new}


def _message(colour: str, who: str, when: str, *lines: str, **more: Any) -> dict[str, Any]:
    return {"colour": colour, "who": who, "when": when, "lines": lines, "code": [], "likes": "", **more}


INBOX_ITEMS = [
    _item(
        p.SIOBHAN.name,
        "9:38 AM",
        f"Overdue: invoice {p.number('INV-20418')}",
        "The delivery note is attached, please",
        new=True,
    ),
    _item(
        p.MEILING.name,
        "9:21 AM",
        "Driver onboarding, two forms left",
        f"I still need the forms from {p.HANA.given}",
        new=True,
    ),
    _item("Cadence CRM", "8:57 AM", "Your weekly pipeline report", "12 renewals are due in the next 30 days"),
    _item(
        p.RAJESH.name, "8:40 AM", "Container booking for November", f"Call me on {p.RAJESH.phone}", new=True
    ),
    _item(
        p.TOMAS.name,
        "Yesterday",
        "Lane pricing draft",
        f"Shared at the usual place, copy {p.YUSUF.given} too",
    ),
    _item(p.KAITO.name, "Yesterday", "Robot cell move, floor plan", "Ground floor, two docks, level access"),
    _item("Outlook Team", "Fri", "Tips for a tidy inbox", "Use rules to sort newsletters"),
    _item(p.PALOMA.name, "Fri", "Change of address", f"From 1 November: {p.address('48 Larkspur Court')}"),
    _item(p.MAREK.name, "Thu", "Cold chain audit", f"My new mobile is {p.MAREK.phone}"),
    _item("Building services", "Thu", "Fire drill on Wednesday", "Meeting point is the north gate"),
    _item(p.KWAME.name, "Wed", "Re: X-ray unit delivery", "Thanks, that works for the practice"),
]

SIOBHAN_MAIL: dict[str, Any] = {
    "subject": f"Overdue: invoice {p.number('INV-20418')}",
    "who": p.SIOBHAN.name,
    "mailbox": p.SIOBHAN.email,
    "to": p.ADAEZE.email,
    "when": "Mon 10/12/2026 9:38 AM",
    "lines": [
        f"Hi {p.ADAEZE.given},",
        "our records show that the September invoice is still open. Could you release the payment this week?",
        f"Please use the new account, the old one closes on Friday: {p.IBAN_GB}",
        f"If anything is unclear, ring me on {p.SIOBHAN.phone} or write to {mark('EMAIL_ADDRESS', 'accounts@oldquay.example')}.",
        f"The signed delivery note is here as well: {p.SHARE_URL}",
        "Kind regards,",
    ],
    "sign": [
        p.SIOBHAN.name,
        f"Accounts receivable, {p.OLD_QUAY}",
        p.address("17 Mariner's Row, Bristol BS1 4XZ"),
    ],
    "file": "delivery-note.pdf (212 KB)",
}

INBOX = Scene(
    "mail_inbox", "mail.html", 1920, 1080,
    {
        "title": f"Inbox - {p.ADAEZE.email} - Outlook", "tint": OUTLOOK, "slot": 0, "clock": "9:41 AM", "unread": 3, "fold": 216,
        "folders": ["Carriers", "Claims", "Rate cards"], "list_width": 620, "items": INBOX_ITEMS, "message": None,
    },
)  # fmt: skip

MESSAGE = Scene(
    "mail_message", "mail.html", 1920, 1080,
    {
        "title": f"Overdue: invoice {p.number('INV-20418')} - {p.ADAEZE.email} - Outlook", "tint": OUTLOOK, "slot": 0,
        "unread": 2, "folders": ["Carriers", "Claims", "Rate cards"], "list_width": 440, "items": INBOX_ITEMS,
        "open": 0, "message": SIOBHAN_MAIL, "clock": "9:44 AM",
    },
)  # fmt: skip

COMPOSE = Scene(
    "mail_compose", "compose.html", 1366, 768,
    {
        "title": "New container booking - Message", "tint": OUTLOOK, "slot": 0, "clock": "9:52 AM",
        "sender": p.ADAEZE.email, "to": [p.RAJESH.email], "cc": [p.YUSUF.email], "subject": "New container booking",
        "lines": [
            f"Dear {p.RAJESH.given},",
            "the November sailing still has room for two forty-foot boxes.",
            f"Our desk is open until six, the direct line is {p.ADAEZE.phone}.",
            f"For the customs form: is your Aadhaar number still {p.AADHAAR}?",
            "Many thanks and best wishes",
            p.ADAEZE.name,
        ],
    },
    theme="dark",
)  # fmt: skip

CHAT_CHANNEL = Scene(
    "chat_channel", "chat.html", 1920, 1080,
    {
        "title": f"{mark('CHANNEL', 'dispatch-oakland')} - {p.WORKSPACE} - Slack", "tint": SLACK, "slot": 2, "clock": "10:31 AM",
        "team": p.WORKSPACE, "current": mark("CHANNEL", "dispatch-oakland"), "hash": True, "members": "14 members",
        "channels": ["general", "random", mark("CHANNEL", "dispatch-oakland"), mark("CHANNEL", "vela-robotics-move"), mark("CHANNEL", "claims-q4")],
        "people": [p.TOMAS.name, p.MEILING.name, p.YUSUF.name], "typed": "",
        "messages": [
            _message("#b5482d", p.TOMAS.name, "10:02 AM", "Morning all, the 7:40 truck is at the gate and the dock is free.", likes="3"),
            _message("#2b7a4b", p.MEILING.name, "10:06 AM", f"{p.YUSUF.handle} can you call the receiver? It is {p.KAITO.name}, {p.KAITO.phone}"),
            _message("#7a4fa3", p.YUSUF.name, "10:09 AM", f"On it. He prefers mail: {p.KAITO.email}"),
            _message("#b5482d", p.TOMAS.name, "10:14 AM", "The bot in the yard needs its token again, here is the one from the vault:", code=[p.SLACK_TOKEN]),
            _message("#2b7a4b", p.MEILING.name, "10:16 AM", "Please do not post those here. I will rotate it after lunch.", likes="5"),
            _message("#0f6f8f", "Gatekeeper app", "10:20 AM", "Dock 4 is free. Dock 5 is busy until 11:15. Two trucks wait in lane B."),
            _message("#7a4fa3", p.YUSUF.name, "10:24 AM", f"Yard camera moved to {p.ip('10.42.7.19')}, the recorder still has {mark('MAC_ADDRESS', '3C:52:82:4F:A1:0E')}."),
            _message("#b5482d", p.TOMAS.name, "10:27 AM", f"Customer asks to deliver to {p.address('2207 Tidewater Ave, Oakland, CA 94607')} instead."),
            _message("#2b7a4b", p.MEILING.name, "10:28 AM", "Fine with me, the driver passes there anyway. Please change the label first."),
            _message("#0f6f8f", "Gatekeeper app", "10:30 AM", "Dock 5 is free again. One truck waits in lane B."),
            _message("#2457c5", p.ADAEZE.name, "10:31 AM", f"Label is changed, the order is {p.number('ORD-60118')}. {p.TOMAS.handle} please tell the driver.", likes="2"),
        ],
    },
    theme="dark",
)  # fmt: skip

CHAT_DIRECT = Scene(
    "chat_direct", "chat.html", 1366, 768,
    {
        "title": f"{p.MEILING.name} (DM) - {p.WORKSPACE} - Slack", "tint": SLACK, "slot": 2, "clock": "10:36 AM", "size": 14.5,
        "team": p.WORKSPACE, "current": p.MEILING.name, "hash": False, "members": "2",
        "channels": ["general", "random", mark("CHANNEL", "dispatch-oakland")],
        "people": [p.MEILING.name, p.TOMAS.name], "typed": f"Thanks, I will write to {p.HANA.email}",
        "messages": [
            _message("#2b7a4b", p.MEILING.name, "10:30 AM", "Do you have the details of the new driver for the payroll form?"),
            _message("#2457c5", p.ADAEZE.name, "10:32 AM", f"Yes: {p.HANA.name}, born {mark('DATE_OF_BIRTH', '04/17/1991')}, SSN {p.SSNS[0]}"),
            _message("#2b7a4b", p.MEILING.name, "10:33 AM", f"And the account? She gave {p.IBAN_NL}", "I think that is an old one."),
            _message("#2457c5", p.ADAEZE.name, "10:35 AM", f"Better ask her, {p.HANA.phone}. Her start password is {p.LOGIN_PASSWORD}", likes="1"),
        ],
    },
)  # fmt: skip

BLUE, GREEN, PINK, SAND = (
    ("#dbe7fd", "#2457c5"),
    ("#dcf0e3", "#2b7a4b"),
    ("#f9dfe6", "#b13a5c"),
    ("#fbeccb", "#b07a12"),
)


def _event(at: float, long: float, colour: tuple[str, str], name: str, *lines: str) -> dict[str, Any]:
    return {"at": at, "long": long, "colour": colour, "name": name, "lines": lines}


CALENDAR = Scene(
    "calendar_week", "calendar.html", 1366, 768,
    {
        "title": f"Calendar - {p.ADAEZE.email} - Outlook", "tint": OUTLOOK, "slot": 0, "clock": "11:20 AM",
        "heading": "October 12-16, 2026", "pitch": 69,
        "hours": ["8 AM", "9 AM", "10 AM", "11 AM", "12 PM", "1 PM", "2 PM", "3 PM", "4 PM"],
        "days": [
            {"name": "Mon", "date": "12", "events": [
                _event(1, 0.5, BLUE, "Dispatch stand-up"),
                _event(3, 1.4, GREEN, "Rate review", f"with {p.RAJESH.name}", p.RAJESH.phone)]},
            {"name": "Tue", "date": "13", "events": [
                _event(1, 0.5, BLUE, "Dispatch stand-up"),
                _event(5, 1.4, PINK, "Dentist", f"{p.KWAME.name}", p.KWAME.phone)]},
            {"name": "Wed", "date": "14", "events": [
                _event(1, 0.5, BLUE, "Dispatch stand-up"), _event(2, 1, SAND, "Fire drill", "North gate"),
                _event(6, 1.4, GREEN, "Site visit", p.VELA, p.address("900 Foundry Lane, Reno"))]},
            {"name": "Thu", "date": "15", "events": [
                _event(1, 0.5, BLUE, "Dispatch stand-up"),
                _event(3, 1.4, GREEN, f"1:1 {p.TOMAS.given}", "Room Pelican"), _event(6, 1, SAND, "Budget, second round")]},
            {"name": "Fri", "date": "16", "events": [
                _event(1, 0.5, BLUE, "Dispatch stand-up"),
                _event(4, 1.6, PINK, "Interview", p.DEREK.name, p.DEREK.email, p.DEREK.phone)]},
        ],
    },
)  # fmt: skip

GERMAN_MAIL = Scene(
    "mail_german", "mail.html", 1366, 768,
    {
        "title": f"Posteingang - {p.ANNELIESE.email} - Outlook", "tint": OUTLOOK, "slot": 0, "unread": 1, "fold": 186,
        "day": "12.10.2026",
        "words": ["Neue E-Mail", "Posteingang", "Markiert", "Gesendet", "Entwürfe", "Gelöscht", "Ordner", "Nach Datum", "Antworten", "Weiterleiten", "Löschen", "Kennzeichnen", "Verschieben", "An"],
        "folders": ["Kunden", "Rechnungen"], "list_width": 330,
        "items": [
            _item(p.CEM.name, "14:12", "Neue Bankverbindung", "bitte ab sofort verwenden", new=True),
            _item("Betriebsrat", "13:40", "Sitzung am Donnerstag", "Raum 2.11, Beginn 10 Uhr"),
        ],
        "open": 0, "clock": "14:15",
        "message": {
            "subject": "Neue Bankverbindung", "who": p.CEM.name, "mailbox": p.CEM.email, "to": p.ANNELIESE.email,
            "when": "12.10.2026 14:12",
            "lines": [
                f"Liebe {p.ANNELIESE.given},", f"ab sofort gilt: {p.IBAN_DE}",
                f"Rückfragen gern unter {p.CEM.phone}.", "Viele Grüße",
            ],
            "sign": [p.CEM.name, p.address("Lindenstraße 214, 10969 Berlin")], "file": "",
        },
    },
)  # fmt: skip

WITHDRAWN_MAIL = Scene(
    "mail_withdrawn", "mail.html", 1366, 768,
    {
        "title": f"Inbox - {p.TALIA.email} - Outlook", "tint": OUTLOOK, "slot": 0, "unread": 1, "fold": 176,
        "folders": ["Tenants", "Repairs"], "list_width": 350,
        "items": [
            _item(p.INGRID.name, "2:02 PM", "Leak in the stairwell", "It got worse over the weekend", new=True),
            _item(p.NORTHGATE, "1:15 PM", "Rent reminder run", "Please check the list before Friday"),
            _item("Calendar", "9:00 AM", "Today: 3 events", "Lift inspection at 11:00"),
        ],
        "open": 0, "clock": "2:05 PM",
        "message": {
            "subject": "Leak in the stairwell", "who": p.INGRID.name, "mailbox": p.INGRID.email, "to": p.TALIA.email,
            "when": "Mon 2:02 PM",
            "lines": [
                f"Hello {p.TALIA.given},", "water comes through the ceiling again, now on two floors.",
                f"Please call {p.INGRID.phone} before you send someone.", "Thank you",
            ],
            "sign": [p.INGRID.name, p.address("61 Juniper Walk, Flat 9")], "file": "",
        },
    },
    theme="dark",
)  # fmt: skip

WITHDRAWN_CHAT = Scene(
    "chat_withdrawn", "chat.html", 1366, 768,
    {
        "title": f"{mark('CHANNEL', 'repairs-east')} - {p.WORKSPACE_2} - Slack", "tint": SLACK, "slot": 2, "clock": "2:31 PM", "size": 14.5,
        "team": p.WORKSPACE_2, "current": mark("CHANNEL", "repairs-east"), "hash": True, "members": "6 members",
        "channels": ["general", mark("CHANNEL", "repairs-east"), "lost-and-found"], "people": [p.DEREK.name], "typed": "",
        "messages": [
            _message("#0f6f8f", p.DEREK.name, "2:20 PM", f"Plumber is booked. He reports to {p.DEREK.email} and calls from {p.DEREK.phone}."),
            _message("#7a4fa3", p.TALIA.name, "2:24 PM", f"Tenant pays the deductible herself, card {p.CARD_AMEX} on file."),
            _message("#0f6f8f", p.DEREK.name, "2:29 PM", f"Fine. Claim number is {p.number('CLM-88120-4')}."),
        ],
    },
)  # fmt: skip

COLLEAGUE_CHAT = Scene(
    "chat_colleague", "chat.html", 1366, 768,
    {
        "title": f"{p.CEM.name} (DM) - {p.WORKSPACE} - Slack", "tint": SLACK, "slot": 2, "clock": "8:03 AM", "day": "10/13/2026", "size": 14.5,
        "team": p.WORKSPACE, "current": p.CEM.name, "hash": False, "members": "2", "channels": ["general", "random"],
        "people": [p.CEM.name, p.MEILING.name], "typed": "",
        "messages": [
            _message("#b5482d", p.CEM.name, "7:52 AM", f"Good morning to you all. New number since today: {p.CEM.phone}"),
            _message("#2457c5", p.TOMAS.name, "7:55 AM", "Thanks, I will change it in the carrier list."),
            _message("#b5482d", p.CEM.name, "7:58 AM", f"And please pay the packing to {p.IBAN_DE_2}, the old account is closed."),
        ],
    },
    theme="dark",
)  # fmt: skip

NO_CONSENT_CHAT = Scene(
    "chat_no_consent", "chat.html", 1366, 768,
    {
        "title": f"{p.MEILING.name} (DM) - {p.WORKSPACE} - Slack", "tint": SLACK, "slot": 2, "clock": "3:22 PM", "size": 14.5,
        "team": p.WORKSPACE, "current": p.MEILING.name, "hash": False, "members": "2", "channels": ["general", "random"],
        "people": [p.MEILING.name], "typed": f"Please ask {p.HANA.email}",
        "messages": [
            _message("#2b7a4b", p.MEILING.name, "3:18 PM", f"Who has the contract of {p.MAREK.name}? He calls from {p.MAREK.phone} every hour."),
            _message("#7a4fa3", p.DEREK.name, "3:20 PM", f"His card is on file: {p.CARD_MASTER}"),
        ],
    },
)  # fmt: skip
