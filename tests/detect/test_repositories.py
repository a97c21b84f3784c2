"""Repositories, and what else has a slash between two words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.passage import Passage
from redactor.detect.patterns.public_projects import PUBLIC_OWNERS
from redactor.detect.patterns.repositories import FAMILY
from redactor.values import Hint

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("svn co https://svn.velt.example/ledger-sync/trunk", "ledger-sync"),
    ("codecommit::eu-west-1://ledger-sync", "ledger-sync"),
    ("hg clone https://hg.velt.example/backend/ledger", "backend/ledger"),
    ("mara_k has invited you to collaborate on velt/ledger-sync", "velt/ledger-sync"),
    ("Status\tRepo\nOpen\tacme/ledger", "acme/ledger"),
    ("| Repository | Stars |\n|---|---|\n| ledger-core | 3 |", "ledger-core"),
    ("Dependabot alerts \u00b7 acme/ledger", "acme/ledger"),
    ("acme/ledger at main", "acme/ledger"),
    ("fork acme/ledger first", "acme/ledger"),
    ("[acme/ledger] 2 new commits", "acme/ledger"),
    ("acme/ledger \u2022 Pull request #4 opened", "acme/ledger"),
    ("GitHub - acme/ledger: Books", "acme/ledger"),
    ('"repository": "github:acme/ledger-core"', "acme/ledger-core"),
    ('"name": "acme/ledger-core",', "acme/ledger-core"),
    ("git remote add origin https://git.acme.example/platform/ledger", "platform/ledger"),
    ("git@ssh.dev.azure.com:v3/acme/Platform/ledger", "acme/Platform/ledger"),
    ("git@github.com:acme/billing-api.git", "acme/billing-api"),
    ("ssh://git@github.com/acme/billing-api.git", "acme/billing-api"),
    ("https://github.com/acme/billing-api/pull/12", "acme/billing-api"),
    ("see https://github.com/acme/billing-api.", "acme/billing-api"),
    ("git clone https://github.com/acme/billing-api.git", "acme/billing-api"),
    ("git@git.acme.example:platform/ledger.git", "platform/ledger"),
    ("https://git.acme.example/scm/platform/ledger.git", "platform/ledger"),
    ("origin  git@gitlab.com:acme/platform/ledger.git (fetch)", "acme/platform/ledger"),
    ("https://gitlab.com/acme/platform/ledger/-/issues/3", "acme/platform/ledger"),
    ("https://bitbucket.org/acme/ledger/src/main", "acme/ledger"),
    ("https://dev.azure.com/acme/Payments/_git/ledger", "acme/Payments/_git/ledger"),
    ("https://raw.githubusercontent.com/acme/ledger/main/x.sh", "acme/ledger"),
    ("https://api.github.com/repos/acme/ledger/issues", "acme/ledger"),
    ('import "github.com/acme/ledger/store"', "acme/ledger"),
    ("https://app.circleci.com/pipelines/github/acme/ledger/12", "acme/ledger"),
    ("ghcr.io/acme/billing-api:1.2", "acme/billing-api"),
    ("acme/billing-api#123", "acme/billing-api"),
    ("Fixes northwind/ledger#7", "northwind/ledger"),
    ("acme/platform!12", "acme/platform"),
    ("gh repo clone acme/billing-api", "acme/billing-api"),
    ("gh pr list -R acme/ledger", "acme/ledger"),
    ("docker pull acme/ledger:latest", "acme/ledger"),
    ("uses: acme/deploy-action@v2", "acme/deploy-action"),
    ("image: registry.acme.dev/acme-labs/ledger:9.11.1", "acme-labs/ledger"),
    ("FROM registry.acme.dev:5000/acme-labs/ledger", "acme-labs/ledger"),
    ("repository: acme/ledger", "acme/ledger"),
    ("Pull request #12 · acme/billing-api", "acme/billing-api"),
    ("Pull Request #12: fix rounding · acme/ledger · GitHub", "acme/ledger"),
    ("Issues · northwind/ledger", "northwind/ledger"),
    ("northwind/ledger at main · GitHub", "northwind/ledger"),
    ("acme/billing-api: Billing service - GitHub", "acme/billing-api"),
    ("northwind / ledger · GitLab", "northwind / ledger"),
    ("acme/ledger - Travis CI", "acme/ledger"),
    ("northwind/ledger | CircleCI", "northwind/ledger"),
    ("acme/ledger — Visual Studio Code [GitHub]", "acme/ledger"),
    ("Build #44 of acme/ledger failed", "acme/ledger"),
    ("[acme/billing-api] Fix rounding (PR #12)", "acme/billing-api"),
    ("Re: [acme/ledger] Bump x (#44)", "acme/ledger"),
    ("Fix is on branch harrowlund/label-service, review please.", "harrowlund/label-service"),
    ("pushed to acme/billing-api", "acme/billing-api"),
    ("please clone the repo acme/ledger", "acme/ledger"),
]
OTHERS = [
    "svn co https://svn.apache.org/repos/asf/subversion/trunk",
    "access to files/folders is denied",
    "collaborate on design/content",
    "Status\tRepo\nOpen\tledger",
    "apples/pears at noon",
    "Fruit \u00b7 apples/pears in season",
    '"name": "apples/pears"',
    "https://github.com/torvalds/linux",
    "https://github.com/facebook/react/pull/3",
    "git@github.com:python/cpython.git",
    "https://github.com/your-org/your-repo",
    "https://github.com/acme/my-project",
    "https://github.com/features/actions",
    "https://github.com/settings/tokens",
    "https://github.com/orgs/acme",
    "https://github.com/acme",
    "uses: actions/checkout@v4",
    "docker pull bitnami/redis",
    "the image of example.com/shop/chairs",
    "image: nginx:1.27",
    "released on 12/05/2026",
    "src/main in the repository",
    "usr/bin on the branch",
    "the repo and/or the branch",
    "he/him reviewed the merge",
    "I/O of the git repository",
    "TCP/IP in the repo",
    "support 24/7 for each repository",
    "text/html in the repository",
    "application/json for the pull request",
    "Europe/Berlin is the repository's zone",
    "10.0.0.0/24 in the pull request",
    "commit feature/new-login to the repo",
    "merge origin/main into release/1.2",
    "git push origin bugfix/off-by-one",
    "merge (merge 225f7fa847 ps/rev-list-object-type-filter later)",
    "the repo has docs/read-me and tests/some-file.py",
    "acme/ledger-notes",
    "yes/no in a pull request",
    "edit parser/lexer_rules.py in the repo",
    "npm i @acme/ledger",
    "1/2 of the repo",
    "km/h for the fork",
    "http://localhost/a/b",
    "Merge pull request #12 from mkowalski/fix-the-thing",
    "red / green",
    "/",
    "",
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_repositories(look: Look, text: str, value: str) -> None:
    assert set(look(FAMILY, text)) == {("REPOSITORY", value)}


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


@pytest.mark.parametrize(
    ("text", "hint", "value"),
    [
        ("acme-corp/infra: Terraform for everything", Hint(app="GitHub Desktop"), "acme-corp/infra"),
        ("northwind/ledger", Hint(title="Your repositories - GitHub"), "northwind/ledger"),
        ("acme/ledger", Hint(label="Repository"), "acme/ledger"),
        ("[acme/ledger] Nightly", Hint(app="GitHub"), "acme/ledger"),
    ],
)
def test_a_code_host_speaks_for_a_repository(text: str, hint: Hint, value: str) -> None:
    assert {text[m.start : m.end] for m in FAMILY.find(Passage(text, hint))} == {value}


def test_a_code_host_is_not_enough() -> None:
    for text in ("src/main", "either this/that thing", "and/or", "origin/main"):
        assert list(FAMILY.find(Passage(text, Hint(app="GitHub")))) == []


def test_the_table_of_public_owners_is_large_and_lower_case() -> None:
    assert len(PUBLIC_OWNERS) >= 150
    assert all(owner == owner.lower() for owner in PUBLIC_OWNERS)
