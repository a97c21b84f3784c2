"""Which model reads what, and what none of them can read."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from redactor.detect.by_language import UNREADABLE, LanguageDetector
from redactor.errors import DetectError, UsageError
from redactor.ports import Detector
from redactor.values import Finding, Hint, RawText, Span
from tests.contract.test_detector import PATTERNS, DetectorContract

GERMAN = "Bitte senden Sie die unterschriebenen Unterlagen bis Freitag an Frau Albrecht."
ENGLISH = "Please send the signed papers to our office before the end of the week."
FRAGMENT = "Inbox - Anna"


class _Words:
    """Finds every word of a list, and remembers what it was shown."""

    def __init__(self, *words: str, name: str = "words 1") -> None:
        self.words = words
        self.name = name
        self.entities = frozenset({"PERSON"})
        self.seen: list[str] = []

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        del hints
        self.seen += [text.value for text in texts]
        return [tuple(self._in(text.value)) for text in texts]

    def _in(self, text: str) -> list[Finding]:
        found = [(text.find(word), word) for word in self.words if word in text]
        return [Finding("PERSON", 0.9, "words", span=Span(at, at + len(word))) for at, word in found]


class _Mails:
    """The patterns, with persons among what they say they look for."""

    name = PATTERNS.name
    entities = PATTERNS.entities | {"PERSON"}
    find = staticmethod(PATTERNS.find)


class TestLanguageDetector(DetectorContract):
    """The port's promises, on a model of one language."""

    @pytest.fixture
    def detector(self) -> Detector:
        return LanguageDetector({"en": [_Mails()]})

    def test_any_characters_are_bearable(self, detector: Detector) -> None:
        answers = detector.find([RawText("\ud800"), RawText("\ufffc" * 9), RawText("١٢٣")], [Hint()] * 3)
        assert answers == [(), (), ()]


def found(detector: Detector, text: str) -> list[tuple[str, str, str]]:
    (answer,) = detector.find([RawText(text)], [Hint()])
    return sorted((one.entity, one.rule, text[one.span.start : one.span.end]) for one in answer if one.span)


def test_text_that_no_model_reads_is_a_finding() -> None:
    detector = LanguageDetector({"en": [_Words("Anna")]})
    assert found(detector, GERMAN) == [(UNREADABLE, "de", GERMAN)]
    assert found(detector, f"{ENGLISH}\n\n{GERMAN}\n\n{FRAGMENT}") == [
        ("PERSON", "", "Anna"),
        (UNREADABLE, "de", GERMAN),
    ]
    assert found(detector, "Call with 田中太郎 today") == [(UNREADABLE, "zh", "田中太郎")]
    assert UNREADABLE in detector.entities


def test_a_name_found_by_luck_is_a_name_found() -> None:
    detector = LanguageDetector({"en": [_Words("Albrecht")]})
    assert found(detector, GERMAN) == [("PERSON", "", "Albrecht"), (UNREADABLE, "de", GERMAN)]


def test_models_are_shown_the_plain_form() -> None:
    hidden = "Call A\u200bn\u0301na\u0301 today"
    assert found(LanguageDetector({"en": [_Words("Anna")]}), hidden) == [
        ("PERSON", "", "A\u200bn\u0301na\u0301"),
    ]


DATA = "aG9Zx3Kq" * 10 + "=="
"""Signs that change their kind as those of base64 do."""


@pytest.mark.parametrize("text", [f"key {DATA} Anna", f"{DATA}\n{DATA}\nAnna", f'"{DATA}", "Anna"'])
def test_models_are_not_shown_data(text: str) -> None:
    model = _Words("Anna", "Zx3")
    assert found(LanguageDetector({"en": [model]}), text) == [("PERSON", "", "Anna")]
    assert [len(seen) for seen in model.seen] == [len(text)]


@pytest.mark.parametrize(
    "text",
    [
        "/home/AnnaAlbrecht/Documents/Contracts/2026/Offer_Anna_Albrecht_signed_2026",
        "AnnaAlbrechtAndKimRoeMetInTheGardenOfTheHouseAtTheEndOfTheStreet",
        "ANNA_ALBRECHT_AND_KIM_ROE_MET_IN_THE_GARDEN_OF_THE_HOUSE_AT_THE_END",
        DATA[:59],
    ],
)
def test_long_words_are_no_data(text: str) -> None:
    model = _Words("Anna")
    found(LanguageDetector({"en": [model]}), text)
    assert model.seen == [text]


def test_each_language_has_its_model() -> None:
    english, german = _Words("Anna", "Frau"), _Words("Albrecht", "Anna", "Please")
    detector = LanguageDetector({"en": [english], "de": [german]})
    assert found(detector, GERMAN) == [("PERSON", "", "Albrecht")]
    assert english.seen == []
    assert found(detector, FRAGMENT) == [("PERSON", "", "Anna")]
    assert german.seen == [GERMAN]
    mixed = f"{FRAGMENT}\n\n{ENGLISH}\n\n{GERMAN}"
    assert found(detector, mixed) == [("PERSON", "", "Albrecht"), ("PERSON", "", "Anna")]
    assert detector.languages == {"en", "de"}


def test_a_finding_across_the_border_is_believed() -> None:
    across = f"{FRAGMENT}\n\n{GERMAN}"
    detector = LanguageDetector({"en": [_Words("Anna\n\nBitte")], "de": [_Words("nothing")]})
    assert found(detector, across) == [("PERSON", "", "Anna\n\nBitte")]


def test_a_mix_of_models_and_one_model_for_two_languages() -> None:
    both, more = _Words("Anna", name="both 1"), _Words("Inbox", name="more 2")
    detector = LanguageDetector({"en": [both, more], "de": [both]})
    assert detector.name == "de: both 1, en: both 1 & more 2"
    assert found(detector, FRAGMENT) == [("PERSON", "", "Anna"), ("PERSON", "", "Inbox")]
    assert found(detector, GERMAN + " Anna") == [("PERSON", "", "Anna")]
    assert both.seen == [FRAGMENT, GERMAN + " Anna"]


def test_a_finding_without_a_place_is_passed_on() -> None:
    class Strange(_Words):
        """Answers with a zone and no span."""

        def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
            del hints
            found = Finding("PERSON", 0.9, "strange", span=Span(0, 1))
            object.__setattr__(found, "span", None)
            return [(found,) for _ in texts]

    (answer,) = LanguageDetector({"en": [Strange()]}).find([RawText(FRAGMENT)], [Hint()])
    assert [one.detector for one in answer] == ["strange"]


def test_a_model_that_answers_for_another_number_of_texts() -> None:
    class Short(_Words):
        """Answers nothing."""

        def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
            del texts, hints
            return []

    with pytest.raises(DetectError, match="another number"):
        LanguageDetector({"en": [Short()]}).find([RawText(FRAGMENT)], [Hint()])


def test_models_that_do_not_do() -> None:
    places = _Words()
    places.entities = frozenset({"LOCATION"})
    with pytest.raises(UsageError, match="find no persons"):
        LanguageDetector({"en": [_Words()], "de": [places]})
    with pytest.raises(UsageError, match="main language"):
        LanguageDetector({"de": [_Words()]})
    assert LanguageDetector({"de": [_Words("Anna")], "en": []}, main="de").languages == {"de"}
