"""Who speaks in a chat that was copied out: a user name, a colon and a sentence at the start of a line.

``nadia.k: moved the cert``, ``- mira_qa: repro on staging``, ``[9:02] koen: who is on call``. Keys in files
of settings look the same, so a part of the user name must be what people are called; what follows is no code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.headings import is_english
from redactor.detect.passage import Family, Match, Passage
from redactor.detect.patterns.domains import is_top_level
from redactor.detect.patterns.surroundings import reads_as_code
from redactor.detect.told_apart import is_given, is_surname

_SPEAKS = re.compile(
    r"^(?:[-*\u2022>] )?(?:\[[\d:. apmAPM,/-]{4,24}\] |\d{1,2}:\d\d(?::\d\d)? )?"
    r"(?P<name>[A-Za-z][A-Za-z\d]{1,20}(?:[._][A-Za-z\d]{1,20}){0,2}_?)(?: \([\w ]{2,20}\))?: "
    r"(?P<said>[^\n]{4,200})",
    re.MULTILINE,
)
_PART = re.compile(r"[A-Za-z]{3,}")
_WORD = re.compile(r"(?<![\w./-])[^\W\d_]{2,}(?![\w/-]|\.\w)")
_LEAST_WORDS = 2


def find(passage: Passage) -> Iterator[Match]:
    """Yield the user names before what they say."""
    for found in _SPEAKS.finditer(passage.text) if ": " in passage.text else ():
        name = found["name"]
        if not name[0].isupper() or "_" in name or "." in name:
            words = _WORD.findall(found["said"])
            said = len(words) >= _LEAST_WORDS and not reads_as_code(found["said"])
            if said and _is_somebody(name):
                yield Match("HANDLE", *found.span("name"), 0.66, "handle.speaker")


def _is_somebody(name: str) -> bool:
    """Tell whether a part of a user name is a given or family name and no word; a host is nobody."""
    if "." in name and is_top_level(name.rpartition(".")[2]):
        return False
    parts = _PART.findall(name)
    return any((is_given(part) or is_surname(part)) and not is_english(part) for part in parts)


FAMILY = Family("speakers", frozenset({"HANDLE"}), find)
