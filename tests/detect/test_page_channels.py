"""Channels that a screen lists."""

from __future__ import annotations

import pytest

from redactor.detect.page_channels import channels
from redactor.detect.page_columns import columns_of
from redactor.detect.page_labels import lines_of
from redactor.values import Finding, Hint, Span
from tests.detect.pages import named, page


def shapes(*lines: str, found: tuple[tuple[str, str], ...] = (), app: str = "") -> list[tuple[str, str]]:
    seen = page(*((10, 10 + 20 * row, line) for row, line in enumerate(lines)))
    known = [
        named(entity, Span(seen.text.index(text), seen.text.index(text) + len(text)))
        for entity, text in found
    ]
    rows = lines_of(seen.words)
    told: list[Finding] = [*channels(seen, rows, columns_of(rows), known, Hint(app))]
    return sorted({(one.entity, seen.text[one.span.start : one.span.end]) for one in told if one.span})


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["#eng-backend", "#deal-castle", "#random"], ["#deal-castle", "#eng-backend", "#random"]),
        (["#eng-backend", "#fafafa;", "#12", "see #deal-castle", "#deal castle"], ["#eng-backend"]),
        (["# eng-backend", "# deal-castle", "H random"], ["# deal-castle", "# eng-backend", "random"]),
        (["# eng-backend", "H deal-castle", "H sales-emea"], []),  # one sign is a comment
        (["eng-backend", "deal-castle", "sales-emea"], []),  # a list of anything
        (["Threads", "#deal-castle"], []),
        (["Slack", "x #deal-castle"], ["#deal-castle"]),  # a chat program shows one
        (["Slack", "fix #deal-castle today", "#12-4"], []),
    ],
)
def test_lists_of_channels(lines: list[str], expected: list[str]) -> None:
    known = (("CHANNEL", "#eng-backend"),) if "#eng-backend" in lines else ()
    assert [text for entity, text in shapes(*lines, found=known) if entity == "CHANNEL"] == expected


def test_a_chat_program_shows_channels_without_their_sign() -> None:
    listed = ["eng-backend", "4 deal_castle", "Inbox"]
    assert shapes(*listed, app="Discord") == [("CHANNEL", "deal_castle"), ("CHANNEL", "eng-backend")]
    assert shapes(*listed, "TEXT CHANNELS") == [("CHANNEL", "deal_castle"), ("CHANNEL", "eng-backend")]
    assert shapes(*listed, app="Files") == []
    assert shapes("eng-backend", app="Discord") == []


def test_under_its_heading_a_chat_program_lists_channels() -> None:
    lines = ["Activity", "Channels", "general", "random", "dispatch-oakland", "Direct messages", "other"]
    expected = [("CHANNEL", text) for text in ("dispatch-oakland", "general", "random")]
    assert shapes(*lines, app="Slack") == expected
    assert shapes(*lines, app="Files") == []


def test_names_of_any_case_stand_under_the_heading_up_to_the_next_one() -> None:
    lines = [
        "Town Hall",
        "CHANNELS",
        "#Field Works",
        "# Tender Team",
        "3",
        "night-shift",
        "DIRECT MESSAGES",
        "Old Mill",
    ]
    expected = [("CHANNEL", text) for text in ("Field Works", "Tender Team", "night-shift")]
    assert shapes(*lines, app="Mattermost") == expected
    assert shapes(*lines, app="Files") == []


@pytest.mark.parametrize(
    "next_line", ["Browse channels", "Add channels", "Apps", "What is new in version 7.2?"]
)
def test_the_list_under_a_heading_ends_at_what_is_no_name(next_line: str) -> None:
    assert shapes("Channels", "Release Train", next_line, "Old Mill", app="Slack") == [
        ("CHANNEL", "Release Train")
    ]
