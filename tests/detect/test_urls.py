"""Private web addresses against public ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.passage import Passage
from redactor.detect.patterns.urls import FAMILY

Look = Callable[..., list[tuple[str, str]]]

PRIVATE = [
    "https://jane:s3cr3t@files.example.com/x",
    "https://example.com/reset?token=9f8a7b6c5d4e",
    "https://example.com/welcome?email=jane@example.com",
    "https://example.com/cb#access_token=9f8a7b6c5d4e&state=1",
    "https://bucket.s3.amazonaws.com/a.pdf?X-Amz-Signature=0a1b2c3d4e5f",
    "http://192.168.1.20/admin",
    "http://[fd12:3456:789a::1]/admin",
    "http://intranet/wiki",
    "https://wiki.corp/page",
    "https://build.internal:8443/job/7",
    "https://docs.google.com/document/d/1AbCdEfGhIjKlMnOp/edit",
    "docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOp/edit#gid=0",
    "https://acme.sharepoint.com/sites/Legal/Shared",
    "https://www.dropbox.com/s/abc123/contract.pdf?dl=0",
    "https://acme.atlassian.net/browse/PROJ-12",
    "https://us02web.zoom.us/j/81234567890?pwd=abc",
    "https://meet.google.com/abc-defg-hij",
    "https://acme.slack.com/archives/C012345/p1699",
    "https://www.figma.com/file/AbCdEf123456/Plan",
    "https://linear.app/acme/issue/ENG-12/title",
    "https://mail.google.com/mail/u/0/#inbox/FMfcgz",
    "https://acme.my.salesforce.com/001xx",
    "file:///home/jane/notes.txt",
    "https://files.harrowlund.example/s/brUGCSdvIkWvKi1V4J0Hhp",
    "https://clinic.example.org/visits?patient=40177",
    "https://shop.example.com/checkout/payment?session=R2bPxksBn0ofGM0MXtOvwhV1qr",
    "https://crm.haven.internal/tenants/311",
    "crm.haven.internal",
    "wiki.corp/page",
    "http://nas:5000/",
    "http://nas/share",
    "192.168.1.20/admin",
    "jenkins.corp:8080",
    "http://printer.local/status",
    "acme.atlassian.net",
    "acme.atlassian.net/browse/PROJ-12",
    "acme.sharepoint.com",
    "acme.zendesk.com/agent/tickets/4412",
    "acme.lightning.force.com/lightning/r/Account/0015g/view",
    "acme.service-now.com/nav_to.do?uri=incident.do",
    "acme.okta.com",
    "docs.google.com/forms/d/e/1FAIpQLSdXyz12345678/viewform",
    "https://forms.gle/AbCdEf123",
    "drive.google.com/drive/folders/1AbCdEfGhIjK",
    "https://drive.google.com/file/d/1AbCdEfGhIjKlM/view?usp=sharing",
    "https://1drv.ms/w/s!AbCdEf",
    "https://acme-my.sharepoint.com/:w:/p/jane/EabcDEF",
    "https://www.dropbox.com/scl/fi/abc123/plan.docx?rlkey=xyz123",
    "https://app.box.com/s/abc123def456",
    "https://www.notion.so/acme/Roadmap-0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    "notion.so/acme/Roadmap-0a1b2c",
    "https://www.figma.com/design/AbCdEf123456/Plan",
    "https://miro.com/app/board/uXjVO12345=/",
    "https://airtable.com/appAbCdEf123456/tblXyZ",
    "https://acme.zoom.us/j/81234567890",
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc/0?context=x",
    "teams.live.com/meet/9312345678",
    "https://acme.webex.com/meet/jane.doe",
    "https://join.slack.com/t/acme/shared_invite/zt-1a2b3c",
    "https://discord.gg/AbCd12",
    "https://chat.whatsapp.com/AbCdEfGh",
    "https://t.me/+AbCdEf12345",
    "https://calendly.com/jane-doe/30min",
    "calendar.google.com/calendar/ical/jane%40example.com/private-0a1b2c3d4e5f/basic.ics",
    "https://outlook.office365.com/owa/calendar/abc@example.com/def/calendar.ics",
    "https://www.loom.com/share/0a1b2c3d4e5f",
    "https://we.tl/t-AbCdEf123",
    "https://pastebin.com/AbCd1234",
    "https://gist.github.com/jane/0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    "https://bucket.s3.amazonaws.com/a.pdf?X-Amz-Algorithm=AWS4&X-Amz-Credential=AKIA%2F2024&X-Amz-Signature=0a1b2c",
    "https://acme.blob.core.windows.net/docs/a.pdf?sv=2022-11-02&sig=abc%3D123456",
    "https://firebasestorage.googleapis.com/v0/b/acme/o/a.png?alt=media&token=0a1b2c3d-1111-2222-3333-444455556666",
    "https://example.com/unsubscribe/9f8a7b6c5d4e",
    "https://news.example.com/unsubscribe?u=9f8a7b6c5d4e3f&id=2",
    "https://app.example.com/reset-password/9f8a7b6c5d4e",
    "https://app.example.com/magic-link?token=9f8a7b6c5d4e",
    "https://jane:s3cr3t@git.example.com/repo.git",
    "https://crm.example.com/customers/48213",
    "https://portal.example.com/invoices/INV-20391",
    "https://gitlab.acme.com/platform/api/-/merge_requests/42",
    "jira.acme.com/browse/PLAT-1",
    "https://app.hubspot.com/contacts/1234567/contact/8901",
    "https://dashboard.stripe.com/customers/cus_AbC123",
    "linear.app/acme/issue/ENG-12/title",
    "https://trello.com/c/AbCdEf12/5-card",
    "https://app.asana.com/0/1201234/1205678",
    "https://acme.monday.com/boards/123456",
    "https://chatgpt.com/c/0a1b2c3d-1111",
    "https://www.linkedin.com/in/jane-doe-1a2b3c",
    "webcal://p01.icloud.com/published/2/MTIzNDU2Nzg5",
    "file:///C:/Users/jane/report.docx",
]
PUBLIC = [
    "https://github.com/python/cpython",
    "https://docs.python.org/3/library/re.html#re.compile",
    "https://www.google.com/search?q=weather",
    "http://localhost:3000/login?next=/",
    "http://127.0.0.1:8000/",
    "https://example.com/?token=<your-token>",
    "https://example.com/?token=x",
    "https://user:${PASSWORD}@example.com/",
    "https://en.wikipedia.org/wiki/Privacy_(law)",
    "ssh://git@github.com/org/repo.git",
    "https://example.com/a?utm_source=mail",
    "file:///usr/share/doc/x",
    "docs.google.com/forms",
    "either/or and/or",
    "src/main/java/App.java",
    "http://[::1",
    "github.com/python/cpython/issues/12345",
    "https://stackoverflow.com/questions/11227809/why-is-processing-a-sorted-array-faster",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://youtu.be/dQw4w9WgXcQ",
    "https://arxiv.org/abs/2301.12345",
    "https://www.npmjs.com/package/react",
    "https://pypi.org/project/requests/2.31.0/",
    "https://github.com/org/repo/issues?state=closed&q=is%3Aissue",
    "https://news.ycombinator.com/item?id=38123456",
    "https://www.amazon.com/dp/B08N5WRWNW?th=1",
    "https://www.nytimes.com/2024/01/02/business/story.html",
    "https://twitter.com/user/status/1234567890123456789",
    "https://www.reddit.com/r/python/comments/1a2b3c/title/",
    "https://slack.com/help/articles/123",
    "https://support.zendesk.com/hc/en-us/articles/4408",
    "https://www.atlassian.com/software/jira",
    "https://developer.okta.com/docs/",
    "https://www.zoom.us/pricing",
    "https://calendly.com/pricing",
    "https://www.figma.com/pricing",
    "https://www.notion.so/product",
    "https://trello.com/templates",
    "https://docs.google.com",
    "outlook.office.com/calendar/view/week",
    "https://www.google.com/search?q=weather&sca_esv=0a1b2c3d",
    "https://medium.com/@jane/how-to-0a1b2c3d4e5f",
    "https://registry.npmjs.org/react/-/react-18.2.0.tgz",
    "https://cdn.jsdelivr.net/npm/react@18/umd/react.js",
    "https://example.com/v1/users?page=2&limit=50",
    "https://api.example.com/v1/customers",
    "https://www.example.com/blog/2024/01/02/how-to-share-files",
    "https://fonts.googleapis.com/css2?family=Inter",
    "https://www.w3.org/2000/svg",
    "https://schemas.microsoft.com/office/2006/metadata",
    "and/or either/or 24/7 src/main.py a.b/c",
    "com.sun.internal",
    "threading.local/x",
    "index.html?x=1",
    "config.local",
    "www.example.com",
    "https://localhost:8443/callback?code=abc",
    "https://example.com/files/report-2024-03-01.pdf",
    "https://example.com/download/app-1.2.3-linux-x86_64.tar.gz",
    "https://example.com/verify/your-email",
    "https://www.slack.com/intl/en-gb/",
    "https://status.atlassian.com",
    "https://python.org/ftp/python/3.12.1/Python-3.12.1.tgz",
    "https://hub.docker.com/r/library/postgres",
    "https://go.microsoft.com/fwlink/?LinkId=521839",
    "https://example.com/orders/new",
    "https://bugs.python.org/issue12345",
    "https://lists.debian.org/debian-devel/2024/01/msg00001.html",
    "jdk.internal",
    "https://www.dropbox.com/business",
]


@pytest.mark.parametrize("url", PRIVATE)
def test_finds_private_addresses(look: Look, url: str) -> None:
    assert look(FAMILY, f"see ({url}).") == [("PRIVATE_URL", url)]


@pytest.mark.parametrize("text", PUBLIC)
def test_leaves_public_addresses(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("docs.google.com/document/d/1AbC\u2026", "docs.google.com/document/d/1AbC"),
        ("acme.sharepoint.com/sites/Leg... - Edge", "acme.sharepoint.com/sites/Leg"),
        ("Board - acme.atlassian.net - Google Chrome", "acme.atlassian.net"),
        ("acme.slack.com.", "acme.slack.com"),
        ("go to crm.internal now", "crm.internal"),
        ("db-1.prod.internal:5432", "db-1.prod.internal:5432"),
        ("192.168.1.20/admin", "192.168.1.20/admin"),
        ("webcal://example.com/x", "webcal://example.com/x"),
        ("[x](https://acme.okta.com/app)", "https://acme.okta.com/app"),
        ("see {https://acme.okta.com/app}", "https://acme.okta.com/app"),
    ],
)
def test_finds_cut_and_bare_addresses_exactly(look: Look, text: str, url: str) -> None:
    assert ("PRIVATE_URL", url) in look(FAMILY, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "www.atlassian.net",
        "acme.slack.community",
        "acme.slack.com-x",
        "jane@acme.zendesk.com",
        "http://host/path",
        "http://a/b",
        "https://github",
        "http://x:port/y",
        "https://user:pass@host/x",
        "file:///home/user/x",
        "file://[::1",
        "10.0.0.0/16",
        "8.8.8.8/x",
        "foo.py/x",
        "from google.protobuf.internal import builder",
        "https://discord.gg/python",
        "https://git.example.com/?p=a.git;h=79bcdfb3aa11",
        "https://example.com/cb?code=<code>",
        "https://example.com/invoices/latest",
        "https://example.com/share/how-to-share-a-file-2024",
        "https://jira.atlassian.com/browse/X-1",
    ],
)
def test_leaves_what_only_looks_private(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def test_an_address_is_one_value() -> None:
    """Its host and the keys in it belong to it; what is a key as a whole, or holds a password, does not."""
    whole = ("http://10.1.2.3:8080/admin", "https://app.example.com/reset?token=9f8a7b6c5d4e")
    parts = ("https://hooks.slack.com/services/T0/B0/x9", "https://mara:s3cr3t@files.example.com/x")
    assert all(match.checked for text in whole for match in FAMILY.find(Passage(text)))
    assert not any(match.checked for text in parts for match in FAMILY.find(Passage(text)))
