"""Decided examples beside a pack: ``US-CA.cases.yaml`` says what ``US-CA.yaml`` must answer.

A file has one ``base`` situation; each case changes some keys of it and states the action and the
exact reasons. It may name entities that are found in the item, and say what is done to entities.
Cases run against the named base packs with the tested pack in the library, so they show what a user
sees, not what the pack would say alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from redactor.errors import PolicyError
from redactor.policy import vocabulary as words
from redactor.policy import yamlfile
from redactor.policy.decide import decide, judge
from redactor.policy.load import (
    CASES_SUFFIX,
    PACKAGED,
    builtin_document,
    load_builtins,
    load_packs,
)
from redactor.policy.model import Pack
from redactor.policy.packset import PackSet
from redactor.policy.schema import Complain, Rules, faults_of, one_of
from redactor.policy.yamlfile import Document
from redactor.values import (
    ENTITIES,
    Action,
    ConsentState,
    ConsentStatus,
    Decision,
    Finding,
    Person,
    Reason,
    Situation,
    Span,
)

MAX_CASES = 1000


def _instant(field: str, value: str, complain: Complain) -> None:
    try:
        aware = datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        aware = False
    if not aware:
        complain(field, "must be a date and time with a zone, 2026-03-02T09:00:00Z")


def _optional(rules: Rules) -> Rules:
    return {**rules, "required": False}


_STRING: Rules = {"type": "string", "maxlength": 1000}
_MAYBE: Rules = {**_STRING, "nullable": True, "required": False}
_DAYS: Rules = {"type": "integer", "min": -3650, "max": 36500, "nullable": True, "required": False}
_YES: Rules = {"type": "boolean", "required": False}
_CONSENT: Rules = {
    "type": "dict",
    "nullable": True,
    "required": False,
    "schema": {
        "status": {"type": "string", "check_with": one_of(ConsentStatus)},
        "explicit": _YES,
        "written": _YES,
        "separate": _YES,
        "given_days_ago": _DAYS,
        "notice_days_ago": _DAYS,
    },
}
_PERSON: Rules = {
    "type": "dict",
    "schema": {
        "role": {"type": "string", "check_with": one_of(("subject", "bystander"))},
        **dict.fromkeys(words.EVIDENCE, _MAYBE),
        "consent": _CONSENT,
    },
}
_SITUATION: Rules = {
    "people": {"type": "list", "schema": _PERSON},
    "purpose": _STRING,
    "at": {**_STRING, "check_with": _instant},
    "event_kind": _STRING,
    "app": {**_STRING, "nullable": True},
    "title": _STRING,
    "url": _STRING,
    "device_owner": _STRING,
    "paused": {"type": "boolean"},
    "prerequisites": {"type": "list", "schema": _STRING},
}
_CHANGES: Rules = {key: _optional(rules) for key, rules in _SITUATION.items()}
_ENTITY = one_of(sorted(ENTITIES))
_FOUND: Rules = {"type": "list", "schema": {"type": "string", "check_with": _ENTITY}, "required": False}
_OPERATORS: Rules = {
    "type": "dict",
    "required": False,
    "keysrules": {"check_with": _ENTITY},
    "valuesrules": {"type": "string", "check_with": one_of(words.Handling)},
}
_EXPECTED: Rules = {
    "action": {"type": "string", "check_with": one_of(Action)},
    "reasons": {
        "type": "list",
        "minlength": 1,
        "schema": {"type": "string", "check_with": one_of(Reason)},
    },
    "operators": _OPERATORS,
}
_CASE: Rules = {
    "name": {**_STRING, "minlength": 1},
    "situation": {"type": "dict", "schema": _CHANGES},
    "found": _FOUND,
    "expect": {"type": "dict", "schema": _EXPECTED},
}
CASES_SCHEMA: Rules = {
    "schema": {"type": "string", "check_with": one_of((words.CASES_SCHEMA_ID,))},
    "pack": _STRING,
    "with": {"type": "list", "minlength": 1, "schema": _STRING},
    "base": {"type": "dict", "schema": _SITUATION},
    "cases": {
        "type": "list",
        "minlength": 1,
        "maxlength": MAX_CASES,
        "schema": {"type": "dict", "schema": _CASE},
    },
}
"""The shape of a cases file."""


@dataclass(frozen=True, slots=True)
class Case:
    """One decided example; ``line`` is where it starts in its file.

    ``found`` are the entities in the item, ``operators`` what is expected to be done to entities.
    """

    name: str
    line: int
    situation: Situation
    found: tuple[str, ...]
    action: Action
    reasons: frozenset[Reason]
    operators: Mapping[str, words.Handling]


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What a pack said about a case; it passed when everything is exactly as expected.

    ``operators`` is what the pack does to the entities that the case asks about.
    """

    case: Case
    decision: Decision
    operators: Mapping[str, words.Handling]

    @property
    def passed(self) -> bool:
        """Tell whether the pack answered as written."""
        said, case = self.decision, self.case
        decided = said.action is case.action and frozenset(said.reasons) == case.reasons
        return decided and self.operators == case.operators


