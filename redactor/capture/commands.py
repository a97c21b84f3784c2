"""Tells a command line from another try at a password.

After a wrong password a program asks again, two times more as a rule (``passwd_tries`` of sudo,
``NumberOfPasswordPrompts`` of ssh), and nothing that was typed tells whether it did. What is typed next is
then a secret or the next command; only what is surely a command is taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from redactor.capture.events import Event, Key
from redactor.capture.key_names import key_name
from redactor.capture.typing import replay
from redactor.capture.typist import Start
from redactor.errors import MaskError

MORE_TRIES = 2
"""How many lines after a password may be another try at it."""

_KNOWN = frozenset(
    """
    ansible ansible-playbook apk apt apt-cache apt-get awk aws az bash bazel brew btop cargo cat
    chgrp chmod chown clang cls cmake composer conda cp crontab curl dd deno dig dmesg dnf docker
    docker-compose dotnet dpkg du echo egrep fdisk ffmpeg fgrep flatpak gcc gcloud gdb getent gh git
    glab gpg gradle grep gunzip gzip helm ifconfig ipconfig iptables java javac journalctl jq k9s
    killall kubectl ln lsblk lsof lsusb minikube mkdir mongosh mv mvn mysql nano netstat nginx nmap
    nohup npm npx nslookup nvidia-smi nvim openssl pacman passwd pgrep php ping pip pip3 pkill pnpm
    podman popd psql pushd py pytest python3 rg rm rmdir rsync rustc rustup scp sed sftp sh sqlite3
    ss ssh ssh-add ssh-copy-id ssh-keygen strace su sudo systemctl tar telnet terraform tmux
    traceroute ufw umount unalias uname uniq unzip useradd usermod userdel uv vi vim visudo wc wget
    winget xargs xdg-open yum zip zypper
    """.split()
)
"""Programs that people call at a prompt, and that are no words of a passphrase."""

_ALONE = frozenset(
    "bg clear df env exit fg history htop id jobs la ll logout ls ps pwd top w who whoami".split()
)
"""Those that are called by themselves as well."""

_WORDS = (
    frozenset(
        """
    alias bat cal cd code cut date diff dir emacs export file find free go groups head hostname ip
    kill last less ls locate make man more mount nc net node open perl poetry printenv printf python
    rails rake read reset ruby screen service set sleep snap sort source stat tail tee time touch
    tree type unset view watch where whereis which yarn yes
    """.split()
    )
    | _ALONE
)
"""Programs that are words as well: called with an option or a path, or they may begin a passphrase."""

_ARGUMENT = re.compile(r"\s(?:--?\w|\S*[/.=*|>~]|\d+\Z)")

_PATH = re.compile(r"(?:\.{1,2}|~|/(?:bin|sbin|usr|opt|etc|home|var|tmp))/\S+(?=\s|\Z)")
"""A program by its path."""

_SHELL_PROMPT = re.compile(r"(?:^|\n)[^\n]{0,200}[$#%>\u276f\u279c]\s?\Z")
"""The end of what a shell has written when it waits for a command: ``kim@host:~$``."""


def is_command(line: str) -> bool:
    """Tell whether a line is surely a command: a program that people call, or one by its path."""
    line = line.strip()
    first, *others = line.split() or [""]
    if not others:
        return first in _ALONE or bool(_PATH.match(first))
    if first in _KNOWN or _PATH.match(first):
        return True
    return first in _WORDS and bool(_ARGUMENT.search(line))


def is_shell_prompt(text: str) -> bool:
    """Tell whether a text ends in the prompt of a shell, so that no program asks any more."""
    return bool(_SHELL_PROMPT.search(text[-400:]))


def tried_again(events: Sequence[Event], start: Start, tries: int) -> int:
    """Return how many events at the beginning of a run are another try at a secret.

    Each of the run's first ``tries`` lines is one, unless it or a line before it is surely a command, or one
    of them was broken off with Ctrl+C.
    """
    begun = 0
    for index, event in enumerate(events):
        if not tries:
            break
        if breaks_off(event):
            return begun if calls_a_program(events[begun:index], start) else index
        if isinstance(event, Key) and event.action == "down" and key_name(event.key) == "enter":
            if calls_a_program(events[begun:index], start):
                return begun
            begun, tries = index + 1, tries - 1
    if not tries or begun == len(events) or calls_a_program(events[begun:], start):
        return begun
    return len(events)


def breaks_off(event: Event) -> bool:
    """Tell whether an event is Ctrl+C or Ctrl+D, which gives up what was asked for."""
    if not isinstance(event, Key) or event.action != "down":
        return False
    return "ctrl" in event.modifiers and key_name(event.key) in {"c", "d"}


def calls_a_program(line: Sequence[Event], start: Start) -> bool:
    """Tell whether the keys of a line call a program; so does a line fetched from the history."""
    if any(map(goes_to_another_line, line)):
        return True
    try:
        return is_command(replay(line, replace(start, terminal=True)))
    except MaskError:
        return False


def goes_to_another_line(event: Event) -> bool:
    """Tell whether an event is a key that fetches a line from the history."""
    return isinstance(event, Key) and key_name(event.key) in {"up", "down"}
