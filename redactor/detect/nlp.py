"""Presidio's language engine on a blank spaCy pipeline: no model, no download, no network.

Our recognizers read characters, not tokens, so tokens are made only when a recognizer asks for them.
spaCy keeps every new word for good (a process that reads screens for hours grows without end); tokens
are therefore made inside :meth:`BlankNlpEngine.zone`, which forgets them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from functools import cached_property
from typing import Any

import spacy
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from spacy.tokens import Doc

from redactor.detect.passage import Passage

LANGUAGE = "en"
"""The name under which recognizers are registered; none of them depends on a language."""


class PassageArtifacts(NlpArtifacts):
    """What recognizers get besides the text: the passage, and tokens for whoever asks."""

    def __init__(self, passage: Passage, engine: BlankNlpEngine) -> None:
        # The base constructor would tokenize and collect keywords that nobody reads.
        self.passage = passage
        self.entities: list[Any] = []
        self.scores: list[float] = []
        self.keywords: list[str] = []
        self.nlp_engine = self._engine = engine
        self.language = LANGUAGE

    @cached_property
    def tokens(self) -> Doc:  # type: ignore[override]  # made on demand, where presidio has an attribute
        """The tokens of the passage; valid only inside the engine's zone."""
        return self._engine.tokens(self.passage.text)

    @property
    def lemmas(self) -> list[str]:  # type: ignore[override]  # made on demand
        """The tokens' texts: a blank pipeline has no lemmas."""
        return [token.text for token in self.tokens]

    @property
    def tokens_indices(self) -> list[int]:  # type: ignore[override]  # made on demand
        """Where each token begins, in code points."""
        return [token.idx for token in self.tokens]


class BlankNlpEngine(NlpEngine):
    """An engine that knows words and stop words and nothing else."""

    def __init__(self) -> None:
        self._nlp = spacy.blank(LANGUAGE)

    def zone(self) -> AbstractContextManager[Any]:
        """Return the context in which tokens are valid; what they added is forgotten at its end."""
        return self._nlp.memory_zone()

    def tokens(self, text: str) -> Doc:
        """Return the tokens of ``text``, whatever its length."""
        return self._nlp.tokenizer(text)

    def load(self) -> None:
        """Do nothing: the pipeline is there from the start."""

    def is_loaded(self) -> bool:
        """Return True."""
        return True

    def process_text(self, text: str, language: str) -> PassageArtifacts:
        """Return the artifacts of a text without hint; ``language`` is not looked at."""
        del language
        return PassageArtifacts(Passage(text), self)

    def process_batch(
        self, texts: Iterable[str], language: str, batch_size: int = 1, n_process: int = 1, **_: Any
    ) -> Iterator[tuple[str, PassageArtifacts]]:
        """Yield each text with its artifacts."""
        del batch_size, n_process
        for text in texts:
            yield text, self.process_text(text, language)

    def is_stopword(self, word: str, language: str) -> bool:
        """Tell whether ``word`` is an English stop word."""
        del language
        return bool(self._nlp.vocab[word].is_stop)

    def is_punct(self, word: str, language: str) -> bool:
        """Tell whether ``word`` is punctuation."""
        del language
        return bool(self._nlp.vocab[word].is_punct)

    def get_supported_entities(self) -> list[str]:
        """Return no entity: the blank pipeline finds nothing by itself."""
        return []

    def get_supported_languages(self) -> list[str]:
        """Return the one name under which recognizers are registered."""
        return [LANGUAGE]
