"""What a run has to do is what was checked."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from redactor.batch.jobs import Job
from redactor.canonical import digest
from redactor.capture.session import SessionFolder
from redactor.errors import InputError
from tests.fakes import a_header


def test_events_that_changed_after_the_check_are_not_redacted(tmp_path: Path) -> None:
    content = hashlib.sha256(b"events").digest()
    source = SessionFolder(tmp_path, a_header(), b"header")
    job = Job(source, 1, digest("source", b"header" + content))
    job.check_unchanged(content)
    with pytest.raises(InputError, match="changed while it was read"):
        job.check_unchanged(hashlib.sha256(b"others").digest())
