"""What is painted on a screen: the zones of findings, by the policy's mode all other text, and labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from redactor.errors import InputError, MaskError
from redactor.pipeline.rules import Rules
from redactor.policy.vocabulary import ImageMode
from redactor.values import Finding, OperatorKind, Page, RawImage, SafeImage, Zone

if TYPE_CHECKING:
    from redactor.mask.encode import Encoder
    from redactor.mask.label import Label


NO_VALUES: Mapping[Finding, str] = MappingProxyType({})
SPARED_SURE, SPARED_SIGNS = 0.7, 2
"""A word beside a fill is spared if it is read with so much confidence and has so many signs."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Zones to paint, the labels that are written into some of them, and words beside them that stay."""

    zones: tuple[Zone, ...] = ()
    labels: tuple[Label, ...] = ()
    spare: tuple[Zone, ...] = ()

    @classmethod
    def of(
        cls,
        page: Page,
        masked: Sequence[Finding],
        rules: Rules,
        *,
        last: bool = False,
        values: Mapping[Finding, str] = NO_VALUES,
    ) -> Cover:
        """Return the cover of findings with zones; a finding's span, if any, lies in the text of ``page``.

        ``values`` has the values of findings that have no span there.

        Where all text is covered, ``last`` asks for what can be read of it: nothing is painted any more, and
        what a reader makes of icons and edges must not withhold the screen.
        """
        zones = tuple(zone for finding in masked for zone in finding.zones)
        is_labelled = rules.policy.image_mode is ImageMode.LABEL
        labels = tuple(_labels(page, masked, rules, values)) if is_labelled else ()
        other = _other_text(page, rules, readable=last)
        return cls((*zones, *other), labels, () if other else tuple(_spare(page, zones)))

    def with_more(self, more: Cover) -> Cover:
        """Return both covers as one; which words stay, the first look has read best.

        A word in which something shows up later stays no more: what ends at it would never be covered.
        """
        spare = tuple(word for word in self.spare if not any(word.overlaps(zone) for zone in more.zones))
        return Cover((*self.zones, *more.zones), (*self.labels, *more.labels), spare)

    def hidden(self, image: RawImage, rules: Rules) -> RawImage:
        """Return the image as what looks again is to see it: fills without colour and labels."""
        from redactor.mask.image import SNAP, covering, emptied

        padding = rules.policy.padding
        zones = covering(self.zones, image.width, image.height, padding=padding, snap=SNAP, spare=self.spare)
        return emptied(image, zones)

    def painted(self, image: RawImage, rules: Rules, encoder: Encoder | None) -> SafeImage:
        """Return the image with this cover.

        Raises:
            MaskError: it cannot be painted, or the result cannot be encoded.
        """
        from redactor.mask.image import fill

        policy = rules.policy
        colour = channels(policy.fill)
        return fill(
            image,
            self.zones,
            colour=colour,
            padding=policy.padding,
            spare=self.spare,
            labels=self.labels,
            encoder=encoder,
        )


def _spare(page: Page, zones: Sequence[Zone]) -> Iterator[Zone]:
    """Yield the zones of words that are read well; what is not may be a piece of what is covered.

    Of a word that joints part, each part stands by itself.
    """
    from redactor.detect.zones import parts_of

    if zones:
        for word in page.words:
            if word.confidence >= SPARED_SURE and word.span.end - word.span.start >= SPARED_SIGNS:
                yield from parts_of(word)


def reopened(safe: SafeImage) -> RawImage:
    """Return a masked picture as a reader is to see it again: decoded, its fills without colour and labels.

    Raises:
        MaskError: it cannot be decoded; the fault is ours, not the input's.
    """
    from redactor.mask.image import emptied

    return emptied(_opened(safe), safe.zones)


def _opened(safe: SafeImage) -> RawImage:
    from redactor.ocr.image import decode

    try:
        return decode(safe.encoded)
    except InputError:
        raise MaskError("the masked picture cannot be opened again") from None


def must_show(safe: SafeImage, hidden: RawImage) -> None:
    """Make sure that the bytes of a masked picture, opened again, are what was looked at outside the fills.

    Raises:
        MaskError: they are not, or cannot be opened; the fault is ours, not the input's.
    """
    import cv2
    import numpy as np

    shown = np.require(_opened(safe).pixels, requirements="W")
    for zone in safe.zones if shown.shape == hidden.pixels.shape else ():
        place = slice(zone.y, zone.y + zone.height), slice(zone.x, zone.x + zone.width)
        shown[place] = hidden.pixels[place]
    # The same as comparing all values, without an array of as many answers.
    if shown.shape != hidden.pixels.shape or cv2.norm(shown, hidden.pixels, cv2.NORM_INF) > 0:
        raise MaskError("the masked picture is not what was looked at")


def channels(fill: str) -> tuple[int, int, int]:
    """Return ``#rrggbb`` as three channels."""
    red, green, blue = bytes.fromhex(fill.removeprefix("#"))
    return red, green, blue


def _other_text(page: Page, rules: Rules, *, readable: bool) -> tuple[Zone, ...]:
    from redactor.detect.allowed_words import other_text, with_tables

    if rules.policy.allowed_words is None:
        return ()
    return other_text(page, with_tables(rules.policy.allowed_words), readable=readable)


def _labels(
    page: Page, masked: Sequence[Finding], rules: Rules, values: Mapping[Finding, str]
) -> Iterator[Label]:
    """Yield one label for each finding that leaves a placeholder: in the widest of its zones."""
    from redactor.mask.label import Label

    for finding in masked:
        span = finding.span
        value = page.text[span.start : span.end] if span else values.get(finding, "")
        text, stand_in = _written(value, finding.entity, rules)
        if text and finding.zones:
            yield Label(max(finding.zones, key=lambda zone: zone.width), text, stand_in)


def _written(value: str, entity: str, rules: Rules) -> tuple[str, str]:
    """Return placeholder and stand-in for a value, as its text would become; an empty one was not read.

    Nothing of a masked value's own characters is ever drawn.
    """
    kind, name = rules.policy.operator_for(entity).kind, f"[{entity}]"
    if kind is OperatorKind.DROP:
        return "", ""
    if value and kind is OperatorKind.PSEUDONYM:
        return rules.pseudonyms.token(entity, value), ""
    if value and kind is OperatorKind.SURROGATE:
        made, token = rules.pseudonyms.surrogate(entity, value), rules.pseudonyms.token(entity, value)
        return (token, "") if made == token else (name, made)
    return name, ""
