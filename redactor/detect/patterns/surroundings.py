"""The line around a place, and whether it reads as code, as prose or as chat.

The signs ``@``, ``#`` and ``/`` mean a person, a channel and a repository among people, and something else
in code. These tests are rough on purpose and only weigh evidence; they never find anything themselves.
"""

from __future__ import annotations

import re

from redactor.detect.passage import Passage, words

REACH = 160
"""How many code points of a line are looked at on either side of a place."""

_CHAT_APPS = words(
    "slack discord teams mattermost zulip irc hexchat weechat irssi telegram whatsapp messenger hangouts "
    "rocketchat chime webex guilded dingtalk mastodon bluesky twitter tweetdeck instagram tiktok linkedin "
    "facebook reddit gitter viber wechat skype"
)
_CHAT_PAIRS = ("whats app", "linked in", "tik tok", "hex chat", "we chat", "rocket chat", "tweet deck")
"""Programs in which ``@`` and ``#`` name people and channels; folded words of a window's title or program."""

_CODE_HOSTS = words(
    "github gitlab bitbucket codeberg gitea forgejo sourcehut gitkraken sourcetree circleci travis "
    "jenkins codecov sonarcloud sonarqube vercel netlify"
)
_EDITORS = words(
    "pycharm intellij webstorm goland clion rider phpstorm rubymine vim neovim nvim emacs xcode eclipse "
    "netbeans jupyter"
)
_EDITOR_PAIRS = (
    "visual studio",
    "vs code",
    "android studio",
    "sublime text",
    "note pad",
    "intelli j",
    "py charm",
    "web storm",
)
_CODE_PAIRS = ("git hub", "git lab", "git kraken", "circle ci", "travis ci", "source tree", "sonar cloud")
"""Programs and sites in whose titles ``owner/name`` is a repository."""

_APP_NAMED = re.compile(
    r"(?<![\w.])(?:Slack|Discord|Microsoft Teams|Mattermost|Zulip|IRC|HexChat|WeeChat|irssi|Element"
    r"|Rocket\.Chat|Libera\.?Chat|Telegram|Mastodon|Webex|Guilded|Gitter)(?![\w-])"
)
_CODE_SIGN = re.compile(
    r"[{}]|;\s*$|->|=>|::|\w\((?!s\))|[=!<>]=|\s=\s|[$%]\w|</?\w+[ >]|&&|\|\||^\s*[+-]?\s*(?:def|class|import"
    r"|from|return|public|private|protected|static|final|abstract|void|func|fun|var|let|const|val|fn|struct"
    r"|interface|enum|package|using|namespace|SELECT|INSERT|UPDATE|DECLARE|SET|EXEC|WHERE|AND|VALUES|my|our"
    r"|push"
    r"|foreach|sub|local|puts|attr_\w+|async|await|lambda|elif|if|else|unless|raise|assert|yield|del|with"
    r"|#include|#define|\.[a-z]+|mov|ldr|push)\s+[@\w$(\"'<.]{1,40}",
)
_FUNCTION_WORD = re.compile(
    r"(?<![\w@#'./-])(?:the|a|an|is|are|was|were|to|of|for|and|you|your|we|our|us|i|i'm|it|its|can|could"
    r"|would"
    r"|should|please|pls|plz|thanks|thank|thx|this|that|these|have|has|had|with|on|in|at|by|my|me|do|does|did"
    r"|will|not|here|there|when|what|why|how|who|be|been|just|so|if|but|or|from|about|up|out|now|today|need"
    r"|let|look|any|all|he|she|they|his|her|their|yes|no|ok|okay|sure|hey|hi|hello|und|der|die|das|ist|bitte"
    r"|danke|kannst|du|ich|le|la|les|de|est|merci|por|favor|el|que|gracias|puedes|para)(?![\w'./-])",
    re.IGNORECASE,
)


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a place on its line, at most :data:`REACH` each."""
    before = text[max(0, start - REACH) : start].rpartition("\n")[2]
    after = text[end : end + REACH].partition("\n")[0]
    return before, after


def is_chat(passage: Passage, line: str = "") -> bool:
    """Tell whether the passage comes from a chat program, or its line names one."""
    named = _named(passage.title, _CHAT_APPS, _CHAT_PAIRS)
    return named or (bool(line) and _APP_NAMED.search(line) is not None)


def is_code_host(passage: Passage) -> bool:
    """Tell whether the passage comes from a program or site for code repositories."""
    return _named(passage.title, _CODE_HOSTS, _CODE_PAIRS)


def _named(title: frozenset[str], single: frozenset[str], pairs: tuple[str, ...]) -> bool:
    """Tell whether a title holds one of the words, or of the pairs that ``GitHub`` and its like fold to."""
    return not title.isdisjoint(single) or any(title.issuperset(pair.split()) for pair in pairs)


def is_editor(passage: Passage) -> bool:
    """Tell whether the passage comes from a program in which code is written."""
    return _named(passage.title, _EDITORS, _EDITOR_PAIRS)


def reads_as_code(line: str) -> bool:
    """Tell whether a line holds signs of program text."""
    return _CODE_SIGN.search(line) is not None


def prose_words(line: str) -> int:
    """Count function words of common languages in a line, up to 4."""
    count = 0
    for _ in _FUNCTION_WORD.finditer(line):
        count += 1
        if count == 4:
            break
    return count
