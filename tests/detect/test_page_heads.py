"""Values that the head of their column or a whole label tells."""

from __future__ import annotations

import pytest

from redactor.detect.page_heads import told_by_heads
from redactor.detect.page_labels import lines_of
from redactor.values import Page
from tests.detect.pages import page


def told(seen: Page) -> list[tuple[str, str]]:
    found = told_by_heads(seen, lines_of(seen.words))
    spans = sorted({(one.span, one.entity) for one in found if one.span})
    return [(entity, seen.text[span.start : span.end]) for span, entity in spans]


def table(*rows: str) -> Page:
    """Return a table of rows whose cells are parted by bars, 300 pixels apart."""
    return page(
        *(
            (10 + 300 * column, 60 + 30 * row, cell)
            for row, line in enumerate(rows)
            for column, cell in enumerate(line.split("|"))
            if cell
        ),
        apart="\n\n",
    )


def column(head: str, *cells: str, beside: str = "Status") -> Page:
    return table(f"{head}|{beside}", *(f"{cell}|Open" for cell in cells))


@pytest.mark.parametrize(
    ("head", "entity", "cells"),
    [
        ("PNR", "ID", ("QX7RTM", "ZK2P9L", "MWTBNA")),
        ("Matter no.", "ID", ("2026-CV-00417", "2026-CV-00520")),
        ("Container", "ID", ("MSKU 481920 3", "TGHU772015-8")),
        ("EORI", "TAX_ID", ("SE5566778899", "DE1188224417")),
        ("Initials", "PERSON", ("MKO", "T.B.", "sJO")),
        ("Payment method", "CREDIT_CARD", ("4242", "0341")),
        ("UPN", "ID", ("H801200001042", "K801200001077")),
        ("Frequent flyer", "ID", ("SL 4470 1182 93", "SL 4471 0033 20")),
        ("Bank account", "BANK_ACCOUNT", ("40127788123", "55 3100 2997")),
        ("Tax no.", "TAX_ID", ("2210457789", "IURR790314KQ2")),
        ("Passport no", "PASSPORT", ("B50412288", "FHC012447")),
        ("Licence no", "DRIVER_LICENSE", ("AAA00042AA01", "55120447")),
        ("User", "HANDLE", ("oyvindt", "app_ledger", "k.aldana")),
        ("usename", "HANDLE", ("msolheim", "report_ro")),
        ("Repository", "REPOSITORY", ("tindra-labs/portal-web", "kurodas/paper-calc")),
        ("PIN", "SECRET", ("4471", "9920")),
        ("Locker PIN", "SECRET", ("4471", "9920")),
        ("VIN", "VEHICLE_PLATE", ("WVWZZZ1JZXW000417", "VF1RFB00X57012288")),
        ("Reg", "VEHICLE_PLATE", ("KX19 ZPT", "191-G-20417", "LD68OHM")),
        ("Computer name", "DEVICE_ID", ("THORUP-LT07", "DESKTOP-4F2K9QX")),
        ("Password", "SECRET", ("Vexmiken-vexm-438", "seven-blue-chairs", "hG7!ppx2Qz")),
        ("Recovery code", "SECRET", ("KQ7P-22XM-9LTA", "LL0P-81XC-4TTA")),
    ],
)
def test_heads_tell_their_columns(head: str, entity: str, cells: tuple[str, ...]) -> None:
    assert told(column(head, *cells)) == [(entity, cell) for cell in cells]


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("Matter no.", ("2025", "2026")),
        ("Matter no.", ("draft", "Pending review")),
        ("Container", ("web", "redis:7")),
        ("Container", ("a41f9c2b0d1e", "b77f01c2aa90")),
        ("Initials", ("Required", "Optional")),
        ("Initials", ("N/A", "all")),
        ("Payment method", ("Cash", "Bank transfer")),
        ("Payment method", ("12.50", "1,204")),
        ("PNR", ("POSTED", "TICKET")),
        ("PNR", ("12 Feb 2026", "13 Feb 2026")),
        ("Loyalty", ("Gold", "Silver")),
        ("Loyalty", ("12.50", "2026-03-01")),
        ("Bank account", ("2026-03-01", "2026-03-04")),
        ("Bank account", ("12,400.00", "3,900.00")),
        ("Tax no.", ("2026-03-01", "pending")),
        ("License", ("Apache-2.0", "BSL-1.0")),
        ("Licence no", ("MIT", "Zlib")),
        ("User", ("root", "www-data", "postgres")),
        ("User", ("guest", "viewer", "admin")),
        ("User", ("Mozilla/5.0", "curl/8.4.0")),
        ("Repository", ("bitnami/kafka", "library/redis")),
        ("Repository", ("python", "nginx")),
        ("PIN", ("Set", "Not set")),
        ("VIN", ("WVWZZZ1JZXW0004", "unknown")),
        ("Reg", ("2026-03-01", "12 Mar")),
        ("Registration", ("Open", "Closed")),
        ("Registration", ("1,204", "987")),
        ("Computer name", ("printer", "front-desk")),
        ("PIN", ("12.03.2026", "13.03.2026")),
        ("Password", ("Enabled", "Disabled")),
        ("Password", ("••••••••", "********")),
        ("Password", ("none", "required")),
        ("Password", ("two-factor", "read-only")),
        ("Password", ("6-or-more-signs", "8-or-more-signs")),
        ("Password", ("mia@example.org", "leo@example.org")),
        ("Password policy", ("length-12-signs", "length-14-signs")),
        ("Password hash", ("Argon2id", "bcrypt-12-x")),
        ("Forgot password", ("plum-Harbor-4417", "Korrin7hollow")),
    ],
)
def test_what_stands_under_a_head_and_is_none(head: str, cells: tuple[str, ...]) -> None:
    assert told(column(head, *cells)) == []


