"""What stands in running documents: names as they write them, courts and offices, villages, case numbers."""

from __future__ import annotations

import random
from datetime import date, timedelta

from benchmarks.fragments.lists import row, words
from benchmarks.fragments.numbers import digits, letters
from benchmarks.fragments.people import PLACES, Identity

_PARTICLES = "van der|van|de|von|de la|du|dos|ten|von der|della|af|le".split("|")
_COURTS = """{} Crown Court|District Court of {}|{} County Court|Court of Appeal of {}|{} Regional Court|
{} Labour Court|Magistrates' Court of {}"""
_AGENCIES = """{} Harbour Board|{} Chamber of Commerce|Pensions Office of {}|{} Water Authority|
Bar Association of {}|{} Legal Aid Centre|{} Fire Service|Prefecture of {}"""
_SCHOOLS = "University of {}|{} Technical University|{} Grammar School|{} College|{} School of Mines"
_HOSPITALS = """{} General Hospital|Royal {} Infirmary|St. Agatha's Hospital|{} Children's Hospital|
Clinica {}|{} Medical Centre"""
_CLUBS = "{} Rovers|FC {}|{} Harriers|{} Athletic|SV {}|{} Rowing Club|Sporting {}"


def _own(who: Identity) -> random.Random:
    """Return what makes the same choices for the same person wherever a fragment names them."""
    return random.Random(repr(who))


def firm(_: random.Random, who: Identity) -> str:
    """Return a firm by the one word that papers call it, without a legal form."""
    return _own(who).choice(words("coined"))


def initials(random_: random.Random, who: Identity) -> str:
    """Return a name as results and minutes have it: initials and surname."""
    first = f"{who.given[0].upper()}."
    return f"{random_.choice([first, first, f'{first}{letters(random_, 1)}.'])} {who.surname}"


def cited(random_: random.Random, who: Identity) -> str:
    """Return a name as lists of references have it: surname and bare initials."""
    return f"{who.surname} {who.given[0].upper()}{random_.choice(['', letters(random_, 1)])}"


def noble(_: random.Random, who: Identity) -> str:
    """Return a name with a particle before the surname."""
    return f"{who.given} {_own(who).choice(_PARTICLES)} {who.surname}"


def _of_place(forms: str, who: Identity) -> str:
    own = _own(who)
    return own.choice(forms.replace("\n", "").split("|")).format(own.choice([who.city, own.choice(PLACES)]))


def court(_: random.Random, who: Identity) -> str:
    """Return a court with its place."""
    return _of_place(_COURTS, who)


def agency(_: random.Random, who: Identity) -> str:
    """Return an office or association with its place."""
    return _of_place(_AGENCIES, who)


def school(_: random.Random, who: Identity) -> str:
    """Return a school or university with its place."""
    return _of_place(_SCHOOLS, who)


def hospital(_: random.Random, who: Identity) -> str:
    """Return a hospital."""
    return _of_place(_HOSPITALS, who)


def club(_: random.Random, who: Identity) -> str:
    """Return a sports club."""
    return _of_place(_CLUBS, who)


# --- numbers ------------------------------------------------------------------------------------------


def docket(random_: random.Random) -> str:
    """Return the number of a case at a court."""
    number, year = random_.randint(100, 9800), random_.randint(2008, 2025)
    return random_.choice(
        [
            f"{number}/{year}",
            f"{number % 9 + 1}:{year % 100:02d}-cv-{number:05d}",
            f"C-{number}/{year % 100:02d}",
            f"HC-{year}-{number:06d}",
            f"{number % 20 + 1} O {number}/{year % 100:02d}",
        ]
    )


def application(random_: random.Random) -> str:
    """Return the number of an application to a court above the countries' own."""
    return f"{random_.randint(1200, 78000)}/{random_.randint(1, 24):02d}"


def register_number(random_: random.Random) -> str:
    """Return the number under which a company is registered."""
    return random_.choice(["0" + digits(random_, 7), f"HRB {digits(random_, 5)}", "SC" + digits(random_, 6)])


def policy_number(random_: random.Random) -> str:
    """Return the number of an insurance policy."""
    return random_.choice(
        [
            f"HP-{digits(random_, 7)}",
            f"POL-{digits(random_, 6)}",
            f"{letters(random_, 2)}{digits(random_, 8)}",
        ]
    )


def plate(random_: random.Random) -> str:
    """Return the plate of a car."""
    return random_.choice(
        [
            f"{letters(random_, 2)}{digits(random_, 2)} {letters(random_, 3)}",
            f"{digits(random_, 1)}{letters(random_, 3)}{digits(random_, 3)}",
            f"{letters(random_, 1)}-{letters(random_, 2)} {digits(random_, 4)}",
        ]
    )


def account(random_: random.Random) -> str:
    """Return the number of a bank account of eight digits."""
    return digits(random_, 8)


def sort_code(random_: random.Random) -> str:
    """Return the number of a bank's branch."""
    return "-".join(digits(random_, 2) for _ in range(3))


def bic(random_: random.Random) -> str:
    """Return the code of a bank."""
    country_ = random_.choice(["DE", "NL", "GB", "PL"])
    return f"{letters(random_, 4)}{country_}{digits(random_, 1)}{letters(random_, 1)}"


# --- what identifies nobody ---------------------------------------------------------------------------


def country(random_: random.Random) -> str:
    """Return a country: like months and states, it stays readable."""
    return random_.choice(row("country"))


def sets(random_: random.Random) -> str:
    """Return the score of a match."""
    return random_.choice(["6-4 7-5", "6-3 6-2", "7-6 (7-4) 6-1", "4-6 6-3 6-4", "21-14 21-18", "11-9 11-6"])


def long_day(random_: random.Random, first: int, last: int) -> str:
    """Return a day as documents write it out."""
    day = date(first, 1, 1) + timedelta(days=random_.randrange((last - first) * 365))
    month = f"{day:%B}"
    return random_.choice([f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}"])
