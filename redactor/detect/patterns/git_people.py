"""People in the words of version control: authors, trailers, ``git blame``, forks.

Formats: git-log(1) and gitformat of commit trailers (``Co-authored-by: Name <mail>``), git-blame(1),
git-shortlog(1), GitHub's merge messages. A name of several words is a PERSON, a name of one word is a HANDLE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.passage import Family, Match, Passage
from redactor.detect.patterns.public_projects import is_public_owner
from redactor.detect.patterns.system_accounts import is_account

_PERSON = r"(?P<name>[^\W\d_][^<>\n\"()@:;=|]{0,60}[\w.)])"
_TRAILER = re.compile(
    r"(?:^|(?<=[\n\"' \t]))(?:Author|Commit|Committer|Merged-by|Co-[Aa]uthored-[Bb]y|Signed-[Oo]ff-[Bb]y"
    r"|Reviewed-[Bb]y"
    r"|Tested-[Bb]y|Acked-[Bb]y|Reported-[Bb]y|Suggested-[Bb]y|Helped-[Bb]y|Approved-[Bb]y|Tagger|Cc|From"
    r"|author|committer|tagger)"
    rf":? {{1,8}}{_PERSON} <(?=[^<>\n]{{0,120}}>|\ufffc)"
)
_BLAME = re.compile(
    rf"^\^?[0-9a-f]{{7,40}} (?:[^\s()]{{1,120}} {{1,20}})?\({_PERSON} {{1,30}}\d{{4}}-\d\d-\d\d "
    rf"\d\d:\d\d:\d\d [+-]\d{{4}} {{1,8}}\d{{1,7}}\)",
    re.MULTILINE,
)
_FORK = re.compile(
    r"(?:(?:Merge )?(?:[Pp]ull request|PR) #\d{1,7}|commits? into [\w./-]{1,60}) from "
    r"(?P<name>[A-Za-z0-9][\w.-]{0,38})/(?=[\w.-])"
)
_BY = re.compile(
    r"(?<=by )(?P<name>[A-Za-z0-9][\w.-]{1,38}) \u00b7 (?:Pull Request|Issue|Discussion) #\d{1,7}(?!\d)"
)
_CONFIG = re.compile(
    r"git config (?:--\w{1,12} ){0,2}user\.name[ =](?P<quote>[\"']?)(?P<name>[^\"'\n]{2,60})(?P=quote)"
)
_NO_PERSON = re.compile(
    r"(?:.*(?:\[bot\]|[Bb]ot|GitHub|GitLab|Jenkins|CI|Team|Actions|Your Name|Full Name|Name"
    r"|Administrator))\W*",
    re.DOTALL,
)


def _match(found: re.Match[str], rule: str) -> Match | None:
    """Return the name as a person or, if it is one word in lower case or with digits, as a handle."""
    name = found["name"].rstrip()
    start = found.start("name")
    if _NO_PERSON.fullmatch(name) or not is_account(name):
        return None
    one_word = " " not in name
    entity = "HANDLE" if one_word and (name.islower() or not name.isalpha()) else "PERSON"
    return Match(entity, start, start + len(name), 0.8, rule)


def find(passage: Passage) -> Iterator[Match]:
    """Yield every author and fork owner of the passage."""
    text = passage.text
    rules = []
    if " <" in text:
        rules.append(("git.trailer", _TRAILER))
    if "(" in text and ":" in text:
        rules.append(("git.blame", _BLAME))
    if "git config" in text:
        rules.append(("git.config", _CONFIG))
    for rule, pattern in rules:
        yield from filter(None, (_match(found, rule) for found in pattern.finditer(text)))
    if "#" in text or " into " in text:
        for pattern in (_FORK, _BY):
            for found in pattern.finditer(text):
                if is_account(found["name"]) and not is_public_owner(found["name"]):
                    yield Match("HANDLE", *found.span("name"), 0.8, "git.contributor")


FAMILY = Family("git_people", frozenset({"PERSON", "HANDLE"}), find)
