"""Python's collector of cycles, in a process that holds tables and models as long as it lives."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def built() -> Iterator[None]:
    """Keep what has been built by now out of the collector's sight while the block runs.

    It would walk over all of it again and again as a session goes on, which takes up to a tenth of the time.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
