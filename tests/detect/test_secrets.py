"""Secrets and the many things that stand where a secret could.

Keys are put together at run time, so that no scanner takes this file for a leak.
"""

from __future__ import annotations

import string
from collections.abc import Callable

import pytest

from redactor.detect.passage import Passage
from redactor.detect.provider_rules import PROVIDER_RULES
from redactor.detect.secrets import FAMILY

Look = Callable[..., list[tuple[str, str]]]

MIXED = (string.ascii_letters + string.digits) * 20
HEX = "3f9a1c7e5b2d8046" * 20
UPPER = "Q7RZ2MXK4TWP3HBN" * 20


def _mixed(length: int) -> str:
    return "".join(MIXED[(place * 7 + 3) % 62] for place in range(length))


PROVIDER = [
    "AKIA" + UPPER[:16].replace("1", "2"),
    "ghp_" + _mixed(36),
    "gho_" + _mixed(36),
    "github_pat_" + _mixed(22) + "_" + _mixed(59),
    "glpat-" + _mixed(20),
    "xoxb-1234567890-1234567890-" + _mixed(24),
    "xapp-1-A012-123-" + _mixed(40),
    "https://hooks.slack.com/services/T0AB1CD2E/B0AB1CD2E/" + _mixed(24),
    "sk_live_" + _mixed(24),
    "whsec_" + _mixed(32),
    "AIza" + _mixed(35),
    "ya29." + _mixed(60),
    "GOCSPX-" + _mixed(28),
    "sk-proj-" + _mixed(48),
    "sk-ant-api03-" + _mixed(80),
    "hf_" + _mixed(34),
    "npm_" + _mixed(36),
    "pypi-AgEIcHlwaS5vcmc" + _mixed(60),
    "dop_v1_" + HEX[:64],
    "SG." + _mixed(22) + "." + _mixed(43),
    "SK" + HEX[:32],
    "key-" + HEX[:32],
    "shpat_" + HEX[:32],
    "ATATT3" + _mixed(80),
    "dapi" + HEX[:32],
    "dp.pt." + _mixed(43),
    "glc_" + _mixed(60),
    "glsa_" + _mixed(32) + "_" + HEX[:8],
    "hvs." + _mixed(40),
    "lin_api_" + _mixed(40),
    "ntn_" + _mixed(46),
    "PMAK-" + HEX[:24] + "-" + HEX[:34],
    "pul-" + HEX[:40],
    "rubygems_" + HEX[:48],
    "123456789:AA" + _mixed(33),
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0." + _mixed(43),
    "gsk_" + _mixed(52),
    "pplx-" + _mixed(48),
    "figd_" + _mixed(40),
    "dckr_pat_" + _mixed(27),
    "sntryu_" + HEX[:64],
    "tskey-auth-" + _mixed(12) + "-" + _mixed(24),
]


@pytest.mark.parametrize("key", PROVIDER, ids=[key[:6] for key in PROVIDER])
def test_finds_provider_keys_whole(look: Look, key: str) -> None:
    for text in (key, f"use {key}.", f'KEY="{key}"', f"curl -H 'X: {key}'"):
        assert ("SECRET", key) in look(FAMILY, text)
    assert any(match.checked for match in FAMILY.find(Passage(key)))


@pytest.mark.parametrize("key", PROVIDER[:30], ids=[key[:6] for key in PROVIDER[:30]])
def test_a_stand_in_of_a_provider_key_is_none(look: Look, key: str) -> None:
    assert look(FAMILY, key[:8] + "x" * 30) == []
    assert look(FAMILY, key[:8] + "...") == []


def test_there_are_many_rules_and_names() -> None:
    assert len(PROVIDER_RULES) >= 100
    assert len({rule.name.split(".")[0] for rule in PROVIDER_RULES}) >= 60


