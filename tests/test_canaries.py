"""No private value of the samples is in any byte that leaves, in any spelling, and its pixels are painted.

The samples are redacted once, by the command line in a process of its own with a home of its own.
The frames of sessions that the gate must refuse are taken away first: reading one would change its
event's reason.
"""

from __future__ import annotations

import base64
import fcntl
import html
import json
import logging
import os
import re
import shutil
import subprocess
import sys
import urllib.parse
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from redactor.capture.codec import decode_event, decode_header
from redactor.capture.events import Event, Key, Placeholder, Text, Window
from redactor.cli.main import Door
from redactor.errors import DetectError, InputError, ItemError, RedactorError
from redactor.ocr.image import decode
from redactor.values import Pixels
from tests.fakes import FaultyDetector, FaultyLedger, FaultyReader, World, at, raising, shot, typed

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
FILL = (0, 0, 0)
COVERED = 0.98

NEVER_OPENED = ("us-no-consent", "us-ca-german-colleague")
"""Sessions whose frames are taken away before the run; `de-exempt` keeps one that is no image."""

Value = tuple[str, str, dict[str, Any]]
"""Session, entity, and the value's entry in `truth.json`."""


@dataclass(frozen=True)
class Redacted:
    """What one run over the samples left behind."""

    source: Path
    out: Path
    home: Path
    said: bytes
    exit_code: int

    @cached_property
    def manifests(self) -> dict[str, dict[str, Any]]:
        """Return each session's manifest by name."""
        return {
            path.parent.name: json.loads(path.read_bytes())
            for path in sorted(self.out.glob("*/manifest.json"))
        }

    def events(self, session: str) -> list[Event]:
        """Return the released events of a session."""
        lines = (self.out / session / "events.jsonl").read_bytes().splitlines()
        return [decode_event(line, file="", line_number=1) for line in lines]

    def everything(self) -> Iterator[tuple[str, bytes]]:
        """Yield every file that the run wrote or changed, and what it said, with a name for each."""
        yield "what the program said", self.said
        for top in (self.out, self.home):
            for path in sorted(top.rglob("*")):
                yield str(path.relative_to(top.parent)), os.fsencode(path.name)
                if path.is_file():
                    yield str(path.relative_to(top.parent)), path.read_bytes()


def truth() -> dict[str, Any]:
    document: dict[str, Any] = json.loads((SAMPLES / "truth.json").read_bytes())
    return document


def values() -> list[Value]:
    """Return every private value that this release finds."""
    return [
        (session, entry["entity"], entry)
        for session, story in truth()["sessions"].items()
        for entry in story["values"]
        if entry["detected_now"]
    ]


def _run(source: Path, base: Path) -> Redacted:
    shutil.copytree(SAMPLES / "sessions", source)
    for session in NEVER_OPENED:
        shutil.rmtree(source / session / "frames")
    home, out = base / "home", base / "out"
    environment = {
        **os.environ,
        "HOME": str(base),
        "REDACTOR_HOME": str(base / "elsewhere"),
        "TMPDIR": str(base),
    }
    program = [sys.executable, "-c", "from redactor.cli.main import entry; entry()"]
    said, code = b"", 0
    for verb in (
        ["consent", "import", str(SAMPLES / "consents.json"), "--home", str(home)],
        ["run", str(source), "--out", str(out), "--home", str(home), "--workers", "2"],
    ):
        done = subprocess.run([*program, *verb], capture_output=True, check=False, cwd=ROOT, env=environment)
        said, code = said + done.stdout + done.stderr, done.returncode
    return Redacted(source, out, home, said, code)


