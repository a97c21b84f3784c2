"""The name model as a spaCy component: ``nlp.add_pipe("redactor_ner")`` on any pipeline, also a blank one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans, minibatch

from redactor.ports import Detector
from redactor.values import Finding, Hint, RawText

FACTORY = "redactor_ner"
"""The name under which spaCy finds the component."""


class NameComponent:
    """Sets ``doc.ents`` to what the name model finds; what was there before is replaced.

    spaCy's entities are made of tokens: a finding that begins or ends inside a token gets the whole token.

    Args:
        detector: the model behind it.
    """

    def __init__(self, detector: Detector) -> None:
        self._detector = detector

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its entities."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Yield the documents with their entities, reading ``batch_size`` of them at once."""
        for batch in minibatch(stream, size=batch_size):  # type: ignore[no-untyped-call]  # spaCy is half typed
            answers = self._detector.find([RawText(doc.text) for doc in batch], [Hint()] * len(batch))
            for doc, findings in zip(batch, answers, strict=True):
                doc.ents = _entities(doc, findings)
                yield doc


def _entities(doc: Doc, findings: Iterable[Finding]) -> list[Span]:
    """Return findings as spans of tokens that do not overlap; the longest wins."""
    spans = [
        doc.char_span(finding.span.start, finding.span.end, label=finding.entity, alignment_mode="expand")
        for finding in findings
        if finding.span
    ]
    return list(filter_spans([span for span in spans if span is not None]))


@Language.factory(FACTORY, default_config={"model": None, "threads": 1}, assigns=["doc.ents"])
def make_component(nlp: Any, name: str, model: str | None, threads: int) -> NameComponent:
    """Return the component for spaCy; ``model`` is a folder, the packaged one if None.

    Raises:
        MissingToolError: a file of the model is missing or altered.
    """
    # spaCy imports this file for every pipeline; the model's engine is loaded by those that use it.
    from redactor.detect.name_model import PACKAGED
    from redactor.detect.ner import NameDetector

    del nlp, name
    return NameComponent(NameDetector(Path(model) if model else PACKAGED, threads))
