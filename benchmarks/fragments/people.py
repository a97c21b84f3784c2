"""Invented people and the organisations around them, in many cultures and styles."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.fragments.lists import by_culture, lines, words

MAIL_HOSTS = "example.com example.org mail.example.net example.co.uk example.de corp.example.com".split()
FREE_HOSTS = "gmail.com outlook.com yahoo.co.jp gmx.de proton.me icloud.com hotmail.fr qq.com".split()
_PLAIN = str.maketrans("øØłŁđĐßæÆıåÅ", "oOlLdDsaAiaA")


@dataclass(frozen=True, slots=True)
class Identity:
    """One invented person: the values of one fragment that must fit together."""

    given: str
    surname: str
    company: str
    city: str
    region: str


def identity(random_: random.Random) -> Identity:
    """Invent a person; one in five has a given name and a surname of two cultures."""
    given, surnames = by_culture("given"), by_culture("surnames")
    culture = random_.choice(sorted(given))
    other = random_.choice(sorted(surnames)) if random_.random() < 0.2 else culture
    city, _, region = random_.choice(lines("cities")).partition("|")
    return Identity(
        random_.choice(given[culture]), random_.choice(surnames[other]), company(random_), city, region
    )


def ascii_word(name: str) -> str:
    """Return a name as it stands in an address: plain letters, lower case."""
    plain = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    return re.sub(r"[^a-z]", "", plain.encode("ascii", "ignore").decode().lower()) or "user"


# --- organisations ------------------------------------------------------------------------------------

_SUFFIX = {
    "english": "Ltd|Inc.|LLC|Group|Partners|Holdings|Co.|Corp|PLC|Pty Ltd".split("|"),
    "german": "GmbH|AG|GmbH & Co. KG|KG|e.V.|UG".split("|"),
    "french": "SAS|SARL|S.A.".split("|"),
    "italian": "S.r.l.|S.p.A.".split("|"),
    "spanish": "S.L.|S.A. de C.V.|S.A.S.".split("|"),
    "portuguese": "Ltda.|S.A.".split("|"),
    "slavic": "Sp. z o.o.|s.r.o.|d.o.o.|OOO".split("|"),
    "nordic": "AB|ApS|Oy|AS".split("|"),
    "japanese": "K.K.|Co., Ltd.".split("|"),
    "indian": "Pvt Ltd|Private Limited|Enterprises|LLP".split("|"),
    "african_west": "Ventures Ltd|Nigeria Limited|& Sons".split("|"),
    "turkish": "A.Ş.|Ltd. Şti.".split("|"),
}
_TRADES = """Logistics Freight Dental Robotics Therapeutics Capital Foods Textiles Shipping Analytics
Energy Roofing Insurance Pharma Ceramics Aviation Catering Diagnostics Timber Labs Studios Instruments
Brewing Mining Seeds Orthopaedics Payments Machinery Interiors Surveyors""".split()
_GERMAN = "Bau|Maschinenbau|Spedition|Elektrotechnik|Metallbau|Druckerei|Hausverwaltung".split("|")
PLACES = "Brookmere|Castleton|Hollin Bay|Saltford|Wynmoor|Red Mesa|Lake Orrin|Ashgrove".split("|")
_BODIES = """County of {}|{} Unified School District|{} General Hospital|University of {}|{} City Council|
Port of {}|St. Brannoc's Hospital {}|{} Credit Union|Diocese of {}|{} Housing Trust|{} Tribal Council"""
_SHOPS = "Bakery Garage Pharmacy Nursery Deli".split()


def company(random_: random.Random) -> str:
    """Invent an organisation in one of many styles."""
    return random_.choice(_STYLES)(random_)


def _surname(random_: random.Random, culture: str = "") -> str:
    table = by_culture("surnames")
    return random_.choice(table[culture or random_.choice(sorted(table))])


def _coined(random_: random.Random) -> str:
    return random_.choice(words("coined"))


def _with_suffix(random_: random.Random) -> str:
    culture = random_.choice(sorted(_SUFFIX))
    head = random_.choice([_coined(random_), _surname(random_, culture)])
    trade = f" {random_.choice(_TRADES)}" if random_.random() < 0.4 else ""
    return f"{head}{trade} {random_.choice(_SUFFIX[culture])}"


def _pair(random_: random.Random) -> str:
    end = random_.choice([" LLP", " Solicitors", " & Associates", " Architects", "", " Law"])
    return f"{_surname(random_)} & {_surname(random_)}{end}"


def _german(random_: random.Random) -> str:
    return f"{random_.choice(_GERMAN)} {_surname(random_, 'german')} GmbH"


def _asian(random_: random.Random) -> str:
    place = random_.choice("Shenzhen Ningbo Osaka Suzhou Taipei Ulsan".split())
    trade = random_.choice("Electronics Seiki Precision Trading Optical Chemical".split())
    return f"{place} {_coined(random_)} {trade} {random_.choice(['Co., Ltd.', 'Corp.', 'K.K.'])}"


def _public_body(random_: random.Random) -> str:
    place = random_.choice(PLACES)
    return random_.choice(_BODIES.replace("\n", "").split("|")).format(place)


