"""The recognizer and its workers: each fault is one screen's error, the next call has a new worker."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import cv2
import numpy as np
import pytest

from redactor.errors import MissingToolError, ReadError, ReadTimeoutError
from redactor.ocr import tesseract_lines
from redactor.ocr.grey import Grey
from redactor.ocr.tesseract_lines import WORKER, TesseractLines
from redactor.values import LineWord

FAKE = Path(__file__).with_name("fake_worker.py")
CANARY = "canary"
PICTURES: list[Grey] = [np.full((60, width), 255, np.uint8) for width in (90, 120, 150)]

Make = Callable[..., TesseractLines]


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[Make]:
    """Return what builds a recognizer on a worker with a fault; all are closed at the end."""
    built: list[TesseractLines] = []

    def make(fault: str, *, timeout: float = 60.0) -> TesseractLines:
        worker = tmp_path / f"{fault}.py"
        shutil.copy(FAKE, worker)
        built.append(TesseractLines(library="none", worker=worker, timeout=timeout))
        return built[-1]

    yield make
    for one in built:
        one.close()


def starts(folder: Path, fault: str) -> int:
    return len((folder / f"{fault}.starts").read_text(encoding="ascii"))


def children() -> set[int]:
    """Return the processes that this process has started and not waited for, zombies among them."""
    found = set()
    for task in Path("/proc/self/task").iterdir():
        # A thread may end while it is looked at; its children then belong to another one of this process.
        with suppress(FileNotFoundError, ProcessLookupError):
            found |= {int(child) for child in (task / "children").read_text(encoding="ascii").split()}
    return found


def texts(answers: list[list[LineWord]]) -> list[list[str]]:
    return [[word.text for word in words] for words in answers]


FINE = [["fine"]] * 3


def test_a_good_worker_is_kept_and_asked_again(tmp_path: Path, fake: Make) -> None:
    lines = fake("good")
    assert lines.name == "tesseract 5.3.0"
    for _ in range(3):
        assert texts(lines.read(PICTURES)) == FINE
    assert starts(tmp_path, "good") == 1


def test_newer_versions_are_taken(fake: Make) -> None:
    assert fake("newer").name == "tesseract 6.0.1"


def test_empty_words_and_any_script_are_no_fault(fake: Make) -> None:
    [words] = fake("edge_cases").read(PICTURES[:1])
    assert [(word.text, word.confidence) for word in words] == [
        ("fine", pytest.approx(0.9)),
        ("", 0.0),
        ("\u00e4\u674e", 1.0),
    ]


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("too_many_words", "more words than a line can hold"),
        ("endless_words", "more words than a line can hold"),
        ("too_long", "longer than a line can hold"),
        ("negative_size", "longer than a line can hold"),
        ("not_utf8", "not UTF-8"),
        ("nan", "confidence out of range"),
        ("infinite", "confidence out of range"),
        ("below_0", "confidence out of range"),
        ("above_100", "confidence out of range"),
        ("too_wide", "outside the line"),
        ("too_high", "outside the line"),
        ("right_of_itself", "outside the line"),
        ("below_itself", "outside the line"),
        ("garbage", "longer than a line can hold"),
        ("goes_after_greeting", "stopped before it had answered"),
    ],
)
def test_an_answer_that_cannot_be_is_an_error_and_ends_the_worker(
    tmp_path: Path, fake: Make, fault: str, message: str
) -> None:
    lines, before = fake(fault), children()
    with pytest.raises(ReadError, match=message) as caught:
        lines.read(PICTURES)
    assert not isinstance(caught.value, ReadTimeoutError)
    assert CANARY not in f"{caught.value!r}{caught.value.remedy}{caught.value.__cause__!r}"
    assert len(before - children()) == 1
    with pytest.raises(ReadError):
        lines.read(PICTURES)
    assert starts(tmp_path, fault) == 2


@pytest.mark.parametrize("fault", ["crashes_midway", "killed_midway", "stops_inside_a_word"])
def test_after_a_crash_the_next_screen_has_a_new_worker(tmp_path: Path, fake: Make, fault: str) -> None:
    lines = fake(fault)
    with pytest.raises(ReadError, match="stopped before it had answered"):
        lines.read(PICTURES)
    assert texts(lines.read(PICTURES)) == FINE
    assert starts(tmp_path, fault) == 2


@pytest.mark.parametrize("fault", ["hangs_midway", "never_reads"])
def test_a_worker_that_hangs_is_killed_and_the_next_screen_has_a_new_one(
    tmp_path: Path, fake: Make, fault: str
) -> None:
    others = children()
    lines = fake(fault, timeout=1.5)
    [process] = children() - others
    # More than a pipe holds: whoever writes waits too, and must be freed.
    pictures = [np.full((400, 3000), 255, np.uint8)] * 3
    began = time.monotonic()
    with pytest.raises(ReadTimeoutError, match="in time") as caught:
        lines.read(pictures)
    assert time.monotonic() - began < 120
    assert caught.value.remedy
    assert process not in children()
    lines._timeout = 120.0  # as long as a busy machine needs
    assert texts(lines.read(pictures)) == FINE
    assert starts(tmp_path, fault) == 2


def test_answers_in_drops_count_against_one_deadline(fake: Make) -> None:
    lines = fake("slow_drops", timeout=1.0)
    with pytest.raises(ReadTimeoutError):
        lines.read(PICTURES * 40)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("crashes_at_start", "cannot be loaded"),
        ("greets_by_half", "cannot be loaded"),
        ("too_old", "older than version 5"),
        ("no_version", "older than version 5"),
        ("huge_version", "older than version 5"),
    ],
)
def test_what_is_missing_is_told_when_building(fake: Make, fault: str, message: str) -> None:
    before = children()
    with pytest.raises(MissingToolError, match=message) as caught:
        fake(fault)
    assert caught.value.exit_code == 5
    assert "apt-get install tesseract-ocr tesseract-ocr-eng" in caught.value.remedy
    assert "brew install" in caught.value.remedy
    assert CANARY not in f"{caught.value!r}{caught.value.__cause__!r}"
    assert children() == before


def test_a_worker_that_never_greets_is_killed(fake: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract_lines, "_START_SECONDS", 0.5)
    before = children()
    with pytest.raises(MissingToolError, match="cannot be loaded"):
        fake("hangs_at_start")
    assert children() == before


def test_what_goes_after_building_is_missing(tmp_path: Path, fake: Make) -> None:
    lines = fake("good")
    lines.close()
    (tmp_path / "good.py").unlink()
    with pytest.raises(MissingToolError, match="cannot be loaded"):
        lines.read(PICTURES)


def test_close_ends_all_processes(fake: Make) -> None:
    before = children()
    lines = fake("slow_drops")
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lines.read, [PICTURES] * 3))
    assert 1 <= len(children() - before) <= 3
    lines.close()
    assert children() == before
    lines.close()


def test_whoever_forgets_to_close_leaves_no_process(tmp_path: Path) -> None:
    before = children()
    worker = tmp_path / "good.py"
    shutil.copy(FAKE, worker)
    lines = TesseractLines(library="none", worker=worker)
    lines.read(PICTURES)
    assert len(children() - before) == 1
    del lines
    gc.collect()
    assert children() == before


def test_a_worker_ends_with_its_reader_s_process(tmp_path: Path) -> None:
    shutil.copy(FAKE, tmp_path / "good.py")
    code = (
        "import os, sys\nfrom pathlib import Path\n"
        "from redactor.ocr.tesseract_lines import TesseractLines\n"
        "lines = TesseractLines(library='none', worker=Path(sys.argv[1]))\n"
        "print(lines._idle[0]._process.pid, flush=True)\nos._exit(0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "good.py")], capture_output=True, text=True, check=True
    )
    assert ends(int(done.stdout))


def ends(process: int) -> bool:
    """Tell whether a process ends within some seconds; a zombie nobody waits for has ended."""
    for _ in range(400):
        try:
            os.kill(process, 0)
            state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_no_pictures_start_nothing(tmp_path: Path, fake: Make) -> None:
    lines = fake("good")
    lines.close()
    assert lines.read([]) == []
    assert starts(tmp_path, "good") == 1


def test_threads_have_a_worker_each_and_their_own_answers(tmp_path: Path, fake: Make) -> None:
    lines = fake("slow_drops")
    asked = [[PICTURES[number % 3]] * (1 + number % 4) for number in range(12)]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lines.read, asked))
    assert [len(answer) for answer in answers] == [len(pictures) for pictures in asked]
    for answer, pictures in zip(answers, asked, strict=True):
        for [word], picture in zip(answer, pictures, strict=True):
            assert word.right == picture.shape[1] - 1
    assert 1 <= starts(tmp_path, "slow_drops") <= 4


def test_one_thread_s_fault_is_not_another_s(fake: Make) -> None:
    lines = fake("crashes_midway")

    def read(_: int) -> list[list[str]] | str:
        try:
            return texts(lines.read(PICTURES))
        except ReadError as fault:
            return fault.message

    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(read, range(9)))
    assert sum(isinstance(answer, str) for answer in answers) == 1
    assert sum(answer == FINE for answer in answers) == 8


@pytest.mark.parametrize(
    ("height", "second_look", "asked"),
    [
        (39, False, 78),
        (40, False, 40),
        (110, False, 110),
        (111, False, 56),
        (39, True, 117),
        (40, True, 60),
        (111, True, 83),
    ],
)
def test_low_lines_are_enlarged_high_ones_reduced_and_boxes_are_those_of_the_picture(
    fake: Make, monkeypatch: pytest.MonkeyPatch, height: int, *, second_look: bool, asked: int
) -> None:
    heights: list[int] = []
    modes: list[int] = []
    ask = tesseract_lines._Worker.ask

    def noting(
        self: tesseract_lines._Worker, pictures: list[Grey], mode: int, seconds: float
    ) -> list[list[LineWord]]:
        heights.extend(picture.shape[0] for picture in pictures)
        modes.append(mode)
        return ask(self, pictures, mode, seconds)

    monkeypatch.setattr(tesseract_lines._Worker, "ask", noting)
    [[word]] = fake("good").read([np.full((height, 200), 255, np.uint8)], second_look=second_look)
    assert abs(heights[0] - asked) <= 1
    assert modes == [13 if second_look else 7]
    assert (word.left, word.top) in {(0, 0), (1, 1), (2, 2)}
    assert 197 <= word.right <= 200
    assert height - 3 <= word.bottom <= height + 1


@pytest.mark.parametrize("timeout", [0.0, -1.0, float("nan")])
def test_a_timeout_is_positive(timeout: float) -> None:
    with pytest.raises(ValueError, match="timeout"):
        TesseractLines(timeout=timeout)


@pytest.mark.parametrize("language", ["", "eng+", "+eng", "../eng", "--psm", "eng deu", "eng\n"])
def test_a_language_is_a_plain_name(language: str) -> None:
    with pytest.raises(ValueError, match="language"):
        TesseractLines(language=language)


def test_the_library_is_looked_for_where_the_system_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctypes.util.find_library", lambda _: "libtesseract.so.77")
    assert tesseract_lines._library() == "libtesseract.so.77"


def test_else_the_library_is_looked_for_beside_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctypes.util.find_library", lambda _: None)
    for folder in ("bin", "lib"):
        (tmp_path / folder).mkdir()
    program, library = tmp_path / "bin" / "tesseract", tmp_path / "lib" / "libtesseract.5.dylib"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(program.parent))
    assert tesseract_lines._library() == "libtesseract.so.5"
    library.touch()
    assert tesseract_lines._library() == str(library)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert tesseract_lines._library() == "libtesseract.so.5"


# --- the real library ---------------------------------------------------------------------------------------


def line(text: str) -> Grey:
    picture = np.full((40, 30 + 13 * len(text)), 255, np.uint8)
    cv2.putText(picture, text, (8, 27), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (0,), 1, cv2.LINE_AA)
    return picture


@pytest.mark.tesseract
def test_the_installed_library_is_found_and_reads() -> None:
    with closing(TesseractLines()) as lines:
        assert int(lines.name.removeprefix("tesseract ").split(".")[0]) >= 5
        [words] = lines.read([line("Order 4471 for Mira")])
    assert [word.text for word in words] == ["Order", "4471", "for", "Mira"]


@pytest.mark.tesseract
@pytest.mark.parametrize("wrong", [{"language": "xxx"}, {"data": "/nowhere"}, {"library": "libnothing.so.1"}])
def test_a_language_data_or_library_that_is_not_there(wrong: dict[str, str]) -> None:
    before = children()
    with pytest.raises(MissingToolError, match="cannot be loaded"):
        TesseractLines(**wrong)  # type: ignore[arg-type]  # texts, all of them
    assert children() == before


@pytest.mark.tesseract
def test_pictures_of_any_size_are_answered() -> None:
    random = np.random.default_rng(4)
    sizes = ((1, 1), (1, 200), (200, 1), (2, 3), (8, 8), (160, 2000), (5, 3000))
    pictures = [random.integers(0, 256, size, np.uint8) for size in sizes]
    with closing(TesseractLines()) as lines:
        for second_look in (False, True):
            answers = lines.read([*pictures, line("Order 4471")], second_look=second_look)
            assert len(answers) == len(sizes) + 1
            assert [word.text for word in answers[-1]] == ["Order", "4471"]


def test_the_worker_comes_with_the_package() -> None:
    assert WORKER.is_file()
