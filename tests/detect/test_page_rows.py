"""Users that programs of a terminal list, read in pieces."""

from __future__ import annotations

import pytest

from redactor.detect.page_labels import lines_of
from redactor.detect.page_rows import shell_users, users_elsewhere
from redactor.values import Finding, Span
from tests.detect.pages import page


def users(row: str) -> list[str]:
    """Return the users of a row whose pieces are parted by bars."""
    pieces = row.split("|")
    lefts = [10 + 8 * len(" ".join(pieces[:place])) + 30 * place for place in range(len(pieces))]
    seen = page((10, 40, "total 48"), *zip(lefts, [60] * len(pieces), pieces, strict=True), apart="\n\n")
    spans = sorted({one.span for one in shell_users(seen, lines_of(seen.words)) if one.span})
    return [seen.text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("drwx-|3 dliving|dliving|92 Feb|2 16:47 dliving", ["dliving", "dliving"]),
        ("-rw-r--r--|1 oyvindt staff|4.1K Mar 14 2025 notes.txt", ["oyvindt"]),
        ("oyvindt|2211|0.3 1.2 412200 99120|? Sl 07:52 0:14 python3 worker.py", ["oyvindt"]),
        ("dliving|3107|1|0|Mar01 ?|00:00:19 node server.js", ["dliving"]),
        ("pkorhon+|2291|2288|008:01 pts/0|00:00:00 -bash", ["pkorhon+"]),
        ("mtanaka|pts/2|2026-03-02 08:05", ["mtanaka"]),
        ("quistgaard:x:1004:1004:Ida:/home/q:/bin/bash", ["quistgaard"]),
        ("[root@web01 ~]# su -|anwar", ["anwar"]),
        ("-rw-r-1 nobiora|www-data|3301 Feb 27 17:40 site.conf", ["nobiora"]),
        ("drwxr-xr-x|3 root root|4096 Jan 14 10:22 doc", []),
        ("postgres|907|0.1 1.4 220140 98120|? Ss Feb11 4:02 postgres: checkpointer", []),
        ("nginx:x:998:998::/var/lib/nginx:/sbin/nologin", []),
        ("reboot|system boot|5.14.0-427.el9", []),
        ("version 3 released|4096 Jan 14", []),
        ("chapter 12 of ten|40 Mar 2", []),
        ("su - the user", []),
        ("page 2 of 9|pts 14", []),
        ("uploaded 2211 files|in 0.3 seconds", []),
    ],
)
def test_users_of_a_row(row: str, found: list[str]) -> None:
    assert users(row) == found


@pytest.mark.parametrize(
    ("rule", "name", "text", "found"),
    [
        ("shell", "dliving", "dliving 92 Feb dliving", ["dliving"]),
        ("handle.prompt", "dliving", "dliving groups=10(dliving)", ["dliving"]),
        ("handle.at", "dliving", "dliving 92 Feb dliving", []),  # in a chat it may be a word
        ("shell", "baker", "baker 92 Feb baker", []),  # a word of the language
        ("shell", "dliving", "dliving 92 Feb dlivingston", []),
        ("shell", "ana", "ana 92 Feb ana", []),  # too short
    ],
)
def test_users_stand_elsewhere_too(rule: str, name: str, text: str, found: list[str]) -> None:
    seen = page((10, 10, text))
    told = [Finding("HANDLE", 0.6, "page", rule, Span(0, len(name)))]
    spans = [one.span for one in users_elsewhere(seen, told)]
    assert [seen.text[span.start : span.end] for span in spans if span and span.start] == found
