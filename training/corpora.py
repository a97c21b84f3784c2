# ruff: noqa: RUF001 - typographic quotes are the material
"""Read the corpora: one JSON object a line, words with BIO tags or strings with named parts.

A corpus annotates only some classes, and says so here: the others are left out of the loss for its sentences.
Sources and licences are listed in ``training/README.md``.
"""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.fragments import things
from training.fragments.people import Piece

LABELS = {
    "PER": "PERSON",
    "LOC": "LOCATION",
    "ORG": "ORGANIZATION",
    "NRP": "NRP",
    "DATE": "DATE_TIME",
    "TIME": "DATE_TIME",
}
OPEN = frozenset({"MISC"})
"""Tags of which nobody knows what they mean in our classes: left out of the loss."""

ANNOTATES: dict[str, tuple[str, ...]] = {
    "wnut17": ("PERSON", "LOCATION", "ORGANIZATION"),
    "btc": ("PERSON", "LOCATION", "ORGANIZATION"),
    "uner_ewt": ("PERSON", "LOCATION", "ORGANIZATION"),
    "crossner": ("PERSON", "LOCATION", "ORGANIZATION"),
    "wikigold": ("PERSON", "LOCATION", "ORGANIZATION"),
    "re3d": ("PERSON", "LOCATION", "ORGANIZATION", "NRP", "DATE_TIME"),
    "redocred": ("PERSON", "LOCATION", "ORGANIZATION", "DATE_TIME"),
    "hwu64": ("PERSON", "LOCATION", "ORGANIZATION", "DATE_TIME"),
    "slurp": ("PERSON", "LOCATION", "ORGANIZATION", "DATE_TIME"),
    "litbank": ("PERSON",),
}
NO_SPACE_BEFORE = frozenset(
    ". , ; : ! ? % ) ] } ’ ” … 's 'm 're 've 'll 'd 't n't ’s ’m ’re ’ve ’ll ’d n’t 'S N'T".split()
)
NO_SPACE_AFTER = frozenset("( [ { $ £ € “ ‘ # @".split())
CONTRACTED = frozenset("s t m d ll re ve".split())
LOOSE = re.compile(r"\w (?:n't|'(?:s|d|m|t|ll|re|ve))\b")
"""A contraction with a space before it: the corpus spaced its text by tokens there."""

GROUPS = frozenset(
    form for name in (*things.NATIONS, *things.FAITHS) for form in (name.casefold(), f"{name.casefold()}s")
)
"""Words for people of a nation or a faith, which corpora put under persons, places or organisations."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One annotated sentence, and the classes that its source annotates."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    annotates: tuple[str, ...]
    source: str
    split: str


def offsets(tokens: Sequence[str], text: str) -> list[tuple[int, int]] | None:
    """Find each token in ``text`` in turn; ``None`` when they do not follow each other there."""
    found, place = [], 0
    for token in tokens:
        start = text.find(token, place)
        if start < 0 or text[place:start].strip():
            return None
        place = start + len(token)
        found.append((start, place))
    return found


def respaced(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Join tokens as people write them: no space before a full stop, inside brackets or in contractions."""
    text, found, quoted = "", [], False
    before = ""
    for token in tokens:
        quote = token in {'"', "''", "``"}
        closes = quote and quoted
        tight = (
            not text or token in NO_SPACE_BEFORE or before in NO_SPACE_AFTER or closes or before == "<open>"
        )
        tight = tight or (before in {"’", "'"} and token in CONTRACTED)
        text += "" if tight else " "
        shown = '"' if quote else token
        found.append((len(text), len(text) + len(shown)))
        text += shown
        quoted = quoted != quote
        before = "<open>" if quote and quoted else token
    return text, found


def spans_of(tags: Sequence[str], places: Sequence[tuple[int, int]]) -> tuple[tuple[int, int, str], ...]:
    """Turn BIO tags into spans; unknown tags become ``?``, tags of no class of ours vanish."""
    spans: list[tuple[int, int, str]] = []
    before = "O"
    for tag, (start, end) in zip(tags, places, strict=True):
        kind = tag[2:]
        label = "?" if kind in OPEN else LABELS.get(kind, "")
        if label and tag.startswith("I-") and before[2:] == kind and spans:
            spans[-1] = (spans[-1][0], end, label)
        elif label:
            spans.append((start, end, label))
        before = tag
    return tuple(spans)


