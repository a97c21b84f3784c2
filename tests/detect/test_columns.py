"""Cells under their headers."""

from __future__ import annotations

import pytest

from redactor.detect.passage import Passage, words
from redactor.detect.patterns.columns import cells

AGE = words("age")
TABLES = [
    ("age: [SECRET]\n91\n45", []),  # a label with its value
    ("age: old\n91", []),
    ("Name\tAge\nJo\told\nAl\t45", ["old", "45"]),
    ("  name, age\n  x, y", []),
    ("name = f(age), age\nx, y", []),
    ("from age import name, age\nx, y", []),
    ("Name\tAge\nJo\t91\nAl\t45", ["91", "45"]),
    ("Name | Age\nJo | 91", ["91"]),
    ('"Name","Age"\n"Jo","91"', ["91"]),
    ("Name;Age;\r\nJo;91;x", ["91"]),
    ("Age   Name\n91    Jo", ["91"]),
    ("Age\tName\n\tJo", []),
    ("Name\tAge\nJo\t91\t7", []),
    ("Name\tTown\nJo\t91\nmy age", []),
    ("Name\tAge\nName\tTown\nJo\t91", []),
    ("Age\n91\n45", ["91", "45"]),
    ("Age\n91\nJo\n45", ["91"]),  # another heading
    ("the age of reason\n91", []),  # prose
    ("Name\tAge\nJo\t91\nTotal\nAl\t45", ["91", "45"]),  # a line between rows
    ("Age\tName", []),
    ("   name      age\n0  Jo Ann    91\n1  Al Bo     45", ["91", "45"]),  # rows are numbered
    ("   name      age\nx  Jo Ann    91", []),
    ("address1,age,line_2\nx,91,y", ["91"]),
    ("Age 1 - Value,Name\n91,Jo", ["91"]),
    ("Age 91,Name\n45,Jo", []),
    ('name,age\n"Doe, Jo",91\n"Bo ""B"", Al",45', ["91", "45"]),
    ("INSERT INTO t (name, age)\nVALUES ('x', 91)", ["91"]),
    ("| Name | Age |\n| --- | ---: |\n| Jo | 91 |", ["91"]),
    ("Name | Age\n-----+----\nJo | 91", ["91"]),
    ("| Name | Age", []),
]


@pytest.mark.parametrize(("text", "values"), TABLES)
def test_cells_under_a_wanted_header(text: str, values: list[str]) -> None:
    assert [text[cell.start : cell.end] for cell in cells(Passage(text), AGE)] == values
