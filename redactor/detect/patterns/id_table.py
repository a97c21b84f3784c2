"""National numbers of persons: which check each country's number has, and what it takes to believe it.

``shape`` is looked for; ``module`` (of ``python-stdnum``) or nothing then checks it. ``alone`` marks numbers
whose shape and check together are strong enough without context; all others need one of ``context``, words
in the country's languages and English. Sources: the standards named in each stdnum module.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol, cast

from stdnum import imei
from stdnum.util import get_cc_module

from redactor.detect.heads import Headed
from redactor.detect.passage import words


class Check(Protocol):
    """The part of a stdnum module that is used."""

    def is_valid(self, number: str) -> bool:
        """Tell whether ``number`` passes format and checksum."""
        ...


@dataclass(frozen=True, slots=True)
class IdRule:
    """One kind of number: see the module's docstring. ``name`` is country and kind, ``gb.nhs``."""

    name: str
    entity: str
    shape: Headed
    context: frozenset[str]
    check: Check | None
    alone: bool


_D = r"[ .-]?"


def _rule(
    name: str, entity: str, shape: str, context: str, *, check: str = "", alone: bool = False
) -> IdRule:
    """Build a rule; ``check`` names the stdnum module when it is not ``name``, ``-`` for none."""
    pattern = Headed(rf"(?<![\w.$€£-])(?:{shape})(?![\w]|[.,-]\d)", re.IGNORECASE | re.ASCII)
    country, _, kind = (check or name).partition(".")
    module = None if check == "-" else imei if check == "imei" else get_cc_module(country, kind)
    if check != "-" and module is None:
        raise ValueError(f"python-stdnum has no {check or name}")
    return IdRule(name, entity, pattern, words(context), cast("Check | None", module), alone)


