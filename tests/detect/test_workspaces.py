"""Repositories that a program names by their folder."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.workspaces import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("render.py - label-service - Visual Studio Code", "label-service"),
    ("● render.py - label-service (Workspace) - Visual Studio Code", "label-service"),
    ("render.py - label-service [SSH: box] - Visual Studio Code", "label-service"),
    ("label-service — Cursor", "label-service"),
    ("billing_api – store.py", "billing_api"),
    ("billing_api [~/src/billing_api] – store.py – PyCharm", "billing_api"),
    ("adaeze@hl-laptop-118: ~/label-service", "label-service"),
    ("adaeze@hl-laptop-118:~/src/label-service$ ls", "label-service"),
    ("~/label-service $ make", "label-service"),
    ("label-service (main) - Visual Studio Code", "label-service"),
    ("label-service \u2013 GitHub Desktop", "label-service"),
    ("SourceTree - label-service", "label-service"),
    ("label-service \u2014 northwind \u2014 Bitbucket", "label-service"),
    ("\u279c  label-service git:(main) ls", "label-service"),
    ("Cloning into 'label-service'...", "label-service"),
]
OTHERS = [
    "Sign in - Bitbucket",
    "Cloning into 'my-project'...",
    "settings.json - Visual Studio Code",
    "main.py - src - Visual Studio Code",
    "main.py - my-project - Visual Studio Code",
    "Welcome - Visual Studio Code",
    "index.js - node_modules - Visual Studio Code",
    "adaeze@box: ~/Downloads",
    "adaeze@box: ~",
    "cd ~/label-service",
    "self-service – our plan for next year",
    "Code of conduct",
    "",
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_the_folder(look: Look, text: str, value: str) -> None:
    assert set(look(FAMILY, text)) == {("REPOSITORY", value)}


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