def _acronym(random_: random.Random) -> str:
    letters = "".join(random_.choices("BCDFGHJKLMNPRSTVWZ", k=random_.choice([2, 3, 3])))
    return f"{letters} {random_.choice([*_TRADES, 'Group', 'Holding', 'Bank'])}"


_STYLES: tuple[Callable[[random.Random], str], ...] = (
    _coined,
    _coined,
    lambda random_: f"{_coined(random_)} {random_.choice(_TRADES)}",
    _with_suffix,
    _with_suffix,
    _pair,
    _german,
    _asian,
    _public_body,
    _acronym,
    lambda random_: f"{_surname(random_)} {random_.choice(_TRADES)}",
    lambda random_: f"Banco {random_.choice(PLACES)}",
    lambda random_: f"{_surname(random_)}'s {random_.choice(_SHOPS)}",
    lambda random_: f"{_coined(random_).lower()}{random_.choice(['.io', '.ai', 'hq', 'ly'])}",
)

# --- names as people write them -----------------------------------------------------------------------


def full_name(random_: random.Random, who: Identity) -> str:
    """Return a name in one of the usual forms."""
    initial = random_.choice("ABCDEFGHJKLMNPRSTW")
    forms = [f"{who.given} {who.surname}"] * 8
    forms += [f"{who.given} {initial}. {who.surname}", f"{who.given} {who.surname}-{_surname(random_)}"]
    return random_.choice([*forms, f"{who.given[0]}. {who.surname}"])


def email(random_: random.Random, who: Identity) -> str:
    """Return the person's address in one of the usual forms."""
    given, surname = ascii_word(who.given), ascii_word(who.surname)
    forms = [f"{given}.{surname}", f"{given[0]}{surname}", f"{given}_{surname[0]}", f"{surname}.{given}"]
    forms += [f"{given}{random_.randint(2, 99)}", f"{given}.{surname}+news", f"{given}-{surname}"]
    own = f"{ascii_word(who.company)[:14]}.{random_.choice('com io co de com.br co.ke in'.split())}"
    host = random_.choice([own, own, random_.choice(MAIL_HOSTS), random_.choice(FREE_HOSTS)])
    return f"{random_.choice(forms)}@{host}"


def login(random_: random.Random, who: Identity) -> str:
    """Return a user name, without ``@``."""
    given, surname = ascii_word(who.given), ascii_word(who.surname)
    forms = [f"{given[0]}{surname}", f"{given}.{surname}", f"{given}{surname[0]}", f"{given}_{surname}"]
    forms += [
        f"{surname}{random_.randint(1, 99)}",
        f"{given}-{random_.choice('dev codes designs qa'.split())}",
    ]
    return random_.choice(forms)


_FLATS = ["", "", ", Apt 4B", ", Apt 31B", ", Suite 210", ", Suite 805"]
_REGION_OF = {
    "US": tuple("MN TN WA RI IN LA OK MT WI FL TX PA MI".split()),
    "UK": ("UK", "Scotland", "Wales"),
    "IE": ("Ireland",),
    "FR": ("France",),
    "DE": ("Germany", "Austria", "Switzerland"),
    "NL": ("Netherlands",),
    "IT": ("Italy",),
    "ES": ("Spain",),
    "PT": ("Portugal",),
    "PL": ("Poland",),
    "SE": ("Sweden",),
    "BR": ("Brazil",),
    "IN": ("India",),
    "AU": ("Australia",),
    "CA": ("Canada",),
    "KE": ("Kenya",),
}


def address(random_: random.Random) -> str:
    """Return a postal address on one line, in the order of its country."""
    street, country = street_line(random_)
    places = [place.split("|") for place in lines("cities")]
    city, region = random_.choice([place for place in places if place[1] in _REGION_OF[country]])
    post = f"{random_.randint(10000, 99899)}"
    forms = {
        "US": f"{street}{random_.choice(_FLATS)}, {city}, {region} {post}",
        "UK": f"{street}, {city} {random_.choice('NR SA WV AB'.split())}{post[:2]} {post[2]}QT",
        "BR": f"{street}, {city} - {random_.choice('SP RJ MG'.split())}, {post}-{post[:3]}",
        "IN": f"{street}, {city} {post}{post[0]}",
        "NL": f"{street}, {post[:4]} {random_.choice('AB KL XZ'.split())} {city}",
        "AU": f"{street}, {city} {random_.choice('VIC TAS'.split())} {post[:4]}",
        "CA": f"{street}, {city} {random_.choice(['S7K 3J8', 'G9A 2P4'])}",
        "KE": f"{street}, {city}",
        "IE": f"{street}, {city}",
    }
    return forms.get(country, f"{street}, {post} {city}")


def street_line(random_: random.Random) -> tuple[str, str]:
    """Return a street with its number, and its country."""
    order, country, *names = random_.choice(lines("streets")).split("|")
    name, number = random_.choice(names), str(random_.randint(2, 480))
    if random_.random() < 0.1:
        number += random_.choice("abc").upper()
    if country == "BR":
        return f"{name}, {number}", country
    return (f"{number} {name}" if order == "a" else f"{name} {number}"), country
