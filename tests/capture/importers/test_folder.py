"""The folder of an imported session: whole, private, or not there."""

from __future__ import annotations

import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from redactor.capture.events import Clipboard, Header, Key, Screenshot
from redactor.capture.importers.folder import FRAME, Item, import_recording
from redactor.capture.importers.surroundings import Surroundings
from redactor.capture.session import Limits, open_session
from redactor.errors import InputError
from tests.capture.importers.recordings import PNG, SURROUNDINGS

AT = datetime(2026, 10, 12, 16, 0, tzinfo=UTC)


class FakeRecording:
    """A recording that yields what it is given, and then fails if told so."""

    def __init__(self, *items: Item, fault: Exception | None = None) -> None:
        self._items = items
        self._fault = fault
        self.left_out: Counter[str] = Counter()

    def header(self, surroundings: Surroundings) -> Header:
        return surroundings.header(AT)

    def items(self) -> Iterator[Item]:
        yield from self._items
        if self._fault is not None:
            raise self._fault


def clip(text: str = "text") -> Item:
    return Item(Clipboard(seq=1, at=AT, text=text), "row 1")


def test_all_is_private_to_the_user(tmp_path: Path) -> None:
    shot = Item(Screenshot(seq=1, at=AT, frame=FRAME), "row 2", PNG, "$.png")
    done = import_recording(FakeRecording(clip(), shot), SURROUNDINGS, tmp_path / "new")
    assert done.kinds == {"clipboard": 1, "screenshot": 1}
    for path in [tmp_path / "new", *(tmp_path / "new").rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path.name


@pytest.mark.parametrize("fault", [InputError("no"), OSError(28, "full"), KeyboardInterrupt(), KeyError("x")])
def test_nothing_is_left_of_an_import_that_fails(tmp_path: Path, fault: Exception) -> None:
    expected = InputError if isinstance(fault, OSError) else type(fault)
    with pytest.raises(expected):
        import_recording(FakeRecording(clip(), fault=fault), SURROUNDINGS, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("there", ["imported", "imported.partial"])
def test_what_is_there_is_not_overwritten(tmp_path: Path, there: str) -> None:
    (tmp_path / there).mkdir()
    (tmp_path / there / "kept").write_bytes(b"kept")
    with pytest.raises(InputError, match="exists already"):
        import_recording(FakeRecording(clip()), SURROUNDINGS, tmp_path)
    assert (tmp_path / there / "kept").read_bytes() == b"kept"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_recording_without_events_is_a_session_without_events(tmp_path: Path) -> None:
    done = import_recording(FakeRecording(), SURROUNDINGS, tmp_path)
    assert open_session(done.folder).check() == 0


@pytest.mark.parametrize(
    ("surroundings", "field"),
    [
        (replace(SURROUNDINGS, session_id="../out"), "$.session_id"),
        (replace(SURROUNDINGS, session_id="a.partial"), "$.session_id"),
        (replace(SURROUNDINGS, purpose=""), "$.purpose"),
        (replace(SURROUNDINGS, purpose="p" * 200), "$.purpose"),
    ],
)
def test_what_a_header_may_not_hold_is_refused_before_anything_is_written(
    tmp_path: Path, surroundings: Surroundings, field: str
) -> None:
    with pytest.raises(InputError) as refused:
        import_recording(FakeRecording(clip()), surroundings, tmp_path)
    assert refused.value.field == field
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_that_a_run_would_not_read(tmp_path: Path) -> None:
    wrong = Item(Key(seq=1, at=AT, action="down", key="", secure=False), "row 7")
    for item, told in (
        (wrong, "row 7, field \\$.key: expected `str` of length >= 1"),
        (clip("\ud800"), "row 1: a text with half a character"),
        (clip("x" * 2000), "row 1: the event is longer than 1000 bytes"),
    ):
        with pytest.raises(InputError, match=told):
            import_recording(FakeRecording(item), SURROUNDINGS, tmp_path, Limits(line_bytes=1000))
    with pytest.raises(InputError, match="more than 1 events"):
        import_recording(FakeRecording(clip(), clip()), SURROUNDINGS, tmp_path, Limits(events=1))
    assert list(tmp_path.iterdir()) == []


def test_nothing_of_the_content_shows_in_a_repr() -> None:
    assert "secret" not in repr(clip("secret")) + repr(SURROUNDINGS)
    assert "emp-1" not in repr(SURROUNDINGS)


def test_long_sessions_are_written_in_parts(tmp_path: Path) -> None:
    texts = [str(number) * 400_000 for number in range(7)]
    done = import_recording(FakeRecording(*map(clip, texts)), SURROUNDINGS, tmp_path)
    found = open_session(done.folder).events()
    assert [event.text for event in found if isinstance(event, Clipboard)] == texts


@pytest.mark.parametrize(
    ("data", "extension"),
    [(PNG, "png"), (b"\xff\xd8\xff\xe1", "jpg"), (b"RIFF\x10\0\0\0WEBPVP8L", "webp"), (b"BM\x10\0", "bmp")],
)
def test_pictures_are_named_by_what_they_are(tmp_path: Path, data: bytes, extension: str) -> None:
    shot = Item(Screenshot(seq=1, at=AT, frame=FRAME), "row 1", data, "$.png")
    folder = import_recording(FakeRecording(shot), SURROUNDINGS, tmp_path).folder
    assert [path.name for path in (folder / "frames").iterdir()] == [f"000001.{extension}"]


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"RIFF\x10\0\0\0WAVEfmt ", b"<svg>"])
def test_other_files_are_no_pictures(tmp_path: Path, data: bytes) -> None:
    shot = Item(Screenshot(seq=1, at=AT, frame=FRAME), "row 1", data, "$.png")
    with pytest.raises(InputError, match=r"row 1, field \$\.png: not a picture"):
        import_recording(FakeRecording(shot), SURROUNDINGS, tmp_path)
    with pytest.raises(InputError, match="larger than 2 bytes"):
        import_recording(
            FakeRecording(Item(shot.event, "row 1", b"BM.", "$.png")),
            SURROUNDINGS,
            tmp_path,
            Limits(blob_bytes=2),
        )
