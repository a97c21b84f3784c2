"""Layout under random input, against a naive twin written from the specification."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from redactor.ocr.layout import EngineWord, View, build_page
from redactor.values import Page

WIDTH, HEIGHT = 60, 40

words = st.builds(
    EngineWord,
    text=st.text(st.sampled_from("ab7@.|- \n\u00e4\U0001f600"), max_size=5),
    x=st.integers(0, 2 * WIDTH),
    y=st.integers(0, 2 * HEIGHT),
    width=st.integers(0, 30),
    height=st.integers(0, 20),
    confidence=st.sampled_from([0.0, 0.3, 0.49, 0.5, 1.0]),
    line=st.tuples(st.integers(0, 4)),
)
views = st.builds(
    View,
    width=st.just(WIDTH),
    height=st.just(HEIGHT),
    factor=st.sampled_from([1.0, 1.5, 2.0]),
    margin=st.sampled_from([0, 16]),
)


def twin_words(given_words: list[EngineWord], view: View) -> Counter[tuple[str, frozenset[tuple[int, int]]]]:
    """Return what must be on the page: text and the pixels that the exact box touches."""
    kept: Counter[tuple[str, frozenset[tuple[int, int]]]] = Counter()
    for word in given_words:
        text = " ".join(word.text.split())
        if not text or (word.confidence < 0.5 and not any(char.isalnum() for char in text)):
            continue
        columns = twin_side(word.x, word.width, view.width, view)
        rows = twin_side(word.y, word.height, view.height, view)
        kept[text, frozenset((x, y) for x in columns for y in rows)] += 1
    return kept


def twin_side(start: int, length: int, limit: int, view: View) -> list[int]:
    """Return the pixels of one side that share more than a point with the exact interval."""
    factor = Fraction(view.factor)
    low, high = (start - view.margin) / factor, (start + length - view.margin) / factor
    touched = [pixel for pixel in range(limit) if pixel < high and pixel + 1 > low]
    if length and touched:
        return touched
    # Nothing touched: the pixel nearest to where the interval starts.
    return touched or [min(max(int(low // 1), 0), limit - 1)]


def words_of(page: Page) -> Counter[tuple[str, frozenset[tuple[int, int]]]]:
    """Return the page's words as text and pixels."""
    found: Counter[tuple[str, frozenset[tuple[int, int]]]] = Counter()
    for word in page.words:
        zone = word.zone
        pixels = frozenset(
            (x, y) for x in range(zone.x, zone.x + zone.width) for y in range(zone.y, zone.y + zone.height)
        )
        found[page.text[word.span.start : word.span.end], pixels] += 1
    return found


@given(st.lists(words, max_size=14), views)
def test_every_word_is_on_the_page_once_at_its_place(given_words: list[EngineWord], view: View) -> None:
    assert words_of(build_page(given_words, view)) == twin_words(given_words, view)


@given(st.lists(words, max_size=14), views)
def test_between_words_stands_only_what_the_format_says(given_words: list[EngineWord], view: View) -> None:
    page = build_page(given_words, view)
    end = 0
    for before, word in zip((None, *page.words), page.words, strict=False):
        between = page.text[end : word.span.start]
        if before is None:
            assert between == ""
        elif before.line == word.line:
            assert between == " "
        else:
            assert word.line == before.line + 1
            assert between in {"\n", "\n\n"}
        end = word.span.end
    assert end == len(page.text)


@given(st.lists(words, max_size=10), views)
def test_a_gap_of_a_column_is_never_inside_a_line(given_words: list[EngineWord], view: View) -> None:
    page = build_page(given_words, view)
    # How wide a gap may be is said by the words of the engine's line, before it was cut into columns.
    tallest = max((word.zone.height for word in page.words), default=0)
    for number in {word.line for word in page.words}:
        line = [word.zone for word in page.words if word.line == number]
        right = line[0].x + line[0].width
        for zone in line[1:]:
            assert zone.x - right <= 2.5 * tallest
            right = max(right, zone.x + zone.width)
