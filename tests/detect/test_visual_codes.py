"""QR and bar codes: found in all sizes and tones, judged by what they hold."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import zxingcpp

from redactor.detect.visual_codes import Code, find_codes, is_grid, is_public_site
from redactor.detect.visual_known import Known
from redactor.detect.visual_tiles import grey_of, measure
from redactor.values import Pixels, Zone
from tests.pictures import DARK, blank, put, qr, text_page

PRIVATE = "otpauth://totp/Example:kim@example.com?secret=JBSWY3DPEHPK3PXP"


def codes_on(screen: Pixels) -> list[Code]:
    grey = grey_of(screen)
    return find_codes(grey, measure(grey).two_tone, Known())


def shown(
    picture: Pixels, x: int = 161, y: int = 83, paper: tuple[int, int, int] | None = None
) -> list[Code]:
    """Look at a page with one picture on it."""
    height, width = picture.shape[:2]
    screen = text_page() if paper is None else blank(colour=paper)
    screen[y - 8 : y + height + 8, x - 8 : x + width + 8] = paper or 255
    put(screen, picture, x, y)
    return codes_on(screen)


def bars(text: str, kind: str, module: int) -> Pixels:
    """Draw a code of any kind but QR."""
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat[kind])
    grey = np.asarray(zxingcpp.write_barcode_to_image(made, scale=1, add_quiet_zones=True))
    if kind in {"Code128", "EAN13", "Code39", "ITF"}:
        grey = np.repeat(grey[grey.shape[0] // 2 : grey.shape[0] // 2 + 1], 60 // module, axis=0)
    return np.repeat(np.kron(grey, np.ones((module, module), np.uint8))[..., None], 3, axis=2)


@pytest.mark.parametrize("module", [2, 3, 4, 6])
def test_qr_codes_of_several_sizes(module: int) -> None:
    (code,) = shown(qr(PRIVATE, module))
    assert (code.square, code.read) == (True, True)
    size = qr(PRIVATE, module, border=0).shape[0]
    left, top = 161 + 4 * module, 83 + 4 * module
    assert code.zone.x <= left
    assert code.zone.y <= top
    assert code.zone.x + code.zone.width >= left + size
    assert code.zone.y + code.zone.height >= top + size
    assert code.zone.width <= size + 10


@pytest.mark.parametrize(("dark", "light"), [(255, 0), (90, 220), (40, 120), (230, 30)])
def test_qr_codes_in_any_tones(dark: int, light: int) -> None:
    (code,) = shown(qr(PRIVATE, dark=dark, light=light), paper=(light, light, light))
    assert code.read


@pytest.mark.parametrize("angle", [5, 12, 30, 90])
def test_qr_codes_that_are_turned(angle: int) -> None:
    picture = np.pad(qr(PRIVATE), ((40, 40), (40, 40), (0, 0)), constant_values=255)
    side = picture.shape[0]
    turn = cv2.getRotationMatrix2D((side / 2, side / 2), angle, 1)
    turned = cv2.warpAffine(picture, turn, (side, side), borderValue=(255, 255, 255))
    (code,) = shown(np.asarray(turned, dtype=np.uint8), x=100, y=60, paper=(255, 255, 255))
    assert code.read


@pytest.mark.parametrize("factor", [0.6, 0.75, 1.3])
def test_qr_codes_that_were_scaled(factor: float) -> None:
    scaled = cv2.resize(qr(PRIVATE), None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    assert [code.read for code in shown(np.asarray(scaled, dtype=np.uint8))] == [True]


@pytest.mark.parametrize(
    ("kind", "text", "square"),
    [
        ("Code128", "SHIP-20418", False),
        ("EAN13", "4006381333931", False),
        ("Code39", "CASE39", False),
        ("PDF417", "M1DOE/JANE EABC123", False),
        ("Aztec", "M1DOE/JANE EABC123", True),
        ("DataMatrix", "LOT 20418 2026", True),
    ],
)
@pytest.mark.parametrize("module", [2, 3])
def test_other_codes(kind: str, text: str, square: bool, module: int) -> None:  # noqa: FBT001
    (code,) = shown(bars(text, kind, max(module, 3) if kind == "DataMatrix" else module))
    assert (code.square, code.read) == (square, True)


def test_two_codes_side_by_side() -> None:
    screen = blank(900, 400)
    put(screen, qr(PRIVATE), 40, 60)
    put(screen, qr("TEL:+12025550143"), 500, 60)
    assert [code.read for code in codes_on(screen)] == [True, True]


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("https://www.python.org/downloads/", True),
        ("https://example.com", True),
        ("http://docs.example.org/guide/start.html", True),
        ("https://example.com/?utm_source=poster", False),
        ("https://example.com/#fragment", False),
        ("https://example.com:8443/", False),
        ("https://kim@example.com/", False),
        ("https://intranet.corp/handbook", False),
        ("https://10.0.0.7/setup", False),
        ("https://zoom.us/j/93412345678", False),
        ("https://chat.whatsapp.com/Gx3kPq8ZrT1LmN0aBcDeFg", False),
        ("HTTPS://EXAMPLE.COM/A", True),
        ("www.example.com", False),
        ("https://example.com/a b", False),
        ("https://example.com/\nhttps://example.org/", False),
        ("WIFI:S:home;T:WPA;P:x7Kq;;", False),
        ("mailto:kim@example.com", False),
        ("4006381333931", False),
        ("", False),
    ],
)
def test_what_a_code_may_hold(text: str, public: bool) -> None:  # noqa: FBT001
    assert is_public_site(text) is public
    if text:
        assert bool(shown(qr(text, 3))) is not public


def test_a_damaged_code_is_covered() -> None:
    picture = qr(PRIVATE)
    picture[60:110, 60:110] = 255
    picture[70:100, 20:60] = 0
    found = shown(picture)
    assert found
    assert not any(code.read for code in found)


def test_a_code_that_is_cut_off_is_covered() -> None:
    picture = qr(PRIVATE, 5, border=0)
    (code,) = shown(np.ascontiguousarray(picture[20:140, 20:140]))
    assert (code.square, code.read) == (True, False)
    assert code.zone.overlaps(Zone(161, 83, 120, 120))


def test_marks_without_modules_between_are_no_code() -> None:
    picture = qr(PRIVATE, border=0)
    size, mark = picture.shape[0], 8 * 4
    bare = np.full_like(picture, 255)
    for rows, columns in ((0, 0), (0, size - mark), (size - mark, 0)):
        corner = np.s_[rows : rows + mark, columns : columns + mark]
        bare[corner] = picture[corner]
    screen = text_page()
    screen[60:320, 140:420] = 255
    put(screen, bare, 161, 83)
    grey = grey_of(screen)
    assert zxingcpp.read_barcodes(grey, return_errors=True)
    assert codes_on(screen) == []


@pytest.mark.parametrize("paper", [(255, 255, 255), DARK])
def test_text_and_pictures_of_squares_are_no_grids(paper: tuple[int, int, int]) -> None:
    dice = np.random.default_rng(4)
    crossword = np.kron(dice.integers(0, 5, (12, 12)) > 0, np.ones((10, 10)))
    checks = np.kron(np.indices((24, 24)).sum(axis=0) % 2, np.ones((5, 5)))
    dots = np.indices((120, 120)).sum(axis=0) % 2
    for picture in (crossword, checks, dots):
        grey = np.where(picture > 0, 255, 0).astype(np.uint8)
        assert shown(np.repeat(grey[..., None], 3, axis=2), paper=paper) == []


def test_a_grid_needs_two_tones_and_whole_modules() -> None:
    dice = np.random.default_rng(4)
    modules = np.kron(dice.integers(0, 2, (24, 24)), np.ones((5, 5))).astype(np.uint8) * 200
    framed = np.pad(modules, 8)
    assert is_grid(framed)
    assert not is_grid(framed[:40])
    assert not is_grid((framed // 2 + dice.integers(0, 120, framed.shape)).astype(np.uint8))
    assert not is_grid(np.zeros((100, 100), np.uint8))
