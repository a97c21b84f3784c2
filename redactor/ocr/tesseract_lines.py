"""Reads pictures of lines with Tesseract, held in worker processes that stay.

A worker loads the library and its model once (``tesseract_worker.py``) and gets pictures over a pipe;
nothing of a screen is ever written to disk (decision 0002). A worker that crashes, hangs or answers
garbage is killed with what it was given, which is an error of that screen alone; the next gets a new one.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import os
import re
import selectors
import shutil
import struct
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

import cv2

from redactor.errors import MissingToolError, ReadError, ReadTimeoutError
from redactor.ocr.grey import Grey, as_grey
from redactor.values import LineWord

WORKER = Path(__file__).with_name("tesseract_worker.py")
"""The program that comes with this package."""

_OLDEST = 5
_START_SECONDS = 30.0
_SINGLE_LINE = 7
_RAW_LINE = 13  # page segmentation modes of `tesseract --help-psm`
_ENLARGED = 40  # pixels: what is lower is enlarged twice before it is read
_REDUCED = 110  # what is higher is read at half its size
_MOST_WORDS = 4_096
_MOST_BYTES = 16_384
_PACKET = 1 << 16
_NAMES = ("libtesseract.so.5", "libtesseract.5.dylib", "libtesseract.dylib", "libtesseract.so")


class TesseractLines:
    """A :class:`redactor.ports.LineRecognizer` on the library of Tesseract 5 or newer.

    Safe to call from several threads at once: each call has a worker to itself. Workers are started
    as they are needed and kept; :meth:`close` ends them.

    Args:
        library: name or path of the shared library; default: where the system keeps it.
        data: folder of the language data; default: the library's own.
        language: Tesseract's name of the language data, several joined by ``+``.
        timeout: seconds one batch may take before its worker is killed.
        worker: the program that holds the library, for whoever has another that speaks the same protocol.

    Raises:
        MissingToolError: no library, one older than 5, or no data for the language.
        ValueError: a timeout that is not positive, or a language that is no plain name.
    """

    def __init__(
        self,
        *,
        library: str = "",
        data: str = "",
        language: str = "eng",
        timeout: float = 60.0,
        worker: Path = WORKER,
    ) -> None:
        if not timeout > 0:
            raise ValueError("a timeout is positive")
        if not re.fullmatch(r"\w+(\+\w+)*", language):
            raise ValueError("a language is a name like eng, or names joined by +")
        self._command = (sys.executable, "-I", "-S", str(worker), library or _library(), data, language)
        self._timeout = timeout
        self._idle: list[_Worker] = []
        self._lock = threading.Lock()
        weakref.finalize(self, _end, self._idle)  # whoever forgets to close leaves no process behind
        with self._worker() as first:
            self._version = first.version

    @property
    def name(self) -> str:
        """Engine and version (``tesseract 5.3.0``)."""
        return f"tesseract {self._version}"

    def close(self) -> None:
        """End the workers; a later call starts new ones."""
        with self._lock:
            _end(self._idle)

    def read(self, pictures: Sequence[Grey], *, second_look: bool = False) -> list[list[LineWord]]:
        """Return the words of each line; see :meth:`redactor.ports.LineRecognizer.read`."""
        if not pictures:
            return []
        factors = [_factor(picture, second_look=second_look) for picture in pictures]
        scaled = [_scaled(picture, factor) for picture, factor in zip(pictures, factors, strict=True)]
        with self._worker() as worker:
            answers = worker.ask(scaled, _RAW_LINE if second_look else _SINGLE_LINE, self._timeout)
        return [
            [_unscaled(word, factor) for word in words]
            for words, factor in zip(answers, factors, strict=True)
        ]

    @contextmanager
    def _worker(self) -> Iterator[_Worker]:
        """Lend a worker; one that fails is killed and not used again."""
        with self._lock:
            worker = self._idle.pop() if self._idle else None
        worker = worker or _Worker(self._command)
        with contextlib.ExitStack() as failed:
            failed.callback(worker.kill)
            yield worker
            failed.pop_all()
        with self._lock:
            self._idle.append(worker)


class _Worker:
    """One process that reads lines."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own program in our own interpreter
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # its messages may quote the screen
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            start_new_session=True,
        )
        self._questions = cast("IO[bytes]", self._process.stdin)
        self._answers = cast("IO[bytes]", self._process.stdout)
        with contextlib.ExitStack() as failed:
            failed.callback(self.kill)
            self.version = self._greeting()
            failed.pop_all()

    def _greeting(self) -> str:
        deadline = time.monotonic() + _START_SECONDS
        try:
            size = self._take(1, deadline)[0]
            version = self._take(size, deadline).decode("ascii", "replace")
        except ReadError:
            raise MissingToolError(
                "tesseract",
                "the library of Tesseract or its language data cannot be loaded",
                remedy=_REMEDY,
            ) from None
        found = re.match(r"(\d{1,4})\.", version)
        if found is None or int(found[1]) < _OLDEST:
            raise MissingToolError("tesseract", f"Tesseract is older than version {_OLDEST}", remedy=_REMEDY)
        return version

    def ask(self, pictures: Sequence[Grey], mode: int, seconds: float) -> list[list[LineWord]]:
        """Return the words of each picture, boxes in its pixels."""
        deadline = time.monotonic() + seconds
        sender = threading.Thread(target=self._send, args=(pictures, mode), daemon=True)
        sender.start()
        answers = [self._words(picture, deadline) for picture in pictures]
        sender.join()
        return answers

    def _send(self, pictures: Sequence[Grey], mode: int) -> None:
        # A worker that has gone is noticed by whoever waits for its answer.
        with contextlib.suppress(OSError, ValueError):
            self._questions.write(struct.pack("<2I", mode, len(pictures)))
            for picture in pictures:
                height, width = picture.shape
                self._questions.write(struct.pack("<2I", width, height) + picture.tobytes())
            self._questions.flush()

    def _words(self, picture: Grey, deadline: float) -> list[LineWord]:
        (count,) = struct.unpack("<I", self._take(4, deadline))
        if count > _MOST_WORDS:
            raise ReadError("the reader's answer has more words than a line can hold")
        return [self._word(picture, deadline) for _ in range(count)]

    def _word(self, picture: Grey, deadline: float) -> LineWord:
        left, top, right, bottom, confidence, size = struct.unpack("<4IfI", self._take(24, deadline))
        if size > _MOST_BYTES:
            raise ReadError("the reader's answer has a word longer than a line can hold")
        try:
            text = self._take(size, deadline).decode("utf-8")
        except UnicodeDecodeError:
            raise ReadError("the reader's answer is not UTF-8") from None
        height, width = picture.shape
        if right > width or bottom > height or left > right or top > bottom:
            raise ReadError("the reader's answer has a box outside the line")
        if not 0 <= confidence <= 100:  # also refuses NaN
            raise ReadError("the reader's answer has a confidence out of range")
        return LineWord(text, left, top, right, bottom, confidence / 100)

    def _take(self, size: int, deadline: float) -> bytes:
        """Return the next ``size`` bytes of the answer."""
        parts = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(self._answers, selectors.EVENT_READ)
            while len(parts) < size:
                if not selector.select(max(deadline - time.monotonic(), 0)):
                    raise ReadTimeoutError(
                        "the reader did not answer in time",
                        remedy="allow the reader more time, or give smaller screens",
                    )
                part = os.read(self._answers.fileno(), min(size - len(parts), _PACKET))
                if not part:
                    raise ReadError("the reader stopped before it had answered")
                parts += part
        return bytes(parts)

    def kill(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.wait()
        for stream in (self._questions, self._answers):
            with contextlib.suppress(OSError):
                stream.close()


def _end(workers: list[_Worker]) -> None:
    while workers:
        workers.pop().kill()


def _factor(picture: Grey, *, second_look: bool) -> float:
    """Return the scale at which a line is read; the second look takes another one."""
    height = picture.shape[0]
    factor = 2.0 if height < _ENLARGED else 0.5 if height > _REDUCED else 1.0
    return factor * 1.5 if second_look else factor


def _scaled(picture: Grey, factor: float) -> Grey:
    if factor == 1.0:
        return picture
    method = cv2.INTER_CUBIC if factor > 1 else cv2.INTER_AREA
    size = [max(1, round(side * factor)) for side in picture.shape[::-1]]
    return as_grey(cv2.resize(picture, size, interpolation=method))


def _unscaled(word: LineWord, factor: float) -> LineWord:
    """Return a word with its box in pixels of the picture as it was given."""
    return LineWord(
        word.text,
        int(word.left / factor),
        int(word.top / factor),
        -int(-word.right // factor),
        -int(-word.bottom // factor),
        word.confidence,
    )


def _library() -> str:
    """Return the name of the library, or where it lies beside the program."""
    if found := ctypes.util.find_library("tesseract"):
        return found
    program = shutil.which("tesseract")
    beside = Path(program).resolve().parent.parent / "lib" if program else Path()
    paths = [beside / name for name in _NAMES] if program else []
    return next((str(path) for path in paths if path.exists()), _NAMES[0])


_REMEDY = "install it: `sudo apt-get install tesseract-ocr tesseract-ocr-eng` or `brew install tesseract`"
