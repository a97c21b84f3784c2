"""Layout under random input, against a naive twin written from the specification."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from redactor.values import Page
from tests.layouts import NumberedWord, build_page

WIDTH, HEIGHT = 60, 40

words = st.builds(
    NumberedWord,
    text=st.text(st.sampled_from("ab7@.|- \n\u00e4\U0001f600"), max_size=5),
    x=st.integers(-WIDTH, 2 * WIDTH),
    y=st.integers(-HEIGHT, 2 * HEIGHT),
    width=st.integers(0, 30),
    height=st.integers(0, 20),
    confidence=st.sampled_from([0.0, 0.3, 0.49, 0.5, 1.0]),
    line=st.integers(0, 4),
)


def twin_words(given_words: list[NumberedWord]) -> Counter[tuple[str, frozenset[tuple[int, int]]]]:
    """Return what must be on the page: text and the pixels of the screen in the box."""
    kept: Counter[tuple[str, frozenset[tuple[int, int]]]] = Counter()
    for word in given_words:
        text = " ".join(word.text.split())
        if not text or (word.confidence < 0.5 and not any(char.isalnum() for char in text)):
            continue
        columns = twin_side(word.x, word.width, WIDTH)
        rows = twin_side(word.y, word.height, HEIGHT)
        kept[text, frozenset((x, y) for x in columns for y in rows)] += 1
    return kept


def twin_side(start: int, length: int, limit: int) -> list[int]:
    """Return the pixels of one side; if the screen has none of them, the pixel nearest to the start."""
    inside = [pixel for pixel in range(start, start + length) if 0 <= pixel < limit]
    return inside or [min(range(limit), key=lambda pixel: abs(pixel - start))]


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


@given(st.lists(words, max_size=14))
def test_every_word_is_on_the_page_once_at_its_place(given_words: list[NumberedWord]) -> None:
    assert words_of(build_page(given_words, WIDTH, HEIGHT)) == twin_words(given_words)


@given(st.lists(words, max_size=14))
def test_between_words_stands_only_what_the_format_says(given_words: list[NumberedWord]) -> None:
    page = build_page(given_words, WIDTH, HEIGHT)
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


@given(st.lists(words, max_size=10))
def test_a_gap_of_a_column_is_never_inside_a_line(given_words: list[NumberedWord]) -> None:
    page = build_page(given_words, WIDTH, HEIGHT)
    # How wide a gap may be is said by the words of the engine's line, before it was cut into columns.
    tallest = max((word.zone.height for word in page.words), default=0)
    for number in {word.line for word in page.words}:
        line = [word.zone for word in page.words if word.line == number]
        right = line[0].x + line[0].width
        for zone in line[1:]:
            assert zone.x - right <= 2.5 * tallest
            right = max(right, zone.x + zone.width)
