"""Values that a screen tells by its own shapes."""

from __future__ import annotations

import pytest

from redactor.detect.page_labels import lines_of
from redactor.detect.page_shapes import by_shape
from redactor.values import Finding, Span
from tests.detect.pages import named, page

TOKEN = "q7Rk2LmZ9xTb4Wc8YpN3vD6sHf1Ja"


def shapes(*lines: str, found: tuple[tuple[str, str], ...] = ()) -> list[tuple[str, str]]:
    seen = page(*((10, 10 + 20 * row, line) for row, line in enumerate(lines)))
    known = [
        named(entity, Span(seen.text.index(text), seen.text.index(text) + len(text)))
        for entity, text in found
    ]
    rows = lines_of(seen.words)
    told: list[Finding] = [*by_shape(seen, rows, known)]
    return sorted({(one.entity, seen.text[one.span.start : one.span.end]) for one in told if one.span})


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["OPS-7409 Login page", "OPS-7411 Slow search"], ["OPS-7409", "OPS-7411"]),
        (["OPS-7409 Login page", "WEB-7411 Slow search"], []),
        (["OPS-7409", "see OPS-7409"], []),  # one ticket
        (["SHA-256", "SHA-512", "SHA-384"], []),
        (["CS-1290", "CS-1291", "CS-1302"], ["CS-1290", "CS-1291", "CS-1302"]),
        (["x/OPS-7409", "OPS-7411.png"], []),
    ],
)
def test_tickets_of_one_board(lines: list[str], expected: list[str]) -> None:
    assert shapes(*lines) == [("ID", text) for text in expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("This PC > OS (C:) > Users > kbondar > Downloads", [("HANDLE", "kbondar")]),
        ("This PC > OS (C:) > Users > Public > Downloads", []),
        ("Home > Kitchen > Knives", []),
        ("TB ji.kim created a token", [("HANDLE", "ji.kim")]),
        ("the team created a token", []),
        ("Deploy key added in umberfield/render_core", [("REPOSITORY", "umberfield/render_core")]),
        ("a function in src/render_core", []),
        ("IAM / Users / tvillaseñor", []),
        ("IAM / Users / amora", [("HANDLE", "amora")]),
        ("IAM / Users / summary", []),
        ("1 wanjiru-codes staff 41048 Apr 18 11:21 export.csv", [("HANDLE", "wanjiru-codes")]),
        ("1 root wheel 41048 Apr 18 11:21 export.csv", []),
        ("1 team won 41048 points", []),
        (r"kbondar (\\files-2) (H:)", [("HANDLE", "kbondar")]),  # a share that is called as its user
        (r"scans (\\files-2) (S:)", []),
        ("kbondar (files-2) (H:)", []),
        ("yes in and/or no", []),
        ("GITHUB_TOKEN=gh p_q7Rk2LmZ . 9xTb4Wc8", [("SECRET", "gh p_q7Rk2LmZ . 9xTb4Wc8")]),
        ("export DB_PASSWORD=Zansolpi79", [("SECRET", "Zansolpi79")]),
        ("DB_PASSWORD=required", []),
        ("TOKENIZER=Zansolpi79", []),
        (f"use {TOKEN} for now", [("SECRET", TOKEN)]),
        (f"sha512-{TOKEN}", []),
        ("see 279cb8fdf891322b249Adf9db44beb10aa0f", []),  # a digest, one letter misread
        ("a VeryLongNameOfSomeClassThatEndsHere1", []),
        (f"SIGNED_URL={TOKEN}", [("SECRET", TOKEN)]),
        ("Updated last week by amora29", [("HANDLE", "amora29")]),
        ("Updated last week by hand", []),
        ("kbondar @ 6299-4411-8616", [("HANDLE", "kbondar"), ("ID", "6299-4411-8616")]),
        ("order 6299-4411-8616", []),
        ("Dial in with 07400 655799, code 412793", [("SECRET", "412793")]),
        ("exit code 412793", []),
        ("File 86991420", [("ID", "86991420")]),
        ("File 86991420 was moved", []),
        ("File 12", []),
    ],
)
def test_values_in_their_places(line: str, expected: list[tuple[str, str]]) -> None:
    assert shapes(line) == expected


@pytest.mark.parametrize(
    ("line", "known", "expected"),
    [
        ("is Xs7dhI VZ9iMgrdA ok", ("SECRET", "Xs7dhI"), ("SECRET", "Xs7dhI VZ9iMgrdA")),
        ("is Xs7dhI please do", ("SECRET", "Xs7dhI"), None),
        ("12 Oak Street, Dul..", ("ADDRESS", "12 Oak Street"), None),
        ("12 Oak Street - D..", ("ADDRESS", "12 Oak Street"), ("ADDRESS", "12 Oak Street - D..")),
        ("Ettore Ted..", ("PERSON", "Ettore"), ("PERSON", "Ettore Ted..")),
        ("Ettore. Then", ("PERSON", "Ettore"), None),
        ("Ettore T..", ("PERSON", "Ettore"), ("PERSON", "Ettore T..")),
        ("Ettore - L..", ("PERSON", "Ettore"), None),  # the next part of a title
        ("Ettore co..", ("PERSON", "Ettore"), None),  # the next word
        ("PL1138653636..", ("IBAN_CODE", "PL11386536"), ("IBAN_CODE", "PL1138653636..")),
        (
            "Rua Augusta, 293 - RJ, 92960-929",
            ("ADDRESS", "Rua Augusta, 293"),
            ("ADDRESS", "Rua Augusta, 293 - RJ, 92960-929"),
        ),
        ("12 Oak Street, TX 75001 and", ("ADDRESS", "12 Oak Street"), ("ADDRESS", "12 Oak Street, TX 75001")),
        (
            "Rua Augusta, 293 - $P, 11847-118",
            ("ADDRESS", "Rua Augusta, 293"),
            ("ADDRESS", "Rua Augusta, 293 - $P, 11847-118"),
        ),
        ("12 Oak Street $7K 3/8", ("ADDRESS", "12 Oak Street"), ("ADDRESS", "12 Oak Street $7K 3/8")),
        ("12 Oak Street, 2026 and", ("ADDRESS", "12 Oak Street"), None),
        ("12 Oak Street, 75 of", ("ADDRESS", "12 Oak Street"), None),
    ],
)
def test_what_goes_on_is_found_to_its_end(
    line: str, known: tuple[str, str], expected: tuple[str, str] | None
) -> None:
    assert shapes(line, found=(known,)) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["@ sup-3319", "cs-6103", "OPs-670"], ["OPs-670", "cs-6103", "sup-3319"]),
        (["@ sup-3319", "cs-6103"], []),
        (["web-1", "node-22", "auth-3"], []),  # hosts
        (["see sup-3319", "see cs-6103", "see ops-670"], []),
    ],
)
def test_tickets_whose_capitals_were_read_as_small_letters(lines: list[str], expected: list[str]) -> None:
    assert shapes(*lines) == [("ID", text) for text in expected]
