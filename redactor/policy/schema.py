"""The shape of a policy file, as a Cerberus schema: every key required, unknown keys refused.

Three keys are optional, each with a harmless meaning when absent: ``keep_last`` of an operator (0),
``allowed`` of ``image`` (no words) and ``url`` of a citation (none). Words are checked against closed
vocabularies, and a misspelt one is answered with the nearest right one.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, ClassVar, TypeAlias

import cerberus

from redactor.errors import PolicyFault
from redactor.policy import regions
from redactor.policy import vocabulary as words
from redactor.policy.yamlfile import Document, KeyPath
from redactor.values import ENTITIES

Complain: TypeAlias = Callable[[str, str], None]
Check: TypeAlias = Callable[[str, Any, Complain], None]
"""Runs only on values whose type has passed: Cerberus stops at a wrong type."""
Rules: TypeAlias = dict[str, Any]

MAX_PATTERN = 200
_NESTED_REPEAT = re.compile(r"[+*}]\??\)[+*{]")
_REFERENCE = re.compile(r"\\[1-9]|\(\?P=|\(\?[aiLmsux-]+[:)]")
_PACK_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}\Z")
_MODEL = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,99}\Z")
_COLOUR = re.compile(r"#[0-9a-f]{6}\Z")


def near(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean `x`?`` for the nearest known word, or nothing."""
    words_known = list(known)
    match = difflib.get_close_matches(word, words_known, n=1, cutoff=0.6)
    match = match or [item for item in words_known if len(word) > 2 and item.startswith(word)]
    return f"; did you mean `{match[0]}`?" if match else ""


def one_of(known: Iterable[str]) -> Check:
    """Return a check that a value is one of the known words."""
    vocabulary = tuple(known)

    def check(field: str, value: str, complain: Complain) -> None:
        if value not in vocabulary:
            hint = near(value, vocabulary) or f"; known: {', '.join(vocabulary)}"
            complain(field, f"unknown word `{value[:40]}`{hint}")

    return check


def matching(pattern: re.Pattern[str], meaning: str) -> Check:
    """Return a check that a text has a form."""

    def check(field: str, value: str, complain: Complain) -> None:
        if not pattern.match(value):
            complain(field, f"must be {meaning}")

    return check


def operator_word(field: str, value: str, complain: Complain) -> None:
    """Refuse unknown operators, and those that are never offered with the reason why."""
    if value in words.REFUSED_HANDLINGS:
        complain(field, f"operator `{value}` {words.REFUSED_HANDLINGS[value]}")
    else:
        one_of(words.Handling)(field, value, complain)


def image_mode_word(field: str, value: str, complain: Complain) -> None:
    """Refuse every image mode that is no opaque fill, with the reason where there is one."""
    if value in words.REFUSED_HANDLINGS:
        complain(field, f"mode `{value}` {words.REFUSED_HANDLINGS[value]}")
    else:
        one_of(words.ImageMode)(field, value, complain)


def model_words(field: str, value: Any, complain: Complain) -> None:
    """Refuse what names neither the shipped model nor a package; folders are not taken from packs."""
    names = [value] if isinstance(value, str) else value
    if not names or not all(isinstance(name, str) and _MODEL.match(name) for name in names):
        meaning = (
            f"must be `{words.SHIPPED_MODEL}`, the name of an installed spaCy package, or a list of these"
        )
        complain(field, meaning)


def region_word(field: str, value: str, complain: Complain) -> None:
    """Refuse what is no region; a bare US state is answered with its full code."""
    fault = None if value == regions.EVERYBODY else regions.fault_in(value)
    if fault:
        complain(field, fault)


def date_word(field: str, value: str, complain: Complain) -> None:
    """Refuse what is no calendar date ``YYYY-MM-DD``."""
    try:
        if date.fromisoformat(value).isoformat() != value:
            complain(field, "must be a date, YYYY-MM-DD")
    except ValueError:
        complain(field, "must be a date, YYYY-MM-DD")


def pattern_word(field: str, value: str, complain: Complain) -> None:
    """Refuse a regular expression that does not compile, matches everything, or may run for ever."""
    if not value or len(value) > MAX_PATTERN:
        complain(field, f"a pattern has 1 to {MAX_PATTERN} characters")
    elif _NESTED_REPEAT.search(value):
        complain(field, "a repeated group that itself ends in a repeat may run for ever")
    elif _REFERENCE.search(value):
        complain(field, "back references and inline flags are not used; patterns ignore case")
    else:
        _compiles(field, value, complain)


