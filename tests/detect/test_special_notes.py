"""Special categories in the short words of notes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.special import FAMILY

Look = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    "text",
    [
        "Referral. Suspected multiple sclerosis.",
        "She left early. Wears a hijab. Strong SQL.",
        "My flatmate did eight months for burglary.",
        "Suspect has previous for ABH.",
        "Her IVF cycle failed.",
        "Ron is in rehab for alcohol.",
        "She fled Eritrea and was granted refugee status in 2021.",
        "I'm from Dubbo and on methadone.",
        "they left Islam",
        "pt known COPD, on metformin 500 bd and tiotropium",
        "OT report says rheumatoid arthritis.",
        "Not to be shared; started on methotrexate in Sept",
        "Kit awaiting ADHD assessment",
        "EpiPen (nut allergy)",
        "HIV 1/2 Ag/Ab ........ REACTIVE",
        "Hep B: not detected",
        "kiprotich allergic penicillin!!",
        "no nuts, he's anaphylactic",
        "Dx | Acute appendicitis",
        "metformin 500 bd",
    ],
)
def test_found(look: Look, text: str) -> None:
    assert any(entity == "SPECIAL_CATEGORY" for entity, _ in look(FAMILY, text))


@pytest.mark.parametrize(
    "text",
    [
        "a report says depression in the market",
        "waiting for the depression scale module",
        "patients on metformin had lower rates",
        "known issues: on aspirin site",
        "menu with nut allergy information",
        "HIV positive trends in research",
        "tests: covid - negative growth",
        "the project was put on hold",
        "Suspected multiple sclerosis research is growing",
        "Suspected cancer pathway opened",
        "Confirmed asthma guidelines",
        "the model wears a hat. Turban styles vary.",
        "the team did three months for charity",
        "previous experience for fraud teams",
        "the IVF cycle takes four weeks",
        "the pitch is in rehab for spring",
        "a fund for asylum was granted money",
        "the bus left Islamabad",
    ],
)
def test_left_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
