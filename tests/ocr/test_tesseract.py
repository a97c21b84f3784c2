"""The adapter: each fault told apart, nothing read in any message, nothing on disk."""

from __future__ import annotations

import os
import shutil
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cv2
import numpy as np
import pytest

from redactor.errors import MissingToolError, ReadError, ReadTimeoutError
from redactor.ocr.tesseract import TesseractReader
from redactor.values import Page, Pixels

FAKE = Path(__file__).parents[1] / "fakes_tesseract" / "fake_tesseract.py"
CANARY = "canary"


def fake(folder: Path, fault: str) -> str:
    """Install the stand-in under the name of a fault, with this interpreter."""
    program = folder / fault
    body = FAKE.read_text(encoding="utf-8").split("\n", 1)[1]
    program.write_text(f"#!{sys.executable} -S\n{body}", encoding="utf-8")
    program.chmod(0o700)
    return str(program)


def screen(lines: list[str], *, ink: int = 0, paper: int = 255) -> Pixels:
    """Draw lines of text."""
    pixels = np.full((40 + 40 * len(lines), 640, 3), paper, np.uint8)
    for row, line in enumerate(lines):
        cv2.putText(
            pixels, line, (20, 50 + 40 * row), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (ink,) * 3, 1, cv2.LINE_AA
        )
    return pixels


WHITE: Pixels = np.full((60, 200, 3), 255, np.uint8)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("crash", "exit status 3"),
        ("killed", "signal 9"),
        ("partial_then_crash", "exit status 11"),
        ("header_then_crash", "exit status 11"),
        ("empty", "is empty"),
        ("header_only", "holds no page"),
        ("cut_short", "cut short"),
        ("garbage", "not a table"),
        ("bad_utf8", "not UTF-8"),
        ("wrong_columns", "wrong length"),
        ("wrong_level", "unknown level"),
        ("nan", "confidence out of range"),
        ("infinite", "confidence out of range"),
        ("no_number", "a number that is none"),
        ("outside", "outside the image"),
        ("negative", "outside the image"),
        ("other_image", "about another image"),
    ],
)
def test_each_fault_of_a_reading_is_an_error_of_its_own(tmp_path: Path, fault: str, message: str) -> None:
    reader = TesseractReader(program=fake(tmp_path, fault))
    with pytest.raises(ReadError, match=message) as caught:
        reader.read(WHITE)
    assert not isinstance(caught.value, ReadTimeoutError)
    assert CANARY not in f"{caught.value!r}{caught.value.remedy}{caught.value.__cause__!r}"


def test_a_page_without_words_is_no_fault(tmp_path: Path) -> None:
    page = TesseractReader(program=fake(tmp_path, "blank")).read(WHITE)
    assert page == Page("", (), 200, 60)


def test_a_good_answer_is_a_page(tmp_path: Path) -> None:
    page = TesseractReader(program=fake(tmp_path, "good")).read(WHITE)
    assert page.text.startswith(CANARY)
    assert [word.confidence for word in page.words] == [pytest.approx(0.965)]


def test_a_hanging_reader_is_killed_with_what_it_started(tmp_path: Path) -> None:
    program = fake(tmp_path, "hang")
    reader = TesseractReader(program=program, timeout=2.0)
    started = time.monotonic()
    with pytest.raises(ReadTimeoutError, match="within 2 seconds"):
        reader.read(WHITE)
    assert time.monotonic() - started < 20
    child = int(Path(program + ".child").read_text(encoding="ascii"))
    assert _is_gone(child)


def _is_gone(process: int) -> bool:
    """Tell whether a process ends within a few seconds; a zombie nobody waits for has ended."""
    for _ in range(100):
        try:
            os.kill(process, 0)
            state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize(
    ("fault", "message", "remedy"),
    [
        ("old", "older than version 5", "apt-get install tesseract-ocr"),
        ("no_english", "language eng", "tesseract-ocr-eng"),
        ("languages_crash", "language eng", "tesseract-ocr-eng"),
    ],
)
def test_what_is_not_installed_is_told_when_building(
    tmp_path: Path, fault: str, message: str, remedy: str
) -> None:
    with pytest.raises(MissingToolError, match=message) as caught:
        TesseractReader(program=fake(tmp_path, fault))
    assert remedy in caught.value.remedy
    assert "brew install" in caught.value.remedy


@pytest.mark.parametrize("fault", ["stranger", "probe_crash"])
def test_a_program_that_is_no_tesseract_is_refused(tmp_path: Path, fault: str) -> None:
    with pytest.raises(ReadError, match="does not answer as Tesseract"):
        TesseractReader(program=fake(tmp_path, fault))


