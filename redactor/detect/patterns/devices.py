# ruff: noqa: RUF001 - signs of texts are the material
"""Devices and vehicles: serial numbers, advertising ids, device names, number plates and chassis numbers.

Chassis numbers: ISO 3779 and the check digit of 49 CFR 565.15. Mobile equipment: 3GPP TS 23.003. Plates have
no check; beside their label any mix of letters and digits counts, without one only the forms of countries
whose plates read like nothing else, beside words about cars.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns.columns import cells
from redactor.detect.patterns.digits import luhn

_SERIAL = Headed(
    r"(?<![^\W_])(?i:ser(?:ial|\.)(?:[ _-]?(?:number|no|nr|num|#))?|s/n|sn(?=[:#=]| (?-i:[A-Z0-9-]{7}))"
    r"|serien-?(?:nummer|nr)"
    r"|numéro de série|n[°º] de s[ée]rie|número de s[ée]rie|numero (?:di serie|seriale)|serienummer"
    r"|numer seryjny|service ?tag|asset(?: ?(?:tag|id|no|number|#))?|device[ _-]?(?:id|serial(?: number)?)"
    r"|hardware[ _-]?id|machine[ _-]?id|udid|imei ?[12]?|meid|eid(?=[:= ]{1,3}\d{16})"
    r"|iccid|imsi|sim(?: ?card)?(?: (?:no|number)\.?)?(?=[:# ]{1,3}89\d{16,18})|esn|idfa|idfv|gaid|aaid"
    r"|android[ _-]?id|advertising[ _-]?id(?:entifier)?)\.?"
    r"(?i: on (?:the |its )?(?:back|bottom|side|label|sticker|lid))?(?i: is)?[\s\"':=#|]{1,4}"
    r"(?P<value>(?=[A-Za-z-]{0,9}\d)[A-Za-z0-9]{1,40}(?:-[A-Za-z0-9]{2,16}){0,5})(?![\w@%]|[.,:]\d)"
)
_SERIAL_WORDS = words(
    "serial serialnumber sn seriennummer série serie tag servicetag udid imei imei1 imei2 eid esn meid "
    "iccid imsi idfa idfv "
    "gaid aaid android "
    "advertising device hardware machine s sim ser seriale seryjny asset serienummer"
)
_NAME = re.compile(
    r"(?<![\w.@/-])(?:DESKTOP-[A-Z0-9]{3,11}|LAPTOP-[A-Z0-9]{8}|WIN-[A-Z0-9]{11}|[A-Za-z][A-Za-z0-9]{1,14}s-"
    r"(?i:MacBook(?:-Pro|-Air)?|iPhone|iPad|iMac|Mac-mini)"
    r"(?:-\d{1,2})?|[A-Za-z][A-Za-z0-9]{1,11}-(?i:laptop|desktop|pc|ws|workstation|macbook|mbp|notebook"
    r"|iphone|ipad|lt|nb)-?\d{2,5}"
    r"|(?!(?:HP|DELL|LENOVO|ASUS|ACER|MSI|APPLE|GAMING|NEW|OLD|MY|WORK|HOME|OFFICE|TEST|DEV|THE|LOAN|SPARE"
    r"|BIZ)-)"
    r"[A-Z][A-Z0-9]{1,11}-(?:LAPTOP|DESKTOP|MACBOOK|MBP|NOTEBOOK|IPHONE|IPAD))(?:\.local)?(?![\w-])"
)
_OWNED = re.compile(
    r"(?<![\w.@/-])(?P<owner>[A-Z][\w'-]{1,20}(?: [A-Z][\w-]{1,20})?)(?:['\u2019]s?|s['\u2019])[ -]"
    r"(?:iPhone|iPad|MacBook(?: Pro| Air)?|iMac|Mac ?(?:mini|Studio)|AirPods(?: Pro| Max)?|Apple Watch|Galaxy"
    r"|Pixel|ThinkPad|Surface|Kindle|AirTag)(?! (?:app|users?|case|charger)\b)(?!\w)"
)
"""How phones and computers are named for who set them up."""
_HOSTED = re.compile(r"\s*(?P<value>[A-Za-z0-9-]{6,40})\s*")
_HOSTS = words("computer hostname computername devicename pcname machine workstation endpoint device")
# Numbers as makers form them: Apple, Dell, HP, Lenovo; and any that says itself what it is.
_MADE = Headed(
    r"(?<![\w.-])(?:(?:C02|C1M|C17|F[A-Z0-9]{2}|G[0-9A-Z]{2}|D[A-Z0-9]{2}|H[0-9A-Z]{2})"
    r"(?=[A-Z0-9]{0,8}\d)[A-Z0-9]{8,9}|5C[DG]\d{4}[A-Z0-9]{3}|[CM]N[DUX]\d{4}[A-Z0-9]{3}"
    r"|P[CF]-?\d[A-Z0-9]{5}|MJ0[A-Z0-9]{5}"
    r"|SN-?\d{8})(?![\w-]|\.\d)"
)
_HANDSET = Headed(r"(?<![\w.-])\d{15}(?![\w-]|\.\d)")
_HARDWARE = words(
    "laptop laptops notebook mac macbook imac ipad iphone phone handset tablet desktop workstation "
    "monitor dell hp lenovo thinkpad latitude elitebook probook surface apple asset assets device devices "
    "hardware host machine computer mdm intune jamf serial warranty sn hw inventory imei mobile gerät "
    "geräte ordinateur portátil"
)
_TYPE_NAMES = re.compile(r"(?:u?int|float|utf|sha|md|x)\d+|(?:19|20)\d\d|[a-z]{3,}\d{0,3}", re.IGNORECASE)
_HEX = re.compile(r"[0-9a-f]{8,40}(?:-[0-9a-f]{4,16}){0,4}", re.IGNORECASE)
_FIELD = words("serial serialnumber udid idfa gaid imei meid iccid seriennummer serienummer servicetag")
_SHORT_SERIAL = frozenset({"s", "n"})  # S/N
_ONLY = re.compile(r"\s*(?P<value>(?=[A-Za-z-]{0,9}\d)[A-Za-z0-9-]{5,40})\s*")

_VIN = re.compile(r"(?<![\w-])[A-HJ-NPR-Z0-9]{17}(?![\w-])")
_VIN_WORDS = words("vin chassis fahrgestellnummer fin vehicle châssis bastidor fahrgestell telaio")
_VIN_VALUES = dict(
    zip(
        "ABCDEFGHJKLMNPRSTUVWXYZ",
        (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9),
        strict=True,
    )
)
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_PLATE = Headed(
    r"(?<![^\W_])(?i:(?:licen[cs]e|number|vehicle|registration|car|reg) (?:plate|tag)s?(?: ?(?:number"
    r"|no\.?|#))?|plate ?(?:number|no\.?|#)?(?=:)"
    r"|(?:vehicle|car) reg(?:istration)?(?: ?(?:number|no\.?|mark))?|vrm|reg(?:istration)? (?:no\.?|mark)"
    r"|kennzeichen|immatriculation|matrícula"
    r"|matricula|targa|kenteken|placas?|tablica|nummerplade|nummernschild|registreringsnummer|reg\.?(?:nr"
    r"|no)\.?|rego"
    r"|nr rej\.?|numer rejestracyjny|plaque|spz|rz|rendszám|plaka|vrn|number ?plate"
    r"|reg(?=:? [A-Z]{2}\d\d ?[A-Z]{3})"
    r"|госномер|amtliches kennzeichen|(?:my |the |his |her )?car['’]s registration"
    r"|matrícula)(?i: is)?[\s:=#]{1,4}"
    r"(?P<value>(?=[A-ZÄÖÜ -]{0,8}\d|\d)[A-ZÄÖÜ0-9]{1,4}(?:[ -]?[A-Z0-9]{1,4}){1,3})(?![\w-])"
)
_PLATE_FORMS = re.compile(
    r"(?<![\w.-])(?:[A-Z]{2}\d{2} [A-Z]{3}|[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} \d{1,4}[EH]?|[A-Z]{2}-\d{3}-[A-Z]{2}"
    r"|\d{4} [B-DF-HJ-NP-TV-Z]{3}"
    r"|[A-Z]{2} ?\d{2} ?[A-Z]{1,2} ?\d{4}|[A-Z]{3}\d[A-Z]\d{2}|\d[A-Z]{3}\d{3})(?![\w-])"
)
_CAR_WORDS = words(
    "plate plates car vehicle parked parking registration licence license auto wagen kennzeichen voiture "
    "coche matricula "
    "targa placa fahrzeug bay golf polo passat tiguan audi bmw mercedes vw volkswagen opel vauxhall astra"
    " corsa ford "
    "fiesta focus transit tesla volvo toyota yaris corolla prius honda civic nissan qashqai kia hyundai"
    " skoda "
    "octavia seat renault clio peugeot citroen fiat dacia mazda subaru porsche suv hatchback saloon estate"
    " lorry "
    "motorbike motorcycle scooter taxi uber camion moto coches furgoneta kfz pkw lkw nummernschild bil"
    " samochód auto "
    "rejestracja plaque rego number-plate garage mot insurance driver towed speeding dvla dmv van truck reg"
    " rego vrn vrm trailer caravan hgv moped"
)


def vin(value: str) -> bool:
    """Tell whether seventeen signs are a chassis number with the North American check digit."""
    if len(set(value)) < 6 or value.isalpha():
        return False
    total = sum(
        (int(c) if c.isdigit() else _VIN_VALUES[c]) * weight
        for c, weight in zip(value, _VIN_WEIGHTS, strict=True)
    )
    return value[8] == "0123456789X"[total % 11]


def _is_serial(value: str) -> bool:
    plain = value == value.upper() or _HEX.fullmatch(value) is not None
    digits = sum(char.isdigit() for char in value)
    return plain and len(value) >= 4 and digits >= 2 and not _TYPE_NAMES.fullmatch(value)


def _is_said(label: str) -> bool:
    """Tell whether a label names a number: an asset alone may be anything."""
    return label.lower() != "asset"


def _reads_as_serial(value: str) -> bool:
    """Tell whether a value can be nothing but a number of a thing: long, with letters and digits."""
    return len(value) >= 7 and value.isupper() and sum(char.isdigit() for char in value) >= 3


def _reads_as_machine(value: str) -> bool:
    """Tell whether a cell names a machine by a number, or by a name of several parts with a number."""
    return _reads_as_serial(value) or ("-" in value.strip("-") and any(map(str.isdigit, value)))


def _serials(passage: Passage) -> Iterator[Match]:
    for found in passage.sought(_SERIAL):
        value = found["value"]
        label = passage.text[found.start() : found.start("value")].strip(" \t\"':=#|")
        if _is_serial(value) and (_is_said(label) or _reads_as_serial(value)):
            checked = len(value) == 15 and value.isdigit() and "imei" in found.group().lower() and luhn(value)
            yield Match("DEVICE_ID", *found.span("value"), 0.78, "device.serial", checked=checked)


def _names(passage: Passage) -> Iterator[Match]:
    for found in _NAME.finditer(passage.text):
        yield Match("DEVICE_ID", *found.span(), 0.64, "device.name")
    for found in _OWNED.finditer(passage.text):
        yield Match("PERSON", *found.span("owner"), 0.64, "device.owner")
    for cell in cells(passage, _HOSTS):
        held = _HOSTED.fullmatch(passage.text, cell.start, cell.end)
        if held and _reads_as_machine(held["value"]):
            yield Match("DEVICE_ID", *held.span("value"), 0.66, "device.column")
    found_field = _ONLY.fullmatch(passage.text[:48])
    if found_field and not passage.label.isdisjoint(_FIELD):
        yield Match("DEVICE_ID", *found_field.span("value"), 0.78, "device.field")


def _made(passage: Passage) -> Iterator[Match]:
    """Numbers in a maker's form beside words about machines, without a label."""
    for found in passage.sought(_MADE):
        varied = sum(char.isdigit() for char in found.group()) >= 3
        if varied and passage.near(*found.span(), _HARDWARE):
            yield Match("DEVICE_ID", *found.span(), 0.66, "device.made")
    for found in passage.sought(_HANDSET):
        if luhn(found.group()) and passage.near(*found.span(), _HARDWARE):
            yield Match("DEVICE_ID", *found.span(), 0.7, "device.handset")


