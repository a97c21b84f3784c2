"""Steps 4 to 7 of the corridor for texts: find, judge, mask, look again until nothing is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from redactor.detect.merge import merge
from redactor.errors import ItemError, MissingToolError
from redactor.mask.text import apply, in_original
from redactor.pipeline.rules import LOOKS_AGAIN, Rules, Split, apart, find, in_order, judged, still_there
from redactor.ports import Detector
from redactor.values import Decision, Finding, Hint, RawText, SafeText


@dataclass(frozen=True, slots=True)
class MaskedText:
    """A text that may be released, with the findings (in the original's spans) and the judgement."""

    safe: SafeText
    findings: tuple[Finding, ...]
    decision: Decision


@dataclass(frozen=True, slots=True)
class _Work:
    """A text on its way. ``clean``: nothing was found in ``safe`` that the policy does not keep."""

    text: RawText
    hint: Hint
    masked: tuple[Finding, ...]
    kept: tuple[Finding, ...]
    safe: SafeText
    decision: Decision
    clean: bool


def mask_texts(
    detector: Detector, texts: Sequence[RawText], hints: Sequence[Hint], rules: Rules
) -> list[MaskedText | ItemError]:
    """Mask texts in one batch; a text that fails or is held answers with its error.

    Raises:
        MissingToolError: what the detector needs is gone.
    """
    found, looking = found_apart(detector, texts, hints, rules), rules.looking_again
    works = [_begun(*row, looking) for row in zip(texts, hints, found, strict=True)]
    for _ in range(LOOKS_AGAIN):
        unsure = [work for work in works if isinstance(work, _Work) and not work.clean]
        if not unsure:
            break
        safe = [RawText(work.safe.value) for work in unsure]
        left = iter(found_apart(detector, safe, [work.hint for work in unsure], rules))
        works = [
            _looked_at(work, next(left), looking) if isinstance(work, _Work) and not work.clean else work
            for work in works
        ]
    leaving = [_leaving(work, rules) for work in works] if looking is not rules else works
    return [work if isinstance(work, ItemError) else _answer(work) for work in leaving]


def found_apart(
    detector: Detector, texts: Sequence[RawText], hints: Sequence[Hint], rules: Rules
) -> list[Split | ItemError]:
    """Search texts; when the batch as a whole fails, each text is searched on its own.

    So one bad text does not take the others with it: it answers with its error.

    Raises:
        MissingToolError: what the detector needs is gone.
    """
    try:
        return [*find(detector, texts, hints, rules)]
    except MissingToolError:
        raise
    except ItemError as fault:
        if len(texts) == 1:
            return [fault]
    return [found_apart(detector, [text], [hint], rules)[0] for text, hint in zip(texts, hints, strict=True)]


def _begun(text: RawText, hint: Hint, found: Split | ItemError, rules: Rules) -> _Work | ItemError:
    return found if isinstance(found, ItemError) else _masked(text, hint, *found, rules)


def _masked(
    text: RawText, hint: Hint, masked: tuple[Finding, ...], kept: tuple[Finding, ...], rules: Rules
) -> _Work | ItemError:
    """Judge and mask; a text in which nothing is masked is the very text that was searched."""
    try:
        decision = judged(masked, rules)
        safe = apply(text, masked, rules.policy.operator_for, rules.pseudonyms)
    except ItemError as fault:
        return fault
    return _Work(text, hint, masked, kept, safe, decision, clean=not masked)


def _looked_at(work: _Work, found: Split | ItemError, rules: Rules) -> _Work | ItemError:
    """Return the work after a look at its safe text: clean, masked further, or a fault."""
    if isinstance(found, ItemError):
        return found
    left, _ = found
    if not left:
        return _Work(work.text, work.hint, work.masked, work.kept, work.safe, work.decision, clean=True)
    more = in_original(left, work.masked, work.safe, rules.policy.operator_for)
    masked = merge((*work.masked, *more), work.text.value, threshold=0)
    return _masked(work.text, work.hint, masked, apart(work.kept, masked), rules)


def _leaving(work: _Work | ItemError, rules: Rules) -> _Work | ItemError:
    """Return a work that was looked at with stand-ins in the place of placeholders."""
    if isinstance(work, ItemError) or not work.clean:
        return work
    made = _masked(work.text, work.hint, work.masked, work.kept, rules)
    return made if isinstance(made, ItemError) else replace(made, clean=True)


def _answer(work: _Work) -> MaskedText | ItemError:
    if not work.clean:
        return still_there(work.masked)
    return MaskedText(work.safe, in_order(work.masked, work.kept), work.decision)
