# ruff: noqa: E501 - word lists stand on long lines
"""Dates, numbers, identifiers and other small texts of screens that hold no name."""

from __future__ import annotations

import random
import string
from datetime import datetime, timedelta

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
START = datetime(2016, 1, 1)  # noqa: DTZ001 - invented clock times have no zone
RELATIVE = (
    "today|tomorrow|yesterday|Today|Tomorrow|Yesterday|next week|last week|this week|next month|last month|tonight|"
    "this morning|this afternoon|tomorrow morning|on Monday|next Tuesday|last Friday|this Thursday|Friday afternoon|"
    "two weeks ago|3 days ago|5 minutes ago|2 hours ago|last year|next quarter|end of the month|noon|midnight|the 15th"
).split("|")
NATIONS = (
    "American|British|Canadian|Mexican|Brazilian|Argentinian|Chilean|Colombian|Peruvian|Spanish|Portuguese|French|German|Dutch|"
    "Belgian|Swiss|Austrian|Italian|Greek|Turkish|Polish|Czech|Slovak|Hungarian|Romanian|Bulgarian|Serbian|Croatian|Ukrainian|"
    "Russian|Swedish|Norwegian|Danish|Finnish|Icelandic|Irish|Scottish|Welsh|Israeli|Palestinian|Lebanese|Syrian|Jordanian|"
    "Iraqi|Iranian|Saudi|Emirati|Egyptian|Moroccan|Algerian|Tunisian|Nigerian|Ghanaian|Kenyan|Ethiopian|Somali|South African|"
    "Indian|Pakistani|Bangladeshi|Sri Lankan|Nepali|Chinese|Taiwanese|Japanese|Korean|South Korean|Vietnamese|Thai|Filipino|"
    "Indonesian|Malaysian|Singaporean|Australian|New Zealander|Cuban|Haitian|Jamaican|Afghan|Kurdish|Armenian|Georgian"
).split("|")
FAITHS = (
    "Catholic|Roman Catholic|Protestant|Lutheran|Baptist|Methodist|Anglican|Orthodox|Jewish|Muslim|Sunni|Shia|Hindu|Sikh|"
    "Buddhist|Jehovah's Witness|Mormon|Quaker|Atheist|Republican|Democrat|Conservative|Liberal|Socialist|Libertarian|Communist|"
    "Hispanic|Latino|African American|Asian American|Native American|Roma|Kurdish"
).split("|")
DOMAINS = "example.com example.org example.net mail.example.com corp.example.org".split()


def _chars(rng: random.Random, alphabet: str, count: int) -> str:
    return "".join(rng.choice(alphabet) for _ in range(count))


def moment(rng: random.Random) -> datetime:
    """Return a random second of twelve years."""
    return START + timedelta(seconds=rng.randrange(12 * 365 * 24 * 3600))


def date(rng: random.Random) -> str:
    """Return a date as one of the many forms in use."""
    when = moment(rng)
    month, day = MONTHS[when.month - 1], DAYS[when.weekday()]
    forms = (
        f"{month} {when.day}, {when.year}", f"{month[:3]} {when.day}, {when.year}", f"{when.day} {month} {when.year}",
        f"{when.day} {month[:3]} {when.year}", f"{month[:3]} {when.day}", f"{when.day} {month[:3]}", f"{day}, {month} {when.day}",
        f"{day[:3]}, {when.day} {month[:3]} {when.year}", f"{day[:3]} {when.day} {month[:3]}", f"{day[:3]}, {month[:3]} {when.day}",
        f"{when.month}/{when.day}/{when.year}", f"{when.month}/{when.day}/{when.year % 100:02}",
        f"{when:%d/%m/%Y}", f"{when:%d.%m.%Y}", f"{when:%Y-%m-%d}", f"{when:%d-%m-%Y}", f"{when:%m-%d-%Y}",
        f"{month} {when.year}", f"{when:%d-%b-%Y}", f"{when.day}{_ordinal(when.day)} {month}", f"{month} {when.day}{_ordinal(when.day)}",
    )  # fmt: skip
    return rng.choice(forms)


