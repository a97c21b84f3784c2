"""Numbers of patients, insured persons and prescribers.

NPI: 45 CFR 162.406 (Luhn over ``80840`` and the ten digits). DEA: 21 CFR 1301 and the check in common use
(first, third and fifth digit, plus twice the others). German insured person's number: Luhn with weights 1, 2
over the letter as two digits (GKV-Spitzenverband). Member numbers are health data only beside words of
health insurance; elsewhere they are an ID.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns.columns import cells
from redactor.detect.patterns.digits import luhn

_VALUE = r"(?P<value>(?=[A-Z/-]{0,6}\d)[A-Z0-9]{1,12}(?:[-/ ]?\d{2,6}){0,3}[A-Z0-9]?)(?![\w@%-]|[.,:]\d)"
_JOINT = r"(?:[ _-]?(?:id|no|nr|num|number|#))?\.?(?: is)?[\s\"':=#|]{1,4}"
_RECORD = Headed(
    rf"(?<![^\W_])(?i:mrn|medical record|med rec|patient(?=[ _]?(?:id|no|nr|num|number|#))|hospital (?=no"
    rf"|number|id)|chart (?=no|number|#)"
    rf"|health (?:card|record|insurance|plan)|encounter(?=[ _]?(?:id|no|number|#))|accession(?=[ _]?(?:no"
    rf"|number|#))"
    rf"|versichertennummer|krankenversichertennummer|kvnr|medicaid|patientennummer|patienten-?nr"
    rf"|ahv-krankenkasse)(?i:{_JOINT}){_VALUE}"
)
_NAMED = Headed(
    r"(?<![^\W_])(?i:nhs|chi|ohip|ehic|phn|hcn|ramq|medicare|carte vitale|egk|krankenkassennummer"
    r"|tessera sanitaria"
    r"|health ?card|healthcare|european health insurance|sundhedskort|numer ubezpieczenia|ihi"
    r"|pat\.?[ -]?(?=nr|no)|dva|nhi|h&c)(?i:[ _-]?(?:(?:card|id|no|nr|num|number|file)\b\.?|#)){0,2}"
    r"(?i: is)?[\s\"':=#|]{1,4}(?P<value>(?=(?:[^\n\d]{0,3}\d){6})[A-Z]{0,4}\d{1,20}(?:[ -]\d{1,6}){0,4}"
    r"(?:[ -]?[A-Z]{2})?)(?![\w@%-]|[.,:/]\d)"
)
"""Numbers that the countries' health services give; their names tell them with six digits or more."""
_MEMBER = Headed(
    rf"(?<![^\W_])(?i:(?:member|subscriber|insured|beneficiary|group|rx ?grp|rx ?bin|rx ?pcn|policy "
    rf"?holder|enrollee)"
    rf"(?:[ _-]?(?:id|no|nr|num|number|#))?\.?(?: is)?[\s\"':=#|]{{1,4}}){_VALUE}"
)
_DATED = re.compile(r"\d{4}-\d\d-\d\d|\d\d-\d\d-\d{4}|\d{1,2} \d{4}|\d{4}[ -]\d{4}|\d\d \d\d \d{4}")
_INSURANCE = words(
    "insurance health healthcare medical aetna cigna humana bcbs anthem kaiser unitedhealthcare uhc payer "
    "payor copay "
    "deductible ppo hmo medicare medicaid rx pharmacy patient subscriber krankenkasse versicherung "
    "mutuelle claim eligibility"
)
_INSURED = _INSURANCE | words("member insured beneficiary enrollee group policy")
_BLUE = re.compile(r"[A-Z]{3}\d{9}(?:\d{2})?")  # three letters of the plan, as Blue Cross cards show them
_NPI = Headed(r"(?<![\w.-])[12]\d{9}(?![\w-]|\.\d)")
_NPI_WORDS = words("npi provider prescriber physician")
_DEA = Headed(r"(?<![\w-])[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}(?![\w-])")
_DEA_WORDS = words("dea prescriber")
_KVNR = Headed(r"(?<![\w-])[A-Z]\d{9}(?![\w-])")
_KVNR_WORDS = words("versichertennummer krankenversichertennummer kvnr krankenkasse egk gesundheitskarte kv")
_FIELD = words("mrn npi dea medicaid")
_PATIENT, _NUMBER = words("patient pat chart encounter"), words("id number no nr num")
_ONLY = re.compile(r"\s*(?P<value>(?=[A-Za-z-]{0,6}\d)[A-Za-z0-9-]{4,16})\s*")


