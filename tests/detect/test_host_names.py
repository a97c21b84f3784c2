"""Names of machines in notes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.host_names import FAMILY

Look = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("at 03:12 host hv-edge-07 lost BGP", "hv-edge-07"),
        ("Laptop hostname KIRRA-XPS15, s/n", "KIRRA-XPS15"),
        ("Backup host nas-kt-02.local is full", "nas-kt-02.local"),
        ("ssh db-prod-03.corp.haldane.internal", "db-prod-03.corp.haldane.internal"),
        (r"share \\nas-kt-02\finance$", "nas-kt-02"),
        ("the printer prn-east-4 jams", "prn-east-4"),
    ],
)
def test_found(look: Look, text: str, value: str) -> None:
    assert look(FAMILY, text) == [("DEVICE_ID", value)]


@pytest.mark.parametrize(
    "text",
    [
        "the server us-east-1 region",
        "host x86-64 builds",
        "a server gpt-4o-mini answers",
        "node python-3",
        "server CVE-2024-1 fixed",
        "a host of-the-art 2 system",
        "import settings2.local()",
        "local.settings is 2 lines",
        r"a path C:\dir2\file",
        "switch libxcb-randr0 to section debug",
    ],
)
def test_left_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
