"""The words of the special categories as topics, products, code, news and jest: all stand."""

from __future__ import annotations

import pytest

from redactor.detect.passage import Passage
from redactor.detect.patterns.special import FAMILY

TOPICS = """
AA meeting room is A&A on floor 2
AS Roma beat Lazio
Absence reason: Holiday
Accessible to wheelchair users
Alex transitioned last month to the data team
Allergens: milk, wheat, nuts
Allergies: none
Anna works on the hepatitis vaccine
Appendicitis in children: a review
As a user with dyslexia I want a larger font
Asian fusion restaurant
Asian markets fall
Asthma UK charity run
Asylum seekers crossed the channel, reports say
Back pain relief chair, 20% off
Biden signs bill
Blood type diet book
Blood type:
British Heart Foundation donation page
Buddhist retreat weekend, book now
Buddhist temple in Kyoto travel guide
Burnout vorbeugen: 5 Tipps
Burnout webinar for managers, sign up
Cancer Research UK raises 12m
Catholic University of Leuven
Caution! Hot surface
Chinese language pack
Christian Bale film
Christian will join the call
Christmas party menu
Clean install required
Convictions: none
Country of origin: Chinese Taipei
Covid tests are available at reception
DBS check application form
DNA of our brand
DUI lawyers near you
Democrat senator speaks
Depression bei Jugendlichen: Ratgeber
Depression in den USA 1929
Depression: causes, symptoms and treatment
Diagnose der Netzwerkstörung
Diagnose: Kabel defekt
Diagnosi: errore di rete
Disability: No
Dr Martens boots
EU single market
Easter bank holiday rota
Eid sale ends Sunday
El cáncer de mama en cifras
Ethnic background question is optional
Ethnicity: (select)
Face template for avatars
Felony Lane font
Fraud charges against former minister dropped
GMB slot on Good Morning Britain
Gay Talese essays
Gewerkschaft der Polizei fordert mehr Geld
Green party dress, size 12
HDMI to Dx adapter
HIV medication prices fall
HIV prevalence in sub-Saharan Africa
HIV testing service homepage
Has she the diabetes file
He broke his laptop
He campaigned for a bigger budget
He has a conviction that tests matter
He has an interview with Epilepsy Action
He has the autism training slides
He has the covid dashboard open
He is addicted to spreadsheets
He is conservative with estimates
He is deaf to criticism
He is expecting a delivery
He is going on strike-price logic next
He is off today
He is on a strike team
He lost his voice recording
He observes the sabbatical policy
He reports on the AfD
He was caught red-handed with the last doughnut
He works for the Refugee Council
He's Christian Meyer from Finance
He's off to hospital site B for the install
He's on Xanax Labs' board
Her article on bipolar disorder got 3k views
Her pregnancy app design is done
His cancer drug pipeline looks strong, says analyst
His test results are in: 98%
Hx 3000 printer toner
I nearly had a heart attack when prod went down
I need a doctor for this code
I wanted to end it all with one commit and close the epic
I was charged twice for the ticket
I'm Christian, nice to meet you
I'm blind on this, no logs
I'm fasting forward through the recording
I'm off with the client
IVF market report
Il cancro si cura con la ricerca
Il est en réunion
In recovery partition, run diskpart
Indian restaurant at noon
Jewish Book Week programme
Jewish Museum tickets
Jewish deli near the office
Kidney stones: NHS advice page
Kim came out on top
Known issues: login timeout
Kosher Deli opening hours
Krebsforschung: neue Studie
LGBT+ network meeting at noon
Labour costs rose 3%
Labour leads in latest poll
Labour voter survey
Lynch syndrome leaflet
Mark has insulin pump firmware to test
Maternity leave dashboard for HR
Maternity pay calculator
Medical history
Medications: none
Mental Health First Aid training, register by Friday
Metformin 500 mg tablets, pack of 28, £3.20
Mia has the asthma account at the agency
Muslim clothing brand launches in UK
Muslim population by region
My depression lecture slides
My diabetes dashboard PR is up
My team built an asthma inhaler tracker
New drug approved for type 2 diabetes
Our epilepsy app passed review
Our pipeline is on life support
Out of office: annual leave
Paracetamol sales up 4% in Q3
Party size: 6
Past medical history (free text)
Persona: Maria, 54, has arthritis
Police arrested a man last night
Political science department
Pride month banner
Q3 results were positive
Race results: 5k
Race: 10k on Sunday
Race: condition between threads
Radiotherapy planning software release notes
Reason for absence: annual leave
Reason for absence: training course
Reason: timeout after 30 s
Recovery time objective is four hours
Religion: Hindu, Christian, Jewish, Other
Religion: prefer not to say
Religious holidays calendar
Republic of Ireland
Republicans win the house
Roma tomatoes
Rx: 4.2 MB/s
Sales has a bad case of the flu of discounts
Section C of the contract
Seen in clinic software version 4
Sentence for the headline: too long
Sexual orientation: prefer not to say
She is active in the green channel
She is expecting an answer
She is liberal with the salt
She is on bail-in capital
She is on leave until Monday
She wrote the HIV chapter
She's at the hospital for the install
Sick days are accrued monthly
Sickness absence reason codes
Strike affects 20 flights
Student union bar
Suicide awareness training is mandatory
Teachers' union votes to strike
Teamster magazine archive
That's a sick demo
The Catholic Church announced a synod
The Labour councillor resigned, BBC reports
The account was sectioned into three parts
The bible of design systems
The driver had a crash on boot
The march to 2.0
The patient record schema changed in v3
The server suffers from memory loss
Tiene 3 mensajes nuevos
Tim leads our oncology account
Tom was admitted to the beta program
Tonsil icon in the sprite sheet
Treatment: variant B
Trump voters in Ohio shift
Union Square store
Union membership falls to record low
Unite the teams
Visa card expired
Visa expired card declined
We are anaemic on pipeline
We diagnosed the outage with tracing
Who has the migraine headset
World AIDS Day is 1 December
abortion bill passes the senate
addicted to coffee
appointment with the client at 3
arrest rates by state
assault rifle in the game asset list
bipolar transistor datasheet
bisexual lighting in the film
canvas element
canvassing opinions on the new layout
charged her phone
color blind mode toggle
color blind palette
convert to PDF
conviction for growth
criminal record check policy
deaf ears
diagnosis of the outage
disabled by default
double-blind study of 200 adults
face scan feature in the roadmap
faith in the process
false positive rate 2%
fertility clinic CRM demo
fit note template
flu season is here
gay marriage vote in parliament
genetic algorithm
genetic test: population 100, mutation 0.2
gluten free menu
halal certification for the plant
half Japanese, half Italian menu
he committed the change
he converted to TypeScript
he has a record of 12 wins
he killed the job
he murdered that presentation
he transitioned to the platform team
he voted for the blue design
he was charged £40
he's at Church Street
health check failed for pod web-2
healthcheck interval is 30s
heart emoji added
her bloods team
her partner manager at Cisco
his heart is in the project
his session expired
hospital client wants a demo
immune to SQL injection
jail the process
kill the process
lesbian romance novels
licence expired on the server
lightning strike
maternity leave policy
migraine of a migration
murder mystery dinner
my OCD about tabs versus spaces
my affair with TypeScript
occupational health policy
on bail-in rules
on licence from Microsoft
partner portal
passed his probation
politically neutral tone
pray this works
proceed with caution
race: true
rail strike on Thursday
restraining bolt
sentence embeddings
server is recovering from the outage
she came out of the meeting
she is blind to the risks
she is of mixed opinion
she killed it in the interview
she transitioned to remote work
she's on probation until June, first review due
socialist history museum
strike price
strike-through text
"""


@pytest.mark.parametrize("text", TOPICS.strip().split("\n"))
def test_leaves_topics_alone(text: str) -> None:
    assert [*FAMILY.find(Passage(text))] == []
