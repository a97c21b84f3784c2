"""Draws planned screens: template -> HTML -> Chromium -> pixels, ink and truth."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from benchmarks.screens.browser import Browser
from benchmarks.screens.pictures import encoded, read_grey
from benchmarks.screens.plan import FOLDER, Plan
from benchmarks.screens.supply import Supply
from benchmarks.screens.truth import InkMap, Shots, Truth, ink_of, places
from samples.marks import spans

ICONS = Path(__file__).parents[2] / "samples" / "templates"
_REPORT = (Path(__file__).parent / "report.js").read_text(encoding="utf-8")
_HIDE = """(() => {{
  const sheet = document.createElement("style");
  sheet.textContent = "{} {{ -webkit-text-fill-color: transparent !important; }}";
  document.head.append(sheet);
}})()"""
_HIDE_PRIVATE, _HIDE_ALL = _HIDE.format("[data-entity], [data-entity] *"), _HIDE.format("*")


class ScreenError(Exception):
    """A template that does not show what it promises."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A screen on the disk."""

    picture: Path
    ink: Path
    truth: Truth

    def ink_map(self) -> InkMap:
        """Read the map of its ink."""
        return read_grey(self.ink)


class Studio:
    """Draws screens into a folder; what is there already is not drawn again."""

    def __init__(self, folder: Path, browser: Callable[[], Browser]) -> None:
        self._folder = folder
        self._open = browser
        self._pages = Environment(
            loader=FileSystemLoader([FOLDER, ICONS]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._pages.filters.update(m=spans)  # the icons' file has macros of its own that want it
        folder.mkdir(parents=True, exist_ok=True)

    def draw(self, plans: Iterable[Plan]) -> Iterator[Drawn]:
        """Yield the screens of the plans, in order.

        Raises:
            MissingToolError: a screen is missing and there is no browser to draw it.
            ScreenError: a template of private screens shows nothing private, or a clean one does.
        """
        browser: Browser | None = None
        try:
            for plan in plans:
                drawn = self._files(plan)
                if not drawn[2].exists():
                    browser = browser or self._open()
                    self._draw(plan, browser)
                yield Drawn(drawn[0], drawn[1], Truth.read(drawn[2]))
        finally:
            if browser is not None:
                browser.close()

    def _files(self, plan: Plan) -> tuple[Path, Path, Path]:
        stem = self._folder / plan.name
        return stem.with_suffix(".png"), stem.with_suffix(".ink.png"), stem.with_suffix(".json")

    def _draw(self, plan: Plan, browser: Browser) -> None:
        look = plan.look
        browser.show(self.page(plan), look.width, look.height, look.scale)
        report = browser.evaluate(_REPORT)
        whole = browser.shot()
        browser.evaluate(_HIDE_PRIVATE)
        without_private = browser.shot()
        browser.evaluate(_HIDE_ALL)
        ink = ink_of(Shots(whole, without_private, browser.shot()))
        found, words = places(report, ink, look.scale)
        if bool(found) == plan.template.clean or not words:
            raise ScreenError(f"{plan.name}: {len(found)} private spans, {len(words)} words")
        height, width = ink.shape
        truth = Truth(
            plan.name,
            plan.template.name,
            plan.template.split,
            plan.template.clean,
            width,
            height,
            look.scale,
            report["app"] if plan.hinted else "",
            report["title"] if plan.hinted else "",
            json.loads(json.dumps(asdict(look))),
            found,
            words,
        )
        picture, ink_file, truth_file = self._files(plan)
        picture.write_bytes(encoded(whole))
        ink_file.write_bytes(encoded(ink))
        truth.write(truth_file)  # last: it tells that the other two are whole

    def page(self, plan: Plan) -> str:
        """Return the HTML of a screen."""
        supply = Supply(plan.seed, plan.template.split)
        return self._pages.get_template(plan.template.file).render(look=plan.look, **supply.names())
