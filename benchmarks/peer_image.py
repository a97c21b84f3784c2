"""Presidio's image redactor on frames, for comparing speed: ``python -m benchmarks.peer_image FRAME...``.

Runs in a virtual environment of its own with ``presidio-image-redactor``, and prints a JSON object: its
version and the seconds of processor time of each frame, Tesseract's included, without decoding and encoding.
Its analyzer is the one of ``peer.py``.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import sys

from PIL import Image
from presidio_image_redactor import ImageAnalyzerEngine, ImageRedactorEngine

from benchmarks import peer


def main() -> None:
    """Redact each frame once, after one that warms up."""
    engine = ImageRedactorEngine(ImageAnalyzerEngine(analyzer_engine=peer.engine()))
    images = [Image.open(path).convert("RGB") for path in sys.argv[1:]]
    engine.redact(images[0])
    spent = []
    for image in images:
        begun = sum(os.times()[:4])
        engine.redact(image)
        spent.append(sum(os.times()[:4]) - begun)
    version = importlib.metadata.version("presidio-image-redactor")
    print(json.dumps({"version": version, "seconds": spent}))


if __name__ == "__main__":
    main()