RULES: tuple[IdRule, ...] = (
    _rule("ar.dni", "NATIONAL_ID", r"\d{2}\.?\d{3}\.?\d{3}", "dni documento argentina"),
    _rule("ar.cuit", "TAX_ID", r"(?:2[03457]|3[034])-?\d{8}-?\d", "cuit cuil", alone=False),
    _rule(
        "at.vnr",
        "NATIONAL_ID",
        r"\d{4} ?\d{6}",
        "svnr sozialversicherungsnummer versicherungsnummer sv social insurance",
    ),
    _rule("at.tin", "TAX_ID", r"\d{2}-?\d{3}/?\d{4}", "steuernummer abgabenkontonummer tin"),
    _rule("au.tfn", "TAX_ID", r"\d{3} ?\d{3} ?\d{3}|\d{8}", "tfn tax file"),
    _rule("au.abn", "TAX_ID", r"\d{2} ?\d{3} ?\d{3} ?\d{3}", "abn"),
    _rule(
        "be.nn",
        "NATIONAL_ID",
        r"\d{2}\.?\d{2}\.?\d{2}-?\d{3}\.?\d{2}",
        "rijksregisternummer insz niss rrn national registre nationaal",
    ),
    _rule("bg.egn", "NATIONAL_ID", r"\d{10}", "egn егн"),
    _rule("br.cpf", "NATIONAL_ID", r"\d{3}\.\d{3}\.\d{3}-\d{2}", "cpf", alone=True),
    _rule("br.cpf.bare", "NATIONAL_ID", r"\d{11}", "cpf", check="br.cpf"),
    _rule("br.cnpj", "TAX_ID", r"\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}", "cnpj", alone=True),
    _rule("ca.sin", "NATIONAL_ID", r"\d{3}([ -]?)\d{3}\1\d{3}", "sin nas social insurance assurance"),
    _rule("ca.bc_phn", "HEALTH_ID", r"\d{4}[ -]?\d{3}[ -]?\d{3}", "phn"),
    _rule("ch.ssn", "NATIONAL_ID", r"756\.?\d{4}\.?\d{4}\.?\d{2}", "ahv avs oasi", alone=True),
    _rule("cl.rut", "NATIONAL_ID", r"\d{1,2}\.\d{3}\.\d{3}-[\dk]", "rut", alone=True),
    _rule("cl.rut.bare", "NATIONAL_ID", r"\d{7,8}-?[\dk]", "rut", check="cl.rut"),
    _rule("cn.ric", "NATIONAL_ID", r"[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dx]", "身份证 id", alone=True),
    _rule("co.nit", "TAX_ID", r"\d{3}\.?\d{3}\.?\d{3}-?\d", "nit cedula"),
    _rule("cr.cpf", "NATIONAL_ID", r"\d{1,2}-\d{4}-\d{4}", "cedula identidad"),
    _rule("cz.rc", "NATIONAL_ID", r"\d{6}/?\d{3,4}", "rodne cislo rc birth"),
    _rule("sk.rc", "NATIONAL_ID", r"\d{6}/?\d{3,4}", "rodne cislo rc birth"),
    _rule(
        "de.idnr",
        "TAX_ID",
        r"\d{2} ?\d{3} ?\d{3} ?\d{3}",
        "steuer steueridentifikationsnummer idnr steuerid identifikationsnummer tin tax",
    ),
    _rule(
        "de.svnr",
        "NATIONAL_ID",
        r"\d{2} ?\d{6} ?[a-z] ?\d{3}",
        "sozialversicherungsnummer rentenversicherungsnummer svnr sv versicherungsnummer rvnr",
        check="-",
    ),
    _rule("dk.cpr", "NATIONAL_ID", r"[0-3]\d[01]\d{3}-?\d{4}", "cpr personnummer"),
    _rule("ee.ik", "NATIONAL_ID", r"[1-6]\d{2}[01]\d[0-3]\d\d{4}", "isikukood personal code id"),
    _rule("es.dni", "NATIONAL_ID", r"\d{8}[ -]?[a-z]", "dni nif documento", alone=True),
    _rule("es.nie", "NATIONAL_ID", r"[xyz][ -]?\d{7}[ -]?[a-z]", "nie", alone=True),
    _rule(
        "es.naf",
        "NATIONAL_ID",
        r"\d{2}[/ -]?\d{7,8}[/ -]?\d{2}",
        "seg social seguridad naf nss nass afiliacion ss",
        check="-",
    ),
    _rule("es.cif", "TAX_ID", r"[a-hjnpqrsuvw]-?\d{7}-?[\da-j]", "cif nif"),
    _rule(
        "fi.hetu", "NATIONAL_ID", r"[0-3]\d[01]\d{3}[-+a-fu-y]\d{3}[\da-y]", "hetu henkilotunnus", alone=True
    ),
    _rule(
        "fr.nir",
        "NATIONAL_ID",
        rf"[12]{_D}\d{{2}}{_D}\d{{2}}{_D}(?:\d{{2}}|2[ab]){_D}\d{{3}}{_D}\d{{3}}{_D}\d{{2}}",
        "nir insee secu securite vitale",
        alone=True,
    ),
    _rule("fr.nif", "TAX_ID", r"[0-3]\d ?\d{2} ?\d{3} ?\d{3} ?\d{3}", "fiscal spi impots"),
    _rule("gb.nhs", "HEALTH_ID", r"\d{3}[ -]?\d{3}[ -]?\d{4}", "nhs"),
    _rule(
        "gb.nino",
        "NATIONAL_ID",
        r"[abceghj-prstw-z][abceghj-nprstw-z](?<!bg)(?<!gb)(?<!kn)(?<!nk)(?<!nt)(?<!tn)(?<!zz) ?\d{2} "
        r"?\d{2} ?\d{2} ?[a-d]",
        "nino ni insurance",
        check="-",
        alone=True,
    ),
    _rule("gb.utr", "TAX_ID", r"\d{5} ?\d{5}k?", "utr unique taxpayer"),
    _rule("gr.amka", "NATIONAL_ID", r"[0-3]\d[01]\d{8}", "amka αμκα"),
    _rule("gr.vat", "TAX_ID", r"\d{9}", "afm αφμ"),
    _rule("hr.oib", "NATIONAL_ID", r"\d{11}", "oib"),
    _rule("hu.anum", "TAX_ID", r"\d{8}-\d-\d{2}", "adoszam anum", check="-"),
    _rule("ie.pps", "NATIONAL_ID", r"\d{7}[a-w][a-iw]?", "pps ppsn"),
    _rule("il.idnr", "NATIONAL_ID", r"\d{8,9}", "teudat zehut זהות israeli"),
    _rule(
        "in.aadhaar",
        "NATIONAL_ID",
        r"[2-9]\d{3}[ -]\d{4}[ -]\d{4}",
        "aadhaar aadhar uidai",
        check="in_.aadhaar",
    ),
    _rule("in.aadhaar.bare", "NATIONAL_ID", r"[2-9]\d{11}", "aadhaar aadhar uidai", check="in_.aadhaar"),
    _rule(
        "in.pan",
        "TAX_ID",
        r"[a-z]{3}[abcfghljpt][a-z]\d{4}[a-z]",
        "pan permanent",
        check="in_.pan",
        alone=True,
    ),
    _rule("is.kennitala", "NATIONAL_ID", r"[0-7]\d[01]\d{3}-?\d{4}", "kennitala", check="is_.kennitala"),
    _rule(
        "it.codicefiscale",
        "NATIONAL_ID",
        r"[a-z]{6}[\dl-v]{2}[abcdehlmprst][\dl-v]{2}[a-z][\dl-v]{3}[a-z]",
        "codice fiscale",
        alone=True,
    ),
    _rule(
        "it.cie", "NATIONAL_ID", r"c[a-z]\d{5}[a-z]{2}", "c i ci carta identita cie identity card", check="-"
    ),
    _rule("it.iva", "TAX_ID", r"\d{11}", "partita iva"),
    _rule(
        "jp.in",
        "NATIONAL_ID",
        r"\d{4}[ -]?\d{4}[ -]?\d{4}",
        "マイナンバー 個人番号 mynumber individual",
        check="jp.in_",
    ),
    _rule(
        "kr.rrn",
        "NATIONAL_ID",
        r"\d{2}[01]\d[0-3]\d-\d{7}",
        "주민등록번호 resident registration rrn",
        alone=True,
    ),
    _rule("lt.asmens", "NATIONAL_ID", r"[1-6]\d{2}[01]\d[0-3]\d\d{4}", "asmens kodas"),
    _rule("lv.pk", "NATIONAL_ID", r"\d{6}-?\d{5}", "personas kods", check="lv.pvn"),
    _rule(
        "mx.curp",
        "NATIONAL_ID",
        r"[a-z][aeioux][a-z]{2}\d{2}[01]\d[0-3]\d[hmx][a-z]{5}[\da-z]\d",
        "curp",
        alone=True,
    ),
    _rule("mx.rfc", "TAX_ID", r"[a-zñ][a-zñ&]{3}\d{2}[01]\d[0-3]\d[a-z\d]{3}", "rfc"),
    _rule("my.nric", "NATIONAL_ID", r"\d{2}[01]\d[0-3]\d-\d{2}-\d{4}", "nric mykad ic", alone=True),
    _rule(
        "nl.bsn",
        "NATIONAL_ID",
        r"\d{3}[ .-]?\d{3}[ .-]?\d{3}|\d{4}\.\d{2}\.\d{3}",
        "bsn burgerservicenummer sofinummer",
    ),
    _rule("no.fodselsnummer", "NATIONAL_ID", r"\d{6} ?\d{5}", "fodselsnummer fødselsnummer personnummer fnr"),
    _rule("nz.ird", "TAX_ID", r"\d{2,3}-?\d{3}-?\d{3}", "ird"),
    _rule("pe.cui", "NATIONAL_ID", r"\d{8}-?[\da-k]", "dni cui"),
    _rule("pl.pesel", "NATIONAL_ID", r"\d{11}", "pesel"),
    _rule("pl.nip", "TAX_ID", r"\d{3}-?\d{3}-?\d{2}-?\d{2}|\d{3}-?\d{2}-?\d{2}-?\d{3}", "nip"),
    _rule("pt.nif", "TAX_ID", r"\d{3} ?\d{3} ?\d{3}", "nif contribuinte"),
    _rule("pt.cc", "NATIONAL_ID", r"\d{8} ?\d ?[a-z\d]{2}\d", "cartao cidadao cc"),
    _rule("ro.cnp", "NATIONAL_ID", r"[1-9]\d{2}[01]\d[0-3]\d\d{6}", "cnp cod numeric personal"),
    _rule("rs.jmbg", "NATIONAL_ID", r"[0-3]\d[01]\d{10}", "jmbg emso maticni", check="si.emso"),
    _rule("ru.inn", "TAX_ID", r"\d{12}", "inn инн"),
    _rule("ru.snils", "NATIONAL_ID", r"\d{3}-\d{3}-\d{3} \d{2}", "snils снилс", check="-"),
    _rule(
        "se.personnummer",
        "NATIONAL_ID",
        r"(?:19|20)?\d{2}[01]\d[0-9]\d[-+]?\d{4}",
        "personnummer pnr samordningsnummer",
    ),
    _rule("sg.nric", "NATIONAL_ID", r"[stfgm]\d{7}[a-z]", "nric fin", check="-"),
    _rule("si.emso", "NATIONAL_ID", r"[0-3]\d[01]\d{10}", "emso"),
    _rule("th.pin", "NATIONAL_ID", r"[1-8]-?\d{4}-?\d{5}-?\d{2}-?\d", "thai บัตรประชาชน citizen"),
    _rule("tr.tckimlik", "NATIONAL_ID", r"[1-9]\d{10}", "tc kimlik tckn"),
    _rule("ua.rntrc", "TAX_ID", r"\d{10}", "ipn rnokpp іпн рнокпп"),
    _rule("us.ein", "TAX_ID", r"\d{2}-\d{7}", "ein fein employer tin tax"),
    _rule(
        "us.mbi",
        "HEALTH_ID",
        r"[1-9][ac-hj-km-np-rt-y][ac-hj-km-np-rt-y\d]\d-?[ac-hj-km-np-rt-y][ac-hj-km-np-rt-y\d]\d-?[ac-hj-km-np-rt-y]{2}\d{2}",
        "mbi medicare beneficiary",
        check="-",
        alone=True,
    ),
    _rule("uy.ci", "NATIONAL_ID", r"\d\.?\d{3}\.?\d{3}-?\d", "cedula", check="-"),
    _rule(
        "uy.ci.dotted",
        "NATIONAL_ID",
        r"\d\.\d{3}\.\d{3}-\d",
        "ci cedula cédula documento montevideo uruguay",
        check="-",
    ),
    _rule("za.idnr", "NATIONAL_ID", r"\d{2}[01]\d[0-3]\d ?\d{4} ?[012]\d{2}", "rsa identity id south"),
    _rule("al.nipt", "TAX_ID", r"[a-l]\d{8}[a-z]", "nipt nuis"),
    _rule("by.unp", "TAX_ID", r"\d{9}", "unp унп"),
    _rule("cu.ni", "NATIONAL_ID", r"\d{2}[01]\d[0-3]\d{6}", "carnet identidad", check="cu.ni"),
    _rule("do.cedula", "NATIONAL_ID", r"\d{3}-?\d{7}-?\d", "cedula cédula dominicana"),
    _rule("ec.ci", "NATIONAL_ID", r"\d{10}", "cedula cédula ecuador identidad"),
    _rule("gt.nit", "TAX_ID", r"\d{5,9}-?[\dk]", "nit guatemala"),
    _rule("id.npwp", "TAX_ID", r"\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}", "npwp", alone=True),
    _rule("pk.cnic", "NATIONAL_ID", r"[1-7]\d{4}-\d{7}-\d", "cnic nadra شناختی", alone=True),
    _rule("py.ruc", "TAX_ID", r"\d{5,9}-?\d", "ruc paraguay"),
    _rule("ve.rif", "TAX_ID", r"[vejpg]-?\d{8}-?\d", "rif venezuela"),
    _rule("imei", "DEVICE_ID", r"\d{2}[ -]?\d{6}[ -]?\d{6}[ -]?\d", "imei", check="imei"),
)
"""Every national number that is looked for, with US social security numbers apart in ``national_ids.py``."""
