"""Operators on text: what each leaves, exact places, refusals, and masking twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.detect.merge import merge
from redactor.detect.pattern_detector import PatternDetector
from redactor.errors import MaskError
from redactor.mask.pseudonym import KeyedPseudonymizer
from redactor.mask.text import apply
from redactor.values import Finding, Hint, Operator, OperatorKind, RawText, Span, Zone

TOKENS = KeyedPseudonymizer(bytes(range(32)), "test")
DETECTOR = PatternDetector()
CANARY = "jane@example.com"


def _by(kind: OperatorKind, keep_last: int = 0) -> Callable[[str], Operator]:
    return lambda _: Operator(kind, keep_last)


def _at(start: int, end: int, entity: str = "EMAIL_ADDRESS") -> Finding:
    return Finding(entity, 0.9, "test", span=Span(start, end))


@pytest.mark.parametrize(
    ("kind", "keep_last", "expected"),
    [
        (OperatorKind.REPLACE, 0, "to [EMAIL_ADDRESS]!"),
        (OperatorKind.PSEUDONYM, 0, f"to {TOKENS.token('EMAIL_ADDRESS', CANARY)}!"),
        (OperatorKind.MASK, 0, "to ****!"),
        (OperatorKind.MASK, 4, "to ****.com!"),
        (OperatorKind.MASK, 99, "to ****mple.com!"),
        (OperatorKind.DROP, 0, "to !"),
        (OperatorKind.KEEP, 0, f"to {CANARY}!"),
    ],
)
def test_what_each_operator_leaves(kind: OperatorKind, keep_last: int, expected: str) -> None:
    safe = apply(RawText(f"to {CANARY}!"), [_at(3, 19)], _by(kind, keep_last), TOKENS)
    assert safe.value == expected
    places = [safe.value[span.start : span.end] for span in safe.spans]
    assert places == [expected[3:-1]] * (kind is not OperatorKind.DROP)


def test_operators_go_by_entity_and_neighbours_stay_two() -> None:
    operators = {"PERSON": Operator(OperatorKind.REPLACE), "ID": Operator(OperatorKind.DROP)}
    findings = [_at(5, 8, "PERSON"), _at(0, 4, "PERSON"), _at(8, 10, "ID")]
    safe = apply(RawText("Jane Doe42 x"), findings, operators.__getitem__, TOKENS)
    assert safe.value == "[PERSON] [PERSON] x"
    assert safe.spans == (Span(0, 8), Span(9, 17))


def test_nothing_found_changes_nothing() -> None:
    assert apply(RawText(""), [], _by(OperatorKind.DROP), TOKENS).value == ""
    assert apply(RawText("abc"), [], _by(OperatorKind.DROP), TOKENS).value == "abc"


@pytest.mark.parametrize(
    "findings",
    [
        [_at(0, 99)],
        [_at(0, 5), _at(4, 8)],
        [_at(0, 5), _at(0, 5)],
        [Finding("FACE", 0.9, "test", zones=(Zone(0, 0, 1, 1),))],
    ],
    ids=["outside", "overlap", "same", "no span"],
)
def test_findings_without_a_proper_place_fail(findings: list[Finding]) -> None:
    with pytest.raises(MaskError) as caught:
        apply(RawText("some private text"), findings, _by(OperatorKind.REPLACE), TOKENS)
    assert "private" not in str(caught.value)


class _Broken:
    """A pseudonymizer that fails, or answers with something that is no text."""

    def __init__(self, answer: object) -> None:
        self.answer = answer

    def token(self, entity: str, value: str) -> str:
        del entity, value
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer  # type: ignore[return-value]

    def surrogate(self, entity: str, value: str) -> str:
        return self.token(entity, value)

    def subject_token(self, identifier: str) -> str:
        return identifier


@pytest.mark.parametrize("kind", [OperatorKind.PSEUDONYM, OperatorKind.SURROGATE])
@pytest.mark.parametrize(
    "answer", [None, 7, ValueError(CANARY), KeyError(CANARY)], ids=["none", "number", "value", "key"]
)
def test_an_operator_that_fails_says_nothing_of_the_text(answer: object, kind: OperatorKind) -> None:
    with pytest.raises(MaskError) as caught:
        apply(RawText(CANARY), [_at(0, 16)], _by(kind), _Broken(answer))
    assert CANARY not in str(caught.value)
    assert caught.value.__suppress_context__


def test_encrypt_is_not_offered() -> None:
    with pytest.raises(MaskError, match="encrypt"):
        apply(RawText(CANARY), [_at(0, 16)], _by(OperatorKind.ENCRYPT), TOKENS)


def test_a_result_that_changed_other_text_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    class Engine:
        """Stands for an engine that loses a finding, changes text around it or after it."""

        answers = iter([("ab", []), ("x[ID]c", [(1, 5)]), ("a[ID]x", [(1, 5)])])

        def add_anonymizer(self, _: object) -> None:
            """Take any."""

        def anonymize(self, *_: object, **__: object) -> object:
            text, places = next(self.answers)
            items = [type("Item", (), {"start": start, "end": end}) for start, end in places]
            return type("Result", (), {"text": text, "items": items})

    monkeypatch.setattr("redactor.mask.text.AnonymizerEngine", Engine)
    for _ in range(3):
        with pytest.raises(MaskError):
            apply(RawText("abc"), [_at(1, 2, "ID")], _by(OperatorKind.REPLACE), TOKENS)


@st.composite
def _cases(draw: st.DrawFn) -> tuple[str, list[Finding]]:
    text = draw(st.text(max_size=40))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return text, [_at(start, end, draw(st.sampled_from(("ID", "PERSON")))) for start, end in pairs]


@given(
    _cases(),
    st.sampled_from([OperatorKind.REPLACE, OperatorKind.PSEUDONYM, OperatorKind.MASK, OperatorKind.DROP]),
)
def test_only_findings_change(case: tuple[str, list[Finding]], kind: OperatorKind) -> None:
    text, findings = case
    safe = apply(RawText(text), findings, _by(kind), TOKENS)
    outside, here = [], 0
    for finding in findings:
        assert finding.span is not None
        outside.append(text[here : finding.span.start])
        here = finding.span.end
    outside.append(text[here:])
    kept, there = [], 0
    for span in safe.spans:
        kept.append(safe.value[there : span.start])
        there = span.end
    kept.append(safe.value[there:])
    assert "".join(kept) == "".join(outside)
    if kind is not OperatorKind.DROP:
        assert kept == outside


PIECES = st.sampled_from(
    [
        *"jane@example.com 123-45-6789 10.1.2.3 fe80::1 3c:22:fb:1a:2b:3c hunter2".split(),
        *"PASSWORD= ' = ; - . @ :// 1 7 a".split(),
        *'https://a:b1c2@x.corp/?token=9f8a7b6c abc123def456ghi789 **** [PERSON] AccountKey= www. "'.split(),
        *(
            "+1 202-555-0143",
            "4111 1111 1111 1111",
            "DE89 3704 0044 0532 0130 00",
            "DOB: 1984-12-04",
            " ",
            "\n",
        ),
        *("password: ", "SSN ", "phone ", "card ", "IBAN ", "Authorization: Bearer ", "--token ", "mysql -p"),
        *("passport no X1234567", "<password>", "</password>"),
    ]
)


@settings(max_examples=300)
@given(
    st.lists(PIECES, max_size=12).map("".join),
    st.sampled_from([OperatorKind.REPLACE, OperatorKind.PSEUDONYM]),
)
def test_masking_twice_equals_masking_once(text: str, kind: OperatorKind) -> None:
    def once(value: str) -> str:
        findings = merge(DETECTOR.find([RawText(value)], [Hint()])[0], value)
        return apply(RawText(value), findings, _by(kind), TOKENS).value

    masked = once(text)
    assert once(masked) == masked
