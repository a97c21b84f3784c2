"""What a session has shown once, anywhere, is known in all of it.

A name in a window's title, a number in the clipboard, an address on a screen: each is found once with
confidence, and then wherever it stands in the same session, before and after, in forms that no detector
would find by itself (:mod:`redactor.detect.variants`). What is believed, and how soon, is told in
:mod:`redactor.detect.memorable`.

Values are held in memory alone, in bounded number, and only those that are looked for; what was seen once
and has to be seen again is held as a keyed digest. Nothing here shows content when it is printed.
"""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType

from redactor.detect.beginnings import ends_of, is_telling
from redactor.detect.inert import blanked, places
from redactor.detect.known_names import fold_name
from redactor.detect.memorable import SURE_SIGHT, Lesson, Trust, trust
from redactor.detect.merge import MEMORY
from redactor.detect.plain import PlainText
from redactor.detect.remembered import Digests
from redactor.detect.shelf import Hit, Shelf
from redactor.detect.variants import glue
from redactor.errors import UsageError
from redactor.values import Decision, Finding, Span

RULE = "memory"
SCORE = 0.5

MOST_VALUES = 4_000
"""How many values are remembered. The one that was seen longest ago, counted in events, leaves first."""

MOST_SIGHTINGS = 20_000
"""How many values that were seen once are waited for; the oldest leave first."""

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_FEW = 3  # lines; so many are one piece
_GROWTH = 8
"""A new shelf takes in those before it that are at most so many times as large: few shelves, and each value
is put on a new one only now and then."""

