"""The plan of the house, kept: floors, rooms, who may make what, and how large things may grow.

Each check is a function from parsed modules to a list of faults, and each is shown a small bad
house first: a check that cannot fail is none.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "redactor"

FLOORS: dict[str, int] = (
    dict.fromkeys(("errors", "values", "ports", "canonical", "frames", "remembered", "shipped"), 0)
    | dict.fromkeys(
        ("capture", "policy", "consent", "ocr", "detect", "mask", "documents", "audit", "evaluate"), 1
    )
    | dict.fromkeys(("pipeline", "review"), 2)
    | dict.fromkeys(("wire", "home", "lists"), 3)
    | dict.fromkeys(("batch", "console"), 4)
    | {"cli": 5}
)
SINGLE_FILES = {0, 3}
"""Floors of single files, which may import each other downward; only rings are forbidden there."""
WITHOUT_CODE = {"policies", "models", "data"}
"""Folders of files that are read, not imported."""

HEAVY = {
    "presidio_analyzer",
    "presidio_anonymizer",
    "spacy",
    "cv2",
    "onnxruntime",
    "PIL",
    "sqlalchemy",
    "rich",
    "jinja2",
}
LIGHT = {"redactor", "redactor.cli", "redactor.wire", "redactor.home"}
NETWORK = {"socket", "urllib.request", "requests", "httpx", "http.client", "ftplib", "smtplib", "aiohttp"}
MAKERS = {
    "SafeImage": ("redactor.mask.image",),
    "SafeText": ("redactor.mask.text",),
    "SafeEvent": ("redactor.pipeline",),
}
MAX_FUNCTION, MAX_MODULE = 45, 320
LARGER = {"redactor.values": 520}
"""The vocabulary of the whole house stands in one file; half of its lines are docstrings."""


@dataclass(frozen=True)
class Module:
    """One parsed module: dotted name, whether it is a package's ``__init__``, text and tree."""

    name: str
    package: bool
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The name under ``redactor`` that the module belongs to; empty for the package itself."""
        return self.name.split(".")[1] if "." in self.name else ""

    def lies_in(self, place: str) -> bool:
        """Tell whether this is the module ``place``, or one inside that package."""
        return f"{self.name}.".startswith(f"{place}.")


def module(name: str, text: str, *, package: bool = False) -> Module:
    return Module(name, package, text, ast.parse(text))


def _of_the_house() -> list[Module]:
    found = []
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if package else parts)
        found.append(module(name, path.read_text(encoding="utf-8"), package=package))
    return found


HOUSE = _of_the_house()


def _running(tree: ast.AST, *, functions: bool) -> Iterator[ast.AST]:
    """Yield the nodes that ever run (no typing blocks), with or without the insides of functions."""
    for node in ast.iter_child_nodes(tree):
        if not functions and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        yield node
        yield from _running(node, functions=functions)


def imports(one: Module, nodes: Iterable[ast.AST] | None = None) -> list[tuple[str, int]]:
    """Return the dotted names that a module imports, with lines; ``from a import b`` gives ``a.b``."""
    found = []
    for node in ast.walk(one.tree) if nodes is None else nodes:
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(one, node)
            found += [(f"{base}.{alias.name}", node.lineno) for alias in node.names]
    return found


def _absolute(one: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = one.name.split(".")
    above = parts[: len(parts) - node.level + one.package]
    return ".".join([*above, *([node.module] if node.module else [])])


def _is_any(name: str, of: set[str]) -> bool:
    return any(f"{name}.".startswith(f"{other}.") for other in of)


# --- checks ---------------------------------------------------------------------------------------


def unknown_rooms(modules: list[Module]) -> list[str]:
    """Every module stands on a known floor."""
    known = FLOORS.keys() | WITHOUT_CODE | {"", "__main__"}
    return [f"{one.name}: stands on no floor" for one in modules if one.room not in known]


def upward_imports(modules: list[Module]) -> list[str]:
    """Imports point down, or stay within one room; rooms of one floor never import each other."""
    return [
        f"{one.name}:{line}: imports {name}"
        for one in modules
        for name, line in imports(one)
        if name.startswith("redactor.") and not _may_import(one.room, name.split(".")[1])
    ]


def _may_import(room: str, other: str) -> bool:
    if other == room or other not in FLOORS:
        return True
    # The house's own ``__init__`` lies below the ground: everybody imports it.
    floor = FLOORS.get(room, -1)
    return FLOORS[other] < floor or (FLOORS[other] == floor and floor in SINGLE_FILES)


def cycles(modules: list[Module]) -> list[str]:
    """No module reaches itself through imports that run, those inside functions included."""
    names = {one.name for one in modules}
    graph = {
        one.name: {_owner(name, names) for name, _ in imports(one, _running(one.tree, functions=True))}
        for one in modules
    }
    return [f"{name}: reaches itself through its imports" for name in names if name in _reach(graph, name)]


def _reach(graph: dict[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    open_ends = graph[start] - {start}
    while open_ends:
        seen |= open_ends
        open_ends = {further for name in open_ends if name for further in graph[name]} - seen
    return seen


def _owner(name: str, names: set[str]) -> str:
    """Return the module that an imported dotted name stands in; empty for foreign ones."""
    while name and name not in names:
        name = name.rpartition(".")[0]
    return name


def speaking_inits(modules: list[Module]) -> list[str]:
    """A room's ``__init__`` holds a docstring and nothing else; the house's own may tell the version."""
    faults = []
    for one in modules:
        if not one.package:
            continue
        rest = one.tree.body[1:]
        if one.name == "redactor":
            rest = [node for node in rest if not ast.unparse(node).startswith("__version__ = ")]
        if not ast.get_docstring(one.tree) or rest:
            faults.append(f"{one.name}: more or less than a docstring")
    return faults


def foreign_makers(modules: list[Module]) -> list[str]:
    """Safe values are made in one place each."""
    faults = []
    for one in modules:
        for node in ast.walk(one.tree):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func).split(".")[-1]
            if name in MAKERS and not any(one.lies_in(place) for place in MAKERS[name]):
                faults.append(f"{one.name}:{node.lineno}: makes a {name}")
    return faults


def heavy_imports(modules: list[Module]) -> list[str]:
    """What `redactor --help` and a plain `import redactor` load stays light."""
    return [
        f"{one.name}:{line}: loads {name} at import"
        for one in modules
        if one.name in LIGHT or one.lies_in("redactor.cli")
        for name, line in imports(one, _running(one.tree, functions=False))
        if _is_any(name, HEAVY)
    ]


def broad_excepts(modules: list[Module]) -> list[str]:
    """A broad ``except`` stands in one place, the pipeline's seam."""
    found = [
        (one.lies_in("redactor.pipeline"), f"{one.name}:{node.lineno}: catches everything")
        for one in modules
        for node in ast.walk(one.tree)
        if isinstance(node, ast.ExceptHandler) and _is_broad(node)
    ]
    return [text for inside, text in found if not inside] + [text for inside, text in found if inside][1:]