FOUND = [
    ("smtppass = m0roshka_zima", "m0roshka_zima"),
    ("dbpass=Zubr!Bialy9", "Zubr!Bialy9"),
    ("password: hunter2", "hunter2"),
    ("Password: Tr0ub4dor&3", "Tr0ub4dor&3"),
    ("PASSWORD=correcthorse", "correcthorse"),
    ("password=correcthorse", "correcthorse"),
    ('{"password": "s3cr3t pass"}', "s3cr3t pass"),
    ("password: 'letmein'", "letmein"),
    ("DB_PASSWORD=Zq8!rT2p", "Zq8!rT2p"),
    ("dbpassword=Zq8!rT2p", "Zq8!rT2p"),
    ("spring.datasource.password=Zq8rT2p", "Zq8rT2p"),
    ("pwd=Zq8rT2p;", "Zq8rT2p"),
    ("?user=a&password=Zq8rT2p&x=1", "Zq8rT2p"),
    ("my password is Zq8rT2p!", "Zq8rT2p!"),
    ("the passphrase is: blue-42-Horse", "blue-42-Horse"),
    ("Passwort: Zq8rT2p", "Zq8rT2p"),
    ("密码：Zq8rT2p", "Zq8rT2p"),
    ("API_KEY=9f8a7b6c5d4e3f2a", "9f8a7b6c5d4e3f2a"),
    ("api_key: 'Zx9Kd83LmQp20Vt7'", "Zx9Kd83LmQp20Vt7"),
    ('"clientSecret": "Zx9Kd83LmQp20Vt7"', "Zx9Kd83LmQp20Vt7"),
    ("authToken = 'Zx9Kd83LmQp20Vt7'", "Zx9Kd83LmQp20Vt7"),
    ("AWS_SECRET_ACCESS_KEY=" + _mixed(40), _mixed(40)),
    ("aws secret " + _mixed(40), _mixed(40)),
    ("Authorization: Bearer " + _mixed(30), _mixed(30)),
    ("Authorization: Basic amFuZTpaeDlLZA==", "amFuZTpaeDlLZA=="),
    ("X-Api-Key: 9f8a7b6c5d4e3f2a", "9f8a7b6c5d4e3f2a"),
    ("Cookie: session=9f8a7b6c5d", "session=9f8a7b6c5d"),
    ("deploy --password Zq8rT2p now", "Zq8rT2p"),
    ("deploy --token=Zq8rT2p9", "Zq8rT2p9"),
    ("curl -u jane:Zq8rT2p https://x", "Zq8rT2p"),
    ("mysql -h db -u root -pZq8rT2p app", "Zq8rT2p"),
    ("sshpass -p Zq8rT2p ssh x", "Zq8rT2p"),
    ("postgres://app:Zq8rT2p@db.internal:5432/app", "postgres://app:Zq8rT2p@db.internal:5432/app"),
    ("redis://:Zq8rT2p@cache:6379/0", "redis://:Zq8rT2p@cache:6379/0"),
    ("mongodb+srv://app:Zq8rT2p@c0.example.net/x?w=1", "mongodb+srv://app:Zq8rT2p@c0.example.net/x?w=1"),
    ("postgres://app:Zq8r@T2p@db/app", "postgres://app:Zq8r@T2p@db/app"),
    ("Server=db;User Id=sa;Password=Zq8rT2p;", "Zq8rT2p"),
    ("AccountKey=" + _mixed(86) + "==", _mixed(86) + "=="),
    ("?sv=2022&sig=" + _mixed(43) + "%3D", _mixed(43) + "%3D"),
    ("<password>Zq8rT2p</password>", "Zq8rT2p"),
    ("verification code: 482913", "482913"),
    ("Your login code is 482913", "482913"),
    ("Username jane Password hunter2", "hunter2"),
    ("Exp 04/27 CVV 123", "123"),
    ("<b>password</b>\n<secret>Zq8rT2p</secret>", "Zq8rT2p"),
    ("SSWS 00" + _mixed(40), "00" + _mixed(40)),
    ("pin: 4829", "4829"),
    ("wifi key: blue42horse", "blue42horse"),
]


@pytest.mark.parametrize(("text", "value"), FOUND, ids=range(len(FOUND)))
def test_finds_what_a_name_makes_a_secret(look: Look, text: str, value: str) -> None:
    assert ("SECRET", value) in look(FAMILY, text)


