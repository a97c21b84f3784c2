"""Numbers said word by word, as voicemails and meetings are written down: ``oh seven double two``.

Seven digits and more in a row are a telephone number, fifteen and more a card; counting (``one two three``)
is none. Words of English, Spanish, Portuguese, French, German, Italian and Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.passage import Family, Match, Passage

_DIGITS = (
    "zero oh one two three four five six seven eight nine "
    "cero uno una dos tres cuatro cinco seis siete ocho nueve "
    "um uma dois duas três quatro sete oito nove meia "
    "zéro un deux trois quatre cinq sept huit neuf "
    "null eins zwei zwo drei vier fünf sechs sieben acht neun "
    "due tre quattro cinque sei sette otto "
    "nul een twee drie vijf zes zeven negen "
)
_MORE = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty "
    "fifty sixty seventy eighty ninety hundred double triple treble plus "
    "dez onze doze treze catorze quinze dezesseis dezoito dezenove vinte trinta quarenta cinquenta sessenta "
    "setenta oitenta noventa cento duzentos trezentos mil "
    "diez once doce trece catorce veinte treinta cuarenta cincuenta sesenta ochenta cien doble "
    "dix douze treize seize vingt trente quarante cinquante soixante "
    "zehn elf zwölf zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig "
)
_JOINERS = ("and", "e", "y", "et", "und", "uh", "er")
_COUNTED = (
    "one two three",
    "uno dos tres",
    "um dois três",
    "un deux trois",
    "eins zwei drei",
    "uno due tre",
    "een twee drie",
)
"""How counting begins."""

_DIGIT_WORDS = frozenset(_DIGITS.split())
_ALL = "|".join(sorted({*_DIGIT_WORDS, *_MORE.split()}, key=len, reverse=True))
_BETWEEN = rf"[ ,.\u2026-]{{1,3}}(?:(?:{'|'.join(_JOINERS)})[ ,]{{1,2}})?"
_RUN = Headed(rf"(?<![\w-])(?:{_ALL})(?:{_BETWEEN}(?:{_ALL})(?!\w)){{5,40}}", re.IGNORECASE)
_SIGNS = (
    "five",
    "six",
    "seven",
    "nine",
    "cinco",
    "siete",
    "sete",
    "cinq",
    "sept",
    "fünf",
    "sieben",
    "cinque",
    "vijf",
)
"""Who says seven digits says one of these, most of the time."""
_WORD = re.compile(r"[^\W\d_]+")
_LEAST, _LEAST_DIGITS, _CARD = 7, 5, 15


def find(passage: Passage) -> Iterator[Match]:
    """Yield every number of many digits that is written as its words."""
    lower = passage.lower
    if not any(sign in lower for sign in _SIGNS):
        return
    for found in passage.sought(_RUN):
        said = [word for word in _WORD.findall(found.group().lower()) if word not in _JOINERS]
        digits = sum(word in _DIGIT_WORDS for word in said)
        if len(said) >= _LEAST and digits >= _LEAST_DIGITS and not " ".join(said).startswith(_COUNTED):
            entity = "CREDIT_CARD" if digits >= _CARD else "PHONE_NUMBER"
            yield Match(entity, *found.span(), 0.7, "spoken.number")


FAMILY = Family("spoken_numbers", frozenset({"CREDIT_CARD", "PHONE_NUMBER"}), find)
