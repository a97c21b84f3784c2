"""One wrong value per key: each is a fault at its own line, and all are reported at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from redactor.errors import PolicyError
from redactor.policy.load import builtin_document, from_document
from redactor.policy.model import Pack
from redactor.policy.schema import SCHEMA, faults_of, schema_keys
from redactor.policy.yamlfile import Document

DOCS = Path(__file__).parents[2] / "docs" / "policy.md"

WRONG: list[tuple[str, Any, str]] = [
    ("schema", "redactor.policy/2", "did you mean `redactor.policy/1`?"),
    ("id", "two words", "a name of letters"),
    ("id", 7, "string"),
    ("version", "", "min length"),
    ("title", "", "min length"),
    ("parent", "no such/thing", "the id of another pack"),
    ("regions", [], "min length"),
    ("regions", "US", "list"),
    ("regions", ["TX"], "for Texas write `US-TX`"),
    ("regions", ["uk"], "write `GB`"),
    ("regions", ["Atlantis"], "neither an ISO 3166-1"),
    ("regions", [True], "string"),
    ("regions", ["US", "US"], "listed twice"),
    ("regions", ["*", "US"], "stands alone"),
    ("effective_from", "1 May 2026", "YYYY-MM-DD"),
    ("effective_from", "20260501", "YYYY-MM-DD"),
    ("effective_from", None, "null"),
    ("effective_until", "2026-02-30", "YYYY-MM-DD"),
    ("effective_until", "2000-01-01", "before `effective_from`"),
    ("default_decision", "optin", "did you mean `opt_in`?"),
    ("default_decision", "zebra", "known: notice, opt_in"),
    ("consent_curable", "yes", "boolean"),
    ("consent", None, "null"),
    ("consent.explicit", 1, "boolean"),
    ("consent.expires_days", 0, "min value"),
    ("consent.expires_days", True, "integer"),
    ("notice.days_before", -1, "min value"),
    ("notice.days_before", 1.5, "integer"),
    ("notice.required", False, "other keys of `notice` ask for one"),
    ("notice.acknowledged", False, "days are counted from the acknowledgement"),
    ("bystanders.own_consent", "true", "boolean"),
    ("lawful_bases", ["consnt"], "did you mean `consent`?"),
    ("prerequisites", ["DPIA-7"], "known: dpia"),
    ("purposes.allowed", ["performance_management"], "unknown word"),
    ("purposes.allowed", ["ai_training.agent_interactions"], "did you mean"),
    ("purposes.denied", ["sales"], "did you mean `sale`?"),
    ("events.denied", ["screenshots"], "did you mean `screenshot`?"),
    ("apps.allowed", "Outlook", "list"),
    ("apps.denied", None, "null"),
    ("apps.denied", [""], "min length"),
    ("windows.denied", ["(unclosed"], "does not compile"),
    ("windows.denied", [""], "1 to 200 characters"),
    ("windows.denied", ["x" * 201], "1 to 200 characters"),
    ("windows.denied", ["a*"], "match every window"),
    ("windows.denied", ["(a+)+b"], "run for ever"),
    ("windows.denied", [r"(a)\1"], "back references"),
    ("windows.denied", ["(?s)a"], "inline flags"),
    ("windows.denied", [7], "string"),
    ("device.personal", "maybe", "known: allow, deny"),
    ("entities.EMAIL", {"operator": "replace"}, "did you mean `EMAIL_ADDRESS`?"),
    ("entities.PERSON", {"operator": "blur"}, "PoPETs 2016"),
    ("entities.PERSON", {"operator": "pixelate"}, "reversible"),
    ("entities.PERSON", {"operator": "encrypt"}, "not offered"),
    ("entities.PERSON", {"operator": "hash"}, "guessed back"),
    ("entities.PERSON", {"operator": "replaces"}, "did you mean `replace`?"),
    ("entities.PERSON", {}, "missing"),
    ("entities.PERSON", {"operator": "mask", "keep": 2}, "did you mean `keep_last`?"),
    ("entities.CREDIT_CARD", {"operator": "mask", "keep_last": 5}, "max value"),
    ("entities.CREDIT_CARD", {"operator": "replace", "keep_last": 4}, "only the operator `mask`"),
    ("entities.SECRET", {"operator": "keep"}, "must not stay readable"),
    ("entities.SECRET", {"operator": "pseudonym"}, "must not stay readable"),
    ("entities.SECRET", {"operator": "mask", "keep_last": 4}, "must not stay readable"),
    ("entities.SECRET", {"operator": "surrogate"}, "must not stay readable"),
    ("entities.SECRET", {"operator": "surrogate"}, "makes no stand-ins"),
    ("entities.SPECIAL_CATEGORY", {"operator": "surrogate"}, "makes no stand-ins"),
    ("entities.NRP", {"operator": "surrogate"}, "makes no stand-ins"),
    ("entities.PERSON", {"operator": "surogate"}, "did you mean `surrogate`?"),
    ("unlisted_entity.operator", "surrogate", "makes no stand-ins"),
    ("pseudonyms.scope", "device", "known: purpose, session"),
    ("pseudonyms", {}, "missing"),
    ("unlisted_entity.operator", "keep", "must not be kept"),
    ("required_entities", [], "min length"),
    ("required_entities", ["FACES"], "did you mean `FACE`?"),
    ("languages", None, "null"),
    ("languages.models", {}, "names no model for `en`"),
    ("languages.models", {"de": "de_core_news_lg"}, "names no model for `en`"),
    ("languages.models", {"en": "redactor", "de": "redactor"}, "reads `en` and no other"),
    (
        "languages.models",
        {"en": "redactor", "de": ["de_core_news_lg", "redactor"]},
        "reads `en` and no other",
    ),
    ("languages.models", {"en": "redactor", "dee": "de_core_news_lg"}, "did you mean `de`?"),
    ("languages.models", {"en": "redactor", "nb": "nb_core_news_lg"}, "unknown word `nb`"),
    ("languages.models", {"en": []}, "must be `redactor`"),
    ("languages.models", {"en": ""}, "must be `redactor`"),
    ("languages.models", {"en": ["redactor", 7]}, "must be `redactor`"),
    ("languages.models", {"en": 7}, "string"),
    ("languages.models", {"en": "/tmp/model"}, "an installed spaCy package"),
    ("languages.models", {"en": "../model"}, "an installed spaCy package"),
    ("languages.models", ["redactor"], "dict"),
    ("languages.without_model", "drop", "known: pass, mask, withhold"),
    ("languages.without_model", "witholds", "did you mean `withhold`?"),
    ("entities.UNREADABLE", {"operator": "replace"}, "`languages.without_model` alone"),
    ("image.mode", "mosaic", "PoPETs 2016"),
    ("image.mode", "outline", "known: label, fill, mask_all_but_allowed"),
    ("image.fill", "black", "#rrggbb"),
    ("image.fill", "#FFFFFF", "lower case"),
    ("image.padding", 65, "max value"),
    ("image.mode", "labels", "did you mean `label`?"),
    ("image.allowed", ["Save"], "which only the mode `mask_all_but_allowed` asks for"),
    ("image.allowed", [""], "min length"),
    ("image.allowed", "Save", "list"),
    ("timing.mode", "quantize", "did you mean `quantise`?"),
    ("timing.mode", "order", "did you mean `order_only`?"),
    ("timing.step_ms", 99, "min value is 100"),
    ("timing.step_ms", 60_001, "max value is 60000"),
    ("timing.step_ms", "100", "integer"),
    ("memory.scope", "sesion", "did you mean `session`?"),
    ("memory.scope", False, "string"),  # `off`, in YAML
    ("memory.look_back_s", -1, "min value is 0"),
    ("memory.look_back_s", 601, "max value is 600"),
    ("memory.look_back_s", "30", "integer"),
    ("image.photos", "blur", "known: keep, faces_only, mask"),
    ("image.photos", "face_only", "did you mean `faces_only`?"),
    ("image.unreadable", "withhold", "known: keep, mask"),
    ("image.unreadable", "masked", "did you mean `mask`?"),
    ("secure_fields", "keep", "known: drop"),
    ("look_again.text", "off", "known: full"),
    ("look_again.image", "sample", "known: changed, full"),
    ("look_again.full_share", -1, "min value is 0"),
    ("look_again.full_share", 101, "max value is 100"),
    ("look_again.full_share", 0.5, "integer"),
    ("look_again.full_share", "5 %", "integer"),
    ("look_again.image", "chaged", "did you mean `changed`?"),
    ("retention.raw_days", -1, "min value"),
    ("retention.audit_days", "7 years", "integer"),
    ("rights.response_days", 0, "min value"),
    ("rights.served", ["acess"], "did you mean `access`?"),
    ("breach.hours", None, "null"),
    ("transfers.mechanisms", ["SCC"], "known: adequacy"),
    ("citations", [], "min length"),
    ("citations", [{"ref": "x", "supports": ["notice"]}], "missing"),
    ("citations", [{"ref": "x", "verified": True, "supports": ["notices"]}], "did you mean `notice`?"),
    ("colour", "red", "unknown key"),
    ("purpose", {}, "did you mean `purposes`?"),
]


def put(data: dict[str, Any], key: str, value: Any) -> None:
    *path, last = key.split(".")
    for part in path:
        data = data[part]
    data[last] = value


@pytest.mark.parametrize(("key", "value", "message"), WRONG)
def test_a_wrong_value(data: dict[str, Any], key: str, value: Any, message: str) -> None:
    put(data, key, value)
    with pytest.raises(PolicyError) as caught:
        from_document(Document("p.yaml", data, {}))
    assert message in str(caught.value)
    assert any(fault.key.startswith(key) for fault in caught.value.faults)


@pytest.mark.parametrize("key", [key for key in SCHEMA if key != "schema"])
def test_every_key_is_required(data: dict[str, Any], key: str) -> None:
    del data[key]
    with pytest.raises(PolicyError) as caught:
        from_document(Document("p.yaml", data, {}))
    assert [(fault.key, fault.message) for fault in caught.value.faults] == [(key, "missing")]


def test_all_faults_come_at_once_with_their_lines() -> None:
    document = builtin_document("strict-global.yaml")
    data = {**document.data, "default_decision": "optin", "titel": "x"}
    data["notice"] = {**data["notice"], "days_before": "14"}
    faults = faults_of(Document("p.yaml", data, document.lines), SCHEMA)
    assert {fault.key for fault in faults} == {"default_decision", "titel", "notice.days_before"}
    lines = {fault.key: fault.line for fault in faults}
    assert lines["default_decision"] == document.lines["default_decision",]
    assert lines["notice.days_before"] == document.lines["notice", "days_before"]


@pytest.mark.parametrize("value", [None, [], "text", 7])
def test_a_file_that_is_no_table(value: Any) -> None:
    with pytest.raises(PolicyError, match="must be a table"):
        from_document(Document("p.yaml", value, {}))


def test_a_notice_pack_needs_its_notice(make_pack: Callable[..., Pack]) -> None:
    silent = {"required": False, "acknowledged": False, "days_before": 0, "renew_days": None}
    with pytest.raises(PolicyError, match="rests on the notice alone"):
        make_pack(default_decision="notice", notice=silent)
    assert not make_pack(notice=silent).notice.required


def test_optional_keys_may_be_there(make_pack: Callable[..., Pack]) -> None:
    cited = {"ref": "x", "verified": False, "supports": ["notice"], "url": "https://example.com/law"}
    pack = make_pack(citations=[cited], unlisted_entity={"operator": "mask", "keep_last": 2})
    assert pack.cited_for("notice") == ("x (unverified)",)
    assert pack.cited_for("consent") == ()
    assert pack.citations[0].url == "https://example.com/law"
    assert pack.unlisted_entity.keep_last == 2


def test_every_key_is_documented() -> None:
    text = DOCS.read_text(encoding="utf-8")
    missing = [key for key in schema_keys() if f"| `{key}` |" not in text]
    assert not missing
