"""The audit log against random bodies, random damage, and a second reading of its description."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from redactor.audit.chain import MAX_NUMBER, decode, encode
from redactor.audit.log import FileAuditLog, InMemoryAuditLog
from redactor.audit.signing import Signer
from redactor.audit.verify import iter_records, verify
from redactor.canonical import canonical_json

SIGNER = Signer.from_seed(b"k" * 32)
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
FILES = ("records.jsonl", "head.json", "key.pub")

_names = st.text("abcdefgh_xyzXYZ0189", min_size=1, max_size=12).filter(
    lambda name: name not in {"n", "at", "prev", "hash", "clock_source"}
)
_scalars = (
    st.none()
    | st.booleans()
    | st.integers(-MAX_NUMBER, MAX_NUMBER)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
)
_values = st.recursive(
    _scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_names, inner, max_size=3),
    max_leaves=12,
)
bodies = st.dictionaries(_names, _values, max_size=5)


def naive_lines(groups: list[list[dict[str, Any]]], times: list[str]) -> Iterator[bytes]:
    """Write the lines as the description says, with the slow canonical form and no shortcuts."""
    number, previous = 0, "sha256:" + "0" * 64
    for group, time in zip(groups, times, strict=True):
        for body in group:
            record = {**body, "n": number, "at": time, "prev": previous}
            hashed = b"redactor\x00\x00\x0caudit-record" + canonical_json(record)
            previous = "sha256:" + hashlib.sha256(hashed).hexdigest()
            yield canonical_json({**record, "hash": previous}) + b"\n"
            number += 1


@given(st.lists(st.lists(bodies, min_size=1, max_size=3), max_size=4))
@PATIENT
def test_the_log_writes_what_its_description_says(groups: list[list[dict[str, Any]]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        log = FileAuditLog(folder, SIGNER)
        for group in groups:
            log.append(group)
        written = (folder / "records.jsonl").read_bytes()
        records = list(iter_records(folder))
        starts = [sum(len(group) for group in groups[:index]) for index in range(len(groups))]
        assert written == b"".join(naive_lines(groups, [records[start]["at"] for start in starts]))
        assert [
            {key: value for key, value in record.items() if key not in {"n", "at", "prev", "hash"}}
            for record in records
        ] == [body for group in groups for body in group]
        assert verify(folder, trusted_key=SIGNER.public_file).records == len(records)


@given(bodies)
@PATIENT
def test_encode_is_canonical_json_and_decode_undoes_it(body: dict[str, Any]) -> None:
    assert encode(body) == canonical_json(body)
    assert decode(encode(body)) == body


@given(st.lists(bodies, min_size=1, max_size=3))
@PATIENT
def test_in_memory_and_naive_agree(group: list[dict[str, Any]]) -> None:
    log = InMemoryAuditLog()
    receipts = log.append(group)
    records = log.records()
    lines = list(naive_lines([group], [records[0]["at"]]))
    assert [json.loads(line) for line in lines] == records
    assert [receipt.record_hash for receipt in receipts] == [record["hash"] for record in records]


@pytest.fixture(scope="module")
def small_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audit")
    log = FileAuditLog(folder, SIGNER)
    log.append([{"type": "run", "text": "ž", "list": [1, None]}, {"type": "run"}])
    log.append([{"type": "run", "flag": True}])
    return folder


@pytest.mark.parametrize("mask", [0x01, 0x02, 0x08, 0x20, 0x80, 0xFF])
@pytest.mark.parametrize("name", FILES)
def test_any_changed_byte_is_found_in_its_file_and_record(small_log: Path, name: str, mask: int) -> None:
    original = (small_log / name).read_bytes()
    try:
        for offset in range(len(original)):
            changed = original[:offset] + bytes([original[offset] ^ mask]) + original[offset + 1 :]
            (small_log / name).write_bytes(changed)
            fault = verify(small_log).first_fault
            assert fault is not None, offset
            assert fault.file == name
            if name == "records.jsonl":
                assert fault.record == original[:offset].count(b"\n")
                assert fault.offset == original.rfind(b"\n", 0, offset) + 1
    finally:
        (small_log / name).write_bytes(original)
    assert verify(small_log).ok


@pytest.mark.parametrize("name", FILES)
def test_any_removed_or_doubled_byte_is_found(small_log: Path, name: str) -> None:
    original = (small_log / name).read_bytes()
    try:
        for offset in range(len(original)):
            for middle in (b"", original[offset : offset + 1] * 2):
                (small_log / name).write_bytes(original[:offset] + middle + original[offset + 1 :])
                fault = verify(small_log).first_fault
                assert fault is not None, offset
                assert fault.file == name
    finally:
        (small_log / name).write_bytes(original)


@given(st.data())
@settings(PATIENT, max_examples=300)
def test_whatever_the_damage_the_answer_is_a_report(small_log: Path, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in FILES:
            (folder / file).write_bytes((small_log / file).read_bytes())
        victim = data.draw(st.sampled_from(FILES))
        original = (folder / victim).read_bytes()
        start = data.draw(st.integers(0, len(original)))
        end = data.draw(st.integers(start, min(len(original), start + 200)))
        noise = data.draw(st.binary(max_size=60) | st.sampled_from(_TRAPS))
        changed = original[:start] + noise + original[end:]
        (folder / victim).write_bytes(changed)
        report = verify(folder)
        if changed == original:
            assert report.ok
        elif victim == "records.jsonl" and changed.startswith(original) and b"\n" not in noise:
            # An unfinished write after everything that was signed.
            assert report.ok
            assert report.warnings
        else:
            assert not report.ok


_TRAPS = (
    b"\n",
    b"\r\n",
    b"null\n",
    b"[]\n",
    b"{}\n",
    b"[" * 3000,
    b'{"a":' * 3000,
    b'"\\ud800"',
    b"\xed\xa0\x80",
    b"\xff\xfe",
    b"1e999",
    b"-0",
    b"9" * 5000,
    b"NaN",
    b"\x00" * 64,
)


@given(st.binary(max_size=300))
@PATIENT
def test_noise_alone_is_never_a_log(noise: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in FILES:
            (folder / file).write_bytes(noise)
        assert not verify(folder, trusted_key=noise).ok
