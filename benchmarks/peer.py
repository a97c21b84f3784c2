"""Presidio's analyzer as it comes out of the box, for comparing speed.

Its default configuration loads spaCy's ``en_core_web_lg``, which cannot be fetched from a package index. Here
stands the same pipeline in the same sizes, taken from that model's published configuration: shared and own
token vectors 96 wide and 4 deep with 300-wide static vectors, tagger, parser, attribute ruler, lemmatizer,
named entities. It is untrained but for a few steps that teach it to find little: how long a net takes does
not depend on what its weights know, but Presidio's own steps take time for every finding. The attribute ruler
and the lemmatizer have no tables here, which spares it a little work.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import spacy
import tldextract
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import SpacyNlpEngine
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.training import Example
from spacy.vectors import Vectors
from thinc.api import fix_random_seed

SEED = 7
WORDS = 20_000
"""Rows of the static vectors; the real ones are more, looking one up costs the same."""

TAGS = """
$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS
PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP ``
""".split()
ARCS = """
ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj
csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd
parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp
""".split()
KINDS = """
CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT QUANTITY
TIME WORK_OF_ART
""".split()


def analyzer() -> Callable[[str], object]:
    """Return Presidio's analyze with its default recognizers and the pipeline of its default model."""
    built = engine()
    return lambda text: built.analyze(text, language="en")


def engine() -> AnalyzerEngine:
    """Return Presidio's analyzer with its default recognizers and the pipeline of its default model."""
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
    # Its recognizers would fetch the public suffix list; the packaged copy gives the same answers.
    packaged = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    setattr(tldextract, "extract", packaged)  # noqa: B010 - mypy takes it for a function

    class Engine(SpacyNlpEngine):
        def __init__(self) -> None:
            super().__init__()
            self.nlp: Any = {"en": pipeline()}

        def load(self) -> None:
            """Do nothing: the pipeline is there."""

    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    return AnalyzerEngine(nlp_engine=Engine(), registry=registry, supported_languages=["en"])


def pipeline() -> Language:
    """Return the pipeline of ``en_core_web_lg``, untrained."""
    fix_random_seed(SEED)
    nlp = spacy.blank("en")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    forms = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500}
    nlp.add_pipe("tok2vec", config={"model": _vectors({**forms, "SPACY": 50, "IS_SPACE": 50})})
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}
    nlp.add_pipe("tagger", config={"model": tagger})
    nlp.add_pipe("parser", config={"model": _transitions("parser", listener)})
    nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    nlp.add_pipe("ner", config={"model": _transitions("ner", _vectors(forms))})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _prepare(nlp)
    # It says at every document that ruler and lemmatizer have no tables.
    for code in ("W036", "W108"):
        warnings.filterwarnings("ignore", rf"\[{code}\]")
    return nlp


def _vectors(forms: dict[str, int]) -> dict[str, Any]:
    """Return the configuration of token vectors over ``forms`` (attribute, rows of its table)."""
    embed = {"@architectures": "spacy.MultiHashEmbed.v2", "width": 96, "include_static_vectors": True}
    encode = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4, "window_size": 1}
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {**embed, "attrs": list(forms), "rows": list(forms.values())},
        "encode": {**encode, "maxout_pieces": 3},
    }


def _transitions(kind: str, vectors: dict[str, Any]) -> dict[str, Any]:
    """Return the configuration of the net behind parser and named entities."""
    sizes = {"hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "extra_state_tokens": False}
    net = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": kind, "tok2vec": vectors}
    return {**net, **sizes}


def _prepare(nlp: Language) -> None:
    """Give the nets random weights and a few steps."""
    words = [f"w{number}" for number in range(WORDS)]
    data = np.random.default_rng(SEED).standard_normal((WORDS, 300)).astype(np.float32)
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=data, keys=words)
    lookups = Lookups()
    for table in ("lemma_rules", "lemma_exc", "lemma_index"):
        lookups.add_table(table, {})
    nlp.get_pipe("lemmatizer").initialize(list, nlp=nlp, lookups=lookups)  # type: ignore[attr-defined]
    with nlp.select_pipes(disable=["lemmatizer"]):
        optimizer = nlp.initialize(lambda: list(_examples(nlp)))
        for _ in range(10):
            nlp.update([*_examples(nlp, named=False)][:4], sgd=optimizer)


def _examples(nlp: Language, *, named: bool = True) -> Iterator[Example]:
    """Yield sentences that hold every label once; without ``named``, no named entity."""
    words = [f"w{number}" for number in range(len(TAGS))]
    for turn, arc in enumerate(ARCS):
        step = 1 if turn % 2 else -1
        heads = [min(max(place + step, 0), len(words) - 1) for place in range(len(words))]
        root = heads.index(len(words) - 1) + 1 if turn % 2 else 0
        arcs = ["ROOT" if place == root else arc for place in range(len(words))]
        entities = ["O"] * len(words)
        for place, kind in enumerate(KINDS if named else ()):
            entities[2 * place + 1] = f"U-{kind}"
        about = {"words": words, "tags": TAGS, "heads": heads, "deps": arcs, "entities": entities}
        yield Example.from_dict(nlp.make_doc(" ".join(words)), about)
