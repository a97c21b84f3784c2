"""The matchers of programs and windows, each with near-misses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest

from redactor.policy.model import MAX_WINDOW_TEXT, AppList, Pack, WindowList, app_name, plain


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Outlook", "outlook"),
        (" OUTLOOK.EXE ", "outlook"),
        ("Mail.app", "mail"),
        ("com.1password.1password", "com 1password 1password"),
        ("Visual-Studio_Code", "visual studio code"),
        ("\uff2f\uff55\uff54\uff4c\uff4f\uff4f\uff4b", "outlook"),
        ("Out\u200blook", "outlook"),
        ("...", ""),
    ],
)
def test_app_name(written: str, compared: str) -> None:
    assert app_name(written) == compared


def test_allowing_is_exact() -> None:
    allowed = AppList.of(["Microsoft Excel", "Slack"])
    assert allowed.holds("slack.exe")
    assert allowed.holds("microsoft excel")
    assert not allowed.holds("Excel")
    assert not allowed.holds("Slack Beta")


def test_denying_is_generous_by_whole_words() -> None:
    denied = AppList.of(["1Password", "Proton Pass"])
    for name in ("1Password", "1Password 8", "1password.exe", "com.1password.mac", "Proton Pass"):
        assert denied.touches(name)
    for name in ("1Passwords", "Password", "Proton Mail", "Pass Proton", ""):
        assert not denied.touches(name)


def test_windows_see_through_disguise() -> None:
    denied = WindowList.of([r"\bpayroll\b", "^about:logins"])
    for text in ("PAYROLL march", "Pay\u200broll", "\uff50\uff41\uff59\uff52\uff4f\uff4c\uff4c"):
        assert denied.touches(text, "")
    assert denied.touches("", "about:logins")
    assert not denied.touches("payrolls", "https://example.com/about:logins")
    assert not denied.touches("", "")
    assert not WindowList.of([]).touches("payroll")


def test_a_window_text_without_end_is_not_waved_through() -> None:
    with pytest.raises(ValueError, match="too long"):
        WindowList.of(["x"]).touches("a" * (MAX_WINDOW_TEXT + 1))


def test_plain_keeps_ascii_simple() -> None:
    assert plain("ABC") == "abc"
    assert plain("Stra\u00dfe") == "strasse"


def test_days_in_force_are_days_of_utc(make_pack: Callable[..., Pack]) -> None:
    pack = make_pack(effective_from="2026-01-01", effective_until="2026-01-31")
    east = timezone(timedelta(hours=9))
    assert not pack.in_force(datetime(2026, 1, 1, 8, 59, tzinfo=east))
    assert pack.in_force(datetime(2026, 1, 1, 9, 0, tzinfo=east))
    assert pack.in_force(datetime(2026, 1, 31, 23, 59, tzinfo=UTC))
    assert not pack.in_force(datetime(2026, 2, 1, tzinfo=UTC))
