"""A picture for people: a masked screen with a frame around everything that was found, by entity.

Drawn on pixels that are masked already; frames and names follow the painted rectangles, so a drawing tells no
more of a hidden word's length than its fill does.
"""

from __future__ import annotations

import colorsys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from redactor.mask.label import Colour, blend, contrast, forms, stamped
from redactor.values import ENTITIES, Pixels, Zone

OTHER = "other text"
"""How a fill is called that holds no finding: text that is not on the list of allowed words."""

_SIZE = 12  # of names and legend, pixels per em
_ROW = 20
_LINE, _CLEAR = 2, 4  # of frames: their width, and how far from kept text they stand
_PAPER, _INK, _GREY = (255, 255, 255), (20, 20, 20), (128, 128, 128)
_TURN = (
    0.618033988749895  # of the colour circle from one entity to the next: neighbours in the list differ most
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What was found at a zone; what the policy keeps readable is marked as well."""

    entity: str
    zone: Zone


def marked(pixels: Pixels, fills: Sequence[Zone], marks: Sequence[Mark]) -> Pixels:
    """Return masked pixels with a frame and a name for each mark, and a legend added below.

    A mark inside a fill frames the fill, with its name in it. Any other is text that is kept: framed, and
    named in the legend alone, so that it stays readable. The width stays, the height grows.
    """
    drawn = pixels.copy()
    boxes = list(dict.fromkeys(_boxes(fills, marks, drawn.shape[1], drawn.shape[0])))
    for name, box, _ in boxes:
        _frame(drawn, box, colour_of(name))
    for name, box, filled in boxes:
        if filled and name != OTHER:
            _name(drawn, name, box)
    counts = Counter((name, filled) for name, box, filled in boxes)
    return np.concatenate([drawn, _legend(counts, drawn.shape[1])])


def colour_of(name: str) -> Colour:
    """Return an entity's colour: always the same, strong enough on light and dark screens."""
    if name not in ENTITIES:
        return _GREY
    hue = sorted(ENTITIES).index(name) * _TURN % 1
    red, green, blue = colorsys.hsv_to_rgb(hue, 0.8, 0.9)
    return round(255 * red), round(255 * green), round(255 * blue)


def _boxes(
    fills: Sequence[Zone], marks: Sequence[Mark], width: int, height: int
) -> Iterator[tuple[str, Zone, bool]]:
    """Yield name, rectangle and whether it is filled, for each mark and for each fill without one."""
    used = set()
    for mark in marks:
        holding = [fill for fill in fills if _holds(fill, mark.zone, width, height)]
        if holding:
            box = min(holding, key=lambda fill: fill.width * fill.height)
            used.add(box)
            yield mark.entity, box, True
        elif mark.zone.x < width and mark.zone.y < height:
            yield mark.entity, _around(mark.zone, width, height), False
    yield from ((OTHER, fill, True) for fill in fills if fill not in used)


def _holds(fill: Zone, zone: Zone, width: int, height: int) -> bool:
    """Tell whether what of ``zone`` is on the picture lies in ``fill``."""
    if zone.x >= width or zone.y >= height:
        return False
    part = _clipped(zone, width, height)
    return (
        fill.x <= part.x
        and fill.y <= part.y
        and part.x + part.width <= fill.x + fill.width
        and part.y + part.height <= fill.y + fill.height
    )


def _clipped(zone: Zone, width: int, height: int) -> Zone:
    return Zone(zone.x, zone.y, min(zone.width, width - zone.x), min(zone.height, height - zone.y))


def _frame(pixels: Pixels, box: Zone, colour: Colour) -> None:
    """Draw a frame inside a rectangle's edges."""
    part = pixels[box.y : box.y + box.height, box.x : box.x + box.width]
    part[:_LINE] = part[-_LINE:] = part[:, :_LINE] = part[:, -_LINE:] = colour


def _around(zone: Zone, width: int, height: int) -> Zone:
    """Return a rectangle whose frame stands clear of the text in ``zone``."""
    left, top = max(0, zone.x - _CLEAR), max(0, zone.y - _CLEAR)
    grown = Zone(left, top, zone.x + zone.width + _CLEAR - left, zone.y + zone.height + _CLEAR - top)
    return _clipped(grown, width, height)


def _name(pixels: Pixels, entity: str, box: Zone) -> None:
    """Write an entity's name on its colour: in its fill where it fits, else over or under it."""
    names = list(forms(f"[{entity}]"))[1:]
    sizes = [(stamped(name, _SIZE).shape[1] + 6, stamped(name, _SIZE).shape[0] + 4) for name in names]
    inside = [index for index, (wide, high) in enumerate(sizes) if wide <= box.width and high <= box.height]
    chosen = inside[0] if inside else len(names) - 1
    wide, high = sizes[chosen]
    height, width = pixels.shape[:2]
    left, top = max(0, min(box.x, width - wide)), box.y
    if not inside:
        top = box.y - high if box.y >= high else min(box.y + box.height, max(0, height - high))
    tag = _clipped(Zone(left, top, wide, high), width, height)
    pixels[tag.y : tag.y + tag.height, tag.x : tag.x + tag.width] = colour_of(entity)
    _write(pixels, names[chosen], tag.x + 3, tag.y + 2, contrast(colour_of(entity)))


def _write(pixels: Pixels, text: str, x: int, y: int, ink: Colour) -> None:
    """Write a text with its upper left corner at a place; what lies outside is cut off."""
    stamp = stamped(text, _SIZE)[: max(0, pixels.shape[0] - y), : max(0, pixels.shape[1] - x)]
    if stamp.size:
        blend(pixels, Zone(x, y, stamp.shape[1], stamp.shape[0]), stamp, ink)


def _legend(counts: Counter[tuple[str, bool]], width: int) -> Pixels:
    """Return a strip that explains the colours, in as many rows as it needs."""
    entries = [
        (name, f"{name} {count}" if filled else f"{name} {count} kept")
        for (name, filled), count in sorted(counts.items())
    ]
    places, x, row = [], 8, 0
    for name, entry in entries or [(OTHER, "nothing found")]:
        wide = _ROW + stamped(entry, _SIZE).shape[1] + 12
        if x > 8 and x + wide > width:
            x, row = 8, row + 1
        places.append((name, entry, x, 6 + row * _ROW))
        x += wide
    strip = np.full((12 + (row + 1) * _ROW, width, 3), _PAPER, np.uint8)
    for name, entry, left, top in places:
        strip[top + 2 : top + 14, left : left + 14] = colour_of(name)
        _write(strip, entry, left + _ROW, top + 3, _INK)
    return strip
