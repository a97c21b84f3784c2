"""Health as letters, notes and forms have it: labels, doses, findings, codes, what a body gives away."""

from __future__ import annotations

from redactor.detect.known_names import table
from redactor.detect.patterns.special_anchored import anchored
from redactor.detect.patterns.special_rule import NAME, rule
from redactor.detect.patterns.special_words import COMPOUND, HE, HIS, HOW, NAMED, ROLE, WHO, A, field

_ILLS = table("conditions.txt") | table("setbacks.txt") | table("procedures.txt") | table("symptoms.txt")
_DRUGS = table("drugs.txt")

_LABELS = (
    r"(?:(?:primary |secondary |final |working |admission )?diagnos[ei]s|dx|ddx|pmhx?|psh|fhx?|hx|pc|hpc"
    r"|shx"
    r"|(?:past |previous )?(?:medical|psychiatric|surgical) (?:history|conditions?)|(?:known )?health "
    r"(?:issues?"
    r"|conditions?)|impression|problem list|presenting complaint|reason for (?:absence|leave|sickness"
    r"|referral"
    r"|admission)|(?:sickness|sick|medical|absence|leave)(?: absence| leave)? (?:reason|type|cause)"
    r"|nature of (?:illness|absence|disability)"
    r"|(?:type of )?(?:disability|disabilities|impairment)(?: status| type)?|long[- ]term conditions?"
    r"|(?:drug |known |food )?allerg(?:y|ies)|underlying conditions?|symptoms reported|chief complaint"
    r"|cause of death|illness|medical reason|reason|co-?morbidities|assessment|mental state|mse|return "
    r"to work interview|medical certificate|certificate|absence(?: record| note)?|sick ?note|sickness"
    r"|symptoms|clinical (?:details|findings)|(?:grounds|accommodation) (?:for \w{4,9}|request)|note "
    r"from manager)"
)
_MEDICINES = (
    r"(?:(?:current |regular |repeat )?(?:medications?|medicines|meds|drugs)|rx|dhx?|drug history|tto"
    r"|prescribed|treatment|plan|allerg(?:y|ies)|drug allergies)"
)
_NOTES = (
    (
        rf"(?:patient|pt|client|he|she|{NAMED}) (?:reports?|reported|complain(?:s|ed|ing) of|denies|denied"
        r"|presents? with|presented (?:with|to \w{2,12} with)|describes|is experiencing|experiences"
        r"|developed"
        rf"|c/o|admitted with|was admitted with|seen with|has known|has a history of)"
    ),
    (
        r"(?:^|[.,;:(] ?|\d{1,3}[a-z]{0,2} ?)(?:presented with|presents with|presenting with"
        r"|complain(?:s|ed"
        r"|ing) of"
        r"|c/o|h/o|hx of|k/c/o|known|admitted with|s/p)"
    ),
    r"(?:past|medical|previous|known|family|personal|strong|day|week|month|\d) history of",
    (
        r"(?:admitted|referred|readmitted|attended|brought in|hospitalised|hospitalized|seen|reviewed)"
        r"(?: \w{2,10}){0,4} with"
    ),
    (
        r"(?:this|a) (?:pleasant )?(?:gentleman|lady|man|woman|patient|boy|girl|\d{1,3}[ -]year[ -]old "
        r"\w{3,9}) with"
    ),
    r"\d{1,3} ?[mf] (?:admitted )?with",
    r"(?:pt|patient)(?:'s)?(?: is| has| w/)?,? known",
    (
        r"(?:gp|ot|oh|physio|consultant|specialist|hospital|medical|doctor'?s?|psych\w{0,8}"
        r"|occupational health|biopsy|scan|bloods)(?: report| letter| note| results?)?"
        r" (?:says|said|states|mentions|confirms)"
    ),
    r"(?:awaiting|waitlisted for|listed for)(?: her| his| an?)?",
    r"(?:off )?(?:sick|signed off|off work)(?: again)?(?:,| -| with| due to|:)",
    rf"(?:your|my) (?:{NAME}|son|daughter|mother|father|child)(?: \w{{2,12}}){{1,8}} with",
)
_SOFT = (
    r"(?: ?(?:(?:an? )?\w{1,5}-(?:day|week|month|hour)|an?|the|some|his|her|known|of|\d{1,2}"
    r"|days?|weeks?|months?|history) ){0,4}"
)
_DOSE = (
    r" ?(?:tablets? |modified release |mr |sr |xl |injection )?(?:to )?\d{1,4}(?:[.,]\d{1,3})? ?(?:mg"
    r"|mcg|µg|g|ml"
    r"|units?|micrograms?|iu)"
)
_LATIN = r"(?:od|bd|tds|qds|qid|bid|tid|nocte|mane|prn|qhs|qam|po|stat|b\.d\.|o\.d\.|t\.d\.s\.)"
_TIMES = (
    rf"(?:{_LATIN}|(?:once|twice|three times|four times) (?:a day|daily|a week|weekly)|daily|a day|per day"
    rf"|at night|in the morning|every (?:day|morning|night|\d{{1,2}} hours)|nightly|weekly|as needed"
    rf"|with meals|each (?:morning|night))"
)

