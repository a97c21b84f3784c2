"""The roles by which accessibility interfaces mark fields for secrets.

macOS: the subrole ``AXSecureTextField``; Linux: AT-SPI's role ``password text``; Windows: XAML's class
``PasswordBox``. Windows tells of an ordinary edit control with another property, which is not recorded.
"""

from __future__ import annotations

_SECRET = frozenset("password passwordbox passwordtext passwordfield securetextfield secureedit".split())


def is_secret(*roles: str | None) -> bool:
    """Tell whether one of the roles marks a field for secrets; absent roles tell nothing."""
    return any(role is not None and _plain(role) in _SECRET for role in roles)


def _plain(role: str) -> str:
    return "".join(char for char in role.casefold() if char.isalnum()).removeprefix("ax")
