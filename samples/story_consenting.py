"""The main session: a morning of a dispatcher in California who consented."""

from __future__ import annotations

from samples import people as p
from samples.marks import mark, plain
from samples.recorder import Recorder

CHROME = "Google Chrome"
REPO = mark("REPOSITORY", "label-service")


def play(rec: Recorder) -> None:
    """Write the whole session."""
    _mail(rec)
    _write_mail(rec)
    _crm(rec)
    _crm_form(rec)
    _crm_paste(rec)
    _chat(rec)
    _editor(rec)
    _terminal(rec)
    _sheets(rec)
    _calendar_and_ticket(rec)
    _break(rec)
    _docs(rec)
    _checkout(rec)
    _denied(rec)
    _settings(rec)


def _mail(rec: Recorder) -> None:
    rec.window("Outlook", f"Inbox - {p.ADAEZE.email} - Outlook")
    rec.shot("mail_inbox", texts=True)
    rec.scroll(-3)
    rec.scroll(2)
    rec.click("Message 1", says=f"Message from {p.SIOBHAN.name}, Overdue: invoice {p.number('INV-20418')}")
    rec.shot("mail_message")
    rec.copy(p.IBAN_GB)
    rec.click("Reply")
    rec.window("Outlook", f"Re: Overdue: invoice {p.number('INV-20418')} - Message")
    with rec.typing(f"Thanks {p.SIOBHAN.given}, paid today. Call {p.TOMAS.phone}.") as keys:
        keys.type("Thanks Siobahn")
        keys.press("backspace", 3)
        keys.type("han, paid today. Call (628) 555-0117.")


def _write_mail(rec: Recorder) -> None:
    rec.window("Outlook", "New container booking - Message")
    rec.shot("mail_compose")
    rec.click("To")
    with rec.typing(p.RAJESH.email) as keys:
        keys.type("rajesh.v@sunadt")
        keys.press("backspace", 3)
        keys.type("datextiles.exmaple")
        keys.press("backspace", 5)
        keys.type("ample")
    rec.value("Subject", "New container booking")
    rec.click("Send")


def _crm(rec: Recorder) -> None:
    rec.window(CHROME, "Accounts | Cadence CRM - Google Chrome", p.CRM_URL)
    rec.shot("crm_table")
    rec.scroll(-4)
    rec.click("Row 8", says=f"{p.LUIZ.name} {p.LUIZ.email}")
    rec.window(CHROME, f"{p.LUIZ.name} | Cadence CRM - Google Chrome", p.RECORD_URL)


def _crm_form(rec: Recorder) -> None:
    rec.shot("crm_form")
    rec.click("Phone")
    with rec.typing(p.LUIZ.phone) as keys:
        keys.type("+55 11 96123-457")
        keys.press("left")
        keys.type("0")
    rec.click("CPF")
    with rec.typing("", transient=p.CPF) as keys:
        keys.type(plain(p.CPF))
        keys.press("backspace", len(plain(p.CPF)))
    rec.value("Customer note", f"Prefers {p.LUIZ.phone}, second contact {p.LEILA.email}")
    rec.click("Save")


def _crm_paste(rec: Recorder) -> None:
    rec.window(CHROME, f"{p.PALOMA.name} | Cadence CRM - Google Chrome", p.RECORD_URL_2)
    rec.shot("crm_form_scaled")
    rec.copy(p.PALOMA.email)
    rec.click("Email")
    with rec.typing(p.PALOMA.email) as keys:
        keys.chord("ctrl", "v")
    rec.click("Save")


def _chat(rec: Recorder) -> None:
    rec.window("Slack", f"{mark('CHANNEL', 'dispatch-oakland')} - {p.WORKSPACE} - Slack")
    rec.shot("chat_channel")
    rec.scroll(5)
    rec.click("Direct message 2", says=f"Direct message with {p.MEILING.name}")
    rec.window("Slack", f"{p.MEILING.name} (DM) - {p.WORKSPACE} - Slack")
    rec.click("Message")
    with rec.typing(f"Thanks, I will write to {p.HANA.email}") as keys:
        keys.type("Thanks, I will write to hana.novotna@example.com")
        keys.press("backspace", 3)
        keys.type("net")
    rec.shot("chat_direct", texts=True)


def _editor(rec: Recorder) -> None:
    rec.window("Visual Studio Code", f".env - {REPO} - Visual Studio Code")
    rec.shot("editor_env")
    rec.copy(f"STRIPE_SECRET_KEY={p.STRIPE_KEY}")
    rec.window("Visual Studio Code", "queue.py - Visual Studio Code")
    rec.shot("editor_clean")
    with rec.typing("limit=MAX_ENTRIES") as keys:
        keys.type("limit=MAX_ENTRIES")
    rec.window("Visual Studio Code", f"fixtures.py - {REPO} - Visual Studio Code")
    rec.shot("editor_fixtures")


