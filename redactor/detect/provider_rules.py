"""Secrets that their provider's own form gives away: prefix, alphabet and length.

The tables are ``provider_infra.py``, ``provider_services.py``, ``provider_named.py`` and the inner forms
below. One pass of an Aho-Corasick automaton over the text finds where a literal stands; only there its rules
are tried, anchored and bounded, so that the number of rules costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from redactor.detect.inert import is_stand_in
from redactor.detect.passage import Match, Passage
from redactor.detect.provider_infra import INFRA
from redactor.detect.provider_named import NAMED
from redactor.detect.provider_services import SERVICES

_SHORTHAND = {
    "<w>": "[A-Za-z0-9_-]",
    "<a>": "[A-Za-z0-9]",
    "<h>": "[0-9a-f]",
    "<u>": "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    "<b>": "[A-Za-z0-9+/]",
}

_VARIETY = 7
"""How many different code points a key holds besides its literal; fewer is a row of `x` or `0`."""


@dataclass(frozen=True, slots=True)
class ProviderRule:
    """One form of secret: ``pattern`` is tried where ``literal`` stands and ``back`` code points before.

    The secret is the group ``value`` where the pattern has one, else the whole match.
    """

    name: str
    literal: str
    pattern: re.Pattern[str]
    back: int = 0


def _written_out(body: str) -> str:
    """Return ``body`` with the shorthands of the tables as regular expressions."""
    for short, long in _SHORTHAND.items():
        body = body.replace(short, long)
    return body


def _prefixed(name: str, literal: str, body: str) -> ProviderRule:
    """Build a rule for ``literal`` followed by ``body``, standing free on both sides."""
    free = r"(?<![A-Za-z0-9_])" if literal[0].isalnum() or literal[0] == "_" else ""
    pattern = re.compile(rf"{free}{re.escape(literal)}{_written_out(body)}(?![A-Za-z0-9_])")
    return ProviderRule(name, literal, pattern)


def _named(name: str, word: str, form: str) -> ProviderRule:
    """Build a rule for a value behind its provider's word, a word for keys, and a sign of assignment."""
    pattern = re.compile(
        rf"{word}[\w .-]{{0,24}}?(?:key|token|secret|auth|pass|pat\b|sid|credential)[\w .-]{{0,16}}"
        rf"[\"'\])]{{0,2}}\s{{0,3}}(?:=>|:=|[:=])\s{{0,3}}[\"'`]?(?P<value>(?=[^\s]{{0,90}}\d)"
        rf"(?:{_written_out(form)}))(?![\w/+=:-])",
        re.IGNORECASE,
    )
    return ProviderRule(name, word, pattern)


def _inner(name: str, literal: str, back: int, pattern: str) -> ProviderRule:
    """Build a rule whose literal stands inside, at most ``back`` code points behind the beginning."""
    return ProviderRule(name, literal, re.compile(_written_out(pattern)), back)


PREFIXED = tuple(_prefixed(*row) for row in (*INFRA, *SERVICES))
"""Forms that begin with their literal."""

NAMED_RULES = tuple(_named(*row) for row in NAMED)
"""Forms that their provider's word makes certain; literals are lower case."""

