"""Tiny sessions and images, and the program called in this process or in one of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

GOLDEN = Path(__file__).parents[1] / "golden"
PROGRAM = (sys.executable, "-c", "from redactor.cli.main import entry; entry()")

EMAIL = "jane.doe@example.com"
SUBJECT = "emp-1"
PURPOSE = "ai_training.agent_interaction"
CONSENT = {
    "state": "given",
    "subject": SUBJECT,
    "purpose": PURPOSE,
    "at": "2026-09-01T00:00:00Z",
    "actor": "hr-office",
    "evidence_ref": "form-1",
    "expires_at": "2027-08-01T00:00:00Z",
    "notice_id": "notice-1",
    "notice_acknowledged_at": "2026-09-01T00:00:00Z",
    "explicit": True,
    "written": True,
    "separate": True,
}
HEADER: dict[str, Any] = {
    "schema": "redactor.session/1",
    "subject": {"id": SUBJECT, "work_region": "US-CA", "employer_region": "US", "worker_type": "employee"},
    "device": {"owner": "employer", "regions": ["US-CA"]},
    "purpose": PURPOSE,
    "started_at": "2026-10-12T16:00:00Z",
    "prerequisites": ["risk_assessment:RA-1", "dpia:D-1"],
}
WINDOW = {"kind": "window", "app": "Outlook", "title": "Inbox"}
TEXT = {"kind": "text", "field": "to", "text": f"Write to {EMAIL}", "secure": False}
SCROLL = {"kind": "scroll", "x": 1, "y": 1, "dx": 0, "dy": 3}
SCREEN = {"kind": "screenshot", "frame": "frames/1.png"}
PLAIN: tuple[Mapping[str, Any], ...] = (WINDOW, TEXT, SCROLL)
"""Events that need no reader; one finding."""


@dataclass(frozen=True)
class Answer:
    """What a call of the program gave back."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The JSON lines on standard output."""
        return [json.loads(line) for line in self.out.split("\n") if line]


def picture(text: str = "", width: int = 260, height: int = 60) -> bytes:
    """Draw one line of text, dark on light, as PNG."""
    pixels = np.full((height, width, 3), 245, np.uint8)
    cv2.putText(pixels, text, (12, 38), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (20, 20, 20), 1, cv2.LINE_AA)
    return bytes(cv2.imencode(".png", pixels)[1].tobytes())


def huge_png(width: int = 60_000, height: int = 60_000) -> bytes:
    """Return a small file whose header claims a huge picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return len(data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")

    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    rows = zlib.compress(bytes(100_000))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", size + b"\x08\x02\0\0\0"), chunk(b"IDAT", rows), chunk(b"IEND", b"")]
    )


def event_line(seq: int, event: Mapping[str, Any]) -> str:
    """Return one line of an events file, numbered and timed unless the event says otherwise."""
    at = f"2026-10-12T16:{seq // 60:02d}:{seq % 60:02d}Z"
    return json.dumps({"seq": seq, "at": at, **event})


def session(
    folder: Path,
    events: Sequence[Mapping[str, Any] | str] = PLAIN,
    *,
    frames: Mapping[str, bytes] | None = None,
    **header: Any,
) -> Path:
    """Write a session; its id is the folder's name, a string among the events is a line as it is."""
    (folder / "frames").mkdir(parents=True)
    (folder / "session.json").write_text(json.dumps({**HEADER, "session_id": folder.name, **header}))
    lines = [
        event if isinstance(event, str) else event_line(seq, event)
        for seq, event in enumerate(events, start=1)
    ]
    (folder / "events.jsonl").write_text("".join(f"{line}\n" for line in lines))
    for name, data in (frames or {}).items():
        (folder / "frames" / name).write_bytes(data)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def environment(home: Path, **extra: str) -> dict[str, str]:
    """Return the environment for a process of its own."""
    return {**os.environ, "REDACTOR_HOME": str(home), "COLUMNS": "120", **extra}


def in_a_process(*arguments: str | Path, home: Path, stdin: bytes = b"", **extra: str) -> Answer:
    """Call the program in a process of its own, to the end."""
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env=environment(home, **extra),
        timeout=120,
        check=False,
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


_VOLATILE = (
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)"), "TIME"),
    (re.compile(r"_[0-9A-F]{10}\b"), "_TOKEN"),
    (re.compile(r"sha256:[0-9a-f]{64}|\b[0-9a-f]{32,64}\b"), "DIGEST"),
    (re.compile(r"run-[0-9a-f]{16}"), "RUN"),
    (re.compile(r"\d+ records"), "N records"),
    (re.compile(r"\b0\.1\.\d+\b"), "VERSION"),
    (re.compile(r"\b20\d\d\.\d\d\b"), "PACK"),
    (re.compile(r"not looked for .*?(?=^output)", re.DOTALL | re.MULTILINE), "not looked for ...\n"),
    (re.compile(r'"not_looked_for": \[.*?\]', re.DOTALL), '"not_looked_for": [...]'),
    (re.compile(r'"milliseconds":[\d.]+'), '"milliseconds":0'),
    (re.compile(r"[ \t]+$", re.MULTILINE), ""),
)


def normalised(text: str, *places: Path) -> str:
    """Return an output without what differs from run to run."""
    for number, place in enumerate(places):
        text = text.replace(str(place), f"PLACE{number}")
    for pattern, word in _VOLATILE:
        text = pattern.sub(word, text)
    return text


def assert_golden(name: str, text: str) -> None:
    """Hold a normalised output against the kept one; `REDACTOR_GOLDEN=write` keeps a new one."""
    file = GOLDEN / name
    if os.environ.get("REDACTOR_GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    assert text == file.read_text()
