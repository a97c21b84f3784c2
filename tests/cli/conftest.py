"""The program as a function: arguments and standard input in, exit code and both outputs out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from redactor import wire
from redactor.cli.main import entry
from redactor.lists import Lists
from redactor.policy.packset import SHIPPED
from redactor.ports import Detector
from tests.cli.world import CONSENT, Answer

Program = Callable[..., Answer]


_build = wire.detector
_shipped = cache(wire.detector)
_reader = cache(wire.reader)


def _detector(
    models: Mapping[str, frozenset[str]] | None = None,
    lists: Lists | None = None,
    parts: Sequence[Detector] = (),
) -> Detector:
    """Return the shared detector, or one of its own where there are lists."""
    assert models is None or models == SHIPPED
    return _build(models, lists, parts) if lists else _shipped()


@pytest.fixture(autouse=True)
def _engines_built_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all calls in this process share the heavy engines, which keep nothing between calls."""
    monkeypatch.setattr(wire, "detector", _detector)
    monkeypatch.setattr(wire, "reader", _reader)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the home folder that calls use unless they name another; not made yet."""
    place = tmp_path / "home"
    monkeypatch.setenv("REDACTOR_HOME", str(place))
    return place


@pytest.fixture
def program(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Program:
    """Return the program, called in this process."""
    assert not home.exists()

    def call(*arguments: str | Path, stdin: bytes = b"") -> Answer:
        (tmp_path / "stdin").write_bytes(stdin)
        capsys.readouterr()
        with (tmp_path / "stdin").open(encoding="utf-8") as stream, monkeypatch.context() as patch:
            patch.setattr("sys.stdin", stream)
            with pytest.raises(SystemExit) as ended:
                entry([str(argument) for argument in arguments])
        told = capsys.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return Answer(code, told.out, told.err)

    return call


@pytest.fixture
def consent(program: Program, tmp_path: Path) -> None:
    """Let the subject of all tiny sessions consent."""
    file = tmp_path / "consents.json"
    file.write_text(json.dumps([CONSENT]))
    assert program("consent", "import", file).code == 0