def test_only_missing_languages_are_named(tmp_path: Path) -> None:
    with pytest.raises(MissingToolError, match=r"language chi_sim$") as caught:
        TesseractReader(program=fake(tmp_path, "good"), language="eng+chi_sim")
    assert "tesseract-ocr-chi-sim`" in caught.value.remedy


def test_no_program_at_all(tmp_path: Path) -> None:
    with pytest.raises(MissingToolError, match="not installed") as caught:
        TesseractReader(program=str(tmp_path / "absent"))
    assert "apt-get install tesseract-ocr tesseract-ocr-eng" in caught.value.remedy


def test_a_program_that_goes_after_building_is_missing(tmp_path: Path) -> None:
    program = fake(tmp_path, "good")
    reader = TesseractReader(program=program)
    Path(program).unlink()
    with pytest.raises(MissingToolError, match="not installed"):
        reader.read(WHITE)


def test_a_language_that_goes_after_building_is_missing(tmp_path: Path) -> None:
    reader = TesseractReader(program=fake(tmp_path, "language_gone"))
    with pytest.raises(MissingToolError, match="language eng"):
        reader.read(WHITE)


@pytest.mark.parametrize("wrong", [{"timeout": 0.0}, {"timeout": float("nan")}])
def test_a_timeout_is_positive(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="timeout"):
        TesseractReader(timeout=wrong["timeout"])


@pytest.mark.parametrize("language", ["", "eng+", "../eng", "--psm"])
def test_a_language_is_a_plain_name(language: str) -> None:
    with pytest.raises(ValueError, match="language"):
        TesseractReader(language=language)


def test_wrong_arguments_of_a_reading(tmp_path: Path) -> None:
    reader = TesseractReader(program=fake(tmp_path, "good"))
    with pytest.raises(ValueError, match="scale"):
        reader.read(WHITE, scale=0.0)
    with pytest.raises(ValueError, match="not an RGB image"):
        reader.read(WHITE[:, :, 0])


LINES = ["Write to anna.keller@example.com today", "Card 4111 1111 1111 1111 call 202-555-0143"]


@pytest.mark.tesseract
@pytest.mark.parametrize("second_look", [False, True])
@pytest.mark.parametrize(("ink", "paper"), [(0, 255), (230, 25), (120, 250), (255, 90)])
def test_light_dark_and_pale_text_is_read(*, second_look: bool, ink: int, paper: int) -> None:
    page = TesseractReader().read(screen(LINES, ink=ink, paper=paper), second_look=second_look)
    assert "anna.keller@example.com" in page.text
    assert "4111 1111 1111 1111" in page.text
    assert "202-555-0143" in page.text


@pytest.mark.tesseract
def test_both_polarities_on_one_screen() -> None:
    light, dark = screen(LINES[:1]), screen(LINES[1:], ink=255, paper=30)
    page = TesseractReader().read(np.hstack([light, dark]))
    assert "anna.keller@example.com" in page.text
    assert "4111 1111 1111 1111" in page.text


@pytest.mark.tesseract
def test_a_high_density_screen_has_zones_in_its_own_pixels() -> None:
    small = screen(LINES[:1])
    large = np.asarray(cv2.resize(small, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), np.uint8)
    reader = TesseractReader()
    one, two = reader.read(small), reader.read(large, scale=2.0)
    assert one.text == two.text
    for a, b in zip(one.words, two.words, strict=True):
        assert abs(2 * a.zone.x - b.zone.x) <= 6
        assert abs(2 * a.zone.width - b.zone.width) <= 8


@pytest.mark.tesseract
def test_an_image_of_one_pixel_is_an_empty_page() -> None:
    assert not TesseractReader().read(np.full((1, 1, 3), 7, np.uint8)).words


@pytest.mark.tesseract
def test_threads_share_one_reader() -> None:
    reader = TesseractReader()
    screens = [screen([f"Number {number} anna{number}@example.com"]) for number in range(11, 15)]
    with ThreadPoolExecutor(4) as pool:
        pages = list(pool.map(reader.read, screens))
    for number, page in zip(range(11, 15), pages, strict=True):
        assert f"anna{number}@example.com" in page.text


@pytest.mark.tesseract
def test_the_installed_program_is_probed() -> None:
    assert shutil.which("tesseract")
    assert TesseractReader().name.startswith("tesseract 5")
