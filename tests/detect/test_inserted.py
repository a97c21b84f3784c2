"""Tables that statements of databases write."""

from __future__ import annotations

import pytest

from redactor.detect.passage import Passage, words
from redactor.detect.patterns.columns import cells

STATEMENTS = [
    ('{"columns": ["a", "age"], "rows": [["x", 45], ["y, [z]", "46"]]}', ["45", "46"]),
    ('{"fields":["age"],"took":3,\n"values":[\n  [45],\n  [null]\n]}', ["45", "null"]),
    ('{"columns": ["a", "age"], "rows": [["x"]]}', []),
    ('{"columns": ["a", "age"], "rows": [{"age": 45}]}', []),
    ('{"columns": ["age"], "rows": []}', []),
    ("INSERT INTO t (a, age) VALUES (1, '45'), (2, '46');", ["45", "46"]),
    ("insert into `s`.`t`(`age`,`b`) values\n (45, 'it''s (x), y'),\n (46, NULL)", ["45", "46"]),
    ('INSERT OR IGNORE INTO t ("age") VALUES ("45")', ["45"]),
    ("INSERT INTO t (b, t.age) VALUES (now(), N'45'::text)", ["45"]),
    ("REPLACE INTO t (age) VALUES ('')", []),
    ("INSERT INTO t (a, age) VALUES (1)", []),  # too few
    ("INSERT INTO t (age) VALUES (1, 2)", []),  # too many
    ("INSERT INTO t (age) VALUES (1", []),
    ("INSERT INTO t (age) SELECT x FROM y", []),
    ("COPY public.t (b, age) FROM stdin;\nx\t45\ny\t46\n\\.\n", ["45", "46"]),
    ("sqlite> select name, age from t;\nJo|45\nAl|46\nsqlite>", ["45", "46"]),
    ("select name, age from t;\nJo\t45", ["45"]),
    ("select name, age from t;\nJo is 45", []),
    ("select a name and an age from the list", []),
]


@pytest.mark.parametrize(("text", "values"), STATEMENTS)
def test_cells_of_statements(text: str, values: list[str]) -> None:
    assert [text[cell.start : cell.end] for cell in cells(Passage(text), words("age"))] == values


def test_a_cell_knows_all_headers() -> None:
    (cell,) = cells(Passage("INSERT INTO t (full_name, age) VALUES ('Jo', 45)"), words("age"))
    assert cell.beside == {"full", "name", "age"}
