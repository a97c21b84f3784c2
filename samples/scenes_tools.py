"""Screens of tools: code editor, terminal, documentation and settings."""

# ruff: noqa: E501 - rows of screen content are tables; they read better unbroken

from __future__ import annotations

from samples import people as p
from samples.marks import mark
from samples.render import Scene

CODE = "#2457c5"
REPO = mark("REPOSITORY", "label-service")

ENV_EDITOR = Scene(
    "editor_env", "editor.html", 1920, 1080,
    {
        "title": f".env - {REPO} - Visual Studio Code", "tint": CODE, "slot": 0, "clock": "10:41 AM", "branch": "main", "at": 9,
        "language": "Properties", "tabs": [".env", "settings.py", "README.md"], "size": 15, "pitch": 23,
        "tree": [(0, "dir", REPO), (1, "dir", "labels"), (2, "file", "queue.py"), (2, "file", "render.py"), (2, "file", "settings.py"),
                 (1, "dir", "tests"), (1, "file", ".env"), (1, "file", "pyproject.toml"), (1, "file", "README.md")],
        "lines": [
            "# Local settings, never commit this file", "ENVIRONMENT=staging", "LOG_LEVEL=info", "WORKERS=4", "",
            "# Storage", f"AWS_ACCESS_KEY_ID={p.AWS_KEY_ID}", f"AWS_SECRET_ACCESS_KEY={p.AWS_SECRET}", "AWS_REGION=us-west-2", "",
            "# Database", f"DATABASE_URL={p.DATABASE_URL}", "DATABASE_POOL=12", "",
            "# Payments", f"STRIPE_SECRET_KEY={p.STRIPE_KEY}", "STRIPE_CURRENCY=usd", "",
            "# Mail", f"ALERTS_TO={p.YUSUF.email}", "SMTP_PORT=587",
        ],
        "panel": ["$ make check", "ruff .......... passed", "mypy .......... passed", "pytest ........ 148 passed in 6.31s", ""],
    },
    theme="dark",
)  # fmt: skip

QUEUE_LINES = [
    '"""A bounded queue that drops the oldest entry first."""', "", "from collections import deque", "from dataclasses import dataclass", "",
    "MAX_ENTRIES = 4096", "RETRY_SECONDS = 2.5", "", "", "@dataclass", "class Entry:", "    width: int", "    height: int", "    copies: int = 1", "", "",
    "class PrintQueue:", "    def __init__(self, limit=MAX_ENTRIES):", "        self._entries = deque(maxlen=limit)", "",
    "    def push(self, entry):", "        if entry.copies < 1:", '            raise ValueError("copies must be positive")', "        self._entries.append(entry)", "",
    "    def pop(self):", "        return self._entries.popleft() if self._entries else None",
]  # fmt: skip

CLEAN_EDITOR = Scene(
    "editor_clean", "editor.html", 1366, 768,
    {
        "title": "queue.py - Visual Studio Code", "tint": CODE, "slot": 0, "clock": "10:44 AM", "branch": "main", "at": 19, "language": "Python",
        "tabs": ["queue.py", "test_queue.py"], "tree_width": 214, "pitch": 20, "size": 13.5,
        "tree": [(0, "dir", "labels"), (1, "file", "queue.py"), (1, "file", "render.py"), (0, "dir", "tests"), (1, "file", "test_queue.py"), (0, "file", "pyproject.toml")],
        "lines": QUEUE_LINES, "panel": [],
    },
    theme="dark",
    clean=True,
)  # fmt: skip

