"""Where in a text something stands that a secret could follow: one pass, then anchored patterns only.

Most texts hold none of these signs and cost one walk of an Aho-Corasick automaton over the lower-case text.
Each sign belongs to the room that looks at it: key blocks, connections, headers, commands, names, codes.
"""

from __future__ import annotations

import ahocorasick

from redactor.detect.passage import Passage

Signs = dict[str, list[int]]
"""Per kind of sign, where it begins, in order."""

_TABLE: dict[str, str] = {
    "block": "private key|private-lines",
    "connection": "://",
    "scheme": "bearer |basic |token |ssws |digest |apikey |negotiate |bot ",
    "field": "x-|api-key|private-token|cookie|set-cookie|authorization|proxy-authorization|_auth|apikey",
    "flag": (
        " -p| -u| --user| -k| -a | -w | -secret| -token|--pass|--pwd|--secret|--token|--api"
        "|--access|--auth|--client"
        "|--private|--http|--ftp|--proxy|--db|--admin|--root|--master|/pass|/p:|/rp |pass:"
        "|-asplaintext|/user:"
    ),
    "phrase": "machine |requirepass |masterauth |jdbc:oracle:",
    "manifest": 'kind: secret|kind": "secret"|kind":"secret"',
    "tag": "password>|passwd>|secret>|token>|api_key>|apikey>|pwd>|passphrase>|key>|pass>",
    "name": (
        "pass|pwd|secret|token|key|credential|creds|otp|psk|session|sessid|phpsessid|jsessionid"
        "|aspsessionid|login|zugangsdaten|sid|auth|pw|wpa|pin|wifi|wi-fi|wlan|hotspot|ww |ww:"
        "|passwort|kennwort|contrase|clave|senha|mot de passe|wachtwoord|lösenord|losenord|hasło"
        "|haslo|salasana"
        "|heslo|jelsz|adgangskode|passord|kodeord|şifre|sifre|parola|parool|lozinka|geslo|slapta|mật khẩu"
        "|kata sandi|пароль|паролата|κωδικός|κωδικός|סיסמה|סיסמא|كلمة المرور|كلمة السر|पासवर्ड|รหัสผ่าน"
        "|密码|密碼|口令|パスワード|暗証番号|비밀번호|암호"
    ),
    "code": (
        "code|código|codigo|codice|kode|kod|код|otp|pin|cvv|cvc|cvn|tan|passcode|验证码|驗證碼|認証|인증|g-"
        "|license|licence|serial|product key|activation|two-factor|2fa|mfa"
    ),
    "told": (
        " is your | is the | ist dein| ist ihr | es tu | es su | est votre | est ton | é o seu "
        "| é seu | è il tuo "
        "| to verify| to sign in| to log in| to login| to complete| to confirm| to finish"
        "| as your "
    ),
    "backup": (
        "backup code|recovery code|scratch code|emergency code|wiederherstellungscode|einmalcodes|backup-code"
    ),
}


def _automaton() -> ahocorasick.Automaton:
    """Return the automaton over all signs; its values are length and kinds."""
    kinds: dict[str, list[str]] = {}
    for kind, listed in _TABLE.items():
        for sign in listed.split("|"):
            if kind not in kinds.setdefault(sign, []):
                kinds[sign].append(kind)
    automaton = ahocorasick.Automaton()
    for sign, found in kinds.items():
        automaton.add_word(sign, (len(sign), tuple(found)))
    automaton.make_automaton()
    return automaton


_SIGNS = _automaton()


def signs(passage: Passage) -> Signs:
    """Return where each kind of sign begins in the passage."""
    found: Signs = {}
    for last, (length, kinds) in _SIGNS.iter(passage.lowered):
        for kind in kinds:
            found.setdefault(kind, []).append(last - length + 1)
    for places in found.values():
        places.sort()
    return found
