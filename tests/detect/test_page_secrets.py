"""Secrets in tables: the name in their row, the head of their column."""

from __future__ import annotations

import pytest

from redactor.detect.page_labels import lines_of
from redactor.detect.page_secrets import told_secrets
from tests.detect.pages import page


def told(*rows: tuple[str, ...], title: str = "Vault") -> list[str]:
    """Return what is told of rows of cells, 400 pixels apart."""
    cells = [
        (10 + 400 * place, 60 + 40 * row, cell)
        for row, line in enumerate(rows)
        for place, cell in enumerate(line)
    ]
    seen = page((10, 10, title), *cells)
    spans = [one.span for one in told_secrets(seen, lines_of(seen.words))]
    return [seen.text[span.start : span.end] for span in spans if span]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("smtp_relay_pass", "Kestrel#27"),
        ("db-master-password", "q7rk2lmz"),
        ("session signing key", "1cb6fee330e19c9d"),
        ("OAUTH_CLIENT_SECRET", "Wren-Moss-536"),
        ("Deploy token", "9f8a7b6c5d4e"),
        ("SIGNING_PASSPHRASE", "otter-lamp-roof-19"),
        ("smtp_password", "seven-blue-chairs"),
    ],
)
def test_the_name_in_the_row_tells_a_secret(name: str, value: str) -> None:
    assert told((name, value)) == [value]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LOG_LEVEL", "debug"),
        ("db_password", "required"),
        ("db_password", "eu-west-1"),
        ("db_password", "read-only"),
        ("db_password", "8-or-more"),
        ("SIGNING_TOKEN", "otter-lamp-roof-19"),  # nobody chooses a token
        ("password policy", "length12"),
        ("primary key", "row-48213-x"),
        ("api_token", "expires 2026-03-04"),
        ("api_token", "********"),
        ("secret_name", "q7rk2lmz"),
        ("signing key", "v2.4.1"),
        ("deploy token", "eu-west-1"),
        ("hosts", "Kestrel#27"),
    ],
)
def test_what_the_row_tells_is_no_secret(name: str, value: str) -> None:
    assert told((name, value)) == []


def test_the_head_of_a_column_tells_secrets() -> None:
    rows = [
        ("Key", "Value", "Updated"),
        ("sendgrid", "52fdcb33ada5812f", "v2"),
        ("jwt_seed", "Vex!Fisol3851", "v3"),
    ]
    assert told(*rows) == ["52fdcb33ada5812f", "Vex!Fisol3851"]
    assert told(*rows, title="Measurements") == []  # a page that speaks of no secrets


@pytest.mark.parametrize(
    "value", ["12,480.00", "production", "db.example.com:5432", "cache-node-2", "/srv/data2", "short1"]
)
def test_plain_values_under_a_head(value: str) -> None:
    assert told(("Key", "Value"), ("setting", value)) == []


def test_a_word_alone_is_no_head() -> None:
    assert told(("Value",), ("52fdcb33ada5812f",)) == []
