"""Any installed spaCy pipeline behind the detector port: its labels as our entities, in bounded memory."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import spacy
from spacy.language import Language

from redactor.detect.inert import BLANK, blanked, places
from redactor.detect.windows import groups
from redactor.errors import DetectError, MissingToolError
from redactor.values import Finding, Hint, RawText, Span

DETECTOR = "spacy"
"""How findings of :class:`SpacyDetector` name their engine; their rule is the pipeline's name."""

SCORE = 0.85
"""What a finding is believed; spaCy's pipelines do not say how sure they are."""

LABELS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("PERSON", "PER", "PERS", "PRS", "PS", "PERSNAME"), "PERSON")
    | dict.fromkeys(("ORG", "ORGANIZATION", "ORGANISATION", "ORGNAME", "OG", "GPE_ORG"), "ORGANIZATION")
    | dict.fromkeys(
        ("GPE", "LOC", "LOCATION", "FAC", "FACILITY", "GPE_LOC", "PLACENAME", "GEOGNAME", "LC"), "LOCATION"
    )
    | dict.fromkeys(("NORP", "NRP", "NAT_REL_POL"), "NRP")
    | dict.fromkeys(("DATE", "TIME", "DATETIME", "DATE_TIME", "DT", "TI", "TME"), "DATE_TIME")
    | {"ADDRESS": "ADDRESS"}
)
"""Labels of spaCy's trained pipelines (OntoNotes, WikiNER, national corpora), in capitals, as entities.

All others are left out: works, products, events, laws, quantities, ``MISC``.
"""

_NOT_NEEDED = (
    "tagger",
    "morphologizer",
    "parser",
    "senter",
    "attribute_ruler",
    "lemmatizer",
    "trainable_lemmatizer",
)
_RULERS = frozenset({"entity_ruler", "span_ruler"})
"""Components whose patterns may ask for what the others say."""
_LABELLERS = frozenset({"ner", "beam_ner", "entity_ruler"})
_BATCH = 32
_FAULTS = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
_INK = re.compile(f"[^{BLANK}]+")
_EDGES = " \t\r\n\v\f\xa0\"'()[]<>{},;:|"


class SpacyDetector:
    """A spaCy pipeline that names persons, places and the like. Safe to call from several threads at once.

    Args:
        package: an installed package (``de_core_news_lg``), or the folder of a pipeline.

    Raises:
        MissingToolError: it is not installed, cannot be loaded, or names nothing that is known here.
    """

    def __init__(self, package: str | Path) -> None:
        self._nlp = _load(package)
        self._lock = threading.Lock()
        meta = self._nlp.meta
        self._rule = f"{meta['lang']}_{meta['name']}"
        self._version = str(meta["version"])
        self._entities = frozenset(LABELS[label] for label in _labels(self._nlp) if label in LABELS)
        if not self._entities:
            raise MissingToolError(
                self._rule,
                f"the spaCy pipeline {self._rule} names nothing that is looked for here",
                remedy="name a pipeline with a component that finds persons and places",
            )

    @property
    def name(self) -> str:
        """Engine, pipeline and the pipeline's version, for records."""
        return f"{DETECTOR} {self._rule} {self._version}"

    @property
    def entities(self) -> frozenset[str]:
        """What the pipeline's labels mean here."""
        return self._entities

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return the findings of each text; long texts are read in blocks that overlap.

        Raises:
            DetectError: the pipeline failed, or texts and hints do not pair.
        """
        if len(texts) != len(hints):
            raise DetectError("texts and hints do not pair")
        values = [blanked(text.value, places(text.value)) for text in texts]
        found: list[dict[Finding, None]] = [{} for _ in texts]
        for group in groups(values):
            answers = self._read([block for *_, block in group])
            for (number, at, _), spans in zip(group, answers, strict=True):
                for start, end, entity in spans:
                    parts = self._findings(values[number], start + at, end + at, entity)
                    found[number].update(dict.fromkeys(parts))
        return [tuple(findings) for findings in found]

    def _read(self, blocks: Sequence[str]) -> list[list[tuple[int, int, str]]]:
        """Return (start, end, entity) for each block; what the pipeline remembers of them is forgotten."""
        # One zone at a time: it is a state of the whole pipeline.
        with self._lock:
            try:
                with self._nlp.memory_zone():
                    docs = self._nlp.pipe(blocks, batch_size=_BATCH)
                    return [
                        [
                            (ent.start_char, ent.end_char, LABELS[ent.label_.upper()])
                            for ent in doc.ents
                            if ent.label_.upper() in LABELS
                        ]
                        for doc in docs
                    ]
            except _FAULTS as fault:
                # From None: the cause may hold the text.
                raise DetectError(f"the pipeline {self._rule} failed: {type(fault).__name__}") from None

    def _findings(self, text: str, start: int, end: int, entity: str) -> Iterator[Finding]:
        """Yield the parts of an entity outside our own placeholders, without the signs around them."""
        for ink in _INK.finditer(text, start, end):
            part = ink.group()
            left = ink.start() + len(part) - len(part.lstrip(_EDGES))
            right = ink.end() - len(part) + len(part.rstrip(_EDGES))
            if left < right:
                yield Finding(entity, SCORE, DETECTOR, self._rule, Span(left, right))


def _load(package: str | Path) -> Language:
    # A folder's name may be a person's; a package's is not.
    shown = (
        package if isinstance(package, str) and "/" not in package and "\\" not in package else "in a folder"
    )
    try:
        nlp = spacy.load(package)
    except (OSError, ImportError, *_FAULTS) as fault:
        raise MissingToolError(
            "spacy pipeline",
            f"the spaCy pipeline {shown} cannot be loaded: {type(fault).__name__}",
            remedy="install its package, or take it out of languages.models",
        ) from None
    if not _RULERS & set(nlp.pipe_factories.values()):
        for component in set(_NOT_NEEDED) & set(nlp.pipe_names):
            nlp.remove_pipe(component)
    return nlp


def _labels(nlp: Language) -> set[str]:
    labellers = [name for name, factory in nlp.pipe_factories.items() if factory in _LABELLERS]
    return {str(label).upper() for name in labellers for label in nlp.pipe_labels.get(name, ())}