ANCHORED = (
    anchored(
        "health",
        _ILLS,
        field(_LABELS, reach=45) + HOW,
        unless=rf" (?:policy|module|ticket|column)|(?! or )(?!s? on )(?:{COMPOUND})",
    ),
    anchored(
        "health",
        _ILLS,
        *(rf"{start} {_SOFT}{HOW}(?:[a-z]{{3,14}} (?:and |, )?)?" for start in _NOTES),
        rf"{HE}(?:'ve|'s| has| have)? (?:been )?(?:having|getting|suffering(?: from)?) {A}{HOW}",
        r"(?:mri|ct|x-ray|scan|ultrasound|biopsy|echo|bloods|colonoscopy|endoscopy) (?:scan )?(?:shows?"
        r"|showed|confirms?|confirmed|reveals?|revealed|suggests?) (?:an? )?" + HOW,
        r"gp has signed (?:him|her|me) off with ",
        after=r" (?:thing|flare-?up|relapse)",
        unless=r" (?:clinic|unit|module|model|team|project|of (?:luck|time))",
    ),
    anchored(
        "health",
        _DRUGS,
        field(_MEDICINES, reach=45),
        rf"(?:{HE}|patient|pt|{NAMED})(?:'s| is| was| has been)? (?:started|commenced|put|kept|maintained"
        rf"|switched|discharged|stable)(?: her| him)?(?: back)?(?: on(?:to)?)? ",
        r"(?:prescribed?|allergic(?: to)?|reaction to|titrate|withhold)(?: (?:her|him|on))? ",
        r"(?:re-?)?(?:started|commenced|put|kept) (?:back )?on ",
        r"(?:pt|patient)(?!\w)[^\n.]{0,40}[ ,]on (?:\w{3,14} \d{0,4} ?\w{0,4}(?:,| and| \+) )?",
        after=rf"{_DOSE}(?: tablets?| caps(?:ules?)?)?,? {_TIMES}| \d{{2,4}} {_LATIN}",
        unless=r" (?:tablets|side effects|class|module|template|price|sales|trial)",
    ),
)

