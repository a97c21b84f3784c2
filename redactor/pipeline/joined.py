"""Values of which one part was typed before a click in a field, or under another title, and the other after.

A click says in which field the cursor stands, not where in it, nor what a double click or a drag has selected
there. Typing before and after is masked apart, as it was typed, but looked for together: behind what was
typed before, in front of it, at every border inside its end, and in the place of each of its last words. What
is found across the click is masked on both sides.

Nor does another title of a window say whether it is another text. What was typed under each is masked apart,
and looked for together, in the order in which it came.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise

from redactor.detect.merge import NAMED
from redactor.values import Finding, Span

WIDE = 240
"""How many characters before a click, and behind it, are looked at together."""

NEAR = 120
"""How many characters before a click it may have gone back into."""

PIECE = 64
"""How long the rest of a value is at most that is typed into its middle."""

BORDERS, WORDS = 16, 8
"""Into how many of the last borders, and over how many of the last words, it may have been typed."""

VISIT = 4
"""How many characters are typed under a title on average, if it is all one text."""

_BORDER = re.compile(r"(?<=\w)(?=\W)|(?<=\W)(?=\w)|(?<=\s)(?=\S)")

Char = tuple[int, int]
"""The number of a part, and a place in its text."""


class Joined:
    """One way in which parts of a field may stand together: a text, and where its characters come from."""

    def __init__(self, texts: Sequence[str], chars: Sequence[Char], *, straight: bool) -> None:
        self.text = "".join([texts[part][place] for part, place in chars])
        self.straight = straight
        """Whether it is just what was typed, in order."""
        self._chars = chars

    def __repr__(self) -> str:
        return f"Joined({len(self.text)} code points)"

    def across(
        self, findings: Sequence[Finding], private: Sequence[Collection[int]]
    ) -> Iterator[tuple[int, Finding]]:
        """Yield of findings with characters of several parts what each part has of them, with its number.

        Where the text is not as it was typed, names are none, since they are judged by their neighbours; nor
        is a value one that this only breaks up: ``private`` are each part's places that are so by themselves.
        """
        for finding in findings:
            if finding.span is None or (finding.entity in NAMED and not self.straight):
                continue
            runs = [*_runs(sorted(self._chars[finding.span.start : finding.span.end]))]
            known = any(all(place in private[part] for place in places) for part, places in runs)
            if len({part for part, _ in runs}) > 1 and (self.straight or not known):
                yield from ((part, _piece(finding, places)) for part, places in runs)


def ways_together(texts: Sequence[str], pages: Sequence[int]) -> Iterator[Joined]:
    """Yield the ways in which each part of a field may stand with those before it of the same page."""
    before: list[Char] = []
    for part, text in enumerate(texts):
        if part and pages[part] != pages[part - 1]:
            before = []
        now = [(part, place) for place in range(len(text))]
        if before and now:
            yield Joined(texts, [*before[-WIDE:], *now[:WIDE]], straight=True)
            yield Joined(texts, [*now[-WIDE:], *before[:WIDE]], straight=False)
            if len(now) <= PIECE:
                yield from (Joined(texts, chars, straight=False) for chars in _inside(texts, before, now))
        before += now


def as_it_came(texts: Sequence[str], presses: Sequence[Sequence[int]]) -> Joined:
    """Return all parts of a field in the order of the presses that typed each character.

    Where the title changes with nearly every character, two texts are typed side by side and this is none.
    """
    places = sorted((press, part, at) for part, own in enumerate(presses) for at, press in enumerate(own))
    chars = [(part, at) for _, part, at in places]
    turns = sum(one[0] != other[0] for one, other in pairwise(chars))
    return Joined(texts, chars, straight=turns * VISIT <= len(chars))


def _inside(texts: Sequence[str], before: Sequence[Char], now: Sequence[Char]) -> Iterator[list[Char]]:
    """Yield what stands there when ``now`` went into the end of ``before``, or over a word of it."""
    near = before[-NEAR:]
    text = "".join([texts[part][place] for part, place in near])
    for border in [hit.start() for hit in _BORDER.finditer(text)][-BORDERS:]:
        yield [*near[:border], *now, *near[border:]]
    for word in [*re.finditer(r"\S+", text)][-WORDS:]:
        yield [*near[: word.start()], *now, *near[word.end() :]]


def _runs(chars: Sequence[Char]) -> Iterator[tuple[int, list[int]]]:
    """Yield each unbroken run of places of one part; ``chars`` are sorted."""
    for (part, _), run in groupby(enumerate(chars), key=lambda one: (one[1][0], one[1][1] - one[0])):
        yield part, [place for _, (_, place) in run]


def _piece(finding: Finding, places: Sequence[int]) -> Finding:
    return Finding(finding.entity, 1.0, "typing", "joined", Span(places[0], places[-1] + 1))
