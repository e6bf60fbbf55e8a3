"""Addresses of posts on X, as X and the services that show its posts elsewhere write them. Pure functions."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

HOSTS = (
    "x.com",
    "twitter.com",
    "fxtwitter.com",
    "fixupx.com",
    "twittpr.com",
    "vxtwitter.com",
    "fixvx.com",
    "nitter.net",
    "xcancel.com",
)
"""Where posts of X are shown under the same paths."""

_STATUS = re.compile(
    rf"^https?://(?:[a-z]{{1,10}}\.)?(?:{'|'.join(map(re.escape, HOSTS))})/"
    r"(?P<handle>i/web|\w{1,30})/status(?:es)?/(?P<id>\d{1,20})",
    re.ASCII | re.IGNORECASE,
)
_NO_HANDLE = frozenset({"i", "i/web"})

_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657_000, tzinfo=UTC)
_FIRST_TIMED = 1 << 34
"""Identifiers below this were counted one by one; those above hold the moment of the post (Snowflake)."""


@dataclass(frozen=True)
class Status:
    """A post on X.

    Attributes:
        handle: of its account, as the address has it; empty where it has none.
        id: the digits that name it.
    """

    handle: str
    id: str

    @property
    def url(self) -> str:
        """The post's own address."""
        return f"https://x.com/{self.handle or 'i'}/status/{self.id}"


def read_status(url: str) -> Status | None:
    """The post that an address leads to; None where it leads elsewhere.

    >>> read_status("https://fxtwitter.com/harborwire/status/20/en?s=1").url
    'https://x.com/harborwire/status/20'
    """
    match = _STATUS.match(url.strip())
    if not match:
        return None
    handle = match["handle"]
    return Status("" if handle.casefold() in _NO_HANDLE else handle, match["id"])


def posted_at(post_id: str) -> datetime | None:
    """When a post was made, which its name tells from November 2010 on; None for older ones.

    >>> posted_at("1892500000000000000").isoformat()
    '2025-02-20T09:02:15+00:00'
    """
    number = int(post_id) if post_id.isascii() and post_id.isdigit() and len(post_id) <= 20 else 0
    if number < _FIRST_TIMED:
        return None
    # Without fractions, which posts do not print.
    return (_EPOCH + timedelta(milliseconds=number >> 22)).replace(microsecond=0)
