"""Values behind their keys, as data and programs write them: JSON, YAML, XML, forms, settings, calls.

``"dataNascimento": "1972-08-15"``, ``zip=90326&``, ``<PstCd>6300</PstCd>``, ``setStreet("Kade 14")``,
``name="lastName" value="Karadag"``. As with the cells of a table, only the key's words are handed out: what
a key means is each recognizer's affair.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote_plus

from redactor.detect.inert import BLANK
from redactor.detect.passage import Passage, fold

_KEY = r"[^\W\d_][\w.-]{0,39}"
_QUOTE = r"\\{0,3}[\"'`]"
_SIGNED = re.compile(
    rf"(?<![\w.%-])(?P<key>(?>{_KEY}))(?>\\{{0,3}}[\"'`]?\]?[ \t]{{0,12}}(?:=>|[:=]))"
    # `"firstname": {"value": "x"}`, `"dob": {"S": "x"}`, and what programs put around a date.
    rf"(?:\s{{0,12}}(?:\{{\s{{0,12}}{_QUOTE}(?:value|[SN]){_QUOTE} ?: ?|string\(\d{{1,5}}\) "
    r"|(?:new )?(?:\w{1,24}\.)?(?:(?:Local)?Date(?:Time)?|parse|fromisoformat|strptime)\()?"
    rf"(?P<quote>{_QUOTE})(?P<quoted>[^\n\"`{BLANK}]{{1,200}}?)(?P=quote)"
    rf"|(?P<token>[^\s\"'`,;|<>(){{}}\[\]\\&{BLANK}]{{1,200}})"
    rf"|[ \t]{{1,12}}(?P<rest>[^\s\"'`<>(){{}}\[\]&|{BLANK}][^\n\"`,;<>(){{}}\[\]&|{BLANK}]{{0,119}}))"
)
_TAGGED = re.compile(
    rf"<(?:[\w-]{{1,20}}:)?(?P<key>(?>{_KEY}))(?:\s[^<>\n]{{0,120}})?>\s{{0,8}}"
    rf"(?P<tagged>[^<>\n{BLANK}]{{1,200}})</"
)
_SET = re.compile(rf"\.set(?P<key>[A-Z]\w{{1,39}})\([\"'](?P<given>[^\"'\n{BLANK}]{{1,120}})[\"']\)")
_NAMED = re.compile(
    rf"[Nn]ame=[\"'](?P<key>{_KEY})[\"']"
    rf"(?:[^<>\n]{{0,120}}? value=[\"'](?P<given>[^\"'\n{BLANK}]{{1,120}})[\"']"
    rf"|[^<>\n]{{0,120}}>\s{{0,20}}<[\w:-]{{1,40}}(?: [^<>\n]{{0,80}})?>(?P<inner>[^<>\n{BLANK}]{{1,120}})</)"
)
_GROUPS = ("quoted", "token", "rest", "tagged", "given", "inner")
_FORM = re.compile(r"[\w%+.~*!-]+")


@dataclass(frozen=True, slots=True)
class Field:
    """One value: the folded words of its key, where it stands, and how it is written.

    ``bare``: neither quotes nor tags stand around it. ``said`` is what it says where a form encodes it.
    """

    key: frozenset[str]
    start: int
    end: int
    bare: bool
    said: str


@functools.lru_cache(4096)
def _words(key: str) -> frozenset[str]:
    """Return the folded words of a key and all of them as one; of a key with dots those of its last part."""
    parts = fold(key.rpartition(".")[2]).split()
    return frozenset({*parts, "".join(parts)})


def _field(found: re.Match[str]) -> Field:
    given = found.groupdict()
    group = next(name for name in _GROUPS if given.get(name))
    value, start = found[group], found.start(group)
    start += len(value) - len(value.lstrip())
    value = value.strip()
    bare = group in {"token", "rest"}
    said = value
    if ("%" in value or "+" in value) and _FORM.fullmatch(value):
        said = unquote_plus(value)
    return Field(_words(found["key"]), start, start + len(value), bare, said)


def _all(passage: Passage) -> list[Field]:
    """Return the fields of a passage, in order of place."""
    known: list[Field] | None = passage.shared.get(__name__)
    if known is None:
        text = passage.text
        known = [_field(found) for found in _SIGNED.finditer(text)] if ":" in text or "=" in text else []
        for sign, pattern in (("</", _TAGGED), (".set", _SET), ("ame=", _NAMED)):
            if sign in text:
                known += [_field(found) for found in pattern.finditer(text)]
        known.sort(key=lambda field: field.start)
        known = passage.shared[__name__] = [field for field in known if field.start < field.end]
    return known


def fields(passage: Passage, wanted: frozenset[str]) -> Iterator[Field]:
    """Yield the fields whose key holds one of the folded words ``wanted``."""
    for field in _all(passage):
        if met := wanted & field.key:
            passage.said = met
            yield field


def neighbours(passage: Passage, wanted: frozenset[str], tells: Callable[[Field], bool]) -> Iterator[Field]:
    """Yield the fields with one of the words, in a record whose near field ``tells`` what it is about."""
    known = _all(passage)
    for at, field in enumerate(known):
        if field.key.isdisjoint(wanted):
            continue
        for other in known[max(0, at - _NEAR) : at + _NEAR + 1]:
            first, last = sorted((field, other), key=lambda one: one.start)
            between = passage.text[first.end : last.start]
            if tells(other) and len(between) <= _REACH and not _RECORD_END.search(between):
                yield field
                break


_NEAR, _REACH = 3, 200
_RECORD_END = re.compile(r"[{}()]|\n[ \t]*(?:-|\n)|</\w{1,40}>\s{0,20}</")
