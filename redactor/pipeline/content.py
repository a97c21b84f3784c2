"""Steps 2 to 7 of the corridor for one piece of content: open, read, find, judge, mask, look again.

Every function either returns content that may be released or raises: ``HeldError`` when a rule or the
second look says no, an ``ItemError`` when a part failed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from redactor.errors import DetectError, ItemError, MissingToolError, ReadError
from redactor.pipeline.cover import Cover, must_show, reopened
from redactor.pipeline.pages import PageSearch
from redactor.pipeline.rules import (
    ILLEGIBLE,
    Rules,
    Split,
    find,
    in_order,
    is_seen_whole,
    judged,
    still_there,
)
from redactor.pipeline.run_parts import Run
from redactor.pipeline.runs import MaskedRun, mask_run
from redactor.pipeline.seen import SeenScreens
from redactor.pipeline.texts import MaskedText, found_apart, mask_texts
from redactor.policy.vocabulary import ImageMode
from redactor.ports import Detector, Reader, VisualDetector
from redactor.remembered import Remembered
from redactor.values import (
    Decision,
    Finding,
    Hint,
    Page,
    RawImage,
    RawText,
    SafeImage,
    Zone,
)

if TYPE_CHECKING:
    from redactor.mask.encode import Encoder

_PAGES = 128  # as many as are held back while a session looks back, and more; 200 kB each, about
_FINDING_BYTES = 2_000  # of memory, about: a finding and the rectangles that cover it
_UNREAD = "PHOTO"
"""What is not read where it is covered whole: a video is other noise in each frame."""

SECOND_LOOKS = 4
"""How often a masked screen is read again: what shows up is masked as well; the last time,
anything that shows up withholds the screen."""


@dataclass(frozen=True, slots=True)
class MaskedImage:
    """A screen that may be released; ``findings`` carry zones in the original's pixels."""

    safe: SafeImage
    findings: tuple[Finding, ...]
    decision: Decision
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Screen:
    """An encoded screen as it came in, with what the capture agent knows of it.

    ``texts`` are accessibility texts with their zones; ``hint`` is the window around the screen.
    """

    data: bytes
    hint: Hint
    scale: float = 1.0
    texts: tuple[tuple[str, Zone], ...] = ()
    file: str = ""

    def __repr__(self) -> str:
        return f"Screen({len(self.data)} bytes)"


