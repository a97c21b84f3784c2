"""The word lists, read from the text files beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "words"


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a list, without comments and empty lines."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def by_culture(name: str) -> dict[str, tuple[str, ...]]:
    """Return names by culture; a hyphen stands for itself, ``Lo-Presti`` and the like for a space."""
    table = {}
    for line in lines(name):
        culture, _, names = line.partition(":")
        table[culture] = tuple(_spaced(name) for name in names.split())
    return table


@cache
def words(name: str) -> tuple[str, ...]:
    """Return all words of a list of names without cultures."""
    return tuple(_spaced(word) for line in lines(name) for word in line.split())


@cache
def row(name: str) -> tuple[str, ...]:
    """Return one named row of the words that identify nobody."""
    for line in lines("clean_words"):
        first, *rest = line.split("|")
        if first == name:
            return tuple(rest)
    raise KeyError(name)


def _spaced(name: str) -> str:
    """Names of several words are kept with hyphens in the lists."""
    several = {"Lo-Presti", "Van-der-Merwe", "Wavecrest-Dental", "Luminex-Bio", "Northwind-Traders"}
    several |= {"Aozora-Denki", "Savannah-Crest", "Jollof-House"}
    return name.replace("-", " ") if name in several else name
