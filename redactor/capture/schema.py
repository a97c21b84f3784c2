"""JSON Schemas of the session format, made from the structs that read it.

The committed copies are ``docs/formats/session.schema.json`` and ``docs/formats/event.schema.json``;
``make schemas`` writes them. A schema cannot say everything: that
events are numbered 1, 2, 3 and that times do not run backwards is checked while reading.
"""

from __future__ import annotations

import inspect
from typing import Any

import msgspec

from redactor.capture.codec import structs_of
from redactor.capture.events import Event, Header

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def session_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``session.json``."""
    return _schema(Header, "Header of a capture session (session.json)")


def event_schema() -> dict[str, Any]:
    """Return the JSON Schema of one line of ``events.jsonl``."""
    return _schema(Event, "One event of a capture session (a line of events.jsonl)")


def _schema(kind: Any, title: str) -> dict[str, Any]:
    schema = {"$schema": DIALECT, "title": title, **msgspec.json.schema(kind)}
    for struct in structs_of(kind):
        definition = schema["$defs"][struct.__name__]
        definition["description"] = inspect.cleandoc(struct.__doc__ or "")
    return schema
