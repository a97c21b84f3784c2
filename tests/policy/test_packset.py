"""Which packs speak for whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.policy.load import load_builtin, load_builtins
from redactor.policy.model import Pack
from redactor.policy.packset import PackSet, known_regions
from redactor.values import Person


def person(*regions: str) -> Person:
    return Person("p", "subject", tuple(("work", region) for region in regions))


@pytest.mark.parametrize(
    ("regions", "ids"),
    [
        ((), ["strict-global"]),
        (("US",), ["strict-global", "US"]),
        (("US-TX",), ["strict-global", "US"]),
        (("US-CA",), ["strict-global", "US-CA", "US"]),
        (("US", "US-CA"), ["strict-global", "US", "US-CA"]),
        (("DE-BY",), ["strict-global", "EU_EEA"]),
        (("GB", "CH"), ["strict-global", "CH", "GB"]),
        (("CA",), ["strict-global"]),
        (("TX",), ["strict-global"]),
    ],
)
def test_packs_for(regions: tuple[str, ...], ids: list[str]) -> None:
    assert [pack.id for pack in PackSet.of().packs_for(person(*regions))] == ids


def test_a_chosen_base_does_not_switch_regions_off() -> None:
    packs = PackSet.of("US-CA")
    assert [pack.id for pack in packs.packs_for(person("DE"))] == ["US-CA", "US", "EU_EEA"]


def test_covers() -> None:
    packs = PackSet.of()
    assert [packs.covers(region) for region in ("US", "US-CA", "US-NV", "CA", "CA-QC")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_a_pack_for_everybody_covers_no_region(make_pack: Callable[..., Pack]) -> None:
    assert not PackSet([make_pack()]).covers("US")
    assert PackSet([make_pack(id="ca", regions=["CA"])]).covers("CA-QC")


def test_effective_is_for_everyone_in_the_content() -> None:
    packs = PackSet.of()
    alone = packs.effective([person("US-CA")])
    assert {ref.id for ref in alone.packs} == {"strict-global", "US", "US-CA"}
    both = packs.effective([person("US-CA"), person("CH")])
    assert {ref.id for ref in both.packs} == {"strict-global", "US", "US-CA", "CH"}
    assert {ref.id for ref in packs.effective([]).packs} == {"strict-global"}
    assert packs.effective([person("US-CA")]) is alone


def test_a_set_needs_a_base() -> None:
    with pytest.raises(ValueError, match="at least one base pack"):
        PackSet([], load_builtins())


def test_the_same_pack_twice_counts_once() -> None:
    packs = PackSet([load_builtin("US"), load_builtin("US")], load_builtins())
    assert [pack.id for pack in packs.packs_for(person("US"))] == ["US"]


def test_the_models_of_all_packs_that_may_speak(make_pack: Callable[..., Pack]) -> None:
    def languages(models: dict[str, str] | None) -> dict[str, object]:
        return {"models": models, "without_model": "mask"}

    german = {"en": "redactor", "de": "de_core_news_lg"}
    silent = make_pack(id="silent", languages=languages(None))
    acme = make_pack(id="acme", languages=languages(german))
    english = make_pack(id="english", regions=["US"], languages=languages({"en": "en_core_web_lg"}))
    assert PackSet.of().models == {"en": {"redactor"}}
    assert PackSet([silent]).models == {"en": {"redactor"}}
    # A pack for everybody that was not chosen never speaks.
    assert PackSet([acme], load_builtins()).models == {"en": {"redactor"}, "de": {"de_core_news_lg"}}
    assert PackSet([acme], [english]).models == {"en": {"redactor", "en_core_web_lg"}}


def test_known_regions_leaves_out_what_is_no_region() -> None:
    assert known_regions(person("uk", "TX", "US-CA")) == {"GB", "US-CA"}
