"""What a run has to do: sessions found, checked through once, and their outputs not yet taken.

Formats are checked before anything is decoded. A session that breaks its format is refused and the
others go on; a request that cannot be right (no such folder, an output that is there) stops the run
before it begins.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from redactor import __version__
from redactor.batch.files import legible_name
from redactor.batch.manifest import SessionResult, finished, refused
from redactor.batch.regions import check_regions
from redactor.batch.seal import check_untouched
from redactor.canonical import canonical_json, digest
from redactor.capture.codec import encode_header
from redactor.capture.events import Event, Screenshot
from redactor.capture.session import SessionFolder, find_sessions, open_session
from redactor.capture.writer import check_apart, clear_leftovers
from redactor.errors import InputError, UsageError
from redactor.pipeline.engine import Redactor
from redactor.pipeline.settle import Blob
from redactor.policy.packset import PackSet


@dataclass(frozen=True, slots=True)
class Job:
    """One session to redact: its checked source, how many events it has, and its digest."""

    source: SessionFolder
    events: int
    digest: str

    @property
    def name(self) -> str:
        """The session's id, which names its output."""
        return self.source.header.session_id

    def blob_of(self, event: Event, line: int) -> Blob | None:
        """Return what reads the event's picture; nothing is read until it is called."""
        if not isinstance(event, Screenshot):
            return None
        return partial(self.source.read_blob, event.frame, line=line, field="$.frame")

    def check_unchanged(self, content: bytes) -> None:
        """Make sure that the events read for redacting are those that were checked.

        Raises:
            InputError: the file was changed in between; ``content`` is the SHA-256 of what was read.
        """
        if _digest(self.source, content) != self.digest:
            raise InputError(
                "changed while it was read",
                file=self.source.events_file,
                remedy="run again when nothing writes to the session any more",
            )

    def binding(self, redactor: Redactor) -> str:
        """Return what an output must share to be gone on with: policy, engine version, and keys.

        The released header stands for the keys: other keys give its people other pseudonyms.
        """
        session = redactor.session(self.source.header)
        header = digest("header", encode_header(session.header))
        return digest("binding", canonical_json([session.policy.digest, __version__, header]))


def find_jobs(
    sources: Sequence[Path], out: Path, policies: PackSet
) -> tuple[tuple[Job, ...], list[SessionResult]]:
    """Return the sessions to redact, and those refused because they break the format.

    Raises:
        UsageError: a source that is no folder or holds no session, an output inside a source or of
            another kind than a folder.
    """
    for source in sources:
        check_apart(source, out)
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is no folder", remedy="choose another --out")
    folders, faults = _folders(sources)
    jobs: dict[str, Job] = {}
    for folder in folders:
        name = legible_name(folder)
        try:
            session = open_session(folder)
            name = session.header.session_id
            check_regions(session, policies)
            _add(_checked(session), jobs)
        except InputError as fault:
            faults.append(refused(name, fault))
    return tuple(jobs.values()), faults


def _folders(sources: Sequence[Path]) -> tuple[Iterator[Path], list[SessionResult]]:
    """Return every session folder once, and the sources that could not be looked through."""
    found: dict[Path, Path] = {}
    faults = []
    for source in sources:
        try:
            found |= {folder.resolve(): folder for folder in find_sessions(source)}
        except InputError as fault:
            if not source.is_dir() or len(sources) == 1:
                raise
            faults.append(refused(legible_name(source), fault))
    return iter(found.values()), faults


def _checked(source: SessionFolder) -> Job:
    seen = hashlib.sha256()
    events = sum(1 for _ in source.events(seen.update))
    return Job(source, events, _digest(source, seen.digest()))


def _digest(source: SessionFolder, content: bytes) -> str:
    return digest("source", source.header_bytes + content)


def _add(job: Job, jobs: dict[str, Job]) -> None:
    if job.name in jobs:
        where = str(job.source.folder)
        raise InputError("two sessions have this id", file=where, remedy="give each session an id of its own")
    jobs[job.name] = job


def check_unused(jobs: Sequence[Job], out: Path) -> None:
    """Make sure that no session would be written where one is.

    Raises:
        UsageError: an output is there, finished or not.
    """
    for job in jobs:
        for place in (out / job.name, out / f"{job.name}.partial"):
            if os.path.lexists(place):
                raise UsageError(
                    f"{place}: an output is there already",
                    remedy="--resume goes on with it and skips what is finished; or choose another --out",
                )


def already_finished(jobs: Sequence[Job], out: Path, redactor: Redactor) -> dict[str, SessionResult]:
    """Return the results of sessions that an earlier run has finished, by session id.

    Raises:
        InputError: an output that belongs to another input, policy, key or engine, or is damaged.
    """
    results = {job.name: finished(out / job.name, job.digest, job.binding(redactor)) for job in jobs}
    done = {name: result for name, result in results.items() if result is not None}
    for name in done:
        check_untouched(out / name, redactor.parts.recorder.seal)
        clear_leftovers(out, name)
    return done
