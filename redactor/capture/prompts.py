"""Prompts that ask for a secret: what is typed at one is treated like typing into a password field.

A terminal has no password fields, and not every agent tells which fields are. That a secret is asked for
shows in what the session has shown last: the end of a text, the label of the field, the title of a dialog, or
a command that asks for one, entered on the line before. Nothing typed at a prompt is kept here.
"""

from __future__ import annotations

import re
from collections import OrderedDict

from redactor.capture.commands import (
    MORE_TRIES,
    breaks_off,
    calls_a_program,
    goes_to_another_line,
    is_shell_prompt,
)
from redactor.capture.events import Click, Clipboard, Event, Key, Screenshot, Text, Window
from redactor.capture.key_names import key_name
from redactor.capture.typing import is_typing, replay
from redactor.capture.typist import Start
from redactor.errors import MaskError

_SECRETS = r"""(?:pass(?:word|phrase|code|\ phrase)|pin(?:\ code)?|cv[vc]2?|security\ code|otp|api[-\ ]?key
    |one[-\ ]time\ (?:password|(?:pass)?code)|(?:verification|authentication)\ code
    |secret(?:\ (?:access\ )?key)?
    |(?:access|auth|bearer|personal\ access)\ token|recovery\ (?:key|code)|encryption\ key
    |passwort|kennwort|mot\ de\ passe|contrase\u00f1a|senha|wachtwoord|l\u00f6senord|has\u0142o|heslo|parola
    |\u015fifre|\u043f\u0430\u0440\u043e\u043b\u044c|\u5bc6\u7801|\u5bc6\u78bc
    |\u30d1\u30b9\u30ef\u30fc\u30c9|\ube44\ubc00\ubc88\ud638)"""

_PROMPT = re.compile(
    rf"(?:^|[^\w]){_SECRETS}(?![\w-])[^\n]{{0,160}}[:\uff1a]\s*\Z", re.IGNORECASE | re.VERBOSE
)
"""The end of what a program has written when it waits for a secret: ``[sudo] password for kim:``."""

_LABEL = re.compile(
    rf"\W*(?:(?:enter|type|confirm|re-?enter|retype|repeat|verify|new|old|current|your|the|a|master|account|login"
    rf"|network|admin(?:istrator)?|user|database|wi-?fi|choose|create|set)\s+)*{_SECRETS}(?:\s*\([^)]*\))?\W*\Z",
    re.IGNORECASE | re.VERBOSE,
)
"""A field's whole label; ``Forgot password?`` and ``Show password`` are none."""

