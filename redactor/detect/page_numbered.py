"""Labels that say of any thing that its number stands beside them: ``Matter no.``, ``Lease #``.

What is numbered is left open, but for what programs, products and streets number, and for the numbers that
are of another kind (telephones, cards, taxes).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from redactor.detect.passage import words

_LAST = words("no nr number num nbr nummer numer numero")
_FIRST = words("numer numero number nr")
_JOINTS = words("de del der des do da di du d van")
_LONGEST = 4  # words
_COMPOUND = re.compile(r"(?P<stem>[^\W\d_]{3,24}?)(?:nummer|nr)")
_OTHERS = words(
    """
    phone telephone tel mobile cell fax contact whatsapp call caller helpline hotline extension ext dial
    card cvv cvc iban bank routing sort tax vat passport licence license ssn security social insurance
    driver driving plate registration nhs
    téléphone telefono teléfono telefone telefonu telefoon telefon mobil handy ruf fax karten karte kort kart
    steuer konto rekening bankkonto rekenings sozialversicherungs versicherungs ausweis pass personalausweis
    personnummer person pesel
    ni nino national nationale nacional nazionale identity identification bsn citizen
    """
)
"""What has a kind of its own."""
_OF_THINGS = words(
    """
    port line row column page chapter section version build release revision model part serial item product
    article sku lot batch room seat table floor gate platform track bus train flight house street door apt
    unit step phase week day month year quarter round level test issue bug pr error status exit channel
    process thread port vlan node block index sequence of and the a max min maximum minimum total
    random prime atomic odd even wrong valid any each per this or yes if not
    haus serien versions zeilen seiten spalten port artikel modell raum zimmer teile teil typ gleis flug zug
    linien kapitel tisch platz sitz los chargen build kanal hausnummer huis artikel serie linje side pagina
    página page modèle modelo modello série serie lote lotto versione versión
    """
)
_NUMBERED = re.compile(r"(?=[^\n]*\d)[A-Z\d](?:[ ./-]?[A-Z\d]){3,27}")
_UNIQUE = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_DAY = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2} [A-Z]{3} \d{4}|(?:19|20)\d\d(?:[ /.-]\d{2,4})?|[A-Z]{3} \d{1,4}"
)
_AMOUNT = re.compile(r"\d{1,3}(?:[ .]\d{3}){1,3}|\d{1,9}[.]\d{1,3}|[A-Z]{3} ?\d{1,9}\.\d\d")
_DIGITS = 4


def names_number(label: Sequence[str]) -> bool:
    """Tell whether a label, as folded words, names the number of a thing that is somebody's."""
    if not 0 < len(label) <= _LONGEST or any(any(map(str.isdigit, word)) for word in label):
        return False
    if len(label) == 1:
        found = _COMPOUND.fullmatch(label[0])
        return found is not None and not _is_other(found["stem"])
    if label[-1] in _LAST:
        rest = label[:-1]
    elif label[0] in _FIRST:
        rest = label[1:]
    else:
        return False
    return not any(map(_is_other, rest)) and not all(word in _JOINTS for word in rest)


def _is_other(word: str) -> bool:
    return word in _OTHERS or word in _OF_THINGS


def is_numbered_value(text: str) -> bool:
    """Tell whether a text has the looks of such a number: capitals and digits, no day, year or amount."""
    text = text.removeprefix("#")
    if _UNIQUE.fullmatch(text):
        return True
    if not _NUMBERED.fullmatch(text) or _DAY.fullmatch(text) or _AMOUNT.fullmatch(text):
        return False
    return sum(map(str.isdigit, text)) >= _DIGITS