BIG_EDITOR = Scene(
    "editor_fixtures", "editor.html", 2560, 1440,
    {
        "title": f"fixtures.py - {REPO} - Visual Studio Code", "tint": CODE, "slot": 0, "clock": "10:49 AM", "branch": "fix/receiver", "at": 14,
        "language": "Python", "tabs": ["fixtures.py", "render.py", "queue.py"], "size": 18, "pitch": 28, "tree_width": 300,
        "tree": [(0, "dir", REPO), (1, "dir", "labels"), (2, "file", "queue.py"), (2, "file", "render.py"), (1, "dir", "tests"), (2, "file", "fixtures.py"), (1, "file", "README.md")],
        "lines": [
            f"# Maintainer: {p.MEILING.name} <{p.MEILING.email}>", "from labels.render import Label, Receiver", "",
            f"# Copied from ticket {p.number('DSP-2291')}, replace before merging", "RECEIVERS = [",
            f'    Receiver(name="{p.LEILA.name}", phone="{p.LEILA.phone}",', f'             street="{p.address("310 W Cedar St")}", city="{p.CHICAGO}"),',
            f'    Receiver(name="{p.KAITO.name}", phone="{p.KAITO.phone}",', f'             street="{p.address("900 Foundry Lane")}", city="{p.RENO}"),',
            f'    Receiver(name="{p.DEREK.name}", phone="{p.DEREK.phone}",', f'             street="{p.address("7 Turquoise Trail")}", city="{p.SANTA_FE}"),',
            "]", "", f'PRINTER = "{p.ip("10.42.7.61")}"', f'PRINTER_MAC = "{mark("MAC_ADDRESS", "00:1B:44:11:3A:B7")}"', f'TEST_CARD = "{p.CARD_STRIPE}"', "", "",
            "def make_label(index, copies=1):", '    """Return a label for the receiver at this index."""', "    receiver = RECEIVERS[index % len(RECEIVERS)]",
            "    return Label(receiver, width=102, height=152, copies=copies)", "", "", "def test_receiver_is_kept():", "    first, second = make_label(0), make_label(1)",
            "    assert first.receiver is not second.receiver",
        ],
        "panel": ["$ pytest -q tests", "........................................................ 56 passed in 2.08s", ""],
    },
    theme="light",
)  # fmt: skip

PROMPT = f"{mark('HANDLE', 'adaeze')}@{mark('DEVICE_ID', 'hl-laptop-118')}:~/{REPO}$"

TERMINAL = Scene(
    "terminal_export", "terminal.html", 1366, 768,
    {
        "title": f"{mark('HANDLE', 'adaeze')}@{mark('DEVICE_ID', 'hl-laptop-118')}: ~/{REPO}", "tint": "#1f1f28", "slot": 4, "clock": "10:53 AM", "prompt": PROMPT, "size": 14.5,
        "lines": [
            ("$", "git status"), ("", "On branch fix/receiver"), ("", "Changes not staged for commit:"), ("r", "        modified:   labels/render.py"), ("r", "        modified:   tests/fixtures.py"), ("", ""),
            ("$", "git log --oneline -3"), ("y", "5f2c91e Keep one buffer per label"), ("y", "a07d3b4 Print the queue length"), ("y", "91e66c0 Raise the limit to 4096"),
            ("$", f"export GITHUB_TOKEN={p.GITHUB_TOKEN}"),
            ("$", f"git push https://github.com/{mark('REPOSITORY', 'harrowlund/label-service')} HEAD"),
            ("", "Enumerating objects: 14, done."), ("", "Writing objects: 100% (8/8), 1.21 KiB, done."),
            ("$", f"ssh deploy@{p.ip('10.42.7.20')}"), ("", f"Last login: Mon Oct 12 09:12:44 2026 from {p.ip('10.42.9.133')}"),
            ("$", "sudo systemctl restart label-print"), ("", "[sudo] password for user:"), ("g", "label-print.service restarted"), ("$", ""),
        ],
    },
    theme="dark",
)  # fmt: skip

LOGS = Scene(
    "terminal_logs", "terminal.html", 1920, 1080,
    {
        "title": "label-print: journal", "tint": "#1f1f28", "slot": 4, "clock": "11:38 AM", "prompt": "$", "size": 16, "pitch": 25, "mono": "DejaVu Sans Mono",
        "lines": [
            ("$", "journalctl -u label-print -n 18 --no-pager"),
            ("", f"Oct 12 11:30:02 print[812]: accepted connection from {p.ip('203.0.113.77')}:50312"),
            ("", f"Oct 12 11:30:02 print[812]: login ok for {p.YUSUF.email}"),
            ("", "Oct 12 11:30:03 print[812]: queue 3 length 14"),
            ("y", "Oct 12 11:30:09 print[812]: slow job, 6.2 s"),
            ("", f"Oct 12 11:31:40 print[812]: accepted connection from {p.ip('2001:db8:44:9::1f')}"),
            ("", f"Oct 12 11:31:41 print[812]: lease for {mark('MAC_ADDRESS', 'a4:83:e7:2b:90:5d')} renewed"),
            ("r", f"Oct 12 11:32:15 print[812]: ERROR mail to {p.LEILA.email} bounced: mailbox full"),
            ("", f"Oct 12 11:33:00 print[812]: label for {p.LEILA.name}, tracking {p.number('HLX-4471-20936')}"),
            ("", "Oct 12 11:33:01 print[812]: page 102x152 mm, 203 dpi"),
            ("", "Oct 12 11:35:20 print[812]: webhook https://hooks.example.com ok in 182 ms"),
            ("", f"Oct 12 11:36:02 print[812]: sms to {p.LEILA.phone} queued"),
            ("", "Oct 12 11:36:10 print[812]: heartbeat 200 OK"),
            ("$", "hostname -I"), ("", p.ip("198.51.100.23")), ("$", ""),
        ],
    },
    theme="light",
)  # fmt: skip

