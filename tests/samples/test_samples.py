"""The committed sample sessions keep their own promises: format, truth, variety, size."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from datetime import datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import phonenumbers
import pytest
from PIL import Image, UnidentifiedImageError
from stdnum import iban, luhn
from stdnum.br import cpf
from stdnum.es import dni
from stdnum.in_ import aadhaar

from redactor.capture.events import Event
from redactor.capture.header import Header
from redactor.values import ENTITIES

SAMPLES = Path(__file__).parents[2] / "samples"
SESSIONS = (
    "us-ca-consenting",
    "us-ca-typing",
    "de-exempt",
    "us-ca-german-colleague",
    "us-no-consent",
    "us-ca-withdrawn",
)
DETECTED_NOW = frozenset(
    """
    PERSON ORGANIZATION LOCATION ADDRESS EMAIL_ADDRESS PHONE_NUMBER CREDIT_CARD IBAN_CODE US_SSN NATIONAL_ID
    IP_ADDRESS MAC_ADDRESS PRIVATE_URL SECRET DATE_OF_BIRTH DEVICE_ID HANDLE CHANNEL REPOSITORY ID
    """.split()
)
BROKEN = ("de-exempt", "frames/000032.png")


@cache
def truth() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))
    return loaded


@cache
def lines(session: str) -> list[str]:
    path = SAMPLES / "sessions" / session / "events.jsonl"
    return path.read_text(encoding="utf-8").splitlines()


@cache
def events(session: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines(session)]


@cache
def consents() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads((SAMPLES / "consents.json").read_text(encoding="utf-8"))
    return loaded


def places(session: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(value, place) for value in truth()["sessions"][session]["values"] for place in value["places"]]


def shots(session: str) -> list[dict[str, Any]]:
    return [event for event in events(session) if event["kind"] == "screenshot"]


def text_in(event: dict[str, Any], channel: str) -> str:
    if channel == "target":
        return str(event["target"]["name"])
    if channel == "texts":
        return "\n".join(text["text"] for text in event.get("texts", ()))
    return str(event.get("text" if channel in ("clipboard", "text") else channel) or "")


def replayed(run: list[dict[str, Any]], clipboard: str) -> str:
    """What stands in a field after the keys of one run: the slowest editor in the world."""
    before, after = "", ""
    for event in run:
        if event["action"] == "up":
            continue
        if event["modifiers"] == ["ctrl"] and event["key"] == "v":
            before += clipboard
        elif event["key"] == "backspace":
            before = before[:-1]
        elif event["key"] == "left":
            before, after = before[:-1], before[-1:] + after
        elif event["key"] == "enter":
            before += "\n"
        elif event["char"]:
            before += event["char"]
    return before + after


def test_truth_names_exactly_the_committed_sessions() -> None:
    folders = {path.name for path in (SAMPLES / "sessions").iterdir()}

    assert truth()["schema"] == "redactor.truth/1"
    assert set(truth()["sessions"]) == folders == set(SESSIONS)


def test_samples_stay_under_four_megabytes() -> None:
    kept = [path for path in SAMPLES.rglob("*") if path.is_file() and "__pycache__" not in path.parts]

    assert sum(path.stat().st_size for path in kept) < 4_000_000


@pytest.mark.parametrize("session", SESSIONS)
def test_headers_and_events_are_strictly_valid(session: str) -> None:
    header = msgspec.json.decode(
        (SAMPLES / "sessions" / session / "session.json").read_bytes(), type=Header, strict=True
    )
    decoder = msgspec.json.Decoder(Event)

    assert header.session_id == session
    assert [decoder.decode(line).seq for line in lines(session)] == list(range(1, len(lines(session)) + 1))


@pytest.mark.parametrize("session", SESSIONS)
def test_times_run_forward_in_utc_with_milliseconds(session: str) -> None:
    stamps = [event["at"] for event in events(session)]

    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", stamp) for stamp in stamps)
    assert all(earlier < later for earlier, later in pairwise(stamps))


@pytest.mark.parametrize("session", SESSIONS)
def test_frames_on_disk_are_those_of_the_events(session: str) -> None:
    folder = SAMPLES / "sessions" / session
    told = {event["frame"] for event in shots(session)}

    assert told == {f"frames/{path.name}" for path in (folder / "frames").iterdir()}
    assert told == {f"frames/{event['seq']:06d}.png" for event in shots(session)}


def test_the_broken_frame_cannot_be_decoded() -> None:
    data = (SAMPLES / "sessions" / BROKEN[0] / BROKEN[1]).read_bytes()

    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(UnidentifiedImageError):
        Image.open(io.BytesIO(data))


@pytest.mark.parametrize("session", SESSIONS)
def test_boxes_of_the_truth_hold_ink(session: str) -> None:
    for event in shots(session):
        if (session, event["frame"]) == BROKEN:
            continue
        with Image.open(SAMPLES / "sessions" / session / event["frame"]) as image:
            pixels = np.asarray(image.convert("RGB"), dtype=np.int16)
        for _, place in places(session):
            if place["channel"] == "frame" and place["seq"] == event["seq"]:
                x, y, width, height = place["box"]
                inside = pixels[y : y + height, x : x + width]
                assert inside.shape == (height, width, 3)
                assert int(inside.max(axis=(0, 1)).max() - inside.min(axis=(0, 1)).min()) > 40


@pytest.mark.parametrize("session", SESSIONS)
def test_text_channels_hold_what_the_truth_says(session: str) -> None:
    for value, place in places(session):
        if place["channel"] not in ("frame", "frame_bytes", "keys"):
            assert value["value"] in text_in(events(session)[place["seq"] - 1], place["channel"])


@pytest.mark.parametrize("session", SESSIONS)
def test_truth_misses_no_mention_in_text_channels(session: str) -> None:
    known = {(value["value"], place.get("seq"), place["channel"]) for value, place in places(session)}
    longer = {value["value"] for value, _ in places(session)}
    channels = {
        "window": ("title", "url"),
        "click": ("target",),
        "clipboard": ("clipboard",),
        "text": ("text",),
        "screenshot": ("texts",),
    }
    for event in events(session):
        for channel in channels.get(event["kind"], ()):
            rest = text_in(event, channel)
            told = [value for value in longer if (value, event["seq"], channel) in known]
            for value in sorted(told, key=len, reverse=True):
                rest = rest.replace(value, "#")
            assert not [value for value in longer if value in rest], (event["seq"], channel)


@pytest.mark.parametrize("session", SESSIONS)
def test_typed_keys_replay_to_the_final_text(session: str) -> None:
    keyed = {event["seq"] for event in events(session) if event["kind"] == "key"}
    told: set[int] = set()
    for run in truth()["sessions"][session]["typed"]:
        first, last = run["seqs"]
        part = events(session)[first - 1 : last]
        copied = [event["text"] for event in events(session)[:first] if event["kind"] == "clipboard"]
        assert replayed(part, copied[-1] if copied else "") == run["final"]
        assert {event["secure"] for event in part} == {run["secure"]}
        told |= set(range(first, last + 1))
    assert told == keyed


@pytest.mark.parametrize("session", SESSIONS)
def test_typed_values_of_the_truth_stand_in_their_runs(session: str) -> None:
    finals = {tuple(run["seqs"]): run["final"] for run in truth()["sessions"][session]["typed"]}
    for value, place in places(session):
        if place["channel"] == "keys":
            final = finals[tuple(place["seqs"])]
            assert (value["value"] in final) != place.get("transient", False)


@pytest.mark.parametrize("session", SESSIONS)
def test_entities_are_known_and_only_those_looked_for_count_as_detected(session: str) -> None:
    for value in truth()["sessions"][session]["values"]:
        assert value["entity"] in ENTITIES
        assert value["entity"] in DETECTED_NOW or not value["detected_now"]


@pytest.mark.parametrize("session", SESSIONS)
def test_invented_numbers_carry_true_check_digits(session: str) -> None:
    checks: dict[str, Callable[[str], Any]] = {
        "CREDIT_CARD": lambda text: luhn.is_valid(text.replace(" ", "")),
        "IBAN_CODE": lambda text: iban.calc_check_digits(text) == text[2:4],
        "PHONE_NUMBER": lambda text: phonenumbers.is_valid_number(phonenumbers.parse(text, "US")),
        "NATIONAL_ID": lambda text: cpf.is_valid(text) or aadhaar.is_valid(text) or dni.is_valid(text),
        "US_SSN": lambda text: re.fullmatch(r"(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}", text),
    }
    for value in truth()["sessions"][session]["values"]:
        check = checks.get(value["entity"], bool)
        assert check(value["value"]), value["entity"]


def test_clean_frames_are_the_frames_without_a_private_value() -> None:
    dirty = {
        (session, place["seq"])
        for session in SESSIONS
        for _, place in places(session)
        if place["channel"] in ("frame", "frame_bytes")
    }
    clean = {(session, seq) for session, seq in truth()["clean_frames"]}

    assert len(clean) >= 3
    assert clean | dirty == {(session, event["seq"]) for session in SESSIONS for event in shots(session)}
    assert not clean & dirty


def test_the_main_session_shows_every_kind_and_size() -> None:
    main = events("us-ca-consenting")
    folder = SAMPLES / "sessions" / "us-ca-consenting"
    sizes = set()
    for event in shots("us-ca-consenting"):
        with Image.open(folder / event["frame"]) as image:
            sizes.add((*image.size, event["scale"]))

    assert {event["kind"] for event in main} >= set(
        "window key click screenshot clipboard text scroll move pause resume".split()
    )
    assert sizes == {(1366, 768, 1.0), (1920, 1080, 1.0), (2560, 1440, 1.0), (1920, 1080, 1.5)}
    assert {event["secure"] for event in main if event["kind"] == "text"} == {True, False}
    assert any(event["key"] == "left" for event in main if event["kind"] == "key")
    assert any(place.get("transient") for _, place in places("us-ca-consenting"))


def test_the_session_of_typing_tells_all_that_keys_alone_give_away() -> None:
    session, told = events("us-ca-typing"), truth()["sessions"]["us-ca-typing"]
    found = {value["value"]: value["places"] for value in told["values"]}
    keyed = {
        value["entity"]: place
        for value in told["values"]
        for place in value["places"]
        if place["channel"] == "keys"
    }

    def pressed(place: dict[str, Any], key: str) -> int:
        first, last = place["seqs"]
        part = session[first - 1 : last]
        return sum(event["key"] == key and event["action"] == "down" for event in part)

    assert [place["channel"] for place in found["Mei-Ling Zhou"]][-1] == "keys"
    assert "frame" in [place["channel"] for place in found["Mei-Ling Zhou"]][:-1]
    assert pressed(keyed["CREDIT_CARD"], "backspace") == 1
    assert pressed(keyed["CREDIT_CARD"], "left") == 2
    assert pressed(keyed["SECRET"], "enter") == 4
    assert not any(event.get("secure") for event in session)
    assert [place["channel"] for place in found["Yusuf Demirci"]] == ["clipboard", "keys"]
    assert keyed["PHONE_NUMBER"]["transient"]


def test_consents_tell_the_stories() -> None:
    subjects = {
        session: json.loads((SAMPLES / "sessions" / session / "session.json").read_bytes())["subject"]["id"]
        for session in SESSIONS
    }
    actions = {
        session: [row["state"] for row in consents() if row["subject"] == subject]
        for session, subject in subjects.items()
    }

    assert actions == {
        "us-ca-consenting": ["given"],
        "us-ca-typing": ["given"],
        "de-exempt": ["given"],
        "us-ca-german-colleague": ["given"],
        "us-no-consent": [],
        "us-ca-withdrawn": ["given", "withdrawn"],
    }


def test_the_withdrawal_lies_between_the_second_and_third_screen() -> None:
    withdrawn = next(row["at"] for row in consents() if row["state"] == "withdrawn")
    at = datetime.fromisoformat(withdrawn)
    before = [datetime.fromisoformat(event["at"]) < at for event in shots("us-ca-withdrawn")]
    keys = [datetime.fromisoformat(e["at"]) < at for e in events("us-ca-withdrawn") if e["kind"] == "key"]

    assert before == [True, True, False, False]
    assert set(keys) == {True, False}


def test_no_source_holds_a_generated_secret() -> None:
    sources = [*SAMPLES.glob("*.py"), *(SAMPLES / "templates").iterdir()]
    shaped = {
        value["value"]
        for session in SESSIONS
        for value in truth()["sessions"][session]["values"]
        if value["entity"] == "SECRET" and value["detected_now"] and len(value["value"]) > 18
    }

    assert len(shaped) >= 6
    assert not [path.name for path in sources for secret in shaped if secret in path.read_text("utf-8")]
