"""A laboratory for crashes: runs the real command line in child processes and makes them die.

Not a test itself; ``test_crashes.py`` and the soak tests start it in a fresh process and read the JSON
lines it prints. The product has no hooks: the children replace functions of ``os`` before the command
starts. Children are forked, so that everything heavy is imported once. The detector and the reader are
the suite's fakes; capture, policy, audit log, ledger, writer and command line are the real ones.

Modes::

    kill      die by SIGKILL right before the n-th step that touches the disk, for every n
    tear      die in the middle of the n-th write, for every n
    full      from the n-th step on, the disk is full
    hiccup    the disk is full at the n-th step alone
    random    die at a random moment, several times in a row: ``random SEED ROUNDS``
"""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from redactor import wire
from redactor.audit.verify import verify
from redactor.batch import run as _loaded_before_forking  # noqa: F401 - children find it imported
from redactor.canonical import content_digest, derive_key
from redactor.capture.codec import encode_event, encode_header
from redactor.capture.events import Clipboard, Event, Move, Screenshot
from redactor.cli.main import entry
from redactor.consent.ledger import SqlConsentLedger
from redactor.detect import page as _on_pages  # noqa: F401 - children find it imported
from redactor.detect import visual as _and_pictures  # noqa: F401 - children find it imported
from redactor.detect import zones as _loaded_too  # noqa: F401 - children find it imported
from redactor.detect.known_names import is_plain
from redactor.detect.told_apart import is_known
from redactor.home import load_master_key, open_home
from redactor.mask import image as _and_this  # noqa: F401 - children find it imported
from redactor.ocr import image as _and_that  # noqa: F401 - children find it imported
from redactor.policy.packset import PackSet
from tests.fakes import PRIVATE, PURPOSE, START, FakeDetector, FakeReader, a_header, at, shot, typed

STEPS = ("fsync", "replace", "rename", "link", "unlink", "rmdir", "mkdir", "ftruncate", "pwrite", "write")
WRITES = ("pwrite", "write")
COUNTED = [0]
"""Steps that this child has come to."""

GROWING = ("fsync", "mkdir", "link", "pwrite", "write")
"""Steps that a full disk makes fail."""

READER = FakeReader()


def main() -> None:
    """Run the mode named on the command line inside the folder named before it."""
    base, mode, *rest = Path(sys.argv[1]), *sys.argv[2:]
    prepare(base)
    reference = outcome_of(base / "reference", fork(base / "reference", None))
    say({"step": "reference", **reference})
    wanted = reference["output"]
    if mode == "random":
        at_random(base, wanted, int(rest[0]), int(rest[1]))
        return
    every = int(rest[0]) if rest else 1
    number = 1
    while step(base, mode, number, wanted):
        number += every


def prepare(base: Path) -> None:
    """Write the sessions, and a home that knows the consent."""
    PackSet.of = lru_cache(PackSet.of)  # type: ignore[method-assign]  # parse the packs once
    wire.detector = lambda *_: FakeDetector()
    wire.forms = lambda *_: FakeDetector()
    is_known(PRIVATE)  # children find the tables read
    is_plain(PRIVATE)
    wire.reader = lambda: READER
    screens = [READER.screen("hello", PRIVATE), READER.screen("clean")]
    shots = [event.frame for event in story() if isinstance(event, Screenshot)]
    frames = dict(zip(shots, screens, strict=True))
    write_session(base / "source" / "open", "open", story(), frames)
    write_session(base / "source" / "shut", "shut", story(), frames, region="DE")
    home = open_home(base / "home")
    key = derive_key(load_master_key(home.master_key), "consent")
    with SqlConsentLedger(home.ledger, key) as ledger:
        proof: dict[str, Any] = {"explicit": True, "written": True, "separate": True, "evidence_ref": "form"}
        begun = START.replace(month=8)
        notice: dict[str, Any] = {"notice_id": "n-1", "notice_acknowledged_at": begun}
        ledger.grant("sub-1", PURPOSE, begun, actor="officer", **proof, **notice)


