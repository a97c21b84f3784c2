"""Listed names under random text: exact places, a naive twin for slips, nothing left after masking."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.detect.entry import Entry
from redactor.detect.folded import key, split, view, words
from redactor.detect.nearly import FIRST_LETTER_FREE, NearlyIndex, one_slip
from redactor.detect.terms import TermDetector
from redactor.values import Hint, RawText

TERMS = ("Project Bluebird", "Ares", "QuartzHawk", "Straße 9", "蓝鸟计划", "Zebra Company")
DETECTOR = TermDetector([Entry(term) for term in TERMS])
PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *TERMS,
                "project",
                "bluebird",
                "blue",
                "bird",
                "ares",
                "ARES",
                " ",
                "-",
                "_",
                ".",
                "\n",
                "'s",
                "s",
                "quartz",
            ]
        ),
        st.text(max_size=4),
    ),
    max_size=14,
).map("".join)


def _marked(text: str) -> str:
    """Return ``text`` with everything found replaced."""
    spans = [one.span for one in DETECTOR.find([RawText(text)], [Hint()])[0] if one.span]
    parts, here = [], 0
    for span in sorted(spans):
        if span.end > here:
            parts += [text[here : max(here, span.start)], "[CONFIDENTIAL_TERM]" if span.start >= here else ""]
            here = span.end
    return "".join([*parts, text[here:]])


@given(PIECES)
def test_what_is_masked_once_gives_no_findings(text: str) -> None:
    masked = _marked(text)
    assert DETECTOR.find([RawText(masked)], [Hint()]) == [()]


@given(st.sampled_from(TERMS), st.text(alphabet=' \n.,;(){}"!?#', min_size=1, max_size=6), PIECES)
def test_a_term_between_borders_is_covered_exactly(term: str, border: str, rest: str) -> None:
    text = f"{rest}{border}\n;;{term};;\n"
    start = len(rest) + len(border) + 3
    spans = {
        (one.span.start, one.span.end) for one in DETECTOR.find([RawText(text)], [Hint()])[0] if one.span
    }
    assert (start, start + len(term)) in spans


@given(st.text(max_size=40))
def test_every_word_of_a_view_leads_back_to_its_place(text: str) -> None:
    for spans in (words(text), split(text, words(text))):
        shown = view(text, spans)
        for start, place in zip(shown.starts, shown.places, strict=True):
            end = shown.text.index(" ", start)
            assert shown.original(start, end) == place
            assert key(text[place[0] : place[1]]).replace(" ", "") == shown.text[start:end].replace(" ", "")


def _distance_one(a: str, b: str) -> bool:
    """Tell by trying everything: one letter more, less or other, or two swapped."""
    letters = set(b)
    made = {a[:i] + a[i + 1 :] for i in range(len(a))}
    made |= {a[:i] + sign + a[i:] for i in range(len(a) + 1) for sign in letters}
    made |= {a[:i] + sign + a[i + 1 :] for i in range(len(a)) for sign in letters}
    made |= {a[:i] + a[i + 1] + a[i] + a[i + 2 :] for i in range(len(a) - 1)}
    return b in made and a != b


@given(st.text(alphabet="abc ", min_size=6, max_size=14), st.text(alphabet="abc ", min_size=6, max_size=14))
def test_one_slip_agrees_with_trying_everything(shown: str, name: str) -> None:
    expected = _distance_one(shown, name)
    if shown[:1] != name[:1] and len(name) < FIRST_LETTER_FREE:
        expected = False
    assert one_slip(shown, name) is expected


@settings(max_examples=200)
@given(st.lists(st.text(alphabet="abcd", min_size=8, max_size=11), max_size=8), st.data())
def test_the_index_finds_what_a_scan_finds(names: list[str], data: st.DataObject) -> None:
    base = data.draw(st.sampled_from([*names, "abcdabcd"]))
    place = data.draw(st.integers(0, len(base) - 1))
    shown = data.draw(
        st.sampled_from([base, base[:place] + base[place + 1 :], base[:place] + "d" + base[place:]])
    )
    expected = [number for number, name in enumerate(names) if one_slip(shown, name)]
    assert list(NearlyIndex(names).find(shown)) == expected
