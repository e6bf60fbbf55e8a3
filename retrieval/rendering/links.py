"""Which links of a feed may be shown as links."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

_LONGEST_CITED = 2_000
_KEPT = "!$&'+,-./:;=?@_~%"
"""What may stand in a path or a query as it is; a percent sign is that of a character encoded already."""

_SAFE = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:/[!#-'*-;=?-Z_a-z~%]*)?", re.IGNORECASE)
_POST_PICTURE = re.compile(r"pic\.(?:twitter|x)\.com/\w+")


def web_address(link: str | None) -> str | None:
    """A link as an ``http`` address without anything that could break markup; None where it is none.

    >>> web_address("pic.twitter.com/abc"), web_address("javascript:alert(1)")
    ('https://pic.twitter.com/abc', None)
    """
    if not link:
        return None
    if _POST_PICTURE.fullmatch(link):
        return f"https://{link}"
    # An asterisk would make the text around two links bold.
    return link.replace("*", "%2A") if len(link) <= 500 and _SAFE.fullmatch(link) else None


def cited_address(link: str | None) -> str | None:
    """A link as an address of plain ASCII, for whoever looks a citation up; None where it is none.

    Other letters, brackets and blanks are percent-encoded, and the host is written as the network knows it.

    >>> cited_address("https://例え.jp/橋_(港)?a=1#b")
    'https://xn--r8jz45g.jp/%E6%A9%8B_%28%E6%B8%AF%29?a=1#b'
    >>> cited_address("https://harbor.example@evil.example/"), cited_address("javascript:alert(1)")
    (None, None)
    """
    if safe := web_address(link):
        return safe
    # It brings its tables of letters with it; few links need them.
    import idna

    try:
        parts = urlsplit((link or "").strip())
        if parts.scheme not in ("http", "https") or "@" in parts.netloc or not parts.hostname:
            return None
        host = parts.hostname if parts.hostname.isascii() else idna.encode(parts.hostname, uts46=True).decode()
        where = f"{host}:{parts.port}" if parts.port else host
        rest = (quote(part, safe=_KEPT, errors="replace") for part in (parts.path or "/", parts.query, parts.fragment))
        made = urlunsplit((parts.scheme, where, *rest))
    # An address that cannot be read; idna's errors are of the same class.
    except ValueError:
        return None
    return made if len(made) <= _LONGEST_CITED and _SAFE.fullmatch(made) else None
