# ruff: noqa: RUF001, E501, ISC004 - signs of texts; a table of patterns
"""The forms in which countries write streets, places and postal codes.

Sources: Publication 28 of the US Postal Service (street suffixes, states, units), Royal Mail's PAF guide
(postcode areas), Canada Post's addressing guidelines, AS 4590, and the Universal Postal Union's country
sheets for the others.
"""

from __future__ import annotations

import re

from redactor.detect.heads import Headed

_CAP = r"(?:[A-ZÀ-ÖØ-Þ][\w’'.-]{0,24}|\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH))"
_LOW = r"(?:of|the|de|la|del|los|le)"
_WAY = r"(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West|Upper|Lower|Old|New)\.?"
TYPES = (
    r"Street|St|Avenue|Ave|Av|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Way|Place|Pl|Terrace|Terr?|Circle|Cir"
    r"|Close|Crescent|Cres|Parkway|Pkwy|Square|Sq|Row|Mews|Gardens?|Gdns|Grove|Gr|Trail|Trl|Highway|Hwy|Walk|Green"
    r"|Loop|Alley|Plaza|Plz|Quay|Wharf|Esplanade|Parade|Pde|Promenade|Rise|Turnpike|Tpke|Expressway|Expy|Broadway"
    r"|Crossing|Xing|Pike|Path|Point|Ridge|Run|Hill|View|Vale|Yard|Causeway|Cswy|Concourse|Bend|Cove|Landing|Marg|Nagar"
)
WEAK_TYPES = frozenset(
    "way place pl court ct walk green row square drive dr point hill trail loop path run close view circle cir yard "
    "ridge plaza landing crossing bend rise park parade pike cove concourse garden gardens gr vale av".split()
)
"""Street types that are common words besides; they need a number and a name that no list knows."""

UNIT = (
    r"(?:(?i:Suite|Ste|Apt|Apartment|Unit|Floor|Fl|Room|Rm|Flat|Bldg|Building|Level|Lvl|Wing|Block|Tower|Office|Penthouse)"
    r"\.? ?#? ?[A-Z]?-?\d{0,5}[A-Za-z]?(?![\w])|# ?[A-Z]?-?\d{1,5}[A-Za-z]?(?!\w)|(?:\d{1,2}(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth) (?:Floor|Fl)\b\.?)"
)
FLOOR = (
    r"(?:(?:\d{1,2}|st)\. ?(?:sal)?,? ?(?:tv|th|mf|OG|Stock|Etage|em(?:elet)?|patro)\b\.?|\d{1,2}[º°oª] ?(?:[A-Z]|[Ee]sq|[Dd]to|[Ii]zq|[Dd]cha|[Ff]r)?\b\.?"
    r"|(?i:piso|planta|puerta|bajo|scala|int(?:erno)?\.?|app(?:ar)?t\.?|bus|bo[îi]te|bte\.?|b[âa]t\.?|esc\.?|étage|whg\.?|top|stiege|lok\.?|m\.|kv\.?|lgh) ?[A-Z]?\d{0,4}[A-Z]?\b)"
)
"""Floors and flats as the countries of Europe write them behind a house number."""
STREET = Headed(
    rf"(?<![\w.,:/$€£#@%+-])(?<!\d )(?:(?:Flat|Apt|Unit|Apartment|Suite) [A-Z]?-?\d{{1,4}}[A-Z]?,? ?)?"
    rf"(?P<number>\d{{1,6}}[A-Za-z]?(?:[-–/]\d{{1,4}}[A-Z]?)?),? (?:{_WAY} )?"
    rf"(?P<name>{_CAP}(?: {_LOW})?(?: {_CAP}){{0,3}}) (?P<type>(?i:{TYPES}))(?![\w’'])\.?"
    rf"(?: (?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)(?![\w.]))?(?!['’/=_-])"
)
LOWER = Headed(
    r"(?<![\w.,:/$€£#@%+-])(?<!\d )(?P<number>\d{1,5}[a-z]?) (?:(?:n|s|e|w|north|south|east|west)\.? )?"
    r"(?P<name>[a-z][a-z'’]{2,20}(?: [a-z][a-z'’]{2,20})?|\d{1,3}(?:st|nd|rd|th))"
    r" (?P<type>street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|crescent|terrace|parkway|court|ct)(?![\w’'-])\.?"
)
BROADWAY = Headed(
    r"(?<![\w.,:/$€£#-])\d{1,5} (?:[NSEW]\.? )?(?:Broadway|The Esplanade|The Strand|Park Lane)(?!\w)"
)
ROUTE = Headed(
    r"(?<![\w.,:/$€£#-])\d{2,6} (?:(?:[NSEW]|North|South|East|West)\.? )?(?:(?:County|State|Country|COUNTY|STATE) (?:Road|Route|Highway|ROAD|ROUTE|HIGHWAY|HWY|Hwy)"
    r"|U\.?S\.? (?:Highway|Hwy|Route|HIGHWAY|HWY)|(?:Highway|Hwy|HIGHWAY|HWY|Rural Route|FM)) (?:\d{1,4}|[A-Z]{1,2})(?: [NSEW])?(?![\w])"
)
BOX = Headed(
    r"(?<!\w)(?:(?:G?P\.? ?O\.? ?Box|Locked Bag|Private Bag|Post Office Box) #?\d{1,6}|Postfach \d{1,3}(?: ?\d{2,3}){0,2}"
    r"|Apartado (?:de correos |postal )?\d{2,6}|Caixa Postal \d{1,6}|Casella Postale \d{1,5}|Postbus \d{1,6})(?!\w)",
    re.IGNORECASE,
)

