"""What a web address says besides its letters: who signs in with it, and what is written in it in code.

``?q=jane+roe&tel=%2B12025550143`` holds a name and a number that no reader of the address as it stands would
see (RFC 3986, 2.1; the plus sign by the URL Standard, 5.1). Where something private is found in one part, the
whole address is private.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, unquote, urlsplit

from redactor.errors import ItemError
from redactor.mask.text import apply
from redactor.pipeline.rules import HeldError, Rules, judged
from redactor.pipeline.texts import MaskedText
from redactor.values import Finding, RawText, Reason, Span

_BREAKS = re.compile("[/&;?=]")
ENTITY = "PRIVATE_URL"
MOST_PARTS = 64


def coded_parts(url: str) -> tuple[str, ...]:
    """Return the parts of an address as they read when decoded, where that is something else.

    Of an address that is none, or that has more parts than anybody looks at one by one, all is one part.
    """
    try:
        split = urlsplit(url)
        pairs = parse_qsl(split.query, keep_blank_values=True, max_num_fields=MOST_PARTS)
        pairs += parse_qsl(split.fragment, max_num_fields=MOST_PARTS)
    except ValueError:
        return (unquote(url),)
    parts = [text for pair in pairs for text in pair]
    places = (split.path, split.query, split.fragment)
    parts += [unquote(part) for place in places for part in _BREAKS.split(place)]
    if len(parts) > MOST_PARTS:
        return (unquote(url),)
    return tuple(part for part in dict.fromkeys(parts) if part and part not in url)


def signs_in(url: str) -> bool:
    """Tell whether an address names who signs in: ``https://kim:secret@host/``."""
    try:
        return "@" in urlsplit(url).netloc
    except ValueError:
        return True


def is_private(part: MaskedText | ItemError, rules: Rules) -> bool:
    """Tell whether a decoded part holds what must be masked; one that no model reads does.

    Raises:
        ItemError: the part holds the item back, or could not be looked at.
    """
    if isinstance(part, MaskedText):
        return any(not rules.keeps(finding.entity) for finding in part.findings)
    if isinstance(part, HeldError) and part.decision.reasons == (Reason.LANGUAGE_WITHOUT_MODEL,):
        return True
    raise part


def any_private(parts: Sequence[MaskedText | ItemError], rules: Rules) -> bool:
    """Tell whether any part is private; all are asked, since each may hold the item back."""
    return True in [is_private(part, rules) for part in parts]


def hidden(url: str, rules: Rules) -> MaskedText:
    """Return an address masked as a whole."""
    found = (Finding(ENTITY, 1.0, "address", "inside", Span(0, len(url))),)
    safe = apply(RawText(url), found, rules.policy.operator_for, rules.pseudonyms)
    return MaskedText(safe, found, judged(found, rules))
