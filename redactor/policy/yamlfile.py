"""Reads one YAML file as plain data and remembers the line of every key.

Narrower than YAML on purpose: one document, plain mappings, lists and scalars. Anchors, aliases,
tags, duplicate keys, deep nesting and files over one MiB are faults. Scalars follow the core
schema of YAML 1.2, so ``NO`` is Norway and not ``false``, and there is no NaN or infinity.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from redactor.errors import PolicyError, PolicyFault

MAX_BYTES = 1 << 20
MAX_DEPTH = 12
KeyPath: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: plain data (dict, list, str, int, float, bool, None) and where it stood.

    ``lines`` maps a path of keys and list indices to a line, counted from 1.
    """

    file: str
    data: Any
    lines: Mapping[KeyPath, int]

    def fault(self, path: KeyPath, message: str) -> PolicyFault:
        """Return a fault at ``path``, placed at the nearest line that is known."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return PolicyFault(self.file, self.lines.get(known, 1), dotted(path), message)


def dotted(path: KeyPath) -> str:
    """Return a path as people write it: ``windows.denied[2]``; the whole file is ``$``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text or "$"


class _Loader(yaml.SafeLoader):
    """The safe loader with the scalar rules of YAML 1.2's core schema."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own shape


_Loader.add_implicit_resolver("bool", re.compile(r"(?:true|false)\Z"), list("tf"))
_Loader.add_implicit_resolver("null", re.compile(r"(?:null|~|)\Z"), ["n", "~", ""])
_DIGITS = list("-0123456789")
_Loader.add_implicit_resolver("int", re.compile(r"-?(?:0|[1-9][0-9]{0,14})\Z"), _DIGITS)
_Loader.add_implicit_resolver("float", re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}\Z"), _DIGITS)

_SCALARS: Mapping[str, Callable[[str], Any]] = {
    "bool": lambda text: text == "true",
    "null": lambda _text: None,
    "int": int,
    "float": float,
    "tag:yaml.org,2002:str": str,
}


def read(path: Path, name: str = "") -> Document:
    """Read and parse a file; ``name`` is how faults call it.

    Raises:
        PolicyError: the file cannot be read or is not the YAML described above.
    """
    file = name or str(path)
    try:
        if not path.is_file():
            raise PolicyError((PolicyFault(file, 1, "$", "no such file"),))
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as fault:
        reason = f"cannot be read: {type(fault).__name__}"
        raise PolicyError((PolicyFault(file, 1, "$", reason),)) from None
    return parse(raw, file)


def parse(raw: bytes, file: str) -> Document:
    """Parse the bytes of one file.

    Raises:
        PolicyError: too large, not UTF-8, not YAML, or YAML that packs do not use.
    """
    if len(raw) > MAX_BYTES:
        raise PolicyError((PolicyFault(file, 1, "$", f"larger than {MAX_BYTES} bytes"),))
    try:
        text = raw.decode("utf-8")
        faults = tuple(_forbidden(text, file))
        if faults:
            raise PolicyError(faults)
        node = yaml.compose(text, Loader=_Loader)
    except UnicodeDecodeError:
        raise PolicyError((PolicyFault(file, 1, "$", "not UTF-8"),)) from None
    except yaml.YAMLError as fault:
        raise PolicyError((_syntax_fault(fault, file),)) from None
    return _built(node, file)


def _syntax_fault(fault: yaml.YAMLError, file: str) -> PolicyFault:
    mark = getattr(fault, "problem_mark", None)
    problem = getattr(fault, "problem", None) or "characters that YAML does not allow"
    return PolicyFault(file, mark.line + 1 if mark else 1, "$", f"not valid YAML: {problem}")


def _forbidden(text: str, file: str) -> Iterator[PolicyFault]:
    """Yield what packs do not use, from the flat event stream: nothing is built or expanded yet."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = _line(event)
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if documents > 1:
            yield PolicyFault(file, line, "$", "more than one document")
            return
        if depth > MAX_DEPTH:
            yield PolicyFault(file, line, "$", f"nested deeper than {MAX_DEPTH}")
            return
        if getattr(event, "anchor", None) is not None:
            yield PolicyFault(file, line, "$", "anchors and aliases are not used in policy files")
        if getattr(event, "tag", None) is not None:
            yield PolicyFault(file, line, "$", "tags are not used in policy files")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _built(node: yaml.Node | None, file: str) -> Document:
    lines: dict[KeyPath, int] = {}
    faults: list[PolicyFault] = []
    data = None if node is None else _Builder(file, lines, faults).value(node, ())
    if faults:
        raise PolicyError(tuple(faults))
    return Document(file, data, lines)


@dataclass(frozen=True, slots=True)
class _Builder:
    """Turns composed nodes into plain data; depth is bounded before it starts."""

    file: str
    lines: dict[KeyPath, int]
    faults: list[PolicyFault]

    def value(self, node: yaml.Node, path: KeyPath) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        return _SCALARS[node.tag](node.value)

    def mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self.faults.append(PolicyFault(self.file, line, dotted(path), "a key must be a plain word"))
                continue
            key = key_node.value
            if key in data:
                first = self.lines[*path, key]
                message = f"duplicate key, first seen on line {first}"
                self.faults.append(PolicyFault(self.file, line, dotted((*path, key)), message))
                continue
            self.lines[*path, key] = line
            data[key] = self.value(value_node, (*path, key))
        return data
