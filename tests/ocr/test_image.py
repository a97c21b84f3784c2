"""Bounded decode: every format and mode, every fault, and what memory it costs."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zlib
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile

from redactor.errors import InputError
from redactor.ocr.image import ImageLimits, decode
from redactor.ocr.png import is_plain

FORMATS = ["PNG", "JPEG", "WEBP", "BMP"]


def picture(mode: str = "RGB", size: tuple[int, int] = (40, 24)) -> Image.Image:
    """Return a picture of two flat halves, left dark and right light."""
    grey = np.full((size[1], size[0]), 40, np.uint8)
    grey[:, size[0] // 2 :] = 200
    return Image.fromarray(grey).convert("RGB").convert(mode)


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, *more: bytes, depth: int = 8, colour: int = 2, data: bytes = b"") -> bytes:
    """Build a PNG by hand; ``data`` are the raw scan lines."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(more) + body


def interlaced(spare: int = 0) -> bytes:
    """Build an interlaced 8x8 grey PNG by hand: 15 rows in seven passes, 64 pixels."""
    header = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 1)
    body = chunk(b"IDAT", zlib.compress(bytes(15 + 64 + spare))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body


def webp_canvas(width: int, height: int) -> bytes:
    """Build a WebP header (VP8X) that claims a canvas."""
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + size


def bmp_header(width: int, height: int) -> bytes:
    return (
        b"BM"
        + struct.pack("<IHHI", 54, 0, 0, 54)
        + struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
    )


def jpeg_header(width: int, height: int) -> bytes:
    whole = encoded(picture(), "JPEG")
    at = whole.index(b"\xff\xc0")
    return whole[: at + 5] + struct.pack(">HH", height, width) + whole[at + 9 :]


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_read(kind: str) -> None:
    image = decode(encoded(picture(), kind))
    assert (image.width, image.height) == (40, 24)
    assert abs(int(image.pixels[4, 4, 0]) - 40) <= 3
    assert abs(int(image.pixels[4, 35, 2]) - 200) <= 3


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_mode_of_png_becomes_rgb(mode: str) -> None:
    image = decode(encoded(picture(mode)))
    # The means, since black and white and the fixed palette are dithered.
    assert abs(image.pixels[:, :20].mean() - 40) < 15
    assert abs(image.pixels[:, 20:].mean() - 200) < 15
    assert image.pixels.shape == (24, 40, 3)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "L"), ("JPEG", "CMYK"), ("BMP", "1"), ("BMP", "L"), ("BMP", "P"), ("WEBP", "RGBA")],
)
def test_other_modes_become_rgb(kind: str, mode: str) -> None:
    image = decode(encoded(picture(mode), kind))
    assert image.pixels[:, :20].mean() < 90
    assert image.pixels[:, 20:].mean() > 150


def test_sixteen_bit_grey_is_scaled_not_cut() -> None:
    deep: npt.NDArray[np.uint16] = np.array([[0, 128, 129, 32_896, 65_535]], np.uint16)
    image = decode(encoded(Image.fromarray(deep)))
    assert image.pixels[0, :, 0].tolist() == [0, 0, 1, 128, 255]


def test_sixteen_bit_colour_is_scaled() -> None:
    line = b"\0" + struct.pack(">HHH", 65_535, 32_896, 0)
    assert decode(png(1, 1, depth=16, data=line)).pixels[0, 0].tolist() == [255, 128, 0]


def test_transparent_sixteen_bit_grey_becomes_white() -> None:
    line = b"\0" + struct.pack(">HH", 1000, 65_535)
    data = png(2, 1, chunk(b"tRNS", struct.pack(">H", 1000)), depth=16, colour=0, data=line)
    assert decode(data).pixels[0, :, 0].tolist() == [255, 255]


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_hides_under_transparency_is_gone(kind: str) -> None:
    hidden = np.zeros((8, 8, 4), np.uint8)
    hidden[:, :, 0] = 180  # red, wholly transparent
    image = decode(encoded(Image.fromarray(hidden), kind, exact=True, lossless=True))
    assert (image.pixels == 255).all()


def test_a_transparent_palette_colour_becomes_white() -> None:
    image = Image.new("P", (2, 1))
    image.putpalette([10, 20, 30, 90, 80, 70])
    image.putpixel((1, 0), 1)
    pixels = decode(encoded(image, transparency=0)).pixels
    assert pixels[0].tolist() == [[255, 255, 255], [90, 80, 70]]