_TITLE = re.compile(
    rf"""\b(?:enter|type|provide|need)\b[^\n]{{0,60}}\b{_SECRETS}(?![\w-])|\bauthentication\ required\b
    |\bpinentry\b|\bunlock\b[^\n]{{0,30}}\b(?:keyring|keychain|vault)\b|{_SECRETS}\ (?:required|prompt)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""The title of a dialog that asks for a secret."""

_COMMAND = re.compile(
    r"""(?:^|[;&|(`]\s*|\$\s+|\#\s+|>\s+)(?:\w+=\S*\s+)*(?:\S*[/\\])?(?:
    (?:sudo|su|doas|pkexec|passwd|ssh|scp|sftp|ssh-add|ssh-keygen|ssh-copy-id|login|kinit|smbclient|ftp|telnet
      |cryptsetup|htpasswd|runas|chsh|smbpasswd|sqlplus|psql|pg_dump|createdb|gpg|security|certutil)(?:\.exe)?(?=\s|\Z)
    |(?:mysql|mysqldump|mysqladmin|mariadb|mongo|mongosh|sqlcmd|ldapsearch|wget|redis-cli|7z|unzip)\b[^\n]*\s
      (?:(?-i:-[pPW])|--(?:ask-?pass(?:word)?|password))(?=\s|\Z)
    |curl\b[^\n]*\s(?:-u|--user)\s+[^\s:]+(?=\s|\Z) | zip\b[^\n]*\s(?:-\w*e\w*|--encrypt)(?=\s|\Z)
    |mysql[^\n]*\s-\w*p(?=\s|\Z)
    |openssl\s+(?:enc|pkcs12|rsa|genrsa|pkcs8|req|ec|pkey)\b
    |(?:docker|podman|npm|yarn|pip|twine|helm|oc|az|gh|glab|heroku|firebase|vault|bw|op|wrangler)\s+[^\n]*
      (?:login|signin|unlock|upload)\b
    |git\s+(?:push|pull|fetch|clone|ls-remote)\b[^\n]*https?://
    |ansible\S*\s[^\n]*(?:-k|-K|--ask-\S+)(?=\s|\Z)
    |net\s+use\b|read\s+(?:-\w+\s+)*-\w*s
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""Commands that ask for a password, or may: the line after them is a secret, unless nobody asked."""

_TERMINALS = re.compile(
    r"""\b(?:terminal|iterm2?|konsole|xterm|u?rxvt|alacritty|kitty|wezterm|warp|putty|mobaxterm|termius|tmux
    |mintty|git\ bash|ghostty|terminator|tilix|powershell|pwsh|cmd|command\ prompt|conhost|console|securecrt
    |bash|zsh|fish|ssh|cloud\ ?shell|guake|yakuake|hyper|tabby|foot)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WITH_TERMINALS = re.compile(
    r"""\b(?:code|vscode|vscodium|codium|cursor|windsurf|zed|intellij|idea|pycharm|webstorm|goland|clion|rider
    |phpstorm|rubymine|datagrip|android\ studio|xcode|rstudio|jupyter|emacs|vim|visual\ studio)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SHELL_TITLE = re.compile(
    r"[\w.-]+@[\w.-]+:|\b(?:bash|zsh|fish|pwsh|powershell|ssh|tmux)\b|cloud shell", re.IGNORECASE
)

_NO_FIELDS = re.compile(r"button|link|tab|menu|check|radio|image|heading", re.IGNORECASE)

_ASKS_AGAIN = {
    3: re.compile(r"\b(?:passwd|ssh-keygen|cryptsetup|smbpasswd)\b", re.IGNORECASE),
    2: re.compile(r"\b(?:htpasswd|gpg|openssl|7z|zip)\b", re.IGNORECASE),
}
"""How many lines in a row these take: old, new, new again; a file and twice a passphrase."""
_UNTIL_LEFT = 1_000_000
"""A label or a dialog asks until the focus goes elsewhere, however often Enter is pressed."""

MOST_KEYS = 2_000
"""How many presses of a command line are followed; one that goes on longer may be any command."""

MOST_LINES = 64
"""In how many windows a line that was begun, or a prompt that waits, is remembered."""


def is_terminal(app: str) -> bool:
    """Tell whether a program is a terminal, so that keys mean what they mean in a shell."""
    return bool(_TERMINALS.search(app))


def asks(text: str) -> bool:
    """Tell whether a text ends in a prompt for a secret."""
    return bool(_PROMPT.search(text[-400:]))


def is_secret_label(label: str) -> bool:
    """Tell whether a field with this label takes a secret."""
    return len(label) <= 200 and bool(_LABEL.match(label))


def is_asking_command(line: str) -> bool:
    """Tell whether a command line makes a program ask for a secret."""
    return bool(_COMMAND.search(line[:1_000]))


def secrets_asked(line: str) -> int:
    """Return how many lines after a command line are secrets; 0 where none is asked for.

    A second try after a wrong password is not among them: what was typed instead may be the next command. See
    :func:`redactor.capture.commands.tried_again`.
    """
    if not is_asking_command(line):
        return 0
    return next((count for count, pattern in _ASKS_AGAIN.items() if pattern.search(line[:1_000])), 1)


class Prompts:
    """Follows a session and tells of each key whether it is typed at a prompt that asks for a secret.

    A prompt waits until the secret is entered, though another window may come to the front meanwhile; a
    label or a dialog's title holds as long as the focus is there.
    """

    def __init__(self) -> None:
        self._app = self._title = ""
        self._shell = True
        """Whether commands may be typed where the keys go; nobody knows before the first window."""
        self._clipboard = ""
        self._asked = 0
        """How many more secrets are asked for."""
        self._by_command = False
        """Whether a command asks, in a terminal, where Tab leads nowhere and Ctrl+C gives up."""
        self._over = False
        self._has_asked = False
        self._waiting: dict[tuple[str, str], tuple[int, bool]] = {}
        """Where a prompt was left waiting, with how many secrets it waits for."""
        self._tries: dict[str, int] = {}
        """How many more lines may be another try at a secret, in which program."""
        self._held: set[str] = set()
        self._line: list[Event] = []
        self._lines: OrderedDict[tuple[str, str], list[Event]] = OrderedDict()
        """The line that was begun in each window, by program and title."""

    def see(self, event: Event) -> bool:
        """Take note of an event; return whether it is a key of a secret."""
        if isinstance(event, Key):
            return event.secure or self._key(event)
        if isinstance(event, Clipboard):
            self._clipboard = event.text
        if _shows_shell(event):
            self._tries.pop(self._app, None)
        if isinstance(event, Window):
            self._enter(event)
        elif _is_asked_by(event):
            self._ask(_UNTIL_LEFT if isinstance(event, Click) else 1)
        elif isinstance(event, Click) and event.action == "down" and not self._shell:
            self._asked = 0
        elif is_typing(event):
            self._note(event)
        return False

    @property
    def tries(self) -> int:
        """How many lines from here on may be another try at a secret that was entered."""
        return self._tries.get(self._app, 0) if self._shell else 0

    def _ask(self, count: int, *, by_command: bool = False) -> None:
        self._asked, self._by_command, self._over = count, by_command, False

    def _enter(self, window: Window) -> None:
        if self._asked and not self._over:
            self._waiting[self._place] = (self._asked, self._by_command)
            if len(self._waiting) > MOST_LINES:
                del self._waiting[next(iter(self._waiting))]
        self._app, self._title, self._shell = window.app, window.title, _has_shell(window)
        self._line = self._begun_in((window.app, window.title))
        asks_itself = is_secret_label(window.title) or bool(_TITLE.search(window.title[:400]))
        count, by_command = self._waiting.pop(self._place, (0, False))
        self._ask(_UNTIL_LEFT if asks_itself else count, by_command=by_command and not asks_itself)

    @property
    def _place(self) -> tuple[str, str]:
        """Where a prompt waits: in a program that takes commands, whose titles change, or under one title."""
        return (self._app, "" if self._shell else self._title)

    def _begun_in(self, window: tuple[str, str]) -> list[Event]:
        """Return the line that was left open in a window, to go on with it."""
        line = self._lines.setdefault(window, [])
        self._lines.move_to_end(window)
        if len(self._lines) > MOST_LINES:
            self._lines.popitem(last=False)
        return line

    def _key(self, event: Key) -> bool:
        name = key_name(event.key)
        if event.action == "up":
            held = name in self._held
            self._held.discard(name)
            return held or (bool(self._asked) and not self._over)
        if self._asked and not self._over:
            return self._secret(name, event)
        self._ask(0)
        self._note(event)
        if breaks_off(event):
            self._tries.pop(self._app, None)
        if name == "enter" and self._shell:
            self._ask(self._entered(), by_command=True)
        return False

    def _secret(self, name: str, event: Key) -> bool:
        """Take a press at the prompt: Enter ends a secret and belongs to it.

        Where a command asks, Ctrl+C gives up. In a dialog or a form that copies, and Tab leads elsewhere.
        """
        given_up = name in {"c", "d"} and "ctrl" in event.modifiers and self._by_command
        if given_up or (name == "tab" and not self._by_command):
            self._ask(0)
            return False
        if name == "enter" and self._asked < _UNTIL_LEFT:
            self._over = self._asked == 1
            self._asked -= not self._over
            if self._over and self._shell:
                self._tries[self._app] = MORE_TRIES
        self._held.add(name)
        return True

    def _note(self, event: Event) -> None:
        if self._shell and len(self._line) <= MOST_KEYS:
            self._line.append(event)

    def _entered(self) -> int:
        """Return how many secrets the line that was just entered makes a program ask for."""
        keys = [*self._line]
        self._line.clear()
        if self.tries:
            again = len(keys) > MOST_KEYS or not calls_a_program(keys, Start(self._clipboard))
            self._tries[self._app] = self.tries - 1 if again else 0
        if len(keys) > MOST_KEYS:
            return int(self._has_asked)
        typed = [key for key in keys if not goes_to_another_line(key)]
        try:
            line = replay(typed, Start(self._clipboard, terminal=True))
        except MaskError:
            return 1
        asking = secrets_asked(line) or (len(typed) < len(keys) and self._has_asked)
        self._has_asked |= bool(asking)
        return int(asking)


def _is_asked_by(event: Event) -> bool:
    """Tell whether what an event shows asks for a secret."""
    if isinstance(event, Click):
        target = event.target
        return target is not None and not _NO_FIELDS.search(target.role) and is_secret_label(target.name)
    if isinstance(event, Text):
        return event.secure or asks(event.text) or is_secret_label(event.field or "")
    if isinstance(event, Clipboard):
        return asks(event.text)
    return isinstance(event, Screenshot) and bool(event.texts and asks(event.texts[-1].text))


def _shows_shell(event: Event) -> bool:
    """Tell whether an event shows a shell that waits for a command, so that nobody asks for a secret."""
    if isinstance(event, Screenshot):
        return bool(event.texts and is_shell_prompt(event.texts[-1].text))
    return isinstance(event, Text) and is_shell_prompt(event.text)


def _has_shell(window: Window) -> bool:
    named = _TERMINALS.search(window.app) or _WITH_TERMINALS.search(window.app)
    return not window.app or bool(named or _SHELL_TITLE.search(window.title[:400]))
