"""A recorded session to replay: 300 frames of somebody at work, from a fixed seed.

A mail is typed letter by letter, a list scrolls, windows are switched, a call shows a moving picture, code is
typed below; in between the cursor blinks, the clock ticks, and nothing happens at all. Screens come from
the templates of this package, changed in the browser as a program would; the moving picture is noise.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from benchmarks.screens.browser import Browser
from benchmarks.screens.draw import Studio
from benchmarks.screens.pictures import encoded
from benchmarks.screens.plan import SEED, Plan, plans
from benchmarks.screens.supply import Supply
from redactor.values import Pixels

WIDTH, HEIGHT = 1920, 1080
TYPED, SCROLLED, SWITCHED, CALLED, CODED = 90, 60, 40, 60, 50
"""Frames of each part."""

COUNT = TYPED + SCROLLED + SWITCHED + CALLED + CODED

_WRITE_BELOW = """(() => {
  const last = [...document.querySelectorAll(%s)].at(-1);
  const fresh = last.cloneNode(false);
  fresh.id = "fresh";
  last.after(fresh);
})()"""
_TYPE = """(() => {
  const cursor = document.createElement("span");
  cursor.style.borderLeft = "1px solid " + (%s ? "currentColor" : "transparent");
  document.getElementById("fresh").replaceChildren(%s, cursor);
})()"""
_SCROLL = """(() => {
  const room = (one) => one.scrollHeight - one.clientHeight;
  const widest = [...document.querySelectorAll("body *")].reduce((a, b) => (room(a) >= room(b) ? a : b));
  widest.scrollTop = %d;
})()"""
_TICK = """(() => {
  const clock = [...document.querySelectorAll(".task span")].at(-1);
  clock.replaceChildren("9:%02d AM", document.createElement("br"), "12/4/2026");
})()"""
_TILE = """(() => {
  const box = document.querySelector(".work [style*=grid] > div").getBoundingClientRect();
  return [box.left, box.top, box.width, box.height].map(Math.round);
})()"""


def recorded(folder: Path, browser: Callable[[], Browser]) -> list[Path]:
    """Return the files of the session's frames, PNG; they are drawn once and kept in ``folder``.

    Raises:
        MissingToolError: they are not there and there is no browser to draw them.
    """
    files = [folder / f"{number:04d}.png" for number in range(COUNT)]
    if not all(path.exists() for path in files):
        with browser() as open_browser:
            studio = Studio(folder, browser)
            for path, frame in zip(files, _frames(studio, open_browser), strict=True):
                path.write_bytes(frame)
    return files


def _frames(studio: Studio, browser: Browser) -> Iterator[bytes]:
    random_ = random.Random(SEED)
    yield from _typed(studio, browser, random_)
    yield from _scrolled(studio, browser, random_)
    yield from _switched(studio, browser, random_)
    yield from _called(studio, browser, random_)
    yield from _coded(studio, browser, random_)


def _open(studio: Studio, browser: Browser, template: str) -> Plan:
    """Show a template in a whole window of the session's size."""
    (plan,) = plans(1, names=[template])
    size = min(max(plan.look.size, 12), 15)
    look = replace(plan.look, width=WIDTH, height=HEIGHT, scale=1.0, frame="windows", inset=0, size=size)
    plan = replace(plan, look=look)
    browser.show(studio.page(plan), WIDTH, HEIGHT, 1.0)
    return plan


def _shot(browser: Browser) -> bytes:
    return encoded(browser.shot())


def _typed(studio: Studio, browser: Browser, random_: random.Random) -> Iterator[bytes]:
    """Type a mail, with pauses in which the cursor blinks; the clock ticks now and then."""
    plan = _open(studio, browser, "mail_compose_popup")
    text = _plain(Supply(plan.seed, plan.template.split), "mail_lines", 3)
    browser.evaluate(_WRITE_BELOW % json.dumps("[style*='74%'] .grow > div"))
    place = 0
    for number in range(TYPED):
        if number % 30 == 0:
            browser.evaluate(_TICK % (number // 30 + 10))
        place += random_.choice((0, 1, 1, 1, 2))
        browser.evaluate(_TYPE % (json.dumps(number % 4 < 2), json.dumps(text[:place])))
        yield _shot(browser)


def _plain(supply: Supply, pool: str, count: int) -> str:
    return " ".join(phrase.striptags() for phrase in supply.lines(pool, count))


def _scrolled(studio: Studio, browser: Browser, random_: random.Random) -> Iterator[bytes]:
    """Scroll a list of mails, and stop to look."""
    _open(studio, browser, "mail_web_list")
    at = 0
    for number in range(SCROLLED):
        if number % 20 < 14:
            at += random_.choice((24, 40, 60, 100))
        browser.evaluate(_SCROLL % (at % 900))
        yield _shot(browser)


def _switched(studio: Studio, browser: Browser, random_: random.Random) -> Iterator[bytes]:
    """Go back and forth between windows, for a few frames each."""
    stills = []
    for template in ("chat_workspace", "mail_panes", "sheet_people", "pull_request"):
        _open(studio, browser, template)
        stills.append(_shot(browser))
    shown = stills[0]
    for number in range(SWITCHED):
        if number % 5 == 0:
            shown = random_.choice([still for still in stills if still is not shown])
        yield shown


def _called(studio: Studio, browser: Browser, random_: random.Random) -> Iterator[bytes]:
    """Show a call: one tile moves in every frame, the rest stands still."""
    _open(studio, browser, "meeting_tiles")
    still, tile = browser.shot(), browser.evaluate(_TILE)
    noise = np.random.default_rng(random_.randrange(2**32))
    for _ in range(CALLED):
        yield encoded(_moving(still, tile, noise))


def _moving(still: Pixels, tile: Sequence[int], noise: np.random.Generator) -> Pixels:
    """Return the still with a soft, grainy picture in the upper part of the tile, above the name."""
    left, top, width, height = tile
    height = int(height * 0.8)
    small = noise.integers(30, 200, (9, 16, 3), dtype=np.uint8)
    soft = cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC).astype(np.int16)
    grain = noise.integers(-6, 7, soft.shape, dtype=np.int16)
    frame = still.copy()
    frame[top : top + height, left : left + width] = np.clip(soft + grain, 0, 255)
    return frame


def _coded(studio: Studio, browser: Browser, random_: random.Random) -> Iterator[bytes]:
    """Type at a prompt below the code."""
    plan = _open(studio, browser, "editor_config")
    text = _plain(Supply(plan.seed, plan.template.split), "shell_lines", 3)
    browser.evaluate(_WRITE_BELOW % json.dumps(".src > div"))
    place = 0
    for number in range(CODED):
        place += random_.choice((1, 1, 2))
        browser.evaluate(_TYPE % (json.dumps(number % 4 < 2), json.dumps(text[:place])))
        yield _shot(browser)
