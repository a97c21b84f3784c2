"""Cities that only name a time zone: ``(UTC+00:00) Dublin, Edinburgh, Lisbon`` tells nobody's whereabouts.

Lists of settings name the largest city of a zone. Nothing else in the row is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from redactor.detect.merge import MODELS
from redactor.detect.page_labels import Line
from redactor.detect.zones import touched
from redactor.values import Finding, Page

_ZONE = re.compile(r"\b(?i:time ?zones?)\b|\((?:UTC|GMT)(?: ?[+-]\d{1,2}(?::?\d\d)?)?\)")
_CITY = "city"  # the rule of page_names.cities
_PLACES = frozenset({"LOCATION", "ADDRESS"})


def without_time_zones(page: Page, lines: Sequence[Line], findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings but cities behind the label or the offset of a time zone, in its row.

    Args:
        page: the page as read.
        lines: its lines without icons.
        findings: what was found on it so far, with spans.
    """
    told = [line for line in lines if _ZONE.search(page.text, line.span.start, line.span.end)]
    for finding in findings:
        if not (told and finding.entity in _PLACES and _is_told(page, finding, told)):
            yield finding


def _is_told(page: Page, finding: Finding, told: Sequence[Line]) -> bool:
    if finding.span is None or not (finding.detector in MODELS or finding.rule == _CITY):
        return False
    words = touched(page, finding.span)
    if not words:
        return False
    here = Line(finding.span, words[0].zone)
    return any(line.is_level(here) and line.zone.x <= here.zone.x for line in told)
