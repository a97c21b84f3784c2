"""Plain words that a model takes for names because of their capitals."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from redactor.detect.headings import HeadingDetector, is_english, is_plain_start, is_plain_word
from redactor.errors import DetectError
from redactor.values import Finding, Hint, RawText, Span, Zone

ORG, LOC, PER = "ORGANIZATION", "LOCATION", "PERSON"


def found(text: str, name: str, entity: str, score: float, detector: str = "names") -> Finding:
    start = text.index(name)
    return Finding(entity, score, detector, span=Span(start, start + len(name)))


@pytest.mark.parametrize(
    ("text", "name", "entity", "score"),
    [
        ("Landlords Face Tougher Energy Rules", "Tougher Energy Rules", ORG, 0.49),
        ("Rain Expected Along the Northern Coast", "Northern Coast", LOC, 0.99),
        ("Weekly Digest: Night Buses Return to Suburbs", "Suburbs", LOC, 0.9),
        ("Night Buses Return to Suburbs | Travel", "Night Buses", ORG, 0.4),
        ("Keeper of the Lost Bees Wins Again", "Bees", PER, 0.4),
        ("Central bank raises lending rates again", "Central bank", ORG, 0.88),
        ("Ministers urged to fund flood defences", "Ministers", ORG, 0.5),
        ("telescope captures birth of squid", "squid", PER, 0.5),
    ],
)
def test_plain_words_are_no_names(text: str, name: str, entity: str, score: float) -> None:
    assert is_plain_start(found(text, name, entity, score), text)


@pytest.mark.parametrize(
    ("text", "name", "entity", "score"),
    [
        ("Renewal Proposal for Copper Harbour Due Friday", "Copper Harbour", ORG, 0.8),  # sure
        ("Landlords Face Umberfield Energy Rules", "Umberfield", ORG, 0.3),  # no word of the language
        ("Night Buses Return to Wood", "Wood", PER, 0.3),  # a surname
        ("Bright Horizon Renewal", "Bright Horizon", ORG, 0.3),  # too little around it
        ("Renewal - Bright Horizon - Contracts and Sales Pipeline", "Bright Horizon", ORG, 0.3),
        ("call Bright Horizon about the renewal today", "Bright Horizon", ORG, 0.3),  # capitals that tell
        ("Ship the parcels today to Kestrel House", "Kestrel House", ORG, 0.3),
        ("Central Bank raises lending rates again", "Central Bank", ORG, 0.88),
        ("Central bank raises lending rates again", "Central bank", ORG, 0.95),
        ("Send This to Market Square 14 Before Friday Morning", "Market Square", LOC, 0.6),  # a number
        ("Zxq Vvk Yyrr Pplm Harbour Lights", "Harbour Lights", ORG, 0.3),  # nothing plain around it
        ("Landlords Face Tougher Energy Rules", "Tougher Energy Rules", "ADDRESS", 0.3),
    ],
)
def test_what_may_be_a_name_stays(text: str, name: str, entity: str, score: float) -> None:
    assert not is_plain_start(found(text, name, entity, score), text)


def test_only_models_are_doubted() -> None:
    text = "Landlords Face Tougher Energy Rules"
    assert is_plain_start(found(text, "Energy", ORG, 0.3, "spacy"), text)
    assert not is_plain_start(found(text, "Energy", ORG, 0.3, "terms"), text)
    assert not is_plain_start(Finding(ORG, 0.3, "names", zones=(Zone(0, 0, 1, 1),)), text)


def test_words_of_the_language() -> None:
    words = ["Mountains", "mountains", "Renewal", "Umberfield", "Wood", "Tedesco"]
    assert [is_english(word) for word in words] == [True, True, True, False, False, False]


class Said:
    """A detector that finds the first word of each text as a company."""

    name, entities = "said", frozenset({ORG})

    def find(self, texts: Sequence[RawText], _hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        return [(found(text.value, text.value.split()[0], ORG, 0.4),) for text in texts]


def test_the_detector_in_front_drops_them() -> None:
    texts = [RawText("Ministers Urged to Fund Defences"), RawText("Umberfield Urged to Fund Defences")]
    assert list(map(len, HeadingDetector(Said()).find(texts, [Hint(), Hint()]))) == [0, 1]
    with pytest.raises(DetectError):
        HeadingDetector(Said()).find(texts, [])


@pytest.mark.parametrize(
    ("text", "name", "entity", "score"),
    [
        ("Passport W123: tetanus booster given at the travel clinic", "tetanus", PER, 0.8),
        ("Seen by the nurse. Haemoglobin fell to 9.8 after the operation", "Haemoglobin", PER, 0.7),
        ("The Guarantor's liability under clause 9", "Guarantor", "NRP", 0.5),
        ("Education: MSc in Marine Biology, 2014", "Marine Biology", ORG, 0.9),
        ("Education: MSc in Marine Biology, 2014", "MSc in Marine Biology", ORG, 0.9),
        ("The text of Annex III is replaced", "Annex III", ORG, 0.9),
        ("a rucksack left in coach C of the train", "coach C", PER, 0.5),
        ("Haemoglobin 9.8 g/dL, MCV 71 fL", "MCV 71 fL", "ADDRESS", 0.6),
    ],
)
def test_plain_words_of_a_sentence_are_no_names(text: str, name: str, entity: str, score: float) -> None:
    assert is_plain_word(found(text, name, entity, score), text)


@pytest.mark.parametrize(
    ("text", "name", "entity", "score"),
    [
        ("Seen by the nurse. Haemoglobin fell to 9.8 after the operation", "Haemoglobin", PER, 0.9),  # sure
        ("Seen by the nurse. Haemoglobin fell to 9.8 after the operation", "Haemoglobin", ORG, 0.5),
        ("Please tell mark that the travel clinic has moved", "mark", PER, 0.5),  # a given name
        ("Seen by Baker at the travel clinic in the morning", "Baker", PER, 0.5),
        ("tetanus", "tetanus", PER, 0.5),  # no sentence
        ("ship the parcel to kestrel by friday please", "parcel", PER, 0.5),  # all in small letters
        ("The Norwegian's liability under clause 9", "Norwegian", "NRP", 0.5),
        ("The master in Marine House, 2014", "Marine House", ORG, 0.9),
        ("sent to 22 PatrickStreet", "22 PatrickStreet", "ADDRESS", 0.6),
        ("sent to 71 elm street", "71 elm street", "ADDRESS", 0.6),
        ("sent to 71 ELM ST", "71 ELM ST", "ADDRESS", 0.6),
    ],
)
def test_names_of_a_sentence_stay(text: str, name: str, entity: str, score: float) -> None:
    assert not is_plain_word(found(text, name, entity, score), text)
