"""Which parts of a text are surely in which language, so that each is read by a model that knows it.

Two ways to be sure: the letters are of a script that only few languages use, or enough running words in
Latin letters stand together for statistics (py3langid, offline) to decide. Interface words, names, tables,
code and logs are no running words: about them nothing is sure, whatever the statistics guess.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from redactor.detect.inert import places
from redactor.detect.scripts import has_kana, has_latin, runs
from redactor.values import Span

UNKNOWN = "und"
"""The code of a language nobody knows, as ISO 639 has it."""
ENGLISH = "en"
LATIN = "Latn"

MIN_LETTERS, MIN_WORDS, MIN_RUNNING = 40, 6, 4
"""Fewer letters, words or words in running text (lower case) than these are never judged by statistics."""
SURE, AGREED = 0.95, 0.65
"""How probable it must be, by statistics, that a passage is not English, and that it is in one of the two
most probable languages: names of all the world in a row look like a little of everything."""
UNIT, LONGEST = 60, 2_000
"""Lines and sentences are joined until they have so many code points, and cut where they have more."""

_BREAK = "\ufffc"
_CUT = re.compile(r"(?<=[.!?\u2026])[ \t]+|[\n\r\v\f\x85\u2028\u2029]|\ufffc")
_WORD = re.compile(
    r"(?<!\S)[\"'(\u00ab\u201e\u201c\u2018\u00bf\u00a1-]*+"
    r"([^\W\d_]++(?:['\u2019-][^\W\d_]++)*+)[.,;:!?\u2026\u00bb\"')\u201c\u201d\u2019]*+(?!\S)"
)
_FUNCTION_WORDS = frozenset(
    """
    about after again all also and any are back because been before being between both but can could did
    does each every few first from get give good had has have having her here how into its just know last let
    like made make many may more most much must need new next not now off only other our out over own please
    same she should since some still such take than thank thanks that the their them then there these they
    this those through time today under until very want was way well were what when where which while who why
    will with without would yes yet you your
    """.split()
) - frozenset("also all get off over was such".split())
"""English words that make sentences, without those that other languages have as well."""

_BY_SCRIPT = {
    "Grek": "el", "Hang": "ko", "Hebr": "he", "Thai": "th", "Armn": "hy", "Geor": "ka", "Beng": "bn",
    "Guru": "pa", "Gujr": "gu", "Orya": "or", "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml",
    "Sinh": "si", "Laoo": "lo", "Khmr": "km", "Mymr": "my", "Ethi": "am", "Tibt": "bo",
}  # fmt: skip
_SEVERAL = {
    "Cyrl": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "tt", "ba"),
    "Arab": ("ar", "fa", "ur", "ps", "ug", "sdh"),
    "Deva": ("hi", "mr", "ne", "sa"),
}
"""Scripts of several languages, the most usual one first."""
_CLEARLY = 3.0
"""How much more probable another language must be than the most usual one of its script."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its ISO 639 code and its script by ISO 15924 (``Jpan`` for all of Han and kana).

    ``sure``: enough was read to act on it; a guess never is.
    """

    code: str
    script: str
    sure: bool


NO_LANGUAGE = Language(UNKNOWN, "", sure=False)
"""What is known of a text without letters."""


@dataclass(frozen=True, slots=True)
class Part:
    """A place in a text and its language, of which the text's reader may be sure."""

    span: Span
    language: Language


def language_of(text: str) -> Language:
    """Return the language of most of the letters; not sure where no language has half of them."""
    letters = sum(map(str.isalpha, text))
    if not letters:
        return NO_LANGUAGE
    shares: Counter[Language] = Counter()
    for part in parts_of(text):
        shares[part.language] += sum(map(str.isalpha, text[part.span.start : part.span.end]))
    for language, share in shares.most_common(1):
        if share * 2 >= letters:
            return language
    return Language(UNKNOWN, LATIN if has_latin(text) else "", sure=False)


def parts_of(text: str) -> tuple[Part, ...]:
    """Return the parts whose language is sure, in order; what lies between them is of no sure language.

    Our own placeholders are part of nothing.
    """
    if len(text) < MIN_LETTERS and text.isascii():
        return ()
    text = _broken(text, places(text))
    foreign = _foreign_runs(text)
    rest = _broken(text, [(part.span.start, part.span.end) for part in foreign])
    return tuple(sorted([*foreign, *_joined(_passages(rest), rest)], key=lambda part: part.span))


