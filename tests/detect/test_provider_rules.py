"""Every provider rule finds one value made from its own form, and none of its near-misses.

Values are made at run time from the rules' patterns, so that no scanner takes this file for a leak.
"""

from __future__ import annotations

import importlib
import random
import re
from typing import Any

import pytest

from redactor.detect.passage import Passage
from redactor.detect.provider_rules import NAMED_RULES, PREFIXED, SHAPES, ProviderRule, find_providers
from redactor.detect.secrets import FAMILY

_parser: Any = importlib.import_module("re._parser")
ALL = (*PREFIXED, *SHAPES)


class _Maker:
    """Writes one text that a pattern matches: repeats as few as allowed, characters in turn."""

    def __init__(self, seed: int) -> None:
        self._choose = random.Random(seed)  # noqa: S311 - invented values

    def make(self, pattern: re.Pattern[str]) -> str:
        return self._sequence(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))

    def _sequence(self, parsed: Any) -> str:
        return "".join(self._item(str(kind), value) for kind, value in parsed)

    def _item(self, kind: str, value: Any) -> str:
        if kind == "LITERAL":
            return chr(value)
        if kind == "IN":
            return self._one_of(value)
        if kind == "BRANCH":
            return self._sequence(value[1][0])
        if kind == "SUBPATTERN":
            return self._sequence(value[-1])
        if kind in {"MAX_REPEAT", "MIN_REPEAT"}:
            least, most, inner = value
            return "".join(
                self._sequence(inner) for _ in range(max(least, min(most, 20)) if most > 20 else least)
            )
        assert kind in {"ASSERT", "ASSERT_NOT", "AT"}, kind
        return ""

    def _one_of(self, listed: Any) -> str:
        if str(listed[0][0]) == "NEGATE":
            return self._choose.choice("abcXYZ789")
        signs: list[str] = []
        for kind, value in listed:
            if str(kind) == "LITERAL":
                signs.append(chr(value))
            elif str(kind) == "RANGE":
                signs.extend(chr(code) for code in range(value[0], value[1] + 1))
            else:
                signs.extend(
                    "0123456789" if "DIGIT" in str(value) else "abcXYZ789" if "WORD" in str(value) else " "
                )
        plain = [sign for sign in signs if sign.isalnum()] or signs
        return self._choose.choice(plain)


def _value(rule: ProviderRule) -> str:
    for extra in range(200):
        text = _Maker(extra).make(rule.pattern)
        if not rule.back and rule.literal not in text:
            text = rule.literal + text[len(rule.literal) :]
        if rule.pattern.search(text):
            return text
    raise AssertionError(rule.name)


def _rules_of(text: str) -> set[str]:
    return {match.rule for match in find_providers(Passage(text))}


@pytest.mark.parametrize("rule", ALL, ids=[f"{rule.name}-{place}" for place, rule in enumerate(ALL)])
def test_finds_its_own_form_and_nothing_shorter(rule: ProviderRule) -> None:
    text = _value(rule)
    matches = [
        match for match in find_providers(Passage(f"x {text} y")) if match.rule == f"secret.{rule.name}"
    ]
    assert matches
    assert all(match.checked for match in matches)
    found = rule.pattern.search(text)
    assert found
    secret = found["value"] if "value" in rule.pattern.groupindex else found.group()
    assert f"x {text} y"[matches[0].start : matches[0].end] == secret
    # Near-misses: cut off, its literal alone, and the same form filled with one sign.
    literal = text[: text.index(rule.literal) + len(rule.literal)]
    filled = literal + "x" * (len(text) - len(literal))
    misses = (text[1:],) if rule.back else (text[: len(literal) + 2], filled)
    for miss in (rule.literal, *misses):
        assert f"secret.{rule.name}" not in _rules_of(miss), miss[:8]


