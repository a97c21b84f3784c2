"""What texts and images without a session have in common: an answer, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from redactor.pipeline.outcome import ImageOutcome, TextOutcome
from redactor.values import Action, Reason

OUTCOMES: Mapping[Action, str] = MappingProxyType(
    {Action.RELEASE: "released", Action.WITHHOLD: "withheld", Action.REFUSE: "refused"}
)


class Answer:
    """Base of items whose ``result`` is None when the input itself is wrong."""

    __slots__ = ()
    result: TextOutcome | ImageOutcome | None

    @property
    def outcome(self) -> str:
        """``released``, ``withheld`` or ``refused``."""
        return OUTCOMES[self.result.decision.action if self.result else Action.REFUSE]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Reason codes."""
        return self.result.decision.reasons if self.result else (Reason.INPUT_INVALID,)
