"""Union membership, religion and politics of somebody."""

from __future__ import annotations

from redactor.detect.patterns.special_anchored import anchored
from redactor.detect.patterns.special_rule import NAME, rule
from redactor.detect.patterns.special_words import ADVERBS, COMPOUND, HE, HIS, IS, KIN, WHO, field

_UNIONS = frozenset(
    "unite|unison|gmb|rmt|aslef|nasuwt|neu|usdaw|cwu|ucu|tssa|bectu|nuj|teamsters|uaw|seiu|afscme"
    "|afl-cio|cgt"
    "|cfdt|ver.di|ig metall|cgil|cisl|ugt|comisiones obreras|ccoo|fnv|unia|prospect union|pcs union"
    "|equity union"
    "|trade union|labor union|labour union|steelworkers".split("|")
)
_REP = r"(?:rep(?:resentative)?|member|steward|convenor|organi[sz]er|branch secretary|official|activist)"
_FAITHS = frozenset(
    "muslim|jewish|christian|catholic|roman catholic|protestant|hindu|buddhist|sikh|mormon|atheist|agnostic"
    "|methodist|baptist|quaker|jehovah's witness|jehovah's witnesses|seventh-day adventist|pentecostal"
    "|evangelical"
    "|orthodox jew|orthodox jewish|greek orthodox|russian orthodox|shia|sunni|ismaili|bahai|baha'i|jain"
    "|pagan"
    "|anglican|church of england|zoroastrian|rastafarian|scientologist|humanist|lutheran|presbyterian|islam"
    "|judaism|hinduism|buddhism|sikhism|christianity|catholicism|muslims|hindus|jews|sikhs|christians"
    "|catholics"
    "|ahmadi|alevi|druze|coptic|taoist|wiccan|born-again christian|latter-day saint|spiritualist".split("|")
)
_NAMES_TOO = frozenset({"christian"})
"""Given names as well."""

_PARTIES = frozenset(
    "tory|tories|labour|labour party|conservative|conservatives|conservative party|lib dem|lib dems"
    "|liberal democrat|liberal democrats|snp|plaid cymru|reform uk|ukip|sinn fein|sinn féin|dup|sdlp"
    "|green party"
    "|greens|the greens|republican|republicans|republican party|democrat|democrats|democratic party|gop"
    "|afd|spd"
    "|cdu|fdp|csu|grünen|die linke|npd|le pen|front national|rassemblement national|psoe|partido "
    "popular|podemos"
    "|trump|maga|biden|harris|farage|corbyn|starmer|bernie|bernie sanders|obama|hillary clinton|macron"
    "|mélenchon|zemmour|meloni|momentum|extinction rebellion|brexit|remain|communist party|bnp"
    "|socialist party|dsa"
    "|lega|fratelli d'italia|fpö|övp|svp|likud|bjp".split("|")
)
_LEANINGS = frozenset(
    "anarchist|communist|socialist|marxist|libertarian|republican|democrat|tory|leftist|left wing"
    "|left-wing|right wing|right-wing|far right|far-right|far left|brexiteer|remainer|trotskyist|pro-life"
    "|pro-choice|monarchist|feminist activist|nationalist|fascist|eurosceptic".split("|")
)
_BACKS = (
    r"(?:canvass(?:es|ed|ing)?|campaign(?:s|ed|ing)?|volunteer(?:s|ed|ing)?|door-?knock(?:s|ed|ing)?"
    r"|leaflet(?:s|ed|ing)?|march(?:ed|es) with|tweets|stood|stands|standing|ran|running|phone-?bank(?:s"
    r"|ed|ing)?|vote[sd]?|voting|is voting)"
)

