"""What all tests of recognizers share: run one family on one text, see entity and covered text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.passage import Family, Passage
from redactor.values import Hint

Look = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def look() -> Look:
    """Return a function: family, text and field label to the entities and texts found, in order of place."""

    def run(family: Family, text: str, label: str = "") -> list[tuple[str, str]]:
        matches = sorted(family.find(Passage(text, Hint(label=label))), key=lambda match: match.start)
        assert {match.entity for match in matches} <= family.entities
        return [(match.entity, text[match.start : match.end]) for match in matches]

    return run
