"""Screens drawn for tests of the visual detector: what is drawn, what is taken by a camera, codes."""

from __future__ import annotations

import math
from pathlib import Path

import cv2
import numpy as np
import segno
from PIL import Image, ImageDraw, ImageFont

from redactor.values import Pixels, Zone

WHITE, DARK = (255, 255, 255), (30, 31, 34)
_ASTRONAUT = Path(__file__).parent / "detect" / "pictures" / "astronaut.jpg"
_WORDS = "the order went out on monday and nobody has heard of it since then please look again".split()


def blank(width: int = 640, height: int = 400, colour: tuple[int, int, int] = WHITE) -> Pixels:
    """Return an empty screen."""
    return np.full((height, width, 3), colour, np.uint8)


def put(screen: Pixels, picture: Pixels, x: int, y: int, *, disc: bool = False) -> Zone:
    """Lay a picture onto a screen, as a disc if so said; return where it is."""
    height, width = picture.shape[:2]
    rows, columns = np.mgrid[:height, :width]
    far = ((rows + 0.5) / height - 0.5) ** 2 + ((columns + 0.5) / width - 0.5) ** 2
    shown = far <= 0.25 if disc else np.ones((height, width), np.bool_)
    screen[y : y + height, x : x + width][shown] = picture[shown]
    return Zone(x, y, width, height)


def taken(width: int, height: int, seed: int = 0, contrast: float = 50.0) -> Pixels:
    """Invent a photo: shades that fall with frequency, as in natural images, and a little noise."""
    dice = np.random.default_rng(seed)
    across, down = np.fft.fftfreq(width)[None, :], np.fft.fftfreq(height)[:, None]
    fall = 1 / np.maximum(np.hypot(across, down), 1 / max(width, height))
    layers = []
    for _ in range(2):
        wave = np.fft.ifft2(np.fft.fft2(dice.normal(size=(height, width))) * fall).real
        layers.append((wave - wave.mean()) / wave.std())
    light, tint = layers
    channels = [120 + contrast * (light + share * tint) for share in (0.3, 0.0, -0.3)]
    noisy = np.stack(channels, axis=-1) + dice.normal(scale=2.0, size=(height, width, 3))
    return noisy.clip(0, 255).astype(np.uint8)


def astronaut(size: int) -> Pixels:
    """Return a portrait of a person, square, from 20 to some hundred pixels."""
    read = cv2.imread(str(_ASTRONAUT))
    assert read is not None
    how = cv2.INTER_AREA if size < read.shape[0] else cv2.INTER_CUBIC
    return np.ascontiguousarray(cv2.resize(read, (size, size), interpolation=how)[..., ::-1], dtype=np.uint8)


def qr(text: str, module: int = 4, border: int = 4, *, dark: int = 0, light: int = 255) -> Pixels:
    """Draw a QR code, each module so many pixels wide."""
    matrix = np.array([list(row) for row in segno.make(text, micro=False).matrix], np.uint8)
    grey = np.where(np.pad(matrix, border) > 0, dark, light).astype(np.uint8)
    large = np.kron(grey, np.ones((module, module), np.uint8))
    return np.repeat(large[..., None], 3, axis=2)


def as_jpeg(screen: Pixels, quality: int) -> Pixels:
    """Return a screen as it comes out of a JPEG file."""
    done, data = cv2.imencode(
        ".jpg", np.ascontiguousarray(screen[..., ::-1]), [cv2.IMWRITE_JPEG_QUALITY, quality]
    )
    assert done
    read = cv2.imdecode(data, cv2.IMREAD_COLOR)
    assert read is not None
    return np.ascontiguousarray(read[..., ::-1], dtype=np.uint8)


def card() -> Pixels:
    """Draw an identity card with a portrait, and scan it: a little soft, a little grain."""
    image = Image.new("RGB", (420, 260), "#dfe9f2")
    draw = ImageDraw.Draw(image)
    for line, words in enumerate(("IDENTITY CARD", "Name", "Kim Example", "01.02.1990", "No. X1234567")):
        draw.text((150, 20 + 40 * line), words, fill="#202030", font=ImageFont.load_default(20))
    page = np.asarray(image, np.uint8).copy()
    put(page, astronaut(110), 20, 60)
    soft = cv2.GaussianBlur(page, (0, 0), 1.0).astype(np.float64)
    grain = np.random.default_rng(3).normal(scale=3.0, size=(260, 420, 1))
    return (soft + grain).clip(0, 255).astype(np.uint8)


# --- what is drawn --------------------------------------------------------------------------------


