"""Long runs of what these recognizers look for take time in proportion to their length."""

from __future__ import annotations

import pytest

from redactor.detect import secrets
from redactor.detect.passage import Family, Passage
from redactor.detect.patterns import (
    accounts,
    addresses,
    channels,
    coordinates,
    git_people,
    handles,
    iban,
    identifiers,
    last_digits,
    logins,
    national_labels,
    network,
    phone,
    profiles,
    repositories,
    tax_ids,
    travel_zones,
    user_paths,
    workspaces,
)
from redactor.values import Hint
from tests.growth import cpu_seconds, grows_within

RUNS: list[tuple[Family, list[str]]] = [
    (
        secrets.FAMILY,
        [
            *(
                "password to ",
                "changed a password ",
                "a1 is the password ",
                "first pet? ",
                "door code ",
                "echo a1 | ",
            ),
            *(
                "snmpwalk -c ",
                "create user a password ",
                "MIIEpAIBAAKCAQEA",
                "code for the ",
                "expect 'password'\nsend ",
            ),
            *(
                "secret set a=",
                "qwjz ",
                'variable "db_password" { type = a\n',
                "auth=('a', ",
                "1-2-",
                "private key ",
            ),
        ],
    ),
    (handles.FAMILY, ["@", "@a ", "a#1234", "@a@b.", "<@U", "u/", "[~a", "[12:00] <"]),
    (user_paths.FAMILY, ["/home/", "/home/a", "C:\\Users\\a ", "~a/", "\\Users"]),
    (accounts.FAMILY, ["user=", "ssh -a ", "scp a ", "psql a -u ", "a@b:", "A\\b", "'a'@'", "-rw-r--r-- 1 "]),
    (profiles.FAMILY, ["x.com/", "t.me/", "github.com/", "facebook.com/a"]),
    (git_people.FAMILY, ["Author: a ", "Author: <", "by a \u00b7 #1", "a1b2c3d4 ("]),
    (channels.FAMILY, ["#", "#a-", "posted in #", "channel: ", "#a:b.", "a ("]),
    (
        repositories.FAMILY,
        ["/", "a/", "acme/ab ", "[a/b] ", "git@a:b/", "github.com/a/b ", "gh repo ", " / "],
    ),
    (logins.FAMILY, ["a_b ", "a1.", "assigned to a_b ", "owner: a_b, ", "-u a_b ", "10:22 a_b: "]),
    (tax_ids.FAMILY, ["VAT ", "VAT no. GB1 ", "tax id 12 ", "1 ", "A1 ", "12-3456789 W-9 "]),
    (
        addresses.FAMILY,
        [
            "A b 1, 12345 A",
            "A, ",
            "1, Road, A ",
            "A utca ",
            "Str. A ",
            "ул. А 1, к 1, ",
            "A Cad. ",
            "北市",
            "시구 ",
        ],
    ),
    (iban.FAMILY, ["a/c no 1 ", "konto 1-", "transit 001 ", "účtu 1/"]),
    (identifiers.FAMILY, ["ref: A-", "voucher A1-", "case_1234_", "DHL A1", "numer klienta 1/", "RM1 "]),
    (last_digits.FAMILY, ["xxxx ", "card ending ", "last four of my ", "\ufffc "]),
    (travel_zones.FAMILY, ["P<GBR", "ABC<", "A1<", "<<", "1234567M"]),
    (national_labels.FAMILY, ["BSN 1 ", "DNI 1.", "id card no "]),
    (phone.FAMILY, ["call me on 1", "ext 1", "1 ", "1-"]),
    (network.FAMILY, ["1[.]", "1. ", "a-1-1-1-1.a.", "00 "]),
    (coordinates.FAMILY, ["POINT(1.1 1.1", "///abc.", "1,1 N ", "TQ 1 "]),
    (workspaces.FAMILY, ["~/a-", "x - ", "a \u2013 ", "Code - a-b "]),
]


@pytest.mark.parametrize(("family", "unit"), [(family, unit) for family, units in RUNS for unit in units])
def test_time_grows_with_length(family: Family, unit: str) -> None:
    def seconds(length: int) -> float:
        passage = Passage((unit * (length // len(unit) + 1))[:length], Hint(app="Slack"))
        return cpu_seconds(lambda: list(family.find(passage)))

    # Eight times the text; a quadratic pattern would need sixty-four times as long.
    assert grows_within(seconds, 12_500, 100_000, lambda short: 24 * max(short, 0.004))
