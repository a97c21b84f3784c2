"""The network: a small BERT encoder that sees how words are written, and a label per piece.

Layout and names of the weights follow the 6-layer, 384-wide MiniLM sentence encoder (Wang et al. 2020),
whose Apache-2.0 weights are the starting point. Two learned tables are added to the word embedding: the
word's shape and the gap before it (:mod:`redactor.detect.wordpieces`). The loss leaves open what a corpus
did not annotate: where a class was not annotated, ``O`` in that corpus means "``O`` or that class".
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from redactor.detect.wordpieces import GAPS, SHAPES

ENTITIES = ("PERSON", "ORGANIZATION", "LOCATION", "ADDRESS", "NRP", "DATE_TIME")
"""The classes, in the order of the network's outputs."""

LABELS = ("O", *(f"{part}-{entity}" for entity in ENTITIES for part in "BI"))
"""One output per label: outside, then begin and inside of each class."""

IGNORE = -1
"""The label of pieces that count for nothing in the loss."""

WIDTH, HEADS, LAYERS, INNER, LONGEST, VOCABULARY = 384, 12, 6, 1536, 512, 30522


class Layer(nn.Module):
    """One block of self-attention and feed-forward, each with its residual and norm after it."""

    def __init__(self) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.rise = nn.Linear(WIDTH, INNER)
        self.fall = nn.Linear(INNER, WIDTH)
        self.norm_out = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Return the next hidden states; ``mask`` is added to the attention's scores."""
        batch, length, _ = hidden.shape
        parts = self.query_key_value(hidden).view(batch, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        # Spelt out: on a CPU in bfloat16 this is four times as fast as torch's fused attention.
        near = torch.softmax(query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + mask, dim=-1)
        seen = near @ value
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        hidden = self.norm_attention(hidden + seen)
        inner = self.fall(functional.gelu(self.rise(hidden), approximate="tanh"))
        return self.norm_out(hidden + inner)


class Tagger(nn.Module):
    """Word pieces in, one score per label and piece out."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(LONGEST, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.gaps = nn.Embedding(len(GAPS), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Linear(WIDTH, len(LABELS))
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.gaps.weight)

    def forward(self, ids: Tensor, shapes: Tensor, gaps: Tensor, mask: Tensor) -> Tensor:
        """Return scores (batch, length, labels) of pieces (batch, length); ``mask`` is 1 on real pieces."""
        return self.tag(self.words(ids), shapes, gaps, mask)

    def tag(self, words: Tensor, shapes: Tensor, gaps: Tensor, mask: Tensor) -> Tensor:
        """Return the scores of pieces whose word embeddings were looked up already."""
        places = self.places.weight[: words.shape[1]]
        hidden = self.norm(words + places + self.shapes(shapes) + self.gaps(gaps))
        bias = ((1 - mask.to(hidden.dtype)) * -10_000.0)[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, bias)
        scores: Tensor = self.head(hidden)
        return scores


def partial_loss(scores: Tensor, labels: Tensor, known: Tensor) -> Tensor:
    """Return the mean negative log likelihood of labels that may be half known.

    Args:
        scores: (pieces, labels).
        labels: (pieces,) label numbers or :data:`IGNORE`.
        known: (pieces, entities) 1 where the piece's text is annotated for that class; where it is not,
            label ``O`` also allows both labels of the class.
    """
    chosen = labels != IGNORE
    logs = functional.log_softmax(scores[chosen].float(), dim=-1)
    gold = labels[chosen]
    open_labels = torch.cat([torch.ones_like(known[:, :1]), (1 - known).repeat_interleave(2, dim=1)], dim=1)[
        chosen
    ]
    outside = torch.logsumexp(logs.masked_fill(open_labels == 0, -1e9), dim=-1)
    inside = logs.gather(1, gold[:, None])[:, 0]
    return -torch.where(gold == 0, outside, inside).mean()


def pretrained(folder: Path) -> Tagger:
    """Return a tagger that starts from the encoder's weights in ``folder`` (``model.safetensors``)."""
    source = load_file(folder / "model.safetensors")
    tagger = Tagger()
    state = tagger.state_dict()
    state["words.weight"] = source["embeddings.word_embeddings.weight"]
    state["places.weight"] = (
        source["embeddings.position_embeddings.weight"] + source["embeddings.token_type_embeddings.weight"][0]
    )
    names = {"norm": "embeddings.LayerNorm"}
    for number in range(LAYERS):
        theirs = f"encoder.layer.{number}"
        for kind in ("weight", "bias"):
            state[f"layers.{number}.query_key_value.{kind}"] = torch.cat(
                [source[f"{theirs}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            )
        names |= {
            f"layers.{number}.out": f"{theirs}.attention.output.dense",
            f"layers.{number}.norm_attention": f"{theirs}.attention.output.LayerNorm",
            f"layers.{number}.rise": f"{theirs}.intermediate.dense",
            f"layers.{number}.fall": f"{theirs}.output.dense",
            f"layers.{number}.norm_out": f"{theirs}.output.LayerNorm",
        }
    for ours, theirs in names.items():
        for kind in ("weight", "bias"):
            state[f"{ours}.{kind}"] = source[f"{theirs}.{kind}"]
    tagger.load_state_dict(state)
    return tagger
