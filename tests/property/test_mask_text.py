"""Masked text led back to the text it was made from, against a naive twin that works letter by letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from redactor.mask.text import apply, in_original
from redactor.values import Finding, Operator, OperatorKind, RawText, SafeText, Span
from tests.fakes import RULES

TEXT = "0123456789abcdefghij"
OPERATORS = {
    "PERSON": Operator(OperatorKind.REPLACE),
    "ID": Operator(OperatorKind.DROP),
    "URL": Operator(OperatorKind.KEEP),
    "SECRET": Operator(OperatorKind.MASK),
}


@st.composite
def _masked(draw: st.DrawFn) -> tuple[list[Finding], SafeText]:
    edges = sorted(draw(st.sets(st.integers(0, len(TEXT)), max_size=8)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    findings = [
        Finding(draw(st.sampled_from(sorted(OPERATORS))), 0.9, "d", span=Span(*pair)) for pair in pairs
    ]
    return findings, apply(RawText(TEXT), findings, OPERATORS.__getitem__, RULES.pseudonyms)


def _origins(findings: list[Finding], safe: SafeText) -> list[tuple[int, int]]:
    """For each letter of the safe text, the place in the original that it stands for."""
    origins: list[tuple[int, int]] = []
    here, places = 0, iter(safe.spans)
    for finding in findings:
        assert finding.span is not None
        origins += [(index, index + 1) for index in range(here, finding.span.start)]
        here = finding.span.end
        if OPERATORS[finding.entity].kind is not OperatorKind.DROP:
            place = next(places)
            origins += [(finding.span.start, finding.span.end)] * (place.end - place.start)
    return origins + [(index, index + 1) for index in range(here, len(TEXT))]


@given(_masked(), st.data())
def test_a_span_of_masked_text_leads_back_to_all_that_its_letters_stand_for(
    case: tuple[list[Finding], SafeText], data: st.DataObject
) -> None:
    findings, safe = case
    origins = _origins(findings, safe)
    assert len(origins) == len(safe.value)
    if not origins:
        return
    start = data.draw(st.integers(0, len(origins) - 1))
    end = data.draw(st.integers(start + 1, len(origins)))
    (back,) = in_original(
        [Finding("PERSON", 0.9, "d", span=Span(start, end))], findings, safe, OPERATORS.__getitem__
    )
    assert back.span == Span(origins[start][0], origins[end - 1][1])
