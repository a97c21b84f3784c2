"""What the rest of this room speaks of: marks in texts, boxes on screens, items and answers.

A *mark* is a place with an entity's name: gold (what somebody said is private) or masked (what the
engine hid). None of these values shows text in its ``repr``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from redactor.values import Span, Zone


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A named place in a text: half-open, in code points."""

    span: Span
    entity: str


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A named rectangle on a screen, in pixels."""

    zone: Zone
    entity: str


@dataclass(frozen=True, slots=True)
class TextCase:
    """One text of a dataset with its gold, sorted by place and free of overlaps."""

    id: str
    text: str
    gold: tuple[Mark, ...]
    app: str = ""
    title: str = ""
    part: str = ""

    def __repr__(self) -> str:
        return f"TextCase({len(self.text)} code points, {len(self.gold)} gold)"


@dataclass(frozen=True, slots=True)
class ScreenCase:
    """One image of a dataset with its gold boxes; ``line`` is its line in ``truth.jsonl``."""

    id: str
    path: Path
    width: int
    height: int
    gold: tuple[Box, ...]
    app: str = ""
    part: str = ""
    line: int = 0

    def __repr__(self) -> str:
        return f"ScreenCase({self.width}x{self.height}, {len(self.gold)} gold)"


@dataclass(frozen=True, slots=True)
class TypedPlace:
    """A private value that was typed or pasted, and the events that were pressed for it.

    ``presses`` are indices into the item's events: presses, releases and corrections of the value, in order.
    """

    entity: str
    value: str
    presses: tuple[int, ...]

    def __repr__(self) -> str:
        return f"TypedPlace({self.entity}, {len(self.presses)} events)"


@dataclass(frozen=True, slots=True)
class KeysCase:
    """Typing into one field: events as JSON objects, in order; ``line`` is its line in the dataset."""

    id: str
    events: tuple[Mapping[str, Any], ...]
    gold: tuple[TypedPlace, ...]
    app: str = ""
    title: str = ""
    part: str = ""
    line: int = 0

    def __repr__(self) -> str:
        return f"KeysCase({len(self.events)} events, {len(self.gold)} gold)"


@dataclass(frozen=True, slots=True)
class TextAnswer:
    """What the engine did with a text: ``masked`` (not what a policy keeps), or why it was kept back."""

    masked: tuple[Mark, ...] = ()
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class ScreenAnswer:
    """What the engine did with an image: the findings' boxes and the rectangles as painted.

    ``width`` and ``height`` are the image's own, 0 when it was kept back.
    """

    masked: tuple[Box, ...] = ()
    painted: tuple[Zone, ...] = ()
    width: int = 0
    height: int = 0
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class KeysAnswer:
    """What the engine did with typing, or why it was kept back.

    For each event: the sign that it shows by itself, whether it is a key still (``kept``), and whether it was
    one at all (``keys``). ``told`` is what placeholders and clipboards say, a line each.
    """

    signs: tuple[str, ...] = ()
    kept: tuple[bool, ...] = ()
    keys: tuple[bool, ...] = ()
    told: str = ""
    withheld: str = ""

    def __repr__(self) -> str:
        return f"KeysAnswer({len(self.signs)} events)"


Case = TextCase | ScreenCase | KeysCase
Place = Mark | Box | TypedPlace
Key = tuple[str, str]
"""A measure: the entity it is about (empty: all of them) and its name."""

Ratios = Mapping[Key, tuple[float, float]]
"""What one item adds to each measure: to its numerator and to its denominator."""


@dataclass(frozen=True, slots=True)
class Score:
    """One item's part in all measures, and the places behind it.

    ``missed`` are gold places of which something stayed readable; ``misnamed`` those that were hidden
    under another name; ``false`` what was masked where no gold is; ``withheld`` why it was kept back.
    """

    ratios: Ratios
    missed: tuple[Place, ...] = ()
    misnamed: tuple[Place, ...] = ()
    false: tuple[Place, ...] = ()
    withheld: str = ""
