"""What asks for a secret, and which keys are typed at it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from redactor.capture.commands import is_command, is_shell_prompt, tried_again
from redactor.capture.events import Click, Clipboard, Event, Key, Screenshot, ScreenText, Target, Text, Window
from redactor.capture.prompts import Prompts, asks, is_asking_command, is_secret_label, is_terminal
from redactor.capture.typing import NOWHERE

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("[sudo] password for kim: ", True),
        ("$ sudo ls\n[sudo] password for kim:", True),
        ("Password:", True),
        ("kim@host's password: ", True),
        ("Enter passphrase for key '/home/kim/.ssh/id_ed25519': ", True),
        ("Enter PIN for authenticator: ", True),
        ("Password for 'https://kim@git.example.com':", True),
        ("Verification code: ", True),
        ("Passwort:", True),
        ("Mot de passe : ", True),
        ("\u5bc6\u7801\uff1a", True),
        ("Username:", False),
        ("Sorry, try again.", False),
        ("Password: accepted\n$ ", False),
        ("Forgot your password?", False),
        ("password-store:", False),
        ("spin: ", False),
        ("Passwords:", False),
        ("", False),
    ],
)
def test_prompts(text: str, *, secret: bool) -> None:
    assert asks(text) is secret


@pytest.mark.parametrize(
    ("label", "secret"),
    [
        ("Password", True),
        ("Password *", True),
        ("Enter your password", True),
        ("Confirm new password:", True),
        ("CVV", True),
        ("Security code (3 digits)", True),
        ("Wi-Fi password", True),
        ("API key", True),
        ("Kennwort", True),
        ("Forgot password?", False),
        ("Show password", False),
        ("Password policy", False),
        ("Search", False),
        ("Pinterest", False),
        ("", False),
    ],
)
def test_labels_of_fields(label: str, *, secret: bool) -> None:
    assert is_secret_label(label) is secret


@pytest.mark.parametrize(
    ("line", "secret"),
    [
        ("sudo apt update", True),
        ("cd /tmp && sudo -s", True),
        ("cat x | sudo tee y", True),
        ("kim@host:~$ sudo ls", True),
        ("LANG=C sudo ls", True),
        ("/usr/bin/ssh kim@10.0.0.7", True),
        ("ssh.exe host", True),
        ("passwd", True),
        ("su -", True),
        ("mysql -u root -p", True),
        ("mysql -uroot -p shop", True),
        ("psql -h db", True),
        ("docker login registry.example.com", True),
        ("git push https://git.example.com/kim/a.git", True),
        ("openssl enc -aes-256-cbc -in a", True),
        ("read -sp 'token' T", True),
        ("curl -u kim https://example.com", True),
        ("zip -er a.zip a", True),
        ("curl -u kim:pw https://example.com", False),
        ("mysql -u root", False),
        ("git push", False),
        ("echo sudo", False),
        ("sudoku", False),
        ("vim ssh_config", False),
        ("ls passwd", False),
        ("docker ps", False),
        ("cat openssl", False),
        ("", False),
    ],
)
def test_commands_that_ask(line: str, *, secret: bool) -> None:
    assert is_asking_command(line) is secret


@pytest.mark.parametrize(
    ("app", "terminal"),
    [
        ("Terminal", True),
        ("iTerm2", True),
        ("Windows Terminal", True),
        ("cmd.exe", True),
        ("gnome-terminal", True),
        ("Visual Studio Code", False),
        ("Microsoft Outlook", False),
        ("Determinal", False),
        ("", False),
    ],
)
def test_terminals(app: str, *, terminal: bool) -> None:
    assert is_terminal(app) is terminal


def press(key: str, *held: str) -> list[Event]:
    return [
        Key(seq=1, at=AT, action=action, key=key, modifiers=held, secure=False)  # type: ignore[arg-type]
        for action in ("down", "up")
    ]


def keys(text: str) -> list[Event]:
    return [event for char in text for event in press({"\n": "enter", " ": "space"}.get(char, char))]


def window(app: str, title: str = "t") -> list[Event]:
    return [Window(seq=1, at=AT, app=app, title=title)]


def field(text: str, label: str | None = None, *, secure: bool = False) -> list[Event]:
    return [Text(seq=1, at=AT, text=text, field=label, secure=secure)]


def click(name: str, role: str = "textbox") -> list[Event]:
    target = Target(role=role, name=name)
    return [Click(seq=1, at=AT, action="down", button="left", x=1, y=1, target=target)]


def clip(text: str) -> list[Event]:
    return [Clipboard(seq=1, at=AT, text=text)]


def screen(*texts: str) -> list[Event]:
    shown = tuple(ScreenText(text=text, box=(0, 0, 9, 9)) for text in texts)
    return [Screenshot(seq=1, at=AT, frame="f.png", texts=shown)]


SUDO = [*window("Terminal"), *keys("sudo ls\n")]


@pytest.mark.parametrize(
    ("events", "secret"),
    [
        ([*SUDO, *keys("pw\n"), *keys("ls\n")], "pw\n"),
        ([*keys("sudo ls\n"), *keys("pw\nx")], "pw\n"),  # nobody knows where
        ([*window("Outlook"), *keys("sudo ls\nhello\n")], ""),
        ([*window("Code", "a.py"), *keys("ssh host\npw\nx")], "pw\n"),
        ([*window("Firefox", "kim@vm: ~ - Cloud Shell"), *keys("su\npw\nx")], "pw\n"),
        ([*window("Terminal"), *keys("ls\npw\n")], ""),
        ([*window("Terminal"), *keys("sudp"), *press("backspace"), *keys("o ls\npw\nx")], "pw\n"),
        ([*window("Terminal"), *clip("sudo ls"), *press("v", "ctrl", "shift"), *keys("\npw\nx")], "pw\n"),
        ([*SUDO, *keys("pw\n"), *press("up"), *keys("\npw\nx")], "pw\npw\n"),
        ([*window("Terminal"), *press("up"), *keys("\nab\nx")], ""),
        ([*SUDO, *keys("p"), *press("c", "ctrl"), *keys("ls\n")], "p"),
        ([*SUDO, *window("Mail"), *keys("hi"), *window("Terminal"), *keys("pw\nx")], "pw\n"),
        (
            [*window("Terminal"), *keys("su"), *window("Mail"), *window("Terminal"), *keys("do ls\npw\nx")],
            "pw\n",
        ),
        ([*window("xterm", "a"), *keys("su"), *window("xterm", "b"), *keys("ls\nx")], ""),
        (
            [
                *window("A"),
                *click("Password"),
                *keys("p"),
                *window("B"),
                *keys("x"),
                *window("A"),
                *keys("w"),
            ],
            "pw",
        ),
        ([*window("A"), *click("Password"), *window("B"), *window("A"), *click("Name"), *keys("kim")], ""),
        ([*SUDO, *click("", "terminal"), *keys("pw\nx")], "pw\n"),
        ([*SUDO, *field("$ sudo ls"), *keys("pw\nx")], "pw\n"),
        ([*window("Terminal"), *field("[sudo] password for kim: "), *keys("pw\nls\n")], "pw\n"),
        ([*SUDO, *keys("no\n"), *field("Sorry.\nPassword: "), *keys("pw\nls")], "no\npw\n"),
        ([*window("Terminal"), *screen("a", "Password:"), *keys("pw\nls")], "pw\n"),
        ([*window("Terminal"), *screen("Password:", "$ "), *keys("ls")], ""),
        ([*window("App"), *clip("Password: "), *keys("pw\nls")], "pw\n"),
        ([*window("App"), *click("Password"), *keys("no\npw\n"), *click("Name"), *keys("kim")], "no\npw\n"),
        ([*window("Terminal"), *keys("passwd\nold\nnew\nnew\nls")], "old\nnew\nnew\n"),
        ([*window("Terminal"), *keys("htpasswd f kim\nnew\nnew\nls")], "new\nnew\n"),
        ([*SUDO, *keys("sun"), *press("tab"), *keys("dragon\nls")], "suntabdragon\n"),
        (
            [*window("pinentry", "Enter passphrase"), *keys("sun"), *press("c", "ctrl"), *keys("dragon")],
            "suncdragon",
        ),
        ([*window("App"), *click("Password"), *keys("pw"), *click("Name"), *keys("kim")], "pw"),
        ([*window("App"), *click("Password"), *keys("pw"), *press("tab"), *keys("kim")], "pw"),
        ([*window("App"), *click("Show password", "button"), *keys("kim")], ""),
        ([*window("App"), *click("Password", "link"), *keys("kim")], ""),
        ([*window("App"), *field("", "Password"), *keys("pw\nkim")], "pw\n"),
        ([*window("App"), *field("x", "Name", secure=True), *keys("pw\nkim")], "pw\n"),
        ([*window("pinentry", "Enter passphrase"), *keys("pw"), *window("App"), *keys("kim")], "pw"),
        ([*window("polkit", "Authentication Required"), *keys("pw\n")], "pw\n"),
        ([*window("Docs", "Password policy - Docs"), *keys("kim")], ""),
    ],
)
def test_which_keys_are_typed_at_a_prompt(events: Sequence[Event], secret: str) -> None:
    prompts = Prompts()
    hidden = ""
    for event in events:
        if prompts.see(event) and isinstance(event, Key) and event.action == "down":
            hidden += "\n" if event.key == "enter" else event.key
    assert hidden == secret


def test_a_key_that_comes_up_after_the_end_belongs_to_the_secret() -> None:
    prompts = Prompts()
    down, up = keys("p")
    enter, enter_up = keys("\n")
    for event in SUDO:
        prompts.see(event)
    assert [prompts.see(event) for event in (down, enter, up, enter_up, *keys("a"))] == [True] * 4 + [
        False
    ] * 2


def test_a_line_too_long_to_follow_may_be_any_command() -> None:
    prompts = Prompts()
    for event in [*SUDO, *keys("pw\n"), *keys("x" * 2_100), *keys("\n")]:
        prompts.see(event)
    assert prompts.see(keys("p")[0])


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("ls", True),
        ("  git status", True),
        ("./build.sh", True),
        ("/usr/bin/env", True),
        ("~/run now", True),
        ("make -j 4", True),
        ("cd /tmp", True),
        ("python app.py", True),
        ("git", False),  # nobody calls it by itself, and it is a short password
        ("python", False),
        ("make love not war", False),
        ("time to go", False),
        ("hunter2", False),
        ("/hunter2", False),
        ("lsx", False),
        ("", False),
    ],
)
def test_what_is_surely_a_command(line: str, *, command: bool) -> None:
    assert is_command(line) is command


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("kim@host:~$ ", True),
        ("Done.\n# ", True),
        ("PS C:\\>", True),
        ("Sorry, try again.\n[sudo] password for kim: ", False),
        ("costs 5 $ each", False),
        ("", False),
    ],
)
def test_prompts_of_shells(text: str, *, waits: bool) -> None:
    assert is_shell_prompt(text) is waits


@pytest.mark.parametrize(
    ("typed", "tries", "secret"),
    [
        (keys("pw\nls\n"), 2, 5),
        (keys("pw\nls\n"), 0, 0),
        (keys("ls\npw\n"), 2, 0),
        (keys("a\nb\nc\n"), 2, 7),
        (keys("lss") + press("backspace") + keys("\n"), 2, 0),  # a command after its correction
        (press("up") + keys("\n"), 2, 0),  # out of the history
        (keys("hun") + press("c", "ctrl") + keys("x\n"), 2, 6),
        (keys("ls") + press("c", "ctrl") + keys("x\n"), 2, 0),
        ([], 2, 0),
    ],
)
def test_how_much_of_a_run_is_another_try(typed: list[Event], tries: int, secret: int) -> None:
    assert tried_again(typed, NOWHERE, tries) == secret