DOCS = Scene(
    "docs_public", "docs.html", 1366, 768,
    {
        "tabs": ["json: JSON encoder and decoder", "Search results"], "url": "https://docs.python.org/3/library/json.html", "slot": 1, "clock": "11:44 AM",
        "toc": ["Basic usage", "Encoders and decoders", "Exceptions", "Standard compliance", "Command-line interface"], "heading": "json: JSON encoder and decoder",
        "blocks": [
            ("p", "This module turns objects into text and text into objects. It follows RFC 8259 and works with strings, numbers, lists, mappings and the three literals."),
            ("h", "Basic usage"), ("c", ">>> import json\n>>> json.dumps({\"width\": 102, \"copies\": [1, 2, 3]})\n'{\"width\": 102, \"copies\": [1, 2, 3]}'"),
            ("p", "Keys are always strings in the output. Set indent to a positive number for a text that is easy to read, and sort_keys for a stable order."),
            ("h", "Exceptions"), ("p", "A document that breaks the grammar raises an error that names the line and the column. Changed in version 3.5: the class is a subclass of ValueError."),
            ("p", "Very long digits are refused since version 3.11.1; see the notes on integer limits before you raise them."),
        ],
    },
    clean=True,
)  # fmt: skip

SETTINGS = Scene(
    "settings_display", "settings.html", 1920, 1080,
    {
        "title": "Settings", "tint": "#5f6b7a", "slot": 5, "clock": "12:14 PM", "heading": "Display",
        "menu": [("Home", "home"), ("Display", "grid"), ("Sound", "sound"), ("Notifications", "bell"), ("Network", "wifi"), ("Privacy", "lock"), ("Time and language", "cal"), ("Updates", "reload")],
        "rows": [
            ("Brightness", "Adjust the light of the built-in screen", "80 %"), ("Night light", "Warmer colors after sunset", "off"), ("Scale", "Change the size of text, apps and other items", "100 % (recommended)"),
            ("Resolution", "Fit the connected screen", "1920 x 1080"), ("Orientation", "Turn the picture", "Landscape"), ("Refresh rate", "Higher is smoother and needs more power", "59.94 Hz"),
            ("High contrast", "Make text easier to read", "off"), ("Remember window positions", "Based on the connected screens", "on"), ("Multiple displays", "Choose the mode of a second screen", "Extend"),
        ],
    },
    clean=True,
)  # fmt: skip

SETTINGS_DARK = Scene(
    "settings_notifications", "settings.html", 1366, 768,
    {
        "title": "Settings", "tint": "#5f6b7a", "slot": 5, "clock": "12:15 PM", "heading": "Notifications",
        "menu": [("Home", "home"), ("Display", "grid"), ("Sound", "sound"), ("Notifications", "bell"), ("Network", "wifi"), ("Privacy", "lock")],
        "rows": [
            ("Notifications", "Get messages from apps and the system", "on"), ("Do not disturb", "Only alarms come through", "off"), ("Play a sound", "When a message arrives", "on"),
            ("Show on the lock screen", "Reminders and calls", "off"), ("Outlook", "Banners, sounds", "on"), ("Slack", "Banners", "on"), ("Suggestions", "Tips about new features", "off"),
        ],
    },
    theme="dark",
    clean=True,
)  # fmt: skip
