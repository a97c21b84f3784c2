"""The name model inside spaCy."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from redactor.detect.component import FACTORY
from redactor.errors import MissingToolError

TEXT = "Meeting with Sarah Whitfield in Leeds"


def test_a_blank_pipeline_gets_entities() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(FACTORY)
    assert ("Sarah Whitfield", "PERSON") in [(ent.text, ent.label_) for ent in nlp(TEXT).ents]


def test_a_stream_answers_as_single_texts_do() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(FACTORY)
    texts = [TEXT, "", "Settings", "Inbox - Oluwaseun Adeyemi"] * 40
    streamed = [[ent.text for ent in doc.ents] for doc in nlp.pipe(texts, batch_size=32)]
    assert streamed == [[ent.text for ent in nlp(text).ents] for text in texts[:4]] * 40


def test_a_folder_without_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingToolError, match="name model"):
        spacy.blank("en").add_pipe(FACTORY, config={"model": str(tmp_path)})


def test_memory_zones_hold() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(FACTORY)
    with nlp.memory_zone():
        assert nlp(TEXT).ents
