"""The summary page: stands alone, tells everything, and shows nothing that was not released."""

from __future__ import annotations

import base64
import io
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from redactor.batch.manifest import SessionResult, refused
from redactor.batch.summary import MOST_FAULTS, MOST_PICTURES, PICTURE_WIDTH, render
from redactor.canonical import content_digest
from redactor.capture.manifest import ManifestEntry
from redactor.errors import InputError

ADDRESSES = {"src", "href", "action", "srcset"}
VOID = {"meta", "img", "br", "input", "hr", "link"}


DENIED = Counter({"window_denied": 2})


class Page(HTMLParser):
    """Collects tags, addresses and text, and sees that every tag is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.addresses: list[str] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.addresses += [
            value or "" for name, value in attrs if name in {"src", "href", "action", "srcset"}
        ]
        assert not [name for name, _ in attrs if name.startswith("on")]
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def screens(folder: Path, count: int, width: int = 900) -> tuple[ManifestEntry, ...]:
    (folder / "frames").mkdir(parents=True)
    entries = []
    for number in range(count):
        out = io.BytesIO()
        Image.fromarray(np.full((60, width, 3), number, np.uint8)).save(out, "PNG")
        (folder / "frames" / f"{number}.png").write_bytes(out.getvalue())
        entries.append(
            ManifestEntry(
                seq=number + 1,
                kind="screenshot",
                outcome="released",
                reasons=("allowed",),
                record=number,
                blob=f"frames/{number}.png",
                blob_digest=content_digest(out.getvalue()),
                counts={"EMAIL_ADDRESS": 2},
            )
        )
    return tuple(entries)


def result(
    name: str = "one", *, released: int = 0, withheld: int = 0, held: int = 0, **more: Any
) -> SessionResult:
    counts = Counter({"released": released, "withheld": withheld, "refused": held})
    return SessionResult(name, None, "SUBJECT_1", ("US-CA", "US"), counts, **more)


def page(
    *results: SessionResult, audit_ok: bool = True, lacking: tuple[str, ...] = (), stopped: bool = False
) -> str:
    return render(
        results,
        ("strict-global 2026.11",),
        lacking,
        audit_ok=audit_ok,
        audit_text="whole, 1234 records, signed" if audit_ok else "log.jsonl record 3: changed",
        interrupted=stopped,
    )


def test_it_stands_alone(tmp_path: Path) -> None:
    text = page(result(released=2, screens=screens(tmp_path, 2)), lacking=("PERSON",))
    told = Page(text)
    assert all(address.startswith("data:image/png;base64,") for address in told.addresses)
    assert not re.search(r"https?:|url\(|@import|//[a-z]", re.sub(r"base64,[^\"]*", "", text))
    assert not told.tags.keys() & {"script", "iframe", "object", "embed", "link", "form", "base"}
    assert "default-src 'none'" in text


def test_it_tells_decisions_reasons_and_counts() -> None:
    told = Page(
        page(
            result("all-out", released=1200),
            result(
                "part",
                released=3,
                held=2,
                reasons=Counter({"window_denied": 2}),
                entities=Counter({"SECRET": 7}),
                channels=Counter({("keys", "SECRET"): 1004, ("screens", "SECRET"): 2, ("screens", "ID"): 3}),
            ),
            result("none", held=4, reasons=Counter({"region_exempt": 4})),
            result("kept", withheld=1, reasons=Counter({"read_failed": 1})),
            refused("broken", InputError("not JSON", file="in/broken/events.jsonl", line=3)),
        )
    ).text
    assert "5 sessions with 1,210 recorded events came in. 1,203 events were released" in told
    for words in (
        "all-out released SUBJECT_1 US-CA, US 1,200 1,200 0 0 everything was released",
        "part released in part SUBJECT_1 US-CA, US 5 3 0 2 window_denied 2",
        "none refused SUBJECT_1",
        "kept kept back SUBJECT_1",
        "broken refused, wrong input not known not counted not JSON",
        "broken in/broken/events.jsonl, line 3: not JSON",
        "The window in front is excluded. window_denied 2",
        "Passwords, keys and tokens SECRET 7",
        "Typed with keys keys 1,004 SECRET 1,004",
        "Seen on screens screens 5 ID 3 , SECRET 2",
        "whole, 1234 records, signed",
        "strict-global 2026.11",
    ):
        assert words in told, words


def test_one_session_with_nothing_in_it() -> None:
    told = Page(page(result())).text
    assert "1 session with 0 recorded events came in." in told
    assert "Every event was released." in told
    assert "Nothing was found." in told
    assert "Where it was masked" not in told
    assert "Not looked for" not in told
    assert "Released screens" not in told


def test_what_nobody_looks_for_is_said_in_words() -> None:
    told = Page(page(result(), lacking=("FACE", "PERSON"))).text
    assert "Not looked for." in told
    assert "may still show them" in told
    assert "Faces FACE" in told
    assert "Names of people PERSON" in told


def test_a_broken_log_and_a_stopped_run_are_said() -> None:
    told = Page(page(result(), audit_ok=False, stopped=True)).text
    assert "log.jsonl record 3: changed" in told
    assert "does not prove what it should" in told
    assert "Stopped before the end." in told
    fine = Page(page(result())).text
    assert "does not prove" not in fine
    assert "Stopped before" not in fine


def test_names_from_outside_cannot_become_markup() -> None:
    evil = '<script>alert(1)</script>"><img src=x onerror=y>'
    text = page(
        result(evil, held=1, explanations=(evil,)),
        refused(evil, InputError(evil, file=evil)),
    )
    told = Page(text)
    assert not told.tags["script"]
    assert not told.tags["img"]
    assert "<script>alert(1)</script>" in told.text


def test_pictures_are_reduced_and_bounded(tmp_path: Path) -> None:
    entries = screens(tmp_path / "a", MOST_PICTURES + 3)
    told = Page(page(SessionResult("one", tmp_path / "a", screens=entries)))
    assert len(told.addresses) == MOST_PICTURES
    assert f"{MOST_PICTURES} of {MOST_PICTURES + 3}, as they were released" in told.text
    for address in told.addresses:
        with Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2]))) as image:
            assert image.size == (PICTURE_WIDTH, 60 * PICTURE_WIDTH // 900)
    small = Page(page(SessionResult("one", tmp_path / "b", screens=screens(tmp_path / "b", 1, width=90))))
    with Image.open(io.BytesIO(base64.b64decode(small.addresses[0].partition(",")[2]))) as image:
        assert image.size == (90, 60)


def test_only_what_was_released_is_shown(tmp_path: Path) -> None:
    """A file that is gone, or is not the one that was released, is left out."""
    entries = screens(tmp_path, 3)
    (tmp_path / "frames" / "0.png").unlink()
    (tmp_path / "frames" / "1.png").write_bytes((tmp_path / "frames" / "2.png").read_bytes())
    told = Page(page(SessionResult("one", tmp_path, screens=entries)))
    assert len(told.addresses) == 1
    assert "event 3, audit record 2" in told.text
    assert not Page(page(SessionResult("one", None, screens=entries))).addresses


def test_faults_are_bounded() -> None:
    faults = tuple(f"events.jsonl, line {number}: wrong" for number in range(MOST_FAULTS + 5))
    told = Page(page(result(held=1, explanations=faults))).text
    assert told.count(": wrong") == MOST_FAULTS
    assert "5 more are in the sessions' manifest.json." in told
