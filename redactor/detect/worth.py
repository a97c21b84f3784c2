"""Where the gate lets something pass that the name model need not look at either.

A word that everybody knows (``Downloads``, ``Slack``, ``JSON``) is left alone when it is all that the model
finds, and a number is no finding unless it names a day. Where nothing else passes the gate, the model would
find nothing that is kept, but for names that begin or end with such a word and pass with nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from redactor.detect.known_names import is_public_word
from redactor.detect.wordpieces import Pieces

_NUMERIC_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}/\d{1,2}")
_MONTH = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE)


def is_day(value: str) -> bool:
    """Tell whether a date or time names a day; `10:42`, `95 minutes ago` and `Tuesday` name none."""
    named = _MONTH.search(value) is not None and any(sign.isdigit() for sign in value)
    return named or _NUMERIC_DATE.search(value) is not None


def is_worth(text: str, pieces: Pieces, passing: NDArray[np.bool_], start: int, end: int) -> bool:
    """Tell whether what passes the gate between two pieces of a text may be a name, or a day.

    Args:
        text: the text.
        pieces: all its pieces.
        passing: for each of them, whether it passes the gate.
        start: number of the first piece.
        end: number of the piece after the last.
    """
    words = list(_words(text, pieces, passing, start, end))
    if any(any(map(str.isalpha, word)) and not is_public_word(word) for word in words):
        return True
    return bool(words) and is_day(text[pieces.starts[start] : pieces.ends[end - 1]])


def _words(text: str, pieces: Pieces, passing: NDArray[np.bool_], start: int, end: int) -> Iterator[str]:
    """Yield the words of which some piece passes."""
    numbers, done = pieces.words, -1
    for piece in start + np.flatnonzero(passing[start:end]):
        if numbers[piece] == done:
            continue
        done = numbers[piece]
        first = last = int(piece)
        while first > 0 and numbers[first - 1] == done:
            first -= 1
        while last + 1 < len(pieces) and numbers[last + 1] == done:
            last += 1
        yield text[pieces.starts[first] : pieces.ends[last]]
