"""From names and files to packs, and what is wrong between packs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from redactor.canonical import canonical_json, digest
from redactor.errors import PolicyError
from redactor.policy.load import (
    builtin_document,
    builtin_names,
    family_faults,
    load_builtin,
    load_builtins,
    load_pack,
    load_packs,
    resolve,
)
from redactor.policy.model import Pack
from redactor.policy.packset import PackSet
from redactor.policy.vocabulary import WithoutModel
from redactor.values import ENTITIES

NAMES = ("CH", "EU_EEA", "GB", "US", "US-CA", "strict-global")
REQUIRED = frozenset(
    "PERSON ORGANIZATION LOCATION ADDRESS DATE_OF_BIRTH HANDLE ID EMAIL_ADDRESS PHONE_NUMBER CREDIT_CARD"
    " IBAN_CODE US_SSN NATIONAL_ID IP_ADDRESS MAC_ADDRESS PRIVATE_URL SECRET UNREADABLE".split()
)


def builtin_text(name: str) -> str:
    return (Path(__file__).parents[2] / "redactor" / "policies" / f"{name}.yaml").read_text()


def test_the_packaged_packs() -> None:
    assert builtin_names() == NAMES
    assert [pack.id for pack in load_builtins()] == list(NAMES)
    for pack in load_builtins():
        assert pack.required_entities == REQUIRED
        kept = {entity for entity in ENTITIES if pack.handled(entity).handling == "keep"}
        # Regional packs leave languages and photos without faces to the base pack.
        assert kept == {
            "US": {"URL", "DATE_TIME", "UNREADABLE", "PHOTO"},
            "strict-global": {"URL", "DATE_TIME"},
        }.get(pack.id.removesuffix("-CA"), set())
    default = load_builtin("strict-global").languages
    assert default.models is not None
    assert dict(default.models) == {"en": {"redactor"}}
    assert default.without_model is WithoutModel.WITHHOLD
    assert all(pack.languages.models is None for pack in load_builtins() if pack.id != "strict-global")


def test_an_unknown_name_lists_what_there_is() -> None:
    with pytest.raises(PolicyError, match="did you mean `strict-global`") as caught:
        load_builtin("strict-globl")
    assert "US-CA" in str(caught.value)
    with pytest.raises(PolicyError, match="no such policy file or name"):
        load_pack("qqq")
    with pytest.raises(PolicyError, match="no such file in the package"):
        builtin_document("nothing.yaml")


@pytest.mark.parametrize(
    ("given", "is_file"),
    [
        ("US", False),
        ("US-CA", False),
        ("US.yaml", True),
        ("mine.yml", True),
        ("./US", True),
        (Path("US"), True),
    ],
)
def test_a_name_or_a_file(given: str | Path, *, is_file: bool) -> None:
    assert isinstance(resolve(given), Path) is is_file


def test_a_file_of_the_users_own(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(builtin_text("US"))
    pack = load_pack(file)
    assert pack.file == str(file)
    assert pack.digest == load_builtin("US").digest
    assert pack.digest == digest("policy", canonical_json(builtin_document("US.yaml").data))


def test_the_faults_of_several_files_come_together(tmp_path: Path) -> None:
    for name in ("one", "two"):
        text = builtin_text("US").replace("default_decision: opt_in", "default_decision: optin")
        (tmp_path / f"{name}.yaml").write_text(text)
    with pytest.raises(PolicyError) as caught:
        load_packs([tmp_path / "one.yaml", tmp_path / "two.yaml", "no-such"])
    assert len(caught.value.faults) == 3


def test_two_packs_with_one_id(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(builtin_text("US").replace("title: United", "title: Untied"))
    with pytest.raises(PolicyError, match="is also the id of"):
        load_packs(["US", tmp_path / "mine.yaml"])
    with pytest.raises(PolicyError, match="is also the id of"):
        PackSet.of(tmp_path / "mine.yaml")
    assert [pack.id for pack in load_packs(["US", "US"])] == ["US", "US"]


def test_parents(make_pack: Callable[..., Pack]) -> None:
    one, two = make_pack(id="one", parent="two"), make_pack(id="two", parent="one")
    alone, orphan = make_pack(id="self", parent="self"), make_pack(id="orphan", parent="strict-globel")
    known: dict[str, Pack] = {pack.id: pack for pack in (one, two, alone, orphan, *load_builtins())}
    assert [fault.message for fault in family_faults([one], known)] == ["`one` is its own ancestor"]
    assert [fault.message for fault in family_faults([alone], known)] == ["`self` is its own ancestor"]
    (missing,) = family_faults([orphan], known)
    assert "did you mean `strict-global`?" in missing.message
    assert not list(family_faults([load_builtin("US-CA")], known))
    with pytest.raises(PolicyError, match="its own ancestor"):
        PackSet([one], [two])


def test_norway_is_not_false(make_pack: Callable[..., Pack], data: dict[str, Any]) -> None:
    assert "NO" in load_builtin("EU_EEA").regions
    assert make_pack(**data).id == "strict-global"
