"""Names of programs, vendors and interface words are left alone; people and customers are not."""

from __future__ import annotations

import pytest

from redactor.detect.known_names import KNOWN, PERSONAL, PLACES, KnownNames, fold_name, table
from redactor.values import Finding, Hint, Span, Zone

FILTER = KnownNames(customers=["Globex"], left_alone=["Foo Bar"])


def kept(text: str, value: str, entity: str, hint: Hint | None = None, detector: str = "names") -> list[str]:
    start = text.index(value)
    finding = Finding(entity, 0.9, detector, "model", Span(start, start + len(value)))
    return [
        text[one.span.start : one.span.end]
        for one in FILTER.filter([finding], text, hint)
        if one.span is not None
    ]


@pytest.mark.parametrize(
    ("value", "entity"),
    [
        ("Inbox - Outlook", "ORGANIZATION"),
        ("Microsoft", "ORGANIZATION"),
        ("SLACK's", "ORGANIZATION"),
        ("New Folder", "PERSON"),
        ("Windows 11 Pro", "ORGANIZATION"),
        ("EMEA", "ORGANIZATION"),
        ("LATAM", "PERSON"),
        ("Visual Studio 2022", "ORGANIZATION"),
        ("Texas", "LOCATION"),
        ("Germany", "LOCATION"),
        ("Settings", "LOCATION"),
        ("foo bar", "PERSON"),
        ("merci", "PERSON"),
        ("Gracias", "PERSON"),
        ("Comic Sans MS", "PERSON"),
        ("Word", "PERSON"),
        ("Python", "NRP"),
        ("Nome completo", "PERSON"),
        ("Sehr geehrte", "PERSON"),
        ("FÜHRERSCHEIN-NR", "PERSON"),
        ("National Insurance number", "ORGANIZATION"),
        ("Darjeeling", "PERSON"),
        ("New Roman", "ORGANIZATION"),
    ],
)
def test_drops_known_names(value: str, entity: str) -> None:
    assert kept(value, value, entity) == []


@pytest.mark.parametrize(
    ("text", "value", "entity", "rest"),
    [
        ("Acme Corp - Slack", "Acme Corp - Slack", "ORGANIZATION", "Acme Corp"),
        ("Inbox | Acme Corp | Excel", "Inbox | Acme Corp | Excel", "ORGANIZATION", "Acme Corp"),
        ("Globex - Excel", "Globex - Excel", "ORGANIZATION", "Globex"),
        ("Globex", "Globex", "ORGANIZATION", "Globex"),
        ("Jane Doe | Jenkins", "Jane Doe | Jenkins", "PERSON", "Jane Doe"),
        ("Travis - Slack", "Travis - Slack", "PERSON", "Travis"),
        ("Claude said he'd be late", "Claude", "PERSON", "Claude"),
        ("- Claude", "Claude", "PERSON", "Claude"),
        ("Driver called", "Driver", "PERSON", "Driver"),
        ("Ana called", "Ana", "PERSON", "Ana"),
        ("Georgia wrote", "Georgia", "PERSON", "Georgia"),
        ("New York", "New York", "LOCATION", "New York"),
        ("Slack Acme Corp", "Slack Acme Corp", "ORGANIZATION", "Slack Acme Corp"),
        ("Microsoft", "Microsoft", "ADDRESS", "Microsoft"),
    ],
)
def test_keeps_what_is_real(text: str, value: str, entity: str, rest: str) -> None:
    assert kept(text, value, entity) == [rest]


def test_a_program_that_bears_a_persons_name() -> None:
    assert kept("Budget draft - Claude", "Claude", "PERSON") == []
    assert kept("Claude can help", "Claude", "PERSON", Hint(app="Claude")) == []
    assert kept("Claude can help", "Claude", "PERSON", Hint(title="Chat - Claude")) == []
    assert kept("Claude can help", "Claude", "PERSON", Hint(title="Claude")) == ["Claude"]


def test_owners_of_public_code_in_an_address() -> None:
    assert kept("git@github.com:torvalds/linux.git", "torvalds", "ORGANIZATION") == []
    assert kept("git@github.com:umberfield/linux.git", "umberfield", "ORGANIZATION") == ["umberfield"]
    assert kept("ask torvalds about it", "torvalds", "PERSON") == ["torvalds"]


def test_findings_of_others_are_not_looked_at() -> None:
    assert kept("Microsoft", "Microsoft", "ORGANIZATION", detector="terms") == ["Microsoft"]
    assert kept("Microsoft", "Microsoft", "ORGANIZATION", detector="spacy") == []
    placeless = Finding("PERSON", 0.9, "names", zones=(Zone(0, 0, 1, 1),))
    assert FILTER.filter([placeless], "Slack") == (placeless,)


@pytest.mark.parametrize("name", [*KNOWN, PLACES, PERSONAL, "ordinary.txt"])
def test_tables_are_sorted_and_distinct(name: str) -> None:
    names = sorted(table(name), key=lambda entry: entry.encode("utf-8"))
    assert all(entry == entry.strip() and fold_name(entry) for entry in names)
    assert len(names) > 100


def test_there_are_thousands() -> None:
    assert sum(len(table(name)) for name in (*KNOWN, PLACES)) > 6_000
