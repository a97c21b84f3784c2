"""Private web addresses against public ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.urls import FAMILY

Look = Callable[..., list[tuple[str, str]]]

PRIVATE = [
    "https://jane:s3cr3t@files.example.com/x",
    "https://example.com/reset?token=9f8a7b6c5d4e",
    "https://example.com/welcome?email=jane@example.com",
    "https://example.com/cb#access_token=9f8a7b6c5d4e&state=1",
    "https://bucket.s3.amazonaws.com/a.pdf?X-Amz-Signature=0a1b2c3d4e5f",
    "http://192.168.1.20/admin",
    "http://[fd12:3456:789a::1]/admin",
    "http://intranet/wiki",
    "https://wiki.corp/page",
    "https://build.internal:8443/job/7",
    "https://docs.google.com/document/d/1AbCdEfGhIjKlMnOp/edit",
    "docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOp/edit#gid=0",
    "https://acme.sharepoint.com/sites/Legal/Shared",
    "https://www.dropbox.com/s/abc123/contract.pdf?dl=0",
    "https://acme.atlassian.net/browse/PROJ-12",
    "https://us02web.zoom.us/j/81234567890?pwd=abc",
    "https://meet.google.com/abc-defg-hij",
    "https://acme.slack.com/archives/C012345/p1699",
    "https://www.figma.com/file/AbCdEf123456/Plan",
    "https://linear.app/acme/issue/ENG-12/title",
    "https://mail.google.com/mail/u/0/#inbox/FMfcgz",
    "https://acme.my.salesforce.com/001xx",
    "file:///home/jane/notes.txt",
]
PUBLIC = [
    "https://github.com/python/cpython",
    "https://docs.python.org/3/library/re.html#re.compile",
    "https://www.google.com/search?q=weather",
    "http://localhost:3000/login?next=/",
    "http://127.0.0.1:8000/",
    "https://example.com/?token=<your-token>",
    "https://example.com/?token=x",
    "https://user:${PASSWORD}@example.com/",
    "https://en.wikipedia.org/wiki/Privacy_(law)",
    "ssh://git@github.com/org/repo.git",
    "https://example.com/a?utm_source=mail",
    "file:///usr/share/doc/x",
    "docs.google.com/forms",
    "either/or and/or",
    "src/main/java/App.java",
    "http://[::1",
]


@pytest.mark.parametrize("url", PRIVATE)
def test_finds_private_addresses(look: Look, url: str) -> None:
    assert look(FAMILY, f"see ({url}).") == [("PRIVATE_URL", url)]


@pytest.mark.parametrize("text", PUBLIC)
def test_leaves_public_addresses(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
