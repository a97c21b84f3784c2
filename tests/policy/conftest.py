"""A whole policy document to change one key of, and the way from there to a pack."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from redactor.policy.load import builtin_document, from_document
from redactor.policy.model import Pack
from redactor.policy.yamlfile import Document


@pytest.fixture
def data() -> dict[str, Any]:
    """The default policy as plain data, free to be changed."""
    return copy.deepcopy(dict(builtin_document("strict-global.yaml").data))


@pytest.fixture
def make_pack(data: dict[str, Any]) -> Callable[..., Pack]:
    """Make a pack from the default policy with some top-level keys replaced."""

    def make(**changes: Any) -> Pack:
        changed = {**copy.deepcopy(data), **changes}
        return from_document(Document(f"{changed['id']}.yaml", changed, {}))

    return make
