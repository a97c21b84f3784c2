"""Records of what could not even be read: a refusal is proven like a release."""

from __future__ import annotations

from collections.abc import Sequence

from redactor.errors import InputError
from redactor.pipeline.engine import Circumstances, Redactor
from redactor.pipeline.settle import fault_settled


def record_refusals(
    redactor: Redactor, kind: str, about: Circumstances, faults: Sequence[InputError]
) -> None:
    """Record content without a session that broke its format; ``kind`` is ``text`` or ``image``.

    Raises:
        AuditWriteError: the records cannot be made durable.
    """
    if not faults:
        return
    rules = redactor.rules_for(about.people, about.purpose)
    recorder = redactor.parts.recorder
    redactor.parts.audit.append(
        [recorder.content(kind, about, fault_settled(fault), rules=rules, output=None) for fault in faults]
    )