def run_cases(pack: Pack) -> tuple[CaseResult, ...]:
    """Run the cases that belong to a pack: packaged ones by name, others from beside the file.

    Raises:
        PolicyError: there is no cases file, or it has faults.
    """
    if pack.file.startswith(PACKAGED):
        return run_document(pack, builtin_document(f"{pack.id}{CASES_SUFFIX}"))
    path = Path(pack.file)
    return run_document(pack, yamlfile.read(path.with_name(path.stem + CASES_SUFFIX)))


def run_document(pack: Pack, document: Document) -> tuple[CaseResult, ...]:
    """Run the cases of a parsed cases file against ``pack``.

    Raises:
        PolicyError: with every fault of the file, or one of the packs it names.
    """
    cases = tuple(parse_cases(document))
    if document.data["pack"] != pack.id:
        raise PolicyError((document.fault(("pack",), f"these are not the cases of `{pack.id}`"),))
    others = [name for name in document.data["with"] if name != pack.id]
    base = [*load_packs(others), *([pack] if pack.id in document.data["with"] else [])]
    library = [pack, *(other for other in load_builtins() if other.id != pack.id)]
    packs = PackSet(base, library)
    return tuple(_result(case, packs) for case in cases)


def _result(case: Case, packs: PackSet) -> CaseResult:
    policy = packs.effective(case.situation.people)
    decision = decide(case.situation, packs)
    if case.found and decision.action is Action.RELEASE:
        # Where an entity stands plays no part in what a policy says about it.
        decision = judge([Finding(entity, 1.0, "case", span=Span(0, 1)) for entity in case.found], policy)
    return CaseResult(case, decision, {entity: policy.entities[entity].handling for entity in case.operators})


def parse_cases(document: Document) -> Iterator[Case]:
    """Yield the cases of a parsed file.

    Raises:
        PolicyError: with every fault of the file.
    """
    faults = faults_of(document, CASES_SCHEMA)
    if faults:
        raise PolicyError(tuple(faults))
    for index, entry in enumerate(document.data["cases"]):
        yield Case(
            name=entry["name"],
            line=document.lines["cases", index],
            situation=_situation({**document.data["base"], **entry["situation"]}),
            found=tuple(entry.get("found", ())),
            action=Action(entry["expect"]["action"]),
            reasons=frozenset(map(Reason, entry["expect"]["reasons"])),
            operators={
                entity: words.Handling(word) for entity, word in entry["expect"].get("operators", {}).items()
            },
        )


def _situation(facts: Mapping[str, Any]) -> Situation:
    at = datetime.fromisoformat(facts["at"])
    people = [(f"person-{index}", entry) for index, entry in enumerate(facts["people"])]
    return Situation(
        people=tuple(_person(name, entry) for name, entry in people),
        consents={name: _consent(entry["consent"], at) for name, entry in people if entry.get("consent")},
        purpose=facts["purpose"],
        at=at,
        event_kind=facts["event_kind"],
        app=facts["app"],
        title=facts["title"],
        url=facts["url"],
        device_owner=facts["device_owner"],
        paused=facts["paused"],
        prerequisites=frozenset(facts["prerequisites"]),
    )


def _person(name: str, entry: Mapping[str, Any]) -> Person:
    known = tuple((evidence, entry[evidence]) for evidence in words.EVIDENCE if entry.get(evidence))
    return Person(name, entry["role"], known)


def _consent(entry: Mapping[str, Any], at: datetime) -> ConsentState:
    given, read = entry.get("given_days_ago"), entry.get("notice_days_ago")
    return ConsentState(
        status=ConsentStatus(entry["status"]),
        record_id="case",
        explicit=entry.get("explicit", False),
        written=entry.get("written", False),
        separate=entry.get("separate", False),
        notice_id="" if read is None else "notice",
        notice_acknowledged_at=None if read is None else at - timedelta(days=read),
        given_at=None if given is None else at - timedelta(days=given),
    )
