"""``redactor policy``: what the packs say, whether a file is right, and why an item was decided as it was."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from redactor.cli.codes import BAD_INPUT
from redactor.cli.options import (
    DEFAULT_POLICY,
    HomeOption,
    JsonOption,
    PolicyOption,
    PrerequisiteOption,
    PurposeOption,
    RegionOption,
    SubjectOption,
)
from redactor.cli.output import complain, say, say_json, table
from redactor.cli.times import instant
from redactor.errors import PolicyError, PolicyFault, UsageError

if TYPE_CHECKING:
    from redactor.policy.cases import CaseResult
    from redactor.policy.model import Pack
    from redactor.values import ConsentState, Situation

app = typer.Typer(help="List, check, test and explain policies.", no_args_is_help=True, rich_markup_mode=None)

DEFAULT_PURPOSE = "ai_training.agent_interaction"

PacksArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[FILE|NAME]...", help="Default: every pack that comes with redactor."),
]


@app.command("list")
def list_packs(*, json: JsonOption = False) -> None:
    """List the packs that come with redactor."""
    from redactor.policy.load import load_builtins

    packs = load_builtins()
    if json:
        say_json(
            [
                {
                    "id": pack.id,
                    "version": pack.version,
                    "title": pack.title,
                    "regions": sorted(pack.regions),
                    "default_decision": pack.stance.value,
                    "effective_from": pack.effective_from.isoformat(),
                    "unverified_citations": _unverified(pack),
                    "digest": pack.digest,
                }
                for pack in packs
            ]
        )
        return
    table(
        ("pack", "version", "default", "from", "unverified", "regions", "title"),
        (
            (
                pack.id,
                pack.version,
                pack.stance.value,
                pack.effective_from,
                f"{_unverified(pack)} of {len(pack.citations)}",
                _shortened(sorted(pack.regions)),
                pack.title,
            )
            for pack in packs
        ),
        numbers=("unverified",),
        unbroken=("version", "default", "from"),
    )
    say("unverified: citations of the pack that nobody has checked against the source yet")


def _unverified(pack: Pack) -> int:
    return sum(not citation.verified for citation in pack.citations)


def _shortened(names: list[str], most: int = 5) -> str:
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


@app.command()
def check(packs: PacksArgument = None, *, json: JsonOption = False) -> None:
    """Check policy files; every fault is named with file, line and key. Exit 2 when there is one."""
    from redactor.policy.load import builtin_names
    from redactor.policy.packset import PackSet

    faults: list[PolicyFault] = []
    names = packs or list(builtin_names())
    for name in names:
        try:
            PackSet.of(name)
        except PolicyError as fault:
            faults.extend(fault.faults)
    if json:
        say_json(
            {
                "ok": not faults,
                "faults": [
                    {"file": fault.file, "line": fault.line, "key": fault.key, "message": fault.message}
                    for fault in faults
                ],
            }
        )
    if faults:
        raise PolicyError(tuple(faults))
    if not json:
        say(f"right: {', '.join(names)}")


@app.command("test")
def run_tests(packs: PacksArgument = None, *, json: JsonOption = False) -> None:
    """Run the decided examples (*.cases.yaml) beside each pack. Exit 2 when one is decided otherwise."""
    from redactor.policy.cases import run_cases
    from redactor.policy.load import builtin_names, load_pack

    results = {name: run_cases(load_pack(name)) for name in packs or builtin_names()}
    if json:
        say_json({name: [_case(result) for result in cases] for name, cases in results.items()})
    else:
        rows = ((name, len(cases), sum(not case.passed for case in cases)) for name, cases in results.items())
        table(("pack", "cases", "failed"), rows, numbers=("cases", "failed"))
    failed = [(name, result) for name, cases in results.items() for result in cases if not result.passed]
    for name, result in failed:
        case = _case(result)
        complain(
            f"{name}, line {result.case.line}, {case['name']}: expected {case['expected']}, got {case['got']}"
        )
    if failed:
        raise typer.Exit(BAD_INPUT)


def _case(result: CaseResult) -> dict[str, object]:
    expected = [result.case.action.value, *sorted(reason.value for reason in result.case.reasons)]
    got = [result.decision.action.value, *(reason.value for reason in result.decision.reasons)]
    return {
        "name": result.case.name,
        "passed": result.passed,
        "expected": " ".join(expected),
        "got": " ".join(got),
    }


@app.command()
def explain(
    session: Annotated[
        Path | None,
        typer.Argument(metavar="[SESSION]", help="A session folder, to explain one of its events."),
    ] = None,
    *,
    seq: Annotated[int, typer.Option("--seq", min=1, help="Which event of SESSION.", metavar="N")] = 1,
    policy: PolicyOption = DEFAULT_POLICY,
    home: HomeOption = None,
    subject: SubjectOption = None,
    region: RegionOption = None,
    purpose: PurposeOption = DEFAULT_PURPOSE,
    prerequisite: PrerequisiteOption = None,
    app: Annotated[str | None, typer.Option("--app", help="Program in front.")] = None,
    title: Annotated[str, typer.Option("--title", help="Title of its window.")] = "",
    kind: Annotated[str, typer.Option("--kind", help="Kind of event.")] = "screenshot",
    at: Annotated[str | None, typer.Option("--at", help="Time of capture, RFC 3339. Default: now.")] = None,
    json: JsonOption = False,
) -> None:
    """Explain the gate's decision about a situation, or about one event of a session."""
    from redactor.policy.decide import decide
    from redactor.policy.explain import explain as as_text
    from redactor.policy.explain import explain_json
    from redactor.policy.packset import PackSet
    from redactor.values import Person, Situation

    packs = PackSet.of(policy)
    moment = instant(at, "--at")
    if session is not None:
        situation = _of_event(session, seq, home)
    else:
        situation = Situation(
            people=(Person(subject or "", "subject", (("work", region),) if region else ()),),
            consents=_consents(subject, purpose or "", moment, home),
            purpose=purpose or "",
            at=moment,
            event_kind=kind,
            app=app,
            title=title,
            prerequisites=frozenset(prerequisite or ()),
        )
    decision = decide(situation, packs)
    if json:
        say_json(explain_json(decision, situation))
    else:
        say(as_text(decision, situation).rstrip())


def _of_event(folder: Path, seq: int, home: Path | None) -> Situation:
    from redactor import wire
    from redactor.capture.session import open_session
    from redactor.pipeline.gate import Scene

    source = open_session(folder)
    scene = Scene(wire.ledger_at(home), source.header)
    for event in source.events():
        situation = scene.enter(event)
        if event.seq == seq:
            return situation
    raise UsageError(f"the session has no event {seq}", remedy="--seq takes a number from events.jsonl")


def _consents(subject: str | None, purpose: str, at: datetime, home: Path | None) -> dict[str, ConsentState]:
    from redactor import wire

    return {subject: wire.ledger_at(home).state_at(subject, purpose, at)} if subject else {}
