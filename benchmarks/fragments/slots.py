"""What a template's slots become: the text, and the entity it is gold for (None: it identifies nobody)."""

from __future__ import annotations

import random
import string
from collections.abc import Callable
from datetime import date, timedelta

from benchmarks.fragments import documents, numbers, people, tokens
from benchmarks.fragments.lists import lines, row
from benchmarks.fragments.people import Identity

Maker = Callable[[random.Random, Identity], str]


def _id(prefixes: str, low: int, high: int, *, zeros: int = 0) -> Maker:
    """Make prefix-and-number ids; ``|`` parts the prefixes."""

    def make(random_: random.Random, _: Identity) -> str:
        return f"{random_.choice(prefixes.split('|'))}{random_.randint(low, high):0{zeros}d}"

    return make


def _day(random_: random.Random, first: int, last: int) -> date:
    return date(first, 1, 1) + timedelta(days=random_.randrange((last - first) * 365))


_DAY_FORMS = ("%Y-%m-%d", "%m/%d/%Y", "%d.%m.%Y", "%d %b %Y", "%B %d, %Y", "%d/%m/%Y")


def _birth(random_: random.Random, _: Identity) -> str:
    return f"{_day(random_, 1938, 2008):{random_.choice(_DAY_FORMS)}}"


def _date(random_: random.Random, _: Identity) -> str:
    forms = (*_DAY_FORMS, "%b %d", "%d %B")
    return f"{_day(random_, 2025, 2027):{random_.choice(forms)}}"


def _channel(random_: random.Random, who: Identity) -> str:
    slug = people.ascii_word(who.company)[:12]
    names = [f"proj-{slug}", f"deal-{slug}", f"ext-{slug}", f"{slug}-support", "team-payroll", "eng-backend"]
    names += ["sales-emea", "hr-private", f"oncall-{random_.choice(row('module'))}", "random", "ops_alerts"]
    return "#" + random_.choice(names)


def _owner(random_: random.Random, who: Identity) -> str:
    slug = people.ascii_word(who.company)[:14]
    return random_.choice([slug, f"{slug}-labs", f"{slug}hq", people.login(random_, who).replace(".", "-")])


def _repository_name(random_: random.Random, _: Identity) -> str:
    module, noun = random_.choice(row("module")), random_.choice(row("noun"))
    return random_.choice(
        [f"{module}-service", f"{module}-{noun}", f"infra-{module}", f"{module}_core", "website"]
    )


def _repository(random_: random.Random, who: Identity) -> str:
    return f"{_owner(random_, who)}/{_repository_name(random_, who)}"


def _private_url(random_: random.Random, who: Identity) -> str:
    token = "".join(random_.choices(string.ascii_letters + string.digits, k=28))
    slug = people.ascii_word(who.company)[:12]
    return random_.choice(
        [
            f"https://docs.google.com/document/d/1{token}_Qx/edit",
            f"https://{slug}.zoom.us/j/{numbers.digits(random_, 11)}?pwd={token[:20]}",
            f"https://{slug}.slack.com/archives/C0{token[:8].upper()}/p{numbers.digits(random_, 16)}",
            f"https://app.example.com/reset?token={token}",
            f"https://{slug}.sharepoint.com/:x:/s/Finance/E{token}?e={token[:6]}",
            f"https://meet.google.com/{token[:3].lower()}-{token[3:7].lower()}-{token[7:10].lower()}",
            f"http://wiki.{slug}.internal/pages/{random_.randint(1000, 9000)}",
            f"https://www.dropbox.com/scl/fi/{token[:20].lower()}/deck.pdf?rlkey={token.lower()}",
            f"https://calendar.google.com/calendar/ical/{slug}%40example.com/private-{token}/basic.ics",
            f"http://10.20.3.{random_.randint(2, 250)}:8080/admin/users/{random_.randint(2, 900)}",
        ]
    )


def _any(makers: tuple[numbers.Maker, ...]) -> Maker:
    return lambda random_, _: random_.choice(makers)(random_)


def _plain(make: numbers.Maker) -> Maker:
    return lambda random_, _: make(random_)


def _capital(make: Maker) -> Maker:
    return lambda random_, who: make(random_, who).upper()


