"""Names in addresses of profile pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.profiles import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("https://www.linkedin.com/in/jane-doe-12345/", "jane-doe-12345"),
    ("skype live:jane.k_3", "jane.k_3"),
    ("ring live:.cid.8a7b6c5d4e3f2a1b", ".cid.8a7b6c5d4e3f2a1b"),
    ("linkedin.com/in/mkowalski.", "mkowalski"),
    ("https://github.com/jkowalski", "jkowalski"),
    ("(https://github.com/jkowalski)", "jkowalski"),
    ("https://gitlab.com/jkowalski/", "jkowalski"),
    ("https://x.com/jane_k/status/123456", "jane_k"),
    ("twitter.com/jane_k?lang=en", "jane_k"),
    ("https://www.instagram.com/jane.k/", "jane.k"),
    ("https://www.facebook.com/jane.doe.77", "jane.doe.77"),
    ("https://t.me/jane_k", "jane_k"),
    ("https://www.youtube.com/@janedoe/videos", "@janedoe"),
    ("https://www.tiktok.com/@jane.k", "@jane.k"),
    ("https://www.reddit.com/user/jane_k/", "jane_k"),
    ("https://bsky.app/profile/jane.example.org", "jane.example.org"),
    ("https://venmo.com/u/jane-k", "jane-k"),
    ("https://cash.app/$janek", "janek"),
    ("https://stackoverflow.com/users/12345/jane-doe", "jane-doe"),
    ("https://keybase.io/janek", "janek"),
]
OTHERS = [
    "https://github.com/settings",
    "https://github.com/python",
    "https://github.com/python/cpython",
    "https://github.com/acme/ledger",
    "https://x.com/home",
    "https://x.com/i/flow",
    "https://twitter.com/share?url=x",
    "https://twitter.com/github",
    "https://www.instagram.com/p/abc123/",
    "https://www.facebook.com/groups/abc",
    "https://t.me/joinchat/abcdef",
    "https://www.youtube.com/watch?v=abcdefgh",
    "live:stream-ready",
    "skype live: tomorrow",
    "https://www.linkedin.com/company/acme",
    "https://medium.com/topic/x",
    "https://www.netflix.com/browse",
    "https://example.com/in/jane",
    "https://github.com/your-username",
    "https://github.com/util\\-linux/x",
    "and/or",
    "",
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_the_name(look: Look, text: str, value: str) -> None:
    assert look(FAMILY, text) == [("HANDLE", value)]


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
