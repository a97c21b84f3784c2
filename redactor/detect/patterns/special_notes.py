"""Special categories as notes and letters tell them: short, without a subject, in the words of their trade.

``Suspected multiple sclerosis.``, ``wears a hijab``, ``did eight months for burglary``,
``has previous for ABH``, ``Ron is in rehab``, ``was granted refugee status``.
"""

from __future__ import annotations

from redactor.detect.known_names import table
from redactor.detect.patterns.special_anchored import anchored
from redactor.detect.patterns.special_rule import rule
from redactor.detect.patterns.special_words import ADVERBS, COMPOUND, HIS, IS, WHO

_CRIMES = (
    r"(?:fraud|theft|burglary|(?:armed )?robbery|(?:sexual |aggravated |common )?assault|murder"
    r"|manslaughter|arson"
    r"|perjury|drink[- ]driving|drunk driving|dui|dwi|drug (?:possession|dealing|trafficking|offences)"
    r"|dealing"
    r"|possession|domestic (?:violence|abuse)|rape|stalking|shoplifting|abh|gbh|affray|wounding|harassment"
    r"|criminal damage|battery|handling stolen goods)"
)
_ENDS_THERE = rf" (?!(?:and|or|with|since|due|under|referred|awaiting)\b)\w|-\w|{COMPOUND}"

ANCHORED = (
    anchored(
        "health",
        table("conditions.txt"),
        r"(?:^|(?<=[.;:(] )|(?<=[.;:(])|dx:? |f/u for |imp(?:ression)?:? )(?:suspected"
        r"|probable|presumed|query|confirmed|r/o|possible) ",
        unless=_ENDS_THERE,
    ),
    anchored(
        "health",
        table("drugs.txt"),
        rf"{WHO}{IS} [^\n.,;]{{2,40}} and (?:is |now |also )?(?:on|taking) ",
        unless=COMPOUND,
    ),
)
"""Illnesses and medicines whose person an earlier word names."""

RULES = (
    rule(
        "religion",
        "hijab|niqab|turban|kippah|yarmulke|kirpan|left islam|left judaism|left the faith|left catholicism",
        r"(?:(?<=\. )|(?<=; )|^)wears (?:an? |the )?(?:hijab|niqab|turban|kippah|yarmulke|kirpan)",
        rf"{WHO} (?:has |have |had )?left (?:islam|judaism|catholicism|the faith)",
    ),
    rule(
        "criminal",
        " for |previous|prior",
        rf"{WHO}(?:{IS})? (?:did|served|got|doing|given|has done) (?:\d{{1,2}}|[a-z]{{2,9}}) (?:days|weeks"
        rf"|months"
        rf"|years)(?: inside)? for {_CRIMES}",
        r"(?:has|have|had|with) (?:\d{1,3}|several|two|three|four|many) (?:previous|prior"
        r"|unspent) convictions?",
        rf"(?:has|have|had|with) (?:no |some )?previous (?:convictions? )?for {_CRIMES}",
    ),
    rule(
        "health",
        "ivf|iui|fertility|rehab|ehcp|ehc plan|mrsa",
        rf"{HIS} (?:first |second |third |last |next )?(?:ivf|iui|fertility) (?:cycle|round|transfer"
        rf"|treatment)s?",
        r"(?:has|have|had|with) an? (?:ehcp|ehc plan)(?= for|[.,;]|$)",
        r"(?<![\w-])(?:mrsa|vre) (?:positive|\+ve)(?=[.,;]|$)",
        rf"{WHO}{IS} {ADVERBS}in rehab(?= for (?:alcohol|drugs|cocaine|heroin|pills|opioids|drink)| again"
        rf"|$|[.,;!])",
    ),
    rule(
        "ethnicity",
        "refugee status|asylum|humanitarian protection",
        rf"{WHO} (?:[^\n.;]{{1,24}} and )?(?:was|were|has been|have been|got|is) (?:granted|given|refused"
        rf"|denied)"
        r" (?:refugee status|asylum|humanitarian protection)",
    ),
)
"""Turns of phrase with their own words for it."""
