"""Sexuality, ethnic origin, stay in a country, and crimes of somebody."""

from __future__ import annotations

from redactor.detect.known_names import table
from redactor.detect.patterns.special_anchored import anchored
from redactor.detect.patterns.special_rule import NAME, rule
from redactor.detect.patterns.special_words import ADVERBS, COMPOUND, HE, HIS, IS, KIN, WHO, field

_BELIEVERS = frozenset(
    "agnostic|anarchist|anglican|atheist|baptist|buddhist|calvinist|catholic|christian|christian democrat"
    "|communist|conservative|democrat|evangelical|feminist|hindu|islamist|jehovah's witness|labourite"
    "|liberal democrat|lutheran|marxist|methodist|mormon|muslim|pentecostal|presbyterian|protestant|quaker"
    "|republican|roman catholic|scientologist|seventh-day adventist|shia|shiite|shinto|social democrat"
    "|socialist"
    "|sunni|taoist|tory|zionist|zoroastrian|rastafarian|greek orthodox|russian orthodox|bahai"
    "|ismaili".split("|")
)
_PEOPLES = table("peoples.txt") - _BELIEVERS
_GROUPS = frozenset(
    "black|white|asian|mixed race|mixed-race|biracial|hispanic|latino|latina|latinx|arab|roma|romani"
    "|caucasian"
    "|white british|white irish|white other|black british|black caribbean|black african|african american"
    "|african-american|native american|pacific islander|indigenous|aboriginal|maori|south asian|east asian"
    "|asian british|british asian|mixed|gypsy|irish traveller|traveller|jewish|kurdish|han"
    "|middle eastern".split("|")
)
_ORIENTATIONS = frozenset(
    "gay|lesbian|bisexual|trans|transgender|transsexual|queer|asexual|heterosexual|non-binary|nonbinary"
    "|homosexual"
    "|pansexual"
    "|intersex|genderfluid|bi|trans woman|trans man".split("|")
)
_CRIMES = frozenset(
    "theft|burglary|robbery|assault|fraud|murder|manslaughter|arson|perjury|embezzlement|shoplifting"
    "|stalking|rape"
    "|gbh|abh|actual bodily harm|grievous bodily harm|drink driving|drunk driving|drink-driving|drug "
    "driving|dui|dwi"
    "|possession|drug possession|drug dealing|dealing|harassment|domestic violence|domestic abuse|affray"
    "|criminal damage|tax evasion|money laundering|insider trading|dangerous driving|driving while "
    "disqualified"
    "|handling stolen goods|sexual assault|indecent exposure|child abuse|kidnap|blackmail|forgery"
    "|false accounting"
    "|benefit fraud|vandalism|trespass|battery|aggravated assault|armed robbery|supplying drugs|drug "
    "trafficking"
    "|trafficking|bribery|identity theft|sexual offences|a sexual offence|violence|violent disorder"
    "|contempt of court"
    "|theft from his employer|going equipped|drunk and disorderly|soliciting|grand theft auto"
    "|larceny".split("|")
)
_WAS = r"(?:'s| was| were| is| has been| had been| got| gets|'s been|'d been|'ve been)"
_AN = r"(?:an? |the |attempted |aggravated |common |armed |sexual |cocaine |cannabis |drug |class a )?"

