"""Words that must not stand in the project's files. They are put together here, not written."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
UNFINISHED = ("TO" + "DO", "FIX" + "ME", "XX" + "X:", "pragma: no" + " cover", "NotImpl" + "ementedError")
ELSEWHERE = ("/wo" + "rk/", "../sha" + "red", "/.lib" + "rary", ".lib" + "rary/")
SCREENS_OF_OTHERS = ("benchmarks/fragments/", "training/fragments/templates/")
"""Invented screens show code in the making, as real ones do."""
SKIPPED_FOLDERS = {".git", ".venv", "out", "dist", "build", "htmlcov", "node_modules"}


def _tracked() -> list[str]:
    """Return the names of the files under version control, or of all files where there is none."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return [str(path.relative_to(ROOT)) for path in ROOT.rglob("*") if _is_ours(path)]
    return [name for name in listed.decode().split("\0") if name]


def _is_ours(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return not any(part in SKIPPED_FOLDERS or part.endswith("cache") for part in parts)


def _texts() -> Iterator[tuple[str, str]]:
    """Yield name and content of every text file."""
    for name in _tracked():
        path = ROOT / name
        if path.is_symlink() or not path.is_file():
            continue
        data = path.read_bytes()
        if b"\0" in data[:8192]:
            continue
        try:
            yield name, data.decode("utf-8")
        except UnicodeDecodeError:
            continue


def occurrences(word: str, texts: list[tuple[str, str]]) -> list[str]:
    """Return file and line of each occurrence of ``word``."""
    return [
        f"{name}:{number}"
        for name, text in texts
        if word in text
        for number, line in enumerate(text.splitlines(), 1)
        if word in line
    ]


def prints(name: str, text: str) -> list[str]:
    """Return the places where a module prints; only the command line speaks."""
    if name.startswith("redactor/cli/"):
        return []
    return [
        f"{name}:{node.lineno}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]


@pytest.fixture(scope="module")
def texts() -> list[tuple[str, str]]:
    return list(_texts())


def test_the_files_were_found(texts: list[tuple[str, str]]) -> None:
    assert {"pyproject.toml", "redactor/errors.py", "tests/test_words.py"} <= {name for name, _ in texts}


@pytest.mark.parametrize("word", UNFINISHED)
def test_nothing_is_left_unfinished(texts: list[tuple[str, str]], word: str) -> None:
    assert occurrences(word, [pair for pair in texts if not pair[0].startswith(SCREENS_OF_OTHERS)]) == []


@pytest.mark.parametrize("word", ELSEWHERE)
def test_no_file_speaks_of_another_place(texts: list[tuple[str, str]], word: str) -> None:
    assert occurrences(word, texts) == []


def test_only_the_command_line_prints(texts: list[tuple[str, str]]) -> None:
    ours = [(name, text) for name, text in texts if name.startswith("redactor/") and name.endswith(".py")]
    assert [place for name, text in ours for place in prints(name, text)] == []


def test_the_checks_see_what_they_look_for() -> None:
    for word in (*UNFINISHED, *ELSEWHERE):
        assert occurrences(word, [("a.py", f"x\n# {word} y\n")]) == ["a.py:2"]
    call = "if x:\n    " + "print" + "(x)\n"
    assert prints("redactor/mask/text.py", call) == ["redactor/mask/text.py:2"]
    assert prints("redactor/cli/run.py", call) == []
    assert prints("redactor/mask/text.py", "blueprint(x)\nself.print(x)") == []
