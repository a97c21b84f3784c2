"""Texts that look like values and are none: our own placeholders, and stand-ins that people write.

A redactor that finds its own ``[SECRET]`` again can never be applied twice. Each placeholder is therefore
shown to the recognizers as one code point that belongs to no value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from redactor.values import ENTITIES

BLANK = "\ufffc"
"""What recognizers see in place of a placeholder: an object, not a letter, digit or space."""

# Each begins with a literal, which the search jumps to; lookbehinds stand after it for the same reason.
_PLACEHOLDERS = (
    ("[", re.compile(r"\[(?:" + "|".join(sorted(ENTITIES)) + r")(?:_[0-9A-F]{10})?\]")),
    # People's tokens, and what the operator `mask` leaves: four stars and the last code points.
    ("SUBJECT_", re.compile(r"SUBJECT_(?<![^\W_]SUBJECT_)[0-9A-F]{10}(?![^\W_])")),
    # Stars right before a card's four groups hide nothing.
    ("****", re.compile(r"\*(?<!\*\*)\*{3,}\w{0,4}(?!\w|[@.+-]\w|[ -]\d{4}[ -]\d{4})")),
)

_SURROGATE = re.compile("[\ud800-\udfff]")
_STAND_IN = re.compile(
    r"""
      \W* (?: x{3,} | \*{3,} | \.{3,} | •{3,} | ●{3,} | _{3,} | -{3,} | 0{6,} | \?{3,} ) \W*
    | [\w.-]{0,12} x{8,}                    # the head of a provider's key
    | [A-Za-z_-]{0,16}(?: x{5,} | \*{4,} | •{3,} | ●{3,} | \.\.\. | … )\w{0,4}  # sk_live_xxxxx, ****1234
    | <[^<>]*>                              # <your key>
    | \$[{(].* | \$(?-i:[A-Z][A-Z0-9_]*) | \$[A-Za-z_]+(?:(?:::?|->|\.)[A-Za-z_]+)*   # ${VAR}, $(cmd), $VAR
    | %[A-Za-z_]\w*%? | %\(.* | \{.* | .*\}\} | \[.*\]                          # %VAR%, %(x)s, {x}, [x]
    | [A-Za-z ._-]*(?:example|sample|placeholder|dummy|redacted|change[-_]?me|replace[-_ ]?me
         |your[-_ ]|insert[-_ ]|\btodo\b|fixme|notreal|fake[-_]|my[-_]?(?:secret|password|token|key)\b)
      [A-Za-z ._-]*                         # words alone: one digit or sign more makes a password of it
    | \S*(?-i:EXAMPLE(?:KEY)?)              # AKIAIOSFODNN7EXAMPLE, as vendors write it in their manuals
    | (?:test|foo|bar|baz|qux|foobar|abc|abcd|abcdef|secret|password|passwd|pass|pwd|token|key|user|username
        |admin|root|none|null|nil|undefined|true|false|yes|no|n/a|na|empty|string|str|int|bool|bytes|text
        |value|default|unknown|hidden|masked|postgres|guest|xxx|generated|disabled|enabled|optional|required)
    | (?:(?:my|your|the|some|db|user|api|access|secret|client|auth|aws|app|test|database|admin|root|super
        |new|old)[_-]){1,3}
      (?:secret|password|passwd|passphrase|pass|pwd|token|key|id|value|user|username|name)(?:[_-](?:here|id|key|value))?
    | (?:put|enter|add|paste|type)[_ -]\w+(?:[_ -]\w+){0,6}?[_ -]here | same[_-]as[_-]\w+ | to[_-]be[_-]\w+
    | tbd | tba | none[_-]set | not[-_ ]?an?[-_ ]?(?:secret|password|key)
    | (?:user(?:name)?|pass(?:word)?|database|db|key|secret|token)[_-](?:name[_-])?here
    | 1234567890(?:abcdef)? | 0123456789(?:abcdef)?
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_HASH_OR_UUID = re.compile(
    r"(?:sha(?:1|256|384|512)[-:])?(?:[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{32})"
    r"|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}",
    re.IGNORECASE,
)


def places(text: str) -> list[tuple[int, int]]:
    """Return where our own placeholders stand in ``text``, in order."""
    found = [
        match.span()
        for literal, pattern in _PLACEHOLDERS
        if literal in text
        for match in pattern.finditer(text)
    ]
    return sorted(found)


def blanked(text: str, hidden: Sequence[tuple[int, int]]) -> str:
    """Return ``text``, as long as before, with one :data:`BLANK` and spaces in each hidden place.

    Lone surrogates, which no model's tokenizer takes, become U+FFFD.

    Args:
        text: what a model is to read.
        hidden: places in order and apart.
    """
    parts, place = [], 0
    for start, end in hidden:
        parts += [text[place:start], BLANK, " " * (end - start - 1)]
        place = end
    return _SURROGATE.sub("\ufffd", "".join([*parts, text[place:]]))


def is_stand_in(value: str) -> bool:
    """Tell whether ``value`` only shows where a secret would stand: ``<your key>``, ``${VAR}``, ``xxxx``."""
    value = value[:512]
    return not value.strip(BLANK + " \"'") or _STAND_IN.fullmatch(value) is not None


def is_hash_or_uuid(value: str) -> bool:
    """Tell whether ``value`` has the form of a digest (MD5 to SHA-256, git) or a UUID."""
    return _HASH_OR_UUID.fullmatch(value) is not None