def _columns(passage: Passage) -> Iterator[Match]:
    for cell in cells(passage, _FIELD | _SHORT_SERIAL):
        held = _ONLY.fullmatch(passage.text, cell.start, cell.end)
        told = not cell.header.isdisjoint(_FIELD) or cell.header >= _SHORT_SERIAL
        if held and told and _is_serial(held["value"]):
            yield Match("DEVICE_ID", *held.span("value"), 0.76, "device.column")


def _vehicles(passage: Passage) -> Iterator[Match]:
    for found in _VIN.finditer(passage.text):
        start, end = found.span()
        near = passage.near(start, end, _VIN_WORDS)
        if vin(found.group()) and (near or not found.group().isdigit()):
            yield Match("VEHICLE_PLATE", start, end, 0.9 if near else 0.7, "vehicle.vin", checked=near)
        elif near and not found.group().isalpha() and not found.group().isdigit():
            # European numbers carry no check digit.
            yield Match("VEHICLE_PLATE", start, end, 0.7, "vehicle.vin_label")
    for found in passage.sought(_PLATE):
        if any(map(str.isdigit, found["value"])) and (
            any(map(str.isalpha, found["value"])) or len(found["value"]) > 4
        ):
            yield Match("VEHICLE_PLATE", *found.span("value"), 0.76, "vehicle.plate")
    if passage.mentions(_CAR_WORDS):
        for found in _PLATE_FORMS.finditer(passage.text):
            if passage.near(*found.span(), _CAR_WORDS):
                yield Match("VEHICLE_PLATE", *found.span(), 0.64, "vehicle.form")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every device and vehicle that is named by number."""
    if not passage.vocabulary.isdisjoint(_SERIAL_WORDS) and passage.digits >= 2:
        yield from _serials(passage)
        yield from _columns(passage)
    if passage.digits >= 3 and passage.label.isdisjoint(_HARDWARE) and passage.mentions(_HARDWARE):
        yield from _made(passage)
    if "-" in passage.text or "\n" in passage.text or "'" in passage.straight or passage.label:
        yield from _names(passage)
    if passage.digits >= 2:
        yield from _vehicles(passage)


FAMILY = Family("devices", frozenset({"DEVICE_ID", "PERSON", "VEHICLE_PLATE"}), find)
