"""User names in paths."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.user_paths import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("\\\\fs01\\homes$\\mkowalski\\docs", "mkowalski"),
    ("/data/home/mkowalski/run1", "mkowalski"),
    ("cd /home/mkowalski/src", "mkowalski"),
    ("HOME=/home/mkowalski", "mkowalski"),
    ('File "/Users/priya.n/src/app.py", line 3', "priya.n"),
    ("/Users/priya.", "priya"),
    (r"C:\Users\jdoe\Documents\report.docx", "jdoe"),
    (r"C:\Users\Jane Doe\Documents", "Jane Doe"),
    (r'"C:\\Users\\jdoe\\AppData"', "jdoe"),
    ("c:/users/jdoe/x", "jdoe"),
    (r"C:\Documents and Settings\jdoe\Desktop", "jdoe"),
    (r"\\files01\Users\jdoe\x", "jdoe"),
    ("/c/Users/jdoe/repo", "jdoe"),
    ("/mnt/c/Users/jdoe/x", "jdoe"),
    ("PS C:\\Users\\jdoe> dir", "jdoe"),
    ("scp box:/home/jdoe/x .", "jdoe"),
    ("file:///home/jdoe/x", "jdoe"),
    ("/var/home/jdoe/x", "jdoe"),
    ("cp ~mkowalski/notes .", "mkowalski"),
    ("https://www.example.edu/~jdoe/", "jdoe"),
]
OTHERS = [
    "/data/home/index",
    "C:\\profiles\\dark\\x",
    "/home/ubuntu/app",
    "/home/runner/src/x",
    "/Users/Shared/x",
    "/Users/runner/work",
    r"C:\Users\Public\Documents",
    r"C:\Users\Default\x",
    r"C:\Users\All Users\x",
    r"C:\Users\%USERNAME%\x",
    r"C:\Users\<name>\x",
    r"C:\Users\123\x",
    "/home/user/x",
    "/home/$USER/x",
    "/home/{name}/x",
    "/home/you/x",
    "/home/index.html",
    "https://example.com/home/about",
    "GET /home/dashboard",
    "'/home/settings'",
    "src/home/widget.py",
    "GET /users/jane",
    "~/notes",
    "~user/x",
    "1.0~rc1/x",
    "C:\\Program Files\\x",
    "/home/",
    "",
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_the_name(look: Look, text: str, value: str) -> None:
    assert look(FAMILY, text) == [("HANDLE", value)]


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