def _is_broad(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(ast.unparse(one).split(".")[-1] in {"Exception", "BaseException"} for one in caught)


def long_functions(modules: list[Module]) -> list[str]:
    """No function has more than 45 lines, its docstring not counted."""
    faults = []
    for one in modules:
        for node in ast.walk(one.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1 - _docstring_lines(node)
                if lines > MAX_FUNCTION:
                    faults.append(f"{one.name}:{node.lineno}: {node.name} has {lines} lines")
    return faults


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    if ast.get_docstring(node) is None:
        return 0
    return (node.body[0].end_lineno or 0) - node.body[0].lineno + 1


def long_modules(modules: list[Module]) -> list[str]:
    """No module has more than 320 lines, but the one that is named."""
    sizes = ((one.name, one.text.count("\n")) for one in modules)
    return [f"{name}: {lines} lines" for name, lines in sizes if lines > LARGER.get(name, MAX_MODULE)]


def network_imports(modules: list[Module]) -> list[str]:
    """Nothing here opens a connection."""
    return [
        f"{one.name}:{line}: imports {name}"
        for one in modules
        for name, line in imports(one)
        if _is_any(name, NETWORK)
    ]


def undocumented(modules: list[Module]) -> list[str]:
    """Every module says what it is, and so does every public class, function and method."""
    faults = [f"{one.name}: has no docstring" for one in modules if not ast.get_docstring(one.tree)]
    for one in modules:
        public = _public(one.tree.body)
        inner = [node for kind in public if isinstance(kind, ast.ClassDef) for node in _public(kind.body)]
        faults += [
            f"{one.name}:{node.lineno}: {node.name} has no docstring"
            for node in (*public, *inner)
            if not ast.get_docstring(node)
        ]
    return faults


def _public(body: list[ast.stmt]) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    named = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return [node for node in body if isinstance(node, named) and not node.name.startswith("_")]


Check = Callable[[list[Module]], list[str]]
_MANY = "\n    pass" * MAX_FUNCTION

CHECKS: dict[str, tuple[Check, list[Module]]] = {
    "a module on no floor": (unknown_rooms, [module("redactor.attic", "")]),
    "a room imports a room": (
        upward_imports,
        [module("redactor.mask.text", "from redactor.detect import x")],
    ),
    "a room imports a room, relatively": (
        upward_imports,
        [module("redactor.mask.text", "from ..detect.merge import merge")],
    ),
    "a package imports upward, relatively": (
        upward_imports,
        [module("redactor.mask", "from ..pipeline import engine", package=True)],
    ),
    "a room imports the pipeline in a function": (
        upward_imports,
        [module("redactor.ocr.lines", "def f():\n    import redactor.pipeline")],
    ),
    "the ground imports a room": (upward_imports, [module("redactor.values", "import redactor.audit.log")]),
    "the pipeline imports the wiring": (
        upward_imports,
        [module("redactor.pipeline.engine", "from redactor import wire")],
    ),
    "the console imports the batch": (
        upward_imports,
        [module("redactor.console.app", "from redactor.batch.run import run")],
    ),
    "the house itself imports a room": (
        upward_imports,
        [module("redactor", "from redactor.wire import at_home", package=True)],
    ),
    "the house itself imports the ground": (
        upward_imports,
        [module("redactor", "import redactor.errors", package=True)],
    ),
    "two modules import each other": (
        cycles,
        [
            module("redactor.mask.text", "from redactor.mask import keys"),
            module("redactor.mask.keys", "def f():\n    from redactor.mask.text import apply"),
        ],
    ),
    "three modules in a ring": (
        cycles,
        [
            module("redactor.a", "import redactor.b"),
            module("redactor.b", "from redactor.c import x"),
            module("redactor.c", "from . import a"),
        ],
    ),
    "a room's init with an import": (
        speaking_inits,
        [module("redactor.mask", '"""Masks."""\nimport os', package=True)],
    ),
    "a room's init without a docstring": (speaking_inits, [module("redactor.mask", "", package=True)]),
    "a room's init with a version": (
        speaking_inits,
        [module("redactor.mask", '"""Masks."""\n__version__ = "1"', package=True)],
    ),
    "a safe image from elsewhere": (
        foreign_makers,
        [module("redactor.mask.imagery", "values.SafeImage(1, 2, 3, 4)")],
    ),
    "a safe text from elsewhere": (foreign_makers, [module("redactor.mask.image", "SafeText('x')")]),
    "a safe event from elsewhere": (foreign_makers, [module("redactor.capture.session", "SafeEvent(x)")]),
    "a heavy import in the command line": (heavy_imports, [module("redactor.cli.run", "import rich.table")]),
    "a heavy import in a try": (
        heavy_imports,
        [module("redactor.wire", "try:\n    from PIL import Image\nexcept ImportError:\n    pass")],
    ),
    "a heavy import in the house itself": (
        heavy_imports,
        [module("redactor", "from cv2 import x", package=True)],
    ),
    "a bare except": (broad_excepts, [module("redactor.ocr.x", "try:\n    f()\nexcept:\n    pass")]),
    "a broad except in a tuple": (
        broad_excepts,
        [module("redactor.cli.x", "try:\n    f()\nexcept (ValueError, Exception):\n    pass")],
    ),
    "two broad excepts in the pipeline": (
        broad_excepts,
        [
            module("redactor.pipeline.a", "try:\n    f()\nexcept Exception:\n    pass"),
            module("redactor.pipeline.b", "try:\n    f()\nexcept BaseException:\n    pass"),
        ],
    ),
    "a long function": (long_functions, [module("redactor.x", f"def f():{_MANY}")]),
    "a long method": (
        long_functions,
        [module("redactor.x", "class A:\n    async def f(self):" + "\n        pass" * MAX_FUNCTION)],
    ),
    "a long module": (long_modules, [module("redactor.x", "\n" * (MAX_MODULE + 1))]),
    "a connection": (network_imports, [module("redactor.x", "def f():\n    import urllib.request")]),
    "a connection by name": (network_imports, [module("redactor.x", "from urllib import request")]),
    "a module without a docstring": (undocumented, [module("redactor.x", "x = 1")]),
    "a method without a docstring": (
        undocumented,
        [module("redactor.x", '"""X."""\nclass A:\n    """A."""\n    def f(self): pass')],
    ),
}


@pytest.mark.parametrize("name", CHECKS)
def test_each_check_sees_a_bad_house(name: str) -> None:
    check, bad = CHECKS[name]
    assert check(bad) != []


EVERY_CHECK = list(dict.fromkeys(check for check, _ in CHECKS.values()))
GOOD = [
    module("redactor", '"""House."""\n__version__ = "1"', package=True),
    module("redactor.mask", '"""Masks."""', package=True),
    module("redactor.mask.text", '"""T."""\nfrom redactor.values import SafeText\nx = SafeText("")'),
    module("redactor.mask.image", '"""I."""\nfrom redactor.mask.text import x\ny = values.SafeImage()'),
    module("redactor.values", '"""V."""\nfrom redactor.errors import x'),
    module("redactor.errors", '"""E."""\nimport urllib.parse'),
    module("redactor.pipeline.a", '"""P."""\ntry:\n    SafeEvent()\nexcept Exception:\n    raise'),
    module(
        "redactor.wire", '"""W."""\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import cv2\n'
    ),
    module("redactor.cli.run", '"""C."""\ndef _run():\n    """' + "x\n" * 99 + '"""\n    import rich, spacy'),
]


@pytest.mark.parametrize("check", EVERY_CHECK)
def test_no_check_blames_a_good_house(check: Check) -> None:
    assert check(GOOD) == []


@pytest.mark.parametrize("check", EVERY_CHECK)
def test_the_house_stands_as_planned(check: Check) -> None:
    assert check(HOUSE) == []


def test_the_house_was_found() -> None:
    names = {one.name for one in HOUSE}
    assert {"redactor", "redactor.errors", "redactor.values", "redactor.ports"} <= names
