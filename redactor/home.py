"""The home folder: keys, consent ledger and audit log of one organisation.

Layout: ``keys/master.key`` (32 random bytes; pseudonyms and keyed digests derive from it),
``keys/audit-signing.key``, ``consent.sqlite``, ``audit/``. Folders are 0700, key files 0600; a key
that others may read is refused, never silently repaired.
"""

from __future__ import annotations

import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from redactor.audit.signing import write_private
from redactor.canonical import KEY_BYTES
from redactor.errors import UsageError


@dataclass(frozen=True, slots=True)
class Home:
    """Paths inside a home folder."""

    root: Path

    @property
    def master_key(self) -> Path:
        """Master key file."""
        return self.root / "keys" / "master.key"

    @property
    def signing_key(self) -> Path:
        """Private key that signs the head of the audit log."""
        return self.root / "keys" / "audit-signing.key"

    @property
    def ledger(self) -> Path:
        """Consent ledger."""
        return self.root / "consent.sqlite"

    @property
    def lists(self) -> Path:
        """Folder of the organisation's own lists."""
        return self.root / "lists"

    @property
    def audit(self) -> Path:
        """Folder of the audit log."""
        return self.root / "audit"


def locate(given: Path | None = None) -> Home:
    """Return the home named by the caller, by ``REDACTOR_HOME``, or the user data folder."""
    if given is not None:
        return Home(given)
    named = os.environ.get("REDACTOR_HOME")
    return Home(Path(named) if named else platformdirs.user_data_path("redactor"))


def open_home(given: Path | None = None) -> Home:
    """Return the home, its folders made when they are missing.

    Raises:
        UsageError: the folder cannot be made or written.
    """
    home = locate(given)
    try:
        for folder in (home.root, home.master_key.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise UsageError(
            f"the home folder {home.root} cannot be made: {fault.strerror}",
            remedy="name a folder you may write with --home or REDACTOR_HOME",
        ) from None
    return home


def load_master_key(path: Path) -> bytes:
    """Read the master key; make one when there is none.

    Raises:
        UsageError: the file cannot be read or made, has the wrong size, or others than its owner
            may read it.
    """
    try:
        if not path.exists():
            write_private(path, secrets.token_bytes(KEY_BYTES))
        return _read_key(path)
    except OSError as fault:
        raise UsageError(
            f"the key file {path} cannot be used: {fault.strerror or type(fault).__name__}",
            remedy="free space, or correct the owner and rights of the home folder",
        ) from None


def _read_key(path: Path) -> bytes:
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise UsageError(
            f"the key file {path} can be read by others",
            remedy=f"after checking who read it: chmod 600 {path}",
        )
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise UsageError(
            f"the key file {path} has {len(key)} bytes instead of {KEY_BYTES}",
            remedy="restore it from your backup; pseudonyms made with the old key cannot be made without it",
        )
    return key
