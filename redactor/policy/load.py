"""From a name or a file to a checked pack; every fault of a file is reported at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from redactor.canonical import canonical_json, digest
from redactor.errors import PolicyError, PolicyFault
from redactor.policy import regions, yamlfile
from redactor.policy import vocabulary as words
from redactor.policy.build import build
from redactor.policy.model import Pack
from redactor.policy.schema import SCHEMA, faults_of, near
from redactor.policy.yamlfile import Document, KeyPath

BUILTIN_PACKAGE = "redactor.policies"
CASES_SUFFIX = ".cases.yaml"
PACKAGED = "package:"
"""How the file of a packaged pack is written, so that no file of the user's looks like one."""


def builtin_names() -> tuple[str, ...]:
    """Return the names of the packs that come with the package, sorted."""
    files = (entry.name for entry in resources.files(BUILTIN_PACKAGE).iterdir())
    return tuple(
        sorted(
            name.removesuffix(".yaml")
            for name in files
            if name.endswith(".yaml") and not name.endswith(CASES_SUFFIX)
        )
    )


def builtin_document(name: str) -> Document:
    """Return a packaged file by its file name, ``US.yaml`` or ``US.cases.yaml``.

    Raises:
        PolicyError: there is no such file, or it is not readable YAML.
    """
    entry = resources.files(BUILTIN_PACKAGE).joinpath(name)
    if not entry.is_file():
        raise PolicyError((PolicyFault(PACKAGED + name, 1, "$", "no such file in the package"),))
    return yamlfile.parse(entry.read_bytes(), PACKAGED + name)


@lru_cache(maxsize=64)
def load_builtin(name: str) -> Pack:
    """Load one packaged pack; packs never change, so each is read once.

    Raises:
        PolicyError: unknown name (the message lists the known ones), or a broken pack.
    """
    known = builtin_names()
    if name not in known:
        hint = near(name, known)
        message = f"no such policy{hint or ' file or name'}; packaged: {', '.join(known)}"
        raise PolicyError((PolicyFault(name, 1, "$", message),), remedy="name a packaged policy or a file")
    return from_document(builtin_document(f"{name}.yaml"))


def load_builtins() -> tuple[Pack, ...]:
    """Load all packaged packs, sorted by name."""
    return tuple(load_builtin(name) for name in builtin_names())


def resolve(name_or_path: str | Path) -> Path | str:
    """Tell a file from a packaged name: a Path for a file, the name itself otherwise.

    What has a directory separator or ends in ``.yaml`` or ``.yml`` is always a file.
    """
    text = os.fspath(name_or_path)
    looks_like_file = os.sep in text or text.endswith((".yaml", ".yml"))
    return Path(text) if isinstance(name_or_path, Path) or looks_like_file else text


def load_pack(name_or_path: str | Path) -> Pack:
    """Load a pack from a file or by its packaged name.

    Raises:
        PolicyError: with every fault found, each with file, line and key.
    """
    target = resolve(name_or_path)
    return from_document(yamlfile.read(target)) if isinstance(target, Path) else load_builtin(target)


def load_packs(names_or_paths: Iterable[str | Path]) -> tuple[Pack, ...]:
    """Load several packs; the faults of all of them are reported together.

    Raises:
        PolicyError: faults in any file, two packs with one id, an unknown parent, a parent cycle.
    """
    packs: list[Pack] = []
    faults: list[PolicyFault] = []
    for item in names_or_paths:
        try:
            packs.append(load_pack(item))
        except PolicyError as error:
            faults.extend(error.faults)
    if not faults:
        known = {pack.id: pack for pack in (*load_builtins(), *packs)}
        faults.extend(family_faults(packs, known))
    if faults:
        raise PolicyError(tuple(faults))
    return tuple(packs)


def from_document(document: Document) -> Pack:
    """Check a parsed file and turn it into a pack.

    Raises:
        PolicyError: with every fault found.
    """
    faults = faults_of(document, SCHEMA) or list(_cross_faults(document))
    if faults:
        raise PolicyError(tuple(faults))
    return build(document.data, file=document.file, digest=digest("policy", canonical_json(document.data)))


def family_faults(packs: Iterable[Pack], known: Mapping[str, Pack]) -> Iterator[PolicyFault]:
    """Yield what is wrong between packs: an id taken twice, a parent unknown or in a circle."""
    seen: dict[str, Pack] = {}
    for pack in packs:
        other = seen.setdefault(pack.id, pack)
        if other.digest != pack.digest:
            yield PolicyFault(pack.file, 1, "id", f"`{pack.id}` is also the id of {other.file}")
        yield from _parent_faults(pack, known)


