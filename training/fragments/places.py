# ruff: noqa: E501 - word lists stand on long lines
"""Cities, streets and whole addresses in the forms of many countries."""

from __future__ import annotations

import random
import string
from dataclasses import dataclass

from training.fragments.names import LISTS, Part, share

STATES = (
    "AL:Alabama AK:Alaska AZ:Arizona AR:Arkansas CA:California CO:Colorado CT:Connecticut DE:Delaware FL:Florida GA:Georgia "
    "HI:Hawaii ID:Idaho IL:Illinois IN:Indiana IA:Iowa KS:Kansas KY:Kentucky LA:Louisiana ME:Maine MD:Maryland "
    "MA:Massachusetts MI:Michigan MN:Minnesota MS:Mississippi MO:Missouri MT:Montana NE:Nebraska NV:Nevada NH:New_Hampshire "
    "NJ:New_Jersey NM:New_Mexico NY:New_York NC:North_Carolina ND:North_Dakota OH:Ohio OK:Oklahoma OR:Oregon PA:Pennsylvania "
    "RI:Rhode_Island SC:South_Carolina SD:South_Dakota TN:Tennessee TX:Texas UT:Utah VT:Vermont VA:Virginia WA:Washington "
    "WV:West_Virginia WI:Wisconsin WY:Wyoming"
).split()
REGIONS = (
    "Bavaria|Bayern|Catalonia|Andalusia|Tuscany|Lombardy|Brittany|Normandy|Flanders|Yorkshire|Kent|Surrey|Cornwall|Scotland|"
    "Wales|Ontario|Quebec|Alberta|British Columbia|New South Wales|Victoria|Queensland|Maharashtra|Karnataka|Kerala|Punjab|"
    "Tamil Nadu|Gujarat|Hokkaido|Okinawa|Minas Gerais|Bahia|Jalisco|Silesia|Transylvania|Anatolia|Crete|Sicily|Hesse|Saxony|"
    "Europe|Africa|Asia|South America|Southeast Asia|Middle East|Midwest|Bay Area|Brooklyn|Queens|Soho|Kreuzberg|Shibuya|"
    "Lake Michigan|Rhine|Mount Fuji|Hyde Park|Heathrow|Gatwick|JFK|Schiphol"
).split("|")
TOWN_STARTS = "Ash Brad Carl Clay Dun East Fair Glen Hart Kings Lang Mar Mill New North Oak Pem Rose Sher Stan Thorn Wal West Whit Wood Haver Clif Bly Cran Dray Elm Fern Grim Holl Kel Lind".split()
TOWN_ENDS = "bury ton ford field ham wick dale bridge mouth stead worth port ville burg ley well combe hurst mere view haven cester".split()
EN_NAMES = (
    "Main|Oak|Maple|Cedar|Elm|Pine|Walnut|Chestnut|Washington|Lincoln|Jefferson|Franklin|Church|School|Mill|Station|Park|"
    "High|Victoria|Queen|King|Albert|Bridge|River|Lake|Hill|Ridge|Valley|Meadow|Spring|Sunset|Highland|Forest|Willow|Birch|"
    "Cherry|Dogwood|Magnolia|Sycamore|Hickory|Juniper|Laurel|Poplar|Rose|Market|Mission|Harbor|Bay|Beach|Ocean|Canal|Castle|"
    "Abbey|Manor|Orchard|Vineyard|Windmill|Quarry|Foxglove|Kingfisher|Larkspur|Pheasant|Quail|Heron|Martin Luther King|"
    "1st|2nd|3rd|4th|5th|6th|7th|8th|9th|10th|12th|14th|21st|33rd|42nd|55th|110th"
).split("|")
EN_TYPES = "Street St St. Avenue Ave Ave. Road Rd Rd. Drive Dr Lane Ln Court Ct Boulevard Blvd Way Place Pl Terrace Circle Cir Close Crescent Parkway Pkwy Square Row Mews Gardens Grove Trail Highway Walk Green".split()
DE_NAMES = "Haupt|Bahnhof|Schul|Garten|Berg|Linden|Kirch|Goethe|Schiller|Mozart|Wald|Wiesen|Rosen|Mühlen|Ring|Friedrich|Wilhelm|Kaiser|König|Dorf|Birken|Buchen|Eichen|Tannen|Ahorn|Bach|Brunnen|Feld|Sonnen|Jahn".split(
    "|"
)
FR_NAMES = "de la République|Victor Hugo|de la Paix|des Lilas|du Moulin|de l'Église|Pasteur|Jean Jaurès|de Verdun|des Écoles|du Général de Gaulle|Saint-Michel|de Rivoli|Gambetta|des Acacias|de la Gare|du Château|Voltaire|Molière|des Peupliers|Émile Zola|du Port".split(
    "|"
)
ES_NAMES = "Mayor|de Alcalá|Gran Vía|del Carmen|San Juan|Real|de la Constitución|Cervantes|de Serrano|Colón|Velázquez|Goya|Miguel Hernández|de Toledo|del Sol|Santa María|Reforma|Insurgentes|Hidalgo|Juárez|Morelos|San Martín|Belgrano|9 de Julio".split(
    "|"
)
IT_NAMES = "Roma|Garibaldi|Mazzini|Dante|Verdi|Cavour|Marconi|Manzoni|della Libertà|dei Mille|San Marco|Vittorio Emanuele|Leopardi|Matteotti|delle Rose|Torino|del Corso|XX Settembre|IV Novembre".split(
    "|"
)
NL_NAMES = "Kerk|Dorps|School|Molen|Stations|Hoofd|Juliana|Wilhelmina|Beatrix|Prinsen|Keizers|Heren|Nieuw|Linden|Eiken|Beuken|Kastanje|Brink|Haven|Markt|Zee|Wilgen".split(
    "|"
)
PT_NAMES = "das Flores|Augusta|da Liberdade|Paulista|do Comércio|XV de Novembro|Sete de Setembro|Tiradentes|Santos Dumont|Dom Pedro II|Marechal Deodoro|da Boavista|São João|José Bonifácio|das Palmeiras|do Carmo".split(
    "|"
)
IN_NAMES = "MG|Gandhi|Nehru|Station|Brigade|Linking|Park|Residency|Anna Salai|Hill|Race Course|Sardar Patel|Subhash|Tilak|Ring|College|Temple|Lal Bagh|Church|Outer Ring|Sarjapur|Mount".split(
    "|"
)
IN_AREAS = "Koramangala|Indiranagar|Andheri West|Bandra East|Saket|Dwarka Sector 12|Jayanagar 4th Block|Salt Lake|Anna Nagar|Banjara Hills|Viman Nagar|Vasant Kunj|Whitefield|HSR Layout|Powai|Malad West|T. Nagar|Kothrud".split(
    "|"
)
JP_AREAS = "Shibuya-ku|Minato-ku|Shinjuku-ku|Chuo-ku|Naka-ku|Kita-ku|Nishi-ku|Setagaya-ku|Taito-ku|Sakyo-ku|Higashi-ku|Aoba-ku".split(
    "|"
)
JP_TOWNS = "Jingumae|Roppongi|Ginza|Nihonbashi|Akasaka|Kanda|Ebisu|Umeda|Sakae|Tenjin|Motomachi|Honmachi|Asakusa|Ueno|Nakano|Meguro".split(
    "|"
)
PL_NAMES = "Polna|Leśna|Słoneczna|Krótka|Szkolna|Ogrodowa|Lipowa|Brzozowa|Kwiatowa|Kościelna|Sosnowa|Zielona|Parkowa|Mickiewicza|Kościuszki|Sienkiewicza|Słowackiego|Piłsudskiego|Marszałkowska|Długa".split(
    "|"
)
SE_NAMES = "Stor|Kungs|Drottning|Sveavägen|Vasa|Björk|Skol|Kyrko|Järnvägs|Ring|Strand|Norr|Söder|Park|Lind|Sol".split(
    "|"
)
PLACE_TYPES = "Suite|Ste|Ste.|Apt|Apt.|Unit|#|Floor|Fl|Room|Flat".split("|")


