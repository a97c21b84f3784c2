"""Engine words become a :class:`Page`: lines, blocks, reading order, spans and zones. No I/O.

An engine's own lines run across columns, and a name glued to the next column's phone number is
neither found nor masked well. So lines are cut at wide gaps, and blocks are built from the pieces:
lines under each other that overlap from left to right.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from redactor.values import Page, Span, Word, Zone

_AFTER_ICON = 0.8  # a gap wider than this many line heights parts a single sign from its line
_GAP = 2.5  # a gap wider than this many line heights ends a line
_JOIN = 0.6  # pieces on one height nearer than this many line heights are one line
_SAME_LINE = 0.6  # share of the lower piece's height that must be common
_LEADING = 1.2  # lines nearer than this many line heights, one under the other, are one block
_NOISE = 0.5  # words without a letter or digit below this confidence are dirt


@dataclass(frozen=True, slots=True)
class EngineWord:
    """One word as an engine reports it: box in the engine's pixels, origin top left.

    ``line`` is any key that is equal for words of the same engine line; ``confidence`` is 0..1.
    """

    text: str
    x: int
    y: int
    width: int
    height: int
    confidence: float
    line: tuple[int, ...]

    def __repr__(self) -> str:
        return "EngineWord(...)"


@dataclass(frozen=True, slots=True)
class View:
    """How the engine's pixels lie over the screen: ``screen = (engine - margin) / factor``.

    ``width`` and ``height`` are the screen's, in pixels.
    """

    width: int
    height: int
    factor: float = 1.0
    margin: int = 0


@dataclass(frozen=True, slots=True)
class _Placed:
    text: str
    zone: Zone
    confidence: float


class _Piece:
    """A run of words on one line, without a wide gap; its frame is computed once."""

    def __init__(self, words: Sequence[_Placed]) -> None:
        self.words = sorted(words, key=lambda word: (word.zone.x, word.zone.y))
        zones = [word.zone for word in words]
        self.left = min(zone.x for zone in zones)
        self.top = min(zone.y for zone in zones)
        self.right = max(zone.x + zone.width for zone in zones)
        self.bottom = max(zone.y + zone.height for zone in zones)
        self.line_height = median(zone.height for zone in zones)


def build_page(words: Iterable[EngineWord], view: View) -> Page:
    """Return the page: words joined by a space, lines by a newline, blocks by an empty line.

    Zones are in pixels of the screen: corners rounded down, far edges up, clipped to the screen.
    Words without text and pure dirt (low confidence and neither letter nor digit) are left out;
    an unsure letter stays, since what is not on the page is never masked.
    """
    lines: dict[tuple[int, ...], list[_Placed]] = {}
    for word in words:
        text = " ".join(word.text.split())
        if text and not _is_dirt(text, word.confidence):
            placed = _Placed(text, zone_on_screen(word, view), word.confidence)
            lines.setdefault(word.line, []).append(placed)
    pieces = [piece for line in lines.values() for piece in _cut(line)]
    return _write(_blocks(_joined(pieces)), view)


def zone_on_screen(word: EngineWord, view: View) -> Zone:
    """Return the screen pixels that a word's box touches, at least one, all on the screen."""
    x, width = _side(word.x, word.width, view.width, view)
    y, height = _side(word.y, word.height, view.height, view)
    return Zone(x, y, width, height)


def _side(start: int, length: int, limit: int, view: View) -> tuple[int, int]:
    low = math.floor((start - view.margin) / view.factor)
    high = math.ceil((start + length - view.margin) / view.factor)
    low = min(max(low, 0), limit - 1)
    return low, max(min(high, limit) - low, 1)


def _is_dirt(text: str, confidence: float) -> bool:
    return confidence < _NOISE and not any(char.isalnum() for char in text)


def _cut(line: Sequence[_Placed]) -> list[_Piece]:
    """Cut one engine line at gaps wider than ``_GAP`` line heights."""
    ordered = sorted(line, key=lambda word: (word.zone.x, word.zone.y))
    height = median(word.zone.height for word in ordered)
    runs = [[ordered[0]]]
    right = ordered[0].zone.x + ordered[0].zone.width
    for word in ordered[1:]:
        # An icon before a name is read as a letter: the name must stand by itself.
        is_icon = word is ordered[1] and len(ordered[0].text) == 1
        if word.zone.x - right > (_AFTER_ICON if is_icon else _GAP) * height:
            runs.append([])
        runs[-1].append(word)
        right = max(right, word.zone.x + word.zone.width)
    return [_Piece(run) for run in runs]


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Join pieces that stand side by side on one height with no more than a word gap between."""
    done: list[_Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.left, piece.top)):
        # Left to right, so the neighbour on the left is already there.
        beside = [other for other in done if _is_beside(other, piece)]
        if beside:
            nearest = max(beside, key=lambda other: other.right)
            done.remove(nearest)
            done.append(_Piece([*nearest.words, *piece.words]))
        else:
            done.append(piece)
    return done


def _is_beside(left: _Piece, right: _Piece) -> bool:
    lower = min(left.bottom - left.top, right.bottom - right.top)
    common = min(left.bottom, right.bottom) - max(left.top, right.top)
    reach = _JOIN * min(left.line_height, right.line_height)
    return common >= _SAME_LINE * lower and abs(right.left - left.right) <= reach


def _blocks(lines: Sequence[_Piece]) -> list[list[_Piece]]:
    """Group lines that stand under each other; blocks and lines from the top, then from the left."""
    blocks: list[list[_Piece]] = []
    for line in sorted(lines, key=lambda line: (line.top, line.left)):
        above = [block for block in blocks if _is_under(block[-1], line)]
        if above:
            max(above, key=lambda block: _common_width(block[-1], line)).append(line)
        else:
            blocks.append([line])
    return blocks


def _common_width(one: _Piece, other: _Piece) -> int:
    return min(one.right, other.right) - max(one.left, other.left)


def _is_under(above: _Piece, line: _Piece) -> bool:
    gap = line.top - above.bottom
    near = _LEADING * min(above.line_height, line.line_height)
    return _common_width(above, line) > 0 and -near <= gap <= near


def _write(blocks: Sequence[Sequence[_Piece]], view: View) -> Page:
    """Write the text and note where each word landed."""
    parts: list[str] = []
    words: list[Word] = []
    end = number = 0
    for block in blocks:
        for index, line in enumerate(block):
            separator = "" if not words else "\n" if index else "\n\n"
            for word in line.words:
                start = end + len(separator)
                end = start + len(word.text)
                parts += separator, word.text
                words.append(Word(Span(start, end), word.zone, word.confidence, number))
                separator = " "
            number += 1
    return Page("".join(parts), tuple(words), view.width, view.height)
