"""Pieces of patterns for special categories: who it is said of, and the words that lead from them to it."""

from __future__ import annotations

from redactor.detect.patterns.special_rule import NAME

KIN = (
    r"(?:wife|husband|partner|spouse|son|daughter|mum|mom|mother|dad|father|brother|sister|boyfriend"
    r"|girlfriend|fianc[eé]e?|child|kid|baby|grand(?:ma|pa|mother|father|son|daughter)|nan|gran|aunt|uncle"
    r"|cousin|niece|nephew|boss|manager|colleague|friend|flatmate|neighbou?r|parents?|family|in-laws)"
)
ROLE = (
    r"(?:employee|claimant|patient|driver|applicant|defendant|appellant|complainant|candidate|tenant"
    r"|resident|pupil|colleague|staff member|member of staff|team member|worker)"
)
_MORE = r"(?-i:[A-ZÀ-Þ][a-zß-ÿ]{1,20})"
NAMED = rf"(?:(?:mr|mrs|ms|miss|mx|dr|sir)\.? {_MORE}|{NAME}(?: {_MORE})?)"
HE = r"(?:i|he|she|who)"
WHO = (
    rf"(?:{HE}|they|(?:(?:my|his|her|our|their|your) (?:{_MORE}'s )?{KIN}(?: {_MORE})?)"
    rf"|(?:the |an? |our )?{ROLE}|{NAMED})"
)
"""Somebody, as the subject of a sentence."""

HIS = rf"(?:my|his|her|their|{NAMED}'s|(?:my|his|her|our|their|your|the) (?:{KIN}|{ROLE})'s)"
"""Somebody's."""

ADVERBS = (
    r"(?:(?:also|still|now|recently|currently|again|really|just|always|very|quite|so|probably|apparently"
    r"|clinically|severely|actually|openly|already|previously|formerly|newly|not|legally|partially"
    r"|registered"
    r"|both|since|only|out|back|at home|constantly) ){0,2}"
)
IS = (
    r"(?:'s|'m|'re| is| am| are| was| were| has been| have been| had been|'s been|'ve been| being"
    r"| remains| got| became)"
)
HAS = (
    r"(?:(?:'ve|'s|'d| has| have| had)(?: been| got| had| developed)?| got| gets?| is having|'s having"
    r"|'m having| am having| developed| develops| caught| picked up| suffered| suffers| sustained| "
    r"lives with)"
)
A = r"(?:an? |the |some |another |her |his |my |their )?"
HOW = (
    r"(?:(?:severe|chronic|clinical|major|mild|moderate|advanced|terminal|acute|recurrent|really|bad"
    r"|serious"
    r"|stage (?:[1-4]|iv|i{1,3})|type [12]|early|late|onset|early-onset|known|suspected|confirmed|possible"
    r"|long-?term|life-?long|crippling|mixed|generali[sz]ed|post-?natal|postpartum|manic|brain|breast|lung"
    r"|bone|blood|skin|liver|thyroid|kidney|heart|minor|massive|second|worsening|ongoing|persistent|new"
    r"|intermittent|central|crushing|lower|upper|left|right|sided|recent|history of|an?|total|double|full"
    r"|partial|emergency|planned|elective|abdominal|third|first|another|unstable|uncontrolled) ){0,3}"
)
"""How bad or of what kind."""

_ON = (
    "and|or|but|so|since|because|in|at|on|with|for|from|that|which|who|when|while|as|by|after|before"
    "|until|due|of"
    "|to|is|was|has|had|have|are|were|will|would|can|may|might|came|comes|got|gets|made|makes|means"
    "|showed|needs"
    "|last|this|again|now|too|also|already|still|today|yesterday|tomorrow|tonight|next|back|badly"
    "|really|all|both"
    "|not|never|never|i|he|she|they|we|it|if|then|than|during|over|under|through|without|about|like"
    "|just|right"
    "|every|twice|once|per|later|early|late|very|getting|going|acting|playing|flaring|flares|flared|affects"
    "|affecting|diagnosis|symptoms|medication|meds|tablets|treatment|surgery|attack|attacks|flare"
    "|flare-up|relapse"
    "|episode|episodes|appointment|appointments|session|sessions|sufferer|patient|mutation|problems"
    "|issues|while|unless|together|together|instead|abroad|alone|anyway|please|regularly|tablet|dose"
    "|doses|capsules|injections|injection|prescription|pills|mg|bd|od|tds|nocte|prn|isn't|wasn't|won't"
    "|doesn't|didn't|man"
    "|woman|person|guy|lady|girl|boy|kid|family|couple|household|background|parents|employee|colleague"
    "|teenager"
    "|stage|type|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april"
    "|june|july"
    "|august|september|october|november|december|years|ago|aged|via|related|requiring|causing|you|my"
    "|his|her|their"
    "|myself|himself|herself|except|although|though|plus|despite|following|owing|thanks|[a-z]{2,12}ly"
    "|where|how|our|the|a|an|be|been|do|did|does|dad|mum"
)
COMPOUND = rf"(?: |-)(?!(?:{_ON})\b)[a-z]|s? (?:of (?:luck|genius|justice)|about (?:tabs|code))"
"""A word that goes on in another noun says what that is about: ``autism training``, ``flu vaccine``."""

LABEL_END = r"[\"']?(?: ?[:=|]| [-\u2013\u2014]) ?[\"'\[(]?"
FIELD = r"(?:(?m:^)|(?<=[|,;\t\"'({•*>-])|(?<=[|,;•*>-] )|(?<=\. ))"
"""Where the label of a field may begin."""


def field(*labels: str, reach: int = 0) -> str:
    """Return the pattern of a field's label, up to its value or ``reach`` signs into it."""
    into = rf"(?:[^\n|;:]{{0,{reach}}}[ (,/+-])?" if reach else ""
    return rf"{FIELD}(?:{'|'.join(labels)}){LABEL_END}{into}"
