r"""Login names in terminals, logs and settings: prompts, logins, owner columns, ``user=x``, ``DOMAIN\x``.

Forms: prompts of bash, zsh and fish; OpenSSH, PAM, sudo, cron and useradd messages; columns of ``ls -l``,
``ps aux``, ``w``, ``last``; passwd(5); ``id``; database servers; down-level logon names of Windows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.literals import Literals
from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns.account_rules import COMMANDS, LOGIN, MESSAGES, WHOAMI
from redactor.detect.patterns.columns import cells
from redactor.detect.patterns.surroundings import around
from redactor.detect.patterns.system_accounts import is_account

_PROMPT = re.compile(
    rf"(?:^|(?<=[\n\[(\u2500\u250c]))(?:\([\w.-]{{1,40}}\) )?(?P<name>{LOGIN})[@\u327f]"
    rf"(?P<host>[A-Za-z0-9][\w.-]{{0,62}})"
    r"(?:: ?(?=[~/])|:?(?=[~/][^\n]{0,80}[$#%>])| (?=(?:~|/|[\w.-]{1,60}\][$#]|[\w.-]{1,60} %))|"
    r"(?=[)\]]-[\[(]))"
)
_MACHINE = (
    r"(?:laptop|desktop|macbook|mbp|mba|imac|notebook|thinkpad|box|xps|latitude|elitebook|workstation|pc|wks|ws"
    r"|nb|lt)"
)
_HOST_OF_A_PERSON = re.compile(
    rf"(?:[\w-]{{1,40}}[-_]{_MACHINE}(?:[-_]?[A-Za-z0-9]{{1,20}}){{0,3}}"
    rf"|{_MACHINE}(?:[-_][A-Za-z0-9]{{1,20}}|\d{{2,6}}){{1,3}})(?:\.local|\.lan)?",
    re.IGNORECASE,
)
_LS = re.compile(
    rf"^[-dlbcps](?:[r-][w-][xsStT-]){{3}}[.+@]? {{1,4}}\d{{1,8}} {{1,4}}(?P<name>{LOGIN})(?: {{1,12}}"
    rf"(?:(?P<group>{LOGIN})|[\w.\\-][\w.\\ -]{{0,40}}?))? {{1,16}}\d",
    re.MULTILINE,
)
_PS = re.compile(
    rf"^(?P<name>{LOGIN})\+? {{1,16}}\d{{1,8}} {{1,6}}\d{{1,3}}\.\d {{1,6}}\d{{1,3}}\.\d {{1,8}}\d{{1,10}} ",
    re.MULTILINE,
)
_WHO = re.compile(
    rf"^(?P<name>{LOGIN}) {{1,24}}(?:pts/\d{{1,4}}|ttys?\d{{1,4}}|console|:\d) [^\n]{{1,80}}?\d\d:\d\d",
    re.MULTILINE,
)
_DOMAIN = re.compile(
    r"(?<![\w\\/.%$&-])(?:(?<!:)|(?<=[/-]user:))(?P<domain>[A-Z][A-Z0-9-]{1,14}"
    r"|[A-Za-z][A-Za-z0-9-]{1,30}(?:\.[a-z][a-z0-9-]{1,20}){0,2}(?:\.(?:local|lan|corp|internal|intra|ad))?)"
    r"\\{1,2}(?P<name>[A-Za-z][\w.-]{1,38}\w)(?![\w\\/(:])"
)
_NO_DOMAIN = frozenset(
    "HKEY HKLM HKCU HKCR HKU HCU HKCC DOWNLOADS DOCUMENTS DESKTOP PICTURES TEMP USERS WINDOWS BIN SRC "
    "BUILTIN IIS APPPOOL AUTHORITY NT SERVICE FONT WINDOW SYSTEM "
    "SOFTWARE".split()
)
_INNER = (".local", ".lan", ".corp", ".internal", ".intra", ".ad")
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|txt|csv|exe|dll|bat|cmd|ps1|zip|png|jpe?g|log|ini|sln|cs|py|json|xml|md|msg|eml)$",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"[nrtfbvaeu]|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|f[A-Z]|f\(")
_DOMAIN_WORDS = words(
    "user username account domain login logon logged signed runas owner whoami by sam samaccountname "
    "caller subject "
    "principal member credential credentials rdp workstation impersonating"
)
_LABELLED = re.compile(
    rf"(?P<sign>[\"']?[ \u00a0]?[:=] ?|[\"']?:?[ \t]{{0,4}}\t)(?P<quote>[\"']?)(?P<name>@?{LOGIN})"
    rf"(?P=quote)(?=$"
    rf"|[\s,;&|\"')\]}}])",
    re.MULTILINE,
)
_LABELS = tuple(
    """
    user username user_name user-name userid user_id login loginname login_name login-name logon logonname
    nick nickname accountname account_name screenname screen_name handle ruser github gitlab twitter instagram
    skype telegram discord benutzername anmeldename nutzername loginname gebruikersnaam
    användarnamn brugernavn
    brukernavn käyttäjätunnus
    """.split()
)
_SPACED_LABELS = (
    *("user name", "user id", "login name", "logon name", "account name", "screen name", "nome utente"),
    *("nom d'utilisateur", "nom d\u2019utilisateur", "nombre de usuario", "nome de usuário"),
    *("nazwa użytkownika", "имя пользователя"),
)
_LABEL_PARTS = (
    *("user", "log", "nick", "name", "handle", "git", "twitter", "gram", "skype", "discord", "utente"),
    *("usu", "utilis", "nutzer", "anmelde", "gebruiker", "użytkownika", "пользователя", "navn", "namn"),
)
_HEADERS = words(
    "user username login logon account handle nick nickname userid samaccountname uid hub gitlab twitter "
    "instagram telegram discord skype screenname gamertag"
)
_CELL = re.compile(rf"(?:[A-Z][A-Z0-9-]{{1,14}}\\)?(?P<name>@?{LOGIN})")
_IN_FORM = re.compile(
    r"^[ \t]*(?:user ?name|user ?id|login(?: name)?|user):?[ \t]*(?:[ \t]|\r?\n)"
    rf"[ \t]*(?P<name>{LOGIN})[ \t]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)
_FORM_WORDS = words("password passcode passwort pin pwd pass contraseña senha")
_THINGS = frozenset(
    """
    wifi wi-fi wlan vpn router network guest account email mail server database db zip archive file files
    document documents wallet keychain portal website site app laptop phone computer machine printer staging
    production test demo everyone everything it them him her us each all new existing this that my our their
    """.split()
)
_NO_LABEL_BEFORE = frozenset("$.{<@/\\")
_EXPRESSION = re.compile(
    r"(?:args|options|opts|self|this|url|uri|config|conf|cfg|settings|request|req|ctx|os|env|params|data"
    r"|cls)\."
)
_RECORD = re.compile(r"\s{0,4}(?:$|[,;|&}]|\r|  |\t|\w[\w.]{0,30}[=:]|[A-Z]\w{1,15}(?: [A-Z]\w{1,15}){1,2}:)")
_GROUP = re.compile(
    rf"^[a-z_][\w-]{{0,30}}:[x!*]?:\d{{1,8}}:(?P<names>{LOGIN}(?:,{LOGIN}){{0,60}})\r?$", re.MULTILINE
)
_SECTION = re.compile(r"^\[[\w .:\"'@/*-]{1,80}\][ \t]*\r?$", re.MULTILINE)
_EACH = re.compile(LOGIN)
_KEY_OF = re.compile(
    rf"(?<= AAAA)[\w+/]{{20,1200}}={{0,3}} {LOGIN}@(?P<host>[\w-]{{1,60}})(?:\.local)?[ \t]*$", re.MULTILINE
)

_LISTED = Literals(
    (literals, (rule, pattern))
    for rule, table in (("handle.command", COMMANDS), ("handle.message", MESSAGES))
    for literals, pattern in table
)


def _score(name: str, score: float) -> float:
    """Return ``score``, or a weak one for a capitalised word: the name model decides on first names."""
    return 0.5 if name.isalpha() and name.istitle() else score


def _listed(passage: Passage) -> Iterator[Match]:
    """Commands and messages of the tables."""
    for (rule, pattern), start, end in _LISTED.lines(passage.lowered):
        for found in pattern.finditer(passage.text, start, end):
            if is_account(found["name"]) and not _is_thing(found):
                yield Match("HANDLE", *found.span("name"), _score(found["name"], 0.8), rule)
    for found in passage.sought(WHOAMI):
        if is_account(found["name"]):
            yield Match("HANDLE", *found.span("name"), _score(found["name"], 0.8), "handle.command")


def _is_thing(found: re.Match[str]) -> bool:
    """Tell whether a password is for a thing rather than a person: ``password for wifi is``."""
    said = found.group().lower().startswith("password for ")
    return said and found["name"].lower() in _THINGS and found.string[found.end() : found.end() + 1] != "@"


def _cells(passage: Passage) -> Iterator[Match]:
    """Cells under a header that names users."""
    for cell in cells(passage, _HEADERS):
        found = _CELL.fullmatch(passage.text, cell.start, cell.end)
        if found and is_account(found["name"]) and found["name"].islower():
            yield Match("HANDLE", *found.span("name"), _score(found["name"], 0.7), "handle.cell")


def _form(passage: Passage) -> Iterator[Match]:
    """A user name right of its label or under it, as a form with a password shows it."""
    if passage.mentions(_FORM_WORDS):
        for found in _IN_FORM.finditer(passage.text):
            if is_account(found["name"]):
                yield Match("HANDLE", *found.span("name"), _score(found["name"], 0.7), "handle.form")


def _prompts(passage: Passage) -> Iterator[Match]:
    """``x@host:~$``: the user, and the host if it is named as one person's machine."""
    for found in _PROMPT.finditer(passage.text):
        if is_account(found["name"]):
            yield Match("HANDLE", *found.span("name"), 0.85, "handle.prompt")
        if _HOST_OF_A_PERSON.fullmatch(found["host"]):
            yield Match("DEVICE_ID", *found.span("host"), 0.7, "device.prompt")


