"""Draws a scene: template -> HTML -> headless Chromium -> pixels, and the places of private text."""

from __future__ import annotations

import io
import json
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from PIL import Image

from samples.marks import Private, code, spans

# The browser keeps this much of its window for its own frame; we ask for more and cut it off.
_BROWSER_FRAME = 200
_INK_STEP = 24
_TIMEOUT_SECONDS = 120
_REPORT = re.compile(r'<script type="application/json" id="report">(.*?)</script>', re.DOTALL)


class BrowserMissingError(Exception):
    """The browser that draws the screens is not there."""


class SceneError(Exception):
    """A scene that does not show what it promises."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What to draw. ``width`` and ``height`` are CSS pixels; the frame has them times ``scale``."""

    name: str
    template: str
    width: int
    height: int
    data: dict[str, Any]
    theme: str = "light"
    scale: float = 1.0
    clean: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """Something with a name on the screen, ``box`` in frame pixels ``[x, y, width, height]``."""

    role: str
    name: str
    text: str
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn scene: the PNG, every private value with the box of its ink, and the controls."""

    png: bytes
    scale: float
    clock: str
    places: tuple[tuple[Private, tuple[int, int, int, int]], ...]
    elements: tuple[Element, ...]


class Painter:
    """Draws scenes with one browser."""

    def __init__(self, chromium: str) -> None:
        self._chromium = chromium
        loader = FileSystemLoader(Path(__file__).parent / "templates")
        self._pages = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        self._pages.filters.update(m=spans, code=code)

    def draw(self, scene: Scene) -> Picture:
        """Return the picture of ``scene``.

        Raises:
            BrowserMissingError: the browser cannot be started.
            SceneError: a private value is cut off, or stands on a scene that is said to be clean.
        """
        page = self._pages.get_template(scene.template).render(
            **scene.data, theme=scene.theme, width=scene.width, height=scene.height
        )
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "page.html").write_text(page, encoding="utf-8")
            report = self._browse(scene, Path(folder))
            image = _frame(Path(folder) / "shot.png", scene)
        return _picture(scene, image, report)

    def _browse(self, scene: Scene, folder: Path) -> dict[str, Any]:
        command = [
            self._chromium,
            *("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-lcd-text"),
            f"--user-data-dir={folder / 'profile'}",
            f"--force-device-scale-factor={scene.scale}",
            f"--window-size={scene.width},{scene.height + _BROWSER_FRAME}",
            f"--screenshot={folder / 'shot.png'}",
            "--dump-dom",
            (folder / "page.html").as_uri(),
        ]
        try:
            done = subprocess.run(command, capture_output=True, check=True, timeout=_TIMEOUT_SECONDS)
        except FileNotFoundError:
            raise BrowserMissingError(self._chromium) from None
        found = _REPORT.search(done.stdout.decode("utf-8"))
        if found is None:
            raise SceneError(f"{scene.name}: the page did not report")
        report: dict[str, Any] = json.loads(found.group(1))
        return report


def _frame(path: Path, scene: Scene) -> Image.Image:
    with Image.open(path) as shot:
        width, height = round(scene.width * scene.scale), round(scene.height * scene.scale)
        return shot.convert("RGB").crop((0, 0, width, height))


def _picture(scene: Scene, image: Image.Image, report: dict[str, Any]) -> Picture:
    places = []
    for item in report["places"]:
        if not item["visible"]:
            raise SceneError(f"{scene.name}: a {item['entity']} is cut off: {item['value']}")
        value = Private(item["value"], item["entity"], item["now"] == "1")
        places.append((value, _ink(image, _scaled(item["rect"], scene.scale))))
    if scene.clean and places:
        raise SceneError(f"{scene.name}: said to be clean, shows {places[0][0].entity}")
    elements = tuple(
        Element(item["role"], item["name"], item["text"], _scaled(item["rect"], scene.scale))
        for item in report["elements"]
    )
    return Picture(_png(image), scene.scale, str(scene.data["clock"]), tuple(places), elements)


def _scaled(rect: list[float], scale: float) -> tuple[int, int, int, int]:
    """Return the rectangle in frame pixels, grown to whole ones."""
    left, top = int(rect[0] * scale), int(rect[1] * scale)
    right, bottom = -int(-(rect[0] + rect[2]) * scale // 1), -int(-(rect[1] + rect[3]) * scale // 1)
    return left, top, right - left, bottom - top


def _ink(image: Image.Image, rect: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """Return the box of what is drawn inside ``rect``: all that differs from its commonest colour."""
    x, y, width, height = rect
    pixels = np.asarray(image.crop((x, y, x + width, y + height)), dtype=np.int16)
    colours, counts = np.unique(pixels.reshape(-1, 3), axis=0, return_counts=True)
    ink = np.abs(pixels - colours[counts.argmax()]).max(axis=2) > _INK_STEP
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not rows.size:
        raise SceneError("a private value has no ink")
    left, top = int(columns[0]), int(rows[0])
    return x + left, y + top, int(columns[-1]) - left + 1, int(rows[-1]) - top + 1


def _png(image: Image.Image) -> bytes:
    data = io.BytesIO()
    image.save(data, "PNG", optimize=True)
    return data.getvalue()
