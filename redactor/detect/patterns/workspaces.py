"""Repositories that a program names by their folder: ``main.py - billing-api - Visual Studio Code``.

An editor's title and a terminal's prompt show the folder of the repository in work. It counts only where its
name is made of several words and is not a usual folder or a stand-in: `src` tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns.public_projects import STAND_IN_NAMES

_SLUG = r"(?P<name>[A-Za-z][A-Za-z0-9]{1,30}(?:[-_][A-Za-z0-9]{1,30}){1,5})"
_EDITOR = (
    r"(?:Visual Studio Code(?: - Insiders)?|VS Code|VSCodium|Code - OSS|Cursor|Windsurf|Sublime Text|Zed"
    r"|Visual Studio)"
)
_TITLES = (
    # `● file - folder (Workspace) [SSH: host] - Visual Studio Code`
    re.compile(
        rf"^(?:[\u25cf\u2022*] ?)?(?:[^\n]{{1,120}}? [-\u2014\u2013\u2022] )?{_SLUG}(?: "
        r"\((?:Workspace|[\w./-]{1,40})\))?(?: "
        rf"\[[^\]\n]{{1,60}}\])?"
        rf" [-\u2014\u2013] {_EDITOR}(?: \[[^\]\n]{{1,60}}\])?$"
    ),
    # JetBrains: folder, perhaps its path in brackets, an en dash, file
    re.compile(
        rf"^{_SLUG}(?: \[[^\]\n]{{1,120}}\])? \u2013 (?:[\w./-]{{1,120}}\.[A-Za-z]{{1,8}}|README|Dockerfile"
        rf"|Makefile)(?: \[[\w. -]{{1,60}}\])?"
        r"(?: [-\u2013] (?:PyCharm|IntelliJ IDEA|WebStorm|GoLand|Rider|CLion|PhpStorm|RubyMine|Android "
        r"Studio))?$"
    ),
    # Programs for git and pages of code hosts, without an owner
    re.compile(
        rf"^(?:(?:Source[Tt]ree|GitKraken|Fork|Tower|GitHub Desktop) [-\u2013\u2014] {_SLUG}"
        rf"|{_SLUG.replace('name', 'first')}(?: \([\w./-]{{1,60}}\))? [-\u2013\u2014/|]"
        r" (?:[^\n]{1,60} [-\u2013\u2014|] )?"
        r"(?:Source[Tt]ree|GitKraken|Fork|Tower|GitHub Desktop|Bitbucket|Gitea|Azure DevOps(?: Services)?))$"
    ),
    # What zsh's and bash's prompts tell of git, and git itself
    re.compile(
        rf"(?:^|(?<=\s)){_SLUG} git:\([\w./-]{{1,60}}\)|^Cloning into '{_SLUG.replace('name', 'first')}'",
        re.MULTILINE,
    ),
    # A shell's prompt or the title that it sets: `x@host: ~/folder`
    re.compile(
        rf"^(?:\([\w.-]{{1,40}}\) )?[\w.-]{{1,40}}@[\w.-]{{1,63}}: ?~/(?:[\w.-]{{1,40}}/){{0,3}}{_SLUG}(?=/"
        r"|[$#%>]|\s|$)",
        re.MULTILINE,
    ),
    re.compile(
        rf"(?:^|(?<=\s))~/{_SLUG}(?:/[\w./-]{{0,80}})? ?(?:\([\w./-]{{1,60}}\) )?[$%\u276f\u279c](?=\s|$)",
        re.MULTILINE,
    ),
)
_USUAL = words(
    "my new test tests example demo sample untitled hello tutorial public folder node dist build temp tmp "
    "site"
)
_FILES = re.compile(
    r"(?:READ_?ME|node_modules|site-packages|public_html|third_party|test_data|__pycache__)", re.IGNORECASE
)


def find(passage: Passage) -> Iterator[Match]:
    """Yield the folder of the repository in work."""
    text = passage.text
    if (
        "~/" not in text
        and " \u2013 " not in text
        and not any(
            name in text
            for name in (
                *("Code", "Cursor", "Windsurf", "Sublime", "Zed", "Visual Studio", "ourcetree", "ourceTree"),
                *("Git", "Bitbucket", "DevOps", "Fork", "Tower", " git:(", "Cloning into"),
            )
        )
    ):
        return
    for pattern in _TITLES:
        for found in pattern.finditer(text):
            group = found.lastgroup or "name"
            name = found[group]
            parts = set(re.split(r"[-_]", name.lower()))
            if name.lower() not in STAND_IN_NAMES and parts.isdisjoint(_USUAL) and not _FILES.fullmatch(name):
                yield Match("REPOSITORY", *found.span(group), 0.6, "repository.workspace")


FAMILY = Family("workspaces", frozenset({"REPOSITORY"}), find)
