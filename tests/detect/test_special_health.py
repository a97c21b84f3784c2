"""Health of somebody: in chats, mails, forms, letters and clinical notes, in five languages."""

from __future__ import annotations

import pytest

from redactor.detect.passage import Passage
from redactor.detect.patterns.special import FAMILY

FOUND = """
58-year-old man presented with crushing chest pain
64 yo male with known COPD admitted overnight
72F admitted with NSTEMI, for angiogram Monday
Absence reason: flu
Allergies: nuts, shellfish
Allergies: penicillin (rash), latex
Applicant has a visual impairment and requires large print
Biopsy confirmed melanoma
Blind in his left eye since birth
Blood group: A negative
Blood group: O positive
Can someone take my on-call? Dentist found an abscess and I'm on antibiotics
Can't do Thursday, I have dialysis
Colin is an alcoholic and hides it badly
Congrats to Mei, who's expecting twins in May
Current medication: citalopram 20mg
Current meds: bisoprolol 2.5 mg od, aspirin 75 mg od
Dear Dr Singh, thank you for referring this gentleman with dysphagia and weight loss
Diagnose: Burnout
Diagnosis: E11.9 Type 2 diabetes mellitus without complications
Diagnosis: F32.1
Diagnosis: lumbar disc herniation
Diagnostic : diabète de type 2
Diagnóstico: hipertensión arterial
Disability: dyslexia
Disability: hearing loss
Discharge summary: admitted with community acquired pneumonia
Doctor says I've got high blood pressure
Dx: T2DM, HTN
Dx: generalised anxiety disorder
Elena is on crutches after tearing her ACL
Elle a fait une fausse couche en mars
Elle a un cancer du sein
Er hat Depressionen
Er ist in der Reha nach einem Schlaganfall
Está de baja por ansiedad desde abril
Expected week of childbirth: 12 May 2026, employee Rita Holm
Fit note received, unfit for work until 3 June, reason: low back pain
Freya is going on maternity leave in May
GdB 50 seit 2019, Merkzeichen G
Grounds for flexible working: my child has severe eczema
Ha avuto un infarto a maggio
HbA1c 68 mmol/mol, advised to increase gliclazide to 80mg bd
He collapsed at work and they think it was a seizure
He failed the drug test, cannabis
He is hooked on painkillers
He is suffering from insomnia and takes zopiclone at night
He takes Truvada
He told me he has bowel cancer, please do not share
He was sectioned last year and we kept his job open
He's been really depressed since the layoffs
He's got Parkinson's and his hands shake
He's had a breakdown and isn't replying to anyone
He's in hospital with pneumonia
He's on the spectrum, be direct with him
Her biopsy came back malignant
Her cancer is back, it has spread to the liver
Her pregnancy is high risk so she will work from home
His vasectomy is on Friday so he won't be lifting anything
Hx of asthma, ex-smoker, NKDA
I had an abortion last year and still think about it
I have a stoma
I have a therapist appointment at 4, leaving early
I have hearing aids so please face me when talking
I need to leave at 2 for my chemo session
I started antidepressants last month
I'm having surgery on my shoulder next month and will be off for six weeks
I'm red-green colour blind
I've been struggling with my mental health since my mum died
I've got a hospital appointment on Thursday about my knee so will be late
I've had three rounds of chemo so far
I've tested positive for COVID so won't be in
Impression: recurrent major depressive disorder, moderate
Karen has been signed off with stress for another four weeks
Kasper is in a psychiatric hospital since Monday
Laura had an abortion and took three days off
Lei è in cura per depressione da due anni
MRI shows a prolapsed disc at L4/L5, referred to neurosurgery
Mammogram results were abnormal, she is going back for a biopsy on Monday
Mark attempted suicide over the weekend
Medical certificate: acute bronchitis, 5 days
Medical condition: epilepsy
Medical conditions: asthma, eczema
Medications: levothyroxine 75 mcg daily
Mental state: low mood, suicidal ideation without plan
Mi hija tiene autismo
Mio padre ha il cancro
Mr Okafor has been certified as unfit to work owing to sciatica
Ms Lind was reviewed today; her bipolar disorder is stable on lamotrigine
My daughter has type 1 diabetes and I get calls from the school nurse
My husband had a heart attack on Sunday, I'm at the hospital with him
My mother is in a hospice now, she has weeks left
My sister has schizophrenia and lives with us
My son has just been diagnosed with leukaemia, I need some time
My therapist says I should set boundaries with this client
My wife is having a C-section on Monday
Nature of illness: post-operative recovery following hip replacement
Needs a parking space near the door because he uses a wheelchair
Omar's kidney stones are back so he'll dial in
Our driver Pavel had a stroke at the wheel
Past medical history of stroke and AF, on apixaban
Plan: continue lithium 400 mg nocte, repeat levels in one week
Please keep this private: he has HIV
Pregnant: Yes
Presented with a three-day history of vomiting and fever
Reason for absence: depression
Reasonable adjustments agreed: screen reader because of visual impairment
Return to work interview: absence due to gastric flu, 3 days
Ruth requested a sit-stand desk because of her back pain
Rx: prednisolone 30 mg od 5/7
Sehr krank: sie hat Krebs und kommt nicht zurück
She had a double mastectomy in January
She has Crohn's and needs a desk near the toilets
She has been undergoing radiotherapy since January
She overdosed on paracetamol
She sees a counsellor through the EAP every week
She starts maternity leave on 1 August
She's pregnant again but it's not public
Sickness reason: Gastroenteritis
Sie ist seit zwei Wochen krank wegen einer Depression
Sie nimmt seit März Antidepressiva
Smear test came back abnormal
Sue is seven months pregnant and shouldn't be lifting crates
The candidate disclosed dyspraxia and asked for extra time
The driver was found to have diabetic retinopathy
The patient was started on warfarin 5 mg daily
Tom's been drinking again, he smelled of alcohol at the stand-up
Vaccination status: unvaccinated
We had to let Boris go because he was drunk at work
Wei is neurodivergent, send questions in writing
c/o chest tightness on exertion for 3 weeks
got the flu, staying in bed today
he's B positive if they need a donor
his fit note runs out on the 14th
my blood pressure is through the roof so the doctor wants me on amlodipine
my wife had a miscarriage
my wife is due in March, so I will take paternity leave then
my wife miscarried over the weekend, I'll be offline
on the waiting list for a kidney transplant
self harm scars on her arms, please handle sensitively
she has an eating disorder and won't come to the team lunch
she lost the baby at 12 weeks
she walks with a stick since the accident
she's 90 days clean
she's been self-harming again according to her flatmate
she's in rehab for cocaine
she's off the meds again
she's recovering from an operation
tested positive for cocaine at the depot
the driver is epileptic and his licence was revoked
"""


def categories(text: str) -> set[str]:
    return {match.rule.removeprefix("special.") for match in FAMILY.find(Passage(text))}


@pytest.mark.parametrize("text", FOUND.strip().split("\n"))
def test_finds_what_is_said_of_somebodys_health(text: str) -> None:
    assert "health" in categories(text)
