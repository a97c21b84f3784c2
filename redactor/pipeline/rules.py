"""What applies to the people of one item, and what it says about findings."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from redactor.detect.memory import NOTHING, Known
from redactor.detect.merge import merge
from redactor.errors import DetectError, ItemError
from redactor.policy.decide import judge
from redactor.policy.merge import EffectivePolicy
from redactor.policy.model import Handled
from redactor.policy.vocabulary import Handling, LookAgain
from redactor.ports import Detector, Pseudonymizer
from redactor.values import Action, Decision, Finding, Hint, OperatorKind, RawText, Reason, Span

Split = tuple[tuple[Finding, ...], tuple[Finding, ...]]
"""Merged findings: those to mask, and apart from them those that the policy keeps readable."""


VISUALS = frozenset({"FACE", "PHOTO", "QR_CODE", "BARCODE"})
"""What is seen on a screen and is no text."""

ILLEGIBLE = "ILLEGIBLE"
"""What is on a screen and looks like text, but could not be read."""

_SURROGATE = Handling.SURROGATE

LOOKS_AGAIN = 4
"""How often masked text is searched again. What shows up is masked as well, since a model judges a value by
its neighbours and those have changed; the last time, anything that shows up withholds the item."""


class HeldError(ItemError):
    """Content that was looked at and must not be released; ``decision`` says why."""

    def __init__(self, decision: Decision, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__("held: " + ", ".join(decision.reasons))
        self.decision = decision
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Rules:
    """What applies to the people of one item: the merged policy and the pseudonyms of its purpose.

    ``known`` is what the item's session has shown elsewhere.
    """

    policy: EffectivePolicy
    pseudonyms: Pseudonymizer
    known: Known = NOTHING

    def keeps(self, entity: str) -> bool:
        """Tell whether findings of ``entity`` stay readable by policy."""
        return self.policy.operator_for(entity).kind is OperatorKind.KEEP

    def begun(self, text: str) -> tuple[int, str] | None:
        """Return how much of a text begins a known value, if its entity is masked; see :class:`Known`."""
        found = self.known.begun(text)
        return None if found is None or self.keeps(found[1]) else found

    @property
    def looking_again(self) -> Rules:
        """The rules that make what is looked at again: each stand-in is its placeholder there.

        A stand-in looks like a value, and any detector would find it. It is nobody's; what must not be left
        is in the text around it, and there it is the same.
        """
        stand_ins = [name for name, rule in self.policy.entities.items() if rule.handling is _SURROGATE]
        if not stand_ins:
            return self
        entities = {**self.policy.entities, **dict.fromkeys(stand_ins, Handled(Handling.REPLACE))}
        return replace(self, policy=replace(self.policy, entities=entities))

    @property
    def wanted_visuals(self) -> frozenset[str]:
        """What has to be looked for in a screen's pixels.

        Where photos are covered whole, faces in them need not be looked for, unless a face holds the
        screen back.
        """
        wanted = {entity for entity in VISUALS if not self.keeps(entity)}
        if "PHOTO" in wanted and not self.policy.withholds("FACE"):
            wanted.discard("FACE")
        return frozenset(wanted)


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
    """Merge what must be masked, and apart from it what is kept: a kept finding never wins.

    What the session has shown elsewhere is added; it takes nothing away.
    """
    findings = (*findings, *rules.known.find(text))
    masked = merge([finding for finding in findings if not rules.keeps(finding.entity)], text)
    kept = merge([finding for finding in findings if rules.keeps(finding.entity)], text)
    return masked, apart(kept, masked)


def apart(kept: Sequence[Finding], masked: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return those kept findings that share nothing with a masked one.

    Text that no model could read stays among them all the same: that it was passed must be recorded.
    """
    spans = sorted(finding.span for finding in masked if finding.span)
    return tuple(f for f in kept if f.entity == "UNREADABLE" or not _touches(f.span, spans))


def _touches(span: Span | None, others: Sequence[Span]) -> bool:
    """Tell whether a span overlaps one of others that are in order and apart."""
    if span is None:
        return False
    after = bisect_right(others, span.start, key=lambda other: other.end)
    return after < len(others) and others[after].start < span.end


def is_seen_whole(screen: bytes, policy: EffectivePolicy) -> bool:
    """Tell whether all of a masked screen is read again: by policy each one, or a share of them.

    Which ones belong to the share is told by the bytes as they came in, so that another run picks the same.
    """
    if policy.look_again_image is LookAgain.FULL:
        return True
    drawn = int.from_bytes(hashlib.sha256(b"look again" + screen).digest()[:8], "big")
    return 100 * drawn < policy.look_again_share << 64


def judged(findings: Sequence[Finding], rules: Rules) -> Decision:
    """Return the judgement on findings.

    Raises:
        HeldError: they hold the item back.
    """
    decision = judge(findings, rules.policy)
    if decision.action is not Action.RELEASE:
        raise HeldError(decision, tuple(findings))
    return decision


def still_there(was: Sequence[Finding]) -> HeldError:
    """Return the error for content in which something is found however often it is masked."""
    return HeldError(Decision(Action.WITHHOLD, (Reason.LOOK_AGAIN_FOUND,)), tuple(was))


def in_order(masked: Sequence[Finding], kept: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return all findings by their place: in the text, then on the screen."""

    def place(finding: Finding) -> tuple[int, int, int]:
        if finding.span is not None:
            return (0, finding.span.start, finding.span.end)
        return (1, finding.zones[0].y, finding.zones[0].x)

    return tuple(sorted((*masked, *kept), key=place))
