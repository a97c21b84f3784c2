"""Stand-ins: same kind, culture and shape, nothing of the value, nobody's, the same for the same value."""

from __future__ import annotations

import re
from itertools import product

import pytest

from redactor.mask.pseudonym import KeyedPseudonymizer
from redactor.mask.surrogate.maker import Surrogates
from redactor.policy.vocabulary import WITH_SURROGATE
from redactor.values import ENTITIES

KEYS = [bytes([number]) * 32 for number in range(12)]
MAKERS = [KeyedPseudonymizer(key, "ai_training") for key in KEYS]

SHAPES = [
    ("PERSON", "Jane Doe", r"[A-Z]\w+ [A-Z]\w+"),
    ("PERSON", "JANE DOE", r"[A-Z]+ [A-Z]+"),
    ("PERSON", "jane doe", r"[a-z]+ [a-z]+"),
    ("PERSON", "Dr. Jane Doe", r"Dr\. \w+ \w+"),
    ("PERSON", "Doe, Jane", r"\w+, \w+"),
    ("PERSON", "J. R. Doe", r"[A-Z]\. [A-Z]\. \w+"),
    ("PERSON", "Ludwig van Beethoven", r"\w+ van \w+"),
    ("PERSON", "Ben Van Der Berg", r"\w+ Van Der \w+"),
    ("PERSON", "van der Berg, Jan", r"van der \w+, \w+"),
    ("PERSON", "Kim Le", r"\w{3,} \w{3,}"),
    ("PERSON", "kim le", r"[a-z]{3,} [a-z]{3,}"),
    ("PERSON", "le minh", r"[a-z]{3,} [a-z]{3,}"),
    ("PERSON", "Don Draper", r"(?!Don)\w+ \w+"),
    ("PERSON", "John E Smith", r"\w+ [A-DF-Z] \w+"),
    ("PERSON", "José y María", r"\w+ y \w+"),
    ("PERSON", "Al Li", r"\w{3,} \w{3,}"),
    ("PERSON", "Anne-Marie O'Brien", r"\w+-\w+ \w+"),
    ("PERSON", "Jane Doe's", r"\w+ \w+'s"),
    ("PERSON", "Jane\nDoe", r"\w+\n\w+"),
    ("PERSON", "Иван Петров", r"[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+"),
    ("PERSON", "王小明", r"[\u4e00-\u9fff]{3}"),
    ("PERSON", "김민준", r"[\uac00-\ud7a3]{3}"),
    ("PERSON", "محمد علي", r"[\u0600-\u06ff]+ [\u0600-\u06ff]+"),
    ("ORGANIZATION", "Harborlight Logistics GmbH", r"[A-Z]\w+ [A-Z]\w+ GmbH"),
    ("ORGANIZATION", "HARBORLIGHT, INC.", r"[A-Z]{3,}, INC\."),
    ("ORGANIZATION", "University of Kestrel", r"University of \w+"),
    ("ORGANIZATION", "ACQ", r"[A-Z]{3}"),
    ("EMAIL_ADDRESS", "jane.doe@harborlight.com", r"[a-z]+\.[a-z]+@[a-z]+\.example\.(com|org|net)"),
    ("EMAIL_ADDRESS", "jdoe42@gmail.com", r"[a-z]+\d\d@example\.(com|org|net)"),
    ("EMAIL_ADDRESS", "info@harborlight.co.uk", r"[a-z-]+@[a-z]+\.example\.(com|org|net)"),
    ("HANDLE", "@jdoe_42", r"@[a-z]+_\d\d"),
    ("PHONE_NUMBER", "+1 (415) 867-5309", r"\+1 \(\d{3}\) 555-01\d\d"),
    ("PHONE_NUMBER", "415.867.5309 ext. 12", r"\d{3}\.555\.01\d\d ext\. \d\d"),
    ("PHONE_NUMBER", "867-5309", r"555-01\d\d"),
    ("PHONE_NUMBER", "07911 123456", r"07700 900\d{3}"),
    ("PHONE_NUMBER", "+44 7911 123456", r"\+44 7700 900\d{3}"),
    ("PHONE_NUMBER", "020 7123 4567", r"0\d{2} \d{4} \d{4}"),
    ("PHONE_NUMBER", "+49 171 1234567", r"\+49 171 39200\d\d"),
    ("PHONE_NUMBER", "+33 6 12 34 56 78", r"\+33 6 39 98 \d\d \d\d"),
    ("PHONE_NUMBER", "+61 412 345 678", r"\+61 491 57\d \d{3}"),
    ("PHONE_NUMBER", "+81 90-1234-5678", r"\+81 \d\d-\d{4}-\d{4}"),
    ("ADDRESS", "221B Baker Street, London NW1 6XE", r"\d{3}[A-Z] \w+ Street, \w+ [A-Z]{2}\d \d[A-Z]{2}"),
    ("ADDRESS", "1600 Harbor View Dr, Oakland, CA 94607", r"\d{4} \w+ \w+ Dr, \w+, [A-Z]{2} \d{5}"),
    ("ADDRESS", "Hauptstraße 5, 10115 Berlin", r"\w+straße \d, \d{5} \w+"),
    ("LOCATION", "Germany", r"[A-Z][\w .,()'-]+"),
    ("LOCATION", "Bad Homburg", r"[A-Z]\w+ [A-Z]\w+"),
    ("CREDIT_CARD", "4111 1111 1111 1111", r"4\d{3} \d{4} \d{4} \d{4}"),
    ("IBAN_CODE", "DE89 3704 0044 0532 0130 00", r"DE\d\d \d{4} \d{4} \d{4} \d{4} \d\d"),
    ("US_SSN", "123-45-6789", r"9\d\d-[0-4]\d-\d{4}"),
    ("ID", "INV-20418", r"INV-\d{5}"),
    ("ID", "HARB-2231", r"[A-Z]{4}-\d{4}"),
    ("VEHICLE_PLATE", "7ABC123", r"\d[A-Z]{3}\d{3}"),
    ("DATE_OF_BIRTH", "1984-03-03", r"198[1-7]-\d\d-\d\d"),
    ("DATE_OF_BIRTH", "3 March 1984", r"\d\d [A-Z][a-z]+ 198[1-7]"),
    ("DATE_OF_BIRTH", "March 3rd, 1984", r"[A-Z][a-z]+ \d\d(st|nd|rd|th), 198[1-7]"),
    ("DATE_OF_BIRTH", "03/04/84", r"1[0-2]/0[1-9]/8[1-7]"),
    (
        "PRIVATE_URL",
        "https://u:p@harb.sharepoint.com/a/b?t=1#x",
        r"https://[a-z]+\.example\.(com|org|net)/\w+/\w+",
    ),
    ("IP_ADDRESS", "10.1.2.3", r"(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}"),
    ("IP_ADDRESS", "fe80::1", r"2001:db8::[0-9a-f]{1,4}:[0-9a-f]{1,4}"),
    ("MAC_ADDRESS", "00:1a:2b:3c:4d:5e", r"00:00:5e:00:53:[0-9a-f]{2}"),
]


