"""Passwords, answers to security questions and codes of doors that people tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.passage import Passage
from redactor.detect.secrets import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("GUEST WIFI CARD\nNetwork  Pension_Gast\nKey      forelle-blau-1887", "forelle-blau-1887"),
    ("Verband gew., Schlüsseltresor 2-5-8-0", "2-5-8-0"),
    ("key box: 4471, then left", "4471"),
    ("wifi back office  kippensoep-2023", "kippensoep-2023"),
    ("WLAN: Gasthof-1987!x", "Gasthof-1987!x"),
    ("user is lely_svc and ww Uier!koe9", "Uier!koe9"),
    ("ww: Uier!koe9", "Uier!koe9"),
    ("portal code 2580B, third floor", "2580B"),
    ("keys are in the usual, code C159Y", "C159Y"),
    ("Safe opened with master 990417, log it", "990417"),
    ("I changed your password to Velt-7-Umbra yesterday", "Velt-7-Umbra"),
    ("reset the password for db1 to Velt-7-Umbra", "Velt-7-Umbra"),
    ("my password's veltUmbra9! if you need it", "veltUmbra9!"),
    ("the guest wifi key is velt-49-umbra, don't share", "velt-49-umbra"),
    ("la password del wifi è Veltumbra77", "Veltumbra77"),
    ("la contraseña del servidor es Velt22umbra", "Velt22umbra"),
    ("its Velt$42x (the vault password)", "Velt$42x"),
    ("log in with Velt-Umbra-22 as password", "Velt-Umbra-22"),
    ("Velt-Umbra-22 is your new password.", "Velt-Umbra-22"),
    ("wifi password still Velt77umbra?", "Velt77umbra"),
    ("the password is still the old one Velt77umbra", "Velt77umbra"),
    ("Access code: Veltivi-88", "Veltivi-88"),
    ("Anti-phishing code: velt-umbra-42", "velt-umbra-42"),
    ("activation code LPA:1$smdp.example.com$K2-1QX9L-7RT4VN", "LPA:1$smdp.example.com$K2-1QX9L-7RT4VN"),
    ("safe word \u201cumbranickel\u201d", "umbranickel"),
    ("Mother's maiden name: Veltquharson", "Veltquharson"),
    ("密码是 veltUmbra21!", "veltUmbra21!"),
    ("パスワードは「velt-9921」です", "velt-9921"),
    ("비밀번호는 velt2024!! 입니다", "velt2024!!"),
    ('passphrase for the key is "velt umbra staple 91"', "velt umbra staple 91"),
    ("EMAIL_HOST_PASSWORD = 'qwjz kfhe vnml troa'", "qwjz kfhe vnml troa"),
    ("Security question: mother's maiden name? Answer: Veltbury", "Veltbury"),
    ("Q: first car A: Velt Umbra", "Velt Umbra"),
    ("What was the name of your first pet? Umbra", "Umbra"),
    ("Security answer: Velt Lane", "Velt Lane"),
    ("lockbox combo is 31-14-07", "31-14-07"),
    ("key box outside, code 5502", "5502"),
    ("Türcode Hintereingang: 4408", "4408"),
    ("code d'entrée : A7712", "A7712"),
    ("the code for the back door is 6134, thanks", "6134"),
    ("el código de la puerta es 9021", "9021"),
    ("PUK code: 77120934", "77120934"),
    ("password changed \u2192 Velt#2020", "Velt#2020"),
    ("try Velt!44x for the admin panel password", "Velt!44x"),
    ("die PIN vom Tablet ist 5519", "5519"),
    ("Code Tiefgarage: 7719", "7719"),
    ("WhatsApp code 331-902", "331-902"),
    ("heslo k wifi je Veltkora2023", "Veltkora2023"),
    ('security question answer is "Umbranickel"', "Umbranickel"),
    ("WLAN Passwort im Haus: Veltkuchen_19", "Veltkuchen_19"),
    ("unlock code for the laptop bag is 4471", "4471"),
    ("digicode immeuble : 45B12", "45B12"),
    ("card security code: 402", "402"),
    ("BitLocker recovery key: " + "-".join(["482910"] * 8), "-".join(["482910"] * 8)),
    ("xprv9s21ZrQH143K" + "Q7RZ2MXK4T" * 9 + "abcde", "xprv9s21ZrQH143K" + "Q7RZ2MXK4T" * 9 + "abcde"),
    ("eth private key 0x" + "3f9a1c7e5b2d8046" * 4, "0x" + "3f9a1c7e5b2d8046" * 4),
]
OTHERS = [
    "Network  Pension_Gast\nKey      forelle-blau-1887",  # no card of a network
    "WiFi settings\nKey      WPA2-Personal",
    "key box 12",
    "wifi: 802.11ax",
    "WiFi  connected to office",
    "wifi - unstable since Monday",
    "ww2 started in 1939",
    "safe mode, code 12",
    "the door closed with error 4471",
    "keys changed, code review 2024",
    "You can change your password to log in again",
    "We set the password policy to 90days on all accounts",
    "Set the password field to type=password1",
    "I changed the password column to VARCHAR(255)",
    "We switched password hashing to argon2id",
    "OAuth2 (the password grant) is deprecated",
    "use bcrypt2 as password hash",
    "use UTF-8 as password encoding",
    "Chapter-3 is the password chapter.",
    "the wifi key is WPA2-PSK",
    "network code: HTTP2",
    "alarm code table 4012",
    "The garage code base has 4000 lines",
    "combination of 3 4 5",
    "combo is 10-12-2024",
    "code for the door sensor is 1500 lines long",
    "code for door 1204 is missing",
    "PUK is printed on the card",
    "Security questions are optional",
    "security answer: required",
    "What was the name of your first pet? Choose a question",
    "first school day: Monday",
    "elementary school: closed on Friday",
    "favorite book: see list below",
    "the password is pretty well done okay",
    "password: must have four caps",
    "my password's not working",
    "the password's length is 12",
    "private key 0x1234",
    "password was reset to default",
    "password set: yes",
    "section4 for the password",
    "use OAuth2 for your password",
    "garage code: 2 items",
    "code alarm: 4012 faults",
    "the password still works fine",
    "password still expires in 90days",
    "password still the same since March",
    "access code expired yesterday",
    "access code: required",
    "the recovery code is 8-digits",
    "backup code path src/backup2.py",
    "entry code review by 10am",
    'the keyword "async"',
    "swear word list",
    "maiden name: Optional",
    "maiden name is never asked",
    "security answer is required",
    "password in the vault: see 1Password",
    "unlock code for the app is in review",
    "card security code is on the back",
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_what_is_told(look: Look, text: str, value: str) -> None:
    assert ("SECRET", value) in look(FAMILY, text)


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def test_a_label_with_its_value_is_no_header(look: Look) -> None:
    text = 'contraseña: [SECRET]\nJWT_SECRET=supersecretvalue\nDB_PASS="changeme"\nx=1'
    passage = Passage(text)
    assert [passage.text[found.start : found.end] for found in FAMILY.find(passage)] == ["supersecretvalue"]
    assert look(FAMILY, "contraseña: olvidada\nusuario nuevo2\notra3") == []


def test_keys_without_their_marker_lines(look: Look) -> None:
    row = "Qx7Rz2Mk4Tw9Pb3Hn8Lv" * 3
    for head in ("b3BlbnNzaC1rZXktdjEAAAAA", "MIIEpAIBAAKCAQEA", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC"):
        key = f"{head}{row}\n{row}\n{row[:20]}=="
        assert look(FAMILY, f"{key}\nand more text") == [("SECRET", key)]
    assert look(FAMILY, f"MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA{row}") == []