def _compiles(field: str, value: str, complain: Complain) -> None:
    try:
        matches_nothing_written = re.compile(value).search("")
    except (re.error, OverflowError, RecursionError) as fault:
        complain(field, f"does not compile: {fault}")
        return
    if matches_nothing_written:
        complain(field, "matches an empty text, so it would match every window")


def _list(check: Check, *, least: int = 0) -> Rules:
    item = {"type": "string", "check_with": check}
    return {"type": "list", "minlength": least, "maxlength": 500, "schema": item}


def _word(check: Check, *, nullable: bool = False) -> Rules:
    return {"type": "string", "nullable": nullable, "check_with": check}


def _number(low: int, high: int, *, nullable: bool = False) -> Rules:
    return {"type": "integer", "min": low, "max": high, "nullable": nullable}


def _group(**keys: Rules) -> Rules:
    return {"type": "dict", "schema": keys}


_FLAG: Rules = {"type": "boolean"}
_TEXT: Rules = {"type": "string", "minlength": 1, "maxlength": 400}
_NAMES: Rules = {
    "type": "list",
    "maxlength": 500,
    "schema": {"type": "string", "minlength": 1, "maxlength": 100},
}
_ENTITY = one_of(sorted(ENTITIES))
_MODELS: Rules = {
    "type": "dict",
    "nullable": True,
    "keysrules": {"check_with": one_of(words.LANGUAGES)},
    "valuesrules": {"type": ["string", "list"], "maxlength": 100, "check_with": model_words},
}
_HANDLED = _group(operator=_word(operator_word), keep_last={**_number(0, 4), "required": False})

_DAYS = _number(0, 3650)
SCHEMA: Rules = {
    "schema": _word(one_of((words.SCHEMA_ID,))),
    "id": _word(matching(_PACK_ID, "a name of letters, digits, `_` and `-`")),
    "version": {"type": "string", "minlength": 1, "maxlength": 40},
    "title": _TEXT,
    "parent": _word(matching(_PACK_ID, "the id of another pack, or null"), nullable=True),
    "regions": _list(region_word, least=1),
    "effective_from": _word(date_word),
    "effective_until": _word(date_word, nullable=True),
    "default_decision": _word(one_of(words.Stance)),
    "consent_curable": _FLAG,
    "consent": _group(
        explicit=_FLAG, written=_FLAG, separate=_FLAG, expires_days=_number(1, 3650, nullable=True)
    ),
    "notice": _group(
        required=_FLAG,
        acknowledged=_FLAG,
        days_before=_number(0, 365),
        renew_days=_number(1, 3650, nullable=True),
    ),
    "bystanders": _group(own_consent=_FLAG),
    "lawful_bases": _list(one_of(words.LAWFUL_BASES)),
    "prerequisites": _list(one_of(words.PREREQUISITES)),
    "purposes": _group(
        allowed=_list(one_of(words.PURPOSES_ALLOWED)), denied=_list(one_of(words.PURPOSES_DENIED))
    ),
    "events": _group(denied=_list(one_of(words.EVENT_KINDS))),
    "apps": _group(allowed={**_NAMES, "nullable": True}, denied=_NAMES),
    "windows": _group(denied=_list(pattern_word)),
    "device": _group(personal=_word(one_of(("allow", "deny")))),
    "entities": {"type": "dict", "keysrules": {"check_with": _ENTITY}, "valuesrules": _HANDLED},
    "unlisted_entity": _HANDLED,
    "pseudonyms": _group(scope=_word(one_of(words.PseudonymScope))),
    "required_entities": _list(_ENTITY, least=1),
    "languages": _group(models=_MODELS, without_model=_word(one_of(words.WithoutModel))),
    "image": _group(
        mode=_word(image_mode_word),
        fill=_word(matching(_COLOUR, "a colour `#rrggbb` in lower case")),
        padding=_number(0, 64),
        allowed={**_NAMES, "required": False},
        photos=_word(one_of(words.Photos)),
        unreadable=_word(one_of(words.Unreadable)),
    ),
    "timing": _group(mode=_word(one_of(words.Timing)), step_ms=_number(words.LEAST_STEP_MS, 60_000)),
    "memory": _group(scope=_word(one_of(words.MemoryScope)), look_back_s=_number(0, words.MOST_LOOK_BACK_S)),
    "secure_fields": _word(one_of(("drop",))),
    "look_again": _group(
        text=_word(one_of(("full",))),
        image=_word(one_of(words.LookAgain)),
        full_share={**_number(0, 100), "required": False},
    ),
    "retention": _group(raw_days=_DAYS, released_days=_DAYS, audit_days=_number(0, 36500)),
    "rights": _group(response_days=_number(1, 365), served=_list(one_of(words.RIGHTS))),
    "breach": _group(hours=_number(0, 8760)),
    "transfers": _group(mechanisms=_list(one_of(words.TRANSFERS))),
    "citations": {
        "type": "list",
        "minlength": 1,
        "schema": _group(
            ref=_TEXT,
            verified=_FLAG,
            supports={"type": "list", "minlength": 1, "schema": {"type": "string"}},
            url={**_TEXT, "required": False},
        ),
    },
}
SCHEMA["citations"]["schema"]["schema"]["supports"]["schema"]["check_with"] = one_of(sorted(SCHEMA))


