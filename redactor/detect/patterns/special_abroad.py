"""Illnesses, parties and unions in German, French, Spanish and Italian: words tied to somebody."""

from __future__ import annotations

from redactor.detect.patterns.special_anchored import anchored
from redactor.detect.patterns.special_rule import NAME, rule
from redactor.detect.patterns.special_words import field

_GERMAN = frozenset(
    "krebs|brustkrebs|lungenkrebs|darmkrebs|hautkrebs|leukämie|depression|depressionen|diabetes|asthma"
    "|epilepsie"
    "|burnout|burn-out|demenz|angststörung|angststörungen|migräne|multiple sklerose|parkinson|adhs|autismus"
    "|bandscheibenvorfall|bandscheibenvorfalls|herzinfarkt|herzinfarkts|schlaganfall|schlaganfalls"
    "|bluthochdruck"
    "|rheuma|grippe|corona|covid|lungenentzündung|panikattacken|essstörung|magersucht|hörsturz|tinnitus"
    "|arthrose"
    "|schizophrenie|hepatitis|hiv|morbus crohn|endometriose|rückenschmerzen|magen-darm-infekt"
    "|bypass-operation"
    "|fehlgeburt|nierensteine|tumor|hirntumor|long covid|posttraumatische belastungsstörung"
    "|legasthenie".split("|")
)
_FRENCH = frozenset(
    "cancer|cancer du sein|dépression|diabète|asthme|épilepsie|burn-out|burnout|alzheimer|parkinson"
    "|leucémie"
    "|sclérose en plaques|hypertension|autisme|migraines|hernie discale|avc|infarctus|tumeur|schizophrénie"
    "|endométriose|hépatite|vih|covid|grippe|fausse couche|crise d'angoisse|anorexie|troubles bipolaires"
    "|pneumonie|sciatique|lombalgie|trouble anxieux|polyarthrite|apnée du sommeil|dyslexie|tdah".split("|")
)
_SPANISH = frozenset(
    "cáncer|cáncer de mama|cáncer de pulmón|depresión|diabetes|asma|epilepsia|ansiedad|alzheimer|parkinson"
    "|leucemia|autismo|hipertensión|hipertensión arterial|hernia discal|infarto|ictus|tumor|esquizofrenia"
    "|endometriosis|hepatitis|vih|covid|gripe|aborto|migrañas|anorexia|trastorno bipolar|neumonía|ciática"
    "|lumbalgia|esclerosis múltiple|fibromialgia|dislexia|tdah".split("|")
)
_ITALIAN = frozenset(
    "cancro|tumore|tumore al seno|depressione|diabete|diabete mellito|asma|epilessia|ansia|alzheimer"
    "|parkinson"
    "|leucemia|autismo|ipertensione|ernia del disco|infarto|ictus|schizofrenia|endometriosi|epatite|hiv"
    "|covid"
    "|influenza|aborto|emicrania|anoressia|disturbo bipolare|polmonite|sciatica|sclerosi multipla|frattura"
    "|attacchi di panico|fibromialgia|dislessia|adhd".split("|")
)
_DE_KIN = (
    r"(?:mann|frau|sohn|tochter|mutter|vater|bruder|schwester|kollegin|kollege|chef(?:in)?|freund(?:in)?)"
)
_FR_KIN = r"(?:mari|femme|fils|fille|mère|père|frère|sœur|collègue|chef|ami[e]?|compagn(?:on|e))"
_ES_KIN = r"(?:marido|mujer|hij[oa]|madre|padre|herman[oa]|compañer[oa]|jef[ea]|espos[oa]|novi[oa])"
_IT_KIN = r"(?:marito|moglie|figli[oa]|madre|padre|fratello|sorella|collega|capo|compagn[oa])"
_UN = r"(?:un |une |un' ?|una |le |la |el |il |l'|del |de la |de l'|du |d'|de |di |lo )?"

