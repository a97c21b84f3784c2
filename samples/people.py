"""The invented world: people, companies and numbers that the screens and stories share.

Addresses use reserved domains (``example.*`` and ``.example``), US numbers the reserved range
555-01xx, British ones 020 7946 0xxx, German ones 030 23125 xxx; cards are the well-known test
numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

from samples import tokens
from samples.marks import mark


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person; every field is already marked as private."""

    name: str
    given: str
    email: str
    phone: str
    handle: str


def _person(name: str, mailbox: str, phone: str) -> Person:
    given = name.split(maxsplit=1)[0]
    return Person(
        name=mark("PERSON", name),
        given=mark("PERSON", given),
        email=mark("EMAIL_ADDRESS", mailbox),
        phone=mark("PHONE_NUMBER", phone),
        handle=mark("HANDLE", "@" + mailbox.split("@", maxsplit=1)[0].replace(".", "_")),
    )


def company(name: str) -> str:
    """Return a company's name, marked."""
    return mark("ORGANIZATION", name)


def address(text: str) -> str:
    """Return one line of a postal address, marked."""
    return mark("ADDRESS", text)


def number(text: str) -> str:
    """Return an invoice, customer, employee or ticket number, marked."""
    return mark("ID", text)


def city(text: str) -> str:
    """Return a town where a person lives or is served, marked."""
    return mark("LOCATION", text)


def url(text: str, *, now: bool = True) -> str:
    """Return an address that is not for everyone, marked; ``now``: its host or query tells so."""
    return mark("PRIVATE_URL", text, now=now)


def ip(text: str) -> str:
    """Return a network address, marked."""
    return mark("IP_ADDRESS", text)


def secret(text: str, *, now: bool = True) -> str:
    """Return a secret, marked."""
    return mark("SECRET", text, now=now)


ADAEZE = _person("Adaeze Okonkwo", "adaeze.okonkwo@harrowlund.example", "+1 415-555-0142")
TOMAS = _person("Tomás Arriaga", "tomas.arriaga@harrowlund.example", "(628) 555-0117")
SIOBHAN = _person("Siobhan Kearney", "siobhan.kearney@oldquay.example", "+44 20 7946 0321")
RAJESH = _person("Rajesh Venkataraman", "rajesh.v@sundatextiles.example", "+91 98400 55123")
LEILA = _person("Leila Haddad", "leila.haddad@example.org", "(312) 555-0188")
KAITO = _person("Kaito Moriyama", "kaito@velarobotics.example", "(206) 555-0134")
INGRID = _person("Ingrid Solheim", "ingrid.solheim@example.net", "+1 503-555-0166")
LUIZ = _person("Luiz Fernando Teixeira", "luiz.teixeira@example.net", "+55 11 96123-4507")
YUSUF = _person("Yusuf Demirci", "yusuf.demirci@harrowlund.example", "(415) 555-0159")
PALOMA = _person("Paloma Etxeberria", "paloma.etx@example.com", "+1 213-555-0175")
MAREK = _person("Marek Wojciechowski", "m.wojciechowski@kestrelbio.example", "(617) 555-0122")
TALIA = _person("Talia Rosenfeld", "talia.rosenfeld@example.com", "(718) 555-0193")
KWAME = _person("Kwame Asante-Boateng", "kwame.ab@pinecrestdental.example", "(404) 555-0108")
MEILING = _person("Mei-Ling Zhou", "meiling.zhou@harrowlund.example", "(510) 555-0147")
ANNELIESE = _person("Anneliese Brückner", "anneliese.brueckner@example.de", "+49 30 23125 417")
CEM = _person("Cem Yıldız", "cem.yildiz@example.de", "+49 30 23125 862")
HANA = _person("Hana Novotná", "hana.novotna@example.net", "+1 646-555-0151")
DEREK = _person("Derek Tsosie", "derek.tsosie@example.com", "(505) 555-0126")

HOUSE = company("Harrow & Lund Logistics")
OLD_QUAY = company("Old Quay Bakery Ltd")
SUNDA = company("Sunda Textiles Pvt Ltd")
VELA = company("Vela Robotics Inc.")
PINECREST = company("Pinecrest Dental Group")
KESTREL = company("Kestrel Bioworks")
WORKSPACE = company("Harrow & Lund")
WORKSPACE_2 = company("Haven Lettings")
NORTHGATE = company("Northgate Housing Trust")

CHICAGO = city("Chicago")
RENO = city("Reno")
SANTA_FE = city("Santa Fe")

CARD_VISA = mark("CREDIT_CARD", "4111 1111 1111 1111")
CARD_MASTER = mark("CREDIT_CARD", "5555 5555 5555 4444")
CARD_AMEX = mark("CREDIT_CARD", "3782 822463 10005")
CARD_STRIPE = mark("CREDIT_CARD", "4242 4242 4242 4242")
IBAN_DE = mark("IBAN_CODE", tokens.IBAN_DE)
IBAN_DE_2 = mark("IBAN_CODE", tokens.IBAN_DE_2)
IBAN_GB = mark("IBAN_CODE", tokens.IBAN_GB)
IBAN_NL = mark("IBAN_CODE", tokens.IBAN_NL)
SSNS = [mark("US_SSN", number) for number in tokens.SSNS]
CPF = mark("NATIONAL_ID", tokens.CPF)
AADHAAR = mark("NATIONAL_ID", tokens.AADHAAR)
DNI = mark("NATIONAL_ID", tokens.DNI)

GITHUB_TOKEN = secret(tokens.GITHUB_TOKEN)
AWS_KEY_ID = secret(tokens.AWS_KEY_ID)
AWS_SECRET = secret(tokens.AWS_SECRET)
STRIPE_KEY = secret(tokens.STRIPE_KEY)
SLACK_TOKEN = secret(tokens.SLACK_TOKEN)
GITLAB_TOKEN = secret(tokens.GITLAB_TOKEN)
DATABASE_URL = secret(tokens.DATABASE_URL)
LOGIN_PASSWORD = secret(tokens.LOGIN_PASSWORD, now=False)
VAULT_PASSWORDS = [secret(word, now=False) for word in tokens.VAULT_PASSWORDS]

CRM_URL = url("https://crm.harrowlund.internal/accounts?view=renewals")
RECORD_URL = url("https://crm.harrowlund.internal/accounts/70418/edit")
TICKET_URL = url("https://tickets.harrowlund.internal/browse/DSP-2291")
SHARE_URL = url(f"https://files.harrowlund.example/s/{tokens.SHARE_CODE}", now=False)
RECORD_URL_2 = url("https://crm.harrowlund.internal/accounts/70533/edit")
CHECKOUT_URL = url(f"https://shop.example.com/checkout/payment?session={tokens.CHECKOUT_CODE}")
