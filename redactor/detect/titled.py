"""What the title of a window shows as private is private in that window's texts and on its screen.

A title is short and exact: ``dispatch-oakland - Harrow & Lund - Slack`` tells a channel and a company. On the
screen below it the same names stand alone in lists, or as an engine has misread them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from redactor.detect.entry import Entry
from redactor.detect.in_front import InFront
from redactor.detect.repeated import SCORE, sure_values
from redactor.detect.terms import TermDetector
from redactor.values import Finding, Hint, RawText

RULE = "titled"


class TitledDetector(InFront):
    """Asks a detector about texts and the titles of their windows; looks for what these tell in the texts."""

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return what the detector finds in each text, and where it shows a value of its window's title.

        Raises:
            DetectError: the detector failed, or answered for another number of texts.
        """
        windows = list(dict.fromkeys(Hint(hint.app, hint.title) for hint in hints if hint.title))
        titles = [RawText(window.title) for window in windows]
        found = self.ask([*texts, *titles], [*hints, *(Hint(window.app) for window in windows)])
        told = {
            window: sure_values(window.title, findings)
            for window, findings in zip(windows, found[len(texts) :], strict=True)
        }
        return [
            (*findings, *_shown(text, told.get(Hint(hint.app, hint.title), {})))
            for text, hint, findings in zip(texts, hints, found, strict=False)
        ]


def _shown(text: RawText, values: Mapping[str, Finding]) -> Iterator[Finding]:
    """Yield where a text shows one of the values, also misread."""
    if not values:
        return
    # A value of one word is only sure with its capital: `Hope` is a name, `hope` is none.
    entries = [
        Entry(value, source.entity, capital=value.isalpha(), slips=not value.isalpha())
        for value, source in values.items()
    ]
    engines = {source.entity: source.detector for source in values.values()}
    (found,) = TermDetector(entries).find([text], [Hint()])
    for finding in found:
        yield replace(finding, detector=engines[finding.entity], rule=RULE, score=SCORE)
