"""Bad input: named with file, line and field, exit 2, nothing of it written, and the others go on."""

from __future__ import annotations

import importlib
import json
import os
import tracemalloc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Program
from tests.cli.world import (
    EMAIL,
    HEADER,
    SCREEN,
    SCROLL,
    TEXT,
    WINDOW,
    event_line,
    huge_png,
    picture,
    session,
)

pytestmark = [pytest.mark.tesseract, pytest.mark.usefixtures("consent")]

Make = Callable[[Path], object]


def lines(*events: Mapping[str, Any] | str) -> Make:
    return lambda folder: session(folder, events)


def header(**fields: Any) -> Make:
    return lambda folder: session(folder, **fields)


def screen(data: bytes | None = None, frame: str = "frames/1.png") -> Make:
    frames = {} if data is None else {"1.png": data}
    return lambda folder: session(folder, [WINDOW, {**SCREEN, "frame": frame}, SCROLL], frames=frames)


def raw_header(data: bytes) -> Make:
    def make(folder: Path) -> None:
        session(folder)
        (folder / "session.json").write_bytes(data)

    return make


def linked(name: str) -> Make:
    """Put a link to a good file of elsewhere in place of a session's own file."""

    def make(folder: Path) -> None:
        session(folder, [WINDOW, SCREEN, SCROLL], frames={"1.png": picture(EMAIL)})
        elsewhere = folder.parent.parent / f"elsewhere-{folder.name}"
        (folder / name).rename(elsewhere)
        (folder / name).symlink_to(elsewhere)

    return make


def folder_instead(name: str) -> Make:
    """Put a folder in place of a file, which nobody may read as one, not even root."""

    def make(folder: Path) -> None:
        session(folder, [WINDOW, SCREEN, SCROLL], frames={"1.png": picture()})
        (folder / name).unlink()
        (folder / name).mkdir()

    return make


def pipe_instead(name: str) -> Make:
    def make(folder: Path) -> None:
        session(folder, [WINDOW, SCREEN, SCROLL], frames={"1.png": picture()})
        (folder / name).unlink()
        os.mkfifo(folder / name)

    return make


def at(time: str) -> dict[str, Any]:
    return {**SCROLL, "at": time}


SUBJECT_IN = {"id": "emp-1", "employer_region": "US", "worker_type": "employee"}
NAN = '{"seq": 2, "at": "2026-10-12T16:01:00Z", "kind": "scroll", "x": NaN, "y": 1, "dx": 0, "dy": 1}'


@dataclass(frozen=True)
class Bad:
    """One kind of bad input: how it is made, what the message says, and whether all of it is refused."""

    make: Make
    says: str
    whole: bool = True


