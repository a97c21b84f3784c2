"""The form of an audit log's lines, and the checks of one record and of the head.

Pure functions over bytes, shared by the writer and the verifier; the format is described in
``docs/audit-format.md``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from redactor.audit.signing import Signer, key_id, signature_holds
from redactor.canonical import digest

ORIGIN = "redactor.audit/1"
ZERO_HASH = "sha256:" + "0" * 64
MAX_LINE = 1 << 20
MAX_NUMBER = 2**53 - 1
_AT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
_HASH = re.compile(r"sha256:[0-9a-f]{64}")
_HEAD_FIELDS = {"origin", "records", "bytes", "hash", "key_id", "at", "signature"}


@dataclass(frozen=True, slots=True)
class Tail:
    """Where a log ends: how many records and bytes, the last record's hash and time."""

    records: int = 0
    size: int = 0
    hash: str = ZERO_HASH
    at: str = ""


def _refuse_number(_: str) -> Any:
    raise ValueError("holds a number that is not whole")


def _whole(digits: str) -> int:
    if len(digits) > len(str(-MAX_NUMBER)) or abs(int(digits)) > MAX_NUMBER:
        raise ValueError("holds a number that is too large")
    return int(digits)


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("holds a name twice")
    if not "".join(members).isascii():
        raise ValueError("holds a name that is not ASCII")
    return members


_DECODER = json.JSONDecoder(
    object_pairs_hook=_members, parse_int=_whole, parse_float=_refuse_number, parse_constant=_refuse_number
)
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def encode(value: Mapping[str, Any]) -> bytes:
    """Return the RFC 8785 form of an object with ASCII names and no fractions.

    For such values Python's own encoder gives the same bytes as :func:`redactor.canonical.canonical_json`,
    seven times faster.

    Raises:
        ValueError: the value has no such form; the message holds nothing of it.
    """
    try:
        return _ENCODER.encode(value).encode("utf-8")
    except (TypeError, ValueError, RecursionError):
        raise ValueError("has no canonical form") from None


def decode(untrusted: bytes) -> dict[str, Any]:
    """Return the object in ``untrusted``: UTF-8 JSON, no name twice, whole numbers only.

    Raises:
        ValueError: anything else.
    """
    try:
        value = _DECODER.decode(untrusted.decode("utf-8"))
    except UnicodeDecodeError:
        raise ValueError("is not UTF-8") from None
    except json.JSONDecodeError:
        raise ValueError("is not JSON") from None
    except RecursionError:
        raise ValueError("is nested too deeply") from None
    if not isinstance(value, dict):
        raise ValueError("is not a JSON object")  # noqa: TRY004 - bytes of the wrong form, not a caller's mistake
    return value


def seal(record: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return a record's line (canonical form with its hash, and a newline) and the hash.

    The hash covers the canonical form without the member ``hash``. That member's place is in the
    middle of the sorted names, so both forms are put together from two halves, encoded once.
    """
    low = encode({name: value for name, value in record.items() if name < "hash"})[:-1]
    high = encode({name: value for name, value in record.items() if name > "hash"})[1:]
    record_hash = digest("audit-record", low + b"," + high)
    return low + b',"hash":"' + record_hash.encode("ascii") + b'",' + high + b"\n", record_hash


def timestamp(moment: datetime) -> str:
    """Return an aware time as RFC 3339 in UTC with milliseconds.

    Raises:
        ValueError: the time knows no zone.
    """
    if moment.utcoffset() is None:
        raise ValueError("a time in a record must be aware")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def check_record(untrusted: bytes, tail: Tail) -> tuple[dict[str, Any], Tail]:
    """Return the record of one line and the log's end after it.

    Raises:
        ValueError: the line is not the record that follows ``tail``; says why.
    """
    # 1. The line ends with a newline and is not too long.
    if len(untrusted) > MAX_LINE:
        raise ValueError("is too long")
    if not untrusted.endswith(b"\n"):
        raise ValueError("is cut off")
    # 2. It is a JSON object that says each thing once.
    record = decode(untrusted[:-1])
    # 3. Its number follows the one before.
    if type(record.get("n")) is not int or record["n"] != tail.records:
        raise ValueError(f"does not have the number {tail.records}")
    # 4. It names the hash of the record before.
    if record.get("prev") != tail.hash:
        raise ValueError("does not follow the record before it")
    # 5. Its time has the one form and does not run backwards.
    at: Any = record.get("at")
    if not _is(_AT, at) or at < tail.at:
        raise ValueError("has no time, or one before the last record's")
    # 6. It is in canonical form, and its hash is the one of its bytes.
    line, record_hash = seal(record)
    if record.get("hash") != record_hash:
        raise ValueError("was changed: its hash does not fit")
    if line != untrusted:
        raise ValueError("is not in canonical form")
    return record, Tail(tail.records + 1, tail.size + len(line), record_hash, at)


def check_head(untrusted: bytes, key: Ed25519PublicKey) -> Tail:
    """Return the end of the log that the head vouches for.

    Raises:
        ValueError: the head is not in the form that is written, or not signed by ``key``.
    """
    # 7. The head is one canonical line with exactly the known fields.
    head = decode(untrusted)
    if set(head) != _HEAD_FIELDS or encode(head) + b"\n" != untrusted:
        raise ValueError("is not in the form that was written")
    # 8. It belongs to this format and key.
    if head["origin"] != ORIGIN:
        raise ValueError("has an unknown origin")
    if head["key_id"] != key_id(key):
        raise ValueError("names another key than key.pub")
    # 9. Its signature covers everything else in it.
    if not signature_holds(key, str(head.pop("signature")), encode(head)):
        raise ValueError("was changed: its signature does not hold")
    # 10. What was signed makes sense; without a trusted key, anyone may have signed it.
    tail = Tail(head["records"], head["bytes"], head["hash"], head["at"])
    if not (_is_count(tail.records) and _is_count(tail.size) and _is(_HASH, tail.hash) and _is(_AT, tail.at)):
        raise ValueError("holds a value of the wrong form")
    return tail


def write_head(tail: Tail, signer: Signer) -> bytes:
    """Return the signed head of a log that ends at ``tail``."""
    head = {
        "origin": ORIGIN,
        "records": tail.records,
        "bytes": tail.size,
        "hash": tail.hash,
        "at": tail.at,
        "key_id": signer.key_id,
    }
    return encode(head | {"signature": signer.sign(encode(head))}) + b"\n"


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def _is(form: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and form.fullmatch(value) is not None