@pytest.fixture(scope="session")
def redacted(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Redacted:
    """Redact the samples once, however many processes run the suite."""
    base = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        base = base.parent
    base /= "canaries"
    base.mkdir(exist_ok=True)
    with (base / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        told = base / "told"
        if not told.exists():
            result = _run(base / "source", base)
            (base / "code").write_text(str(result.exit_code), "ascii")
            told.write_bytes(result.said)
    code = int((base / "code").read_text("ascii"))
    return Redacted(base / "source", base / "out", base / "home", told.read_bytes(), code)


# --- bytes ------------------------------------------------------------------------------------------


def spellings(value: str) -> set[bytes]:
    """Return a value as it would stand in bytes of many kinds."""
    plain = value.encode()
    escaped = json.dumps(value)[1:-1]
    texts = {
        value,
        escaped,
        escaped.replace("/", "\\/"),
        html.escape(value),
        urllib.parse.quote(value),
        urllib.parse.quote(value, safe=""),
        urllib.parse.quote_plus(value),
        plain.hex(),
        plain.hex().upper(),
    }
    found = {text.encode() for text in texts}
    found |= {value.encode("utf-16-le"), value.encode("utf-16-be")}
    for shift in range(3):
        # In a longer base64 text the value begins at any of three places; its edges depend on the
        # neighbours, its core does not.
        for encoded in (base64.b64encode, base64.urlsafe_b64encode):
            text = encoded(b"\0" * shift + plain)
            core = text[4 if shift else 0 : len(text) - 4 if text.endswith(b"=") else len(text)]
            if len(core) >= 8:
                found.add(core)
    return found


SURE = 5
SURE_HEX, HEX = 10, re.compile(rb"[0-9A-Fa-f]+")
"""Fewer signs turn up by chance inside encoded pictures; they count where they stand alone."""


def is_sure(spelling: bytes) -> bool:
    """Tell whether a spelling is too long to be chance; any six hexadecimal digits stand in some digest."""
    return len(spelling) >= (SURE_HEX if HEX.fullmatch(spelling) else SURE)


def stands_alone(value: bytes, data: bytes) -> bool:
    """Tell whether neither a letter, a digit nor a sign of base64 stands beside a value."""
    alone = rb"(?<![A-Za-z0-9+/])" + re.escape(value) + rb"(?![A-Za-z0-9+/=])"
    return re.search(alone, data) is not None


def test_a_short_value_counts_where_it_stands_alone() -> None:
    assert stands_alone(b"Cem", b'"text":"Cem Y"')
    assert not stands_alone(b"Cem", b"aGVsCem/8=")
    assert is_sure(b"Talia")
    assert is_sure(b"54616c6961")
    assert not is_sure(b"43656d")


def test_the_spellings_hold_what_they_should() -> None:
    value = "ab/ü&4111 1111"
    for data in (
        json.dumps({"x": value}).encode(),
        json.dumps({"x": value}, ensure_ascii=False).encode(),
        value.encode("utf-16"),
        urllib.parse.urlencode({"q": value}).encode(),
        html.escape(f"<{value}>").encode(),
        *(base64.b64encode(b"x" * count + value.encode() + b"yyy") for count in range(4)),
    ):
        assert any(spelling in data for spelling in spellings(value))


@pytest.mark.tesseract
@pytest.mark.slow
def test_no_private_value_is_in_any_byte_that_was_written_or_said(redacted: Redacted) -> None:
    assert redacted.exit_code == 3, redacted.said.decode()
    # Session folders carry the names of their sessions; nothing else is taken from the input.
    canaries = {(entity, spelling) for _, entity, entry in values() for spelling in spellings(entry["value"])}
    leaks = [
        (name, entity)
        for name, data in redacted.everything()
        for entity, spelling in canaries
        if spelling in data and (is_sure(spelling) or stands_alone(spelling, data))
    ]
    assert leaks == []


@pytest.mark.tesseract
@pytest.mark.slow
def test_no_subject_is_named_in_any_byte_that_was_written_or_said(redacted: Redacted) -> None:
    headers = [decode_header(path.read_bytes(), file="") for path in redacted.source.glob("*/session.json")]
    people = {header.subject.id for header in headers} | {
        person.id for header in headers for person in header.people
    }
    leaks = [
        (name, number)
        for name, data in redacted.everything()
        for number, person in enumerate(sorted(people))
        if re.search(rb"(?<![A-Za-z0-9])" + re.escape(person.encode()) + rb"(?![A-Za-z0-9])", data)
    ]
    assert leaks == []


def typed_text(events: list[Event]) -> str:
    """Return every character that the released keys and placeholders still show, in order."""
    shown = []
    for event in events:
        if isinstance(event, Key) and event.action == "down":
            shown.append(event.char or (event.key if len(event.key) == 1 else ""))
        elif isinstance(event, Placeholder):
            shown.append(event.text)
    return "".join(shown)


@pytest.mark.tesseract
@pytest.mark.slow
def test_no_private_value_can_be_read_off_the_keys(redacted: Redacted) -> None:
    texts = {session: typed_text(redacted.events(session)) for session in redacted.manifests}
    leaks = [
        (session, entity)
        for session, text in texts.items()
        for _, entity, entry in values()
        if entry["value"] in text or (len(entry["value"]) > 8 and entry["value"].replace(" ", "") in text)
    ]
    assert leaks == []
    assert len(texts["us-ca-consenting"]) > 200


# --- pixels -----------------------------------------------------------------------------------------


def pixels_of(path: Path) -> Pixels:
    return decode(path.read_bytes()).pixels


def frames(redacted: Redacted, session: str) -> dict[int, Path]:
    """Return the released frames of a session by event number."""
    return {
        item["seq"]: redacted.out / session / item["blob"]
        for item in redacted.manifests[session]["items"]
        if item.get("blob")
    }


def covered(pixels: Pixels, box: list[int]) -> float:
    """Return which part of a box is painted in the constant colour."""
    x, y, width, height = box
    return float((pixels[y : y + height, x : x + width] == FILL).all(axis=2).mean())


@pytest.mark.tesseract
@pytest.mark.slow
def test_every_private_place_on_a_released_frame_is_painted(redacted: Redacted) -> None:
    shots = {session: frames(redacted, session) for session in redacted.manifests}
    pixels = {path: pixels_of(path) for found in shots.values() for path in found.values()}
    missed = set()
    looked_at = 0
    for session, entity, entry in values():
        for place in entry["places"]:
            if place["channel"] != "frame":
                continue
            path = shots.get(session, {}).get(place["seq"])
            if path is None:
                continue
            looked_at += 1
            if covered(pixels[path], place["box"]) < COVERED:
                missed.add((session, place["seq"], entity))
    assert looked_at > 100
    assert not missed


@pytest.mark.tesseract
@pytest.mark.slow
def test_clean_frames_keep_every_pixel(redacted: Redacted) -> None:
    clean = truth()["clean_frames"]
    assert len(clean) >= 4
    for session, seq in clean:
        source = next(item for item in _source_events(redacted, session) if item["seq"] == seq)
        before = pixels_of(redacted.source / session / source["frame"])
        after = pixels_of(frames(redacted, session)[seq])
        assert (before == after).all()


def _source_events(redacted: Redacted, session: str) -> list[dict[str, Any]]:
    lines = (redacted.source / session / "events.jsonl").read_bytes().splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.tesseract
@pytest.mark.slow
def test_released_pictures_hold_pixels_and_nothing_else(redacted: Redacted) -> None:
    found = sorted(redacted.out.rglob("*.png"))
    assert len(found) > 20
    for path in found:
        kinds, end, data = chunks(path.read_bytes())
        assert set(kinds) == {b"IHDR", b"IDAT", b"IEND"}
        assert end == len(path.read_bytes())
        unpacked = zlib.decompressobj()
        unpacked.decompress(data)
        assert unpacked.eof
        assert unpacked.unused_data == b""


def chunks(data: bytes) -> tuple[list[bytes], int, bytes]:
    """Return a PNG's chunk kinds, where the last one ends, and the packed pixels."""
    kinds: list[bytes] = []
    place, packed = 8, b""
    while not kinds or kinds[-1] != b"IEND":
        length = int.from_bytes(data[place : place + 4], "big")
        kinds.append(data[place + 4 : place + 8])
        if kinds[-1] == b"IDAT":
            packed += data[place + 8 : place + 8 + length]
        place += 12 + length
    return kinds, place, packed


# --- who is in the output ---------------------------------------------------------------------------


@pytest.mark.tesseract
@pytest.mark.slow
@pytest.mark.parametrize("session", ["de-exempt", *NEVER_OPENED])
def test_a_refused_session_leaves_no_content_and_was_never_opened(redacted: Redacted, session: str) -> None:
    items = redacted.manifests[session]["items"]
    assert {item["outcome"] for item in items} == {"refused"}
    # A frame that was read would be missing or broken, and its event's reason would say so.
    assert "input_invalid" not in {reason for item in items for reason in item["reasons"]}
    assert any(item["kind"] == "screenshot" for item in items)
    folder = redacted.out / session
    assert redacted.events(session) == []
    files = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert files == {"session.json", "events.jsonl", "manifest.json"}


@pytest.mark.tesseract
@pytest.mark.slow
def test_from_the_withdrawal_on_nothing_is_released_and_before_it_what_was(redacted: Redacted) -> None:
    subject = json.loads((redacted.source / "us-ca-withdrawn" / "session.json").read_bytes())["subject"]["id"]
    (withdrawn,) = [
        datetime.fromisoformat(record["at"])
        for record in json.loads((SAMPLES / "consents.json").read_bytes())
        if record["subject"] == subject and record["state"] == "withdrawn"
    ]
    times = {
        item["seq"]: datetime.fromisoformat(item["at"])
        for item in _source_events(redacted, "us-ca-withdrawn")
    }
    before = {"released": 0, "refused": 0}
    for item in redacted.manifests["us-ca-withdrawn"]["items"]:
        if times[item["seq"]] >= withdrawn:
            assert (item["outcome"], item["reasons"][0]) == ("refused", "consent_withdrawn")
        else:
            before[item["outcome"]] += 1
    assert before["released"] > 50
    assert before["refused"] == 0
    assert all(event.at < withdrawn for event in redacted.events("us-ca-withdrawn"))


# --- error paths ------------------------------------------------------------------------------------

CANARY = "canary.4111-2222@example.com"


class _Loud(Exception):  # noqa: N818 - stands for any exception of a library
    """Carries what it was given, as libraries do."""

    def __init__(self) -> None:
        super().__init__(f"cannot handle {CANARY!r}")
        self.value = CANARY


FAULTS: list[Exception] = [
    _Loud(),
    DetectError(CANARY),
    ItemError(CANARY),
    ValueError(CANARY),
    KeyError(CANARY),
]


@pytest.mark.parametrize("where", ["detector", "reader", "ledger", "blob"])
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
def test_a_fault_that_holds_a_value_is_told_by_its_type_alone(
    where: str, fault: Exception, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    world = World(reader=FaultyReader(raising(AssertionError("unused")), second_look=True))
    reader = FaultyReader(raising(fault) if where == "reader" else lambda _: None)  # type: ignore[arg-type, return-value]  # garbage on purpose
    world.reader = reader
    if where == "detector":
        world.detector = FaultyDetector(raising(fault))
    if where == "ledger":
        world.ledger = FaultyLedger(fault)
    blob = raising(fault) if where == "blob" else lambda: reader.screen("hello")
    events: list[Event] = [
        Window(seq=1, at=at(1), app="A", title=CANARY),
        Text(seq=2, at=at(2), text=CANARY, secure=False),
        shot(3),
        *typed(CANARY, 4),
    ]
    outcomes = world.run(events, blobs={3: blob})
    told = repr(outcomes) + json.dumps(world.records()) + caplog.text + "".join(capfd.readouterr())
    told += "".join(getattr(outcome, "explanation", "") for outcome in outcomes)
    assert CANARY not in told


@pytest.mark.parametrize(
    "line",
    [
        f'{{"kind":"{CANARY}","seq":1}}',
        f'{{"kind":"move","seq":1,"at":"2026-10-12T16:41:00Z","x":1,"y":1,"{CANARY}":2}}',
        f'{{"kind":"move","seq":"{CANARY}","at":"2026-10-12T16:41:00Z","x":1,"y":1}}',
        f'{{"kind":"move","seq":1,"at":"{CANARY}","x":1,"y":1}}',
        f'{{"kind":"key","seq":1,"at":"2026-10-12T16:41:00Z","action":"{CANARY}","key":"a","secure":false}}',
        f'{{"kind":"text","seq":1,"at":"2026-10-12T16:41:00Z","text":"{CANARY}"}}',
        f'{{"kind":"text","text":"{CANARY}',
        f"{CANARY}",
        f'{{"kind":"move","{CANARY}":1,"{CANARY}":1}}',
        f'["{CANARY}"]',
    ],
)
def test_a_broken_line_is_refused_without_its_words(line: str) -> None:
    with pytest.raises(InputError) as refused:
        decode_event(line.encode(), file="events.jsonl", line_number=1)
    fault = refused.value
    assert CANARY not in f"{fault} {fault!r} {fault.reason} {fault.field} {fault.remedy}"
    assert fault.__cause__ is None
    assert fault.__suppress_context__


@pytest.mark.parametrize(
    "fault",
    [_Loud(), KeyError(CANARY), OSError(2, CANARY, CANARY), UnicodeEncodeError("utf-8", CANARY, 0, 1, "x")],
)
def test_the_program_s_door_tells_type_and_place_alone(
    fault: Exception, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left, Door():
        raise fault
    assert left.value.code == 70
    told = "".join(capfd.readouterr())
    assert type(fault).__name__ in told
    assert CANARY not in told


def test_the_door_tells_our_own_messages(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left, Door():
        raise RedactorError("the disk is full", remedy="make room")
    assert left.value.code == 70
    assert "make room" in capfd.readouterr().err
