"""National numbers: one valid and one broken example per country, and the demand for context."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.id_table import RULES, _rule
from redactor.detect.patterns.national_ids import FAMILY

Look = Callable[..., list[tuple[str, str]]]

# Numbers of the standards' own documentation or invented with the right check digits.
LABELLED = [
    ("CUIT 20-05536168-2", "TAX_ID", "20-05536168-2"),
    ("Seg. Social 28/10473829/55", "NATIONAL_ID", "28/10473829/55"),
    ("NSS 281047382955", "NATIONAL_ID", "281047382955"),
    ("c.i. CA48102KD", "NATIONAL_ID", "CA48102KD"),
    ("SVNR 1237 010180", "NATIONAL_ID", "1237 010180"),
    ("TFN: 123 456 782", "TAX_ID", "123 456 782"),
    ("ABN 83 914 571 673", "TAX_ID", "83 914 571 673"),
    ("Rijksregisternummer 85.07.30-033.28", "NATIONAL_ID", "85.07.30-033.28"),
    ("EGN 7523169263", "NATIONAL_ID", "7523169263"),
    ("CPF 39053344705", "NATIONAL_ID", "39053344705"),
    ("SIN: 123-456-782", "NATIONAL_ID", "123-456-782"),
    ("rodné číslo 710319/2745", "NATIONAL_ID", "710319/2745"),
    ("Steuer-ID 36 574 261 809", "TAX_ID", "36 574 261 809"),
    ("CPR 211062-5629", "NATIONAL_ID", "211062-5629"),
    ("isikukood 36805280109", "NATIONAL_ID", "36805280109"),
    ("NHS number 943 476 5870", "HEALTH_ID", "943 476 5870"),
    ("AMKA 01013099997", "NATIONAL_ID", "01013099997"),
    ("OIB 33392005961", "NATIONAL_ID", "33392005961"),
    ("PPS 6433435F", "NATIONAL_ID", "6433435F"),
    ("teudat zehut 39337423", "NATIONAL_ID", "39337423"),
    ("Aadhaar 2341 2341 2346", "NATIONAL_ID", "2341 2341 2346"),
    ("kennitala 450401-3150", "NATIONAL_ID", "450401-3150"),
    ("asmens kodas 33309240064", "NATIONAL_ID", "33309240064"),
    ("BSN 111222333", "NATIONAL_ID", "111222333"),
    ("fødselsnummer 11077941012", "NATIONAL_ID", "11077941012"),
    ("IRD 49-091-850", "TAX_ID", "49-091-850"),
    ("PESEL 44051401359", "NATIONAL_ID", "44051401359"),
    ("NIF 501964843", "TAX_ID", "501964843"),
    ("CNP 1630615123457", "NATIONAL_ID", "1630615123457"),
    ("personnummer 880320-0016", "NATIONAL_ID", "880320-0016"),
    ("EMŠO 0101006500006", "NATIONAL_ID", "0101006500006"),
    ("TC kimlik 17291716060", "NATIONAL_ID", "17291716060"),
    ("SA identity 7503305044089", "NATIONAL_ID", "7503305044089"),
    ("NRIC S1234567D", "NATIONAL_ID", "S1234567D"),
    ("EIN 91-1144442", "TAX_ID", "91-1144442"),
    ("IMEI 35-686800-004141-8", "DEVICE_ID", "35-686800-004141-8"),
    ("SNILS 112-233-445 95", "NATIONAL_ID", "112-233-445 95"),
]
ALONE = [
    ("390.533.447-05", "NATIONAL_ID"),
    ("756.9217.0769.85", "NATIONAL_ID"),
    ("12.531.909-2", "NATIONAL_ID"),
    ("360426199101010071", "NATIONAL_ID"),
    ("54362315K", "NATIONAL_ID"),
    ("X-2482300W", "NATIONAL_ID"),
    ("131052-308T", "NATIONAL_ID"),
    ("2 95 10 99 126 111 93", "NATIONAL_ID"),
    ("AB 12 34 56 C", "NATIONAL_ID"),
    ("ACUPA7085R", "TAX_ID"),
    ("RCCMNL83S18D969H", "NATIONAL_ID"),
    ("971013-9019902", "NATIONAL_ID"),
    ("BOXW310820HNERXN09", "NATIONAL_ID"),
    ("770305-02-1234", "NATIONAL_ID"),
    ("1EG4-TE5-MK73", "HEALTH_ID"),
]
EVERY = [
    ("ar.dni", "argentina", "20.123.456"),
    ("ar.cuit", "cuil", "20-05536168-2"),
    ("at.vnr", "insurance", "1237 010180"),
    ("at.tin", "abgabenkontonummer", "59-119/9013"),
    ("au.tfn", "file", "123 456 782"),
    ("au.abn", "abn", "83 914 571 673"),
    ("be.nn", "insz", "85073003328"),
    ("bg.egn", "egn", "7523169263"),
    ("br.cpf", "cpf", "390.533.447-05"),
    ("br.cpf.bare", "cpf", "39053344705"),
    ("br.cnpj", "cnpj", "16.727.230/0001-97"),
    ("ca.sin", "assurance", "123-456-782"),
    ("ca.bc_phn", "phn", "9698 658 215"),
    ("ch.ssn", "ahv", "7569217076985"),
    ("cl.rut", "rut", "12.531.909-2"),
    ("cl.rut.bare", "rut", "76086428-5"),
    ("cn.ric", "id", "360426199101010071"),
    ("co.nit", "cedula", "213.123.432-1"),
    ("cr.cpf", "cedula", "3-0455-0175"),
    ("cz.rc", "birth", "710319/2745"),
    ("sk.rc", "birth", "710319/2745"),
    ("de.idnr", "identifikationsnummer", "36 574 261 809"),
    ("dk.cpr", "cpr", "211062-5629"),
    ("ee.ik", "code", "36805280109"),
    ("es.dni", "dni", "54362315-K"),
    ("es.nie", "nie", "x-2482300w"),
    ("es.cif", "cif", "J99216582"),
    ("fi.hetu", "henkilotunnus", "131052-308T"),
    ("fr.nir", "insee", "2 95 10 99 126 111 93"),
    ("fr.nif", "fiscal", "3023217600053"),
    ("gb.nhs", "nhs", "943-476-5870"),
    ("gb.utr", "taxpayer", "1955839661"),
    ("gr.amka", "amka", "01013099997"),
    ("gr.vat", "afm", "094259216"),
    ("hr.oib", "oib", "33392005961"),
    ("ie.pps", "pps", "6433435F"),
    ("il.idnr", "israeli", "039337423"),
    ("in.aadhaar", "aadhaar", "2341 2341 2346"),
    ("in.aadhaar.bare", "aadhaar", "234123412346"),
    ("in.pan", "pan", "ACUPA7085R"),
    ("is.kennitala", "kennitala", "450401-3150"),
    ("it.codicefiscale", "codice", "RCCMNL83S18D969H"),
    ("it.iva", "iva", "00743110157"),
    ("jp.in", "individual", "6214 9832 0257"),
    ("kr.rrn", "registration", "971013-9019902"),
    ("lt.asmens", "asmens", "33309240064"),
    ("lv.pk", "kods", "40003521600"),
    ("mx.curp", "curp", "BOXW310820HNERXN09"),
    ("mx.rfc", "rfc", "GODE561231GR8"),
    ("my.nric", "ic", "770305-02-1234"),
    ("nl.bsn", "bsn", "1112.22.333"),
    ("no.fodselsnummer", "fnr", "151086 95088"),
    ("nz.ird", "ird", "49091850"),
    ("pe.cui", "cui", "10117410-2"),
    ("pl.pesel", "pesel", "44051401359"),
    ("pl.nip", "nip", "8567346215"),
    ("pt.nif", "contribuinte", "501964843"),
    ("pt.cc", "cartao", "00000000 0 ZZ4"),
    ("ro.cnp", "cnp", "1630615123457"),
    ("rs.jmbg", "emso", "0101006500006"),
    ("ru.inn", "inn", "123456789047"),
    ("se.personnummer", "personnummer", "880320-0016"),
    ("si.emso", "emso", "0101006500006"),
    ("th.pin", "citizen", "1-2345-45678-78-1"),
    ("tr.tckimlik", "kimlik", "17291716060"),
    ("ua.rntrc", "ipn", "1759013776"),
    ("us.ein", "ein", "91-1144442"),
    ("za.idnr", "id", "7503305044089"),
    ("al.nipt", "nipt", "J91402501L"),
    ("by.unp", "unp", "200988541"),
    ("cu.ni", "carnet", "91021027775"),
    ("do.cedula", "cedula", "00113918205"),
    ("ec.ci", "cedula", "1714307103"),
    ("gt.nit", "guatemala", "576937-K"),
    ("id.npwp", "npwp", "01.312.166.0-091.000"),
    ("pk.cnic", "cnic", "34201-0891231-8"),
    ("py.ruc", "paraguay", "80028061-0"),
    ("ve.rif", "rif", "V-11470283-4"),
    ("imei", "imei", "354178036859789"),
]
UNCHECKED = frozenset(
    "ar.dni in.pan mx.rfc my.nric us.ein cr.cpf pk.cnic dk.cpr al.nipt cu.ni id.npwp".split()
)
BROKEN = [
    "36 574 261 808",
    "390.533.447-06",
    "54362315L",
    "GB 12 34 56 C",
    "RCCMNL83S18D969A",
    "360426199101010072",
    "756.9217.0769.86",
    "order 7503305044089",
    "id 123456789",
    "build 44051401359",
    "943 476 5870",
    "111222333",
    "1630615123457",
    "tracking 9400111899223197428490",
    "2023-10-11 12:13:14",
    "commit 3f2a9c1b7d",
    "CPF 39053344706",
]


@pytest.mark.parametrize(("text", "entity", "value"), LABELLED)
def test_finds_labelled_numbers(look: Look, text: str, entity: str, value: str) -> None:
    assert (entity, value) in look(FAMILY, text)


@pytest.mark.parametrize(("name", "word", "value"), EVERY)
def test_every_checked_rule_finds_its_number_beside_its_word(
    look: Look, name: str, word: str, value: str
) -> None:
    (rule,) = (rule for rule in RULES if rule.name == name)
    assert (rule.entity, value) in look(FAMILY, f"{word}: {value}")


@pytest.mark.parametrize(("name", "word", "value"), EVERY)
def test_a_number_whose_last_digit_is_changed_fails_its_check(name: str, word: str, value: str) -> None:
    (rule,) = (rule for rule in RULES if rule.name == name)
    changed = [
        value[:-1] + last for last in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" if last != value[-1].upper()
    ]
    assert word in rule.context
    assert rule.check is not None
    # Formats without a check digit (and letters that stand for no digit) pass; most others must not.
    assert name in UNCHECKED or sum(map(rule.check.is_valid, changed)) <= 2


def test_every_checked_rule_has_its_example() -> None:
    assert {rule.name for rule in RULES if rule.check} == {name for name, _, _ in EVERY}


@pytest.mark.parametrize(("value", "entity"), ALONE)
def test_finds_strong_numbers_without_a_label(look: Look, value: str, entity: str) -> None:
    assert look(FAMILY, f"see {value} there") == [(entity, value)]


@pytest.mark.parametrize("text", BROKEN)
def test_leaves_broken_and_bare_numbers(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def test_a_strong_number_with_a_wrong_check_digit_counts_under_its_name(look: Look) -> None:
    assert look(FAMILY, "CPF: 390.533.447-06") == [("NATIONAL_ID", "390.533.447-06")]


def test_the_table_covers_many_countries_and_refuses_unknown_checks() -> None:
    assert len({rule.name.split(".")[0] for rule in RULES}) >= 40
    with pytest.raises(ValueError, match=r"no xx\.nothing"):
        _rule("xx.nothing", "NATIONAL_ID", r"\d", "x")


SSN = [
    ("123-45-6789", [("US_SSN", "123-45-6789")]),
    ("SSN 123456789", [("US_SSN", "123456789")]),
    ("SSN: 123 45 6789", [("US_SSN", "123 45 6789")]),
    ("social security number is 123-45-6789.", [("US_SSN", "123-45-6789")]),
    ("912-70-1234", [("TAX_ID", "912-70-1234")]),
    ("xxx-xx-6789", [("US_SSN", "xxx-xx-6789")]),
    ("SSN 000-12-3456", [("US_SSN", "000-12-3456")]),
    ("000-12-3456", []),
    ("666-12-3456", []),
    ("900-12-3456", []),
    ("123-00-6789", []),
    ("123-45-0000", []),
    ("123456789", []),
    ("123 45 6789", []),
    ("1123-45-6789", []),
    ("123-45-67890", []),
    ("555-123-45-6789", []),
]


@pytest.mark.parametrize(("text", "expected"), SSN)
def test_social_security_numbers(look: Look, text: str, expected: list[tuple[str, str]]) -> None:
    assert look(FAMILY, text) == expected


def test_the_field_label_is_context(look: Look) -> None:
    assert look(FAMILY, "123456789", "SSN") == [("US_SSN", "123456789")]
    assert look(FAMILY, "123456789", "socialSecurityNumber") == [("US_SSN", "123456789")]