def test_half_transparent_pixels_lie_on_white() -> None:
    image = Image.new("RGBA", (1, 1), (0, 0, 0, 128))
    assert decode(encoded(image)).pixels[0, 0].tolist() == [127, 127, 127]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (40, 24)), (3, (40, 24)), (6, (24, 40)), (8, (24, 40))]
)
def test_orientation_is_applied(kind: str, orientation: int, size: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = decode(encoded(picture(), kind, exif=exif))
    assert (image.width, image.height) == size
    dark_corner = {1: (2, 2), 3: (2, -2), 6: (2, 2), 8: (-2, 2)}[orientation]
    assert abs(int(image.pixels[dark_corner][0]) - 40) <= 3


def test_an_unknown_orientation_changes_nothing() -> None:
    exif = Image.Exif()
    exif[0x0112] = 77
    assert decode(encoded(picture(), "JPEG", exif=exif)).width == 40


def faulty() -> dict[str, tuple[bytes, str]]:
    """Return broken images and what is said about them."""
    frames = [picture(), picture().rotate(180)]
    whole = {kind: encoded(picture(), kind) for kind in FORMATS}
    cut = {
        f"cut {kind}": (data[: len(data) // 2], "broken or truncated|rows are missing")
        for kind, data in whole.items()
    }
    bare = {f"only magic {kind}": (data[:12], "broken or|no size") for kind, data in whole.items()}
    wide = {
        "PNG": png(60_000, 60_000),
        "JPEG": jpeg_header(60_000, 60_000),
        "BMP": bmp_header(60_000, 60_000),
        "WEBP": webp_canvas(60_000, 60_000),
    }
    return {
        "zero bytes": (b"", "zero bytes"),
        "text": (b"Dear Anna,", "not a PNG"),
        "GIF": (encoded(picture(), "GIF"), "not a PNG"),
        "TIFF": (encoded(picture(), "TIFF"), "not a PNG"),
        "SVG": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a PNG"),
        "wave": (b"RIFF\x24\0\0\0WAVEfmt ", "not a PNG"),
        "animated PNG": (encoded(frames[0], save_all=True, append_images=frames[1:]), "several frames"),
        "animated WebP": (
            encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:]),
            "several frames",
        ),
        "two pictures": (encoded(frames[0], "MPO", save_all=True, append_images=frames[1:]), "several"),
        "more lines than data": (png(400, 400, data=b"\0" + bytes(1200)), "rows are missing"),
        "one byte short": (png(4, 4, data=bytes(4 * 13 - 1)), "rows are missing"),
        "interlaced, one byte short": (interlaced(-1), "rows are missing"),
        "bad checksum": (whole["PNG"].replace(b"IDAT", b"IDAX"), "broken or truncated"),
        "no width": (png(0, 10), "broken|no size"),
        "second header": (
            png(8, 8, chunk(b"IHDR", struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0))),
            "limits|broken",
        ),
        "unknown WebP part": (b"RIFF\x16\0\0\0WEBPABCD" + bytes(20), "no size"),
        "one side too long": (png(20_001, 1), "limits are 20000 per side"),
        "too many pixels": (png(8001, 8001), "40000000 in all"),
        **{f"60,000 {kind}": (data, "claims (60000x60000|more pixels)") for kind, data in wide.items()},
        **cut,
        **bare,
    }


@pytest.mark.parametrize("case", sorted(faulty()))
def test_each_fault_is_refused_by_name_and_for_little_memory(case: str) -> None:
    data, message = faulty()[case]
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match=message) as caught:
            decode(data, file="frames/000004.png", field="$.frame")
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()
    assert (caught.value.file, caught.value.field) == ("frames/000004.png", "$.frame")
    assert caught.value.remedy
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    "build", [webp_canvas, bmp_header, jpeg_header, png], ids=lambda build: build.__name__
)
def test_a_claim_within_the_sides_but_beyond_the_pixels(build: Callable[[int, int], bytes]) -> None:
    with pytest.raises(InputError, match=r"claims (16000x16000|more pixels)"):
        decode(build(16_000, 16_000))


@pytest.mark.parametrize(
    ("head", "size"),
    [
        (b"VP8L" + bytes(4) + b"\x2f" + (15_999 | 15_999 << 14).to_bytes(4, "little"), "16000x16000"),
        (b"VP8 " + bytes(4) + bytes(3) + b"\x9d\x01\x2a" + struct.pack("<HH", 16_000, 9_000), "16000x9000"),
    ],
)
def test_simple_webp_headers_are_read_before_the_decoder(head: bytes, size: str) -> None:
    with pytest.raises(InputError, match=size):
        decode(b"RIFF\x40\0\0\0WEBP" + head + bytes(30))


