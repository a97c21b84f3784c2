"""The codes of policies and records, in words for people who read summaries."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "region_exempt": "A person's region is exempt from the programme; nothing was opened.",
        "region_unknown": "A person's region is unknown or has no policy pack, so the strict side applies.",
        "region_denied": "A person's region does not allow this programme.",
        "purpose_denied": "The stated purpose is forbidden.",
        "purpose_not_allowed": "The stated purpose is not among those allowed.",
        "consent_unknown": "No consent is recorded for a person, which counts as not given.",
        "consent_refused": "A person was asked and said no.",
        "consent_withdrawn": "A person had withdrawn their consent before this was captured.",
        "consent_expired": "A person's consent had ended before this was captured.",
        "consent_not_curative": "Where a person works, consent cannot make this lawful.",
        "consent_insufficient": "A consent lacks a property that the policy asks for.",
        "notice_missing": "A person had not been given the notice, or not in time.",
        "prerequisite_missing": "An assessment or agreement that the policy asks for is not named.",
        "policy_not_in_force": "A policy pack was not in force at the time of capture.",
        "event_kind_denied": "The policy excludes this kind of event.",
        "app_denied": "The program in front is excluded.",
        "app_unknown": "Nobody knows which program was in front.",
        "window_denied": "The window in front is excluded.",
        "device_denied": "The policy excludes this device.",
        "paused": "The person had paused the recording.",
        "input_invalid": "The input breaks its format.",
        "secure_field": "Typed into a password field.",
        "entity_withheld": "Something was found that withholds the whole item.",
        "language_without_model": "It holds text in a language that no model reads.",
        "entity_dropped": "Something was found that is dropped with its item.",
        "read_failed": "The screen could not be read.",
        "read_timeout": "The screen could not be read in time.",
        "detect_failed": "A detector failed.",
        "mask_failed": "Masking failed.",
        "look_again_found": "The second look still found something after masking.",
        "run_too_long": "Typing went on for too long without a line break.",
        "text_too_long": "It holds more than a million characters of text.",
        "unsupported_content": "This kind of content cannot be redacted yet.",
        "rule_failed": "A policy rule could not be evaluated, which counts against release.",
        "internal_fault": "The engine had a fault; the item was kept back.",
    }
)
"""What each reason code means, for people."""

CHANNEL_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "keys": "Typed with keys",
        "fields": "Texts of fields",
        "clipboard": "Copied",
        "titles": "Titles of windows",
        "urls": "Web addresses of windows",
        "clicks": "Names of what was clicked",
        "screens": "Seen on screens",
        "files": "Files",
    }
)
"""What each channel of a recording is, for people."""

ENTITY_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "PERSON": "Names of people",
        "EMAIL_ADDRESS": "E-mail addresses",
        "PHONE_NUMBER": "Phone numbers",
        "CREDIT_CARD": "Payment card numbers",
        "IBAN_CODE": "International bank account numbers",
        "BANK_ACCOUNT": "Bank account numbers",
        "IP_ADDRESS": "Network addresses of computers",
        "MAC_ADDRESS": "Hardware addresses of computers",
        "US_SSN": "US social security numbers",
        "NATIONAL_ID": "National identity numbers",
        "TAX_ID": "Tax numbers",
        "PASSPORT": "Passport numbers",
        "DRIVER_LICENSE": "Driving licence numbers",
        "VEHICLE_PLATE": "Vehicle plates",
        "HEALTH_ID": "Health insurance and patient numbers",
        "CRYPTO": "Crypto wallet addresses",
        "DEVICE_ID": "Device numbers",
        "LOCATION": "Places",
        "ADDRESS": "Postal addresses",
        "COORDINATES": "Map coordinates",
        "NRP": "Nationality, religion, politics",
        "DATE_TIME": "Dates and times",
        "DATE_OF_BIRTH": "Dates of birth",
        "AGE": "Ages",
        "URL": "Public web addresses",
        "PRIVATE_URL": "Private web addresses",
        "ORGANIZATION": "Names of companies and other organisations",
        "HANDLE": "User names",
        "CHANNEL": "Chat channels",
        "REPOSITORY": "Code repositories",
        "ID": "Employee, customer, invoice and ticket numbers",
        "SECRET": "Passwords, keys and tokens",
        "CONFIDENTIAL_TERM": "The organisation's own confidential terms",
        "SPECIAL_CATEGORY": "Health, beliefs and other special categories",
        "UNREADABLE": "Text in a language that cannot be read",
        "ILLEGIBLE": "Text on a screen that cannot be made out",
        "FACE": "Faces",
        "PHOTO": "Photos",
        "QR_CODE": "QR codes",
        "BARCODE": "Bar codes",
    }
)
"""What each entity is, in the plural."""
