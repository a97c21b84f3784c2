"""Companies known by what a sentence says they do: they employ, sell, insure, and are parties of contracts.

A coined name (``Dunavia``) looks like a place or a surname to a model. ``shares in``, ``a spokesman for`` and
``, a wholesaler in`` stand beside companies only. A contract names its parties by a role in brackets,
``(the "Supplier")``: what stands before it is a name, found or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from redactor.detect.known_names import is_people, is_plain
from redactor.detect.merge import MODELS
from redactor.detect.name_edges import UPPER
from redactor.detect.ner import DETECTOR
from redactor.detect.told_apart import entity_of, is_city, is_full_name, is_given, is_surname
from redactor.values import Finding, Span

RULE = "role"
SCORE = 0.62

_BEFORE = re.compile(
    r"(?:\b(?:work(?:s|ed|ing)? for|employed by|dismissed by|hired by|laid off by"
    r"|spokes(?:man|woman|person) for"
    r"|on behalf of|(?:customers?|clients?|suppliers?|competitors?) such as|insured (?:with|by)|shares in"
    r"|stake in|subsidiar(?:y|ies) of|acquisition of|merger with|takeover of|quotes? from|invoices? from"
    r"|references from|contract with|property of|the (?:insurer|lender|contractor|supplier|manufacturer)"
    r"|represent(?:s|ing)?|(?:Employer|Insurance|Insurer|Supplier|Vendor|Contractor|Client|Company|Carrier):)"
    r"|\b(?:insurer|lender|contractor|supplier|carrier) \()[ ]?(?:the )?$",
    re.IGNORECASE,
)
_FIRM = r"Employer|Supplier|Company|Bank|Lender|Insurer|Carrier|Provider|Manufacturer|Contractor|Licensor"
_OPEN, _CLOSE = "[\"\u201c'\u2018]", "[\"\u201d'\u2019]"
_SAYS = rf"\((?:hereinafter |referred to as )?(?:the )?{_OPEN}(?:the )?"
_AFTER = re.compile(
    rf" {_SAYS}(?:{_FIRM})\b"
    r"|(?:['\u2019]s)? (?:shares|shareholders|plant in|board of directors|chief executive|annual report)\b"
    r"|, an? (?:[a-z-]+ ){0,2}(?:wholesaler|supplier|retailer|manufacturer|maker|start-?up|company|insurer"
    r"|lender|contractor|subsidiary|haulier|brewer|publisher)\b"
)
_PARTY = (
    rf"(?:{_FIRM}|Distributor|Customer|Employee|Client|Lessor|Lessee|Landlord|Tenant"
    r"|Licensee|Buyer|Seller|Purchaser|Vendor|Borrower|Guarantor|Agent|Principal|Consultant"
    r"|Processor|Controller|Parent|Issuer|Investor|Claimant|Defendant|Appellant|Respondent|Applicant"
    r"|Plaintiff|Publisher|Author|Agency|Insured|Owner|Operator|Partner)"
)
_DEFINED = re.compile(
    rf"(?<![\w.])(?P<name>[{UPPER}][\w&'\u2019.-]*(?: (?:[{UPPER}&][\w&'\u2019.-]*)){{0,4}}) "
    rf"{_SAYS}{_PARTY}{_CLOSE}"
)
_PLACE = re.compile(
    r"\b(?:(?:born|lives?|lived|living|resid(?:es|ing)|based|stayed|grew up|raised|buried) in"
    r"|(?:been|flew|travel(?:led|s)?|went|drove|moved(?: back)?) to|(?:village|town|city|prison|port|suburb"
    r"|hamlet) of|(?:village|town) hall,|near the (?:village|town) of) $"
)
_REACH = 40
_MOVABLE = frozenset({"PERSON", "LOCATION"})


def with_roles(findings: Sequence[Finding], text: str) -> tuple[Finding, ...]:
    """Return the findings of ``text`` as their roles tell them, and the parties that were not found."""
    return (*in_roles(findings, text), *parties(findings, text))


def in_roles(findings: Sequence[Finding], text: str) -> Iterator[Finding]:
    """Yield the findings, as companies where the sentence says so, or another one of the same text has."""
    told = [in_role(one, text) for one in findings]
    companies = {
        _name(one, text)
        for one, was in zip(told, findings, strict=True)
        if one.entity == "ORGANIZATION" != was.entity
    }
    for one in told:
        again = one.entity in _MOVABLE and _name(one, text) in companies
        yield replace(one, entity="ORGANIZATION") if again else one


def _name(finding: Finding, text: str) -> str:
    return text[finding.span.start : finding.span.end] if finding.span else ""


def in_role(finding: Finding, text: str) -> Finding:
    """Return a finding, as a company where the sentence says so and the name does not speak against it."""
    span = finding.span
    if span is None or finding.entity not in _MOVABLE or finding.detector not in MODELS:
        return finding
    name = text[span.start : span.end]
    if "\n" in name or is_city(name) or is_full_name(name) or is_given(name.split()[0]):
        return finding
    if finding.entity != "LOCATION" and is_surname(name.split()[-1]):
        return finding
    before = text[max(0, span.start - _REACH) : span.start]
    if _AFTER.match(text, span.end) or _BEFORE.search(before):
        return replace(finding, entity="ORGANIZATION")
    is_company = entity_of(name, finding.entity) == "ORGANIZATION" != finding.entity
    return finding if is_company or not _PLACE.search(before) else replace(finding, entity="LOCATION")


def parties(findings: Sequence[Finding], text: str) -> Iterator[Finding]:
    """Yield the parties of a contract that stand before their role and were not found."""
    for place in _DEFINED.finditer(text) if "(" in text else ():
        start, end = place.span("name")
        if any(one.span and one.span.overlaps(Span(start, end)) for one in findings):
            continue
        words = place["name"].split()
        while len(words) > 1 and (words[0] in {"The", "This", "And", "Between"}):
            start += len(words.pop(0)) + 1
        if not (len(words) == 1 and _is_no_party(words[0])):
            yield Finding("ORGANIZATION", SCORE, DETECTOR, RULE, Span(start, end))


def _is_no_party(word: str) -> bool:
    """Tell whether a lone word before a role is one of the contract: ``The Buyer (the "Customer")``."""
    return re.fullmatch(_PARTY, word) is not None or is_people(word) or is_plain(word)
