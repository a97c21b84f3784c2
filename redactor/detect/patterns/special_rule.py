"""The form of a rule for special categories."""

from __future__ import annotations

import re
from dataclasses import dataclass

NAME = (
    r"(?-i:(?!(?:It|This|That|There|What|Every\w{1,5}|Nobody|Who|Which|One|The|These|Those|Here|How|If|And"
    r"|But|So|Today|World"
    r"|America|Europe|Germany|China|Japan|Britain|Russia|Patients?|People|Women|Men|Children|System|Code)\b)"
    r"[A-ZÀ-Þ][a-zß-ÿ]{1,20})"
)
"""A word that may be somebody's name, in a pattern that ignores case otherwise."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Turns of phrase of one category; it runs where one of its literals (lower case) occurs."""

    category: str
    literals: tuple[str, ...]
    pattern: re.Pattern[str]


def rule(category: str, literals: str, *phrases: str) -> Rule:
    """Return the rule of whole words that finds any of the phrases; ``literals`` are separated by ``|``."""
    pattern = rf"(?<![\w-])(?:{'|'.join(phrases)})(?![\w-])"
    return Rule(category, tuple(literals.split("|")), re.compile(pattern, re.IGNORECASE))
