"""Many sessions into an output folder, each whole or not at all, resumable.

Each session is walked through twice: what it shows anywhere is learnt first, and nothing is
written; then it is masked with all of that. Per group of events the order is: records durable,
pictures written into a hidden folder, event lines after them. A session becomes visible under its
own name only when the record that seals its manifest is durable. What a killed run left is taken up
again with ``resume``: settled events are not done twice, and the log says where the second attempt
began. It learns from the whole session anew, so that what comes out does not depend on where the
first one ended.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from redactor.audit.record import Outcomes
from redactor.audit.schema import RunEvent
from redactor.audit.verify import verify
from redactor.batch.entries import entry_of
from redactor.batch.files import write_whole
from redactor.batch.jobs import Job, already_finished, check_unused, find_jobs
from redactor.batch.manifest import (
    NO_OUTCOMES,
    SessionResult,
    pretty,
    refused,
    result_of,
    run_manifest,
    session_manifest,
)
from redactor.batch.seal import sealed
from redactor.batch.summary import render
from redactor.canonical import canonical_json, digest
from redactor.capture.writer import SessionWriter
from redactor.detect.memory import NOTHING, Known
from redactor.errors import AuditWriteError, InputError, RedactorError
from redactor.pipeline.engine import Redactor
from redactor.pipeline.outcome import Outcome, Released
from redactor.pipeline.records import policy_refs
from redactor.pipeline.session import Session
from redactor.values import Reason

GROUP = 32
"""Events recorded and written together: one sync of the audit log for each group."""

_WALKS = 2
"""How often each session is walked through."""

Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class RunResult:
    """What became of a run; ``manifest`` is the run's ``manifest.json``."""

    sessions: tuple[SessionResult, ...]
    manifest: Mapping[str, Any]
    out: Path
    summary: Path
    audit_state: str
    is_audit_whole: bool

    @property
    def interrupted(self) -> bool:
        """Tell whether the run was stopped before its end."""
        return bool(self.manifest["interrupted"])


