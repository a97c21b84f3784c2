"""Passwords on command lines: flags, and the tools that take one in a short flag.

Facts are from the tools' manuals. ``-p`` is a port, a path or a profile nearly everywhere, so that only the
tools of the table count for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.inert import BLANK, is_stand_in
from redactor.detect.passage import Match, Passage
from redactor.detect.secret_signs import Signs

_VALUE = (
    rf"(?:\"(?P<double>[^\"\r\n{BLANK}]{{3,256}})\"|'(?P<single>[^'\r\n{BLANK}]{{3,256}})'"
    rf"|(?P<bare>[^\s\"'|;&<>{BLANK}-][^\s\"'|;&<>{BLANK}]{{2,256}}))"
)
_FLAG = re.compile(
    r" ?(?<![\w-])--?(?:(?:http-|ftp-|proxy-|db-?|admin-|user-?|root-|master-)?(?:password"
    r"|passwd|passphrase|pass|pwd)"
    r"|token|secret|api-?key|access-?key|secret-?(?:access-?)?key|auth-?token|access-?token"
    r"|client-?secret|private-?key)"
    rf"(?: {{1,2}}|=){_VALUE}",
    re.IGNORECASE,
)
_USER = re.compile(
    rf" (?:-u|--user|--proxy-user)[ =]?[\"']?(?P<name>[^\s:\"'/]{{1,64}}):(?P<bare>[^\s\"'{BLANK}]{{3,128}})"
)
_PIECES = re.compile(rf"(?:(?<=[\s\"'])pass:|/(?:password|passwd|pass|pwd|p|rp)[: ]){_VALUE}", re.IGNORECASE)
_TOOLS = {
    " -p": (
        r"mysql|mysqldump|mysqladmin|mysqlimport|mariadb|mariadb-dump|mongo|mongosh|mongodump"
        r"|mongorestore|sshpass"
        r"|docker login|podman login|helm registry login|az login|az acr login|oc login|cf login"
        r"|rdesktop|influx|7z|7za"
        r"|rabbitmqadmin|nxc|crackmapexec|hydra|psexec|clickhouse-client|cqlsh|hdbsql|argocd login"
        r"|npm-cli-login|ncftp(?:put|get|ls)?|evil-winrm|twine upload|mongoimport|mongoexport|mongofiles"
        r"|useradd|usermod|smbmap|curlftpfs|yt-dlp|youtube-dl"
    ),
    " -P": r"sqlcmd|bcp|zip|unzip|isql|tsql|osql|mssql-cli|nmblookup|mosquitto_(?:pub|sub)|ipmitool",
    " -pw": r"plink|pscp|psftp|putty",
    " -a": r"redis-cli",
    " -w": r"ldapsearch|ldapadd|ldapmodify|ldapdelete|ldappasswd|ldapwhoami",
    " -k": r"openssl enc",
    " -U": r"smbclient|rpcclient|smbmap",
}
_TOOL = {
    flag: re.compile(rf"(?:^|[\s/\"'`(;&|$])(?:{tools})(?:\.exe)?(?: [^\r\n|;&]{{0,160}})?$")
    for flag, tools in _TOOLS.items()
}
_JOINED = frozenset({"mysql", "mariadb", "sshpass", "7z", "7za", "mysqldump", "mysqladmin"})
# A line that was cut before its closing quote shows the value all the same.
_SHORT = re.compile(
    rf" -(?P<flag>pw|[pPawkU])(?P<gap> ?)(?:[\"'](?=[^\s\"']{{3,128}}$))?{_VALUE}", re.MULTILINE
)
_SECURE = re.compile(rf"ConvertTo-SecureString (?:-String )?{_VALUE} -AsPlainText", re.IGNORECASE)
_NET_USE = re.compile(rf"net use [^\r\n]{{1,120}} /user:\S{{1,64}} {_VALUE}", re.IGNORECASE)
_HTPASSWD = re.compile(rf"htpasswd (?:-\w{{1,6}} ){{1,3}}(?:[^\s-]\S{{0,120}} )?[\w.@-]{{1,64}} {_VALUE}")
_PATH = ("/", "./", "~/", "../", "$", "%", "\\")


def _value(found: re.Match[str]) -> tuple[int, int] | None:
    """Return the place of the value, unless it only shows where one would stand."""
    group = next(name for name in ("double", "single", "bare") if found.groupdict().get(name) is not None)
    start, end = found.span(group)
    value = found[group]
    if group == "bare":
        shown = value.rstrip(",.)]}`")
        end -= len(value) - len(shown)
        value = shown
    if len(value) < 3 or is_stand_in(value) or value.startswith(_PATH) or "=" in value[:1]:
        return None
    return start, end


def commands(passage: Passage, signs: Signs) -> Iterator[Match]:
    """Yield every password that a command line shows."""
    text = passage.text
    for place in signs.get("flag", ()):
        for pattern in (_FLAG, _USER):
            found = pattern.match(text, place)
            span = found and _value(found)
            if span and not _is_word(text, span) and (pattern is _FLAG or _is_login(passage, span)):
                yield Match("SECRET", *span, 0.8, "secret.flag")
        yield from _short(text, place)
        found = _PIECES.match(text, place)
        span = found and _value(found)
        if span and _is_windows(text, place, span):
            yield Match("SECRET", *span, 0.75, "secret.flag")
    lower = passage.lower
    for literal, pattern in (("securestring", _SECURE), ("net use", _NET_USE), ("htpasswd", _HTPASSWD)):
        if literal in lower:
            for found in pattern.finditer(text):
                span = _value(found)
                if span:
                    yield Match("SECRET", *span, 0.8, "secret.flag")


def _is_word(text: str, span: tuple[int, int]) -> bool:
    """Tell whether a value is a word of a sentence: ``--user and --password options can not``."""
    rest = text[span[1] : span[1] + 4].partition("\n")[0].strip("\"'`")
    return (
        text[slice(*span)].isalpha()
        and text[slice(*span)].islower()
        and bool(rest)
        and not rest.startswith(" -")
    )


def _is_login(passage: Passage, span: tuple[int, int]) -> bool:
    """Tell whether ``-u a:b`` is user and password: ``1000:1000`` and ``file:name`` are not."""
    value = passage.text[slice(*span)]
    return not value.isdigit() and (not value.isalpha() or "curl" in passage.lower)


def _is_windows(text: str, place: int, span: tuple[int, int]) -> bool:
    """Tell whether ``/pass:x`` or ``pass:x`` is an option rather than a path or a word."""
    if text[place] == "/":
        return text[place - 1 : place] in {" ", ""} and not text[span[0] : span[1]].isalpha()
    return "-pass" in text[max(0, place - 10) : place]


def _short(text: str, place: int) -> Iterator[Match]:
    found = _SHORT.match(text, place)
    if not found:
        return
    flag = f" -{found['flag']}"
    tool = _TOOL[flag].search(text[max(0, place - 200) : place].rpartition("\n")[2])
    if not tool:
        return
    joins = tool.group().strip(" /\"'`(;&|$").split()[0].removesuffix(".exe") in _JOINED
    if (not found["gap"] and not joins) or (found["gap"] and joins and "sshpass" not in tool.group()):
        return
    span = _value(found)
    if span and flag == " -U" and "%" in text[span[0] : span[1]]:
        span = (text.index("%", span[0]) + 1, span[1])
    if span and span[1] - span[0] >= 3 and (flag != " -U" or text[span[0] - 1] == "%"):
        yield Match("SECRET", *span, 0.8, "secret.flag")
