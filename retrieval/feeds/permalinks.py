"""The address of a post on X: whose it is, its number, and the moment that the number tells."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_STATUS = re.compile(
    r"https?://(?P<host>(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com)/(?:#!/)?"
    r"(?P<account>\w{1,30}|i/web)/(?:status|statuses)/(?P<number>\d{1,20})(?!\d)",
    re.IGNORECASE,
)
_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657_000, tzinfo=UTC)
"""From here on X counts the milliseconds in the upper bits of a post's number."""

_FIRST_COUNTED = 29_700_000_000_000_000
"""Smaller numbers were given one after another, and tell no moment (those of late 2010 among them, for safety)."""


@dataclass(frozen=True)
class Permalink:
    """A post's own address.

    Attributes:
        url: without what only tells where a reader came from.
        account: in its path; empty where the path names none.
        number: of the post.
    """

    url: str
    account: str
    number: int

    @property
    def moment(self) -> datetime | None:
        """When the post was made, to the second, in UTC; None where its number does not tell."""
        if self.number < _FIRST_COUNTED:
            return None
        return (_EPOCH + timedelta(milliseconds=self.number >> 22)).replace(microsecond=0)


def read_permalink(url: str) -> Permalink | None:
    """Read the address of a post; None where it is anything else.

    >>> read_permalink("https://mobile.twitter.com/runa/status/12?s=20")
    Permalink(url='https://twitter.com/runa/status/12', account='runa', number=12)
    """
    match = _STATUS.match(url.strip())
    if match is None:
        return None
    host = match["host"].lower().removeprefix("www.").removeprefix("mobile.").removeprefix("m.")
    account = "" if match["account"].casefold() in {"i", "i/web"} else match["account"]
    path = f"{account or 'i'}/status/{match['number']}"
    return Permalink(f"https://{host}/{path}", account, int(match["number"]))
