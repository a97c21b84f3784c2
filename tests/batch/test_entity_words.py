"""Every code of a policy or record has words for people."""

from __future__ import annotations

from redactor.batch.words import ENTITY_WORDS, MEANINGS
from redactor.values import ENTITIES, Reason


def test_every_entity_and_every_reason_has_words() -> None:
    assert ENTITY_WORDS.keys() == ENTITIES
    assert MEANINGS.keys() == {reason.value for reason in Reason} - {"allowed"}


def test_words_are_words() -> None:
    for text in MEANINGS.values():
        assert text.endswith(".")
        assert text[0].isupper()
    assert len(set(ENTITY_WORDS.values())) == len(ENTITY_WORDS)