ANCHORED = (
    anchored(
        "health",
        _GERMAN,
        rf"(?:\b(?:er|sie|ich|wer)|(?:meine?|seine?|ihre?|unsere?) {_DE_KIN}|{NAME}) (?:hat|habe|hatte"
        r"|bekam|bekommt)"
        r" (?:\w{2,9} ){0,2}?",
        r"(?:krank|krankgeschrieben|arbeitsunfähig|ausgefallen|fehlt|fehlte|abwesend|arbeitsunfähigkeit"
        r"|klinik"
        r"|krankenhaus|behandlung) (?:\w{2,9} ){0,4}?(?:wegen|aufgrund|mit|nach) (?:\w{3,9} ){0,2}?",
        r"(?:ist|war|bin|sind)(?: \w{2,9}){0,3} (?:wegen|aufgrund) (?:\w{3,9} ){0,2}?",
        field(
            r"(?:diagnosen?|befund|vorerkrankungen?|grund der (?:abwesenheit|fehlzeit)|krankheit"
            r"|behinderung"
            r"|allergien|anamnese|fehlgrund|erkrankung)",
            reach=30,
        ),
        unless=r"[ -](?:forschung|hilfe|vorsorge|beratung|test)",
    ),
    anchored(
        "health",
        _FRENCH,
        rf"(?:\b(?:il|elle|qui)|(?:mon|ma|son|sa|notre) {_FR_KIN}|{NAME}|\bj') ?(?:a|ai|avait|fait)"
        rf"(?: eu| fait)? {_UN}",
        r"(?:atteinte? d[e']|soignée? pour|arrêt(?: maladie)? pour|arrêtée? pour|absente? pour"
        r"|hospitalisée? pour"
        rf"|malade d[e']|suivie? pour|traitée? pour) ?{_UN}",
        field(
            r"(?:diagnostic|motif de l'(?:arrêt|absence)|antécédents|handicap|pathologie"
            r"|allergies)",
            reach=30,
        ),
        unless=r" (?:de la société|research)",
    ),
    anchored(
        "health",
        _SPANISH,
        rf"(?:\b(?:él|ella|que)|(?:mi|su|nuestr[oa]) {_ES_KIN}|{NAME}|^) ?(?:tiene|tuvo|ha tenido|padece"
        r"|sufre)"
        rf"(?: de)? {_UN}",
        r"(?:de baja|baja médica|ingresad[oa]|hospitalizad[oa]|tratad[oa]|en tratamiento) (?:por|con"
        rf"|de) {_UN}",
        rf"(?:\btengo|\bpadezco) {_UN}",
        field(
            r"(?:diagnóstico|motivo de (?:la )?(?:baja|ausencia)|antecedentes|discapacidad|alergias)",
            reach=30,
        ),
    ),
    anchored(
        "health",
        _ITALIAN,
        rf"(?:\b(?:lui|lei|che)|(?:mi[ao]|suo|sua|nostr[oa]) {_IT_KIN}|{NAME}|^) ?(?:ha|ha avuto|hanno"
        rf"|ebbe) {_UN}",
        rf"(?:soffre|soffro|soffriva) di {_UN}",
        rf"(?:in cura|in malattia|ricoverat[oa]|assente|in terapia|operat[oa]|a casa) (?:per|con|di) {_UN}",
        field(r"(?:diagnosi|motivo dell'assenza|anamnesi|patologia|disabilità|allergie)", reach=30),
    ),
)

RULES = (
    rule(
        "health",
        "schwerbehind|gdb |merkzeichen|antidepressiva|reha|psychiatrie|chemo|fehlgeburt|alkoholiker"
        "|rollstuhl"
        "|entzug|dialyse|selbstmord|krank",
        r"(?:er|sie|ich|wer) (?:hat|habe|besitzt) (?:einen )?(?:schwerbehindertenausweis|gdb)|gdb "
        r"\d{2,3}(?= seit|,|$|\))"
        r"|(?:ist|bin|war) (?:anerkannt )?schwerbehindert",
        r"(?:er|sie|ich) (?:nimmt|nehme|nahm|bekommt) (?:\w{2,9} ){0,3}(?:antidepressiva|insulin"
        r"|ritalin|methadon)",
        r"(?:er|sie|ich|kollegin|kollege) (?:ist|bin|war|kommt|geht|muss) (?:\w{2,9} ){0,2}(?:in (?:die "
        r"|der |einer )?"
        r"(?:reha|psychiatrie|entzug|entzugsklinik|psychotherapie)|zur (?:dialyse"
        r"|chemo(?:therapie)?))(?!\w)",
        r"(?:sie|frau|schwester) hatte eine fehlgeburt|(?:er|sie) (?:ist|war) (?:\w{2,9} "
        r")?alkoholiker(?:in)?"
        r"|(?:er|sie) sitzt im rollstuhl",
    ),
    rule(
        "criminal",
        "gefängnis|knast|haft|prison|garde à vue|cárcel|libertad condicional|prigione|carcere|arrestat"
        "|detenid",
        r"(?:er|sie|ich) (?:ist|war|saß|sitzt|kam|muss) (?:\w{2,9} ){0,3}(?:im gefängnis|im knast|in haft"
        r"|in untersuchungshaft|ins gefängnis)",
        r"(?:il|elle) (?:est|a été|sort) (?:\w{2,9} )?(?:en prison|de prison|en garde à vue|incarcérée?)",
        r"(?:él|ella|estuvo|está) (?:\w{2,9} )?en (?:la cárcel|libertad condicional)|fue detenid[oa] por",
        r"(?:lui|lei|è|era) (?:\w{2,9} )?in (?:prigione|carcere)|è stat[oa] arrestat[oa] per",
    ),
    rule(
        "health",
        "fausse couche|antidépresseurs|fauteuil|rqth|travailleur handicapé|antidepresiv|silla de ruedas"
        "|discapacidad|antidepressivi|sedia a rotelle|invalid",
        r"(?:elle|femme) a fait une fausse couche|(?:est|suis|était) sous antidépresseurs|(?:il|elle) "
        r"est en fauteuil"
        r"|(?:il|elle) a (?:la|une) rqth|(?:est|suis) reconnue? travailleu(?:r|se) handicapée?",
        r"(?:toma|tomo|tomaba) antidepresivos|(?:él|ella|va|está) en silla de ruedas"
        r"|(?:tiene|tengo) una discapacidad",
        r"(?:prende|prendo) antidepressivi|(?:lui|lei|è) in sedia a rotelle|(?:ha|ho) un'invalidità",
    ),
    rule(
        "union",
        "délégué|cgt|cfdt|cgil|iscritt|betriebsrat",
        r"(?:il|elle) est délégué[e]? (?:cgt|cfdt|fo|sud)",
        r"(?:lui|lei|è) (?:è )?iscritt[oa] alla (?:cgil|cisl|uil)",
    ),
)
"""Turns of phrase that need no table."""
