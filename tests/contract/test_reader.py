"""What every reader promises (``redactor.ports.Reader``); each adapter subclasses the promises."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import cv2
import numpy as np
import pytest

from redactor.ocr.reader import LineReader
from redactor.ocr.tesseract_lines import TesseractLines
from redactor.ports import Reader
from redactor.values import Page, Pixels


def screen(text: str) -> Pixels:
    """Draw one line of text, dark on light."""
    pixels = np.full((80, 480, 3), 245, np.uint8)
    cv2.putText(pixels, text, (24, 48), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (20, 20, 20), 1, cv2.LINE_AA)
    return pixels


class ReaderContract:
    """Promises of the port; subclasses say which reader is looked at."""

    @abstractmethod
    def build(self) -> Reader:
        """Return the reader that is looked at."""

    @pytest.fixture
    def reader(self) -> Iterator[Reader]:
        """Build the reader, and close it at the end."""
        with closing(self.build()) as reader:
            yield reader

    def test_it_has_a_name_and_version(self, reader: Reader) -> None:
        name, version = reader.name.split(" ", 1)
        assert name
        assert version[0].isdigit()

    @pytest.mark.parametrize("second_look", [False, True])
    def test_words_stand_in_the_text_and_on_the_screen(self, reader: Reader, *, second_look: bool) -> None:
        pixels = screen("Order 4471 for Mira")
        page = reader.read(pixels, second_look=second_look)
        assert page.text == "Order 4471 for Mira"
        words = [page.text[word.span.start : word.span.end] for word in page.words]
        assert words == page.text.split()
        assert (page.width, page.height) == (480, 80)
        for word in page.words:
            zone = word.zone
            inside = pixels[zone.y : zone.y + zone.height, zone.x : zone.x + zone.width]
            assert inside.min() < 100

    def test_zones_cover_the_ink(self, reader: Reader) -> None:
        pixels = screen("Order 4471 for Mira")
        left = pixels.copy()
        for word in reader.read(pixels).words:
            zone = word.zone
            left[zone.y : zone.y + zone.height, zone.x : zone.x + zone.width] = 245
        # What remains is at most the soft edge of letters, which the padding of a fill covers.
        assert int((left < 120).sum()) <= 0.02 * int((pixels < 120).sum())

    def test_an_empty_screen_is_an_empty_page(self, reader: Reader) -> None:
        page = reader.read(np.full((64, 64, 3), 255, np.uint8))
        assert page == Page("", (), 64, 64)

    def test_the_pixels_stay_as_they_were(self, reader: Reader) -> None:
        pixels = screen("Order 4471")
        before = pixels.copy()
        reader.read(pixels)
        assert np.array_equal(pixels, before)

    def test_read_only_pixels_are_read(self, reader: Reader) -> None:
        pixels = screen("Order 4471")
        pixels.flags.writeable = False
        assert "4471" in reader.read(pixels).text

    def test_the_same_screen_reads_the_same(self, reader: Reader) -> None:
        pixels = screen("Order 4471")
        with ThreadPoolExecutor(2) as pool:
            one, two = pool.map(reader.read, [pixels, pixels])
        assert one == two

    def test_what_is_closed_may_be_used_again(self, reader: Reader) -> None:
        pixels = screen("Order 4471")
        reader.close()
        reader.close()
        assert reader.read(pixels).text == "Order 4471"

    @pytest.mark.parametrize("scale", [0.0, -1.0, float("nan")])
    def test_a_scale_is_positive(self, reader: Reader, scale: float) -> None:
        with pytest.raises(ValueError, match="scale"):
            reader.read(screen(""), scale=scale)

    def test_only_rgb_images_are_read(self, reader: Reader) -> None:
        with pytest.raises(ValueError, match="not an RGB image"):
            reader.read(screen("")[:, :, 0])


@pytest.mark.tesseract
class TestLinesByTesseract(ReaderContract):
    def build(self) -> Reader:
        return LineReader(TesseractLines())
