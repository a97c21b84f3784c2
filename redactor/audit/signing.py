"""The key that signs the head of an audit log (Ed25519, RFC 8032), and its public half as a file.

The private key is a PKCS #8 PEM file that only its owner may read. The public key file begins with
a line that names the key's id, so that a changed byte in the file contradicts the file itself;
the rest is ordinary PEM, which `openssl pkey -pubin` reads.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import stat
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from redactor.errors import UsageError

SEED_BYTES = 32
SIGNATURE_DIGITS = 128
MAX_KEY_FILE = 4096
_TITLE = b"redactor audit key "


def key_id(key: Ed25519PublicKey) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of the 32 public bytes."""
    return hashlib.sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:16]


def write_public_key(key: Ed25519PublicKey) -> bytes:
    """Return the public key file: one line with the key's id, then PEM."""
    pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return _TITLE + key_id(key).encode("ascii") + b"\n" + pem


def read_public_key(untrusted: bytes) -> Ed25519PublicKey:
    """Return the key of a public key file that has exactly the form that is written.

    Raises:
        ValueError: anything else; PEM readers forgive much, this one forgives nothing.
    """
    _, _, pem = untrusted.partition(b"\n")
    try:
        key = load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm):
        raise ValueError("is not a public key file") from None
    if not isinstance(key, Ed25519PublicKey) or write_public_key(key) != untrusted:
        raise ValueError("is not in the form that was written")
    return key


def signature_holds(key: Ed25519PublicKey, signature: str, data: bytes) -> bool:
    """Tell whether ``signature`` (128 lower-case hexadecimal digits) was made over ``data``."""
    if len(signature) != SIGNATURE_DIGITS or set(signature) - set("0123456789abcdef"):
        return False
    try:
        key.verify(bytes.fromhex(signature), data)
    except InvalidSignature:
        return False
    return True


class Signer:
    """Signs heads with one private key. Its ``repr`` shows the key's id only."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.key_id = key_id(key.public_key())
        self.public_file = write_public_key(key.public_key())

    @classmethod
    def from_seed(cls, seed: bytes) -> Signer:
        """Return the signer of a 32-byte seed.

        Raises:
            ValueError: the seed has another length.
        """
        return cls(Ed25519PrivateKey.from_private_bytes(seed))

    def sign(self, data: bytes) -> str:
        """Return the signature of ``data`` as 128 lower-case hexadecimal digits."""
        return self._key.sign(data).hex()

    def __repr__(self) -> str:
        return f"Signer({self.key_id})"


def load_or_create(path: Path) -> Signer:
    """Return the signer whose private key stands in ``path``; make a new one if there is no file.

    Two processes that create at once end up with the same key.

    Raises:
        UsageError: the file is a link, is readable for others, holds no Ed25519 key, or cannot be
            read or written. A key that cannot be used is never replaced.
    """
    try:
        try:
            return _load(path)
        except FileNotFoundError:
            key = Ed25519PrivateKey.generate()
            write_private(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
            return _load(path)
    except OSError as fault:
        raise UsageError(
            f"{path}: the key file cannot be used: {fault.strerror}",
            remedy="give a folder that belongs to you",
        ) from None


def _load(path: Path) -> Signer:
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_mode & 0o077:
            raise UsageError(
                f"{path}: the key file may be read by others", remedy=f"chmod 600 {path}, or use a new key"
            )
        data = file.read(MAX_KEY_FILE)
    try:
        key = load_pem_private_key(data, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise UsageError(
            f"{path}: holds no Ed25519 private key", remedy="restore the key from its safe copy"
        ) from None
    return Signer(key)


def write_private(path: Path, data: bytes) -> None:
    """Write a new key file whole and durable, mode 0600; of several that try at once, one wins.

    Raises:
        OSError: it cannot be written; nothing is left behind.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{secrets.token_hex(8)}.partial")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        # A link, unlike a rename, never replaces the key that another process has just made.
        with contextlib.suppress(FileExistsError):
            os.link(part, path)
    finally:
        part.unlink()
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make names created or replaced in ``folder`` durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