ANCHORED = (
    anchored(
        "sexuality",
        _ORIENTATIONS,
        rf"(?:{HE}|{NAME}|my {KIN}|they)(?:{IS}|'re) {ADVERBS}(?:openly |an? |probably |secretly )?",
        r"c(?:ame|oming|ome|omes) out (?:to \w{2,20} )?as (?:an? )?|outed as (?:an? )?|identif(?:ies|y) "
        r"as (?:an? )?",
        field(r"(?:sexual )?orientation", r"sexuality", r"gender identity"),
        unless=r"(?:[/-]| (?:rights|bar|pride|fat|theory|file|march|weekly|club|network|romance"
        r"|directional|dashboard))"
        rf"|{COMPOUND}",
    ),
    anchored(
        "ethnicity",
        _GROUPS,
        rf"(?:he|she|i|who)(?:'s|'m| is| am| was) {ADVERBS}(?:an? )?",
        rf"(?:{KIN}|parents|family|we) (?:is|are|was|were) (?:an? |from an? |all )?",
        field(
            r"(?:ethnicity|ethnic (?:origin|background|group)|race(?:[/ ]ethnicity)?|racial origin"
            r"|ethnicity code)"
        ),
        unless=r"(?:[_-]| (?:and white|belt|friday|box|hat|label|list|text|market|fusion|cuisine|paper|up\b"
        r"|bag|clouds?|condition|feelings|results?|about)|[=:;{]|, ?[a-z]{3,12}(?: [a-z]{3,12})?(?:,|$))",
    ),
    anchored(
        "ethnicity",
        _PEOPLES,
        rf"(?:he|she|i|who|{NAME}|{KIN})(?:'s|'m| is| am| was| are|'re) (?:half|part|ethnically"
        r"|originally|of)[ -](?:\w{4,10} )?",
        field(r"(?:ethnicity|ethnic (?:origin|background|group)|race(?:[/ ]ethnicity)?|racial origin)"),
        unless=r"(?:[_-]|, half |, ?[a-z]{3,12}(?: [a-z]{3,12})?(?:,|$)| (?:menu|portion|marathon))",
    ),
    anchored(
        "ethnicity",
        frozenset({"descent", "heritage", "extraction", "origin", "ancestry"}),
        rf"(?:^|[,(;] ?|(?:{HE}|{NAME}|man|woman|person|parents|family|employee)(?:'s|'m| is| was| am| "
        r"are)? )of (?:mixed |part )?"
        rf"(?:{'|'.join(sorted(_PEOPLES - {'american'}, key=lambda each: (-len(each), each)))}|roma"
        r"|african|asian|caribbean|west african|afro-caribbean"
        rf"|latin|middle eastern|east asian|south asian|slavic|kurdish|mixed) (?:and \w{{4,12}} )?",
        unless=r"(?: (?:tag|label|website|country|wine)|s)",
    ),
    anchored(
        "criminal",
        _CRIMES,
        rf"(?:{HE}|{NAME}|has|had|been|{KIN}){_WAS}? {ADVERBS}(?:convicted|found guilty|arrested|charged"
        r"|indicted"
        rf"|sentenced|jailed|cautioned|done|prosecuted|accused|fined|nicked|picked up|locked up|imprisoned)"
        rf" (?:of|for|with|on(?: suspicion of)?|over) {_AN}",
        r"(?:^|[,;.] |was |were |been )(?:convicted of|arrested (?:for|on suspicion of)|charged with"
        rf"|cautioned for) {_AN}",
        rf"police (?:have |had )?(?:arrested|charged|cautioned) (?:our|his|her|my|him|her|{NAME}) "
        rf"?(?:\w{{3,12}} )?(?:for|with|over) {_AN}",
        rf"(?:pleaded|pled|plead|pleading|pleads) guilty to {_AN}|(?:spent|unspent|previous|prior|old|a"
        r"|his|her|police)"
        rf" (?:conviction|caution|convictions|sentence|record)s?(?: in \d{{4}})? for {_AN}",
        rf"(?:{HE}|{NAME}|who) (?:did|served|got|spent|doing|serving)(?: \w{{1,9}}){{1,6}} (?:for|over) "
        rf"{_AN}",
        rf"(?:{HE}|{NAME})(?:'s| is| was)? (?:\w{{3,9}} )?on (?:probation|bail|parole|licence|remand"
        rf"|tag) (?:for|over) {_AN}",
        field(r"(?:(?:un)?spent |criminal )?(?:convictions?|offences?|cautions?|record|charges?)")
        + rf"(?:yes ?[-,:\u2013] ?)?{_AN}",
        r"(?:dbs|background)(?: check)?(?::| (?:\w{3,9} ){0,2}\w{3,9}) (?:an? )?(?:caution"
        rf"|conviction|arrest)?(?: for)? ?{_AN}",
        unless=r" (?:course|rifle|protection|detection|prevention|team|model|rates?|mystery|charges? of"
        r"|tickets?|policy)",
    ),
)

