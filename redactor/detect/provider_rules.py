"""Secrets that their provider's own form gives away: prefix, alphabet and length.

Facts are from the providers' documentation and from the public rule lists of gitleaks, detect-secrets,
noseyparker and GitHub secret scanning. Each rule runs only where its literal stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_W = r"[A-Za-z0-9_-]"
_A = r"[A-Za-z0-9]"
_HEX = r"[0-9a-f]"


@dataclass(frozen=True, slots=True)
class ProviderRule:
    """One form of secret. ``literal`` must stand in the text for ``pattern`` to be tried."""

    name: str
    literal: str
    pattern: re.Pattern[str]


def _rule(name: str, literal: str, body: str) -> ProviderRule:
    """Build a rule for ``literal`` followed by ``body``, standing free on both sides."""
    pattern = re.compile(rf"(?<![A-Za-z0-9_]){re.escape(literal)}{body}(?![A-Za-z0-9_])")
    return ProviderRule(name, literal, pattern)


PROVIDER_RULES: tuple[ProviderRule, ...] = (
    # Clouds
    *(_rule("aws.key_id", prefix, r"[A-Z2-7]{16}") for prefix in ("AKIA", "ASIA", "ABIA", "ACCA")),
    _rule("aws.bedrock", "ABSK", r"[A-Za-z0-9+/]{109,269}={0,2}"),
    _rule("google.api_key", "AIza", rf"{_W}{{35}}"),
    _rule("google.oauth_token", "ya29.", rf"{_W}{{20,1024}}"),
    _rule("google.oauth_secret", "GOCSPX-", rf"{_W}{{28}}"),
    _rule("google.refresh_token", "1//0", rf"{_W}{{40,120}}"),
    _rule("azure.client_secret", "8Q~", r"[A-Za-z0-9_~.-]{31,34}"),
    _rule("alibaba.key_id", "LTAI", rf"{_A}{{12,20}}"),
    _rule("tencent.key_id", "AKID", rf"{_A}{{32}}"),
    *(_rule("digitalocean", prefix, rf"{_HEX}{{64}}") for prefix in ("dop_v1_", "doo_v1_", "dor_v1_")),
    _rule("cloudflare.origin_ca", "v1.0-", rf"{_HEX}{{24}}-{_HEX}{{146}}"),
    *(_rule("cloudflare", prefix, rf"{_A}{{40,48}}") for prefix in ("cfut_", "cfat_", "cfk_")),
    *(
        _rule("fly", prefix, r"[A-Za-z0-9+/=_,-]{40,2048}")
        for prefix in ("FlyV1 fm1a_", "FlyV1 fm2_", "fm2_", "fo1_")
    ),
    _rule("heroku", "HRKU-", rf"{_W}{{36,70}}"),
    _rule("scaleway", "SCW", r"[A-Z0-9]{17}"),
    *(_rule("vercel", prefix, rf"{_A}{{24,60}}") for prefix in ("vcp_", "vci_", "vca_", "vcr_", "vck_")),
    _rule("netlify", "nfp_", rf"{_A}{{36,40}}"),
    _rule("render", "rnd_", rf"{_A}{{28,40}}"),
    _rule("railway_supabase", "sbp_", rf"{_HEX}{{40}}"),
    *(_rule("supabase", prefix, rf"{_W}{{22,60}}") for prefix in ("sb_secret_",)),
    # Source code and packages
    *(_rule("github", prefix, rf"{_A}{{36,255}}") for prefix in ("ghp_", "gho_", "ghu_", "ghs_", "ghr_")),
    _rule("github.fine_grained", "github_pat_", r"[A-Za-z0-9_]{60,255}"),
    *(
        _rule("gitlab", prefix, r"[A-Za-z0-9_.-]{18,300}[A-Za-z0-9_]")
        for prefix in (
            "glpat-",
            "gldt-",
            "glrt-",
            "glcbt-",
            "glptt-",
            "glft-",
            "glsoat-",
            "glimt-",
            "glagent-",
            "gloas-",
            "glffct-",
            "glwt-",
        )
    ),
    _rule("gitlab.runner", "GR1348941", rf"{_W}{{20}}"),
    _rule("bitbucket", "ATBB", rf"{_A}{{32,60}}"),
    _rule("atlassian", "ATATT3", r"[A-Za-z0-9_=-]{60,400}"),
    _rule("atlassian.ctx", "ATCTT3", r"[A-Za-z0-9_=-]{60,400}"),
    _rule("npm", "npm_", rf"{_A}{{36}}"),
    _rule("pypi", "pypi-AgE", rf"{_W}{{50,1000}}"),
    _rule("rubygems", "rubygems_", rf"{_HEX}{{48}}"),
    _rule("cargo", "cio", rf"{_A}{{32}}"),
    _rule("nuget", "oy2", r"[a-z0-9]{43}"),
    _rule("clojars", "CLOJARS_", r"[a-z0-9]{60}"),
    _rule("docker", "dckr_pat_", rf"{_W}{{27}}"),
    _rule("docker.org", "dckr_oat_", rf"{_W}{{32}}"),
    _rule("artifactory", "AKCp", rf"{_A}{{69,74}}"),
    _rule("artifactory.reference", "cmVmdGtu", rf"{_A}{{56}}"),
    _rule("sonar", "squ_", rf"{_HEX}{{40}}"),
    _rule("sonar.project", "sqp_", rf"{_HEX}{{40}}"),
    _rule("sourcegraph", "sgp_", r"[A-Za-z0-9_]{40,64}"),
    # Chat, mail and telephony
    *(
        _rule("slack", prefix, r"[A-Za-z0-9-]{10,250}")
        for prefix in (
            "xoxb-",
            "xoxp-",
            "xoxa-",
            "xoxr-",
            "xoxs-",
            "xoxo-",
            "xoxe-",
            "xoxc-",
            "xoxd-",
            "xoxe.xoxp-",
            "xoxe.xoxb-",
            "xapp-",
        )
    ),
    _rule(
        "slack.webhook", "https://hooks.slack.com/", r"(?:services|workflows|triggers)/[A-Za-z0-9/_-]{20,120}"
    ),
    _rule("discord.webhook", "https://discord.com/api/webhooks/", r"\d{17,20}/[A-Za-z0-9_-]{60,70}"),
    _rule("discord.webhook", "https://discordapp.com/api/webhooks/", r"\d{17,20}/[A-Za-z0-9_-]{60,70}"),
    _rule("sendgrid", "SG.", rf"{_W}{{20,24}}\.{_W}{{39,50}}"),
    _rule("mailgun", "key-", rf"{_HEX}{{32}}"),
    _rule("mailchimp", "", rf"{_HEX}{{32}}-us\d{{1,2}}"),
    _rule("brevo", "xkeysib-", rf"{_HEX}{{64}}-{_A}{{16}}"),
    _rule("brevo.smtp", "xsmtpsib-", rf"{_HEX}{{64}}-{_A}{{16}}"),
    _rule("resend", "re_", rf"{_A}{{8}}_{_A}{{24}}"),
    _rule("postmark_twilio", "SK", rf"{_HEX}{{32}}"),
    _rule("twilio.account", "AC", rf"{_HEX}{{32}}"),
    # Payments and commerce
    *(
        _rule("stripe", prefix, rf"{_A}{{10,247}}")
        for prefix in ("sk_live_", "sk_test_", "rk_live_", "rk_test_", "sk_prod_")
    ),
    _rule("stripe.webhook", "whsec_", r"[A-Za-z0-9+/=]{32,80}"),
    _rule("square", "EAAA", rf"{_W}{{60}}"),
    _rule("square.oauth", "sq0csp-", rf"{_W}{{43}}"),
    _rule("square.access", "sq0atp-", rf"{_W}{{22}}"),
    *(_rule("shopify", prefix, r"[0-9a-fA-F]{32}") for prefix in ("shpat_", "shpca_", "shppa_", "shpss_")),
    _rule("braintree", "access_token$production$", rf"[a-z0-9]{{16}}\${_HEX}{{32}}"),
    _rule("flutterwave", "FLWSECK", r"(?:_TEST)?-[0-9a-h]{12,40}(?:-X)?"),
    _rule("razorpay", "rzp_live_", rf"{_A}{{14}}"),
    _rule("plaid", "access-production-", rf"{_HEX}{{8}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{12}}"),
    _rule("etsy_duffel", "duffel_live_", r"[A-Za-z0-9_=-]{43}"),
    _rule("easypost", "EZAK", rf"{_A}{{54}}"),
    _rule("shippo", "shippo_live_", rf"{_HEX}{{40}}"),
    # Models
    *(
        _rule("openai", prefix, rf"{_W}{{20,300}}")
        for prefix in ("sk-proj-", "sk-svcacct-", "sk-admin-", "sk-None-")
    ),
    _rule("openai.classic", "sk-", rf"{_A}{{20}}T3BlbkFJ{_A}{{20}}"),
    _rule("anthropic", "sk-ant-", rf"{_W}{{20,200}}"),
    _rule("openrouter", "sk-or-v1-", rf"{_HEX}{{64}}"),
    _rule("generic.sk", "sk-", r"(?=[A-Za-z]*\d)[A-Za-z0-9]{32,64}"),
    _rule("huggingface", "hf_", rf"{_A}{{30,40}}"),
    _rule("huggingface.org", "api_org_", rf"{_A}{{34}}"),
    _rule("replicate", "r8_", rf"{_W}{{37}}"),
    _rule("groq", "gsk_", rf"{_A}{{52}}"),
    _rule("perplexity", "pplx-", rf"{_A}{{40,56}}"),
    _rule("xai", "xai-", rf"{_A}{{70,90}}"),
    _rule("fireworks", "fw_", rf"{_A}{{22,24}}"),
    _rule("langsmith", "lsv2_", rf"(?:pt|sk)_{_HEX}{{32}}_{_HEX}{{10}}"),
    _rule("wandb", "wandb_v1_", rf"{_W}{{40,90}}"),
    _rule("pinecone", "pcsk_", rf"{_W}{{40,80}}"),
    _rule("nvidia", "nvapi-", rf"{_W}{{60,70}}"),
    _rule("elevenlabs", "sk_", rf"{_HEX}{{48}}"),
    # Data, operations and observation
    _rule("databricks", "dapi", rf"{_HEX}{{32}}(?:-\d)?"),
    *(
        _rule("doppler", prefix, rf"(?:[a-z0-9_-]{{1,40}}\.)?{_A}{{40,44}}")
        for prefix in ("dp.pt.", "dp.st.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit.")
    ),
    _rule("grafana.cloud", "glc_", r"[A-Za-z0-9+/=]{32,400}"),
    _rule("grafana.service", "glsa_", rf"{_A}{{32}}_[0-9A-Fa-f]{{8}}"),
    *(_rule("hashicorp.vault", prefix, rf"{_W}{{24,300}}") for prefix in ("hvs.", "hvb.", "hvr.")),
    _rule("hashicorp.terraform", ".atlasv1.", rf"{_W}{{60,70}}"),
    *(
        _rule("planetscale", prefix, r"[A-Za-z0-9_.=-]{32,64}")
        for prefix in ("pscale_tkn_", "pscale_pw_", "pscale_oauth_")
    ),
    _rule("neon", "napi_", r"[a-z0-9]{60,68}"),
    _rule("pulumi", "pul-", rf"{_HEX}{{40}}"),
    _rule("prefect", "pnu_", rf"{_A}{{36}}"),
    _rule("postman", "PMAK-", rf"{_HEX}{{24}}-{_HEX}{{34}}"),
    _rule("sentry", "sntrys_", r"[A-Za-z0-9+/=_]{60,400}"),
    _rule("sentry.user", "sntryu_", rf"{_HEX}{{64}}"),
    *(_rule("newrelic", prefix, rf"{_A}{{27,48}}") for prefix in ("NRAK-", "NRJS-", "NRAA-", "NRII-")),
    _rule("dynatrace", "dt0c01.", r"[A-Z0-9]{24}\.[A-Z0-9]{64}"),
    _rule("rootly_pagerduty", "rootly_", rf"{_HEX}{{64}}"),
    _rule("infracost", "ico-", rf"{_A}{{32}}"),
    _rule("buildkite", "bkua_", rf"{_HEX}{{40}}"),
    _rule("circleci", "CCIPAT_", rf"{_A}{{22}}_{_HEX}{{40}}"),
    _rule("tailscale", "tskey-", rf"[a-z]+-{_A}{{8,24}}-{_A}{{16,48}}"),
    _rule("ngrok", "ngrok_", rf"{_A}{{20,60}}"),
    _rule("onepassword", "ops_eyJ", r"[A-Za-z0-9+/=_-]{200,2000}"),
    _rule(
        "onepassword.kit",
        "A3-",
        r"[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}",
    ),
    _rule("age", "AGE-SECRET-KEY-1", r"[02-9AC-HJ-NP-Z]{58}"),
    # Work tools
    _rule("linear", "lin_api_", rf"{_A}{{40}}"),
    _rule("linear.oauth", "lin_oauth_", rf"{_HEX}{{64}}"),
    _rule("notion", "ntn_", rf"{_A}{{40,50}}"),
    _rule("notion.secret", "secret_", rf"{_A}{{43}}"),
    _rule("airtable", "pat", rf"{_A}{{14}}\.{_HEX}{{64}}"),
    _rule("figma", "figd_", rf"{_W}{{38,44}}"),
    _rule("asana", "1/", r"\d{13,17}:[0-9a-f]{32}"),
    _rule("hubspot", "pat-", rf"(?:na|eu|ap)\d-{_HEX}{{8}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{12}}"),
    _rule("intra42_frameio", "fio-u-", rf"{_W}{{64}}"),
    _rule("typeform", "tfp_", r"[A-Za-z0-9_.-]{40,60}"),
    _rule("readme", "rdme_", r"[a-z0-9]{70}"),
    _rule("dropbox", "sl.", rf"{_W}{{130,1200}}"),
    _rule("facebook", "EAA", rf"(?:M|C|B)?{_A}{{90,250}}"),
    _rule("mapbox", "sk.eyJ", rf"{_W}{{60,100}}\.{_W}{{20,30}}"),
    _rule("adafruit", "aio_", rf"{_A}{{28}}"),
    _rule("settlemint_sanity", "sk_prod_", rf"{_A}{{60,200}}"),
    _rule("contentful", "CFPAT-", rf"{_W}{{43}}"),
    _rule("thunderstore", "tss_", rf"{_A}{{40}}"),
)
"""Every provider's form, in no particular order: results do not depend on it."""