_Key = tuple[str, str]
_Value = tuple[str, str]
_Sighting = tuple[bytes, int]
"""A digest of the surroundings in which a value was seen, and how sure that was: 0, 1 or 2."""


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What a session knows at one moment; later lessons do not change it. Safe to use from several threads.

    Two are the same only if they are one: what was masked with one is not what another would mask.
    ``missed`` are the numbers of events that could not be looked at when it was learnt, with the decision on
    what fails so.
    """

    shelves: tuple[Shelf, ...] = ()
    left_alone: frozenset[str] = frozenset()
    missed: Mapping[int, Decision] = field(default_factory=lambda: MappingProxyType({}))

    def __repr__(self) -> str:
        return f"Known({len(self.shelves)} shelves)"

    def full_name(self, name: str) -> str:
        """Return the one full name that a name is a form of; the name itself where there are none or several.

        A full name that is a form of another one (``J. Doe`` of ``Jane Doe``) is none of its own.
        """
        full = self._people(name)
        if len(full) > 1:
            full = frozenset(one for one in full if self._people(one) == {one})
        return next(iter(full)) if len(full) == 1 else name

    def _people(self, name: str) -> frozenset[str]:
        glued = glue(name)
        return frozenset().union(*(shelf.people(glued) for shelf in self.shelves))

    def begun(self, text: str) -> tuple[int, str] | None:
        """Return how much of a text, from its start, begins one known value and no other, and its entity.

        The text is in small letters. A beginning has at least four signs and ends with a word, or where the
        text does.
        """
        if not self.shelves:
            return None
        for end in ends_of(text):
            begun = text[:end]
            if not is_telling(begun):
                continue
            going_on = dict(value for shelf in self.shelves for value in shelf.beginnings.of(begun))
            if len(going_on) == 1:
                return end, next(iter(going_on.values()))
        return None

    def find(self, text: str) -> tuple[Finding, ...]:
        """Return where known values stand in a text: spans in order, some may overlap."""
        if not self.shelves or not text:
            return ()
        plain = PlainText(text)
        shown = plain.text.replace("%20", "   ")  # as long as before
        shown = blanked(shown, places(shown))
        pieces = _pieces(shown)
        texts = [shown[start:end] for start, end in pieces]
        hits = [
            (start + here, end + here, entity)
            for shelf in self.shelves
            for (here, _), found in zip(pieces, shelf.hits(texts), strict=True)
            for start, end, entity in found
        ]
        return tuple(
            Finding(entity, SCORE, MEMORY, RULE, plain.in_original(Span(start, end)))
            for start, end, entity in _outermost(hits)
            if fold_name(shown[start:end]) not in self.left_alone
        )


NOTHING = Known()
"""What a session knows before it has seen anything, or when its policy wants no memory."""


class SessionMemory:
    """The memory of one session; lessons are given in the order of its events.

    Args:
        left_alone: names that are nobody's, as the organisation's lists tell.
        most: how many values are remembered.
    """

    def __init__(self, left_alone: Iterable[str] = (), *, most: int = MOST_VALUES) -> None:
        self._left_alone = frozenset(map(fold_name, left_alone))
        self._most = most
        self._digests = Digests()
        self._values: OrderedDict[_Key, _Value] = OrderedDict()
        self._sightings: OrderedDict[bytes, _Sighting] = OrderedDict()
        self._shelves: list[tuple[Shelf, list[_Key]]] = []
        self._new: list[_Key] = []
        self._known = Known((), self._left_alone)
        self._closed = False
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"SessionMemory({len(self)} values)"

    def learn(self, lessons: Iterable[Lesson]) -> None:
        """Take in what one event has shown.

        Raises:
            UsageError: the memory is closed.
        """
        with self._lock:
            if self._closed:
                raise UsageError("the memory is closed")
            for lesson in lessons:
                self._take(lesson)

    def known(self) -> Known:
        """Return what is known by now; the same object until something new is learnt."""
        with self._lock:
            if self._new:
                self._put_on_shelf()
                self._known = Known(tuple(shelf for shelf, _ in self._shelves), self._left_alone)
            return self._known

    def close(self) -> None:
        """Forget everything."""
        with self._lock:
            for held in (self._values, self._sightings, self._shelves, self._new):
                held.clear()
            self._known, self._closed = NOTHING, True

    def _take(self, lesson: Lesson) -> None:
        key = (lesson.entity, glue(lesson.value) if lesson.entity != "SECRET" else lesson.value)
        if key in self._values:
            self._values.move_to_end(key)
            return
        sure = trust(lesson)
        if sure is Trust.NEVER or fold_name(lesson.value) in self._left_alone:
            return
        if sure is not Trust.SURE:
            level = 0 if sure is Trust.DOUBTED else 1 + (lesson.score >= SURE_SIGHT)
            if not self._seen_elsewhere(key, lesson.beside, level):
                return
        self._values[key] = (lesson.entity, lesson.value)
        self._new.append(key)
        while len(self._values) > self._most:
            self._values.popitem(last=False)

    def _seen_elsewhere(self, key: _Key, beside: str, sure: int) -> bool:
        """Tell whether a value was seen before in other surroundings; note where it was seen now.

        Two sightings make one that is sure; of one that is doubted the other has to be surer.
        """
        value, place = self._digests.of("\0".join(key)), self._digests.of(beside)
        before, level = self._sightings.pop(value, (place, sure))
        if before != place and level + sure > 1:
            return True
        self._sightings[value] = max((before, level), (place, sure), key=lambda sighting: sighting[1])
        while len(self._sightings) > MOST_SIGHTINGS:
            self._sightings.popitem(last=False)
        return False

    def _put_on_shelf(self) -> None:
        """Put what is new on a shelf, with the values of those before it that are not much larger.

        Values that have left come off the shelves as these are made anew, or all at once when they are many.
        """
        keys, self._new = self._new, []
        on_shelves = sum(len(taken) for _, taken in self._shelves)
        while self._shelves and (
            len(self._shelves[-1][1]) <= _GROWTH * len(keys) or on_shelves > 2 * self._most
        ):
            _, before = self._shelves.pop()
            keys = [*before, *keys]
        keys = [key for key in dict.fromkeys(keys) if key in self._values]
        if keys:
            self._shelves.append((Shelf(self._values[key] for key in keys), keys))


def _pieces(text: str) -> list[tuple[int, int]]:
    """Return each line together with the next one: a value goes on in the next line, hardly in a third.

    On a screen most lines are those of the frame before, and are not searched again.
    """
    lines = [found.span() for found in _LINE.finditer(text)]
    if len(lines) < _FEW:
        return [(0, len(text))]
    return [(line[0], after[1]) for line, after in pairwise(lines)]


def _outermost(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits that do not lie inside longer ones, in order of place."""
    kept: list[Hit] = []
    reach = 0
    for start, end, entity in sorted(set(hits), key=lambda hit: (hit[0], -hit[1], hit[2])):
        same = bool(kept) and kept[-1][:2] == (start, end)
        if end > reach or same:
            kept.append((start, end, entity))
            reach = max(reach, end)
    return kept