def _broken(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return ``text``, as long as before, with breaks in place of ``spans``."""
    parts, place = [], 0
    for start, end in spans:
        parts += [text[place:start], _BREAK * (end - start)]
        place = end
    return "".join([*parts, text[place:]]) if parts else text


# --- other scripts --------------------------------------------------------------------------------


def _foreign_runs(text: str) -> list[Part]:
    """Return the runs of other scripts; all of one script in a text are taken for one language."""
    found = list(runs(text))
    sample: dict[str, str] = {}
    for run in found:
        have = sample.get(run.script, "")
        if len(have) < LONGEST:
            sample[run.script] = f"{have} {text[run.start : min(run.end, run.start + LONGEST)]}"
    codes = {script: _code_of(script, letters) for script, letters in sample.items()}
    return [
        Part(Span(run.start, run.end), Language(codes[run.script], run.script, sure=True)) for run in found
    ]


def _code_of(script: str, letters: str) -> str:
    if script == "Jpan":
        return "ja" if has_kana(letters) else "zh"
    if script not in _SEVERAL:
        return _BY_SCRIPT.get(script, UNKNOWN)
    likely = dict(_identifier().rank(letters))
    usual, *others = _SEVERAL[script]
    best = max(others, key=lambda code: likely.get(code, 0.0))
    return best if likely.get(best, 0.0) > _CLEARLY * likely[usual] else usual


# --- Latin letters --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Passage:
    """Lines or sentences judged together; ``code`` is empty where nothing is sure."""

    start: int
    end: int
    paragraph: int
    code: str


def _passages(text: str) -> Iterator[_Passage]:
    """Yield a text's passages; none reaches over an empty line or a placeholder."""
    start, paragraph = 0, 0
    for to, ends in _pieces(text):
        if to - start >= UNIT or ends:
            yield _Passage(start, to, paragraph, _judged(text[start:to]))
            start = to
        paragraph += ends


def _pieces(text: str) -> Iterator[tuple[int, bool]]:
    """Yield (end, whether a paragraph ends here) of lines and sentences, none of endless length."""
    place, text_length = 0, len(text)
    while place < text_length:
        found = _CUT.search(text, place, min(place + LONGEST, text_length))
        end = found.end() if found else min(place + LONGEST, text_length)
        if not found and end < text_length:
            end = max(text.rfind(" ", place, end) + 1, place + LONGEST // 2)
        blank = not text[place:end].strip(" \t\n\r\v\f\x85\u2028\u2029\ufffc")
        yield end, blank or text[end - 1] == _BREAK or end == text_length
        place = end


def _judged(passage: str) -> str:
    """Return the code of the language of a passage, or nothing."""
    words = _WORD.findall(passage)
    if len(words) < MIN_WORDS or len(words) * 10 < len(passage.split()) * 6:
        return ""
    running = len(words) if passage.isupper() else sum(map(str.islower, words))
    if sum(map(len, words)) < MIN_LETTERS or running < MIN_RUNNING or running * 10 < len(words) * 3:
        return ""
    english = sum(word.lower() in _FUNCTION_WORDS for word in words)
    if english * 8 >= len(words):
        return ENGLISH
    return _foreign_code(passage)


def _foreign_code(passage: str) -> str:
    chances = [pair for pair in _identifier().rank(passage) if pair[0] not in _NOT_FOREIGN]
    first, second = chances[:2]
    if sum(chance for _, chance in chances) < SURE or first[1] + second[1] < AGREED:
        return ""
    return _SAME.get(first[0], str(first[0]))


_NOT_FOREIGN = frozenset({ENGLISH, "pcm", "zxx"})
"""English, the English of Nigeria, and what the statistics take for no language at all."""
_SAME = {"nn": "no"}


def _joined(passages: Iterator[_Passage], text: str) -> Iterator[Part]:
    """Yield the passages that are sure, neighbours of one language as one part.

    One that is not sure goes with the foreign passage before it in the same paragraph: greetings and
    signatures end most letters. A second one does not.
    """
    part: _Passage | None = None
    carried = False
    for passage in passages:
        if part is not None and passage.paragraph == part.paragraph:
            unsure = not passage.code and not carried and part.code != ENGLISH
            if unsure or passage.code == part.code:
                part = _Passage(part.start, passage.end, part.paragraph, part.code)
                carried = unsure
                continue
        yield from _trimmed(part, text)
        part, carried = passage if passage.code else None, False
    yield from _trimmed(part, text)


def _trimmed(part: _Passage | None, text: str) -> Iterator[Part]:
    """Yield a passage without the white space and breaks around it."""
    if part is None:
        return
    inside = text[part.start : part.end]
    start = part.start + len(inside) - len(inside.lstrip(" \t\n\r\ufffc"))
    end = part.start + len(inside.rstrip(" \t\n\r\ufffc"))
    yield Part(Span(start, end), Language(part.code, LATIN, sure=True))


@cache
def _identifier() -> LanguageIdentifier:
    """Return the statistics, read once and only when a text asks for them."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
