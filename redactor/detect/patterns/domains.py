"""Which words can end a host name: public top-level domains, and those of private networks.

The public suffix list (publicsuffix.org) comes from the copy inside ``tldextract``; it is never fetched.
"""

from __future__ import annotations

from functools import lru_cache

import tldextract

PRIVATE = frozenset("internal local localdomain corp lan intranet intra private home".split())
"""Top-level names used inside networks: RFC 6762 appendix G, RFC 8375, ICANN's `internal` (2024)."""

RESERVED = frozenset("example test invalid".split())
"""Reserved names of RFC 2606, met in invented data."""


@lru_cache(maxsize=1)
def top_level() -> frozenset[str]:
    """Return every last label that a host name may have, lower case, Unicode and ``xn--`` forms."""
    suffixes = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None).tlds
    public = {suffix.rpartition(".")[2].lower() for suffix in suffixes}
    encoded = {name.encode("idna").decode("ascii") for name in public if not name.isascii()}
    return frozenset(public | encoded) | PRIVATE | RESERVED


def is_top_level(label: str) -> bool:
    """Tell whether ``label`` can be the last label of a host name."""
    return label.lower() in top_level()
