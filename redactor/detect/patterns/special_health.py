"""Health, as colleagues speak of it: illnesses, treatment, pregnancy, therapy, addiction.

The words are tables (``tables/conditions.txt``, ``procedures.txt``, ``drugs.txt``); none counts alone.
"""

from __future__ import annotations

from redactor.detect.known_names import table
from redactor.detect.patterns.special_anchored import anchored
from redactor.detect.patterns.special_rule import NAME, rule
from redactor.detect.patterns.special_words import ADVERBS, COMPOUND, HAS, HE, HIS, HOW, IS, KIN, ROLE, WHO, A

_CONDITIONS = table("conditions.txt")
_SETBACKS = table("setbacks.txt")
"""Said of machines and in jest too: ``a stroke of luck``, ``a panic attack over this merge``."""

_PROCEDURES = table("procedures.txt")
_DRUGS = table("drugs.txt")

_OFF = (
    r"(?:(?:signed |been |being |'s |'m |is |am |was |still )(?:off|absent|away)(?: sick| ill| work)?"
    r"|off (?:sick|ill|work)|(?:sick|medical|unpaid|stress|on) leave|home sick|in (?:hospital|the hospital"
    r"|bed|icu)"
    r"|(?:been |was |got |were )?(?:hospitali[sz]ed|admitted|rushed in|taken to (?:hospital|a&e))|laid up"
    r"|unfit (?:for|to) work|time off|days? off(?: sick)?|(?:repeated|recent|her|his|my) (?:sickness "
    r")?absences?"
    r"|passed away|died|medically retired|ill-health retirement|phased return|reduced hours|adjustments?"
    r"|accommodations?|fit note|sick note|doctor's note)"
)
_SINCE = (
    r"(?:[a-z0-9 ,:-]{0,30} )?(?:with|for|from|of|due to|because of|owing to|following|after|on account of)"
)
_FIGHTS = (
    r"(?:suffer(?:s|ed|ing)? from|struggl(?:es?|ed|ing) with|living with|lives? with|battl(?:es|ing|ed)"
    r"|fighting|recover(?:ing|ed) from|deal(?:s|ing|t) with|cop(?:es|ing) with|(?:being )?treated for"
    r"|prone to|dying of|died (?:of|from)|has a history of|have a history of|had a history of|contracted"
    r"|on (?:meds|medication|tablets|pills|treatment) for|takes (?:meds|medication|tablets|pills"
    r"|something) for"
    r"|off with|down with|ill with|sick with|home with|in bed with|in hospital with|stuck with|born with"
    r"|(?:going|went) through(?: the)?|found to have|disclosed(?: that (?:he|she|they) (?:has|have))?"
    r"|declared|turned out to have|had to be treated for|waiting for|being tested for|being "
    r"investigated for|come down with|came down with"
    r"|(?:registered )?disabled (?:with|by|due to|because of)|allergic to)"
)
_TOLD = r"(?:says?|said|thinks?|confirmed|suspects?|reckons|believes?) (?:that )?(?:it's|it is|it was)"
_TIED = (
    rf"{WHO}{HAS} {A}{HOW}",
    rf"{WHO}{IS}? {ADVERBS}{_FIGHTS} {A}{HOW}",
    rf"{_OFF} {_SINCE} {A}{HOW}(?:[a-z]{{3,15}} (?:and|or) )?",
    (
        rf"(?:was|were|is|am|been|got|being|recently|newly|just|{HE}|'s|{WHO}) (?:diagnosed|misdiagnosed)"
        rf" (?:as having|with|as) {A}{HOW}"
    ),
    rf"(?:{ROLE}|{KIN}) (?:with|has|had) {A}{HOW}",
    rf"(?:{_TOLD}|(?:tested|testing) positive for|(?:was|been) found to have) {A}{HOW}",
    rf"(?:got|caught) the {HOW}|^got (?:the )?",
)
_JEST = (
    r" (?:of (?:luck|genius)|when|over|trying|watching|reading|looking|lol|about|from (?:this|the)|order\b)"
)
_BODY = (
    r"(?:leg|arm|ankle|wrist|foot|toe|hip|knee|shoulder|collar ?bone|rib|ribs|back|neck|skull|jaw|nose|hand"
    r"|finger|elbow|achilles|acl|ligament|pelvis|spine|eye|heart|bowel|gall ?bladder|prostate|breast|womb"
    r"|thyroid|kidney|liver|tonsils|appendix|hernia|brain|lung|stomach)"
)
_CARER = (
    r"(?:therapist|psychiatrist|psychologist|oncologist|cardiologist|neurologist|psychotherapist"
    r"|gyn[ae]{1,2}"
    r"cologist|midwife|urologist|dermatologist|rheumatologist|addiction counsell?or|sponsor|consultant"
    r"|grief counsell?or|counsell?or|physio|gp|doctor|community psychiatric nurse|cpn)"
)

