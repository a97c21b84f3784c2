"""Plays a capture agent: writes events as they would come, and the truth about them beside."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from samples.marks import Private, plain, private
from samples.render import Element, Picture

_SHIFTED = dict(zip('~!@#$%^&*()_+{}|:"<>?', "`1234567890-=[]\\;',./", strict=True))


def stamp(at: datetime) -> str:
    """Return ``at`` as RFC 3339 in UTC with milliseconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


@dataclass
class Recorder:
    """One session in the making; ``seq`` counts from 1, times only go forward."""

    started: datetime
    pictures: Mapping[str, Picture]
    seed: int
    zone: timezone
    events: list[dict[str, Any]] = field(default_factory=list)
    frames: dict[str, bytes] = field(default_factory=dict)
    places: dict[Private, list[dict[str, Any]]] = field(default_factory=dict)
    typed: list[dict[str, Any]] = field(default_factory=list)
    _screen: str = ""

    def __post_init__(self) -> None:
        self._rng = random.Random(self.seed)
        self.now = self.started

    @property
    def seq(self) -> int:
        """The number of the last event."""
        return len(self.events)

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(milliseconds=round(seconds * 1000))

    def add(self, kind: str, *, pause: float = 0.0, **fields: Any) -> int:
        """Append one event ``pause`` seconds (at least a few milliseconds) later; return its number."""
        self.wait(pause + self._rng.uniform(0.02, 0.09))
        self.events.append({"seq": self.seq + 1, "at": stamp(self.now), "kind": kind, **fields})
        return self.seq

    def note(self, marked: str, **place: Any) -> None:
        """Write down where the private values of ``marked`` stand."""
        for value in private(marked):
            self.places.setdefault(value, []).append(place)

    def window(self, app: str, title: str, url: str | None = None) -> None:
        """Bring a window to the front."""
        shown = {"app": app, "title": plain(title), "url": plain(url) if url else None}
        seq = self.add("window", pause=self._rng.uniform(0.8, 2.5), **shown)
        self.note(title, seq=seq, channel="title")
        self.note(url or "", seq=seq, channel="url")

    def shot(self, scene: str, *, texts: bool = False) -> int:
        """Take a picture of ``scene``, with the texts of its controls if asked; return its number."""
        picture = self.pictures[scene]
        self._screen = scene
        self._wait_for(picture.clock)
        path = f"frames/{self.seq + 1:06d}.png"
        more = {"texts": self._texts(picture)} if texts else {}
        seq = self.add("screenshot", pause=0.4, frame=path, display=0, scale=picture.scale, **more)
        self.frames[path] = picture.png
        for value, box in picture.places:
            self.places.setdefault(value, []).append({"seq": seq, "channel": "frame", "box": list(box)})
        return seq

    def _wait_for(self, clock: str) -> None:
        """Let time pass until the clock on the screen is right; a clock in the past is an error."""
        shown = datetime.strptime(clock, "%I:%M %p" if clock.endswith("M") else "%H:%M").replace(
            tzinfo=self.zone
        )
        local = self.now.astimezone(self.zone)
        due = local.replace(hour=shown.hour, minute=shown.minute, second=0, microsecond=0)
        if local - due >= timedelta(minutes=1):
            raise ValueError(f"the clock of {self._screen} shows the past")
        self.now = max(self.now, due + timedelta(seconds=self._rng.uniform(1, 20)))

    def _texts(self, picture: Picture) -> list[dict[str, Any]]:
        shown = [element for element in picture.elements if element.text]
        for element in shown:
            for value in sorted({value for value, _ in picture.places if value.value in element.text}):
                self.places.setdefault(value, []).append({"seq": self.seq + 1, "channel": "texts"})
        return [{"text": item.text, "box": list(item.box), "role": item.role} for item in shown]

    def click(self, name: str, *, says: str = "") -> None:
        """Click the control ``name`` of the screen last shown; ``says`` is what its own name says."""
        target = self._element(name)
        x, y = target.box[0] + target.box[2] // 2, target.box[1] + target.box[3] // 2
        self.add("move", pause=self._rng.uniform(0.3, 1.2), x=x - 40, y=max(y - 24, 0))
        self.add("move", x=x, y=y)
        told = {"role": target.role, "name": plain(says or name)}
        for action in ("down", "up"):
            seq = self.add("click", action=action, button="left", x=x, y=y, target=told)
            self.note(says, seq=seq, channel="target")

    def _element(self, name: str) -> Element:
        return next(element for element in self.pictures[self._screen].elements if element.name == name)

    def scroll(self, lines: int) -> None:
        """Turn the wheel by ``lines``; negative is down."""
        for _ in range(abs(lines)):
            self.add("scroll", x=700, y=420, dx=0, dy=120 if lines > 0 else -120)

    def copy(self, marked: str) -> None:
        """Put a text on the clipboard."""
        self.note(marked, seq=self.add("clipboard", pause=0.6, text=plain(marked)), channel="clipboard")

    def value(self, name: str, marked: str, *, secure: bool = False) -> None:
        """Report the whole text of a field."""
        seq = self.add("text", pause=0.3, field=name, text=plain(marked), secure=secure)
        self.note(marked, seq=seq, channel="text")

    @contextmanager
    def typing(self, final: str, *, transient: str = "", secure: bool = False) -> Iterator[Keyboard]:
        """Type into one field; ``final`` stands there at the end, ``transient`` stood there before."""
        first = self.seq + 1
        self.wait(self._rng.uniform(0.4, 1.1))
        yield Keyboard(self, secure=secure)
        seqs = [first, self.seq]
        self.typed.append({"seqs": seqs, "final": plain(final), "secure": secure})
        self.note(final, seqs=seqs, channel="keys")
        self.note(transient, seqs=seqs, channel="keys", transient=True)

    def values(self) -> list[dict[str, Any]]:
        """Return the truth: every private value with its places, in order of first appearance."""
        return [
            {"value": item.value, "entity": item.entity, "detected_now": item.detected_now, "places": places}
            for item, places in self.places.items()
        ]


class Keyboard:
    """Presses keys of a US keyboard, down and up, with a person's rhythm."""

    def __init__(self, recorder: Recorder, *, secure: bool) -> None:
        self._recorder = recorder
        self._secure = secure

    def type(self, text: str) -> None:
        """Type characters one by one; a newline is the enter key."""
        for char in text:
            if char == "\n":
                self.press("enter")
            elif char.isupper() or char in _SHIFTED:
                self._shifted(char)
            else:
                self._stroke("space" if char == " " else char, char, [])

    def press(self, key: str, times: int = 1) -> None:
        """Press a key that makes no character, such as ``backspace`` or ``left``."""
        for _ in range(times):
            self._stroke(key, None, [])

    def chord(self, modifier: str, key: str) -> None:
        """Press ``key`` while ``modifier`` is held."""
        self._one("down", modifier, None, [modifier])
        self._stroke(key, None, [modifier])
        self._one("up", modifier, None, [])

    def _shifted(self, char: str) -> None:
        self._one("down", "shift", None, ["shift"])
        self._stroke(_SHIFTED.get(char, char.lower()), char, ["shift"])
        self._one("up", "shift", None, [])

    def _stroke(self, key: str, char: str | None, modifiers: list[str]) -> None:
        self._one("down", key, char, modifiers)
        self._one("up", key, char, modifiers)

    def _one(self, action: str, key: str, char: str | None, modifiers: list[str]) -> None:
        self._recorder.add("key", action=action, key=key, char=char, modifiers=modifiers, secure=self._secure)