def test_another_table_under_a_column_is_none_of_it() -> None:
    rows = ("Seal|Status", "QA0099182|Open", "QA0099183|Open", "Time|Event", "02 Mar|Gate in", "03 Mar|Out")
    assert told(table(*rows)) == [("ID", "QA0099182"), ("ID", "QA0099183")]


def test_the_next_label_is_no_password() -> None:
    assert told(column("Password", '"last_ip":', '"last_ip"', "Heron-Slate-29", "Tern-Gravel-55")) == [
        ("SECRET", "Heron-Slate-29"),
        ("SECRET", "Tern-Gravel-55"),
    ]


def test_a_word_is_a_password_among_others() -> None:
    assert told(column("Password", "orchard-lane-61", "tandem", "none", "Saarinen2026!")) == [
        ("SECRET", "orchard-lane-61"),
        ("SECRET", "tandem"),
        ("SECRET", "Saarinen2026!"),
    ]


@pytest.mark.parametrize(
    ("beside", "found"),
    [("full_name", True), ("Email", True), ("Amount", False), ("Version", False), ("name", False)],
)
def test_a_bare_id_counts_among_heads_of_people(beside: str, found: bool) -> None:  # noqa: FBT001
    expected = [("ID", "70411"), ("ID", "70412")] if found else []
    assert told(column("id", "70411", "70412", beside=beside)) == expected


def test_an_account_is_a_user_among_passwords() -> None:
    assert ("HANDLE", "pkorhonen") in told(
        table("Account|Password", "pkorhonen|Saarinen2026!", "dliving|seven-blue-chairs")
    )
    assert told(table("Account|Balance", "pkorhonen|12.50", "dliving|13.20")) == []


def test_a_column_ends_at_the_next_command() -> None:
    seen = page(
        (10, 10, "UID"),
        (100, 10, "PID"),
        (10, 26, "dliving"),
        (100, 26, "3107"),
        (10, 42, "root"),
        (100, 42, "1"),
        (10, 58, "$ npm run build"),
        (10, 74, "transforming"),
        (10, 90, "vitest"),
        apart="\n\n",
    )
    assert told(seen) == [("HANDLE", "dliving")]


def test_columns_that_bars_part() -> None:
    seen = page(
        (40, 10, "staff_id"),
        (140, 10, "| surname"),
        (40, 40, "300412 | Achterberg"),
        (40, 60, "300415 | Mwangi"),
        apart="\n\n",
    )
    assert told(seen) == [("ID", "300412"), ("ID", "300415")]
    glued = page((10, 10, "usename"), (200, 10, "state"), (10, 40, "msolheim |active"), apart="\n\n")
    assert told(glued) == [("HANDLE", "msolheim")]


@pytest.mark.parametrize(
    ("label", "value", "entity"),
    [
        ("Guest password", "hello-from-the-shed", "SECRET"),
        ("Passphrase", "maple-tandem-84", "SECRET"),
        ("Pre-shared key", "mR4!xx02Tlp", "SECRET"),
        ("Verification code", "482 913", "SECRET"),
        ("Alarm code", "7731", "SECRET"),
        ("Loyalty", "88120045", "ID"),
        ("Share code", "W7K 29F 4QX", "ID"),
        ("User name:", "kestenbaum77", "HANDLE"),
    ],
)
def test_whole_labels_tell_what_stands_beside_or_under_them(label: str, value: str, entity: str) -> None:
    assert told(page((10, 10, label), (250, 10, value), apart="\n\n")) == [(entity, value)]
    assert told(page((10, 10, label), (10, 28, value), apart="\n\n")) == [(entity, value)]


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Password", "Log in"),
        ("Password", "Required*"),
        ("Password:", "[anwar@web01"),
        ("Password:", "tomasz@nuc:~$"),
        ("Password", "https://example.org/reset"),
        ("Password strength", "x7-Good-enough"),
        ("Change password", "plum-Harbor-4417"),
        ("Verification code", "Enabled"),
        ("Verification code", "Resend"),
        ("User name", "guest"),
        ("User agent", "chromium-98"),
        ("Customer", "kestenbaum77"),
        ("user.name", "client.ip"),  # the next field
    ],
)
def test_what_stands_beside_a_label_and_is_none(label: str, value: str) -> None:
    assert told(page((10, 10, label), (250, 10, value), apart="\n\n")) == []


def test_what_is_far_from_a_label_is_not_told() -> None:
    assert told(page((10, 10, "Passphrase"), (1400, 10, "maple-tandem-84"), apart="\n\n")) == []
    assert told(page((10, 10, "Passphrase"), (10, 90, "maple-tandem-84"), apart="\n\n")) == []


def test_fields_of_a_list_are_no_values_of_each_other() -> None:
    assert told(page((10, 10, "user.name"), (10, 28, "client.ip"), (10, 46, "zuk.agent"), apart="\n\n")) == []
    assert told(page((10, 10, "user.name"), (250, 10, "k.aldana"), apart="\n\n")) == [("HANDLE", "k.aldana")]