PRIVATE: dict[str, tuple[str, Maker]] = {
    "person": ("PERSON", people.full_name),
    "given": ("PERSON", lambda _, who: who.given),
    "surname": ("PERSON", lambda _, who: who.surname),
    "initials": ("PERSON", documents.initials),
    "cited": ("PERSON", documents.cited),
    "noble": ("PERSON", documents.noble),
    "capsperson": ("PERSON", _capital(lambda _, who: f"{who.given} {who.surname}")),
    "capssurname": ("PERSON", _capital(lambda _, who: who.surname)),
    "lastfirst": ("PERSON", lambda _, who: f"{who.surname}, {who.given}"),
    "company": ("ORGANIZATION", lambda _, who: who.company),
    "firm": ("ORGANIZATION", documents.firm),
    "court": ("ORGANIZATION", documents.court),
    "agency": ("ORGANIZATION", documents.agency),
    "school": ("ORGANIZATION", documents.school),
    "hospital": ("ORGANIZATION", documents.hospital),
    "club": ("ORGANIZATION", documents.club),
    "capscompany": ("ORGANIZATION", _capital(lambda _, who: who.company)),
    "capsfirm": ("ORGANIZATION", _capital(documents.firm)),
    "capscourt": ("ORGANIZATION", _capital(documents.court)),
    "city": ("LOCATION", lambda _, who: who.city),
    "capscity": ("LOCATION", _capital(lambda _, who: who.city)),
    "village": ("LOCATION", lambda random_, _: random_.choice(lines("villages")[0].split("|"))),
    "address": ("ADDRESS", lambda random_, _: people.address(random_)),
    "street": ("ADDRESS", lambda random_, _: people.street_line(random_)[0]),
    "email": ("EMAIL_ADDRESS", people.email),
    "login": ("HANDLE", people.login),
    "handle": ("HANDLE", lambda random_, who: "@" + people.login(random_, who)),
    "channel": ("CHANNEL", _channel),
    "repo": ("REPOSITORY", _repository),
    "private_url": ("PRIVATE_URL", _private_url),
    "phone": ("PHONE_NUMBER", _plain(numbers.phone)),
    "card": ("CREDIT_CARD", _plain(numbers.card)),
    "iban": ("IBAN_CODE", _plain(numbers.iban)),
    "account": ("BANK_ACCOUNT", _plain(documents.account)),
    "sortcode": ("BANK_ACCOUNT", _plain(documents.sort_code)),
    "bic": ("BANK_ACCOUNT", _plain(documents.bic)),
    "ip": ("IP_ADDRESS", _plain(numbers.ip)),
    "mac": ("MAC_ADDRESS", _plain(numbers.mac)),
    "imei": ("DEVICE_ID", _plain(numbers.imei)),
    "serial": ("DEVICE_ID", _plain(numbers.serial)),
    "ssn": ("US_SSN", _plain(numbers.ssn)),
    "passport": ("PASSPORT", _any(numbers.PASSPORT)),
    "licence": ("DRIVER_LICENSE", _any(numbers.LICENCE)),
    "plate": ("VEHICLE_PLATE", _plain(documents.plate)),
    "wallet": ("CRYPTO", _plain(tokens.wallet)),
    "key": ("SECRET", _any(tokens.KEYS)),
    "password": ("SECRET", _plain(tokens.password)),
    "coordinates": ("COORDINATES", _plain(numbers.coordinates)),
    "nrp": ("NRP", lambda random_, _: random_.choice(lines("nrp")[0].split("|"))),
    "birth": ("DATE_OF_BIRTH", lambda random_, _: documents.long_day(random_, 1938, 2008)),
    "dob": ("DATE_OF_BIRTH", _birth),
    "ticket": ("ID", _id("OPS-|CS-|PAY-|SUP-|LEGAL-|WEB-", 11, 9800)),
    "invoice": ("ID", _id("INV-|INV-2026-|RE-2026-|SI/", 1100, 98000)),
    "order": ("ID", _id("#1|ORD-|SO-|PO-4500", 10000, 99999)),
    "customer": ("ID", _id("CUST-|C-|cus_|ACC-", 10000, 999999)),
    "employee": ("ID", _id("E-|EMP|00", 1000, 99999)),
    "case": ("ID", _id("", 10_000_000, 99_999_999)),
    "incident": ("ID", _id("INC00", 10_000, 99_999)),
    "claim": ("ID", _id("CLM-", 100_000, 999_999)),
    "docket": ("ID", _plain(documents.docket)),
    "appno": ("ID", _plain(documents.application)),
    "regno": ("ID", _plain(documents.register_number)),
    "policyno": ("ID", _plain(documents.policy_number)),
    "uuid": ("ID", lambda random_, _: _uuid(random_)),
}
"""Slots that are gold."""

LABELLED: dict[str, tuple[str, dict[str, numbers.Maker]]] = {
    "national": ("NATIONAL_ID", numbers.NATIONAL),
    "tax": ("TAX_ID", numbers.TAX),
    "health": ("HEALTH_ID", numbers.HEALTH),
    "password": (
        "SECRET",
        {"plain": lambda random_: tokens.password(random_).translate({ord(char): None for char in "!#%+"})},
    ),
}
"""Slots with an argument, ``tax:EIN``."""


def _uuid(random_: random.Random) -> str:
    text = f"{random_.getrandbits(128):032x}"
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-a{text[17:20]}-{text[20:]}"


def _of(name: str) -> Maker:
    return lambda random_, _: random_.choice(row(name))


def _hex(count: int) -> Maker:
    return lambda random_, _: "".join(random_.choices("0123456789abcdef", k=count))


def _between(low: int, high: int, form: str = "{}") -> Maker:
    return lambda random_, _: form.format(random_.randint(low, high))


PLAIN: dict[str, Maker] = {
    **{name: _of(name) for name in "program ui topic file site weekday month module verb noun".split()},
    "n": _between(2, 980),
    "year": _between(2023, 2026),
    "date": _date,
    "time": lambda random_, _: f"{random_.randint(1, 12)}:{random_.randint(10, 59)} {random_.choice('AP')}M",
    "stamp": lambda random_, _: (
        f"{_day(random_, 2025, 2026)}T1{random_.randint(0, 9)}:14:{random_.randint(10, 59)}Z"
    ),
    "longdate": lambda random_, _: documents.long_day(random_, 1996, 2025),
    "country": _plain(documents.country),
    "sets": _plain(documents.sets),
    "age": _between(19, 88),
    "version": lambda random_, _: ".".join(str(random_.randint(0, 18)) for _ in range(3)),
    "money": lambda random_, _: f"{random_.randint(1, 980)},{random_.randint(100, 999)}.50",
    "pct": _between(2, 99, "{}%"),
    "hash": _hex(40),
    "hash64": _hex(64),
    "sha7": _hex(7),
    "sha12": _hex(12),
    "b64": lambda random_, _: "".join(random_.choices(string.ascii_letters + string.digits + "+/", k=86)),
    "upper_noun": lambda random_, _: random_.choice(row("noun")).upper(),
    "class": lambda random_, _: random_.choice(row("noun")).title().replace("_", ""),
    "reponame": _repository_name,
    "age_sex": lambda random_, _: f"{random_.randint(19, 80)} y.o. {random_.choice('MF')}",
}
"""Slots that identify nobody."""
