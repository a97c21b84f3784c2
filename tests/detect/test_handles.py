"""Handles in chat and on social sites, and what else begins with ``@``."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.passage import Passage
from redactor.detect.patterns.handles import FAMILY
from redactor.values import Hint

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("/billing/ @mkowalski", "@mkowalski"),
    ("CODEOWNERS: *.js @mkowalski", "@mkowalski"),
    ("@jane_doe can you take a look?", "@jane_doe"),
    ("cc @mkowalski", "@mkowalski"),
    ("hey @priya, the deploy failed", "@priya"),
    ("thanks @tomas!", "@tomas"),
    ("thanks @tomas's team", "@tomas"),
    ("ping @li.wei please", "@li.wei"),
    ("talk to @jane.dev.", "@jane.dev"),
    ("assigned to @mkowalski", "@mkowalski"),
    ("moved from @mkowalski to done", "@mkowalski"),
    ("// later: ask @mkowalski", "@mkowalski"),
    ("# reviewed by @mkowalski", "@mkowalski"),
    ("Jane Doe (@janedoe)", "@janedoe"),
    ("Jane Doe @janedoe · 2h", "@janedoe"),
    ("Acme Dev · @janedoe", "@janedoe"),
    ("@janedoe", "@janedoe"),
    ("Mentions of @rkhan", "@rkhan"),
    ("release looks good @kl3x", "@kl3x"),
    ("kann @müller_k das bitte prüfen", "@müller_k"),
    ("**@janedoe** wrote:", "@janedoe"),
    ("coolguy#1234 joined the server", "coolguy#1234"),
    ("add me on discord: NightOwl#4420", "NightOwl#4420"),
    ("night_owl#0420", "night_owl#0420"),
    ("jane.bsky.social posted", "jane.bsky.social"),
    ("@jane.bsky.social", "@jane.bsky.social"),
    ("@jane@mastodon.social", "@jane@mastodon.social"),
    ("follow @jane@social.example.org now", "@jane@social.example.org"),
    ("posted by u/throwaway_9912 in r/askscience", "u/throwaway_9912"),
    ("I think that u/jane_k is right about this", "u/jane_k"),
    ("assigned to [~jdoe]", "jdoe"),
    ("<@U024BE7LH|jane> hi", "jane"),
    ("<@U024BE7LH> hi", "<@U024BE7LH>"),
    ("[12:01] <janek> morning", "janek"),
]
OTHERS = [
    "/x/y @param name",
    "* @since",
    "npm i @types/node",
    "lodash@4.17.21",
    "react@18.2.0-next.1",
    "getty@tty1.service",
    "HEAD@{1}",
    "@property",
    "    @functools.wraps(fn)",
    "@app.route('/x')",
    "@override\nvoid run() {}",
    "@my_decorator\ndef run():",
    "@Custom\npublic class X",
    "/** @deprecated use run() */",
    " * @param name the name",
    " * @customTag something here",
    "// @ts-ignore the next line",
    "@media (max-width: 600px) {",
    "@include breakpoint(md);",
    "@brand-primary: #336699;",
    "@here the deploy is done",
    "@channel please read",
    "@everyone hello",
    "the @jit decorator is fast",
    "the @Widget annotation marks a class",
    "SELECT @total = 1",
    "my @rows = ();",
    "foreach my $row (@rows) {",
    '<button @click="go">',
    "a @ b",
    "price @ 3.50",
    "5 @ 10",
    "jane@example.com",
    "anyone @example.com",
    "user@@host",
    "puts @name;",
    "@Query('x') private readonly x: string;",
    "mail @microsoft about it",
    "hey <@U024BE7LH",
    "meet @ noon",
    "data[~mask]",
    "a.data[~a.mask]",
    "see ITS#9544",
    "color#1234",
    "Fixes gtk#2656",
    "issue bug#1234",
    "build log x1#1234 = y;",
    "qemu/u/linux",
    "src/u/name.c",
    "@12345",
    "x <janek> y",
    "@",
    "",
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_handles(look: Look, text: str, value: str) -> None:
    assert (("HANDLE", value)) in look(FAMILY, text)
    assert {found for _, found in look(FAMILY, text)} <= {value}


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def test_finds_several(look: Look) -> None:
    assert [value for _, value in look(FAMILY, "cc @mkowalski and @li.wei")] == ["@mkowalski", "@li.wei"]


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("jane.doe", "Username", "jane.doe"),
        (" @jane_k ", "twitter", "@jane_k"),
        ("mkowalski", "gitHubHandle", "mkowalski"),
    ],
)
def test_finds_the_value_of_a_field(look: Look, text: str, label: str, value: str) -> None:
    assert ("HANDLE", value) in look(FAMILY, text, label)


@pytest.mark.parametrize(
    ("text", "label"), [("admin", "Username"), ("jane doe", "Username"), ("jane.doe", "Title")]
)
def test_leaves_the_value_of_other_fields(look: Look, text: str, label: str) -> None:
    assert look(FAMILY, text, label) == []


@pytest.mark.parametrize(
    ("text", "value"), [("* @Jane", "@Jane"), ("kt @jane", "@jane"), ("<janek> hi", "janek")]
)
def test_a_chat_program_speaks_for_a_handle(text: str, value: str) -> None:
    found = [text[m.start : m.end] for m in FAMILY.find(Passage(text, Hint(app="Slack")))]
    assert found == [value]


def test_a_full_name_after_the_sign_is_left_to_the_names() -> None:
    (match,) = FAMILY.find(Passage("thanks @Jane Doe for this", Hint(app="Microsoft Teams")))
    assert match.score < 0.6


def test_an_editor_speaks_against_a_handle() -> None:
    passage = Passage("@requires_zlib", Hint(title="test_zlib.py - app - Visual Studio Code"))
    assert list(FAMILY.find(passage)) == []
