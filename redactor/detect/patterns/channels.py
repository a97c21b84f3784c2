"""Chat channels: ``#name`` in chat context, and the shapes of chat programs' window titles.

``#`` also starts colours, issue numbers, style rules, headings, comments and directives. A ``#name`` is a
channel when the program, the title or the words around speak of chat; a hashtag in prose is none. The span
holds the ``#``.

Name forms: Slack (80 lower case letters, digits, ``-``, ``_``), Discord (100), IRC (RFC 2812 section 1.3),
Matrix room aliases (``#room:host``), Zulip (``#channel > topic``), Mattermost (``~name``), Teams
(``Name (Team)``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.inert import BLANK
from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns.columns import cells
from redactor.detect.patterns.surroundings import around, is_chat, reads_as_code

_SLUG = r"[^\W_A-Z][\w-]{0,78}\w"
_HASH = re.compile(
    rf"(?<![\w#&/=.\\@$%^~+`{BLANK}-])##?(?P<name>(?=[^\W\d]|\d+[a-z_-])(?:{_SLUG}|[a-z])"
    rf"|[A-Z][A-Za-z][\w-]{{0,78}})(?![\w#(=@]|[.-]\w|:[\w-]{{1,63}}\.\w)"
)
_MATRIX = re.compile(
    r"(?<![\w#&/=.@-])#[a-z0-9][\w.=-]{0,79}:(?=[\w.-]{4,253}(?!\w))(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,18}"
    r"(?![\w-])"
)
_SLACK_LINK = re.compile(r"<#[CG][A-Z0-9]{6,12}\|(?P<name>[\w-]{1,80})>")
_HEX = re.compile(r"(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)

_JOINING = re.compile(
    r"(?:^|[^\w])(?:in|to|into|on|from|via|join|joins|joined|joining|leave|left|leaving|created|archived"
    r"|renamed|message|messages"
    r"|muted|unmuted|ask|asked|posted|post|pinged|ping|check|see|over|at|and|or|channel|channels|invited"
    r"|added|called|named"
    r"|room|stream|for|of|cc|thread|/join|/part|/invite|/topic|/msg|on irc|canal|kanal|dans|auf"
    r"|en)[ \u00a0](?:the )?(?:\u201c|\"|\*\*?|')?$",
    re.IGNORECASE,
)
_SURE_JOINING = re.compile(
    r"(?:^|\W)(?:channels?:|post(?:s|ed|ing)?|messag(?:e|es|ed)|ask(?:s|ed)?|join(?:s|ed|ing)?|discuss(?:es"
    r"|ed|ion)?|shared?|announced?|wrote"
    r"|replied|repl(?:y|ies)|thread|mut(?:e|ed)|unmuted|left|leav(?:e|ing)|archived|created|pinned|mov(?:e"
    r"|ed)|chat(?:ting)?|talk(?:ing)?"
    r"|mention(?:s|ed)?|invit(?:e|es|ed)|added|subscribed|uploaded|notif(?:y|ied)|ping(?:ed)?|drop(?:ped)?"
    r"|/join|/part"
    r"|/invite|/topic)(?: (?!of )\w{1,12}){0,3}(?: ?(?:channels?|room|stream|canal|kanal):?)? ?(?:\u201c|\""
    r"|'|\*)?$",
    re.IGNORECASE,
)
_CHAT_WORDS = words(
    "channel channels slack discord mattermost irc libera freenode oftc zulip standup huddle dm dms "
    "chatroom thread workspace"
)
_PROSE_ONLY = words(
    "hashtag hashtags trending trend trends tweet tweets tweeted campaign css html selector color colour "
    "hex anchor id"
)

_TITLES = (
    # Slack: `name (Channel) - Team - Slack`, `Slack | name | Team`; `#name | ...` has its sign.
    re.compile(
        r"^(?:[*!\u2022] ?|\(\d{1,4}\) )?(?P<name>#?[^\W_][^#|()\n]{0,78}?) \((?:Private )?[Cc]hannel\) "
        r"[-|\u2013\u2014] "
    ),
    re.compile(
        rf"^(?:[*!\u2022] ?|# |\(\d{{1,4}}\) )?(?P<name>{_SLUG}) [-|\u2013\u2014] [^\n|]{{2,60}} "
        rf"[-|\u2013\u2014] (?:\d{{1,4}} new items? [-|\u2013\u2014] )?Slack$"
    ),
    re.compile(r"^(?:[*!\u2022] ?)?(?P<name>[a-z][a-z0-9]{1,30}(?:-[a-z0-9]{1,30}){1,5}) [-|] Slack$"),
    re.compile(rf"^(?:[*!\u2022] ?|\(\d{{1,4}}\) )?Slack \| #?(?P<name>{_SLUG}) \| "),
    # Microsoft Teams: `Name (Team) | Microsoft Teams`
    re.compile(
        r"^(?:\(\d{1,4}\) )?(?:Posts \| )?(?P<name>[^\s|()][^|()\n]{0,48}[^\s|()]) \((?!External|Guest|You"
        r"|Unverified)[^|()\n]{2,60}\) \| (?:[^|\n]{2,60} \| )?Microsoft Teams"
    ),
    re.compile(
        rf"^(?:\(\d{{1,4}}\) )?(?:Posts \| )?(?P<name>{_SLUG}) \| "
        rf"[^|\n]{{2,60}} \| (?:[^|\n]{{2,60}} \| )?Microsoft Teams"
    ),
    # Mattermost: `name - Team Mattermost`
    re.compile(rf"^(?:\(\d{{1,4}}\) |\* )?(?P<name>{_SLUG}) - [^\n|]{{2,60}} Mattermost"),
    # Discord: `name - Server - Discord`, `name - Discord`; `Discord | #name | Server` has its sign.
    re.compile(rf"^(?:\(\d{{1,4}}\) )?(?P<name>{_SLUG}) - (?:[^\n|]{{2,60}} - )?Discord$"),
)
_NO_TITLE = frozenset(
    "threads activity home dms later canvas canvases files huddle huddles drafts people apps search inbox "
    "mentions friends nitro settings login slack "
    "calendar chat calls meeting meetings teams posts unreads new preferences downloads".split()
)
_CHANNEL_FIELD = Headed(
    r"(?<![\w.$-])(?:(?i:slack|discord|chat|notification|alert)[_ -]?)?(?i:channel(?:[_ -]?name)?)[\"']?"
    r"(?:: ?|=|\t)[\"']?"
    rf"(?P<name>#?{_SLUG})[\"']?(?=$|[\s,;&|)\]}}])",
    re.MULTILINE,
)
_CALLED = Headed(
    r"(?<![\w-])(?:[Cc]hannel|[Kk]anal|[Cc]anal) (?:is |it'?s )?(?:called|named|heißt|namens|se llama"
    r"|s'appelle) "
    r"[\"'#`]?(?P<name>[a-z][a-z0-9]{1,24}(?:[-_](?!(?:to|by|of)-)[a-z0-9]{1,24}){1,5})(?![\w-])"
)
_UNREAD = re.compile(r"(?::| has| \() ?\d{1,4} (?:new|unread)(?!\w)")
_POINTED = re.compile(r"(?<!\w)(?:in|to|into|on|join|see|channel) $", re.IGNORECASE)
_CELL = re.compile(rf"#?(?P<name>{_SLUG})")
_ALONE = re.compile(
    r"^[ \t]*(?:[#\u0023\u2022*] ?)?(?P<name>[a-z][a-z0-9]{1,24}(?:[-_][a-z0-9]{1,24}){1,5})[ \t]*"
    r"(?:\d{1,3})?[ \t]*$",
    re.MULTILINE,
)
_SPACED = re.compile(rf"^[ \t]*# (?P<name>{_SLUG})[ \t]*(?:\d{{1,3}}[ \t]*)?$", re.MULTILINE)
_TILDE = re.compile(rf"(?<![\w~/.`-])~(?P<name>{_SLUG})(?![\w/.])")
_FIELD = words("channel channels kanal canal canale kanaal")
_DIRECTIVES = frozenset({"region", "endregion", "include", "define", "pragma"})
_KEYED = re.compile(r"(?i:channels?|slack|notify)(?:_\w{1,12})?[\"']?\s?[:=]\s?\[?[\"']$")
_SPEAKER = re.compile(r"\] ?<?[\w. -]{1,40}[:>] ")
_PLACED = re.compile(r"(?:^|\s)(?:in|to|into) $")
_TOPIC = re.compile(r" ?> ?\w[\w ]{1,60}")


def _is_colour(name: str) -> bool:
    """Tell whether a name after ``#`` can be a colour; short words of such letters count as one too."""
    return _HEX.fullmatch(name) is not None and (any(c.isdigit() for c in name) or len(name) in {3, 6, 8})


