"""The documentation, held against the program: what it shows runs, what exists is described."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from redactor import errors, ports, wire
from redactor.cli import codes
from redactor.cli.output import READER_GONE
from redactor.lists import Lists
from redactor.values import ENTITIES, Reason

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("samples/*.md")])
RUN = ("README.md", "docs/tutorial.md", "docs/evaluate.md", "docs/detection.md", "docs/models.md")
"""Pages whose blocks are run; in them every block names its language."""

SHOWN = {"text", "json", "yaml"}
BLOCK = re.compile(
    r"(?P<mark><!-- not run by the tests: [^>]+ -->\n)?^```(?P<language>\w*)\n(?P<code>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
ENDS = re.compile(r"^# ends with (\d+)$", re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Block:
    """A fenced block of a page; ``number`` counts the page's blocks from 1."""

    page: str
    number: int
    language: str
    code: str
    skipped: bool

    def __str__(self) -> str:
        return f"{self.page}:{self.number}"


def blocks(page: str) -> list[Block]:
    found = BLOCK.finditer((ROOT / page).read_text(encoding="utf-8"))
    return [
        Block(page, number, match["language"], match["code"], bool(match["mark"]))
        for number, match in enumerate(found, start=1)
    ]


def runnable(language: str) -> list[Block]:
    return [
        block for page in RUN for block in blocks(page) if block.language == language and not block.skipped
    ]


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("docs")
    (place / "samples").symlink_to(ROOT / "samples")
    return place


def environment(place: Path) -> dict[str, str]:
    return {
        "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
        "HOME": str(place),
        "REDACTOR_HOME": str(place / "out/tutorial/home"),
        "LANG": "C.UTF-8",
    }


def in_shell(block: Block, place: Path) -> str:
    """Run one block, return what it says on standard error; its last line may tell the exit code."""
    expected = int(said[1]) if (said := ENDS.search(block.code)) else 0
    done = subprocess.run(
        ["/bin/bash", "-euo", "pipefail", "-c", block.code],
        cwd=place,
        env=environment(place),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == expected, f"{block}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.tesseract
@pytest.mark.slow
@pytest.mark.parametrize("page", sorted({block.page for block in runnable("sh")}))
def test_the_commands_of_the_page_run_in_order(page: str, workplace: Path) -> None:
    (workplace / "out").mkdir(exist_ok=True)
    for block in runnable("sh"):
        if block.page == page:
            in_shell(block, workplace)


@pytest.mark.parametrize("block", runnable("python"), ids=str)
def test_the_code_of_the_pages_runs(block: Block, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", block.code],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert list(tmp_path.iterdir()) == []
    for line, promise in zip(done.stdout.splitlines(), re.findall(r"\)  # (.+)", block.code), strict=False):
        assert re.fullmatch(re.escape(promise).replace(re.escape("..."), r"\w+"), line), (line, promise)


@pytest.mark.parametrize("page", RUN)
def test_no_block_escapes_the_tests(page: str) -> None:
    for block in blocks(page):
        assert block.language in SHOWN | {"sh", "python"}, block
        assert not (block.skipped and block.language in SHOWN), block
    fences = (ROOT / page).read_text(encoding="utf-8").count("```")
    assert fences == 2 * len(blocks(page))


def test_what_is_marked_as_not_run_is_only_what_sets_up_the_machine() -> None:
    skipped = [block for page in RUN for block in blocks(page) if block.skipped]
    assert [block.page for block in skipped] == ["README.md"]
    assert re.findall(r"^make \w+", skipped[0].code, re.MULTILINE) == ["make run", "make test"]


# --- what exists is described ---------------------------------------------------------------------------


def script(name: str) -> dict[str, object]:
    spec = importlib.util.spec_from_file_location(name.replace("-", "_"), ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return vars(module)


def test_the_page_of_the_command_line_is_current() -> None:
    page = script("export-cli-docs")["page"]
    assert callable(page)
    assert (ROOT / "docs/cli.md").read_text(encoding="utf-8") == page(), "run: make schemas"


def test_every_verb_that_the_pages_use_exists() -> None:
    reference = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
    known = set(re.findall(r"^## `redactor ([\w ]+)`$", reference, re.MULTILINE))
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for used in re.findall(r"(?:^|`|\| )redactor ([a-z]+(?: [a-z]+)?)", text, re.MULTILINE):
            assert used in known or used.split()[0] in known, f"{page.name}: redactor {used}"


def exit_codes() -> set[int]:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    of_errors = {kind.exit_code for kind in kinds if issubclass(kind, errors.RedactorError)}
    of_verbs = {code for name, code in vars(codes).items() if name.isupper() and isinstance(code, int)}
    return {*of_errors, *of_verbs, READER_GONE}


@pytest.mark.parametrize("page", ["README.md", "docs/formats.md"])
def test_every_exit_code_has_a_row(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    table = text[text.index("xit code") :]
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)} == exit_codes()


def test_every_reason_code_has_a_row_and_no_other_has() -> None:
    text = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
    section = text[text.index("## Reason codes") : text.index("## Exit codes")]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE).count("allowed") == 1
    assert sorted(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == sorted(Reason)


def test_what_is_said_about_unused_reason_codes_is_true() -> None:
    text = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
    section = text[text.index("kept for later releases") : text.index("## Exit codes")]
    kept = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "redactor").rglob("*.py"))
    unused = [reason for reason in Reason if f"Reason.{reason.name}" not in code]
    assert sorted(kept) == sorted(unused)