def _ordinal(day: int) -> str:
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def clock(rng: random.Random) -> str:
    """Return a time of day."""
    when = moment(rng)
    hour = when.hour % 12 or 12
    half = "AM" if when.hour < 12 else "PM"
    forms = (
        f"{hour}:{when.minute:02} {half}", f"{hour}:{when.minute:02}{half.lower()}", f"{when:%H:%M}", f"{when:%H:%M}",
        f"{when:%H:%M:%S}", f"{hour} {half}", f"{hour}{half.lower()}", f"{hour}:{when.minute:02} {half[0].lower()}.m.",
    )  # fmt: skip
    return rng.choice(forms)


def stamp(rng: random.Random) -> str:
    """Return a date and time as machines write them."""
    when = moment(rng)
    forms = (
        f"{when:%Y-%m-%d %H:%M:%S}", f"{when:%Y-%m-%dT%H:%M:%S}Z", f"{when:%Y-%m-%d %H:%M:%S},{rng.randint(100, 999)}",
        f"{when:%b %d %H:%M:%S}", f"{when:%d/%b/%Y:%H:%M:%S +0000}", f"{when:%H:%M:%S}.{rng.randint(100, 999)}",
        f"{when:%Y/%m/%d %H:%M}", f"{when:%a %b %d %H:%M:%S %Y}",
    )  # fmt: skip
    return rng.choice(forms)


def birth(rng: random.Random) -> str:
    """Return a date of birth."""
    when = moment(rng).replace(year=rng.randint(1935, 2015), day=rng.randint(1, 28))
    forms = (
        f"{when:%m/%d/%Y}",
        f"{when:%d.%m.%Y}",
        f"{when:%Y-%m-%d}",
        f"{MONTHS[when.month - 1]} {when.day}, {when.year}",
    )
    return rng.choice(forms)


def nation(rng: random.Random) -> str:
    """Return a nationality, a religion, a political or an ethnic group."""
    return rng.choice(NATIONS) if rng.random() < 0.7 else rng.choice(FAITHS)


def phone(rng: random.Random) -> str:
    """Return a phone number of some country; the digits are random."""
    shapes = (
        "(555) 9##-####", "555-01##", "+1 555 ### ####", "555.###.####", "+44 20 7946 0###", "07700 900###", "+49 30 ########",
        "+33 1 ## ## ## ##", "+91 98### #####", "+81 3-####-####", "1-800-555-01##", "+61 4## ### ###", "x####", "ext. ####",
        "555 01## ###", "(0##) #### ####", "0#### ######", "0##/#######", "+49 (0)### #######", "00 44 #### ######", "+1-555-01##",
        "+1 (555) 01#-####", "+34 6## ## ## ##", "+39 0# #### ####", "+31 6 ########", "+46 7#-### ## ##", "+55 11 9####-####",
        "+86 1## #### ####", "+7 9## ###-##-##", "+234 80# ### ####", "+971 5# ### ####", "#### ####", "###-####", "##########",
    )  # fmt: skip
    return "".join(str(rng.randint(0, 9)) if x == "#" else x for x in rng.choice(shapes))


def identifier(rng: random.Random) -> str:
    """Return a number of the kind that tickets, invoices and orders carry."""
    prefix = rng.choice(
        "INV ORD PO SO CASE TKT REQ INC CUST EMP HR PRJ ENG OPS WEB SUP CRM MRN POL CLM Q DN RMA".split()
    )
    forms = (
        f"{prefix}-{rng.randint(100, 99999)}", f"{prefix}{rng.randint(1000, 999999)}", f"#{rng.randint(10, 99999)}",
        f"{prefix}-{rng.randint(2018, 2027)}-{rng.randint(1, 9999):04}", f"{rng.randint(100000, 99999999)}",
        f"{prefix}_{_chars(rng, string.ascii_uppercase + string.digits, 6)}",
    )  # fmt: skip
    return rng.choice(forms)


def money(rng: random.Random) -> str:
    """Return an amount."""
    amount = rng.choice((rng.uniform(1, 99), rng.uniform(100, 9999), rng.uniform(10000, 999999)))
    forms = (
        f"${amount:,.2f}",
        f"€{amount:,.2f}",
        f"{amount:,.2f} EUR",
        f"£{amount:,.2f}",
        f"{amount:,.0f}",
        f"${amount / 1000:.1f}k",
    )
    return rng.choice(forms)


