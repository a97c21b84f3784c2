"""A worker that fails in the way its own file name says; it runs in a bare interpreter.

Tests copy it under the name of a fault. It counts its starts in a file beside it, so that a fault may come
once and be gone in the next worker. The canary stands for text of a screen and must never reach a
message.
"""

import os
import struct
import sys
import time
from pathlib import Path
from typing import IO

CANARY = "canary.person@example.com"
VERSIONS = {"too_old": b"4.1.1", "no_version": b"grep 3.8", "huge_version": b"99999.0", "newer": b"6.0.1"}
HEAD = "<4IfI"


def word(
    text: bytes, box: tuple[int, int, int, int], confidence: float = 90.0, size: int | None = None
) -> bytes:
    """Return one word as the protocol says."""
    return struct.pack(HEAD, *box, confidence, len(text) if size is None else size) + text


def answer(fault: str, width: int, height: int) -> bytes:
    """Return the answer to one picture."""
    whole, text = (0, 0, width, height), CANARY.encode()
    wrong = {
        "too_many_words": struct.pack("<I", 4097),
        "endless_words": b"\xff" * 4,
        "too_long": word(text, whole, size=16385),
        "negative_size": word(text, whole, size=2**32 - 1),
        "not_utf8": word(b"\xff\xfe" + text, whole),
        "nan": word(text, whole, confidence=float("nan")),
        "infinite": word(text, whole, confidence=float("inf")),
        "below_0": word(text, whole, confidence=-0.5),
        "above_100": word(text, whole, confidence=100.5),
        "too_wide": word(text, (0, 0, width + 1, height)),
        "too_high": word(text, (0, 0, width, height + 1)),
        "right_of_itself": word(text, (width, 0, 0, height)),
        "below_itself": word(text, (0, height, width, 0)),
        "garbage": text * 2,
    }
    if fault in {"too_many_words", "endless_words"}:
        return wrong[fault]
    good = word(b"fine", (1, 1, width - 1, height - 1))
    if fault == "edge_cases":
        good += word(b"", (0, 0, 0, 0), 0.0) + word("\u00e4\u674e".encode(), whole, 100.0)
        return struct.pack("<I", 3) + good
    return struct.pack("<I", 1) + wrong.get(fault, good)


def started(path: Path) -> int:
    """Return which start of this worker this is, from 1."""
    with path.open("ab") as file:
        file.write(b"x")
    return path.stat().st_size


def main() -> None:
    """Greet, then answer until the input ends."""
    program = Path(sys.argv[0])
    fault = program.stem
    number = started(program.with_suffix(".starts"))
    if fault == "hangs_at_start":
        time.sleep(600)
    if fault == "crashes_at_start":
        sys.exit(3)
    version = VERSIONS.get(fault, b"5.3.0")
    if fault == "greets_by_half":
        version, size = version[:2], len(version)
    else:
        size = len(version)
    out = sys.stdout.buffer
    out.write(bytes((size,)) + version)
    out.flush()
    sys.stderr.write(CANARY)
    if fault == "greets_by_half":
        sys.exit(0)
    serve(fault, number, out)


def serve(fault: str, number: int, out: IO[bytes]) -> None:
    """Answer pictures."""
    questions = sys.stdin.buffer
    first_time = number == 1
    if fault == "goes_after_greeting":
        sys.exit(0)
    if fault == "never_reads" and first_time:
        time.sleep(600)
    while head := questions.read(8):
        for index in range(struct.unpack("<2I", head)[1]):
            width, height = struct.unpack("<2I", questions.read(8))
            questions.read(width * height)
            if first_time and fault == "crashes_midway" and index == 1:
                os._exit(11)
            if first_time and fault == "killed_midway" and index == 1:
                os.kill(os.getpid(), 9)
            if first_time and fault == "hangs_midway" and index == 1:
                time.sleep(600)
            said = answer(fault, width, height)
            if first_time and fault == "stops_inside_a_word":
                out.write(said[:-2])
                out.flush()
                os._exit(0)
            out.write(said)
            out.flush()
            if fault == "slow_drops":
                time.sleep(0.3)


if __name__ == "__main__":
    main()
