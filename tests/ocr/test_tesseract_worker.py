"""The program that holds Tesseract: its messages, and the C interface as it is used."""

from __future__ import annotations

import ctypes
import io
import runpy
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from redactor.ocr.tesseract_lines import WORKER
from redactor.ocr.tesseract_worker import Engine, serve

HANDLE, ITERATOR, PLACE = 11, 22, 33
Said = tuple[str | None, tuple[int, int, int, int], float]


class FakeLibrary:
    """Stands for the library: its functions, what they answer, and what they were asked.

    ``words`` are text, box and confidence; a text of None is one that the library cannot tell.
    """

    def __init__(self, words: list[Said] | None = None) -> None:
        self.words = words
        self.calls: list[tuple[Any, ...]] = []
        self.data_missing = self.unreadable = self.without_place = False
        self.at = 0
        self.texts: dict[int, Any] = {}
        self.freed: list[int] = []

    def functions(self) -> SimpleNamespace:
        """Return what looks like a loaded library."""
        plain: dict[str, Callable[..., Any]] = {
            "TessVersion": lambda: b"5.3.0",
            "TessBaseAPICreate": lambda: HANDLE,
            "TessBaseAPIInit2": lambda *given: self.note("init", given, int(self.data_missing)),
            "TessBaseAPISetVariable": lambda *given: self.note("set", given, 1),
            "TessBaseAPISetPageSegMode": lambda *given: self.note("mode", given),
            "TessBaseAPISetImage": lambda *given: self.note("image", given),
            "TessBaseAPIRecognize": lambda *given: self.note("recognize", given, int(self.unreadable)),
            "TessBaseAPIGetIterator": lambda _: None if self.words is None else ITERATOR,
            "TessBaseAPIClear": lambda *given: self.note("clear", given),
            "TessResultIteratorGetPageIterator": lambda _: PLACE,
            "TessResultIteratorNext": lambda *_: self.next(),
            "TessResultIteratorGetUTF8Text": lambda *_: self.text(),
            "TessResultIteratorConfidence": lambda *_: self.word[2],
            "TessResultIteratorDelete": lambda *given: self.note("delete", given),
            "TessPageIteratorBoundingBox": self.box,
            "TessDeleteText": self.freed.append,
        }
        # A function of the library can be given types; a method of an object cannot.
        return SimpleNamespace(**{name: lambda *given, do=do: do(*given) for name, do in plain.items()})

    @property
    def word(self) -> Said:
        assert self.words is not None
        return self.words[self.at]

    def note(self, name: str, given: tuple[Any, ...], answer: int | None = None) -> int | None:
        self.calls.append((name, *given))
        return answer

    def next(self) -> int:
        assert self.words is not None
        self.at += 1
        return int(self.at < len(self.words))

    def text(self) -> int | None:
        if self.word[0] is None:
            return None
        held = ctypes.create_string_buffer(self.word[0].encode())
        address = ctypes.addressof(held)
        self.texts[address] = held
        return address

    def box(self, place: int, level: int, *sides: Any) -> int:
        assert (place, level) == (PLACE, 3)
        for side, value in zip(sides, self.word[1], strict=True):
            side._obj.value = value
        return int(not self.without_place)


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Engine, FakeLibrary]]:
    """Return what builds an engine on a fake library."""

    def build(library: FakeLibrary, data: str = "") -> tuple[Engine, FakeLibrary]:
        monkeypatch.setattr(ctypes, "CDLL", lambda _: library.functions())
        return Engine("libfake.so", data, "eng"), library

    return build


def unpacked(answer: bytes) -> tuple[int, int, int, int, float, str]:
    left, top, right, bottom, confidence, size = struct.unpack_from("<4IfI", answer)
    assert len(answer) == 24 + size
    return left, top, right, bottom, confidence, answer[24:].decode()


Load = Callable[..., tuple[Engine, FakeLibrary]]


@pytest.mark.parametrize(("data", "given"), [("", None), ("/data", b"/data")])
def test_an_engine_is_set_up_once(load: Load, data: str, given: bytes | None) -> None:
    engine, library = load(FakeLibrary(), data)
    assert engine.version == b"5.3.0"
    assert library.calls == [
        ("init", HANDLE, given, b"eng", 1),
        ("set", HANDLE, b"tessedit_do_invert", b"0"),
        ("set", HANDLE, b"user_defined_dpi", b"96"),
    ]


