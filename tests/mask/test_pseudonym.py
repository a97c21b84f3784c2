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
        ("PERSON", "Jane Doe", "Doe, Jane"),
        ("PERSON", "Jane Doe", "Dr. Jane Doe, PhD"),
        ("PERSON", "Jane Doe", "Jane Doe’s"),
        ("PERSON", "James", "James'"),
        ("PERSON", "Jürgen Müller", "Jurgen Muller"),
        ("PERSON", "Jane Miller", "Jane MiIler"),
        ("PERSON", "Jane Doe", "Jane D0e"),
        ("PERSON", "Ian Smith", "lan Smith"),
        ("PERSON", "O'Brien", "O’Brien"),
        ("ORGANIZATION", "Acme, Inc.", "ACME Inc"),
        ("ADDRESS", "221B Baker St., London", "221b baker st\nlondon"),
        ("EMAIL_ADDRESS", "jane@example.com", "<mailto:jane @example.com>"),
        ("HANDLE", "@JDoe", "jdoe"),
        ("ID", "#20418", "20418"),
        ("PHONE_NUMBER", "+44 (0)7700 900123", "07700 900123"),
        ("PHONE_NUMBER", "0044 7700 900123", "+44 7700 900123"),
        ("PHONE_NUMBER", "202-555-0143 ext. 12", "+1 202 555 0143 x12"),
        ("CREDIT_CARD", "4111 1111 1111 1111", "4l11 1111 1111 1111"),
        ("PHONE_NUMBER", "+1 (202) 555-0143", "1.202.555.0143"),
        ("CREDIT_CARD", "4111 1111 1111 1111", "4111-1111-1111-1111"),
        ("IBAN_CODE", "DE89 3704 0044 0532 0130 00", "de89370400440532013000"),
    ],
)
def test_spelling_does_not_matter(entity: str, left: str, right: str) -> None:
    tokens = KeyedPseudonymizer(MASTER, "ai_training")
    assert tokens.token(entity, left) == tokens.token(entity, right)


@pytest.mark.parametrize(
    ("entity", "left", "right"),
    [
        ("PERSON", "Ian Smith", "Lan Smith"),
        ("PERSON", "Mr Doe", "Mrs Doe"),
        ("PERSON", "Jane Doe", "Jane Roe"),
        ("PERSON", "lan", "Ian"),
        ("PERSON", "Йован", "Иован"),
        ("ORGANIZATION", "7Eleven", "7EIeven"),
        ("ORGANIZATION", "Acme Inc", "Acme Ltd"),
        ("ID", "INV-08", "INV-0B"),
        ("ID", "INV-2-0418", "INV-20-418"),
        ("PHONE_NUMBER", "202-555-0143", "202-555-0143 ext. 12"),
        ("PHONE_NUMBER", "202-555-0143", "202-555-0144"),
        ("EMAIL_ADDRESS", "j.doe@example.com", "jdoe@example.com"),
    ],
)
def test_what_could_be_two_values_stays_two(entity: str, left: str, right: str) -> None:
    tokens = KeyedPseudonymizer(MASTER, "ai_training")
    assert tokens.token(entity, left) != tokens.token(entity, right)


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
