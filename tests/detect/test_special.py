"""Special categories: said about somebody, never as a topic."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from types import ModuleType

import pytest

from redactor.detect.known_names import table
from redactor.detect.passage import Match, Passage
from redactor.detect.patterns import (
    special_abroad,
    special_beliefs,
    special_clinical,
    special_health,
    special_life,
)
from redactor.detect.patterns.special import FAMILY
from tests.growth import cpu_seconds, grows_within

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("health", "She was diagnosed with breast cancer", "was diagnosed with breast cancer"),
    ("health", "my ADHD diagnosis", "my ADHD diagnosis"),
    ("health", "since his depression got worse", "his depression"),
    ("health", "Jane’s miscarriage", "Jane’s miscarriage"),
    ("health", "he is on chemotherapy until June", "he is on chemotherapy"),
    ("health", "Maria is pregnant", "Maria is pregnant"),
    ("health", "she is 5 months pregnant", "she is 5 months pregnant"),
    ("health", "he is HIV positive", "he is HIV positive"),
    ("health", "Tom tested positive for covid", "Tom tested positive for covid"),
    ("health", "He has diabetes", "He has diabetes"),
    ("health", "he is struggling with alcoholism", "he is struggling with alcoholism"),
    ("health", "therapy appointment 3pm", "therapy appointment"),
    ("health", "sick leave for two weeks", "sick leave for"),
    ("health", "he attempted suicide", "attempted suicide"),
    ("health", "allergic to penicillin", "allergic to penicillin"),
    ("ethnicity", "undocumented worker, visa expired", "undocumented worker"),
    ("union", "joined the union last week", "joined the union"),
    ("union", "he is a union rep", "is a union rep"),
    ("religion", "she is Jewish", "she is Jewish"),
    ("religion", "He is a devout Muslim", "He is a devout Muslim"),
    ("sexuality", "came out as gay", "came out as gay"),
    ("politics", "I voted for Trump", "I voted for Trump"),
    ("politics", "joined the Green Party", "joined the Green Party"),
    ("ethnicity", "Ethnicity: Hispanic", "Ethnicity: Hispanic"),
    ("ethnicity", "he is of Turkish descent", "is of Turkish descent"),
    ("criminal", "was convicted of fraud in 2019", "was convicted of fraud"),
    ("criminal", "her parole officer called", "her parole officer"),
    ("health", "Er ist seit Montag krankgeschrieben", "ist seit Montag krankgeschrieben"),
    ("health", "sie leidet an Depressionen", "leidet an Depressionen"),
    ("union", "ist der Gewerkschaft beigetreten", "der Gewerkschaft beigetreten"),
    ("criminal", "er ist vorbestraft", "ist vorbestraft"),
    ("health", "elle est enceinte", "est enceinte"),
    ("health", "il souffre de dépression", "souffre de dépression"),
    ("religion", "il est musulman", "il est musulman"),
    ("health", "está embarazada", "está embarazada"),
    ("criminal", "fue condenado por fraude", "fue condenado por fraude"),
    ("health", "soffre di depressione", "soffre di depressione"),
    ("union", "iscritta al sindacato", "iscritta al sindacato"),
]
OTHERS = [
    "health check endpoint",
    "SELECT a UNION SELECT b",
    "joined the union type",
    "kill process 123",
    "race condition in scheduler",
    "Race: start > finish",
    "Gender:",
    "Sexual orientation:",
    "the Great Depression of 1929",
    "tropical depression forms",
    "cancer research breakthrough",
    "their cancer research",
    "New cancer drug approved",
    "people suffering from diabetes",
    "I'm Christian from sales",
    "This is Christian",
    "joined the European Union",
    "Credit Union login",
    "Green Party conference",
    "vote for the best feature",
    "conviction rate",
    "tested positive",
    "this has anxiety level",
    "Diabetes Care Journal",
    "Manage your diabetes",
    "Mental health awareness week",
    "disability insurance form",
    "Jewish Museum Berlin",
    "prison break season 2",
    "charged with USB-C",
    "sick leave policy",
    "Criminal Minds",
    "the key is depressed",
    "they had a stroke of luck",
    "Man arrested for fraud",
    "die Kirche ist katholisch",
    "Gewerkschaft ruft zum Streik auf",
    "la iglesia es católica",
    "la cathédrale est catholique",
    "Penicillin was discovered in 1928",
    "undocumented workers in the news",
    "[SPECIAL_CATEGORY]",
]


@pytest.mark.parametrize(("category", "text", "value"), FOUND)
def test_finds_what_is_said_about_somebody(category: str, text: str, value: str) -> None:
    assert [(match.rule, text[match.start : match.end]) for match in FAMILY.find(Passage(text))][:1] == [
        (f"special.{category}", value)
    ]


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_topics_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


@pytest.mark.parametrize(
    "piece",
    [
        *("she is ", "his ", "union ", "was ", "a", " ", "diagnosed with chronic ", "Aa "),
        *("cancer ", "off with depression and ", "metformin 5 mg ", "Diagnosis: ", "absent because of his "),
        *("he is gay, ", "arrested for ", "Muslim ", "labour ", "on bail, ", "hospital ", "She voted "),
    ],
)
def test_time_grows_with_the_text_alone(piece: str) -> None:
    def took(size: int) -> float:
        passage = Passage((piece * size)[:size] + " she is pregnant")
        found: list[Match] = []
        spent = cpu_seconds(lambda: found.extend(FAMILY.find(passage)))
        assert found
        return spent

    took(1_000)
    assert grows_within(took, 20_000, 160_000, lambda short: 8 * 4 * short + 0.05)


@pytest.mark.parametrize(
    "part", [special_abroad, special_beliefs, special_clinical, special_health, special_life]
)
def test_every_pattern_compiles(part: ModuleType) -> None:
    assert all(one.pattern for one in part.RULES)
    assert all(one.before and one.after and one.unless for one in part.ANCHORED)


@pytest.mark.parametrize("name", ["conditions", "drugs", "procedures", "setbacks", "symptoms"])
def test_words_are_sorted_distinct_and_in_lower_case(name: str) -> None:
    words = (
        resources.files("redactor.detect").joinpath("tables", f"{name}.txt").read_text("utf-8").split("\n")
    )
    assert words == [*sorted(table(f"{name}.txt"), key=str.encode), ""]
    assert all(word == word.lower() for word in words)
