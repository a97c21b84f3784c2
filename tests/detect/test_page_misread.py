"""Values whose grammar an engine has lost."""

from __future__ import annotations

import pytest

from redactor.detect.page_misread import misread
from tests.detect.pages import one_line, page, shown

# --- addresses that an engine has misread ------------------------------------------------------------


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ("user1.name@mailL example.com", "user1.name@mailL example.com"),
        ("<jo@exarnple.c0m>", "jo@exarnple.c0m"),
        ("to: jo@mail.examp1e now", "jo@mail.examp1e"),
        ("jo.weiss@exam...", "jo.weiss@exam..."),  # a cell too narrow for it
        ("jo.weiss@exam…", "jo.weiss@exam…"),
        ("jo.weiss@exam .. 7", "jo.weiss@exam .."),
        ("jo.weiss@exam. So", None),  # one dot ends a sentence
        ("adaeze@build-7:~$ ls", None),  # a prompt
        ("ssh deploy@build-7 now", None),  # no dot: a user on a host
        ("npm i react@18.2.0", None),
        ("from @types/node import", None),
        ("git@github.com:acme/site.git", None),
        ("meet @ noon. example.com", None),
        ("‘mele_|@example.io", "mele_|@example.io"),
        ("nurrutiaf#example.in", "nurrutiaf#example.in"),  # the sign itself
        ("guide/page#part.in", None),
        ("at ploy-chaiyasit@... or", "ploy-chaiyasit@..."),
        ("a@...", None),
    ],
)
def test_addresses_that_lost_their_grammar(seen: str, expected: str | None) -> None:
    text = one_line(seen)
    spans = [finding.span for finding in misread(text)]
    assert shown(text, spans) == ([expected] if expected else [])


def test_the_rest_of_a_host_stands_on_the_same_line() -> None:
    assert list(misread(page((10, 10, "jo@mailL"), (10, 40, "example.com")))) == []


@pytest.mark.parametrize(
    ("seen", "entity", "expected"),
    [
        ("ES43 9842 7986 1611 8500 8664", "IBAN_CODE", "ES43 9842 7986 1611 8500 8664"),  # a digit misread
        ("AB12 CDEF GHIJ KLMN OPQR", "IBAN_CODE", None),  # letters
        ("4111 1111 1111 1112", "CREDIT_CARD", "4111 1111 1111 1112"),
        ("4111-1111-1111-1112", "CREDIT_CARD", "4111-1111-1111-1112"),
        ("4111 1111-1111 1112", "CREDIT_CARD", None),
        ("1 4111 1111 1111", "CREDIT_CARD", None),
        ("wwwiinkedin.com/in/oberg11", "HANDLE", "oberg11"),
        ("linkedin.com/company/acme", "HANDLE", None),
        ('"AKTA43R4XMY2DI7NCQJI"', "SECRET", "AKTA43R4XMY2DI7NCQJI"),
        ("AKTAMNRSXMYZDIZNCQJI", "SECRET", None),  # no digit
        ("AXTA43R4XMY2DI7NCQJI", "SECRET", None),  # two signs off
        ("AKTA43R4", "SECRET", None),
        ("STRIPE_KEY=sk_live_b9Vjo@Bb72kQ", "SECRET", "sk_live_b9Vjo@Bb72kQ"),
    ],
)
def test_values_that_lost_their_check(seen: str, entity: str, expected: str | None) -> None:
    text = one_line(seen)
    found = [finding for finding in misread(text) if finding.entity == entity]
    assert shown(text, [finding.span for finding in found]) == ([expected] if expected else [])