ANCHORED = (
    anchored(
        "union",
        _UNIONS,
        rf"{HE}(?:{IS}|'ve)? {ADVERBS}(?:joined|joining|left|a member of|a paid-up member of|pays? into"
        r"|in|with"
        rf"|belongs? to|active in|rep for|on strike with|striking with) (?:the )?",
        rf"(?:paid-up|card-carrying|long-standing|lapsed) member of (?:the )?|{NAME} (?:joined|is in|is "
        r"with) (?:the )?",
        rf"{field(r'(?:trade |labou?r )?union(?: membership| member| name)?', r'member of')}",
        r"(?:member|mitglied|iscritt[oa]|affilié[e]?|afiliad[oa]|membre|adhérente?) (?:(?:of|in|bei|der"
        r"|alla|al|à la|de la"
        r"|a|à|du) )(?:works council and )?(?:la |the )?",
        after=r" (?:rep (?:for|said|says|told|is|wants|at)|shop steward|convenor|branch secretary"
        r"|membership (?:number|card|no))",
        unless=r"(?: the|'s conference|[.:]\w| membership fees| press| website|@)",
    ),
    anchored(
        "union",
        ("rep", "steward", "member", "convenor", "organiser", "organizer", "branch secretary"),
        rf"(?:{HE}|{NAME})(?:{IS}) {ADVERBS}(?:the |a |an |our )?(?:unite|unison|gmb|rmt|aslef|cwu|ucu"
        r"|usdaw"
        rf"|union|trade union|teamsters?) ",
        r"our (?:unite|unison|gmb|rmt|aslef|cwu|ucu|usdaw|union) ",
    ),
    anchored(
        "religion",
        _FAITHS - _NAMES_TOO,
        rf"{WHO}(?:{IS}) {ADVERBS}(?:an? )?(?:practi[sc]ing |devout |strict |lapsed |orthodox "
        r"|non-practi[sc]ing )?",
        rf"(?:he|she|i|who|{NAME})(?:'s|'m| is| was| has|'ve)? {ADVERBS}(?:convert(?:ed|ing|s) to|raised"
        r"|brought up"
        rf"|left the|grew up|born) (?:as )?(?:an? )?",
        r"(?:practi[sc]ing|devout|observant|born-again|lapsed|strict|raised|non-practi[sc]ing) (?:an? )?",
        rf"(?:because (?:{HE})(?:{IS}) an? |becoming (?:an? )?|became (?:an? )?)",
        field(
            r"religions?", "faith", "religious (?:belief|affiliation)", "religion or belief", "denomination"
        ),
        rf"{KIN} (?:is|are|was|were) (?:all )?(?:an? )?(?:devout |strict )?|as an? ",
        unless=r" (?:university|museum|school|book|charity|holiday|calendar|studies|population|festival|art"
        r"|food|cuisine|music|teacher|dior|bale|news)|, ?[a-z]{3,12}(?: [a-z]{3,12})?(?:,|$)"
        rf"|{COMPOUND}",
    ),
    anchored(
        "politics",
        _PARTIES,
        rf"{WHO}(?:{IS})? {ADVERBS}{_BACKS} (?:for |as (?:an? )?|with )?(?:the )?",
        rf"(?:{HE}|{NAME})(?:{IS})? {ADVERBS}(?:joined|left|a member of|a card-carrying member of|in"
        rf"|active in|donate[sd]? to|running for [a-z ]{3, 20} as an?|tweets for"
        rf"|supports|a (?:local|former|registered|lifelong|paid-up)) (?:the )?",
        r"card-carrying member of (?:the )?|mitglied (?:der|bei der|in der) |a voté (?:pour )?|vota "
        r"(?:a |per )?"
        r"|ha votato |votó (?:a |por )?|wählt |afiliado al |adhérente? (?:du|au) |membre (?:du|de la) ",
        field(r"(?:political )?(?:party|affiliation|party affiliation|opinions?|views?)", "party membership"),
        capital=True,
        unless=r" (?:costs?|market|exchange|force|day\b|estimate|cloud|government|settings|leads)"
        r"|'s (?:tariff|bill)",
    ),
    anchored(
        "politics",
        (
            "councillor",
            "supporter",
            "voter",
            "activist",
            "donor",
            "candidate",
            "member",
            "campaigner",
            "canvasser",
        ),
        rf"{WHO}(?:{IS}) {ADVERBS}(?:an? |the )?(?:\w{{4,10}} )?(?:tory|labour|lib dem|green party|snp"
        r"|ukip|reform"
        rf"|conservative|republican|democrat|trump|biden|afd|brexit|plaid|sinn féin|green|maga|gop) ",
        unless=r" (?:states|portal)",
    ),
    anchored(
        "politics",
        _LEANINGS,
        rf"(?:{HE}|{NAME}|my {KIN})(?:{IS}) {ADVERBS}(?:very |quite |pretty |so |extremely )?"
        r"(?:an? )?(?:lifelong |committed |registered |self-described |proper |hardcore |staunch "
        r"|die-hard )?",
        field(r"political (?:opinions?|views?|beliefs?|affiliation|leaning|party)"),
        unless=r" (?:of the|about|in (?:his|her|its) (?:estimate|spending)|with (?:his|her)|estimate|engineer"
        r"|cookbook|bookshop|on the pitch)\b",
    ),
)

_HOLY_DAY = (
    r"(?:yom kippur|rosh hashanah|passover|hanukkah|sukkot|shavuot|shabbat|sabbath|eid(?:[ -]al-(?:fitr"
    r"|adha))?"
    r"|ramadan|diwali|vaisakhi|navratri|holi|lent|ash wednesday|good friday mass|vesak)"
)