def story() -> list[Event]:
    """Return 69 events: some groups, then typing whose private value stands half way in its group."""
    events: list[Event] = [Move(seq=1, at=at(1), x=1, y=1), Clipboard(seq=2, at=at(2), text=f"to {PRIVATE}")]
    events += [shot(3), *(Move(seq=seq, at=at(seq), x=seq, y=1) for seq in range(4, 34))]
    events += typed(f"dear <<x>> and {PRIVATE} ok", 34)
    events += [shot(len(events) + 1)]
    return [*events, *(Move(seq=seq, at=at(seq), x=seq, y=2) for seq in range(len(events) + 1, 70))]


def write_session(
    folder: Path, name: str, events: list[Event], frames: dict[str, bytes], *, region: str = "US"
) -> None:
    """Write a session as a capture agent would."""
    (folder / "frames").mkdir(parents=True)
    header = a_header(region=region)
    document = json.loads(encode_header(header))
    document["session_id"] = name
    (folder / "session.json").write_text(json.dumps(document), "utf-8")
    (folder / "events.jsonl").write_bytes(b"".join(encode_event(event) + b"\n" for event in events))
    for path, data in frames.items():
        (folder / path).write_bytes(data)


# --- children ---------------------------------------------------------------------------------------


def fork(place: Path, damage: Callable[[], None] | None, *, resume: bool = False) -> int:
    """Run the command in a child; return its exit code, or minus the signal that ended it."""
    _, status = os.waitpid(start(place, damage, resume=resume), 0)
    return os.waitstatus_to_exitcode(status)


