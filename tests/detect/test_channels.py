"""Chat channels, and what else begins with ``#``."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.passage import Passage
from redactor.detect.patterns.channels import FAMILY
from redactor.values import Hint

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("#velt-launch has 3 new messages", "#velt-launch"),
    ("the channel is called velt-war-room", "velt-war-room"),
    ("msg in ~velt-plans on mattermost", "~velt-plans"),
    ("Channel\tOwner\n#hr-plans\tMara", "#hr-plans"),
    ("channel | topic\nhr-plans | pay", "hr-plans"),
    ("notify channel=#ops_alerts text=x", "#ops_alerts"),
    ("#eng-oncall | Acme - Slack", "#eng-oncall"),
    ("general (Channel) - Acme - Slack", "general"),
    ("! legal-holds (Private channel) - Acme - Slack", "legal-holds"),
    ("* eng-oncall (Channel) - Acme Corp - 3 new items - Slack", "eng-oncall"),
    ("dispatch-oakland - Harrowlund Logistics - Slack", "dispatch-oakland"),
    ("Slack | eng-oncall | Acme", "eng-oncall"),
    ("Discord | #help | Server", "#help"),
    ("#help | Server - Discord", "#help"),
    ("(3) Discord | #general | Acme Devs", "#general"),
    ("General (Acme Team) | Microsoft Teams", "General"),
    ("Project Atlas (Finance) | Acme | Microsoft Teams", "Project Atlas"),
    ("payroll-q4 | Finance | Microsoft Teams", "payroll-q4"),
    ("eng-oncall - Acme Mattermost", "eng-oncall"),
    ("#proj-atlas > launch date - Acme - Zulip", "#proj-atlas"),
    ("HexChat: jane @ Libera.Chat / #acme-dev (+nt)", "#acme-dev"),
    ("Element | #room-x:matrix.org", "#room-x:matrix.org"),
    ("posted in #deploys", "#deploys"),
    ("please post the numbers in #finance", "#finance"),
    ("see you in #proj-atlas", "#proj-atlas"),
    ("moved this to #incident-4411 please", "#incident-4411"),
    ("jane joined #backend", "#backend"),
    ("New thread in #support-eu from Jane", "#support-eu"),
    ("channel: #alerts-prod", "#alerts-prod"),
    ("channel: alerts-prod", "alerts-prod"),
    ('"slack_channel": "alerts-prod",', "alerts-prod"),
    ("Message #proj-atlas", "#proj-atlas"),
    ("/join #acme-dev", "#acme-dev"),
    ("<#C024BE91L|general>", "general"),
    ("ask the #help channel", "#help"),
]
OTHERS = [
    "#4412 has 3 new comments",
    "the channel is called off",
    "mattermost costs ~ten-percent",
    "a canal named grand",
    "General | Acme project | Microsoft Teams",
    "Town Square - Acme Mattermost",
    "channel=stable",
    "channel=#fff",
    "Channel\tOwner\nstable\tMara",
    "#fff",
    "color: #a1b2c3;",
    "see the colour in #a1b2c3",
    "#123",
    "fixed in #123",
    "moved to #4411",
    "#main {",
    "#main { color: red }",
    "# Heading",
    "#include <stdio.h>",
    "#define X 1",
    "#!/bin/sh",
    "#region helpers",
    "#comment in a file",
    "key: value #note-to-self",
    "x = 1 #set-up",
    "https://example.com/page#section-two",
    "see page#section",
    "C# and F# in use",
    "written in C#",
    "#MeToo trends again",
    "trending in #team-blue",
    "Join the march #NoMore",
    "the hashtag in #blue-sky",
    'href="#top-of-page"',
    "[link](#some-part)",
    "$('#main-menu')",
    "channel: stable",
    "channel: left",
    "Calendar | Microsoft Teams",
    "Chat | Jane Doe | Microsoft Teams",
    "Jane Doe (External) | Microsoft Teams",
    "Threads - Acme - Slack",
    "Slack | Threads | Acme",
    "Acme - Slack",
    "Friends - Discord",
    "conda install -c channel=conda-forge-x.y",
    "a#b",
    "##",
    "#",
    "",
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_channels(look: Look, text: str, value: str) -> None:
    assert set(look(FAMILY, text)) == {("CHANNEL", value)}


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


@pytest.mark.parametrize(
    ("text", "app", "value"),
    [
        ("# claims-q4", "Slack", "claims-q4"),
        ("claims-q4 3", "Slack", "claims-q4"),
        ("look at #feed now", "Discord", "#feed"),
        ("take it to ~town-square please", "Mattermost", "~town-square"),
        ("#random", "Microsoft Teams", "#random"),
    ],
)
def test_a_chat_program_speaks_for_a_channel(text: str, app: str, value: str) -> None:
    found = {text[m.start : m.end] for m in FAMILY.find(Passage(text, Hint(app=app)))}
    assert found == {value}


@pytest.mark.parametrize(
    ("text", "app"), [("#fff", "Slack"), ("#4411", "Slack"), ("claims-q4", "Notes"), ("#head {", "Discord")]
)
def test_a_chat_program_is_not_enough(text: str, app: str) -> None:
    assert list(FAMILY.find(Passage(text, Hint(app=app)))) == []


@pytest.mark.parametrize(("text", "value"), [("#backend", "#backend"), (" claims-q4 ", "claims-q4")])
def test_finds_the_value_of_a_field(look: Look, text: str, value: str) -> None:
    assert ("CHANNEL", value) in look(FAMILY, text, "Channel")


def test_leaves_the_value_of_other_fields(look: Look) -> None:
    assert look(FAMILY, "stable", "Channel") == []
    assert look(FAMILY, "claims-q4", "Title") == []
