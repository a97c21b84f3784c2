"""Many sessions into an output folder, each whole or not at all, resumable.

Per group of events the order is: records durable, pictures written into a hidden folder, event
lines after them. A session becomes visible under its own name only when the record that seals its
manifest is durable. What a killed run left is taken up again with ``resume``: settled events are
not done twice, and the log says where the second attempt began.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from redactor import __version__
from redactor.audit.record import Outcomes
from redactor.audit.verify import verify
from redactor.batch.files import write_whole
from redactor.batch.manifest import (
    NO_OUTCOMES,
    SessionResult,
    finished,
    pretty,
    refused,
    result_of,
    run_manifest,
    session_manifest,
)
from redactor.batch.summary import render
from redactor.canonical import canonical_json, content_digest, digest
from redactor.capture.codec import encode_event
from redactor.capture.events import Event, Screenshot
from redactor.capture.manifest import ManifestEntry
from redactor.capture.session import SessionFolder, find_sessions, open_session
from redactor.capture.writer import SessionWriter, check_apart
from redactor.errors import InputError
from redactor.pipeline.engine import Redactor
from redactor.pipeline.outcome import Outcome, Refused, Released, Withheld
from redactor.pipeline.records import counts_of, policy_refs
from redactor.pipeline.session import Session
from redactor.pipeline.settle import Blob
from redactor.values import Reason

GROUP = 32
"""Events recorded and written together: one sync of the audit log for each group."""

Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Job:
    """One session to redact: its checked source, how many events it has, and its digest."""

    source: SessionFolder
    events: int
    digest: str

    def blob_of(self, event: Event, line: int) -> Blob | None:
        """Return what reads the event's picture; nothing is read until it is called."""
        if not isinstance(event, Screenshot):
            return None
        return partial(self.source.read_blob, event.frame, line=line, field="$.frame")


@dataclass(frozen=True, slots=True)
class RunResult:
    """What became of a run; ``manifest`` is the run's ``manifest.json``."""

    sessions: tuple[SessionResult, ...]
    manifest: Mapping[str, Any]
    out: Path
    summary: Path
    audit_state: str

    @property
    def interrupted(self) -> bool:
        """Tell whether the run was stopped before its end."""
        return bool(self.manifest["interrupted"])

    @property
    def all_released(self) -> bool:
        """Tell whether nothing at all was withheld or refused."""
        return all(
            session.fault is None and not session.outcomes["withheld"] and not session.outcomes["refused"]
            for session in self.sessions
        )


