# ruff: noqa: RUF001 - signs of texts are the material
"""Ages of ninety and over, which name a person among few: 45 CFR 164.514(b)(2)(i)(C).

An age up to 89 is no finding; that rule lets it stand. Counts and periods of the same size (``max-age=93``,
``invoices aged 90 days``, ``95 years of experience``) are none either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns.columns import cells

_NINETIES = "ninety(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
_TENS = rf"{_NINETIES}|(?:a |one )?hundred(?: and [a-z]{{3,8}})?"
_OLD = r"(?P<age>9\d|1[01]\d|12[0-5])"
_THINGS = (
    r"(?:[a-z]{3,12} )?(?:bridge|building|house|home|church|chapel|school|hotel|station|theatre|theater"
    r"|cinema|tree|oak"
    r"|vine|company|firm|brand|institution|organi[sz]ation|club|team|tradition|law|treaty|lease|mortgage"
    r"|record|ship"
    r"|boat|car|train|engine|railway|line|tower|wall|dam|tunnel|pipe|pipeline|sewer|recipe|wine"
    r"|whisk(?:e)?y|port"
    r"|bottle|painting|piano|violin|book|document|photo|newspaper|magazine|festival|event|rule|ban|mill"
    r"|factory|plant"
    r"|pub|farm|barn|castle|cottage|property|structure|history|partnership|rivalry|war|conflict|low|high)"
)
"""What is old as well, and no person."""
_SAID = Headed(
    rf"(?<![\w.,$€£-])(?P<age>9\d|1[01]\d|12[0-5]|{_TENS})(?:[- ]?(?:years?|yrs?)[- ]?old|[- ]?y[./]?o\.?"
    rf"|[- ]?yr[- ]?old"
    r"| years of age| Jahre alt|[- ]?jährige?[rn]?| ans(?= |[.,;)]|$)| años(?! de)| anni(?! d)| anos(?! "
    r"de)| jaar oud| år gammal)(?![^\W_])"
    rf"(?![ -]{_THINGS}(?![^\W_]))",
    re.IGNORECASE,
)
_LABELLED = Headed(
    r"(?<![\w-])(?:(?P<word>aged?|Alter|edad|âge|età|idade|leeftijd)(?P<joint>[\"']?[:=] ?[\"']?| is | of "
    r"| )|(?:turn(?:s|ed|ing)|âgée? de) )"
    r"(?P<age>9\d|1[01]\d|12[0-5])(?![\w.%+:/]|,\d|[-–]\d| (?:days?|weeks?|months?|hours?|minutes?|sec|ms"
    r"|%|and (?:over|above)|or (?:older|over|more)"
    r"|points?|percent|degrees|times|seconds?)(?!\w))",
    re.IGNORECASE,
)
_BIRTHDAY = Headed(
    r"(?<![\w.,$€£-])(?P<age>9\d(?:st|nd|rd|th)|1[01]\d(?:st|nd|rd|th)|ninetieth|ninety-(?:first|second"
    r"|third|fourth"
    r"|fifth|sixth|seventh|eighth|ninth)|hundredth) (?:birthday|b-?day)(?!\w)"
    r"(?! of (?:the|our|its|this|a) )"
    r"|(?<![\w.,$€£-])(?P<other>9\d|1[01]\d)(?:\.|[eèº°]|e)? ?(?:geburtstag|anniversaire|verjaardag"
    r"|compleanno"
    r"|cumpleaños|födelsedag|urodziny)(?!\w)",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r"(?<=[a-zà-ÿ]), (9\d|1[01]\d)(?=, (?:of|from|who|was|is|has|had|died|a|an|said|lives?|lived"
    r"|formerly)\b)|(?<=[a-zà-ÿ]) \((9\d|1[01]\d)\)(?=,? (?:of|from|who|was|is|has|died))"
)
_IN_WORDS = re.compile(
    r"(?:[A-Z][^\W\d_]+|father|mother|dad|mum|mom|husband|wife|uncle|aunt|gran|nan|grandad|grandma|grandfather"
    r"|grandmother|lady|gentleman|resident|patient|man|woman), (?:now |just )?"
    rf"(?P<age>{_NINETIES})(?=[,.;)]|\s*$)",
    re.MULTILINE,
)
_NOT_OF_PEOPLE = words(
    "cache max session cookie token file password key log min maximum minimum page account data backup "
    "whisky wine "
    "stone bronze certificate record ttl days"
)
_FIELD = words("age alter edad âge età idade leeftijd alder")
_ONLY = re.compile(rf"\s*{_OLD}(?: ?(?:y|yrs?|years?))?\s*")


def _spoken(passage: Passage) -> Iterator[Match]:
    for found in passage.sought(_SAID):
        yield Match("AGE", *found.span("age"), 0.75, "age.said")
    for found in passage.sought(_LABELLED):
        start, end = found.span("age")
        if not passage.just_before(found.start(), _NOT_OF_PEOPLE):
            yield Match("AGE", start, end, 0.7, "age.label")
    for found in passage.sought(_BIRTHDAY):
        yield Match("AGE", *found.span("age" if found["age"] else "other"), 0.7, "age.birthday")
    for found in _IN_WORDS.finditer(passage.text) if "ninet" in passage.lower else ():
        yield Match("AGE", *found.span("age"), 0.62, "age.apposed")
    for found in _APPOSED.finditer(passage.text):
        start = next(found.start(place) for place in (1, 2) if found[place])
        yield Match("AGE", start, start + len(found[1] or found[2]), 0.6, "age.apposed")


def _fields(passage: Passage) -> Iterator[Match]:
    if not passage.label.isdisjoint(_FIELD) and passage.label.isdisjoint(_NOT_OF_PEOPLE):
        found = _ONLY.fullmatch(passage.text[:24])
        if found:
            yield Match("AGE", *found.span("age"), 0.75, "age.field")
    for cell in cells(passage, _FIELD):
        if cell.header.isdisjoint(_NOT_OF_PEOPLE):
            found = _ONLY.fullmatch(passage.text, cell.start, cell.end)
            if found:
                yield Match("AGE", *found.span("age"), 0.7, "age.column")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every age of ninety and over."""
    if passage.digits >= 2 or "ninet" in passage.lower or "hundred" in passage.lower:
        yield from _spoken(passage)
        yield from _fields(passage)


FAMILY = Family("ages", frozenset({"AGE"}), find)