def _is_talk(line: str) -> bool:
    """Tell whether a line reads as talk with one channel in it, and not as a post with hashtags."""
    return line.count("#") == 1 and "http" not in line and not reads_as_code(line)


def _judge(passage: Passage, found: re.Match[str]) -> tuple[float, str] | None:
    """Return score and rule for a name after ``#``, or None if nothing speaks of chat."""
    before, after = around(passage.text, *found.span())
    name, line = found["name"], before + found.group() + after
    if _is_colour(name) or name.lower() in _DIRECTIVES:
        return None
    chat = is_chat(passage, line) and (_JOINING.search(before) or not reads_as_code(line))
    if chat or not passage.label.isdisjoint(_FIELD):
        return 0.85, "channel.chat"
    if _KEYED.search(before) or (before == "[" and _SPEAKER.match(after)):
        return 0.75, "channel.label"
    if name[0].isupper() or passage.mentions(_PROSE_ONLY) or reads_as_code(before):
        return None
    if _SURE_JOINING.search(before.rstrip(" ")):
        return 0.75, "channel.words"
    joined = "-" in name or "_" in name
    told = _JOINING.search(before) and (joined or passage.near(*found.span(), _CHAT_WORDS))
    placed = _PLACED.search(before) and _is_talk(line) and len(name) > 2
    topic = joined and not before.strip(" \t*") and _TOPIC.match(after)
    unread = joined and _UNREAD.match(after)
    return (0.7, "channel.words") if told or placed or topic or unread else None


