"""Frame against frame: whatever is edited, the lines are those of a look at the whole screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.ocr.lines import TextLine, text_lines
from redactor.ocr.screen import ScreenLines
from redactor.values import Pixels

WIDTH, HEIGHT = 900, 640
PAPER = (250, 250, 250)
WORDS = ("Quarterly plan", "ill", "Bygg, nr. 7", "gyp_jq", "W", "Total: 48 310", "- - -")


@dataclass(frozen=True)
class Edit:
    """One change of a screen; what it means depends on its kind."""

    kind: str
    x: int
    y: int
    width: int
    height: int
    colour: tuple[int, int, int]
    seed: int


def _fill(pixels: Pixels, edit: Edit) -> None:
    pixels[edit.y : edit.y + edit.height, edit.x : edit.x + edit.width] = edit.colour


def _outline(pixels: Pixels, edit: Edit) -> None:
    corner = (edit.x + edit.width, edit.y + edit.height)
    cv2.rectangle(pixels, (edit.x, edit.y), corner, edit.colour, 1 + edit.seed % 2)


def _write(pixels: Pixels, edit: Edit) -> None:
    size = (0.35, 0.45, 0.6, 1.1, 2.2)[edit.seed % 5]
    text = WORDS[edit.seed % len(WORDS)]
    cv2.putText(
        pixels,
        text,
        (edit.x, edit.y),
        cv2.FONT_HERSHEY_SIMPLEX,
        size,
        edit.colour,
        1 + (size > 1),
        cv2.LINE_AA,
    )


def _erase(pixels: Pixels, edit: Edit) -> None:
    pixels[edit.y : edit.y + 20, edit.x : edit.x + edit.width] = pixels[edit.y, edit.x].copy()


def _scroll(pixels: Pixels, edit: Edit) -> None:
    part = pixels[edit.y : edit.y + edit.height, edit.x : edit.x + edit.width]
    part[:] = np.roll(part, edit.seed % 40 - 20, axis=edit.seed % 2)


def _move(pixels: Pixels, edit: Edit) -> None:
    part = pixels[edit.y : edit.y + edit.height, edit.x : edit.x + edit.width].copy()
    left, top = (edit.x + 37 * edit.seed) % (WIDTH - part.shape[1] + 1), (edit.y + 53 * edit.seed) % HEIGHT
    pixels[top : top + part.shape[0], left : left + part.shape[1]] = part[: HEIGHT - top]


def _dot(pixels: Pixels, edit: Edit) -> None:
    pixels[edit.y, edit.x] = edit.colour


def _shade(pixels: Pixels, edit: Edit) -> None:
    part = pixels[edit.y : edit.y + edit.height, edit.x : edit.x + edit.width]
    part[:] = np.linspace(40, 230, part.shape[1], dtype=np.uint8)[None, :, None]


def _noise(pixels: Pixels, edit: Edit) -> None:
    part = pixels[edit.y : edit.y + edit.height, edit.x : edit.x + edit.width]
    part[:] = np.random.default_rng(edit.seed).integers(0, 256, part.shape, dtype=np.uint8)


def _rule(pixels: Pixels, edit: Edit) -> None:
    across = edit.seed % 2 == 0
    end = (edit.x + 2 * edit.width, edit.y) if across else (edit.x, edit.y + 2 * edit.height)
    cv2.line(pixels, (edit.x, edit.y), end, edit.colour, 1 + edit.seed % 3)


EDITS: dict[str, Callable[[Pixels, Edit], None]] = {
    "fill": _fill,
    "outline": _outline,
    "write": _write,
    "erase": _erase,
    "scroll": _scroll,
    "move": _move,
    "dot": _dot,
    "shade": _shade,
    "noise": _noise,
    "rule": _rule,
}


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    return Edit(
        draw(st.sampled_from(sorted(EDITS))),
        draw(st.integers(0, WIDTH - 1)),
        draw(st.integers(0, HEIGHT - 1)),
        draw(st.integers(1, 260)),
        draw(st.integers(1, 120)),
        draw(st.sampled_from([(0, 0, 0), PAPER, (30, 80, 200), (225, 235, 250), (140, 140, 140)])),
        draw(st.integers(0, 999)),
    )


def desk(seed: int) -> Pixels:
    """Return a screen with two panes, a rule, a button and lines of text in several sizes."""
    pixels = np.full((HEIGHT, WIDTH, 3), PAPER, np.uint8)
    pixels[:, :220] = (38, 42, 60)
    cv2.line(pixels, (560, 0), (560, HEIGHT), (180, 180, 180), 1)
    pixels[20:52, 600:760] = (20, 110, 220)
    rng = np.random.default_rng(seed)
    for row in range(24):
        for left, colour in ((12, (210, 214, 230)), (240, (25, 25, 25)), (580, (90, 90, 90))):
            edit = Edit("write", left, 30 + 26 * row, 1, 1, colour, int(rng.integers(0, 999)))
            _write(pixels, edit)
    return pixels


def shown(lines: list[TextLine]) -> list[tuple[object, ...]]:
    return [(line.zone, line.margin, line.picture.shape, line.key) for line in lines]


@given(
    seed=st.integers(0, 99),
    frames=st.lists(st.lists(edits(), min_size=1, max_size=3), min_size=1, max_size=5),
)
@settings(max_examples=25, deadline=None)
def test_edited_frames_have_the_lines_of_a_look_at_the_whole(seed: int, frames: list[list[Edit]]) -> None:
    kept = ScreenLines()
    pixels = desk(seed)
    assert shown(kept.lines(pixels)) == shown(text_lines(pixels))
    for frame in frames:
        pixels = pixels.copy()
        for edit in frame:
            EDITS[edit.kind](pixels, edit)
        assert shown(kept.lines(pixels)) == shown(text_lines(pixels))
