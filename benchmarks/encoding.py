"""What a released picture costs by encoder: ``python -m benchmarks.bench --only encoding``."""

from __future__ import annotations

import io
import statistics
import struct
import time
import zlib
from collections.abc import Callable, Sequence

import cv2
import numpy as np
from isal import isal_zlib
from PIL import Image

from benchmarks.material import sample_screens
from benchmarks.measure import table
from redactor.mask.encode import Encoder, PictureFormat, png, webp
from redactor.ocr.image import decode
from redactor.values import Pixels

REPEATS = 5

Encode = Callable[[Pixels], bytes]


def bench_encoding() -> None:
    """Print milliseconds and kilobytes per screen of 1920x1080 for each encoder, and for photographs."""
    data = list(sample_screens())
    screens = [decode(whole).pixels for whole in data]
    photos = [photo(seed) for seed in range(3)]
    rows = []
    for name, encode in ENCODERS.items():
        _check(encode, screens[0])
        rows.append((name, *_cost(encode, screens), *_cost(encode, photos)))
    columns = ("encoder", "ms", "KB", "ms, photograph", "KB, photograph")
    table(f"Encoding: {len(screens)} screens of 1920x1080", columns, rows)
    known = Encoder(PictureFormat.WEBP)
    for pixels in screens:
        known.encode(pixels)
    own = [png(pixels) for pixels in screens]
    others = [
        ("WebP, the same pixels again", _milliseconds(known.encode, screens)),
        ("decode, checks included: a screen as it came", _milliseconds(decode, data)),
        ("decode, checks included: our own PNG", _milliseconds(decode, own)),
        ("decode by Pillow alone, unchecked: a screen as it came", _milliseconds(_pillow_decoded, data)),
    ]
    table("What else a picture costs", ("step", "ms"), others)


def photo(seed: int) -> Pixels:
    """Return 1920x1080 pixels that change slowly, with a little noise, as a photograph or video does."""
    random = np.random.default_rng(seed)
    coarse = random.integers(0, 256, (54, 96, 3), np.uint8)
    smooth = cv2.resize(coarse, (1920, 1080), interpolation=cv2.INTER_CUBIC).astype(np.int16)
    noisy: Pixels = np.clip(smooth + random.integers(-3, 4, smooth.shape), 0, 255).astype(np.uint8)
    return noisy


def by_pillow(level: int) -> Encode:
    """Return Pillow's encoder: the best of five filters for each row, deflate by zlib."""

    def encode(pixels: Pixels) -> bytes:
        out = io.BytesIO()
        Image.fromarray(pixels).save(out, "PNG", compress_level=level)
        return out.getvalue()

    return encode


def by_opencv(*options: int) -> Encode:
    """Return OpenCV's encoder with options: libpng and zlib."""

    def encode(pixels: Pixels) -> bytes:
        turned = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
        return bytes(cv2.imencode(".png", turned, list(options))[1].tobytes())

    return encode


def by_rows(deflate: Callable[[bytes], bytes]) -> Encode:
    """Return an encoder of unfiltered rows."""

    def encode(pixels: Pixels) -> bytes:
        height, width = pixels.shape[:2]
        rows = np.zeros((height, 1 + 3 * width), np.uint8)
        rows[:, 1:] = pixels.reshape(height, -1)
        header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
        parts = ((b"IHDR", header), (b"IDAT", deflate(rows.tobytes())), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
            for name, data in parts
        )

    return encode


ENCODERS: dict[str, Encode] = {
    "PNG, Pillow, level 1": by_pillow(1),
    "PNG, Pillow, level 3 (before)": by_pillow(3),
    "PNG, Pillow, level 6": by_pillow(6),
    "PNG, OpenCV, as it comes": by_opencv(),
    "PNG, OpenCV, level 1, no filter": by_opencv(
        cv2.IMWRITE_PNG_COMPRESSION,
        1,
        cv2.IMWRITE_PNG_STRATEGY,
        cv2.IMWRITE_PNG_STRATEGY_DEFAULT,
        cv2.IMWRITE_PNG_FILTER,
        cv2.IMWRITE_PNG_FILTER_NONE,
    ),
    "PNG, zlib, level 1, no filter": by_rows(lambda rows: zlib.compress(rows, 1)),
    "PNG, zlib, level 6, no filter": by_rows(lambda rows: zlib.compress(rows, 6)),
    "PNG, ISA-L, level 0, no filter": by_rows(lambda rows: bytes(isal_zlib.compress(rows, 0))),
    "PNG, ISA-L, level 1, no filter": by_rows(lambda rows: bytes(isal_zlib.compress(rows, 1))),
    "PNG, ISA-L, level 3, no filter": by_rows(lambda rows: bytes(isal_zlib.compress(rows, 3))),
    "**PNG, as released**: ISA-L, level 1, busy rows filtered": png,
    "**WebP, as released**: lossless, method 1": webp,
}


def _cost(encode: Encode, pictures: Sequence[Pixels]) -> tuple[str, str]:
    size = statistics.fmean(len(encode(pixels)) for pixels in pictures)
    return _milliseconds(encode, pictures), f"{size / 1000:,.0f}"


def _milliseconds(
    work: Callable[[Pixels], object] | Callable[[bytes], object], items: Sequence[object]
) -> str:
    """Return the median over items of the fastest of some repeats, as processor time."""
    spent = []
    for item in items:
        times = []
        for _ in range(REPEATS):
            begun = time.thread_time()
            work(item)  # type: ignore[arg-type]  # items are what the work takes
            times.append(time.thread_time() - begun)
        spent.append(min(times))
    return f"{1000 * statistics.median(spent):.1f}"


def _check(encode: Encode, pixels: Pixels) -> None:
    if not np.array_equal(decode(encode(pixels)).pixels, pixels):
        raise SystemExit("an encoder changed pixels: its figures would mean nothing")


def _pillow_decoded(data: bytes) -> object:
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(image.convert("RGB"))