LINE = "events.jsonl, line 2"
CASES: dict[str, Bad] = {
    "not JSON": Bad(lines(WINDOW, "{'a': 1}"), f"{LINE}: not JSON: "),
    "an empty line": Bad(lines(WINDOW, "", SCROLL), f"{LINE}: the line is blank"),
    "a list": Bad(lines(WINDOW, "[]"), f"{LINE}: expected `object`, got `array`"),
    "a key twice": Bad(
        lines(WINDOW, event_line(2, TEXT)[:-1] + ', "text": "x"}'), f"{LINE}: the field `text`"
    ),
    "unknown kind": Bad(
        lines(WINDOW, {**SCROLL, "kind": "hover"}), f"{LINE}, field $.kind: unknown kind `hover`"
    ),
    "unknown field": Bad(lines(WINDOW, {**SCROLL, "mood": 1}), f"{LINE}: unknown field `mood`"),
    "unknown field in a target": Bad(
        lines(
            WINDOW,
            {
                "kind": "click",
                "action": "down",
                "button": "left",
                "x": 1,
                "y": 1,
                "target": {"role": "button", "name": "Save", "value": "x"},
            },
        ),
        f"{LINE}, field $.target: unknown field `value`",
    ),
    "missing field": Bad(
        lines(WINDOW, {"kind": "move", "x": 1}), f"{LINE}: object missing required field `y`"
    ),
    "wrong type": Bad(lines(WINDOW, {**TEXT, "text": 5}), f"{LINE}, field $.text: expected `str`, got `int`"),
    "duplicate seq": Bad(
        lines(WINDOW, {**SCROLL, "seq": 1}), f"{LINE}, field $.seq: the number was used before"
    ),
    "missing seq": Bad(
        lines(WINDOW, {**SCROLL, "seq": 4}), f"{LINE}, field $.seq: a number is missing: 2 expected"
    ),
    "no seq": Bad(
        lines(WINDOW, '{"at": "2026-10-12T16:01:00Z", "kind": "pause"}'),
        f"{LINE}: object missing required field `seq`",
    ),
    "seq 0": Bad(lines({**WINDOW, "seq": 0}), "events.jsonl, line 1, field $.seq: "),
    "backward time": Bad(
        lines(WINDOW, at("2026-10-12T15:00:00Z")), f"{LINE}, field $.at: the time is before"
    ),
    "a time without zone": Bad(lines(WINDOW, at("2026-10-12T17:00:00")), f"{LINE}, field $.at: "),
    "a time that is none": Bad(lines(WINDOW, at("yesterday")), f"{LINE}, field $.at: invalid RFC3339"),
    "NaN": Bad(lines(WINDOW, NAN), f"{LINE}: not JSON: "),
    "not UTF-8 in a header": Bad(raw_header(b'{"schema": "\xff"}'), "session.json: not UTF-8 (byte 12)"),
    "half a surrogate": Bad(
        lines(WINDOW, event_line(2, TEXT).replace("Write", "\\ud800")), f"{LINE}: not JSON"
    ),
    "a header that is not JSON": Bad(raw_header(b"schema: 1"), "session.json: not JSON"),
    "an empty header": Bad(raw_header(b""), "session.json: the file is empty"),
    "wrong schema version": Bad(header(schema="redactor.session/2"), "session.json, field $.schema: "),
    "unknown header field": Bad(header(mood="good"), "session.json: unknown field `mood`"),
    "missing header field": Bad(
        raw_header(json.dumps({**HEADER, "session_id": None}).encode()), "session.json, field $.session_id: "
    ),
    "an id that leaves the output": Bad(header(session_id="../up"), "session.json, field $.session_id: "),
    "CA meant as California": Bad(
        header(subject={**SUBJECT_IN, "work_region": "CA"}),
        "session.json, field $.subject.work_region: `CA` is Canada; for California write `US-CA`",
    ),
    "a bare state": Bad(
        header(subject={**SUBJECT_IN, "work_region": "TX"}),
        "session.json, field $.subject.work_region: `TX` is no country; for Texas write `US-TX`",
    ),
    "no region at all": Bad(
        header(device={"owner": "employer", "regions": ["US", "Narnia"]}),
        "session.json, field $.device.regions[1]: this is neither an ISO 3166-1 country",
    ),
    "a bystander of nowhere": Bad(
        header(people=[{"id": "x", "region": "QQ"}]),
        "session.json, field $.people[0].region: this is neither",
    ),
    "a linked events file": Bad(linked("events.jsonl"), "events.jsonl: a symbolic link is in the way"),
    "a linked header": Bad(linked("session.json"), "session.json: a symbolic link is in the way"),
    "an events file that cannot be read": Bad(
        folder_instead("events.jsonl"), "events.jsonl: not a regular file"
    ),
    "a header that cannot be read": Bad(folder_instead("session.json"), "session.json: not a regular file"),
    "an events file that is a pipe": Bad(pipe_instead("events.jsonl"), "events.jsonl: not a regular file"),
    "missing blob": Bad(screen(), f"{LINE}, field $.frame: the file is missing", whole=False),
    "zero-byte image": Bad(screen(b""), f"{LINE}, field $.frame: the file is empty", whole=False),
    "blob outside the folder": Bad(
        screen(frame="../../good/frames/1.png"),
        f"{LINE}, field $.frame: the path does not stay inside",
        whole=False,
    ),
    "blob by an absolute path": Bad(
        screen(frame="/etc/hostname"), f"{LINE}, field $.frame: the path does not stay inside", whole=False
    ),
    "a linked blob": Bad(linked("frames/1.png"), f"{LINE}, field $.frame: a symbolic link", whole=False),
    "a blob that cannot be read": Bad(
        folder_instead("frames/1.png"), f"{LINE}, field $.frame: not a regular file", whole=False
    ),
    "a blob that is a pipe": Bad(
        pipe_instead("frames/1.png"), f"{LINE}, field $.frame: not a regular file", whole=False
    ),
    "not an image": Bad(screen(b"hello"), "not a PNG, JPEG, WebP or BMP image", whole=False),
    "half an image": Bad(screen(picture("half")[:200]), "a truncated PNG image", whole=False),
    "60,000 x 60,000": Bad(
        screen(huge_png()), "the image claims more pixels than the limits allow", whole=False
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_bad_input_is_named_and_refused_and_the_others_go_on(
    program: Program, tmp_path: Path, name: str
) -> None:
    case = CASES[name]
    case.make(tmp_path / "in" / "bad")
    session(tmp_path / "in" / "good")
    out = tmp_path / "out"

    answer = program("run", tmp_path / "in", "--out", out, "--json")

    assert answer.code == 2
    assert case.says in answer.err
    assert EMAIL not in answer.err + answer.out
    manifest = {entry["session"]: entry for entry in answer.document["sessions"]}
    assert manifest["good"]["items"] == {"released": 3, "withheld": 0, "refused": 0}
    records = _records(program)
    if case.whole:
        (refused,) = [entry for name, entry in manifest.items() if name != "good"]
        assert refused["outcome"] == "refused"
        assert case.says in refused["error"]
        assert {path.name for path in out.iterdir()} == {"good", "manifest.json", "summary.html"}
        assert [record["reasons"] for record in records if record.get("event") == "refused"] == [
            ["input_invalid"]
        ]
    else:
        items = json.loads((out / "bad" / "manifest.json").read_text())["items"]
        refused = next(item for item in items if item["outcome"] == "refused")
        assert (refused["seq"], refused["reasons"], refused["blob"]) == (2, ["input_invalid"], None)
        assert case.says in refused["explanation"]
        assert refused["explanation"].startswith("events.jsonl, ")
        assert "field $.frame: " in refused["explanation"]
        assert not list((out / "bad" / "frames").iterdir())
        assert [item["outcome"] for item in items] == ["released", "refused", "released"]
        assert records[refused["record"]]["reasons"] == ["input_invalid"]
    # The page tells it too.
    assert "Input that breaks its format" in (out / "summary.html").read_text()


def _records(program: Program) -> list[dict[str, Any]]:
    return program("audit", "show", "--json", "--last", "1000").lines


def test_two_sessions_with_one_id(program: Program, tmp_path: Path) -> None:
    session(tmp_path / "in" / "a", session_id="same")
    session(tmp_path / "in" / "b", session_id="same")
    answer = program("run", tmp_path / "in", "--out", tmp_path / "out", "--json")
    assert answer.code == 2
    assert f"{tmp_path / 'in' / 'b'}: two sessions have this id" in answer.err
    assert [entry["outcome"] for entry in answer.document["sessions"]].count("finished") == 1


def test_a_region_with_a_pack_is_a_country_not_a_state(program: Program, tmp_path: Path) -> None:
    source = session(tmp_path / "one", subject={**SUBJECT_IN, "work_region": "DE"})
    answer = program("run", source, "--out", tmp_path / "out")
    assert answer.code == 3
    assert "region_exempt 3" in answer.out


@pytest.mark.parametrize(
    ("owner", "step", "events"),
    [
        ("redactor.batch.run.Run", "prepare", ["started", "refused", "finished"]),
        ("redactor.pipeline.memory.Study", "finish", ["started", "started", "refused", "finished"]),
    ],
)
def test_an_input_that_changes_between_two_readings_is_refused(
    *,
    program: Program,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    owner: str,
    step: str,
    events: list[str],
) -> None:
    source = session(tmp_path / "one")
    module, _, name = owner.rpartition(".")
    whole = getattr(getattr(importlib.import_module(module), name), step)

    def and_break(*arguments: Any, **options: Any) -> Any:
        answer = whole(*arguments, **options)
        with (source / "events.jsonl").open("a") as file:
            file.write("{broken\n")
        return answer

    monkeypatch.setattr(f"{owner}.{step}", and_break)
    answer = program("run", source, "--out", tmp_path / "out")
    assert answer.code == 2
    assert "events.jsonl, line 4: not JSON" in answer.err
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"manifest.json", "summary.html"}
    assert [record.get("event") for record in _records(program)[-len(events) :]] == events


def test_a_line_of_100_mb(program: Program, tmp_path: Path) -> None:
    source = session(tmp_path / "in" / "bad")
    with (source / "events.jsonl").open("r+b") as file:
        file.truncate(100 * 2**20)  # a sparse file: one line of NUL bytes
    session(tmp_path / "in" / "good")
    tracemalloc.start()
    try:
        answer = program("run", tmp_path / "in", "--out", tmp_path / "out")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert answer.code == 2
    assert "events.jsonl, line 4: the line is longer than 16777216 bytes" in answer.err
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"good", "manifest.json", "summary.html"}
    assert peak < 60 * 2**20


