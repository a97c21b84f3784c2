"""Repositories and their owners on the pages of a code host: several names tell what their owner is.

Alone, ``norvane/driver-app`` may be a path. On a page of GitHub that shows two names of one owner, or whose
address names the owner, all of them are repositories, and the owner is known wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from redactor.detect.known_names import is_plain
from redactor.detect.page_columns import DETECTOR, SCORE
from redactor.detect.patterns.profiles import OWN_PAGES
from redactor.detect.patterns.public_projects import STAND_IN_NAMES, is_public_owner
from redactor.detect.patterns.repository_words import NO_OWNERS
from redactor.values import Finding, Hint, Page, Span

RULE = "host"

_HOST = re.compile(
    r"(?<![\w.-])(?:(?:github|gitlab|bitbucket|codeberg|gitea)\.(?:com|org)\b"
    r"|(?:GitHub|GitLab|Bitbucket|Codeberg|Gitea|Forgejo)(?![\w-]))"
)
_PAIR = re.compile(
    r"(?<![\w@./:#=&?%~+\\-])(?P<owner>[A-Za-z][A-Za-z0-9-]{1,38})(?: / |/)"
    r"(?P<name>[A-Za-z0-9_][\w.-]{1,99})(?![\w/])"
)
_IN_ADDRESS = re.compile(
    r"(?<![\w-])(?:github|gitlab|bitbucket|codeberg|gitea)\.(?:com|org)/(?:orgs/)?(?P<owner>[A-Za-z][\w-]{2,38})(?![\w.-])"
)
_FILE = re.compile(r"\.(?:[a-z]{1,4}|ya?ml|json|toml|lock)$", re.IGNORECASE)
_SITE = frozenset(
    "orgs users settings issues pulls explore marketplace dashboard notifications search".split()
)
_LEAST = 2  # names of one owner


def hosted(page: Page, findings: Sequence[Finding], hint: Hint) -> Iterator[Finding]:
    """Yield the repositories of a code host's page whose owner the page tells, and the owner itself.

    Args:
        page: the page as read.
        findings: what was found on it so far, with spans.
        hint: the program in front and its title.
    """
    text = page.text
    if not any(map(_HOST.search, (text, hint.app, hint.title))):
        return
    pairs = [found for found in _PAIR.finditer(text) if _may_be(found["owner"], found["name"])]
    owners = _owners(text, findings, pairs)
    for found in pairs:
        if found["owner"].lower() in owners:
            yield Finding("REPOSITORY", SCORE, DETECTOR, RULE, Span(*found.span()))
    for owner in sorted(owners):
        if not is_plain(owner):
            alone = rf"(?<![\w.-])(?:(?<=orgs/){re.escape(owner)}|{re.escape(owner)}(?! ?/))(?![\w.-])"
            for found in re.finditer(alone, text, re.IGNORECASE):
                yield Finding("HANDLE", SCORE, DETECTOR, RULE, Span(*found.span()))


def _owners(text: str, findings: Sequence[Finding], pairs: Sequence[re.Match[str]]) -> AbstractSet[str]:
    """Return the owners, in small letters: of what was found, of several names, in the page's address."""
    names: dict[str, set[str]] = {}
    for found in pairs:
        names.setdefault(found["owner"].lower(), set()).add(found["name"].lower())
    owners = {owner for owner, own in names.items() if len(own) >= _LEAST}
    known = (text[f.span.start : f.span.end] for f in findings if f.entity == "REPOSITORY" and f.span)
    owners |= {name.partition("/")[0].strip().lower() for name in known if "/" in name}
    owners |= {found["owner"].lower() for found in _IN_ADDRESS.finditer(text)}
    return {owner for owner in owners if _is_owner(owner)}


def _may_be(owner: str, name: str) -> bool:
    has_letter = any(map(str.isalpha, name))
    return (
        _is_owner(owner.lower()) and has_letter and not _FILE.search(name) and name.lower() not in NO_OWNERS
    )


def _is_owner(owner: str) -> bool:
    if len(owner) <= _LEAST or not owner.replace("-", "").replace("_", "").isalnum():
        return False
    known = owner in NO_OWNERS or owner in OWN_PAGES or owner in _SITE or owner in STAND_IN_NAMES
    return not known and not is_public_owner(owner)
