"""Mail addresses and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.email import FAMILY

Look = Callable[..., list[tuple[str, str]]]

ADDRESSES = [
    ("hana_roe at seznam dot cz", "hana_roe at seznam dot cz"),
    ("lucia.roe arroba correo.es", "lucia.roe arroba correo.es"),
    ("mara.roe@@posteo.de", "mara.roe@@posteo.de"),
    ("m.roe -at- posteo.de", "m.roe -at- posteo.de"),
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
    ("jane at example dot com", "jane at example dot com"),
    ("reach me: jane dot doe at example dot com", "jane dot doe at example dot com"),
    ("jane [at] example [dot] com", "jane [at] example [dot] com"),
    ("jane.doe(at)example.com", "jane.doe(at)example.com"),
    ("jane {at} example {dot} com", "jane {at} example {dot} com"),
    ("jane@example,com", "jane@example,com"),
    ("jane@ example.com", "jane@ example.com"),
    ("jane@example com", "jane@example com"),
    ("mailto:jane@example.com", "jane@example.com"),
    ('"jane doe"@example.com', '"jane doe"@example.com'),
    ("jane.doe@exampl…", "jane.doe@exampl…"),
    ("j.doe@example.c...", "j.doe@example.c..."),
    ("jane.doe@example.corn", "jane.doe@example.corn"),
    ("jane@example.c0m", "jane@example.c0m"),
    ("jane.doe at example.com", "jane.doe at example.com"),
    ("jane_at_example_dot_com", "jane_at_example_dot_com"),
    ("jane[@]example.com", "jane[@]example.com"),
    ("jane&commat;example.com", "jane&commat;example.com"),
    ("jane%2540example.com", "jane%2540example.com"),
    ("jane@example.com", "jane@example.com"),
    ("jane+tag@sub.example.co.uk", "jane+tag@sub.example.co.uk"),
    ("josé@example.es", "josé@example.es"),
    ("JANE.DOE@EXAMPLE.COM", "JANE.DOE@EXAMPLE.COM"),
    ("From: jane.doe@example.com To: x", "jane.doe@example.com"),
    ("Inbox (3) - jane@example.com - Outlook", "jane@example.com"),
    ("jane@example.com (work)", "jane@example.com"),
    ("jane @ example.com", "jane @ example.com"),
    ("jane.doe [at] example.com", "jane.doe [at] example.com"),
    ("jane@example.com/calendar", "jane@example.com"),
    ("user=jane@example.com", "jane@example.com"),
    ("jane@example.com:8080", "jane@example.com"),
]
OTHERS = [
    "available on Pypi at some point in the future",
    "meet me at home dot dot dot",
    "look at example dot com",
    "arroba es un signo",
    "see meet-at-noon dot com",
    "npm i @types/node",
    "lodash@4.17.21",
    "react@18.2.0-next.1",
    "foo@1.2.3",
    "foo@1.2.3.dev",
    "logo@2x.png",
    "jane@laptop:~$ ls",
    "git@github.com:org/repo.git",
    "git@github.com",  # what is left where the repository is masked
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
    "npm i pkg@1.2.3",
    "scp a.txt jane@files.example.com:/srv/",
    "jane@web1.example.com:~$ ls",
    "[jane@web1.example.com ~]$",
    "meet at noon dot",
    "look at example dot com",
    "x = A@B.to(device)",
    "hosted at github.com",
    "we meet at example.com",
    "follow @jane.dev",
    "lodash@latest",
    "checkout@v4",
    "jane@laptop",
    "user@localhost",
    "see you at 5 dot",
    "1@2.3",
    "@media screen",
    "foo@...",
    "HEAD@{1}",
    "arrive at paris.fr",
    "dinner at marea.com",
    "Copyright © 2024 example.com",
    "©example.com",
    "vue@next",
    "email at the desk. com",
    "a@b",
    "me @ work",
    "stay at home dot",
    '""@example.com',
    'a b"@example.com',
    "jane©2024",
    "dot at example dot com",
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
