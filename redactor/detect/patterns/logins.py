"""Login names that the words beside them give away: ``jane_k pushed``, ``assigned to jane_k``, ``by=jane_k``.

What has the shape of a login counts, parts joined by a sign or letters before a number; plain words only
where nothing else can stand, else they are left to the name model. Names of services, packages and hosts
have the same shape; a word in them tells.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import chain

from redactor.detect.heads import Headed
from redactor.detect.known_names import table
from redactor.detect.passage import Family, Match, Passage
from redactor.detect.patterns.public_projects import is_public_owner
from redactor.detect.patterns.surroundings import is_chat
from redactor.detect.patterns.system_accounts import SYSTEM_ACCOUNTS, is_account

_SHAPED = r"(?:[a-z][a-z0-9]{0,24}(?:[._-][a-z0-9]{1,24}){1,3}|[a-z]{3,20}\d{1,4})"
_NAME = rf"@?(?P<name>{_SHAPED})"
_LEFT = r"(?<![\w@/.:#=&?%+~\\$-])"
_RIGHT = r"(?![\w@/\\(=%]|[.:-]\w)"

_DOES = re.compile(
    rf"{_LEFT}{_NAME} (?i:(?:has )?(?:force-)?pushed|(?:has )?merged|(?:left a )?comment(?:ed)?"
    rf"|(?:has )?approved"
    r"|requested (?:changes|review|a review|your review)|is typing|reviewed|forked|starred|replied|wrote:"
    r"|reacted|self-assigned|unassigned|(?:has )?(?:logged|signed) (?:in|out|on|off)|joined|has left|left the"
    r"|opened (?:this|a |an |issue|pull)|closed (?:this|as|issue)|reopened|mentioned|was (?:assigned|invited"
    r"|added|removed|promoted|mentioned)|invited|sent you|shared|has been locked|is (?:online|away|offline"
    r"|active"
    r"|out of office)|thumbed|liked|locked out|assigned)(?!\w)"
)
_TOLD = Headed(
    r"(?<![\w-])(?i:(?:re|un)?assigned to|delegated to|(?:review )?requested (?:a review )?(?:from|by)"
    r"|(?:created|updated|modified|edited|reported|opened|closed|merged|approved|authored|submitted"
    r"|uploaded|shared"
    r"|deployed|reviewed|owned|posted|changed|triggered|initiated|locked|archived|invited|added|removed"
    r"|pushed"
    r"|committed|resolved|raised|deleted|signed|requested|uploaded|run|started|logged|last modified) by:?"
    r"|on behalf of|impersonat(?:e|ed|ing)|switch(?:ed|ing)? (?:user )?to|last login:?(?: for| by)?"
    r"|log-?in (?:attempts?|failed|failure|from|succeeded|denied)(?: for| by)?(?: user)?|(?:account|session"
    r"|profile"
    r"|mailbox|password|home(?: directory)?|access) (?:for|of)|account|handed (?:over )?to|escalated to"
    r"|thanks to"
    r"|hi|hello|hey|thanks|thx|ping|cc|dm|ask|tell|message|follow|welcome|bye|nick|nickname|username|login"
    r"|(?:my|his|her|their|your) (?:\w{2,12} )?(?:insta(?:gram)?|github|gitlab|twitter|discord|telegram"
    r"|snap(?:chat)?"
    r"|tiktok|twitch|psn|steam|gamertag|handle|nick|username|user ?name|login|skype|venmo|ign|slack"
    r"|xbox)(?: is|:)?"
    rf"|gamertag|user),? {_NAME}{_RIGHT}"
)
_LABELS = (
    "assignees?|actor|authors?|owners?|reporter|reviewers?|committer|requester|requestor|approver|approvers"
    "|created"
    "[ _-]?by|updated[ _-]?by|modified[ _-]?by|deployed[ _-]?by|triggered[ _-]?by|opened[ _-]?by|by|principal"
    "|subject|maintainers?|watchers?|participants?|on-?call|gamertag|psn|xbox(?: live)?|ig|insta|snap"
    "|snapchat"
    "|tiktok|twitch|steam|venmo|signal|profile|member|members|caller|operator|agent|submitter|editor"
    "|impersonator|initiator|performed[ _-]?by|run[ _-]?as|runas|executed[ _-]?by|usr|acct|account|sub|uid"
    "|benutzer|usuario|usuário|utilisateur|utente|gebruiker"
    "|nick|user"
)
_LABELLED = Headed(
    rf"(?<![\w.$-])(?i:{_LABELS})[\"']?(?:: ?|=|\t)[\"']?"
    rf"(?P<names>@?{_SHAPED}(?:, ?@?{_SHAPED}){{0,8}})(?=$|[\s,;\"'&|)\]}}])",
    re.MULTILINE,
)
_PLAIN = r"[a-z]{4,20}"
_DOES_PLAIN = re.compile(
    rf"^(?:[*\u2022-] )?@?(?P<name>{_PLAIN}) (?i:pushed (?:\d|to)|merged (?:\d|pull|branch|commit)"
    rf"|force-pushed|commented on"
    r"|approved (?:these|this)|requested (?:changes|your review)|opened (?:a |an |this|issue|pull)"
    r"|closed (?:this|as)"
    r"|is typing|starred|joined #|left #|(?:has )?(?:logged|signed) (?:in|out|on|off)(?!\w))",
    re.MULTILINE,
)
_SAID_PLAIN = Headed(
    r"(?<![\w.$])(?:(?<!-)(?:assignee|actor|reporter|requester|requestor|committer|approver|reviewer"
    r"|initiator|impersonator"
    r"|principal|acct|created_by|updated_by|modified_by|deployed_by|triggered_by|performed_by|run_as"
    r"|runas)[\"']?"
    rf"(?:=|: ?)[\"']?|(?<=--)(?<![\w.$-]--)(?:user|username|author|assignee|reviewer|login)[= ]"
    rf"|(?<=[$#%>] )(?:passwd|finger|id|crontab -u) )"
    rf"@?(?P<name>{_PLAIN})(?=$|[\s,;\"'&|)\]}}])(?!,? \w+ \w)",
    re.MULTILINE,
)
_USER_PLAIN = Headed(
    r"(?<!\w)(?:(?<!-)(?:[Uu]ser|[Aa]ccount|[Ll]ogin) (?=[a-z]{4,20} (?:does not exist|not found|is not in"
    r"|is locked|was locked"
    r"|has been|already exists|not in sudoers|is disabled|is not allowed|unknown to|failed to log))"
    r"|(?:[Yy]our|[Mm]y|[Hh]is|[Hh]er|[Tt]he|[Tt]heir) (?:login|user ?name|user ?id|nick|handle) is )"
    rf"[\"']?(?P<name>{_PLAIN})(?=[\s\"'.,;!)]|$)",
    re.MULTILINE,
)
_DIRECT = re.compile(
    rf"^(?P<name>{_PLAIN}|{_SHAPED}) \((?:Direct [Mm]essage|DM)\) [-|]",
    re.MULTILINE,
)
_IS = Headed(
    r"(?<![\w-])(?i:user ?name|user ?id|login(?: name)?|handle|nick(?:name)?|benutzername"
    r"|gebruikersnaam|usuario"
    r"|nom d['\u2019]utilisateur|nome utente) (?:is|ist|est|es|è)(?: now)?:? "
    rf"[\"'`@]?(?P<name>{_SHAPED}|[a-z]{{2,20}}(?:-[a-z0-9]{{1,20}}){{1,3}})(?=$|[\s,;\"'`)!?]|\.(?:\s|$))"
)
_GAMER = Headed(
    r"(?<![\w-])(?i:(?:add|find|follow|dm|hit|msg|message|friend) me (?:up )?on [A-Za-z]{2,12}(?: at"
    r"| as|:|,)?"
    r"|gamertag|psn(?: id)?|xbox(?: live)?|steam(?: id| name)?|ign|discord(?: name| tag)?|insta(?:gram)?"
    r"|snap(?:chat)?|tiktok|twitch|telegram)(?::| is)? @?"
    r"(?P<name>(?:(?<=@)|(?=[A-Za-z.]{0,30}[\d_]))[A-Za-z_][\w.]{2,29})(?![\w@/(=-]|\.\w)"
)
_PAIRED = Headed(
    r"(?<![\w-])(?i:creds?|credentials|logins?|log[ -]?in|sign[ -]?in|test (?:user|account)|zugang"
    r"(?:sdaten)?)"
    r"(?: (?:as|with|using|is|are|als|mit))?[: ]{1,3}(?P<name>[a-z][a-z0-9._-]{1,30}[a-z0-9])(?= ?/ ?"
    r"(?P<pass>\S{5,64}))"
)
_FIRST_PARTS = frozenset(
    "case already not un non auto pre self well built read write open up out on off in".split()
)
_LAST_PARTS = frozenset("sensitive insensitive only based wide specific taken".split())
_EACH = re.compile(rf"@?{_SHAPED}")
_COMMAND = Headed(
    r"(?<!\w)(?:(?<!-)(?:passwd|chage(?: -\w{1,2})?|crontab -u|finger|gpasswd -[ad]"
    r"|(?i:create (?:user|role|login)(?: if not exists)?|alter (?:user|role|login)|drop (?:user|role|login)"
    r"|grant [^\n;]{1,80} to)) |(?<=-)(?<![\w-]-)u |(?:^|(?<=[$#%>] ))(?:id|last|groups|loginctl \w{2,20}) "
    r"|(?<=--)(?<![\w-]--)(?:user|username|author|assignee|reviewer|login|owner|add-reviewer"
    r"|add-assignee)[= ])"
    rf"[\"'`]?{_NAME}{_RIGHT}",
    re.MULTILINE,
)
_ENTRY = Headed(rf"(?<!\w)(?i:uid|cn|samaccountname)={_NAME}(?=, ?(?i:ou|cn|dc|o)=)")
_SAYS = re.compile(
    rf"^(?:[\[(]?\d{{1,2}}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?[\])]? {{1,3}}[<(]?[@+%]?{_NAME}[>)]?(?::|>"
    rf"| {{2}}|\t)"
    rf"|<?@?(?P<said>{_SHAPED})>? {{1,4}}(?:Today at )?\d{{1,2}}:\d\d(?: ?[AaPp][Mm])?\r?$)",
    re.MULTILINE,
)
_IRC = re.compile(
    r"^(?:[\[(]?\d{1,2}:\d\d[\])]? )?<[@+%~&]?(?P<name>[a-z]{3,20}[\d_]\w{0,12})> (?=\w)", re.MULTILINE
)
_SAYS_IN_CHAT = re.compile(rf"^{_NAME}: (?=\S)", re.MULTILINE)
_SERVICE = frozenset(
    """
    bot cli app apps server service services svc api ci cd actions runner agent tool tools kit js py lib
    libs core
    web db test tests testing build builds deploy github gitlab docker kube node npm yarn pod job jobs task
    tasks
    worker queue cache proxy gateway router host http https www mail smtp dns vpn prod dev staging stage qa
    main
    master develop feature release hotfix fix config conf cfg default data log logs file files dir path
    name id ids
    key keys token type types value values index list table row column col page view form field fields item
    items
    user users group groups role roles admin root system daemon manager controller handler client default
    package
    module plugin engine driver device kernel image images video audio text html css json xml yaml toml sql
    csv md
    txt pdf png jpg svg ico exe dll zip gz tar com org net io co uk de fr eu edu gov local internal example
    public
    private static const new old next prev self this null none true false all any every each time date day
    week
    month year event events error errors message messages request response session state status action actions
    version update upgrade install setup script command shell bash python java ruby rust go php perl swift
    kotlin
    react vue angular next nuxt webpack babel eslint prettier typescript javascript sdk ui ux frontend
    backend infra
    platform cluster instance volume network subnet bucket cloud aws gcp azure sync async auto pre post sub
    non
    style like based only specific level wide side aware free safe ready h c cc hpp rb acct
    re co-op end start read write only open source full up out in on off over to by of the a an and or for
    with
    ai ml gpt llm model mode team department office support sales info billing security ops noreply no-reply
    """.split()
)
_NUMBERED = re.compile(
    r"(?:utf|sha|md|u?int|float|python|node|ipv|http|win|mp|es|gpt|top|step|test|item|col|row|page|line"
    r"|part|day|week"
    r"|phase|version|room|table|group|team|unit|level|model|area|lot|base|bug|port|vlan|eth|disk|sda|cpu"
    r"|gpu|arm|x"
    r"|web|db|srv|app|host|vm|worker|build|prod|dev|user|chapter|figure|section|windows|office|covid|iso"
    r"|rfc|gate"
    r"|log|file|img|dsc|image|photo|video|track|tab|slide|sheet|task|issue|ticket|case|order|rev|alpha|beta"
    r"|june"
    r"|july|may|march|april|aug|sept?|oct|nov|dec|jan|feb|mar|apr|jun|jul|and|for|the|with|from|args?|param"
    r"|name"
    r"|id|key|value|var|tmp|foo|bar|baz|area|zone|stage|round|grade|season|episode|track|route|highway"
    r"|flight)\d{1,4}"
)


@functools.cache
def _ordinary() -> frozenset[str]:
    """Return the words that are no login by themselves, in lower case."""
    listed = (name for known in ("ordinary.txt", "interface.txt", "technology.txt") for name in table(known))
    return frozenset(map(str.lower, listed))


def _is_login(name: str) -> bool:
    """Tell whether a name of the shape may be a person's login: no host, service, file or variable."""
    parts = re.split(r"[._-]", name)
    host = "-" in name and parts[-1].isdigit()
    if host or not is_account(name) or is_public_owner(name) or _NUMBERED.fullmatch(name):
        return False
    if all(len(part) == 1 for part in parts):
        return False  # e.g, i.e
    return _SERVICE.isdisjoint(part.rstrip("0123456789") for part in parts)