@pytest.mark.parametrize(("entity", "value", "shape"), SHAPES)
def test_a_stand_in_has_the_shape_of_the_value(entity: str, value: str, shape: str) -> None:
    made = {maker.surrogate(entity, value) for maker in MAKERS}
    assert all(re.fullmatch(shape, one) for one in made), made
    assert value not in made
    assert len(made) > 1


NONE = [
    ("SECRET", "hunter2Secret!"),
    ("SPECIAL_CATEGORY", "diabetes"),
    ("CONFIDENTIAL_TERM", "Project Kestrel"),
    ("NRP", "Catholic"),
    ("US_SSN", "***-**-6789"),
    ("CREDIT_CARD", "ending in 1234"),
    ("DATE_OF_BIRTH", "the day after Easter"),
    ("DATE_OF_BIRTH", "3. März 1984"),
    ("IP_ADDRESS", "10.1.2.0/24"),
    ("MAC_ADDRESS", "00:1a"),
    ("EMAIL_ADDRESS", "jane at example"),
    ("PERSON", "ᜀᜁᜂ"),
    ("PERSON", "..."),
    ("PERSON", " "),
    ("ORGANIZATION", "GmbH"),
    ("ADDRESS", "Street"),
    ("LOCATION", "the Park"),
    ("PERSON", "Dr."),
    ("ID", "kestrel"),
    ("PRIVATE_URL", "javascript://a.b/c"),
]


