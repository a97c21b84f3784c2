"""Names that their column or field gives away: what stands under ``Owner``, ``Client``, ``City``.

A cell alone says little to a model: a given name that is a word, a company in small letters. Its header says
what it holds. The score is low: where a model names the cell otherwise, the model is believed.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from redactor.detect.headings import is_english
from redactor.detect.known_names import fold_name, is_known_name, is_name_too, is_plain, table
from redactor.detect.passage import Family, Match, Passage, fold, words
from redactor.detect.patterns.columns import cells
from redactor.detect.patterns.keyed import Field, fields
from redactor.detect.told_apart import is_given, is_surname, is_user_name

_HEADERS = {
    "PERSON": words(
        """
        owner assignee assigned contact employee patient student manager author reporter requester requestor
        approver reviewer caller attendee guest passenger driver tenant claimant beneficiary payee recipient
        sender signatory surname firstname lastname fullname forename nurse doctor physician teacher candidate
        applicant salesperson rep spouse guardian parent supervisor instructor participant interviewer
        mitarbeiter kontakt ansprechpartner vorname nachname nom prénom nombre apellido nome cognome
        apellidos sobrenome voornaam achternaam förnamn efternamn fornavn etternavn efternavn etunimi sukunimi
        imię nazwisko jméno příjmení keresztnév vezetéknév prenume nume ime prezime имя фамилия отчество
        familyname givenname lastnm firstnm holder karteninhaber kontoinhaber empfänger bénéficiaire
        """
    ),
    "ORGANIZATION": words(
        """
        company client vendor supplier employer customer organisation organization firm merchant insurer
        counterparty prospect kunde firma lieferant auftraggeber client fournisseur société empresa cliente
        proveedor azienda fornitore
        """
    ),
    "LOCATION": words(
        "city town birthplace hometown destination village ort stadt wohnort ville ciudad città"
    ),
    "NRP": words("nationality citizenship religion ethnicity staatsangehörigkeit nationalité nacionalidad"),
}
_NAME_OF = words("first last full given family middle maiden display holder buyer registrant legal preferred")
"""With *name*, these words are a person's: ``given_name``, ``FullName``."""
_CALLED = words("name names nm surname")
_OTHERWISE = words(
    """
    id ids no nr num number code count total type status state role title email mail phone tel date time url
    link file score rate amount price balance since group class tier segment size rating level priority
    key uuid domain website address zip source language currency country
    """
)
"""Words of headers whose cells hold something else about the same."""
_ALL = frozenset().union(*_HEADERS.values()) | _NAME_OF
_NAMES_ALONE = words(
    "surname firstname lastname fullname forename vorname nachname nom prénom prenom apellido apellidos nome"
    " cognome sobrenome voornaam achternaam förnamn efternamn fornavn etternavn efternavn etunimi sukunimi"
    " imię nazwisko jméno příjmení keresztnév vezetéknév prenume ime prezime имя фамилия familyname givenname"
)
_LABELS = _NAMES_ALONE | _NAME_OF | _CALLED | words("required string text varchar")
"""Words that say what to write there, where a key names the label of a field."""
_VALUE = re.compile(r"[^\W\d_][\w.'\u2019&,-]*(?: (?:& )?[^\W\d_][\w.'\u2019,-]*){0,4}")
_SCORE, _SURE = 0.5, 0.66
_SHORT = 2


@functools.cache
def _ordinary() -> frozenset[str]:
    return frozenset(map(fold_name, table("ordinary.txt")))


def _is_borne(word: str) -> bool:
    return is_name_too(word) or is_given(word) or is_surname(word)


def _entity(header: frozenset[str], most: int = 3) -> str:
    """Return what a header or key of at most so many words announces, or nothing."""
    if not header.isdisjoint(_OTHERWISE) or len(header) > most:
        return ""
    if not (header.isdisjoint(_NAME_OF) or header.isdisjoint(_CALLED)):
        return "PERSON"
    return next((entity for entity, listed in _HEADERS.items() if not header.isdisjoint(listed)), "")


def _is_name(value: str, entity: str) -> bool:
    """Tell whether the whole of a cell may be a name: no word of an interface, of English, no public name."""
    if _VALUE.fullmatch(value) is None or is_known_name(value, entity):
        return False
    parts = [fold_name(part) for part in value.split()]
    if entity == "PERSON" and len(parts) > 1 and value.istitle() and all(map(_is_borne, value.split())):
        return True  # `Grace Park` are two words of English
    return len(value) > 1 and not all(part in _ordinary() or is_known_name(part, entity) for part in parts)


def find(passage: Passage) -> Iterator[Match]:
    """Yield every cell or field that its header or label shows to be a name."""
    for cell in cells(passage, _ALL):
        entity = _entity(cell.header)
        value = passage.text[cell.start : cell.end]
        # In small letters teams and programs own things too: `dba`, `platform`.
        small = entity == "PERSON" and value.isalpha() and value.islower()
        if small and not (_is_borne(value) or is_user_name(value)):
            continue
        if entity == "PERSON" and _is_label(value):
            continue
        if entity and len(value) <= 48 and _is_name(value, entity):
            yield Match(entity, cell.start, cell.end, _SCORE, "name.column")
    for field in fields(passage, _ALL):
        entity = _entity(field.key, 4)
        if entity and _is_encoded(passage, field) and _is_name(field.said, entity):
            yield Match(entity, field.start, field.end, _SURE, "name.form")
        elif entity == "PERSON" and _is_written(field) and _is_name(field.said, entity):
            yield Match(entity, field.start, field.end, _SCORE, "name.key")
    shown = passage.text.strip()
    entity = _entity(passage.label) if passage.label and len(shown) <= 48 else ""
    if entity and _is_name(shown, entity):
        start = passage.text.index(shown)
        yield Match(entity, start, start + len(shown), _SCORE, "name.field")


def _is_label(value: str) -> bool:
    """Tell whether a cell holds a label: what stands under the first label of a form is the next one."""
    parts = value.split()
    return not any(map(_is_borne, parts)) and (len(value) <= _SHORT or any(map(is_english, parts)))


def _is_encoded(passage: Passage, field: Field) -> bool:
    """Tell whether a value is written as forms send it, where a model cannot read it: ``Bj%C3%B6rn``."""
    return field.said != passage.text[field.start : field.end] and len(field.said) <= 48


def _is_written(field: Field) -> bool:
    """Tell whether a value in quotes or tags behind a key for names is one, and no label for such a field."""
    said = fold(field.said).split()
    named = not field.key.isdisjoint(_NAMES_ALONE) or not field.key.isdisjoint(_NAME_OF)
    shown = not field.bare and field.said[:1].isupper() and named and len(field.said) <= 48
    return shown and _LABELS.isdisjoint(said) and not any(map(is_plain, said))


FAMILY = Family("named_cells", frozenset(_HEADERS), find)
