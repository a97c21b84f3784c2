# ruff: noqa: E501 - word lists stand on long lines
"""Invented companies, offices, schools and clinics: a grammar over surnames, places and words."""

from __future__ import annotations

import random
from dataclasses import dataclass

from training.fragments.names import Part, share

LEGAL = (
    "Inc|Inc.|LLC|L.L.C.|Ltd|Ltd.|Limited|Corp|Corp.|Corporation|Co.|Company|PLC|plc|LLP|LP|Pty Ltd|Pte Ltd|Pvt Ltd|"
    "Private Limited|GmbH|GmbH & Co. KG|AG|KG|e.K.|UG|SE|SARL|S.A.R.L.|SAS|S.A.|SA|S.L.|S.p.A.|S.r.l.|Srl|B.V.|BV|N.V.|"
    "AB|AS|A/S|ApS|Oy|Oyj|Sp. z o.o.|s.r.o.|d.o.o.|Kft.|Zrt.|OÜ|UAB|SIA|SRL|Ltda|Ltda.|S.A. de C.V.|K.K.|Co., Ltd.|"
    "Sdn Bhd|PT|A.Ş.|Ltd. Şti.|JSC|OOO|Holding|Holdings|Group|Trust|Foundation"
).split("|")
TRADES = (
    "Logistics|Consulting|Partners|Capital|Foods|Textiles|Plumbing|Electrical|Roofing|Builders|Construction|Engineering|"
    "Software|Systems|Technologies|Analytics|Labs|Studios|Media|Design|Interiors|Furniture|Motors|Auto|Tires|Freight|"
    "Shipping|Airways|Travel|Tours|Hotels|Hospitality|Catering|Bakery|Coffee|Brewing|Winery|Dairy|Farms|Organics|Seeds|"
    "Pharma|Pharmaceuticals|Biotech|Diagnostics|Dental|Clinic|Medical|Health|Healthcare|Optics|Insurance|Mutual|Finance|"
    "Financial|Wealth|Advisors|Accounting|Law|Legal|Realty|Properties|Estates|Homes|Architects|Energy|Solar|Power|Gas|"
    "Water|Mining|Minerals|Steel|Metals|Plastics|Packaging|Paper|Print|Press|Publishing|Books|Toys|Games|Sports|Fitness|"
    "Apparel|Fashion|Jewelers|Cosmetics|Beauty|Pet Care|Cleaning|Security|Staffing|Recruiting|Training|Education|Learning|"
    "Telecom|Wireless|Networks|Cloud|Robotics|Aerospace|Marine|Instruments|Components|Semiconductors|Tools|Hardware|"
    "Equipment|Machinery|Industries|Manufacturing|Trading|Imports|Exports|Ventures|Investments|Holdings|Services|Solutions|Supply|Distribution"
).split("|")
FIRST = (
    "Blue|Red|Green|Silver|Golden|Bright|Clear|North|South|East|West|Northern|Pacific|Atlantic|Alpine|Coastal|Harbor|"
    "River|Lake|Summit|Ridge|Valley|Canyon|Prairie|Cedar|Oak|Maple|Willow|Birch|Pine|Elm|Juniper|Heron|Falcon|Eagle|"
    "Raven|Otter|Badger|Lynx|Fox|Bison|Copper|Iron|Granite|Marble|Quartz|Cobalt|Onyx|Amber|Crimson|Indigo|Ivory|Lunar|Solar|"
    "Stellar|Orbit|Comet|Meridian|Zenith|Apex|Vertex|Axis|Prime|Pioneer|Frontier|Heritage|Legacy|Liberty|Union|National|"
    "United|First|Premier|Royal|Crown|Sterling|Noble|Anchor|Beacon|Lighthouse|Compass|Keystone|Cornerstone|Evergreen|"
    "Sunrise|Sunset|Horizon|Skyline|Cascade|Rapid|Swift|Nimble|Steady|True|Open|Common|Urban|Metro|Civic|Global|Inter|Trans|Omni"
).split("|")
SECOND = (
    "wind|stone|bridge|field|gate|path|point|view|water|wood|works|ware|way|light|leaf|line|link|loop|forge|craft|crest|"
    "brook|dale|ford|haven|hill|land|mark|mill|peak|port|rock|shore|spring|star|stream|tide|trail|wave|well|byte|grid|nest|pulse|scale|spark|wise|cast|core|dock|flow|hub"
).split("|")
STARTS = (
    "Ac|Al|Am|An|Ar|As|Av|Az|Bel|Bio|Bri|Cal|Cam|Cen|Cor|Cy|Da|Del|Den|Do|Du|El|En|Er|Ev|Fa|Fe|Fi|Flo|Ga|Gen|Gli|Gra|Hel|"
    "Hy|Il|In|Ir|Ja|Ka|Kel|Kin|Ko|Kry|La|Le|Li|Lo|Lu|Ma|Mer|Mi|Mo|My|Na|Ne|Ni|No|Nu|Ob|Ol|Op|Or|Pa|Pel|Pi|Po|Pro|Qua|Qui|Ra|"
    "Re|Ri|Ro|Sa|Sel|Si|So|Sta|Su|Ta|Tel|Ti|To|Tri|Ul|Va|Vel|Ve|Vi|Vo|Wi|Xa|Xe|Ya|Ze|Zi|Zo|Zy"
).split("|")
ENDS = (
    "vanta|lora|nexa|dyne|tiva|rion|lith|meda|vero|zon|tek|tron|via|vio|xis|ntra|lis|mera|novo|phor|quent|sta|tura|vex|zia|"
    "bera|cado|dora|fina|gena|kora|lumo|mira|nora|pax|rella|sana|tano|vita|wren|yx|zara|lexi|mond|nium|plex|rix|solv|thos|verra|ly|ify|eo|io|ara"
).split("|")
GERMAN = "Autohaus|Bäckerei|Metzgerei|Kanzlei|Elektro|Sanitär|Malerbetrieb|Tischlerei|Spedition|Gasthof|Apotheke|Praxis".split(
    "|"
)
ROMANCE = "Boulangerie|Garage|Cabinet|Transports|Panadería|Talleres|Clínica|Bodegas|Farmacia|Studio Legale|Officine|Trattoria|Padaria|Construtora|Ristorante|Imprimerie".split(
    "|"
)
CIVIC = (
    "{place} General Hospital|{place} Medical Center|{place} Children's Hospital|St. {saint} Hospital|University of {place}|"
    "{place} University|{place} State University|{place} Community College|{place} High School|{place} Elementary School|"
    "St. {saint}'s School|{place} Unified School District|City of {place}|{place} City Council|{place} County Clerk|"
    "{place} Police Department|{place} Fire Department|{place} Public Library|{place} Credit Union|Bank of {place}|"
    "First National Bank of {place}|{place} Savings Bank|{place} Chamber of Commerce|{place} Housing Authority|"
    "{place} Department of Health|{place} Water District|{place} Water Board|Diocese of {place}|{place} Rotary Club|"
    "{place} Football Club|{place} Symphony Orchestra|{place} Museum of Art|{place} Food Bank|{place} Humane Society|"
    "Universität {place}|Universidad de {place}|Stadtwerke {place}|Klinikum {place}|Mairie de {place}|"
    "Ayuntamiento de {place}|Comune di {place}|Gemeente {place}|{place} NHS Foundation Trust|{place} Borough Council|"
    "{place} Family Practice|{place} Dental Care|{place} Veterinary Clinic|{place} Chess Club|{place} Port Authority"
).split("|")
SAINTS = (
    "Mary|John|Luke|Anne|Joseph|Francis|Michael|Catherine|Patrick|Thomas|Clare|Benedict|Agnes|George".split(
        "|"
    )
)


