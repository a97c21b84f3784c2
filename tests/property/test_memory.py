"""Values in any grouping and values sign by sign, against naive twins written from what they promise."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from redactor.detect.folded import key, words
from redactor.detect.shelf import Shelf

NUMBERS = ("5555 5555 5555 4444", "INV-20418", "DE33 5001 0517 91")
SECRETS = ("p@$$w!rd", "#a-b#", "corr3ct")
SHELF = Shelf([*(("ID", number) for number in NUMBERS), *(("SECRET", secret) for secret in SECRETS)])

TEXTS = st.lists(
    st.sampled_from(
        "5|55|5555 5555 5555 4444|555555|5555|S5|4444|444|INV|inv|1nv|-|20418|2O4I8|DE33|5001|0517|91"
        "|p@$$w!rd|@|#a-b#|corr3ct|x| |  |\n|_|.|,|\u200b|é|----|\ufffc".split("|")
    ),
    max_size=24,
).map("".join)


def grouped(text: str) -> set[tuple[int, int]]:
    """Return every run of whole words that is a number when all but letters and digits is left out.

    Up to two signs more may be stuck to either end.
    """
    wanted = {key(number).replace(" ", "") for number in NUMBERS}
    spans, found = words(text), set()
    for first in range(len(spans)):
        for last in range(first, len(spans)):
            inside = spans[first : last + 1]
            gaps = [text[a[1] : b[0]] for a, b in pairwise(inside)]
            short = all(re.fullmatch(r"[\W_]{0,4}\s{0,16}", gap) and "\ufffc" not in gap for gap in gaps)
            glued = "".join(key(text[a:b]) for a, b in inside)
            if short and any(
                _holds(glued, number, *(key(text[a:b]) for a, b in (inside[0], inside[-1])))
                for number in wanted
            ):
                found.add((inside[0][0], inside[-1][1]))
    return found


def _holds(glued: str, number: str, first: str, last: str) -> bool:
    """Tell whether a number begins in the first word and ends in the last one."""
    places = [at for at in range(len(glued)) if glued.startswith(number, at)]
    ends = [
        (at, len(glued) - at - len(number))
        for at in places
        if at < len(first) and at + len(number) > len(glued) - len(last)
    ]
    return any(max(stuck) == 0 or (max(stuck) <= 2 and len(number) >= 9) for stuck in ends)


def same(text: str) -> set[tuple[int, int]]:
    """Return every place of a secret that no letter or digit goes on with."""
    found = set()
    for secret in SECRETS:
        for start in range(len(text) - len(secret) + 1):
            end = start + len(secret)
            goes_on = [
                secret[0].isalnum() and text[start - 1 : start].isalnum() and start > 0,
                secret[-1].isalnum() and text[end : end + 1].isalnum(),
            ]
            if text[start:end] == secret and not any(goes_on):
                found.add((start, end))
    return found


@given(TEXTS)
def test_numbers_in_any_grouping(text: str) -> None:
    (hits,) = SHELF.hits([text])
    assert {(start, end) for start, end, entity in hits if entity == "ID"} == grouped(text)


@given(TEXTS)
def test_secrets_sign_by_sign(text: str) -> None:
    (hits,) = SHELF.hits([text])
    assert {(start, end) for start, end, entity in hits if entity == "SECRET"} == same(text)
