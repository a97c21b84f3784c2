"""One name of the organisation's lists, and the forms it may be written in."""

from __future__ import annotations

from dataclasses import dataclass

from redactor.detect.folded import key, split, view, words

JOINED = 8
"""A name of several words is also looked for as one (``projectbluebird``) from so many letters on."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One name to look for.

    ``kind`` goes into the rule (``term``, ``customer``, ``person`` ...). ``literal``: signs between the
    words must be the same, nothing is inflected or misread (mail addresses, ids). ``capital``: a word of it
    must begin with a capital letter in the text, for names that are also words (``Target``, ``Will
    Young``). ``slips``: one wrong letter is seen through.
    """

    text: str
    entity: str = "CONFIDENTIAL_TERM"
    kind: str = "term"
    literal: bool = False
    capital: bool = False
    slips: bool = True

    def __repr__(self) -> str:
        return f"Entry({self.entity}, {self.kind})"


def forms(entry: Entry) -> set[str]:
    """Return how an entry may be written, folded: as listed, split, joined, in the plural of ``-y``."""
    whole = key(entry.text)
    if entry.literal or not whole:
        return {whole} - {""}
    spans = words(entry.text)
    forms = {whole, view(entry.text, split(entry.text, spans)).text.strip()}
    joined = whole.replace(" ", "")
    if len(joined) >= JOINED or whole.endswith(" s"):
        forms.add(joined)
    if whole.endswith("y"):
        forms.add(f"{whole[:-1]}les")  # "ies", folded
    return forms