def start(place: Path, damage: Callable[[], None] | None, *, resume: bool = False) -> int:
    """Start the command in a child and return its process number."""
    place.mkdir(exist_ok=True)
    if not (place / "home").exists():
        shutil.copytree(place.parent / "home", place / "home")
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    log = os.open(place / "said", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    if damage is not None:
        damage()
    arguments = [
        "run",
        str(place.parent / "source"),
        "--out",
        str(place / "out"),
        "--home",
        str(place / "home"),
    ]
    code = 99
    try:
        entry([*arguments, *(["--resume"] if resume else []), "--json"])
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    finally:
        sys.stdout.flush()
        (place / "steps").write_text(str(COUNTED[0]), "ascii")
        os._exit(code)


def counting(names: tuple[str, ...], number: int, act: Callable[..., Any], *, once: bool = False) -> None:
    """Replace functions of ``os``: from the ``number``-th call on (or only then), ``act`` is done instead."""

    def wrap(function: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            COUNTED[0] += 1
            hit = COUNTED[0] == number if once else COUNTED[0] >= number
            return act(function, args) if hit else function(*args, **kwargs)

        return wrapped

    for name in names:
        setattr(os, name, wrap(getattr(os, name)))


def die(*_: Any) -> None:
    """End this process at once, as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def tear(function: Callable[..., Any], args: tuple[Any, ...]) -> None:
    """Write the first half, then die."""
    descriptor, data, *rest = args
    function(descriptor, bytes(data)[: len(data) // 2], *rest)
    die()


def full(_function: Callable[..., Any], _args: tuple[Any, ...]) -> None:
    """Fail as a full disk does."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


DAMAGES: dict[str, tuple[tuple[str, ...], Callable[..., Any]]] = {
    "kill": (STEPS, die),
    "tear": (WRITES, tear),
    "full": (GROWING, full),
    "hiccup": (GROWING, full),
}


# --- experiments ------------------------------------------------------------------------------------


def step(base: Path, mode: str, number: int, wanted: Any) -> bool:
    """Break the run at its ``number``-th step, look, resume, compare; False when there are fewer steps."""
    place = base / f"{mode}-{number}"
    names, act = DAMAGES[mode]
    code = fork(place, lambda: counting(names, number, act, once=mode == "hiccup"))
    steps = place / "steps"
    reached = not steps.exists() or int(steps.read_text("ascii")) >= number
    said = (place / "said").read_text("utf-8")
    problems = list(unrecorded(place))
    again = fork(place, None, resume=True)
    result = outcome_of(place, again)
    if result["output"] != wanted:
        problems.append("the output differs from an undisturbed run")
    say(
        {
            "step": number,
            "code": code,
            "said": said[-400:],
            "again": again,
            "problems": problems + result["faults"],
        }
    )
    shutil.rmtree(place)
    return reached


def at_random(base: Path, wanted: Any, seed: int, rounds: int) -> None:
    """Kill a run at random moments until it ends by itself; do that ``rounds`` times."""
    chance = random.Random(seed)  # noqa: S311 - the seed makes a failure repeatable
    began = time.monotonic()
    fork(base / "timing", None)
    duration = time.monotonic() - began
    for number in range(rounds):
        place, kills = base / f"random-{number}", 0
        problems: list[str] = []
        for attempt in range(6):
            child = start(place, None, resume=attempt > 0)
            time.sleep(chance.uniform(0, duration * 1.1))
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            kills += os.waitstatus_to_exitcode(status) == -signal.SIGKILL
            problems += unrecorded(place)
        result = outcome_of(place, fork(place, None, resume=True))
        if result["output"] != wanted:
            problems.append("the output differs from an undisturbed run")
        say(
            {"step": number, "kills": kills, "again": result["code"], "problems": problems + result["faults"]}
        )
        shutil.rmtree(place)


def outcome_of(place: Path, code: int) -> dict[str, Any]:
    """Return what a run left, in a form that may be compared, and what is wrong with it."""
    faults = []
    report = verify(place / "home" / "audit")
    if not report.ok:
        faults.append("the audit log does not verify")
    if list((place / "out").glob("*.partial/session")):
        faults.append("an unfinished output is left")
    output: dict[str, Any] = {}
    for session in ("open", "shut"):
        folder = place / "out" / session
        if not (folder / "manifest.json").exists():
            faults.append(f"{session} is missing")
            continue
        items = json.loads((folder / "manifest.json").read_bytes())["items"]
        if [item["seq"] for item in items] != list(range(1, 70)):
            faults.append(f"{session}: not each event once")
        files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json")
        output[session] = {
            "items": [{key: item[key] for key in sorted(item) if key != "record"} for item in items],
            "files": {str(path.relative_to(folder)): content_digest(path.read_bytes()) for path in files},
        }
    faults += unrecorded(place)
    return {"code": code, "faults": faults, "output": output}


def unrecorded(place: Path) -> Iterator[str]:
    """Yield what stands in the output without a durable record."""
    records = [json.loads(line) for line in _lines(place / "home" / "audit" / "records.jsonl")]
    lines = {record.get("output_sha256") for record in records}
    blobs = {record.get("blob_sha256") for record in records}
    sealed = sum(record.get("event") == "sealed" for record in records)
    out = place / "out"
    for path in out.rglob("events.jsonl"):
        if any(content_digest(line) not in lines for line in _lines(path)):
            yield "an event line without a record"
    for path in out.rglob("frames/*.png"):
        if content_digest(path.read_bytes()) not in blobs:
            yield "a picture without a record"
    if sum((out / name).exists() for name in ("open", "shut")) > sealed:
        yield "a session without its seal"
    if any(PRIVATE.encode() in path.read_bytes() for path in place.rglob("*") if path.is_file()):
        yield "a private value"


def _lines(file: Path) -> list[bytes]:
    """Return the whole lines of a file; a torn last one does not count."""
    data = file.read_bytes() if file.exists() else b""
    return [line[:-1] for line in data.splitlines(keepends=True) if line.endswith(b"\n")]


def say(result: dict[str, Any]) -> None:
    """Print one result."""
    sys.stdout.write(json.dumps({key: result[key] for key in result if key != "output"}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
