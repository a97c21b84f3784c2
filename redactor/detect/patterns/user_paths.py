r"""User names inside paths: ``/home/x``, ``/Users/x``, ``C:\Users\x``, ``~x/``. The span is the name alone.

Layouts: Filesystem Hierarchy Standard 3.0 (``/home``), macOS, Windows known folders (``Users``, formerly
``Documents and Settings``), WSL and Git for Windows (``/mnt/c``, ``/c``), personal web folders (``~x``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.inert import BLANK
from redactor.detect.passage import Family, Match, Passage
from redactor.detect.patterns.system_accounts import is_account

_UNIX = re.compile(
    r"(?<![\w.~@%$}*>)/\\-])(?:file://)?(?:/(?:mnt/|cygdrive/)?[a-z](?=/Users/)|/run/user|/var|/export|/net"
    r"|/data\d{0,2}|/srv|/scratch|/nas|/storage|/volumes?\d{0,2}|/u\d{2}|/mnt/[\w-]{2,20}"
    r"|/nfs)?"
    r"/(?P<root>home|Users)/(?P<name>[^\W\d_](?:[.-]{0,9}\w){0,38}+)(?P<more>/)?(?![\w*{<$%])"
)
_WINDOWS = re.compile(
    r"(?:(?<![A-Za-z0-9])[A-Za-z]:|(?<=\\)[\w.$-]{1,63})(?:\\{1,4}|/)"
    r"(?:Users|Documents and Settings|(?<=\\)(?:homes?\$?|users\$|profiles?\$))"
    r"(?:\\{1,4}|/)"
    r"(?:(?P<spaced>[^\W_][\w.' -]{0,38}[\w.])(?=[\\/])|(?P<name>[^\W_][\w.-]{0,38}\w))(?![\w*{<$%])",
    re.IGNORECASE,
)
_TILDE = re.compile(rf"(?<![\w~@.{BLANK}`-])~(?P<name>[a-z][a-z0-9_.-]{{1,31}}(?<![.-]))(?=/)")
_WEB_PAGES = frozenset(
    """
    index main login logout settings dashboard profile search news shop cart checkout products product
    services service blog posts categories category terms privacy faq team careers jobs pricing features
    download downloads docs api en de fr es it us uk en-us overview welcome start explore activity
    notifications messages top hero banner header footer sidebar widgets components controller tabs feed
    recommended popular new latest view list show edit create update delete screen styles style bin etc
    lib share var tmp user
    """.split()
)
"""What follows ``/home/`` in addresses of web pages."""

_FILE = re.compile(
    r"\.(?:html?|php|aspx?|jsp|jsx?|tsx?|vue|s?css|json|png|jpe?g|svg|gif|md|xml|txt|py|rb|kt|java|ftl)$"
)


def _unix(passage: Passage) -> Iterator[Match]:
    for found in _UNIX.finditer(passage.text):
        name = found["name"]
        page = found["root"] == "home" and not found["more"] and (name in _WEB_PAGES or _FILE.search(name))
        if is_account(name) and not page and name.lower() not in _WEB_PAGES:
            yield Match("HANDLE", *found.span("name"), 0.85 if found["more"] else 0.75, "handle.home_path")


def _windows(passage: Passage) -> Iterator[Match]:
    for found in _WINDOWS.finditer(passage.text):
        group = "spaced" if found["spaced"] else "name"
        if is_account(found[group]) and found[group].lower() != "all users" and not found[group].isdigit():
            yield Match("HANDLE", *found.span(group), 0.85, "handle.windows_path")


def _tilde(passage: Passage) -> Iterator[Match]:
    for found in _TILDE.finditer(passage.text):
        if is_account(found["name"]) and not _FILE.search(found["name"]):
            yield Match("HANDLE", *found.span("name"), 0.75, "handle.tilde")


def find(passage: Passage) -> Iterator[Match]:
    """Yield the user name of every path into a person's folder."""
    if "/home/" in passage.text or "/Users/" in passage.text:
        yield from _unix(passage)
    if (
        any(word in passage.lower for word in ("users", "home", "profile"))
        or "documents and settings" in passage.lower
    ):
        yield from _windows(passage)
    if "~" in passage.text and "/" in passage.text:
        yield from _tilde(passage)


FAMILY = Family("user_paths", frozenset({"HANDLE"}), find)
