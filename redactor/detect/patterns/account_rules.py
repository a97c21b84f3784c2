"""Commands and messages that name a login: each a literal on the same line, and a pattern with ``name``.

Forms: OpenSSH, PAM, sudo, su, cron and useradd messages; ``id``; passwd(5); MySQL and PostgreSQL errors; the
commands' own manual pages.
"""

from __future__ import annotations

import re

from redactor.detect.heads import Headed

LOGIN = r"[A-Za-z_][\w.-]{0,30}[\w$]"
"""A login name: the portable ones of POSIX, with dots and a closing ``$``."""

_N = rf"(?P<name>{LOGIN})"
_ENDS = r"(?=$|[\s;&|])"
_STARTS = r"(?<![\w/.-])"
_QUOTE = r"[\"'`\u2018\u201c]?"
_FLAGS = r"(?: -{1,2}[\w-]{1,20}(?: (?![\w.-]+@)[\w./~:=,-]{1,80})?){0,6}"


def _rule(literals: str | tuple[str, ...], shape: str) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Return lower case literals, of which one must occur, and the compiled pattern."""
    return (literals,) if isinstance(literals, str) else literals, re.compile(shape, re.MULTILINE)


_QUOTED_NAMES = tuple(f"{word} {sign}" for word in ("user", "role", "account", "login") for sign in "'\"`")

COMMANDS = (
    _rule(
        ("ssh ", "ssh-copy-id ", "sftp ", "mosh "),
        rf"{_STARTS}(?:ssh|sftp|mosh|autossh|ssh-copy-id){_FLAGS} (?:ssh://)?{_N}@(?=[\w\[-])",
    ),
    _rule("scp ", rf"{_STARTS}scp(?: [^\s@|;&]{{1,120}}){{1,8}}? {_N}@(?=[\w.\[-]{{1,120}}:)"),
    _rule("rsync ", rf"{_STARTS}rsync(?: [^\s@|;&]{{1,120}}){{1,8}}? {_N}@(?=[\w.\[-]{{1,120}}:)"),
    _rule(" -l", rf"{_STARTS}(?:ssh|rlogin|rsh) -l ?{_N}(?![\w@=])"),
    _rule(
        ("su ", "sudo -", "runuser "),
        rf"{_STARTS}(?:su(?: -l| -|(?<=[$#%] su))|sudo -i?u|sudo --user[= ]|runuser -u) {_N}{_ENDS}",
    ),
    _rule(
        ("useradd", "adduser", "userdel", "deluser", "usermod"),
        rf"{_STARTS}(?:useradd|adduser|userdel|deluser|usermod){_FLAGS} {_N}{_ENDS}",
    ),
    _rule("net user", rf"{_STARTS}net user {_N}(?= |$)"),
    _rule(
        "chown",
        rf"{_STARTS}chown(?: -[\w-]{{1,20}}){{0,3}} {_N}(?=[:.][\w.-]{{0,32}} |: | [~./$\w-]{{0,80}}[/.*])",
    ),
    _rule(
        " -u",
        rf"{_STARTS}(?:psql|pg_dump|createdb|mysql|mysqldump|mongosh?|redis-cli|docker login|smbclient)"
        rf"(?: [^\s|;&]{{1,60}}){{0,4}}? -[uU] ?{_N}{_ENDS}",
    ),
)
"""Commands that take a login name."""

WHOAMI = Headed(rf"(?<!\w)(?<=[$#%>] )whoami\r?\n(?:[\w-]{{1,20}}\\)?{_N}\r?$", re.MULTILINE)
"""The command that prints one."""

MESSAGES = (
    _rule(
        " for ",
        rf"(?:Accepted|Failed|Postponed) [\w/-]{{1,40}} for (?:invalid user |illegal user )?{_N} from ",
    ),
    _rule(
        " user ",
        r"(?:[Ii]nvalid|[Ii]llegal|[Dd]isconnected from(?: authenticating| invalid)?"
        rf"|[Cc]onnection (?:closed|reset) by (?:authenticating|invalid)) user {_N} (?:from )?\[?[\d(:]",
    ),
    _rule(
        " for user ",
        r"(?:session (?:opened|closed)|password changed|Password|password|authentication failure|[Ll]ogin "
        r"failed"
        rf"|[Ll]ogin|authentication failed) for user {_QUOTE}{_N}(?=[\s.,;:('\"]|$)",
    ),
    _rule(
        "assword for ",
        rf"(?<![\w-])[Pp]assword for (?:user )?{_QUOTE}{_N}"
        rf"(?=@[\w\[]|['\u2019]s |['\"]?(?::| is | was | has ))",
    ),
    _rule("(uid=", rf"(?<= by ){_N}\(uid=\d"),
    _rule(" all=(", rf"^{_N} +ALL=\("),
    _rule(("-!- ", "*** "), rf"^(?:[\d:]{{4,8}} )?(?:-!-|\*\*\*) {_N} (?=\[|\(|has |is now )"),
    _rule("from ", rf"^From {_N}@[\w.-]{{1,80}} {{1,3}}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{{2}} "),
    _rule(
        "@",
        rf"(?<![\w.@/:+%-]){_N}@(?=(?:\d{{1,3}}\.){{3}}\d{{1,3}}(?![\w.])"
        r"|\[?(?:[0-9a-f]{1,4}:|::)[0-9a-f:]{2,36})",
    ),
    _rule("ession", rf"(?:[Nn]ew session \w{{1,8}} of|Removed session \w{{1,8}} of) user {_N}\b"),
    _rule(
        ("user=", "username=", "logname=", "acct=", "auid="),
        r"(?<!\w)(?:LOGNAME|USER|USERNAME|SUDO_USER|RUSER|logname|ruser|acct|auid)=\"?"
        rf"{_N}(?=$|[\s\";,&])",
    ),
    _rule("tty=", rf"sudo(?:\[\d{{1,8}}\])?: {{1,8}}{_N} : (?:[\w ]{{1,60}} ; )?TTY="),
    _rule("(to ", rf"su(?:\[\d{{1,8}}\])?: \(to [\w-]{{1,32}}\) {_N} on "),
    _rule(") cmd", rf"(?:CRON|cron|crond)(?:\[\d{{1,8}}\])?: \({_N}\) CMD"),
    _rule("user: name=", rf"(?:new|delete|remove) user: name={_N}(?=[, ]|$)"),
    _rule(("uid=", "gid="), rf"(?<!\w)e?[ug]id=\d{{3,10}}\({_N}\)"),
    _rule(
        ("ed in as", "ticated as", "nected as"),
        r"(?:[Ll]ogged in|[Ss]igned in|[Aa]uthenticated|[Cc]onnected) as:? (?:user )?"
        rf"{_QUOTE}(?P<name>(?![A-Z][a-z]+ [A-Z]){LOGIN})(?=[\s.,;:!)'\"\u2019\u201d]|$)",
    ),
    _rule(
        "user ",
        rf"(?<![\w-])[Uu]ser {_N} (?:has )?(?:(?:logged|signed) (?:in|out|on|off)|authenticated|connected)\b",
    ),
    _rule("connected to ", rf"[Cc]onnected to [^\n]{{1,60}} as {_N}(?=[\s.,(]|$)"),
    _rule("denied to ", rf"denied to {_N}(?=\.?$|[\s,])"),
    _rule(
        (" committed ", " wants to merge ", " opened this "),
        rf"^{_N} (?i:committed|wants to merge|opened this) ",
    ),
    _rule(("o(", "me(", "ck(", "te("), rf"(?<!\w)(?:T[O]DO|FIX[M]E|HACK|NOTE)\({_N}\)"),
    _rule(" - ", rf"^[\d.:a-f]{{3,39}} - {_N} \[\d\d/"),
    _rule("login as", rf"login as: {_N}(?=\s|$)"),
    _rule(" login: ", rf"^[\w.-]{{1,60}} login: {_N}\r?$"),
    _rule(
        _QUOTED_NAMES, rf"(?<![\w-])(?:[Uu]ser|[Rr]ole|[Aa]ccount|[Ll]ogin) (?P<quote>['\"`]){_N}(?P=quote)"
    ),
    _rule("'@'", rf"'{_N}'@'[\w.%-]{{1,120}}'"),
    _rule(
        (":/bin/", ":/usr/", ":/sbin/", ":/home/"),
        rf"^{_N}:[x*!]?:[1-9]\d{{3,9}}:\d{{1,10}}:[^:\n]{{0,120}}:/",
    ),
)
"""Messages and records that name an account."""
