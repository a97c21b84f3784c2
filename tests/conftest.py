"""What the whole suite shares: one name for the fakes, a home of its own, and soak tests left out."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# Test modules import the fakes as `tests.fakes`, wherever pytest was started.
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

# How long an example takes depends on the machine; the suite's timeout ends what never does.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave soak tests out unless they are asked for by their marker."""
    if "soak" in str(config.getoption("markexpr", "")):
        return
    soak = [item for item in items if item.get_closest_marker("soak")]
    if soak:
        config.hook.pytest_deselected(items=soak)
        items[:] = [item for item in items if item not in soak]


@pytest.fixture(autouse=True)
def _home_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep every test away from the real home folder."""
    monkeypatch.setenv("REDACTOR_HOME", str(tmp_path_factory.getbasetemp() / "home"))
