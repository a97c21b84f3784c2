"""The form of a rule for special categories."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

NAME = (
    r"(?-i:(?!(?:It|This|Man|Woman|Teen|Teenager|Police|Former|Minister|Suspect|Actor|Gang|That|There"
    r"|What|Every\w{1,5}|Nobody|Who|Which|One|The|These|Those|Here|How|If"
    r"|And|But|So|Today|World|America|Europe|Germany|China|Japan|Britain|Russia|Patients?|People|Women"
    r"|Men|Children|System|Code|Users?|Someone|Anyone|Somebody|Anybody|Adults|Teens|Customers?"
    r"|Employees|Staff|Workers|Market|Company|Study|Trial|Feature|Button|Option|Service|Server|Kernel"
    r"|Cluster|Database|Account|Team|Group|Why|When|Where|Not|Now|Yes|Please|Can|Did|Does|Has|Had|Have"
    r"|With|For|From|After|Before|Living|About|Like|Also|Then|Our|Your|Their|His|Her|My|To|In|On|At|Of"
    r"|As|Is|Are|Was|Were|Still|Already|Never)\b)"
    r"[A-ZÀ-Þ][a-zß-ÿ]{1,20})"
)
"""A word that may be somebody's name, in a pattern that ignores case otherwise."""


@dataclass(frozen=True)
class Rule:
    """Turns of phrase of one category; it runs where one of its literals (lower case) occurs."""

    category: str
    literals: tuple[str, ...]
    written: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when first needed: most texts need few of them, and a start none."""
        return re.compile(self.written, re.IGNORECASE | re.MULTILINE)


def rule(category: str, literals: str, *phrases: str) -> Rule:
    """Return the rule of whole words that finds any of the phrases; ``literals`` are separated by ``|``."""
    pattern = rf"(?<![\w-])(?=\S)(?:{'|'.join(phrases)})(?![\w-])"
    return Rule(category, tuple(literals.split("|")), pattern)
