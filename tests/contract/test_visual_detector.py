"""What every visual detector promises (``redactor.ports.VisualDetector``)."""

from __future__ import annotations

from abc import abstractmethod
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from redactor.detect.visual import ScreenVisuals
from redactor.ports import VisualDetector
from redactor.values import ENTITIES, Pixels
from tests.pictures import astronaut, blank, put, qr, taken

BUILT = ScreenVisuals()


def busy_screen() -> Pixels:
    """Draw a screen with one of everything."""
    screen = blank(900, 700)
    put(screen, taken(300, 200, seed=7), 40, 40)
    put(screen, astronaut(240), 400, 40)
    put(screen, astronaut(40), 700, 60, disc=True)
    put(screen, qr("WIFI:S:home;T:WPA;P:x7Kq;;"), 60, 360)
    return screen


class VisualDetectorContract:
    """Promises of the port; subclasses say which detector is looked at."""

    @abstractmethod
    def detector(self) -> VisualDetector:
        """Return the detector that is looked at."""

    def found(self, pixels: Pixels) -> list[tuple[str, list[int]]]:
        findings = self.detector().find(pixels, scale=1.0, wanted=self.detector().entities)
        return [(finding.entity, finding.zones[0].as_list()) for finding in findings]

    def test_it_has_a_name_and_looks_for_something(self) -> None:
        assert len(self.detector().name.split()) > 1
        assert self.detector().entities
        assert self.detector().entities <= ENTITIES

    def test_one_of_everything_is_found(self) -> None:
        assert {entity for entity, _ in self.found(busy_screen())} == {"PHOTO", "FACE", "QR_CODE"}

    def test_only_what_is_wanted_is_returned(self) -> None:
        screen, detector = busy_screen(), self.detector()
        for wanted in (frozenset({"FACE"}), frozenset({"QR_CODE", "PHOTO"}), frozenset[str]()):
            found = detector.find(screen, scale=1.0, wanted=wanted)
            assert {finding.entity for finding in found} == wanted

    def test_the_same_pixels_give_the_same_from_several_threads(self) -> None:
        screen = busy_screen()
        with ThreadPoolExecutor(2) as pool:
            one, two = pool.map(self.found, [screen, screen])
        assert one == two == self.found(screen)

    def test_the_pixels_stay_as_they_were(self) -> None:
        screen = busy_screen()
        before = screen.copy()
        screen.flags.writeable = False
        self.found(screen)
        assert np.array_equal(screen, before)

    @pytest.mark.parametrize("shape", [(1, 1), (1, 900), (900, 1), (7, 7), (9, 20000), (20000, 9), (41, 63)])
    def test_images_of_any_shape(self, shape: tuple[int, int]) -> None:
        dice = np.random.default_rng(1)
        for pixels in (
            np.zeros((*shape, 3), np.uint8),
            dice.integers(0, 256, (*shape, 3)).astype(np.uint8),
        ):
            for _, (x, y, width, height) in self.found(pixels):
                assert x + width <= shape[1]
                assert y + height <= shape[0]


class TestScreenVisuals(VisualDetectorContract):
    def detector(self) -> VisualDetector:
        return BUILT
