"""Whose new statements are told where, and what was told, as rows.

What is told is noted first (``claim``), in one transaction with how far the watch has come, then posted, then confirmed
(``posted``). Whatever dies between, nothing is lost: what was noted and not confirmed is known (``unposted``), and is
posted under the same ``Claim.nonce``, by which a post that was made already is recognised.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from retrieval._storage.engine import Connection, Engine
from retrieval._storage.items import select_items
from retrieval.identity import digest
from retrieval.types import Claim, FeedItem, Hit, Passage, Watch

LATELY = timedelta(days=30)
"""What was told for a watch within this time is not told again in the words of another item."""

_MOST_COMPARED = 500
_KEPT = timedelta(days=90)

_GIVEN = "guild, channel, owner, speaker, written, topic, role, language, mark, made"
_WATCH = f"watch_id, {_GIVEN}"

Untold = Callable[[Sequence[Hit], Sequence[Hit]], list[Hit]]
"""Those of some hits that tell something which others, told lately, do not tell."""

Find = Callable[[str], FeedItem | None]
"""The item of an id; None where it was taken away. Where it cannot tell, it raises."""


class Watches:
    """Watches, and what was told for them, in the database. Safe to use from several threads, as the record is.

    Args:
        database: an open database at the current schema.
        untold: tells which statements were told lately.
        now: tells the moment.
    """

    def __init__(self, database: Engine, untold: Untold, now: Callable[[], datetime]) -> None:
        self._database = database
        self._untold = untold
        self._now = now

    def add(self, watch: Watch) -> Watch:
        """Store a watch; gives it with its number.

        Raises:
            StorageError: the database cannot be written.
        """
        with self._database.write() as connection:
            row = connection.execute(
                f"INSERT INTO watches ({_GIVEN}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING watch_id",  # noqa: S608
                (
                    *(watch.guild, watch.channel, watch.owner, watch.speaker, watch.written, watch.topic, watch.role),
                    *(watch.language, watch.mark, _written(watch.made)),
                ),
            ).fetchone()
        return watch.model_copy(update={"id": row[0]})

    def get(self, watch_id: int) -> Watch | None:
        """A watch by its number; None where there is none."""
        return next(iter(self._select("watch_id = ?", watch_id)), None)

    def all(self, *, guild: str | None = None, channel: str | None = None, owner: str | None = None) -> list[Watch]:
        """Watches in the order in which they were made.

        Args:
            guild: only those of this server; empty for those in direct messages, None for all.
            channel: only those that are told there.
            owner: only those of this person.
        """
        given = {"guild": guild, "channel": channel, "owner": owner}
        wanted = {name: value for name, value in given.items() if value is not None}
        return self._select(" AND ".join(["1 = 1", *(f"{name} = ?" for name in wanted)]), *wanted.values())

    def behind(self, mark: str, *, guild: str | None = None) -> list[Watch]:
        """Watches for which nobody has looked up to a point of the history yet.

        Args:
            mark: the newest, from ``Retriever.mark``; when it was taken does not count. Of whoever watches several
                indexes, the newest of each in their order, a space between two; of a watch with more of them, as many
                are compared as are given.
            guild: only those of this server; None for all.
        """
        newest = _points(mark)
        return [watch for watch in self.all(guild=guild) if _points(watch.mark)[: len(newest)] != newest]

    def remove(self, watch_id: int) -> bool:
        """Forget a watch and what was told for it; false where there is none."""
        with self._database.write() as connection:
            return connection.execute("DELETE FROM watches WHERE watch_id = ?", (watch_id,)).rowcount > 0

    def advance(self, watch_id: int, upto: str) -> bool:
        """Note up to which point nothing new was said; false where the watch is gone."""
        with self._database.write() as connection:
            return _advance(connection, watch_id, upto)

    def claim(self, watch_id: int, upto: str, hits: Sequence[Hit]) -> list[Claim]:
        """Note what is about to be told, and up to which point of the history that goes, in one transaction.

        Args:
            watch_id: for which watch; where it is gone nothing is noted.
            upto: from ``News.upto``.
            hits: from ``News.hits``.

        Returns:
            What is to be posted now, in the order given: hits that tell something that was not told for this watch
            lately, in whatever item's words. Of two callers at once one gets a statement.

        Raises:
            StorageError: the database cannot be written.
        """
        now = self._now()
        with self._database.write() as connection:
            if not _advance(connection, watch_id, upto):
                return []
            before = _written(now - _KEPT)
            connection.execute("DELETE FROM posts WHERE state <> 'claimed' AND claimed < ?", (before,))
            told = _told_lately(connection, watch_id, _written(now - LATELY)) if hits else []
            noted = ((hit, _insert_claim(connection, watch_id, hit, now)) for hit in self._untold(hits, told))
            return [Claim(id=number, watch=watch_id, hit=hit, claimed=now) for hit, number in noted if number]

    def unposted(
        self, *, before: datetime | None = None, guild: str | None = None, find: Find | None = None
    ) -> list[Claim]:
        """What was noted and not confirmed, the oldest first: to be posted again under the same nonces.

        What an item says no more, and what it said where it was taken away, is told no more and is forgotten here.

        Args:
            before: only what was noted before this moment, so that what another thread is posting right now is left to
                it; None for everything.
            guild: only for watches of this server, whose own feeds are no other's; None for all.
            find: gives items; those of this database where not given.

        Raises:
            StorageError: the database cannot be read or written.
        """
        limit = _written(before or datetime.max.replace(tzinfo=UTC))
        theirs, values = ("", (limit,)) if guild is None else (" AND guild = ?", (limit, guild))
        query = (
            "SELECT claim_id, watch_id, claimed, hit FROM posts JOIN watches USING (watch_id)"  # noqa: S608
            f" WHERE state = 'claimed' AND claimed < ?{theirs} ORDER BY claim_id"
        )
        with self._database.read() as connection:
            rows = connection.execute(query, values).fetchall()
        claims = []
        for number, watch_id, claimed, content in rows:
            stub = Hit.model_validate_json(content)
            hit = self._whole(stub, find)
            if hit is None:
                self.drop(number)
            else:
                moment = datetime.fromisoformat(claimed)
                claims.append(Claim(id=number, watch=watch_id, hit=hit, claimed=moment))
        return claims

    def posted(self, claim_id: int, message: str) -> bool:
        """Confirm a post; false where the watch is gone, or it was confirmed before.

        Args:
            claim_id: what was posted.
            message: the message that shows it.
        """
        return self._settle(claim_id, "posted", message)

    def drop(self, claim_id: int) -> bool:
        """Give up a post that cannot be made, such as where the channel is gone; it is not tried again."""
        return self._settle(claim_id, "dropped", "")

    def _settle(self, claim_id: int, state: str, message: str) -> bool:
        query = "UPDATE posts SET state = ?, message = ? WHERE claim_id = ? AND state = 'claimed'"
        with self._database.write() as connection:
            return connection.execute(query, (state, message, claim_id)).rowcount > 0

    def _select(self, where: str, *values: str | int) -> list[Watch]:
        query = f"SELECT {_WATCH} FROM watches WHERE {where} ORDER BY watch_id"  # noqa: S608
        with self._database.read() as connection:
            rows = connection.execute(query, values).fetchall()
        names = _WATCH.replace("watch_id", "id").split(", ")
        return [Watch.model_validate(dict(zip(names, row, strict=True))) for row in rows]

    def _whole(self, stub: Hit, find: Find | None) -> Hit | None:
        """A hit with its items as they are now; None where its own says it no more."""
        if find is None:
            with self._database.read() as connection:
                found = select_items(connection, [stub.item.id, *(one.id for one in stub.also_in)])
            find = found.get
        item = find(stub.item.id)
        others = tuple(one for one in (find(other.id) for other in stub.also_in) if one)
        return _placed(stub.model_copy(update={"also_in": others}), item) if item else None


def _points(mark: str) -> list[str]:
    return [point.partition("@")[0] for point in mark.split()]


def _told_lately(connection: Connection, watch_id: int, since: str) -> list[Hit]:
    query = "SELECT hit FROM posts WHERE watch_id = ? AND claimed >= ? ORDER BY claim_id DESC LIMIT ?"
    rows = connection.execute(query, (watch_id, since, _MOST_COMPARED))
    return [Hit.model_validate_json(content) for (content,) in rows]


def _advance(connection: Connection, watch_id: int, upto: str) -> bool:
    return connection.execute("UPDATE watches SET mark = ? WHERE watch_id = ?", (upto, watch_id)).rowcount > 0


def _insert_claim(connection: Connection, watch_id: int, hit: Hit, now: datetime) -> int:
    """The number of a claim; 0 where the very same place was told before."""
    starts = [one.start for one in hit.utterances] or [hit.passage.start]
    row = connection.execute(
        "INSERT INTO posts (watch_id, key, state, claimed, hit) VALUES (?, ?, 'claimed', ?, ?)"
        " ON CONFLICT DO NOTHING RETURNING claim_id",
        (watch_id, digest(hit.item.id, *map(str, starts)), _written(now), _stub(hit).model_dump_json()),
    ).fetchone()
    return int(row[0]) if row else 0


def _stub(hit: Hit) -> Hit:
    """A hit whose items are without their text, which is stored elsewhere and may be long."""
    items: Mapping[str, object] = {"item": _bare(hit.item), "also_in": tuple(map(_bare, hit.also_in))}
    return hit.model_copy(update=items)


def _bare(item: FeedItem) -> FeedItem:
    return item.model_copy(update={"text": ""})


def _placed(hit: Hit, item: FeedItem) -> Hit | None:
    """A hit where its words stand in the item now; None where they do not."""
    passage = hit.passage
    start = passage.start
    if item.text[start : passage.end] != passage.text and (start := item.text.find(passage.text)) < 0:
        return None
    by = start - passage.start
    moved = Passage(item_id=item.id, start=start, end=passage.end + by, text=passage.text)
    utterances = tuple(one.model_copy(update={"start": one.start + by, "end": one.end + by}) for one in hit.utterances)
    return hit.model_copy(update={"item": item, "passage": moved, "utterances": utterances})


def _written(moment: datetime) -> str:
    """In a form whose order is that of time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