@dataclass(frozen=True, slots=True)
class Country:
    """A country and cities of it."""

    code: str
    name: str
    cities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """An address as lines, first the street, last the country when it is named."""

    lines: tuple[str, ...]
    street: str
    city: str
    postcode: str
    country: str


def countries(part: Part) -> tuple[Country, ...]:
    """Return the countries with this part's share of their cities."""
    found = []
    for line in (LISTS / "places.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, name, cities = line.split("|")
            found.append(Country(code, name, share(cities.split(";"), part)))
    return tuple(found)


def town(rng: random.Random) -> str:
    """Invent an English-sounding town."""
    return rng.choice(TOWN_STARTS) + rng.choice(TOWN_ENDS)


def _digits(rng: random.Random, shape: str) -> str:
    turn = {"9": string.digits, "A": string.ascii_uppercase}
    return "".join(rng.choice(turn[x]) if x in turn else x for x in shape)


def _number(rng: random.Random) -> str:
    number = str(rng.choice((rng.randint(1, 99), rng.randint(1, 400), rng.randint(100, 9999))))
    return number + rng.choice(("", "", "", "", "a", "B", "-" + str(rng.randint(1, 9))))


def _english(rng: random.Random, names: tuple[str, ...]) -> str:
    way = rng.choice(("", "", "", "N ", "S ", "W. ", "East ", "NW "))
    street = f"{_number(rng)} {way}{rng.choice(names)} {rng.choice(EN_TYPES)}"
    if rng.random() < 0.25:
        street += f"{rng.choice((', ', ' '))}{rng.choice(PLACE_TYPES)} {rng.choice((str(rng.randint(1, 1200)), _digits(rng, '9A')))}"
    if rng.random() < 0.04:
        street = f"{rng.choice(('PO Box', 'P.O. Box', 'P. O. Box'))} {rng.randint(10, 99999)}"
    return street


def _street(rng: random.Random, code: str, names: tuple[str, ...], part: Part) -> str:  # noqa: C901, PLR0911 - a table of countries
    number = str(rng.randint(1, 180)) + rng.choice(("", "", "", "a", "b", " bis"))
    if code in {"DE", "AT", "CH"}:
        end = rng.choice(("straße", "str.", "weg", "allee", "gasse", "platz", "strasse"))
        return f"{rng.choice(share(DE_NAMES, part))}{end} {number}"
    if code in {"FR", "BE"}:
        kind = rng.choice(("rue", "Rue", "avenue", "boulevard", "place", "chemin", "impasse"))
        return f"{number}{rng.choice((' ', ', '))}{kind} {rng.choice(share(FR_NAMES, part))}"
    if code in {"ES", "MX", "AR", "CL", "CO", "PE"}:
        kind = rng.choice(("Calle", "C/", "Avenida", "Av.", "Plaza", "Paseo"))
        extra = rng.choice(
            ("", "", f", {rng.randint(1, 9)}º {rng.choice('ABCD')}", f" Piso {rng.randint(1, 9)}")
        )
        return (
            f"{kind} {rng.choice(share(ES_NAMES, part))}{rng.choice((', ', ' '))}{rng.randint(1, 300)}{extra}"
        )
    if code == "IT":
        return f"{rng.choice(('Via', 'Viale', 'Piazza', 'Corso'))} {rng.choice(share(IT_NAMES, part))}{rng.choice((' ', ', '))}{number}"
    if code == "NL":
        return f"{rng.choice(share(NL_NAMES, part))}{rng.choice(('straat', 'weg', 'laan', 'gracht', 'plein', 'kade'))} {number}"
    if code in {"BR", "PT"}:
        return f"{rng.choice(('Rua', 'R.', 'Avenida', 'Av.', 'Travessa'))} {rng.choice(share(PT_NAMES, part))}, {rng.randint(1, 2400)}"
    if code == "IN":
        house = rng.choice(
            (
                f"{rng.randint(1, 400)}",
                f"Flat {_digits(rng, 'A-999')}",
                f"No. {rng.randint(1, 99)}/{rng.randint(1, 9)}",
                f"Plot {rng.randint(1, 90)}",
            )
        )
        return f"{house}, {rng.choice(share(IN_NAMES, part))} Road, {rng.choice(share(IN_AREAS, part))}"
    if code == "JP":
        return f"{rng.randint(1, 9)}-{rng.randint(1, 30)}-{rng.randint(1, 20)} {rng.choice(share(JP_TOWNS, part))}, {rng.choice(JP_AREAS)}"
    if code == "PL":
        return f"ul. {rng.choice(share(PL_NAMES, part))} {number}{rng.choice(('', '/' + str(rng.randint(1, 60))))}"
    if code in {"SE", "NO", "DK"}:
        return f"{rng.choice(share(SE_NAMES, part))}{rng.choice(('gatan', 'vägen', 'gata', 'vej', 'gade', 'veien'))} {number}"
    return _english(rng, names)


POSTCODES = {
    "US": "99999", "GB": "AA9 9AA", "DE": "99999", "FR": "99999", "ES": "99999", "IT": "99999", "NL": "9999 AA", "BE": "9999",
    "JP": "999-9999", "IN": "999999", "BR": "99999-999", "AU": "9999", "CA": "A9A 9A9", "PL": "99-999", "SE": "999 99",
    "NO": "9999", "DK": "9999", "FI": "99999", "CH": "9999", "AT": "9999", "IE": "A99 A9A9", "PT": "9999-999", "SG": "999999",
}  # fmt: skip
AFTER_CITY = {"GB", "AU", "CA", "IE", "SG", "IN", "JP"}
WEIGHTS = {
    "US": 40,
    "GB": 18,
    "DE": 10,
    "FR": 8,
    "CA": 7,
    "AU": 7,
    "ES": 6,
    "IT": 5,
    "NL": 6,
    "IN": 8,
    "BR": 5,
    "JP": 5,
}


def address(rng: random.Random, known: tuple[Country, ...], streets: tuple[str, ...], part: Part) -> Address:
    """Invent one address; ``streets`` are names for English-style streets."""
    land = rng.choices(known, weights=[WEIGHTS.get(country.code, 1) for country in known])[0]
    street = _street(rng, land.code, streets, part)
    city = (
        town(rng)
        if land.code in {"US", "GB", "AU", "CA", "IE", "NZ"} and rng.random() < 0.35
        else rng.choice(land.cities)
    )
    postcode = _digits(rng, POSTCODES.get(land.code, "99999"))
    if land.code == "US":
        short, name = rng.choice(STATES).split(":")
        state = short if rng.random() < 0.85 else name.replace("_", " ")
        if rng.random() < 0.15:
            postcode += _digits(rng, "-9999")
        line = f"{city}, {state} {postcode}"
    elif land.code in AFTER_CITY:
        line = f"{city}{rng.choice((' ', ', '))}{postcode}"
    else:
        line = f"{postcode} {city}"
    named = (land.name,) if rng.random() < (0.12 if land.code == "US" else 0.35) else ()
    return Address((street, line, *named), street, city, postcode, land.name)