RULES = (
    rule(
        "sexuality",
        "for a woman|for a man|came out|used to be|sleeping with|boyfriend|girlfriend|husband|wife"
        "|transition|outed|married to|hormones|reassignment|affair|not out|both men"
        "|both women|same-sex|deadname|closet|sexual",
        r"(?:his (?:boyfriend|husband)|her (?:girlfriend|wife))(?!s|'s (?:husband|wife)|-)",
        rf"(?:he|she|{NAME}) (?:has |had )?transitioned (?:\w{{1,8}} (?:years|months) ago|last (?:year"
        r"|month)|in \d{4}"
        r"|from (?:male|female)|to (?:male|female|a (?:man|woman)))(?! (?:to|into|from|off) (?:the|a"
        r"|our|pro|sa))|(?:he|she)(?:'s| is) transitioning(?! (?:to|into|off|out))",
        rf"(?:he|she|{NAME}) (?:was|got|has been) outed(?= (?:by|at|to|in|as))|(?:he|she)(?:'s| is)(?: "
        r"still)? in the closet",
        r"he(?:'s| is) married to a man|she(?:'s| is) married to a woman|we'?(?:re| are) both (?:men"
        r"|women)",
        rf"(?:{HE}|{NAME})(?:'s|'m| is| am| has been|'s been)? (?:going |back |\w{{4,7}} )?on hormones"
        r"|(?:had|having|has had)"
        rf" gender (?:reassignment|affirming|confirmation) surgery|same-sex (?:partner|spouse|marriage) of",
        rf"(?:{HE}|{NAME})(?:'s|'m| is| was| has been|'s been)? (?:still )?(?:having|had|has had) an "
        r"affair with"
        rf"|sleeping with (?:his|her|a) (?:boss|colleague|assistant|manager)",
        r"(?:he|she)(?:'s| is| has been)? sleeping with (?:his|her|their|the) \w{3,12}|(?:he|she) used "
        r"to be a (?:wo)?man(?!ager)",
        r"left (?:her husband for a woman|his wife for a man)(?!ager)",
        r"(?:he|she) came out (?:last (?:week|month|year)|to (?:me|us|his|her|their|hr|the team))(?! of)",
        r"not out (?:at work|to (?:his|her|their|my))",
    ),
    rule(
        "ethnicity",
        "roma|traveller|gypsy|black|asian|arab|mixed|kurdish",
        rf"(?:{HE}|{NAME})(?:'s|'m| is| am| was| comes?) from an? (?:roma|romani|traveller|gypsy|black"
        r"|asian|arab"
        r"|mixed[- ]race|kurdish) (?:family|background|community|household)",
        r"(?:as|being) an? (?:black|asian|mixed[- ]race|arab|roma) (?:man|woman|person|employee"
        r"|engineer|colleague)",
    ),
    rule(
        "sexuality",
        "as a gay|as a lesbian|as a trans|as an openly|as a queer|as a bisexual|as a non-binary",
        r"as an? (?:openly )?(?:gay|lesbian|trans(?:gender)?|queer|bisexual|non-binary) (?:man|woman"
        r"|person|parent"
        r"|employee|engineer|colleague)",
    ),
    rule(
        "ethnicity",
        "tribe|caste|tribal|asylum|refugee|undocumented|visa|leave to remain|deport|overstay|illegal"
        "|immigration status|right to work"
        "|settled status|green card",
        rf"{WHO}(?:{IS}) {ADVERBS}(?:an? )?(?:failed )?(?:asylum seeker|refugee|undocumented|illegal "
        r"(?:immigrant|migrant"
        rf"|worker)|overstay(?:er|ing)|in the country illegally|being deported|deported)",
        rf"(?:{HE}|{NAME})(?:'s| has| was| is| been)? ?(?:been )?(?:claimed|claiming|granted|refused"
        r"|denied|seeking"
        r"|applied for|applying for) (?:asylum|refugee status|indefinite leave to remain"
        r"|(?:pre-)?settled status|humanitarian protection)",
        rf"(?:he|she|who|{NAME}) (?:has|had|was granted|got) (?:\w{{4,10}} )?(?:leave to remain|refugee "
        r"status"
        rf"|settled status|pre-settled status)",
        rf"(?:{HIS}) (?:\w{{3,8}} )?visa(?: has| had| is| was)? (?:expired|been revoked|revoked|refused"
        r"|runs out|expires"
        r"|overstayed|curtailed)|(?:his|her|my) right to work (?:has )?(?:expired|expires|lapsed)"
        r"|undocumented (?:worker|immigrant|migrant)(?=,|$)|(?:overstayed) (?:his|her|their) visa",
        rf"{field(r'(?:tribe|caste|tribal affiliation|nation of origin)')}(?-i:[A-Z])[a-z]{{3,14}}|(?:on"
        r"|with|has) a refugee visa",
        r"(?:his|her|my) (?:immigration status|asylum (?:claim|case|appeal|interview)|deportation)",
    ),
    rule(
        "criminal",
        "convict|arrest|criminal|prison|on tag|a tag|licence|restraining|register|offender|caution"
        "|suspended sentence"
        "|time for|court|dbs|background check|charged|probation|community service|curfew|custody"
        "|behind bars|dui",
        rf"{HE} (?:has|have|had|'s got|got|'ve got) (?:an? )?(?:\w{{4,9}} )?(?:criminal record|spent "
        r"conviction|unspent conviction"
        r"|police caution|previous convictions?|caution for|suspended sentence|restraining order|court "
        r"order against)",
        r"(?:he|she)(?:'s| has)? got an? (?:caution|conviction|suspended sentence|asbo|criminal "
        r"record)(?= for| from|$)",
        rf"(?:he|she|who|{NAME})(?:'s| is| was) {ADVERBS}(?:out )?on (?:licence|a tag|tag|remand|day "
        r"release|bail)"
        rf"(?= (?:and|for|until|from|so|with|since|after)|[,.;]|$)",
        r"(?:he|she|who) (?:\w{3,8} )?(?:wears|wearing|has) an? (?:ankle |electronic )?tag(?! (?:on "
        r"(?:the|his) (?:post|photo)))"
        r"|and wears a tag",
        rf"restraining order (?:against|on|out on) (?:him|her|me|{NAME})|(?:sex|sexual) offenders?'? "
        r"register|"
        r"(?:he|she)(?:'s| is| was) an? (?:ex-?offender|ex-?con|convicted \w{4,10}|registered sex "
        r"offender)",
        rf"(?:{HE}|{NAME})(?:'s| has| was| is)? (?:got |given |serving |sentenced to )an? (?:suspended "
        r"sentence|community order"
        r"|custodial sentence)|(?:dbs|background|criminal record) check (?:\w{3,9} ){1,3}(?:an? "
        r")?(?:conviction|caution|dui"
        rf"|arrest|felony)",
        rf"(?:he|she|i|{NAME}) (?:served|did|has done|spent) (?:time|\w{{2,9}} (?:months|years) "
        r"inside)(?: for| in prison)",
        rf"(?:{HE}|{NAME})(?:'s| is| was| has been| got|'s been) (?:in|sent to|released from|going to) "
        r"(?:prison|jail|custody)"
        r"(?! (?:architect|break|reform))",
        rf"(?:{HE}|{NAME})(?: was| got|'s been| has been) arrested(?=$|[.,;!]| last| on| in | at| "
        r"yesterday| again| and| outside)",
        r"(?:up|due|appear\w{0,3}|appearing) in court (?:on|next|for|over|this)|(?:got|has|had) a "
        r"(?:dui|dwi)(?! law)",
        r"disclosed an? (?:spent |unspent |previous )?(?:conviction|caution)|criminal record: yes",
    ),
)
"""Turns of phrase that need no word of the tables above."""
