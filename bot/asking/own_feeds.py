"""The feeds that a server's owners added: which they are, and how they go. Kept in the server's own database."""

import json
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, BaseModel, ConfigDict, TypeAdapter

from bot.asking.owner_errors import KnownFeedError, TooManyFeedsError
from retrieval import Retriever
from retrieval.following.feeds_file import FollowedFeed
from retrieval.identity import digest
from retrieval.types.following import FollowedSource

MOST = 50
"""Feeds of one server, where nothing else is set."""

_SCOPE, _KEY = "feeds", "own"


class OwnFeed(BaseModel):
    """A feed that a server's owner added.

    Attributes:
        url: its address.
        name: what its source is called; empty: as the feed says.
        zone: of times in it that name none; empty: told by its language.
        by: id of the member who added it.
        added: when.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    url: str
    name: str = ""
    zone: str = ""
    by: str = ""
    added: AwareDatetime

    @property
    def key(self) -> str:
        """Names it in a button or as a choice, whatever its address is."""
        return feed_key(self.url)

    def followed(self, *, allow_private: bool, zone: str = "") -> FollowedFeed:
        """As it is followed.

        Args:
            allow_private: whether it may lie in a private network.
            zone: where it has none of its own; empty for none.
        """
        named = self.zone or zone
        return FollowedFeed(
            url=self.url, name=self.name, zone=ZoneInfo(named) if named else None, private=allow_private
        )


_FEEDS = TypeAdapter(list[OwnFeed])


def feed_key(url: str) -> str:
    """A name of twelve letters for an address.

    >>> len(feed_key("https://example.org/feed"))
    12
    """
    return digest(url)[:12]


def own_feeds(retriever: Retriever) -> list[OwnFeed]:
    """The feeds of a server, in the order in which they were added.

    Args:
        retriever: the server's own.
    """
    return _read(retriever.preferences.get(_SCOPE, _KEY))


def add_feed(retriever: Retriever, feed: OwnFeed, *, most: int = MOST) -> None:
    """Add a feed.

    Args:
        retriever: the server's own.
        feed: which.
        most: so many a server may have.

    Raises:
        KnownFeedError: it is there already.
        TooManyFeedsError: there are as many as there may be.
        StorageError: it cannot be written.
    """

    def change(kept: str | None) -> str:
        feeds = _read(kept)
        if any(one.url == feed.url for one in feeds):
            raise KnownFeedError
        if len(feeds) >= most:
            raise TooManyFeedsError(most)
        return _written([*feeds, feed])

    retriever.preferences.change(_SCOPE, _KEY, change)
    # What was taken away with this feed, when it was removed before, is welcome again.
    retriever.restore_all(retriever.removed_for(_reason(feed.url)))


def remove_feed(retriever: Retriever, key: str, *, with_items: bool) -> OwnFeed | None:
    """Follow a feed no more.

    Args:
        retriever: the server's own.
        key: names it.
        with_items: take away its items, too, but for those that another feed of the server has.

    Returns:
        The feed; None where it is not there any more.

    Raises:
        StorageError: it cannot be written.
    """
    removed = list[OwnFeed]()

    def change(kept: str | None) -> str:
        feeds = _read(kept)
        removed[:] = [one for one in feeds if one.key == key]
        return _written([one for one in feeds if one.key != key])

    retriever.preferences.change(_SCOPE, _KEY, change)
    if not removed:
        return None
    url = removed[0].url
    if with_items:
        others = {one.url for one in retriever.follows.all()} - {url}
        kept = {entry.item_id for other in others for entry in retriever.follows.entries(other).values()}
        items = (entry.item_id for entry in retriever.follows.entries(url).values())
        retriever.remove_all([one for one in items if one and one not in kept], _reason(url))
        retriever.follows.forget(url)
    else:
        _forget_schedule(retriever, url)
    return removed[0]


def states(retriever: Retriever) -> list[tuple[OwnFeed, FollowedSource]]:
    """The feeds of a server, and how each goes.

    Args:
        retriever: the server's own.
    """
    known = {source.url: source for source in retriever.follows.all()}
    return [(feed, known.get(feed.url) or FollowedSource(url=feed.url)) for feed in own_feeds(retriever)]


def make_due(retriever: Retriever, urls: set[str]) -> None:
    """Have feeds asked again at once, also those whose servers said that they are gone.

    Raises:
        StorageError: it cannot be written.
    """
    for source in retriever.follows.all():
        if source.url in urls:
            retriever.follows.save(source.model_copy(update={"next_due": None, "gone": None}))


def is_worthless(retriever: Retriever) -> bool:
    """Whether a server's database holds nothing: no feed, no item.

    Args:
        retriever: the server's own.
    """
    return not own_feeds(retriever) and not retriever.stats().items


def label_of(feed: OwnFeed, source: FollowedSource) -> str:
    """What a feed is called: by its owner, else by itself, else its address."""
    return feed.name or source.name or feed.url


def _forget_schedule(retriever: Retriever, url: str) -> None:
    """A feed that is removed and whose items stay keeps what tells which they are, should it come back."""
    for source in retriever.follows.all():
        if source.url == url:
            retriever.follows.save(FollowedSource(url=url, name=source.name))


def _reason(url: str) -> str:
    return f"its feed was removed: {url}"


def _read(kept: str | None) -> list[OwnFeed]:
    return _FEEDS.validate_json(kept) if kept else []


def _written(feeds: list[OwnFeed]) -> str:
    return json.dumps([feed.model_dump(mode="json") for feed in feeds])
