"""Writes a mask back onto the events of a run, so that replaying them gives the masked text.

Where masking the planned events is enough, nothing else changes. Where a command crosses what is gone (an
arrow key over a masked name), the stretch of typing around it is straightened: its keys stay where they
typed in the order in which the text reads, and everything else in it becomes a placeholder.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from redactor.capture.events import Event, Key, Placeholder
from redactor.capture.key_names import HOLDING, key_name
from redactor.capture.keyboard import Verb, stroke_of
from redactor.capture.typing import Typed, follow, is_typing
from redactor.errors import MaskError
from redactor.values import Span

UNREADABLE = "UNREADABLE"

Plan = Mapping[int, tuple[str, str]]
"""Per index of an event the entity and the text that stand in its place."""

Edit = tuple[Span, str]
"""A span of the text that stayed, and what replaces it."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The presses from event ``first`` up to ``end``; they typed ``start`` to ``stop`` of the final text."""

    first: int
    end: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text in its place: what one press typed, or what replaces a private span.

    ``by`` is the press; ``stays`` tells that its event types just this text.
    """

    by: int
    text: str
    stays: bool = False

    def __repr__(self) -> str:
        return f"_Piece({self.by})"


def write_back(typed: Typed, plan: Plan, edits: Sequence[Edit]) -> Typed:
    """Return the run with the planned events masked, followed anew: it types the text with ``edits`` made.

    Key events whose letter stands in no view (an up whose down was before the run, a key with a name of
    its own) become ``UNREADABLE``.

    Args:
        typed: the run as it came.
        plan: what stands in the place of which event; the first of an edit's presses carries its text.
        edits: in order and apart.

    Raises:
        MaskError: no way of masking them types that.
    """
    texts = {index: (UNREADABLE, text) for index, text in typed.hidden.items()} | dict(plan)
    whole = _Stretch(0, len(typed.events), 0, len(typed.views[0].chars))
    wanted = _edited(typed.views[0].text, whole, edits)
    result = _masked(typed, texts)
    changed = dict(texts)
    # First where something is masked and what comes before is right, since what went astray there takes what
    # follows along; then wherever an undo or a movement went astray; at last all of it.
    for way in (_first_broken, _first_broken, _broken_masks, _broken, lambda *_: [whole]):
        if result.views[0].text == wanted:
            return result
        for stretch in way(typed, result, texts, edits):
            changed = _as_planned(changed, texts, stretch) | _straightened(typed, stretch, texts, edits)
        result = _masked(typed, changed)
    if result.views[0].text == wanted:
        return result
    raise MaskError("a masked run of typing does not replay to its masked text")


def _as_planned(changed: Plan, texts: Plan, stretch: _Stretch) -> dict[int, tuple[str, str]]:
    """Return what was changed, without what an earlier way did to the presses of a stretch."""
    elsewhere = {at: said for at, said in changed.items() if not stretch.first <= at < stretch.end}
    return elsewhere | {at: said for at, said in texts.items() if stretch.first <= at < stretch.end}


def _masked(typed: Typed, texts: Plan) -> Typed:
    events = list(typed.events)
    for index, (entity, text) in texts.items():
        event = events[index]
        if is_typing(event) and not _is_lock(event):
            events[index] = Placeholder(seq=event.seq, at=event.at, entity=entity, text=text)
    return follow(events, typed.start)


def _edited(text: str, stretch: _Stretch, edits: Sequence[Edit]) -> str:
    """Return what a stretch of a text is once the edits inside it are made."""
    at, parts = stretch.start, []
    for span, replacement in _inside(stretch, edits):
        parts += [text[at : span.start], replacement]
        at = span.end
    return "".join([*parts, text[at : stretch.stop]])


def _inside(stretch: _Stretch, edits: Sequence[Edit]) -> Sequence[Edit]:
    first = bisect_left(edits, stretch.start, key=lambda edit: edit[0].start)
    end = bisect_left(edits, stretch.stop, key=lambda edit: edit[0].start)
    return edits[first:end]


# --- which stretches are broken -----------------------------------------------------------------------


def _first_broken(typed: Typed, result: Typed, texts: Plan, edits: Sequence[Edit]) -> Iterator[_Stretch]:
    """Yield the broken stretches with a masked press that begin where they should."""
    begun = dict(result.seams)
    for stretch in _broken_masks(typed, result, texts, edits):
        if stretch.first in begun:
            yield stretch


def _broken_masks(typed: Typed, result: Typed, texts: Plan, edits: Sequence[Edit]) -> Iterator[_Stretch]:
    """Yield the broken stretches with a masked press."""
    pressed = sorted(step[0] for step in typed.steps if not texts.keys().isdisjoint(step))
    for stretch in _broken(typed, result, texts, edits):
        if bisect_left(pressed, stretch.first) < bisect_left(pressed, stretch.end):
            yield stretch


def _broken(typed: Typed, result: Typed, texts: Plan, edits: Sequence[Edit]) -> Iterator[_Stretch]:
    """Yield the stretches that type something else in ``result`` than they should."""
    del texts
    lengths = dict(result.seams)
    lengths[len(typed.events)] = len(result.views[0].chars)
    text, original = result.views[0].text, typed.views[0].text
    for stretch in _stretches(typed, edits):
        begun, ended = lengths.get(stretch.first), lengths.get(stretch.end)
        if begun is None or ended is None or text[begun:ended] != _edited(original, stretch, edits):
            yield stretch


def _stretches(typed: Typed, edits: Sequence[Edit]) -> Iterator[_Stretch]:
    """Yield the run from seam to seam; a seam inside of an edit is none."""
    ends = [*typed.seams, (len(typed.events), len(typed.views[0].chars))]
    for (first, start), (end, stop) in pairwise([seam for seam in ends if not _cuts(seam[1], edits)]):
        yield _Stretch(first, end, start, stop)


def _cuts(place: int, edits: Sequence[Edit]) -> bool:
    before = bisect_left(edits, place, key=lambda edit: edit[0].start)
    return before > 0 and edits[before - 1][0].end > place


# --- straightening one --------------------------------------------------------------------------------


def _straightened(
    typed: Typed, stretch: _Stretch, texts: Plan, edits: Sequence[Edit]
) -> dict[int, tuple[str, str]]:
    """Return what stands in the place of which event, so that a stretch types its text straight on."""
    first = bisect_left(typed.steps, stretch.first, key=lambda step: step[0])
    steps = typed.steps[first : bisect_left(typed.steps, stretch.end, key=lambda step: step[0])]
    entity = next((texts[index][0] for step in steps for index in step if index in texts), UNREADABLE)
    pieces = list(_pieces(typed, stretch, texts, _inside(stretch, edits)))
    kept = _rising(pieces)
    while True:
        free = [step[0] for step in steps if step[0] not in kept and not _is_held(typed.events[step[0]])]
        carried, crowded = _carried(pieces, kept, free)
        if crowded is None:
            break
        kept.discard(crowded)
    emptied = {*free}
    result = {index: (entity, "") for step in steps if step[0] in emptied for index in step}
    return result | {index: (texts.get(index, (entity, ""))[0], text) for index, text in carried.items()}


def _pieces(typed: Typed, stretch: _Stretch, texts: Plan, edits: Sequence[Edit]) -> Iterator[_Piece]:
    """Yield what a stretch has to type, in order of its places."""
    chars, at = typed.views[0].chars, stretch.start
    for span, replacement in [*edits, (Span(stretch.stop, stretch.stop + 1), "")]:
        while at < span.start:
            by, end = chars[at].made_by[0], at + 1
            while end < span.start and chars[end].made_by[0] == by:
                end += 1
            text = "".join([char.char for char in chars[at:end]])
            yield _Piece(by, text, stays=by not in texts and _types(typed.events[by], text))
            at = end
        if at < stretch.stop:
            yield _Piece(min(char.made_by[0] for char in chars[at : span.end]), replacement)
        at = span.end


def _types(event: Event, text: str) -> bool:
    """Tell whether the event by itself types just this text."""
    if isinstance(event, Key):
        command = stroke_of(event.key, event.char, event.modifiers).command
        return command.verb is Verb.INSERT and command.text == text
    return isinstance(event, Placeholder) and event.text == text


def _is_held(event: Event) -> bool:
    """Tell whether an event is a key that does something to others alone, so that it may stay."""
    return isinstance(event, Key) and (key_name(event.key) in HOLDING or _is_lock(event))


def _is_lock(event: Event) -> bool:
    """Tell whether an event is caps lock, which stays: the letters after it would change their case."""
    return isinstance(event, Key) and key_name(event.key) == "capslock"


def _rising(pieces: Sequence[_Piece]) -> set[int]:
    """Return the presses of a longest row of pieces that stay and were typed in the order of their places.

    Patience sorting (Fredman, Discrete Mathematics 11, 1975).
    """
    tails: list[int] = []
    rows: list[tuple[int, object]] = []
    for piece in pieces:
        if piece.stays:
            place = bisect_left(tails, piece.by)
            row = (piece.by, rows[place - 1] if place else None)
            tails[place : place + 1] = [piece.by]
            rows[place : place + 1] = [row]
    kept, row_ = set(), rows[-1] if rows else None
    while row_:
        by, row_ = row_  # type: ignore[assignment] # a linked list
        kept.add(by)
    return kept


def _carried(
    pieces: Sequence[_Piece], kept: set[int], free: Sequence[int]
) -> tuple[dict[int, str], int | None]:
    """Return which of the free presses carry the text between kept ones, or the kept one in the way.

    A press may carry text only where it comes between its neighbours in time too.
    """
    carried: dict[int, str] = {}
    before, text = -1, ""
    for piece in [*pieces, None]:
        if piece is not None and piece.by not in kept:
            text += piece.text
            continue
        place = bisect_left(free, before)
        fits = place < len(free) and (piece is None or free[place] < piece.by)
        if text and not fits:
            return carried, piece.by if piece else before
        if text:
            carried[free[place]] = text
        if piece is not None:
            before, text = piece.by, ""
    return carried, None
