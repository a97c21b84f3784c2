"""What is measured: invented texts and typing from fixed seeds, and the sample screens."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from pydoc_data.topics import topics

from redactor.capture.events import Event, Key
from redactor.capture.header import Device, Header, Subject

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


GIVEN = """
Priya Oluwaseun Sarah Katarzyna Hiroshi Fatima Mateo Ingrid Rajesh Chidinma Tomasz Beatriz Yusuf Mei
Dmitri Aoife Lukas Amara Noor Sven""".split()
FAMILY = """
Ramaswamy Adeyemi Whitfield Nowak Tanaka Zahrani Quispe Lindqvist Kulkarni Okafor Hathaway
Moreau Demir Tan Volkov Byrne Brandt Mensah Haddad Berg""".split()
FIRMS = (
    "Harrowgate Logistics|Bluestone Dental Group|Kessler & Wray LLP|Vantara Biosciences|Orrin Freight".split(
        "|"
    )
)
TITLES = (
    "Inbox - {given} {family} - Outlook",
    "Re: {topic} - Message (HTML)",
    "{given} {family} | Microsoft Teams",
    "{topic} - Google Docs",
    "{file}.py - Visual Studio Code",
    "Renewal call with {firm} - Calendar",
    "{file}.xlsx - Excel",
    "Settings - Google Chrome",
    "{topic} ({n}) - Jira",
    "New Tab",
    "Downloads",
    "Sign in to continue",
)
CHATS = (
    "{given}, can you look at the {file} once more before noon?",
    "ok thanks",
    "the build is red again, something with {file} I think",
    "just spoke to {firm}, they want the {topic} by Friday",
    "lol same here",
    "{given} {family} will join us at {n}, room on the third floor",
    "did anyone restart the server after the update?",
    "sent it to {given2}.{family2}@example.com",
)
TOPICS = (
    "Quarterly report|Release checklist|Onboarding|Budget draft|Incident review|Travel request|Roadmap".split(
        "|"
    )
)
FILES = "parser report invoice_export settings main test_upload billing schedule".split()


def filled(forms: tuple[str, ...], count: int) -> list[str]:
    """Return ``count`` texts made from the forms, names and numbers varied."""
    random_ = random.Random(SEED + 3)
    texts = []
    for _ in range(count):
        parts = {
            "given": random_.choice(GIVEN),
            "family": random_.choice(FAMILY),
            "n": random_.randint(1, 99),
        }
        parts |= {"given2": random_.choice(GIVEN).lower(), "family2": random_.choice(FAMILY).lower()}
        parts |= {
            "firm": random_.choice(FIRMS),
            "topic": random_.choice(TOPICS),
            "file": random_.choice(FILES),
        }
        texts.append(random_.choice(forms).format(**parts))
    return texts


def pages(folder: str, pattern: str, length: int) -> str:
    """Return the first ``length`` characters of this project's own files of one kind."""
    files = sorted((ROOT / folder).rglob(pattern))
    return "\n".join(path.read_text(encoding="utf-8") for path in files)[:length]


def reference(length: int) -> str:
    """Return the first ``length`` characters of the reference that Python carries for its own help."""
    return "\n".join(topics[name] for name in sorted(topics))[:length]


LOG_FORMS = (
    "{clock} ok",
    "{clock} GET /{n}",
    "{clock} retry {n}",
    "{clock} {n} ms",
    "up {n}",
    "{clock} hi {given}",
)


def short_log(count: int) -> str:
    """Return a log of lines of about ten characters; one in a hundred names somebody."""
    random_ = random.Random(SEED + 4)
    lines = []
    for number in range(count):
        form = LOG_FORMS[5] if number % 100 == 0 else LOG_FORMS[random_.randrange(5)]
        clock = f"{number // 3600 % 24:02}:{number // 60 % 60:02}"
        lines.append(form.format(clock=clock, n=random_.randint(1, 99), given=random_.choice(GIVEN)))
    return "\n".join(lines) + "\n"


def service_log(count: int) -> str:
    """Return a log of lines of about a hundred characters, every one with numbers of its own."""
    random_ = random.Random(SEED + 5)
    lines = []
    for number in range(count):
        clock = f"2026-03-04T{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}Z"
        host = f"10.{random_.randint(0, 9)}.{random_.randint(0, 255)}.{random_.randint(1, 254)}"
        user = f"{random_.choice(GIVEN)} {random_.choice(FAMILY)}" if number % 20 == 0 else "-"
        what = random_.choice(("served", "queued", "refused", "timed out"))
        lines.append(
            f"{clock} INFO [worker-{random_.randint(1, 16)}] request {random_.getrandbits(48):012x} "
            f"from {host} {what} after {random_.randint(1, 9999)} ms, user {user}"
        )
    return "\n".join(lines) + "\n"


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
