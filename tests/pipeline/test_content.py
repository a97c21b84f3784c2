"""Steps 2 to 7 on one piece of content, with fakes for the engines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from redactor.errors import DetectError, InputError, ItemError, MaskError, MissingToolError, ReadError
from redactor.mask.image import emptied
from redactor.ocr.image import decode
from redactor.pipeline import content as corridor
from redactor.pipeline.content import Content, Screen
from redactor.pipeline.rules import LOOKS_AGAIN, HeldError, Rules
from redactor.pipeline.texts import MaskedText
from redactor.policy.load import load_builtin
from redactor.policy.merge import merge
from redactor.policy.model import Handled
from redactor.policy.vocabulary import Handling, LookAgain, Photos, Unreadable
from redactor.values import Action, Finding, Hint, Page, Pixels, RawText, Reason, SafeImage, Span, Zone
from tests.fakes import (
    CELL,
    PRIVATE,
    RULES,
    FakeDetector,
    FakeReader,
    FakeVisual,
    FaultyDetector,
    FaultyReader,
    WatchedReader,
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


def looking_again(word: LookAgain, share: int = 0) -> Rules:
    """Return the default rules with another word for how much of a screen is looked at again."""
    pack = replace(load_builtin("strict-global"), look_again_image=word, look_again_share=share)
    return Rules(merge([pack]), RULES.pseudonyms)


@pytest.mark.parametrize(("word", "looks"), [(LookAgain.CHANGED, [False]), (LookAgain.FULL, [False, True])])
def test_a_clean_screen_keeps_its_pixels(word: LookAgain, looks: list[bool]) -> None:
    reader = FakeReader()
    screen = screen_of(reader, "hello", "world")
    result = Content(FakeDetector(), reader).screen(screen, looking_again(word))
    assert np.array_equal(decode(result.safe.encoded).pixels, decode(screen.data).pixels)
    assert reader.looks == looks


@pytest.mark.parametrize(
    ("word", "far", "shown"),
    [
        (LookAgain.CHANGED, 1, [False, False, True, True]),
        (LookAgain.CHANGED, 3, [False, True, True, True]),  # what was not covered stays as it was read
        (LookAgain.FULL, 3, [False, True, True, False]),
    ],
)
def test_how_far_from_what_was_covered_is_looked_again(word: LookAgain, far: int, shown: list[bool]) -> None:
    reader = FakeReader(hidden_at_first=[PRIVATE])
    words = ["<<x>>", "hello", "there", "world"]
    words[far] = PRIVATE
    result = Content(FakeDetector(), reader).screen(screen_of(reader, *words), looking_again(word))
    assert [not painted(result.safe, index) for index in range(4)] == shown


@pytest.mark.parametrize(("share", "is_covered"), [(0, False), (100, True)])
def test_a_screen_of_the_share_is_read_whole(share: int, is_covered: bool) -> None:  # noqa: FBT001
    reader = FakeReader(hidden_at_first=[PRIVATE])
    screen = screen_of(reader, "<<x>>", "hello", "there", PRIVATE)
    result = Content(FakeDetector(), reader).screen(screen, looking_again(LookAgain.CHANGED, share))
    assert painted(result.safe, 3) is is_covered


def test_what_persists_on_a_screen_of_the_share_withholds_it() -> None:
    reader = FakeReader(stuck=[PRIVATE])
    screen, rules = screen_of(reader, "hello"), looking_again(LookAgain.CHANGED, 100)
    with pytest.raises(HeldError) as held:
        Content(FakeDetector(), reader).screen(screen, rules)
    assert held.value.decision.reasons == (Reason.LOOK_AGAIN_FOUND,)


def test_what_shows_up_is_looked_around_in_turn() -> None:
    other = "lee@example.com"
    reader = FakeReader(hidden_at_first=[PRIVATE, other])
    result = Content(FakeDetector(), reader).screen(screen_of(reader, "<<x>>", PRIVATE, other), RULES)
    assert [painted(result.safe, index) for index in range(3)] == [True] * 3
    assert reader.looks == [False, True, True, True]


@pytest.mark.parametrize("word", list(LookAgain))
def test_the_last_look_sees_what_is_released(word: LookAgain) -> None:
    reader = WatchedReader(hidden_at_first=[PRIVATE])
    screen = screen_of(reader, "<<x>>", PRIVATE, "hello", "((site))")
    safe = Content(FakeDetector(), reader).screen(screen, looking_again(word)).safe
    first, *_, last = reader.asked
    released = decode(safe.encoded)
    assert np.array_equal(first.pixels, decode(screen.data).pixels)
    assert np.array_equal(last.pixels, emptied(released, safe.zones).pixels)
    assert last.near == (None if word is LookAgain.FULL else (zone_of(0), zone_of(1)))


def test_what_only_the_second_look_shows_is_painted_too() -> None:
    reader = FakeReader(hidden_at_first=[PRIVATE])
    result = Content(FakeDetector(), reader).screen(screen_of(reader, "<<x>>", PRIVATE), RULES)
    assert [painted(result.safe, index) for index in range(2)] == [True, True]
    assert reader.looks == [False, True, True]
    assert sorted(finding.entity for finding in result.findings) == ["EMAIL_ADDRESS", "SECRET"]


@pytest.mark.parametrize(
    ("word", "text"), [(LookAgain.CHANGED, "<<x>>"), (LookAgain.FULL, "<<x>>"), (LookAgain.FULL, "hello")]
)
def test_what_persists_withholds_the_screen(word: LookAgain, text: str) -> None:
    reader = FakeReader(stuck=[PRIVATE])
    with pytest.raises(HeldError) as held:
        Content(FakeDetector(), reader).screen(screen_of(reader, text), looking_again(word))
    assert held.value.decision.reasons == (Reason.LOOK_AGAIN_FOUND,)
    assert reader.looks == [False] + [True] * corridor.SECOND_LOOKS


def test_what_persists_but_is_kept_by_policy_passes() -> None:
    reader = FakeReader(stuck=["((site))"])
    result = Content(FakeDetector(), reader).screen(screen_of(reader, "<<x>>"), RULES)
    assert reader.looks == [False, True]
    assert result.decision.action is Action.RELEASE


@pytest.mark.parametrize("hidden", [(), ("!!x!!",)])
def test_an_entity_that_policy_withholds_holds_the_screen(hidden: tuple[str, ...]) -> None:
    reader = FakeReader(hidden_at_first=hidden)
    with pytest.raises(HeldError) as held:
        Content(FakeDetector(), reader).screen(screen_of(reader, PRIVATE, "!!x!!"), RULES)
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
        Content(FakeDetector(), reader).screen(screen_of(reader, PRIVATE), RULES)


def test_private_text_that_no_word_covers_is_a_fault() -> None:
    reader = FaultyReader(lambda pixels: Page(PRIVATE, (), pixels.shape[1], pixels.shape[0]))
    with pytest.raises(DetectError, match="no place"):
        Content(FakeDetector(), reader).screen(screen_of(reader, "hello"), RULES)


def test_a_masked_picture_that_cannot_be_opened_again_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = FakeReader()
    broken = SafeImage(1, 1, b"no image", "image/png", ())
    monkeypatch.setattr("redactor.mask.image.fill", lambda *_, **__: broken)
    with pytest.raises(MaskError, match="cannot be opened again"):
        Content(FakeDetector(), reader).screen(screen_of(reader, "hello"), looking_again(LookAgain.FULL))


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


# --- what a screen shows besides text ---------------------------------------------------------------

PHOTO = Finding("PHOTO", 0.8, "fake", zones=(Zone(CELL, 0, CELL, CELL),))
FACE = Finding("FACE", 0.9, "fake", zones=(Zone(CELL + 4, 4, 4, 4),))


class Unsure(FakeReader):
    """Doubts one of its words, and sees a line without words beside the last one."""

    def read(
        self,
        pixels: Pixels,
        *,
        scale: float = 1.0,
        second_look: bool = False,
        near: Sequence[Zone] | None = None,
        covered: Sequence[Zone] = (),
    ) -> Page:
        page = super().read(pixels, scale=scale, second_look=second_look, near=near, covered=covered)
        words = [
            replace(word, zone=replace(word.zone, width=2 * CELL), confidence=0.2)
            if page.text[word.span.start : word.span.end] == "V6"
            else word
            for word in page.words
        ]
        return replace(page, words=tuple(words), unread=(self.line,))

    line = Zone(0, 0, 1, 1)


@pytest.mark.parametrize(
    ("texts", "unreadable", "wanted"),
    [
        (("<<x>>", "V6", "<<y>>"), "mask", ["SECRET", "ILLEGIBLE", "SECRET", "ILLEGIBLE"]),
        (("<<x>>", "V6", "<<y>>"), "keep", ["SECRET", "SECRET"]),
        (("hello", "V6", "there"), "mask", []),
    ],
)
def test_what_cannot_be_read_beside_private_text_is_covered(
    texts: tuple[str, ...], unreadable: str, wanted: list[str]
) -> None:
    reader = Unsure()
    reader.line = Zone(10 * CELL, CELL, 2 * CELL, CELL)
    pack = replace(load_builtin("strict-global"), unreadable=Unreadable(unreadable))
    rules = Rules(merge([pack]), RULES.pseudonyms)
    result = Content(FakeDetector(), reader).screen(screen_of(reader, *texts), rules)
    assert sorted(finding.entity for finding in result.findings) == sorted(wanted)
    pixels = decode(result.safe.encoded).pixels
    assert pixels[CELL : 2 * CELL, 11 * CELL : 12 * CELL].any() == ("ILLEGIBLE" not in wanted)


def with_photos(word: str, **entities: str) -> Rules:
    """Return the default rules with another word for photos and other operators."""
    handled = {name: Handled(Handling(operator)) for name, operator in entities.items()}
    pack = load_builtin("strict-global")
    changed = replace(pack, photos=Photos(word), entities={**pack.entities, **handled})
    return Rules(merge([changed]), RULES.pseudonyms)


def test_a_photo_is_covered_and_counted() -> None:
    reader, visual = FakeReader(), FakeVisual(PHOTO, FACE)
    result = Content(FakeDetector(), reader, visual).screen(screen_of(reader, "hello", "there"), RULES)
    assert [finding.entity for finding in result.findings] == ["PHOTO"]
    assert visual.wanted == [frozenset({"PHOTO", "QR_CODE", "BARCODE"})]
    pixels = decode(result.safe.encoded).pixels
    assert not pixels[:CELL, CELL : 2 * CELL].any()


@pytest.mark.parametrize(
    ("photos", "entities", "wanted"),
    [
        ("mask", {}, {"PHOTO", "QR_CODE", "BARCODE"}),
        ("mask", {"FACE": "withhold"}, {"PHOTO", "FACE", "QR_CODE", "BARCODE"}),
        ("mask", {"PHOTO": "keep", "QR_CODE": "keep"}, {"FACE", "BARCODE"}),
        ("faces_only", {}, {"FACE", "QR_CODE", "BARCODE"}),
        ("keep", {}, {"QR_CODE", "BARCODE"}),
        ("keep", {"QR_CODE": "keep", "BARCODE": "keep"}, set()),
    ],
)
def test_what_is_looked_for_follows_the_policy(
    photos: str, entities: dict[str, str], wanted: set[str]
) -> None:
    assert with_photos(photos, **entities).wanted_visuals == wanted


@pytest.mark.parametrize(
    ("photos", "covered"), [("mask", list(PHOTO.zones)), ("faces_only", []), ("keep", [])]
)
def test_a_photo_that_is_covered_is_not_read(photos: str, covered: list[Zone]) -> None:
    reader = WatchedReader()
    content = Content(FakeDetector(), reader, FakeVisual(PHOTO, FACE))
    screen, rules = screen_of(reader, "<<x>>", "there"), with_photos(photos)
    content.screen(screen, rules)
    content.seen_on(screen, rules)  # the page is known
    assert [(one.second_look, list(one.covered)) for one in reader.asked] == [(False, covered), (True, [])]


def test_nothing_is_looked_for_when_all_is_kept() -> None:
    reader, visual = FakeReader(), FakeVisual(PHOTO)
    rules = with_photos("keep", QR_CODE="keep", BARCODE="keep")
    Content(FakeDetector(), reader, visual).screen(screen_of(reader, "hello", "there"), rules)
    assert visual.wanted == []


def test_a_face_may_hold_a_screen_back() -> None:
    reader = FakeReader()
    content = Content(FakeDetector(), reader, FakeVisual(FACE))
    with pytest.raises(HeldError) as caught:
        content.screen(screen_of(reader, "hello", "there"), with_photos("mask", FACE="withhold"))
    assert caught.value.decision.reasons == (Reason.ENTITY_WITHHELD,)


@pytest.mark.parametrize(
    "wrong",
    [
        Finding("PHOTO", 0.8, "fake", zones=(Zone(0, 0, 10_000, 4),)),
        Finding("PHOTO", 0.8, "fake", span=Span(0, 4)),
        Finding("PERSON", 0.8, "fake", zones=(Zone(0, 0, 4, 4),)),
    ],
)
def test_a_visual_answer_that_cannot_be_is_an_error(wrong: Finding, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, visual = FakeReader(), FakeVisual()
    monkeypatch.setattr(visual, "find", lambda *_, **__: (wrong,))
    with pytest.raises(DetectError, match="visual finding"):
        Content(FakeDetector(), reader, visual).screen(screen_of(reader, "hello"), RULES)


def test_a_visual_detector_that_fails_fails_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, visual = FakeReader(), FakeVisual()
    monkeypatch.setattr(visual, "find", raising(DetectError("it failed")))
    with pytest.raises(DetectError, match="it failed"):
        Content(FakeDetector(), reader, visual).screen(screen_of(reader, "hello"), RULES)
