"""The commonest turns of phrase for special categories in German, French, Spanish and Italian."""

from __future__ import annotations

from redactor.detect.patterns.special_rule import NAME, rule

_DE_ILL = (
    r"(?:krebs|brustkrebs|leukämie|depression(?:en)?|diabetes|asthma|epilepsie|burn-?out|demenz"
    r"|angststörung"
    r"|migräne"
    r"|multipler? sklerose|parkinson|adhs|corona|covid)"
)
_DE_IS = r"(?:(?:er|sie|wer) (?:ist|war)|ich bin|bin)"
_FR_ILL = r"(?:cancer|dépression|diabète|asthme|épilepsie|burn-?out|alzheimer|parkinson|leucémie)"
_FR_IS = rf"(?:(?:il|elle|qui|{NAME}) est|je suis)"
_ES_ILL = r"(?:cáncer|depresión|diabetes|asma|epilepsia|ansiedad|alzheimer|leucemia)"
_ES_IS = rf"(?:(?:él|ella|{NAME}) es|soy)"
_IT_ILL = r"(?:cancro|tumore|depressione|diabete|asma|epilessia|ansia|alzheimer|leucemia)"
_IT_IS = rf"(?:(?:lui|lei|{NAME}) è|io sono)"

LANGUAGES = (
    rule(
        "health",
        "leide|litt|erkrankt|diagnos|schwanger|krankgeschrieben|depression|chemo|therapie",
        r"(?:leide[tn]?|litt) (?:an|unter) (?:(?:einer?|starken?|schweren?|chronischen?) "
        rf"){{0,2}}{_DE_ILL}",
        rf"(?:er|sie|ich|{NAME}) (?:ist|bin|war) an {_DE_ILL} erkrankt|ist an {_DE_ILL} erkrankt",
        rf"(?:bei (?:ihm|ihr|mir) )?wurden? (?:eine? )?{_DE_ILL} diagnostiziert",
        r"(?:sie|frau|tochter|schwester|kollegin) ist (?:im \w{3,9} monat )?schwanger|ich bin schwanger"
        r"|meine schwangerschaft",
        rf"{NAME} ist (?:im \w{{3,9}} monat )?schwanger",
        r"(?:ist|bin|war|wurde|sind) (?:\w{2,12} ){0,3}krankgeschrieben",
        rf"(?:meine|seine|ihre) (?:{_DE_ILL}|chemotherapie|psychotherapie|krebserkrankung|krankschreibung)",
    ),
    rule(
        "union",
        "gewerkschaft|ver.di|ig metall",
        r"mitglied (?:in|bei) (?:der|einer) gewerkschaft|(?:der|einer) gewerkschaft beigetreten",
        r"(?:ist|bin|war) (?:\w{2,10} )?gewerkschaftsmitglied",
        r"(?:ist|bin|war|als) mitglied (?:in|bei) (?:der )?(?:ver\.di|ig metall)",
    ),
    rule(
        "religion",
        "muslim|jude|jüdi|katholisch|evangelisch|konfession",
        rf"{_DE_IS} (?:\w{{2,14}} )?(?:muslima?|jude|jüdin|jüdisch|katholisch|evangelisch|konfessionslos)",
        r"(?:konfession|religion): (?:ev\.?|rk\.?|röm\.-kath\.|evangelisch|katholisch|islam|muslimisch"
        r"|jüdisch)",
    ),
    rule(
        "sexuality",
        "schwul|lesbisch|bisexuell|homosexuell|transsexuell",
        rf"(?:{_DE_IS}|{NAME} ist) (?:\w{{2,10}} )?(?:schwul|lesbisch|bisexuell|homosexuell|transsexuell)",
        r"als (?:schwul|lesbisch) geoutet",
    ),
    rule(
        "criminal",
        "vorbestraft|verurteilt|bewährung",
        r"(?:ist|bin|war) (?:\w{2,10} )?vorbestraft|(?:er|sie) (?:ist|war) auf bewährung",
        r"wegen (?:betrugs?|diebstahls?|körperverletzung|steuerhinterziehung|raubes"
        r"|mordes) (?:\w{2,12} ){0,3}verurteilt",
    ),
    rule(
        "health",
        "souffr|atteint|enceinte|arrêt maladie|séropositi|dépression|cancer|chimio",
        rf"souffr(?:e|ait|ant) d(?:e |')(?:une? )?{_FR_ILL}|(?:est|suis|était) atteinte? d(?:e "
        rf"|')(?:une? )?{_FR_ILL}",
        r"(?:est|suis|était) (?:\w{2,10} )?(?:enceinte|séropositi(?:f|ve))",
        r"(?:est|suis|était|mon|son) (?:\w{2,10} )?(?:en )?arrêt maladie",
        rf"(?:son|mon|sa|ma) (?:{_FR_ILL}|grossesse|chimiothérapie)",
    ),
    rule(
        "union",
        "syndi|cgt|cfdt",
        r"(?:adhéré|adhère|adhérente?|membre|affiliée?) (?:à|au|du|d'un|de la) (?:la |un )?(?:syndicat|cgt"
        r"|cfdt)",
        rf"{_FR_IS} (?:\w{{2,10}} )?(?:syndiquée?|déléguée? syndicale?)",
    ),
    rule(
        "religion",
        "musulman|jui|catholique|protestant|bouddhiste|athée|converti",
        rf"{_FR_IS} (?:\w{{2,12}} )?(?:musulmane?|juif|juive|catholique|protestante?|bouddhiste|athée)",
        r"convertie? à l'islam",
    ),
    rule(
        "sexuality",
        "homosexuel|lesbienne|bisexuel|gay|transgenre",
        rf"{_FR_IS} (?:\w{{2,10}} )?(?:homosexuel(?:le)?|lesbienne|bisexuel(?:le)?|gay|transgenre)",
    ),
    rule(
        "criminal",
        "condamné|casier",
        r"(?:a été|est|fut) condamnée? pour (?:vol|fraude|escroquerie|meurtre|violences?|agression)",
        r"(?:a été|est|fut) condamnée? à \w{1,12} (?:ans|mois) de prison|(?:son|mon) casier judiciaire",
    ),
    rule(
        "health",
        "padec|sufr|diagnostic|embarazada|de baja|seropositiv|depresión|cáncer|embarazo|quimio",
        rf"(?:padece|sufre|padecía|sufría|padezco|sufro) (?:de )?(?:un |una )?{_ES_ILL}",
        rf"(?:le|me) (?:han )?diagnostica(?:ron|do) (?:un |una )?{_ES_ILL}",
        r"(?:está|estoy) (?:\w{2,10} )?(?:embarazada|de baja (?:médica|por (?:enfermedad|depresión"
        r"|ansiedad)))",
        rf"(?:es|soy) seropositiv[oa]|(?:su|mi) (?:{_ES_ILL}|embarazo|quimioterapia|baja médica)",
    ),
    rule(
        "union",
        "sindica",
        r"(?:afiliad[oa]|afilió|afiliarse|miembro) (?:a|al|de|del) (?:un )?sindicato",
        rf"{_ES_IS} (?:delegad[oa] sindical|sindicalista)",
    ),
    rule(
        "religion",
        "musulm|judí|católic| ate|budista|convirtió",
        rf"{_ES_IS} (?:un |una )?(?:musulm[aá]na?|judí[oa]|católic[oa]|ate[oa]|budista)",
        r"se convirtió al islam",
    ),
    rule(
        "sexuality",
        "homosexual|lesbiana|bisexual|gay|transexual",
        rf"{_ES_IS} (?:homosexual|lesbiana|bisexual|gay|transexual)",
    ),
    rule(
        "criminal",
        "condenad|antecedentes",
        r"(?:fue|ha sido|está) condenad[oa] (?:por (?:robo|fraude|estafa|asesinato|agresión)"
        r"|a \w{1,12} años)",
        r"(?:tiene|tengo|sus|mis) antecedentes penales",
    ),
    rule(
        "health",
        "soffr|malat|incinta|diagnosticat|sieropositiv|depressione|gravidanza|tumore|chemio|cancro",
        rf"soffr(?:e|iva|o) di (?:una )?{_IT_ILL}|(?:è|sono) (?:incinta|sieropositiv[oa]"
        rf"|malat[oa] di {_IT_ILL})",
        rf"(?:gli|le|mi) (?:è stat[oa]|hanno) diagnosticat[oa] (?:un |una )?{_IT_ILL}",
        r"(?:è|sono) (?:in|a casa in) malattia",
        rf"(?:la sua|la mia|il suo|il mio) (?:{_IT_ILL}|gravidanza|chemioterapia)",
    ),
    rule(
        "union",
        "sindaca",
        r"iscritt[oa] (?:a |al )(?:un )?sindacato",
        rf"{_IT_IS} (?:un |una )?(?:sindacalista|delegat[oa] sindacale)",
    ),
    rule(
        "religion",
        "musulman|ebre|cattolic| ate|buddista|convertit",
        rf"{_IT_IS} (?:un |una )?(?:musulman[oa]|ebre[oa]|cattolic[oa]|ate[oa]|buddista)"
        rf"|convertit[oa] all'islam",
    ),
    rule(
        "sexuality",
        "omosessuale|lesbica|bisessuale|gay|transessuale",
        rf"{_IT_IS} (?:omosessuale|lesbica|bisessuale|gay|transessuale)",
    ),
    rule(
        "criminal",
        "condannat|precedenti penali",
        r"(?:è stat[oa]|fu|era) condannat[oa] (?:per (?:furto|frode|truffa|omicidio|rapina)|a \w{1,12} "
        r"anni)",
        r"(?:ha|i suoi|i miei) precedenti penali",
    ),
)
