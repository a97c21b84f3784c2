"""Engine words become a :class:`Page`: lines, blocks, reading order, spans and zones. No I/O.

An engine's own lines run across columns, and a name glued to the next column's phone number is
neither found nor masked well. So lines are cut at wide gaps, and blocks are built from the pieces:
lines under each other that overlap from left to right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from redactor.values import Joint, Page, Span, Word, Zone

_ICON, _SURE = 2, 0.95  # an icon is read as one or two signs, and not surely
_AFTER_ICON = 0.8  # a gap wider than this many line heights parts one or two signs from their line
_AFTER_SYMBOL = 0.25  # the same, where their size says that they are no letters
_TALL, _LOW = 1.15, 0.6  # of the highest word beside them: no letter is higher or lower
_GAP = 2.5  # a gap wider than this many line heights ends a line
_JOIN = 1.2  # pieces on one height nearer than this many line heights are one line
_SAME_LINE = 0.6  # share of the lower piece's height that must be common
_LEADING = 1.2  # lines nearer than this many line heights, one under the other, are one block
_NOISE = 0.5  # words without a letter or digit below this confidence are dirt


@dataclass(frozen=True, slots=True)
class EngineWord:
    """One word as an engine reports it: box in pixels of the screen, origin top left.

    ``confidence`` is 0..1. A box may reach beyond the screen. ``joints`` are in pixels of the screen.
    """

    text: str
    x: int
    y: int
    width: int
    height: int
    confidence: float
    joints: tuple[Joint, ...] = field(default=(), kw_only=True)

    def __repr__(self) -> str:
        return "EngineWord(...)"


@dataclass(frozen=True, slots=True)
class _Placed:
    text: str
    zone: Zone
    confidence: float
    rule: int
    joints: tuple[Joint, ...] = ()


class Piece:
    """A run of words on one line, without a wide gap; its frame is computed once and never changes."""

    def __init__(self, words: Sequence[_Placed], *, is_icon: bool = False) -> None:
        self.is_icon = is_icon and len(words) == 1
        self.words = sorted(words, key=lambda word: (word.zone.x, word.zone.y))
        zones = [word.zone for word in words]
        self.left = min(zone.x for zone in zones)
        self.top = min(zone.y for zone in zones)
        self.right = max(zone.x + zone.width for zone in zones)
        self.bottom = max(zone.y + zone.height for zone in zones)
        self.line_height = median(zone.height for zone in zones)
        self.rule = min(word.rule for word in words)
        self.text = " ".join(word.text for word in self.words)
        self._last: tuple[int, int, tuple[Word, ...]] = (-1, -1, ())

    def at(self, start: int, line: int) -> tuple[Word, ...]:
        """Return the words of a piece whose text begins at a place of the page's, on the line of a number.

        They are kept for the next page: most pieces stay where they are.
        """
        known = self._last
        if known[:2] != (start, line):
            known = self._last = (start, line, tuple(self._words_at(start, line)))
        return known[2]

    def _words_at(self, start: int, line: int) -> Iterator[Word]:
        for word in self.words:
            end = start + len(word.text)
            yield Word(Span(start, end), word.zone, word.confidence, line, word.joints)
            start = end + 1


def pieces_of(words: Iterable[EngineWord], width: int, height: int, *, rule: int = -1) -> list[Piece]:
    """Return the runs of words of one engine line without wide gaps.

    ``width`` and ``height`` are the screen's, in pixels; zones are clipped to it and never empty. ``rule``
    tells where the nearest vertical rule on the line's left stands, -1 for none: lines are never joined
    across one. Words without text and pure dirt (low confidence and neither letter nor digit) are left out;
    an unsure letter stays, since what is not on the page is never masked.
    """
    line: list[_Placed] = []
    for word in words:
        text = " ".join(word.text.split())
        if text and not _is_dirt(text, word.confidence):
            joints = word.joints if text == word.text else ()
            line.append(_Placed(text, _on_screen(word, width, height), word.confidence, rule, joints))
    return _cut(line) if line else []


def page_of(pieces: Sequence[Piece], width: int, height: int, *, unread: Iterable[Zone] = ()) -> Page:
    """Return the page: words joined by a space, lines by a newline, blocks by an empty line.

    ``pieces`` are those of all engine lines, in the order of these; ``unread`` are lines without words, all
    inside the screen.
    """
    return _write(_blocks(_joined(pieces)), width, height, tuple(unread))


def _on_screen(word: EngineWord, width: int, height: int) -> Zone:
    x, across = _side(word.x, word.width, width)
    y, down = _side(word.y, word.height, height)
    return Zone(x, y, across, down)


def _side(start: int, length: int, limit: int) -> tuple[int, int]:
    """Return start and length of what lies on the screen, at least one pixel."""
    low = min(max(start, 0), limit - 1)
    return low, max(min(start + length, limit) - low, 1)


def _is_dirt(text: str, confidence: float) -> bool:
    return confidence < _NOISE and not any(char.isalnum() for char in text)


def _cut(line: Sequence[_Placed]) -> list[Piece]:
    """Cut one engine line at gaps wider than ``_GAP`` line heights."""
    ordered = sorted(line, key=lambda word: (word.zone.x, word.zone.y))
    height = median(word.zone.height for word in ordered)
    runs = [[ordered[0]]]
    after_first = _icon_gap(ordered)
    right = ordered[0].zone.x + ordered[0].zone.width
    for word in ordered[1:]:
        # An icon before a name is read as a letter: the name must stand by itself.
        if word.zone.x - right > (after_first if word is ordered[1] else _GAP) * height:
            runs.append([])
        runs[-1].append(word)
        right = max(right, word.zone.x + word.zone.width)
    # So do one or two letters that are a line of their own: an avatar's, whose ground is another one.
    is_icon = _may_be_icon(ordered[0]) if len(runs) > 1 else _may_be_initials(ordered)
    return [Piece(runs[0], is_icon=is_icon), *map(Piece, runs[1:])]


def _may_be_initials(line: Sequence[_Placed]) -> bool:
    return len(line) == 1 and len(line[0].text) <= _ICON and line[0].text.isalpha() and line[0].text.isupper()


def _icon_gap(line: Sequence[_Placed]) -> float:
    """Return how many line heights part the first word from the others, by whether it may be an icon."""
    first, high = line[0], max((word.zone.height for word in line[1:]), default=0)
    if not _may_be_icon(first):
        return _GAP
    return _AFTER_ICON if _LOW * high <= first.zone.height <= _TALL * high else _AFTER_SYMBOL


def _may_be_icon(word: _Placed) -> bool:
    return len(word.text) <= _ICON and word.confidence < _SURE


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Join pieces that stand side by side on one height with no more than a word gap between."""
    done: list[Piece] = []
    farthest = _JOIN * max((piece.line_height for piece in pieces), default=0)
    near: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.left, piece.top)):
        # Left to right, so the neighbour on the left is already there, and what ends too far left is beside
        # none of the rest.
        near = [other for other in near if piece.left - other.right <= farthest]
        level = (other for other in near if other.top < piece.bottom and piece.top < other.bottom)
        nearest = max((other for other in level if _is_beside(other, piece)), key=_right, default=None)
        joined = piece
        if nearest is not None:
            near.remove(nearest)
            done.remove(nearest)
            joined = Piece([*nearest.words, *piece.words])
        near.append(joined)
        done.append(joined)
    return done


