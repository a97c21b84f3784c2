# ruff: noqa: RUF001 - signs of texts are the material
"""Business numbers in the ways that languages, files and carriers write them.

Labels of other languages, alone (``Paketnummer 4471``) or behind the word for number (``numer klienta
4471``); kind and number in a file's name (``Payslip_E004471_May.pdf``); references of letters and
payments; codes of bookings and vouchers; consignments by the form of their carrier. Postal items: UPU
standard S10, whose ninth digit checks the others; logistic units: GS1's SSCC.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.passage import Match, Passage, digits_of
from redactor.detect.patterns.id_words import PUBLIC

_VALUE = (
    r"(?P<value>(?=[A-Z/_.-]{0,12}\d)[A-Z0-9]{1,24}(?:[-–_/.][A-Z0-9]{1,16}){0,6})(?![\w@%]|[:,]\d|[./-]\w)"
)
_KINDS = (
    "paket|sendungs|buchungs|reservierungs|zähler|mandanten|vorgangs|fall|liefer(?:schein)?|garantie"
    "|verträgs|schaden|versicherungs|mitarbeiter|studenten|bibliotheks|ausweis|antrags|angebots|beleg"
    "|teilnehmer|kassenzeichen|gast|kund|ärende|order|ordre|medlems|faktura|bestillings|saks|sags|journal"
    "|ansatt|anställnings|kvittons|boknings|zaak|relatie|polis|personeels|student|bestel|dossier|factuur"
    "|klant|pakket|lid"
)
_WHOLE = (
    rf"(?:(?:{_KINDS})[ -]?(?:nummer|nr|nummeret|code|id)|kd\.?[ -]?nr|mitgl?\.?[ -]?nr|re\.?[ -]?nr"
    rf"|best\.?[ -]?nr"
    r"|vers\.?[ -]?nr|pers\.?[ -]?nr|matr\.?[ -]?nr|tilausnumero|asiakasnumero|laskunumero|jäsennumero"
    r"|kassenzeichen|zählpunkt|mpan|mprn|icp|nmi|ean(?= 87\d{16})|gmc|nmc|gdc|hcpc|gphc|sra|fca|frn|upn|uln"
    r"|ucas|sevis|uscis|rendelésszám|ügyfélszám|számlaszám|ügyszám|bookingnr|注文番号|会員番号|顧客番号"
    r"|お客様番号|予約番号|伝票番号|社員番号|学籍番号|問い合わせ番号|追跡番号|契約番号|請求書番号|受付番号"
    r"|订单号码?|订单编号|客户编号|客户号|会员号|员工编号|工号|学号|运单号|快递单号|合同编号|合同号"
    r"|发票号码?|案号|流水号|주문번호|회원번호|예약번호|고객번호|사번|학번|송장번호|운송장번호|계약번호"
    r"|접수번호|табельный|лицевой сч[её]т|трек-?номер)"
)
_PAPER = (
    "póliza|polizza|apólice|polis[ay]|expediente|siniestro|sinistr[eo]|albarán|matricola|smlouv[ay]"
    "|pojistk[ay]|szerződés|contrato|contratto|contrat|factura|fattura|facture|faktur[ay]|pedido|reserva"
    "|prenotazione|commande|objednávk[ay]|zlecenie|dossier"
)
"""What papers of an office are called, in other languages."""

_NOUN = (
    f"{_PAPER}"
    "|klienta|zam[óo]wieni[ea]|umow[ay]|zlecenia|spraw[ay]|przesyłk[ai]|paczk[ai]|pracownika|albumu"
    "|reklamacji|rezerwacji|zákazník[a]?|zásilk[ay]|rendelés|ügyfél|comand[aă]|comenzii|factur[aăi]{1,2}"
    "|client(?:e|i|ului)?|contract(?:ului|uel)?|sipariş|fatura|müşteri|sözleşme|dosya|colis|suivi"
    "|réservation|adhérent|salarié|étudiant|abonné|abonnement|envío|socio|empleado|seguimiento"
    "|reclamación|ordine|pratica|spedizione|tessera|dipendente|bolla|encomenda|processo|sócio|utente"
    "|aluno|matrícula|protocolo|chamado|nota fiscal|заказа?|договора?|сч[её]та?|клиента|заявк[аи]"
    "|обращени[яе]|дела|накладн[ао][йя]|полиса?|сотрудника|приказа?"
)
_NUMBER = (
    r"(?:numer|numero|número|numéro|num\.?|nr\.?|nro\.?|n°|nº|n\.º|n\.|no\.|№|č\.|čís(?:lo|\.)|számú?|номер"
    r"|no|#)"
)
_LABELLED = Headed(
    rf"(?<![^\W_])(?:{_WHOLE}(?: (?:no|number|nr)\.?)?\)?(?: is| ist|: )?|(?:numer|numero|número|numéro|num"
    rf"|nr|nro|číslo|номер|n)(?:[.°º]|\.º)? ?(?:de |du |di |do |d['’]|della? |da )?(?:{_NOUN})"
    rf"|(?:{_NOUN}) {_NUMBER})[\s:=#.]{{1,3}}{_VALUE}",
    re.IGNORECASE,
)
_PAPERS = Headed(
    rf"(?<![^\W_])(?:{_PAPER}|police d['’]assurance|vertrag|auftrag|rechnung|cotizaci[óo]n"
    r"|(?:loan|mortgage)(?=:? ?[A-Z0-9]{1,12}[/-])|bestellung|factuur|bestelling)"
    r"(?:: ?| (?=[A-Z0-9]{0,12}[/-]|[A-Z]{1,4}\d|\d{7}))"
    rf"(?!\d{{1,3}}(?:\.\d{{3}})+(?!\d)){_VALUE}",
    re.IGNORECASE,
)
"""A paper right before its number, without a word for it."""
_REFERRED = Headed(
    r"(?<![^\W_])(?i:(?:(?:our|your|my|their|claim|case|file|job|client|customer|policy"
    r"|matter) ?)?ref(?:erence)?s?(?: no\.?| number)?\.?|ihr zeichen|unser zeichen|v(?:ot)?re réf\.?"
    r"|n(?:ot)?re réf\.?|réf(?:érence)?\.?|n/réf\.?|v/réf\.?|s/ref\.?|n/ref\.?|vs\. ref\.?|rif\.?|nasz znak"
    r"|vår ref\.?"
    r"|er ref\.?)[:#] ?(?P<value>(?=[A-Za-z"
    r" /-]{0,12}\d)[A-Z][A-Za-z0-9]{0,10}(?:[-/][A-Za-z0-9]{1,12}){1,5})(?![\w@%]|[.:]\d)"
)
_PAID = Headed(
    r"(?<![^\W_])(?i:payment ref(?:erence)?|bacs ref(?:erence)?|bank ref(?:erence)?|quote ref(?:erence)?"
    r"|verwendungszweck|zahlungsreferenz|motif du virement|causale(?=:)|omschrijving(?=:)|betalingskenmerk"
    r"|tytuł(?:em| przelewu)?|variabilní symbol|kid-?(?:nummer|nr)|ocr-?(?:nummer|nr)"
    r"|viite(?:numero)?)(?i: is)?[\s:=#\"']{1,3}(?P<value>(?:[A-Z]{2,12}"
    r" )?(?=[A-Z-]{0,6}\d)[A-Z]{0,4}-?\d{4,25}(?:[ -]\d{2,6}){0,5})(?![\w@%]|[.,:/-]\d)"
)
_CODED = Headed(
    r"(?<![^\W_])(?i:buchungscode|reservierungscode|buchungsreferenz|code (?:de )?réservation"
    r"|codice (?:di )?prenotazione|localizador|código (?:de |da )?reserva|kod rezerwacji|boekingscode"
    r"|bokningskod|varauskoodi|rezervační kód|booking ref(?:erence)?|reservation (?:code|no|number)"
    r"|conf(?:irmation)?\.? (?:code|no|number)\.?|pnr|rec(?:ord)? loc(?:ator)?)(?i: is"
    r"|\.)?[\s:=#]{1,3}(?P<value>(?=[A-Z0-9]{0,8}[A-Z])[A-Z0-9]{5,8})(?![\w-])"
)
_VOUCHER = Headed(
    r"(?<![^\W_])(?i:voucher|gift ?(?:card|code|voucher)|coupon|gutschein(?:code)?|promo(?:tion)? ?code|bon"
    r"|licen[cs]e key|activation code|redeem(?: code)?|bon cadeau|cheque regalo|buono)(?i: (?:no|number|code"
    r"|nr|for seat))?\.?(?i:"
    r" is)?[\s:=#]{1,3}(?P<value>(?=[A-Z-]{0,9}\d)[A-Z0-9]{3,8}(?:-[A-Z0-9]{2,8}){1,5})(?![\w-])"
)
_FLYER = Headed(
    r"(?<![^\W_])(?i:frequent ?fl[iy]er|(?:air)?miles(?= (?:no|number|card))|skywards|flying blue"
    r"|miles ?(?:&|and|\+) ?more|ffn|executive club|avios|mileageplus|skymiles|bonvoy|hilton honors"
    r"|rewards? (?:no|number|card))(?i: (?:no|number"
    r"|card))?\.?(?i: is)?[\s:=#]{1,3}(?P<value>(?:[A-Z]{1,2} ?)?\d{3,6}(?: ?\d{2,6}){1,3})(?![\w-]|[.,]\d)"
)
_SPACED = Headed(
    r"(?<![^\W_])(?:membership|member|loyalty|(?:library|gym|club|student|staff|customer|nectar|boots|store"
    r"|points)(?= (?:card|no|number|id|membership))|clubcard|badge)(?: (?:card|membership))?(?: (?:no|number"
    r"|id)\.?)?(?: is|:)[\s#]{1,2}(?P<value>\d{3,5}(?: \d{3,5}){1,4})(?![\w-]|[.,:]\d)",
    re.IGNORECASE,
)
_REPORTED = Headed(
    r"(?<![^\W_])(?i:(?:police|incident|accident|crime) (?:report|log|ref)|enroll?ment|tenancy|voter|inmate"
    r"|prison|tribunal|registration|licen[cs]e|permit|certificate|warrant|citation|summons)(?i: is"
    r"|:)?[\s#]{1,2}(?P<value>[A-Z]{0,4}-?\d{2,10}(?:[-/][A-Z0-9]{2,10}){0,3}[A-Z]{0,2})(?![\w@%]|[.,:/-]\w)"
)
"""Labels that count only before letters with digits, or several parts: ``police report 31-0044712``."""
_SLASHED = Headed(
    r"(?<![\w/])(?:FV|FS|FA|FVS|FVK|FK|PF|ZAM|ZK|WZ|PZ|RK|KP|RE|FT|NC|ALB"
    r"|PED)/\d{1,7}(?:/\d{2,4}){1,3}(?![\w/])"
)
"""Papers of Polish and Southern books: kind, number, month, year."""
_POSTAL = Headed(r"(?<!\w)[A-Z]{2} ?\d{3} ?\d{3} ?\d{3} ?[A-Z]{2}(?!\w)")
_CARRIED = Headed(
    r"(?<!\w)(?:J(?:JD|VGL|D)\d{10,20}|00[34]\d{17}|TBA\d{12}|H00[A-Z0-9]{13}|420\d{5}9\d{21})(?!\w)"
)
_PARCELS = Headed(
    r"(?<!\w)(?i:dhl|gls|ups|dpd|hermes|evri|fedex|tnt|usps|royal mail|parcelforce|inpost|postnord|bpost"
    r"|colissimo|chronopost|mondial relay|seur|correos|poczta polska|packeta|zásilkovna|yodel"
    r"|amazon logistics|postnl)(?i: (?:parcel|tracking|paket|sendung|colis|shipment|no\.?|number|nr\.?"
    r"|#)){0,3}[\s:#]{1,3}(?P<value>(?=[A-Z]{0,6}\d{2})[A-Z0-9]{9,24}"
    r"|\d{4} \d{4} \d{2,4}(?: \d{2,4}){0,3})(?![\w-]|[.,]\d)"
)
_FILED = re.compile(
    r"(?<![^\W_])(?i:invoice|rechnung|facture|factura|fattura|payslip|paystub|p60|p45|case|claim|policy"
    r"|order|ticket|quote|contract|customer|client|employee|emp|staff|student|patient|member|account|acct"
    r"|booking|receipt|ref|statement|lohnabrechnung|gehaltsabrechnung|vertrag|kunde|bestellung|lieferschein"
    r"|nota|zamowienie|faktura|dossier|application|complaint|incident|report)(?:[ _-]?(?i:no|nr"
    r"|id))?[_ -](?P<value>[A-Z]{0,4}-?\d{4,12}(?:-\d{2,6}){0,2})(?=(?:["
    r" _-]{1,3}[^\s/\\|]{0,40}){0,4}\.(?:pdf|docx?|xlsx?|csv|eml|msg|jpe?g|png|zip|txt|pptx?|heic"
    r"|tiff?)(?!\w))"
)
_FILE_END = re.compile(
    r"\.(?:pdf|docx?|xlsx?|csv|eml|msg|jpe?g|png|zip|txt|pptx?|heic|tiff?)(?!\w)", re.IGNORECASE
)
_DAY = re.compile(r"(?:19|20)\d\d(?:-?(?:0[1-9]|1[0-2])(?:-?(?:[0-2]\d|3[01]))?)?")
_NOT_NUMBERED = re.compile(
    r"\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d\d)|(?:19|20)\d\d|\d{1,3}(?:\.\d{3}){1,3}|\d{1,3}\.\d\d?"
    r"|\d{1,2}/\d\d?"
)
_RULES = (
    (_REFERRED, 2, "id.reference"),
    (_PAID, 4, "id.payment"),
    (_CODED, 1, "id.locator"),
    (_VOUCHER, 2, "id.voucher"),
    (_FLYER, 6, "id.flyer"),
    (_SPACED, 6, "id.label"),
    (_PARCELS, 6, "id.parcel"),
    (_PAPERS, 5, "id.foreign"),
)
_LEAST = 3


def _is_public(value: str) -> bool:
    """Tell whether a value begins as the numbers of standards and public trackers do: ``ISO-27001``."""
    return value.partition("-")[0].rstrip("0123456789") in PUBLIC and "-" in value


def is_postal(value: str) -> bool:
    """Tell whether the ninth digit of a postal item checks the eight before it (UPU S10, modulus 11)."""
    digits = [int(char) for char in value if char.isdigit()]
    rest = 11 - sum(a * b for a, b in zip(digits, (8, 6, 4, 2, 3, 5, 9, 7), strict=False)) % 11
    return digits[8] == {10: 0, 11: 5}.get(rest, rest)


def _labelled(passage: Passage) -> Iterator[Match]:
    """Numbers behind labels of languages, letters, payments, bookings and carriers."""
    for hit in passage.sought(_LABELLED):
        value = hit["value"]
        if digits_of(value) >= _LEAST and not _NOT_NUMBERED.fullmatch(value):
            yield Match("ID", *hit.span("value"), 0.68, "id.foreign")
    for pattern, least, rule in _RULES:
        for hit in passage.sought(pattern):
            plain = _is_public(hit["value"]) or _DAY.fullmatch(hit["value"]) is not None
            if digits_of(hit["value"]) >= least and not plain:
                yield Match("ID", *hit.span("value"), 0.66, rule)


def found(passage: Passage) -> Iterator[Match]:
    """Yield every number that its language, file, letter or carrier gives away."""
    if passage.digits < 2:
        return
    yield from _labelled(passage)
    for hit in passage.sought(_REPORTED):
        plain = hit["value"].isdigit() or _is_public(hit["value"]) or _DAY.fullmatch(hit["value"]) is not None
        if not plain and digits_of(hit["value"]) >= 5 and not _NOT_NUMBERED.fullmatch(hit["value"]):
            yield Match("ID", *hit.span("value"), 0.64, "id.reported")
    for hit in passage.sought(_SLASHED) if "/" in passage.text else ():
        yield Match("ID", *hit.span(), 0.7, "id.prefix")
    for hit in passage.sought(_POSTAL):
        if is_postal(hit.group()):
            yield Match("ID", *hit.span(), 0.85, "id.postal", checked=True)
    for hit in passage.sought(_CARRIED):
        yield Match("ID", *hit.span(), 0.66, "id.parcel")
    yield from _filed(passage)


def _filed(passage: Passage) -> Iterator[Match]:
    """Numbers in the names of files, behind the word for what they number."""
    if passage.digits >= 4 and _FILE_END.search(passage.text):
        for hit in _FILED.finditer(passage.text):
            if not _DAY.fullmatch(hit["value"]):
                yield Match("ID", *hit.span("value"), 0.64, "id.file")
