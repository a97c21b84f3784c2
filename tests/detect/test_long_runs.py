"""Long runs of what these recognizers look for take time in proportion to their length."""

from __future__ import annotations

import time

import pytest

from redactor.detect.passage import Family, Passage
from redactor.detect.patterns import (
    accounts,
    channels,
    git_people,
    handles,
    logins,
    profiles,
    repositories,
    tax_ids,
    user_paths,
    workspaces,
)
from redactor.values import Hint

RUNS: list[tuple[Family, list[str]]] = [
    (handles.FAMILY, ["@", "@a ", "a#1234", "@a@b.", "<@U", "u/", "[~a", "[12:00] <"]),
    (user_paths.FAMILY, ["/home/", "/home/a", "C:\\Users\\a ", "~a/", "\\Users"]),
    (accounts.FAMILY, ["user=", "ssh -a ", "scp a ", "psql a -u ", "a@b:", "A\\b", "'a'@'", "-rw-r--r-- 1 "]),
    (profiles.FAMILY, ["x.com/", "t.me/", "github.com/", "facebook.com/a"]),
    (git_people.FAMILY, ["Author: a ", "Author: <", "by a \u00b7 #1", "a1b2c3d4 ("]),
    (channels.FAMILY, ["#", "#a-", "posted in #", "channel: ", "#a:b.", "a ("]),
    (
        repositories.FAMILY,
        ["/", "a/", "acme/ab ", "[a/b] ", "git@a:b/", "github.com/a/b ", "gh repo ", " / "],
    ),
    (logins.FAMILY, ["a_b ", "a1.", "assigned to a_b ", "owner: a_b, ", "-u a_b ", "10:22 a_b: "]),
    (tax_ids.FAMILY, ["VAT ", "VAT no. GB1 ", "tax id 12 ", "1 ", "A1 ", "12-3456789 W-9 "]),
    (workspaces.FAMILY, ["~/a-", "x - ", "a \u2013 ", "Code - a-b "]),
]


def _seconds(family: Family, unit: str, length: int) -> float:
    passage = Passage((unit * (length // len(unit) + 1))[:length], Hint(app="Slack"))
    best = 1.0e9
    for _ in range(2):
        began = time.process_time()
        sum(1 for _ in family.find(passage))
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize(("family", "unit"), [(family, unit) for family, units in RUNS for unit in units])
def test_time_grows_with_length(family: Family, unit: str) -> None:
    short, long = _seconds(family, unit, 12_500), _seconds(family, unit, 100_000)
    # Eight times the text; a quadratic pattern would need sixty-four times as long.
    assert long < 24 * max(short, 0.004)
