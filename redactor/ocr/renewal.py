"""Looks again at the changed parts of a screen alone; the result is that of a look at the whole.

In four steps, each as local as its filters are: backgrounds, ink, pieces, lines. Each takes in as much
around a change as can matter, and what it finds unchanged is not followed further. A piece is exchanged
whole: where one that a change touches is cut off by the window around it, the window grows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from redactor.ocr.areas import Area, area_of, difference
from redactor.ocr.clusters import Boxes, Flags, Ints, cluster
from redactor.ocr.grey import BLOCK, Grey, as_grey
from redactor.ocr.ink import GROUND_REACH, Ink, contrast, grounds
from redactor.ocr.lines import Look, Rows, TextLine, grounds_of, lines_of, rule_before, rules_of
from redactor.ocr.pieces import (
    MAX_PIECES,
    Components,
    Pieces,
    components,
    in_order,
    is_too_large,
    keys_of,
    may_be_text,
)
from redactor.ocr.regroup import regrouped
from redactor.ocr.rules import FAINT_REACH, RULE_REACH, level_rules, uprights_of, without_rules
from redactor.values import Pixels

_ROOM = 32  # pixels: around a change, at first, for the pieces it touches


@dataclass(frozen=True, slots=True, eq=False)
class _Exchange:
    """The pieces after some were exchanged; ``was`` is the index each had before, -1 for a new one."""

    pieces: Pieces
    was: Ints


def renewed(before: Look, pixels: Pixels, areas: Sequence[Area]) -> Look | None:
    """Return the look at a screen of which only these areas changed; ``before.ink`` is written over.

    None where a look at the whole is needed, because too much changed or there may be too many pieces.

    Raises:
        ReadError: more lines than any real screen has.
    """
    found, zoom, whole = before.ink, before.zoom, area_of(pixels)
    around = 2 * (RULE_REACH + BLOCK) * zoom
    if sum(area.grown(around, whole).size for area in areas) > whole.size:
        return None
    spots = [_renew_grounds(found, pixels, area, zoom) for area in areas]
    exchange = _Exchange(before.pieces, np.arange(len(before.pieces)))
    stained: list[Area] = []
    ruled = False
    for spot in spots:
        fresh, at = _fresh_ink(found, pixels, spot, zoom)
        exchange = _renew_pieces(exchange, found.mask, fresh.mask, at)
        if exchange.pieces.total >= MAX_PIECES:
            return None
        drawn = difference(found.strength[at.slices], fresh.strength, at)
        stained += [area for area in (drawn, difference(found.mask[at.slices], fresh.mask, at)) if area]
        ruled = ruled or difference(found.uprights[at.slices], fresh.uprights, at) is not None
        found.strength[at.slices], found.mask[at.slices] = fresh.strength, fresh.mask
        found.uprights[at.slices] = fresh.uprights
    return _renew_lines(before, exchange, stained, ruled=ruled)


def _planes(pixels: Pixels, window: Area) -> Sequence[cv2.typing.MatLike]:
    return cv2.split(np.ascontiguousarray(pixels[window.slices]))


def _in_blocks(area: Area, block: int) -> Area:
    return Area(area.left // block, area.top // block, -(-area.right // block), -(-area.bottom // block))


def _renew_grounds(found: Ink, pixels: Pixels, area: Area, zoom: int) -> Area:
    """Write the backgrounds that depend on an area; return all pixels whose contrast may differ."""
    block, whole = found.block, area_of(pixels)
    reach = GROUND_REACH * block
    near = area.grown(reach, whole).aligned(block, whole)
    window = near.grown(reach, whole)
    fresh = grounds(_planes(pixels, window), zoom)
    at = _in_blocks(near, block)
    part = fresh[_in_blocks(near.inside(window), block).slices]
    moved = difference(found.ground[at.slices], part, at)
    found.ground[at.slices] = part
    if moved is None:
        return area
    in_pixels = Area(moved.left * block, moved.top * block, moved.right * block, moved.bottom * block)
    return area.joined(in_pixels.grown(block, whole))


def _fresh_ink(found: Ink, pixels: Pixels, spot: Area, zoom: int) -> tuple[Ink, Area]:
    """Return the ink of the part of a screen that depends on a spot, and where that is.

    A spot may end or join straight runs that cross it. Upright ones seldom change; where they do not, all
    that depends on it stands in its rows.
    """
    block, whole, run = found.block, area_of(pixels), RULE_REACH * zoom
    if _keeps_uprights(found, pixels, spot, zoom):
        at = _beside(spot, run, whole)
        window = _beside(at, run, whole).grown(block, whole).aligned(block, whole)
        strength, mask = _contrast(found, pixels, window, zoom)
        part, uprights = at.inside(window).slices, found.uprights[at.slices]
        rules = cv2.max(level_rules(mask, zoom)[part], uprights)
        letters = as_grey(cv2.subtract(mask[part], rules))
        return Ink(strength[part], letters, uprights, found.ground, block), at
    at = spot.grown(run, whole)
    window = at.grown(run + block, whole).aligned(block, whole)
    strength, mask = _contrast(found, pixels, window, zoom)
    letters, uprights = without_rules(strength, mask, zoom)
    part = at.inside(window).slices
    return Ink(strength[part], letters[part], uprights[part], found.ground, block), at


def _keeps_uprights(found: Ink, pixels: Pixels, spot: Area, zoom: int) -> bool:
    """Tell whether a spot that is small beside its surroundings leaves all upright rules as they were."""
    block, whole, run = found.block, area_of(pixels), RULE_REACH * zoom
    if spot.right - spot.left + spot.bottom - spot.top > run:
        return False
    at = _beside(spot, FAINT_REACH, whole)
    at = Area(at.left, max(at.top - run, 0), at.right, min(at.bottom + run, whole.bottom))
    around = Area(at.left, max(at.top - run, 0), at.right, min(at.bottom + run, whole.bottom))
    window = around.grown(2 * FAINT_REACH + block, whole).aligned(block, whole)
    strength, mask = _contrast(found, pixels, window, zoom)
    fresh = uprights_of(strength, mask, zoom)[at.inside(window).slices]
    return bool(cv2.norm(found.uprights[at.slices], fresh, cv2.NORM_INF) == 0)


def _contrast(found: Ink, pixels: Pixels, window: Area, zoom: int) -> tuple[Grey, Grey]:
    """Return strength and mask of whole blocks of a screen."""
    return contrast(_planes(pixels, window), found.ground[_in_blocks(window, found.block).slices], zoom)


def _beside(area: Area, by: int, whole: Area) -> Area:
    """Return an area with so many columns more on either side, as far as there are any."""
    return Area(max(area.left - by, 0), area.top, min(area.right + by, whole.right), area.bottom)


def _renew_pieces(exchange: _Exchange, mask: Grey, fresh: Grey, at: Area) -> _Exchange:
    """Exchange the pieces that differ where ``mask`` becomes ``fresh`` in the area ``at``."""
    changed = difference(mask[at.slices], fresh, at)
    if changed is None:
        return exchange
    whole, room = area_of(mask), _ROOM
    touched = changed.grown(1, whole)
    while True:
        window = changed.grown(room, whole)
        after = np.ascontiguousarray(mask[window.slices])
        old = components(after)
        after = after.copy()
        after[changed.inside(window).slices] = fresh[changed.inside(at).slices]
        new = components(after)
        old_met, new_met = (_met(each, touched.inside(window)) for each in (old, new))
        old_cut, new_cut = (_cut_off(each, window, whole) for each in (old, new))
        if not (_unclear(old, old_met & old_cut) or _unclear(new, new_met & new_cut)):
            break
        room *= 2
    total = exchange.pieces.total + np.count_nonzero(new_met) - np.count_nonzero(old_met & ~old_cut)
    gone = _screen_boxes(old, old_met & ~old_cut & may_be_text(old.boxes, old.area), window)
    come = new_met & ~new_cut & may_be_text(new.boxes, new.area)
    seeds = new.seed_x[come] + window.left
    return _exchanged(exchange, keys_of(gone), _screen_boxes(new, come, window), seeds, int(total))


def _met(found: Components, area: Area) -> Flags:
    """Tell which pieces have a pixel in an area."""
    met = np.zeros(len(found) + 1, np.bool_)
    met[found.labels[area.slices]] = True
    return met[1:]


def _cut_off(found: Components, window: Area, whole: Area) -> Flags:
    """Tell which pieces touch an edge of the window that is not the screen's own."""
    boxes = found.boxes
    cut = np.zeros(len(found), np.bool_)
    if window.left > whole.left:
        cut |= boxes.x == 0
    if window.top > whole.top:
        cut |= boxes.y == 0
    if window.right < whole.right:
        cut |= boxes.x + boxes.width == window.right - window.left
    if window.bottom < whole.bottom:
        cut |= boxes.y + boxes.height == window.bottom - window.top
    return cut


