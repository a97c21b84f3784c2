"""Names of secrets: which identifiers and labels say that a secret follows, and which only seem to.

``db_password``, ``clientSecret``, ``API key`` and ``contraseña`` do; ``password_hash``, ``token_type``,
``primary key``, ``monkey`` and ``max_tokens`` do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from redactor.detect.passage import fold, words

_STRONG = (
    r"pass(?:word|wd|phrase|code|wort)s?|passw|pass|pwds?|pw|kennw[oö]rt(?:er)?|contraseñas?"
    r"|contrasenya|clave(?: de acceso)?|senhas?"
    r"|mots? de passe|wachtwoord(?:en)?|l[oö]senord(?:et)?|has[lł]o|salasana|heslo|jelsz[oó]"
    r"|adgangskode|passord(?:et)?"
    r"|kodeord|[sş]ifreniz|[sş]ifre(?:si)?|parol[aă]|parool|lozinka|geslo|slapta[zž]odis"
    r"|mật khẩu|kata sandi|пароль|пароля|парола(?:та)?"
    r"|κωδικός(?: πρόσβασης)?|סיסמ[הא]|كلمة (?:المرور|السر)|पासवर्ड|รหัสผ่าน|密码|密碼|口令|パスワード"
    r"|暗証番号|비밀번호|암호|wpa2?|psk|pin"
)
_OTHER = (
    r"phpsessid|jsessionid|aspsessionid[a-z]{0,8}|logins?|zugangsdaten|secrets?|tokens?|keys?"
    r"|credentials?|creds|otp|sess(?:ion)?(?:[ _-]?id)?|sid|auth"
)
_CORE = re.compile(rf"(?P<strong>{_STRONG})|(?P<other>{_OTHER})", re.IGNORECASE)
_SUFFIX = re.compile(r"[A-Za-z0-9_.-]{0,32}")
_LEFT = re.compile(r"[A-Za-z0-9_.\[\]-]{0,40}$")
_LABEL = re.compile(r"(?:[A-Za-z][A-Za-z-]{1,15} ){0,3}$")
_SPACED = re.compile(
    r" (?:id|hash|key|value|code|string|secret|token|phrase)\b(?![ ]\w)|(?: ?\([^()\r\n]{1,24}\))",
    re.IGNORECASE,
)

_NOT_AFTER = words(
    """
    name file path dir url uri type length len min max count size timeout ttl expiry expires
    expiration policy field input label prompt hint reset required strength validator validators
    validation regex pattern algorithm ring board store word frame up down press map index error
    errors manager generator provider format version list set rotation age arn ref created updated
    at date time endpoint server lifetime limit usage balance symbol address contract price column
    placeholder text message title help visible shown show hidden enabled disabled changed attempts
    history box widget form view page screen link button class classes style icon mode state status
    kind scope scopes issuer audience header prefix suffix separator func function method callback
    handler event reader writer parser stream span kind pos position start end offset line col num
    number rate per used budget usage cost window context embedding vocab vocabulary bucket group
    user username source origin domain host port alias fingerprint thumbprint sha sha1 sha256 md5
    digest checksum through by es ing ed er ers able ive port word2 default hash hashed salt check
    checker checking exists service client factory builder config configuration schema template
    constraint collection vault container
    """
) - words("user group service client hash config vault")
_NOT_BEFORE = words(
    """
    public primary foreign partition sort cache index unique row registry hash dict map object s3
    bucket lookup composite natural range routing idempotency message event i18n translation locale
    hot short arrow escape tab enter shift ctrl control alt backspace delete function num home page
    composite surrogate candidate super forgot forgotten reset change changing confirm update lost
    recover missing invalid wrong incorrect bad no without max min num total count next prev
    previous current last first stop start end eos bos pad unk mask sep cls completion input output
    special csrf xsrf answer legend map group sub parent child anchor by order tokenizer host known
    authorized musical piano major minor ssh rsa ecdsa gpg pgp pub
    """
)
# A start token, a public key and the key of a bucket are none, but passwords of theirs are.
_FIRST = words(
    """
    start first last current previous next ssh rsa ecdsa gpg pgp pub public s3 bucket registry host known
    authorized parent child group
    """
)
_SURE = words(
    """
    api access secret private auth encryption encrypt signing sign client consumer app application
    service account storage shared subscription master admin license licence product activation
    recovery wifi network security webhook deploy server write read root session jwt hmac aes cipher
    crypto decryption preshared psk wep integration ingestion instrumentation aws gcp azure stripe
    openai github gitlab slack bearer refresh id oauth bot user device personal pat npm pypi db
    database smtp ftp mail vpn login identity sas connection portal license x apim function
    """
)
_HASHED = words("hash hashed salt digest checksum fingerprint")
INTERFACE = words(
    """
    required optional incorrect invalid forgot forgotten reset change changed expired expires
    confirm new old current show hide strong weak medium none null nil true false yes no string str
    int integer bool boolean bytes enter must field empty hidden saved protected policy is was not
    the your user on off a an and or if for in to of with this that enabled disabled manager
    generate generated generator copy copied create created delete deleted revoke revoked missing
    mismatch needed see please set unset updated update login logout signin signup sign remember
    never always valid ok okay error failed failure success wrong type types auth oauth bearer basic
    used using usage limit count name names value file path public primary foreign object number any
    void undefined default return self props state const let var async await function import from
    export class def text password passwords passwort contraseña senha token tokens secret secrets
    key keys email mail username prompt input label optional char varchar nvarchar unicode uuid hash
    plain plaintext password1 admin user env environment example vault unknown mandatory private
    external internal local global session cookie header query body json xml raw only also very too
    has have can will be been are it its as at by we you they i my our their what when where why how
    all both each more most some such than then there these those under until up while who whom
    accepted rejected unchanged same different short long simple complex safe unsafe secure insecure
    visible invisible found unauthorized forbidden denied required* length strength requirements
    rules management protection authentication authorization verification recovery support help
    settings options security account accounts
    """
)


@dataclass(frozen=True, slots=True)
class Name:
    """What a name says: ``strong`` demands little of a value, ``weak`` much; ``end`` is where it ends.

    ``numeric``: digits alone can be the value; ``keyed``: even the form of a digest can be one;
    ``counted``: the name counts something, so that digits alone are none; ``upper``: written as a constant;
    ``paired``: user and password may follow as a pair; ``secret``: the word is *secret* itself.
    """

    end: int
    strong: bool
    weak: bool
    numeric: bool
    keyed: bool
    counted: bool
    upper: bool
    paired: bool
    secret: bool


_OWNERS = (
    "smtp",
    "imap",
    "ldap",
    "mysql",
    "db",
    "admin",
    "user",
    "mail",
    "proxy",
    "root",
    "bind",
    "vpn",
    "ftp",
)


def _stands_free(text: str, start: int, core: str, *, strong: bool) -> bool:
    """Tell whether the core begins a word: ``monkey`` holds no key, ``dbpassword`` and ``authToken`` do."""
    before = text[start - 1 : start] if start else ""
    if not before.isalpha() or not core[:1].isascii():
        return True
    if core[0].isupper() and before.islower():
        return True
    low = core.lower()
    joined = strong and low.startswith(("passw", "passphrase", "pwd"))
    # `smtppass`, `dbpass`; `bypass` and `compass` are words.
    joined = joined or (low.startswith("pass") and text[max(0, start - 5) : start].lower().endswith(_OWNERS))
    return joined or (low[:3] == "key" and text[max(0, start - 3) : start].lower() == "api")


def _ends_word(text: str, end: int, core: str) -> bool:
    """Tell whether the core ends its word: ``passenger`` goes on, ``passwordHash`` does not."""
    after = text[end : end + 1]
    return not after.isalpha() or not after.isascii() or (after.isupper() and core[-1].islower())


def name_at(text: str, place: int) -> Name | None:
    """Return the name whose core begins at ``place``, or None if what stands there names no secret."""
    found = _CORE.match(text, place)
    if not found:
        return None
    core, strong = found.group(), found["strong"] is not None
    if not _stands_free(text, place, core, strong=strong) or not _ends_word(text, found.end(), core):
        return None
    suffix = _SUFFIX.match(text, found.end())
    end = suffix.end() if suffix else found.end()
    while end > found.end() and text[end - 1] in ".-":
        end -= 1
    spaced = _SPACED.match(text, end)
    if spaced:
        end = spaced.end()
    left = _LEFT.search(text, max(0, place - 40), place)
    label = _LABEL.search(text, max(0, place - 48), place)
    before = fold(f"{label.group() if label else ''}{left.group() if left else ''}").split()
    after = fold(text[found.end() : end]).split()
    return _judged(found, before, after, end, upper=text[place:end].isupper())


def names_secret(text: str) -> bool:
    """Tell whether a short text, a label or an identifier, names a secret and nothing about one."""
    return any(name_at(text, found.start()) is not None for found in _CORE.finditer(text))


def _judged(
    found: re.Match[str], before: list[str], after: list[str], end: int, *, upper: bool
) -> Name | None:
    """Return what the words of a name say, or None."""
    core, strong = found.group().lower(), found["strong"] is not None
    not_before = _NOT_BEFORE - _FIRST if strong else _NOT_BEFORE
    if not _NOT_AFTER.isdisjoint(after) or not not_before.isdisjoint(before[-1:]):
        return None
    # Several tokens are counted more often than shown.
    if (core == "tokens" and _SURE.isdisjoint(before[-1:])) or not _HASHED.isdisjoint(after):
        return None
    sure = not _SURE.isdisjoint(before) or not _SURE.isdisjoint(after)
    doubtful = core.startswith(("key", "auth", "sid", "login", "zugang"))
    return Name(
        end=end,
        strong=strong,
        weak=not strong and doubtful and not sure,
        numeric=core in {"otp", "pin"},
        keyed=not strong and (sure or not (doubtful or core.startswith("cred"))),
        counted=core in {"pass", "pw", "wpa", "wpa2", "psk", "passw"},
        upper=upper,
        paired=core.startswith(("cred", "login", "zugang")),
        secret=core == "secret",
    )
