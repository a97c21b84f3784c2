"""Decided examples: the packaged ones hold, and a cases file is checked like a pack."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from redactor.errors import PolicyError
from redactor.policy import yamlfile
from redactor.policy.cases import run_cases, run_document
from redactor.policy.load import builtin_document, builtin_names, load_builtin, load_pack

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", builtin_names())
def test_the_packaged_cases_hold(name: str) -> None:
    results = run_cases(load_builtin(name))
    assert [(result.case.name, result.decision.reasons) for result in results if not result.passed] == []
    assert len(results) >= 8
    assert len({result.case.name for result in results}) == len(results)
    assert {str(result.case.action) for result in results} >= {"release", "refuse"}


def cases(text: str) -> str:
    document = (ROOT / "redactor" / "policies" / "US.cases.yaml").read_text()
    return document[: document.index("cases:\n")] + "cases:\n" + text


def test_a_case_that_does_not_hold_is_told() -> None:
    wrong = cases(
        "  - {name: a, situation: {}, expect: {action: refuse, reasons: [allowed]}}\n"
        "  - {name: b, situation: {paused: true}, expect: {action: refuse, reasons: [allowed]}}\n"
        "  - {name: c, situation: {paused: true}, expect: {action: refuse, reasons: [paused]}}\n"
    )
    results = run_document(load_builtin("US"), yamlfile.parse(wrong.encode(), "US.cases.yaml"))
    assert [result.passed for result in results] == [False, False, True]
    assert results[1].case.line == results[0].case.line + 1


def test_what_is_found_and_what_is_done_to_it() -> None:
    text = cases(
        "  - {name: a, situation: {}, found: [SPECIAL_CATEGORY, PERSON],"
        " expect: {action: withhold, reasons: [entity_withheld], operators: {PERSON: pseudonym}}}\n"
        "  - {name: b, situation: {}, found: [PERSON],"
        " expect: {action: release, reasons: [allowed], operators: {PERSON: keep}}}\n"
        "  - {name: c, situation: {paused: true}, found: [SPECIAL_CATEGORY],"
        " expect: {action: refuse, reasons: [paused]}}\n"
    )
    results = run_document(load_builtin("US"), yamlfile.parse(text.encode(), "US.cases.yaml"))
    assert [result.passed for result in results] == [True, False, True]
    assert results[1].operators == {"PERSON": "pseudonym"}


PAUSED = "expect: {action: refuse, reasons: [paused]}}\n"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("  []\n", "cases"),
        ("  - {name: a, situation: {}}\n", "cases[0].expect"),
        (f"  - {{name: a, situation: {{colour: red}}, {PAUSED}", "colour"),
        ("  - {name: a, situation: {}, expect: {action: refuses, reasons: [paused]}}\n", "action"),
        ("  - {name: a, situation: {}, expect: {action: refuse, reasons: [pausd]}}\n", "reasons[0]"),
        ("  - {name: a, situation: {}, expect: {action: refuse, reasons: []}}\n", "reasons"),
        (f"  - {{name: a, situation: {{at: '2026-03-02T09:00:00'}}, {PAUSED}", "at"),
        (f"  - {{name: a, situation: {{at: soon}}, {PAUSED}", "at"),
        (f"  - {{name: a, situation: {{at: 7}}, {PAUSED}", "at"),
        (f"  - {{name: a, situation: {{people: [{{role: boss}}]}}, {PAUSED}", "role"),
        (f"  - {{name: a, situation: {{}}, found: [PERSONS], {PAUSED}", "found[0]"),
        (
            f"  - {{name: a, situation: {{}}, {PAUSED[:-3]}, operators: {{PERSON: blur}}}}}}\n",
            "operators.PERSON",
        ),
    ],
)
def test_a_wrong_cases_file(text: str, key: str) -> None:
    with pytest.raises(PolicyError) as caught:
        run_document(load_builtin("US"), yamlfile.parse(cases(text).encode(), "US.cases.yaml"))
    assert any(fault.key.endswith(key) and fault.line > 1 for fault in caught.value.faults)


def test_the_cases_of_another_pack() -> None:
    with pytest.raises(PolicyError, match="not the cases of `GB`"):
        run_document(load_builtin("GB"), builtin_document("US.cases.yaml"))


def test_the_pack_of_the_documentation(tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "policy.md").read_text(), re.DOTALL)
    text = (ROOT / "redactor" / "policies" / "strict-global.yaml").read_text()
    text = re.sub(r"(?m)^(id|title): .*\n", "", text)
    text = re.sub(r"(?ms)^(apps|entities|languages|image):\n(  .*?\n)+", "", text)
    (tmp_path / "acme.yaml").write_text(text + "".join(blocks[:3]))
    pack = load_pack(tmp_path / "acme.yaml")
    with pytest.raises(PolicyError, match="no such file"):
        run_cases(pack)
    assert set(pack.languages.models or {}) == {"en", "de"}
    assert set(pack.allowed_words or ()) == {"Ledger", "Post to period", "Step 1"}
    (tmp_path / "acme.cases.yaml").write_text(blocks[3])
    results = run_cases(pack)
    assert len(results) == 3
    assert all(result.passed for result in results)
