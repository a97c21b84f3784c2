"""The name model inside spaCy."""

from __future__ import annotations

import os
import subprocess
import sys
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


def test_a_pipeline_without_the_component_does_not_load_the_models_engine() -> None:
    code = "import sys, spacy; spacy.blank('en'); print('onnxruntime' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_the_models_engine_writes_nothing_at_home(tmp_path: Path) -> None:
    code = "from redactor.detect.ner import NameDetector; NameDetector()"
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    assert list(tmp_path.iterdir()) == []