def _terminal(rec: Recorder) -> None:
    rec.window("Terminal", f"{mark('HANDLE', 'adaeze')}@{mark('DEVICE_ID', 'hl-laptop-118')}: ~/{REPO}")
    with rec.typing(f"export GITHUB_TOKEN={p.GITHUB_TOKEN}\n") as keys:
        keys.type(f"export GITHUB_TOKEN={plain(p.GITHUB_TOKEN)}\n")
    with rec.typing("sudo systemctl restart label-print\n") as keys:
        keys.type("sudo systemctl restart label-print\n")
    password = p.secret("Tidal-0rchard!58")
    with rec.typing(f"{password}\n", secure=True) as keys:
        keys.type(f"{plain(password)}\n")
    rec.shot("terminal_export")


def _sheets(rec: Recorder) -> None:
    rec.window("Excel", "payroll-october.xlsx - Excel")
    rec.shot("sheet_payroll")
    rec.click("D4", says=f"D4 {p.SSNS[2]}")
    rec.copy(f"{p.YUSUF.name}\t{p.SSNS[2]}\t{p.YUSUF.email}")
    rec.window("Excel", "supplier-payments-q4.xlsx - Excel")
    rec.shot("sheet_payments")
    rec.click("E3")
    with rec.typing(p.IBAN_DE_2) as keys:
        keys.type(plain(p.IBAN_DE_2))


def _calendar_and_ticket(rec: Recorder) -> None:
    rec.window("Outlook", f"Calendar - {p.ADAEZE.email} - Outlook")
    rec.shot("calendar_week")
    rec.click("Today")
    rec.window(
        CHROME, f"[{p.number('DSP-2291')}] Labels print the wrong receiver - Google Chrome", p.TICKET_URL
    )
    rec.shot("ticket")
    rec.scroll(-2)
    rec.click("Comment")
    rec.window("Terminal", "label-print: journal")
    rec.shot("terminal_logs")


def _break(rec: Recorder) -> None:
    """A private call: everything until the end of the pause must be dropped."""
    rec.add("pause", pause=2.0)
    rec.window("Messages", f"{mark('PERSON', 'Chidi Okonkwo')} - Messages")
    with rec.typing(f"home at 6, ring {mark('PHONE_NUMBER', '(510) 555-0190')}") as keys:
        keys.type("home at 6, ring (510) 555-0190")
    rec.copy(mark("EMAIL_ADDRESS", "chidi.okonkwo@example.net"))
    rec.add("resume", pause=95.0)


def _docs(rec: Recorder) -> None:
    rec.window(
        CHROME,
        "json: JSON encoder and decoder - Google Chrome",
        "https://docs.python.org/3/library/json.html",
    )
    rec.shot("docs_public")
    rec.scroll(-6)
    rec.copy('json.dumps({"width": 102, "copies": [1, 2, 3]})')


def _checkout(rec: Recorder) -> None:
    rec.window(CHROME, "Payment - Packing supplies - Google Chrome", p.CHECKOUT_URL)
    rec.shot("checkout")
    rec.click("Card number")
    with rec.typing(p.CARD_VISA) as keys:
        keys.type("4111 1121")
        keys.press("backspace", 2)
        keys.type("11 1111 11")
        keys.press("backspace")
        keys.type("111")
    rec.value("Security code", p.secret("739", now=False), secure=True)
    rec.value("Street", p.address("1190 Embarcadero Loop"))
    rec.click("Pay now")


def _denied(rec: Recorder) -> None:
    """Windows that a policy must refuse: a password manager and private browsing."""
    rec.window("1Password", "1Password - All items")
    rec.shot("vault")
    rec.copy(p.VAULT_PASSWORDS[0])
    rec.window(
        "Firefox",
        f"{p.TALIA.name} clinic appointment - Mozilla Firefox Private Browsing",
        p.url("https://clinic.example.org/visits?patient=40177", now=False),
    )
    with rec.typing(mark("EMAIL_ADDRESS", "ada.private@example.org")) as keys:
        keys.type("ada.private@example.org")


def _settings(rec: Recorder) -> None:
    rec.window("Settings", "Settings")
    rec.shot("settings_display")
    rec.click("Updates")
    rec.shot("settings_notifications")
    rec.add("move", x=900, y=500)
