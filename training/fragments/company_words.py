# ruff: noqa: E501 - word lists stand on long lines
"""What the names of invented companies are built from."""

LEGAL = (
    "Inc|Inc.|LLC|L.L.C.|Ltd|Ltd.|Limited|Corp|Corp.|Corporation|Co.|Company|PLC|plc|LLP|LP|Pty Ltd|Pte Ltd|Pvt Ltd|"
    "Private Limited|GmbH|GmbH & Co. KG|AG|KG|e.K.|UG|SE|SARL|S.A.R.L.|SAS|S.A.|SA|S.L.|S.p.A.|S.r.l.|Srl|B.V.|BV|N.V.|"
    "AB|AS|A/S|ApS|Oy|Oyj|Sp. z o.o.|s.r.o.|d.o.o.|Kft.|Zrt.|OÜ|UAB|SIA|SRL|Ltda|Ltda.|S.A. de C.V.|K.K.|Co., Ltd.|"
    "Sdn Bhd|PT|A.Ş.|Ltd. Şti.|JSC|OOO|Holding|Holdings|Group|Trust|Foundation|"
    "Incorporated|P.C.|PLLC|L.P.|C.I.C.|Pty. Ltd.|(Pty) Ltd|Pvt. Ltd.|Pte. Ltd.|Limitada|S.A.S.|S.à r.l.|Sàrl|SNC|SCOP|"
    "GbR|OHG|mbH|gGmbH|AG & Co. KGaA|eG|e.V.|Genossenschaft|VOF|C.V.|CVBA|BVBA|NV|Aps|ASA|ANS|hf.|ehf.|Ab Oy|Ky|"
    "Spółka z o.o.|S.A. Polska|sp.k.|a.s.|spol. s r.o.|Bt.|Nyrt.|EOOD|AD|OOD|TOV|PrJSC|d.d.|j.d.o.o.|S.C.|S. de R.L. de C.V.|"
    "EIRELI|ME|S/A|SpA|G.K.|Y.K.|Tbk|Bhd.|Co. Ltd|FZE|FZ-LLC|DMCC|W.L.L.|SAL|SAOG|PJSC|Cooperative|Co-op|International|Worldwide|Global|Europe|UK|USA|Asia"
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
    "Ash|Thorn|Fern|Moss|Hazel|Hawthorn|Rowan|Linden|Aspen|Alder|Clover|Thistle|Heather|Saffron|Sable|Ember|Cinder|Flint|Slate|Basalt|Pebble|"
    "Brass|Tin|Steel|Velvet|Linen|Paper|Lantern|Candle|Harvest|Barley|Wheat|Honey|Salt|Pepper|Sugar|Cider|Plum|Quince|Tangerine|Kestrel|Osprey|"
    "Sparrow|Wren|Swallow|Puffin|Marlin|Pelican|Stag|Hare|Mole|Moth|Cricket|Wolf|Bear|Lion|Tiger|Drift|Gale|Frost|Thunder|Tundra|Fjord|Delta|"
    "Isle|Cape|Bay|Moor|Glen|Dune|Mesa|Upland|Low|High|Long|Broad|Deep|Half|Twin|Triple|Seven|Kings|Queens|Abbey|Castle|Tower|Market|Wharf|Quay"
    "|Black|White|Grey|Violet|Scarlet|Azure|Teal|Loop|Pixel|Vector|Tensor|Quanta|Nova|Nexus|Pulse|Signal|Cipher|Fable|Saga|Echo|Atlas|Orchard|"
    "Sunrise|Sunset|Horizon|Skyline|Cascade|Rapid|Swift|Nimble|Steady|True|Open|Common|Urban|Metro|Civic|Global|Inter|Trans|Omni"
).split("|")
SECOND = (
    "wind|stone|bridge|field|gate|path|point|view|water|wood|works|ware|way|light|leaf|line|link|loop|forge|craft|crest|"
    "brook|dale|ford|haven|hill|gable|hollow|reach|run|ward|worth|cross|croft|barn|yard|deck|sail|mast|keel|oar|quill|page|script|mint|loom|thread|weave|kiln|anvil|hammer|wheel|gear|cog|spoke|arrow|bow|shield|helm|lamp|glow|beam|ray|cloud|mist|rain|frost|fall|berry|root|seed|bloom|branch|bark|feather|wing|claw|paw|tail|hive|den|roost|pad|box|desk|board|room|house|hall|lane|street|land|mark|mill|peak|port|rock|shore|spring|star|stream|tide|trail|wave|well|byte|grid|nest|pulse|scale|spark|wise|cast|core|dock|flow|hub"
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


ONSETS = (
    "b br bl c ch cl cr d dr f fl fr g gl gr h j k kl kr l m n p pl pr q qu r s sc sh sk sl sm sn sp st str sv sw t th tr "
    "tw v w x y z zh"
).split()
VOWELS = "a a a e e e i i i o o o u u y ai au ea ei eo ia ie io oa oo ou ua ui".split()
CODAS = "b c ck d f ft g k l ld lk lm ln m mp n nd ng nk nt p r rd rk rn rt s sh sk st t th v x z zz".split()
BEFORE = "get|go|my|e|i|un|re|up|in|on|open|pro|tele|cyber|hyper|micro|macro|neo|poly|quant|eco|agri|medi|fin|edu|geo|aero|thermo|nano|x|z|the".split(
    "|"
)
BEHIND = (
    "ly|ify|io|hub|lab|labs|ware|works|base|stack|flow|kit|box|desk|spot|HQ|AI|.ai|.io|.co|.com|app|ster|sy|ium|ora|ix|eer|scape|"
    "mart|pay|bank|fund|care|cure|gen|bot|soft|data|net|tech|tronics|matic|co|corp|group|media|point|space|verse|wave|zone|trek|line"
).split("|")
TAILS = (
    "Advisory|Agency|Alliance|Associates|Bank|Boutique|Brands|Brothers|Cafe|Carpentry|Chemicals|Childcare|Chocolates|Cinema|"
    "Collective|College|Commerce|Communications|Concrete|Cooperative|Creative|Credit|Crew|Deli|Digital|Dynamics|Electric|"
    "Electronics|Enterprises|Events|Exchange|Factory|Fabrication|Film|Fisheries|Flooring|Florist|Forestry|Garage|Gallery|Garden|Glass|"
    "Grocers|Grill|Guild|Gym|Heating|Hire|House|Innovations|Institute|Interactive|International|Irrigation|Joinery|Kitchen|"
    "Laboratories|Landscaping|Laundry|Leasing|Lettings|Lighting|Lumber|Markets|Mechanical|Microsystems|Mills|Mobility|Museum|Music|Nursery|"
    "Optical|Orthodontics|Outfitters|Paints|Painting|Petroleum|Pharmacy|Photography|Physio|Pictures|Pipelines|Pizzeria|Planning|"
    "Pottery|Productions|Projects|Quarries|Rail|Recordings|Records|Recycling|Refining|Rentals|Research|Resources|Restaurant|"
    "Retail|Sciences|School|Shop|Spa|Spirits|Sportswear|Stationers|Storage|Store|Surveyors|Tax|Taxis|Tech|Therapeutics|Tiles|Timber|"
    "Tooling|Towing|Toymakers|Transport|Tutoring|Upholstery|Vets|Vineyards|Warehousing|Waste|Welding|Wellness|Wholesale|Windows|Yachts|Yoga"
).split("|")
ABROAD = (
    "Grupo {}|Groupe {}|Gruppo {}|Grupa {}|PT {}|Banco {}|Banque {}|Banca {}|Bank {}|Casa {}|Maison {}|Haus {}|Hotel {}|Hôtel {}|"
    "Hotel zum {}|Café {}|Editorial {}|Éditions {}|Edizioni {}|Verlag {}|Laboratorios {}|Laboratoires {}|Constructora {}|"
    "Inmobiliaria {}|Immobilier {}|Immobilien {}|Transportes {}|Comercial {}|Distribuidora {}|Industrias {}|Fratelli {}|Atelier {}|"
    "Ateliers {}|Domaine {}|Château {}|Cantina {}|Azienda Agricola {}|Pensione {}|Steuerbüro {}|Ingenieurbüro {}|Fahrschule {}|"
    "Hausverwaltung {}|Zahnarztpraxis {}|Reisebüro {}|Druckerei {}|Brauerei {}|Weingut {}|Tandartspraktijk {}|Bouwbedrijf {}|"
    "Zakład {}|Przedsiębiorstwo {}|Kancelaria {}|Stavby {}|Rederi AB {}|Fondation {}|Fundación {}|Stiftung {}|Sociedad {}|Al {}|Al-{}"
).split("|")
STYLE = "{} of {}|The {} {}|{} {}|{} {}|{} {}|{}{}|{} & {}|{} and {}|{}-{}|{} + {}".split("|")
PLAIN_WORDS = "able about above after again also because been before being between both could does done during each either else enough even ever every from have here having herself himself into itself just like made make many might more most much must myself never none nothing once only other ours over said same shall should since some such than that their theirs them then there these they this those through till under until upon very want were what when where which while whom whose will with within without would your yours".split()
"""Words that stand in no company's name by themselves."""

USUAL = (
    "Acme|Acme Corp|ACME|Globex|Initech|Umbrella|Umbrella Corporation|Wayne Enterprises|Stark Industries|Hooli|Pied Piper|Contoso|Fabrikam|"
    "Northwind|Northwind Traders|Adventure Works|Tailspin Toys|Wide World Importers|Litware|Proseware|Woodgrove Bank|Vandelay Industries|"
    "Soylent|Massive Dynamic|Cyberdyne Systems|Tyrell|Aperture Science|Dunder Mifflin|Prestige Worldwide|Bluth Company|Sterling Cooper|Oscorp|"
    "Weyland-Yutani|Wonka Industries|Gringotts|Duff|Monsters Inc|Virtucon|Nakatomi|Ollivander's|Gekko & Co|Big Kahuna Burger|Los Pollos Hermanos|"
    "Paper Street Soap|Sirius Cybernetics|Tessier-Ashpool|Blue Yonder Airlines|Alpine Ski House|Coho Winery|Fourth Coffee|Graphic Design Institute|"
    "Humongous Insurance|Lucerne Publishing|Margie's Travel|School of Fine Art|Southridge Video|The Phone Company|Trey Research|Wingtip Toys|"
    "Relecloud|VanArsdel|Munson's Pickles|Lamna Healthcare|Best For You Organics|Bellows College|Consolidated Messenger|First Up Consultants|"
    "Liberty's Delightful Sinful Bakery|Nod Publishers|Example Corp|Example Inc|Sample Company|AnyCompany|Widget Co|Foobar Ltd|Megacorp|BigCo"
).split("|")
"""What manuals call the companies of their examples."""