_STATUS = field(
    "(?:covid|vaccination|vaccine|immuni[sz]ation|hiv|pregnancy) status",
    "vaccinated",
    "(?:currently )?pregnant",
)
_DISABLED = field(
    "disability(?: status)?",
    "(?:registered )?disabled",
    r"do you (?:consider yourself to )?have a disability\??",
)
_ALLERGENS = (
    r"(?:(?:tree )?nuts?|peanuts?|shellfish|penicillin|latex|eggs?|dairy|milk|wheat|gluten|bee stings?|wasps?"
    r"|pollen|sesame|soya|fish|aspirin|cats|codeine|sulfa)"
)
_VITALS = (
    r"(?:bp|hr|rr|sats|spo2|gcs|bmi|temp|hba1c|chest clear|abdo(?:men)? soft|apyrexial|afebrile|heart "
    r"sounds"
    r"|no focal|tender|looks? (?:un)?well|alert|obs stable)"
)
_BLOOD = r"(?:(?:ab|a|b|o) ?(?:[+\u2212-](?![\w])|(?:rh(?:esus)? ?(?:d )?)?(?:positive|negative|pos|neg)))"
_BODY_DATA = (
    r"(?:fingerprints?|finger ?print template|palm print|voice ?print|face ?(?:scan|print|template)"
    r"|iris (?:scan|template)|retina scan|biometric (?:template|data)|dna (?:sample|profile))"
)
_GENE = (
    r"(?:brca ?[12]?|huntington'?s|lynch syndrome|apoe4?|cystic fibrosis|factor v leiden|sickle cell"
    r"|tay-sachs|mthfr|thalassa?emia)"
)

