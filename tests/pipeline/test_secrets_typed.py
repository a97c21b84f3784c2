"""Secrets that no agent has marked, through a session: at a prompt, and where a run ends and begins."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from redactor.capture.events import Clipboard, Event, Key, Placeholder, Text, Window
from redactor.capture.typing import replay
from redactor.pipeline.outcome import Outcome, Released
from redactor.values import Finding
from tests.fakes import PRIVATE, FakeDetector, World, at


class Watching(FakeDetector):
    """Remembers which texts it was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def in_text(self, text: str) -> tuple[Finding, ...]:
        self.texts.append(text)
        return super().in_text(text)


def pressed(char: str, *, ctrl: bool) -> list[Key]:
    down = Key(
        seq=1,
        at=at(1),
        action="down",
        key="enter" if char == "\n" else char,
        modifiers=("ctrl",) if ctrl else (),
        secure=False,
    )
    return [down, msgspec.structs.replace(down, action="up")]


def session(*parts: str | Event) -> list[Event]:
    """Return numbered events; text is typed, ``<x>`` presses a key with ctrl."""
    events: list[Event] = []
    for part in parts:
        if isinstance(part, str):
            events += [key for char in part.strip("<>") for key in pressed(char, ctrl=part.startswith("<"))]
        else:
            events.append(part)
    return [msgspec.structs.replace(event, seq=seq, at=at(seq)) for seq, event in enumerate(events, start=1)]


def left(outcomes: Sequence[Outcome]) -> list[Event]:
    return [outcome.event.event for outcome in outcomes if isinstance(outcome, Released)]


TERMINAL = Window(seq=1, at=at(1), app="Terminal", title="t")


def test_what_is_typed_at_a_prompt_is_never_shown_to_a_detector() -> None:
    detector = Watching()
    events = session(TERMINAL, "sudo ls\n", "hunter2\n", "ls\n")
    outcomes = World(detector=detector).run(events)
    assert len(outcomes) == len(events)
    assert replay(left(outcomes)) == "sudo ls\n[SECRET]\nls\n"
    assert {event.key for event in left(outcomes) if isinstance(event, Key)} == {*"sudo l", "enter"}
    assert not any("hunter2" in text for text in detector.texts)
    found = [finding.entity for one in outcomes if isinstance(one, Released) for finding in one.findings]
    assert found == ["SECRET"]


@pytest.mark.parametrize(
    ("typed", "left_over"),
    [
        ("no\npw\nls\n", "[SECRET]\n[SECRET]\nls\n"),
        ("no\nno\npw\n", "[SECRET]\n[SECRET]\n\n"),
        ("no\nno\npw\nmytool\n", "[SECRET]\n[SECRET]\n\nmytool\n"),  # three tries at most
        ("pw\ngit status\nmytool\n", "[SECRET]\ngit status\nmytool\n"),  # a command ends them
        ("pw\n./run it\nmytool\n", "[SECRET]\n./run it\nmytool\n"),
        ("pw\nls -l\nmytool\n", "[SECRET]\nls -l\nmytool\n"),
        ("pw\nmytool now\nls\n", "[SECRET]\n[SECRET]\nls\n"),  # may be a passphrase
        ("pw\nmake love not war\nls\n", "[SECRET]\n[SECRET]\nls\n"),
        ("pw\nmake -j 4\nmytool\n", "[SECRET]\nmake -j 4\nmytool\n"),
        ("pw\nopen\nls\n", "[SECRET]\n[SECRET]\nls\n"),
        ("no\nhunt", "[SECRET]\n[SECRET]"),
        ("no\nls", "[SECRET]\nls"),
        ("no\nsudo ls\npw\nls\n", "[SECRET]\nsudo ls\n[SECRET]\nls\n"),
    ],
)
def test_another_try_at_a_secret_is_hidden_too(typed: str, left_over: str) -> None:
    detector = Watching()
    outcomes = World(detector=detector).run(session(TERMINAL, "sudo x\n", typed))
    assert replay(left(outcomes)) == "sudo x\n" + left_over
    assert len(left(outcomes)) == 1 + 2 * len("sudo x\n" + typed)
    for word in ("no", "pw", "hunt", "love"):
        assert not any(word in text for text in detector.texts)


def test_what_is_broken_off_ends_the_tries() -> None:
    outcomes = World().run(session(TERMINAL, "sudo x\n", "no\n", "hunt", "<c>", "mytool\n"))
    assert replay(left(outcomes)) == "sudo x\n[SECRET]\n[SECRET]mytool\n"


@pytest.mark.parametrize("shown", ["kim@host:~$ ", "PS C:\\> ", "root# "])
def test_a_shell_that_waits_for_a_command_asks_for_no_secret(shown: str) -> None:
    text = Text(seq=1, at=at(1), text=shown, secure=False)
    outcomes = World().run(session(TERMINAL, "sudo x\n", "pw\n", text, "mytool\n"))
    assert replay(left(outcomes)) == "sudo x\n[SECRET]\nmytool\n"


def test_another_program_between_leaves_the_tries_where_they_were() -> None:
    mail = Window(seq=1, at=at(1), app="Mail", title="t")
    outcomes = World().run(session(TERMINAL, "sudo x\n", "no\n", mail, "hello", TERMINAL, "hunt\nls\n"))
    assert replay(left(outcomes)) == "sudo x\n[SECRET]\nhello[SECRET]\nls\n"


def test_a_run_resumed_behind_the_command_still_knows_the_prompt() -> None:
    events = session(TERMINAL, "su\n", "pw\n", "ls\n")
    whole = World().run(events)
    resumed = World().run(events, skip=7)
    assert left(resumed) == left(whole)[7:]
    assert isinstance(left(resumed)[0], Placeholder)


def test_what_a_run_has_copied_is_pasted_by_the_next_one() -> None:
    events = session(PRIVATE, "<a>", "<c>", Window(seq=1, at=at(1), app="Mail", title="t"), "<v>")
    outcomes = World().run(events)
    assert isinstance(left(outcomes)[-2], Placeholder)
    assert "EMAIL_ADDRESS" in left(outcomes)[-2].text  # type: ignore[union-attr]


@pytest.mark.parametrize(("app", "text"), [("Terminal", "cd a "), ("Mail", "cd a b")])
def test_keys_mean_in_a_terminal_what_they_mean_there(app: str, text: str) -> None:
    detector = Watching()
    World(detector=detector).run(session(Window(seq=1, at=at(1), app=app, title="t"), "cd a b", "<w>", " "))
    assert text.strip() in {shown.strip() for shown in detector.texts}


def test_a_clipboard_of_the_agent_counts_for_more_than_what_keys_have_copied() -> None:
    agents = Clipboard(seq=1, at=at(1), text="other")
    outcomes = World().run(
        session(PRIVATE, "<a>", "<c>", agents, Window(seq=1, at=at(1), app="M", title="t"), "<v>")
    )
    assert isinstance(left(outcomes)[-1], Key)