@pytest.mark.parametrize("rule", PREFIXED, ids=[rule.name for rule in PREFIXED])
def test_a_form_inside_a_longer_word_is_none(rule: ProviderRule) -> None:
    if rule.literal[0].isalnum():
        assert f"secret.{rule.name}" not in _rules_of(f"Zq{_value(rule)}")


@pytest.mark.parametrize("rule", NAMED_RULES, ids=[rule.name for rule in NAMED_RULES])
def test_a_named_form_needs_its_name_and_a_sign(rule: ProviderRule) -> None:
    form = re.compile(rule.pattern.pattern.split(r"\d)")[-1].removesuffix(r")(?![\w/+=:-])"), re.IGNORECASE)
    value = _Maker(1).make(form)
    word = rule.literal
    if not any(sign.isdigit() for sign in value):
        value = value[:-1] + "7"
    for line in (f"{word}_api_key={value}", f"{word.upper()}_SECRET_TOKEN: '{value}'"):
        assert f"secret.{rule.name}" in _rules_of(line), line[:30]
    longer = next(sign for sign in "/=+é" if sign not in form.pattern)
    for line in (
        f"{word} {value}",
        f"{word}_name={value}",
        f"api_key={value}",
        f"{word}_api_key={value}{longer}a",
    ):
        assert f"secret.{rule.name}" not in _rules_of(line), line[:30]


def test_there_are_at_least_200_rules_with_names_of_their_own() -> None:
    names = [rule.name for rule in (*PREFIXED, *NAMED_RULES)] + sorted({rule.name for rule in SHAPES})
    assert len(names) == len(set(names))
    assert len({rule.name for rule in ALL}) >= 200
    assert len({name.partition(".")[0] for name in names}) >= 150


def test_every_rule_is_bounded_and_has_a_literal() -> None:
    for rule in (*ALL, *NAMED_RULES):
        assert len(rule.literal) >= 2, rule.name
        assert "*" not in re.sub(r"\\\*|\[[^]]*\]", "", rule.pattern.pattern), rule.name
        assert "+" not in re.sub(r"\\\+|\[[^]]*\]", "", rule.pattern.pattern), rule.name


@pytest.mark.parametrize(
    "text",
    [
        "npm_config_registry_and_more_words_here_and_there",
        "sk-learn and sk-image are libraries for everybody",
        "key-value-store-with-many-words-in-its-long-name",
        "pat-terns-and-more-patterns-for-the-long-afternoon",
        "re_compile_the_pattern_and_match_it_over_again",
        "live_reload_of_all_the_pages_in_this_folder_now",
        "test_that_a_function_with_a_long_name_is_no_key",
        "test_" + "a" * 30,
        "secret_manager_client_of_the_platform_team_and_us",
        "app-component-with-a-long-name-and-another-part",
        "integrity: sha512-" + "Zq8rT2pX" * 10 + "AbCdEf==",
        "h1:" + "Zq8rT2pX" * 5 + "abc=",
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ",
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ" + "Zq8rT2pX" * 20 + " jane",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + "Zq8rT2pX" * 4 + " jane",
        "SHA256:" + "Zq8rT2pX" * 5 + "abc",
        "-----BEGIN CERTIFICATE-----\nMIID" + "Zq8rT2pX" * 8 + "\n-----END CERTIFICATE-----",
        'checksum = "' + "3f9a1c7e5b2d8046" * 4 + '"',
        "--hash=sha256:" + "3f9a1c7e5b2d8046" * 4,
        "sha256-" + "Zq8rT2pX" * 5 + "abc=",
        "commit 3f2a9c1b7d5e4f60718293a4b5c6d7e8f9012345",
        ".a1b2c3d4{color:#fff}.e5f6a7b8{margin:0 auto}.c9d0e1f2{top:0}",
        "!function(e,t){for(var n=0;n<t.length;n++)e[n]=t[n]}(window,[1,2,3]);",
    ],
)
def test_digests_public_keys_and_words_are_no_secrets(text: str) -> None:
    assert list(FAMILY.find(Passage(text))) == []
