"""Names that people carry in chat and on social sites: ``@name``, ``name#1234``, ``@user@host``, ``u/name``.

The same ``@`` starts decorators, annotations, doc tags, style rules, package scopes and variables. A name
after ``@`` is a handle when a chat program or the words around speak for it, and no sign of code against.

Forms: Slack, Discord (user name and four digits), GitHub (39 letters, digits, hyphens), Instagram (30, with
dots), Bluesky (AT Protocol handles), ActivityPub (WebFinger ``@user@host``), Reddit, Jira (``[~name]``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.inert import BLANK
from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns.at_words import AT_WORDS, LEADING, TERMS_AFTER, WEAK_LEADING
from redactor.detect.patterns.domains import is_top_level
from redactor.detect.patterns.public_projects import is_public_owner
from redactor.detect.patterns.surroundings import around, is_chat, is_editor, prose_words, reads_as_code
from redactor.detect.patterns.system_accounts import is_account

_NAME = r"[^\W_](?:[\w.-]{0,38}\w)?|_[\w.-]{0,38}\w"
_AT = re.compile(rf"(?<![\w@/.:+=~&%$\\`#^*?|<\[\]){{}}{BLANK}-])(?<!\w[:*])@(?P<name>{_NAME})(?![\w@/])")
_MARKED_AT = re.compile(rf"(?<=[*_|:\[`<])(?<![\w)]:)(?<!\w[*_|`<])@(?P<name>{_NAME})(?![\w@/])")
_FEDIVERSE = re.compile(
    r"(?<![\w@/.+-])@[\w.-]{1,64}@(?=[\w.-]{4,255}(?![\w@]))(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}"
    r"(?P<ending>[a-z]{2,18})(?![\w@-])",
    re.IGNORECASE,
)
_DISCORD = re.compile(r"(?<![\w#/&@.-])(?P<name>[^\W\d_][\w.]{1,31})#(?P<tag>\d{4})(?![\w#-])")
_BLUESKY = re.compile(r"(?<![\w.-])@?[a-z0-9][a-z0-9-]{1,62}\.(?:bsky\.social)(?![\w-])", re.IGNORECASE)
_REDDIT = re.compile(r"(?<![\w/.-])/?u/(?P<name>[A-Za-z0-9_-]{3,20})(?![\w/.-]\w|[\w/])")
_JIRA = re.compile(r"(?<![\w\])])\[~(?:accountid:)?(?P<name>[A-Za-z0-9][\w.:@-]{1,79})\]")
_SLACK_USER = re.compile(r"<@[UW][A-Z0-9]{6,12}(?:\|(?P<name>[\w.-]{1,80}))?>")
_SLACK_ID = re.compile(r"[UW][A-Z0-9]{6,12}")
_IRC_NICK = re.compile(
    r"^(?:\[?\d{1,2}:\d\d(?::\d\d)?\]? )?<[@+%~ ]?(?P<name>[A-Za-z_\[\]\\^{}|][\w\[\]\\^{}|-]{1,30})> ",
    re.MULTILINE,
)
_CODE_NEXT = re.compile(
    r"\s*\n\s*(?:@\w|(?:async )?def |class |public |private |protected |static |final |abstract |void |fun "
    r"|func "
    r"|val |var |let |const |export |data |open |suspend |internal |struct |interface |[A-Za-z_<>]+ \w+\()"
)
_COMMENT_START = re.compile(
    r"\s*(?:/\*+|\*+(?=\s)|//+!?|#+[':]?|--+|;+|%+|\"{3}|'{3}|<!--|dnl|REM|\.\\\")?\s*"
)
_AFTER_NAME = re.compile(
    r"['\u2019]s\b|[\s,;:.!?)\]}>\"'\u201d\u2026*_|`\u00b7\u2022\u2013\u2014\uff0c\u3002\uff1a-]|$"
    r"|[^\x00-\x7f]"
)
_NAME_BEFORE = re.compile(r"[A-Z][\w'-]+ \(?$")
_PLAIN_WORDS = re.compile(
    r"(?:^|\s)[^\W\d_]{2,15},? (?:[^\W\d_]{2,15},? )?@|@ [^\W\d_]{2,15},? [^\W\d_]{2,15}[ .,!?]"
)
_OWNED = re.compile(r"\s{0,20}/[\w.*-]{1,40}(?:/[\w.*-]{0,40}){0,8}\s{1,40}$")
_OWNED_ANY = re.compile(r"(?:[^\n]{0,40}CODEOWNERS:?)?\s{0,20}[\w./*-]{1,120}\s{1,40}$")
_LISTING = frozenset("*\u00b7\u2022|\u2013\u2014-\u2192")
_DOMAIN = re.compile(r"\.(?:com|org|net|io|edu|gov|de|uk)$", re.IGNORECASE)
_TITLE_FOLLOWS = re.compile(r" [|\u00b7\u2022\u2013\u2014-] [A-Z]")
_NAME_FOLLOWS = re.compile(r" [A-Z][a-z\u00c0-\u024f'-]+")
_FIELD = words(
    "handle username user login nick nickname screenname account github twitter instagram telegram discord "
    "gitlab mastodon bluesky"
)
_FIELD_VALUE = re.compile(r"@?[^\W_][\w.-]{1,38}\w(?:#\d{4})?")
_REDDIT_WORDS = words("reddit subreddit karma upvotes redditor posted op")
_DISCORD_WORDS = words(
    "discord server guild dm tag friend gamertag battletag battle battlenet riot blizzard user username add"
)
_NO_DISCORD = words(
    "issue pr ticket bug fix fixes closes pull order invoice color colour line item card unit apt suite "
    "channel case"
)


_MEASURED = re.compile(r"m\d{1,2}[.,]\d{1,4}s?")  # ``0m4.92s``, its zero misread


def _is_term(name: str, before: str, after: str) -> bool:
    """Tell whether a name after ``@`` is a term of a language or tool, or the number of a Slack user."""
    lower = name.lower()
    if before.endswith("<") and _SLACK_ID.fullmatch(name):
        return True
    if _MEASURED.fullmatch(lower):
        return True
    if lower in AT_WORDS or lower.partition(".")[0] in AT_WORDS or lower.replace("_", "").isdigit():
        return True
    following = after.split(maxsplit=1)[:1]
    return bool(following) and following[0].strip(".,;:()").lower() in TERMS_AFTER


def _last_word(before: str) -> str:
    """Return the word right before a name, lower case, without signs around it."""
    last = before.rstrip(" \t:([,").rsplit(None, 1)[-1:]
    return last[0].lower().strip("*_(\"',;:") if last else ""


def _is_comment(before: str) -> bool:
    """Tell whether a line begins as a comment of a program does, or with the name itself."""
    marker = _COMMENT_START.match(before)
    return marker is not None and bool(marker.group().strip())


def _opens_code(passage: Passage, found: re.Match[str], before: str, after: str) -> bool:
    """Tell whether a name stands alone on its line above a definition, as a decorator does."""
    if before.strip() or after.strip():
        return False
    return _CODE_NEXT.match(passage.text, found.end(), found.end() + 200) is not None


def _judge(passage: Passage, found: re.Match[str]) -> tuple[float, str] | None:
    """Return score and rule for a name after ``@``, or None if it is none or nothing speaks for it."""
    before, after = around(passage.text, *found.span())
    name = found["name"]
    if _AFTER_NAME.match(after) is None or _is_term(name, before, after) or is_public_owner(name):
        return None
    weak = name[0].isupper() and _NAME_FOLLOWS.match(after) is not None
    if is_chat(passage) and not reads_as_code(after):
        return (0.5 if weak else 0.85), "handle.chat"
    word = _last_word(before)
    said = word in LEADING or word.startswith("@") or _is_owned(passage, before)
    if _opens_code(passage, found, before, after) or len(name) < 2 or _DOMAIN.search(name):
        return None
    code = is_editor(passage) or (reads_as_code(before + after) and prose_words(before + after) < 4)
    if not said and (code or _is_comment(before) or not _speaks(name, before, after, word)):
        return None
    return (0.5 if weak else 0.8 if said else 0.7), "handle.at"


def _is_owned(passage: Passage, before: str) -> bool:
    """Tell whether a name follows a path as owners do in a CODEOWNERS file."""
    told = "codeowners" in passage.lower or "codeowners" in passage.title
    return _OWNED.match(before) is not None or (told and _OWNED_ANY.match(before) is not None)


def _speaks(name: str, before: str, after: str, word: str) -> bool:
    """Tell whether something speaks for a person: words, the name's shape, or a place of its own."""
    if (
        word in WEAK_LEADING
        or prose_words(f"{before} {after}") >= 1
        or _PLAIN_WORDS.search(f"{before}@ {after}")
    ):
        return True
    shaped = "_" in name or "." in name or name[-1].isdigit()
    alone = not before.strip() and (not after.strip(" .,!?:;") or _TITLE_FOLLOWS.match(after) is not None)
    bracketed = before.endswith("(") and after.startswith(")") and before[:-1].strip() != ""
    listed = before.rstrip()[-1:] in _LISTING
    named = _NAME_BEFORE.search(before) is not None
    return (shaped and len(name) > 3 and not name[0].isupper()) or alone or bracketed or listed or named