def sentence(record: dict[str, Any]) -> Sentence:
    """Turn one line of a corpus into text and spans."""
    tokens, tags = record["tokens"], record["tags"]
    text = record.get("text", "")
    places = offsets(tokens, text) if text and not LOOSE.search(text) else None
    if places is None:
        text, places = respaced(tokens)
    source, annotated = record["src"], ANNOTATES[record["src"]]
    spans = tuple(_ours(text, span, annotated) for span in spans_of(tags, places))
    return Sentence(text, spans, annotated, source, record["split"])


def _ours(text: str, span: tuple[int, int, str], annotated: tuple[str, ...]) -> tuple[int, int, str]:
    """Bring a corpus's span to our rules: what we would not call by that label is left out of the loss.

    A handle, a hashtag, a word for a people and a bare office ("the Foreign Secretary") are no names here;
    the article stands outside a name.
    """
    start, end, label = span
    if text.startswith(("the ", "The "), start) and end - start > 4 and label in {"LOCATION", "ORGANIZATION"}:
        start += 4
    words = text[start:end]
    handle = words[0] in "@#" or text[:start].endswith(("@", "#"))
    office = label == "PERSON" and words.startswith(("the ", "The "))
    if label not in annotated or handle or office or words.casefold() in GROUPS:
        label = "?"
    return start, end, label


def sentences(folder: Path) -> Iterator[Sentence]:
    """Yield every sentence of every corpus in ``folder``; a sentence that two corpora share comes once.

    Raises:
        FileNotFoundError: a corpus is missing.
    """
    known: set[str] = set()
    for name in ANNOTATES:
        for record in _records(folder, name):
            made = sentence(record)
            if made.text and made.text not in known and len(made.text) < 1200:
                known.add(made.text)
                yield made


def strings(folder: Path) -> dict[str, list[list[Piece]]]:
    """Return names, companies and addresses as labelled pieces, by the slot that shows them."""
    people = [_person(record["parts"]) for record in _records(folder, "us_person_names")]
    firms = [
        [(html.unescape(record["text"]), "ORGANIZATION")] for record in _records(folder, "us_company_names")
    ]
    roads = [_address(record) for record in _records(folder, "us_addresses")]
    return {"UP": people, "UO": firms, "UA": [road for road in roads if road]}


NAME_PARTS = frozenset(
    "GivenName Surname MiddleName MiddleInitial FirstInitial LastInitial SuffixGenerational Nickname".split()
)
STREET_PARTS = frozenset({"StreetName", "USPSBoxID", "AddressNumber"})


def _person(parts: Sequence[Sequence[str]]) -> list[Piece]:
    """Label runs of name parts; titles, degrees and connecting words stay outside."""
    pieces: list[Piece] = []
    for kind, word in parts:
        shown = html.unescape(word)
        label = "PERSON" if kind in NAME_PARTS else ""
        gap = " " if pieces else ""
        if label and pieces and pieces[-1][1] == label:
            pieces[-1] = (pieces[-1][0] + gap + shown, label)
        else:
            pieces += [(gap, ""), (shown, label)]
    return [piece for whole in pieces for piece in _bare(whole)]


def _bare(piece: Piece) -> list[Piece]:
    """Cut a comma off the end of a name; the full stop of an initial stays."""
    words, label = piece
    short = words.rstrip(",;:)")
    return [(short, label), (words[len(short) :], "")] if label else [piece]


def _address(record: dict[str, Any]) -> list[Piece]:
    kinds = {kind for kind, _ in record["parts"]}
    if not kinds & STREET_PARTS or "Recipient" in kinds or "BuildingName" in kinds or "LandmarkName" in kinds:
        return []
    return [(html.unescape(record["text"]).strip(" ,"), "ADDRESS")]


def _records(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