@pytest.mark.parametrize(
    "part",
    [
        chunk(b"zTXt", b"note\0\0" + zlib.compress(bytes(80_000_000), 9)),
        chunk(b"iTXt", b"note\0\1\0\0\0" + zlib.compress(bytes(80_000_000), 9)),
        chunk(b"iCCP", b"icc\0\0" + zlib.compress(bytes(80_000_000), 9)),
    ],
    ids=["zTXt", "iTXt", "iCCP"],
)
def test_bombs_beside_the_picture_cost_no_memory(part: bytes) -> None:
    data = png(1, 1, part, data=bytes(4))
    tracemalloc.start()
    try:
        try:
            decode(data)
        except InputError as refused:
            assert "broken" in refused.reason  # noqa: PT017 - both ends are right, memory is the point
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_a_picture_with_more_data_than_its_size_is_bounded() -> None:
    data = png(2, 2, data=bytes(200_000_000))
    tracemalloc.start()
    try:
        assert decode(data).pixels.shape == (2, 2, 3)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_a_whole_interlaced_picture_is_read() -> None:
    assert decode(interlaced()).pixels.shape == (8, 8, 3)


def test_a_narrow_interlaced_picture_has_passes_without_pixels() -> None:
    header = struct.pack(">IIBBBBB", 1, 1, 1, 0, 0, 0, 1)
    body = chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")
    assert decode(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body).pixels.tolist() == [[[255] * 3]]


def test_picture_data_in_many_parts_are_counted_together() -> None:
    raw = np.random.default_rng(1).integers(0, 255, (2000, 700, 3), np.uint8)
    data = encoded(Image.fromarray(raw))
    assert data.count(b"IDAT") > 3
    assert np.array_equal(decode(data).pixels, raw)
    assert np.array_equal(decode(encoded(Image.fromarray(raw), compress_level=0)).pixels, raw)


def test_limits_are_the_callers() -> None:
    data = encoded(picture())
    with pytest.raises(InputError, match="larger than 10 bytes"):
        decode(data, limits=ImageLimits(max_bytes=10))
    with pytest.raises(InputError, match="39 per side"):
        decode(data, limits=ImageLimits(max_side=39))
    with pytest.raises(InputError, match="959 in all"):
        decode(data, limits=ImageLimits(max_pixels=959))
    assert decode(data, limits=ImageLimits(len(data), 40, 960)).width == 40


