"""What is measured: invented texts and typing from fixed seeds, and the sample screens."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from redactor.capture.events import Event, Key
from redactor.capture.header import Device, Header, Subject
from redactor.values import ConsentState, ConsentStatus

ROOT = Path(__file__).parents[1]
SEED = 20_261_121
PURPOSE = "ai_training.agent_interaction"
NOON = datetime(2026, 10, 12, 12, tzinfo=UTC)

WORDS = """the invoice for order was sent on Monday please check whether delivery address matches customer
record before payment team closes ticket again because label printer in hall two reports paper jam since
morning and nobody from support has answered so far""".split()
PRIVATE = (
    "mail {name}@example.com",
    "call +1 202-555-01{two:02}",
    "card 4111 1111 1111 1111",
    "see http://wiki.corp/{name}",
    "host 10.4.7.{two}",
)


def sentence(random_: random.Random, *, private: bool) -> str:
    """Return one short invented text, with one private value or none."""
    words = random_.choices(WORDS, k=random_.randint(5, 12))
    if private:
        form = random_.choice(PRIVATE)
        words.append(form.format(name=random_.choice(WORDS), two=random_.randint(0, 99)))
    return " ".join(words)


def short_texts(count: int) -> list[str]:
    """Return short texts like window titles and chat lines; one in four holds a private value."""
    random_ = random.Random(SEED)
    return [sentence(random_, private=number % 4 == 0) for number in range(count)]


def long_text(length: int) -> str:
    """Return one text of about ``length`` characters, made of the same lines."""
    random_ = random.Random(SEED + 1)
    lines: list[str] = []
    while sum(map(len, lines)) < length:
        lines.append(sentence(random_, private=len(lines) % 4 == 0))
    return "\n".join(lines)


def key_events(count: int) -> list[Event]:
    """Return key events that type short texts, a line each, one typing error in twenty keys."""
    random_ = random.Random(SEED + 2)
    keys: list[str] = []
    while 2 * len(keys) < count:
        for char in sentence(random_, private=len(keys) % 4 == 0):
            if random_.random() < 0.05:
                keys += ["x", "backspace"]
            keys.append(char)
        keys.append("enter")
    presses = [(key, action) for key in keys for action in ("down", "up")][:count]
    return [_key(number, key, action) for number, (key, action) in enumerate(presses, start=1)]


def _key(seq: int, key: str, action: str) -> Key:
    char = key if len(key) == 1 else None
    at = NOON + timedelta(milliseconds=40 * seq)
    return Key(seq=seq, at=at, action="down" if action == "down" else "up", key=key, char=char, secure=False)


class Everybody:
    """A ledger in which everybody consented a month ago."""

    def state_at(self, subject: str, purpose: str, at: datetime) -> ConsentState:
        """Return a consent that satisfies every packaged policy."""
        given = at - timedelta(days=30)
        return ConsentState(
            ConsentStatus.GIVEN,
            f"{subject}/{purpose}",
            explicit=True,
            written=True,
            separate=True,
            notice_id="notice-1",
            notice_acknowledged_at=given,
            given_at=given,
        )


def header() -> Header:
    """Return the header of an invented session that the gate lets through."""
    return Header(
        schema="redactor.session/1",
        session_id="bench",
        subject=Subject(id="E-1", worker_type="employee", work_region="US", employer_region="US"),
        device=Device(owner="employer", regions=("US",)),
        purpose=PURPOSE,
        started_at=NOON,
        prerequisites=("dpia:DPIA-1",),
    )


def sample_screens() -> Iterator[bytes]:
    """Yield the sample screens of 1920x1080."""
    for path in sorted((ROOT / "samples/sessions/us-ca-consenting/frames").glob("*.png")):
        data = path.read_bytes()
        if data[16:24] == (1920).to_bytes(4, "big") + (1080).to_bytes(4, "big"):
            yield data