@pytest.mark.parametrize("verb", ["run", "text", "image"])
def test_a_policy_with_a_typo_stops_before_anything(program: Program, tmp_path: Path, verb: str) -> None:
    policy = _policy(tmp_path, "default_decision:", "default_desicion:")
    (tmp_path / "a.png").write_bytes(picture(EMAIL))
    calls: dict[str, list[str | Path]] = {
        "run": ["run", session(tmp_path / "one"), "--out", tmp_path / "out"],
        "text": ["text"],
        "image": ["image", tmp_path / "a.png", "--out", tmp_path / "out"],
    }
    answer = program(*calls[verb], "--policy", policy, stdin=EMAIL.encode())
    assert answer.code == 2
    assert f"{policy}:" in answer.err
    assert "default_desicion" in answer.err
    assert not answer.out
    assert not (tmp_path / "out").exists()


def test_a_policy_for_ca_meant_as_california(program: Program, tmp_path: Path) -> None:
    policy = _policy(tmp_path, 'regions: ["*"]', "regions: [TX]")
    answer = program("run", session(tmp_path / "one"), "--out", tmp_path / "out", "--policy", policy)
    assert answer.code == 2
    assert "`TX` is no country; for Texas write `US-TX`" in answer.err


def _policy(folder: Path, old: str, new: str) -> Path:
    import redactor.policies

    text = (Path(redactor.policies.__file__).parent / "strict-global.yaml").read_text()
    assert old in text
    file = folder / "mine.yaml"
    file.write_text(text.replace(old, new, 1))
    return file
