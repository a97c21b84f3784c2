"""Rules that are tried only on the lines where one of their literals stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from redactor.detect.literals import Literals

TABLE = ((("ab", "c"), "first"), (("b",), "second"), (("ab",), "third"), (("d",), "never"))


def naive(text: str) -> list[tuple[str, int, int]]:
    found = []
    for literals, rule in TABLE:
        start = 0
        for line in text.split("\n"):
            if any(literal in line for literal in literals):
                found.append((rule, start, start + len(line)))
            start += len(line) + 1
    return found


@given(text=st.text("abcx \n", max_size=40))
def test_rules_come_with_the_lines_of_their_literals(text: str) -> None:
    assert list(Literals(TABLE).lines(text)) == naive(text)


def test_an_example() -> None:
    assert list(Literals(TABLE).lines("x\nxab b\n\nc")) == [
        ("first", 2, 7),
        ("first", 9, 10),
        ("second", 2, 7),
        ("third", 2, 7),
    ]
