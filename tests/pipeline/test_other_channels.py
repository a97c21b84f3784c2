"""Titles, addresses, clipboards, paths and names of controls, each through the product's own detector."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from redactor import wire
from redactor.capture.events import Click, Clipboard, Event, Target, Text, Window, texts_of
from redactor.pipeline.addresses import coded_parts, signs_in
from redactor.pipeline.engine import Redactor
from redactor.pipeline.outcome import Released, Withheld
from redactor.values import Finding, Reason, Span
from tests.fakes import (
    PRIVATE,
    FakeDetector,
    FakeLedger,
    FaultyDetector,
    World,
    a_header,
    an_error,
    at,
    raising,
)


@pytest.fixture(scope="module")
def engine() -> Iterator[Redactor]:
    with wire.in_memory(screens=False, ledger=FakeLedger()) as redactor:
        yield redactor


def title(text: str, app: str = "Outlook") -> Window:
    return Window(seq=1, at=at(1), app=app, title=text)


def url(text: str) -> Window:
    return Window(seq=1, at=at(1), app="Google Chrome", title="t", url=text)


def clip(text: str) -> Clipboard:
    return Clipboard(seq=1, at=at(1), text=text)


def named(role: str, name: str) -> Click:
    target = Target(role=role, name=name)
    return Click(seq=1, at=at(1), action="down", button="left", x=1, y=1, target=target)


PRIVATE_ONES: list[tuple[Event, tuple[str, ...]]] = [
    (title("Jane Whitfield - Outlook"), ("Jane", "Whitfield")),
    (title("Re: INV-20418 - jane.whitfield@example.com - Mail"), ("20418", "jane")),
    (title("notes.md - C:\\Users\\jwhitfield\\src - Visual Studio Code", "Code"), ("jwhitfield",)),
    (title("jwhitfield@web-07: /home/jwhitfield/app", "Terminal"), ("jwhitfield",)),
    (url("https://example.com/u/jane-whitfield?email=jane.whitfield%40example.com"), ("whitfield",)),
    (url("https://kim:s3cr3tPass@intranet.corp.example/wiki"), ("s3cr3tPass", "kim")),
    (url("https://kim@intranet.corp.example/wiki"), ("kim",)),
    (url("https://app.example.com/reset?token=8f14e45fceea167a5a36dedd4bea2543"), ("8f14e45f",)),
    (url("https://search.example.com/?q=jane+whitfield&phone=%2B12025550143"), ("whitfield", "5550143")),
    (url("https://search.example.com/#q=%2B1%20202-555-0143"), ("0143",)),
    (url("https://docs.example.com/d/Jane%20Whitfield%20offer.pdf"), ("Whitfield",)),
    (url("https://app.example.com/#/people/Jane%20Whitfield"), ("Whitfield",)),
    (url("https://app.example.com/?Jane%20Whitfield"), ("Whitfield",)),
    (url("https://app.example.com/?Jane%20Whitfield=1"), ("Whitfield",)),
    (url("https://www.linkedin.com/in/jane-whitfield-3b1/"), ("whitfield",)),
    (url("file:///Users/jwhitfield/Documents/offer.pdf"), ("jwhitfield",)),
    (clip("Call Jane Whitfield on +1 202-555-0143"), ("Whitfield", "0143")),
    (clip("C:\\Users\\jwhitfield\\Desktop\\x.txt"), ("jwhitfield",)),
    (clip("/home/jwhitfield/.ssh/config"), ("jwhitfield",)),
    (clip("\\\\fs01\\home$\\jwhitfield\\scan.pdf"), ("jwhitfield",)),
    (named("listitem", "Jane Whitfield, 2 new messages"), ("Whitfield",)),
    (named("tab", "jane.whitfield@example.com"), ("whitfield",)),
    (named("menuitem", "Open C:\\Users\\jwhitfield\\a.xlsx"), ("jwhitfield",)),
    (Text(seq=1, at=at(1), text="C:/Users/jwhitfield/a.py", secure=False, field="Path"), ("jwhitfield",)),
    (Text(seq=1, at=at(1), text="hunter2", secure=True, field="Password"), ("hunter2",)),
]
ORDINARY: list[Event] = [
    title("Inbox - Outlook"),
    url("https://github.com/python/cpython"),
    url("https://docs.python.org/3/library/urllib.parse.html?highlight=unquote%20plus"),
    named("button", "Save as..."),
    named("tab", "Settings"),
    clip("git rebase --onto main server client"),
]


def released(engine: Redactor, event: Event) -> Event:
    with engine.session(a_header()) as session:
        (outcome,) = [*session.process(event), *session.close()]
    assert isinstance(outcome, Released)
    return outcome.event.event


@pytest.mark.parametrize(("event", "private"), PRIVATE_ONES)
def test_no_channel_shows_what_is_private(engine: Redactor, event: Event, private: tuple[str, ...]) -> None:
    shown = " ".join(text for _, text in texts_of(released(engine, event))).lower()
    assert not [value for value in private if value.lower() in shown]


@pytest.mark.parametrize("event", ORDINARY)
def test_what_is_ordinary_stays(engine: Redactor, event: Event) -> None:
    assert texts_of(released(engine, event)) == texts_of(event)


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("https://a.example/b?c=d", ()),
        ("https://a.example/b?c=d+e&f=%40", ("d e", "@")),
        ("https://a.example/b%20c/#d=%41", ("A", "b c")),
        ("a b", ()),
        ("http://[", ("http://[",)),
        ("https://a.example/?" + "a=%41&" * 65, ("https://a.example/?" + "a=A&" * 65,)),
        ("https://a.example" + "/%41" * 65, ("https://a.example" + "/A" * 65,)),
        ("", ()),
    ],
)
def test_coded_parts(address: str, parts: tuple[str, ...]) -> None:
    assert coded_parts(address) == parts


@pytest.mark.parametrize(
    ("address", "signs"),
    [("https://kim@a.example", True), ("https://a.example/@kim", False), ("http://[", True), ("", False)],
)
def test_who_signs_in(address: str, *, signs: bool) -> None:
    assert signs_in(address) is signs


def coded(value: str) -> Window:
    return url("https://a.example/?q=" + "".join(f"%{ord(char):02x}" for char in value))


@pytest.mark.parametrize(
    ("value", "shown"),
    [(PRIVATE, "[PRIVATE_URL]"), ("<<x>>", "[PRIVATE_URL]"), ("((kept))", None), ("abc", None)],
)
def test_what_is_written_in_code_hides_the_whole_address(value: str, shown: str | None) -> None:
    (outcome,) = World().run([coded(value)])
    assert isinstance(outcome, Released)
    assert isinstance(outcome.event.event, Window)
    assert outcome.event.event.url == (shown or coded(value).url)
    assert [finding.entity for finding in outcome.findings] == ["PRIVATE_URL"] * bool(shown)


@pytest.mark.parametrize(
    "event",
    [
        coded("!!x!!"),
        url("https://a.example/?a=%3c%3cx%3e%3e&b=%21%21x%21%21"),
        url("https://kim@a.example/!!x!!"),
        url("https://a.example/!!x!!?q=%3c%3cx%3e%3e"),
    ],
)
def test_what_holds_an_item_back_does_so_in_an_address_too(event: Window) -> None:
    (outcome,) = World().run([event])
    assert isinstance(outcome, Withheld)
    assert outcome.decision.reasons == (Reason.ENTITY_WITHHELD,)


def test_a_part_that_cannot_be_looked_at_holds_the_event_back() -> None:
    detector = FaultyDetector(raising(an_error()), trigger="bomb")
    (outcome,) = World(detector=detector).run([coded("bomb")])
    assert isinstance(outcome, Withheld)
    assert outcome.decision.reasons == (Reason.DETECT_FAILED,)


def test_a_part_that_no_model_reads_hides_the_address() -> None:
    class Foreign(FakeDetector):
        def in_text(self, text: str) -> tuple[Finding, ...]:
            return (Finding("UNREADABLE", 1.0, "language", span=Span(0, len(text))),) if text == "ja" else ()

    (outcome,) = World(detector=Foreign()).run([coded("ja")])
    assert isinstance(outcome, Released)
    assert outcome.event.event.url == "[PRIVATE_URL]"  # type: ignore[union-attr]
