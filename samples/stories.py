"""All sample sessions: their headers, their stories and the consents the ledger must know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from samples import people as p
from samples import story_consenting, story_typing
from samples.marks import mark
from samples.recorder import Recorder, stamp
from samples.render import Picture

PURPOSE = "ai_training.agent_interaction"
PACIFIC, EASTERN, BERLIN = (timezone(timedelta(hours=hours)) for hours in (-7, -4, 2))
NOTICE = "notice-2026-01"
GRANTED_AT = datetime(2026, 9, 14, 16, 0, tzinfo=UTC)
BROKEN_FRAME = b"\x89PNG\r\n\x1a\n" + b"not an image: " + b"katrin.broken@example.de, +49 30 23125 733\n"
"""A frame that no decoder accepts; whoever opens it fails, and its bytes are private as well."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Story:
    """One session to be made. ``play`` writes its events and returns consent rows, if any."""

    session_id: str
    subject: str
    regions: tuple[str, str]
    started: datetime
    zone: timezone
    play: Callable[[Recorder], list[Row]]
    people: tuple[Mapping[str, str], ...] = ()
    worker_type: str = "employee"
    granted: bool = True
    prerequisites: tuple[str, ...] = field(default=("risk_assessment:RA-2026-03", "dpia:DPIA-2026-01"))

    def header(self) -> dict[str, Any]:
        """Return ``session.json``."""
        work, employer = self.regions
        return {
            "schema": "redactor.session/1",
            "session_id": self.session_id,
            "subject": {
                "id": self.subject, "work_region": work, "employer_region": employer,
                "residence_region": None, "worker_type": self.worker_type,
            },
            "device": {"owner": "employer", "regions": [work]},
            "purpose": PURPOSE,
            "started_at": stamp(self.started),
            "people": [dict(person) for person in self.people],
            "prerequisites": list(self.prerequisites),
        }  # fmt: skip

    def record(self, pictures: Mapping[str, Picture]) -> tuple[Recorder, list[Row]]:
        """Return the recorded session and its consent rows."""
        rec = Recorder(self.started, pictures, seed=sum(self.session_id.encode()), zone=self.zone)
        granted = [consent("given", self.subject, GRANTED_AT)] if self.granted else []
        return rec, granted + self.play(rec)


def consent(state: str, subject: str, at: datetime) -> Row:
    """Return one row for the ledger, as ``redactor consent import`` takes it."""
    row: Row = {
        "state": state, "subject": subject, "purpose": PURPOSE, "at": stamp(at),
        "actor": "hr-office", "evidence_ref": "sample-form",
    }  # fmt: skip
    if state == "given":
        row |= {
            "expires_at": "2027-09-14T16:00:00.000Z",
            "notice_id": NOTICE,
            "notice_acknowledged_at": stamp(at),
            "explicit": True,
            "written": True,
            "separate": True,
        }
    return row


def _consenting(rec: Recorder) -> list[Row]:
    story_consenting.play(rec)
    return []


def _typing(rec: Recorder) -> list[Row]:
    story_typing.play(rec)
    return []


def _german(rec: Recorder) -> list[Row]:
    rec.window("Outlook", f"Posteingang - {p.ANNELIESE.email} - Outlook")
    rec.shot("mail_german")
    rec.click("Antworten")
    with rec.typing(f"Danke, {p.CEM.given}", transient="") as keys:
        keys.type("Danke, Cem")
    rec.copy(p.IBAN_DE)
    path = f"frames/{rec.seq + 1:06d}.png"
    seq = rec.add("screenshot", pause=0.4, frame=path, display=0, scale=1.0)
    rec.frames[path] = BROKEN_FRAME
    rec.note(mark("EMAIL_ADDRESS", "katrin.broken@example.de"), seq=seq, channel="frame_bytes")
    rec.note(mark("PHONE_NUMBER", "+49 30 23125 733"), seq=seq, channel="frame_bytes")
    return []


def _colleague(rec: Recorder) -> list[Row]:
    rec.window("Slack", f"{p.CEM.name} (DM) - {p.WORKSPACE} - Slack")
    rec.shot("chat_colleague")
    with rec.typing(f"Danke! {p.CEM.email}") as keys:
        keys.type("Danke! cem.yildiz@example.de")
    return []


def _no_consent(rec: Recorder) -> list[Row]:
    rec.window(
        "Google Chrome",
        "Accounts | Cadence CRM - Google Chrome",
        p.url("https://crm.meridian.internal/accounts"),
    )
    rec.shot("crm_no_consent")
    rec.click("Row 2", says=f"{p.KWAME.name} {p.KWAME.email}")
    with rec.typing(p.KWAME.phone) as keys:
        keys.type("(404) 555-0108")
    rec.window("Slack", f"{p.MEILING.name} (DM) - {p.WORKSPACE} - Slack")
    rec.shot("chat_no_consent")
    rec.value("Message", f"Please ask {p.HANA.email}")
    return []


def _withdrawn(rec: Recorder) -> list[Row]:
    rec.window("Outlook", f"Inbox - {p.TALIA.email} - Outlook")
    rec.shot("mail_withdrawn")
    rec.click("Reply")
    with rec.typing(f"We will call {p.INGRID.phone} today.") as keys:
        keys.type("We will call +1 503-555-0166 today.")
    rec.window("Excel", "tenant-deposits.xlsx - Excel")
    rec.shot("sheet_withdrawn")
    rec.copy(p.CARD_MASTER)
    rec.wait(240)
    withdrawn_at = rec.now
    rec.wait(240)
    rec.window("Slack", f"{mark('CHANNEL', 'repairs-east')} - {p.WORKSPACE_2} - Slack")
    rec.shot("chat_withdrawn")
    rec.click("Message")
    with rec.typing(f"Send it to {p.DEREK.email}") as keys:
        keys.type("Send it to derek.tsosie@example.com")
    rec.window(
        "Google Chrome",
        f"{p.INGRID.name} | Cadence CRM - Google Chrome",
        p.url("https://crm.haven.internal/tenants/311"),
    )
    rec.shot("crm_withdrawn")
    rec.copy(p.SSNS[1])
    return [consent("withdrawn", "hv-0418", withdrawn_at)]


STORIES = (
    Story(
        "us-ca-consenting",
        "hl-0009",
        ("US-CA", "US"),
        datetime(2026, 10, 12, 16, 41, tzinfo=UTC),
        PACIFIC,
        _consenting,
    ),
    Story("de-exempt", "de-1107", ("DE", "DE"), datetime(2026, 10, 12, 12, 14, tzinfo=UTC), BERLIN, _german),
    Story(
        "us-ca-german-colleague",
        "hl-0033",
        ("US-CA", "US"),
        datetime(2026, 10, 13, 15, 2, tzinfo=UTC),
        PACIFIC,
        _colleague,
        people=({"id": "de-1142", "region": "DE"},),
    ),
    Story(
        "us-no-consent",
        "me-2230",
        ("US", "US"),
        datetime(2026, 10, 12, 19, 15, tzinfo=UTC),
        EASTERN,
        _no_consent,
        worker_type="contractor",
        granted=False,
    ),
    Story(
        "us-ca-withdrawn",
        "hv-0418",
        ("US-CA", "US"),
        datetime(2026, 10, 12, 21, 4, tzinfo=UTC),
        PACIFIC,
        _withdrawn,
    ),
    Story(
        "us-ca-typing",
        "hl-0041",
        ("US-CA", "US"),
        datetime(2026, 10, 14, 17, 33, tzinfo=UTC),
        PACIFIC,
        _typing,
    ),
)
