"""Passwords where one program's own grammar puts them: devices, data bases, calls with user and password.

Facts are from the programs' manuals. Each row names literals, of which one must stand on the line, and a
pattern whose group ``value`` is the password; what only shows where one would stand is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.inert import BLANK, is_stand_in
from redactor.detect.literals import Literals
from redactor.detect.passage import Match, Passage
from redactor.detect.secret_names import INTERFACE, names_secret
from redactor.detect.secret_values import is_dull, is_mixed

_SIGNS = rf"[^\s\"'`|;&<>{BLANK}]"
_V = rf"[\"']?(?P<value>(?![-$%<{{\[(]){_SIGNS}{{3,128}})[\"']?"
_Q = rf"[\"'](?P<value>[^\s\"'`$<>{{}}{BLANK}][^\s\"'`<>{BLANK}]{{2,127}})[\"']"
_USER = r"[\w.@$#-]{1,64}"
_ARG = r"(?:[\w.$>-]{1,60}|\"[^\"\n]{0,160}\"|'[^'\n]{0,160}')"
_STDIN = (
    r"(?:sudo (?:-\w{1,3} ){0,2}-S|gpg2? [^\n|]{0,80}--passphrase-fd|(?:docker|podman|helm registry|nerdctl)"
    r" login [^\n|]{0,120}--password-stdin|passwd --stdin|cryptsetup|kinit|smbpasswd"
    r"|gh auth login --with-token"
    r"|vault login -|oc login|ssh-add|openssl [^\n|]{0,80}stdin)"
)

Row = tuple[tuple[str, ...], str, bool]

_ROWS: tuple[Row, ...] = (
    # literals, pattern, whether the value must have a digit or sign
    (("storepass", "keypass"), rf" -(?:src|dest|new)?(?:store|key)pass[ =]{_V}", False),
    (("rar ",), rf"(?<![\w.-])(?:un|win)?rar(?:\.exe)? [^\n|;&]{{0,120}}? -h?p{_V}", False),
    (("snmp",), rf"(?<!\w)snmp[a-z]{{3,9}} [^\n|;&]{{0,120}}?-[cAX] {_V}", False),
    (("snmp",), rf"(?<!\w)snmp[a-z]{{3,9}} [^\n|;&]{{0,160}}-X {_V}", False),
    (("wpa_passphrase",), rf"wpa_passphrase (?:\"[^\"\n]{{1,32}}\"|\S{{1,32}}) {_V}", False),
    (("nmcli",), rf"nmcli [^\n|;&]{{1,160}} (?:password|[\w.-]{{0,20}}psk) {_V}", False),
    (
        ("rabbitmqctl",),
        rf"rabbitmqctl (?:-\S{{1,40}} ){{0,3}}(?:add_user|change_password|authenticate_user) \S{{1,64}} {_V}",
        False,
    ),
    (("wifi:",), r"(?<!\w)WIFI:(?:[A-OQ-Z]:[^;\n]{0,64};){0,4}P:(?P<value>[^;\n]{3,128});", False),
    (("key content",), rf"Key Content {{1,20}}: {_V}", False),
    (("echo ", "printf "), rf"(?:echo(?: -[ne]{{1,2}})?|printf) {_V} ?\| ?(?:sudo )?{_STDIN}", False),
    (("chpasswd",), rf"(?:echo|printf) [\"']?[\w.-]{{1,40}}:(?P<value>{_SIGNS}{{3,128}})[\"']? ?\|", False),
    (("<<<",), rf"(?:{_STDIN}|--password-stdin|--with-token)[^\n<|]{{0,80}} ?<<< ?{_V}", False),
    (
        ("sqlplus", "expdp", "impdp", "sqlldr", "sqlcl", "exp ", "imp "),
        (
            r"(?<![\w/.-])(?:(?:sqlplus|expdp|impdp|sqlldr|sqlcl)(?: -\w{1,10}){0,3}|(?:exp|imp)"
            r"(?= \S{3,99}@))"
            rf" [\"']?{_USER}/(?P<value>[^\s/@\"'$<>{BLANK}]{{3,64}})(?=[@\s\"']|$)"
        ),
        False,
    ),
    (("-asplaintext",), rf"-AsPlainText(?: -Force)?(?: -String)? {_Q}", False),
    (("lftp",), rf"lftp [^\n|;&]{{0,80}}?(?:-u|--user) ?\w[\w.@-]{{0,60}},{_V}", False),
    (("ftp> ",), rf"ftp> user {_USER} {_V}", False),
    ((" pass ",), rf"(?:---> |^> |quote |C: )PASS {_V}", False),
    (
        ("http ", "https ", "xh "),
        rf"(?<![\w/.-])(?:https?|xh|curlie) (?:[^\n|;&]{{0,80}} )?(?:-a|--auth)[ =][\"']?{_USER}:{_V}",
        False,
    ),
    (("net user",), rf"net user [\"']?{_USER}[\"']? {_V}(?= /|\s*$)", True),
    (
        ("impacket", ".py "),
        (
            rf"(?:impacket-\w{{3,20}}|(?:psexec|secretsdump|wmiexec|smbexec|smbclient|GetUserSPNs|mssqlclient)\.py)"
            rf" [^\n|;&:]{{0,80}}?{_USER}:[\"']?(?P<value>[^\s\"'@$<>]{{3,64}})[\"']?@"
        ),
        False,
    ),
    (("ssh-keygen",), rf"ssh-keygen [^\n|;&]{{0,120}}?-[NP] {_V}", False),
    (("ssh-keygen",), rf"ssh-keygen [^\n|;&]{{0,160}}-N {_V}", False),
    (("set-user-password",), rf"set-user-password \S{{1,60}} {_USER} {_V}", False),
    (("encrypt_string",), rf"encrypt_string (?:--\S{{1,40}} \S{{1,60}} ){{0,3}}{_Q}", False),
    (("--secret-string",), rf"--secret-string[ =]{_V}", False),
    (("keyvault secret",), rf"keyvault secret set [^\n|;&]{{0,160}}?--value[ =]{_V}", False),
    (("secrets ",), rf"secrets (?:create|versions add) [^\n|;&<]{{0,120}}<<< ?{_V}", False),
    (
        ("auth login ", "auth plain "),
        r"AUTH (?:LOGIN|PLAIN) (?P<value>[A-Za-z0-9+/]{6,200}={0,2})(?!\w)",
        True,
    ),
    (("bindpw", "bind_pw"), rf"(?<!\w)bind_?pwd? {_V}", True),
    ((":::",), r"^[\w.$-]{1,40}:\d{1,8}:[0-9a-fA-F]{32}:(?P<value>[0-9a-fA-F]{32}):::", False),
    # Routers and switches
    (
        ("secret", "password"),
        (
            rf"(?:^|[#>] ?| )(?:enable|username {_USER}(?: privilege \d{{1,2}})?) (?:secret|password)"
            rf"(?: level \d{{1,2}})?(?: [05789])? {_V}\s*$"
        ),
        True,
    ),
    (("isakmp key",), rf"isakmp key (?:[06] )?{_V} (?:address|hostname)", False),
    (
        ("pre-shared",),
        rf"pre-shared-(?:key|secret) (?:(?:ascii-text|local|remote|[06]) )?{_V}(?=\s*(?:;|$))",
        True,
    ),
    (
        ("tacacs", "radius"),
        (
            rf"(?:tacacs|radius)(?:-server)?(?: host \S{{1,60}})?(?: \w[\w-]{{1,20}} \d{{1,5}})? key "
            rf"(?:[07] )?{_V}$"
        ),
        True,
    ),
    (("community",), rf"snmp-server community {_V} (?:RO|RW|ro|rw|view)(?!\w)", False),
    (("neighbor",), rf"neighbor \S{{1,60}} password (?:\d )?{_V}", True),
    (("key-string", "-key "), rf"(?:key-string|authentication-key|md5)(?: [07])? {_V}\s*$", True),
    (("psk ", "xauth ", "eap "), rf"(?:^|\s): (?:PSK|XAUTH|EAP) {_Q}", False),
    # Data bases
    (
        ("password", "identified"),
        (
            r"(?i:(?:create|alter) (?:user|role|login)|grant)\s[^;\n]{1,160}?(?i:password|identified"
            r"(?: with [\w']{1,40})? (?:by|as)(?: password)?) ?=? ?'(?P<value>[^'\s]{3,128})'"
        ),
        False,
    ),
    (
        ("identified",),
        rf"(?i:(?:create|alter) user)\s[^;\n]{{1,80}}? (?i:identified by) \"?(?P<value>{_SIGNS}{{3,64}})",
        False,
    ),
    (
        ("set password",),
        r"(?i:set password)(?i: for [^=\n]{1,80})? ?= ?(?:(?i:password) ?\()?'(?P<value>[^'\s]{3,128})'",
        False,
    ),
    (("@tcp(", "@unix("), rf"(?<![\w.]){_USER}:(?P<value>[^\s/@\"'`$]{{3,64}})@(?:tcp|unix)\(", False),
    (
        ("pwd={", "password={"),
        r"(?i:pwd|password)=\{(?![\w.]{1,60}[!:])(?P<value>[^{}\n]{3,64})\}(?=[;\"']|$)",
        True,
    ),
    # Calls
    (
        ("define(", "define ("),
        (
            r"define ?\( ?[\"']\w{0,40}(?:PASSWORD|PASSWD|PWD|PASS)[\"'], ?[\"']"
            r"(?P<value>[^\s\"'\n]{3,128})[\"']"
        ),
        False,
    ),
    (
        ("define(", "define ("),
        (
            r"define ?\( ?[\"']\w{0,40}(?:KEY|SALT|SECRET)[\"'], ?'(?P<value>"
            r"(?=[^'\n\d]{0,60}\d)[^'\n]{16,128})'"
        ),
        False,
    ),
    (
        ("pdo(", "getconnection(", "mysql", "ldap_bind", "imap_open", "ftp_login", "plainauth("),
        (
            r"(?:\bPDO|getConnection|mysqli?(?:_p?connect)?|ldap_bind|imap_open|ftp_login|PlainAuth) ?\( ?"
            rf"{_ARG}, ?[\"']{_USER}[\"'], ?{_Q}"
        ),
        False,
    ),
    (
        ("auth", "credential", "oci_connect", "login(", "credentials"),
        (
            r"(?:[Bb]asic_?[Aa]uth(?:entication)?|PlainCredentials|(?:Network|Password)Credentials?|[Cc]redentials\.basic|PasswordAuthentication"
            r"|PlainTextAuthProvider|oci_p?connect|\bauth ?=|\bAuth) ?\( ?"
            rf"[\"']{_USER}[\"'], ?{_Q}"
        ),
        False,
    ),
    (
        ("login(", "auth("),
        rf"(?:\.(?:login|auth|authenticate)|[Cc]redentials?) ?\( ?[\"']{_USER}[\"'], ?{_Q}",
        True,
    ),
    # Others
    (("token",), r"[Tt]oken[\"']?[:= \t]{1,20}[\"']?(?P<value>[sbr]\.[A-Za-z0-9]{24,100})(?![\w.])", False),
    (("unseal key",), rf"[Uu]nseal [Kk]ey(?: \d{{1,2}})?: {{1,4}}{_V}", False),
    (("password><value>",), r"<\w{0,40}Password><Value>(?P<value>[^<>\s]{3,128})</Value>", False),
    (("<value>",), r"<Value>(?P<value>[^<>\s]{3,200})</Value>\s{0,20}<PlainText>", False),
    (
        ("password", "passwd", "pwd", "passphrase", "secret", "token", "key"),
        (
            r"<(?!string )[\w:.-]{2,30} (?:name|key)=[\"'][\w.-]{0,60}(?:password|passwd|pwd"
            r"|passphrase)[\"'] ?>"
            r"(?P<value>[^<>\s]{3,128})</"
        ),
        False,
    ),
)
_TABLE: Literals[tuple[re.Pattern[str], bool]] = Literals(
    (literals, (re.compile(shape, re.MULTILINE), mixed)) for literals, shape, mixed in _ROWS
)
_NO_VALUE = frozenset("public private user username login name string secret passwd null localhost".split())
_SEND = re.compile(
    r"expect ?\(?[\"'{][^\"'\n]{0,40}(?:assword|assphrase)[^\"'\n]{0,12}[\"'}]\)?[;,]?\s{1,8}(?:\w{1,20}\.)?"
    rf"(?:exp_)?send(?:line)?(?: --)?[ (][\"'](?P<value>{_SIGNS}{{3,64}}?)(?:\\[rn]){{0,2}}[\"']",
)
_SETS = re.compile(
    r"(?:config(?:ure)?|secrets?|variable|env) (?:set|add|put|create) (?:-{1,2}[\w=-]{1,30} ){0,2}"
    rf"(?P<name>[\w./:@-]{{3,100}})(?: (?:-b|--body|--value|--secret-string))?[ =]{_V}"
)
_GRANT = re.compile(r"[?&\s\"']code=(?P<value>(?=[\w./-]{0,60}\d)[\w./-]{20,256})(?![\w%])")
_OAUTH = ("client_id", "client_secret", "redirect_uri", "grant_type", "oauth")


def _shown(found: re.Match[str]) -> str:
    value = found["value"]
    quoted = found.string[found.start("value") - 1 : found.start("value")] in {'"', "'"}
    return value if quoted else value.rstrip(",.)]}")


def _is_good(value: str, *, mixed: bool) -> bool:
    low = value.lower()
    if len(value) < 3 or is_stand_in(value) or low in INTERFACE or low in _NO_VALUE or BLANK in value:
        return False
    return not mixed or (is_mixed(value) and not is_dull(value))


def programs(passage: Passage) -> Iterator[Match]:
    """Yield every password that a program's own grammar shows."""
    lower = passage.lowered
    for (pattern, mixed), start, end in _TABLE.lines(lower):
        for found in pattern.finditer(passage.text, start, end):
            yield from _match(found, mixed=mixed)
    if "expect" in lower and "send" in lower:
        for found in _SEND.finditer(passage.text):
            yield from _match(found, mixed=False)
    if "code=" in lower and any(word in lower for word in _OAUTH):
        for found in _GRANT.finditer(passage.text):
            yield from _match(found, mixed=True)
    if any(verb in lower for verb in (" set ", " add ", " put ", " create ")):
        for found in _SETS.finditer(passage.text):
            if names_secret(found["name"]) and len(found["value"]) >= 6:
                yield from _match(found, mixed=True)


def _match(found: re.Match[str], *, mixed: bool) -> Iterator[Match]:
    value, start = _shown(found), found.start("value")
    if _is_good(value, mixed=mixed):
        yield Match("SECRET", start, start + len(value), 0.8, "secret.program")
