"""What every reader promises (``redactor.ports.Reader``); each adapter subclasses the promises."""

from __future__ import annotations

from abc import abstractmethod
from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np
import pytest

from redactor.ocr.tesseract import TesseractReader
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
    def reader(self) -> Reader:
        """Return the reader that is looked at."""

    def test_it_has_a_name_and_version(self) -> None:
        name, version = self.reader().name.split(" ", 1)
        assert name
        assert version[0].isdigit()

    @pytest.mark.parametrize("second_look", [False, True])
    def test_words_stand_in_the_text_and_on_the_screen(self, *, second_look: bool) -> None:
        pixels = screen("Order 4471 for Mira")
        page = self.reader().read(pixels, second_look=second_look)
        assert page.text == "Order 4471 for Mira"
        words = [page.text[word.span.start : word.span.end] for word in page.words]
        assert words == page.text.split()
        assert (page.width, page.height) == (480, 80)
        for word in page.words:
            zone = word.zone
            inside = pixels[zone.y : zone.y + zone.height, zone.x : zone.x + zone.width]
            assert inside.min() < 100

    def test_zones_cover_the_ink(self) -> None:
        pixels = screen("Order 4471 for Mira")
        left = pixels.copy()
        for word in self.reader().read(pixels).words:
            zone = word.zone
            left[zone.y : zone.y + zone.height, zone.x : zone.x + zone.width] = 245
        # What remains is at most the soft edge of letters, which the padding of a fill covers.
        assert int((left < 120).sum()) <= 0.02 * int((pixels < 120).sum())

    def test_an_empty_screen_is_an_empty_page(self) -> None:
        page = self.reader().read(np.full((64, 64, 3), 255, np.uint8))
        assert page == Page("", (), 64, 64)

    def test_the_pixels_stay_as_they_were(self) -> None:
        pixels = screen("Order 4471")
        before = pixels.copy()
        self.reader().read(pixels)
        assert np.array_equal(pixels, before)

    def test_read_only_pixels_are_read(self) -> None:
        pixels = screen("Order 4471")
        pixels.flags.writeable = False
        assert "4471" in self.reader().read(pixels).text

    def test_the_same_screen_reads_the_same(self) -> None:
        reader, pixels = self.reader(), screen("Order 4471")
        with ThreadPoolExecutor(2) as pool:
            one, two = pool.map(reader.read, [pixels, pixels])
        assert one == two


@pytest.mark.tesseract
class TestTesseract(ReaderContract):
    def reader(self) -> Reader:
        return TesseractReader()
