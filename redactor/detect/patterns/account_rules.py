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
    _rule(
        ("scp ", "psftp ", "plink "),
        rf"{_STARTS}(?:p?scp|psftp|plink)(?: [^\s@|;&]{{1,120}}){{1,8}}? {_N}@(?=[\w.\[-]{{1,120}}:)",
    ),
    _rule("rsync ", rf"{_STARTS}rsync(?: [^\s@|;&]{{1,120}}){{1,8}}? {_N}@(?=[\w.\[-]{{1,120}}:)"),
    _rule(" -l", rf"{_STARTS}(?:ssh|rlogin|rsh) -l ?{_N}(?![\w@=])"),
    _rule(
        ("su ", "sudo -", "runuser "),
        rf"{_STARTS}(?:su(?: -l| -|(?<=[$#%] su))|sudo -i?u|sudo --user[= ]|runuser -u) {_N}{_ENDS}",
    ),
    _rule(
        ("useradd", "adduser", "userdel", "deluser", "usermod"),
        rf"{_STARTS}(?:useradd|adduser|userdel|deluser|usermod)"
        rf"(?: -{{1,2}}[\w-]{{1,20}}(?:[ =](?!-)[^\s|;&]{{1,80}})?){{0,6}} {_N}{_ENDS}",
    ),
    _rule(
        ("curl ", "wget "),
        rf"{_STARTS}(?:curl|wget)(?: [^\s|;&]{{1,120}}){{0,8}}? (?:-u ?|--(?:proxy-)?user[= ])"
        rf"[\"']?{_N}(?=:)",
    ),
    _rule("net user", rf"{_STARTS}net user (?!(?:add|commands?|list)(?:\s|$)){_N}(?= |$)"),
    _rule(
        "chown",
        rf"{_STARTS}chown(?: -[\w-]{{1,20}}){{0,3}} {_N}(?=[:.][\w.-]{{0,32}} |: | [~./$\w-]{{0,80}}[/.*])",
    ),
    _rule(
        " -u",
        rf"{_STARTS}(?:psql|pg_dump|createdb|mysql|mysqldump|mongosh?|redis-cli|(?:docker|podman|nerdctl|helm"
        r" registry) login|smbclient|rdesktop|ncftp(?:put|get|ls)?|evil-winrm|twine upload|snowsql|rpcclient"
        r"|snmp[a-z]{3,9}"
        r"|crackmapexec|nxc|oc login|cf login|az login|argocd login|mongo(?:dump|restore|import|export))"
        rf"(?: [^\s|;&]{{1,60}}){{0,4}}? -[uU] ?{_N}{_ENDS}",
    ),
    _rule("crontab ", rf"{_STARTS}crontab(?: -\w){{0,3}} -u {_N}{_ENDS}"),
    _rule(
        ("http ", "https ", "xh "),
        rf"{_STARTS}(?:https?|xh|curlie) (?:[^\n|;&]{{0,80}} )?(?:-a|--auth)[ =][\"']?{_N}(?=:)",
    ),
    _rule(
        "/u:",
        rf"{_STARTS}(?:[wx]?freerdp|mstsc|rdesktop)[^\n|;&]{{0,120}}? /u:(?:[\w.-]{{1,40}}\\)?{_N}{_ENDS}",
    ),
    _rule(" -u", rf"{_STARTS}(?:smbclient|rpcclient|smbmap)[^\n|;&]{{0,120}}? -U ?[\"']?{_N}(?=%)"),
    _rule(
        ("impacket", ".py "),
        r"(?:impacket-\w{3,20}|(?:psexec|secretsdump|wmiexec|smbexec|smbclient|GetUserSPNs|mssqlclient)\.py)"
        rf" [^\n|;&:]{{0,80}}?(?<=[ /\"']){_N}(?=:[^\s@]{{3,64}}@)",
    ),
    _rule("--as", rf"kubectl [^\n|;&]{{0,80}}?--as[= ]{_N}{_ENDS}"),
    _rule(":::", rf"^{_N}:\d{{1,8}}:[0-9a-fA-F]{{32}}:"),
    _rule(
        (".user=", ".username="),
        rf"^(?!(?:self|this|args|opts|options|config|cfg|request|req|user|obj)\.)[a-z][\w-]{{1,30}}(?:\.[\w-]{{1,30}}){{0,5}}"
        rf"\.(?:user|username)={_N}\r?$",
    ),
    _rule("lftp ", rf"{_STARTS}lftp [^\n|;&]{{0,80}}?(?:-u|--user) ?{_N}(?=,)"),
    _rule("ftp> ", rf"ftp> user {_N}(?= |$)"),
    _rule("htpasswd", rf"{_STARTS}htpasswd(?: -\w{{1,6}}){{1,3}}(?: [^\s-]\S{{0,120}})? {_N}(?= \S|$)"),
    _rule("passwd --", rf"{_STARTS}passwd --\w{{2,12}} {_N}{_ENDS}"),
    _rule(
        "rabbitmqctl",
        rf"rabbitmqctl (?:-\S{{1,40}} ){{0,3}}(?:add_user|change_password|delete_user"
        rf"|authenticate_user) {_N}(?= |$)",
    ),
    _rule(
        ("sqlplus ", "expdp ", "impdp ", "sqlldr "),
        rf"{_STARTS}(?:sqlplus|expdp|impdp|sqlldr)(?: -\w{{1,10}}){{0,3}} [\"']?{_N}(?=/[^\s/])",
    ),
    _rule(
        "-identity ",
        rf"-(?:AD|Mg|Cs|Az)?(?:User|Account|Mailbox|AD)\w{{0,40}}[^\n|]{{0,80}} -Identity {_QUOTE}{_N}",
    ),
    _rule(
        ("create ", "alter "),
        r"(?i:(?:create|alter|drop) (?:user|role|login)(?: if (?:not )?exists)?) [\"'`\[]?"
        rf"{_N}[\"'`\]]?(?='?@| (?i:with (?:login|encrypted|superuser|createdb|option|password ?[='\"])"
        r"|identified (?:by|with)|password ?[='\"]|superuser|nologin|for login)|;)",
    ),
    _rule(
        ("pdo(", "getconnection(", "mysql", "ldap_bind", "imap_open", "ftp_login", "plainauth("),
        r"(?:\bPDO|getConnection|mysqli?(?:_p?connect)?|ldap_bind|imap_open|ftp_login|PlainAuth) ?\( ?"
        rf"(?:[\w.$>-]{{1,60}}|\"[^\"\n]{{0,160}}\"|'[^'\n]{{0,160}}'), ?[\"']{_N}(?=[\"'], ?[\"'])",
    ),
    _rule(
        ("auth", "credential", "oci_connect"),
        r"(?:[Bb]asic_?[Aa]uth(?:entication)?|[Cc]redentials?(?:\.basic)?|PasswordAuthentication"
        rf"|PlainTextAuthProvider|oci_p?connect|\bauth ?=|\bAuth) ?\( ?[\"']{_N}"
        r"(?=[\"'], ?[\"'][^\"'\n]{0,60}[\d!#$%&*?@^~])",
    ),
    _rule(("@tcp(", "@unix("), rf"(?<![\w.]){_N}:(?=[^\s/@\"']{{1,64}}@(?:tcp|unix)\()"),
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
    _rule(
        (" joined", " left", " quit"),
        rf"^(?:[\[(]?[\d:]{{4,8}}[\])]? )?(?:\*|-->|<--|\u2192|\u2190) {_N} (?=(?:\(\S{{1,80}}\) )?"
        rf"has (?:joined|left|quit)(?!\w))",
    ),
    _rule(("</user", "</login"), rf"<(?:\w{{1,20}}:)?(?i:user(?:name|id)?|login)>{_N}(?=</)"),
    _rule(
        ("uid=", "user id=", "user=", "username="),
        rf"(?<![\w.])(?i:uid|user ?id|user ?name|user) ?= ?{_N}(?=; ?(?i:pwd|password) ?=)",
    ),
    _rule(":user/", rf":user/(?:[\w+=,.@-]{{1,40}}/){{0,3}}{_N}(?=$|[\s\"',;)\]])"),
    _rule(
        ("ssh-rsa ", "ssh-ed25519 ", "ssh-dss ", "ecdsa-sha2-"),
        r"(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\w{4,12}) AAAA[\w+/]{20,1200}={0,3} "
        rf"{_N}(?=@[\w-]|[ \t]*$)",
    ),
    _rule("login ", rf"Login (?:OK|incorrect)[^\n\[]{{0,60}}: \[{_N}(?=[/\]])"),
    _rule(("hier_", "direct/"), rf"(?<= ){_N} (?:HIER_\w{{1,20}}|DIRECT|NONE)/[\w.:-]{{1,60}}"),
    _rule("jdbc:oracle:", rf"jdbc:oracle:\w{{2,6}}:{_N}(?=/[^\s@]{{1,64}}@)"),
    _rule("uid=", rf"(?<!\w)uid={_N}(?=,(?:ou|cn|dc|o)=)"),
    _rule(
        ("benutzer ", "usuario ", "utilisateur ", "utente "),
        rf"(?<![\w-])(?i:benutzer|(?:el )?usuario|l['\u2019]utilisateur|utilisateur"
        rf"|utente) {_QUOTE}{_N}{_QUOTE} "
        r"(?=hat sich|wurde|ist gesperrt|ha iniciado|inició|s['\u2019]est connect|est connect|ha effettuato)",
    ),
    _rule("not in the sudoers", rf"(?<![\w.-]){_N} is not in the sudoers"),
    _rule(
        ("pass", " pw", "kennwort"),
        rf"(?<![\w.-])(?i:user(?:name)?|login|benutzer)[:=]? {_QUOTE}{_N}{_QUOTE}(?=,? (?:(?:and|und"
        rf"|with|&|/) ?)?(?:the )?"
        r"(?i:pass(?:word|wort)?|pwd?|kennwort)(?:[:=]| (?:is |ist )?(?=\S{0,40}[\d!#$%&*?])))",
    ),
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
