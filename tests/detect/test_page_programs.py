"""Identifiers and heads in capitals that a model takes for names."""

from __future__ import annotations

import pytest

from redactor.detect.page_labels import lines_of
from redactor.detect.page_programs import without_programs
from redactor.values import Finding, Span
from tests.detect.pages import named, page


def left(
    cells: list[tuple[int, int, str]], said: str, entity: str = "PERSON", detector: str = "names"
) -> bool:
    seen = page(*cells)
    start = seen.text.index(said)
    finding = named(entity, Span(start, start + len(said)), detector)
    return [*without_programs(seen, lines_of(seen.words), [finding])] == [finding]


def row(*heads: str) -> list[tuple[int, int, str]]:
    return [(10 + 200 * place, 10, head) for place, head in enumerate(heads)]


@pytest.mark.parametrize(
    ("line", "said", "stays"),
    [
        ("KubeletHasNoDiskPressure is false", "Kubelet", False),
        ("KubeletHasNoDiskPressure kubelet is ready", "kubelet", False),
        ("kubelet is ready", "kubelet", True),
        ("KubeletReady", "KubeletReady", True),  # two humps are written so by people as well
        ("AnnaHasNoDiskPressure", "Anna", True),
    ],
)
def test_parts_of_identifiers(line: str, said: str, *, stays: bool) -> None:
    assert left([(10, 10, line)], said) is stays


@pytest.mark.parametrize(
    ("heads", "said", "stays"),
    [
        (["CURRENT", "NAME", "CLUSTER", "AUTHINFO"], "AUTHINFO", False),
        (["CURRENT", "NAME", "CLUSTER", "Authinfo"], "Authinfo", True),
        (["NAME", "AUTHINFO"], "AUTHINFO", True),  # two cells are no row of heads
        (["VUKASIN", "AUTHINFO", "OBERLIN", "TRONDE"], "TRONDE", True),  # no plain words
    ],
)
def test_heads_in_capitals(heads: list[str], said: str, *, stays: bool) -> None:
    assert left(row(*heads), said) is stays


@pytest.mark.parametrize(
    ("line", "said", "entity", "stays"),
    [
        ("bitnami/kafka 3.7", "bitnami", "ORGANIZATION", False),
        ("tindra-labs/kafka 3.7", "tindra-labs", "ORGANIZATION", True),
        ("bitnami sells images", "bitnami", "ORGANIZATION", True),
        ("PID VSZ", "VSZ", "PERSON", False),
        ("Vsz", "Vsz", "PERSON", True),
        ("Locker PIN", "Locker PIN", "PERSON", False),  # a label
        ("Locker Pyn", "Locker Pyn", "PERSON", True),
        ("Minho No", "Minho No", "PERSON", True),
        ("Lease no", "Lease no", "PERSON", False),
    ],
)
def test_owners_of_images_and_heads_of_processes(line: str, said: str, entity: str, *, stays: bool) -> None:
    assert left([(10, 10, line)], said, entity) is stays


@pytest.mark.parametrize(
    ("said", "stays"),
    [
        ("VSZ", False),
        ("Succeeded", False),
        ("Secrets", False),
        ("REGION", False),
        ("region", True),
        ("Ottilie", True),
        ("Mark", True),
        ("mtanaka", True),
        ("user.username", False),
        ("client_id", False),
        ("user.tanaka", True),
        ("MTANAKA", True),
    ],
)
def test_users_that_a_label_seemed_to_name(said: str, *, stays: bool) -> None:
    seen = page((10, 10, f"USER {said}"))
    finding = Finding("HANDLE", 0.7, "patterns", "handle.label", Span(5, 5 + len(said)))
    assert ([*without_programs(seen, lines_of(seen.words), [finding])] == [finding]) is stays


def test_what_a_form_tells_stays() -> None:
    assert left(row("CURRENT", "NAME", "CLUSTER", "AUTHINFO"), "AUTHINFO", "HANDLE", "patterns")
