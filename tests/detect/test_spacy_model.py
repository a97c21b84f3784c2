"""Any spaCy pipeline behind the port, shown with one that is made of rules."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from redactor.detect.spacy_model import LABELS, SpacyDetector
from redactor.errors import DetectError, MissingToolError
from redactor.ports import Detector
from redactor.values import ENTITIES, Hint, RawText
from tests.contract.test_detector import TEXT, DetectorContract

RULES: dict[str, list[str]] = {
    "PER": ["Albrecht", "jane@example.com", "Jens", "Jens ["],
    "ORG": ["Wallner GmbH"],
    "LOC": ["Lindau"],
    "MISC": ["Unterlagen"],
}


def saved(folder: Path, rules: dict[str, list[str]] = RULES) -> Path:
    """Save a German pipeline of rules and return its folder."""
    nlp = spacy.blank("de")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]  # spaCy tells components by name
        [{"label": label, "pattern": text} for label, texts in rules.items() for text in texts]
    )
    nlp.meta["name"], nlp.meta["version"] = "rules", "1.2"
    nlp.to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> SpacyDetector:
    return SpacyDetector(saved(tmp_path_factory.mktemp("pipeline") / "rules"))


def found(detector: Detector, text: str) -> list[tuple[str, str]]:
    (answer,) = detector.find([RawText(text)], [Hint()])
    return sorted((one.entity, text[one.span.start : one.span.end]) for one in answer if one.span)


class TestSpacyDetector(DetectorContract):
    """The port's promises."""

    @pytest.fixture
    def detector(self, rules: SpacyDetector) -> Detector:
        return rules


def test_labels_become_entities(rules: SpacyDetector) -> None:
    text = "Albrecht von der Wallner GmbH aus Lindau hat die Unterlagen."
    assert found(rules, text) == [
        ("LOCATION", "Lindau"),
        ("ORGANIZATION", "Wallner GmbH"),
        ("PERSON", "Albrecht"),
    ]
    assert rules.entities == {"PERSON", "ORGANIZATION", "LOCATION"}
    assert rules.name == "spacy de_rules 1.2"
    (answer,) = rules.find([RawText(text)], [Hint()])
    assert {(one.detector, one.rule, one.checked) for one in answer} == {("spacy", "de_rules", False)}
    assert set(LABELS.values()) <= ENTITIES
    assert all(label == label.upper() for label in LABELS)


def test_placeholders_are_inert(tmp_path: Path) -> None:
    seen = SpacyDetector(saved(tmp_path / "p", {"PERSON": ["PERSON", "[", "\ufffc", "Jens \ufffc"]}))
    assert found(seen, "[PERSON] [PERSON_0123456789] ****") == []
    assert found(seen, "[") == []
    assert found(seen, "PERSON") == [("PERSON", "PERSON")]


def test_the_parts_around_a_placeholder(tmp_path: Path) -> None:
    nlp = spacy.blank("xx")
    ruler = nlp.add_pipe("entity_ruler")
    pattern = [{"LOWER": "jens"}, {"TEXT": "\ufffc"}, {"IS_SPACE": True}, {"LOWER": "wallner"}]
    ruler.add_patterns([{"label": "PER", "pattern": pattern}])  # type: ignore[attr-defined]  # by name
    nlp.to_disk(tmp_path / "p")
    assert found(SpacyDetector(tmp_path / "p"), "Jens [ORGANIZATION] Wallner") == [
        ("PERSON", "Jens"),
        ("PERSON", "Wallner"),
    ]


def test_signs_around_a_name_are_left(rules: SpacyDetector) -> None:
    assert found(rules, "Jens [x]") == [("PERSON", "Jens")]


def test_a_long_text_is_read_in_blocks(rules: SpacyDetector) -> None:
    text = "Albrecht kommt. " * 2000 + "Jens"
    (answer,) = rules.find([RawText(text)], [Hint()])
    assert len(answer) == 2001
    assert len(set(answer)) == 2001


def test_what_is_read_is_forgotten(tmp_path: Path) -> None:
    detector = SpacyDetector(saved(tmp_path / "p"))
    vocab = detector._nlp.vocab
    before = len(vocab.strings)
    detector.find([RawText(" ".join(f"wort{number}" for number in range(2000)))], [Hint()])
    assert len(vocab.strings) - before < 100


def test_components_that_are_not_needed_are_taken_out(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger").add_label("X")  # type: ignore[attr-defined]  # by name
    nlp.add_pipe("ner").add_label("PERSON")  # type: ignore[attr-defined]  # by name
    nlp.initialize()
    nlp.to_disk(tmp_path / "learned")
    detector = SpacyDetector(tmp_path / "learned")
    assert detector._nlp.pipe_names == ["ner"]
    assert detector.entities == {"PERSON"}
    assert len(detector.find([RawText(TEXT)], [Hint()])) == 1


def test_rules_keep_what_they_may_ask_for(tmp_path: Path) -> None:
    nlp = spacy.load(saved(tmp_path / "p"))
    tags = nlp.add_pipe("attribute_ruler", first=True)
    tags.add([[{"TEXT": "Herr"}]], {"TAG": "TITLE"})  # type: ignore[attr-defined]  # by name
    ruler = nlp.get_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": [{"TAG": "TITLE"}, {}]}])  # type: ignore[attr-defined]  # same
    nlp.to_disk(tmp_path / "asking")
    assert found(SpacyDetector(tmp_path / "asking"), "Herr Zander") == [("PERSON", "Herr Zander")]


def test_a_pipeline_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MissingToolError, match="xx_no_such_model") as caught:
        SpacyDetector("xx_no_such_model")
    assert "languages.models" in caught.value.remedy
    with pytest.raises(MissingToolError) as caught:
        SpacyDetector(tmp_path / "zoe")
    assert "zoe" not in str(caught.value)
    assert caught.value.exit_code == 5


def test_a_pipeline_that_names_nothing(tmp_path: Path) -> None:
    with pytest.raises(MissingToolError, match="names nothing"):
        SpacyDetector(saved(tmp_path / "p", {"MISC": ["x"]}))


@Language.component("test_breaks_down")
def _breaks_down(doc: Doc) -> Doc:
    raise ValueError(doc.text)


def test_a_pipeline_that_fails(tmp_path: Path) -> None:
    nlp = spacy.load(saved(tmp_path / "p"))
    nlp.add_pipe("test_breaks_down")
    nlp.to_disk(tmp_path / "broken")
    broken = SpacyDetector(tmp_path / "broken")
    for _ in range(2):
        with pytest.raises(DetectError, match="ValueError") as caught:
            broken.find([RawText("Albrecht")], [Hint()])
        assert "Albrecht" not in str(caught.value)
        assert caught.value.__suppress_context__
