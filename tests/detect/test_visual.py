"""What is seen on a screen besides text: photos and faces, with near-misses and faults."""

from __future__ import annotations

import shutil
from pathlib import Path

import cv2
import numpy as np
import pytest

from redactor.detect import visual, visual_codes
from redactor.detect.visual import ScreenVisuals
from redactor.detect.visual_faces import FACES, FaceFinder
from redactor.errors import DetectError, MissingToolError
from redactor.values import Finding, Pixels, Zone
from tests.pictures import DARK, DRAWN, WHITE, as_jpeg, astronaut, blank, card, put, taken, text_page

VISUALS = ScreenVisuals()


def found(pixels: Pixels, entity: str, scale: float = 1.0) -> list[Finding]:
    return [finding for finding in VISUALS.find(pixels, scale=scale) if finding.entity == entity]


def share_covered(zone: Zone, findings: list[Finding], screen: Pixels) -> float:
    """Return which part of a zone the findings cover."""
    covered = np.zeros(screen.shape[:2], np.bool_)
    for finding in findings:
        for part in finding.zones:
            covered[part.y : part.y + part.height, part.x : part.x + part.width] = True
    return float(covered[zone.y : zone.y + zone.height, zone.x : zone.x + zone.width].mean())


@pytest.mark.parametrize("name", DRAWN)
def test_what_is_drawn_is_left_alone(name: str) -> None:
    assert VISUALS.find(DRAWN[name]) == ()


@pytest.mark.parametrize("quality", [60, 80, 92])
@pytest.mark.parametrize("name", sorted(set(DRAWN) - {"small icons"}))
def test_what_is_drawn_is_left_alone_in_jpeg_files(name: str, quality: int) -> None:
    assert VISUALS.find(as_jpeg(DRAWN[name], quality)) == ()


