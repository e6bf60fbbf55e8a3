"""Servers that the bot was removed from: their own feeds are shut at once, and deleted after some time."""

import logging
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta

from bot.asking.shelf import Shelf
from retrieval import Retriever
from retrieval.errors import OnRecordError

_log = logging.getLogger(__name__)

KEPT = timedelta(days=30)
"""How long a server's own feeds and settings are kept after the bot was removed from it."""

_SCOPE = "left"
_SETTINGS = ("guild", "digest", "digest_trouble", _SCOPE)


class Departures:
    """Notes which servers the bot was removed from.

    Args:
        retriever: keeps the notes.
        shelf: has the servers' own feeds.
    """

    def __init__(self, retriever: Retriever, shelf: Shelf) -> None:
        self._preferences = retriever.preferences
        self._shelf = shelf

    def left(self, guild: str, now: datetime) -> None:
        """The bot was removed from a server; one that it was removed from before stays so since then.

        Raises:
            StorageError: it cannot be noted. Its feeds are shut all the same.
        """
        self._shelf.shut(guild)
        self._preferences.change(_SCOPE, guild, lambda before: before or now.astimezone(UTC).isoformat())

    def came(self, guild: str) -> None:
        """The bot is in a server, perhaps again.

        Raises:
            StorageError: it cannot be noted.
        """
        if self._preferences.get(_SCOPE, guild) is not None:
            self._preferences.forget(_SCOPE, guild)
        self._shelf.unshut(guild)

    def settle(self, there: Collection[str], own: Collection[str], now: datetime) -> None:
        """What happened while the bot was away: servers it is in no more are noted.

        Args:
            there: servers that it is in.
            own: of the servers that have feeds of their own, those that this process looks after.
            now: the time.

        Raises:
            StorageError: it cannot be noted.
        """
        for guild in own:
            if guild in there:
                self.came(guild)
            else:
                self.left(guild, now)

    def shut_all(self) -> None:
        """Shut the feeds of every server that the bot was removed from, before anybody asks."""
        for guild, _ in self._preferences.all(_SCOPE):
            self._shelf.shut(guild)

    def purge(self, now: datetime, is_own: Callable[[str], bool] = lambda _: True) -> list[str]:
        """Delete what is kept of servers that the bot was removed from long ago.

        Args:
            now: the time.
            is_own: which servers this process looks after; what others have open is left to them.

        Returns:
            Their ids.
        """
        left = [(guild, since) for guild, since in self._preferences.all(_SCOPE) if is_own(guild)]
        gone = [guild for guild, since in left if datetime.fromisoformat(since) <= now - KEPT]
        deleted = []
        for guild in gone:
            try:
                self._shelf.delete(guild)
                for scope in _SETTINGS:
                    self._preferences.forget(scope, guild)
            # One that cannot be deleted keeps no other, and is tried again at the next start.
            except OnRecordError as error:
                _log.warning("What is kept of a server that the bot left could not be deleted: %s", error)
            else:
                deleted.append(guild)
        return deleted
