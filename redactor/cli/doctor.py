"""``redactor doctor``: is everything here that a run needs."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import typer

from redactor import __version__
from redactor.cli.options import DEFAULT_POLICY, HomeOption, JsonOption, PolicyOption
from redactor.cli.output import complain, say, say_json
from redactor.errors import RedactorError

Check = tuple[str, Callable[[], str]]


def doctor(
    *,
    policy: PolicyOption = DEFAULT_POLICY,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Check reader, detectors, policies and home folder; says how to mend what is missing.

    Exit code: 0 all is well, else that of the first thing that is not.
    """
    faults: list[RedactorError] = []
    rows = []
    for name, check in _checks(policy, home):
        try:
            rows.append({"check": name, "ok": True, "found": check(), "remedy": ""})
        except RedactorError as fault:
            faults.append(fault)
            rows.append({"check": name, "ok": False, "found": fault.message, "remedy": fault.remedy})
    if json:
        say_json({"ok": not faults, "checks": rows})
    for row in rows:
        if not json:
            say(f"{'ok  ' if row['ok'] else 'NO  '} {row['check']:<10} {row['found']}")
        if row["remedy"]:
            complain(f"{row['check']}: {row['remedy']}")
    if faults:
        raise typer.Exit(faults[0].exit_code)


def _checks(policy: str, home: Path | None) -> Iterator[Check]:
    yield "redactor", lambda: f"{__version__} on Python {platform.python_version()}"
    yield "reader", _reader
    yield "detector", _detector
    yield "visual", _visual
    yield "policy", lambda: _policy(policy)
    yield "home", lambda: _home(home)
    yield "audit", lambda: _audit(home)


def _reader() -> str:
    from redactor import wire

    with closing(wire.reader()) as reader:
        return reader.name


def _detector() -> str:
    from redactor import wire

    detector = wire.detector()
    return f"{detector.name}; finds {len(detector.entities)} entities"


def _visual() -> str:
    from redactor import wire

    detector = wire.visual()
    return f"{detector.name}; finds {', '.join(sorted(detector.entities))}"


def _policy(name: str) -> str:
    from redactor.mask.surrogate.names import need_lists
    from redactor.policy.packset import PackSet
    from redactor.policy.vocabulary import Handling

    packs = PackSet.of(name)
    if any(rule.handling is Handling.SURROGATE for pack in packs.base for rule in pack.entities.values()):
        need_lists()
    return f"{', '.join(pack.id for pack in packs.base)}, with {len(packs.library)} packs by region"


def _home(given: Path | None) -> str:
    from redactor import wire
    from redactor.home import open_home

    wire.ledger_at(given)
    return str(open_home(given).root)


def _audit(given: Path | None) -> str:
    from redactor.audit.verify import verify
    from redactor.errors import VerificationError
    from redactor.home import locate

    folder = locate(given).audit
    if not folder.is_dir():
        return "no log yet"
    report = verify(folder)
    if report.first_fault is not None:
        raise VerificationError(
            str(report.first_fault), remedy="keep a copy of the folder; redactor audit verify tells more"
        )
    return f"whole, {report.records} records"
