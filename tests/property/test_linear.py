"""Every recognizer takes time in proportion to the text, whatever runs the text is made of.

Times of one text and of one four times as long are compared, so that the machine's speed plays no part.
"""

from __future__ import annotations

import pytest

from redactor.detect.families import FAMILIES
from redactor.detect.passage import Family, Passage
from tests.growth import cpu_seconds, grows_within

SHORT = 6_000
FACTOR = 4
SLACK = 2.5
"""A quadratic search takes 16 times as long for four times the text; noise stays below 10 times."""

NOISE_SECONDS = 0.02
"""Below this nothing can be told from noise."""

PIECES = {
    "letters": "a",
    "capitals": "A",
    "digits": "7",
    "zeros": "0",
    "blanks": " ",
    "lines": "\n",
    "dots": ".",
    "dotted": "a.",
    "numbered": "1.",
    "dashes": "-",
    "dashed": "a-",
    "dashed digits": "12-",
    "slashes": "/",
    "paths": "a/",
    "colons": ":",
    "pairs": "ab:",
    "signs": "=",
    "ats": "@",
    "addresses": "a@b.",
    "address dots": "a@a.a.",
    "brackets": "[",
    "braces": "({[<",
    "quotes": '"',
    "stars": "*",
    "percents": "%40",
    "escapes": "\\n",
    "words": "word ",
    "hex": "3f9a1c7e5b2d8046",
    "random": "Zq8rT2pX9KwL4mVn",
    "base64": "Zq8r/T2pX+9KwL4mV",
    "uuids": "f47ac10b-58cc-4372-a567-0e02b2c3d479 ",
    "urls": "https://a.b/c?d=e&",
    "schemes": "http://",
    "users": "x://a:b@c ",
    "user signs": "://a:",
    "tokens": "eyJhbGciOi.eyJzdWIiOi.",
    "keys": "sk-proj-",
    "provider keys": "ghp_ xoxb- AKIA ",
    "prefixes": "AKIA",
    "assignments": "password=",
    "labels": "password: ",
    "names": "api_key",
    "flags": " -p --password",
    "tools": "mysql -u x -p",
    "codes": "code is 1234 ",
    "backup": "backup codes 1234 5678 ",
    "key blocks": "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\n",
    "key ends": "-----END PRIVATE KEY-----\n",
    "manifests": "kind: Secret\ndata:\n  a: cG9zdGdyZXM6\n",
    "seed words": "abandon ability about ",
    "spoken": "jane at example dot ",
    "hosts": "a.internal.",
    "tenants": "acme.atlassian.net.",
    "placeholders": "[PERSON]",
    "numbers": "+1 202 555 0143 ",
    "cards": "4111 1111 1111 1111 ",
    "ibans": "DE89 3704 0044 0532 0130 00 ",
    "ips": "10.1.2.3.",
    "colon hex": "fe80:",
    "macs": "3c:22:fb:1a:2b:3c:",
    "dates": "04/12/1984 ",
    "headers": "Authorization: Bearer ",
    "cookies": "Cookie: a=b; ",
    "connection parts": "Server=a;Password=",
    "headings": "\n# a\n",
    "table": "| a | b |\n",
    "accents": "e\u0301",
    "wide": "日本",
    "surrogates": "\ud800",
    "nul": "\0",
    "emoji": "😀",
    "hashes": "#a",
    "tags": "<password>",
}


def _is_linear(family: Family, piece: str, end: str = "") -> bool:
    def seconds(length: int) -> float:
        passage = Passage((piece * (length // len(piece) + 1))[:length] + end)
        return cpu_seconds(lambda: list(family.find(passage)))

    return grows_within(
        seconds, SHORT, FACTOR * SHORT, lambda short: max(NOISE_SECONDS, short * FACTOR * SLACK)
    )


@pytest.mark.parametrize("family", FAMILIES, ids=[family.name for family in FAMILIES])
def test_time_grows_with_the_text_alone(family: Family) -> None:
    bent = [name for name, piece in PIECES.items() if not _is_linear(family, piece)]
    assert bent == []


@pytest.mark.parametrize("family", FAMILIES, ids=[family.name for family in FAMILIES])
def test_a_run_with_one_end_is_no_worse(family: Family) -> None:
    ends = ("@example.com", "-----END PRIVATE KEY-----", ": x", "=x", " is your code", "/x", ".internal")
    names = ("letters", "digits", "dotted", "dashed", "random", "base64", "words", "blanks")
    bent = [(name, end) for name in names for end in ends if not _is_linear(family, PIECES[name], end)]
    assert bent == []
