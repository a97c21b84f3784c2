"""Code repositories: ``owner/name`` in addresses, remotes, titles, commands and among words of the trade.

The span is ``owner/name`` without ``.git``. Projects that are public and well known (``public_projects.py``)
and the stand-ins of manuals are none.

Forms: addresses and remotes of the code hosts (gitremote URLs of git-clone(1)), GitHub's ``owner/name#12``
and mail subjects ``[owner/name]``, the hosts' window titles, container registries with the owner in the path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.inert import BLANK
from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns.columns import cells
from redactor.detect.patterns.profiles import OWN_PAGES
from redactor.detect.patterns.public_projects import STAND_IN_NAMES, is_public_owner
from redactor.detect.patterns.repository_words import CHANGE_WORDS, NO_OWNERS, REPOSITORY_WORDS
from redactor.detect.patterns.surroundings import around, is_code_host

_OWNER = r"(?P<owner>[A-Za-z0-9][A-Za-z0-9_-]{0,38})"
_NAME = r"(?P<name>(?:\.github|[A-Za-z0-9_][\w.-]{0,99}?))(?=\.git(?![\w-])|\.?(?:$|[^\w.-]))"
_GROUPS = r"(?P<owner>[A-Za-z0-9][\w.-]{0,60}(?:/[A-Za-z0-9][\w.-]{0,60}){0,4})"

_HOSTED = re.compile(
    rf"""
    (?<![\w.-])
    (?: (?:www\.|api\.|raw\.|gist\.)? (?:github\.com(?:/repos)? | bitbucket\.org | codeberg\.org
          | gitee\.com | gitea\.com)
      | raw\.githubusercontent\.com | codeload\.github\.com
      | (?:app\.)?circleci\.com/(?:gh|github|pipelines/github)
      | (?:app\.)?travis-ci\.(?:com|org)(?:/github)?
      | (?:app\.)?codecov\.io/(?:gh|github) | coveralls\.io/github
      | ghcr\.io | quay\.io(?:/repository)? | hub\.docker\.com/r | (?:index\.)?docker\.io
      | deepwiki\.com | vscode\.dev/github
      | github\.dev | codesandbox\.io/p/github | sourcegraph\.com/github\.com
      | img\.shields\.io/github/[\w/-]{{1,40}}
    )
    (?: :\d{{1,5}}/ | [/:]) {_OWNER} / {_NAME}
    """,
    re.IGNORECASE | re.VERBOSE,
)
_HOSTS = tuple(
    """
    github.com bitbucket.org codeberg.org gitee.com gitea.com githubusercontent.com circleci.com travis-ci.
    codecov.io coveralls.io ghcr.io quay.io docker.com/r docker.io deepwiki.com vscode.dev
    github.dev codesandbox.io img.shields.io
    """.split()
)
_GROUPED = re.compile(
    rf"(?<![\w.-])(?:gitlab\.com|registry\.gitlab\.com)[/:]{_GROUPS}/(?P<name>[A-Za-z0-9_][\w.-]{{0,99}}?)"
    r"(?=\.git(?![\w-])|/-/|\.?(?:$|[^\w./-]))",
    re.IGNORECASE,
)
_REMOTE = re.compile(
    rf"(?:(?<![\w.-])(?:git|ssh|hg|[a-z][\w-]{{1,30}})@[\w.-]{{1,120}}:(?:\d{{1,5}}/)?/?|(?:https?|ssh"
    rf"|git)://(?:[\w.-]{{1,60}}@)?[\w.-]{{1,120}}(?::\d{{1,5}})?/(?:scm/|git/|r/)?)"
    rf"(?!/)~?{_GROUPS}/(?P<name>[A-Za-z0-9_][\w.-]{{0,99}}?)\.git(?![\w-])"
)
_AZURE = re.compile(r"(?<=dev\.azure\.com/)(?P<owner>[\w-]{1,60}/[\w.%-]{1,80})/_git/(?P<name>[\w.%-]{1,80})")
_CLONED = re.compile(
    r"(?<![\w-])(?:hg clone|git (?:clone|remote (?:add|set-url) [\w-]{1,30}|submodule add|fetch|pull|push))"
    r"(?: -{1,2}[\w=-]{1,30}){0,4}"
    r" [\"']?(?:https?|ssh|git)://(?:[\w.-]{1,60}@)?[\w.-]{1,120}(?::\d{1,5})?/(?:scm/|git/|r/)?"
    rf"{_GROUPS}/(?P<name>[A-Za-z0-9_][\w.-]{{0,99}}?)(?=\.git(?![\w-])|[\s\"']|$)"
)
_SHELL_AZURE = re.compile(
    r"(?<=ssh\.dev\.azure\.com:v3/)(?P<owner>[\w-]{1,60}/[\w.%-]{1,80})/(?P<name>[\w.%-]{1,80})"
)
_SUBVERSION = re.compile(
    r"(?<![\w-])svn (?:co|checkout|export|ls|list|switch|info|log|copy|relocate)"
    r"(?: -{1,2}[\w=-]{1,30}){0,4} [\"']?"
    r"(?:https?|svn(?:\+ssh)?)://(?!svn\.(?:apache|freebsd|gnome|kde|php|tug)\.org)[\w.@:-]{1,120}/(?:svn/|repos/)?"
    r"(?P<owner>(?P<name>[\w.-]{2,60}(?:/[\w.-]{1,60}){0,3}?))(?=/(?:trunk|branches|tags)(?:/|[\s\"']|$))"
)
_CODE_COMMIT = re.compile(
    r"(?:codecommit(?:::[\w-]{1,30})?://(?:[\w.-]{1,60}@)?|git-codecommit\.[\w-]{1,30}\.amazonaws\.com/v1/repos/)"
    r"(?P<owner>(?P<name>[A-Za-z0-9][\w.-]{0,99}))"
)
_ISSUE = re.compile(
    rf"(?<![\w@./:#=&?%~+-]){_OWNER}/{_NAME}(?:(?<!\.)[#!](?P<number>\d{{1,7}})(?![\w#])|@[0-9a-f]{{7,40}}"
    r"(?!\w))"
)
_IMAGE = re.compile(
    r"(?:\bimage[\"']?[:=]|^FROM|\bdocker (?:pull|push|run|tag)(?: -{1,2}[\w=-]{1,30}){0,4}) ?[\"']?"
    rf"(?:[\w-]{{1,40}}\.){{1,4}}[a-z]{{2,10}}(?::\d{{2,5}})?/{_OWNER}/{_NAME}(?=[:@\"'\s]|$)",
    re.MULTILINE,
)
_COMMAND = re.compile(
    r"(?<![\w-])(?:gh (?:repo|pr|issue|run|release|workflow|browse|secret|api)(?: [^\s|;&]{1,60}){0,6}?"
    r"|glab \w{2,10}(?: [\w-]{1,20}){0,2}|git clone(?: -{1,2}[\w=-]{1,30}){0,4}"
    r"|docker (?:pull|push|run|tag|build)(?: -{1,2}[\w=-]{1,30}){0,4}|hub clone|degit|tiged|npx degit|npm i"
    r"(?:nstall)?|yarn add|pnpm add|go get|brew tap|(?:--repo|-R)[ =]|uses:|(?:GITHUB_REPOSITORY|full_name"
    r"|path_with_namespace|nameWithOwner)[\"']?[:=]|repo(?:sitory)?[\"']?[:=][\"']?|(?:github|gitlab|bitbucket):"
    r"|[\"']name[\"']: ?[\"'](?=[\w-]{1,40}/[a-z0-9]+-))"
    rf" ?(?:repos/)?[\"']?(?<![\w-]){_OWNER}/{_NAME}(?!\\)"
)
_SUBJECT = re.compile(rf"(?:^|(?<=[\n ]))\[{_OWNER}/{_NAME}\] (?=\S)")
_BARE = re.compile(
    rf"(?<![\w@./:#=&?%~+<>$*\\{BLANK}-]){_OWNER}/{_NAME}(?![\w/\\<>*$={{}}({BLANK}]|\.(?!git(?!\w))\w)"
)
_SPACED = re.compile(
    r"^(?:[^\n]{0,160}[\u00b7|\u2013\u2014-] )?(?P<owner>[A-Za-z0-9][\w. -]{0,50}[\w](?: / "
    r"[\w.-]{1,50}){0,3}) / (?P<name>[A-Za-z0-9][\w.-]{0,80}(?: [\w.-]{1,30}){0,3}?)"
    r"(?= (?:[\u00b7|\u2013\u2014-] (?:GitLab|Bitbucket)|/ Pull |$))"
)
_HOST_TITLE = re.compile(
    r"(?<![\w.-])(?:GitHub|GitLab|Bitbucket|Codeberg|Gitea|Forgejo|CircleCI|Travis CI|Codecov|GitKraken"
    r"|Sourcetree)(?![\w-])"
)
_ON_PAGE = re.compile(
    r"(?:(?:Pull [Rr]equests?|Merge [Rr]equests?|Issues?|Commits?|Releases?|Actions|Discussions?|Branches"
    r"|Tags|Workflow runs|Pulse|Insights|Wiki|Security"
    r"|Settings|Projects|Contributors|Packages|Pipelines?|Jobs?)(?: #\d{1,7}| [!#]\d{1,7})? [\u00b7|-] "
    r"| at [\w./-]{1,80} \u00b7 |Build #\d{1,8} (?:of|for|in) |(?:Deploy|Deployed|Deploying|Cloning into"
    r"|Repository|Repo|Forked from|fork of|collaborate on|contribut(?:e|ing) to"
    r"|invited you to|pushed to|Push to|starred|Star|transferred) )$"
)
_HOST_BEFORE = re.compile(
    r"(?:^|[\u00b7|\u2013\u2014-] )(?:GitHub|GitLab|Bitbucket|Codeberg|Gitea) [-\u2013\u2014\u00b7|] $"
)
_PARTED = frozenset({"", "\u00b7", "|", "-", "\u2013", "\u2014", ":"})
_BRANCHED = re.compile(
    r"(?: at (?:[\w-]{1,20}/)?(?:main|master|dev(?:elop)?|trunk|v?\d[\w.]*)|: (?:main|master|dev|\d)\b)"
)
_PAGE_AFTER = re.compile(
    r" [\u00b7\u2022|\u2013\u2014-] (?:Pull request|Merge request|Issue|Actions|Commit|Release|Discussion"
    r"|Workflow)"
)
_TAKEN = re.compile(r"(?:[Ff]ork|[Cc]lone|[Ss]tar|[Ww]atch|[Cc]heck ?out)(?:e?d|ing)? $")
_COUNTED = re.compile(r":? (?:(?:issue |PR |[Pp]ull [Rr]equest |MR )?#\d{1,7}|PR|repo|repository)(?!\w)")
_CHANGED = re.compile(
    r"(?:(?:[Cc]ommits?|[Pp]ush(?:ed)?|PR|[Pp]ull [Rr]equest|[Ii]ssue)(?: #\d{1,7})? (?:in|on|to) "
    r"|Comparing [^\n]{1,80} \u00b7 )$"
)
_FORKED = re.compile(r"(?:#\d{1,7}|into [\w./-]{1,60}) from $")
_EXTENSION = re.compile(
    r"\.(?:py|js|jsx|ts|tsx|mjs|java|kt|go|rs|rb|c|h|cc|cpp|hpp|cs|php|pl|pm|sh|bash|md|rst|txt|json|ya?ml"
    r"|toml|ini|cfg|conf|xml|html?|s?css|less|sql|csv|tsv|png|jpe?g|gif"
    r"|svg|ico|pdf|docx?|xlsx?|pptx?|zip|gz|tar|tgz|bz2|xz|whl|jar|so|a|o|dll|exe|lock|log|bak|tmp|tf|proto"
    r"|ipynb|vue|svelte|lua|vim|el|patch|diff|mo|po|service|deb|rpm|in|am|ac|mk|cmake|gradle)$|^makefile",
    re.IGNORECASE,
)
_ANY_WORDS = REPOSITORY_WORDS | CHANGE_WORDS | words("git hub lab circle travis code")
_FIELD = words("repo repos repository repositories")
_IN_CELL = re.compile(rf"{_OWNER}/(?P<name>[A-Za-z0-9_][\w.-]{{0,99}})")
_SLUG = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)+")


def _match(found: re.Match[str], score: float, rule: str) -> Match | None:
    """Return the repository of a match, unless it is public, a stand-in or a page of the site."""
    owner, name = found["owner"].lower(), found["name"].lower()
    first = owner.partition("/")[0].strip()
    if (
        is_public_owner(first)
        or first in OWN_PAGES
        or name in STAND_IN_NAMES
        or not any(c.isalpha() for c in first)
    ):
        return None
    return Match("REPOSITORY", found.start("owner"), found.end("name"), score, rule)


def _is_pair(found: re.Match[str]) -> bool:
    """Tell whether an ``a/b`` outside addresses looks like owner and name, not like a path, date or unit."""
    owner, name = found["owner"], found["name"]
    if owner.lower() in NO_OWNERS or len(owner) < 2 or len(name) < 2:
        return False
    if len(owner) < 3 and not owner[-1].isdigit():
        return False  # initials before the name of a branch
    if not any(c.isalpha() for c in owner) or not any(c.isalpha() for c in name) or "__" in owner:
        return False
    return not owner.startswith("_") and _EXTENSION.search(name) is None


def _addresses(passage: Passage) -> Iterator[Match | None]:
    lower = passage.lower
    for hosts, pattern in ((_HOSTS, _HOSTED), (("gitlab.com",), _GROUPED)):
        if any(host in lower for host in hosts):
            yield from (_match(found, 0.9, "repository.address") for found in pattern.finditer(passage.text))
    if ".git" in lower:
        yield from (_match(found, 0.9, "repository.remote") for found in _REMOTE.finditer(passage.text))
    if "svn " in lower:
        yield from (_match(found, 0.85, "repository.remote") for found in _SUBVERSION.finditer(passage.text))
    if "codecommit" in lower:
        yield from (_match(found, 0.85, "repository.remote") for found in _CODE_COMMIT.finditer(passage.text))
    if ("git " in lower or "hg " in lower) and "://" in lower:
        yield from (_match(found, 0.9, "repository.remote") for found in _CLONED.finditer(passage.text))
    if "azure.com:v3/" in lower:
        yield from (_match(found, 0.9, "repository.remote") for found in _SHELL_AZURE.finditer(passage.text))
    if "/_git/" in lower:
        yield from (_match(found, 0.9, "repository.address") for found in _AZURE.finditer(passage.text))


def _referred(passage: Passage) -> Iterator[Match | None]:
    """Issue numbers, commands and mail subjects."""
    text = passage.text
    rules = [("repository.command", _COMMAND)]
    if "image" in passage.lower or "FROM" in text or "docker" in passage.lower:
        rules.append(("repository.image", _IMAGE))
    if "#" in text or "!" in text or "@" in text:
        rules.append(("repository.issue", _ISSUE))
    for rule, pattern in rules:
        yield from (_match(found, 0.8, rule) for found in pattern.finditer(text) if _is_pair(found))
    if "[" in text:
        for found in _SUBJECT.finditer(text):
            after = around(text, *found.span())[1]
            mail = re.search(
                r"(?:PR|Issue|\d{1,4} (?:new )?commits?|Pull [Rr]equest|Run|Release|run|Discussion|\(#|#"
                r"|MR)|:",
                after,
            ) or is_code_host(passage)
            if mail and _is_pair(found):
                yield _match(found, 0.75, "repository.subject")


def _bare(passage: Passage) -> Iterator[Match | None]:
    """Plain ``owner/name``, where the title or the words around speak of repositories."""
    hinted = is_code_host(passage) or not passage.label.isdisjoint(_FIELD)
    text = passage.text
    told = hinted or " \u00b7 " in text or " at " in text or ": " in text or passage.mentions(_ANY_WORDS)
    told = told or any(words in text for words in ("ollaborate on ", "ontribut"))
    if not told:
        return
    for found in _BARE.finditer(text):
        usual = found["name"].lower() in NO_OWNERS and not hinted
        if not usual and _is_pair(found) and _speaks(passage, found, hinted=hinted):
            yield _match(found, 0.8 if hinted else 0.7, "repository.title" if hinted else "repository.words")


def _speaks(passage: Passage, found: re.Match[str], *, hinted: bool) -> bool:
    """Tell whether the line of a plain ``a/b`` speaks of a repository, the more the plainer its words are."""
    before, after = around(passage.text, *found.span())
    several = _SLUG.fullmatch(found["name"]) is not None or _SLUG.fullmatch(found["owner"]) is not None
    if _FORKED.search(before):
        return False
    if _is_placed(before, after) or (hinted and (several or not before.strip())):
        return True
    if not several:
        return passage.just_before(found.start(), _FIELD) and found["name"].islower()
    return passage.near(*found.span(), REPOSITORY_WORDS) or passage.near(*found.span(), CHANGE_WORDS)


def _is_placed(before: str, after: str) -> bool:
    """Tell whether what stands right before or after an ``a/b`` only stands beside repositories."""
    if any(pattern.search(before) for pattern in (_ON_PAGE, _HOST_BEFORE, _TAKEN, _CHANGED)):
        return True
    if any(pattern.match(after) for pattern in (_PAGE_AFTER, _COUNTED)):
        return True
    if not before.strip() and _BRANCHED.match(after):
        return True
    if _HOST_TITLE.search(after[-60:]) and before.rstrip()[-1:] in _PARTED:
        return True
    ends_title = not after.strip() and before.endswith(" \u00b7 ")
    return ends_title or after.startswith((".git", " - Visual Studio Code"))


def _titles(passage: Passage) -> Iterator[Match | None]:
    """Titles of GitLab and Bitbucket, with blanks around the slash."""
    text = passage.text
    if (
        " / " in text
        and len(text) <= 300
        and ("GitLab" in text or "Bitbucket" in text or is_code_host(passage))
    ):
        found = _SPACED.match(text)
        if found:
            yield _match(found, 0.8, "repository.title")


def _columns(passage: Passage) -> Iterator[Match | None]:
    """Cells under a header that names repositories: with their owner, or names of several words."""
    for cell in cells(passage, _FIELD):
        found = _IN_CELL.fullmatch(passage.text, cell.start, cell.end)
        if found and _is_pair(found):
            yield _match(found, 0.72, "repository.column")
        elif _SLUG.fullmatch(passage.text, cell.start, cell.end):
            yield Match("REPOSITORY", cell.start, cell.end, 0.62, "repository.column")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every repository of the passage that is not known to be public."""
    yield from filter(None, _columns(passage))
    if "/" not in passage.text:
        return
    for search in (_addresses, _referred, _bare, _titles):
        yield from filter(None, search(passage))


FAMILY = Family("repositories", frozenset({"REPOSITORY"}), find)