ANCHORED = (
    anchored(
        "health",
        _CONDITIONS,
        *_TIED,
        rf"{HIS} {HOW}",
        rf"as someone with {HOW}",
        r"(?:requests?|requested|needs?|needed|asks? for|absen(?:t|ce)|working from home|wfh|late|missed"
        r"|missing"
        r"|excused|unable to \w{2,9}|can't \w{2,9}|larger|reduced) [^\n.]{0,45}(?:due to|because "
        r"of|owing to)"
        rf" {A}{HOW}",
        unless=COMPOUND,
    ),
    anchored(
        "health",
        _SETBACKS,
        *_TIED[:4],
        r"(?:^|[,;] )(?:i )?had an?(?:other)? ",
        rf"(?:{_TOLD}) {A}{HOW}",
        unless=rf"{_JEST}|{COMPOUND}",
    ),
    anchored(
        "health",
        _PROCEDURES,
        rf"{HIS} {HOW}(?:first |last |next )?",
        rf"{WHO}{HAS} (?:\w{{2,9}} )?(?:rounds?|cycles?|sessions?) of ",
        rf"{WHO}(?:{HAS}|{IS})? {ADVERBS}(?:having|had|has|have|needs?|needed|undergo(?:es|ing)|underwent"
        r"|gets?"
        r"|getting|started|starting|starts|in for|due|due for|booked (?:in )?for|scheduled for"
        r"|recovering from"
        rf"|waiting for|going through|finished|on the (?:waiting )?list for(?: an?)?|doing|on) {A}{HOW}",
        rf"{_OFF} {_SINCE} {A}{HOW}",
        rf"{WHO}{HAS} {A}{HOW}",
        rf"(?:on|for) the waiting list for {A}{HOW}|(?:back|return(?:ed|ing)) to work after {A}{HOW}",
        rf"(?:referred|booked in|went in|going in|admitted|prepped|listed|consented) for {A}{HOW}",
        unless=r" of (?!pregnancy)|s? (?:of (?:the )?(?:contract|employment|agreement)|bill|clinic|fund|law)"
        rf"|{COMPOUND}",
    ),
    anchored(
        "health",
        _DRUGS,
        rf"{WHO}(?:{IS}|{HAS})? {ADVERBS}(?:on|taking|takes?|took|(?:back|put|started|starts|starting"
        r"|stopped"
        rf"|came off|coming off|off|prescribed|hooked on|addicted to|given|allergic to|using|injects"
        rf"|stable on|weaned off)(?: on)?) (?:(?:daily|high-dose|a course of|some|the|her|his|my) )?",
        rf"{HIS} (?:daily |weekly )?",
        r"(?:doctor|gp|psychiatrist|consultant|they) (?:has |have )?(?:put|started|prescribed|wants|upped) "
        r"(?:me|him|her|them)(?: on)? ",
        r"(?:^|[.,;] ?|was |been |her |him |patient |pt )(?:started|put|restarted|commenced|remains"
        r"|stable|maintained) (?:(?:her|him|me|them|patient) "
        r")?on ",
        r"(?:^|[.,;] ?)(?:was |been |still |currently )?(?:prescribed|allergic to|on regular) ",
        r"(?:^|[,;:.] ?)(?:taking|takes) ",
        unless=COMPOUND,
    ),
)
"""Illnesses, treatment and medicines of somebody."""

_EVERYDAY_SIGHTS = (
    r"(?:a wheelchair|a (?:walking )?stick|a white cane|a walking frame|crutches|a hearing aid|hearing aids"
    r"|an epipen"
    r"|an inhaler|a stoma(?: bag)?|a pacemaker|a prosthetic (?:leg|arm)|a cpap machine|a colostomy bag"
    r"|a guide dog|an insulin pump|a catheter|a cochlear implant)"
)
_ADJECTIVES = (
    r"(?:(?:a |an )?(?:recovering )?(?:alcoholic|(?:type [12] )?diabetic|epileptic|haemophiliac"
    r"|schizophrenic|heroin "
    r"addict"
    r"|drug addict|wheelchair user|cancer survivor|carer for \w{2,12} disabled)|dyslexic|autistic|asthmatic"
    r"|bipolar|anorexic|bulimic|coeliac|celiac|neurodivergent|dyspraxic|suicidal|terminally ill"
    r"|mentally ill"
    r"|hard of hearing|hiv[- ]?positive|hiv\+|partially sighted|visually impaired|hearing impaired|lactose"
    r" intolerant|immunocompromised|immunosuppressed|paraplegic|infertile|menopausal|perimenopausal"
    r"|registered (?:disabled|blind|deaf)|on the (?:autism |autistic )?spectrum|bedridden|malnourished"
    r"|clinically vulnerable|in remission|burn(?:t|ed)[ -]out|manic|hypomanic|detoxing|paralysed|paralyzed"
    r"|in a (?:psychiatric|psych|mental) (?:ward|hospital|unit)|in a hospice|in intensive care|on life "
    r"support"
    r"|in a coma|on dialysis|in icu|in hospital|in a&e|in palliative care|having a (?:relapse|flare-up))"
)