def _signs(passage: Passage) -> Iterator[Match]:
    for found in _HASH.finditer(passage.text):
        judged = _judge(passage, found)
        if judged:
            yield Match("CHANNEL", *found.span(), *judged)
    if "<#" in passage.text:
        yield from (
            Match("CHANNEL", *m.span("name"), 0.9, "channel.link") for m in _SLACK_LINK.finditer(passage.text)
        )
    if ":" in passage.text:
        yield from (
            Match("CHANNEL", *m.span(), 0.85, "channel.matrix") for m in _MATRIX.finditer(passage.text)
        )


def _titles(passage: Passage) -> Iterator[Match]:
    """Window titles: one line, known shapes."""
    text = passage.text.strip()
    if not 8 <= len(text) <= 300 or "\n" in text:
        return
    shift = passage.text.index(text[0])
    for pattern in _TITLES:
        found = pattern.match(text)
        if found and found["name"].lower() not in _NO_TITLE and BLANK not in found["name"]:
            yield Match(
                "CHANNEL", found.start("name") + shift, found.end("name") + shift, 0.8, "channel.title"
            )
            return


def _in_chat(passage: Passage) -> Iterator[Match]:
    """What a chat program lists line by line: its channels, without their sign or apart from it."""
    for pattern, score in ((_SPACED, 0.75), (_ALONE, 0.6)):
        for found in pattern.finditer(passage.text):
            if found["name"] not in _NO_TITLE:
                yield Match("CHANNEL", *found.span("name"), score, "channel.list")
    if "mattermost" in passage.title and "~" in passage.text:
        for found in _TILDE.finditer(passage.text):
            yield Match("CHANNEL", *found.span(), 0.8, "channel.chat")


def _labelled(passage: Passage) -> Iterator[Match]:
    for found in passage.sought(_CHANNEL_FIELD):
        if _is_named(found["name"]) or is_chat(passage):
            yield Match("CHANNEL", *found.span("name"), 0.7, "channel.label")
    for found in passage.sought(_CALLED):
        yield Match("CHANNEL", *found.span("name"), 0.7, "channel.called")


def _is_named(name: str) -> bool:
    """Tell whether a labelled name is a channel of people: with its sign, or of several words."""
    if name.startswith("#"):
        return not _is_colour(name[1:])
    return "-" in name and not name.endswith(("-channel", "-latest"))


def _columns(passage: Passage) -> Iterator[Match]:
    for cell in cells(passage, _FIELD):
        found = _CELL.fullmatch(passage.text, cell.start, cell.end)
        if found and _is_named(found.group()):
            yield Match("CHANNEL", *found.span(), 0.75, "channel.column")


def _field(passage: Passage) -> Iterator[Match]:
    """A field that is named a channel holds one."""
    shown = passage.text.strip()
    if (
        not passage.label.isdisjoint(_FIELD)
        and re.fullmatch(_SLUG, shown)
        and ("-" in shown or is_chat(passage))
    ):
        start = passage.text.index(shown)
        yield Match("CHANNEL", start, start + len(shown), 0.75, "channel.field")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every chat channel of the passage."""
    text, lower = passage.text, passage.lower
    if "#" in text:
        yield from _signs(passage)
    if any(name in lower for name in ("slack", "teams", "mattermost", "discord", "channel)")):
        yield from _titles(passage)
    if is_chat(passage):
        yield from _in_chat(passage)
    elif "mattermost" in lower and "~" in text:
        for found in _TILDE.finditer(text):
            if _POINTED.search(text, max(0, found.start() - 12), found.start()):
                yield Match("CHANNEL", *found.span(), 0.7, "channel.chat")
    if "channel" in lower or "kanal" in lower or "canal" in lower:
        yield from _labelled(passage)
    yield from _columns(passage)
    if passage.label:
        yield from _field(passage)


FAMILY = Family("channels", frozenset({"CHANNEL"}), find)