class Run:
    """Sessions on their way into an output folder; see :meth:`prepare`."""

    def __init__(
        self,
        out: Path,
        jobs: Sequence[Job],
        results: Sequence[SessionResult],
        *,
        finished: Mapping[str, SessionResult] | None,
    ) -> None:
        self.out = out
        self.steps = _WALKS * sum(job.events for job in jobs)
        self._jobs = jobs
        self._finished = finished or {}
        self._resume = finished is not None
        self._results = list(results)
        self._interrupted = False

    @classmethod
    def prepare(cls, redactor: Redactor, sources: Sequence[Path], out: Path, *, resume: bool) -> Run:
        """Look through all sources once: formats are checked before anything is decoded.

        A session that breaks the format is refused; the others go on.

        Raises:
            UsageError: a source without any session, an output folder inside a source, an output that
                is there already (without ``resume``) or is not of these sources and settings (with).
        """
        jobs, faults = find_jobs(sources, out, redactor.parts.policies)
        if not resume:
            check_unused(jobs, out)
            return cls(out, jobs, faults, finished=None)
        return cls(out, jobs, faults, finished=already_finished(jobs, out, redactor))

    def redact(self, redactor: Redactor, *, stop: Stop) -> Iterator[None]:
        """Redact all sessions; yield ``steps`` times in all. ``stop`` is asked before each event.

        Raises:
            RedactorError: the disk, the audit log or a tool failed; run again with ``resume``.
        """
        recorder, audit = redactor.parts.recorder, redactor.parts.audit
        audit.append(
            [
                recorder.run("started", sessions=len(self._jobs) + len(self._results)),
                *(recorder.refused_session(result.name, Reason.INPUT_INVALID) for result in self._results),
            ]
        )
        try:
            for job in self._jobs:
                if self._interrupted or stop():
                    self._interrupted = True
                    return
                yield from self._redact_session(redactor, job, stop)
        except AuditWriteError:
            raise
        except RedactorError:
            audit.append([recorder.run("failed", outcomes=self._outcomes())])
            raise

    def finish(self, redactor: Redactor, audit: Path) -> RunResult:
        """Record the end of the run, verify the log, and write the run's manifest and summary page.

        ``audit`` is the folder of the audit log.
        """
        results = tuple(sorted(self._results, key=lambda result: result.name))
        event: RunEvent = "interrupted" if self._interrupted else "finished"
        redactor.parts.audit.append([redactor.parts.recorder.run(event, outcomes=self._outcomes())])
        report = verify(audit)
        state = (
            f"whole, {report.records} records, signed"
            if report.first_fault is None
            else str(report.first_fault)
        )
        lacking = redactor.not_looked_for
        manifest = run_manifest(results, lacking, state, interrupted=self._interrupted)
        page = render(
            results,
            redactor.policy_names,
            lacking,
            audit_ok=report.ok,
            audit_text=state,
            interrupted=self._interrupted,
        )
        write_whole(self.out / "manifest.json", pretty(manifest))
        write_whole(self.out / "summary.html", page.encode("utf-8", "backslashreplace"))
        return RunResult(results, manifest, self.out, self.out / "summary.html", state, report.ok)

    def _outcomes(self) -> Outcomes:
        total = sum((result.outcomes for result in self._results), NO_OUTCOMES.copy())
        return Outcomes(released=total["released"], withheld=total["withheld"], refused=total["refused"])

    # --- one session ----------------------------------------------------------------------------

    def _redact_session(self, redactor: Redactor, job: Job, stop: Stop) -> Iterator[None]:
        if (done := self._finished.get(job.name)) is not None:
            self._results.append(done)
            yield from (None for _ in range(_WALKS * job.events))
            return
        binding = job.binding(redactor)
        header = redactor.session(job.source.header).header
        start = SessionWriter.resume if self._resume else SessionWriter.begin
        writer = start(self.out, header, source=job.digest.encode(), binding=binding)
        try:
            known = yield from self._study(redactor, job, stop)
            if self._interrupted:
                return
            session = redactor.session(job.source.header, group=GROUP, known=known)
            yield from self._walk(redactor, job, session, writer, stop)
        except InputError as fault:
            # The source changed between two readings: nothing of it is trusted any more.
            writer.discard()
            redactor.parts.audit.append(
                [redactor.parts.recorder.refused_session(job.name, Reason.INPUT_INVALID)]
            )
            self._results.append(refused(job.name, fault))
            return
        finally:
            writer.close()
        if not self._interrupted:
            self._results.append(_seal(redactor, job, session, writer, binding))

    def _study(self, redactor: Redactor, job: Job, stop: Stop) -> Generator[None, None, Known]:
        """Learn what a session shows, if its policy wants that."""
        study = redactor.study(job.source.header)
        if not study.is_wanted:
            yield from (None for _ in range(job.events))
            return NOTHING
        seen = hashlib.sha256()
        for number, event in enumerate(job.source.events(seen.update), start=1):
            if stop():
                self._interrupted = True
                return NOTHING
            study.see(event, job.blob_of(event, number))
            yield
        job.check_unchanged(seen.digest())
        return study.finish()

    def _walk(
        self, redactor: Redactor, job: Job, session: Session, writer: SessionWriter, stop: Stop
    ) -> Iterator[None]:
        begun = session.recorder.session("resumed" if writer.settled else "started")
        redactor.parts.audit.append([begun])
        seen = hashlib.sha256()
        for number, event in enumerate(job.source.events(seen.update), start=1):
            if number <= writer.settled:
                session.skip(event)
            else:
                if stop():
                    self._interrupted = True
                    return
                _commit(writer, session.process(event, job.blob_of(event, number)), session, job)
            yield
        job.check_unchanged(seen.digest())
        _commit(writer, session.close(), session, job)


def _commit(writer: SessionWriter, outcomes: Iterator[Outcome], session: Session, job: Job) -> None:
    """Write a group of recorded outcomes; whole runs of typing are in one group."""
    entries, events = [], []
    for outcome in outcomes:
        blob = None
        if isinstance(outcome, Released):
            events.append(outcome.event)
            blob = writer.stage_blob(outcome.seq, outcome.image) if outcome.image else None
        entries.append(entry_of(outcome, blob, session, job))
    if entries:
        writer.commit(entries, events)


def _seal(
    redactor: Redactor, job: Job, session: Session, writer: SessionWriter, binding: str
) -> SessionResult:
    """Record the manifest's digest, then give the session its name."""
    entries = tuple(writer.entries)
    manifest = sealed(
        session_manifest(session.header, entries, policy_refs(session.policy), job.digest, binding),
        redactor.parts.recorder.seal,
    )
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