_DONE = ("ed", " is ", "wrote", "sent you", " left", " in", " out")
"""Literals of which one must occur where somebody is said to have done something."""


def _spoken(passage: Passage) -> Iterator[tuple[int, int]]:
    text = passage.text
    if any(literal in passage.lower for literal in _DONE):
        yield from (found.span("name") for found in _DOES.finditer(text))
    for pattern in (_TOLD, _COMMAND, _ENTRY):
        yield from (found.span("name") for found in passage.sought(pattern))
    for found in passage.sought(_LABELLED) if ":" in text or "=" in text or "\t" in text else ():
        start = found.start("names")
        for each in _EACH.finditer(found["names"]):
            lead = each.group().startswith("@")
            yield start + each.start() + lead, start + each.end()
    for found in _SAYS.finditer(text):
        yield found.span("name" if found["name"] else "said")
    if "> " in text:
        yield from (found.span("name") for found in _IRC.finditer(text))
    if is_chat(passage):
        yield from (found.span("name") for found in _SAYS_IN_CHAT.finditer(text))


def _certain(passage: Passage) -> Iterator[tuple[int, int]]:
    """Places of names that are said to be one, or that a password stands beside."""
    text = passage.text
    for found in passage.sought(_IS):
        if not _is_worded(found["name"]):
            yield found.span("name")
    for found in passage.sought(_GAMER):
        if not _is_worded(found["name"].lower()):
            yield found.span("name")
    for found in passage.sought(_PAIRED) if "/" in text else ():
        signed = sum(kind(char) for char in found["pass"] for kind in (str.isdigit, _is_sign))
        if signed >= 2 and any(map(str.isalpha, found["pass"])):
            yield found.span("name")


