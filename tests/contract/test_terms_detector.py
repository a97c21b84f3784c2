"""The detector of listed names keeps the port's promises."""

from __future__ import annotations

import pytest

from redactor.detect.entry import Entry
from redactor.detect.terms import TermDetector
from redactor.ports import Detector
from tests.contract.test_detector import DetectorContract


class TestTermDetector(DetectorContract):
    @pytest.fixture
    def detector(self) -> Detector:
        return TermDetector([Entry("jane@example.com", "EMAIL_ADDRESS", "person-mail", literal=True)])