def _columns(passage: Passage) -> Iterator[Match]:
    """Owner and user columns of listings."""
    text = passage.text
    patterns = [_LS] if "r" in text and "-" in text else []
    patterns += [_PS] if "." in text and passage.digits >= 5 else []
    patterns += [_WHO] if "pts/" in text or "tty" in text or "console" in text or " :" in text else []
    for pattern in patterns:
        for found in pattern.finditer(text):
            for group in pattern.groupindex:
                if found[group] and is_account(found[group]):
                    yield Match("HANDLE", *found.span(group), 0.8, "handle.column")


def _domains(passage: Passage) -> Iterator[Match]:
    """Down-level logon names; what a backslash means in program text has no words of accounts around."""
    for found in _DOMAIN.finditer(passage.text):
        domain, name = found["domain"], found["name"]
        if domain.upper() in _NO_DOMAIN or not is_account(name) or _FILE.search(name):
            continue
        told = passage.near(*found.span(), _DOMAIN_WORDS)
        if "." in domain and not domain.endswith(_INNER):
            continue
        alone = found.group() == passage.text.strip() or "." in domain
        if told or ((alone or domain.isupper()) and _ESCAPE.match(name) is None):
            yield Match("HANDLE", *found.span(), 0.8 if told else 0.65, "handle.domain")


