"""Names in addresses of profile pages: ``linkedin.com/in/x``, ``github.com/x``. The span is the name.

Shapes are what the sites show in the address bar; their own pages (``/settings``) and well-known public
accounts are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.passage import Family, Match, Passage
from redactor.detect.patterns.public_projects import is_public_owner
from redactor.detect.patterns.system_accounts import is_account

_NAME = r"(?P<name>@?[\w][\w.%-]{1,62}[\w])"
_END = r"(?=$|[\s/?#\"'<>)\]},;:!*|`.]|[^\x00-\x7f])"
_SKYPE = re.compile(r"(?<![\w.:/-])live:(?P<name>(?:\.cid\.)?[A-Za-z0-9][\w.-]{3,31}[A-Za-z0-9])(?![\w:/])")
_SITES = re.compile(
    rf"""
    (?<![\w@.-])(?:https?://)?(?:www\.|m\.|mobile\.|old\.|[a-z]{{2}}\.)?
    (?: linkedin\.com/(?:in|pub)/
      | (?:twitter|x)\.com/ (?!(?:i|intent|share|home|search|hashtag|explore|settings|login|signup|tos
            |privacy|about|jobs|notifications|messages|compose|download|account|en|help|widgets)\b)
      | instagram\.com/ (?!(?:p|reel|reels|explore|accounts|stories|tv|about|direct|legal|developer)\b)
      | facebook\.com/ (?!(?:groups|events|pages|sharer|sharer\.php|share|profile\.php|login|help|watch
            |marketplace|gaming|photo|photo\.php|story\.php|plugins|tr|dialog|policies|privacy|legal|business|ads
            |hashtag|settings|messages|notifications|permalink\.php|media|home\.php|docs|v\d)\b)
      | (?:t|telegram)\.me/(?:s/)? (?!(?:joinchat|addstickers|share|proxy|iv|c|setlanguage|addtheme|socks
            |login)\b)
      | (?:youtube|tiktok|medium|threads|flipboard)\.(?:com|net)/ (?=@)
      | reddit\.com/(?:user|u)/ | snapchat\.com/add/ | bsky\.app/profile/
      | keybase\.io/(?!(?:docs|download|blog)\b)
      | twitch\.tv/(?!(?:directory|p|downloads|videos|settings|search)\b)
      | (?:behance\.net|dribbble\.com|soundcloud\.com|patreon\.com|ko-fi\.com|buymeacoffee\.com
          |linktr\.ee|about\.me
          |venmo\.com(?:/u)?|paypal\.(?:me|com/paypalme)|cash\.app|dev\.to|kaggle\.com|hackerone\.com
          |strava\.com/athletes|steamcommunity\.com/id|gravatar\.com|last\.fm/user|goodreads\.com/user/show
          |flickr\.com/(?:people|photos)
          |pinterest\.com|vk\.com|mastodon\.social|fosstodon\.org|hachyderm\.io
          |news\.ycombinator\.com/user\?id=
          |pypi\.org/user|rubygems\.org/profiles|npmjs\.com/~|hub\.docker\.com/u|leetcode\.com/u
          |codepen\.io|replit\.com
          |gitlab\.com/users|launchpad\.net/~|crates\.io/users|huggingface\.co/(?=[\w-]+(?:$|[\s"'<>),])))
        /? (?=[@$]?\w)
    )
    \$? {_NAME} {_END}
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CODE_SITE = re.compile(
    rf"(?<![\w@.-])(?:https?://)?(?:www\.)?(?:github|gitlab|bitbucket|codeberg)\.(?:com|org)/{_NAME}/?(?=$"
    rf"|[\s?#\"'<>)\]}},;:!*|`]|\.(?:\s|$))",
    re.IGNORECASE,
)
_HOSTS = tuple(
    """
    linkedin.com twitter.com x.com instagram.com facebook.com t.me/ telegram.me youtube.com tiktok.com
    medium.com threads. flipboard.com reddit.com snapchat.com bsky.app keybase.io twitch.tv behance.net
    dribbble.com soundcloud.com patreon.com ko-fi.com buymeacoffee linktr.ee about.me venmo.com paypal.
    cash.app dev.to kaggle.com hackerone.com strava.com steamcommunity gravatar.com last.fm goodreads.com
    flickr.com pinterest.com vk.com mastodon.social fosstodon.org hachyderm.io ycombinator.com pypi.org/u
    rubygems.org npmjs.com docker.com leetcode.com codepen.io replit.com gitlab.com launchpad.net
    crates.io huggingface.co
    """.split()
)
_CODE_HOSTS = ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org")
_NUMBERED_HOSTS = (".com/users/",)
_NUMBERED = re.compile(
    r"(?<![\w.-])(?:https?://)?(?:[a-z]{2,12}\.)?(?:stackoverflow|stackexchange|superuser"
    r"|serverfault)\.com/users/\d{1,10}/(?P<name>[\w-]{2,60})",
    re.IGNORECASE,
)
OWN_PAGES = frozenset(
    """
    features topics marketplace settings notifications orgs organizations search explore login logout join
    pulls issues sponsors about pricing security enterprise apps trending collections events codespaces
    discussions dashboard new import readme site contact customer-stories resources solutions team
    nonprofit mobile education signup stars watching gist user-attachments users account accounts help
    support docs blog status premium projects groups -/ public api oauth session sessions home
    repositories workspace workspaces product products copilot gists advisories downloads images assets
    static shop sitemap maintenance git repos p d e www tags hashtag feed company school posts discover
    browse games watch shorts results channel playlist c u user people store ads legal dialog ajax tos
    privacy terms business press careers upload download snippets tutorials mastodon developers robots.txt
    favicon.ico category categories tag lists datasets models spaces competitions learn challenge pens
    """.split()
)
"""First parts of a path that are the site's own pages."""


def _is_person(name: str) -> bool:
    name = name.lstrip("@").lower()
    return is_account(name) and name not in OWN_PAGES and not is_public_owner(name) and not name.isdigit()


def find(passage: Passage) -> Iterator[Match]:
    """Yield the name in every address of a profile page, and Skype's own form of one."""
    lower = passage.lower
    if "live:" in lower and ("skype" in lower or ".cid." in lower):
        for found in _SKYPE.finditer(passage.text):
            yield Match("HANDLE", *found.span("name"), 0.8, "handle.skype")
    if "/" not in lower or "." not in lower:
        return
    for hosts, pattern in ((_HOSTS, _SITES), (_CODE_HOSTS, _CODE_SITE), (_NUMBERED_HOSTS, _NUMBERED)):
        if not any(host in lower for host in hosts):
            continue
        for found in pattern.finditer(passage.text):
            if _is_person(found["name"]):
                yield Match("HANDLE", *found.span("name"), 0.85, "handle.profile")


FAMILY = Family("profiles", frozenset({"HANDLE"}), find)
