"""A model's files, proved before anything is read from them.

An altered model could find nothing and say so.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from redactor.errors import MissingToolError

NAMES = "name model"

SUMS = "SHA256SUMS"
"""The file of digests, in the form that ``sha256sum --check`` reads; it names every other file in use."""


def proved_files(folder: Path, needed: frozenset[str], model: str = NAMES) -> dict[str, bytes]:
    """Return the files that ``SHA256SUMS`` in ``folder`` names, each of them proved, by name.

    ``model`` says in messages which one it is.

    Raises:
        MissingToolError: a file is missing, has no digest, or is not the one whose digest is written down.
    """
    files: dict[str, bytes] = {}
    try:
        for line in (folder / SUMS).read_text(encoding="ascii").splitlines():
            digest, name = line.split()
            files[name] = (folder / name).read_bytes()
            if hashlib.sha256(files[name]).hexdigest() != digest:
                raise missing(
                    f"the file {name} of the {model} is not the one with digest sha256:{digest}", model
                )
    except (OSError, ValueError) as fault:
        raise missing(f"the {model} cannot be read: {type(fault).__name__}", model) from None
    if absent := needed - files.keys():
        raise missing(f"the {model} has no digest of {', '.join(sorted(absent))}", model)
    return files


def missing(message: str, model: str = NAMES) -> MissingToolError:
    """Return the error of a model that cannot be used; ``message`` names file and digest."""
    return MissingToolError(
        model, message, remedy="install the package again; its model files are part of it"
    )
