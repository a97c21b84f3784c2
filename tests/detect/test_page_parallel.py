"""Lines made alike: a name that was found in one of them tells the name in the others."""

from __future__ import annotations

import pytest

from redactor.detect.page_labels import lines_of
from redactor.detect.page_parallel import in_parallel
from redactor.values import Span
from tests.detect.pages import named, page, shown


@pytest.mark.parametrize(
    ("known", "name", "other", "expected"),
    [
        ("Renewal Acme Ltd 2026", "Acme Ltd", "Renewal Partridge 2025", "Partridge"),
        ("Acme Ltd expansion", "Acme Ltd", "Jasperfield expansion", "Jasperfield"),
        ("Acme Ltd expansion", "Acme Ltd", "quicksilverly expansion", "quicksilverly"),
        ("Acme Ltd expansion", "Acme Ltd", "Support expansion", None),  # a plain word
        ("Acme Ltd expansion", "Acme Ltd", "the Jasperfield expansion", None),
        ("by Acme Ltd", "Acme Ltd", "by Jasperfield", None),  # too little to tell
        ("Renewal Acme Ltd", "Acme Ltd", "Renewal", None),
        ("Renewal Acme Ltd", "Acme Ltd", "Renewal ", None),
    ],
)
def test_a_form_seen_with_a_name_tells_names(known: str, name: str, other: str, expected: str | None) -> None:
    seen = page((10, 10, known), (10, 90, other.strip()), apart="\n\n")
    start = known.index(name)
    found = [named("ORGANIZATION", Span(start, start + len(name)), "names")]
    spans = [one.span for one in in_parallel(seen, lines_of(seen.words), found)]
    assert shown(seen, spans) == ([expected] if expected else [])


def test_other_findings_are_part_of_the_form() -> None:
    seen = page(
        (10, 10, "Invoice INV-2026-25134 - Zlatna Foods"),
        (10, 90, "Invoice INV-2 - Quicksilver"),
        apart="\n\n",
    )
    text = seen.text
    found = [
        named("ID", Span(8, 22), "pattern"),
        named("ORGANIZATION", Span(25, 37), "names"),
        named("ID", Span(text.index("INV-2 "), text.index("INV-2 ") + 5), "pattern"),
    ]
    spans = [one.span for one in in_parallel(seen, lines_of(seen.words), found)]
    assert shown(seen, spans) == ["Quicksilver"]


def test_no_page_tells_without_a_name() -> None:
    seen = page((10, 10, "Renewal Partridge 2026"), (10, 90, "Renewal Quicksilver 2026"), apart="\n\n")
    assert list(in_parallel(seen, lines_of(seen.words), [])) == []