def schema_keys(rules: Mapping[str, Any] = SCHEMA, prefix: str = "") -> Iterator[str]:
    """Yield every key of the schema in dotted form: ``consent``, ``consent.explicit``, ...

    A list's items and an entity's value carry their keys under the list's or the table's name.
    """
    for key, rule in rules.items():
        yield prefix + key
        inner = rule
        while "schema" not in inner and "valuesrules" in inner:
            inner = inner["valuesrules"]
        inner = inner.get("schema", {})
        if inner.get("type") == "dict":
            inner = inner["schema"]
        if inner and not isinstance(inner.get("type"), str):
            yield from schema_keys(inner, f"{prefix}{key}.")


class _Validator(cerberus.Validator):  # type: ignore[misc] # Cerberus ships no types
    """Cerberus, with ``true`` and ``false`` no longer taken for whole numbers."""

    types_mapping: ClassVar[dict[str, cerberus.TypeDefinition]] = {
        **cerberus.Validator.types_mapping,
        "integer": cerberus.TypeDefinition("integer", (int,), (bool,)),
    }

    def _validate_check_with(self, checks: Any, field: Any, value: Any) -> None:
        """Leave null to the rule `nullable`, which alone has to say something about it.

        The rule's arguments are validated against this schema:
        {'oneof': [{'type': 'callable'}, {'type': 'list', 'schema': {'oneof': [{'type': 'callable'},
                                          {'type': 'string', 'allowed': ()}]}},
                   {'type': 'string', 'allowed': ()}]}
        """
        if value is not None:
            super()._validate_check_with(checks, field, value)


def faults_of(document: Document, schema: Rules) -> list[PolicyFault]:
    """Return every fault of a document against a schema, none hidden behind another."""
    if not isinstance(document.data, dict):
        return [document.fault((), "must be a table of keys and values")]
    validator = _Validator(schema, require_all=True, allow_unknown=False)
    validator.validate(document.data, normalize=False)
    return [
        document.fault(path, _plain(path, message, schema)) for path, message in _flat(validator.errors, ())
    ]


def _flat(errors: Mapping[Any, list[Any]], path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    for key, messages in errors.items():
        for message in messages:
            if isinstance(message, str):
                yield (*path, key), message
            else:
                yield from _flat(message, (*path, key))


def _plain(path: KeyPath, message: str, schema: Rules) -> str:
    if message == "unknown field":
        return f"unknown key{near(str(path[-1]), _siblings(path[:-1], schema))}"
    return "missing" if message == "required field" else message


def _siblings(path: KeyPath, schema: Rules) -> list[str]:
    """Return the keys that could stand beside; list indices and entity names are no schema keys."""
    known = list(schema_keys(schema))
    wanted = ""
    for part in path:
        wanted += f"{part}." if f"{wanted}{part}" in known else ""
    beside = [key.removeprefix(wanted) for key in known if key.startswith(wanted)]
    return [key for key in beside if "." not in key]