def _unclear(found: Components, chosen: Flags) -> bool:
    """Tell whether one of the chosen pieces, all cut off, may still be text as a whole."""
    return not bool(is_too_large(found.boxes.take(chosen)).all())


def _screen_boxes(found: Components, chosen: Flags, window: Area) -> Boxes:
    boxes = found.boxes.take(chosen)
    return Boxes(boxes.x + window.left, boxes.y + window.top, boxes.width, boxes.height)


def _exchanged(exchange: _Exchange, gone: Ints, come: Boxes, seed_x: Ints, total: int) -> _Exchange:
    old = exchange.pieces
    stays = np.ones(len(old), np.bool_)
    stays[np.searchsorted(old.keys, gone)] = False
    kept = old.boxes.take(stays)
    sides = ((getattr(kept, side), getattr(come, side)) for side in Boxes.__slots__)
    boxes = Boxes(*(np.concatenate(both) for both in sides))
    was = np.concatenate((exchange.was[stays], np.full(len(come), -1, np.int64)))
    pieces = in_order(boxes, np.concatenate((old.seed_x[stays], seed_x)), total)
    return _Exchange(pieces, was[np.argsort(keys_of(boxes), kind="stable")])


def _renew_lines(before: Look, exchange: _Exchange, stained: Sequence[Area], *, ruled: bool) -> Look:
    """Return the look with the lines of the new pieces; those that are the same are carried over."""
    found, pieces = before.ink, exchange.pieces
    uprights = rules_of(found) if ruled else before.uprights
    behind = grounds_of(found, pieces.boxes)
    if ruled:
        line = cluster(pieces.boxes, behind, uprights)
    elif pieces is before.pieces and np.array_equal(behind, before.grounds):
        line = before.line
    else:
        line = regrouped(before, pieces, behind, exchange.was, uprights)
    known = {
        number: tuple(_ruled(found, text) for text in rows) if ruled else rows
        for number, rows in _carried(before, exchange.was, line).items()
        if not any(_shows(text, area) for text in rows for area in stained)
    }
    lines = lines_of(found, pieces, line, before.zoom, known)
    return replace(before, uprights=uprights, pieces=pieces, grounds=behind, line=line, lines=lines)