class Run:
    """Sessions on their way into an output folder; see :meth:`prepare`."""

    def __init__(
        self, out: Path, jobs: Sequence[Job], faults: Sequence[SessionResult], *, resume: bool
    ) -> None:
        self.out = out
        self.events = sum(job.events for job in jobs)
        self._jobs = jobs
        self._resume = resume
        self._results = list(faults)
        self._interrupted = False

    @classmethod
    def prepare(cls, sources: Sequence[Path], out: Path, *, resume: bool) -> Run:
        """Look through all sources once: formats are checked before anything is decoded.

        A session that breaks the format is refused; the others go on.

        Raises:
            InputError: a source without any session, or an output folder inside a source.
        """
        for source in sources:
            check_apart(source, out)
        jobs: dict[str, Job] = {}
        faults = []
        for folder in [folder for source in sources for folder in find_sessions(source)]:
            try:
                _add(_checked(folder), jobs)
            except InputError as fault:
                faults.append(refused(folder, fault))
        return cls(out, tuple(jobs.values()), faults, resume=resume)

    def redact(self, redactor: Redactor, *, stop: Stop) -> Iterator[None]:
        """Redact all sessions; yield once per event taken in. ``stop`` is asked before each event.

        Raises:
            RedactorError: the disk, the audit log or a tool failed; run again with ``resume``.
        """
        recorder = redactor.parts.recorder
        redactor.parts.audit.append(
            [
                recorder.run("started", sessions=len(self._jobs) + len(self._results)),
                *(recorder.refused_session(result.name, Reason.INPUT_INVALID) for result in self._results),
            ]
        )
        for job in self._jobs:
            if self._interrupted or stop():
                self._interrupted = True
                return
            yield from self._redact_session(redactor, job, stop)

    def finish(self, redactor: Redactor, audit: Path) -> RunResult:
        """Record the end of the run, verify the log, and write the run's manifest and summary page.

        ``audit`` is the folder of the audit log.
        """
        results = tuple(sorted(self._results, key=lambda result: result.name))
        total = sum((result.outcomes for result in results), NO_OUTCOMES.copy())
        outcomes = Outcomes(released=total["released"], withheld=total["withheld"], refused=total["refused"])
        ended = redactor.parts.recorder.run(
            "interrupted" if self._interrupted else "finished", outcomes=outcomes
        )
        redactor.parts.audit.append([ended])
        report = verify(audit)
        state = (
            f"whole, {report.records} records, signed"
            if report.first_fault is None
            else str(report.first_fault)
        )
        lacking = redactor.not_looked_for
        manifest = run_manifest(results, lacking, state, interrupted=self._interrupted)
        page = render(results, redactor.policy_names, lacking, audit_ok=report.ok, audit_text=state)
        write_whole(self.out / "manifest.json", pretty(manifest))
        write_whole(self.out / "summary.html", page.encode())
        return RunResult(results, manifest, self.out, self.out / "summary.html", state)

    # --- one session ----------------------------------------------------------------------------

    def _redact_session(self, redactor: Redactor, job: Job, stop: Stop) -> Iterator[None]:
        session = redactor.session(job.source.header, group=GROUP)
        binding = digest("binding", canonical_json([session.policy.digest, __version__]))
        done = (
            finished(self.out / job.source.header.session_id, job.digest, binding) if self._resume else None
        )
        if done is not None:
            self._results.append(done)
            yield from (None for _ in range(job.events))
            return
        start = SessionWriter.resume if self._resume else SessionWriter.begin
        try:
            writer = start(self.out, session.header, source=job.digest.encode(), binding=binding)
        except InputError as fault:
            self._results.append(self._refuse(redactor, job, fault))
            return
        try:
            yield from self._walk(redactor, job, session, writer, stop)
        except InputError as fault:
            # The source changed between the two readings: nothing of it is trusted any more.
            writer.discard()
            self._results.append(self._refuse(redactor, job, fault))
            return
        finally:
            writer.close()
        if not self._interrupted:
            self._results.append(_seal(redactor, job, session, writer, binding))

    def _refuse(self, redactor: Redactor, job: Job, fault: InputError) -> SessionResult:
        result = refused(job.source.folder, fault)
        redactor.parts.audit.append(
            [redactor.parts.recorder.refused_session(job.source.header.session_id, Reason.INPUT_INVALID)]
        )
        return result

    def _walk(
        self, redactor: Redactor, job: Job, session: Session, writer: SessionWriter, stop: Stop
    ) -> Iterator[None]:
        begun = session.recorder.session("resumed" if writer.settled else "started")
        redactor.parts.audit.append([begun])
        for number, event in enumerate(job.source.events(), start=1):
            if number <= writer.settled:
                session.skip(event)
            else:
                if stop():
                    self._interrupted = True
                    return
                _commit(writer, session.process(event, job.blob_of(event, number)), session)
            yield
        _commit(writer, session.close(), session)


def _add(job: Job, jobs: dict[str, Job]) -> None:
    name = job.source.header.session_id
    if name in jobs:
        where = str(job.source.folder)
        raise InputError("two sessions have this id", file=where, remedy="give each session an id of its own")
    jobs[name] = job


def _checked(folder: Path) -> Job:
    source = open_session(folder)
    events = source.check()
    with (folder / "events.jsonl").open("rb") as file:
        content = hashlib.file_digest(file, "sha256").digest()
    return Job(source, events, digest("source", source.header_bytes + content))


def _commit(writer: SessionWriter, outcomes: Iterator[Outcome], session: Session) -> None:
    """Write a group of recorded outcomes; whole runs of typing are in one group."""
    entries, events = [], []
    for outcome in outcomes:
        blob = None
        if isinstance(outcome, Released):
            events.append(outcome.event)
            blob = writer.stage_blob(outcome.seq, outcome.image) if outcome.image else None
        entries.append(_entry(outcome, blob, session))
    if entries:
        writer.commit(entries, events)


def _entry(outcome: Outcome, blob: str | None, session: Session) -> ManifestEntry:
    common: dict[str, Any] = {
        "seq": outcome.seq,
        "kind": outcome.kind,
        "reasons": tuple(outcome.decision.reasons),
        "record": outcome.receipt.number,
    }
    if isinstance(outcome, Refused):
        return ManifestEntry(outcome="refused", explanation=outcome.explanation, **common)
    counts = counts_of(outcome.findings, session.policy).entities
    if isinstance(outcome, Withheld):
        return ManifestEntry(outcome="withheld", counts=counts, **common)
    return ManifestEntry(
        outcome="released",
        counts=counts,
        digest=content_digest(encode_event(outcome.event.event)),
        blob=blob,
        blob_digest=content_digest(outcome.image.encoded) if outcome.image else None,
        **common,
    )


def _seal(
    redactor: Redactor, job: Job, session: Session, writer: SessionWriter, binding: str
) -> SessionResult:
    """Record the manifest's digest, then give the session its name."""
    entries = tuple(writer.entries)
    manifest = session_manifest(session.header, entries, policy_refs(session.policy), job.digest, binding)
    result = result_of(writer.final, manifest)
    redactor.parts.audit.append(
        [
            session.recorder.session(
                "sealed", outcomes=result.tally, output_sha256=digest("manifest", canonical_json(manifest))
            )
        ]
    )
    writer.finish(manifest)
    return result