_DISCORD = r"(?<![\w.-])[MNO]<w>{23,27}\.<w>{6}\.<w>{27,38}(?![\w-])"
_ROWS = r"(?:\r?\n<b>{40,76}){0,80}(?:\r?\n<b>{4,76}={1,2}|={0,2})(?![A-Za-z0-9+/=])"
SHAPES: tuple[ProviderRule, ...] = (
    # Private keys without their marker lines: OpenSSH's magic, and what DER begins with for RSA and curves
    _inner(
        "key.openssh", "b3BlbnNzaC1rZXktdjEA", 0, rf"(?<![\w+/])b3BlbnNzaC1rZXktdjEA<b>{{16,4000}}{_ROWS}"
    ),
    _inner("key.rsa", "IBAAKCA", 6, rf"(?<![\w+/])MII[EJ]<b>{{2}}IBAAKCA[Qg]EA<b>{{32,4000}}{_ROWS}"),
    _inner(
        "key.pkcs8_rsa",
        "IBADANBgkqhkiG9w0BAQEFAASC",
        6,
        rf"(?<![\w+/])MI<b>{{4}}IBADANBgkqhkiG9w0BAQEFAASC<b>{{16,4000}}{_ROWS}",
    ),
    _inner(
        "key.pkcs8_curve", "MIGHAgEAMBMGByqGSM49", 0, rf"(?<![\w+/])MIGHAgEAMBMGByqGSM49<b>{{30,400}}{_ROWS}"
    ),
    _inner("key.ed25519", "MC4CAQAwBQYDK2VwBCIEI", 0, r"(?<![\w+/])MC4CAQAwBQYDK2VwBCIEI<b>{43}={0,2}"),
    _inner(
        "jwt",
        "eyJ",
        0,
        r"(?<![A-Za-z0-9_-])eyJ<w>{8,4096}\.(?:eyJ)?<w>{8,16384}\.<w>{0,4096}(?:\.<w>{0,4096}\.<w>{0,4096})?",
    ),
    _inner("jwt.encoded", "ZXlK", 0, r"(?<![A-Za-z0-9_+/-])ZXlK[A-Za-z0-9+/]{60,8192}={0,2}"),
    _inner("telegram", ":AA", 10, r"(?<!\w)\d{8,10}:AA<w>{33}(?![\w-])"),
    *(_inner("discord.bot", f"{first}{second}", 0, _DISCORD) for first in "MN" for second in "DTjz"),
    *(_inner("discord.bot", f"O{second}", 0, _DISCORD) for second in "DT"),
    _inner("discord.mfa", "mfa.", 0, r"(?<![\w.-])mfa\.<w>{84}(?![\w-])"),
    _inner("mailchimp", "-us", 32, r"(?<![A-Za-z0-9_])<h>{32}-us\d{1,2}(?![A-Za-z0-9_])"),
    _inner("maxmind", "_mmk", 36, r"(?<!\w)<a>{6}_<a>{29}_mmk(?!\w)"),
    _inner("hashicorp.terraform", ".atlasv1.", 14, r"(?<!\w)<a>{14}\.atlasv1\.<w>{60,70}(?![\w-])"),
    _inner(
        "azure.client_secret", "Q~", 4, r"(?<![\w~.-])[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![\w~-])"
    ),
    _inner("azure.storage", "AccountKey=", 0, r"AccountKey=(?P<value><b>{40,100}={0,2})"),
    _inner("azure.shared_access", "SharedAccessKey=", 0, r"SharedAccessKey=(?P<value><b>{40,60}={0,2})"),
    _inner("azure.sas", "sig=", 1, r"[?&]sig=(?P<value>[A-Za-z0-9%+/_-]{30,120}={0,2})"),
    _inner("azure.storage_key", "+ASt", 76, r"(?<![A-Za-z0-9+/])<b>{76}\+ASt<b>{5}[AQgw]=="),
    _inner("azure.cosmos", "ACDb", 76, r"(?<![A-Za-z0-9+/])<b>{76}ACDb<b>{5}[AQgw]=="),
    _inner("azure.batch", "+ABa", 76, r"(?<![A-Za-z0-9+/])<b>{76}\+ABa<b>{5}[AQgw]=="),
    _inner("azure.functions", "AzFu", 44, r"(?<![\w-])<w>{44}AzFu<w>{5}[AQgw]=="),
    _inner("azure.search", "AzSe", 42, r"(?<!\w)<a>{42}AzSe[A-D]<a>{5}(?!\w)"),
    _inner("azure.service_bus", "+ASb", 33, r"(?<![A-Za-z0-9+/])<b>{33}\+ASb<b>{5}="),
    _inner("azure.event_hub", "+AEh", 33, r"(?<![A-Za-z0-9+/])<b>{33}\+AEh<b>{5}="),
    _inner("azure.iot", "AIoT", 33, r"(?<![A-Za-z0-9+/])<b>{33}AIoT<b>{5}="),
    _inner("azure.redis", "AzCa", 33, r"(?<![A-Za-z0-9+/])<b>{33}AzCa[A-P]<b>{5}="),
    _inner("azure.registry", "+ACR", 42, r"(?<![A-Za-z0-9+/])<b>{42}\+ACR[A-D]<b>{5}(?![A-Za-z0-9+/])"),
    _inner("azure.devops", "AZDO", 76, r"(?<!\w)<a>{76}AZDO<a>{4}(?!\w)"),
    _inner("okta", "SSWS 00", 0, r"SSWS (?P<value>00<w>{40})(?![\w-])"),
    _inner(
        "teams.webhook",
        ".webhook.office.com/",
        64,
        r"(?<![\w.-])https://[a-z0-9]{1,56}\.webhook\.office\.com/webhookb?2?/<u>@<u>/IncomingWebhook/<h>{32}"
        r"/<u>(?:/<w>{10,60})?",
    ),
    _inner("hash.bcrypt", "$2", 0, r"(?<![\w$])\$2[abxy]?\$\d\d\$[./A-Za-z0-9]{53}(?![./A-Za-z0-9])"),
    _inner(
        "hash.sha512_crypt",
        "$6$",
        0,
        r"(?<![\w$])\$6\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{86}",
    ),
    _inner(
        "hash.sha256_crypt",
        "$5$",
        0,
        r"(?<![\w$])\$5\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43}",
    ),
    _inner(
        "hash.md5_crypt", "$1$", 0, r"(?<![\w$])\$1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}(?![./A-Za-z0-9])"
    ),
    _inner(
        "hash.yescrypt",
        "$y$",
        0,
        r"(?<![\w$])\$y\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{1,86}\$[./A-Za-z0-9]{43}",
    ),
    _inner(
        "hash.argon2",
        "$argon2",
        0,
        r"(?<![\w$])\$argon2(?:id|i|d)\$v=\d{1,3}\$m=\d{1,9},t=\d{1,4},p=\d{1,3}\$<b>{11,86}\$<b>{22,172}",
    ),
    _inner("hash.django", "pbkdf2_sha256$", 0, r"(?<!\w)pbkdf2_sha256\$\d{1,8}\$[A-Za-z0-9]{6,64}\$<b>{43}="),
)
"""Forms that are recognised as a whole rather than by their first characters."""

