"""Encoding: the same pixels come back, nothing else is in the file, and what was made is used again."""

from __future__ import annotations

import io
import struct
import threading
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image

from redactor.errors import MaskError
from redactor.mask import encode
from redactor.mask.encode import Encoder, PictureFormat, png, webp
from redactor.ocr.image import decode
from redactor.values import Pixels

KINDS = list(PictureFormat)
pictures = st.tuples(st.integers(1, 40), st.integers(1, 40)).flatmap(
    lambda size: arrays.arrays(np.uint8, (*size, 3), elements=st.integers(0, 255), fill=st.just(7))
)


def photo(seed: int = 0) -> Pixels:
    """Return a picture in which every pixel differs from its neighbours by a little."""
    rising = np.arange(90)[:, None, None] + np.arange(120)[None, :, None]
    noise = np.random.default_rng(seed).integers(0, 3, (90, 120, 3))
    return ((rising + noise) % 256).astype(np.uint8)


def screen() -> Pixels:
    """Return a picture of flat areas."""
    pixels = np.full((90, 120, 3), 240, np.uint8)
    pixels[10:20, 30:90] = 30
    return pixels


@pytest.mark.parametrize("kind", KINDS)
@given(pixels=pictures)
def test_the_same_pixels_come_back(kind: PictureFormat, pixels: Pixels) -> None:
    encoded = Encoder(kind).encode(pixels)
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(encoded)).convert("RGB")), pixels)
    assert np.array_equal(decode(encoded).pixels, pixels)


@pytest.mark.parametrize("kind", KINDS)
def test_rows_of_a_photograph_and_views_come_back(kind: PictureFormat) -> None:
    pixels = np.concatenate([screen(), photo(), screen()])
    for shown in (pixels, pixels[::2, ::-1], pixels[:, :1], pixels[:1]):
        assert np.array_equal(decode(Encoder(kind).encode(shown)).pixels, shown)


def filters_of(data: bytes, width: int) -> list[int]:
    """Return the filter byte of each row of a PNG with one IDAT."""
    at = data.index(b"IDAT")
    (length,) = struct.unpack(">I", data[at - 4 : at])
    return list(zlib.decompress(data[at + 4 : at + 4 + length])[:: 1 + 3 * width])


def test_rows_are_filtered_where_neighbours_differ_and_only_there() -> None:
    pixels = np.concatenate([photo(), screen()])
    assert filters_of(png(pixels), 120) == [0] + [2] * 89 + [0] * 90
    assert len(png(photo())) < len(zlib.compress(photo().tobytes(), 6))


def test_a_webp_is_pixels_and_nothing_else() -> None:
    data = webp(photo())
    assert data[:4] + data[8:16] == b"RIFFWEBPVP8L"
    (whole,), (part,) = struct.unpack("<I", data[4:8]), struct.unpack("<I", data[16:20])
    assert len(data) == 8 + whole
    assert whole == 4 + 8 + part + part % 2


def test_a_picture_that_a_webp_cannot_hold_is_refused() -> None:
    tall = np.zeros((16_384, 1, 3), np.uint8)
    with pytest.raises(MaskError, match="at most 16383"):
        webp(tall)
    assert decode(png(tall)).height == 16_384


@pytest.mark.parametrize("kind", KINDS)
def test_the_word_is_the_ending_and_names_the_type(kind: PictureFormat) -> None:
    assert kind.media_type == f"image/{kind.value}"


class Counted:
    """Counts how often a picture was really made."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made = 0
        monkeypatch.setattr(encode, "webp", self.webp)

    def webp(self, pixels: Pixels) -> bytes:
        self.made += 1
        return webp(pixels)


def test_equal_pixels_are_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counted, encoder = Counted(monkeypatch), Encoder(PictureFormat.WEBP)
    first = encoder.encode(photo())
    assert encoder.encode(photo().copy()) is first
    assert encoder.encode(photo(1)) != first
    assert encoder.encode(photo()[:, ::-1][:, ::-1]) is first
    assert counted.made == 2


def test_one_sequence_of_pixels_in_two_shapes_is_two_pictures() -> None:
    encoder = Encoder(PictureFormat.WEBP)
    wide = photo().reshape(45, 240, 3)
    assert decode(encoder.encode(photo())).width == 120
    assert decode(encoder.encode(wide)).width == 240


def test_the_oldest_is_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = [len(webp(photo(seed))) for seed in range(3)]
    counted, encoder = Counted(monkeypatch), Encoder(PictureFormat.WEBP, remembered=sum(sizes) - 1)
    for seed in (0, 1, 0, 2, 0, 1):  # 1 was used longest ago when 2 came
        encoder.encode(photo(seed))
    assert counted.made == 4


def test_a_picture_larger_than_the_room_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    counted, encoder = Counted(monkeypatch), Encoder(PictureFormat.WEBP, remembered=10)
    assert encoder.encode(photo()) == encoder.encode(photo())
    assert counted.made == 2


def test_many_threads_get_the_right_bytes() -> None:
    encoder = Encoder(PictureFormat.WEBP, remembered=3 * len(webp(photo())))
    right = [webp(photo(seed)) for seed in range(6)]
    wrong: list[int] = []

    def work(first: int) -> None:
        for step in range(60):
            seed = (first + step) % 6
            if encoder.encode(photo(seed)) != right[seed]:
                wrong.append(seed)

    threads = [threading.Thread(target=work, args=(first,)) for first in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    kept = encoder._known
    assert kept._weight == sum(len(data) for data in kept._entries.values()) <= kept._limit
