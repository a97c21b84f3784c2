"""Placeholders written into covered zones, so that a screen still reads like one.

A label is an entity's name, with its pseudonym where the text would get one, or the stand-in that the text
would get; it never comes from the pixels under it, and where it stands depends on the covered rectangle
alone. The typeface is the one inside Pillow (a part of Aileron Regular, CC0), so pictures are the same on
every machine.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from redactor.values import ENTITIES, Pixels, Zone

Colour = tuple[int, int, int]

SMALLEST, LARGEST = 9, 32
"""Sizes in which labels are written, pixels per em: smaller is not readable, larger says no more."""

_MARGIN = 2
_SHARE = 0.72  # of a covered height: about the size of the text that stood there
_SHRINK = 0.65  # a label is rather shortened than written smaller than this share of its natural size
_IN_NO_TYPEFACE = "\U000f0000"
_DIGITS = 4  # of a shortened pseudonym
_PLACEHOLDER = re.compile(r"\[(?P<entity>[A-Z_]+?)(?:_(?P<digits>[0-9A-F]{10}))?\]")
_SHORT = {
    "EMAIL_ADDRESS": "EMAIL",
    "PHONE_NUMBER": "PHONE",
    "CREDIT_CARD": "CARD",
    "IBAN_CODE": "IBAN",
    "BANK_ACCOUNT": "BANK",
    "IP_ADDRESS": "IP",
    "MAC_ADDRESS": "MAC",
    "US_SSN": "SSN",
    "NATIONAL_ID": "ID",
    "TAX_ID": "TAX",
    "DRIVER_LICENSE": "LICENSE",
    "VEHICLE_PLATE": "PLATE",
    "HEALTH_ID": "HEALTH",
    "DEVICE_ID": "DEVICE",
    "LOCATION": "PLACE",
    "DATE_TIME": "DATE",
    "DATE_OF_BIRTH": "BIRTH",
    "PRIVATE_URL": "URL",
    "ORGANIZATION": "ORG",
    "REPOSITORY": "REPO",
    "CONFIDENTIAL_TERM": "TERM",
    "SPECIAL_CATEGORY": "SPECIAL",
}


@dataclass(frozen=True, slots=True)
class Label:
    """A placeholder for a zone: ``[PERSON]`` or ``[PERSON_7F3A09C2D1]``.

    ``stand_in`` is what the operator ``surrogate`` made of the value, if anything. It is written whole where
    it fits and the typeface has its letters, accents left out; else the placeholder is.

    Raises:
        ValueError: any other text; what is drawn into a mask must not come from what it hides.
    """

    zone: Zone
    text: str
    stand_in: str = ""

    def __post_init__(self) -> None:
        found = _PLACEHOLDER.fullmatch(self.text)
        if found is None or found["entity"] not in ENTITIES:
            raise ValueError("a label is a placeholder")


def contrast(fill: Colour) -> Colour:
    """Return black or white, whichever stands out more from ``fill`` (ITU-R BT.601 luma)."""
    red, green, blue = fill
    return (0, 0, 0) if 299 * red + 587 * green + 114 * blue > 127_500 else (255, 255, 255)


def write(pixels: Pixels, labels: Iterable[tuple[Zone, Label]], ink: Colour) -> None:
    """Write each label into its rectangle, in place; what does not fit is shortened or left out.

    Args:
        pixels: ``(height, width, 3)``; every rectangle lies on it and is filled already.
        labels: rectangles with labels. Where two share pixels, the left one ends at the other.
        ink: the colour of the letters.
    """
    taken: list[Zone] = []
    for room, label in _apart(sorted(labels, key=_order)):
        stamp = _fitting(label, room)
        if stamp is None:
            continue
        high, wide = stamp.shape
        place = Zone(room.x + _MARGIN, room.y + (room.height - high) // 2, wide, high)
        if not any(place.overlaps(other) for other in taken):
            blend(pixels, place, stamp, ink)
            taken.append(place)


def blend(pixels: Pixels, place: Zone, stamp: npt.NDArray[np.uint8], ink: Colour) -> None:
    """Lay ``ink`` over a rectangle as strongly as ``stamp``, ``(height, width)``, says: 255 covers."""
    part = pixels[place.y : place.y + place.height, place.x : place.x + place.width]
    share = stamp[:, :, None].astype(np.uint16)
    part[...] = (part * (255 - share) + np.asarray(ink, np.uint16) * share + 127) // 255


@lru_cache(maxsize=1024)
def stamped(text: str, size: int) -> npt.NDArray[np.uint8]:
    """Return a text as coverage, ``(height, width)``, cut to its ink; ``size`` in pixels per em."""
    font = _font(size)
    left, top, right, bottom = (round(edge) for edge in font.getbbox(text))
    image = Image.new("L", (max(1, right - left), max(1, bottom - top)))
    ImageDraw.Draw(image).text((-left, -top), text, fill=255, font=font)
    stamp = np.asarray(image)
    stamp.flags.writeable = False
    return stamp


def forms(text: str) -> Iterator[str]:
    """Yield a placeholder and its shorter forms, longest first."""
    yield text
    bare = text.removeprefix("[").removesuffix("]")
    yield bare
    found = _PLACEHOLDER.fullmatch(text)
    if found is None:
        return
    entity, digits = found["entity"], found["digits"]
    if digits:
        yield f"{entity}_{digits[:_DIGITS]}"
        yield entity
    if entity in _SHORT:
        yield _SHORT[entity]


def _order(label: tuple[Zone, Label]) -> tuple[Zone, str, str]:
    return label[0], label[1].text, label[1].stand_in


def _forms(label: Label) -> Iterator[str]:
    """Yield what may be written for a label, best first."""
    shown = " ".join(label.stand_in.split())
    drawn = (form for form in (shown, _without_marks(shown)) if form and _has_letters(form))
    yield from islice(drawn, 1)
    yield from forms(label.text)


def _fitting(label: Label, room: Zone) -> npt.NDArray[np.uint8] | None:
    """Return the fullest form of a label that fits into a rectangle in a readable size."""
    natural = min(LARGEST, int(_SHARE * room.height))
    for form in _forms(label):
        size = min(natural, int((room.width - 2 * _MARGIN) / _width_per_em(form)))
        if size >= max(SMALLEST, _SHRINK * natural):
            stamp = stamped(form, size)
            if stamp.shape[0] <= room.height and stamp.shape[1] <= room.width - 2 * _MARGIN:
                return stamp
    return None


def _apart(labels: Sequence[tuple[Zone, Label]]) -> Iterator[tuple[Zone, Label]]:
    """Yield the labels, each rectangle cut where one that begins further right overlaps it."""
    rooms = [room for room, _ in labels]
    for room, label in labels:
        edges = [other.x for other in rooms if other.x > room.x and other.overlaps(room)]
        yield Zone(room.x, room.y, min([room.width, *(edge - room.x for edge in edges)]), room.height), label


@lru_cache(maxsize=64)
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _without_marks(text: str) -> str:
    """Return a text with plain letters in the place of accented ones, which the typeface does not have."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


@lru_cache(maxsize=4096)
def _has_letters(text: str) -> bool:
    """Tell whether the typeface has a picture of its own for each sign of a text."""
    font = _font(LARGEST)
    none = bytes(font.getmask(_IN_NO_TYPEFACE))
    return all(sign == " " or bytes(font.getmask(sign)) != none for sign in text)


@lru_cache(maxsize=4096)
def _width_per_em(text: str) -> float:
    """Return a text's width as a multiple of its size."""
    return _font(100).getlength(text) / 100
