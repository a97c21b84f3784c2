"""Dates of birth, moved by up to three years: another day, the same form, about the same age."""

from __future__ import annotations

from datetime import date, timedelta

import regex

from redactor.mask.surrogate.draws import Draws, Made, in_case_of

_MONTHS = (
    "January February March April May June July August September October November December".split(),
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
)
_NUMERIC = (
    regex.compile(r"(?P<y>(?:19|20)\d\d)(?P<s>[-/. ]?)(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)"),
    regex.compile(r"(?P<d>\d\d?)(?P<s>\. ?|[-/ ])(?P<m>\d\d?)(?P=s)(?P<y>(?:19|20)\d\d|\d\d)"),
)
_NAME = r"(?P<m>" + "|".join(month for names in _MONTHS for month in names) + r"|Sept)\.?"
_WRITTEN = (
    regex.compile(
        rf"(?P<d>\d\d?)(?:st|nd|rd|th)?(?: of)?[ -]{_NAME},?[ -](?P<y>(?:19|20)?\d\d)", regex.IGNORECASE
    ),
    regex.compile(rf"{_NAME} (?P<d>\d\d?)(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)", regex.IGNORECASE),
)
_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_ORDINAL = regex.compile(r"(?<=\d)(?:st|nd|rd|th)")
_YEARS = 3


def birth(value: str, draws: Draws) -> Made | None:
    """Return another date in the same form; None where the form is not known (words, other languages).

    Day, month and year all differ, so that nothing of the date is left. Which of two numbers is the day,
    nobody can tell: neither is above 12 then.
    """
    for pattern in (*_NUMERIC, *_WRITTEN):
        found = pattern.fullmatch(value)
        if found:
            return _moved(found, draws)
    return None


def _moved(found: regex.Match[str], draws: Draws) -> Made | None:
    day, month, year = found["d"], found["m"], found["y"]
    by_name = month.isalpha()
    old = [int(day), _number(month) if by_name else int(month), int(year)]
    for _ in range(64):
        new = _other(int(year), draws)
        if (
            {new.day, new.month} & set(old[:2])
            or new.year % 100 == old[2] % 100
            or new.day < 10
            or new.month > 9
        ):
            continue
        if not by_name:
            # A day above 12 would tell which is which.
            new = new.replace(day=10 + new.day % 3)
        if new.day in old[:2]:
            continue
        return Made(_written(found, new, by_name=by_name), frozenset({"of", "st", "nd", "rd", "th"}))
    return None


def _other(year: int, draws: Draws) -> date:
    full = year if year > 99 else 1900 + year
    start = date(full - _YEARS, 1, 1)
    return start + timedelta(days=draws.below(366 * (2 * _YEARS + 1) - 2 * _YEARS))


def _written(found: regex.Match[str], new: date, *, by_name: bool) -> str:
    names = next((names for names in reversed(_MONTHS) if found["m"].title() in names), _MONTHS[0])
    month = in_case_of(found["m"], names[new.month - 1]) if by_name else f"{new.month:0{len(found['m'])}d}"
    shown = {"d": f"{new.day}", "m": month, "y": str(new.year)[-len(found["y"]) :]}
    text = found.string
    for part in sorted(shown, key=found.start, reverse=True):
        text = text[: found.start(part)] + shown[part] + text[found.end(part) :]
    return str(_ORDINAL.sub(_ENDINGS.get(new.day, "th"), text))


def _number(month: str) -> int:
    short = month[:3].title()
    return _MONTHS[1].index(short) + 1
