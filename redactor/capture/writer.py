"""Writing the output session: atomic as a whole, durable step by step, resumable.

::

    OUT/<session_id>.partial/        while at work, removed at the end
        start.json                   what is being redacted, under which policy
        items.jsonl                  one line per settled event
        session/                     becomes OUT/<session_id>/ in one rename
            events.jsonl  frames/..
            session.json  manifest.json     written last

Order of one step: blobs, (audit records, by the caller), event lines, item lines; each on the disk
before the next. An item line is therefore the sign that all before it is there, and resuming cuts
everything else away. Folders are 0700, files 0600.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Self

import msgspec

from redactor.canonical import digest
from redactor.capture import durable
from redactor.capture.codec import encode_event, encode_header
from redactor.capture.events import Event, File, Header, SafeEvent, Screenshot
from redactor.capture.manifest import ManifestEntry, damaged, encode_lines, read_lines
from redactor.errors import InputError, RedactorError
from redactor.values import SafeImage

PARTIAL, CONTENT = ".partial", "session"
_EXTENSIONS = {"image/png": "png", "image/webp": "webp"}


def frame_path(seq: int, media_type: str) -> str:
    """Return a released frame's path inside its session: ``frames/000004.png``.

    Named by the event alone, since the original's name could hold anything.

    Raises:
        KeyError: a format that no released picture has.
    """
    return f"frames/{seq:06d}.{_EXTENSIONS[media_type]}"


def frame_paths(seq: int) -> frozenset[str]:
    """Return all paths that the released frame of an event may have."""
    return frozenset(frame_path(seq, media_type) for media_type in _EXTENSIONS)


class SessionWriter:
    """Writes one output session; use :meth:`begin` or :meth:`resume`.

    ``source`` are the bytes of the source's ``session.json``, ``binding`` is anything else that
    must be the same for resuming (the policy's digest). The header is written as given, marked as
    redacted: its people must be pseudonyms already.
    """

    def __init__(self, out_dir: Path, header: Header) -> None:
        self._header = msgspec.structs.replace(header, redacted=True)
        self.final = out_dir / header.session_id
        self.partial = out_dir / f"{header.session_id}{PARTIAL}"
        self.settled = 0
        self._session = self.partial / CONTENT
        self._events = self._session / "events.jsonl"
        self._items = self.partial / "items.jsonl"
        self._start = self.partial / "start.json"
        self._length = 0
        self._last_seq = 0
        self._lock: int | None = None
        clear_leftovers(out_dir, header.session_id)
        if os.path.lexists(self.final):
            remedy = "choose another output folder, or remove the session"
            raise InputError("the output session exists already", file=str(self.final), remedy=remedy)

    @classmethod
    def begin(cls, out_dir: Path, header: Header, *, source: bytes, binding: str = "") -> Self:
        """Start a new output session.

        Raises:
            InputError: it exists, an unfinished one exists, or ``out_dir`` cannot be written to.
        """
        writer = cls(out_dir, header)
        if writer._start.exists():
            remedy = "run with --resume to go on with it, or delete it"
            raise InputError("an unfinished output is there", file=str(writer.partial), remedy=remedy)
        with writer._kept_open(out_dir):
            writer._lay_out(_start_document(source, binding))
        return writer

    @classmethod
    def resume(cls, out_dir: Path, header: Header, *, source: bytes, binding: str = "") -> Self:
        """Go on with an unfinished output session, or start it where there is none.

        Raises:
            InputError: it is finished, belongs to another source or policy, is damaged, or cannot
                be written to.
        """
        writer = cls(out_dir, header)
        start = _start_document(source, binding)
        with writer._kept_open(out_dir):
            if not writer._start.exists():
                writer._lay_out(start)
            elif writer._start.read_bytes() == start:
                writer._take_lock()
                writer._recover()
            else:
                remedy = "resume with the same source and policy, or delete the .partial folder"
                message = "the unfinished output belongs to another source or policy"
                raise InputError(message, file=str(writer.partial), remedy=remedy)
        return writer

    def stage_blob(self, seq: int, image: SafeImage) -> str:
        """Write an image's bytes and return its path inside the session (``frames/000004.png``).

        Raises:
            RedactorError: the disk is full or failed.
        """
        path = frame_path(seq, image.media_type)
        with durable.writing(self.partial):
            durable.write_whole(self._session / path, image.encoded)
        return path

    def commit(self, entries: Sequence[ManifestEntry], events: Sequence[SafeEvent]) -> None:
        """Make outcomes visible, in input order; their audit records must be durable already.

        ``events`` are the released events of ``entries``, in the same order.

        Raises:
            ValueError: entries out of order, or events that are not those released by them.
            RedactorError: the disk is full or failed; resume, this writer is of no more use.
        """
        if self._lock is None:
            raise RedactorError("this output is closed", remedy="run again with --resume")
        lines, lengths = self._lines(entries, [safe.event for safe in events])
        try:
            with durable.writing(self.partial):
                durable.append(self._events, lines)
                durable.append(self._items, encode_lines(entries, lengths))
        except RedactorError:
            self.close()  # what stands on the disk is known only after resuming
            raise
        self.settled += len(entries)
        if entries:
            self._length, self._last_seq = lengths[-1], entries[-1].seq

    @property
    def entries(self) -> Iterator[ManifestEntry]:
        """All entries so far, in order, read back from the disk."""
        return (entry for entry, _, _ in read_lines(self._items))

    def finish(self, manifest: Mapping[str, Any]) -> Path:
        """Write header and manifest, give the session its final name and return its folder.

        Raises:
            RedactorError: the disk is full or failed; resume and finish again.
        """
        text = json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n"
        with durable.writing(self.partial):
            durable.write_whole(self._session / "session.json", encode_header(self._header))
            durable.write_whole(self._session / "manifest.json", text.encode("utf-8"))
            self._session.rename(self.final)
            durable.sync_folder(self.final.parent)
            self.discard()
        return self.final

    def discard(self) -> None:
        """Remove the unfinished output, if any.

        Raises:
            RedactorError: it cannot be removed.
        """
        with durable.writing(self.partial):
            # First what makes it resumable: half a folder must not look like an unfinished output.
            self._start.unlink(missing_ok=True)
            shutil.rmtree(self.partial, ignore_errors=not self.partial.exists())
        self.close()

    def close(self) -> None:
        """Let go of the unfinished output, which stays for :meth:`resume`."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    @contextmanager
    def _kept_open(self, out_dir: Path) -> Iterator[None]:
        """Keep the lock when the block succeeds, let go of it when it does not."""
        with ExitStack() as undo, durable.opening(out_dir):
            undo.callback(self.close)
            yield
            undo.pop_all()

    def _lay_out(self, start: bytes) -> None:
        """Make the partial folder anew; ``start.json`` comes last and says that all is there."""
        durable.make_folder(self.partial)
        self._take_lock()
        shutil.rmtree(self._session, ignore_errors=not self._session.exists())
        durable.make_folder(self._session / "frames")
        durable.write_whole(self._events, b"")
        durable.write_whole(self._items, b"")
        durable.write_whole(self._start, start)

    def _take_lock(self) -> None:
        """Keep a second run out of the folder; the lock goes with the process."""
        self._lock = os.open(self.partial, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.close()
            remedy = "wait until the other run has ended"
            raise InputError("another run is at work here", file=str(self.partial), remedy=remedy) from None

    def _recover(self) -> None:
        """Cut away what no whole item line stands for."""
        items_length, blobs = 0, {"frames"}
        for entry, events_bytes, length in read_lines(self._items):
            self.settled, self._last_seq = self.settled + 1, entry.seq
            self._length, items_length = events_bytes, length
            blobs.add(entry.blob or "")
        if not self._session.is_dir() or self._events.stat().st_size < self._length:
            raise damaged(self.partial)
        durable.cut(self._items, items_length)
        durable.cut(self._events, self._length)
        for frame in (self._session / "frames").iterdir():
            if f"frames/{frame.name}" not in blobs:
                frame.unlink()
        if any(blob and not (self._session / blob).exists() for blob in blobs):
            raise damaged(self._session / "frames")

    def _lines(self, entries: Sequence[ManifestEntry], events: Sequence[Event]) -> tuple[bytes, list[int]]:
        """Return the event lines, and the length of ``events.jsonl`` after each entry."""
        lines, lengths, length = [], [], self._length
        left, last = list(reversed(events)), self._last_seq
        for entry in entries:
            if entry.seq <= last:
                raise ValueError("outcomes are committed in the order of their events")
            last = entry.seq
            if entry.outcome == "released":
                line = _line_of(entry, left.pop() if left else None)
                lines.append(line)
                length += len(line)
            lengths.append(length)
        if left:
            raise ValueError("an event without a released entry")
        return b"".join(lines), lengths


def clear_leftovers(out_dir: Path, session_id: str) -> None:
    """Remove what is left of a run that ended between its last rename and the cleaning up.

    Raises:
        InputError: it cannot be removed.
    """
    partial = out_dir / f"{session_id}{PARTIAL}"
    if partial.is_dir() and (out_dir / session_id).is_dir() and not (partial / CONTENT).exists():
        with durable.opening(partial):
            shutil.rmtree(partial)


def check_apart(source: Path, out: Path) -> None:
    """Make sure that neither folder lies in the other.

    Raises:
        InputError: they are the same, or one contains the other.
    """
    here, there = source.resolve(), out.resolve()
    if here == there or here in there.parents or there in here.parents:
        remedy = "name an output folder beside the source, not inside or above it"
        raise InputError(
            "the output lies inside the source, or the source in it", file=str(out), remedy=remedy
        )


def _start_document(source: bytes, binding: str) -> bytes:
    document = {"binding": binding, "source": digest("capture/source", source)}
    return json.dumps(document, sort_keys=True).encode("ascii") + b"\n"


def _line_of(entry: ManifestEntry, event: Event | None) -> bytes:
    if event is None or event.seq != entry.seq:
        raise ValueError("a released entry without its event")
    if _blob_of(event) != entry.blob:
        raise ValueError("an event names the blob that was staged for it, and no other")
    return encode_event(event) + b"\n"


def _blob_of(event: Event) -> str | None:
    if isinstance(event, Screenshot):
        return event.frame
    return event.path if isinstance(event, File) else None
