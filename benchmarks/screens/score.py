"""Scores of one screen against its truth: what was read, what was covered, what else was touched.

Pure: an engine's answer and the truth go in, parts of measures come out (``redactor/evaluate/metrics.py``
turns them into shares with intervals).
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
import numpy.typing as npt

from benchmarks.screens.truth import ORDINARY, PRIVATE, InkMap, Truth, Word
from redactor.evaluate.marks import Box, Key, Ratios, ScreenAnswer
from redactor.values import Page, Zone

COVERED = 0.98
"""The least share of a private span's ink that must be painted over."""

NEARLY = 0.8
"""The least share of a word's signs that must be there, in their order."""

TOUCHED = 0.25
"""An ordinary word of which more ink than this is painted over is lost."""

MEANINGS: Mapping[str, str] = {
    "span_in_words": "private spans of whose ink at least 98 % lies inside words that were read",
    "screen_in_words": "screens with private content all of whose spans lie so",
    "token_read": "whole private tokens that stand letter by letter inside one word that was read",
    "token_joined": "the same, words read in pieces put together",
    "span_read": "private spans all of whose whole words were read so",
    "span_nearly": "the same, accents apart and one sign in five wrong or missing",
    "word_read": "whole ordinary words that stand letter by letter inside one word that was read",
    "recall_covered": "private spans of whose ink at least 98 % was painted over",
    "recall_named": "the same, and a finding of the right entity meets the span",
    "zero_leak": "screens with private content in which every span was covered",
    "zero_leak_named": "the same, and every span under the right entity",
    "words_touched": "ordinary words of whose ink more than 25 % was painted over",
    "oversmash": "clean screens on which anything was painted over",
    "withheld": "screens that the engine kept back, which count in no other measure",
}
"""Every measure and what it is a share of, in the order of the tables."""

