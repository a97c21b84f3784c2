# ruff: noqa: S311, E501 - seeded choice, no cryptography; word lists stand on long lines
"""Ordinary lines of code and of manuals: what holds no name, from the sources of Python that trains.

The standard library (PSF licence) is at hand wherever this runs. Lines that thank, credit or quote somebody
are left out, and so are lines in which a known given name stands before a capital: the rest is read as text
without names, which screens of programmers are full of. Nothing of it ships.
"""

from __future__ import annotations

import random
import re
import sysconfig
from collections.abc import Collection, Iterator
from pathlib import Path

ANNOTATES = ("PERSON", "ORGANIZATION", "LOCATION", "ADDRESS", "NRP")
"""Dates do occur in code: they are left open."""

SKIPPED = frozenset(
    {"test", "tests", "site-packages", "dist-packages", "idle_test", "encodings", "__pycache__"}
)

PERSONAL = re.compile(
    r"copyright|\(c\)|author|written by|contribut|thank|credit|@|\bby [A-Z]|maintain|licen[cs]e|patch|original|"
    r"https?://|\b(?:Inc|Ltd|Corp|University|Foundation|Microsoft|Apple|Google|Sun|IBM|Europe|America|US|Russia|Dutch|"
    r"Swedish|Greek|Turkish|Hebrew|Arabic|English|German|French|Chinese|Japanese|Korean)\b",
    re.IGNORECASE,
)
CAPITALS = re.compile(r"\b([A-Z][A-Za-z]+) (?=[A-Z])")
LONGEST = 360
"""Letters of one passage at most."""


def _files() -> list[Path]:
    root = Path(sysconfig.get_path("stdlib"))
    return sorted(path for path in root.rglob("*.py") if not SKIPPED & set(path.relative_to(root).parts[:-1]))


def _fit(line: str, given: Collection[str]) -> bool:
    if not line.strip() or len(line) > LONGEST or not line.isascii() or PERSONAL.search(line):
        return False
    return not any(found[1].casefold() in given for found in CAPITALS.finditer(line))


def passages(count: int, seed: int, given: Collection[str]) -> Iterator[str]:
    """Yield ``count`` passages of one to six lines; ``given`` are given names in small letters, to avoid."""
    rng = random.Random(seed)
    texts: dict[Path, list[str]] = {}
    files = _files()
    sizes = [min(path.stat().st_size, 200_000) for path in files]
    made = 0
    while made < count:
        path = rng.choices(files, weights=sizes)[0]
        if path not in texts:
            texts[path] = path.read_text("utf-8", errors="replace").splitlines()
        lines = texts[path]
        at = rng.randrange(max(len(lines), 1))
        chosen = lines[at : at + rng.choice((1, 1, 1, 2, 3, 4, 6))]
        text = "\n".join(chosen)[:LONGEST].strip()
        if text and all(not line.strip() or _fit(line, given) for line in chosen):
            made += 1
            yield text
