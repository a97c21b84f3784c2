"""A session of typing: what keys alone give away, corrected, pasted, deleted, and entered at a prompt."""

from __future__ import annotations

from samples import people as p
from samples.marks import mark, plain
from samples.recorder import Recorder


def play(rec: Recorder) -> None:
    """Write the whole session."""
    _shown_before_typed(rec)
    _prompt(rec)
    _card(rec)
    _pasted(rec)
    _deleted(rec)


def _shown_before_typed(rec: Recorder) -> None:
    """A colleague's name stands on the screen, then it is typed."""
    rec.window("Slack", f"Direct messages - {p.WORKSPACE} - Slack")
    rec.shot("chat_direct")
    rec.click("Message")
    with rec.typing(f"I will ask {p.MEILING.name} about the payroll form today") as keys:
        keys.type(f"I will ask {plain(p.MEILING.name)[:-1]}h")
        keys.press("backspace")
        keys.type(f"{plain(p.MEILING.name)[-1]} about the payrol form")
        keys.press("backspace", 5)
        keys.type("l form today")


def _prompt(rec: Recorder) -> None:
    """A password at a prompt that the agent does not mark: once wrong, then right."""
    rec.window("Terminal", "bash")
    command, wrong, right = "sudo systemctl restart cups\n", "brass-Lantern!7", "brass-Lantern!77"
    secrets = f"{p.secret(wrong)}\n{p.secret(right)}\n"
    with rec.typing(f"{command}{secrets}systemctl status cups\n") as keys:
        keys.type(command)
        rec.wait(1.2)
        keys.type(f"{wrong}\n")
        rec.wait(2.5)
        keys.type(f"{right}\n")
        keys.type("systemctl status cups\n")


def _card(rec: Recorder) -> None:
    """A card number with two corrections: one at once, one seen later."""
    rec.window("Google Chrome", "Payment - Packing supplies - Google Chrome")
    with rec.typing(p.CARD_MASTER) as keys:
        number = plain(p.CARD_MASTER)
        keys.type(number[:6] + "4")
        keys.press("backspace")
        keys.type(number[6:-3] + number[-2:])
        keys.press("left", 2)
        keys.type(number[-3])


def _pasted(rec: Recorder) -> None:
    """A name is copied, and pasted into a sentence."""
    rec.window("Excel", "shift-plan.xlsx - Excel")
    rec.copy(p.YUSUF.name)
    rec.window("Notepad", "notes - Notepad")
    with rec.typing(f"Please give the keys to {p.YUSUF.name} before noon") as keys:
        keys.type("Please give the keys to ")
        keys.chord("ctrl", "v")
        keys.type(" before noon")


def _deleted(rec: Recorder) -> None:
    """A telephone number is typed, thought better of, and taken away again."""
    rec.window("Outlook", "Delivery window - Message")
    phone = mark("PHONE_NUMBER", "(206) 555-0148")
    with rec.typing("We are at the gate at nine.", transient=phone) as keys:
        keys.type(f"We are at the gate at nine. My number is {plain(phone)}")
        keys.press("backspace", len(f" My number is {plain(phone)}"))
