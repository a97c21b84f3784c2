"""The header of a session (``session.json``): whose capture, where, why, and who else appears.

Format: ``docs/formats/session.schema.json``, made from these structs. Regions are bounded strings
here; whether they mean a jurisdiction is for the policy to say.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from redactor.capture.fields import Instant, Quiet, Scale

SCHEMA = "redactor.session/1"

Identifier: TypeAlias = Annotated[str, Meta(min_length=1, max_length=200)]
Region: TypeAlias = Annotated[str, Meta(min_length=1, max_length=64)]
ShortName: TypeAlias = Annotated[str, Meta(min_length=1, max_length=128)]
SessionId: TypeAlias = Annotated[
    str,
    # Names output folders: no leading dot, never the name of another session's partial folder, nor of
    # a file that a run writes beside its sessions.
    # `$(?!\n)` is the exact end of the text in Python's and in JSON Schema's dialect alike.
    Meta(
        pattern=r"^(?!.*\.partial$)(?!manifest\.json$|summary\.html$)[A-Za-z0-9_-][A-Za-z0-9._-]*$(?!\n)",
        max_length=128,
    ),
]


class Subject(Quiet, frozen=True):
    """The person at the device. ``id`` is the organisation's identifier: personal."""

    id: Identifier
    worker_type: Literal["employee", "contractor"]
    work_region: Region | None
    employer_region: Region | None
    residence_region: Region | None = None


class Device(Quiet, frozen=True):
    """The machine: who owns it, and the regions it is known to stand in."""

    owner: Literal["employer", "personal"]
    regions: Annotated[tuple[Region, ...], Meta(max_length=32)]


class Agent(Quiet, frozen=True):
    """The program that captured."""

    name: ShortName
    version: ShortName


class Display(Quiet, frozen=True):
    """One screen; ``width`` and ``height`` in pixels."""

    id: Annotated[int, Meta(ge=0, le=255)]
    width: Annotated[int, Meta(ge=1, le=100_000)]
    height: Annotated[int, Meta(ge=1, le=100_000)]
    scale: Scale = 1.0


class KnownPerson(Quiet, frozen=True):
    """Another person who is known to appear in the session (a bystander)."""

    id: Identifier
    region: Region | None
    role: ShortName | None = None


class Header(Quiet, frozen=True):
    """``session.json``.

    ``prerequisites`` are the ids of what is in place beside consent (``dpia:DPIA-7``). ``redacted``
    marks an output of this package: events keep their numbers, so numbers may have gaps.
    """

    schema: Literal["redactor.session/1"]
    session_id: SessionId
    subject: Subject
    device: Device
    purpose: ShortName
    started_at: Instant
    ended_at: Instant | None = None
    agent: Agent | None = None
    displays: Annotated[tuple[Display, ...], Meta(max_length=64)] | None = None
    people: Annotated[tuple[KnownPerson, ...], Meta(max_length=200)] = ()
    prerequisites: Annotated[tuple[ShortName, ...], Meta(max_length=256)] = ()
    redacted: bool = False

    def __repr__(self) -> str:
        return f"Header({len(self.people)} other people)"
