"""Draw docs/images/before-after.png again: one sample screen as it came in, and as it left."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from redactor import wire

ROOT = Path(__file__).parents[1]
SCREEN = ROOT / "samples/sessions/us-ca-consenting/frames/000506.png"
PICTURE = ROOT / "docs/images/before-after.png"
CROP = (0, 0, 862, 768)
WIDTH, GAP = 760, 16


def main() -> None:
    """Redact the screen in memory and put both pictures side by side."""
    data = SCREEN.read_bytes()
    with wire.in_memory() as redactor:
        outcome = redactor.image(data)
    if outcome.safe is None:
        raise SystemExit("the sample screen was not released")
    height = (CROP[3] - CROP[1]) * WIDTH // (CROP[2] - CROP[0])
    picture = Image.new("RGB", (2 * WIDTH + GAP, height), "white")
    for place, png in ((0, data), (WIDTH + GAP, outcome.safe.encoded)):
        with Image.open(io.BytesIO(png), formats=["PNG"]) as screen:
            part = screen.convert("RGB").crop(CROP)
            picture.paste(part.resize((WIDTH, height), Image.Resampling.LANCZOS), (place, 0))
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(64, dither=Image.Dither.NONE).save(PICTURE, "PNG", optimize=True)


if __name__ == "__main__":
    main()
