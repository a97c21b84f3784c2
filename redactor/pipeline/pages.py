"""What is found on a screen as read, kept for the last few pages.

On most frames of a running session no text changes: a reader gives the very page that it gave before, and
what stands on it need not be looked for again.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from redactor.pipeline.rules import Rules, Split, answers, split
from redactor.ports import Detector
from redactor.values import Finding, Hint, Page

if TYPE_CHECKING:
    from redactor.detect.page_readings import Reading

REMEMBERED = 16
"""Pages: some windows that one goes back and forth between, each as it is and as it is masked."""


@dataclass(frozen=True, slots=True, eq=False)
class _Searched:
    """A page, all that was found on it, and what of that is masked and kept under some rules."""

    page: Page
    hint: Hint
    found: Sequence[Finding]
    rules: Rules
    split: Split

    def __repr__(self) -> str:
        return "_Searched(...)"


class PageSearch:
    """Finds in every reading of a page. Safe to use from several threads at once.

    It remembers pages, which hold what was on screens, in memory alone, and ends with its engine.

    Args:
        detector: a pure function of text and hint.
        forms: the part of it that knows values by their form; asked alone about readings in which only
            such values count. Default: the detector itself.
        remembered: of how many pages the answer is kept.
    """

    def __init__(
        self, detector: Detector, forms: Detector | None = None, *, remembered: int = REMEMBERED
    ) -> None:
        self._detector = detector
        self._forms = forms or detector
        self._searched: deque[_Searched] = deque(maxlen=remembered)
        self._lock = threading.Lock()

    def __repr__(self) -> str:
        return f"PageSearch({len(self._searched)} of {self._searched.maxlen})"

    def find(self, page: Page, hint: Hint, rules: Rules) -> Split:
        """Return what is to be masked on a page and what is kept; the findings carry zones of the screen.

        Raises:
            DetectError: the detector failed, or a finding has no place on the screen.
        """
        with self._lock:
            # A page of the same text is not compared word by word: that takes as long as a search.
            answered = (one for one in reversed(self._searched) if one.page is page and one.hint == hint)
            known = next(answered, None)
        if known is None:
            found = self._found(page, hint)
            fresh = _Searched(page, hint, found, rules, _split(page, found, rules))
        elif known.rules == rules:
            return known.split
        else:
            fresh = replace(known, rules=rules, split=_split(page, known.found, rules))
        with self._lock:
            self._searched.append(fresh)
        return fresh.split

    def _found(self, page: Page, hint: Hint) -> list[Finding]:
        from redactor.detect.page import found_on
        from redactor.detect.page_readings import Shown, readings

        shown = Shown.of(page)
        ways = readings(page, shown)
        by_form = self._answers(self._forms, [way for way in ways if way.needs_forms], hint)
        others = self._answers(self._detector, [way for way in ways if not way.needs_forms], hint)
        said = (way.on_page(next(by_form if way.needs_forms else others)) for way in ways)
        return found_on(page, chain.from_iterable(said), hint, shown)

    def _answers(
        self, detector: Detector, ways: Sequence[Reading], hint: Hint
    ) -> Iterator[tuple[Finding, ...]]:
        return iter(answers(detector, [way.text for way in ways], [hint] * len(ways)) if ways else ())


def _split(page: Page, found: Sequence[Finding], rules: Rules) -> Split:
    from redactor.detect.located import locate

    masked, kept = split(found, page.text, rules)
    return locate(page, masked), locate(page, kept)
