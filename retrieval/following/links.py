"""Whether the pages of entries are still there, for feeds of which the owner wants to know."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from retrieval._storage.follows import Entry
from retrieval.errors import FetchError
from retrieval.feeds.fetch import Fetcher
from retrieval.following.articles import is_same_host

_LOOKED_AT_FOR = timedelta(days=14)
_BETWEEN = timedelta(days=1)
_AT_ONCE = 20
_GONE = {404, 410}


@dataclass(frozen=True)
class LinkCheck:
    """What a look at the pages of some entries gave.

    Attributes:
        entries: those that were looked at, with what is known of them now.
        gone: those whose pages led nowhere twice, a day apart.
    """

    entries: tuple[Entry, ...] = ()
    gone: tuple[Entry, ...] = ()


def due(entries: list[Entry], now: datetime) -> list[Entry]:
    """The entries whose pages are to be looked at: new in the last two weeks, each once a day, some at a time."""
    wanted = [
        entry
        for entry in entries
        if entry.item_id
        and entry.link
        and now - entry.stored <= _LOOKED_AT_FOR
        and now - (entry.checked or entry.stored) >= _BETWEEN
    ]
    return sorted(wanted, key=lambda entry: entry.checked or entry.stored)[:_AT_ONCE]


class Links:
    """Looks at the pages of entries. Use it from one event loop.

    Args:
        fetcher: asks for the pages.
        clock: the time.
    """

    def __init__(self, fetcher: Fetcher, clock: Callable[[], datetime]) -> None:
        self._fetcher = fetcher
        self._clock = clock

    async def check(self, entries: list[Entry], *, feed_url: str, allow_private: bool) -> LinkCheck:
        """Look at the pages of the entries that are due.

        Args:
            entries: of a feed.
            feed_url: the feed's address.
            allow_private: the feed may lie in a private network; then a page may too, on the same host.
        """
        looked_at, gone = [], []
        for entry in due(entries, self._clock()):
            now = self._clock()
            if await self._is_gone(entry.link, feed_url, allow_private=allow_private):
                if entry.missing and now - entry.missing >= _BETWEEN:
                    gone.append(entry)
                looked_at.append(replace(entry, checked=now, missing=entry.missing or now))
            else:
                looked_at.append(replace(entry, checked=now, missing=None))
        return LinkCheck(tuple(looked_at), tuple(gone))

    async def _is_gone(self, link: str, feed_url: str, *, allow_private: bool) -> bool:
        try:
            is_private = allow_private and is_same_host(link, feed_url)
            await self._fetcher.get(link, allow_private=is_private, with_body=False)
        except FetchError as error:
            # A host that does not answer today says nothing about the page.
            return error.status in _GONE
        return False
