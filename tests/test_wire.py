"""From settings to an engine: in memory, at home, and the five lines of the documentation."""

from __future__ import annotations

import getpass
import json
import os
import re
import runpy
from contextlib import closing
from pathlib import Path

import pytest

from redactor import wire
from redactor.canonical import derive_key
from redactor.errors import MissingToolError, PolicyError, UsageError
from redactor.home import load_master_key, open_home
from redactor.policy.load import builtin_document
from redactor.policy.vocabulary import WITH_SURROGATE
from redactor.values import Reason
from tests.fakes import PURPOSE, START, FakeLedger, raising


@pytest.fixture
def blank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty home that the environment names."""
    home = tmp_path / "home"
    monkeypatch.setenv("REDACTOR_HOME", str(home))
    return home


def test_the_five_lines_of_the_documentation(
    tmp_path: Path, blank: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (wire.__doc__ or "").splitlines()
    example = "\n".join(line[4:] for line in lines if line.startswith("    "))
    script = tmp_path / "example.py"
    script.write_text(example, "utf-8")
    runpy.run_path(str(script))
    printed = capsys.readouterr().out
    assert printed.startswith("Write to [EMAIL_ADDRESS_")
    assert not blank.exists()


def test_in_memory_pseudonyms_end_with_the_engine() -> None:
    with wire.in_memory(screens=False) as one, wire.in_memory(screens=False) as two:
        texts = [redactor.text("to jane.doe@example.com").safe for redactor in (one, one, two)]
    assert texts[0] == texts[1] != texts[2]


@pytest.fixture
def stand_ins(tmp_path: Path) -> Path:
    """Return a policy file that asks for stand-ins wherever there are any."""
    data = dict(builtin_document("strict-global.yaml").data)
    asked = {entity: {"operator": "surrogate"} for entity in WITH_SURROGATE - {"URL"}}
    path = tmp_path / "stand-ins.yaml"
    path.write_text(json.dumps(data | {"id": "mine", "entities": data["entities"] | asked}), "utf-8")
    return path


def test_stand_ins_read_like_work_and_show_nothing(stand_ins: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redactor.wire.secrets.token_bytes", lambda count: bytes(range(count)))
    text = (
        "Jane Doe (born 3 March 1984) of Harborlight Logistics GmbH, jane.doe@harborlight.com, asked Priya"
        " Raman, +1 415-867-5309, about invoice INV-20418; card 4111 1111 1111 1111, password: hunter2Secret!"
    )
    private = "Jane Doe 1984 March Harborlight 867 5309 Priya Raman 20418 4111 hunter2".split()
    with wire.in_memory(stand_ins, screens=False) as redactor:
        outcome, again = redactor.text(text), redactor.text("Jane Doe called")
    assert outcome.safe is not None
    assert again.safe is not None
    shown = outcome.safe.value
    assert not [word for word in private if word.casefold() in shown.casefold()]
    assert not re.search(r"\[(?!SECRET\])[A-Z]", shown)
    assert "password: [SECRET]" in shown
    name = again.safe.value.removesuffix(" called")
    assert shown.startswith(f"{name} (born ")
    assert f", {name.lower().replace(' ', '.')}@" in shown


def test_without_screens_no_reader_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "reader", raising(AssertionError("built")))
    with wire.in_memory(screens=False) as redactor, pytest.raises(MissingToolError):
        redactor.image(b"x")


def test_a_missing_reader_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = MissingToolError("tesseract", "tesseract is not installed", remedy="install it")
    monkeypatch.setattr(wire, "reader", raising(gone))
    with pytest.raises(MissingToolError):
        wire.in_memory()


def test_the_ledger_is_the_caller_s() -> None:
    about = wire.circumstances("sub-1", "US", PURPOSE, ["dpia:1", "risk_assessment:1"])
    with wire.in_memory(screens=False, ledger=FakeLedger({})) as redactor:
        assert Reason.CONSENT_UNKNOWN in redactor.text("x", circumstances=about).decision.reasons


def test_an_unknown_policy_is_refused() -> None:
    with pytest.raises(PolicyError):
        wire.in_memory("no-such-pack", screens=False)


def test_at_home_keys_ledger_and_log_are_kept(blank: Path) -> None:
    with wire.at_home(screens=False) as redactor:
        first = redactor.text("to jane.doe@example.com")
    with wire.at_home(blank, screens=False, workers=2) as redactor:
        second = redactor.text("to jane.doe@example.com")
        assert redactor.look_ahead == 4
    assert first.safe == second.safe
    assert (first.receipt.number, second.receipt.number) == (0, 1)
    assert {path.name.partition("-")[0] for path in blank.iterdir()} == {"audit", "consent.sqlite", "keys"}


def test_at_home_a_key_that_others_may_read_stops_everything(blank: Path) -> None:
    load_master_key(open_home(blank).master_key)
    (blank / "keys" / "master.key").chmod(0o644)
    with pytest.raises(UsageError, match="read by others"):
        wire.at_home(screens=False)


def test_the_officer_finds_a_subject_under_one_token_whatever_the_purpose(blank: Path) -> None:
    recorder, _ = wire.audit_at(blank)
    again = wire.recorder_for(load_master_key(open_home(blank).master_key))
    assert recorder.subject_token("sub-1") == again.subject_token("sub-1")
    assert recorder.origin.run != again.origin.run
    assert recorder.key == derive_key(load_master_key(open_home(blank).master_key), "records")


def test_the_ledger_opens_with_the_home_s_key(blank: Path) -> None:
    with wire.ledger_at(blank) as ledger:  # type: ignore[attr-defined]  # the book on disk is also a context
        ledger.withdraw("sub-1", PURPOSE, START, actor="officer")
    with wire.ledger_at(blank) as ledger:  # type: ignore[attr-defined]  # the book on disk is also a context
        assert len(ledger.history("sub-1")) == 1


@pytest.mark.parametrize(
    ("given", "gated"),
    [
        ((None, None, None), False),
        (("sub-1", None, None), True),
        ((None, "US", None), True),
        ((None, None, PURPOSE), True),
    ],
)
def test_whatever_is_known_asks_the_gate(
    given: tuple[str | None, str | None, str | None], *, gated: bool
) -> None:
    about = wire.circumstances(*given)
    assert about.gated is gated
    assert [person.role for person in about.people] == (["subject"] if gated else [])


def test_an_account_without_a_name_is_told_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    for fault in (KeyError("getpwuid(): uid not found"), OSError("no name"), ImportError("pwd")):
        monkeypatch.setattr(getpass, "getuser", raising(fault))
        assert wire.recorder_for(bytes(32)).origin.actor == f"uid-{os.getuid()}"


def test_what_is_built_says_its_name() -> None:
    assert wire.detector().name


@pytest.mark.tesseract
def test_the_reader_says_its_name() -> None:
    with closing(wire.reader()) as reader:
        assert reader.name.startswith("linenet 2, tesseract ")


def test_a_region_without_a_person_is_somebody_whose_consent_is_unknown() -> None:
    with wire.in_memory(screens=False) as redactor:
        about = wire.circumstances(None, "US-CA", "ai_training.agent_interaction")
        outcome = redactor.text("hello", circumstances=about)
    assert Reason.CONSENT_UNKNOWN in outcome.decision.reasons
    assert Reason.RULE_FAILED not in outcome.decision.reasons
