"""Tables for private web addresses: query keys that open something, tenants, public sites.

The places of known services are in ``url_places.py``.
"""

from __future__ import annotations

OPENING_KEYS = frozenset(
    """
    token access_token refresh_token id_token auth_token authtoken authkey auth_key api_key apikey
    api-key client_secret signature x-amz-signature x-amz-security-token x-amz-credential
    x-goog-signature x-goog-credential awsaccesskeyid googleaccessid sig sessionid session_id sid
    jsessionid phpsessid password passwd pwd pass jwt samlresponse samlrequest invite_code
    invite_token invitation_token share_token sharekey link_key resourcekey rlkey email e-mail
    user_email login_hint magic magic_link reset_token otp pwdtoken confirmation_token
    verification_token unsubscribe_token secret authuser_token passcode privatekey private_token
    personal_token access_key webhook_token feed_token private_hash
    """.split()
)
"""Query keys whose value of six or more code points opens something or is a person."""

DOUBTFUL_KEYS = frozenset(
    """
    auth key session code state assertion invite invitation share reset nonce ticket hash tk st sign policy
    unsubscribe t k s u r c id e p h cid uid tok usp share_id link ref_token eid tid mid data payload
    """.split()
)
"""Query keys that count only with a value that is random: the same names filter and sort public lists."""

RECORD_KEYS = frozenset(
    """
    patient patient_id patientid customer customer_id customerid client_id_number member member_id
    memberid employee employee_id employeeid account_id accountid invoice invoice_id invoiceid
    order_id orderid case_id caseid claim claim_id contact_id lead_id tenant_id subscriber_id
    user_id userid student_id applicant_id mrn
    """.split()
)
"""Query keys that name a record of a person or customer; the value holds a number."""

RECORD_PATHS = frozenset(
    """
    patients patient customers customer clients client members member employees employee accounts
    account invoices invoice orders order claims claim contacts contact leads lead deals
    opportunities tenants subscribers candidates applicants students cases visits appointments
    payroll admissions
    """.split()
)
"""Path segments that a record's number follows."""

SHARING_PATHS = frozenset(
    """
    s share shared sharing invite invitation invitations join d dl f file files link links reset
    reset-password password-reset resetpassword magic magic-link magiclink verify verify-email
    confirm confirmation activate activation unsubscribe optout opt-out token guest sign signing
    secret secrets paste calendar ical feed preview download transfer l t i p c u v r e meeting room
    survey form forms poll rsvp view
    """.split()
)
"""Path segments that a key in the path follows."""

LINK_PATHS = frozenset(
    """
    invite invitation invitations reset reset-password password-reset resetpassword magic magic-link
    magiclink verify verify-email confirm confirmation activate activation unsubscribe optout
    opt-out token secret secrets
    """.split()
)
"""Those whose key may be short."""

TENANTS = frozenset(
    """
    atlassian.net jira.com sharepoint.com sharepoint.us slack.com zendesk.com freshdesk.com freshservice.com
    service-now.com servicenowservices.com okta.com oktapreview.com okta-emea.com onelogin.com auth0.com
    my.salesforce.com lightning.force.com salesforce-sites.com visualforce.com bamboohr.com personio.de
    personio.com hibob.com myworkday.com netsuite.com myshopify.com cloudflareaccess.com looker.com
    snowflakecomputing.com cloud.databricks.com azuredatabricks.net vault.azure.net database.windows.net
    servicebus.windows.net onmicrosoft.com dynamics.com quickbase.com pagerduty.com opsgenie.com pipedrive.com
    freshsales.io happyfox.com teamwork.com kintone.com cybozu.com egnyte.com sharefile.com monday.com aha.io
    productboard.com jfrog.io firebaseio.com supabase.co ngrok.io ngrok.app ngrok-free.app ngrok.dev
    trycloudflare.com gitpod.io app.github.dev webhook.office.com visualstudio.com blob.core.windows.net
    file.core.windows.net queue.core.windows.net table.core.windows.net scm.azurewebsites.net gorgias.com
    recurly.com chargebee.com zohodesk.com kustomerapp.com workable.com teamtailor.com namely.com
    rds.amazonaws.com execute-api.amazonaws.com signin.aws.amazon.com awsapps.com 1password.com 1password.eu
    lansweeper.com domo.com procore.com clio.com harvestapp.com freshbooks.com xero.com unanet.biz
    """.split()
)
"""Domains under which each customer has a name of its own."""

COMMON_NAMES = frozenset(
    """
    www app api apis status docs doc help support developer developers dev community blog login auth
    id ids account accounts get go info learn academy marketing trust partners partner careers jobs
    events my portal secure static cdn assets download downloads join hooks files edgeapi web mail
    smtp about news press legal security shop store university training ideas feedback roadmap
    changelog forum forums answers demo start signup team teams brand investors engineering research
    labs open status2 apps marketplace exchange connect cloud console admin
    """.split()
)
"""Names under those domains that are the provider's own."""

PUBLIC_SITES = frozenset(
    """
    youtube.com youtu.be wikipedia.org wikimedia.org wiktionary.org github.com githubusercontent.com
    github.io stackoverflow.com stackexchange.com superuser.com serverfault.com askubuntu.com
    npmjs.com npmjs.org pypi.org pythonhosted.org crates.io docs.rs rubygems.org packagist.org
    nuget.org maven.org arxiv.org doi.org amazon.com reddit.com twitter.com x.com medium.com
    readthedocs.io readthedocs.org python.org mozilla.org w3.org ietf.org rfc-editor.org apache.org
    debian.org ubuntu.com kernel.org gnu.org sourceforge.net bitbucket.org gitlab.com nytimes.com
    bbc.co.uk bbc.com cnn.com theguardian.com reuters.com bloomberg.com imdb.com ebay.com etsy.com
    nature.com sciencedirect.com springer.com acm.org ieee.org nih.gov archive.org cloudfront.net
    jsdelivr.net unpkg.com googleapis.com gstatic.com microsoft.com apple.com oracle.com ibm.com
    redhat.com
    """.split()
)
"""Sites whose pages everybody may read, whatever their paths look like."""

SERVICE_NAMES = frozenset(
    """
    intranet portal wiki nas router fileserver files jira confluence jenkins gitlab git ci build
    sharepoint exchange mail crm erp hr db api admin vpn sso ldap vault consul registry proxy backup
    monitor grafana kibana prometheus tickets helpdesk dev staging prod app apps web www print
    printer dc ad owa kb jump bastion k8s rancher argocd nexus artifactory sonar minio elastic redis
    postgres mysql mongo rabbitmq tableau reports finance payroll legal sales
    """.split()
)
"""First names of hosts inside networks, as people give them."""

NO_HOSTS = frozenset(
    """
    host hostname server servername foo bar baz qux example somehost myhost otherhost proxy
    proxyhost site whatever domain myurl url address www ip remote target some your my test mysite
    yourhost yourserver nowhere anything something x y z
    """.split()
)
"""Single names that stand for any host in documents."""

NO_USERS = frozenset("user username you me foo bar runner ubuntu vagrant shared public default name".split())
"""Names of home folders that are nobody's."""

PUBLIC_NAMES = frozenset(
    "docs doc developer developers help support learn blog news wiki man manpages reference"
    " status en de fr es"
    " bugs lists tracker issues".split()
)
"""First names of hosts that serve documents for everybody."""