@pytest.mark.parametrize("quality", [60, 75, 90])
@pytest.mark.parametrize("size", [32, 40, 48, 64, 80])
def test_portraits_in_jpeg_files(size: int, quality: int) -> None:
    for disc in (False, True):
        screen = blank()
        zone = put(screen, astronaut(size), 83, 59, disc=disc)
        inner = Zone(zone.x + size // 5, zone.y + size // 5, size * 3 // 5, size * 3 // 5)
        shown = as_jpeg(screen, quality)
        assert share_covered(inner, found(shown, "PHOTO"), shown) == 1.0
        assert found(shown, "FACE")


@pytest.mark.parametrize("quality", [60, 90])
@pytest.mark.parametrize("size", [120, 240, 320])
def test_photos_in_jpeg_files(size: int, quality: int) -> None:
    screen = blank()
    zone = put(screen, taken(size, size, seed=3), 60, 40)
    shown = as_jpeg(screen, quality)
    assert share_covered(zone, found(shown, "PHOTO"), shown) > 0.95


@pytest.mark.parametrize("quality", [60, 75, 90])
@pytest.mark.parametrize("size", [120, 240])
def test_photos_beside_text_in_jpeg_files(size: int, quality: int) -> None:
    screen = text_page()
    screen[34 : 46 + size, 54 : 66 + size] = 255
    zone = put(screen, taken(size, size, seed=3), 60, 40)
    shown = as_jpeg(screen, quality)
    photos = found(shown, "PHOTO")
    assert share_covered(zone, photos, shown) == 1.0
    assert share_covered(Zone(400, 20, 160, 360), photos, shown) == 0.0


@pytest.mark.parametrize("quality", [50, 75])
def test_a_photo_that_was_a_jpeg_file_in_a_chat(quality: int) -> None:
    screen = text_page()
    screen[100:300, 40:300] = (230, 240, 255)
    zone = put(screen, as_jpeg(taken(200, 150, seed=5), quality), 60, 120)
    photos = found(screen, "PHOTO")
    assert share_covered(zone, photos, screen) == 1.0
    assert share_covered(Zone(320, 100, 200, 200), photos, screen) == 0.0


@pytest.mark.parametrize("quality", [0, 75, 90])
def test_a_scanned_card_and_the_face_on_it(quality: int) -> None:
    screen = blank(900, 600)
    zone = put(screen, card(), 100, 80)
    shown = as_jpeg(screen, quality) if quality else screen
    assert share_covered(zone, found(shown, "PHOTO"), shown) > 0.98
    assert share_covered(Zone(160, 168, 34, 44), found(shown, "FACE"), shown) > 0.9


@pytest.mark.parametrize("size", [100, 160, 240, 320])
@pytest.mark.parametrize("place", [(37, 41), (64, 48)])
def test_a_photo_is_covered_to_its_edges_and_no_farther(size: int, place: tuple[int, int]) -> None:
    for seed in range(3):
        screen = text_page()
        screen[place[1] - 6 : place[1] + size + 6, place[0] - 6 : place[0] + size + 6] = 255
        zone = put(screen, taken(size, size, seed), *place)
        photos = found(screen, "PHOTO")
        assert share_covered(zone, photos, screen) == 1.0
        assert sum(photo.zones[0].width * photo.zones[0].height for photo in photos) < 1.1 * size * size


@pytest.mark.parametrize("paper", [WHITE, DARK])
@pytest.mark.parametrize("disc", [False, True])
@pytest.mark.parametrize("size", [20, 24, 32, 40, 48, 64])
def test_a_portrait_is_a_photo_and_a_face(size: int, paper: tuple[int, int, int], *, disc: bool) -> None:
    screen = blank(colour=paper)
    zone = put(screen, astronaut(size), 83, 59, disc=disc)
    for entity in ("PHOTO", "FACE"):
        assert share_covered(zone, found(screen, entity), screen) == 1.0
    assert [finding.rule for finding in found(screen, "FACE")] == ["portrait"]


def test_portraits_in_a_list_beside_text() -> None:
    screen = text_page()
    zones = []
    for y in range(20, 360, 60):
        screen[y - 8 : y + 40, 8:56] = 255
        zones.append(put(screen, astronaut(32), 16, y, disc=True))
    photos = found(screen, "PHOTO")
    assert len(photos) == len(zones)
    assert all(share_covered(zone, photos, screen) == 1.0 for zone in zones)


@pytest.mark.parametrize("size", [96, 160, 320, 480])
def test_the_face_in_a_photo(size: int) -> None:
    screen = blank(800, 600)
    zone = put(screen, astronaut(size), 50, 60)
    (face,) = found(screen, "FACE")
    assert face.rule == "network"
    (box,) = face.zones
    # Brow to chin of the picture: columns 34 to 68, rows 16 to 58 of a hundred.
    inner = Zone(zone.x + size * 36 // 100, zone.y + size * 18 // 100, size * 30 // 100, size * 38 // 100)
    assert share_covered(inner, [face], screen) > 0.9
    assert box.width * box.height < 0.4 * size * size


def test_a_small_face_in_a_large_photo() -> None:
    photo = taken(1300, 900, seed=3)
    put(photo, astronaut(150), 1000, 600)
    faces = found(photo, "FACE")
    assert share_covered(Zone(1058, 630, 40, 50), faces, photo) > 0.95


def test_photos_without_people_have_no_faces() -> None:
    for seed in range(4):
        assert found(taken(400, 300, seed), "FACE") == []


def test_a_high_density_screen_has_larger_portraits() -> None:
    screen = blank()
    put(screen, astronaut(150), 50, 60)
    assert [finding.rule for finding in found(screen, "FACE", scale=1.0)] == ["network"]
    assert [finding.rule for finding in found(screen, "FACE", scale=2.0)] == ["portrait"]


def test_a_scanned_page_is_a_photo() -> None:
    dice = np.random.default_rng(2)
    page = cv2.GaussianBlur(text_page("#303030", "#e9e6dd"), (3, 3), 0).astype(np.float64)
    page += dice.normal(scale=4.0, size=page.shape[:2])[..., None]
    screen = blank(900, 600)
    zone = put(screen, page.clip(0, 255).astype(np.uint8), 100, 80)
    assert share_covered(zone, found(screen, "PHOTO"), screen) > 0.98


def test_a_photo_behind_windows_does_not_take_them_with_it() -> None:
    screen = taken(1200, 800, seed=9)
    put(screen, np.tile(text_page(), (2, 2, 1))[:700, :1000], 100, 50)
    photos = found(screen, "PHOTO")
    assert share_covered(Zone(0, 0, 92, 800), photos, screen) > 0.95
    assert share_covered(Zone(150, 100, 900, 600), photos, screen) < 0.05


def test_an_engine_that_fails_is_an_error_without_the_message(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> list[object]:
        raise cv2.error("what it saw")

    monkeypatch.setattr(visual, "find_codes", fails)
    unused = ScreenVisuals()  # another has seen such a screen, and answers from memory
    with pytest.raises(DetectError) as caught:
        unused.find(blank())
    assert "saw" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_face_model_that_fails_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def run(self, *_: object) -> None:
            raise RuntimeError("what it saw")

    finder = FaceFinder()
    monkeypatch.setattr(finder, "_session", Broken())
    with pytest.raises(DetectError, match="face model failed: RuntimeError"):
        finder.find(astronaut(160), Zone(0, 0, 160, 160))


@pytest.mark.parametrize("fault", ["missing", "altered", "no digest"])
def test_a_face_model_that_is_not_the_shipped_one(tmp_path: Path, fault: str) -> None:
    folder = tmp_path / "faces"
    shutil.copytree(FACES, folder)
    if fault == "missing":
        (folder / "faces.onnx").unlink()
    elif fault == "altered":
        (folder / "faces.onnx").write_bytes(b"other")
    else:
        (folder / "SHA256SUMS").write_text("")
    with pytest.raises(MissingToolError, match="face model"):
        FaceFinder(folder)


def test_a_face_model_that_the_runtime_cannot_load(tmp_path: Path) -> None:
    import hashlib

    (tmp_path / "faces.onnx").write_bytes(b"no model")
    digest = hashlib.sha256(b"no model").hexdigest()
    (tmp_path / "SHA256SUMS").write_text(f"{digest}  faces.onnx\n")
    with pytest.raises(MissingToolError, match="cannot load the face model"):
        FaceFinder(tmp_path)


def test_the_model_gives_no_landmarks() -> None:
    session = FaceFinder()._session
    assert [output.name for output in session.get_outputs()] == ["score", "size", "offset"]


def test_no_finding_holds_what_a_code_says() -> None:
    fields = set(visual_codes.Code.__dataclass_fields__)
    assert fields == {"zone", "square", "read", "public"}
