"""Tokens: stable within a purpose, unrelated across purposes, telling nothing."""

from __future__ import annotations

import re

import pytest

from redactor.mask.pseudonym import KeyedPseudonymizer
from redactor.mask.spelling import normalised

MASTER = bytes(range(32))


def test_the_form_of_tokens() -> None:
    tokens = KeyedPseudonymizer(MASTER, "ai_training")
    assert re.fullmatch(r"\[EMAIL_ADDRESS_[0-9A-F]{10}\]", tokens.token("EMAIL_ADDRESS", "jane@example.com"))
    assert re.fullmatch(r"SUBJECT_[0-9A-F]{10}", tokens.subject_token("e-1001"))
    assert "e-1001" not in tokens.subject_token("e-1001")


def test_tokens_of_this_key_never_change() -> None:
    # Released data holds these tokens: another value here breaks every later search or erasure.
    tokens = KeyedPseudonymizer(MASTER, "ai_training")
    assert tokens.token("EMAIL_ADDRESS", "jane@example.com") == "[EMAIL_ADDRESS_BC8244FBA9]"
    assert tokens.subject_token("e-1001") == "SUBJECT_BA8A76113A"


@pytest.mark.parametrize(
    ("entity", "left", "right"),
    [
        ("EMAIL_ADDRESS", "Jane@Example.com", " jane@example.COM "),
        ("PERSON", "Jane  Doe", "jane\ndoe"),
        ("PERSON", "ＪＡＮＥ", "jane"),
        ("PERSON", "Straße", "STRASSE"),
        ("PHONE_NUMBER", "+1 (202) 555-0143", "1.202.555.0143"),
        ("CREDIT_CARD", "4111 1111 1111 1111", "4111-1111-1111-1111"),
        ("IBAN_CODE", "DE89 3704 0044 0532 0130 00", "de89370400440532013000"),
    ],
)
def test_spelling_does_not_matter(entity: str, left: str, right: str) -> None:
    tokens = KeyedPseudonymizer(MASTER, "ai_training")
    assert tokens.token(entity, left) == tokens.token(entity, right)


def test_values_without_digits_stay_apart() -> None:
    tokens = KeyedPseudonymizer(MASTER, "ai_training")
    assert tokens.token("PHONE_NUMBER", "one two") != tokens.token("PHONE_NUMBER", "three four")
    assert normalised("IBAN_CODE", "--") == "--"
    assert normalised("PHONE_NUMBER", "٤١") == "41"


def test_entity_purpose_scope_and_key_keep_tokens_apart() -> None:
    makers = [
        KeyedPseudonymizer(MASTER, "ai_training"),
        KeyedPseudonymizer(MASTER, "support"),
        KeyedPseudonymizer(MASTER, "ai_training", "acme"),
        KeyedPseudonymizer(bytes(32), "ai_training"),
    ]
    hexes = {maker.token("ID", "1001")[-11:-1] for maker in makers}
    hexes |= {makers[0].token("PERSON", "1001")[-11:-1], makers[0].subject_token("1001")[-10:]}
    assert len(hexes) == 6


def test_lone_surrogates_are_values_too_and_nothing_is_shown() -> None:
    tokens = KeyedPseudonymizer(MASTER, "ai_training")
    assert tokens.token("ID", "\ud800") != tokens.token("ID", "\ud801")
    assert repr(tokens) == "KeyedPseudonymizer(...)"


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        KeyedPseudonymizer(b"short", "ai_training")
