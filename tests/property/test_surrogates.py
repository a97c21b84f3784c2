"""Stand-ins of any value whatever: never the value, nor a word or number of it; the same every time."""

from __future__ import annotations

import regex
from hypothesis import given
from hypothesis import strategies as st

from redactor.mask.pseudonym import KeyedPseudonymizer
from redactor.mask.spelling import TITLES, normalised
from redactor.mask.surrogate.companies import JOINING, KINDS, LEGAL_FORMS
from redactor.mask.surrogate.maker import Surrogates
from redactor.mask.surrogate.numbers import KINDS as NUMBERED
from redactor.mask.surrogate.people import PARTICLES
from redactor.mask.surrogate.places import STREETS
from redactor.policy.vocabulary import WITH_SURROGATE

KEY = bytes(range(32))
ONE, OTHER = (KeyedPseudonymizer(KEY, purpose) for purpose in ("ai_training", "support"))
STAYS = (
    {"PERSON": TITLES | PARTICLES, "ORGANIZATION": LEGAL_FORMS | JOINING | KINDS}
    | dict.fromkeys(("ADDRESS", "LOCATION"), STREETS)
    | {entity: NUMBERED for entity in WITH_SURROGATE if entity == "ID"}
)
"""Words that say what a value is."""

SIGNS = "abcdeLMNOPQ ÄéøñßЖд王김0123456789.-_@'/+:()\n"
WORDS = st.sampled_from(
    """
    Jane Doe Miller García Raman O'Brien Acme Kestrel Harbor London Berlin Ltd GmbH Street van 12 4711 x.y
    """.split()
)
VALUES = st.one_of(
    st.text(SIGNS, min_size=1, max_size=24),
    st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
    st.text(max_size=12),
)
ENTITIES = st.sampled_from(sorted(WITH_SURROGATE))


@given(ENTITIES, VALUES)
def test_a_stand_in_never_shows_the_value_or_a_word_of_it(entity: str, value: str) -> None:
    made = Surrogates(KEY).of(entity, value, normalised(entity, value))
    if made is None:
        return
    assert value.casefold() not in made.casefold()
    words = {word for word in regex.findall(r"[\p{L}\p{M}]+", value.casefold()) if len(word) > 3}
    public = STAYS.get(entity, frozenset()) | {"example", "https", "http", "straße", "strasse"}
    if entity != "PHONE_NUMBER":  # `ext` and the like stay
        assert not {word for word in words - public if word in made.casefold()}


@given(ENTITIES, VALUES)
def test_a_stand_in_follows_from_key_and_value_alone(entity: str, value: str) -> None:
    again = KeyedPseudonymizer(KEY, "ai_training")
    assert again.surrogate(entity, value) == ONE.surrogate(entity, value)


@given(st.lists(WORDS, min_size=2, max_size=3, unique=True).map(" ".join))
def test_another_purpose_has_another_token(value: str) -> None:
    assert ONE.token("PERSON", value) != OTHER.token("PERSON", value)


@given(VALUES)
def test_masking_twice_never_leads_back(value: str) -> None:
    """What is masked again is another stand-in: nothing of the first value comes back with it."""
    once = ONE.surrogate("PHONE_NUMBER", value)
    assert ONE.surrogate("PHONE_NUMBER", once) != once
