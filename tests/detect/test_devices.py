"""Devices and vehicles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.devices import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("silver Golf, LB70 KXR, in bay 4", "VEHICLE_PLATE", "LB70 KXR"),
    ("nr rej. WX 12345", "VEHICLE_PLATE", "WX 12345"),
    ("SIM 89490200001234567890 swapped", "DEVICE_ID", "89490200001234567890"),
    ("MROE-LAPTOP is offline", "DEVICE_ID", "MROE-LAPTOP"),
    ("Status\tDevice\nOpen\t7XK2PQ39", "DEVICE_ID", "7XK2PQ39"),
    ("annas-macbook-air.local", "DEVICE_ID", "annas-macbook-air.local"),
    ("IMEI2: 356868000041418", "DEVICE_ID", "356868000041418"),
    ("EID 89049032004008882600012345678901", "DEVICE_ID", "89049032004008882600012345678901"),
    ("Computer name\tUser\nWS-AROE-014\taroe", "DEVICE_ID", "WS-AROE-014"),
    ("Sent from Priya's iPhone", "PERSON", "Priya"),
    ("Mara Roe\u2019s MacBook Pro", "PERSON", "Mara Roe"),
    ("returning laptop s/n PF-2ABC34 today", "DEVICE_ID", "PF-2ABC34"),
    ("Asset PF-2ABC34 goes to the depot", "DEVICE_ID", "PF-2ABC34"),
    ("mdm enroll serial=PF-2ABC34", "DEVICE_ID", "PF-2ABC34"),
    ("serial on the back V4C-402-918-337, i also", "DEVICE_ID", "V4C-402-918-337"),
    ("Seriennummer: 5CD1234ABC", "DEVICE_ID", "5CD1234ABC"),
    ("Ser. No. AB12-99-77", "DEVICE_ID", "AB12-99-77"),
    ("Name\tSerial\nDepot\tPF-2ABC34", "DEVICE_ID", "PF-2ABC34"),
    ("MacBook Pro (C02AB1CDEFGH)", "DEVICE_ID", "C02AB1CDEFGH"),
    ("Dell 5CD1234ABC came back", "DEVICE_ID", "5CD1234ABC"),
    ("device 356868000041418 wiped", "DEVICE_ID", "356868000041418"),
    ("SN PF-2ABC34", "DEVICE_ID", "PF-2ABC34"),
    ("Serial number: C02XK1ABJGH5", "DEVICE_ID", "C02XK1ABJGH5"),
    ("S/N: 5CG1234XYZ", "DEVICE_ID", "5CG1234XYZ"),
    ("Service Tag 7XK2PQ3", "DEVICE_ID", "7XK2PQ3"),
    ("UDID 00008030-001A2D3E0C98802E", "DEVICE_ID", "00008030-001A2D3E0C98802E"),
    ("IDFA: 6D92078A-8246-4BA4-AE5B-76104861E7DC", "DEVICE_ID", "6D92078A-8246-4BA4-AE5B-76104861E7DC"),
    ("hl-laptop-118", "DEVICE_ID", "hl-laptop-118"),
    ("DESKTOP-7H2K9Q1", "DEVICE_ID", "DESKTOP-7H2K9Q1"),
    ("Janes-MacBook-Pro", "DEVICE_ID", "Janes-MacBook-Pro"),
    ("VIN: 1HGCM82633A004352", "VEHICLE_PLATE", "1HGCM82633A004352"),
    ("1M8GDM9AXKP042788 sold", "VEHICLE_PLATE", "1M8GDM9AXKP042788"),
    ("VIN WVWZZZ1JZ3W386752", "VEHICLE_PLATE", "WVWZZZ1JZ3W386752"),
    ("License plate: 7ABC123", "VEHICLE_PLATE", "7ABC123"),
    ("Kennzeichen: B-AB 1234", "VEHICLE_PLATE", "B-AB 1234"),
    ("reg AB12 CDE, blue", "VEHICLE_PLATE", "AB12 CDE"),
    ("my car AB12 CDE is parked", "VEHICLE_PLATE", "AB12 CDE"),
    ("imei 356868000041418", "DEVICE_ID", "356868000041418"),
]
OTHERS = [
    "Golf 8 GTI 2031",
    "reg no 12",
    "SIM 12345",
    "MY-LAPTOP - new",
    "rz 1234",
    "Status\tDevice\nOpen\tPrinter",
    "Apple's iPhone case",
    "Computer\tUser\nnone-known\tx",
    "asset 20418 was written off",
    "asset: e6593f4ce2a789df",
    "Assets 2031 and 2032",
    "ser. no. of turns 12",
    "laptop DEVELOPMENT kit",
    "device 123456789012345 of the list",
    "Name\tSerial\nDepot\tserial2",
    "part C02AB1CDEFGH of the code",
    "VIN diesel 2009",
    "plate 5 of 12",
    "SN: 12",
    "serial port 1234",
    "serial: sc16is7xx",
    "ABCDEFGHJKLMNPRST",
    "11111111111111111",
    "order AB12 CDE",
    "registration number 12",
    "1M8GDM9A1KP042788",
    "laptop-2024",
    "utf8-pc",
]


@pytest.mark.parametrize(("text", "entity", "value"), FOUND)
def test_finds_devices_and_vehicles(look: Look, text: str, entity: str, value: str) -> None:
    assert set(look(FAMILY, text)) == {(entity, value)}


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def test_a_field_is_context(look: Look) -> None:
    assert look(FAMILY, "C02XK1ABJGH5", "Serial number") == [("DEVICE_ID", "C02XK1ABJGH5")]
