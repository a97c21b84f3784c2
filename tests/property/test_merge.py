"""Merging against a naive twin that works code point by code point."""

from __future__ import annotations

from itertools import count, takewhile

from hypothesis import given
from hypothesis import strategies as st

from redactor.detect.merge import THRESHOLD, merge
from redactor.values import Finding, Span

ENTITIES = ("SECRET", "PRIVATE_URL", "ID", "EMAIL_ADDRESS")
DETECTORS = ("patterns", "people", "names")
TEXTS = st.text(alphabet="ab 1\n.", min_size=1, max_size=30)


@st.composite
def _cases(draw: st.DrawFn) -> tuple[str, list[Finding]]:
    text = draw(TEXTS)
    findings = []
    for _ in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        entity, score = draw(st.sampled_from(ENTITIES)), draw(st.sampled_from((0.1, 0.4, 0.6, 0.9)))
        findings.append(
            Finding(
                entity,
                score,
                draw(st.sampled_from(DETECTORS)),
                draw(st.sampled_from("rs")),
                Span(start, end),
                checked=draw(st.booleans()),
            )
        )
    return text, findings


def _cells(span: Span | None) -> set[int]:
    assert span is not None
    return set(range(span.start, span.end))


def _counts(f: Finding) -> bool:
    return f.score >= THRESHOLD or f.detector in {"names", "spacy"}


def _line(f: Finding) -> int:
    """The six lines of the written order."""
    conditions = (
        f.checked,
        f.entity == "SECRET",
        f.detector in {"terms", "people"},
        f.detector not in {"names", "spacy"} and f.score >= 0.6,
        f.detector in {"names", "spacy"},
    )
    return conditions.index(True) if True in conditions else len(conditions)


def _in_order(findings: list[Finding]) -> list[Finding]:
    """The written order, as sorts from the least to the most important criterion."""
    findings = sorted(findings, key=lambda f: (f.entity, f.detector, f.rule))
    findings.sort(key=lambda f: min(_cells(f.span)))
    findings.sort(key=lambda f: -len(_cells(f.span)))
    findings.sort(key=lambda f: -f.score)
    findings.sort(key=lambda f: ["SECRET", "PRIVATE_URL", f.entity].index(f.entity))
    return sorted(findings, key=_line)


def _runs(cells: set[int]) -> list[list[int]]:
    return [
        list(takewhile(lambda cell: cell in cells, count(first)))
        for first in sorted(cells)
        if first - 1 not in cells
    ]


def _twin(text: str, findings: list[Finding]) -> list[tuple[str, str, int, int]]:
    owner: dict[int, tuple[int, Finding]] = {}  # cell -> number of the finding it belongs to
    numbers = count()
    for f in _in_order([f for f in findings if _counts(f)]):
        for run in _runs(_cells(f.span) - owner.keys()):
            mine = (next(numbers), f)
            scrap = sum(text[cell].isalnum() for cell in run) < 3
            near = [owner[cell] for cell in (run[0] - 1, run[-1] + 1) if cell in _cells(f.span)]
            mine = next((o for o in near if scrap or o[1].entity == f.entity), mine)
            owner |= dict.fromkeys(run, mine)
    result = []
    for number in {number for number, _ in owner.values()}:
        cells = [cell for cell in owner if owner[cell][0] == number]
        ink = [cell for cell in cells if not text[cell].isspace()] or cells
        best = owner[cells[0]][1]
        result.append((best.entity, best.rule, min(ink), max(ink) + 1))
    return sorted(result, key=lambda row: row[2])


@given(_cases())
def test_merge_is_its_twin(case: tuple[str, list[Finding]]) -> None:
    text, findings = case
    merged = [(f.entity, f.rule, f.span.start, f.span.end) for f in merge(findings, text) if f.span]
    assert merged == _twin(text, findings)


@given(_cases())
def test_coverage_never_shrinks_and_nothing_overlaps(case: tuple[str, list[Finding]]) -> None:
    text, findings = case
    merged = merge(findings, text)
    before = set().union(*(_cells(f.span) for f in findings if _counts(f)))
    after = [_cells(f.span) for f in merged]
    assert {cell for cell in before if not text[cell].isspace()} <= set().union(*after)
    assert sum(map(len, after)) == len(set().union(*after))


@given(_cases())
def test_what_lost_is_told_with_what_it_lost_to(case: tuple[str, list[Finding]]) -> None:
    text, findings = case
    beaten = {(loser.entity, loser.rule, loser.span) for f in merge(findings, text) for loser in f.beaten}
    assert beaten <= {(f.entity, f.rule, f.span) for f in findings}
    for f in merge(findings, text):
        assert all(_line(f) <= _line(loser) and not loser.beaten for loser in f.beaten)


@given(_cases(), st.randoms(use_true_random=False))
def test_order_of_input_does_not_matter_and_merging_again_changes_nothing(
    case: tuple[str, list[Finding]], random: object
) -> None:
    text, findings = case
    merged = merge(findings, text)
    shuffled = list(findings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge(shuffled, text) == merged
    assert merge(merged, text) == merged
