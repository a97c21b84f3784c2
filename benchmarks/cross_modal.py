"""Invented sessions in which one channel tells a private value and others show it in forms that do not.

One channel of a session names each value in a sentence or two, as a chat or the clipboard would. The
others show it without a sentence, in another form: a part of a name, a user name, other letters, another
grouping, over a line's end, misread. Half of the sessions tell their values first, half last.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from urllib.parse import quote

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from benchmarks.fragments import numbers, people
from benchmarks.fragments.people import Identity, ascii_word
from benchmarks.material import NOON
from redactor.capture.events import (
    Click,
    Clipboard,
    Event,
    Key,
    Screenshot,
    ScreenText,
    Target,
    Text,
    Window,
)
from redactor.detect.known_names import is_listed
from redactor.detect.memorable import words_of

STEP = timedelta(seconds=4)
FONT, SIZE, LINE = "DejaVuSans.ttf", 16, 36
CARRIERS = ("{}", "ask {}", "{} 3pm", "re {} again", "{} ok?", "see {} below", "4 {} 2")
TOLD = {
    "PERSON": ("Call with {} tomorrow", "Hi, this is {} from accounting.", "Offer for {} - Mail"),
    "ORGANIZATION": ("The contract with {} was signed.", "We have not paid {} for August."),
    "EMAIL_ADDRESS": ("Write to {} please",),
    "PHONE_NUMBER": ("Please call {} today.", "phone: {}"),
    "CREDIT_CARD": ("Card number: {}",),
    "ID": ("Invoice {} is due.",),
    "SECRET": ("password: {}",),
    "ADDRESS": ("Ship it to {}",),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A place where a private value stands in a form that tells nothing; ``box`` on a picture."""

    seq: int
    entity: str
    channel: str
    form: str
    common: bool
    box: tuple[int, int, int, int] | None = None

    def __repr__(self) -> str:
        return f"Shown({self.entity}, {self.channel})"


@dataclass(slots=True)
class Recorded:
    """An invented session: its events, the pictures of its screens, and where values stand."""

    events: list[Event] = field(default_factory=list)
    pictures: dict[int, bytes] = field(default_factory=dict)
    shown: list[Shown] = field(default_factory=list)

    @property
    def next(self) -> int:
        """The number of the next event."""
        return len(self.events) + 1


def sessions(count: int, *, seed: int, screens: bool) -> Iterator[Recorded]:
    """Yield invented sessions; with ``screens`` each ends with a picture of forms."""
    for number in range(count):
        yield _session(random.Random(f"{seed}/{number}"), told_first=number % 2 == 0, screens=screens)


def _session(random_: random.Random, *, told_first: bool, screens: bool) -> Recorded:
    made = Recorded()
    who = people.identity(random_)
    values = _values(random_, who)
    forms = [(entity, value, form) for entity, value in values for form in _forms(entity, value, who)]
    random_.shuffle(forms)
    _add(made, "window", "Mail", lambda text: text)
    if told_first:
        _tell(made, values, random_)
    for entity, value, form in forms:
        _show(made, random_, (entity, value, form), screens=screens)
    if screens:
        _draw(made, random_, forms)
    if not told_first:
        _tell(made, values, random_)
    return made


def _values(random_: random.Random, who: Identity) -> list[tuple[str, str]]:
    return [
        ("PERSON", f"{who.given} {who.surname}"),
        ("ORGANIZATION", who.company),
        ("EMAIL_ADDRESS", f"{ascii_word(who.given)}.{ascii_word(who.surname)}@example.com"),
        ("PHONE_NUMBER", numbers.phone(random_)),
        ("CREDIT_CARD", numbers.card(random_)),
        ("ID", f"INV-{random_.randint(10_000, 999_999)}"),
        ("SECRET", "".join(random_.choices("abcdefghkmnpqrstuvwxyz23456789!$&", k=11)) + "7q"),
        ("ADDRESS", people.address(random_)),
    ]


def _forms(entity: str, value: str, who: Identity) -> list[str]:
    given, surname = who.given, who.surname
    first, last = ascii_word(given), ascii_word(surname)
    digits = "".join(sign for sign in value if sign.isalnum())
    forms: Mapping[str, Callable[[], list[str]]] = {
        "PERSON": lambda: [
            surname, given, surname.upper() + ", " + given.upper(), f"{given}\n{surname}", f"{first}.{last}",
            f"{first[0]}{last}", f"{last}_{first}", f"{given} {surname}".lower(), f"{given[0]}. {surname}",
            f"{given} {surname}".replace("l", "1").replace("o", "0"), f"{given}{surname}",
        ],
        "ORGANIZATION": lambda: [value.upper(), value.replace(" ", "\n", 1)],
        "EMAIL_ADDRESS": lambda: [
            value.partition("@")[0], value.replace(".", ". ", 1), value.replace("l", "I"),
        ],
        "PHONE_NUMBER": lambda: [digits, ".".join((digits[:4], digits[4:7], digits[7:]))],
        "CREDIT_CARD": lambda: [f"{digits[:8]}\n{digits[8:]}", digits.replace("0", "O")],
        "ID": lambda: [value.replace("-", " ").lower(), digits],
        "SECRET": lambda: [value],
        "ADDRESS": lambda: [value.partition(",")[0].upper(), value.replace(", ", "\n", 1)],
    }  # fmt: skip
    return list(dict.fromkeys(forms[entity]()))


