"""Findings with their zones on the screen: words whole, and parts of words where a form tells a value in one.

A word that shares one code point with a finding is covered whole, as a rule. To a reader, though,
``DB_HOST=10.0.4.7``, ``mkowalski@web:~$`` and ``https://git.example/acme/x`` are one word each. Where a form
tells the value, what a joint parts from it stays readable. The joint beside the value is covered with it, so
that a place wrong by one letter uncovers nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from redactor.detect.merge import MODELS
from redactor.detect.zones import moved, together, touched
from redactor.errors import DetectError
from redactor.values import Finding, Joint, Page, Span, Word, Zone

_NAMES = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "ADDRESS", "NRP"})
_COLONS = frozenset({"IP_ADDRESS", "MAC_ADDRESS"})
_ADDRESSES = frozenset({"PRIVATE_URL"})
_LEAST = 2  # letters and digits: less is not worth being left


def locate(page: Page, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings with the zones of their spans; those without a span keep their own zones.

    Raises:
        DetectError: a span reaches outside the page, or covers characters of no word: they could not be
            painted over.
    """
    return tuple(
        finding if finding.span is None else moved(finding, finding.span, _zones(page, finding, finding.span))
        for finding in findings
    )


def _zones(page: Page, finding: Finding, span: Span) -> tuple[Zone, ...]:
    if span.end > len(page.text):
        raise DetectError("a finding reaches outside the page")
    place, words = span.start, touched(page, span)
    for word in words:
        if page.text[place : word.span.start].strip():
            raise DetectError("a finding covers text that has no place on the screen")
        place = word.span.end
    if page.text[place : span.end].strip():
        raise DetectError("a finding covers text that has no place on the screen")
    return together(_parted(page.text, words, finding.entity, span) if _is_exact(finding) else words)


def _is_exact(finding: Finding) -> bool:
    """Tell whether a finding ends where its value does: a model's, or a name's, may be a part of it."""
    return finding.detector not in MODELS and finding.entity not in _NAMES


def _parted(text: str, words: Sequence[Word], entity: str, span: Span) -> list[Word]:
    """Return the words that a span touches, the first and the last without what may stay of them.

    Args:
        text: the page's.
        words: all that the span touches.
        entity: what stands there.
        span: where it stands.
    """
    parts = list(words)
    if parts and (joint := _before(text, parts[0], entity, span)):
        zone = parts[0].zone
        parts[0] = _with_sides(parts[0], joint.left, zone.x + zone.width)
    if parts and (joint := _behind(text, words[-1], entity, span)):
        # A sign as broad as this one is no letter of the name before it.
        is_at = text[words[-1].span.start + joint.place] == "@"
        parts[-1] = _with_sides(parts[-1], parts[-1].zone.x, joint.left if is_at else joint.right)
    return parts


def _before(text: str, word: Word, entity: str, span: Span) -> Joint | None:
    """Return the last joint before a span, if what stands before it is worth being left."""
    start = word.span.start
    before = [joint for joint in word.joints if start + joint.place < span.start]
    if entity in _COLONS or entity in _ADDRESSES:  # half an address may have been read
        never = ":" if entity in _COLONS else ":/@"
        before = [joint for joint in before if text[start + joint.place] not in never]
    if not before or not _is_inside(before[-1], word.zone):
        return None
    return before[-1] if _is_worth(text[start : start + before[-1].place]) else None


def _behind(text: str, word: Word, entity: str, span: Span) -> Joint | None:
    """Return the first joint behind a span, if what stands behind it is worth being left."""
    joint = next((one for one in word.joints if word.span.start + one.place >= span.end), None)
    if joint is None or not _is_inside(joint, word.zone):
        return None
    place = word.span.start + joint.place
    rest = text[place + 1 : word.span.end]
    # A password and a page's address may hold any sign, and half a mail address is read as a user's name.
    doubtful = (
        entity == "SECRET"
        or entity in _ADDRESSES
        or (entity == "HANDLE" and text[place] == "@" and "." in rest)
    )
    # What holds colons, as addresses and names of a cloud's resources do, may go on.
    doubtful = doubtful or (entity != "REPOSITORY" and ":" in text[span.start : span.end])
    return joint if _is_worth(rest) and not doubtful else None


def _is_inside(joint: Joint, zone: Zone) -> bool:
    return zone.x < joint.left and joint.right < zone.x + zone.width


def _is_worth(text: str) -> bool:
    return sum(map(str.isalnum, text)) >= _LEAST


def _with_sides(word: Word, left: int, right: int) -> Word:
    return replace(word, zone=Zone(left, word.zone.y, right - left, word.zone.height))
