"""Places of known services that open or identify something private: documents, meetings, invitations, items.

Places are the address shapes that the services themselves document or show in the address bar. A row is
the domain and a pattern over what stands around it: ``docs./document/d/...`` for
``docs.google.com/document/d/...``.
"""

from __future__ import annotations

import re

_ID = r"[A-Za-z0-9_-]"
_ROWS: tuple[tuple[str, str], ...] = (
    # Google
    (
        "google.com",
        (
            rf"docs\./(?:a/[^/]{{1,80}}/)?(?:document|spreadsheets|presentation|forms|drawings|file"
            rf"|videos)/(?:u/\d{{1,2}}/)?d/(?:e/)?{_ID}{{4}}"
        ),
    ),
    (
        "google.com",
        (
            rf"(?:drive|sites|script|lookerstudio|datastudio|colab\.research|jamboard"
            rf"|earth)\./\S{{0,200}}(?:/d/|drive/|folders/|[?&]id=|projects/|reporting/){_ID}{{8}}"
        ),
    ),
    ("google.com", rf"(?:drive|sites)\./(?:\w{{1,20}}/)?(?:d/|folders/|open\?id=|file/d/|a/){_ID}{{3}}"),
    (
        "google.com",
        (
            r"(?:mail|calendar|chat|groups|keep|contacts|photos)\./\S{0,120}(?:#\w+/|/r/|eid=|cid="
            r"|/room/|/dm/|/a/|/person/|share/|/ical/|\?src=|appointments/)\w"
        ),
    ),
    ("google.com", r"meet\./(?:[a-z0-9]{3}-[a-z0-9]{4}-[a-z0-9]{3}|lookup/\w)"),
    (
        "google.com",
        (
            r"(?:console\.cloud|console\.firebase|admin|analytics|ads|play)\./\S{0,200}(?:project[=/]"
            r"|/p\d{6}|account=|/a\d{6}|developers/\d)\S"
        ),
    ),
    ("whimsical.com", r"/(?:[\w-]{0,120}-)?[A-Za-z0-9]{20,24}(?!\w)"),
    ("hackmd.io", r"/(?:@[\w-]{1,60}/)?(?=(?-i:[\w-]{0,40}[A-Z0-9]))[\w-]{8,40}"),
    ("goo.gl", r"(?:photos\.app|maps\.app|forms)\./\w"),
    ("forms.gle", r"/\w{6}"),
    ("calendar.app.google", r"/\w{6}"),
    # Microsoft
    ("live.com", r"(?:onedrive|1drv)\./\S|outlook\./\S{0,200}(?:/id/|itemid=|calendar/|/0/)\S|teams\./\S{3}"),
    ("1drv.ms", r"/\S{3}"),
    (
        "office.com",
        (
            r"(?:outlook|forms|www|tasks|webhook|planner)\./\S{0,200}(?:/id/|itemid=|owa/|bookings?/"
            r"|calendar/(?!view/[a-z]{3,9}(?:$|\s))|(?<![a-z])r/|pages/|document|IncomingWebhook)\S"
        ),
    ),
    (
        "office365.com",
        r"outlook\./\S{0,200}(?:/id/|itemid=|owa/|bookings?/|calendar/(?!view/[a-z]{3,9}(?:$|\s)))\S",
    ),
    (
        "microsoft.com",
        r"teams\./(?:l|meet|_#|v2/\?)/?\S|(?:app|msit)\.powerbi\./\S|(?:\w+\.)?portal\.azure\./#\S",
    ),
    ("powerbi.com", r"app\./(?:groups|view|reports|links)\S{3}"),
    ("azure.com", r"(?:portal|dev)\./(?:#@|[\w-]{2,60}/)\S"),
    # File stores
    ("dropbox.com", r"(?:www\.)?/(?:s|scl|sh|l|home|work|request|transfer|t|paper/doc)/\S"),
    ("box.com", r"(?:[\w-]+\.)?(?:app\.)?/(?:s|file|folder|v|notes)/\w"),
    ("we.tl", r"/\w"),
    ("wetransfer.com", r"(?:[\w-]+\.)?/(?:downloads|transfers|boards)/\w"),
    ("icloud.com", r"(?:www\.)?/(?:\w+/\w{6}|iclouddrive|keynote|pages|numbers|notes|photos)\S"),
    ("mega.nz", r"/(?:file|folder|#)\S"),
    ("smash.com", r"/\w{6}"),
    ("sync.com", r"(?:[\w-]+\.)?/dl/\w"),
    ("pcloud.link", r"(?:[\w-]+\.)?/publink/\S"),
    # Meetings and calendars
    ("zoom.us", r"(?:[\w-]+\.)?/(?:j|my|s|w|rec|meeting|webinar|wc|clips|launch)/\S"),
    ("webex.com", r"(?:[\w-]+\.)?/(?:meet|[\w-]+/j\.php|wbxmjs|join|m/|[\w-]+/ldr\.php)\S"),
    (
        "calendly.com",
        (
            r"(?:www\.)?/(?!pricing|features|about|blog|login|signup|integrations|help|legal"
            r"|resources|enterprise|teams|solutions|app\b)[\w-]{2,60}|/d/\w"
        ),
    ),
    (
        "cal.com",
        (
            r"/(?!pricing|docs|blog|about|login|signup|enterprise|features|resources|routing|download"
            r"|help)[\w-]{2,60}/[\w-]+"
        ),
    ),
    ("whereby.com", r"(?:[\w-]+\.)?/(?!information|user|product|blog|pricing|org|features)[\w-]{3,80}"),
    ("gotomeeting.com", r"(?:[\w-]+\.)?/(?:join/)?\d{6}"),
    ("goto.com", r"meet\./\S{3}"),
    ("jit.si", r"meet\./\S{4}"),
    ("bluejeans.com", r"/\d{4}"),
    ("chime.aws", r"/\d{6}"),
    ("savvycal.com", r"/[\w-]+/[\w-]+"),
    # Chat and invitations
    (
        "slack.com",
        (
            r"app\./client/\w|join\./\S|[\w-]+\./(?:archives|files|team|messages|app_redirect|canvas"
            r"|docs)/?\S|hooks\./\S"
        ),
    ),
    ("discord.com", r"(?:\w+\.)?/(?:channels/(?!@me\b/?$)|api/webhooks/|invite/(?-i:[a-z]*[A-Z0-9]))\w?"),
    ("discordapp.com", r"(?:\w+\.)?/(?:channels|invite|api/webhooks|attachments)/\w"),
    ("discord.gg", r"/(?-i:[a-z]{0,30}[A-Z0-9])"),
    ("whatsapp.com", r"chat\./\w"),
    ("wa.me", r"/\d"),
    ("t.me", r"/(?:\+|joinchat/|c/)\w"),
    ("signal.group", r"/#\w"),
    ("telegram.me", r"/joinchat/\w"),
    # Work tools
    (
        "notion.so",
        (
            r"(?:www\.)?/(?:\S{0,200}[0-9a-f]{32}|(?!product|pricing|help|blog|templates|about"
            r"|desktop|login|signup|guides|careers|enterprise|integrations)[\w-]{2,60}/\S{3}"
            r"|[\w%-]{1,200}-[0-9a-f]{6})"
        ),
    ),
    ("notion.site", r"[\w-]+\./\S"),
    (
        "figma.com",
        rf"(?:www\.)?/(?:file|design|board|proto|slides|deck|make|files/(?:team|project))/{_ID}{{3}}",
    ),
    ("miro.com", r"/(?:app/board|app/live-embed|welcomeonboard)/\S"),
    ("mural.co", r"app\./t/\S"),
    ("lucid.app", rf"(?:[\w-]+\.)?/\w+/{_ID}{{8}}"),
    ("lucidchart.com", rf"(?:[\w-]+\.)?/\w+/{_ID}{{8}}"),
    ("loom.com", r"(?:www\.)?/(?:share|embed|looms)/\w"),
    ("canva.com", r"(?:www\.)?/design/\w"),
    ("airtable.com", r"/(?:invite/|app|shr|inv|tbl|wsp)\w{6}"),
    ("smartsheet.com", r"(?:app\.)?/(?:sheets|b|reports|folders)/\S"),
    ("coda.io", r"/d/\S"),
    ("asana.com", r"app\./(?:\d+/\d|1/\d)"),
    ("trello.com", r"/(?:[bc]|invite)/\w"),
    ("monday.com", r"[\w-]+\./(?:boards|docs|workspaces)/\d"),
    ("clickup.com", r"(?:app|sharing|doc)\./\w"),
    (
        "linear.app",
        (
            r"/(?!docs|changelog|pricing|method|features|customers|about|homepage"
            r"|readme)[\w-]+/(?:issue|project|team|document|view|inbox|cycle)/?\w"
        ),
    ),
    ("height.app", r"/\w{6}"),
    ("basecamp.com", r"(?:3\.)?/\d{4}\S"),
    ("intercom.com", r"app\./a/\S"),
    ("intercom.io", r"app\./a/\S"),
    ("hubspot.com", r"app(?:-\w+)?\./[\w-]+/\d"),
    (
        "zoho.com",
        (
            r"(?:crm|desk|books|people|mail|docs|workdrive|projects)\./\S{0,60}(?:/org|/tab/"
            r"|ShowHomePage|/file/|/portal/)\S"
        ),
    ),
    ("pipedrive.com", r"[\w-]+\./(?:deal|person|organization|pipeline|leads)\S"),
    (
        "stripe.com",
        (
            r"dashboard\./\S{0,80}(?:(?:cus|pi|ch|sub|in|acct|py|re|tr|po|evt|prod)_\w|customers/"
            r"|payments/|invoices/)\S|(?:pay|buy|billing|invoice|checkout|connect)\./\S{4}"
        ),
    ),
    ("paypal.me", r"/\w"),
    ("venmo.com", r"/(?:u/|code)\S"),
    (
        "amazon.com",
        r"(?:[\w-]+\.)?console\.aws\./\S{0,200}(?:instanceId|buckets/|/home\?region|arn:|#\w+:)\S",
    ),
    ("amazonaws.com", r"[\w.-]{1,200}\./\S{0,1500}(?:X-Amz-|AWSAccessKeyId|Signature=)"),
    ("datadoghq.com", r"app\./(?:dashboard|logs|apm|monitors)\S{3}"),
    ("pagerduty.com", r"[\w-]+\./(?:incidents|services|schedules)/\w"),
    ("sentry.io", r"[\w-]+\./(?:issues|organizations)/\S|/organizations/\S"),
    ("grafana.net", r"[\w-]+\./(?:d|goto|explore|a)/?\S"),
    ("gusto.com", r"app\./\S"),
    ("rippling.com", r"app\./\S"),
    ("deel.com", r"app\./\S"),
    ("lattice.com", r"[\w-]+\./\S"),
    ("greenhouse.io", r"app\d?\./\S"),
    ("lever.co", r"hire\./\S"),
    ("gong.io", r"(?:app|[\w-]+\.app)\./\S"),
    ("snowflake.com", r"app\./\S"),
    ("mixpanel.com", r"/(?:project|report|s)/\S"),
    ("amplitude.com", r"app\./(?:analytics/)?\S"),
    ("netsuite.com", r"[\w-]+\.app\./\S"),
    ("myshopify.com", r"[\w-]+\./admin\S?"),
    ("shopify.com", r"admin\./store/\S"),
    ("force.com", r"[\w.-]+\./\S"),
    ("workday.com", r"\w+\.(?:myworkday\.)?/\S{0,60}/d/\S"),
    ("docusign.net", r"(?:[\w-]+\.)?/\S{3}"),
    ("docusign.com", r"(?:[\w-]+\.)?/(?:signing|sign|s|documents)/?\S"),
    ("hellosign.com", r"app\./\S{3}"),
    ("dropboxsign.com", r"app\./\S{3}"),
    ("pandadoc.com", r"app\./\S{3}"),
    ("adobesign.com", r"[\w.]+\./public/\S"),
    ("typeform.com", r"[\w-]+\./to/\w|admin\./form/\w"),
    ("qualtrics.com", r"[\w-]+\./jfe/\w"),
    ("surveymonkey.com", r"(?:www\.)?/r/\w"),
    ("jotform.com", r"(?:form\.|www\.)?/(?:inbox/|tables/)?\d{8}"),
    ("tally.so", r"/(?:r|forms)/\w"),
    ("eventbrite.com", r"(?:www\.)?/(?:myevent|orders|mytickets)\S"),
    ("lu.ma", r"/(?:e|event/manage)/\S"),
    ("partiful.com", r"/e/\w"),
    # Writing, code and models
    ("chatgpt.com", r"/(?:c|share|g|codex)/\w"),
    ("openai.com", r"chat\./(?:c|share|g)/\w|platform\./(?:settings|threads|playground/p)\S"),
    ("claude.ai", r"/(?:chat|share|project|public/artifacts)/\w"),
    ("perplexity.ai", r"(?:www\.)?/(?:search|collections)/\S{6}"),
    (
        "pastebin.com",
        r"/(?:raw/|edit/)?(?!archive|tools|faq|login|signup|pro|doc|trends|contact|api|languages)\w{8}(?!\w)",
    ),
    ("hastebin.com", r"/(?:share/|raw/)?\w{8}"),
    ("paste.ee", r"/[prd]/\w"),
    ("dpaste.com", r"/\w{8}"),
    ("dpaste.org", r"/\w{4}"),
    ("ghostbin.com", r"/paste/\w"),
    ("privnote.com", r"/\w{6}"),
    ("onetimesecret.com", r"(?:\w+\.)?/secret/\w"),
    ("rentry.co", r"/\w{4}"),
    ("0bin.net", r"/paste/\S"),
    (
        "github.com",
        (
            r"gist\./[\w-]+/[0-9a-f]{20}|(?:www\.)?/(?:[\w-]+/[\w.-]+/)?(?:settings/(?!(?:tokens|keys|profile|security|emails|billing|notifications|apps)\b/?$)|invitations)\S?"
            r"|/codespaces/\S"
        ),
    ),
    ("githubusercontent.com", r"\S{0,300}[?&]token=\w"),
    ("codesandbox.io", r"/(?:s|p)/\w"),
    ("replit.com", r"/(?:join|teams)/\w"),
    ("firebaseio.com", r"[\w-]+\./?\S{0,200}"),
    ("googleapis.com", r"firebasestorage\./\S{0,600}token=\w|storage\./\S{0,1200}(?:GoogleAccessId|X-Goog)"),
    ("appspot.com", r"\S{0,600}token=\w{6}"),
    ("ifttt.com", r"maker\./\S{0,200}key/\w"),
    ("zapier.com", r"hooks\./\S{3}|/(?:app/editor|shared)/\w"),
    ("make.com", r"hook\.\w+\./\w{8}|\w+\./\d+/scenarios"),
    ("substack.com", r"[\w-]+\./(?:subscribe\?|redirect/|action/)\S{6}"),
    ("list-manage.com", r"[\w-]+\.(?:\w+\.)?/(?:unsubscribe|track|profile)\S{3}"),
    ("facebook.com", r"(?:www\.|m\.)?/(?:messages/t|groups/\d|profile\.php\?id=)\S?"),
    ("messenger.com", r"(?:www\.)?/t/\S"),
    ("linkedin.com", r"(?:www\.)?/(?:in|messaging/thread|sales/(?:lead|people))/\S"),
    ("strava.com", r"(?:www\.)?/(?:athletes|activities)/\d"),
    ("23andme.com", r"you\./\S"),
    ("airbnb.com", r"(?:www\.)?/(?:trips|messaging|hosting)/\S"),
)


def _by_domain() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Return the patterns of each domain."""
    found: dict[str, list[re.Pattern[str]]] = {}
    for domain, shape in _ROWS:
        found.setdefault(domain, []).append(re.compile(shape, re.IGNORECASE))
    return {domain: tuple(patterns) for domain, patterns in found.items()}


PLACES = _by_domain()
"""Per domain, what is private around it: names before it (with their dot), then path, query and fragment."""
