"""Repositories and owners on the pages of a code host."""

from __future__ import annotations

import pytest

from redactor.detect.page_hosts import hosted
from redactor.values import Finding, Hint, Span
from tests.detect.pages import named, page


def told(*lines: str, known: str = "", title: str = "") -> list[tuple[str, str]]:
    seen = page(*((10, 10 + 20 * row, line) for row, line in enumerate(lines)))
    start = seen.text.index(known) if known else 0
    before: list[Finding] = [named("REPOSITORY", Span(start, start + len(known)))] if known else []
    found = hosted(seen, before, Hint("Firefox", title))
    return sorted({(one.entity, seen.text[one.span.start : one.span.end]) for one in found if one.span})


REPOSITORIES = [("REPOSITORY", "norvane/driver-app"), ("REPOSITORY", "norvane/tokens")]


def test_two_names_of_one_owner_tell_it() -> None:
    lines = ["norvane/driver-app Private", "norvane/tokens", "norvane"]
    assert told(*lines, title="Repositories · GitHub") == [("HANDLE", "norvane"), *REPOSITORIES]
    assert told(*lines) == []  # no page of a code host


def test_the_address_tells_the_owner() -> None:
    found = told("github.com/orgs/norvane/repositories", "norvane / tokens")
    assert found == [("HANDLE", "norvane"), ("REPOSITORY", "norvane / tokens")]


def test_a_repository_that_was_found_tells_its_owner() -> None:
    assert told("GitLab", "norvane/driver-app", "norvane/tokens", known="norvane/tokens") == REPOSITORIES


@pytest.mark.parametrize(
    "lines",
    [
        ["src/api", "src/web"],  # folders
        ["torvalds/linux", "torvalds/uemacs"],  # public
        ["norvane/main.py", "norvane/setup.cfg"],
        ["norvane/driver-app"],  # one alone may be a path
        ["on/off", "on/standby"],
        ["github.com/features", "github.com/orgs/settings"],
    ],
)
def test_what_tells_no_owner(lines: list[str]) -> None:
    assert told(*lines, title="GitHub") == []
