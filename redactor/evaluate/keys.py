"""Scoring typing: what is left of private values on the events, and what is lost of everything else.

A value counts as *reached* when no three characters in a row of it, or no half of a shorter one, can be read
off the presses that were made for it, and no placeholder or clipboard says it. A key that was pressed for no
private value is *lost* when it is a key no more.
"""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher

from redactor.evaluate.marks import Key, KeysAnswer, KeysCase, Score, TypedPlace
from redactor.evaluate.texts import STOPS

TELLING = 3
"""How many characters of a value in a row tell something of it; half of it, where it is shorter."""


def score_keys(case: KeysCase, answer: KeysAnswer) -> Score:
    """Return what one field adds to each measure; typing that was kept back adds to ``withheld`` only."""
    if answer.withheld:
        return Score({("", "withheld"): (1, 1)}, withheld=answer.withheld)
    ratios: defaultdict[Key, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    ratios["", "withheld"] = (0, 1)
    left = tuple(place for place in case.gold if _is_left(place, answer))
    private = {index for place in case.gold for index in place.presses}
    others = [index for index, key in enumerate(answer.keys) if key and index not in private]
    lost = sum(not answer.kept[index] for index in others)
    if case.gold:
        ratios["", "zero_leak"] = (not left, 1)
    else:
        ratios["", "oversmash"] = (lost > 0, 1)
    for place in case.gold:
        for key in ((place.entity, "recall_covered"), ("", "recall_covered")):
            above, below = ratios[key]
            ratios[key] = (above + (place not in left), below + 1)
    ratios["", "keys_lost"] = (lost, len(others))
    return Score(ratios, missed=left)


def _is_left(place: TypedPlace, answer: KeysAnswer) -> bool:
    value = place.value.strip(STOPS)
    shown = "".join(answer.signs[index] for index in place.presses)
    return reveals(shown, value) or (len(value) > TELLING and value in answer.told)


def reveals(left: str, value: str) -> bool:
    """Tell whether signs that are left on keys hold so much of a value."""
    match = SequenceMatcher(None, left.casefold(), value.casefold(), autojunk=False).find_longest_match()
    return match.size >= max(1, min(TELLING, (len(value) + 1) // 2))