def npi(digits: str) -> bool:
    """Tell whether ten digits are a US provider's number."""
    return digits.isdecimal() and luhn(f"80840{digits}")


def dea(value: str) -> bool:
    """Tell whether two letters and seven digits are a prescriber's number of the DEA."""
    number = [int(digit) for digit in value[2:]]
    return (sum(number[0:6:2]) + 2 * sum(number[1:6:2])) % 10 == number[6]


def kvnr(value: str) -> bool:
    """Tell whether a letter and nine digits are a German insured person's number."""
    digits = f"{ord(value[0]) - 64:02}{value[1:]}"
    products = (int(digit) * (1 + place % 2) for place, digit in enumerate(digits[:-1]))
    return sum(product // 10 + product % 10 for product in products) % 10 == int(digits[-1])


def _enough(value: str) -> bool:
    return sum(char.isdigit() for char in value) >= 4 and re.fullmatch(r"(?:19|20)\d\d", value) is None


def _labelled(passage: Passage) -> Iterator[Match]:
    for found in passage.sought(_RECORD):
        if _enough(found["value"]):
            yield Match("HEALTH_ID", *found.span("value"), 0.8, "health.record")
    for found in passage.sought(_NAMED):
        if not _DATED.fullmatch(found["value"]):
            yield Match("HEALTH_ID", *found.span("value"), 0.74, "health.named")
    if passage.mentions(_INSURED):
        for found in passage.sought(_MEMBER):
            blue = _BLUE.fullmatch(found["value"]) is not None
            if _enough(found["value"]) and (blue or _is_insured(passage, found)):
                yield Match("HEALTH_ID", *found.span("value"), 0.76, "health.member")


def _is_insured(passage: Passage, found: re.Match[str]) -> bool:
    window = passage.text[max(0, found.start() - 120) : found.end() + 80]
    return not Passage(window).vocabulary.isdisjoint(_INSURANCE) or not passage.title.isdisjoint(_INSURANCE)


def _checked(passage: Passage) -> Iterator[Match]:
    rules = (
        (_NPI, _NPI_WORDS, npi, "npi"),
        (_DEA, _DEA_WORDS, dea, "dea"),
        (_KVNR, _KVNR_WORDS, kvnr, "kvnr"),
    )
    for pattern, context, check, name in rules:
        if passage.mentions(context):
            for found in passage.sought(pattern):
                start, end = found.span()
                if passage.near(start, end, context) and check(found.group()):
                    yield Match("HEALTH_ID", start, end, 0.9, f"health.{name}", checked=True)


def _is_field(label: frozenset[str]) -> bool:
    return not label.isdisjoint(_FIELD) or not (label.isdisjoint(_PATIENT) or label.isdisjoint(_NUMBER))


def _fields(passage: Passage) -> Iterator[Match]:
    found = _ONLY.fullmatch(passage.text[:40])
    if found and _is_field(passage.label) and _enough(found["value"]):
        yield Match("HEALTH_ID", *found.span("value"), 0.8, "health.field")
    for cell in cells(passage, _FIELD | _PATIENT):
        held = _ONLY.fullmatch(passage.text, cell.start, cell.end)
        if held and _is_field(cell.header) and _enough(held["value"]):
            yield Match("HEALTH_ID", *held.span("value"), 0.76, "health.column")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every number of a patient, insured person or prescriber."""
    if passage.digits >= 4:
        yield from _labelled(passage)
        yield from _checked(passage)
        yield from _fields(passage)


FAMILY = Family("health_ids", frozenset({"HEALTH_ID"}), find)
