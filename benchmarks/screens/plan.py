"""Which screens there are: templates, halves, and the seeded plan, without a browser."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.screens.looks import Look, look
from benchmarks.screens.supply import half

FOLDER = Path(__file__).parent / "templates"
SEED = 20_261_204


@dataclass(frozen=True, slots=True)
class Template:
    """One template; ``clean`` ones show nothing private."""

    name: str
    clean: bool

    @property
    def file(self) -> str:
        """Where it stands below the folder of templates."""
        return f"{'clean' if self.clean else 'private'}/{self.name}.html"

    @property
    def split(self) -> str:
        """What is missed on seen templates may be looked at, on unseen ones never."""
        return half(self.name)


@dataclass(frozen=True, slots=True)
class Plan:
    """One screen to draw. ``hinted``: the reader of the picture is told its program and title."""

    template: Template
    number: int
    seed: str
    look: Look
    hinted: bool

    @property
    def name(self) -> str:
        """The screen's name among all of its seed."""
        return f"{self.template.name}-{self.number:03d}"


@cache
def templates() -> tuple[Template, ...]:
    """Return all templates."""
    return tuple(
        Template(path.stem, folder == "clean")
        for folder in ("private", "clean")
        for path in sorted((FOLDER / folder).glob("*.html"))
    )


def plans(count: int, *, seed: int = SEED, names: Iterable[str] = ()) -> list[Plan]:
    """Return ``count`` screens of each template, or of the named ones; none depends on the others."""
    wanted = set(names)
    return [
        _plan(template, number, seed)
        for template in templates()
        if not wanted or template.name in wanted
        for number in range(count)
    ]


def _plan(template: Template, number: int, seed: int) -> Plan:
    own = hashlib.sha256(f"{seed}/{template.name}/{number}".encode()).hexdigest()
    random_ = random.Random(own)
    return Plan(template, number, own, look(random_), hinted=number % 2 == 1)
