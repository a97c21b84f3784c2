#!/usr/bin/env python3
"""A stand-in for the Tesseract program that fails in the way its own file name says.

A test links it under the name of a fault. The answers to the probes are good unless the fault
is in a probe; the canary stands for text of a screen and must never reach a message.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

CANARY = "canary.person@example.com"
HEADING = "level page_num block_num par_num line_num word_num left top width height conf text"


def main() -> int:
    """Answer one call; return the exit status."""
    fault = Path(sys.argv[0]).name
    if "--version" in sys.argv:
        return version(fault)
    if "--list-langs" in sys.argv:
        return languages(fault)
    return read(fault)


def version(fault: str) -> int:
    """Answer the first probe."""
    if fault == "old":
        sys.stdout.write("tesseract 4.1.1\n leptonica-1.79.0\n")
    elif fault == "stranger":
        sys.stdout.write("grep (GNU grep) 3.8\n")
    elif fault == "probe_crash":
        return 1
    else:
        sys.stdout.write("tesseract 5.3.0\n leptonica-1.82.0\n")
    return 0


def languages(fault: str) -> int:
    """Answer the second probe; ``language_gone`` has the language on the first call alone."""
    seen = Path(sys.argv[0] + ".seen")
    if fault == "languages_crash":
        return 1
    if fault == "no_english" or (fault == "language_gone" and seen.exists()):
        sys.stdout.write("List of available languages (1):\nosd\n")
    else:
        seen.touch()
        sys.stdout.write("List of available languages (2):\neng\nosd\n")
    return 0


def rows(size: list[str]) -> dict[str, list[list[str]]]:
    """Return the table that each fault of content answers with."""
    page = ["1", "1", "0", "0", "0", "0", "0", "0", *size, "-1", ""]

    def word(*, conf: str = "96.5", box: str = "20 20 30 9", text: str = CANARY) -> list[str]:
        return ["5", "1", "1", "1", "1", "1", *box.split(), conf, text]

    return {
        "good": [page, ["4", *word()[1:]], word(), word(text=" ")],
        "blank": [page],
        "header_only": [],
        "nan": [page, word(conf="nan")],
        "infinite": [page, word(conf="inf")],
        "no_number": [page, word(conf=CANARY)],
        "outside": [page, word(box="20 20 30000 9")],
        "negative": [page, word(box="-1 20 30 9")],
        "wrong_columns": [page, word()[:-2]],
        "wrong_level": [page, ["6", *word()[1:]]],
        "other_image": [[*page[:8], "1", "1", *page[10:]], word()],
    }


def read(fault: str) -> int:
    """Answer a reading."""
    data = sys.stdin.buffer.read()
    table = rows(data.split(b"\n", 2)[1].decode().split())
    lines = [HEADING.split(), *table.get(fault, table["good"])]
    answer = "".join("\t".join(line) + "\n" for line in lines).encode()
    if fault == "hang":
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        Path(sys.argv[0] + ".child").write_text(str(child.pid), encoding="ascii")
        time.sleep(600)
    if fault in {"crash", "language_gone"}:
        return 3
    if fault == "killed":
        os.kill(os.getpid(), 9)
    answers = {
        "empty": b"",
        "cut_short": answer[:-5],
        "garbage": b"Segmentation fault near " + CANARY.encode() + b"\n",
        "bad_utf8": answer[:-1] + b"\xff\xfe\n",
        "header_then_crash": answer.split(b"\n")[0] + b"\n",
    }
    sys.stdout.buffer.write(answers.get(fault, answer))
    return 11 if fault in {"partial_then_crash", "header_then_crash"} else 0


if __name__ == "__main__":
    sys.exit(main())
