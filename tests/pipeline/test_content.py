"""Steps 2 to 7 on one piece of content, with fakes for the engines."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pytest

from redactor.errors import DetectError, InputError, ItemError, MaskError, MissingToolError, ReadError
from redactor.ocr.image import decode
from redactor.pipeline import content as corridor
from redactor.pipeline.content import Content, Screen
from redactor.pipeline.rules import LOOKS_AGAIN, HeldError
from redactor.pipeline.texts import MaskedText
from redactor.values import Action, Finding, Hint, Page, RawText, Reason, SafeImage, Span, Zone
from tests.fakes import (
    CELL,
    PRIVATE,
    RULES,
    FakeDetector,
    FakeReader,
    FaultyDetector,
    FaultyReader,
    an_error,
    no_answer,
    raising,
)


def masked(texts: Sequence[str], detector: FakeDetector | None = None) -> list[MaskedText | ItemError]:
    content = Content(detector or FakeDetector(), None)
    return content.texts([RawText(text) for text in texts], [Hint()] * len(texts), RULES)


def values(results: list[MaskedText | ItemError]) -> list[str]:
    return [
        result.safe.value if isinstance(result, MaskedText) else type(result).__name__ for result in results
    ]


# --- texts ------------------------------------------------------------------------------------------


def test_texts_are_masked_each_on_its_own() -> None:
    detector = FakeDetector()
    results = masked(["a <<x>> b", "plain", "see ((site)) <<y>>"], detector)
    assert values(results) == ["a [SECRET] b", "plain", "see ((site)) [SECRET]"]
    last = results[2]
    assert isinstance(last, MaskedText)
    assert [finding.entity for finding in last.findings] == ["URL", "SECRET"]
    assert detector.calls == 2  # once for all, and once more for all that were changed


def test_no_texts_are_no_work() -> None:
    assert masked([]) == []


def test_one_text_that_fails_does_not_take_the_others_with_it() -> None:
    detector = FaultyDetector(raising(an_error()), trigger="bomb")
    assert values(masked(["<<x>>", "a bomb", "fine"], detector)) == ["[SECRET]", "DetectError", "fine"]


def test_a_short_answer_for_many_is_asked_again_one_by_one() -> None:
    detector = FaultyDetector(no_answer, trigger="bomb")
    assert values(masked(["<<x>>", "a bomb"], detector)) == ["[SECRET]", "DetectError"]


def test_a_missing_tool_stops_everything() -> None:
    gone = MissingToolError("model", "the model is gone", remedy="install it")
    with pytest.raises(MissingToolError):
        masked(["a", "b"], FaultyDetector(raising(gone)))
    with pytest.raises(MissingToolError):
        masked(["a"], FaultyDetector(raising(gone)))


def test_a_withheld_entity_holds_its_text_alone() -> None:
    results = masked(["!!x!!", "<<y>>"])
    held, other = results
    assert isinstance(held, HeldError)
    assert held.decision.reasons == (Reason.ENTITY_WITHHELD,)
    assert isinstance(other, MaskedText)


def test_something_found_in_masked_text_withholds_it() -> None:
    class Second(FakeDetector):
        def in_text(self, text: str) -> tuple[Finding, ...]:
            hit = text.find("[SECRET]")
            found = super().in_text(text)
            return (*found, Finding("SECRET", 1.0, "d", span=Span(hit, hit + 3))) if hit >= 0 else found

    second = Second()
    (result,) = masked(["a <<x>>"], second)
    assert isinstance(result, HeldError)
    assert result.decision.reasons == (Reason.LOOK_AGAIN_FOUND,)
    assert second.calls == 1 + LOOKS_AGAIN


class ByNeighbour(FakeDetector):
    """Finds a word with a star only where a placeholder stands before it, as a model might."""

    def in_text(self, text: str) -> tuple[Finding, ...]:
        hits = re.finditer(r"(?<=\] )\w+\*", text)
        starred = (Finding("PERSON", 0.9, "names", span=Span(*hit.span())) for hit in hits)
        return (*super().in_text(text), *starred)


def test_what_shows_up_once_its_neighbour_is_masked_is_masked_too() -> None:
    (result, _) = masked(["a <<xx>> b* ((k)) c <<y>> d* e* f", "clean"], ByNeighbour())
    assert isinstance(result, MaskedText)
    shown = re.sub(r"_[0-9A-F]{10}", "", result.safe.value)
    assert shown == "a [SECRET] [PERSON] ((k)) c [SECRET] [PERSON] [PERSON] f"
    assert [(f.entity, f.span and f.span.start) for f in result.findings] == [
        ("SECRET", 2), ("PERSON", 9), ("URL", 12), ("SECRET", 20), ("PERSON", 26), ("PERSON", 29)
    ]  # fmt: skip


def test_a_fault_in_the_second_look_withholds() -> None:
    detector = FaultyDetector(raising(an_error()), trigger="[SECRET]")
    assert values(masked(["<<x>>"], detector)) == ["DetectError"]


# --- screens ----------------------------------------------------------------------------------------


def screen_of(reader: FakeReader, *texts: str, **more: object) -> Screen:
    return Screen(reader.screen(*texts), Hint(), **more)  # type: ignore[arg-type]  # the table's own fields


def zone_of(index: int) -> Zone:
    return Zone(CELL * (4 * index + 1), CELL, CELL, CELL)


def painted(image: SafeImage, index: int) -> bool:
    zone = zone_of(index)
    pixels = decode(image.encoded).pixels
    return bool((pixels[zone.y : zone.y + CELL, zone.x : zone.x + CELL] == 0).all())


def test_private_words_are_painted_and_the_others_stay() -> None:
    reader = FakeReader()
    result = Content(FakeDetector(), reader).screen(screen_of(reader, "hello", PRIVATE, "((site))"), RULES)
    assert [painted(result.safe, index) for index in range(3)] == [False, True, False]
    assert [finding.entity for finding in result.findings] == ["EMAIL_ADDRESS", "URL"]
    assert result.findings[0].zones == (zone_of(1),)
    assert (result.width, result.height) == (CELL * 12, CELL * 3)
    assert reader.looks == [False, True]


def test_a_clean_screen_keeps_its_pixels_and_is_looked_at_twice_as_well() -> None:
    reader = FakeReader()
    screen = screen_of(reader, "hello", "world")
    result = Content(FakeDetector(), reader).screen(screen, RULES)
    assert np.array_equal(decode(result.safe.encoded).pixels, decode(screen.data).pixels)
    assert reader.looks == [False, True]


def test_what_only_the_second_look_shows_is_painted_too() -> None:
    reader = FakeReader(hidden_at_first=[PRIVATE])
    result = Content(FakeDetector(), reader).screen(screen_of(reader, "<<x>>", PRIVATE), RULES)
    assert [painted(result.safe, index) for index in range(2)] == [True, True]
    assert reader.looks == [False, True, True]
    assert sorted(finding.entity for finding in result.findings) == ["EMAIL_ADDRESS", "SECRET"]


def test_what_persists_withholds_the_screen() -> None:
    reader = FakeReader(stuck=[PRIVATE])
    with pytest.raises(HeldError) as held:
        Content(FakeDetector(), reader).screen(screen_of(reader, "hello"), RULES)
    assert held.value.decision.reasons == (Reason.LOOK_AGAIN_FOUND,)
    assert reader.looks == [False] + [True] * corridor.SECOND_LOOKS


def test_what_persists_but_is_kept_by_policy_passes() -> None:
    reader = FakeReader(stuck=["((site))"])
    result = Content(FakeDetector(), reader).screen(screen_of(reader, "hello"), RULES)
    assert result.decision.action is Action.RELEASE


@pytest.mark.parametrize("hidden", [(), ("!!x!!",)])
def test_an_entity_that_policy_withholds_holds_the_screen(hidden: tuple[str, ...]) -> None:
    reader = FakeReader(hidden_at_first=hidden)
    with pytest.raises(HeldError) as held:
        Content(FakeDetector(), reader).screen(screen_of(reader, "!!x!!"), RULES)
    assert held.value.decision.reasons == (Reason.ENTITY_WITHHELD,)


def test_a_private_accessibility_text_covers_its_whole_element() -> None:
    reader = FakeReader()
    texts = ((f"from {PRIVATE}", zone_of(1)), ("((site))", zone_of(0)))
    screen = screen_of(reader, "hello", "unreadable", texts=texts)
    result = Content(FakeDetector(), reader).screen(screen, RULES)
    assert [painted(result.safe, index) for index in range(2)] == [False, True]
    assert all(finding.span is None and finding.zones for finding in result.findings)


def test_an_accessibility_text_beyond_the_screen_is_no_fault() -> None:
    reader = FakeReader()
    screen = screen_of(reader, "hello", texts=((PRIVATE, Zone(5000, 5000, 9, 9)),))
    result = Content(FakeDetector(), reader).screen(screen, RULES)
    assert result.safe.zones == ()


def test_without_a_reader_a_screen_is_a_missing_tool() -> None:
    with pytest.raises(MissingToolError, match="without a reader"):
        Content(FakeDetector(), None).screen(Screen(b"x", Hint()), RULES)


def test_bytes_that_are_no_image_are_wrong_input() -> None:
    with pytest.raises(InputError, match=r"frames/1\.png"):
        Content(FakeDetector(), FakeReader()).screen(Screen(b"x", Hint(), file="frames/1.png"), RULES)


@pytest.mark.parametrize("second_look", [False, True])
def test_a_page_of_another_size_is_garbage(*, second_look: bool) -> None:
    reader = FaultyReader(lambda _: Page("", (), 10, 10), second_look=second_look)
    with pytest.raises(ReadError, match="another size"):
        Content(FakeDetector(), reader).screen(screen_of(reader, "hello"), RULES)


def test_private_text_that_no_word_covers_is_a_fault() -> None:
    reader = FaultyReader(lambda pixels: Page(PRIVATE, (), pixels.shape[1], pixels.shape[0]))
    with pytest.raises(DetectError, match="no place"):
        Content(FakeDetector(), reader).screen(screen_of(reader, "hello"), RULES)


def test_a_masked_picture_that_cannot_be_opened_again_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = FakeReader()
    broken = SafeImage(1, 1, b"no image", "image/png", ())
    monkeypatch.setattr("redactor.mask.image.fill", lambda *_, **__: broken)
    with pytest.raises(MaskError, match="cannot be opened again"):
        Content(FakeDetector(), reader).screen(screen_of(reader, "hello"), RULES)


def test_nothing_here_shows_content_in_its_repr() -> None:
    assert repr(Screen(b"12", Hint(title=PRIVATE), texts=((PRIVATE, Zone(0, 0, 1, 1)),))) == "Screen(2 bytes)"
    (result,) = masked([f"to {PRIVATE}"])
    assert PRIVATE not in repr(result)


def test_an_accessibility_text_that_was_read_and_found_covers_no_more_than_that() -> None:
    reader = FakeReader()
    texts = ((f"from {PRIVATE} to all", zone_of(0)),)
    screen = screen_of(reader, PRIVATE, "hello", texts=texts)
    result = Content(FakeDetector(), reader).screen(screen, RULES)
    assert [painted(result.safe, index) for index in range(2)] == [True, False]
    assert len(result.findings) == 1
