"""One headless Chromium, driven over a pair of pipes (Chrome DevTools Protocol, ``--remote-debugging-pipe``).

Messages are JSON, ended by a NUL: https://chromedevtools.github.io/devtools-protocol/.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
from types import TracebackType
from typing import Any, Self

from benchmarks.screens.looks import FONTS, MONO_FONTS, PACKAGES, SERIF_FONTS
from benchmarks.screens.pictures import decoded
from redactor.errors import MissingToolError
from redactor.values import Pixels

_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-default-apps", "--disable-extensions", "--force-color-profile=srgb"),
    "--remote-debugging-pipe",
)
_SECONDS = 60
_FIRST_FREE = 10
"""The browser wants its pipes as descriptors 3 and 4: ours are kept out of the way."""

_SETTLED = "document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => done(true))))"


class BrowserError(Exception):
    """The browser stopped, or did not answer as the protocol says."""


class Browser:
    """A browser with one page. Close it, or use it as a context manager.

    Raises:
        MissingToolError: Chromium or one of the fonts is not installed.
    """

    def __init__(self, program: str = "chromium") -> None:
        path = shutil.which(program)
        if path is None:
            raise MissingToolError("chromium", f"there is no browser {program!r}", remedy=_install())
        _check_fonts()
        self._profile = tempfile.TemporaryDirectory(prefix="screens-", ignore_cleanup_errors=True)
        self._number = 0
        self._pending = b""
        self._spawn(path)
        target = self._call("Target.createTarget", {"url": "about:blank"})["targetId"]
        attached = self._call("Target.attachToTarget", {"targetId": target, "flatten": True})
        self._session: str = attached["sessionId"]
        self._frame: str = self.call("Page.getFrameTree")["frameTree"]["frame"]["id"]

    def _spawn(self, path: str) -> None:
        (theirs_in, ours_out), (ours_in, theirs_out) = (_pipe(), _pipe())
        quiet = (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)
        pipes = [(os.POSIX_SPAWN_DUP2, theirs_in, 3), (os.POSIX_SPAWN_DUP2, theirs_out, 4)]
        arguments = [path, *_FLAGS, f"--user-data-dir={self._profile.name}", "about:blank"]
        self._pid = os.posix_spawn(path, arguments, os.environ, file_actions=[quiet, *pipes], setpgroup=0)
        os.close(theirs_in)
        os.close(theirs_out)
        self._out, self._in = ours_out, ours_in

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the browser and all its processes, and remove its profile."""
        os.close(self._out)
        os.close(self._in)
        os.killpg(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        self._profile.cleanup()

    def show(self, html: str, width: int, height: int, scale: float) -> None:
        """Lay out a page in a window of ``width`` by ``height`` CSS pixels, with all its fonts."""
        size = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
        self.call("Emulation.setDeviceMetricsOverride", size)
        self.call("Page.setDocumentContent", {"frameId": self._frame, "html": html})
        self.evaluate(_SETTLED)

    def evaluate(self, script: str) -> Any:
        """Return the value of an expression in the page.

        Raises:
            BrowserError: the page threw.
        """
        wanted = {"expression": script, "returnByValue": True, "awaitPromise": True}
        answer = self.call("Runtime.evaluate", wanted)
        if "exceptionDetails" in answer:
            raise BrowserError(answer["exceptionDetails"].get("exception", {}).get("description", "it threw"))
        return answer["result"].get("value")

    def shot(self) -> Pixels:
        """Return the page as RGB pixels."""
        data = self.call("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})["data"]
        return decoded(base64.b64decode(data))

    def call(self, method: str, parameters: dict[str, Any] | None = None) -> dict[str, Any]:
        """Call a method of the page."""
        return self._call(method, parameters, session=self._session)

    def _call(
        self, method: str, parameters: dict[str, Any] | None = None, *, session: str = ""
    ) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters or {}}
        self._send(json.dumps(message | ({"sessionId": session} if session else {})).encode() + b"\0")
        until = time.monotonic() + _SECONDS
        while (answer := json.loads(self._message(until))).get("id") != self._number:
            pass  # an event, which nobody asked for
        if "error" in answer:
            raise BrowserError(f"{method}: {answer['error'].get('message')}")
        result: dict[str, Any] = answer["result"]
        return result

    def _send(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._out, data) :]

    def _message(self, until: float) -> bytes:
        """Return the next message; what follows it stays for the next time."""
        parts = [self._pending]
        while b"\0" not in parts[-1]:
            ready, _, _ = select.select([self._in], [], [], max(0.0, until - time.monotonic()))
            part = os.read(self._in, 1 << 20) if ready else b""
            if not part:
                raise BrowserError("the browser stopped or does not answer")
            parts.append(part)
        message, _, self._pending = b"".join(parts).partition(b"\0")
        return message


def _pipe() -> tuple[int, int]:
    """Return a pipe whose ends have numbers that the browser's own do not."""
    ends = os.pipe()
    moved = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, _FIRST_FREE) for end in ends]
    for end in ends:
        os.close(end)
    return moved[0], moved[1]


def _check_fonts() -> None:
    """Make sure that the looks' fonts are there: with others the same seed draws other screens."""
    program = shutil.which("fc-list")
    if program is None:
        raise MissingToolError("fontconfig", "fc-list is not installed", remedy=_install())
    done = subprocess.run([program, ":", "family"], capture_output=True, check=True, text=True)
    installed = {name for line in done.stdout.splitlines() for name in line.split(",")}
    missing = [name for name in (*FONTS, *SERIF_FONTS, *MONO_FONTS) if name not in installed]
    if missing:
        raise MissingToolError("fonts", f"fonts are missing: {', '.join(missing)}", remedy=_install())


def _install() -> str:
    return f"install them: `sudo apt-get install {PACKAGES}`"
