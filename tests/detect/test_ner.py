"""The shipped name model: its golden set, its bounds, and what it does when its files are not its own."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from onnxruntime.capi import onnxruntime_pybind11_state as faults

from redactor.detect import name_model, ner, windows
from redactor.detect.name_model import PACKAGED, Calibration, Candidate
from redactor.detect.ner import NameDetector
from redactor.errors import DetectError, MissingToolError
from redactor.ports import Detector
from redactor.shipped import SUMS
from redactor.values import Hint, RawText
from tests.contract.test_detector import DetectorContract

NAMES = NameDetector()
TEXT = "Call with Priya Ramaswamy tomorrow"


def found(text: str, entity: str = "") -> list[tuple[str, str]]:
    """Return entities and covered texts in order of place."""
    (answer,) = NAMES.find([RawText(text)], [Hint()])
    spans = [(f.entity, text[f.span.start : f.span.end]) for f in answer if f.span]
    return [span for span in spans if not entity or span[0] == entity]


class TestNameDetector(DetectorContract):
    """The port's promises; two are told anew, since the contract's text holds a mail address and no name."""

    @pytest.fixture
    def detector(self) -> Detector:
        return NAMES

    def test_answers_each_text_in_order(self, detector: Detector) -> None:
        answers = detector.find([RawText("nothing"), RawText(TEXT), RawText("")], [Hint()] * 3)
        assert [bool(answer) for answer in answers] == [False, True, False]

    def test_spans_are_code_points_of_the_text(self, detector: Detector) -> None:
        text = "\U0001f600e\u0301\u200d [PERSON] " + TEXT + "\r\n"
        spans = [f.span for f in detector.find([RawText(text)], [Hint()])[0] if f.entity == "PERSON"]
        assert [text[span.start : span.end] for span in spans if span] == ["Priya Ramaswamy"]


PEOPLE = [
    ("Meeting with Sarah Whitfield - Calendar", "Sarah Whitfield"),
    ("Inbox - Oluwaseun Adeyemi - Outlook", "Oluwaseun Adeyemi"),
    ("Chat | Nguyen Thi Hoa | Microsoft Teams", "Nguyen Thi Hoa"),
    ("Re: contract, Dr. Katarzyna Wi\u015bniewska", "Katarzyna Wi\u015bniewska"),
    ("1:1 Hiroshi / Chidinma", "Hiroshi"),
    ("please ask rajesh kulkarni about it", "rajesh kulkarni"),
    ("CUSTOMER: MARGARET O'DONNELL", "MARGARET O'DONNELL"),
    ("Assigned to Fatima al-Zahrani", "Fatima al-Zahrani"),
    ("From: Jos\u00e9 Mar\u00eda Aznarez", "Jos\u00e9 Mar\u00eda Aznarez"),
    ("Kowalczyk, Agnieszka", "Kowalczyk, Agnieszka"),
    ("Name: S\u00f8ren Lindqvist", "S\u00f8ren Lindqvist"),
    ("thanks Dmitri, see you", "Dmitri"),
    ("Mei-Ling Tan shared a file with you", "Mei-Ling Tan"),
    ("Prepared by J. R. Hathaway", "J. R. Hathaway"),
    ("Draft - Beatriz's notes", "Beatriz"),
    ("can Tomasz review this before Friday?", "Tomasz"),
]
FIRMS = [
    ("Invoice from Harrowgate Logistics Ltd", "Harrowgate Logistics"),
    ("Account: Bluestone Dental Group", "Bluestone Dental Group"),
    ("Proposal for Kessler & Wray LLP - Word", "Kessler & Wray"),
    ("Renewal call with Vantara Biosciences", "Vantara Biosciences"),
]
PLACES = [
    ("Ship to: 482 Maple Ridge Drive, Columbus, OH 43215", "482 Maple Ridge Drive"),
    ("Address: 17 Thornbury Road, Leeds LS6 2QT", "17 Thornbury Road"),
]
CLEAN = [
    "Settings",
    "Save as...",
    "Inbox (12)",
    "New Tab - Google Chrome",
    "File Edit View Insert Format Tools Help",
    "Visual Studio Code",
    "Are you sure you want to delete this item?",
    "def parse(self, line: str) -> list[int]:",
    "npm ERR! code ELIFECYCLE",
    "2 files changed, 14 insertions(+), 3 deletions(-)",
    "Untitled document - Google Docs",
    "Loading, please wait",
    "Sign in to continue",
    "Sort by: Most recent",
    "Microsoft Teams",
    "[PERSON] and [ORGANIZATION_7F3A09C2D1]",
    "git rebase --interactive HEAD~3",
    "Total 1,240.00 USD",
    "Error: connection refused (ECONNREFUSED)",
    "Print Cancel Apply",
]


@pytest.mark.parametrize(("text", "value"), PEOPLE)
def test_people(text: str, value: str) -> None:
    covered = " ".join(span for _, span in found(text, "PERSON"))
    assert all(word in covered for word in value.replace(",", "").split())


@pytest.mark.parametrize(("text", "value"), FIRMS)
def test_firms(text: str, value: str) -> None:
    assert any(value in span for _, span in found(text, "ORGANIZATION"))


@pytest.mark.parametrize(("text", "value"), PLACES)
def test_addresses(text: str, value: str) -> None:
    assert any(value in span for _, span in found(text, "ADDRESS"))


@pytest.mark.parametrize("text", CLEAN)
def test_interface_words_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_batch_answers_as_single_texts_do() -> None:
    texts = [text for text, _ in PEOPLE + FIRMS + PLACES] + CLEAN
    together = NAMES.find([RawText(text) for text in texts], [Hint()] * len(texts))
    alone = [NAMES.find([RawText(text)], [Hint()])[0] for text in texts]
    assert [[(f.entity, f.span) for f in answer] for answer in together] == [
        [(f.entity, f.span) for f in answer] for answer in alone
    ]


def test_a_name_is_found_anywhere_in_a_long_text() -> None:
    filler = "the next line of the log says nothing at all\n"
    for before in (0, 3, 9, 40, 180, 400):
        text = filler * before + TEXT + "\n" + filler * (400 - before)
        assert ("PERSON", "Priya Ramaswamy") in found(text)


def test_a_line_of_a_log_is_read_once_whatever_its_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    detector, seen = NameDetector(), []
    model = detector._model

    class Watched:
        calibration = model.calibration

        def candidates(self, texts: list[str]) -> list[list[Candidate]]:
            seen.extend(texts)
            return model.candidates(texts)

    monkeypatch.setattr(detector, "_model", Watched())
    log = "".join(
        f"2026-03-0{n % 9 + 1} 10:{n % 60:02}:00 worker-{n} INFO user Priya Ramaswamy logged in\n"
        for n in range(300)
    )
    (findings,) = detector.find([RawText(log)], [Hint()])
    people = [f.span for f in findings if f.entity == "PERSON" and f.span]
    assert [log[span.start : span.end] for span in people] == ["Priya Ramaswamy"] * 300
    assert 1 <= len(seen) <= 4  # one for each length of the number


def test_lines_of_a_log_are_read_alike_alone_and_in_a_long_text() -> None:
    line = "2026-03-04 10:20:30 session 48a1b2c3d4 opened for Oluwaseun Adeyemi from Harrowgate Logistics Ltd"
    alone = found(line)
    assert ("PERSON", "Oluwaseun Adeyemi") in alone
    assert found(f"{line}\n" * 60) == alone * 60


@pytest.mark.parametrize("text", [text for text, _ in PEOPLE])
def test_the_gate_lets_names_pass(text: str) -> None:
    assert any(NAMES._model._gate.passing([NAMES._model._cutter.read(text)])[0])  # type: ignore[union-attr]


def test_without_a_gate_all_is_looked_at() -> None:
    texts = [RawText(text) for text, _ in PEOPLE + FIRMS]
    hints = [Hint()] * len(texts)
    assert NameDetector(gate=None).find(texts, hints) == NAMES.find(texts, hints)


def test_threads_change_nothing() -> None:
    texts = [RawText(text * 3) for text, _ in PEOPLE + FIRMS + PLACES]
    hints = [Hint()] * len(texts)
    assert NameDetector(threads=2).find(texts, hints) == NameDetector().find(texts, hints)


HOSTILE = {
    "nul": "\x00" * 50_000,
    "surrogates": "\ud800\udfff" * 30_000,
    "no space": "a1" * 50_000,
    "letters": "a" * 100_000,
    "marks": "e" + "\u0301" * 100_000,
    "right to left": "\u202e" * 50_000 + TEXT,
    "zero width": "\u200b" * 100_000,
    "ends": "A. " * 30_000,
    "dots": ". " * 50_000,
    "lines": "\n" * 100_000,
    "hexadecimal": "0a" * 50_000,
    "scripts": "\u4e2d\u0639\u0435a" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_bearable(name: str) -> None:
    (answer,) = NAMES.find([RawText(HOSTILE[name])], [Hint()])
    assert all(finding.span for finding in answer)


@pytest.mark.parametrize(
    "name",
    [
        "Priya\u200b Rama\u200bswamy",
        "P\u00adriya Ramaswamy",
        "\u202aPriya Ramaswamy\u202c",
        "Priya R\u0430m\u0430sw\u0430my",  # three Cyrillic letters
        "\uff30\uff52\uff49\uff59\uff41 Ramaswamy",
        "Pri\u0301ya Ramaswamy",
        "Pri\x00ya Ramaswamy",
    ],
)
def test_hidden_and_disguised_letters_are_seen_through(name: str) -> None:
    people = found(f"Call with {name} tomorrow", "PERSON")
    assert [span.strip("\u202a\u202c") for _, span in people] == [name.strip("\u202a\u202c")]


def test_a_name_across_the_end_of_a_block_is_found_whole() -> None:
    for shift in range(0, 40, 7):
        text = "x" * (windows.BLOCK - 40 + shift) + " Priya Ramaswamy " + "y" * 300
        blocks = [text[start:end] for start, end in windows.blocks(text)]
        assert any("Priya Ramaswamy" in block for block in blocks)


@pytest.mark.parametrize("size", [0, 1, windows.BLOCK, windows.BLOCK + 1, 3 * windows.BLOCK + 17])
@pytest.mark.parametrize("line", ["a" * 50, "word and word ", "\n"])
def test_blocks_cover_the_text(size: int, line: str) -> None:
    text = (line * (size // len(line) + 1))[:size]
    reached = 0
    for start, end in windows.blocks(text):
        assert start <= reached < end <= start + windows.BLOCK
        reached = end
    assert reached == len(text)


def test_a_text_without_spaces_is_bearable() -> None:
    assert found("a1" * 100_000) == []


def test_placeholders_are_no_part_of_a_finding() -> None:
    for _, span in found("Mail from [PERSON_7F3A09C2D1] Whitfield, Sarah [EMAIL_ADDRESS] to [PERSON]"):
        assert "[" not in span


@pytest.mark.parametrize(
    ("inert", "left"),
    [
        ([], [(0, 18)]),
        ([(5, 13)], [(0, 4), (14, 18)]),
        ([(0, 13)], [(14, 18)]),
        ([(5, 18)], [(0, 4)]),
        ([(0, 18)], []),
        ([(30, 40)], [(0, 18)]),
    ],
)
def test_a_span_across_a_placeholder_is_cut(
    inert: list[tuple[int, int]], left: list[tuple[int, int]]
) -> None:
    candidate = Candidate("PERSON", 0, 18, 0.9)
    assert list(ner._outside("Jane [PERSON] Roes", candidate, inert)) == left


@pytest.mark.parametrize(
    ("text", "entity", "count"),
    [
        ("Jane & Rose", "PERSON", 2),
        ("Jane & Rose", "ORGANIZATION", 1),
        ("Jane - Rose", "ORGANIZATION", 2),
        ("Jane-Rose", "PERSON", 1),
        ("2024-2025", "DATE_TIME", 2),
    ],
)
def test_one_value_is_one_finding(text: str, entity: str, count: int) -> None:
    both = [Candidate(entity, 0, 4, 0.9), Candidate(entity, len(text) - 4, len(text), 0.6)]
    joined = name_model._joined(text, both)
    assert len(joined) == count
    assert (joined[0].start, joined[-1].end) == (0, len(text))


def test_what_two_blocks_share_comes_once() -> None:
    both = [Candidate("PERSON", 0, 9, 0.9), Candidate("PERSON", 5, 15, 0.6)]
    assert name_model._joined("Priya Ramaswamy", both) == [Candidate("PERSON", 0, 15, 0.9)]
    assert name_model._joined("Priya Ramaswamy", both[:1] * 2) == both[:1]


def test_groups_are_bounded_and_leave_blanks_out() -> None:
    texts = ["a " * (windows.BLOCK // 2), " " * 50] * 70
    groups = list(windows.groups(texts))
    assert len(groups) > 1
    assert max(sum(len(block) for _, _, block in group) for group in groups) <= 33 * windows.BLOCK
    assert {number % 2 for group in groups for number, _, _ in group} == {0}


def test_batches_hold_every_piece_of_every_text() -> None:
    lengths = [0, 1, 93, 94, 95, 400, 12]
    batches = list(windows.batches(windows.windows(lengths)))
    for number, length in enumerate(lengths):
        seen = {
            place
            for batch in batches
            for text, at, end in batch
            if text == number
            for place in range(at, end)
        }
        assert seen == set(range(length))
    assert all(len(batch) * (max(e - a for _, a, e in batch) + 2) <= windows.BATCH for batch in batches)


def test_an_engine_that_cannot_load_the_model_is_a_missing_tool(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise faults.InvalidGraph(TEXT)

    monkeypatch.setattr(onnxruntime, "InferenceSession", refuse)
    with pytest.raises(MissingToolError, match="InvalidGraph") as caught:
        NameDetector()
    assert "Priya" not in str(caught.value)


def test_scores_are_probabilities_that_grow() -> None:
    calibration = Calibration(threshold=0.5, slope=2.0, offset=-0.5)
    scores = [calibration.score(mean) for mean in np.linspace(0, 1, 20)]
    assert scores == sorted(scores)
    assert 0 <= scores[0] < scores[-1] <= 1


def test_the_name_tells_version_and_digest() -> None:
    assert NAMES.name.startswith("names ")
    assert "sha256:" in NAMES.name


def copied(folder: Path) -> Path:
    """Return a copy of the shipped folder."""
    for file in PACKAGED.iterdir():
        shutil.copy(file, folder / file.name)
    return folder


@pytest.mark.parametrize("name", ["model.onnx", "vocab.txt", "labels.json", SUMS])
def test_a_missing_file_is_a_missing_tool(tmp_path: Path, name: str) -> None:
    (copied(tmp_path) / name).unlink()
    with pytest.raises(MissingToolError, match="name model") as caught:
        NameDetector(tmp_path)
    assert caught.value.exit_code == 5


@pytest.mark.parametrize("name", ["model.onnx", "vocab.txt", "labels.json"])
def test_an_altered_file_is_refused_with_its_digest(tmp_path: Path, name: str) -> None:
    file = copied(tmp_path) / name
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(MissingToolError, match=rf"{name}.*sha256:[0-9a-f]{{64}}"):
        NameDetector(tmp_path)


@pytest.mark.parametrize("sums", ["", "0" * 64, "\u00e9 model.onnx"])
def test_digests_that_say_too_little_are_refused(tmp_path: Path, sums: str) -> None:
    (copied(tmp_path) / SUMS).write_text(sums, encoding="utf-8")
    with pytest.raises(MissingToolError, match="name model"):
        NameDetector(tmp_path)


def test_an_engine_that_fails_is_an_error_without_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def run(self, *_: object) -> None:
            raise RuntimeError(TEXT)

    detector = NameDetector()
    monkeypatch.setattr(detector._model, "_session", Broken())
    with pytest.raises(DetectError, match="RuntimeError") as caught:
        detector.find([RawText(TEXT)], [Hint()])
    assert "Priya" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_many_threads_get_the_same_answers() -> None:
    texts = [RawText(text) for text, _ in PEOPLE]
    expected = NAMES.find(texts, [Hint()] * len(texts))
    answers: list[bool] = []
    threads = [
        threading.Thread(target=lambda: answers.append(NAMES.find(texts, [Hint()] * len(texts)) == expected))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [True] * 4
