"""Patterns that are tried only where words begin as they do: they find what ``finditer`` finds."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detect.families import FAMILIES
from redactor.detect.heads import Headed, WordStarts

PATTERNS = (
    r"(?<!\w)(?:user|account)s? (?P<name>\w+)",
    r"(?<![^\W_])(?i:d\.?o\.?b|birth|né)[ :]+\d+",
    r"(?<![\w-])(?i:is|kit)\w*",
    r"(?<![\w.])\d{2}-\d",
    r"(?<!\w)(?:[ab]c){1,2}(?!\w)|(?<![\w-])x?y\d",
    r"(?<!\w)(?i:σ|åb|生年)\w",
)
SIGNS = st.text("uUsSeErR aAcC cC xy019-.:_dDoObBnNéÉiIİıſKtTσΣςåÅÅ生年٣'\n", max_size=60)


def naive(pattern: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(pattern, text)]


def fast(pattern: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in Headed(pattern).finditer(text, WordStarts(text))]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=SIGNS)
def test_what_is_found_is_what_the_pattern_finds(pattern: str, text: str) -> None:
    assert fast(pattern, text) == naive(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (PATTERNS[0], "the USER users jane, account_x account of"),
        (PATTERNS[1], "a_dob: 12 D.O.B 7 Né 1980 BİRTH 3 adob 1"),
        (PATTERNS[2], "iS is-it Kit \u212aIT ıs this"),
        (PATTERNS[3], "12-3 ٣٣-4 1.22-3 99-9"),
        (PATTERNS[4], "acbc ac acbcac xy1 y2 -y3 _ac"),
        (PATTERNS[5], "Σa ςa \u212bba 生年月"),
    ],
)
def test_examples(pattern: str, text: str) -> None:
    assert naive(pattern, text)
    assert fast(pattern, text) == naive(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "heads"),
    [
        (r"(?<!\w)(?:log(?:ged)? in|sign on)", {"log ", "logg", "sign"}),
        (r"(?<!\w)(?:ab|abc|abd)", {"ab"}),
        (r"(?<!\w)\d{2}[-/]?\d{4}", {"000000", "00-0000", "00/0000"}),
        (r"(?<!\w)(?:v\d{1,3}|19(?:ab){1,2}c)", {"v0", "00ab"}),
        (r"(?<!\w)x\w?y", {"x"}),
        (r"(?<!\w)a(?=b)c?d", {"acd", "ad"}),
        (r"(?<!\w)[A-Z]{3}\d{2}x", {"aaa00a"}),
    ],
)
def test_heads_are_read_from_the_pattern(pattern: str, heads: set[str]) -> None:
    assert set().union(*Headed(pattern).heads[1].values()) == heads


@pytest.mark.parametrize(
    "pattern", ["user", r"(?<!\d)user", r"(?<!\w)\w+", r"(?<!\w)u?", r"(?<!\w)@user", r"(?<!\w)a|b"]
)
def test_a_pattern_without_a_known_beginning_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="does not begin"):
        assert Headed(pattern).heads


def every() -> Iterator[Headed]:
    """Yield the patterns of this kind that stand in the recognizers' modules and tables."""
    for name in sorted(name for name in sys.modules if name.startswith("redactor.detect")):
        for value in vars(sys.modules[name]).values():
            for each in value if isinstance(value, tuple) else (value,):
                parts = each if isinstance(each, tuple) else (each, getattr(each, "shape", None))
                yield from (part for part in parts if isinstance(part, Headed))


def test_all_patterns_of_the_recognizers_begin_so() -> None:
    assert FAMILIES
    found = list(every())
    assert len(found) > 100
    assert all(pattern.heads[1] for pattern in found)
