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
        ("git@github.com:", None),  # the repository is masked
        ("git@codehost.org", None),
        ("git.lund@mail.examp1e", "git.lund@mail.examp1e"),
        ("meet @ noon. example.com", None),
        ("‘mele_|@example.io", "mele_|@example.io"),
        ("nurrutiaf#example.in", "nurrutiaf#example.in"),  # the sign itself
        ("guide/page#part.in", None),
        ("at ploy-chaiyasit@... or", "ploy-chaiyasit@..."),
        ("a@...", None),
        ("by jo.weiss@exam.", "jo.weiss@exam."),  # cut by the end of its box
        ("jo.weiss@exam", None),
        ("MAIL_FROM_ADDRESS=jo.weissaexample.com", "jo.weissaexample.com"),
        ("MAIL_TEMPLATE=receipt.html", None),
        ("<joweiss8@@example.org>", "joweiss8@@example.org"),
        ("Linh <kanokwan-chaiyasitfexample.com>", "kanokwan-chaiyasitfexample.com"),
        ("<some-element>", None),
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
        ("on l92.168.4.2O now", "IP_ADDRESS", "l92.168.4.2O"),
        ("on 192,168,4,20 now", "IP_ADDRESS", "192,168,4,20"),
        ("lib.so.li.ss", "IP_ADDRESS", None),  # letters
        ("2001:dbB::b8S2:d38a:l9fd", "IP_ADDRESS", "2001:dbB::b8S2:d38a:l9fd"),
        ("at 10:20:30 or std::map", "IP_ADDRESS", None),
        ("mac 9C:3D:l8:OA:4F:22", "MAC_ADDRESS", "9C:3D:l8:OA:4F:22"),
        ("at 10:20:30:40", "MAC_ADDRESS", None),
        ("Ronit - +81 3-124..", "PHONE_NUMBER", "+81 3-124.."),
        ("rose by +12 3..", "PHONE_NUMBER", "+12 3.."),
        ("rose by +12 points..", "PHONE_NUMBER", None),
        ("see PO-45..", "ID", "PO-45"),
        ("see PO-45.", "ID", None),
        ("https://meet.google.com/a9c-defg-hij", "PRIVATE_URL", "meet.google.com/a9c-defg-hij"),
        ("https://meet.google.com/landing", "PRIVATE_URL", None),
        ("CRON[112]: (kbondar) CMD (run)", "HANDLE", "kbondar"),
        ("CRON[112]: (root) CMD (run)", "HANDLE", None),
    ],
)
def test_values_that_lost_their_check(seen: str, entity: str, expected: str | None) -> None:
    text = one_line(seen)
    found = [finding for finding in misread(text) if finding.entity == entity]
    assert shown(text, [finding.span for finding in found]) == ([expected] if expected else [])


# --- numbers in which digits stand for letters, and what is glued to them ------------------------------


@pytest.mark.parametrize(
    ("seen", "entity", "expected"),
    [
        ("order S0-80660", "ID", "S0-80660"),  # SO
        ("$0-79508 Berlin", "ID", "$0-79508"),
        ("$1/94170", "ID", "$1/94170"),  # SI
        ("1NV-20418", "ID", None),  # begins as a number does
        ("$0-1000", "ID", None),  # a range of prices
        ("B2-14500", "ID", None),  # no prefix of business numbers
        ("S0-80660,50", "ID", None),
        ("S$0-87509", "ID", "S$0-87509"),  # the S read twice
        ("1NC0029599", "ID", "1NC0029599"),
        ("1INC0085037 - On hold", "ID", "1INC0085037"),  # an icon before it
        ("INC00S6397", "ID", "INC00S6397"),
        ("tickets/INCO099714", "ID", "INCO099714"),
        ("INC0085037", "ID", None),
        ("1NCLUDED29", "ID", None),
        ("#49 1512 3562048", "PHONE_NUMBER", "#49 1512 3562048"),  # the + misread
        ("#187836", "PHONE_NUMBER", None),
        ("her daughter on+551123809677.", "PHONE_NUMBER", "+551123809677"),
        ("x+112030", "PHONE_NUMBER", None),
        ("card 5277 8365 6@76 4526", "CREDIT_CARD", "5277 8365 6@76 4526"),  # a slashed zero
        ("20@1:db8: :f243:15e1:aace:347d", "IP_ADDRESS", "20@1:db8: :f243:15e1:aace:347d"),
        ("at 12:30: :15 now", "IP_ADDRESS", None),
        ("SO-80660", "ID", None),  # read whole: the rules for texts know it
        ("CH1726151574646678631", "IBAN_CODE", "CH1726151574646678631"),  # a digit misread
        ("€56105627897349467457039", "IBAN_CODE", "€56105627897349467457039"),  # ES61
        ("DES8S 7887 4449 8696 $830 23", "IBAN_CODE", "DES8S 7887 4449 8696 $830 23"),
        ("CH172615157464667863", "IBAN_CODE", None),  # too short for its country
        ("XY1726151574646678631", "IBAN_CODE", None),  # no country
        ("CHABCDEFGHIJKLMNOPQRS", "IBAN_CODE", None),
        ("T+41 21 272 10 80 | Bern", "PHONE_NUMBER", "+41 21 272 10 80"),
        ("Tel:+49 30 1234567", "PHONE_NUMBER", "+49 30 1234567"),
        ("C+11 20 300 40", "PHONE_NUMBER", None),
        ("T+1 20", "PHONE_NUMBER", None),
        ("jwoo.bae32@auth-7:", "HANDLE", "jwoo.bae32"),  # the title of a terminal, its path lost
        ("root@auth-7:", "HANDLE", None),
        ("jwoo@auth-7: done", "HANDLE", None),
        ("prod@ 10.86.43.184", "IP_ADDRESS", "10.86.43.184"),
        ('"0.0.0.0"', "IP_ADDRESS", None),  # stands when it is read whole
        ("10.86.43.1B4", "IP_ADDRESS", "10.86.43.1B4"),
    ],
)
def test_misread_prefixes_and_glued_labels(seen: str, entity: str, expected: str | None) -> None:
    text = one_line(seen)
    spans = [finding.span for finding in misread(text) if finding.entity == entity]
    assert shown(text, spans) == ([expected] if expected else [])


def test_an_address_that_its_cell_cuts_off_is_known_by_the_whole_one() -> None:
    seen = page((10, 10, "jo.weiss@exam"), (10, 40, "Inbox of jo.weiss@example.com"))
    assert "jo.weiss@exam" in shown(seen, [finding.span for finding in misread(seen)])
