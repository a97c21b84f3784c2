"""Mail addresses and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.email import FAMILY

Look = Callable[..., list[tuple[str, str]]]

ADDRESSES = [
    ("write to jane.doe@example.com today", "jane.doe@example.com"),
    ("jane.doe+news@example.com", "jane.doe+news@example.com"),
    ("mail jane@example.com.", "jane@example.com"),
    ("jane@example.com.Please reply", "jane@example.com"),
    ("<jane@example.com>", "jane@example.com"),
    ("mailto:jane@example.com?subject=x", "jane@example.com"),
    ("'jane@example.com',", "jane@example.com"),
    ("Jane O'Neil <jane.o'neil@mail.example.co.uk>", "jane.o'neil@mail.example.co.uk"),
    ("JANE_DOE99@EXAMPLE.ORG", "JANE_DOE99@EXAMPLE.ORG"),
    ("jürgen@müller.de", "jürgen@müller.de"),
    ("j@xn--mller-kva.de", "j@xn--mller-kva.de"),
    ("user@пример.рф", "user@пример.рф"),
    ("jane@mail.corp", "jane@mail.corp"),
    ("root@build.internal:", "root@build.internal"),
    ("Contact:jane@example.com|Fax", "jane@example.com"),
    ("email=jane%40example.com&x=1", "jane%40example.com"),
    ("jane＠example.com", "jane＠example.com"),
    ("jane (at) example (dot) com", "jane (at) example (dot) com"),
    ("jane[at]example.com", "jane[at]example.com"),
    ("jane.doe @example.com", "jane.doe @example.com"),
    ("jane @example.com", "jane @example.com"),
    ("jane.doe@ example.com", "jane.doe@ example.com"),
    ("jane.doe@example. com", "jane.doe@example. com"),
    ("jane.doe@example .com", "jane.doe@example .com"),
    ("jane.doe©example.com", "jane.doe©example.com"),
    ("noreply@github.com", "noreply@github.com"),
    ("12345@qq.com", "12345@qq.com"),
]
OTHERS = [
    "npm i @types/node",
    "lodash@4.17.21",
    "react@18.2.0-next.1",
    "foo@1.2.3",
    "foo@1.2.3.dev",
    "logo@2x.png",
    "jane@laptop:~$ ls",
    "git@github.com:org/repo.git",
    "talk to @jane.dev",
    "email me @jane.dev",
    "Copyright ©example.com",
    "2024©example.com",
    "@app.route",
    "a @ b",
    "look at example.com",
    "x@y",
    "@",
    "user@@",
    "...@example.com",
    "price @ 3.50",
]


@pytest.mark.parametrize(("text", "value"), ADDRESSES)
def test_finds_the_whole_address(look: Look, text: str, value: str) -> None:
    assert look(FAMILY, text) == [("EMAIL_ADDRESS", value)]


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def test_finds_several(look: Look) -> None:
    found = look(FAMILY, "a.b@example.com;c@example.org, d@example.net")
    assert [value for _, value in found] == ["a.b@example.com", "c@example.org", "d@example.net"]