_N = r"\d{1,4}(?: ?[a-zA-Z](?![\w]))?(?:[-–/]\d{1,4}[a-zA-Z]?){0,3}(?: (?:bis|ter)(?!\w))?"
_P = r"(?:de la |de las |de los |de l['’]|del |de |du |des |d['’]|da |do |das |dos |dei |della |delle |degli |la |las |los |le |l['’])"
# A stop belongs to a short word (`St. Gallen`), behind a long one the sentence ends.
_W = r"[A-ZÀ-ÖØ-Þ](?:[\w’'-]{0,3}\.(?![\w.])|[\w’'.-]{0,24}[\w’'](?![\w’'-])|(?![\w’'.-]))"
_ROMAN = r"(?:[IVX]{1,5}|\d{1,2}) (?:de |di )?"
_NAMES = rf"(?:{_P}{{0,2}}(?:{_ROMAN})?{_W}(?: (?:{_P}|e |y |i )?{_W}){{0,4}})"
EUROPEAN = tuple(
    (literals, re.compile(pattern))
    for literals, pattern in (
        (
            ("str", "weg", "allee", "gasse", "platz", "damm", "ufer", "chaussee"),
            r"(?<![\w.-])(?:[A-ZÄÖÜ][a-zäöüß]{2,20}(?:er|e|en)[ -])?(?:[A-ZÄÖÜ][\wäöüß-]{1,30}(?:straße|strasse|str\.|weg"
            rf"|allee|gasse|platz|damm|ufer|chaussee)|[A-ZÄÖÜ][a-zäöüß]{{2,20}}er (?:Straße|Strasse|Str\.|Allee|Platz|Weg|Damm"
            rf"|Ufer)|Straße des 17\. Juni|Unter den Linden) {_N}(?![\w.%:]\w?|,\d)",
        ),
        (
            ("gatan", "vägen", "gata", "vej", "gade", "vei", "straat", "laan", "gracht", "plein", "kade", "singel",
             "dreef", "katu", "weg", "dijk", "stråt", "baan"),
            r"(?<![\w.-])(?:[A-ZÅÄÖØÆ][\wåäöøæ-]{1,30}(?:gatan|vägen|gata|vej|gade|veien|vegen|straat|laan|gracht|plein|kade"
            rf"|singel|dreef|katu|dijk|steenweg|baan)) {_N}(?![\w.%:]\w?|,\d)",
        ),
        (
            ("rue", "avenue", "boulevard", "bd", "place", "chemin", "impasse", "allée", "quai", "cours", "av.", "route"),
            rf"(?<![\w.,:/-])\d{{1,4}}(?: ?(?:bis|ter|[A-D]))?,? (?:(?i:rue|boulevard|bd\.?|chemin|impasse|allée|quai|faubourg)"
            rf" {_NAMES}|(?i:avenue|av\.|place|cours|route|square|passage) (?=[dl][eu'’a]){_NAMES}"
            rf"|(?:avenue|place|av\.) {_W}(?: {_W})?)(?!\w)",
        ),
        (
            ("calle", "c/", "avenida", "av.", "avda", "plaza", "paseo", "carrera", "cra", "calz", "camino", "ronda"),
            rf"(?<![\w./-])(?:Calle|CALLE|C/|Avenida|Avda\.?|Av\.|Plaza|Pza\.|Paseo|Pº|Carrera|Cra\.?|Calzada|Calz\.|Camino|Ronda)"
            rf" ?(?:{_NAMES}(?:, ?| )(?:[nN][ºo°]\.? ?|#)?|\d{{1,3}}[A-Z]? (?:#|No\.?) ?){_N}"
            r"(?:, ?\d{1,2}[ºo°] ?[A-Z]?(?!\w)|,? [Pp]iso \d{1,2}|,? Depto\.? \w{1,4})?(?![\w.%:]\w?|,\d)",
        ),
        (
            ("via ", "viale", "piazza", "corso", "vicolo", "largo"),
            rf"(?<![\w./-])(?:Via|Viale|Piazza|Piazzale|Corso|Vicolo|Largo) {_NAMES}(?:, ?| ){_N}(?![\w.%:]\w?|,\d)",
        ),
        (
            ("rua", "r. ", "avenida", "av.", "travessa", "alameda", "praça", "rodovia", "estrada"),
            rf"(?<![\w./-])(?:Rua|R\.|Avenida|Av\.|Travessa|Tv\.|Alameda|Al\.|Praça|Rodovia|Estrada) {_NAMES}"
            rf"(?:, ?| )(?:[nN][ºo°]\.? ?)?{_N}(?:,? ?[-–]? ?(?:[Aa]pto?\.?|[Ss]ala|[Bb]loco) \w{{1,5}})?(?![\w.%:]\w?|,\d)",
        ),
        (
            ("ul.", "al.", "os.", "pl."),
            rf"(?<![\w./-])(?:ul\.|al\.|os\.|pl\.) ?(?:{_W} ){{1,3}}\d{{1,4}}[a-zA-Z]?(?:/\d{{1,4}}[a-z]?| m\. ?\d{{1,4}})?(?!\w)",
        ),
    )
)  # fmt: skip
JAPANESE = re.compile(
    r"(?:〒\d{3}-\d{4} ?)?(?:東京都|北海道|大阪府|京都府|[一-龥]{2,3}県)[一-龥ぁ-んァ-ヶ]{1,20}?[市区町村郡][一-龥ぁ-んァ-ヶー]{0,20}"
    r"[\d０-９]{1,4}(?:(?:丁目|番地?|号|[-−ー－])[\d０-９]{0,4}){0,4}"
    r"|〒\d{3}-\d{4}"
)
JAPANESE_LATIN = Headed(
    r"(?<![\w.-])\d{1,2}-\d{1,2}(?:-\d{1,2})?,? [A-Z][a-z]{2,14}(?:-(?:cho|machi|dori))?, [A-Z][a-z]{2,14}-(?:ku|shi|cho)(?!\w)"
)

