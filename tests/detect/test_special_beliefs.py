"""Special categories other than health, of somebody: each line names its category."""

from __future__ import annotations

import pytest

from redactor.detect.passage import Passage
from redactor.detect.patterns.special import FAMILY

FOUND = {
    "union": """
Deduct union dues from his pay
Employee voted for industrial action
Está afiliado a Comisiones Obreras
He is in the union and wants a rep present
He is the Unite rep for the night shift
He voted yes in the strike ballot
He's on strike with the RMT on Thursday
I am a union member
I pay my union subs by direct debit
I'm in Unison, are you?
Il est délégué CGT
Joel has been a Teamster for 20 years
Lars joined the union last month
Lei è iscritta alla CGIL
Marta was on the picket line yesterday
Nadia is the GMB convenor on site
Please stop my union deduction from payroll
Rosa signed a union card
She crossed the picket line
She is our UNISON steward
She went on strike with the nurses
She's a paid-up member of UNISON
Trade union membership - Unite
Trade union: GMB
Trade union: UNISON
Union member: Yes
Union membership: Unite
he joined GMB after the redundancies
he was elected shop steward in April
he was on the picket outside the depot
our Unite rep said we shouldn't sign it
our shop steward Len wants a word before the meeting
our shop steward told us not to sign
she's trying to organise a union in the warehouse
they fired her for union organising
""",
    "religion": """
Amina prays at one so move the call
Anita is a practising Catholic
Daniel leads the youth group at his church
Denomination: Methodist
Dietary requirements: halal
Faith: Roman Catholic
He can't work Saturdays because he's a Seventh-day Adventist
He is Jewish
He observes the Sabbath
He's Muslim so no alcohol at the table
He's a Jehovah's Witness so no birthday cake
He's a born-again Christian and it shows
He's an elder at his church
He's off for Yom Kippur
I am Jewish and will be out for Passover
I was raised Catholic but I'm not practising
I'm atheist
I'm observing Shabbat so offline from Friday sunset
Imran fasts during Ramadan
Is there a quiet place where I can pray at noon?
Kirchensteuer: rk
Konfession: evangelisch
My bar mitzvah was in 1998
My family is Hindu so we don't eat beef
My parents are Hindu
My son is having his first communion on Sunday
Ravi is a Sikh and wears a turban
Religion or belief: Muslim
Religion: Hindu
Religion: Jewish
Religion: Sikh
Samira converted to Christianity
She goes to church every Sunday and sings in the choir there
She is Muslim and asked for Fridays off
She is a Buddhist and meditates at lunch
She teaches Sunday school at her church
She wears a hijab and asked about the photo
They go to synagogue on Saturdays
Yusuf goes to the mosque on Fridays
he is an atheist
he stopped eating pork after becoming Muslim
he's fasting for Ramadan so no lunch meetings
she left the Jehovah's Witnesses last year
she's converting to Judaism before the wedding
""",
    "politics": """
Er ist Mitglied der SPD
He campaigned for Bernie
He is an anarchist
He stood for the Greens in the local elections
He voted for Trump
He votes Labour, always has
He's a lifelong Labour voter
He's an AfD member
He's very left wing and posts about it
I marched with Extinction Rebellion last weekend
I voted Conservative at the last election
I'm a Labour councillor
I'm a card-carrying member of the SNP
Il a voté Le Pen
My boss is a Trump supporter
My manager is a hardcore Brexiteer
Party membership: SPD
Paul is a Reform voter
Political affiliation: Democrat
Political opinion: socialist
Political party: Conservative
She is a member of the Republican Party
She supports the Greens
She tweets for Momentum
She was at the pro-Palestine march on Saturday
She's active in the Green Party
he's a Tory councillor in Leeds
she canvasses for the Lib Dems at weekends
she donated to the Biden campaign
""",
    "sexuality": """
Alex is non-binary, please use they
Elle est lesbienne
Er ist schwul und hat einen Partner
Gender identity: trans woman
He transitioned two years ago
He used to be a woman, apparently
He was outed by a colleague at the party
He's gay but not out to his family
Her girlfriend works in sales too
Her wife works here too
I am gay and married
I heard he's queer
I think Rob is gay
I'm bi and pretty open about it
Jake is gay
Lena lives with her wife and two cats
My husband and I (we're both men) are adopting
Ollie's a trans man
Sam is trans and uses they/them now
Sexual orientation - bisexual
Sexual orientation: Gay
Sexual orientation: heterosexual
Sexual orientation: lesbian
She left her husband for a woman
She's on hormones and her voice is changing
Theo and his boyfriend are coming to the barbecue
he came out to his team as bisexual
he is having an affair with Julia from accounts
he is sleeping with his assistant
his boyfriend Marc is picking him up
she had gender reassignment surgery
she is a lesbian and her partner is due in May
she's bisexual but keeps that quiet
she's married to a woman
""",
    "ethnicity": """
Ethnic background: Black British
Ethnic group - Black African
Ethnic origin: Pakistani
Ethnicity: Chinese
Ethnicity: Indian
Ethnicity: White British
He is an asylum seeker and can't work yet
He is half Nigerian
He overstayed his visa
He was granted refugee status last year
He's from a Roma family
He's half Japanese
He's here on a refugee visa
Her visa expired in June and she is still on the rota
I'm Black and the only one in the team
I'm mixed race
ICE picked up her brother, he is undocumented
Race: Asian
Race: Black or African American
She is an asylum seeker
She is applying for asylum
She is of Indian descent
She's Black and was the only one interviewed twice
She's black and felt singled out in the meeting
She's undocumented and paid in cash
Tribe: Navajo Nation
he has indefinite leave to remain
her right to work expired in April
his asylum claim was rejected in May
his mother is Kurdish
his parents are Roma
she is of Nigerian descent
she's of mixed heritage
we are a Traveller family
""",
    "criminal": """
Background check flagged a DUI in 2017
Background check shows a felony conviction
Convictions: assault occasioning actual bodily harm (2014)
Criminal record: Yes - driving while disqualified
DBS check came back with a conviction for theft
DBS: caution for theft 2015
Disclosed a spent conviction for assault from 2009
Er war im Gefängnis
He did six months for burglary
He did time for drug dealing
He got a DUI last summer
He has a conviction for fraud
He has a criminal record
He pleaded guilty to possession of cocaine
He was arrested last night
He was done for drink driving at Christmas
He was sacked for stealing and is up in court on Monday
Her ex has a restraining order against her
Offence: common assault, 12 month community order
Police arrested our courier for assault
She was convicted of shoplifting
She's been charged with theft from the till
She's got a caution for shoplifting
She's on bail until September
The applicant has a conviction for drug dealing
The tenant was convicted of assault in 2018
arrested for possession
charged with GBH after the fight in the car park
he got a suspended sentence for tax evasion
he is out on licence and wears a tag
he spent two years in prison for robbery
he's a registered sex offender
he's an ex-offender from the prison scheme
he's on probation for assault
he's on probation for assault until 2026
he's on the sex offenders register
police caution for possession of cannabis, 2016
she has a criminal record
she served time for fraud
there's a restraining order against him
was arrested on suspicion of fraud
""",
    "biometric": """
Biometric data captured: right index finger, M. Costa
Face scan of her was uploaded to the door system
Fingerprint template of employee 2201 captured
Her fingerprint was enrolled on the time clock
Her iris scan is on file for the data centre
Iris scan enrolled for contractor 118
Voiceprint of Mr Hale registered on 4 May
fingerprint template enrolled for employee 4471
his fingerprints were taken at the visa centre
retina scan taken of visitor J. Mora
""",
    "genetic": """
DNA test confirmed he is the father
Genetic screening shows he carries sickle cell trait
Genetic test result: carrier of cystic fibrosis
Genetic test: BRCA1 positive
He carries the BRCA1 mutation
he has the Huntington's gene, got the results yesterday
her 23andMe says she carries the BRCA2 gene
""",
}


def categories(text: str) -> set[str]:
    return {match.rule.removeprefix("special.") for match in FAMILY.find(Passage(text))}


@pytest.mark.parametrize(
    ("category", "text"), [(each, text) for each in FOUND for text in FOUND[each].strip().split("\n")]
)
def test_finds_what_is_said_of_somebody(category: str, text: str) -> None:
    assert category in categories(text)