def _at(passage: Passage) -> Iterator[Match]:
    for pattern in (_AT, _MARKED_AT):
        for found in pattern.finditer(passage.text):
            judged = _judge(passage, found)
            if judged:
                yield Match("HANDLE", *found.span(), *judged)


def _fediverse(passage: Passage) -> Iterator[Match]:
    for found in _FEDIVERSE.finditer(passage.text):
        if is_top_level(found["ending"]):
            yield Match("HANDLE", *found.span(), 0.95, "handle.fediverse", checked=True)


def _numbered(passage: Passage) -> Iterator[Match]:
    """Discord's and Battle.net's names with four digits; an issue of a repository has words before it."""
    for found in _DISCORD.finditer(passage.text):
        before, after = around(passage.text, *found.span())
        name = found["name"]
        if passage.just_before(found.start(), _NO_DISCORD) or name.lower() in _NO_DISCORD:
            continue
        told = is_chat(passage, before + after) or passage.near(*found.span(), _DISCORD_WORDS)
        shaped = found["tag"][0] == "0" or "." in name or "_" in name or any(c.isdigit() for c in name)
        said = _last_word(before) in LEADING or not (before + after).strip(" ,;|")
        if told or ((shaped or said) and not name.isupper() and not reads_as_code(before + after)):
            yield Match("HANDLE", *found.span(), 0.85 if told else 0.65, "handle.numbered")