RULES = (
    rule(
        "health",
        "pmh|nkda|o/e|year-old|year old| yo |y/o|on examination",
        rf"o/e[:,]? (?:[^\n]{{0,20}} )?{_VITALS}|on examination[:,]? (?:[^\n]{{0,20}} )?{_VITALS}|nkda",
        r"pmhx?:? (?:nil|htn|t[12]dm|ihd|copd|ckd|af|mi|cva|tia|asthma)",
        r"\d{1,3}[ -]?(?:year[- ]old|yo|y/o)(?: \w{3,12})? (?:male|female|man|woman|lady|gentleman|boy"
        r"|girl|m|f)"
        r" (?:(?:with|who) (?:known|a \w{2,10} history|presented|attended)|presented|presenting"
        r"|admitted (?:with"
        r"|overnight|to)|known|was (?:seen|admitted|referred|reviewed) in (?:the )?(?:clinic|a&e|ward))",
    ),
    rule(
        "health",
        "discharge summary|discharged from|admitted|reviewed in|seen in|clinic|consultant|ward",
        rf"{WHO} (?:was|has been|were) (?:seen|reviewed|admitted|referred|readmitted|discharged) "
        r"(?:in|to|by|from) (?:the |our |my )?(?:\w{4,14} )?(?:clinic|ward|hospital|a&e|icu|oncology"
        r"|cardiology"
        rf"|psychiatry|neurology|hospice|crisis team|gynaecology|\w{4, 12} unit)",
        rf"discharge summary: admitted|{ROLE} (?:was )?admitted (?:overnight|with|under)",
    ),
    rule(
        "health",
        " mg |mg |mcg | ml ",
        rf"[a-z]{{5,20}}{_DOSE} {_LATIN}(?: \d/\d{{1,2}}| prn)?",
    ),
    rule(
        "health",
        "icd|diagnos|dx|dg",
        rf"{field(r'(?:icd[- ]?(?:10|9)?(?:-?cm)?(?: code)?|diagnos[ei]s(?: code)?s?|dx|dg)')}"
        r"(?-i:[A-TV-Z]\d[0-9AB](?:\.[0-9A-Z]{1,4})?)",
    ),
    rule(
        "health",
        "reactive|positive|negative|detected",
        r"(?:hiv|hbsag|hcv|hepatitis [bc]|hep [bc]|syphilis|rpr|vdrl|tpha|chlamydia|gonorrho?ea|sars-cov-2"
        r"|covid(?:-19)?|mrsa|tb)(?: ?1/2)?"
        r"(?: ag| ab|/ab| antigen| antibod(?:y|ies)| pcr| igg| igm| screen){0,3} ?(?:[.:\u2026]{1,40}| {2,40}"
        r"|\t) ?(?:non[- ]?reactive|reactive|positive|negative|(?:not )?detected)",
    ),
    rule(
        "health",
        "allergy)|allergies)|anaphylactic",
        rf"\((?:severe )?{_ALLERGENS} allerg(?:y|ies)\)",
        rf"(?:{HE}|{NAME})(?:'s|'m| is| am| was) anaphylactic",
    ),
    rule(
        "health",
        "blood type|blood group|positive if|negative if|donor",
        rf"blood (?:type|group)(?:[:=]| is| -)? ?{_BLOOD}",
        rf"(?:{HE}|{NAME})(?:'s|'m| is| am) (?:blood (?:type|group) )?{_BLOOD}(?= (?:if|and|so|blood"
        r"|donor))",
    ),
    rule(
        "health",
        "allerg|disab|impairment|vaccin|pregnan|covid status|childbirth|confinement",
        rf"{_STATUS}(?:yes|(?:un|fully |partially )?vaccinated|positive|negative|pregnant)",
        rf"{field(r'(?:known |food |drug )?allerg(?:y|ies)')}{_ALLERGENS}",
        rf"{field('expected (?:week|date) of (?:childbirth|confinement)', 'edd')}\d{{1,4}}",
        rf"{_DISABLED}(?:yes|disabled|registered)(?![\w])",
        r"do you (?:consider yourself to )?have a disability\? ?(?:yes)",
        rf"{field(r'(?:disability|impairment|disability type)')}(?:wheelchair|visual|hearing|mobility"
        r"|deaf|blind"
        r"|dyslexi|learning|physical|mental|autis|amput|partial|paraly)\w{0,10}(?: \w{3,12})?",
    ),
    rule(
        "biometric",
        "fingerprint|finger print|palm print|voiceprint|voice print|face scan|facescan|face print|iris"
        "|retina"
        "|biometric|dna",
        rf"(?:(?:my|his|her|their|(?:{ROLE}|{NAME})'s)) {_BODY_DATA}(?! (?:reader|login|unlock|app"
        r"|failed|didn))",
        rf"{_BODY_DATA} (?:template )?of (?:employee|visitor|staff(?: member)?|{NAME})(?: \d{{2,8}})? "
        r"(?:captured|enrolled|stored|taken|recorded|registered)",
        rf"{_BODY_DATA} (?:of (?:her|him|me|(?:mr|mrs|ms) {NAME})|(?:template )?(?:was |is )?(?:enrolled"
        r"|captured"
        rf"|registered|taken|recorded)(?: for| from| of)? (?:employee|staff|visitor|{NAME}|him|her|the "
        r"(?:door|gate|clock))"
        rf"(?: \d{{2,8}})?)|{_BODY_DATA} enrolled",
        r"biometric data (?:captured|enrolled|taken|on file)[:,]? (?:\w{3,12} )?(?:index|thumb|finger"
        r"|iris|face"
        r"|right|left|voice|palm)",
    ),
    rule(
        "genetic",
        "brca|gene|dna test|dna result|huntington|carrier|23andme|lynch|apoe",
        rf"(?:he|she|i|who|{NAME}) (?:\w{{3,9}} )?(?:has|have|carries|carry|inherited|tested positive "
        r"for) (?:the |a )"
        rf"?(?:{_GENE})(?: (?:gene|mutation|variant))?(?! (?:pathway|data|project))",
        rf"genetic test(?:ing)?(?: results?)?(?: shows?| showed|:| came back| found)[: ]"
        rf"{{0,2}}(?:\w{{2,9}} ){{0,3}}(?:{_GENE}|carrier|mutation|positive)",
        rf"dna test (?:confirmed|shows?|showed|proved) (?:that )?(?:he|she|{NAME})|(?:his|her|my) (?:dna "
        r"test|"
        rf"23andme|genetic test)|carrier of (?:{_GENE})|{HIS} {_GENE} (?:gene|mutation)",
    ),
)
"""Clinical shorthand and forms without a word of the tables, biometric and genetic data."""
