"""Whose words a feed's entries are: the outlet's name and handle. Never those of an entry's author."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True)
class SharedHost:
    """A host on which many publish, each under a path.

    Attributes:
        host: pattern of the whole host.
        path: pattern of the part of the path that names the publisher.
        example: an address.
        handle: what is told of it.
    """

    host: str
    path: str
    example: str
    handle: str


SHARED_HOSTS = (
    SharedHost(r"(?:twitter|x)\.com", r"/()(\w{1,30})", "https://twitter.com/harborwire/status/1", "harborwire"),
    SharedHost(r"nitter\.[a-z.]+", r"/()(\w{1,30})", "https://nitter.example/harborwire/rss", "harborwire"),
    SharedHost(r"medium\.com", r"/(?:feed/)?(@[\w.-]+|[\w-]+)", "https://medium.com/feed/@runa", "medium.com/@runa"),
    SharedHost(r"[\w.-]+", r"/(@[\w.-]+)", "https://fedi.example/@runa", "fedi.example/@runa"),
    SharedHost(r"[\w.-]+", r"/(~[\w.-]+)", "https://uni.example/~runa/log/", "uni.example/~runa"),
    SharedHost(
        r"youtube\.com|odysee\.com|vimeo\.com",
        r"/((?:channel/|user/|c/|channels/)[\w.-]+)",
        "https://www.youtube.com/channel/UC123",
        "youtube.com/channel/UC123",
    ),
    SharedHost(
        r"bsky\.app", r"/(profile/[\w.:-]+)", "https://bsky.app/profile/runa.example", "bsky.app/profile/runa.example"
    ),
    SharedHost(
        r"reddit\.com|old\.reddit\.com",
        r"/((?:r|u|user)/[\w-]+)",
        "https://www.reddit.com/r/ferries/",
        "reddit.com/r/ferries",
    ),
    SharedHost(
        r"github\.com|gitlab\.com",
        r"/([\w.-]+(?:/[\w.-]+)?)",
        "https://github.com/runa/quay/releases",
        "github.com/runa/quay",
    ),
    SharedHost(r"t\.me", r"/(?:s/)?(\w+)", "https://t.me/s/harborwire", "t.me/harborwire"),
    SharedHost(
        r"(?:d|b|blog)\.hatena\.ne\.jp|ameblo\.jp|note\.com|qiita\.com|zenn\.dev|blog\.livedoor\.jp|blog\.goo\.ne\.jp"
        r"|plaza\.rakuten\.co\.jp|yaplog\.jp|blogs\.yahoo\.co\.jp|geocities\.(?:co\.)?jp|geocities\.com|facebook\.com"
        r"|tumblr\.com|livejournal\.com|dev\.to|soundcloud\.com|buttondown\.(?:com|email)|tinyletter\.com|mixcloud\.com"
        r"|community\.livejournal\.com|weblogs\.asp\.net|blogs\.msdn\.com|blogs\.technet\.com|micro\.blog|hashnode\.com",
        r"/([\w.@-]+)",
        "http://d.hatena.ne.jp/runa/20250220",
        "d.hatena.ne.jp/runa",
    ),
)
_SHARED = [(re.compile(row.host), re.compile(row.path)) for row in SHARED_HOSTS]

_AGGREGATORS = re.compile(r"(?:news\.google\.[a-z.]+|bing\.com|news\.search\.yahoo\.[a-z.]+|google\.[a-z.]+)")
_OUTLET_BEHIND = re.compile(r"^(?P<title>.+\S) - (?P<outlet>[^-–—|].{0,79})$", re.DOTALL)


def host_of(link: str) -> str:
    """The host of an address, in small letters, without ``www.``; empty where it has none.

    >>> host_of("https://WWW.HarborWire.example:8080/feed")
    'harborwire.example'
    """
    try:
        return (urlsplit(link.strip()).hostname or "").removeprefix("www.").rstrip(".")
    except ValueError:
        return ""


def handle_of(link: str) -> str:
    """The handle of a website: its host, and the publisher's path on a host that many share.

    >>> handle_of("https://www.harborwire.example/news"), handle_of("http://d.hatena.ne.jp/runa/")
    ('harborwire.example', 'd.hatena.ne.jp/runa')
    """
    host = host_of(link)
    if not host:
        return ""
    path = unquote(urlsplit(link.strip()).path)
    for of_host, of_path in _SHARED:
        if of_host.fullmatch(host) and (match := of_path.match(path)):
            *_, name = match.groups()
            return name if len(match.groups()) > 1 else f"{host}/{name}"
    return host


def is_aggregator(link: str) -> bool:
    """Whether the items of a site are other outlets', each named behind its title."""
    return bool(_AGGREGATORS.fullmatch(host_of(link)))


def lists_links(link: str) -> bool:
    """Whether the bodies of a site's items are lists of links to stories of others."""
    return host_of(link).startswith("news.google.")


def outlet_behind(title: str) -> tuple[str, str]:
    """The title of an aggregator's item and the outlet that is named behind it; empty where none is.

    >>> outlet_behind("Quay reopens - after all - Harbor Wire")
    ('Quay reopens - after all', 'Harbor Wire')
    """
    match = _OUTLET_BEHIND.match(title)
    return (match["title"], match["outlet"].strip()) if match else (title, "")


_ADDRESS_THEN_NAME = re.compile(r"^[^\s@]{1,64}@[^\s@]{1,253}\s{1,9}\((?P<name>[^()]{1,100})\)$")
_NAME_THEN_ADDRESS = re.compile(
    r"^(?P<name>[^<>()@]{1,100}?)\s{0,9}[(<]\s{0,9}(?:mailto:)?[^\s@]{1,64}@[^\s@)>]{1,253}\s{0,9}[)>]$"
)
_NOBODY = re.compile(
    r"(?:admin|administrator|webmaster|editors?|editorial|staff|newsroom|no-?reply|unknown|anonymous|root|user|author|rss|feed)"
    r"|.*(?:https?://|@[^\s@]{1,253}\.).*",
    re.IGNORECASE | re.DOTALL,
)


def author_name(text: str) -> str:
    """The name in what a feed gives as an author; empty where it is an address alone, or nobody's name.

    >>> author_name("noreply@quay.example (Runa Dahl)"), author_name("admin"), author_name("desk@quay.example")
    ('Runa Dahl', '', '')
    """
    name = " ".join(text.split())[:200]
    match = _ADDRESS_THEN_NAME.match(name) or _NAME_THEN_ADDRESS.match(name)
    if match:
        name = match["name"].strip()
    return "" if _NOBODY.fullmatch(name) else name
