"""Tables for private web addresses: query keys that open something, places of known services.

Places are the address shapes that the services themselves document or show in the address bar.
"""

from __future__ import annotations

import re

SECRET_KEYS = frozenset(
    """
    token access_token refresh_token id_token auth auth_token authtoken authkey auth_key key api_key
    apikey api-key
    secret client_secret signature sig sign x-amz-signature x-amz-security-token x-amz-credential
    x-goog-signature
    x-goog-credential awsaccesskeyid googleaccessid policy session sessionid session_id sid jsessionid
    phpsessid
    password passwd pwd pass jwt code state assertion samlresponse samlrequest invite invitation invite_code
    share share_token sharekey link_key resourcekey rlkey email e-mail mail user_email login_hint magic
    magic_link
    reset reset_token otp nonce ticket hash tk st pwdtoken unsubscribe confirmation_token verification_token
    """.split()
)
"""Query keys whose value is a key, a signature, a session or a person."""

_ID = r"[A-Za-z0-9_-]"
_SHAPES = (
    # Office suites and file stores
    (
        rf"docs\.google\.com/(?:a/[^/]+/)?(?:document|spreadsheets|presentation|forms|drawings"
        rf"|file)/(?:u/\d+/)?d/{_ID}{{10}}"
    ),
    (
        rf"(?:drive|sites|script|lookerstudio|datastudio)\.google\.com/.*(?:/d/|folders/|[?&]id=|projects/"
        rf"|reporting/){_ID}{{10}}"
    ),
    (
        r"(?:mail|calendar|chat|groups|keep|contacts|meet|photos)\.google\.com/.*(?:#\w+/|/r/|eid=|/room/|/dm/"
        r"|/a/|/person/|share/)\w"
    ),
    r"meet\.google\.com/[a-z]{3}-[a-z]{4}-[a-z]{3}",
    r"photos\.app\.goo\.gl/\w|maps\.app\.goo\.gl/\w",
    r"[\w-]+\.sharepoint\.(?:com|us|cn|de)/\S",
    r"(?:onedrive\.live\.com|1drv\.ms|[\w-]+\.1drv\.com)/\S",
    r"(?:outlook\.(?:office|office365|live)\.com)/.*(?:/id/|itemid=|/owa/|bookings?/|calendar/)\S",
    r"(?:www\.)?dropbox\.com/(?:s|scl|sh|l|home|work|request|transfer)/\S",
    r"(?:[\w-]+\.)?(?:app\.)?box\.com/(?:s|file|folder|v)/\w",
    r"(?:we\.tl|(?:[\w-]+\.)?wetransfer\.com/downloads)/\w|(?:www\.)?icloud\.com/\w+/\w",
    # Meetings and calendars
    (
        r"(?:[\w-]+\.)?zoom\.us/(?:j|my|s|w|rec|meeting|webinar)/\S|(?:[\w-]+\.)?webex\.com/(?:meet"
        r"|[\w-]+/j\.php|wbxmjs)\S"
    ),
    r"teams\.(?:microsoft|live)\.com/(?:l|meet|_#)/\S|(?:www\.)?calendly\.com/[\w-]+|whereby\.com/[\w-]+",
    # Chat and invitations
    (
        r"app\.slack\.com/client/\w|[\w-]+\.slack\.com/(?:archives|files|team|messages|app_redirect)/?\S"
        r"|join\.slack\.com/\S"
    ),
    (
        r"discord(?:app)?\.com/(?:channels|invite)/\w|discord\.gg/\w|chat\.whatsapp\.com/\w|wa\.me/\d"
        r"|t\.me/(?:\+|joinchat/)\w"
    ),
    # Work tools with a tenant or an item of it
    (
        r"[\w-]+\.atlassian\.net/\S|[\w.-]*(?:jira|confluence|gitlab|jenkins|grafana|kibana|wiki|sso"
        r"|vpn)\.[\w-]+\.(?:com|net|io)/\S{3}"
    ),
    (
        rf"(?:www\.)?notion\.so/\S*[0-9a-f]{{32}}|[\w-]+\.notion\.site/\S*[0-9a-f]{{32}}"
        rf"|(?:www\.)?figma\.com/(?:file|design|board|proto|slides|deck|make)/{_ID}{{8}}"
    ),
    (
        rf"miro\.com/app/board/\S|(?:[\w-]+\.)?lucid(?:chart)?\.(?:app|com)/\w+/{_ID}{{8}}"
        rf"|(?:www\.)?loom\.com/share/\w|(?:www\.)?canva\.com/design/\w"
    ),
    (
        r"airtable\.com/(?:app|shr|inv|tbl)\w{8}|(?:app\.)?smartsheet\.com/(?:sheets|b)/\S"
        r"|(?:app\.)?coda\.io/d/\S"
    ),
    (
        r"app\.asana\.com/\d+/\d|trello\.com/[bc]/\w|(?:[\w-]+\.)?monday\.com/boards/\d|app\.clickup\.com/\w"
        r"|linear\.app/[\w-]+/(?:issue|project|team|document|view)/\w"
    ),
    (
        r"[\w-]+\.zendesk\.com/(?:agent|hc/requests|tickets)/\S|[\w-]+\.freshdesk\.com/a/\S"
        r"|app\.intercom\.(?:com|io)/a/\S|[\w-]+\.service-now\.com/\S"
    ),
    (
        r"[\w.-]+\.(?:my\.salesforce|lightning\.force|salesforce-sites|force)\.com/\S|app\.hubspot\.com/\w+/\d"
        r"|[\w-]+\.pipedrive\.com/\S"
    ),
    (
        r"[\w-]+\.(?:okta|oktapreview|onelogin|auth0|workday|myworkday|bamboohr|personio)\.(?:com|de)/\S"
        r"|\w+\.myworkday\.com/\S"
    ),
    (
        r"app\.(?:gusto|rippling|deel|lattice|greenhouse|lever|gong|datadoghq|pagerduty|snowflake|mixpanel"
        r"|amplitude)\.(?:com|io|co)/\S"
    ),
    (
        r"dashboard\.stripe\.com/\S*(?:cus|pi|ch|sub|in|acct|py|re)_\w|[\w-]+\.(?:myshopify\.com/admin"
        r"|netsuite\.com/app)/\S"
    ),
    # Signed or secret addresses of web services
    (
        r"hooks\.slack\.com/\S|discord(?:app)?\.com/api/webhooks/\d|[\w-]+\.webhook\.office\.com/\S"
        r"|maker\.ifttt\.com/\S*key/\w"
    ),
    r"(?:chatgpt\.com|chat\.openai\.com|claude\.ai)/(?:c|share|chat|project|g)/\w",
    (
        r"(?:www\.)?(?:docusign\.net|docusign\.com|app\.hellosign\.com|[\w-]+\.docusign\.net)/(?:signing|sign"
        r"|s|documents)/?\S"
    ),
    (
        r"[\w-]+\.(?:typeform\.com/to|qualtrics\.com/jfe)/\w|forms\.(?:gle|office\.com)/\S"
        r"|(?:www\.)?surveymonkey\.com/r/\w"
    ),
)

PLACES = tuple(re.compile(shape, re.IGNORECASE) for shape in _SHAPES)
"""Host and path of documents, meetings, invitations and tenants; matched from the host's start."""