_CITY = rf"{_W}(?:[ -](?:{_P}|of |upon |on |am |im |an der |ob der |sur |en |bei )?{_W}){{0,3}}"
US_STATES = (
    r"(?:A[LKZR]|C[AOT]|D[EC]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|PR|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]"
    r"|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana"
    r"|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska"
    r"|Nevada|New (?:Hampshire|Jersey|Mexico|York)|North (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island"
    r"|South (?:Carolina|Dakota)|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming)"
)
UK_CODE = (
    r"(?:AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL"
    r"|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA"
    r"|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS"
    r"|WV|YO|ZE)\d[\dA-HJKPSTUW]? \d[ABD-HJLNP-UW-Z]{2}"
)
CA_CODE = r"[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] \d[ABCEGHJ-NPRSTV-Z]\d"
NL_CODE = r"[1-9]\d{3} (?!SA|SD|SS|AM|PM|MB|KB|GB|TB|PB|KM|CM|MM|KG|KW|MW|GW|HP|PX|DB|HZ|MS|NS|AD|BC|CE|ID|IN|IS|IT|OK|OR|ON|TO|OF|AT|BY|UP|NO|WE|AS|IF|DO)[A-Z]{2}"
_US_LINE = rf"{_CITY},? {US_STATES},? \d{{5}}(?:-\d{{4}})?(?![\w-])"
_OTHER_LINE = (
    rf"(?:{_CITY}(?:,? |,?\r?\n)){{0,2}}{UK_CODE}(?!\w)|{_CITY},? (?:\(?(?:AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT|Quebec|Ontario|Alberta)\)?),? "
    rf"{CA_CODE}(?!\w)|(?:{_CITY},? )?{CA_CODE}(?!\w)|{_CITY},? (?:NSW|VIC|QLD|SA|WA|TAS|NT|ACT),? \d{{4}}(?!\w)|{NL_CODE}(?: {_CITY})?(?!\w)"
)
_LOOSE_LINE = (
    rf"(?:[A-Z]{{1,2}}-)?\d{{4,5}} {_CITY}(?: \([A-Z]{{2}}\))?(?!\w)|\d{{3}} \d{{2}} {_CITY}(?!\w)|\d{{2}}-\d{{3}} {_CITY}(?!\w)"
    rf"|\d{{4}}-\d{{3}} {_CITY}(?!\w)|{_CITY}(?: ?[-–/] ?[A-Z]{{2}})?,? ?(?:CEP )?\d{{5}}-\d{{3}}(?!\w)|\d{{5}}-\d{{3}},? {_CITY}(?!\w)"
    rf"|{_CITY}(?:, {_CITY})?,? ?[-–]? ?\d{{3}} ?\d{{3}}(?!\w)|{_CITY},? \d{{3}}-\d{{4}}(?!\w)|{_CITY},? [A-Z]\d\d [A-Z\d]{{4}}(?!\w)"
    rf"|{_CITY},? \d{{5}}(?:-\d{{4}})?(?![\w-])|{_CITY},? \d{{4}}(?!\w)|{_CITY},? {US_STATES}(?!\w)"
)
US_LINE = re.compile(rf"(?<![\w’'.-]){_US_LINE}")
CODE_ALONE = re.compile(
    rf"(?<![\w.-])(?:(?:{_CITY},? ){{0,2}}{UK_CODE}|(?:{_CITY},? (?:[A-Z]{{2}},? )?)?{CA_CODE})(?![\w-])"
)
CODE_END = Headed(r"(?<!\w)(?:\d[A-Z](?:[A-Z]|\d)|\d{5})(?!\w)")
"""What a line with a code of :data:`US_LINE` or :data:`CODE_ALONE` holds."""
LINE_AFTER = re.compile(rf"(?:{_US_LINE}|{_OTHER_LINE}|{_LOOSE_LINE})")
COUNTRY = re.compile(
    r"(?:USA|U\.S\.A\.|United States(?: of America)?|UK|United Kingdom|England|Scotland|Wales|Northern Ireland|Ireland|Canada|Australia"
    r"|New Zealand|Germany|Deutschland|Austria|Österreich|Switzerland|Schweiz|France|Netherlands|Nederland|Belgium|Belgique|Spain"
    r"|España|Portugal|Italy|Italia|Poland|Polska|Sweden|Sverige|Norway|Norge|Denmark|Danmark|Finland|Brazil|Brasil|India|Japan"
    r"|Singapore|Mexico|México|Argentina|Chile|Colombia|Peru|Czech Republic|Greece|Turkey|South Africa)(?!\w)"
)
NO_NAMES = frozenset(
    "hard supreme high federal google one flash pen disk cloud test backup network shared usb solid state external internal"
    " one-way full data the this that new best top more other two three first last next better right wrong only same"
    " user customer data file share web code view key check click log error issue item items days hours minutes months"
    " years people things ways reasons steps free open pull parking food shopping tennis appeals district crown county"
    " golf training learning career critical time town market test-drive jan feb mar apr may jun jul aug sep oct nov dec"
    " january february march april june july august september october november december am pm mb gb kb tb".split()
)
"""Words before a street type that make it something else: ``500 Hard Drive``, ``9 Supreme Court``."""

PUBLIC = frozenset(
    {"10 downing street", "11 downing street", "1600 pennsylvania avenue", "221b baker street", "21 jump street",
     "123 sesame street", "1 infinite loop", "3 abbey road", "51 franklin street", "51 franklin st", "59 temple place",
     "675 mass ave"}
)  # fmt: skip
"""Addresses that name an institution or a story, not a person's place."""

PUBLIC_CODES = ("02110-1301", "02111-1307", "02110-1335", "20500", "SW1A 2AA", "02139")
"""Postal codes of the same: every free licence text names the first."""