def _is_value(passage: Passage, found: re.Match[str], label: int) -> bool:
    """Tell whether what follows a label is a value as in a record, and not an expression or prose."""
    before, after = around(passage.text, label, found.end())
    if found["quote"]:
        return not before.rstrip().endswith((".", "->"))
    if before.count("(") > before.count(")"):
        return False
    sign = found["sign"].strip("\"'")
    if sign == " = ":
        # In a file of settings it is no assignment of a program.
        alone = not before.strip() and not after.strip()
        return alone and _SECTION.search(passage.text, 0, label) is not None
    if sign == "=":
        # A line of a call's arguments looks like a record: `user=name,`.
        argument = not before.strip() and after.strip() == ","
        return (
            not argument
            and not after.startswith((")", "]", '"', "'"))
            and not _EXPRESSION.match(found["name"])
        )
    spoken = before.strip(" \t-*#|>\u2022\"'{,") == "" or before.endswith(
        ("  ", "\t", ", ", "; ", "| ", ". ", "SAM ")
    )
    return spoken and _RECORD.match(after) is not None


def _label_start(text: str, end: int) -> int:
    """Return where the label that ends at ``end`` begins, or -1 if no word of an account ends there."""
    tail = text[max(0, end - 24) : end].lower()
    if not tail.endswith(_LABELS) and not tail.endswith(_SPACED_LABELS):
        return -1
    length = max(len(label) for label in (*_LABELS, *_SPACED_LABELS) if tail.endswith(label))
    start = end - length
    while start > 0 and end - start < 40 and (text[start - 1].isalnum() or text[start - 1] in "_-"):
        start -= 1
    return -1 if text[start - 1 : start] in _NO_LABEL_BEFORE else start


def _labelled(passage: Passage) -> Iterator[Match]:
    for found in _LABELLED.finditer(passage.text):
        start = _label_start(passage.text, found.start())
        if start >= 0 and is_account(found["name"]) and _is_value(passage, found, start):
            # A customer is an account too: its name begins with a capital letter.
            customer = (
                passage.text[start : found.start()].lower() == "account name"
                and not found["name"][0].islower()
            )
            if not customer:
                yield Match("HANDLE", *found.span("name"), _score(found["name"], 0.7), "handle.label")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every account name that its place in a terminal, log or record gives away."""
    text, lower = passage.text, passage.lower
    if "@" in text or "\u327f" in text:
        yield from _prompts(passage)
    for found in _KEY_OF.finditer(text) if " AAAA" in text else ():
        if _HOST_OF_A_PERSON.fullmatch(found["host"]):
            yield Match("DEVICE_ID", *found.span("host"), 0.7, "device.key")
    yield from _listed(passage)
    yield from _columns(passage)
    yield from _cells(passage)
    if "user" in lower or "login" in lower:
        yield from _form(passage)
    if "\\" in text:
        yield from _domains(passage)
    for found in _GROUP.finditer(text) if ":x:" in text or ":*:" in text else ():
        for each in _EACH.finditer(text, *found.span("names")):
            if is_account(each.group()):
                yield Match("HANDLE", *each.span(), 0.8, "handle.group")
    if (":" in text or "=" in text or "\t" in text) and any(word in lower for word in _LABEL_PARTS):
        yield from _labelled(passage)


FAMILY = Family("accounts", frozenset({"HANDLE", "DEVICE_ID"}), find)
