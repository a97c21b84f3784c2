"""Draw invented screens with their truth: ``python -m benchmarks.screens.make --out DIR``.

For each screen the folder gets ``NAME.png``, ``NAME.ink.png`` (which pixels are ink of what, see
``truth.py``) and ``NAME.json``; besides, ``truth.jsonl`` as ``redactor evaluate`` reads it.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.screens.browser import Browser
from benchmarks.screens.draw import Studio
from benchmarks.screens.plan import SEED, plans
from benchmarks.screens.truth import Truth
from redactor.errors import MissingToolError


def main(arguments: list[str] | None = None) -> int:
    """Draw the screens; return the exit code."""
    chosen = _arguments(arguments)
    wanted = plans(chosen.count, seed=chosen.seed, names=chosen.template)
    studio = Studio(chosen.out, lambda: Browser(chosen.chromium))
    lines = []
    try:
        for number, drawn in enumerate(studio.draw(wanted), start=1):
            print(f"\r{number}/{len(wanted)}", end="", file=sys.stderr)
            lines.append(_line(drawn.truth))
    except MissingToolError as fault:
        print(fault.message, fault.remedy, sep="\n", file=sys.stderr)
        return fault.exit_code
    (chosen.out / "truth.jsonl").write_text("".join(lines), encoding="utf-8")
    print(f"\n{len(lines)} screens in {chosen.out}")
    return 0


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder to draw into")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--count", type=int, default=3, help="screens of each template")
    parser.add_argument("--template", nargs="*", default=(), help="only these templates")
    parser.add_argument("--chromium", default="chromium", help="the browser that draws")
    return parser.parse_args(arguments)


def _line(truth: Truth) -> str:
    """Return one line of a dataset of screens (docs/evaluate.md)."""
    gold = [{"entity": span.entity, "box": box.as_list()} for span in truth.spans for box in span.boxes]
    about = {"image": f"{truth.name}.png", "width": truth.width, "height": truth.height, "gold": gold}
    return json.dumps({**about, "app": truth.app, "part": truth.template}) + "\n"


if __name__ == "__main__":
    sys.exit(main())
