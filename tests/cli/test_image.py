"""``redactor image``: names of outputs, JSON lines, broken files among good ones."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from PIL import Image

from redactor.errors import ReadError
from redactor.mask.overlay import colour_of
from redactor.ocr.tesseract import TesseractReader
from tests.cli.conftest import Program
from tests.cli.world import EMAIL, assert_golden, huge_png, in_a_process, normalised, picture

pytestmark = pytest.mark.tesseract


def as_format(kind: str) -> bytes:
    out = io.BytesIO()
    Image.open(io.BytesIO(picture(EMAIL))).save(out, kind, quality=95)
    return out.getvalue()


def test_one_image(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture(EMAIL))
    answer = program("image", tmp_path / "a.png", "--out", tmp_path / "out")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"{tmp_path / 'a.png'} -> {tmp_path / 'out' / 'a.png'} (1 zones)\n"
    with Image.open(tmp_path / "out" / "a.png") as safe:
        assert safe.size == (260, 60)
        assert safe.info == {}
    assert (tmp_path / "out" / "a.png").read_bytes() != (tmp_path / "a.png").read_bytes()


def test_one_line_per_image_in_order_of_names(program: Program, tmp_path: Path) -> None:
    source = tmp_path / "in"
    (source / "sub").mkdir(parents=True)
    for name, kind in (("b.png", "PNG"), ("a.JPG", "JPEG"), ("c.webp", "WEBP"), ("sub/d.bmp", "BMP")):
        (source / name).write_bytes(as_format(kind))
    (source / "notes.txt").write_text("not looked at")
    answer = program("image", source, "--out", tmp_path / "out", "--json", "--workers", "2")
    assert (answer.code, answer.err) == (0, "")
    assert [Path(told["source"]).name for told in answer.lines] == ["a.JPG", "b.png", "c.webp", "d.bmp"]
    out = tmp_path / "out"
    outputs = [out / "a.JPG.png", out / "b.png", out / "c.webp.png", out / "sub" / "d.bmp.png"]
    assert [Path(told["output"]) for told in answer.lines] == outputs
    assert sorted(path for path in out.rglob("*") if path.is_file()) == sorted(outputs)
    for told in answer.lines:
        assert list(told) == ["source", "output", "width", "height", "findings", "milliseconds"]
        assert (told["width"], told["height"]) == (260, 60)
        assert told["milliseconds"] > 0
        (finding,) = told["findings"]
        assert list(finding) == ["entity", "box", "score", "detector"]
        x, y, width, height = finding["box"]
        assert finding["entity"] == "EMAIL_ADDRESS"
        assert 0 <= x < x + width <= 260
        assert 0 <= y < y + height <= 60


BAD = {
    "zero.png": (b"", "the image has zero bytes"),
    "text.png": (b"hello", "not a PNG, JPEG, WebP or BMP image"),
    "half.png": (picture("half")[:150], "a truncated PNG image"),
    "huge.png": (huge_png(), "pixels"),
    "gif.png": (b"GIF89a\x01\x00\x01\x00", "not a PNG, JPEG, WebP or BMP image"),
}


def test_broken_files_among_good_ones(program: Program, tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for name, (data, _) in BAD.items():
        (source / name).write_bytes(data)
    (source / "good.png").write_bytes(picture(EMAIL))
    (source / "link.png").symlink_to(tmp_path / "elsewhere.png")
    (source / "zfolder").symlink_to(tmp_path)
    (source / "wrong.png").mkdir()
    os.mkfifo(source / "pipe.png")
    answer = program("image", source, "--out", tmp_path / "out", "--json")
    assert answer.code == 2
    for name, (_, says) in BAD.items():
        assert any(f"{source / name}: " in line and says in line for line in answer.err.splitlines()), name
    assert f"{source / 'link.png'}: cannot be read: a symbolic link inside a folder" in answer.err
    assert f"{source / 'zfolder'}: cannot be read: a symbolic link inside a folder" in answer.err
    assert f"{source / 'pipe.png'}: cannot be read: not a regular file" in answer.err
    released = [told for told in answer.lines if told["output"]]
    assert [Path(told["source"]).name for told in released] == ["good.png"]
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"good.png"}
    for told in answer.lines:
        if not told["output"]:
            assert (told["outcome"], told["reasons"]) == ("refused", ["input_invalid"])
            assert (told["width"], told["height"], told["findings"]) == (None, None, [])
    records = program("audit", "show", "--json", "--last", "99").lines
    assert [record["outcome"] for record in records].count("refused") == len(answer.lines) - 1


def test_lines_read_as_kept(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    (tmp_path / "b.png").write_bytes(b"hello")
    out = tmp_path / "out"
    answer = program(
        "image", tmp_path / "a.png", tmp_path / "b.png", tmp_path / "c.png", "--out", out, "--json"
    )
    assert_golden("image.jsonl", normalised(answer.out, tmp_path))
    assert_golden("image.err", normalised(answer.err, tmp_path))


def test_a_missing_file_is_wrong_input_and_the_others_go_on(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    answer = program("image", tmp_path / "none.png", tmp_path / "a.png", "--out", tmp_path / "out")
    assert answer.code == 2
    assert "none.png: cannot be read: No such file or directory" in answer.err
    assert (tmp_path / "out" / "a.png").exists()


def test_refused_by_the_gate_ends_with_3(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    arguments = ["image", tmp_path / "a.png", "--out", tmp_path / "out", "--region", "DE", "--subject", "x"]
    answer = program(*arguments, "--json")
    assert answer.code == 3
    assert answer.lines[0]["outcome"] == "refused"
    assert "region_exempt" in answer.lines[0]["reasons"]
    assert "a.png: refused: " in answer.err
    assert not (tmp_path / "out").exists()
    # What the gate refuses is not opened, so nobody can know that it is broken.
    (tmp_path / "a.png").write_bytes(b"")
    assert program(*arguments).code == 3


def test_wrong_input_outranks_refusals(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def blind(*_: object, **__: object) -> None:
        raise ReadError("crashed")

    monkeypatch.setattr(TesseractReader, "read", blind)
    (tmp_path / "a.png").write_bytes(picture())
    (tmp_path / "b.png").write_bytes(b"")
    out = tmp_path / "out"
    answer = program("image", tmp_path / "a.png", "--out", out)
    assert answer.code == 3
    assert "a.png: withheld: read_failed" in answer.err
    assert program("image", tmp_path / "a.png", tmp_path / "b.png", "--out", out).code == 2
    assert program("image", tmp_path / "b.png", tmp_path / "a.png", "--out", out).code == 2
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["x/a.png", "y/a.png", "--out", "out"], "two images would be written to one name"),
        (["x", "y", "--out", "out"], "two images would be written to one name"),
        (["x/a.png", "--out", "x"], "the output would replace an input"),
        (["x", "--out", "x"], "the output folder lies inside the source"),
        (["x", "--out", "x/out"], "the output folder lies inside the source"),
        (["empty", "--out", "out"], "no images found"),
        (["x", "--out", "file"], "file is no folder"),
        (["x/a.png", "--out", "out", "--region", "CA", "--subject", "s"], "for California write `US-CA`"),
    ],
)
def test_requests_that_cannot_be_right(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("x", "y", "empty"):
        Path(folder).mkdir()
    for file in ("x/a.png", "y/a.png"):
        Path(file).write_bytes(picture())
    Path("file").write_text("mine")
    before = sorted(str(path) for path in Path().rglob("*"))
    answer = program("image", *arguments)
    assert answer.code == 2
    assert says in answer.err
    left = {path for path in map(str, Path().rglob("*")) if not path.startswith(("home", "stdin"))}
    assert left == set(before)
    assert Path("x/a.png").read_bytes() == picture()


def test_a_folder_without_permission_is_told(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "in"
    (source / "closed").mkdir(parents=True)
    (source / "a.png").write_bytes(picture())
    scandir = os.scandir

    def guarded(path: str | os.PathLike[str]) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    answer = program("image", source, "--out", tmp_path / "out")
    assert answer.code == 2
    assert f"{source / 'closed'}: cannot be read: Permission denied" in answer.err
    assert (tmp_path / "out" / "a.png").exists()


def test_an_image_beyond_the_limit(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redactor.batch.images.SIZE_LIMIT", 2**20)
    (tmp_path / "a.png").write_bytes(bytes(2**20 + 1))
    answer = program("image", tmp_path / "a.png", "--out", tmp_path / "out")
    assert answer.code == 2
    assert "a.png: cannot be read: more than 1 MiB" in answer.err


def test_links_to_other_files_are_no_business_of_ours(program: Program, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "notes").symlink_to(tmp_path / "elsewhere.txt")
    (tmp_path / "in" / "a.png").write_bytes(picture())
    assert program("image", tmp_path / "in", "--out", tmp_path / "out").code == 0


def test_a_name_that_is_no_text(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "caf\udce9.png"
    file.write_bytes(picture())
    answer = in_a_process("image", tmp_path, "--out", tmp_path.parent / "named", "--json", home=home)
    assert answer.code == 0
    assert json.loads(answer.out)["source"] == str(file)


def test_an_overlay_lies_beside_each_output(program: Program, tmp_path: Path) -> None:
    for name, data in (("a.png", picture(EMAIL)), ("b.jpg", as_format("JPEG")), ("c.png", b"")):
        (tmp_path / name).write_bytes(data)
    out = tmp_path / "out"
    names = [tmp_path / name for name in ("a.png", "b.jpg", "c.png")]
    answer = program("image", *names, "--out", out, "--overlay", "--json")
    assert answer.code == 2
    drawn = [str(out / "a.overlay.png"), str(out / "b.jpg.overlay.png"), None]
    assert [told["overlay"] for told in answer.lines] == drawn
    assert {path.name for path in out.iterdir()} == {
        "a.png", "a.overlay.png", "b.jpg.png", "b.jpg.overlay.png"
    }  # fmt: skip
    with Image.open(out / "a.png") as safe, Image.open(out / "a.overlay.png") as shown:
        assert (shown.width, shown.info) == (safe.width, {})
        assert shown.height > safe.height
        (finding,) = answer.lines[0]["findings"]
        x, y = finding["box"][:2]
        corner = (x + finding["box"][2] // 2, y + finding["box"][3] // 2)
        assert safe.getpixel(corner) == (0, 0, 0)
        colours = shown.crop((0, 0, *safe.size)).getcolors(100_000) or []
        assert colour_of("EMAIL_ADDRESS") in [colour for _, colour in colours]


def test_an_overlay_s_name_that_is_taken_is_refused(program: Program, tmp_path: Path) -> None:
    for name in ("a.png", "a.overlay.png"):
        (tmp_path / name).write_bytes(picture())
    sources = [tmp_path / "a.png", tmp_path / "a.overlay.png"]
    answer = program("image", *sources, "--out", tmp_path / "out", "--overlay")
    assert answer.code == 2
    assert "two images would be written to one name" in answer.err


def test_webp_by_its_name_and_content(program: Program, tmp_path: Path) -> None:
    for name, kind in (("a.png", "PNG"), ("b.webp", "WEBP")):
        (tmp_path / name).write_bytes(as_format(kind))
    out = tmp_path / "out"
    sources = [tmp_path / "a.png", tmp_path / "b.webp"]
    answer = program("image", *sources, "--out", out, "--format", "webp", "--json")
    assert [told["output"] for told in answer.lines] == [str(out / "a.png.webp"), str(out / "b.webp")]
    assert "overlay" not in answer.lines[0]
    for path in out.iterdir():
        with Image.open(path) as safe:
            assert (safe.format, safe.size) == ("WEBP", (260, 60))
    assert program("image", tmp_path / "a.png", "--out", out, "--format", "gif").code == 2
