"""Keys of the audit log: loaded, made, refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed448
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from redactor.audit import signing
from redactor.audit.signing import Signer, load_or_create, read_public_key, signature_holds
from redactor.errors import UsageError

SIGNER = Signer.from_seed(b"s" * 32)


def test_a_new_key_is_made_for_its_owner_only_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "audit.key"
    made = load_or_create(path)
    assert load_or_create(path).key_id == made.key_id
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["audit.key"]


def test_known_key_id_and_signature() -> None:
    # RFC 8032, section 7.1, test 1: the empty message.
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    expected = (
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )
    assert Signer.from_seed(seed).sign(b"") == expected
    assert len(SIGNER.key_id) == 16


def test_the_repr_shows_no_key() -> None:
    assert repr(SIGNER) == f"Signer({SIGNER.key_id})"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o666])
def test_a_key_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "audit.key"
    load_or_create(path)
    path.chmod(mode)
    with pytest.raises(UsageError, match="read by others") as caught:
        load_or_create(path)
    assert "chmod 600" in caught.value.remedy


def _write_private(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    path.chmod(0o600)


@pytest.mark.parametrize("kind", ["empty", "noise", "other curve", "encrypted"])
def test_a_key_that_cannot_be_used_is_refused_and_never_replaced(tmp_path: Path, kind: str) -> None:
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption

    other = ec.generate_private_key(ec.SECP256R1())
    own = Ed25519PrivateKey.generate()
    data = {
        "empty": b"",
        "noise": b"\x00\xff" * 40,
        "other curve": other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        "encrypted": own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"pw")),
    }[kind]
    path = tmp_path / "audit.key"
    _write_private(path, data)
    with pytest.raises(UsageError, match="no Ed25519 private key"):
        load_or_create(path)
    assert path.read_bytes() == data


def test_a_link_or_folder_in_place_of_the_key_is_refused(tmp_path: Path) -> None:
    load_or_create(tmp_path / "real.key")
    (tmp_path / "link.key").symlink_to(tmp_path / "real.key")
    (tmp_path / "folder.key").mkdir()
    for name in ("link.key", "folder.key"):
        with pytest.raises(UsageError):
            load_or_create(tmp_path / name)


def test_a_place_that_cannot_hold_a_key_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="cannot be used"):
        load_or_create(tmp_path / "file" / "audit.key")


def test_of_two_that_create_at_once_both_get_the_first_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "audit.key"
    link = os.link

    def slower(source: Path, target: Path) -> None:
        monkeypatch.setattr(os, "link", link)
        load_or_create(path)
        link(source, target)

    monkeypatch.setattr(os, "link", slower)
    assert load_or_create(path).key_id == load_or_create(path).key_id
    assert [entry.name for entry in tmp_path.iterdir()] == ["audit.key"]


def test_public_key_file_is_read_back_and_openssl_reads_its_pem() -> None:
    key = read_public_key(SIGNER.public_file)
    assert signing.key_id(key) == SIGNER.key_id
    title, _, pem = SIGNER.public_file.partition(b"\n")
    assert title == b"redactor audit key " + SIGNER.key_id.encode()
    assert pem.startswith(b"-----BEGIN PUBLIC KEY-----\n")


def test_no_other_public_key_file_is_read() -> None:
    other = ed448.Ed448PrivateKey.generate().public_key()
    pem = other.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    own = SIGNER.public_file
    swapped = own.partition(b"\n")[0] + b"\n" + Signer.from_seed(b"t" * 32).public_file.partition(b"\n")[2]
    for bad in (b"", b"x", pem, b"title\n" + pem, own[1:], own + b"\n", own.replace(b"\n", b"\r\n"), swapped):
        with pytest.raises(ValueError, match=r"^is not "):
            read_public_key(bad)


def test_signature_has_exactly_one_written_form() -> None:
    key = read_public_key(SIGNER.public_file)
    good = SIGNER.sign(b"data")
    assert signature_holds(key, good, b"data")
    for bad in (good.upper(), good[:-1], good + "0", "g" * 128, " " + good[1:], ""):
        assert not signature_holds(key, bad, b"data")
    assert not signature_holds(key, good, b"date")


def test_a_seed_has_32_bytes() -> None:
    with pytest.raises(ValueError, match="32"):
        Signer.from_seed(b"short")
