# ruff: noqa: E501, RUF001 - word lists stand on long lines; signs of screens; seeded invention
"""Build templates from parts: labels before values, columns, window titles, records, sentences.

Written templates say the same things in the same places. These put any label before any value that fits it, in
any of the forms that screens use. Labels and separators are split like names: the unseen part shows labels
that training never saw.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import cache

from training.fragments.labels import DAYS, FIRMS, OTHER, PEOPLES, STREETS, WHERE, WHO
from training.fragments.names import Part, share

VALUES: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "who": (WHO, ("A", "A", "A", "A", "Af", "At", "Au", "Al", "A1", "A1", "A2", "An", "Ax")),
    "firm": (FIRMS, ("O", "O", "O1", "O1", "O1", "Ol", "Ou")),
    "where": (WHERE, ("L", "L", "L", "K", "LR", "R", "area")),
    "street": (STREETS, ("AD", "AD", "S", "AS", "UA")),
    "people": (PEOPLES, ("nation", "faith", "N")),
    "day": (DAYS, ("date", "date", "dob")),
}
KINDS = ("who", "firm", "where", "street", "people", "day", "other")
"""Sorts of columns and fields."""

BETWEEN = (
    ": ",
    ": ",
    ": ",
    ":",
    " : ",
    "⏎",
    " ",
    "  ",
    "⇥",
    " - ",
    "=",
    " = ",
    " — ",
    ":⏎",
    " | ",
    "* ",
    " *⏎",
    ":  ",
    " ▸ ",
    "? ",
)
FIELD_ENDS = ("⏎", "⏎", "⏎", "  ", ", ", "; ", " | ", " · ", "⇥", "   ", " / ", "⏎⏎")
BARS = (
    " - ",
    " - ",
    " - ",
    " | ",
    " | ",
    " — ",
    " – ",
    " · ",
    ": ",
    " / ",
    " > ",
    " :: ",
    " • ",
    ", ",
    " » ",
    " ~ ",
    " (",
    " [",
)
HEADS = (
    "",
    "",
    "",
    "",
    "",
    "(«int») ",
    "● ",
    "* ",
    "[«status»] ",
    "«id» ",
    "«id»: ",
    "«ui»: ",
    "✓ ",
    "🔒 ",
    "New: ",
    "Re: ",
    "FW: ",
    "Copy of ",
    "Draft: ",
    "Preview: ",
    "#«int» ",
)
CALM = (
    "Phrase",
    "Phrase",
    "topic",
    "topic",
    "ui",
    "ui",
    "snake",
    "noun",
    "id",
    "status",
    "dept",
    "role",
    "product",
    "date",
    "vendor",
    "tool",
    "camel",
    "code",
    "ver",
    "noun",
    "game",
    "topic",
    "Phrase",
    "os",
    "dish",
)
LIVELY = ("O1", "O1", "O1", "O", "Ol", "A", "A", "A", "A1", "Af", "Ax", "L", "L", "LR", "S", "P1", "B", "B1")


@cache
def _kept(words: tuple[str, ...], part: Part) -> tuple[str, ...]:
    return share(words, part)


def _label(rng: random.Random, labels: Sequence[str], part: Part) -> str:
    label = rng.choice(_kept(tuple(labels), part))
    luck = rng.random()
    if luck < 0.12:
        return label.lower()
    if luck < 0.2:
        return label.upper()
    return label.title() if luck < 0.25 and "'" not in label else label


def _field(rng: random.Random, part: Part, kind: str) -> tuple[str, str]:
    """Return a label and a slot for its value."""
    if kind == "other":
        slot = rng.choice(list(OTHER))
        return _label(rng, OTHER[slot].split("|"), part), f"«{slot}»"
    labels, slots = VALUES[kind]
    return _label(rng, labels, part), f"«{rng.choice(slots)}»"


def _kind(rng: random.Random, calm: float) -> str:
    return "other" if rng.random() < calm else rng.choices(KINDS[:-1], weights=(10, 10, 5, 3, 1, 2))[0]


def _apart(slots: list[str]) -> list[str]:
    """Give repeated people, companies and addresses of one text other letters."""
    seen: dict[str, int] = {}
    found = []
    for slot in slots:
        first, form = slot[1:2], slot[2:-1]
        if first == "A" and form in {"", "f", "t", "u", "l", "1", "2", "n", "x", "m"}:
            seen["A"] = seen.get("A", -1) + 1
            found.append(f"«{'ABCDE'[seen['A'] % 5]}{form}»")
        elif first == "O" and form in {"", "1", "l", "u"}:
            seen["O"] = seen.get("O", -1) + 1
            found.append(f"«{'OPQ'[seen['O'] % 3]}{form}»")
        else:
            found.append(slot)
    return found


def _fields(rng: random.Random, part: Part) -> str:
    """Labels with their values."""
    calm = rng.choice((0.2, 0.5, 1.0))
    pairs = [_field(rng, part, _kind(rng, calm)) for _ in range(rng.choice((1, 1, 1, 1, 2, 3, 4)))]
    values = _apart([value for _, value in pairs])
    between, end = rng.choice(BETWEEN), rng.choice(FIELD_ENDS)
    return end.join(f"{label}{between}{value}" for (label, _), value in zip(pairs, values, strict=True))


def _table(rng: random.Random, part: Part) -> str:
    """A row of cells, with or without a head."""
    calm = rng.choice((0.3, 0.6, 1.0))
    pairs = [_field(rng, part, _kind(rng, calm)) for _ in range(rng.randint(2, 6))]
    row = "¦".join(_apart([value for _, value in pairs]))
    return "¦".join(label for label, _ in pairs) + "⏎" + row if rng.random() < 0.5 else row


def _title(rng: random.Random, _part: Part) -> str:
    """A window's title: up to three parts and mostly a program's name at the end."""
    calm = rng.random() < 0.4
    parts = [
        rng.choice(CALM if calm or rng.random() < 0.5 else LIVELY)
        for _ in range(rng.choice((1, 1, 2, 2, 2, 3)))
    ]
    if not calm and not set(parts) & set(LIVELY):
        parts[rng.randrange(len(parts))] = rng.choice(LIVELY)
    slots = _apart([f"«{part}»" for part in parts])
    if rng.random() < 0.8:
        slots.insert(len(slots) if rng.random() < 0.85 else 0, "«app»")
        if rng.random() < 0.15:
            slots.append(
                "«Google Chrome|Mozilla Firefox|Microsoft Edge|Safari|Personal - Microsoft Edge|Brave|Opera»"
            )
    text, bar = rng.choice(HEADS) + slots[0], rng.choice(BARS)
    for slot in slots[1:]:
        bar = rng.choice(BARS) if rng.random() < 0.3 else bar
        text += bar + slot + {" (": ")", " [": "]"}.get(bar, "")
    return text


def _record(rng: random.Random, part: Part) -> str:
    """An object, an element or an assignment of code with values in it."""
    calm = rng.choice((0.3, 0.7, 1.0))
    pairs = [_field(rng, part, _kind(rng, calm)) for _ in range(rng.choice((1, 1, 2, 3)))]
    values = _apart([value for _, value in pairs])
    keys = [
        "_".join(label.lower().replace(".", "").replace("/", " ").replace(",", "").split())
        for label, _ in pairs
    ]
    style = rng.randrange(6)
    if style == 0:
        return "{" + ", ".join(f'"{key}": "{value}"' for key, value in zip(keys, values, strict=True)) + "}"
    if style == 1:
        return "⏎".join(f"{key}: {value}" for key, value in zip(keys, values, strict=True))
    if style == 2:
        return "".join(f"<{key}>{value}</{key}>" for key, value in zip(keys, values, strict=True))
    if style == 3:
        quote = rng.choice("\"'")
        return "⏎".join(f"{key} = {quote}{value}{quote}" for key, value in zip(keys, values, strict=True))
    if style == 4:
        return "«log» " + " ".join(f'{key}="{value}"' for key, value in zip(keys, values, strict=True))
    return "«camel»(" + ", ".join(f"{key}='{value}'" for key, value in zip(keys, values, strict=True)) + ")"


OPENINGS = (
    "call|email|ask|remind|thank|invite|meet|visit|pay|chase|ping|text|message|tell|contact|see|help|follow up with|check with|talk to|"
    "waiting for|heard from|sent to|forwarded to|got it from|approved by|blocked by|owned by|thanks to|per|via|from|with|about|for|re|"
    "meeting with|lunch with|demo for|quote for|reply to|note from|complaint from|order from|invoice to|payment to|refund to|visit to|feedback from|gift for"
).split("|")
CLOSINGS = (
    "|?|!|.| «day»| on «date»| «rel»| at «time»| re «topic»| about the «phrase»| «status»| pls| asap| again| (urgent)| - «topic»|: «topic»| today| first| 👍| x«int»| for «money»| from «dept»| before lunch| and the «role»"
).split("|")
TELLINGS = (
    "said yes|called|is out|is late|left|joined|agreed|signed|wants a refund|has a question|asked about the «phrase»|will call back|did not reply|sent the «topic»|"
    "approved the «phrase»|needs the «phrase» «rel»|is on holiday until «date»|paid «money»|cancelled|moved to «dept»|is typing…|reacted 👍|uploaded «snake».pdf|renamed the «noun»|"
    "opened «id»|closed «id»|was here|replied «ago»|is waiting in the lobby|got promoted to «role»|wants to talk about «topic»|complained about the «phrase»|uses «app»|switched to «app»|merged «snake»"
).split("|")


def _saying(rng: random.Random, part: Part) -> str:
    """A short phrase of a chat, a note or a task about somebody, some company or nobody."""
    who = rng.choice(
        (
            "A",
            "A1",
            "A1",
            "A1l",
            "Al",
            "A2",
            "At",
            "O1",
            "O1",
            "Ol",
            "O",
            "A1» and «B1",
            "A1» from «O1",
            "A» at «O1",
            "A1» (O1)".replace("(O1)", "in «L"),
            "role",
            "dept",
            "vendor",
            "noun",
        )
    )
    if rng.random() < 0.5:
        text = f"{rng.choice(_kept(tuple(OPENINGS), part))} «{who}»{rng.choice(_kept(tuple(CLOSINGS), part))}"
    else:
        text = f"«{who}» {rng.choice(_kept(tuple(TELLINGS), part))}"
    return text[:1].upper() + text[1:] if rng.random() < 0.5 else text


FORMS: tuple[tuple[Callable[[random.Random, Part], str], int], ...] = (
    (_fields, 10),
    (_table, 8),
    (_title, 12),
    (_record, 4),
    (_saying, 8),
)


def template(rng: random.Random, part: Part) -> str:
    """Return a template made for this draw."""
    form = rng.choices([form for form, _ in FORMS], weights=[weight for _, weight in FORMS])[0]
    return form(rng, part)
