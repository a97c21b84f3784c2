"""What is found on a screen as read, kept for the last few pages.

On most frames of a running session no text changes: a reader gives the very page that it gave before, and
what stands on it need not be looked for again.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass

from redactor.pipeline.rules import Rules, Split, answers, split
from redactor.ports import Detector
from redactor.values import Hint, Page

REMEMBERED = 16
"""Pages: some windows that one goes back and forth between, each as it is and as it is masked."""


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    page: Page
    hint: Hint
    rules: Rules
    found: Split

    def __repr__(self) -> str:
        return "_Known(...)"

    def answers(self, page: Page, hint: Hint, rules: Rules) -> bool:
        # A page of the same text is not compared word by word: that takes as long as most of the search.
        return self.page is page and self.hint == hint and self.rules == rules


class Pages:
    """Finds in every reading of a page. Safe to use from several threads at once.

    It remembers pages, which hold what was on screens, in memory alone, and ends with its engine.

    Args:
        detector: a pure function of text and hint.
        remembered: of how many pages the answer is kept.
    """

    def __init__(self, detector: Detector, remembered: int = REMEMBERED) -> None:
        self._detector = detector
        self._known: deque[_Known] = deque(maxlen=remembered)
        self._lock = threading.Lock()

    def __repr__(self) -> str:
        return f"Pages({len(self._known)} of {self._known.maxlen})"

    def find(self, page: Page, hint: Hint, rules: Rules) -> Split:
        """Return what is to be masked on a page and what is kept; the findings carry zones of the screen.

        Raises:
            DetectError: the detector failed, or a finding has no place on the screen.
        """
        with self._lock:
            for known in self._known:
                if known.answers(page, hint, rules):
                    return known.found
        found = self._fresh(page, hint, rules)
        with self._lock:
            self._known.append(_Known(page, hint, rules, found))
        return found

    def _fresh(self, page: Page, hint: Hint, rules: Rules) -> Split:
        from redactor.detect.page import found_on
        from redactor.detect.page_readings import readings
        from redactor.detect.zones import locate

        ways = readings(page)
        found = answers(self._detector, [way.text for way in ways], [hint] * len(ways))
        said = (one for way, findings in zip(ways, found, strict=True) for one in way.on_page(findings))
        masked, kept = split(found_on(page, said), page.text, rules)
        return locate(page, masked), locate(page, kept)
