"""Numbers that have the form of one that was found: the same beginning, and as many digits behind it.

``Z41-882907`` stands behind the word account, ``Z41-882915`` on the same screen behind nothing. A screen that
shows a number of a series shows others of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redactor.detect.page_columns import DETECTOR, SCORE
from redactor.detect.patterns.id_words import PUBLIC
from redactor.values import Finding, Page, Span

RULE = "twin"

_NUMBERS = frozenset({"ID", "BANK_ACCOUNT", "HEALTH_ID", "TAX_ID"})
_FORM = re.compile(r"(?P<begin>[A-Z][A-Z\d]{1,7}(?:-[A-Z\d]{1,6}){0,3}-|[A-Z]{2,5})(?P<rest>\d{4,12})")
_TOKEN = re.compile(rf"(?<![\w.$&+/=@-]){_FORM.pattern}(?![\w@=(-]|[.,:/]\w)")
_LEAST = 0.5
_YEAR = re.compile(r"(?:19|20)\d\d")


def twins(page: Page, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the numbers of the series of which some were found.

    Args:
        page: the page as read.
        findings: what was found on it so far, with spans.
    """
    known: dict[tuple[str, int], str] = {}
    for finding in findings:
        if finding.entity in _NUMBERS and finding.span and finding.score >= _LEAST:
            form = _FORM.fullmatch(page.text, finding.span.start, finding.span.end)
            if form and form["begin"].rstrip("-") not in PUBLIC and not _YEAR.fullmatch(form["rest"]):
                known.setdefault((form["begin"], len(form["rest"])), finding.entity)
    if not known:
        return
    taken = [finding.span for finding in findings if finding.span and finding.entity != "DATE_TIME"]
    for token in _TOKEN.finditer(page.text):
        entity = known.get((token["begin"], len(token["rest"])))
        span = Span(*token.span())
        if entity and not any(span.overlaps(one) for one in taken):
            yield Finding(entity, SCORE, DETECTOR, RULE, span)