def text_page(ink: str = "#202020", paper: str = "#ffffff", size: int = 13) -> Pixels:
    """Draw lines of prose."""
    image = Image.new("RGB", (640, 400), paper)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(size)
    for line in range(400 // (size + 6)):
        words = " ".join(_WORDS[(line * 5 + place) % len(_WORDS)] for place in range(14))
        draw.text((16, 8 + line * (size + 6)), words, fill=ink, font=font)
    return np.asarray(image, dtype=np.uint8).copy()


def code_page() -> Pixels:
    """Draw source text in the colours of an editor, dark."""
    image = Image.new("RGB", (640, 400), "#1e1f22")
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(12)
    colours = ("#cf8e6d", "#56a8f5", "#6aab73", "#bcbec4", "#b3ae60", "#c77dbb")
    for line in range(21):
        x = 24 + 20 * (line % 4)
        for place in range(6):
            word = _WORDS[(line * 7 + place) % len(_WORDS)] + "()"[: place % 3]
            draw.text((x, 8 + line * 18), word, fill=colours[(line + place) % 6], font=font)
            x += 14 + int(draw.textlength(word, font=font))
    return np.asarray(image, dtype=np.uint8).copy()


def icon_grid(size: int = 32) -> Pixels:
    """Draw soft-edged icons in a grid: discs with letters, stars, folders, buttons with a gradient."""
    screen = blank(colour=(246, 247, 249))
    dice = np.random.default_rng(5)
    for place, (y, x) in enumerate(
        (y, x) for y in range(20, 340, size + 24) for x in range(20, 580, size + 24)
    ):
        colour = [int(part) for part in dice.integers(40, 230, 3)]
        middle, half = (x + size // 2, y + size // 2), size // 2
        if place % 4 == 0:
            cv2.circle(screen, middle, half, colour, -1, cv2.LINE_AA)
            cv2.putText(screen, "AB", (x + 6, y + half + 4), 0, 0.35, (255, 255, 255), 1, cv2.LINE_AA)
        elif place % 4 == 1:
            angles = [(half * (0.5 if i % 2 else 1), math.pi * i / 5) for i in range(10)]
            points = [(middle[0] + r * math.sin(a), middle[1] - r * math.cos(a)) for r, a in angles]
            cv2.fillPoly(screen, [np.array(points, np.int32)], colour, cv2.LINE_AA)
        elif place % 4 == 2:
            cv2.rectangle(screen, (x, y + 6), (x + size, y + size), colour, -1)
            cv2.rectangle(screen, (x, y), (x + half, y + 6), colour, -1)
        else:
            shade = np.linspace(colour[0] // 2, colour[0], size).astype(np.uint8)
            screen[y : y + size, x : x + size] = shade[:, None, None]
    return screen


def gradient(*, steep: bool = False) -> Pixels:
    """Draw a page whose colour flows from one corner to the other; ``steep``: several levels a pixel."""
    rows, columns = np.mgrid[:400, :640]
    flow = (rows * 3 + columns * 2) % 510 if steep else (rows + columns) * 0.2
    fold = np.abs(255 - flow) if steep else flow
    return np.stack([fold, fold * 0.6 + 60, 255 - fold], axis=-1).clip(0, 255).astype(np.uint8)


def desktop() -> Pixels:
    """Draw a window with a shadow on a background that flows, dithered as browsers do it."""
    rows, columns = np.mgrid[:400, :640]
    flow = np.floor(60 + rows * 0.2 + columns * 0.12 + np.random.default_rng(6).random((400, 640)))
    shade = np.zeros((400, 640), np.float32)
    shade[80:330, 120:520] = 0.5
    light = 1 - np.asarray(cv2.GaussianBlur(shade, (0, 0), 12))
    screen = (np.stack([flow * 0.6, flow, flow * 0.8 + 20], axis=-1) * light[..., None]).astype(np.uint8)
    screen[70:320, 120:520] = 255
    return screen


def chart() -> Pixels:
    """Draw bars, lines and a pie."""
    screen = blank()
    for place in range(10):
        top = 60 + 24 * (place * 7 % 10)
        cv2.rectangle(screen, (30 + 30 * place, top), (52 + 30 * place, 340), (66, 133, 244 - 12 * place), -1)
    points = np.array([(30 + 6 * x, int(200 + 90 * math.sin(x / 5))) for x in range(50)], np.int32)
    cv2.polylines(screen, [points], isClosed=False, color=(219, 68, 55), thickness=2, lineType=cv2.LINE_AA)
    for place in range(6):
        colour = (40 * place, 200 - 25 * place, 120)
        cv2.ellipse(screen, (500, 200), (100, 100), 0, 60 * place, 60 * place + 60, colour, -1, cv2.LINE_AA)
    return screen


def dithered() -> Pixels:
    """Draw grey as black and white dots, ordered (Bayer)."""
    order = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) * 16
    rows, columns = np.mgrid[:400, :640]
    dots = np.where(columns * 255 / 640 > order[rows % 4, columns % 4], 255, 0).astype(np.uint8)
    return np.repeat(dots[..., None], 3, axis=2)


def checkerboard() -> Pixels:
    """Draw the squares that stand for nothing in picture editors."""
    rows, columns = np.mgrid[:400, :640]
    squares = np.where((rows // 8 + columns // 8) % 2, 204, 255).astype(np.uint8)
    return np.repeat(squares[..., None], 3, axis=2)


DRAWN: dict[str, Pixels] = {
    "blank": blank(),
    "text": text_page(),
    "small text": text_page(size=9),
    "faint text": text_page("#9a9a9a", "#ffffff"),
    "light on dark": text_page("#e8e8e8", "#202124"),
    "coloured text": text_page("#b00020", "#fff3e0"),
    "code": code_page(),
    "icons": icon_grid(),
    "small icons": icon_grid(20),
    "large icons": icon_grid(64),
    "gradient": gradient(),
    "steep gradient": gradient(steep=True),
    "desktop": desktop(),
    "chart": chart(),
    "dithered": dithered(),
    "checkerboard": checkerboard(),
}
"""Screens on which nothing is a photo, a face or a code."""
