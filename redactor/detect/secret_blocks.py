"""Private key blocks: PEM and OpenSSH (RFC 7468), PGP, PuTTY; whole, cut off, or escaped inside a string."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.passage import Match, Passage

_KIND = r"[A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?"
_BLOCK = re.compile(
    rf"-----BEGIN (?P<kind>{_KIND})-----"
    # The marker alone, as in code, is no key: a body or its header lines must follow.
    r"(?=(?:\\[nr]|[\s\"'>|+,-]){0,8}(?:[A-Za-z0-9+/=]{16}|[A-Z][A-Za-z-]{2,20}: ))"
    rf"(?:[A-Za-z0-9+/=\s:,.()\"'|>\\-]{{16,20000}}?-----END {_KIND}-----"
    r"|(?:\\[nr]|[A-Za-z0-9+/=:, \t\r\n-]){0,20000})"
)
_TAIL = re.compile(
    r"(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{24,76}={0,2}(?:\s{1,4}"
    r"|\\n)){1,400}(?:[A-Za-z0-9+/=]{1,76}(?:\s{1,4}|\\n))?"
    rf"-----END {_KIND}-----"
)
_PUTTY = re.compile(
    r"(?<=Private-Lines: )\d{1,3}\s+(?:[A-Za-z0-9+/=]{1,64}(?:\s+|$)){1,200}(?:Private-MAC: [0-9a-f]{40,64})?"
)


def blocks(passage: Passage) -> Iterator[Match]:
    """Yield every private key block of the passage, marker lines included."""
    text = passage.text
    whole = [found.span() for found in _BLOCK.finditer(text)] if "PRIVATE KEY" in text else []
    if "-----END " in text and len(whole) < text.count("-----END "):
        whole += _tails(text)
    if "Private-Lines" in text:
        whole += [found.span() for found in _PUTTY.finditer(text)]
    for start, end in whole:
        yield Match(
            "SECRET", start, start + len(text[start:end].rstrip()), 0.98, "secret.private_key", checked=True
        )


def _tails(text: str) -> list[tuple[int, int]]:
    """Return the ends of blocks whose beginning is cut off."""
    found: list[tuple[int, int]] = []
    for marker in re.finditer(rf"-----END {_KIND}-----", text):
        # Only what can still belong to the block is looked at, so that the search stays linear.
        done = found[-1][1] if found else 0
        tail = _TAIL.search(text, max(done, marker.start() - 5000), marker.end())
        if tail and tail.end() == marker.end():
            found.append(tail.span())
    return found
