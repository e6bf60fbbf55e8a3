"""What servers have of their own: feeds, followed beside the common ones, and nobody else's to see."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.asking.departures import Departures
from bot.asking.feed_keeper import FeedKeeper
from bot.asking.holdings import Holdings
from bot.asking.shelf import Shelf
from bot.gateway.own_following import OwnFollowing
from bot.session import load_aliases
from bot.settings.model import Settings
from retrieval import Retriever
from retrieval.types.address import Place

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


def guilds_folder(db: Place) -> Path:
    """Where servers' databases lie: beside the common one, or where that is no file, in the user's folder of data.

    >>> guilds_folder(Path("data/onrecord.db")).as_posix()
    'data/onrecord.guilds'
    """
    if isinstance(db, Path):
        return db.with_suffix(".guilds")
    from platformdirs import user_data_path

    return user_data_path("onrecord", appauthor=False) / f"{db.file.name}.guilds"


@contextmanager
def servers(
    retriever: Retriever, settings: Settings, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Iterator[Servers]:
    """Follow servers' own feeds while the block runs.

    What belonged to a server that the bot was removed from long ago is deleted first.

    Args:
        retriever: of the common feed.
        settings: where that is, and what servers may have.
        clock: the time.
    """
    aliases = load_aliases(settings.names) if settings.names else None
    shelf = Shelf(guilds_folder(settings.db), lambda: retriever.encoder, aliases=aliases)
    departures = Departures(retriever, shelf)
    departures.shut_all()
    if deleted := departures.purge(clock()):
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