@dataclass(frozen=True, slots=True)
class Company:
    """A company: its long form, the short form people say, and letters that stand for it."""

    full: str
    short: str
    letters: str


@dataclass(frozen=True, slots=True)
class Stock:
    """The words a part of the data may build companies from."""

    surnames: tuple[str, ...]
    places: tuple[str, ...]
    part: Part

    def words(self, listed: list[str]) -> tuple[str, ...]:
        """Return this part's share of a word list."""
        return share(listed, self.part)


def _coined(rng: random.Random, stock: Stock) -> str:
    name = rng.choice(STARTS) + rng.choice(stock.words(ENDS))
    return name if rng.random() < 0.9 else name.upper()


def _compound(rng: random.Random, stock: Stock) -> str:
    first, second = rng.choice(stock.words(FIRST)), rng.choice(SECOND)
    style = rng.random()
    if style < 0.55:
        return first + second
    return first + second.title() if style < 0.7 else f"{first} {second.title()}"


def _family(rng: random.Random, stock: Stock) -> str:
    one, two, three = (rng.choice(stock.surnames) for _ in range(3))
    forms = (
        f"{one} & Sons", f"{one} & {two}", f"{one} and {two}", f"{one}, {two} & {three}", f"{one} Brothers", f"{one} Bros.",
        f"{one} + {two}", f"{one} {two}", f"{one} & Co", f"{one} & Daughters", f"{one}'s", f"{one} Associates",
        f"{one} & Associates", f"Law Offices of {one}", f"{one} Law Group", f"{one}-{two}",
    )  # fmt: skip
    return rng.choice(forms)


def _trade(rng: random.Random, stock: Stock) -> str:
    head = rng.choice(
        (
            rng.choice(stock.surnames),
            rng.choice(stock.places),
            rng.choice(stock.words(FIRST)),
            _compound(rng, stock),
            _coined(rng, stock),
        )
    )
    return (
        f"{head} {rng.choice(TRADES)}"
        if rng.random() < 0.85
        else f"{head} {rng.choice(TRADES)} & {rng.choice(TRADES)}"
    )


def _foreign(rng: random.Random, stock: Stock) -> str:
    return f"{rng.choice(GERMAN + ROMANCE)} {rng.choice(stock.surnames)}"


def _civic(rng: random.Random, stock: Stock) -> str:
    return rng.choice(stock.words(CIVIC)).format(place=rng.choice(stock.places), saint=rng.choice(SAINTS))


def _letters(rng: random.Random, name: str) -> str:
    words = [word for word in name.replace("&", " ").replace("-", " ").split() if word[:1].isalpha()]
    initials = "".join(word[0] for word in words if word not in {"of", "de", "and", "di"}).upper()
    return (
        initials
        if len(initials) >= 3
        else initials + "".join(rng.choice("BCDGKMPRSTX") for _ in range(3 - len(initials)))
    )


def invent(rng: random.Random, stock: Stock) -> Company:
    """Invent one company from the words of ``stock``."""
    makers = (_coined, _compound, _family, _trade, _foreign, _civic)
    maker = rng.choices(makers, weights=(22, 20, 14, 28, 5, 16))[0]
    short = maker(rng, stock)
    bare = maker is _civic or rng.random() < 0.45
    full = short if bare else f"{short}{rng.choice((' ', ' ', ' ', ', '))}{rng.choice(LEGAL)}"
    return Company(full, short, _letters(rng, short))
