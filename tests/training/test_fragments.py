# ruff: noqa: S311, E501 - seeded invention, no cryptography; tables
"""The invented training text: same seed same text, right labels, unseen parts apart."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training import corpora, data, ordinary
from training.fragments import companies, compose, labels, noise
from training.fragments.generate import SLOT, Template, fill, fragments, joined, templates, trimmed
from training.fragments.names import cultures, part_of, plain, romanised, share
from training.fragments.noise import Text
from training.fragments.scene import Scene, World


@pytest.fixture(scope="module")
def world() -> World:
    """Only the handwritten lists: the suite does not need the invention library."""
    return World("train", registers=False, strings={slot: [[("X", "")]] for slot in ("UP", "UO", "UA")})


def _marked(text: Text) -> list[tuple[str, str]]:
    return [(text.text[start:end], label) for start, end, label in text.spans]


def test_every_slot_of_every_template_can_be_filled(world: World) -> None:
    rng = random.Random(1)
    for template in templates():
        for name in SLOT.findall(template.text):
            assert isinstance(Scene(world, rng).slot(name), list), template


def test_templates_are_many_and_a_fifth_of_each_family_is_kept_back() -> None:
    known = Counter(template.family for template in set(templates()))
    kept = Counter(template.family for template in set(templates()) if not template.seen)
    assert sum(known.values()) >= 1000
    assert not {one.text for one in templates() if one.seen} & {
        one.text for one in templates() if not one.seen
    }
    assert all(kept[family] / count >= 0.2 for family, count in known.items())


def test_families_without_names_yield_no_names(world: World) -> None:
    clean = {"code", "logs", "words", "interface", "headlines", "phrases", "figures", "chat_plain"}
    rng = random.Random(2)
    for template in templates():
        if template.family in clean or template.family.startswith("plain_"):
            found = {label for _, _, label in fill(template.text, world, rng).spans}
            assert found <= {"DATE_TIME", "?"}, template


def test_the_same_seed_yields_the_same_fragments(world: World) -> None:
    first = list(fragments(world, seen=True, count=60, seed=3))
    assert first == list(fragments(world, seen=True, count=60, seed=3))
    assert first != list(fragments(world, seen=True, count=60, seed=4))


@pytest.mark.parametrize(
    ("template", "labels"),
    [
        ("«A» - «O» - «app»", ["PERSON", "ORGANIZATION"]),
        ("«Am» «phone» «id» «url» «Od» «Ah»", []),
        ("«At»", ["PERSON"]),
        ("«A2», «A1»⏎«date» «time»", ["PERSON", "DATE_TIME", "?"]),
        ("«A2u» «A1» «A1» «A2» «B1» «A2»", ["PERSON", "PERSON", "PERSON", "PERSON"]),
        ("«A1», «A2»; «A1»  «A2»; «A1»⏎«A2»", ["PERSON"] * 6),
        ("«F1» «Fl» «Gc» «Fd» «G»", ["ORGANIZATION"] * 4),
        ("«V» «Ab» «Ae» «A2l» / «A1u»", ["LOCATION", *["PERSON"] * 4]),
        ("«policy» «iban» «bic» «mac» «ago» «vendor» «tool» «name_word»", []),
        ("«univ»", ["ORGANIZATION"]),
        ("«S»⏎«AL»", ["ADDRESS", "ADDRESS"]),
        ("«nation» «K»", ["NRP", "LOCATION"]),
        ("«Phrase» «camel» «snake» «app» «ui» «product»", []),
    ],
)
def test_slots_carry_their_labels(world: World, template: str, labels: list[str]) -> None:
    for seed in range(30):
        text = fill(template, world, random.Random(seed))
        assert [label for _, _, label in text.spans] == labels


def test_a_letter_means_one_person_and_titles_stay_outside(world: World) -> None:
    text = fill("«A1»|«A1»|«At»", world, random.Random(5))
    spans = _marked(text)
    assert spans[0] == spans[1]
    assert not re.match(r"(Mr|Mrs|Ms|Dr|Prof)\b", spans[2][0])


def test_values_of_the_parts_never_meet() -> None:
    known = [name for culture in cultures(registers=False) for name in culture.surnames]
    parts = [set(share(known, part)) for part in ("train", "dev", "unseen")]
    assert set().union(*parts) == set(known)
    assert not parts[0] & parts[1]
    assert not parts[0] & parts[2]
    assert not parts[1] & parts[2]
    assert part_of("Okafor") == part_of("OKAFOR")


@pytest.mark.parametrize(
    ("native", "latin"),
    [("Шевченко", "Shevchenko"), ("Γιάννης", "Giannis"), ("გიორგი", "Giorgi"), ("Ana", "Ana")],
)
def test_names_are_romanised(native: str, latin: str) -> None:
    assert romanised(native) == latin


def test_plain_takes_diacritics_away() -> None:
    assert plain("Łukasz Žižka Øye Nguyễn") == "Lukasz Zizka Oye Nguyen"


PHRASE = Text("Call Mara Wimberly at Lumora", ((5, 18, "PERSON"), (22, 28, "ORGANIZATION")))


@given(seed=st.integers(0, 10_000), rate=st.floats(0, 0.5))
@settings(max_examples=60, deadline=None)
def test_noise_keeps_spans_on_their_words(seed: int, rate: float) -> None:
    text = trimmed(noise.misread(PHRASE, random.Random(seed), rate))
    place = 0
    for start, end, _ in text.spans:
        assert place <= start < end <= len(text.text)
        assert text.text[start:end] == text.text[start:end].strip()
        place = end


def test_case_and_glue_move_spans() -> None:
    upper = noise.cased(PHRASE, str.upper)
    assert _marked(upper) == [("MARA WIMBERLY", "PERSON"), ("LUMORA", "ORGANIZATION")]
    assert _marked(noise.cased(Text("Voß", ((0, 3, "PERSON"),)), str.upper)) == [("VOß", "PERSON")]
    assert _marked(noise.glued(PHRASE, "• ", " Reply"))[0] == ("Mara Wimberly", "PERSON")
    assert noise.titled(Text("call mara", ((5, 9, "PERSON"),))).text == "Call Mara"


@given(seed=st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_a_cut_name_of_two_letters_is_left_out_of_the_loss(seed: int) -> None:
    text = noise.cut(PHRASE, random.Random(seed))
    for start, end, label in text.spans:
        assert PHRASE.text[start:end] == text.text[start:end]
        assert (label == "?") == (end - start < 3)


def test_joined_fragments_keep_their_spans() -> None:
    text = joined([PHRASE, PHRASE], random.Random(1))
    assert _marked(text) == _marked(PHRASE) * 2


def _record(tokens: str, tags: str, source: str = "wnut17", **more: str) -> dict[str, Any]:
    return {"src": source, "split": "train", "tokens": tokens.split(), "tags": tags.split(), **more}


@pytest.mark.parametrize(
    ("record", "text", "spans"),
    [
        (
            _record("Mara did n't call Lumora , Inc .", "B-PER O O O B-ORG I-ORG I-ORG I-ORG"),
            "Mara didn't call Lumora, Inc.",
            [("Mara", "PERSON"), ("Lumora, Inc.", "ORGANIZATION")],
        ),
        (_record('" Hi " ( Mara )', "O O O O B-PER O"), '"Hi" (Mara)', [("Mara", "PERSON")]),
        (_record("the Norse sea", "B-LOC I-LOC I-LOC"), "the Norse sea", [("Norse sea", "LOCATION")]),
        (_record("Two Germans left", "O B-PER O"), "Two Germans left", [("Germans", "?")]),
        (_record("Thing X", "B-MISC I-MISC"), "Thing X", [("Thing X", "?")]),
        (_record("@ mara hi", "O B-PER O"), "@mara hi", [("mara", "?")]),
        (_record("Mara in Oslo", "B-PER O B-LOC", "litbank"), "Mara in Oslo", [("Mara", "PERSON"), ("Oslo", "?")]),
        (_record("at noon today", "O B-TIME B-DATE", "slurp"), "at noon today", [("noon", "DATE_TIME"), ("today", "DATE_TIME")]),
        (_record("Mara 's", "B-PER O", "uner_ewt", text="Mara's"), "Mara's", [("Mara", "PERSON")]),
        (_record("Mara 's", "B-PER O", "uner_ewt", text="Mara 's"), "Mara's", [("Mara", "PERSON")]),
        (_record("Mara ’ s", "B-PER O O"), "Mara’s", [("Mara", "PERSON")]),
    ],
)  # fmt: skip
def test_corpus_lines_become_text_and_spans(
    record: dict[str, Any], text: str, spans: list[tuple[str, str]]
) -> None:
    made = corpora.sentence(record)
    assert made.text == text
    assert [(made.text[start:end], label) for start, end, label in made.spans] == spans


def test_every_corpus_says_what_it_annotates() -> None:
    assert all(set(labels) <= set(data.CLASSES) for labels in corpora.ANNOTATES.values())


@pytest.mark.parametrize(
    "spans", [[[0, 0, "PERSON"]], [[0, 5, "PERSON"]], [[0, 4, "NAME"]], [[0, 4, "PERSON"], [2, 4, "?"]]]
)
def test_ill_formed_lines_are_refused(spans: list[list[Any]]) -> None:
    with pytest.raises(ValueError, match="bad span"):
        data.check({"text": "Mara met", "spans": spans, "src": "x"})


def test_the_three_files_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data.prepare(tmp_path, data.Recipe(seed=5, fragments=40, ordinary=6), folder=None, registers=False)
    lines = [json.loads(line) for line in (tmp_path / "train.jsonl").read_text("utf-8").splitlines()]
    assert len(lines) == 46
    assert {tuple(line) for line in lines} == {("text", "spans", "annotates", "src", "kind")}
    assert (tmp_path / "dev.jsonl").exists()
    assert (tmp_path / "unseen.jsonl").exists()
    assert "train.jsonl: 46 lines" in capsys.readouterr().out


def test_a_part_without_templates_is_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.fragments.generate.templates", lambda: (Template("x", "y", seen=True),))
    with pytest.raises(ValueError, match="no templates"):
        next(fragments(world, seen=False, count=1, seed=1))


def test_composed_templates_can_all_be_filled_and_part_their_labels(world: World) -> None:
    unseen = World("unseen", registers=False)
    rng = random.Random(8)
    for part in (world, unseen):
        for _ in range(1500):
            text = fill(compose.template(rng, part.part), part, rng)
            data.check({"text": text.text, "spans": trimmed(text).spans, "src": "composed"})
    for words in (labels.WHO, labels.FIRMS, labels.STREETS):
        assert not set(share(words, "train")) & set(share(words, "unseen"))


def test_calm_labels_announce_no_name(world: World) -> None:
    rng = random.Random(9)
    for slot in labels.OTHER:
        for _ in range(20):
            found = {label for _, _, label in fill(f"«{slot}»", world, rng).spans}
            assert found <= {"?"}, slot


@pytest.mark.parametrize("maker", companies.MAKERS, ids=lambda maker: maker.__name__)
def test_every_way_to_name_a_company_names_many(world: World, maker: Any) -> None:
    rng = random.Random(10)
    names = {maker(rng, world.stock) for _ in range(200)}
    assert len(names) > 40
    assert all(name.strip() == name and name for name in names)


def test_ordinary_passages_credit_nobody() -> None:
    texts = list(ordinary.passages(200, 11, {"guido", "tim"}))
    assert texts == list(ordinary.passages(200, 11, {"guido", "tim"}))
    assert not any(re.search(r"copyright|author|Guido [A-Z]", text, re.IGNORECASE) for text in texts)
    assert max(map(len, texts)) <= ordinary.LONGEST


def test_a_sentence_is_kept_back_whatever_the_seed() -> None:
    kept = [data.held_back(f"sentence {number}") for number in range(3000)]
    assert 0.02 < sum(kept) / 3000 < 0.06