def number(rng: random.Random) -> str:
    """Return a plain number, a percentage or a size."""
    forms = (
        str(rng.randint(0, 99)),
        str(rng.randint(0, 5000)),
        f"{rng.random() * 100:.1f}%",
        f"{rng.randint(1, 900)} KB",
        f"{rng.randint(0, 900)}ms",
        f"{rng.random() * 9:.2f}",
    )
    return rng.choice(forms)


def unique(rng: random.Random) -> str:
    """Return a UUID."""
    hexes = "0123456789abcdef"
    return "-".join(_chars(rng, hexes, size) for size in (8, 4, 4, 4, 12))


def digest(rng: random.Random) -> str:
    """Return a commit or content hash, short or long."""
    return _chars(rng, "0123456789abcdef", rng.choice((7, 7, 8, 10, 32, 40)))


def network(rng: random.Random) -> str:
    """Return an IP address."""
    return ".".join(str(rng.randint(1, 254)) for _ in range(4))


def version(rng: random.Random) -> str:
    """Return a version number."""
    return f"{rng.choice(('', 'v'))}{rng.randint(0, 30)}.{rng.randint(0, 20)}.{rng.randint(0, 40)}"


def card(rng: random.Random) -> str:
    """Return sixteen digits in groups."""
    return " ".join(_chars(rng, string.digits, 4) for _ in range(4))


def account(rng: random.Random) -> str:
    """Return letters and digits in the form of an IBAN: in groups, in one piece, with a bank's letters."""
    land = rng.choice(("DE", "FR", "GB", "NL", "ES", "IT", "BE", "CH", "AT", "PL", "SE", "IE", "PT", "DK"))
    bank = (
        _chars(rng, string.ascii_uppercase, 4)
        if land in {"GB", "NL", "IE"}
        else _chars(rng, string.digits, 4)
    )
    body = f"{land}{_chars(rng, string.digits, 2)}{bank}{_chars(rng, string.digits, rng.choice((10, 12, 14, 16)))}"
    if rng.random() < 0.3:
        return body
    return " ".join(body[place : place + 4] for place in range(0, len(body), 4))


def policy(rng: random.Random) -> str:
    """Return a number of a policy, a contract, a part or a member, in one of the forms that offices use."""
    shapes = (
        "A-########", "AA########", "AA-####-######", "####-####-####", "##/####/##", "###-##-####", "A# ### ###", "AAA/####/A",
        "#########", "## ### ###", "AA ## ## ##", "A####A", "AAA-AAA-###", "####.####", "AA####-##A", "## A #####", "A#A #A#",
        "####/##", "AAAA-####-AAAA", "#-####-####-#", "AA/##/####/###", "###.###.###-##", "##-#######", "A###-####-####", "AA## AAA",
    )  # fmt: skip
    turn = {"#": string.digits, "A": string.ascii_uppercase}
    return "".join(rng.choice(turn[x]) if x in turn else x for x in rng.choice(shapes))


def bank(rng: random.Random) -> str:
    """Return eight or eleven letters in the form of a BIC."""
    code = (
        _chars(rng, string.ascii_uppercase, 4)
        + rng.choice(("DE", "FR", "GB", "NL", "ES"))
        + _chars(rng, string.ascii_uppercase + string.digits, 2)
    )
    return code + rng.choice(("", "", "XXX"))


def hardware(rng: random.Random) -> str:
    """Return the address of a network card."""
    return rng.choice(":-").join(_chars(rng, "0123456789abcdef", 2) for _ in range(6))


def age(rng: random.Random) -> str:
    """Return how long ago something was, as lists of messages and tickets tell it: no date."""
    count, unit = (
        rng.randint(1, 99),
        rng.choice(("m", "h", "d", "w", "mo", "y", "s", "min", "hr", "hrs", "mins")),
    )
    whole = rng.choice(("minute", "hour", "day", "week", "month", "year", "second"))
    forms = (f"{count}{unit}", f"{count}{unit} ago", f"{count} {unit} ago", f"{count} {whole}s ago", f"{count} {unit}", "just now", f"a {whole} ago", f"about {count} {whole}s ago", "now", f"{count}{unit} {rng.randint(1, 59)}m")  # fmt: skip
    return rng.choice(forms)
