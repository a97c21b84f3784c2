"""Login names that the words beside them give away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.passage import Passage
from redactor.detect.patterns.logins import FAMILY
from redactor.values import Hint

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("creds are mkowalski / Velt!77", ["mkowalski"]),
    ("my github username is mkowalski-dev", ["mkowalski-dev"]),
    ("add me on steam: xX_velt_Xx", ["xX_velt_Xx"]),
    ("username is already-taken", []),
    ("login is case-sensitive", []),
    ("discord: open_source server", []),
    ("sign in with google / apple", []),
    ("mara-k COMMENTED ON A REVIEW", ["mara-k"]),
    ("mara.k pushed 3 commits to main", ["mara.k"]),
    ("mara-k commented on a review", ["mara-k"]),
    ("mara_k has been locked out", ["mara_k"]),
    ("ticket was assigned to mrossi82 today", ["mrossi82"]),
    ("review requested from mara-k", ["mara-k"]),
    ("last modified by mara_k", ["mara_k"]),
    ("Login failed for mara_k from web", ["mara_k"]),
    ("Hi mara_k, your order", ["mara_k"]),
    ("my insta is mara_k", ["mara_k"]),
    ("gamertag maraq92", ["maraq92"]),
    ("Reviewers: mara-k, tom_b", ["mara-k", "tom_b"]),
    ('{"actor": "mara_k", "n": 3}', ["mara_k"]),
    ("created_by=mara_k status=ok", ["mara_k"]),
    ("git log --author=mara_k", ["mara_k"]),
    ("$ sudo crontab -u mara_k -l", ["mara_k"]),
    ("$ id mara_k", ["mara_k"]),
    ("ALTER ROLE mara_k SUPERUSER;", ["mara_k"]),
    ("uid=mara_k,ou=people,dc=example", ["mara_k"]),
    ("[10:22] mara_k: see you there", ["mara_k"]),
    ("mara_k  10:22 AM", ["mara_k"]),
    ("actor=zorvane action=export", ["zorvane"]),
    ("assignee: zorvane", ["zorvane"]),
    ("zorvane pushed 2 commits", ["zorvane"]),
    ("user zorvane does not exist", ["zorvane"]),
    ("your login is zorvane.", ["zorvane"]),
    ("zorvane (Direct message) - Harrow - Slack", ["zorvane"]),
]
OTHERS = [
    "",
    "created by create-react-app",
    "owner: my-team",
    "by=worker-1",
    "author: file_name.py",
    "node-3 joined the cluster",
    "the web_server replied with 200",
    "build-07 pushed an image",
    "login failed for https",
    "assigned to python3",
    "a note, e.g. assigned to e.g none",
    "javadoc-style comment",
    "from idlelib.editor import x",
    "idle_connections = 3",
    "assignee: nobody",
    "actor=system",
    "--user data",
    "assignee: please choose one",
    "the user account does not exist",
    "[10:22] all_users: see you",
    "deployed by github-actions",
    "2031-04-05 was pushed",
]


@pytest.mark.parametrize(("text", "values"), FOUND)
def test_finds_logins(look: Look, text: str, values: list[str]) -> None:
    assert look(FAMILY, text) == [("HANDLE", value) for value in values]


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def test_chat_needs_no_time() -> None:
    text = "mara_k: lunch?"
    assert [m.end for m in FAMILY.find(Passage(text, Hint(app="Slack")))] == [6]
    assert list(FAMILY.find(Passage(text))) == []