@pytest.mark.parametrize("wrong", [(0, 1, 1), (1, 0, 1), (1, 1, -1)])
def test_limits_are_positive(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        ImageLimits(*wrong)


def test_pillows_own_limit_is_answered_as_ours() -> None:
    roomy = ImageLimits(max_side=60_000, max_pixels=10**10)
    for side in (10_000, 60_000):  # Pillow warns about the first and raises for the second
        with pytest.raises(InputError, match="more pixels than the limits"):
            decode(png(side, side), limits=roomy)


def test_pillows_global_settings_stay() -> None:
    before = (Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES)
    decode(encoded(picture()))
    assert before == (Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES)
    assert before[1] is False


EXIF = Image.Exif()
EXIF[0x0112] = 6
EXIF[0x010E] = "a description"
WHOLE = [
    *(encoded(picture(), kind) for kind in FORMATS),
    *(encoded(picture(), kind, exif=EXIF) for kind in ("PNG", "JPEG", "WEBP")),
    encoded(picture("P")),
    encoded(picture("P"), "BMP"),
    encoded(picture("RGBA"), "WEBP", lossless=True),
    encoded(picture("CMYK"), "JPEG", progressive=True),
]


@settings(max_examples=400, deadline=None)
@given(
    whole=st.sampled_from(WHOLE),
    changes=st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=6),
    cut=st.integers(0, 5000),
)
def test_mutated_images_decode_or_are_refused(whole: bytes, changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(whole)
    for place, value in changes:
        data[place % len(data)] = value
    try:
        image = decode(bytes(data[: cut or None]))
    except InputError as refused:
        assert refused.remedy  # noqa: PT017 - either end is right, nothing else is
    else:
        assert image.pixels.dtype == np.uint8


# --- the fast way for plain PNGs ----------------------------------------------------------------------


def with_chunk(name: bytes, data: bytes) -> bytes:
    """Return a small plain PNG with one chunk more behind its header."""
    whole = encoded(picture())
    return whole[:33] + chunk(name, data) + whole[33:]


def by_opencv(monkeypatch: pytest.MonkeyPatch, data: bytes) -> bool:
    """Decode; tell whether OpenCV did it."""
    asked = []

    def spied(*given: Any) -> Any:
        asked.append(given)
        return imdecode(*given)

    monkeypatch.setattr(cv2, "imdecode", spied)
    decode(data)
    return bool(asked)


imdecode = cv2.imdecode
TURNED = Image.Exif()
TURNED[0x0112] = 6
PLAIN = {
    "nothing besides": encoded(picture()),
    "resolution": with_chunk(b"pHYs", struct.pack(">IIB", 3780, 3780, 1)),
    "colour space": with_chunk(b"sRGB", b"\0"),
    "gamma": with_chunk(b"gAMA", struct.pack(">I", 45_455)),
    "time": with_chunk(b"tIME", struct.pack(">HBBBBB", 2026, 3, 2, 9, 0, 0)),
}
NOT_PLAIN = {
    "palette": encoded(picture("P")),
    "grey": encoded(picture("L")),
    "alpha": encoded(picture("RGBA")),
    "16 bit": png(1, 1, depth=16, data=bytes(7)),
    "interlaced": interlaced(),
    "a transparent colour": with_chunk(b"tRNS", struct.pack(">HHH", 0, 200, 0)),
    "EXIF": encoded(picture(), exif=TURNED),
    "text": with_chunk(b"tEXt", b"Software\0camera"),
    "an unknown chunk": with_chunk(b"prVt", b"x"),
    "no end": encoded(picture())[:-12],
    "JPEG": encoded(picture(), "JPEG"),
}


@pytest.mark.parametrize("case", sorted(PLAIN))
def test_a_plain_png_is_decoded_the_fast_way(monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    assert by_opencv(monkeypatch, PLAIN[case])


@pytest.mark.parametrize("case", sorted(NOT_PLAIN))
def test_anything_else_is_not(monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    assert not by_opencv(monkeypatch, NOT_PLAIN[case])


@given(
    rows=st.lists(st.tuples(st.integers(0, 4), st.binary(min_size=21, max_size=21)), min_size=1, max_size=9),
    level=st.sampled_from([0, 1, 9]),
)
def test_the_fast_way_gives_the_pixels_of_pillow(rows: list[tuple[int, bytes]], level: int) -> None:
    data = b"".join(bytes([kind]) + row for kind, row in rows)
    whole = png(7, len(rows), data=b"")
    whole = whole[:33] + chunk(b"IDAT", zlib.compress(data, level)) + chunk(b"IEND", b"")
    right = np.asarray(Image.open(io.BytesIO(whole)).convert("RGB"))
    assert np.array_equal(decode(whole).pixels, right)


@pytest.mark.parametrize(
    "change",
    [
        lambda whole: whole[:33] + chunk(b"IDAT", zlib.compress(b"\7" + bytes(12))) + whole[-12:],
        lambda whole: whole[:33] + chunk(b"IDAT", zlib.compress(bytes(13))[:-4] + b"xxxx") + whole[-12:],
    ],
    ids=["an unknown filter", "a wrong checksum inside"],
)
def test_what_only_a_decoder_sees_is_refused(change: Callable[[bytes], bytes]) -> None:
    with pytest.raises(InputError, match="broken or truncated"):
        decode(change(png(4, 1)))


@pytest.mark.parametrize(
    ("kind", "width", "height"),
    [
        ("PNG", 1, 1),
        ("PNG", 1, 20_000),
        ("PNG", 20_000, 1),
        ("PNG", 1920, 20_000),
        ("BMP", 1, 1),
        ("JPEG", 1366, 20_000),
    ],
)
def test_smallest_longest_and_largest(kind: str, width: int, height: int) -> None:
    image = Image.new("RGB", (width, height), (10, 20, 30))
    decoded = decode(encoded(image, kind))
    assert (decoded.width, decoded.height) == (width, height)
    assert np.abs(decoded.pixels[-1, -1] - [10, 20, 30]).max() <= 3


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_one_pixel(kind: str) -> None:
    assert decode(encoded(Image.new("RGB", (1, 1)), kind)).pixels.shape == (1, 1, 3)


def test_cmyk_is_not_upside_down() -> None:
    # Adobe's CMYK JPEGs are inverted; white paper must come out white, whoever wrote the file.
    image = Image.new("CMYK", (16, 16), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (8, 0, 16, 16))
    pixels = decode(encoded(image, "JPEG", quality=95)).pixels
    assert pixels[8, 2].min() > 245
    assert pixels[8, 13].max() < 10


@pytest.mark.parametrize("place", [8 + 8 + 13, -1, 45])
def test_a_png_with_a_wrong_checksum_is_not_plain(place: int) -> None:
    data = bytearray(png(4, 1, data=bytes(13)))
    assert is_plain(bytes(data))
    data[place] ^= 1
    assert not is_plain(bytes(data))
