"""The address of a post on X: whose it is, its number, and the moment that the number tells. Pure functions."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

MIRRORS = (
    "fxtwitter.com",
    "fixupx.com",
    "twittpr.com",
    "vxtwitter.com",
    "fixvx.com",
    "nitter.net",
    "xcancel.com",
)
"""Where posts of X are shown under the same paths; what is kept is the post's address on X itself."""

_STATUS = re.compile(
    rf"https?://(?:[a-z]{{1,10}}\.)?(?P<host>twitter\.com|x\.com|{'|'.join(map(re.escape, MIRRORS))})/(?:#!/)?"
    r"(?P<account>i/web|\w{1,30})/status(?:es)?/(?P<number>\d{1,20})(?!\d)",
    re.ASCII | re.IGNORECASE,
)
_NO_ACCOUNT = frozenset({"i", "i/web"})

_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657_000, tzinfo=UTC)
"""From here on X counts the milliseconds in the upper bits of a post's number (Snowflake)."""

_FIRST_COUNTED = 29_700_000_000_000_000
"""Smaller numbers were given one after another, and tell no moment (those of late 2010 among them, for safety)."""


@dataclass(frozen=True)
class Permalink:
    """A post's own address.

    Attributes:
        account: in its path; empty where the path names none.
        number: of the post.
        host: of the address.
    """

    account: str
    number: int
    host: str = "x.com"

    @property
    def url(self) -> str:
        """The address without what only tells where a reader came from."""
        return f"https://{self.host}/{self.account or 'i'}/status/{self.number}"

    @property
    def moment(self) -> datetime | None:
        """When the post was made, to the second, in UTC; None where its number does not tell.

        >>> Permalink("harborwire", 1892500000000000000).moment.isoformat()
        '2025-02-20T09:02:15+00:00'
        """
        if not _FIRST_COUNTED <= self.number < 1 << 63:
            return None
        return (_EPOCH + timedelta(milliseconds=self.number >> 22)).replace(microsecond=0)


def read_permalink(url: str) -> Permalink | None:
    """Read the address of a post; None where it is anything else.

    >>> read_permalink("https://mobile.twitter.com/runa/status/12?s=20").url
    'https://twitter.com/runa/status/12'
    >>> read_permalink("https://fxtwitter.com/runa/status/12/en").url
    'https://x.com/runa/status/12'
    """
    match = _STATUS.match(url.strip())
    if match is None:
        return None
    host = match["host"].lower()
    account = "" if match["account"].casefold() in _NO_ACCOUNT else match["account"]
    return Permalink(account, int(match["number"]), "x.com" if host in MIRRORS else host)


def post_number(text: str) -> int:
    """The number of a post from its digits; 0 where they are none.

    >>> post_number("20"), post_number("٣"), post_number("9" * 30)
    (20, 0, 0)
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 20 else 0
