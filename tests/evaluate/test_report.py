"""The document and the page."""

from __future__ import annotations

import json
import re

import pytest

from redactor.evaluate.datasets import Dataset
from redactor.evaluate.marks import Mark, TextAnswer, TextCase
from redactor.evaluate.metrics import MEANINGS, Measure
from redactor.evaluate.report import Evaluation, as_page, evaluation_of, interval, sample, share
from redactor.evaluate.texts import score_text
from redactor.values import Span

KIM = Mark(Span(0, 3), "PERSON")
NAME = "<script>x</script>"


@pytest.fixture
def evaluation() -> Evaluation:
    cases = (
        TextCase("one", "Kim says", (KIM,), app="Slack", part="chat"),
        TextCase("two", "Kim says", (KIM,), app=NAME, part="chat"),
        TextCase("three", "Save as", (), app="Slack"),
        TextCase("four", "Kim says", (KIM,)),
    )
    answers = (TextAnswer((KIM,)), TextAnswer(), TextAnswer(), TextAnswer(withheld="detect_failed"))
    scores = [score_text(case, answer) for case, answer in zip(cases, answers, strict=True)]
    return evaluation_of(Dataset("set.jsonl", cases), scores, ("trial 1",), ("fake 1",))


def test_counts_and_reasons(evaluation: Evaluation) -> None:
    assert (evaluation.items, evaluation.with_gold, evaluation.gold) == (4, 3, 3)
    assert (evaluation.withheld, evaluation.reasons) == (1, {"detect_failed": 1})
    assert evaluation.entities == ("PERSON",)


def test_measures_of_programs_and_parts(evaluation: Evaluation) -> None:
    assert list(evaluation.apps) == ["Slack", NAME]
    assert evaluation.apps["Slack"]["", "zero_leak"].value == 1
    assert evaluation.parts["chat"]["", "zero_leak"].value == 0.5
    assert {name for _, name in evaluation.parts["chat"]} == {"zero_leak", "zero_leak_named", "withheld"}


def test_the_document_is_json_and_holds_no_content(evaluation: Evaluation) -> None:
    document = evaluation.as_document()
    text = json.dumps(document)
    assert document["schema"] == "redactor.evaluation/1"
    assert document["measures"]["zero_leak"]["value"] == 0.5
    assert document["entities"]["PERSON"]["recall_covered"]["of"] == 2
    assert document["withheld"] == {"items": 1, "reasons": {"detect_failed": 1}}
    assert "Kim" not in text
    assert "one" not in re.findall(r'"(\w+)"', text)


def test_the_page_stands_alone_and_holds_no_content(evaluation: Evaluation) -> None:
    page = as_page(evaluation)
    assert "Kim" not in page
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not re.search(r"(?:src|href)=|url\(|@import", page)
    assert "default-src 'none'" in page
    assert page.count("<h1>") == 1
    assert 'lang="en"' in page
    for header in re.findall(r"<th [^>]*>|<th>", page):
        assert 'scope="' in header


def test_the_page_tells_what_was_kept_back(evaluation: Evaluation) -> None:
    assert "1 kept back" in as_page(evaluation)
    assert "detect_failed" in as_page(evaluation)


def test_a_page_of_clean_items_only() -> None:
    case = TextCase("1", "Save", ())
    scores = [score_text(case, TextAnswer())]
    page = as_page(evaluation_of(Dataset("s", (case,)), scores, ("p",), ("d",)))
    assert "oversmash" in page
    assert "Each entity" not in page


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1.0, "100.0 %"), (0.9999, "99.9 %"), (0.0001, "0.1 %"), (0.0, "0.0 %"), (0.5, "50.0 %")],
)
def test_no_share_is_rounded_to_all_or_nothing(value: float, shown: str) -> None:
    assert share(Measure(value, value, value, 10)) == shown


def test_what_was_not_measured_is_a_dash() -> None:
    assert share(None) == "-"
    assert interval(None) == ""


def test_only_shares_have_a_sample() -> None:
    one = Measure(0.5, 0.4, 0.6, 1200)
    assert {name for name in MEANINGS if not sample(name, one)} == {
        name for name in MEANINGS if name.startswith(("f1", "f2"))
    }
    assert sample("zero_leak", one) == "1,200"
