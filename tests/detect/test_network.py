"""Network addresses, and version numbers, times and names that look like them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.network import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("126·114·83·207 (the phone mangles the dots)", "IP_ADDRESS", "126·114·83·207"),
    ("203[.]0[.]113[.]77 seen", "IP_ADDRESS", "203[.]0[.]113[.]77"),
    ("IP 203. 0.113.77", "IP_ADDRESS", "203. 0.113.77"),
    ("ec2-203-0-113-77.compute-1.example.com", "IP_ADDRESS", "203-0-113-77"),
    ("mac 001a2b3c4d77", "MAC_ADDRESS", "001a2b3c4d77"),
    ("MAC: 00 1A 2B 3C 4D 77", "MAC_ADDRESS", "00 1A 2B 3C 4D 77"),
    ("host 192.168.10.24 is up", "IP_ADDRESS", "192.168.10.24"),
    ("http://10.1.2.3:8080/", "IP_ADDRESS", "10.1.2.3"),
    ("ip:10.1.2.3", "IP_ADDRESS", "10.1.2.3"),
    ("from 203.0.113.9.", "IP_ADDRESS", "203.0.113.9"),
    ("10.20.0.0/16", "IP_ADDRESS", "10.20.0.0"),
    ("[2001:db8::8a2e:370:7334]:443", "IP_ADDRESS", "2001:db8::8a2e:370:7334"),
    ("fe80::1ff:fe23:4567:890a%eth0", "IP_ADDRESS", "fe80::1ff:fe23:4567:890a"),
    ("2001:0db8:85a3:0000:0000:8a2e:0370:7334", "IP_ADDRESS", "2001:0db8:85a3:0000:0000:8a2e:0370:7334"),
    ("fd12:3456:789a::1", "IP_ADDRESS", "fd12:3456:789a::1"),
    ("ether 3c:22:fb:1a:2b:3c", "MAC_ADDRESS", "3c:22:fb:1a:2b:3c"),
    ("3C-22-FB-1A-2B-3C", "MAC_ADDRESS", "3C-22-FB-1A-2B-3C"),
    ("3c22.fb1a.2b3c", "MAC_ADDRESS", "3c22.fb1a.2b3c"),
    ("bluetooth 3c22.fb1a.2b3c. Then", "MAC_ADDRESS", "3c22.fb1a.2b3c"),
]
OTHERS = [
    "1·2·3·400",
    "12·30·45",
    "( 2.5.4.42 NAME 'givenName' SUP name )",
    "2.5.4.4 DESC 'x'",
    "x[1][2][3][4]",
    "version 1. 2. 3. 4",
    "host 1. 2. 3. 4",
    "file 12-34-56-78.log.gz.txt",
    "wifi code 123456789012",
    "001a2b3c4d77",
    "f(1)(2)(3)(4)",
    "127.0.0.1:8080",
    "0.0.0.0",  # noqa: S104 - a text, nothing is bound
    "255.255.255.0",
    "255.255.255.255",
    "224.0.0.1",
    "8.8.8.8",
    "::1",
    "::",
    "version 1.2.3.4",
    "v10.0.19045.1",
    "10.0.19045.4651",
    "1.2.3.4.5",
    "1.2.3.4 Scope of work",
    "256.1.1.1",
    "12:34:56",
    "std::vector",
    "dead::beef",
    "a[1::2]",
    "00:00:00:00:00:00",
    "ff:ff:ff:ff:ff:ff",
    "12:34:56:78:90",
    "2024-01-02-03-04-05",
    "aa:bb:cc:dd:ee:ff:00:11",
    "deadbeef-dead-beef",
]


@pytest.mark.parametrize(("text", "entity", "value"), FOUND)
def test_finds_addresses(look: Look, text: str, entity: str, value: str) -> None:
    assert look(FAMILY, text) == [(entity, value)]


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
