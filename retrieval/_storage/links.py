"""When two addresses lead to one item, and to whom an address belongs. Pure functions."""

import re
from urllib.parse import urlsplit

from retrieval.identity import canonical_link, fold_handle

SHORTENERS = frozenset(
    "bit.ly buff.ly dlvr.it goo.gl ift.tt is.gd ow.ly pic.twitter.com reut.rs t.co tinyurl.com trib.al".split()
)
"""Hosts whose addresses only lead on: the same story gets another one each time it is posted."""

_X = frozenset(("x.com", "twitter.com"))
_SUBDOMAINS = ("www.", "m.", "mobile.")
_STATUS = re.compile(r"/(?:i/web|(?P<account>\w{1,30}))/status(?:es)?/(?P<number>\d{1,25})(?:/|$)")
# A path of its own, as pages without addresses have it, or the number of a comment or an entry: #c12, #p01.
_LEADS_ELSEWHERE = re.compile(r"[!/]|[A-Za-z]{0,10}[-_]?\d+$")
_NOBODY = "i"
"""What stands in the place of the account where an address of X names none."""


def link_key(url: str) -> str:
    """The form in which two addresses are compared: the same for all that lead to one page as a rule.

    The protocol, ``www.``, a slash at the end and a fragment make no difference, unless the fragment tells of several
    items on one page which is meant; of a post on X only its number counts.

    Args:
        url: as the feed has it; one that cannot be read is taken as it stands.

    >>> link_key("http://www.Example.org:80/quay/?utm_source=feed#top") == link_key("https://example.org/quay")
    True
    >>> link_key("https://harborwire.example/quay#c12")
    'harborwire.example/quay#c12'
    >>> link_key("https://twitter.com/harborwire/status/12?s=20") == link_key("https://x.com/i/web/status/12/photo/1")
    True
    """
    if not url.strip():
        return ""
    link = canonical_link(url)
    try:
        parts = urlsplit(link)
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError:
        return link
    if parts.scheme not in {"http", "https"} or not host:
        return link
    if host in _X and (status := _STATUS.match(parts.path)):
        return f"x.com/status/{status['number']}"
    place = host if port in {None, 80, 443} else f"{host}:{port}"
    fragment = f"#{parts.fragment}" if _LEADS_ELSEWHERE.match(parts.fragment) else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{place}{parts.path.rstrip('/')}{query}{fragment}"


def leads_on(key: str) -> bool:
    """Whether a link only leads to another one, and tells nothing of which item has it.

    Args:
        key: in the form in which addresses are compared.

    >>> leads_on("t.co/Ab1"), leads_on("example.org/t.co")
    (True, False)
    """
    return key.partition("/")[0] in SHORTENERS


def owns(handle: str, url: str) -> bool:
    """Whether an address lies where its publisher publishes, rather than being one that the publisher points to.

    Args:
        handle: of an account, or the host of a site, with the publisher's path where many publish on one host.
        url: an item's first address.

    >>> owns("harborwire", "https://x.com/HarborWire/status/1"), owns("osktveit", "https://x.com/HarborWire/status/1")
    (True, False)
    >>> owns("harborwire.example", "https://news.harborwire.example/quay"), owns("harborwire.example", "https://x.com/a")
    (True, False)
    """
    handle = fold_handle(handle)
    try:
        parts = urlsplit(url.strip())
        host = _host(parts.hostname or "")
    except ValueError:
        return False
    if host in _X and (status := _STATUS.match(parts.path)):
        return (status["account"] or _NOBODY).casefold() in {handle, _NOBODY}
    own, _, path = handle.partition("/")
    own = _host(own)
    if "." not in own or not _is_within(host, own):
        return False
    return not path or f"{parts.path.casefold()}/".startswith(f"/{path.rstrip('/')}/")


def _host(host: str) -> str:
    host = host.casefold()
    return next((host.removeprefix(one) for one in _SUBDOMAINS if host.startswith(one)), host)


def _is_within(host: str, other: str) -> bool:
    """Whether one host is the other or lies below it."""
    return host == other or host.endswith(f".{other}") or other.endswith(f".{host}")
