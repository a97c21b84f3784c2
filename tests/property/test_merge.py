"""Merging against a naive twin that works code point by code point."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from redactor.detect.merge import THRESHOLD, merge
from redactor.values import Finding, Span

ENTITIES = ("SECRET", "PHONE_NUMBER", "ID", "EMAIL_ADDRESS")
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
                entity, score, "d", draw(st.sampled_from("rs")), Span(start, end), checked=draw(st.booleans())
            )
        )
    return text, findings


def _cells(span: Span | None) -> set[int]:
    assert span is not None
    return set(range(span.start, span.end))


def _best(group: list[Finding]) -> Finding:
    """The written order, one criterion after the other."""
    group = [f for f in group if f.checked] or group
    group = [f for f in group if f.entity == "SECRET"] or group
    group = [f for f in group if f.score == max(g.score for g in group)]
    group = [f for f in group if len(_cells(f.span)) == max(len(_cells(g.span)) for g in group)]
    group = [f for f in group if min(_cells(f.span)) == min(min(_cells(g.span)) for g in group)]
    return min(group, key=lambda f: (f.entity, f.rule))


def _twin(text: str, findings: list[Finding]) -> list[tuple[str, str, int, int]]:
    groups = [([f], _cells(f.span)) for f in findings if f.score >= THRESHOLD]
    joined = True
    while joined:
        joined = False
        for left in range(len(groups)):
            for right in range(left + 1, len(groups)):
                if not joined and groups[left][1] & groups[right][1]:
                    more, cells = groups.pop(right)
                    groups[left] = (groups[left][0] + more, groups[left][1] | cells)
                    joined = True
                    break
            if joined:
                break
    result = []
    for group, cells in groups:
        ink = [cell for cell in cells if not text[cell].isspace()] or sorted(cells)
        best = _best(group)
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
    before = set().union(*(_cells(f.span) for f in findings if f.score >= THRESHOLD))
    after = [_cells(f.span) for f in merged]
    assert {cell for cell in before if not text[cell].isspace()} <= set().union(*after)
    assert sum(map(len, after)) == len(set().union(*after))


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