def _right(piece: Piece) -> int:
    return piece.right


def _is_beside(left: Piece, right: Piece) -> bool:
    lower = min(left.bottom - left.top, right.bottom - right.top)
    common = min(left.bottom, right.bottom) - max(left.top, right.top)
    reach = _JOIN * max(left.line_height, right.line_height)
    near = common >= _SAME_LINE * lower and abs(right.left - left.right) <= reach
    return near and not left.is_icon and right.rule < left.right


def _blocks(lines: Sequence[Piece]) -> list[list[Piece]]:
    """Group lines that stand under each other; blocks and lines from the top, then from the left."""
    blocks: list[list[Piece]] = []
    near: list[list[Piece]] = []
    for line in sorted(lines, key=lambda line: (line.top, line.left)):
        # From the top, so what ends too far above is followed by no other line either.
        near = [block for block in near if line.top - block[-1].bottom <= _LEADING * block[-1].line_height]
        above = [block for block in near if _is_under(block[-1], line)]
        if above:
            max(above, key=lambda block: _common_width(block[-1], line)).append(line)
        else:
            blocks.append([line])
            near.append(blocks[-1])
    return blocks


def _common_width(one: Piece, other: Piece) -> int:
    return min(one.right, other.right) - max(one.left, other.left)


def _is_under(above: Piece, line: Piece) -> bool:
    gap = line.top - above.bottom
    near = _LEADING * min(above.line_height, line.line_height)
    return _common_width(above, line) > 0 and -near <= gap <= near


def _write(blocks: Sequence[Sequence[Piece]], width: int, height: int, unread: tuple[Zone, ...]) -> Page:
    """Write the text and note where each word landed."""
    parts: list[str] = []
    words: list[Word] = []
    end = number = 0
    for block in blocks:
        for index, line in enumerate(block):
            separator = "" if not words else "\n" if index else "\n\n"
            start = end + len(separator)
            end = start + len(line.text)
            parts += separator, line.text
            words += line.at(start, number)
            number += 1
    return Page("".join(parts), tuple(words), width, height, unread)
