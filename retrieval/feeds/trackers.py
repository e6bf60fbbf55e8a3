"""Links that lead through a counter to the page they mean, resolved by their form alone: nothing is fetched."""

import base64
import binascii
import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

_LONGEST = 8_000
_DEEPEST = 3


@dataclass(frozen=True)
class Redirector:
    """A site whose links name the page they lead to.

    Attributes:
        host: pattern of the whole host, without ``www.``.
        path: pattern of the beginning of the path.
        parameters: of the query, the first that holds an address counts.
        example: a link.
        leads_to: the page it means.
    """

    host: str
    path: str
    parameters: tuple[str, ...]
    example: str
    leads_to: str


REDIRECTORS = (
    Redirector(
        r"(?:[a-z]+\.)?google\.[a-z.]+",
        r"/(?:url|imgres|news/url)$",
        ("url", "q", "imgrefurl"),
        "https://www.google.com/url?rct=j&sa=t&url=https://harborwire.example/quay&ct=ga",
        "https://harborwire.example/quay",
    ),
    Redirector(
        r"bing\.com",
        r"/news/apiclick\.aspx",
        ("url",),
        "http://www.bing.com/news/apiclick.aspx?ref=FexRss&url=https%3a%2f%2fharborwire.example%2fquay&c=1",
        "https://harborwire.example/quay",
    ),
    Redirector(
        r"t\.umblr\.com",
        r"/redirect",
        ("z",),
        "https://t.umblr.com/redirect?z=https%3A%2F%2Fharborwire.example%2Fquay&t=x",
        "https://harborwire.example/quay",
    ),
    Redirector(
        r"(?:l|lm)\.(?:facebook|instagram)\.com",
        r"/(?:l\.php)?",
        ("u",),
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fharborwire.example%2Fquay&h=x",
        "https://harborwire.example/quay",
    ),
    Redirector(
        r"(?:out\.reddit\.com|click\.redditmail\.com|disq\.us|getpocket\.com|slack-redir\.net|exit\.sc|steamcommunity\.com)",
        r"/",
        ("url",),
        "https://getpocket.com/redirect?url=https%3A%2F%2Fharborwire.example%2Fquay",
        "https://harborwire.example/quay",
    ),
    Redirector(
        r"(?:redirect\.viglink\.com|go\.skimresources\.com|go\.redirectingat\.com|shareasale\.com)",
        r"/",
        ("u", "url", "urllink"),
        "https://redirect.viglink.com/?key=1&u=https%3A%2F%2Fharborwire.example%2Fquay",
        "https://harborwire.example/quay",
    ),
    Redirector(
        r"youtube\.com",
        r"/redirect",
        ("q",),
        "https://www.youtube.com/redirect?event=x&q=https%3A%2F%2Fharborwire.example%2Fquay",
        "https://harborwire.example/quay",
    ),
    Redirector(
        r"vk\.com",
        r"/away\.php",
        ("to",),
        "https://vk.com/away.php?to=https%3A%2F%2Fharborwire.example%2Fquay",
        "https://harborwire.example/quay",
    ),
    Redirector(
        r"[a-z0-9]{1,63}\.safelinks\.protection\.outlook\.com",
        r"/",
        ("url",),
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fharborwire.example%2Fquay&data=1",
        "https://harborwire.example/quay",
    ),
    Redirector(
        r"feeds?\.[a-z0-9.-]{1,253}|(?:[a-z0-9-]{1,63}\.)?(?:feedsportal|pheedo|feedburner|rssfeed|moreover)\.[a-z]+",
        r"/",
        ("url", "u"),
        "http://feed.harborwire.example/go?url=http%3A%2F%2Fharborwire.example%2Fquay",
        "http://harborwire.example/quay",
    ),
)
_HOSTS = [(re.compile(row.host), re.compile(row.path), row.parameters) for row in REDIRECTORS]

_BEHIND_STAR = re.compile(
    r"^https?://(?:rd|rds|r|us\.rd|news\.rd)\.yahoo\.[a-z.]+/.{0,2000}?\*+(https?(?::|%3A).+)$", re.I
)
_YAHOO_SEARCH = re.compile(r"^https?://r\.search\.yahoo\.com/.{0,2000}?/RU=([^/]+)/", re.IGNORECASE)
_AMP = re.compile(
    r"^https?://(?:www\.google\.[a-z.]+/amp|[a-z0-9-]+\.cdn\.ampproject\.org/[cv])/(s/)?([^?#]+\.[^#]+)", re.I
)
_GOOGLE_NEWS = re.compile(r"^https?://news\.google\.com/(?:rss/|__i/rss/rd/)?articles/([\w-]{20,2000})", re.IGNORECASE)
_FEEDSPORTAL = re.compile(r"^https?://[a-z0-9.-]*feedsportal\.com/.{0,400}?/l/(0L[^/]+)/", re.IGNORECASE)
_ENCODED = re.compile(r"0([A-Z])")
_SIGNS = {
    "A": "0",
    "B": ".",
    "C": "/",
    "D": "?",
    "E": "-",
    "F": "=",
    "G": "&",
    "H": ",",
    "I": "_",
    "J": "%",
    "K": "+",
    "L": "http://",
    "N": ".com",
    "O": ".co.uk",
    "S": "www.",
}
_IN_BYTES = re.compile(rb"https?://[\x21-\x7e]+")


def resolve(link: str) -> str:
    """The page that a link means, where its form tells; else the link.

    >>> resolve("https://www.google.com/url?q=https://harborwire.example/quay&sa=U")
    'https://harborwire.example/quay'
    """
    for _ in range(_DEEPEST):
        meant = _step(link) if len(link) <= _LONGEST else None
        if meant is None or not _is_address(meant):
            break
        link = meant
    return link


def _step(link: str) -> str | None:
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").removeprefix("www.")
        query = parse_qs(parts.query, max_num_fields=100) if parts.query else {}
    except ValueError:
        return None
    for of_host, of_path, parameters in _HOSTS:
        if of_host.fullmatch(host) and of_path.match(parts.path or "/"):
            values = (query[name][0] for name in parameters if name in query)
            if found := next((value for value in values if _is_address(value)), None):
                return found
    return _by_form(link)


def _by_form(link: str) -> str | None:
    if match := _BEHIND_STAR.match(link) or _YAHOO_SEARCH.match(link):
        return unquote(match[1])
    if match := _AMP.match(link):
        return f"http{'s' if match[1] else ''}://{match[2]}"
    if match := _GOOGLE_NEWS.match(link):
        return _in_base64(match[1])
    if match := _FEEDSPORTAL.match(link):
        return _ENCODED.sub(lambda sign: _SIGNS.get(sign[1], sign.group()), match[1])
    return None


def _in_base64(text: str) -> str | None:
    """The address within an article's name of Google News; newer names hold none."""
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return None
    match = _IN_BYTES.search(data)
    return match.group().decode("ascii") if match else None


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in (parts.hostname or "")
