"""The databases of servers' own feeds: one for each server, opened when it is needed, a bounded number kept open."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager

from embeddings import Encoder
from retrieval import Retriever
from retrieval.errors import IndexClosedError, StorageError
from retrieval.types.apart import RecordsApart

OPEN = 50
"""So many stay open when nobody uses them; each costs about a megabyte, and of files six handles."""

_PATIENCE_S = 30.0


class _Place:
    """A database that somebody uses or used lately."""

    def __init__(self) -> None:
        self.retriever: Retriever | None = None
        self.users = 0
        self.opening = threading.Lock()


class Shelf:
    """Opens servers' own databases for whoever asks; nothing of one is ever seen through another. Safe to use from
    several threads.

    Args:
        records: where they lie, each named by its server's id; closed with the shelf.
        encoder: makes the vectors of all of them.
        kept: so many stay open.
        aliases: other spellings of names, by the name the feed uses.
    """

    def __init__(
        self,
        records: RecordsApart,
        encoder: Callable[[], Encoder],
        *,
        kept: int = OPEN,
        aliases: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._records = records
        self._encoder = encoder
        self._kept = kept
        self._aliases = aliases
        self._places: OrderedDict[str, _Place] = OrderedDict()
        self._shut: set[str] = set()
        self._going: set[str] = set()
        self._change = threading.Condition()
        self._is_closed = False

    @property
    def open_count(self) -> int:
        """How many are open."""
        with self._change:
            return sum(place.retriever is not None for place in self._places.values())

    def guilds(self) -> list[str]:
        """Ids of the servers that have a database, those that are shut too.

        Raises:
            StorageError: that cannot be found out.
        """
        return self._records.numbers()

    def has(self, guild: str) -> bool:
        """Whether a server has a database that may be used.

        Args:
            guild: its id; empty outside any.

        Raises:
            StorageError: that cannot be found out.
            ValueError: that is no id.
        """
        return bool(guild) and self._records.has(guild) and guild not in self._shut | self._going

    def shut(self, guild: str) -> None:
        """Let nobody at a server's database, until it is opened again; who uses it now is left in peace."""
        self._shut.add(guild)

    def unshut(self, guild: str) -> None:
        """Let people at a server's database again."""
        self._shut.discard(guild)

    @contextmanager
    def opened(self, guild: str, *, make: bool = False) -> Iterator[Retriever | None]:
        """A server's database while the block runs; None where it has none.

        Args:
            guild: its id; empty outside any.
            make: make one where there is none.

        Raises:
            IndexClosedError: the shelf was closed.
            StorageError: it cannot be opened.
            ValueError: that is no id.
        """
        if not guild or not (self.has(guild) or (make and guild not in self._shut)):
            self._let_go(guild)
            yield None
            return
        place = self._taken(guild)
        try:
            with place.opening:
                self._drop_what_is_gone(guild, place)
                if place.retriever is None:
                    place.retriever = self._open(guild, make=make)
            yield place.retriever
        finally:
            for spare in self._given_back(place):
                spare.close()

    def delete(self, guild: str) -> bool:
        """Delete a server's database, once nobody uses it; false where there is none.

        Args:
            guild: its id.

        Raises:
            StorageError: somebody goes on using it, or its files cannot be deleted.
        """
        path = str(self._records.place(guild))
        try:
            with self._change:
                self._going.add(guild)
                place = self._places.get(guild)
                if place and not self._change.wait_for(lambda: place.users == 0, _PATIENCE_S):
                    raise StorageError(f"{path} is in use and was not deleted.", path=path)
                self._places.pop(guild, None)
            # Whoever wants it now waits; those of other servers go on.
            if place and place.retriever:
                place.retriever.close()
            return self._records.remove(guild)
        finally:
            with self._change:
                self._going.discard(guild)
                self._change.notify_all()

    def close(self) -> None:
        """Close them all; a second call does nothing."""
        with self._change:
            self._is_closed = True
            places, self._places = list(self._places.values()), OrderedDict()
        with ExitStack() as closing:
            closing.callback(self._records.close)
            for place in places:
                if place.retriever:
                    closing.callback(place.retriever.close)

    def _open(self, guild: str, *, make: bool) -> Retriever:
        # One that was deleted a moment ago, by whoever looks after the server, is not made again by who only reads.
        place = self._records.make(guild) if make else self._records.place(guild)
        # What a server's feeds bring at a time is little; processes of their own would cost more than they save.
        return Retriever.open(place, encoder=self._encoder(), aliases=self._aliases, workers=0)

    def _let_go(self, guild: str) -> None:
        """Close a database that may not be used any more, where nobody uses it."""
        with self._change:
            place = self._places.get(guild)
            if place is None or place.users:
                return
            del self._places[guild]
        if place.retriever:
            place.retriever.close()

    def _drop_what_is_gone(self, guild: str, place: _Place) -> None:
        """Another process, which looks after the server, may have deleted the database that is open here."""
        if place.retriever is not None and not self._records.has(guild):
            gone, place.retriever = place.retriever, None
            gone.close()

    def _taken(self, guild: str) -> _Place:
        with self._change:
            self._change.wait_for(lambda: guild not in self._going)
            if self._is_closed:
                raise IndexClosedError(f"{self._records.name} was closed; open it again.")
            place = self._places.setdefault(guild, _Place())
            place.users += 1
            self._places.move_to_end(guild)
            return place

    def _given_back(self, place: _Place) -> list[Retriever]:
        """Those that are to be closed now: the ones used longest ago, of which nobody uses any."""
        with self._change:
            place.users -= 1
            self._change.notify_all()
            idle = [guild for guild, one in self._places.items() if not one.users]
            spare = [self._places.pop(guild).retriever for guild in idle[: max(0, len(self._places) - self._kept)]]
        return [retriever for retriever in spare if retriever]