SHAPES: tuple[ProviderRule, ...] = (
    # Forms without a fixed beginning: the literal stands somewhere inside.
    ProviderRule(
        "jwt",
        "eyJ",
        re.compile(
            rf"(?<![A-Za-z0-9_-])eyJ{_W}{{8,4096}}\.(?:eyJ)?{_W}{{8,16384}}\.{_W}{{0,4096}}(?:\.{_W}{{0,4096}}\.{_W}{{0,4096}})?"
        ),
    ),
    ProviderRule("telegram", ":AA", re.compile(rf"(?<!\w)\d{{8,10}}:AA{_W}{{33}}(?![\w-])")),
    ProviderRule(
        "discord.bot",
        ".",
        re.compile(r"(?<![\w.-])[MNO][A-Za-z0-9_-]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,38}(?![\w-])"),
    ),
    ProviderRule("azure.storage", "AccountKey=", re.compile(r"(?<=AccountKey=)[A-Za-z0-9+/]{40,100}={0,2}")),
    ProviderRule(
        "azure.shared_access",
        "SharedAccessKey=",
        re.compile(r"(?<=SharedAccessKey=)[A-Za-z0-9+/]{40,60}={0,2}"),
    ),
    ProviderRule("azure.sas", "sig=", re.compile(r"(?<=[?&]sig=)[A-Za-z0-9%+/_-]{30,120}={0,2}")),
    ProviderRule("okta", "00", re.compile(rf"(?<=SSWS )00{_W}{{40}}(?![\w-])")),
    ProviderRule("mongodb_atlas", "mdb_sa_sk_", re.compile(rf"(?<!\w)mdb_sa_sk_{_W}{{40}}")),
)
"""Forms that are recognised as a whole rather than by their first characters."""
