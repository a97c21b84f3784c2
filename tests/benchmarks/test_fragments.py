"""The maker of fragments: seeded, its gold in place, its templates sound and split for good."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest
from stdnum import luhn
from stdnum.iso7064 import mod_97_10

from benchmarks.fragments import documents, numbers, tokens
from benchmarks.fragments.lists import by_culture, words
from benchmarks.fragments.maker import DOCUMENTS, SEEN, STUDIED, UNSEEN, Fragment, fragments, templates
from benchmarks.fragments.people import company, identity
from benchmarks.fragments.slots import LABELLED, PLAIN, PRIVATE

TEXT_ENTITIES = """PERSON EMAIL_ADDRESS PHONE_NUMBER CREDIT_CARD IBAN_CODE BANK_ACCOUNT IP_ADDRESS MAC_ADDRESS
US_SSN NATIONAL_ID TAX_ID PASSPORT DRIVER_LICENSE VEHICLE_PLATE HEALTH_ID CRYPTO DEVICE_ID LOCATION ADDRESS
COORDINATES NRP DATE_OF_BIRTH PRIVATE_URL ORGANIZATION HANDLE CHANNEL REPOSITORY ID SECRET""".split()


@pytest.fixture(scope="module")
def made() -> list[Fragment]:
    return fragments(3)


def test_there_are_many_templates_and_each_stands_once() -> None:
    texts = [template.text for template in templates()]
    assert len(texts) > 900
    assert len(set(texts)) == len(texts)
    assert all(template.app and template.text for template in templates())


def test_private_and_clean_templates_and_both_halves_are_about_as_many() -> None:
    counts = Counter((one.private, one.split) for one in templates() if one.split != STUDIED)
    assert len(counts) == 4
    assert min(counts.values()) > 0.7 * max(counts.values())


def test_slots_are_known() -> None:
    for template in templates():
        for name, argument in re.findall(r"«(\w*)(?::([^»#]+))?(?:#\w)?»", template.text):
            known = argument in LABELLED[name][1] if argument else name in {**PRIVATE, **PLAIN}
            assert known, template.text
        assert template.text.count("«") == len(re.findall(r"«\w+(?::[^»#]+)?(?:#\w)?»", template.text))


def test_clean_templates_have_no_private_slot() -> None:
    for template in templates():
        private = [name for name in re.findall(r"«(\w+)", template.text) if name in {**PRIVATE, **LABELLED}]
        assert bool(private) == template.private, template.text


def test_the_half_of_a_template_never_changes() -> None:
    split = {template.text: template.split for template in templates()}
    assert split["Inbox - Outlook"] == UNSEEN
    assert split["Chat | «person» | Microsoft Teams"] == SEEN
    assert split["standup in 5"] == UNSEEN


def test_running_documents_are_of_both_halves_and_longer_than_what_screens_show(made: list[Fragment]) -> None:
    papers = [one for one in made if one.template.kind in DOCUMENTS]
    assert {one.template.kind for one in papers} == set(DOCUMENTS)
    assert {one.template.split for one in papers} == {SEEN, UNSEEN}
    lengths = sorted(len(one.case.text) for one in papers)
    assert lengths[len(lengths) // 2] > 150


def test_a_person_stands_by_one_firm_and_one_particle_in_a_fragment() -> None:
    random_ = random.Random(1)  # noqa: S311 - seeded invention, no cryptography
    who = identity(random_)
    for make in (documents.firm, documents.noble, documents.court, documents.school):
        assert len({make(random_, who) for _ in range(9)}) == 1


def test_every_entity_is_in_both_halves(made: list[Fragment]) -> None:
    found = {(fragment.template.split, mark.entity) for fragment in made for mark in fragment.case.gold}
    for entity in TEXT_ENTITIES:
        assert {(SEEN, entity), (UNSEEN, entity)} <= found, entity


def test_gold_lies_in_the_text_in_order_and_apart(made: list[Fragment]) -> None:
    for fragment in made:
        end = 0
        for mark in fragment.case.gold:
            assert end <= mark.span.start < mark.span.end <= len(fragment.case.text)
            assert fragment.case.text[mark.span.start : mark.span.end].strip()
            end = mark.span.end


def test_only_private_templates_have_gold(made: list[Fragment]) -> None:
    for fragment in made:
        cut = fragment.case.text.endswith("…")
        assert bool(fragment.case.gold) == fragment.template.private or cut, fragment.template.text


def test_a_seed_gives_the_same_fragments_and_another_one_others(made: list[Fragment]) -> None:
    assert fragments(3) == made
    assert fragments(3, seed=1) != made
    by_id = {one.case.id: one for one in made}
    assert all(by_id[one.case.id] == one for one in fragments(1))


def test_ids_are_unique(made: list[Fragment]) -> None:
    assert len({fragment.case.id for fragment in made}) == len(made)


def test_some_fragments_are_distorted(made: list[Fragment]) -> None:
    texts = [fragment.case.text for fragment in made if fragment.template.kind == "titles"]
    assert any(text.isupper() for text in texts)
    assert any(text.endswith("…") for text in texts)
    assert any(text.islower() for text in texts)


def test_there_are_names_of_many_cultures() -> None:
    for name in ("given", "surnames"):
        table = by_culture(name)
        assert len(table) >= 20
        assert len({word for names in table.values() for word in names}) >= 300
    assert by_culture("given").keys() == by_culture("surnames").keys()
    random_ = random.Random(1)  # noqa: S311 - seeded invention, no cryptography
    assert len(words("coined")) > 150
    assert len({company(random_) for _ in range(1000)}) > 500


@pytest.mark.parametrize("seed", range(5))
def test_check_digits_are_right(seed: int) -> None:
    random_ = random.Random(seed)  # noqa: S311 - seeded invention, no cryptography
    assert luhn.is_valid(re.sub(r"\D", "", numbers.card(random_)))
    assert luhn.is_valid(numbers.imei(random_))
    number = numbers.iban(random_).replace(" ", "")
    assert mod_97_10.is_valid(number[4:] + number[:4])
    assert tokens.wallet(random_)[:2] in {"bc", "0x"} | {f"1{char}" for char in tokens.BASE58}
