"""What is painted by each mode of the policy, and what is looked at again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from redactor.errors import MaskError
from redactor.mask.encode import Encoder, PictureFormat
from redactor.ocr.image import decode
from redactor.pipeline.content import Content, MaskedImage, Screen
from redactor.pipeline.cover import Cover, channels
from redactor.pipeline.rules import HeldError, Rules
from redactor.policy.model import Handled
from redactor.policy.vocabulary import Handling, ImageMode
from redactor.values import Finding, Hint, Pixels, Reason, Span, Zone
from tests.fakes import CELL, PRIVATE, RULES, FakeDetector, FakeReader, page_of

WORDS = [("from", Zone(0, 0, 40, 12)), ("Jane", Zone(50, 0, 40, 12)), ("Doe", Zone(0, 20, 60, 12))]
PAGE = page_of(WORDS, 400, 100)
JANE = Finding("PERSON", 1.0, "d", span=Span(5, 13), zones=(Zone(50, 0, 40, 12), Zone(0, 20, 60, 12)))


def rules(mode: ImageMode, allowed: frozenset[str] | None = None, **handled: Handling) -> Rules:
    entities = {**RULES.policy.entities, **{name: Handled(handling) for name, handling in handled.items()}}
    policy = replace(RULES.policy, image_mode=mode, allowed_words=allowed, entities=entities)
    return Rules(policy, RULES.pseudonyms)


def screened(rules: Rules, *texts: str, reader: FakeReader | None = None) -> MaskedImage:
    reader = reader or FakeReader()
    return Content(FakeDetector(), reader).screen(Screen(reader.screen(*texts), Hint()), rules)


def test_a_plain_fill_has_no_labels() -> None:
    cover = Cover.of(PAGE, [JANE], rules(ImageMode.FILL))
    assert (cover.zones, cover.labels) == (JANE.zones, ())


@pytest.mark.parametrize(
    ("sure", "text", "spared"),
    [(0.9, "from", True), (0.69, "from", False), (0.9, "f", False)],
)
def test_words_that_are_read_well_are_spared(sure: float, text: str, *, spared: bool) -> None:
    page = page_of([(text, Zone(0, 0, 40, 12)), *WORDS[1:]], 400, 100)
    first, *others = page.words
    page = replace(page, words=(replace(first, confidence=sure), *others))
    cover = Cover.of(page, [replace(JANE, span=None)], rules(ImageMode.FILL))
    assert (first.zone in cover.spare) is spared


def test_where_all_text_is_covered_no_word_is_spared() -> None:
    cover = Cover.of(PAGE, [JANE], rules(ImageMode.MASK_ALL_BUT_ALLOWED, frozenset({"from"})))
    assert cover.spare == ()


@pytest.mark.parametrize(
    ("handling", "text"),
    [
        (Handling.REPLACE, "[PERSON]"),
        (Handling.MASK, "[PERSON]"),
        (Handling.PSEUDONYM, RULES.pseudonyms.token("PERSON", "Jane Doe")),
        (Handling.DROP, None),
    ],
)
def test_a_label_is_what_the_text_would_become_in_the_widest_zone(
    handling: Handling, text: str | None
) -> None:
    cover = Cover.of(PAGE, [JANE], rules(ImageMode.LABEL, PERSON=handling))
    assert [(label.zone, label.text) for label in cover.labels] == (
        [(Zone(0, 20, 60, 12), text)] if text else []
    )
    assert cover.zones == JANE.zones


def test_of_a_value_that_was_not_read_there_is_no_pseudonym() -> None:
    unread = replace(JANE, span=None)
    (label,) = Cover.of(PAGE, [unread], rules(ImageMode.LABEL, PERSON=Handling.PSEUDONYM)).labels
    assert label.text == "[PERSON]"


def test_all_other_text_is_covered_too() -> None:
    cover = Cover.of(PAGE, [JANE], rules(ImageMode.MASK_ALL_BUT_ALLOWED, frozenset({"from"})))
    assert cover.zones == (*JANE.zones, *JANE.zones)
    assert Cover.of(PAGE, [], rules(ImageMode.MASK_ALL_BUT_ALLOWED, frozenset())).zones


def test_the_last_look_counts_what_can_be_read() -> None:
    strict = rules(ImageMode.MASK_ALL_BUT_ALLOWED, frozenset())
    assert Cover.of(page_of([("Fr", Zone(0, 0, 9, 9))], 400, 100), [], strict).zones
    assert not Cover.of(page_of([("Fr", Zone(0, 0, 9, 9))], 400, 100), [], strict, last=True).zones
    assert Cover.of(page_of([("Freya", Zone(0, 0, 9, 9))], 400, 100), [], strict, last=True).zones
    assert (
        Cover.of(page_of([("Fr", Zone(0, 0, 9, 9))], 400, 100), [JANE], strict, last=True).zones == JANE.zones
    )


def test_covers_add_up() -> None:
    one, two = Cover((Zone(0, 0, 1, 1),)), Cover((Zone(5, 5, 1, 1),))
    assert one.with_more(two).zones == (Zone(0, 0, 1, 1), Zone(5, 5, 1, 1))


def test_the_policy_s_colour_becomes_three_channels() -> None:
    assert channels("#0a141e") == (10, 20, 30)


def test_all_but_allowed_words_of_a_screen_are_painted() -> None:
    strict = rules(ImageMode.MASK_ALL_BUT_ALLOWED, frozenset({"ledger"}))
    result = screened(strict, "Ledger", "gravel", PRIVATE)
    pixels = decode(result.safe.encoded).pixels
    shown = [bool(pixels[CELL + 1, CELL * (4 * index + 1) + 1].any()) for index in range(3)]
    assert shown == [True, False, False]
    assert [finding.entity for finding in result.findings] == ["EMAIL_ADDRESS"]


def test_other_text_that_only_the_second_look_shows_is_painted_too() -> None:
    reader = FakeReader(hidden_at_first=["gravel"])
    strict = rules(ImageMode.MASK_ALL_BUT_ALLOWED, frozenset())
    result = screened(strict, "stone", "gravel", reader=reader)
    assert result.findings == ()
    assert len(result.safe.zones) == 2
    assert reader.looks == [False, True, True]


def test_other_text_that_stays_readable_withholds_the_screen() -> None:
    reader = FakeReader(stuck=["gravel"])
    with pytest.raises(HeldError) as held:
        screened(rules(ImageMode.MASK_ALL_BUT_ALLOWED, frozenset()), "x", reader=reader)
    assert held.value.decision.reasons == (Reason.LOOK_AGAIN_FOUND,)
    assert screened(rules(ImageMode.FILL), "x", reader=FakeReader(stuck=["gravel"])).findings == ()


def test_a_label_is_released_but_not_looked_at() -> None:
    image = decode(FakeReader().screen("a", "b", "c"))
    zone = Zone(CELL, CELL, 8 * CELL, CELL)
    page = page_of([("x", zone)], image.width, image.height)
    found = replace(JANE, span=Span(0, 1), zones=(zone,))
    cover = Cover.of(page, [found], rules(ImageMode.LABEL))
    safe = cover.painted(image, RULES, None)
    (room,) = safe.zones
    area = np.s_[room.y : room.y + room.height, room.x : room.x + room.width]
    assert (decode(safe.encoded).pixels[area] == 255).any()
    seen = cover.hidden(image, RULES).pixels
    assert len(np.unique(seen[area].reshape(-1, 3), axis=0)) == 1
    outside = np.ones(seen.shape[:2], bool)
    outside[area] = False
    assert np.array_equal(seen[outside], image.pixels[outside])


def test_the_engine_s_format_is_used() -> None:
    reader = FakeReader()
    content = Content(FakeDetector(), reader, encoder=Encoder(PictureFormat.WEBP))
    safe = content.screen(Screen(reader.screen("gravel"), Hint()), RULES).safe
    assert safe.media_type == "image/webp"
    assert safe.encoded[8:12] == b"WEBP"


def test_a_word_in_which_something_shows_up_later_stays_no_more() -> None:
    word, other = Zone(0, 0, 40, 12), Zone(60, 0, 40, 12)
    first = Cover((Zone(0, 40, 10, 10),), spare=(word, other))
    assert first.with_more(Cover((Zone(30, 6, 10, 4),))).spare == (other,)


class Faulty(Encoder):
    """Changes the pixels before it encodes them."""

    def __init__(self, fault: Callable[[Pixels], Pixels]) -> None:
        super().__init__()
        self._fault = fault

    def encode(self, pixels: Pixels) -> bytes:
        return super().encode(self._fault(pixels.copy()))


def _dotted(pixels: Pixels) -> Pixels:
    pixels[-1, -1] ^= 1
    return pixels


@pytest.mark.parametrize(
    "fault", [_dotted, lambda pixels: pixels[:-1], lambda pixels: pixels[:, ::-1], np.zeros_like]
)
def test_a_file_that_shows_something_else_is_not_released(fault: Callable[[Pixels], Pixels]) -> None:
    reader = FakeReader()
    screen = Screen(reader.screen("gravel", PRIVATE), Hint())
    with pytest.raises(MaskError, match="not what was looked at"):
        Content(FakeDetector(), reader, encoder=Faulty(fault)).screen(screen, RULES)