def _carried(before: Look, was: Ints, line: Ints) -> dict[int, Rows]:
    """Return the lines, by their new number, that consist of the very pieces they did before."""
    if not len(before.line):
        return {}
    held = line >= 0
    number, old = line[held], np.where(was >= 0, before.line[was], -1)[held]
    count = int(line.max(initial=-1)) + 1
    least, most = np.full(count, len(line)), np.full(count, -1)
    np.minimum.at(least, number, old)
    np.maximum.at(most, number, old)
    sizes = np.bincount(before.line[before.line >= 0])
    alike = np.flatnonzero((least == most) & (least >= 0))
    alike = alike[np.bincount(number)[alike] == sizes[least[alike]]]
    pairs = zip(alike.tolist(), least[alike].tolist(), strict=True)
    return {new: before.lines[old_number] for new, old_number in pairs if old_number in before.lines}


def _ruled(found: Ink, line: TextLine) -> TextLine:
    """Return a line with the rule on its left as it is now."""
    rule = rule_before(found, line.zone)
    return line if rule == line.rule else replace(line, rule=rule)


def _shows(line: TextLine, area: Area) -> bool:
    """Tell whether the picture of a line shows a part of the area."""
    zone, margin = line.zone, line.margin
    return (
        area.left < zone.x + zone.width + margin
        and zone.x - margin < area.right
        and area.top < zone.y + zone.height + margin
        and zone.y - margin < area.bottom
    )
