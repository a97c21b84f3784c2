"""What applies to the people of one item, and what it says about findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from redactor.detect.merge import merge
from redactor.errors import DetectError, ItemError
from redactor.policy.decide import judge
from redactor.policy.merge import EffectivePolicy
from redactor.ports import Detector, Pseudonymizer
from redactor.values import Action, Decision, Finding, Hint, OperatorKind, RawText, Reason

Split = tuple[tuple[Finding, ...], tuple[Finding, ...]]
"""Merged findings: those to mask, and apart from them those that the policy keeps readable."""


class HeldError(ItemError):
    """Content that was looked at and must not be released; ``decision`` says why."""

    def __init__(self, decision: Decision, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__("held: " + ", ".join(decision.reasons))
        self.decision = decision
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Rules:
    """What applies to the people of one item: the merged policy and the purpose's pseudonyms."""

    policy: EffectivePolicy
    pseudonyms: Pseudonymizer

    def keeps(self, entity: str) -> bool:
        """Tell whether findings of ``entity`` stay readable by policy."""
        return self.policy.operator_for(entity).kind is OperatorKind.KEEP


def find(detector: Detector, texts: Sequence[RawText], hints: Sequence[Hint], rules: Rules) -> list[Split]:
    """Return per text what must be masked and what is kept.

    Raises:
        DetectError: the detector failed, or did not answer for each text.
    """
    found = answers(detector, texts, hints)
    return [split(findings, text.value, rules) for findings, text in zip(found, texts, strict=True)]


def answers(detector: Detector, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
    """Return what the detector finds in each text, each finding with a span inside its text.

    Raises:
        DetectError: the detector failed, did not answer for each text, or named a place that is none.
    """
    found = detector.find(texts, hints)
    if len(found) != len(texts):
        raise DetectError("the detector answered for another number of texts")
    for findings, text in zip(found, texts, strict=True):
        if any(finding.span is None or finding.span.end > len(text.value) for finding in findings):
            raise DetectError("a finding has no place in its text")
    return found


def split(findings: Sequence[Finding], text: str, rules: Rules) -> Split:
    """Merge what must be masked, and apart from it what is kept: a kept finding never wins."""
    masked = merge([finding for finding in findings if not rules.keeps(finding.entity)], text)
    kept = merge([finding for finding in findings if rules.keeps(finding.entity)], text)
    apart = tuple(finding for finding in kept if not any(_overlap(finding, other) for other in masked))
    return masked, apart


def _overlap(one: Finding, other: Finding) -> bool:
    return one.span is not None and other.span is not None and one.span.overlaps(other.span)


def judged(findings: Sequence[Finding], rules: Rules) -> Decision:
    """Return the judgement on findings.

    Raises:
        HeldError: they hold the item back.
    """
    decision = judge(findings, rules.policy)
    if decision.action is not Action.RELEASE:
        raise HeldError(decision, tuple(findings))
    return decision


def must_be_clean(
    detector: Detector,
    texts: Sequence[RawText],
    hints: Sequence[Hint],
    rules: Rules,
    was: tuple[Finding, ...],
) -> None:
    """Search masked texts once more.

    Raises:
        HeldError: something is left that the policy does not keep; ``was`` are the first findings.
    """
    if any(masked for masked, _ in find(detector, texts, hints, rules)):
        raise HeldError(Decision(Action.WITHHOLD, (Reason.LOOK_AGAIN_FOUND,)), was)


def in_order(masked: Sequence[Finding], kept: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return all findings by their place: in the text, then on the screen."""

    def place(finding: Finding) -> tuple[int, int, int]:
        if finding.span is not None:
            return (0, finding.span.start, finding.span.end)
        return (1, finding.zones[0].y, finding.zones[0].x)

    return tuple(sorted((*masked, *kept), key=place))
