"""The user name of a path is found exactly where a reading by hand finds it; nothing breaks the families."""

from __future__ import annotations

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.detect.passage import Family, Passage
from redactor.detect.patterns import (
    accounts,
    channels,
    git_people,
    handles,
    profiles,
    repositories,
    user_paths,
    workspaces,
)
from redactor.detect.patterns.system_accounts import is_account
from redactor.values import Hint

FAMILIES: tuple[Family, ...] = (
    accounts.FAMILY,
    channels.FAMILY,
    git_people.FAMILY,
    handles.FAMILY,
    profiles.FAMILY,
    repositories.FAMILY,
    user_paths.FAMILY,
    workspaces.FAMILY,
)
NAME = st.text("abkz019_.-", min_size=1, max_size=9)
BEFORE = st.sampled_from(["", " ", "x", ".", "=", ":", '"', "/", "~", "(", "cd ", "\n"])
AFTER = st.sampled_from(["", "/", "/src", " ", '"', ":", ")", "*", "{x}", "\n", "/\n"])
LIKELY = st.text("ab Z1@#/\\:=.~<>[]()-_'\"|\n\ufffc\u00b7\u2013", max_size=80)
PIECES = st.lists(
    st.sampled_from(
        """
        @jane #proj-x acme/ledger github.com/ /home/jan C:\\Users\\jan user= : jane ssh git@host: .git u/jane
        [~jan] <@U024BE7LH|jan> Author: <a@b.c> - Slack | Microsoft Teams in to by #12 Pull Request \u00b7
        ~/a-b
        """.split()
    ),
    max_size=12,
).map(" ".join)
HINTS = st.sampled_from([Hint(), Hint(app="Slack"), Hint(title="acme/x - GitHub"), Hint(label="username")])


def by_hand(before: str, name: str, after: str) -> list[str]:
    """Read ``/home/<name>`` from the left: what may stand before, the name without a last dot, the rest."""
    if before and (before[-1].isalnum() or before[-1] in "./~"):
        return []
    if name[0] not in string.ascii_letters:
        return []
    kept = name.rstrip(".-")
    if kept == name and after[:1] in {"*", "{"}:
        # The rest stands for any name, or the name is made by a program: a shorter name would be cut off.
        return []
    return [kept] if is_account(kept) else []


@given(BEFORE, NAME, AFTER)
@settings(max_examples=400, deadline=None)
def test_the_name_in_a_home_path(before: str, name: str, after: str) -> None:
    text = f"{before}/home/{name}{after}"
    found = [text[m.start : m.end] for m in user_paths.FAMILY.find(Passage(text))]
    assert found == by_hand(before, name, after)


@given(LIKELY | PIECES | st.text(max_size=60), HINTS)
@settings(max_examples=300, deadline=None)
def test_any_text_is_bearable_and_spans_are_whole_values(text: str, hint: Hint) -> None:
    passage = Passage(text, hint)
    for family in FAMILIES:
        for match in family.find(passage):
            value = passage.text[match.start : match.end]
            assert match.entity in family.entities
            assert 0 <= match.start < match.end <= len(passage.text)
            assert value == value.strip()
            assert "\n" not in value
            assert 0.4 <= match.score <= 1
