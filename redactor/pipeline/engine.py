"""The engine: built once from its parts, used for many sessions, texts and images."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, ParamSpec, Self, TypeVar

from redactor.capture.events import Event
from redactor.capture.header import Header
from redactor.detect.memory import Known
from redactor.errors import MissingToolError
from redactor.mask.surrogate.names import need_lists
from redactor.pipeline.content import Content, Screen
from redactor.pipeline.gate import GATE_FAILED, Place
from redactor.pipeline.memory import Study
from redactor.pipeline.outcome import ImageOutcome, TextOutcome
from redactor.pipeline.parts import Parts
from redactor.pipeline.rules import ILLEGIBLE, VISUALS, Rules
from redactor.pipeline.run_parts import Run
from redactor.pipeline.session import Session
from redactor.pipeline.settle import (
    Blob,
    Settled,
    fail_closed,
    settle_event,
    settle_image,
    settle_run,
    settle_texts,
)
from redactor.pipeline.streaming import AsyncSession
from redactor.policy.decide import decide
from redactor.policy.vocabulary import PseudonymScope
from redactor.values import ENTITIES, Action, Decision, Hint, OperatorKind, Person, Situation

if TYPE_CHECKING:
    pass

_P = ParamSpec("_P")
_T = TypeVar("_T")

NO_PURPOSE = "unspecified"
"""Keys the pseudonyms of content that comes without a purpose."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Whose content it is, for content that has no session. Empty: the base policy's operators only.

    The gate is asked as soon as anything is set.
    """

    people: tuple[Person, ...] = ()
    purpose: str = ""
    at: datetime | None = None
    prerequisites: frozenset[str] = frozenset()

    @property
    def gated(self) -> bool:
        """Tell whether the gate has anything to decide on."""
        return bool(self.people or self.purpose)


class Redactor:
    """Decides, finds, masks and records. Close it, or use it as a context manager.

    Raises:
        MissingToolError: the policy requires entities that no detector of this engine finds.
    """

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._content = Content(parts.detector, parts.reader, parts.visual, parts.encoder, parts.forms)
        self._threads = ThreadPoolExecutor(parts.workers, thread_name_prefix="redactor")
        self.rules_for((), NO_PURPOSE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop the engine's threads and its reader; what has not begun is forgotten, unreleased."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        if self.parts.reader is not None:
            self.parts.reader.close()

    # --- what callers use -----------------------------------------------------------------------

    def session(self, header: Header, *, group: int = 1, known: Known | None = None) -> Session:
        """Begin a recording.

        ::

            with redactor.session(header) as session:
                for event, blob in events:
                    for outcome in session.process(event, blob):
                        ...
                for outcome in session.close():
                    ...

        ``group`` is how many settled events are recorded and released together (fewer syncs to disk).
        ``known`` is what a :meth:`study` of the recording came to know; without it the session learns as it
        goes, and holds events back for as long as the policy says.
        """
        return Session(self, header, group=group, known=known)

    def study(self, header: Header) -> Study:
        """Begin a first walk through a recording, to know all that it shows before anything is masked.

        Give it all events (:meth:`Study.see`), then :meth:`session` what ``finish()`` returns.
        """
        return Study(self, header)

    def asession(self, header: Header, *, group: int = 1) -> AsyncSession:
        """Begin a recording in an event loop, the same as :meth:`session`; see :class:`AsyncSession`."""
        return AsyncSession(self.session(header, group=group))

    def text(
        self, text: str, hint: Hint | None = None, circumstances: Circumstances | None = None
    ) -> TextOutcome:
        """Mask one text that has no session; see :meth:`texts`."""
        return self.texts([text], [hint or Hint()], circumstances)[0]

    def texts(
        self, texts: Sequence[str], hints: Sequence[Hint], circumstances: Circumstances | None = None
    ) -> list[TextOutcome]:
        """Mask texts that have no session: one batch, recorded as one group, one hint per text.

        Raises:
            AuditWriteError: the records cannot be made durable; nothing is released.
        """
        about = circumstances or Circumstances()
        rules = self.rules_for(about.people, about.purpose)
        refusal = self._refusal(about, "text")
        if refusal is None:
            settled = settle_texts(self._content, texts, hints, rules)
        else:
            settled = [(None, Settled(refusal))] * len(texts)
        bodies = [
            self.parts.recorder.content(
                "text", about, result, rules=rules, output=safe.value.encode() if safe else None
            )
            for safe, result in settled
        ]
        receipts = self.parts.audit.append(bodies)
        return [
            TextOutcome(safe, result.findings, result.decision, receipt)
            for (safe, result), receipt in zip(settled, receipts, strict=True)
        ]

    def image(
        self,
        data: bytes,
        *,
        file: str = "",
        scale: float = 1.0,
        hint: Hint | None = None,
        circumstances: Circumstances | None = None,
    ) -> ImageOutcome:
        """Mask one encoded image that has no session. ``file`` is its name for messages.

        Raises:
            AuditWriteError: the record cannot be made durable; nothing is released.
            MissingToolError: the engine has no reader.
        """
        about = circumstances or Circumstances()
        rules = self.rules_for(about.people, about.purpose)
        refusal = self._refusal(about, "screenshot")
        if refusal is None:
            settled = settle_image(self._content, Screen(data, hint or Hint(), scale, (), file), rules)
        else:
            settled = Settled(refusal)
        output = settled.image.encoded if settled.image else None
        body = self.parts.recorder.content("image", about, settled, rules=rules, output=output)
        (receipt,) = self.parts.audit.append([body])
        return ImageOutcome(settled.image, settled.findings, settled.decision, settled.explanation, receipt)

    @property
    def not_looked_for(self) -> tuple[str, ...]:
        """The entities that the policy does not keep readable and that no detector here finds, sorted.

        What stands in pixels alone cannot come up in an engine that opens no screens.
        """
        policy = self.parts.policies.effective(())
        wanted = {entity for entity in ENTITIES if policy.operator_for(entity).kind is not OperatorKind.KEEP}
        if self.parts.reader is None:
            wanted -= VISUALS | {ILLEGIBLE}
        return tuple(sorted(wanted - self.parts.entities))

    @property
    def policy_names(self) -> tuple[str, ...]:
        """Ids and versions of the base packs."""
        return tuple(f"{pack.id} {pack.version}" for pack in self.parts.policies.base)

    # --- what sessions use ----------------------------------------------------------------------

    @property
    def look_ahead(self) -> int:
        """How many items may be under way before the next one has to wait."""
        return 2 * self.parts.workers

    def rules_for(self, people: Sequence[Person], purpose: str, session: str = "") -> Rules:
        """Return the rules that apply when ``people`` appear in an item.

        ``session`` is the session's id. Where the policy keeps pseudonyms to a session, content that has none
        has those of this engine.

        Raises:
            MissingToolError: they require entities that no detector of this engine finds, or stand-ins that
                cannot be made.
        """
        policy = self.parts.policies.effective(tuple(people))
        missing = policy.required_entities - self.parts.entities
        if missing:
            names = ", ".join(sorted(missing))
            raise MissingToolError(
                "detector",
                f"the policy requires entities that no detector finds: {names}",
                remedy="install the detector that finds them, or take them out of required_entities",
            )
        scope = ""
        if policy.pseudonym_scope is PseudonymScope.SESSION:
            scope = f"session:{session}" if session else f"run:{self.parts.recorder.origin.run}"
        rules = Rules(policy, self.parts.pseudonyms(purpose or NO_PURPOSE, scope))
        if rules.looking_again is not rules:
            need_lists()
        return rules

    @property
    def content(self) -> Content:
        """The engines that open, read and search."""
        return self._content

    def submit(self, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Run ``work`` on one of the engine's threads."""
        return self._threads.submit(work, *args, **kwargs)

    def settle(self, event: Event, blob: Blob | None, place: Place, rules: Rules) -> tuple[Settled, ...]:
        """Settle one event that is not typing; never raises for the item's own faults."""
        return settle_event(self._content, event, blob, place, rules)

    def settle_run(self, run: Run, place: Place, rules: Rules) -> tuple[Settled, ...]:
        """Settle a run of typing; never raises for the run's own faults."""
        return settle_run(self._content, run, place, rules)

    # --- inside ---------------------------------------------------------------------------------

    def _refusal(self, about: Circumstances, kind: str) -> Decision | None:
        """Ask the gate about content without a session; None: it may be looked at."""
        if not about.gated:
            return None
        decision = fail_closed(lambda: self._decided(about, kind), lambda _: GATE_FAILED)
        return None if decision.action is Action.RELEASE else decision

    def _decided(self, about: Circumstances, kind: str) -> Decision:
        now = about.at or self.parts.recorder.clock.now()
        situation = Situation(
            people=about.people,
            consents={
                person.id: self.parts.ledger.state_at(person.id, about.purpose, now)
                for person in about.people
                if person.id  # nobody has said whose content it is: consent is unknown
            },
            purpose=about.purpose,
            at=now,
            event_kind=kind,
            prerequisites=about.prerequisites,
        )
        return decide(situation, self.parts.policies)
