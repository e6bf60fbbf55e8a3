"""Which links of a feed may be shown as links."""

import re

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
