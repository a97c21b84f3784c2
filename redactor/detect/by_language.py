"""One detector of several models, each for its language; what none of them can read is a finding as well.

Patterns and lists need no language and stand beside it, in a ``CompositeDetector``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from redactor.detect.inert import BLANK
from redactor.detect.language import ENGLISH, Part, parts_of
from redactor.detect.plain import PlainText
from redactor.errors import DetectError, UsageError
from redactor.ports import Detector
from redactor.values import Finding, Hint, RawText, Span

DETECTOR = "language"
"""How findings of text that no model can read name their engine; their rule is the language's code."""
UNREADABLE = "UNREADABLE"
"""The entity of text in a language without a model."""


# Base64 and the like, of which a model would make names, and slowly: signs change their kind all the time.
_DATA = re.compile(r"(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/_-]{60,}={0,2}(?![A-Za-z0-9+/=_-])")
_ONE_KIND = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_CHANGING = 2.5
"""Signs of one kind (or a capital and small letters) that stand together on average; in base64 1.9."""


class LanguageDetector:
    """Reads each text with the models of the languages that stand in it.

    The main language's models read everything but the parts that another model knows better: fragments are
    of no sure language, and most are interface words. They also read parts that no model knows, since a name
    found there by luck is a name found. Every such part is a finding of ``UNREADABLE``, with its language's
    code as rule.

    Args:
        models: the detectors of each language, by its ISO 639 code as ``language.py`` gives it.
        main: the language whose models read what is of no sure language.

    Raises:
        UsageError: the main language has no model, or the models of a language find no persons.
    """

    def __init__(self, models: Mapping[str, Sequence[Detector]], main: str = ENGLISH) -> None:
        if not models.get(main):
            raise UsageError(
                "the main language has no model", remedy=f"name a model for `{main}` under languages.models"
            )
        self._models = {code: tuple(detectors) for code, detectors in sorted(models.items()) if detectors}
        for code, detectors in self._models.items():
            if not any("PERSON" in detector.entities for detector in detectors):
                raise UsageError(
                    f"the models for `{code}` find no persons",
                    remedy="name another model under languages.models",
                )
        self._main = main
        self._codes: dict[int, frozenset[str]] = {}
        self._detectors: list[Detector] = []
        for code, detectors in self._models.items():
            for detector in detectors:
                if id(detector) not in self._codes:
                    self._detectors.append(detector)
                self._codes[id(detector)] = self._codes.get(id(detector), frozenset()) | {code}

    @property
    def name(self) -> str:
        """Each language with its models, in order of code: ``en: names 1, de: spacy de_core_news_lg 3.8``."""
        return ", ".join(
            f"{code}: {' & '.join(detector.name for detector in detectors)}"
            for code, detectors in self._models.items()
        )

    @property
    def entities(self) -> frozenset[str]:
        """What any of the models looks for, and ``UNREADABLE``."""
        return frozenset({UNREADABLE}).union(*(detector.entities for detector in self._detectors))

    @property
    def languages(self) -> frozenset[str]:
        """The languages that have a model."""
        return frozenset(self._models)

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return what the models find, and the parts of each text that none of them can read.

        Raises:
            DetectError: a model failed or answered for another number of texts; texts and hints do not pair.
        """
        if len(texts) != len(hints):
            raise DetectError("texts and hints do not pair")
        parts = [parts_of(text.value) for text in texts]
        found = [list(self._unread(each)) for each in parts]
        shown = [_Shown(text.value) for text in texts]
        for detector in self._detectors:
            codes = self._codes[id(detector)]
            numbers = [number for number, text in enumerate(texts) if self._reads(codes, text, parts[number])]
            if not numbers:
                continue
            answers = detector.find(
                [shown[number].text for number in numbers], [hints[number] for number in numbers]
            )
            if len(answers) != len(numbers):
                raise DetectError("a model answered for another number of texts")
            for number, findings in zip(numbers, answers, strict=True):
                placed = map(shown[number].in_original, findings)
                found[number] += (one for one in placed if self._believed(codes, one, parts[number]))
        return [tuple(findings) for findings in found]

    def _unread(self, parts: Sequence[Part]) -> Iterator[Finding]:
        for part in parts:
            if part.language.code not in self._models:
                yield Finding(UNREADABLE, 1.0, DETECTOR, part.language.code, part.span)

    def _reads(self, codes: frozenset[str], text: RawText, parts: Sequence[Part]) -> bool:
        """Tell whether a detector of these languages has to read a text."""
        if any(part.language.code in codes for part in parts):
            return True
        if self._main not in codes:
            return False
        return not (
            len(parts) == 1
            and parts[0].language.code in self._models
            and parts[0].span.end - parts[0].span.start == len(text.value.strip())
        )

    def _believed(self, codes: frozenset[str], finding: Finding, parts: Sequence[Part]) -> bool:
        """Tell whether a finding lies where its detector is the one to ask."""
        span = finding.span
        if span is None:
            return True
        around = list(_around(parts, span))
        if self._main not in codes:
            return any(part.language.code in codes for part in around)
        inside = len(around) == 1 and around[0].span.start <= span.start and span.end <= around[0].span.end
        return not inside or around[0].language.code in codes or around[0].language.code not in self._models


class _Shown:
    """A text as models are given it: in plain form, data that is no language taken out of it."""

    def __init__(self, original: str) -> None:
        self._plain = PlainText(original)
        self.text = RawText(_DATA.sub(_blanked, self._plain.text))

    def in_original(self, finding: Finding) -> Finding:
        """Return a finding with its place in the original."""
        span = finding.span
        return replace(finding, span=self._plain.in_original(span)) if span else finding


def _blanked(data: re.Match[str]) -> str:
    """Return what models are shown in place of data: as many signs, none of a word."""
    shown = data.group()
    if len(_ONE_KIND.findall(shown)) * _CHANGING < len(shown):
        return shown
    return BLANK + " " * (len(shown) - 1)


def _around(parts: Sequence[Part], span: Span) -> Iterator[Part]:
    """Yield the parts that share something with ``span``."""
    for part in parts[bisect_right(parts, span.start, key=lambda part: part.span.end) :]:
        if part.span.start >= span.end:
            return
        yield part
