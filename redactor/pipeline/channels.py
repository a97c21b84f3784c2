"""Through which channel of a recording something came: what a person typed, saw, copied, clicked."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CHANNELS = ("keys", "fields", "clipboard", "titles", "urls", "clicks", "screens", "files")
"""The channels, in the order in which people are told of them."""

_OF_KIND: Mapping[str, str] = MappingProxyType(
    {
        "key": "keys",
        "placeholder": "keys",
        "text": "fields",
        "clipboard": "clipboard",
        "window": "titles",
        "click": "clicks",
        "screenshot": "screens",
        "file": "files",
    }
)


def channel_of(kind: str, path: str = "") -> str:
    """Return the channel of a kind of event; of a window, its address has one of its own.

    Args:
        kind: of the event; one that holds no text has no channel.
        path: of the text inside the event, as :func:`redactor.capture.events.texts_of` names it.

    Raises:
        KeyError: events of this kind hold no text.
    """
    return "urls" if (kind, path) == ("window", "url") else _OF_KIND[kind]