def _marked(passage: Passage) -> Iterator[Match]:
    """Forms that a site's own signs give away."""
    text = passage.text
    if "bsky.social" in passage.lower:
        yield from (
            Match("HANDLE", *m.span(), 0.95, "handle.bluesky", checked=True) for m in _BLUESKY.finditer(text)
        )
    if "[~" in text:
        yield from (Match("HANDLE", *m.span("name"), 0.85, "handle.jira") for m in _JIRA.finditer(text))
    if "<@" in text:
        for found in _SLACK_USER.finditer(text):
            yield Match("HANDLE", *found.span("name" if found["name"] else 0), 0.85, "handle.slack")
    if "u/" in text:
        yield from _reddit(passage)


def _reddit(passage: Passage) -> Iterator[Match]:
    told = passage.mentions(_REDDIT_WORDS) or re.search(r"(?<![\w/])/?r/\w", passage.text) is not None
    for found in _REDDIT.finditer(passage.text):
        before, after = around(passage.text, *found.span())
        if told or (prose_words(f"{before} {after}") >= 2 and not reads_as_code(before + after)):
            yield Match("HANDLE", *found.span(), 0.8, "handle.reddit")


def _nicks(passage: Passage) -> Iterator[Match]:
    """Who speaks in a chat log of IRC: ``[12:01] <jane> hi``."""
    for found in _IRC_NICK.finditer(passage.text):
        if (found.group()[0] != "<" or is_chat(passage)) and is_account(found["name"]):
            yield Match("HANDLE", *found.span("name"), 0.75, "handle.irc")


def _field(passage: Passage) -> Iterator[Match]:
    """A field that is named a user name or handle holds one."""
    shown = passage.text.strip()
    if passage.label.isdisjoint(_FIELD) or not _FIELD_VALUE.fullmatch(shown) or not is_account(shown):
        return
    start = passage.text.index(shown)
    yield Match("HANDLE", start, start + len(shown), 0.75, "handle.field")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every handle of the passage that its own sign or its field gives away."""
    text = passage.text
    if passage.label:
        yield from _field(passage)
    if "@" in text:
        yield from _at(passage)
        yield from _fediverse(passage)
    if "#" in text and passage.digits >= 4:
        yield from _numbered(passage)
    if "> " in text:
        yield from _nicks(passage)
    yield from _marked(passage)


FAMILY = Family("handles", frozenset({"HANDLE"}), find)
