"""Special categories of personal data: said about a person, never as a topic.

The categories are those of GDPR articles 9 and 10: health, union membership, religion, sexual orientation,
politics, ethnicity, criminal convictions. Policies withhold a whole item for one such finding, so a turn of
phrase counts only when it ties the matter to somebody: ``diagnosed with asthma``, ``her depression``,
``convicted of fraud``. None are ``health check``, ``UNION SELECT``, ``race condition``, ``kill process``
and a headline about cancer research.

A rule runs only where one of its literals occurs; every repetition in it is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.literals import Literals
from redactor.detect.passage import Family, Match, Passage
from redactor.detect.patterns import (
    special_abroad,
    special_beliefs,
    special_charts,
    special_clinical,
    special_health,
    special_life,
    special_notes,
)
from redactor.detect.patterns.special_anchored import Anchors
from redactor.detect.patterns.special_languages import LANGUAGES
from redactor.detect.patterns.special_rule import NAME, rule

ENTITY = "SPECIAL_CATEGORY"
_SCORE = 0.7

_SOMEBODY = rf"(?:i|he|she|we|they|who|{NAME})"
_IS = rf"(?:i am|i'm|(?:he|she) is|(?:he|she)'s|they are|they're|{NAME} (?:is|was)|who is)"
_HIS = rf"(?:my|his|her|their|{NAME}'s)"
_ILLNESS = (
    r"(?:(?:stage (?:[1-4]|iv|i{1,3})|type [12]|severe|chronic|clinical|major|mild|advanced|terminal|breast"
    r"|lung|prostate"
    r"|colon|skin|ovarian|thyroid|blood|bone|brain|postpartum|manic) ){0,3}"
    r"(?:cancer|leuka?emia|lymphoma|melanoma|(?:brain )?tumou?r|diabetes|asthma|epilepsy|depression"
    r"|anxiety(?: disorder)?"
    r"|bipolar(?: disorder)?|schizophrenia|psychosis|ptsd|adhd|ocd|autism|asperger'?s|dementia|alzheimer'?s"
    r"|parkinson'?s|multiple sclerosis|hiv|aids|hepatitis(?: [abc])?|tuberculosis|crohn'?s|colitis|lupus"
    r"|fibromyalgia|endometriosis|anorexia|bulimia|(?:an )?eating disorder|alcoholism|drinking problem"
    r"|burn-?out"
    r"|nervous breakdown|panic attacks?|miscarriage|heart (?:attack|failure|disease)|kidney (?:failure"
    r"|disease)"
    r"|c(?:o)?eliac disease|long covid|arthritis|an?a?emia|infertility|mental (?:health|illness) (?:issues?"
    r"|problems?)"
    r"|mental illness)"
)
_FAITH = (
    r"(?:muslim|jewish|a (?:christian|baptist|methodist|quaker|jew)|catholic|protestant|hindu|buddhist|sikh"
    r"|mormon|atheist"
    r"|jehovah'?s witness|orthodox (?:jew|christian)|an evangelical|shia|sunni)"
)
_ORIENTATION = r"(?:gay|a lesbian|lesbian|bisexual|transgender|queer|asexual|non-?binary|homosexual)"
_PARTY = (
    r"(?:republican|democrat(?:ic)?|democrats|labou?r|conservatives?|tory|greens?|liberal democrats?"
    r"|communist|socialist"
    r"|libertarian)"
)
_CRIME = (
    r"(?:a (?:felony|crime|misdemeanou?r)|fraud|theft|burglary|(?:armed )?robbery|(?:sexual "
    r"|aggravated )?assault|murder"
    r"|manslaughter|arson|perjury|embezzlement|tax evasion|drunk driving|dui|dwi|drug (?:possession|dealing"
    r"|trafficking)"
    r"|possession|domestic violence|rape|stalking|shoplifting|money laundering|insider trading)"
)
_OTHER_UNION = (
    r"(?!european|soviet|african|student|credit|rugby|customs|monetary|western|international|tagged"
    r"|discriminated)"
)

_ENGLISH = (
    rule(
        "health",
        "diagnos",
        r"(?:was|were|is|am|been|got|being|recently|newly|just|he|she|i) diagnosed with (?:an? "
        rf")?{_ILLNESS}",
        rf"{_HIS} {_ILLNESS} diagnosis",
        rf"{_HIS} diagnosis (?:is|was|of) {_ILLNESS}",
    ),
    rule(
        "health",
        "pregnan|expecting a baby|abortion|miscarr",
        r"(?:she|i|wife|girlfriend|sister|daughter|who)(?: is| was| am|'[sm]) "
        r"(?:\d{1,2} (?:weeks?|months?) |also |now |currently |\w{1,8} months )?pregnant",
        rf"{NAME} (?:is|was) (?:\w{{1,9}} (?:weeks |months )?)?pregnant",
        r"had (?:an?|her) (?:miscarriage|abortion)|she miscarried",
        r"(?:she|they|we)(?:'s| is|'re| are) expecting a baby",
    ),
    rule(
        "health",
        "positive",
        rf"(?:{_IS}|tested|being|been) hiv[- ]positive",
        rf"(?:{_SOMEBODY}(?: has| have)? |(?:^|[.,;] ?))tested positive for (?:hiv|covid(?:-19)?"
        r"|hepatitis(?: [abc])?"
        r"|syphilis"
        rf"|chlamydia|drugs|cocaine)",
        r"(?:is|am|was|are) hiv[- ]positive",
    ),
    rule("health", "hiv status", r"(?:my|his|her) hiv status"),
    rule(
        "health",
        "appointment|session with",
        r"(?:(?:my|his|her|an?|the) )?(?:therapy|therapist|psychiatrist|psychiatry|psychotherapy"
        r"|oncolog(?:y"
        r"|ist)|fertility|ivf"
        r"|psychologist|prenatal|dialysis|chemo(?:therapy)?|rehab) appointments?",
        r"session with (?:my|his|her) (?:therapist|psychiatrist|psychologist)",
    ),
    rule(
        "health",
        "sick leave|medical leave|off sick|signed off|disability|illness|surgery",
        r"(?:is|am|was|been|went|goes|he's|she's|currently|her|his|my) (?:on "
        r"|out on )?(?:long-term )?(?:sick|medical) leave",
        r"sick leave (?:for|since|until|because|due)|on (?:long-term )?sick leave",
        r"(?:is|was|been|am|he's|she's) (?:signed )?off sick|signed off work with (?:stress|depression"
        r"|burn-?out|anxiety)",
        r"(?:his|her|my) (?:disability|illness|surgery)(?! (?:insurance|claims?|policy|cover))",
    ),
    rule(
        "health",
        "suicid|self-harm|overdos|depressed",
        r"(?:is|was|feels?|felt|he's|she's|i'm|been) suicidal|(?:has |had )?attempted suicide|(?:his|her"
        r"|my) suicide attempt",
        r"(?:he|she|who|i) (?:has been |is |was )?self-harm(?:ing|s|ed)|(?:he|she) overdosed",
        r"(?:i|he|she|who)(?: am| is| was| has been|'[sm]) (?:clinically |severely |very |so )?depressed",
    ),
    rule(
        "union",
        "union",
        r"(?:joined|joining|join|member of|membership in|belongs? to|active in|elected to|rep for) "
        r"(?:the|a"
        rf"|our|her|his|their)"
        rf" (?:{_OTHER_UNION}[a-z]{{3,14}} )?(?:trade |labou?r )?union(?! (?:type|select|query|all|of"
        r"|find))",
        r"(?:is|was|am|he's|she's|i'm) an? (?:active )?union (?:member|rep(?:resentative)?|steward"
        r"|organi[sz]er)",
        r"(?:his|her|my) (?:trade )?union (?:membership|dues|card|rep)",
        r"trade union membership: (?:yes|(?-i:[A-Z])\w{1,20})",
    ),
    rule(
        "religion",
        "muslim|jew|christian|catholic|protestant|hindu|buddhist|sikh|mormon|atheist|jehovah|evangel"
        "|baptist"
        "|methodist"
        "|quaker|shia|sunni|convert|mosque|synagogue|mitzvah",
        rf"{_IS} (?:an? )?(?:practi[sc]ing |devout )?{_FAITH}",
        rf"(?:is|am|was|being) a (?:practi[sc]ing|devout) {_FAITH}",
        rf"(?:he|she|who|i|{NAME}) converted to (?:islam|judaism|christianity|catholicism|buddhism"
        r"|hinduism)",
        r"(?:his|her|my) (?:mosque|synagogue|ba[rt] mitzvah)",
    ),
    rule(
        "sexuality",
        "gay|lesbian|bisexual|transgender|queer|asexual|binary|homosexual|came out|sexual",
        rf"{_IS} (?:openly )?{_ORIENTATION}(?! rights)",
        rf"(?:came|coming|come) out (?:to \w{{2,20}} )?as (?:trans|bi|{_ORIENTATION})",
        r"(?:his|her|my) sexual(?:ity| orientation) is",
        r"(?:his|her|my) gender transition",
    ),
    rule(
        "politics",
        "vote|voting|party|republican|democrat|political",
        rf"(?:i|he|she|{NAME}) (?:always )?(?:votes?|voted"
        rf"|is voting) (?:for )?(?:the )?(?:{_PARTY}(?: party)?|trump|biden|harris"
        r"|afd)",
        rf"(?:joined|member of|registered with|donated to|volunteers? for) the {_PARTY} party",
        rf"(?:is|am|he's|she's|i'm) a (?:registered|card-carrying|lifelong) {_PARTY}",
        r"(?:his|her|my) political (?:views|opinions|beliefs|affiliation)",
    ),
    rule(
        "ethnicity",
        "ethnic|race|descent|heritage",
        r"(?:is|am|was|he's|she's|i'm) of (?:\w{3,15} )?(?:african|asian|arab|turkish|jewish|roma|hispanic"
        r"|latino|indian|chinese"
        r"|kurdish|russian) (?:descent|origin|heritage)",
        r"(?:his|her|my) ethnic(?:ity| origin| background) is",
    ),
    rule(
        "criminal",
        "convict|arrest|criminal|prison|parole|probation|felony|charged|indicted|sentenced|jail|on bail"
        "|guilty",
        rf"(?:was|were|been|is|got|he|she|who) (?:convicted|found guilty) of {_CRIME}",
        rf"(?:was|were|been|got) (?:arrested|charged|indicted|sentenced|jailed) (?:for|with|on) {_CRIME}",
        r"(?:his|her|my) (?:criminal (?:record|conviction|past)|felony conviction|prior convictions?"
        r"|(?:parole|probation) officer"
        r"|arrest record)",
        rf"(?:he|she|i|who|{NAME}) (?:has|have|had) (?:an? )?(?:criminal record|prior convictions?|felony)",
        r"(?:served|serving|spent|sentenced to) (?:\w{1,10} )?(?:months|years) in (?:prison|jail)",
        r"(?:is|was|he's|she's) (?:out )?on (?:parole|bail)",
    ),
)
_PARTS = (special_health, special_clinical, special_beliefs, special_life, special_abroad, special_notes)
_RULES = Literals(
    (one.literals, one) for one in _ENGLISH + LANGUAGES + tuple(one for part in _PARTS for one in part.RULES)
)
_ANCHORS = Anchors(one for part in _PARTS for one in part.ANCHORED)

_TOPIC = re.compile(
    r"[\s-]{1,2}(?:research|awareness|charity|fundrais|clinic|centers?\b|centre|statistic|prevention"
    r"|screening|drugs?\b|news|feature"
    r"|tickets?\b|bugs?\b|endpoint|module|class\b|scores?\b|dataset)",
    re.IGNORECASE,
)
"""Right after a match, these make a topic of it: ``their cancer research``, ``our diabetes awareness "
"week``."""


def find(passage: Passage) -> Iterator[Match]:
    """Yield every place that says something of a special category about somebody."""
    lower, text = (shown.replace("\u2019", "'") for shown in (passage.lowered, passage.text))
    for one, start, end in _RULES.lines(lower):
        for found in one.pattern.finditer(text, start, end):
            if not _TOPIC.match(text, found.end()):
                yield Match(ENTITY, found.start(), found.end(), _SCORE, f"special.{one.category}")
    for category, start, end in (*_ANCHORS.find(text, lower), *special_charts.found(lower)):
        if not _TOPIC.match(text, end):
            yield Match(ENTITY, start, end, _SCORE, f"special.{category}")


FAMILY = Family("special", frozenset({ENTITY}), find)
