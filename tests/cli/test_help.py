"""What the program says about itself, and how little it loads to say it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from redactor import __version__
from tests.cli.conftest import Program

VERBS = """run text image doctor
import import·openadapt import·screenpipe
policy policy·list policy·check policy·test policy·explain
consent consent·grant consent·refuse consent·withdraw consent·show consent·import
audit audit·verify audit·show""".split()

HEAVY = """presidio_analyzer presidio_anonymizer spacy cv2 PIL sqlalchemy numpy jinja2 rich msgspec
cryptography yaml cerberus pytesseract phonenumbers""".split()

SHOW_LOADED = """
import sys
from redactor.cli.main import entry
try:
    entry(sys.argv[1:])
except SystemExit as ended:
    assert ended.code == 0, ended.code
print("LOADED", *sorted({name.split(".")[0] for name in sys.modules}))
"""


def test_help_names_every_verb_and_every_exit_code(program: Program) -> None:
    answer = program("--help")
    assert answer.code == 0
    assert not answer.err
    for word in ("run", "text", "image", "import", "policy", "consent", "audit", "doctor"):
        assert f"\n  {word} " in answer.out
    told = " ".join(answer.out.split())
    for code in (0, 2, 3, 4, 5, 70, 130):
        assert f" {code} " in told


@pytest.mark.parametrize("verb", [verb.replace("·", " ") for verb in VERBS])
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_verb_has_help(program: Program, verb: str, flag: str) -> None:
    answer = program(*verb.split(), flag)
    assert answer.code == 0
    assert answer.out.startswith(f"Usage: redactor {verb} ")
    assert "Show this message and exit." in answer.out
    assert "Traceback" not in answer.out + answer.err


def test_version(program: Program) -> None:
    answer = program("--version")
    assert (answer.code, answer.out, answer.err) == (0, f"redactor {__version__}\n", "")


@pytest.mark.parametrize("group", [[], ["import"], ["policy"], ["consent"], ["audit"]], ids=" ".join)
def test_a_group_without_a_verb_is_wrong_use(program: Program, group: list[str]) -> None:
    answer = program(*group)
    assert answer.code == 2
    assert "Usage: redactor" in answer.out + answer.err


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["nosuch"], "nosuch"),
        (["run"], "SOURCE"),
        (["run", "somewhere"], "--out"),
        (["run", "somewhere", "--out"], "--out"),
        (["run", "somewhere", "--out", "x", "--workers", "0"], "--workers"),
        (["run", "somewhere", "--out", "x", "--workers", "many"], "--workers"),
        (["run", "somewhere", "--out", "x", "--blur"], "--blur"),
        (["image", "--out", "x"], "FILE"),
        (["image", "a.png", "--out", "x", "--scale", "9"], "--scale"),
        (["import", "openadapt"], "SOURCE"),
        (["import", "screenpipe", "somewhere"], "--out"),
        (["consent", "grant"], "--subject"),
        (["consent", "import"], "FILE"),
        (["policy", "explain", "--seq", "0"], "--seq"),
        (["audit", "show", "--last", "0"], "--last"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_ends_with_2_and_names_what(program: Program, arguments: list[str], names: str) -> None:
    answer = program(*arguments)
    assert answer.code == 2
    assert not answer.out
    assert names in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["--version"]], ids=" ".join)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHOW_LOADED, *arguments], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.rpartition("LOADED ")[2].split())
    assert "typer" in loaded
    assert not loaded & set(HEAVY)
