"""The program that holds Tesseract: lines of text come in on standard input, words go out.

It runs as a process of its own (``python -I tesseract_worker.py LIBRARY DATA LANGUAGE``), since a library in
C++ may crash or hang, and nothing of this package or of others is loaded in it: it starts in
some hundredths of a second, loads the model once and then reads until its input ends. Pixels and
words only ever pass through pipes.

Messages, integers unsigned 32 bit little endian unless said otherwise:

- first, unasked: one byte length and the version of the library (``5.3.0``)
- in: the page segmentation mode, how many pictures; for each: width, height, width * height grey bytes
- out, for each picture: how many words; for each: left, top, right, bottom, confidence (0..100, 32-bit
  float), how many bytes of UTF-8, and these

The C interface is that of ``tesseract/capi.h`` of Tesseract 4 and 5.
"""

from __future__ import annotations

import ctypes
import struct
import sys
from collections.abc import Iterator
from typing import IO

_LSTM_ONLY = 1
_RIL_WORD = 3
_DPI = b"96"


class Engine:
    """Tesseract through its C interface.

    Raises:
        OSError: the library cannot be loaded.
        RuntimeError: the language's data cannot be loaded.
    """

    def __init__(self, library: str, data: str, language: str) -> None:
        self._api = _interface(ctypes.CDLL(library))
        self._handle = self._api.TessBaseAPICreate()
        if self._api.TessBaseAPIInit2(self._handle, data.encode() or None, language.encode(), _LSTM_ONLY):
            raise RuntimeError("the language data cannot be loaded")
        for name, value in ((b"tessedit_do_invert", b"0"), (b"user_defined_dpi", _DPI)):
            self._api.TessBaseAPISetVariable(self._handle, name, value)

    @property
    def version(self) -> bytes:
        """The library's version."""
        return bytes(self._api.TessVersion())

    def read(self, picture: bytes, width: int, height: int, mode: int) -> Iterator[bytes]:
        """Yield the words of one picture, packed as the protocol says."""
        api, handle = self._api, self._handle
        api.TessBaseAPISetPageSegMode(handle, mode)
        api.TessBaseAPISetImage(handle, picture, width, height, 1, width)
        if api.TessBaseAPIRecognize(handle, None):
            raise RuntimeError("the picture cannot be read")
        words = api.TessBaseAPIGetIterator(handle)
        if words:
            place = api.TessResultIteratorGetPageIterator(words)
            while True:
                yield from _word(api, words, place)
                if not api.TessResultIteratorNext(words, _RIL_WORD):
                    break
            api.TessResultIteratorDelete(words)
        api.TessBaseAPIClear(handle)


def _word(api: ctypes.CDLL, words: int, place: int) -> Iterator[bytes]:
    text = api.TessResultIteratorGetUTF8Text(words, _RIL_WORD)
    if not text:
        return
    said = ctypes.string_at(text)
    api.TessDeleteText(text)
    box = [ctypes.c_int() for _ in range(4)]
    if not api.TessPageIteratorBoundingBox(place, _RIL_WORD, *(ctypes.byref(side) for side in box)):
        raise RuntimeError("a word has no place")
    left, top, right, bottom = (max(side.value, 0) for side in box)
    confidence = api.TessResultIteratorConfidence(words, _RIL_WORD)
    yield struct.pack("<4IfI", left, top, right, bottom, confidence, len(said)) + said


def _interface(library: ctypes.CDLL) -> ctypes.CDLL:
    """Declare what is used of ``capi.h``."""
    pointer, integer, text = ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p
    out = ctypes.POINTER(ctypes.c_int)
    for name, result, arguments in (
        ("TessVersion", text, ()),
        ("TessBaseAPICreate", pointer, ()),
        ("TessBaseAPIInit2", integer, (pointer, text, text, integer)),
        ("TessBaseAPISetVariable", integer, (pointer, text, text)),
        ("TessBaseAPISetPageSegMode", None, (pointer, integer)),
        ("TessBaseAPISetImage", None, (pointer, text, integer, integer, integer, integer)),
        ("TessBaseAPIRecognize", integer, (pointer, pointer)),
        ("TessBaseAPIGetIterator", pointer, (pointer,)),
        ("TessBaseAPIClear", None, (pointer,)),
        ("TessResultIteratorGetPageIterator", pointer, (pointer,)),
        ("TessResultIteratorNext", integer, (pointer, integer)),
        ("TessResultIteratorGetUTF8Text", pointer, (pointer, integer)),
        ("TessResultIteratorConfidence", ctypes.c_float, (pointer, integer)),
        ("TessResultIteratorDelete", None, (pointer,)),
        ("TessPageIteratorBoundingBox", integer, (pointer, integer, out, out, out, out)),
        ("TessDeleteText", None, (pointer,)),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def _exactly(stream: IO[bytes], size: int) -> bytes:
    """Return the next ``size`` bytes; fewer mean that the asker has gone."""
    data = stream.read(size)
    if len(data) < size:
        raise SystemExit(0)
    return data


def serve(engine: Engine, questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until the input ends."""
    answers.write(bytes((len(engine.version),)) + engine.version)
    answers.flush()
    while True:
        mode, count = struct.unpack("<2I", _exactly(questions, 8))
        for _ in range(count):
            width, height = struct.unpack("<2I", _exactly(questions, 8))
            words = list(engine.read(_exactly(questions, width * height), width, height, mode))
            answers.write(struct.pack("<I", len(words)) + b"".join(words))
            answers.flush()


if __name__ == "__main__":
    serve(Engine(*sys.argv[1:4]), sys.stdin.buffer, sys.stdout.buffer)