def test_every_kind_of_event_and_every_port_is_described() -> None:
    kinds = json.loads((ROOT / "docs/formats/event.schema.json").read_text(encoding="utf-8"))["$defs"]
    tags = {kind["properties"]["kind"]["enum"][0] for kind in kinds.values() if "kind" in kind["properties"]}
    text = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
    rows = text[text.index("| kind |") : text.index("Typing:")]
    first_cells = re.findall(r"^\| (`.*?`) \|", rows, re.MULTILINE)
    assert {name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)} == tags
    house = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    protocols = [name for name, kind in vars(ports).items() if getattr(kind, "_is_protocol", False)]
    assert {name for name in protocols if name != "Protocol"} <= set(re.findall(r"`(\w+)`", house))


def test_the_architecture_names_the_rooms_that_exist() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    rooms = {path.parent.name for path in (ROOT / "redactor").glob("*/__init__.py")}
    assert {room for room in rooms if f"{room}/" not in text} == set()
    modules = {path.name for path in (ROOT / "redactor/pipeline").glob("*.py")} - {
        "__init__.py",
        "outcome.py",
    }
    assert modules == {name for name in modules if name in text}


def names_in(text: str) -> set[str]:
    return set(re.findall(r"\b[A-Z]+(?:_[A-Z]+)*\b", text)) & ENTITIES


def test_the_limits_name_just_what_is_not_looked_for() -> None:
    limits = (ROOT / "README.md").read_text(encoding="utf-8").partition("\n## Limits\n")[2]
    said, sure, _ = limits.partition("**Not looked for:**")[2].partition(". ")
    assert sure
    assert "as long as you list none" in said
    with wire.in_memory(screens=False) as redactor:
        assert set(redactor.not_looked_for) == names_in(said)
    with wire.in_memory(screens=False, lists=Lists(terms=("Project Bluebird",))) as redactor:
        assert redactor.not_looked_for == ()


@pytest.mark.slow
def test_what_the_page_shows_of_explain_is_what_the_program_says(tmp_path: Path) -> None:
    page = "docs/detection.md"
    for command, shown in pairwise(blocks(page)):
        if "--explain" in command.code and command.language == "sh":
            assert in_shell(command, tmp_path) == shown.code
            return
    pytest.fail(f"{page} shows no --explain")


# --- links and pictures -----------------------------------------------------------------------------------


def links() -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        for target in LINK.findall(page.read_text(encoding="utf-8")):
            if not target.startswith(("http://", "https://", "mailto:")):
                yield page, target


def anchors(page: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_links_resolve() -> None:
    found = list(links())
    assert len(found) > 30
    for page, target in found:
        path, _, anchor = target.partition("#")
        place = page.parent / path if path else page
        assert place.exists(), f"{page.relative_to(ROOT)} -> {target}"
        assert not anchor or anchor in anchors(place), f"{page.relative_to(ROOT)} -> {target}"


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, todo = set(), [ROOT / "README.md"]
    while todo:
        page = todo.pop()
        if page in reached or not page.is_file():
            continue
        reached.add(page)
        for source, target in links():
            if source == page:
                place = (page.parent / target.partition("#")[0]).resolve()
                todo += sorted(place.glob("*.md")) if place.is_dir() else [place] * (place.suffix == ".md")
    assert {page for page in PAGES if page.parts[-2] != "samples"} <= reached


def test_tests_that_the_pages_name_exist() -> None:
    for page in PAGES:
        for name in re.findall(
            r"`((?:tests|redactor|scripts|benchmarks)/[\w/.-]+\.\w+)`", page.read_text(encoding="utf-8")
        ):
            assert (ROOT / name).exists(), f"{page.name}: {name}"


def test_the_picture_is_small() -> None:
    picture = ROOT / "docs/images/before-after.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 300_000


def test_decisions_are_numbered_without_a_gap() -> None:
    pages = sorted((ROOT / "docs/decisions").glob("*.md"))
    numbers = [int(page.name[:4]) for page in pages]
    assert numbers[0] == 1
    assert all(after == before + 1 for before, after in pairwise(numbers))
    for number, page in zip(numbers, pages, strict=True):
        text = page.read_text(encoding="utf-8")
        assert text.startswith(f"# {number}. ")
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]


# --- make -------------------------------------------------------------------------------------------------


def test_make_help_lists_the_targets() -> None:
    done = subprocess.run(["/usr/bin/make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = set(re.findall(r"^  make (\w+)", done.stdout, re.MULTILINE))
    assert {"run", "test", "lint", "format", "samples", "bench", "soak", "clean"} <= listed


@pytest.mark.parametrize("with_apt", [True, False])
def test_without_tesseract_and_without_rights_the_line_to_type_is_told(
    tmp_path: Path, *, with_apt: bool
) -> None:
    for tool in ("sh", "head", "grep"):
        (tmp_path / tool).symlink_to(f"/bin/{tool}")
    fakes = {"id": "echo 1000", "sudo": "exit 1"} | ({"apt-get": "exit 99"} if with_apt else {})
    for name, body in fakes.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n")
        (tmp_path / name).chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", "scripts/system-packages.sh"],
        cwd=ROOT,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 5
    assert done.stderr.splitlines()[-1].strip() == "sudo apt-get install -y tesseract-ocr tesseract-ocr-eng"


def test_a_package_manager_that_fails_is_told_apart(tmp_path: Path) -> None:
    for name, body in {"id": "echo 0", "apt-get": "echo broken >&2; exit 100"}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n")
        (tmp_path / name).chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", "scripts/system-packages.sh"],
        cwd=ROOT,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 5
    assert "broken" in done.stderr
    assert "sudo apt-get install" in done.stderr