PROVIDER_RULES = (*PREFIXED, *SHAPES)
"""Every form that stands by itself."""


def _automaton(rules: Iterable[ProviderRule]) -> ahocorasick.Automaton:
    """Return the automaton over the rules' literals; its values are the rules of a literal."""
    by_literal: dict[str, list[ProviderRule]] = {}
    for rule in rules:
        by_literal.setdefault(rule.literal, []).append(rule)
    automaton = ahocorasick.Automaton()
    for literal, group in by_literal.items():
        automaton.add_word(literal, (len(literal), tuple(group)))
    automaton.make_automaton()
    return automaton


_FORMS = _automaton(PROVIDER_RULES)
_WORDS = _automaton(NAMED_RULES)


def _at(rule: ProviderRule, text: str, place: int, done: int) -> re.Match[str] | None:
    """Return the match of a rule whose literal stands at ``place``, not before ``done``."""
    for start in range(max(done, place - rule.back), place + 1):
        found = rule.pattern.match(text, start)
        if found and found.end() > place:
            return found
    return None


def _matches(
    text: str, hits: Iterable[tuple[int, tuple[int, tuple[ProviderRule, ...]]]]
) -> Iterator[tuple[ProviderRule, re.Match[str]]]:
    """Yield the matches of rules at the automaton's hits; those of one rule never overlap."""
    done: dict[str, int] = {}
    for last, (length, rules) in hits:
        place = last - length + 1
        for rule in rules:
            if place >= done.get(rule.name, 0):
                found = _at(rule, text, place, done.get(rule.name, 0))
                if found:
                    done[rule.name] = found.end()
                    yield rule, found


def find_providers(passage: Passage) -> Iterator[Match]:
    """Yield every secret of the passage that has a provider's form."""
    text = passage.text
    if len(text) < 16:
        return
    for rule, found in _matches(text, _FORMS.iter(text)):
        group = "value" if "value" in rule.pattern.groupindex else 0
        shown = found[group]
        varied = len(set(shown.replace(rule.literal, "", 1))) >= _VARIETY
        if varied and not is_stand_in(shown):
            yield Match("SECRET", *found.span(group), 0.97, f"secret.{rule.name}", checked=True)
    if len(passage.lower) != len(text):
        return
    for rule, found in _matches(text, _WORDS.iter(passage.lower)):
        if not is_stand_in(found["value"]) and len(set(found["value"])) >= _VARIETY:
            yield Match("SECRET", *found.span("value"), 0.88, f"secret.{rule.name}")