@pytest.mark.parametrize(("entity", "value"), NONE)
def test_where_no_stand_in_can_be_made_a_token_stands(entity: str, value: str) -> None:
    for maker in MAKERS:
        assert maker.surrogate(entity, value) == maker.token(entity, value)


def test_the_policy_offers_what_can_be_made_and_nothing_else() -> None:
    assert Surrogates(KEYS[0]).entities == WITH_SURROGATE
    assert WITH_SURROGATE <= ENTITIES
    assert not WITH_SURROGATE & {"SECRET", "SPECIAL_CATEGORY", "NRP", "CONFIDENTIAL_TERM", "UNREADABLE"}


@pytest.mark.parametrize("maker", MAKERS)
def test_a_person_stays_one_wherever_their_name_stands(maker: KeyedPseudonymizer) -> None:
    given, family = maker.surrogate("PERSON", "Jane Doe").split()
    assert maker.surrogate("PERSON", "JANE  DOE") == f"{given.upper()}  {family.upper()}"
    assert maker.surrogate("PERSON", "Doe, Jane") == f"{family}, {given}"
    assert maker.surrogate("PERSON", "Mrs Jane Doe") == f"Mrs {given} {family}"
    assert maker.surrogate("PERSON", "Jane") == given
    assert maker.surrogate("PERSON", "Doe's") == f"{family}'s"
    local, host = maker.surrogate("EMAIL_ADDRESS", "jane.doe@harborlight.com").split("@")
    assert local == f"{given}.{family}".lower()
    company = maker.surrogate("ORGANIZATION", "Harborlight Logistics GmbH")
    assert host.startswith(company.split()[0].lower() + ".example.")
    assert maker.surrogate("ORGANIZATION", "Harborlight Logistics") == company.removesuffix(" GmbH")
    assert maker.surrogate("HANDLE", "@jane_doe") == f"@{given}_{family}".lower()


def test_known_names_never_share_a_stand_in_and_others_hardly_ever() -> None:
    maker = MAKERS[0]
    known = "James John Robert Michael William David Richard Joseph Thomas Charles Mary Linda".split()
    assert len({maker.surrogate("PERSON", name) for name in known}) == len(known)
    heads = ["".join(pair) for pair in product("BDFGKLMNPRSTV", "aeiou")]
    invented = [f"{head}lik {head}nodev" for head in heads] + [f"{head}mow {head}tasen" for head in heads]
    assert len({maker.surrogate("PERSON", name) for name in invented}) >= len(invented) - 1


def test_no_stand_in_is_anybodys_number() -> None:
    import phonenumbers
    from stdnum import iban, luhn
    from stdnum.us import ssn

    for maker in MAKERS:
        assert not luhn.is_valid(maker.surrogate("CREDIT_CARD", "4242424242424242"))
        assert not iban.is_valid(maker.surrogate("IBAN_CODE", "GB82WEST12345698765432"))
        assert not ssn.is_valid(maker.surrogate("US_SSN", "123-45-6789"))
        for number in ("+81 90-1234-5678", "+34 612 345 678", "+91 98765 43210", "+55 11 91234-5678"):
            made = maker.surrogate("PHONE_NUMBER", number)
            assert made != maker.token("PHONE_NUMBER", number)
            assert not phonenumbers.is_valid_number(phonenumbers.parse(made))
    assert not any(luhn.is_valid(maker.surrogate("NATIONAL_ID", "046 454 286")) for maker in MAKERS)


def test_purpose_scope_and_key_give_other_stand_ins() -> None:
    makers = [
        KeyedPseudonymizer(KEYS[0], "ai_training"),
        KeyedPseudonymizer(KEYS[0], "support"),
        KeyedPseudonymizer(KEYS[0], "ai_training", "session:one"),
        KeyedPseudonymizer(KEYS[1], "ai_training"),
    ]
    assert len({maker.surrogate("PERSON", "Jane Doe") for maker in makers}) == 4


def test_nothing_of_a_stand_in_is_shown_by_accident() -> None:
    assert repr(Surrogates(KEYS[0])) == "Surrogates(...)"