RULES = (
    rule(
        "union",
        "union|steward|strike|picket|industrial action|teamster",
        rf"(?:{HE}|{NAME})(?:{IS})? {ADVERBS}(?:an? )?(?:proud )?teamster|(?:fired|sacked|dismissed"
        r"|disciplined) (?:him|her|me|\w{2,9})? ?"
        r"for (?:union organi[sz]ing|joining (?:the|a) union)|(?:my|his|her) union (?:deductions?"
        r"|subscription)",
        rf"{HIS} union (?:subs|dues|card|rep|membership|steward|fees)|(?:pay|deduct|deducting|pays|paid"
        r"|paying)"
        rf" (?:his |her |my )?union (?:subs|dues|fees)",
        r"union member(?:ship)? ?[:=] ?(?:yes|y\b)",
        rf"our (?:union|shop steward)(?: rep)?(?: {NAME})? (?:said|says|told|wants|is advising)",
        rf"(?:our|my|his|her|the) shop steward {NAME}|(?:our|my|his|her) shop steward|{WHO}(?:{IS})? "
        rf"{ADVERBS}"
        rf"(?:elected |re-elected |became |made )?(?:an? |and |the |as )?shop steward|and shop steward",
        rf"(?:{HE}|they|employee|{NAME}) (?:voted|is voting|votes) (?:yes|no|in favour|for|against|to "
        r"strike)"
        rf" (?:\w{{2,6}} ){{0,2}}(?:the )?(?:strike|industrial action)",
        rf"(?:{HE}|{NAME}|they)(?:'s| is| was|'ve been| has been| went| were)? {ADVERBS}(?:on (?:the "
        r")?picket line"
        r"|on strike(?! (?:team|price|duty|force))|going on strike|in the union|out on strike|on the "
        r"picket|crossed the picket line|joined the (?:strike|picket))",
        r"crossed the picket line|(?:signed|signs|signing|refused) (?:an?|the|his|her) union card"
        r"|union organi[sz]er",
        rf"(?:{HE}|{NAME})(?:{IS})? (?:\w{{4,9}} )?(?:trying |wants? |tried )?(?:to )?(?:organi[sz](?:e"
        r"|ing)|start(?:ing)?"
        rf"|form(?:ing)?) (?:an?|the) union",
    ),
    rule(
        "religion",
        "ramadan|fasting|pray|hijab|niqab|turban|kippah|yarmulke|kosher|halal|shabbat|sabbath|mosque"
        "|church|baptis"
        "|baptiz|mitzvah|communion|confirmation|choir|synagogue|gurdwara|temple| mass|yom kippur"
        "|passover| eid|diwali|vaisakhi"
        "|rosh | lent|born-again|born again|witnesses|bible|kirchensteuer",
        rf"{WHO}(?:{IS}|{HE})? ?{ADVERBS}(?:fasts|fasting|observ(?:es|ing)|keep(?:s|ing)?|celebrat(?:es"
        r"|ing)) "
        rf"(?:for |during )?(?:{_HOLY_DAY}|kosher|halal|the sabbath)",
        rf"(?:{HE}|{NAME})(?:'s|'m| is| am| was| will be)? (?:off|away|out|leaves? early|offline) (?:on "
        r"|for )"
        rf"{_HOLY_DAY}(?! campaign)",
        rf"(?:{HE}|{NAME}) prays? (?:at (?:one|two|noon|\d)|five times|every|in|on fridays)|needs? (?:a "
        r"|the )prayer room|i (?:can )?pray (?:at|every|five|in the)|(?:having|making|had) (?:his|her) "
        r"first communion",
        rf"(?:{WHO}) (?:wears?|wearing|took off|puts on) (?:an? |her |his |the )?(?:hijab|niqab|turban"
        r"|kippah|yarmulke"
        rf"|kirpan|burqa|headscarf for)",
        rf"(?:{HE}|{NAME}) (?:only |strictly )?(?:keeps?|eats?(?: only)?) (?:strictly |only )?(?:kosher"
        r"|halal)(?! deli)",
        rf"(?:{HE}|{NAME}|family) (?:\w{{4,9}} )?(?:goes|go|went|going|is) to (?:the )?(?:mosque"
        r"|(?-i:church|mass|temple)|synagogue"
        rf"|gurdwara)(?! (?:street|road|lane))",
        rf"(?:{HE}|{NAME})(?:'s| is| was)? (?:an? )?(?:elder|deacon|pastor|lay preacher|imam|vicar"
        r"|churchwarden) (?:at|in|of)"
        rf" (?:his|her|my|a|the|our)|{HE}(?:'s| was|'m| is) (?:baptised|baptized|a born[- ]again "
        r"christian)",
        r"(?:his|her|my|their) (?:mosque|synagogue|church|gurdwara|ba[rt] mitzvah|first communion"
        r"|baptism|prayer time)"
        r"(?! (?:street|road))",
        rf"(?:she|he|i|{NAME}) left the (?:jehovah's witnesses|church)",
        rf"{field(r'diet(?:ary)?(?: requirements?| needs?)?')}(?:kosher|halal)",
        r"kirchensteuer: ?(?:rk|ev)",
    ),
    rule(
        "politics",
        "march|rally|protest|political|campaign|elections|vote",
        rf"(?:{HE}|{NAME})(?:{IS}|'s|'d)? (?:\w{{3,8}} )?(?:at|on|to|joined) (?:the |a )(?:pro"
        r"|anti)-\w{3,15} (?:march|rally"
        rf"|protest|demo(?:nstration)?|vigil)",
        rf"(?:{HE}|{NAME}) (?:\w{{3,8}} )?donate[sd]? to (?:the )?(?:\w{{2,12}} )(?:presidential "
        r")?campaign",
        r"(?:his|her) politics (?:is|are)|(?:he|she|i) (?:voted|vote) (?:leave|remain)(?! (?:the|in "
        r"the poll))",
    ),
)
"""Turns of phrase that need no name of a faith, party or union."""