def _parent_faults(pack: Pack, known: Mapping[str, Pack]) -> Iterator[PolicyFault]:
    passed = {pack.id}
    parent = pack.parent
    while parent is not None:
        if parent in passed:
            yield PolicyFault(pack.file, 1, "parent", f"`{parent}` is its own ancestor")
            return
        if parent not in known:
            message = f"no pack has the id `{parent}`{near(parent, known)}"
            yield PolicyFault(pack.file, 1, "parent", message)
            return
        passed.add(parent)
        parent = known[parent].parent


def _cross_faults(document: Document) -> Iterator[PolicyFault]:
    """Yield what no single key can show: keys that contradict each other."""
    for path, check, message in _CROSS_CHECKS:
        if check(document.data):
            yield document.fault(path, message)
    for path, rule in _handled_rules(document.data):
        if rule.get("keep_last", 0) and rule["operator"] != "mask":
            yield document.fault((*path, "keep_last"), "only the operator `mask` keeps characters")
        if rule["operator"] == "surrogate" and path[-1] not in words.WITH_SURROGATE:
            yield document.fault(
                (*path, "operator"), "`surrogate` makes no stand-ins for this; use `replace`"
            )


def _other_languages(data: Mapping[str, Any]) -> bool:
    """Tell whether the shipped model is named for a language it does not read."""
    models = data["languages"]["models"] or {}
    return any(
        words.SHIPPED_MODEL in ([names] if isinstance(names, str) else names)
        for code, names in models.items()
        if code != words.SHIPPED_LANGUAGE
    )


def _no_main_model(data: Mapping[str, Any]) -> bool:
    models = data["languages"]["models"]
    return models is not None and words.SHIPPED_LANGUAGE not in models


def _handled_rules(data: Mapping[str, Any]) -> Iterator[tuple[KeyPath, Mapping[str, Any]]]:
    yield ("unlisted_entity",), data["unlisted_entity"]
    for name, rule in data["entities"].items():
        yield ("entities", name), rule


def _readable_secret(data: Mapping[str, Any]) -> bool:
    rule = data["entities"].get("SECRET", data["unlisted_entity"])
    return rule["operator"] in {"keep", "surrogate", "pseudonym"} or bool(rule.get("keep_last", 0))


def _idle_words(data: Mapping[str, Any]) -> bool:
    return "allowed" in data["image"] and data["image"]["mode"] != words.ImageMode.MASK_ALL_BUT_ALLOWED


def _idle_notice(data: Mapping[str, Any]) -> bool:
    notice = data["notice"]
    demands = notice["acknowledged"] or notice["days_before"] or notice["renew_days"] is not None
    return bool(demands) and not notice["required"]


def _unanswered_days(data: Mapping[str, Any]) -> bool:
    notice = data["notice"]
    return bool(notice["days_before"] or notice["renew_days"] is not None) and not notice["acknowledged"]


def _backwards(data: Mapping[str, Any]) -> bool:
    return data["effective_until"] is not None and data["effective_until"] < data["effective_from"]


_CROSS_CHECKS: tuple[tuple[KeyPath, Callable[[Mapping[str, Any]], bool], str], ...] = (
    (
        ("regions",),
        lambda data: regions.EVERYBODY in data["regions"] and len(data["regions"]) > 1,
        '`"*"` means everybody and stands alone',
    ),
    (
        ("regions",),
        lambda data: len(set(data["regions"])) < len(data["regions"]),
        "a region is listed twice",
    ),
    (("effective_until",), _backwards, "lies before `effective_from`"),
    (
        ("unlisted_entity", "operator"),
        lambda data: data["unlisted_entity"]["operator"] == "keep",
        "what no rule names must not be kept",
    ),
    (
        ("entities", "SECRET"),
        _readable_secret,
        "must not stay readable or linkable: use `replace` or stricter",
    ),
    (
        ("entities", words.UNREADABLE),
        lambda data: words.UNREADABLE in data["entities"],
        "is ruled by `languages.without_model` alone",
    ),
    (
        ("languages", "models"),
        _other_languages,
        f"`{words.SHIPPED_MODEL}` reads `{words.SHIPPED_LANGUAGE}` and no other language",
    ),
    (
        ("languages", "models"),
        _no_main_model,
        f"names no model for `{words.SHIPPED_LANGUAGE}`, which also reads what is of no sure language",
    ),
    (
        ("image", "allowed"),
        _idle_words,
        f"lists words, which only the mode `{words.ImageMode.MASK_ALL_BUT_ALLOWED}` asks for",
    ),
    (("notice", "required"), _idle_notice, "is false, yet other keys of `notice` ask for one"),
    (
        ("notice", "acknowledged"),
        _unanswered_days,
        "is false, yet days are counted from the acknowledgement",
    ),
    (
        ("notice", "required"),
        lambda data: data["default_decision"] == "notice" and not data["notice"]["required"],
        "is false, yet `default_decision` rests on the notice alone",
    ),
)