class Content:
    """The engines of steps 2 to 7, built once and used for many items, from several threads.

    ``forms`` is the part of the detector that knows values by their form; see
    :class:`redactor.pipeline.pages.PageSearch`.
    """

    def __init__(
        self,
        detector: Detector,
        reader: Reader | None,
        visual: VisualDetector | None = None,
        encoder: Encoder | None = None,
        forms: Detector | None = None,
    ) -> None:
        self._detector = detector
        self._reader = reader
        self._visual = visual
        self._encoder = encoder
        self._search = PageSearch(detector, forms)
        self._seen: SeenScreens[MaskedImage] = SeenScreens()
        self._pages: Remembered[bytes, Page] = Remembered(_PAGES)

    # --- texts ----------------------------------------------------------------------------------

    def texts(
        self, texts: Sequence[RawText], hints: Sequence[Hint], rules: Rules
    ) -> list[MaskedText | ItemError]:
        """Mask texts in one batch; see :func:`redactor.pipeline.texts.mask_texts`."""
        return mask_texts(self._detector, texts, hints, rules)

    def found(self, texts: Sequence[RawText], hints: Sequence[Hint], rules: Rules) -> list[Split]:
        """Find in texts, all or none; see :func:`redactor.pipeline.rules.find`."""
        return find(self._detector, texts, hints, rules)

    def found_apart(
        self, texts: Sequence[RawText], hints: Sequence[Hint], rules: Rules
    ) -> list[Split | ItemError]:
        """Find in texts, each by itself; see :func:`redactor.pipeline.texts.found_apart`."""
        return found_apart(self._detector, texts, hints, rules)

    # --- screens --------------------------------------------------------------------------------

    def screen(self, screen: Screen, rules: Rules) -> MaskedImage:
        """Mask one screen; one that was masked lately by the same rules is not looked at again.

        Raises:
            InputError: the bytes are no image that may be opened.
            HeldError, ItemError: the screen must not be released.
            MissingToolError: no reader was built, or its program is gone.
        """
        hint, texts = screen.hint, [(text, zone.as_list()) for text, zone in screen.texts]
        about = (screen.scale, hint.app, hint.title, hint.label, texts)
        digest = self._seen.digest(screen.data, *about)
        masked = self._seen.get(digest, rules)
        if masked is None:
            masked = self._masked(screen, rules)
            size = len(masked.safe.encoded) + _FINDING_BYTES * len(masked.findings)
            self._seen.keep(digest, rules, masked, size)
        return masked

    def seen_on(self, screen: Screen, rules: Rules) -> tuple[Page, tuple[Finding, ...]]:
        """Read a screen; return its page and what has to be masked there, accessibility texts left out.

        Raises:
            InputError: the bytes are no image that may be opened.
            ItemError: it could not be read or searched.
            MissingToolError: no reader was built, or its program is gone.
        """
        from redactor.ocr.image import decode

        image = decode(screen.data, file=screen.file)
        page = self._page(image, screen, self._visuals(image, screen, rules))
        return page, self._search.find(page, screen.hint, rules)[0]

    def _page(self, image: RawImage, screen: Screen, visuals: Sequence[Finding]) -> Page:
        """Read a screen but for covered photos, or remember what was read off the same bytes lately."""
        reader = self._need_reader()
        covered = [zone for finding in visuals if finding.entity == _UNREAD for zone in finding.zones]
        digest = self._seen.digest(screen.data, screen.scale, covered)
        return self._pages.answers([digest], lambda _: [_read(reader, image, screen, covered=covered)])[0]

    def _masked(self, screen: Screen, rules: Rules) -> MaskedImage:
        from redactor.ocr.image import decode

        self._need_reader()
        image = decode(screen.data, file=screen.file)
        visuals = self._visuals(image, screen, rules)
        page = self._page(image, screen, visuals)
        (masked, kept), values = self._on_screen(page, screen, rules)
        masked = (*masked, *_illegible(page, masked, rules), *visuals)
        cover = Cover.of(page, masked, rules, values=values)
        for final in [False] * (SECOND_LOOKS - 1) + [True]:
            decision = judged(masked, rules)
            hidden = cover.hidden(image, rules)
            page, left = self._left_on(image, hidden, cover, screen, rules)
            more = Cover.of(page, left, rules, last=final)
            if not more.zones:
                safe = cover.painted(image, rules, self._encoder)
                must_show(safe, hidden)
                return MaskedImage(safe, in_order(masked, kept), decision, image.width, image.height)
            masked, cover = (*masked, *left), cover.with_more(more)
        raise still_there(masked)

    def _need_reader(self) -> Reader:
        if self._reader is None:
            raise MissingToolError(
                "reader", "this engine was built without a reader", remedy="build it with screens=True"
            )
        return self._reader

    def _on_screen(self, page: Page, screen: Screen, rules: Rules) -> tuple[Split, dict[Finding, str]]:
        """Find on the page as read and in the accessibility texts; all findings carry zones.

        What an accessibility text tells and the reader has found on that element stays as it was found;
        anything else covers the whole element, since nobody knows where in it the value stands. The values of
        these come besides.
        """
        from redactor.detect.page import shows

        masked, kept = self._search.find(page, screen.hint, rules)
        texts = [RawText(text) for text, _ in screen.texts]
        found = find(self._detector, texts, [screen.hint] * len(texts), rules) if texts else []
        unseen: list[Finding] = []
        values: dict[Finding, str] = {}
        for (more, _), (text, zone) in zip(found, screen.texts, strict=True):
            there = [finding for finding in masked if any(zone.overlaps(seen) for seen in finding.zones)]
            for finding in more:
                if finding.span and not shows(page, there, finding, text):
                    unseen.append(_at(finding, zone))
                    values.setdefault(unseen[-1], text[finding.span.start : finding.span.end])
        return ((*masked, *unseen), kept), values

    def _visuals(self, image: RawImage, screen: Screen, rules: Rules) -> tuple[Finding, ...]:
        """Find faces, photos and codes that must be masked; the second look is for text alone."""
        wanted = rules.wanted_visuals
        if self._visual is None or not wanted:
            return ()
        found = self._visual.find(image.pixels, scale=screen.scale, wanted=wanted)
        if any(finding.entity not in wanted or not _on(image, finding.zones) for finding in found):
            raise DetectError("a visual finding has no place on the image, or is of another kind")
        return found

    def _left_on(
        self, image: RawImage, hidden: RawImage, cover: Cover, screen: Screen, rules: Rules
    ) -> tuple[Page, tuple[Finding, ...]]:
        """Read what will be released with other eyes; return the page and what is still to be found on it.

        By policy that is the whole picture, encoded and opened again, of every screen or a share of them, or
        the text around what was covered.
        Where all text is to be covered, whatever the first look did not read counts, wherever it stands.
        """
        reader, policy = self._need_reader(), rules.policy
        is_all_covered = policy.image_mode is ImageMode.MASK_ALL_BUT_ALLOWED
        if is_all_covered or is_seen_whole(screen.data, policy):
            released = reopened(cover.painted(image, rules, self._encoder))
            page = _read(reader, released, screen, second_look=True)
        elif cover.zones:
            page = _read(reader, hidden, screen, second_look=True, near=cover.zones)
        else:
            page = Page("", (), image.width, image.height)
        return page, self._search.find(page, screen.hint, rules)[0]

    # --- typing ---------------------------------------------------------------------------------

    def run(self, run: Run, hint: Hint, rules: Rules) -> MaskedRun:
        """Mask a run of typing; see :func:`redactor.pipeline.runs.mask_run`."""
        return mask_run(self._detector, run, hint, rules)


def _read(
    reader: Reader,
    image: RawImage,
    screen: Screen,
    *,
    second_look: bool = False,
    near: Sequence[Zone] | None = None,
    covered: Sequence[Zone] = (),
) -> Page:
    """Read an image; zones on a page of another size would cover the wrong places.

    The second look takes the screen's scale for 1: a wrong scale must not blind both.
    """
    scale = 1.0 if second_look else screen.scale
    page = reader.read(image.pixels, scale=scale, second_look=second_look, near=near, covered=covered)
    if (page.width, page.height) != (image.width, image.height):
        raise ReadError("the reader answered for an image of another size")
    return page


def _illegible(page: Page, masked: Sequence[Finding], rules: Rules) -> tuple[Finding, ...]:
    """Return what could not be read beside what is masked; the second look sees covers there, no text."""
    from redactor.detect.unreadable import unreadable

    return () if rules.keeps(ILLEGIBLE) else unreadable(page, masked)


def _on(image: RawImage, zones: Sequence[Zone]) -> bool:
    """Tell whether there are zones, and all lie on the image."""
    inside = (zone.x + zone.width <= image.width and zone.y + zone.height <= image.height for zone in zones)
    return bool(zones) and all(inside)


def _at(finding: Finding, zone: Zone) -> Finding:
    """Return a finding in an accessibility text as one on the screen: its whole element."""
    return Finding(
        finding.entity, finding.score, finding.detector, finding.rule, None, (zone,), finding.checked
    )