OTHERS = [
    "bypass=Zubr!Bialy9",
    "compass: n0rth_west",
    "Password: required",
    "Password:",
    "Password v2 is better",
    "Password 1 of 3",
    "password <missing1>",
    "<password>required</password>",
    "Server=db;Password=${PW};",
    "open(path, password=None, mode=1)",
    "fds_to_pass = [listener.fileno()]",
    "if cookie == 0 and self.done",
    "b'-----BEGIN OPENSSH PRIVATE KEY-----'",
    "api-key: <your key>",
    "token = abcdefgh",
    "cvv required",
    "password=b",
    "Password",
    "Forgot password?",
    "password: str",
    "password = None",
    "password = input('x')",
    "password = getpass.getpass()",
    'password = os.environ["DB_PASSWORD"]',
    "password: ${DB_PASSWORD}",
    "password=$DB_PASSWORD",
    "password: {{ vault_password }}",
    "password: <your password>",
    "password: ********",
    "password: •••••••••",
    "password=[SECRET]",
    "password: [SECRET_7F3A09C2D1]",
    "password=changeme",
    "Password: the one that you chose",
    "Password: Change it every year",
    "password must be 12 characters",
    "password is required",
    "self.password = password",
    "token = get_token()",
    "token: string",
    "token = self.token",
    "Token: expired",
    "const token = await auth.getToken();",
    "next token: word",
    "monkey=banana42",
    "tokenizer: bert2024base",
    "api_key=YOUR_API_KEY",
    "api_key=xxxxxxxxxxxxxxxx",
    "AKIAIOSFODNN7EXAMPLE",
    "secret: true",
    "key: value",
    "primary key: id",
    "commit 3f2a9c1b7d5e4f60718293a4b5c6d7e8f9012345",
    "id: f47ac10b-58cc-4372-a567-0e02b2c3d479",
    "sha256:" + HEX[:64],
    "https://example.com/a:b@c",
    "postgres://user:password@localhost/db",
    "postgres://app:${PW}@db/app",
    "Bearer token required",
    "Basic settings and more",
    "sk-learn is a library",
    "SG. is a prefix",
    "ssh -p 2222 host",
    "mkdir -p some/path",
    "--password-file /run/secret",
    "--token $TOKEN",
    "-----BEGIN PUBLIC KEY-----",
    "keyboard: qwerty123",
    "PIN: enter",
    "code: 404",
    "eyJ is how tokens begin",
    "Secret Santa: 24 December",
]


@pytest.mark.parametrize("text", OTHERS, ids=range(len(OTHERS)))
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def _block(kind: str, lines: int) -> str:
    body = "\n".join(_mixed(64) for _ in range(lines))
    return f"-----BEGIN {kind}-----\n{body}\n-----END {kind}-----"


@pytest.mark.parametrize(
    "kind", ["RSA PRIVATE KEY", "OPENSSH PRIVATE KEY", "PRIVATE KEY", "PGP PRIVATE KEY BLOCK"]
)
def test_finds_private_keys_whole(look: Look, kind: str) -> None:
    block = _block(kind, 24)
    assert ("SECRET", block) in look(FAMILY, f"before\n{block}\nafter")


def test_finds_torn_private_keys(look: Look) -> None:
    block = _block("RSA PRIVATE KEY", 10)
    assert look(FAMILY, block[:400])[0] == ("SECRET", block[:400])
    tail = block[97:]
    assert look(FAMILY, tail) == [("SECRET", tail)]
    inline = '"private_key": "' + block.replace("\n", "\\n") + '"'
    assert any(
        value.startswith("-----BEGIN") and value.endswith("KEY-----") for _, value in look(FAMILY, inline)
    )
    putty = "Private-Lines: 2\n" + _mixed(64) + "\n" + _mixed(64) + "\nPrivate-MAC: " + HEX[:40]
    assert ("SECRET", putty.removeprefix("Private-Lines: ")) in look(FAMILY, putty)


def test_a_field_that_is_named_a_password(look: Look) -> None:
    assert look(FAMILY, " correct horse ", "Password") == [("SECRET", "correct horse")]
    assert look(FAMILY, "correct horse", "Comment") == []
    assert look(FAMILY, "********", "Password") == []
    assert look(FAMILY, "[SECRET]", "Password") == []


@pytest.mark.parametrize(
    "value", ["MyPassword!2024", "Sample#9921Xk", "Example-9f8KQ2z", "****hunter2", "placeholder77"]
)
def test_a_password_that_holds_a_stand_in_word_is_a_password(look: Look, value: str) -> None:
    assert look(FAMILY, f"password: {value}") == [("SECRET", value)]


COLUMNS = [
    ("Site\tPassword\nx\thunter2", "hunter2"),
    ("| Name | API key |\n|---|---|\n| x | q7Rz2mXk |", "q7Rz2mXk"),
    ("Card\tPIN\nx\t4821", "4821"),
]
NO_COLUMNS = [
    "Site\tPassword\nx\trequired",
    "Site\tPassword\nx\t********",
    "City\tPIN code\nPune\t411001",
    "Name\tToken\nx\tIDENTIFIER",
    "Field\tSecret\nx\tyes",
]


@pytest.mark.parametrize(("text", "value"), COLUMNS)
def test_cells_under_a_secret_header(look: Look, text: str, value: str) -> None:
    assert look(FAMILY, text) == [("SECRET", value)]


@pytest.mark.parametrize("text", NO_COLUMNS)
def test_cells_that_hold_no_secret(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