def test_language_data_that_cannot_be_loaded_is_a_fault(load: Load) -> None:
    library = FakeLibrary()
    library.data_missing = True
    with pytest.raises(RuntimeError, match="language data"):
        load(library)


def test_words_come_with_their_boxes(load: Load) -> None:
    words = [("one", (1, 2, 3, 4), 90.5), (None, (0, 0, 0, 0), 0.0), ("zw\u00f6lf", (-1, 0, 9, 8), 12.0)]
    engine, library = load(FakeLibrary(words))
    library.calls.clear()
    found = [unpacked(word) for word in engine.read(b"123456", 3, 2, 7)]
    assert found == [(1, 2, 3, 4, 90.5, "one"), (0, 0, 9, 8, 12.0, "zw\u00f6lf")]
    assert library.freed == list(library.texts)
    assert library.calls == [
        ("mode", HANDLE, 7),
        ("image", HANDLE, b"123456", 3, 2, 1, 3),
        ("recognize", HANDLE, None),
        ("delete", ITERATOR),
        ("clear", HANDLE),
    ]


def test_a_picture_without_words_has_none(load: Load) -> None:
    engine, library = load(FakeLibrary(None))
    assert list(engine.read(b"1", 1, 1, 7)) == []
    assert library.calls[-1] == ("clear", HANDLE)


@pytest.mark.parametrize(
    ("fault", "message"), [("unreadable", "cannot be read"), ("without_place", "no place")]
)
def test_what_the_library_cannot_do_is_a_fault(load: Load, fault: str, message: str) -> None:
    engine, library = load(FakeLibrary([("one", (1, 2, 3, 4), 90.0)]))
    setattr(library, fault, True)
    with pytest.raises(RuntimeError, match=message):
        list(engine.read(b"1", 1, 1, 7))


class FakeEngine(Engine):
    """Answers with as many words as the picture is wide."""

    def __init__(self) -> None:
        self.asked: list[tuple[bytes, int, int, int]] = []

    @property
    def version(self) -> bytes:
        return b"5.9"

    def read(self, picture: bytes, width: int, height: int, mode: int) -> Iterator[bytes]:
        self.asked.append((picture, width, height, mode))
        yield from [b"w"] * width


def served(questions: bytes) -> tuple[bytes, FakeEngine]:
    engine, answers = FakeEngine(), io.BytesIO()
    with pytest.raises(SystemExit) as ended:
        serve(engine, io.BytesIO(questions), answers)
    assert ended.value.code == 0
    return answers.getvalue(), engine


def test_it_greets_unasked_and_ends_with_its_input() -> None:
    answer, engine = served(b"")
    assert answer == b"\x035.9"
    assert engine.asked == []


def test_batches_are_answered_picture_by_picture() -> None:
    first = struct.pack("<2I", 7, 2) + struct.pack("<2I", 2, 1) + b"ab" + struct.pack("<2I", 1, 3) + b"cde"
    answer, engine = served(first + struct.pack("<2I", 13, 0) + struct.pack("<4I", 13, 1, 0, 0))
    assert engine.asked == [(b"ab", 2, 1, 7), (b"cde", 1, 3, 7), (b"", 0, 0, 13)]
    assert answer[4:] == struct.pack("<I", 2) + b"ww" + struct.pack("<I", 1) + b"w" + struct.pack("<I", 0)


@pytest.mark.parametrize("cut", range(1, 18))
def test_a_question_that_is_cut_short_has_no_answer(cut: int) -> None:
    whole = struct.pack("<2I", 7, 1) + struct.pack("<2I", 2, 1) + b"ab"
    answer, engine = served(whole[:cut])
    assert answer == b"\x035.9"
    assert engine.asked == []


def test_the_program_takes_library_data_and_language(monkeypatch: pytest.MonkeyPatch) -> None:
    library, answers = FakeLibrary(), io.BytesIO()
    monkeypatch.setattr(ctypes, "CDLL", lambda _: library.functions())
    monkeypatch.setattr(sys, "argv", ["worker", "libfake.so", "/data", "deu"])
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO()))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=answers))
    with pytest.raises(SystemExit):
        runpy.run_path(str(WORKER), run_name="__main__")
    assert library.calls[0] == ("init", HANDLE, b"/data", b"deu", 1)
    assert answers.getvalue() == b"\x055.3.0"


def test_it_needs_nothing_but_the_standard_library() -> None:
    """It runs without the package's folder, in a bare interpreter, and a missing library ends it."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(WORKER), "libnothing.so.9", "", "eng"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert "OSError: libnothing.so.9" in done.stderr