def _is_worded(name: str) -> bool:
    """Tell whether a name is made of usual words alone: ``case-sensitive``, ``open_source``."""
    parts = re.split(r"[._-]", name)
    usual = all(part in _ordinary() or part in SYSTEM_ACCOUNTS for part in parts)
    return usual or parts[0] in _FIRST_PARTS or parts[-1] in _LAST_PARTS


def _is_sign(char: str) -> bool:
    return char in "!#$%^&*?+=~@"


def _plain(passage: Passage) -> Iterator[tuple[int, int]]:
    """Places of plain words that can be nothing but a login, and are no words of English or of computing."""
    text = passage.text
    anywhere = _DIRECT.finditer(text) if "(D" in text else ()
    said = passage.sought(_SAID_PLAIN), passage.sought(_USER_PLAIN)
    for found in chain(_DOES_PLAIN.finditer(text), anywhere, *said):
        if found["name"] not in _ordinary():
            yield found.span("name")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every name in the shape of a login that something is said of."""
    sure = {place for place in _certain(passage) if is_account(passage.text[slice(*place)])}
    for start, end in dict.fromkeys((*sorted(sure), *_spoken(passage), *_plain(passage))):
        if (start, end) in sure:
            yield Match("HANDLE", start, end, 0.8, "handle.told")
        elif _is_login(passage.text[start:end]) and passage.text[start - 1 : start] != "@":
            yield Match("HANDLE", start, end, 0.66, "handle.said")


FAMILY = Family("logins", frozenset({"HANDLE"}), find)
