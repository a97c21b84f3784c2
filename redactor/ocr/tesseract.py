"""Reads screens with the Tesseract program, over pipes.

The program is started once per reading and gets the pixels on its standard input, so nothing of a
screen is ever written to disk (decision 0002). Each way it can fail is told apart, and none of the
messages holds anything that was read.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
from collections.abc import Mapping, Sequence

from redactor.errors import MissingToolError, ReadError, ReadTimeoutError
from redactor.ocr.layout import View, build_page
from redactor.ocr.prepare import MARGIN, Grey, Recipe, prepare
from redactor.ocr.tsv import parse_tsv
from redactor.values import Page, Pixels, check_pixels

_PROBE_SECONDS = 20.0
_OLDEST = 5

# Page segmentation modes of `tesseract --help-psm`: 3 finds columns and paragraphs, 11 finds
# sparse text in no order. Recipes and modes were chosen by measuring on screens of known text.
_FIRST = (Recipe(enlarge=2.0), 3)
_SECOND = (Recipe(enlarge=1.5, background=25, neighbourhood=31, colours=True), 11)


class TesseractReader:
    """A :class:`redactor.ports.Reader` on Tesseract 5 or newer; keeps no state between readings.

    Args:
        program: name or path of the program.
        language: Tesseract's name of the language data, several joined by ``+``.
        timeout: seconds one reading may take before its process group is killed.

    Raises:
        MissingToolError: no such program, one older than 5, or no data for a language.
        ReadError: the program is there but does not answer a question about its version.
        ValueError: a timeout that is not positive, or a language that is no plain name.
    """

    def __init__(self, *, program: str = "tesseract", language: str = "eng", timeout: float = 60.0) -> None:
        if not timeout > 0:
            raise ValueError("a timeout is positive")
        if not re.fullmatch(r"\w+(\+\w+)*", language):
            raise ValueError("a language is a name like eng, or names joined by +")
        self._program = program
        self._language = language
        self._timeout = timeout
        self._environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        self._version = self._probe()

    @property
    def name(self) -> str:
        """Engine and version (``tesseract 5.3.0``)."""
        return f"tesseract {self._version}"

    def read(self, pixels: Pixels, *, scale: float = 1.0, second_look: bool = False) -> Page:
        """Return the words of a screen; see :meth:`redactor.ports.Reader.read`.

        The second look compares with a wider background, in each colour apart, enlarges less and
        lets the engine look for sparse text.

        Raises:
            ReadTimeoutError: no answer in time; the process group was killed.
            ReadError: a crash, or an answer that is not what Tesseract writes.
            MissingToolError: the program or its language data has gone.
            ValueError: pixels that are no RGB image, or a scale that is not positive.
        """
        check_pixels(pixels)
        if not scale > 0:
            raise ValueError("a scale is positive")
        recipe, mode = _SECOND if second_look else _FIRST
        prepared = prepare(pixels, recipe, scale=scale)
        height, width = prepared.grey.shape
        answer = self._recognise(prepared.grey, mode)
        view = View(pixels.shape[1], pixels.shape[0], prepared.factor, MARGIN)
        return build_page(parse_tsv(answer, width, height), view)

    def _recognise(self, grey: Grey, mode: int) -> bytes:
        """Run the program on one prepared image and return its table."""
        arguments = ("stdin", "stdout", "--psm", str(mode), "--oem", "1", "-l", self._language)
        # The pixels come dark on white already; looking for white text again only costs time.
        settings = ("-c", "tessedit_do_invert=0", "tsv")
        code, answer = self._run((*arguments, *settings), _pgm(grey), self._timeout)
        if code != 0:
            self._probe()  # a language that has gone is told apart from a crash
            raise ReadError(f"the reader stopped with {_ending(code)}")
        return answer

    def _probe(self) -> str:
        """Return the version, after making sure that it and the languages will do."""
        code, answer = self._run(("--version",), b"", _PROBE_SECONDS)
        found = re.match(rb"tesseract v?((\d{1,4})\.[\w.-]{1,40})", answer)
        if code != 0 or found is None:
            raise ReadError(
                "the program does not answer as Tesseract does",
                remedy="`tesseract --version` must print the version",
            )
        if int(found[2]) < _OLDEST:
            raise MissingToolError(
                "tesseract",
                f"Tesseract is older than version {_OLDEST}",
                remedy=_install("tesseract-ocr"),
            )
        self._check_languages()
        return found[1].decode("ascii", "replace")

    def _check_languages(self) -> None:
        code, answer = self._run(("--list-langs",), b"", _PROBE_SECONDS)
        installed = answer.decode("utf-8", "replace").split()
        wanted = self._language.split("+")
        missing = [name for name in wanted if code != 0 or name not in installed]
        if missing:
            packages = " ".join(f"tesseract-ocr-{name.replace('_', '-')}" for name in missing)
            raise MissingToolError(
                "tesseract",
                f"Tesseract has no data for the language {', '.join(missing)}",
                remedy=_install(packages, brew="tesseract-lang"),
            )

    def _run(self, arguments: Sequence[str], given: bytes, seconds: float) -> tuple[int, bytes]:
        """Run the program in its own process group; return its exit status and output.

        Its messages are thrown away: they may quote the screen.
        """
        ended = False
        with _start((self._program, *arguments), self._environment) as process:
            try:
                answer, _ = process.communicate(given, timeout=seconds)
                ended = True
            except subprocess.TimeoutExpired:
                raise ReadTimeoutError(
                    f"the reader did not answer within {seconds:g} seconds",
                    remedy="allow the reader more time, or give smaller screens",
                ) from None
            finally:
                if not ended:
                    _kill_group(process)
        return process.returncode, answer


def _start(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start the program as the leader of a new process group."""
    try:
        return subprocess.Popen(  # noqa: S603 - the program is a setting of the owner, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
    except OSError:
        raise MissingToolError(
            "tesseract", "Tesseract is not installed", remedy=_install("tesseract-ocr tesseract-ocr-eng")
        ) from None


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill the program and whatever it started; the program itself may be gone already."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _pgm(grey: Grey) -> bytes:
    """Return a grey image as binary PGM (http://netpbm.sourceforge.net/doc/pgm.html)."""
    height, width = grey.shape
    return b"P5\n%d %d\n255\n" % (width, height) + grey.tobytes()


def _ending(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit status {code}"


def _install(packages: str, *, brew: str = "tesseract") -> str:
    return f"install it: `sudo apt-get install {packages}` or `brew install {brew}`"
