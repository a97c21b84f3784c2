"""What holds of a text's parts whatever it is made of: sentences, fragments, placeholders and noise."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.detect.inert import places
from redactor.detect.language import parts_of

SENTENCES = (
    "Bitte senden Sie die unterschriebenen Unterlagen bis Freitag an unsere Buchhaltung.",
    "Le client n'a pas encore réglé sa facture et attend toujours notre réponse.",
    "Klient jeszcze nie zapłacił faktury i czeka na naszą odpowiedź.",
    "Встреча с Ириной",
    "佐藤さんとの打ち合わせ",
)
OTHER = (
    "Please have a look at this offer and tell me what you think about it.",
    "Inbox (12) - Outlook",
    "[PERSON]",
    "[EMAIL_ADDRESS_7F3A09C2D1]",
    "Reply  Forward",
    "",
    "\ufffc",
    "a1 := b2;",
)
NOISE = st.text(alphabet="ab .\n\tЖ中é\u0301\ufffc[]\ud800", max_size=20)
TEXTS = st.lists(
    st.tuples(
        st.one_of(st.sampled_from(SENTENCES), st.sampled_from(OTHER), NOISE),
        st.sampled_from(["\n", "\n\n", " ", ""]),
    ),
    max_size=8,
).map(lambda pieces: "".join(piece + end for piece, end in pieces))
SEVERAL = settings(max_examples=150, deadline=None)


@SEVERAL
@given(TEXTS)
def test_parts_stand_in_order_inside_the_text_and_outside_placeholders(text: str) -> None:
    end = 0
    ours = [set(range(*place)) for place in places(text)]
    for part in parts_of(text):
        assert end <= part.span.start < part.span.end <= len(text)
        end = part.span.end
        covered = set(range(part.span.start, part.span.end))
        assert not any(covered & place for place in ours)
        assert text[part.span.start : part.span.end].strip() == text[part.span.start : part.span.end]
        assert part.language.sure


@SEVERAL
@given(TEXTS)
def test_masking_the_parts_comes_to_an_end(text: str) -> None:
    for _ in range(4):
        parts = parts_of(text)
        for part in reversed(parts):
            text = text[: part.span.start] + "[UNREADABLE]" + text[part.span.end :]
    assert parts_of(text) == ()


@SEVERAL
@given(st.sampled_from(SENTENCES), TEXTS)
def test_a_sentence_of_its_own_is_found_whatever_stands_around_it(sentence: str, around: str) -> None:
    text = f"{around}\n\n{sentence}\n\n{around}"
    start = len(around) + 2
    codes = {part.language.code for part in parts_of(text) if part.span.start <= start < part.span.end}
    assert len(codes - {"en"}) == 1