Mask = npt.NDArray[np.bool_]
_Adding = defaultdict[Key, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Miss:
    """One private span that was not covered or not read; ``share`` is how much of its ink was."""

    span: int
    share: float
    reason: str


@dataclass(frozen=True, slots=True)
class Result:
    """One screen's part in all measures, and what is behind it.

    ``touched`` are the texts of ordinary words that were painted over, ``painted`` what was painted over on a
    clean screen.
    """

    ratios: Ratios
    misses: tuple[Miss, ...] = ()
    touched: tuple[str, ...] = ()
    painted: tuple[Box, ...] = ()


# --- reading ------------------------------------------------------------------------------------------


def score_reading(truth: Truth, ink: InkMap, page: Page) -> Result:
    """Return how much of a screen's text lies in words that were read, and how much was read exactly."""
    ratios: _Adding = defaultdict(lambda: (0.0, 0.0))
    zones = _painted(ink, (word.zone for word in page.words))
    near = _Near(page)
    misses = []
    for place, span in enumerate(truth.spans):
        share = _ink_share(ink, zones, span.boxes, PRIVATE)
        own = [word for word in truth.words if word.whole and word.span == place]
        _add(ratios, span.entity, "span_in_words", share >= COVERED)
        _add(ratios, span.entity, "span_read", all(near.reads(word, joined=True) for word in own))
        _add(ratios, span.entity, "span_nearly", all(near.reads_nearly(word) for word in own))
        if share < COVERED:
            misses.append(Miss(place, share, "not segmented"))
    if truth.spans:
        ratios["", "screen_in_words"] = (not misses, 1)
    for word in truth.words:
        if word.whole and word.span >= 0:
            entity = truth.spans[word.span].entity
            _add(ratios, entity, "token_read", near.reads(word))
            _add(ratios, entity, "token_joined", near.reads(word, joined=True))
            if not near.reads(word):
                share = _ink_share(ink, zones, (word.box,), PRIVATE)
                misses.append(Miss(word.span, share, f"{word.text!r} read as {near.texts(word)!r}"))
        elif word.whole and _is_word(word.text):
            _add(ratios, "", "word_read", near.reads(word))
    return Result(ratios, tuple(misses))


class _Near:
    """The words of a page near a box."""

    def __init__(self, page: Page) -> None:
        self._texts = [page.text[word.span.start : word.span.end] for word in page.words]
        sides = [[w.zone.x, w.zone.y, w.zone.x + w.zone.width, w.zone.y + w.zone.height] for w in page.words]
        self._sides = np.array(sides, np.int64).reshape(-1, 4)

    def texts(self, word: Word) -> list[str]:
        """Return the texts that were read where a word stands: half of one of the two in the other."""
        box, (left, top, right, bottom) = word.box, self._sides.T
        width = np.minimum(right, box.x + box.width) - np.maximum(left, box.x)
        height = np.minimum(bottom, box.y + box.height) - np.maximum(top, box.y)
        both = width.clip(0) * height.clip(0)
        smaller = np.minimum((right - left) * (bottom - top), box.width * box.height)
        return [self._texts[place] for place in np.flatnonzero(both * 2 >= smaller)]

    def reads(self, word: Word, *, joined: bool = False) -> bool:
        texts = self.texts(word)
        return any(word.text in text for text in (["".join(texts)] if joined else texts))

    def reads_nearly(self, word: Word) -> bool:
        """Tell whether most of a word's signs stand where it does, in their order."""
        wanted, said = _plain(word.text), _plain("".join(self.texts(word)))
        blocks = SequenceMatcher(None, wanted, said, autojunk=False).get_matching_blocks()
        return sum(block.size for block in blocks) >= NEARLY * len(wanted)


def _plain(text: str) -> str:
    """Return a text without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


# --- masking ------------------------------------------------------------------------------------------


def score_masking(truth: Truth, ink: InkMap, answer: ScreenAnswer) -> Result:
    """Return how much of a screen's private text was painted over, and how much else.

    Raises:
        ValueError: the answer is about an image of another size.
    """
    if answer.withheld:
        return Result({("", "withheld"): (1, 1)})
    if (answer.width, answer.height) != (truth.width, truth.height):
        raise ValueError(f"{truth.name} came back with {answer.width}x{answer.height} pixels")
    ratios: _Adding = defaultdict(lambda: (0.0, 0.0))
    ratios["", "withheld"] = (0, 1)
    painted = _painted(ink, answer.painted)
    misses, named = [], True
    for place, span in enumerate(truth.spans):
        share = _ink_share(ink, painted, span.boxes, PRIVATE)
        covered, right = share >= COVERED, _is_named(span.entity, span.boxes, answer.masked)
        _add(ratios, span.entity, "recall_covered", covered)
        _add(ratios, span.entity, "recall_named", covered and right)
        named = named and covered and right
        if not covered:
            misses.append(Miss(place, share, "not found" if share < 0.02 else f"{100 * share:.0f} % covered"))
    if truth.spans:
        ratios["", "zero_leak"], ratios["", "zero_leak_named"] = (not misses, 1), (named, 1)
    if truth.clean:
        ratios["", "oversmash"] = (bool(answer.painted), 1)
    touched = []
    for word in truth.words:
        if word.span < 0 and _is_word(word.text):
            lost = _ink_share(ink, painted, (word.box,), ORDINARY) > TOUCHED
            _add(ratios, "", "words_touched", lost)
            touched += [word.text] if lost else []
    return Result(ratios, tuple(misses), tuple(touched), answer.masked if truth.clean else ())


def _is_named(entity: str, boxes: Sequence[Zone], masked: Iterable[Box]) -> bool:
    """Tell whether every line of a span is met by a finding of its entity."""
    zones = [one.zone for one in masked if one.entity == entity]
    return all(any(zone.overlaps(box) for zone in zones) for box in boxes)


def _is_word(text: str) -> bool:
    """Tell words and numbers from a comma or a bracket that stands by itself beside a private span."""
    return any(char.isalnum() for char in text)


def _painted(ink: InkMap, zones: Iterable[Zone]) -> Mask:
    mask = np.zeros(ink.shape, np.bool_)
    for zone in zones:
        mask[zone.y : zone.y + zone.height, zone.x : zone.x + zone.width] = True
    return mask


def _ink_share(ink: InkMap, mask: Mask, boxes: Sequence[Zone], kind: int) -> float:
    """Return which share of the ink of one kind inside the boxes lies under the mask; 1 where is none."""
    inside = _painted(ink, boxes) if len(boxes) > 1 else None
    if inside is None:
        (box,) = boxes
        rows, columns = slice(box.y, box.y + box.height), slice(box.x, box.x + box.width)
        own, under = ink[rows, columns] == kind, mask[rows, columns]
    else:
        own, under = inside & (ink == kind), mask
    total = int(own.sum())
    return float((own & under).sum()) / total if total else 1.0


def _add(ratios: _Adding, entity: str, name: str, hit: bool) -> None:  # noqa: FBT001 - it is what is counted
    for key in {(entity, name), ("", name)}:
        above, below = ratios[key]
        ratios[key] = (above + hit, below + 1)
