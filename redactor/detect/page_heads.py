"""Values that a word of its own tells: the head of their column, or the label on their left or over them.

``PNR``, ``usename``, ``Bank account`` and ``Guest password`` say what stands under them or beside them; the
value alone says nothing (``QX7RTM``, ``svc-uploader``, ``hello-from-the-shed``). Only whole labels count:
``Password policy`` and ``User agent`` are others. Columns of a table drawn with bars are told apart too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from redactor.detect.page_cells import cells_of
from redactor.detect.page_columns import DETECTOR
from redactor.detect.page_labels import Line, nearest_behind
from redactor.detect.page_told import Telling, kind_of
from redactor.values import Finding, Page

SCORE = 0.72
"""What a head tells counts before what a model makes of it, and before what only seems to be a label."""

_ALIGNED = 1.0  # heights: edges of a head and of its cells differ by at most so much
_CENTRED = 0.6
_NEXT_ROW = 7.0  # heights: so far under each other rows of a table stand
_BESIDE = 25.0  # heights: so far to the right of its label a value stands
_ROWS = 2  # values that a column has at least; one may be anything under a heading
_WORDS = 4  # more are a sentence or a command
_PROMPT = re.compile(r"[$#%>] ?\S|\[?[\w.-]{1,40}@[\w.-]{1,60}[:\] ]|\w{1,24}[=-]?[#>] ")
_IDENTIFIER = re.compile(r"\w[._]\w")  # ``user.name`` in a list of fields has another one under it
_COLUMN_SHARE = 0.5  # and so many of its cells have the looks of it


@dataclass(frozen=True, slots=True)
class _Head:
    """A cell that tells what others are."""

    cell: Line
    kind: Telling


def told_by_heads(page: Page, lines: Sequence[Line]) -> Iterator[Finding]:
    """Yield the values that heads of columns and labels tell.

    Args:
        page: the page as read.
        lines: its lines without icons.
    """
    cells = cells_of(page, lines)
    texts = {cell: page.text[cell.span.start : cell.span.end] for cell in cells}
    heads = [_Head(cell, kind) for cell in cells if (kind := kind_of(texts[cell]))]
    if not heads:
        return
    said = {head.cell for head in heads}
    for head in heads:
        beside = [cell for cell in cells if cell is not head.cell and cell.is_level(head.cell)]
        column = [*_under(head.cell, cells, said, texts)]
        if told := _of_column(head, column, texts, beside):
            yield from (Finding(head.kind.entity, SCORE, DETECTOR, "head", cell.span) for cell in told)
        elif not _is_in_heads(head, beside, texts):
            values = [*_next(head.cell, beside)]
            if not values and not _IDENTIFIER.search(texts[head.cell]):
                values = [*_right_under(head.cell, column)]
            for cell in values:
                if head.kind.among is None and head.kind.fits(texts[cell]):
                    yield Finding(head.kind.entity, SCORE, DETECTOR, "label", cell.span)


def _is_in_heads(head: _Head, beside: Sequence[Line], texts: Mapping[Line, str]) -> bool:
    """Tell whether a cell stands in a row of heads: beside others, none of which is a value of its kind."""
    return bool(beside) and not any(
        any(map(str.isdigit, texts[cell])) or head.kind.fits(texts[cell]) for cell in beside
    )


def _of_column(
    head: _Head, column: Sequence[Line], texts: Mapping[Line, str], beside: Sequence[Line]
) -> list[Line]:
    """Return the values of the column under a head, none where it is no head of one."""
    others = [texts[cell] for cell in beside]
    if not others or any(any(map(str.isdigit, text)) for text in others):
        return []
    if head.kind.among and not any(map(head.kind.among, others)):
        return []
    fitting = [cell for cell in column if head.kind.fits(texts[cell])]
    # Another table may follow right under this one.
    own = column[: column.index(fitting[-1]) + 1] if fitting else column
    return _told(head, column, fitting, texts) or (_told(head, own, fitting, texts) if len(own) > 1 else [])


def _told(
    head: _Head, column: Sequence[Line], fitting: Sequence[Line], texts: Mapping[Line, str]
) -> list[Line]:
    """Return the values among the cells of a column, none where too few have the looks of one."""
    filled = [cell for cell in column if any(map(str.isalnum, texts[cell]))]
    filled = [cell for cell in filled if not head.kind.is_empty(texts[cell])]
    if len(fitting) >= _ROWS and len(fitting) >= _COLUMN_SHARE * len(filled):
        return [cell for cell in column if head.kind.fits(texts[cell]) or head.kind.fits_among(texts[cell])]
    return [*fitting] if len(fitting) == len(filled) == 1 else []


def _next(label: Line, beside: Sequence[Line]) -> Iterator[Line]:
    """Yield the cell right behind a label, if it is near."""
    nearest = nearest_behind(label, beside)
    end = label.zone.x + label.zone.width
    if nearest is not None and nearest.zone.x - end <= _BESIDE * label.zone.height:
        yield nearest


def _right_under(label: Line, column: Sequence[Line]) -> Iterator[Line]:
    """Yield the first cell under a label, if nothing else stands between."""
    for cell in column[:1]:
        if cell.zone.y - label.zone.y - label.zone.height <= 2 * label.zone.height:
            yield cell


def _under(
    head: Line, cells: Sequence[Line], heads: AbstractSet[Line], texts: Mapping[Line, str]
) -> Iterator[Line]:
    """Yield the cells of the column under a head, from the top, to the next head, gap or sentence."""
    height, bottom = head.zone.height, head.zone.y + head.zone.height
    column = [cell for cell in cells if cell.zone.y >= bottom - height // 4 and _is_aligned(head, cell)]
    for cell in sorted(column, key=lambda cell: cell.zone.y):
        if cell.zone.y - bottom > _NEXT_ROW * height or cell in heads or _is_other(texts[cell]):
            return
        bottom = cell.zone.y + cell.zone.height
        yield cell


def _is_other(text: str) -> bool:
    """Tell whether a line is no cell: the next command at a prompt, a sentence."""
    return len(text.split()) > _WORDS or _PROMPT.match(text) is not None


def _is_aligned(head: Line, cell: Line) -> bool:
    one, other = head.zone, cell.zone
    lefts, rights = abs(one.x - other.x), abs(one.x + one.width - other.x - other.width)
    middles = abs(2 * one.x + one.width - 2 * other.x - other.width) / 2
    return min(lefts, rights) <= _ALIGNED * one.height or middles <= _CENTRED * one.height
