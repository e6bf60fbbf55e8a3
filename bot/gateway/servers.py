"""What servers have of their own: feeds, followed beside the common ones, and nobody else's to see."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.asking.departures import Departures
from bot.asking.feed_keeper import FeedKeeper
from bot.asking.holdings import Holdings
from bot.asking.shelf import Shelf
from bot.gateway.own_following import OwnFollowing
from bot.session import load_aliases
from bot.settings.model import Settings
from retrieval import Retriever

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Servers:
    """What servers have of their own.

    Attributes:
        holdings: which feeds each of them sees.
        feeds: what their owners do with feeds.
        shelf: has the databases.
        departures: notes which servers the bot was removed from.
        ask_to_stop: ends following without waiting for it.
    """

    holdings: Holdings
    feeds: FeedKeeper
    shelf: Shelf
    departures: Departures
    ask_to_stop: Callable[[], None]


@contextmanager
def servers(
    retriever: Retriever, settings: Settings, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Iterator[Servers]:
    """Follow servers' own feeds while the block runs.

    What belonged to a server that the bot was removed from long ago is deleted first.

    Args:
        retriever: of the common feed, beside which they lie.
        settings: what servers may have.
        clock: the time.
    """
    aliases = load_aliases(settings.names) if settings.names else None
    shelf = Shelf(retriever.apart(), lambda: retriever.encoder, aliases=aliases)
    departures = Departures(retriever, shelf)
    departures.shut_all()
    if deleted := departures.purge(clock(), settings.shards.has):
        _log.info("Feeds and settings of servers that the bot left are deleted: %s.", ", ".join(deleted))
    private = settings.fetch.allow_private
    following = OwnFollowing(
        shelf,
        lambda: retriever.encoder,
        allow_private=private,
        zone=settings.feed_zone,
        is_own=settings.shards.has,
        clock=clock,
    )
    feeds = FeedKeeper(
        shelf, following, most=settings.guild_feeds, allow_private=private, zone=settings.feed_zone, clock=clock
    )
    following.start()
    try:
        yield Servers(Holdings(retriever, shelf), feeds, shelf, departures, following.ask_to_stop)
    finally:
        feeds.close()
        following.stop()
        shelf.close()
