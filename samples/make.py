"""Makes the sample sessions: ``python samples/make.py --out DIR [--chromium PATH]``.

Draws every screen with a headless Chromium, plays the stories, and writes the sessions, the
consents and the truth. Events, consents and truth come out of fixed seeds: the same bytes each
time, as long as browser and fonts are the same.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from samples import scenes_desk, scenes_talk, scenes_tools
from samples.recorder import Recorder
from samples.render import BrowserMissingError, Painter, Picture, Scene
from samples.stories import STORIES, Row

MISSING_TOOL = 5


def main(arguments: list[str] | None = None) -> int:
    """Make everything; return the exit code."""
    options = _options(arguments)
    try:
        pictures = _draw(Painter(options.chromium))
    except BrowserMissingError as fault:
        print(f"no browser at {fault}", file=sys.stderr)
        print("install Chromium (apt-get install chromium) or name one: --chromium PATH", file=sys.stderr)
        return MISSING_TOOL
    consents: list[Row] = []
    truth: dict[str, Any] = {"schema": "redactor.truth/1", "sessions": {}, "clean_frames": []}
    for story in STORIES:
        recorder, rows = story.record(pictures)
        consents += rows
        truth["sessions"][story.session_id] = {"values": recorder.values(), "typed": recorder.typed}
        truth["clean_frames"] += [[story.session_id, seq] for seq in _clean_frames(recorder)]
        _write_session(options.out / "sessions" / story.session_id, story.header(), recorder)
    _write_json(options.out / "consents.json", sorted(consents, key=lambda row: str(row["at"])))
    _write_json(options.out / "truth.json", truth)
    print(f"truth.json: {sum(len(item['values']) for item in truth['sessions'].values())} values")
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make the sample sessions.")
    parser.add_argument("--out", type=Path, required=True, help="folder to write into")
    parser.add_argument("--chromium", default="chromium", help="the browser that draws the screens")
    return parser.parse_args(arguments)


def _scenes() -> Iterable[Scene]:
    for module in (scenes_talk, scenes_desk, scenes_tools):
        yield from (value for value in vars(module).values() if isinstance(value, Scene))


def _draw(painter: Painter) -> Mapping[str, Picture]:
    scenes = list(_scenes())
    with ThreadPoolExecutor(max_workers=2) as workers:
        pictures = workers.map(painter.draw, scenes)
        return {scene.name: picture for scene, picture in zip(scenes, pictures, strict=True)}


def _clean_frames(recorder: Recorder) -> list[int]:
    """Return the screenshots on which no private value stands."""
    places = [place for found in recorder.places.values() for place in found]
    dirty = {place["seq"] for place in places if place["channel"].startswith("frame")}
    shots = [event["seq"] for event in recorder.events if event["kind"] == "screenshot"]
    return [seq for seq in shots if seq not in dirty]


def _write_session(folder: Path, header: Mapping[str, Any], recorder: Recorder) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "frames").mkdir(parents=True)
    _write_json(folder / "session.json", header)
    lines = (json.dumps(event, ensure_ascii=False) for event in recorder.events)
    (folder / "events.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    for path, data in recorder.frames.items():
        (folder / path).write_bytes(data)
    print(f"{folder.name}: {recorder.seq} events, {len(recorder.frames)} frames")


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