RULES = (
    rule(
        "health",
        "alcoholic|(?:type [12] )?diabetic|epileptic|haemophiliac|schizo|addict|wheelchair|survivor"
        "|dyslexic|autistic"
        "|asthmatic"
        "|bipolar|anorexic|bulimic|coeliac|celiac|neurodiv|dyspraxic|suicidal|terminally|mentally ill"
        "|hearing"
        "|hiv|sighted|impaired|intolerant|immuno|paraplegic|infertile|menopaus|registered|spectrum"
        "|bedridden"
        "|vulnerable|remission|burnt|burned|manic|detox|paraly|psych|hospice|intensive care|life support"
        "|in a coma|dialysis|in icu|hospital|a&e|palliative|relapse|flare-up|deaf|disabled|blind|depressed",
        rf"{WHO}{IS} {ADVERBS}{_ADJECTIVES}(?! (?:to|by|from)\b)(?!{COMPOUND})",
        rf"{HE}{IS} {ADVERBS}(?:(?:profoundly )?deaf|blind|disabled|depressed|(?:[a-z-]{{3,9}} "
        r")?colou?r[ -]?blind)(?=[.,;!?]|$| and| since| so| in (?:one|his|her|my)| from birth)",
        r"as an? (?:autistic|disabled|deaf|blind|dyslexic|neurodivergent|diabetic|epileptic)"
        r" (?:person|woman|man|employee|engineer|colleague|parent|developer|member of)",
        r"(?:blind|deaf) in (?:his|her|my|one|the) (?:left |right |one )?(?:eye|ear)",
        r"(?:employee|he|she|i|applicant|claimant) (?:is|am|was) registered (?:as )?disabled",
        r"hiv[- ]?(?:positive|\+) since (?:\d{4}|birth|last)",
    ),
    rule(
        "health",
        "wheelchair|a stick|walking |a white cane|crutch|hearing aid|epipen|inhaler|stoma|pacemaker"
        "|prosthetic|cpap"
        "|guide dog|insulin pump|catheter|colostomy|implant|sign language|bsl|screen reader",
        rf"{WHO} (?:also |now )?(?:uses|used|wears|has|had|carries|walks with|needs|is on|i have|is in) "
        rf"(?:\w{{2,9}} )?{_EVERYDAY_SIGHTS}",
        rf"i (?:use|wear|have|carry|walk with|need) {_EVERYDAY_SIGHTS}|(?:uses|wears) {_EVERYDAY_SIGHTS}",
        rf"{HIS} (?:wheelchair|hearing aids?|inhaler|epipen|stoma|insulin pump|guide dog)",
        rf"{WHO} (?:is deaf|needs|uses) (?:and needs |a )?(?:a )?(?:bsl|sign language|screen reader)",
    ),
    rule(
        "health",
        "surgery| operation|operated|replacement| op |-operative|procedure|broke|fractur|sprain"
        "|dislocat|ruptur",
        rf"{WHO}(?:{IS}|{HAS})? {ADVERBS}(?:having|had|has|needs?|needed|recovering from|undergoing"
        r"|underwent"
        rf"|in for|due|booked in for|scheduled for|waiting for) (?:\w{{3,12}} )?(?:surgery|an operation)"
        rf"(?! (?:demo|hours|centre|center|software|team))",
        rf"{WHO}(?:{IS}|{HAS})? {ADVERBS}(?:having|had|has|getting|gets|needs?|in for|due)(?: for)? "
        rf"(?:an? |his |her |my )(?:\w{{3,8}} )?{_BODY} "
        rf"(?:op|operation|surgery|replacement|scan|transplant|reconstruction|removed)",
        rf"(?:surgery|operation|operated) on (?:my|his|her|their) (?:left |right )?{_BODY}",
        rf"{HIS} (?:left |right )?{_BODY} (?:surgery|operation|op|replacement|injury|transplant|condition)",
        r"(?:after|since|until|before|from|for) (?:my|his|her) (?:operation|surgery|procedure)",
        rf"{HE} (?:has |had )?(?:broke|broken|fractured|sprained|dislocated|ruptured|tore|torn)"
        rf" (?:my|his|her|an?) (?:left |right |\w{{3,8}} in (?:his|her|my) )?{_BODY}",
        r"recovering from (?:an?|his|her|my) (?:operation|surgery)|post-?operative recovery",
    ),
    rule(
        "health",
        "therapy|therapist|psych|oncolog|cardiolog|neurolog|midwife|urolog|dermatolog|rheumat|counsel"
        "|sponsor"
        "|physio|cpn|consultant|gp |doctor|hospital|scan|biopsy|blood test|smear|mammogram|lateral "
        "flow|a&e|intensive care|icu",
        rf"{WHO}(?:{IS}|{HAS})? {ADVERBS}in therapy(?!{COMPOUND})",
        rf"{WHO}(?:{IS}|'s been| has been)? {ADVERBS}(?:see|sees|seeing|saw) (?:an?|my|his|her|the) "
        rf"{_CARER}",
        rf"i have an? {_CARER}s? (?:appointment|session)|(?:my|his|her) (?:psychiatrist|oncologist|cpn"
        rf"|psychologist|midwife|therapist|cardiologist|neurologist)",
        rf"(?:i've got|i have|{WHO} has|{WHO} had|my|his|her) (?:an? )?(?:hospital|scan|ultrasound|oncology"
        rf"|antenatal|gp|doctor'?s?|clinic|specialist|mri) (?:appointment|scan)",
        rf"{HIS} (?:\w{{2,10}} )?(?:scan|biops(?:y|ies)|mammogram|smear(?: test)?|blood tests?|bloods|mri"
        r"|test results?|ultrasound|x-ray|colonoscopy)(?: results?)? (?:is|was|were|came|showed|shows"
        r"|show)"
        rf" (?:back )?(?:\w{{2,9}} )?(?:malignant|abnormal|positive|negative|clear|benign|raised|low|high"
        rf"|cancerous|no |a |an |that |the |up )?",
        r"(?:lateral flow|pcr|pregnancy test)(?: test)? (?:and it's|was|is|came back|came out) positive"
        r"|(?:smear test|biopsy|mammogram results?|bloods|scan) (?:came back|was|were|showed|is)"
        r" (?:abnormal|malignant|benign|cancerous)",
        rf"{WHO}(?:{IS}| got| had to be| ended up) (?:\w{{2,9}} )?(?:taken to|rushed to|admitted to|in)"
        rf" (?:the )?(?:a&e|hospital|er|intensive care|icu)(?!{COMPOUND})",
        rf"{HE}(?:{IS}) in (?:the )?hospital(?!{COMPOUND})",
        rf"(?:{HE}(?:{IS})?|{NAME}(?: is|'s)?|^off|^back) (?:off |back |going |went )?(?:to|from|at|on"
        r"|in) (?:the )?(?:oncology|psychiatric"
        r"|maternity|cardiac|antenatal|fertility|dialysis|stroke|mental health) (?:ward|unit"
        r"|clinic)(?! (?:software|version|project))",
    ),
    rule(
        "health",
        "sober|recovery|drinking|drunk|relaps|rehab|aa meeting|to aa|na meeting|off the wagon|detox"
        "|cannabis"
        "|cocaine|drug test|alcohol|addict|heroin|the bottle|hooked on| clean",
        r"(?:\w{2,12}|\d{1,2}) (?:years?|months?|weeks?|days) sober|in recovery,",
        rf"(?:{HE}|{NAME})(?:'s|'m| is| am| has been| have been)? (?:\w{{2,9}} )?(?:back on the bottle"
        r"|hooked on (?:painkillers|opioids?|heroin|coke|pills)|\d{1,3} (?:days|months|years) clean)",
        rf"{HE}(?:{IS}|{HAS})? {ADVERBS}(?:sober|relapsed|in recovery from|in rehab|in detox|off the wagon"
        r"|drinking (?:again|heavily|too much)|drunk (?:at work|on shift|on duty|at his desk))(?! "
        r"analysis)",
        rf"{NAME}(?:'s| has)(?: been)? (?:drinking again|relapsed)|{WHO} smell(?:s|ed|ing)? of alcohol",
        rf"(?:{HE}|{NAME}) (?:failed|has failed) (?:the|a|his|her|my) (?:drugs?|alcohol|breath) test",
        rf"{WHO} (?:goes|go|went|going) to (?:aa|na|alcoholics anonymous|rehab)(?: meetings?| on| every"
        r"| in| again|$)",
        rf"{WHO}(?:{IS}) {ADVERBS}addicted to (?:heroin|cocaine|alcohol|painkillers|opioids?|gambling"
        r"|drugs|"
        r"prescription \w{3,10})|suspended for (?:alcohol|drinking|drugs)|(?:his|her|my) (?:drinking"
        r"|addiction)"
        rf" (?:is|was|has|got|problem)",
    ),
    rule(
        "health",
        "kill h|kill m|end it all|own life|self-harm|self harm|overdos|sectioned|suicide|breakdown"
        "|mental health"
        "|off the meds|his meds|her meds|my meds|on leave|burnt|burned",
        rf"{HE} (?:\w{{3,9}} )?(?:tried|threatened|wanted|wants|attempted|planned|said \w{{2,4}} would"
        r"|try|trying)"
        r" (?:to )?(?:kill (?:himself|herself|myself)|end it all(?! with| in one)|(?:take|end) (?:his"
        r"|her|my) (?:own )?life)",
        r"self[- ]harm(?:ed|ing|s)? (?:scars|marks)|(?:he|she|who|i)(?:'s| has| had| is| was)?(?: "
        r"been)? ?self[- ]harm"
        r"(?:s|ed|ing)?|(?:she|he|i) took an overdose",
        rf"{WHO}(?:{IS}) (?:sectioned|detained under the mental health act)",
        rf"{HIS} (?:own )?mental health(?! (?:day|first|team|policy|week|app|ambassador))",
        r"(?:he|she|i)(?:'s| is| am|'m| has been| went) (?:off|back on) (?:the|his|her|my) (?:meds"
        r"|medication)",
        rf"(?:my|his|her) (?:meds|medication|antidepressants)(?! (?:list|table|module))|{HE}{HAS} "
        r"(?:had )?a breakdown",
    ),
    rule(
        "health",
        "pregnan|weeks along|ivf|due in|maternity|paternity|lost the baby|miscarr|abortion|expecting"
        "|fertility"
        "|labour",
        rf"(?:{WHO}|team ?mate)(?:{IS}) {ADVERBS}(?:\d{{1,2}} weeks (?:along|gone)|having (?:ivf|a baby"
        r"|twins)|"
        r"(?:\w{2,9} ){0,2}pregnant|expecting (?:a baby|twins|her (?:first|second|third)))|she(?:'s"
        r"| is) in labour(?=$|[.,;!]| now| and| at| since)",
        rf"(?:wife|girlfriend|partner|she|{NAME}|who)(?:'s| is) due (?:in|on) (?:early |late "
        r"|mid-?)?(?:january"
        rf"|february|march|april|may|june|july|august|september|october|november|december|spring|summer"
        rf"|autumn|winter)(?= ?[,.;]| so| and|$)",
        rf"(?:{HE}|{NAME}|wife|partner)(?:'s| is|'m| am| was| goes| starts| started| went| will be going)?"
        rf" (?:out |off |going |away )?(?:on )?maternity leave(?! (?:policy|cover|form|entitlement))",
        rf"{HIS} (?:maternity leave|ivf|pregnancy|fertility treatment)(?!{COMPOUND})",
        rf"{WHO} (?:has )?(?:miscarried|lost (?:the|her|our|a) baby(?=$|[.,;!]| at| in | last| after| and"
        r"| yesterday)|(?:had|has had|is having) (?:an? )?"
        rf"(?:miscarriage|abortion|stillbirth|termination))|i miscarried",
    ),
    rule(
        "health",
        "occupational health|signed him|signed her|signed me|fit note|sick note|off sick|long term sick"
        "|long-term sick|phased return|unfit"
        "|statutory sick",
        r"occupational health (?:says?|said|report(?:ed)? that|recommends?|advised?|thinks?|confirmed)"
        r"(?: that)?(?: (?:he|she|they|an?|the))?(?! portal)",
        rf"(?:referred|referral) (?:{WHO} |him |her |me )?to occupational health",
        r"(?:doctor|gp|psychiatrist) (?:has |have )?signed (?:him|her|me) off",
        rf"{HIS} (?:fit note|sick note|med ?3|phased return)|fit note (?:received|runs out|until|from "
        r"(?:his|her))",
        rf"{WHO}(?:{IS}) {ADVERBS}(?:on )?(?:long[- ]term (?:sick|sickness)|a phased return|off sick)",
        rf"{WHO} (?:has been|is|was) (?:certified |signed off )?(?:as )?unfit (?:for|to) work|unfit for "
        r"work (?:until"
        rf"|from|since|due)",
    ),
)
"""Turns of phrase that need no table."""
