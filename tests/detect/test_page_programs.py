"""Identifiers and heads in capitals that a model takes for names."""

from __future__ import annotations

import pytest

from redactor.detect.page_labels import lines_of
from redactor.detect.page_programs import without_programs
from redactor.values import Span
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


def test_what_a_form_tells_stays() -> None:
    assert left(row("CURRENT", "NAME", "CLUSTER", "AUTHINFO"), "AUTHINFO", "HANDLE", "patterns")
