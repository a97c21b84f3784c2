"""Untrusted bytes become pixels, bounded before memory is spent.

Four formats are read (PNG, JPEG, WebP, BMP), told apart by their first bytes alone. The size that
the header claims is checked before anything is decoded. What comes out is always RGB, 8 bit,
upright, opaque.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from PIL import ExifTags, Image, ImageOps

from redactor.errors import InputError
from redactor.ocr.png import FAULTS, holds_all_rows, is_plain
from redactor.values import Pixels, RawImage

_REMEDY = "give a whole, still PNG, JPEG, WebP or BMP image"
_WEBP_HEADER_BYTES = 30

# What Pillow raises on broken files; the list was found by feeding it mutated images. A warning
# appears here when the caller's filters turn warnings (a decompression bomb) into exceptions.
_PILLOW_FAULTS = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
    MemoryError,
    struct.error,
    *FAULTS,
    Image.DecompressionBombError,
    Warning,
)


@dataclass(frozen=True, slots=True)
class ImageLimits:
    """The largest image that is decoded: bytes of the file, pixels per side, pixels in all.

    Raises:
        ValueError: a limit below 1.
    """

    max_bytes: int = 64 * 1024 * 1024
    max_side: int = 20_000
    # A page of 1920 pixels scrolled to the longest side has 38 million, an 8K screen 33; 16 bits and
    # alpha cost ten bytes each while they are converted.
    max_pixels: int = 40_000_000

    def __post_init__(self) -> None:
        if min(self.max_bytes, self.max_side, self.max_pixels) < 1:
            raise ValueError("image limits are at least 1")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the image stands, for messages; refuses in its name."""

    file: str
    field: str

    def refusal(self, message: str, remedy: str = _REMEDY) -> InputError:
        return InputError(message, file=self.file, field=self.field, remedy=remedy)


_DEFAULT_LIMITS = ImageLimits()


def decode(
    untrusted: bytes, *, limits: ImageLimits = _DEFAULT_LIMITS, file: str = "", field: str = ""
) -> RawImage:
    """Return the pixels of an encoded image.

    Transparent pixels are laid on white, since their hidden colours may show what the screen did
    not; 16-bit grey is scaled to 8 bit; an EXIF orientation is applied.

    Args:
        untrusted: the whole file; its name does not count.
        limits: refused beyond these, before any pixel is decoded.
        file: the file's name for messages.
        field: the field that named the file, for messages.

    Raises:
        InputError: empty, of another format, too large, animated, truncated or broken.
    """
    place = _Place(file, field)
    kind = _sniff(untrusted, limits, place)
    if kind == "WEBP":
        # Opening a WebP already allocates its canvas, so the claim is read from the header first.
        _check_size(_webp_size(untrusted), limits, place)
    try:
        with Image.open(io.BytesIO(untrusted), formats=[kind]) as image:
            _check_size(image.size, limits, place)
            if getattr(image, "n_frames", 1) != 1 or getattr(image, "is_animated", False):
                raise place.refusal("an image with several frames; only still images are read")
            if kind == "PNG" and not holds_all_rows(untrusted):
                raise place.refusal("a truncated PNG image: rows are missing")
            if kind == "PNG" and is_plain(untrusted):
                return RawImage(_fast(untrusted, place))
            image.load()
            return RawImage(_rgb(_upright(image)))
    except _PILLOW_FAULTS as fault:
        if isinstance(fault, Image.DecompressionBombError | Image.DecompressionBombWarning):
            raise place.refusal("the image claims more pixels than the limits allow") from None
        raise place.refusal(f"a broken or truncated {kind} image") from None


def _sniff(untrusted: bytes, limits: ImageLimits, place: _Place) -> str:
    """Return Pillow's name of the format, from the file's first bytes."""
    if not untrusted:
        raise place.refusal("the image has zero bytes")
    if len(untrusted) > limits.max_bytes:
        raise place.refusal(f"the image file is larger than {limits.max_bytes} bytes")
    if untrusted.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if untrusted.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if untrusted.startswith(b"RIFF") and untrusted[8:12] == b"WEBP":
        return "WEBP"
    if untrusted.startswith(b"BM"):
        return "BMP"
    raise place.refusal("not a PNG, JPEG, WebP or BMP image")


def _webp_size(untrusted: bytes) -> tuple[int, int]:
    """Return the canvas that a WebP header claims; (0, 0) when it has none.

    Source: https://developers.google.com/speed/webp/docs/riff_container, RFC 6386 section 9.1 and
    the WebP lossless bitstream specification, section 3.
    """
    chunk, head = untrusted[12:16], untrusted[:_WEBP_HEADER_BYTES].ljust(_WEBP_HEADER_BYTES, b"\0")
    if chunk == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if chunk == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 ":
        width, height = struct.unpack("<HH", head[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return 0, 0


def _check_size(size: tuple[int, int], limits: ImageLimits, place: _Place) -> None:
    """Refuse a claimed size that is empty or beyond the limits."""
    width, height = size
    if width < 1 or height < 1:
        raise place.refusal("the image's header claims no size")
    if max(width, height) > limits.max_side or width * height > limits.max_pixels:
        raise place.refusal(
            f"the image claims {width}x{height} pixels; "
            f"the limits are {limits.max_side} per side and {limits.max_pixels} in all",
            remedy="give a smaller image",
        )


def _fast(untrusted: bytes, place: _Place) -> Pixels:
    """Decode a plain PNG; libpng as OpenCV brings it takes half of Pillow's time."""
    flags = cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION
    pixels = cv2.imdecode(np.frombuffer(untrusted, np.uint8), flags)
    if pixels is None:
        raise place.refusal("a broken or truncated PNG image")
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB), np.uint8)


def _upright(image: Image.Image) -> Image.Image:
    """Apply the EXIF orientation: text that lies on its side would not be read."""
    if image.getexif().get(ExifTags.Base.Orientation, 1) == 1:
        return image
    return ImageOps.exif_transpose(image)


def _rgb(image: Image.Image) -> Pixels:
    """Return an image of any mode as RGB pixels on white."""
    if image.mode.startswith("I"):
        return _from_deep_grey(image)
    if image.mode in {"RGBA", "LA", "PA", "RGBa", "La"} or "transparency" in image.info:
        clear = image.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        return np.asarray(Image.alpha_composite(white, clear).convert("RGB"))
    return np.asarray(image.convert("RGB"))


def _from_deep_grey(image: Image.Image) -> Pixels:
    """Scale 16-bit grey to 8 bit, rounded; the transparent grey value becomes white."""
    deep: npt.NDArray[np.uint32] = np.clip(np.asarray(image), 0, 65_535).astype(np.uint32)
    grey = ((deep * 255 + 32_767) // 65_535).astype(np.uint8)
    clear = image.info.get("transparency")
    if isinstance(clear, int):
        grey[deep == clear] = 255
    return np.repeat(grey[:, :, None], 3, axis=2)