# --- events -------------------------------------------------------------------------------------------


def _add(made: Recorded, channel: str, text: str, carried: Callable[[str], str]) -> int:
    """Add the events of one channel that show a text; return the number of the first."""
    seq, at = made.next, NOON + STEP * made.next
    shown = carried(text)
    match channel:
        case "window":
            made.events.append(Window(seq=seq, at=at, app="Desk", title=shown.replace("\n", " ")))
        case "url":
            url = f"https://desk.example/r/{quote(text)}/open"
            made.events.append(Window(seq=seq, at=at, app="Desk", title="Desk", url=url))
        case "click":
            target = Target(role="cell", name=shown)
            made.events.append(Click(seq=seq, at=at, action="down", button="left", x=9, y=9, target=target))
        case "clipboard":
            made.events.append(Clipboard(seq=seq, at=at, text=shown))
        case "text":
            made.events.append(Text(seq=seq, at=at, text=shown, secure=False, field="Note"))
        case "keys":
            made.events += _typed(seq, shown)
            made.events.append(Window(seq=made.next, at=NOON + STEP * seq, app="Desk", title="Desk"))
        case "accessible":
            item = ScreenText(text=shown, box=(4, 4, 60, 20))
            made.events.append(Screenshot(seq=seq, at=at, frame=f"frames/{seq}.png", texts=(item,)))
            made.pictures[seq] = _blank()
    return seq


def _typed(start: int, text: str) -> Iterator[Event]:
    for seq, sign in enumerate(text, start):
        key = "enter" if sign == "\n" else sign
        yield Key(seq=seq, at=NOON + STEP * start, action="down", key=key, char=sign, secure=False)


def _tell(made: Recorded, values: Sequence[tuple[str, str]], random_: random.Random) -> None:
    for entity, value in values:
        channel = random_.choice(("clipboard", "text"))
        for sentence in random_.sample(TOLD[entity], min(2, len(TOLD[entity]))):
            _add(made, channel, value, sentence.format)


def _show(made: Recorded, random_: random.Random, what: tuple[str, str, str], *, screens: bool) -> None:
    entity, value, form = what
    channels = ["window", "click", "clipboard", "text", "keys", *["accessible"] * screens]
    if "\n" not in form and entity in {"PERSON", "EMAIL_ADDRESS", "ID", "ORGANIZATION"}:
        channels.append("url")
    channel = random_.choice(channels)
    seq = _add(made, channel, form, random_.choice(CARRIERS).format)
    made.shown.append(Shown(seq, entity, channel, form, _is_common(entity, value)))


def _is_common(entity: str, value: str) -> bool:
    """Tell whether a word of a name is a common word too."""
    return entity in {"PERSON", "ORGANIZATION"} and any(is_listed(word) for word in words_of(value))


@cache
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, SIZE)


@cache
def _blank() -> bytes:
    return _png(Image.fromarray(np.full((40, 80, 3), 255, np.uint8)))


def _draw(made: Recorded, random_: random.Random, forms: Sequence[tuple[str, str, str]]) -> None:
    """Add a picture with a form on each line, between words that stay."""
    lines = [form for form in forms if "\n" not in form[2]][:12]
    image = Image.new("RGB", (700, LINE * (len(lines) + 1)), "white")
    brush, seq = ImageDraw.Draw(image), made.next
    for number, (entity, value, form) in enumerate(lines):
        before, _, after = random_.choice(CARRIERS).partition("{}")
        x, y = 20.0, LINE * number + 12
        brush.text((x, y), before + form + after, fill="black", font=_font())
        left, top, right, bottom = brush.textbbox((x + _font().getlength(before), y), form, font=_font())
        box = (int(left), int(top), int(right), int(bottom))
        made.shown.append(Shown(seq, entity, "screen", form, _is_common(entity, value), box))
    at = NOON + STEP * seq
    made.events.append(Screenshot(seq=seq, at=at, frame=f"frames/{seq}.png"))
    made.pictures[seq] = _png(image)


def _png(image: Image.Image) -> bytes:
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()
