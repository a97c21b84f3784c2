"""Units of long texts: every character in exactly one; numbers change, places do not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.detect.units import _NUMBER, in_original, steady, units

ANY = st.text(st.characters(exclude_categories=()), max_size=300)
LIKELY = st.text("Jane roe.!?)\"' \n\r\t#-,019af\u0301\u0660", max_size=400)


@given(st.lists(ANY | LIKELY, max_size=4).map("\n".join))
@settings(max_examples=300, deadline=None)
def test_units_follow_each_other(text: str) -> None:
    places = list(units(text))
    assert all(start < end for start, end in places)
    assert "".join(text[start:end] for start, end in places) == text
    assert [0, *(end for _, end in places)] == [*(start for start, _ in places), len(text)]


@given(ANY | LIKELY)
@settings(max_examples=300, deadline=None)
def test_what_is_steady_stays(text: str) -> None:
    assert steady(steady(text)) == steady(text)


@given(
    st.lists(LIKELY | st.from_regex(r"[0-9]{1,9}|10\.[0-9]{1,3}\.0\.1|[0-9]a[0-9a-f]{4,9}", fullmatch=True))
)
@settings(max_examples=300, deadline=None)
def test_places_lead_back(parts: list[str]) -> None:
    text = " ".join(parts)
    read = steady(text)
    # Every sign that is no number leads back to itself, in order.
    naive = _places(text)
    assert len(naive) == len(read)
    for place in range(len(read)):
        assert in_original(text, place, place + 1) == naive[place]
        assert in_original(text, 0, place + 1) == (naive[0][0], naive[place][1])


def _places(text: str) -> list[tuple[int, int]]:
    """Return for each sign of the steady text the place it stands for, one number after the other."""
    places: list[tuple[int, int]] = []
    here = 0
    for found in _NUMBER.finditer(text):
        places += [(place, place + 1) for place in range(here, found.start())]
        places += [found.span()] * len(steady(found.group()))
        here = found.end()
    return [*places, *((place, place + 1) for place in range(here, len(text)))]
