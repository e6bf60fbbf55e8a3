"""What happened to passages since a point in time, for the indexes to follow."""

from dataclasses import dataclass

from retrieval._storage.engine import Connection


@dataclass(frozen=True)
class Mark:
    """A point in the record's history.

    Attributes:
        number: the last change known; 0 before the first.
        stamp: random, made with that change: tells this record from one restored or made anew.
    """

    number: int = 0
    stamp: int = 0


@dataclass(frozen=True)
class Changes:
    """The net effect of a stretch of history.

    Attributes:
        upto: the point it leads to.
        removed: numbers of passages that are gone or whose vectors are void.
        added: numbers of passages that are there now and were not before, or got new vectors.
    """

    upto: Mark
    removed: tuple[int, ...] = ()
    added: tuple[int, ...] = ()


def log(connection: Connection, kind: str, passage_ids: list[int]) -> None:
    """Append one change a passage: it was added, removed, or what is derived of it changed (``embedded``)."""
    connection.executemany("INSERT INTO changes (passage_id, kind) VALUES (?, ?)", [(n, kind) for n in passage_ids])


def next_number(connection: Connection) -> int:
    """The number that the next change will have at least; a row touched with it is newer than every change before."""
    number: int = connection.execute("SELECT coalesce(MAX(number), 0) + 1 FROM changes").fetchone()[0]
    return number


def last_mark(connection: Connection) -> Mark:
    """The newest point."""
    row = connection.execute("SELECT number, stamp FROM changes ORDER BY number DESC LIMIT 1").fetchone()
    return Mark(*row) if row else Mark()


def is_known(connection: Connection, mark: Mark) -> bool:
    """Whether a point belongs to this record's history."""
    if mark.number == 0:
        return True
    row = connection.execute("SELECT stamp FROM changes WHERE number = ?", (mark.number,)).fetchone()
    return row is not None and row[0] == mark.stamp


def has_removed(connection: Connection, mark: Mark) -> bool:
    """Whether a passage was removed after a point."""
    query = "SELECT 1 FROM changes WHERE number > ? AND kind = 'removed' LIMIT 1"
    return connection.execute(query, (mark.number,)).fetchone() is not None


def since(connection: Connection, mark: Mark) -> Changes:
    """Everything after a point, later changes of a passage cancelling earlier ones."""
    state: dict[int, str] = {}
    fresh: set[int] = set()
    rows = connection.execute("SELECT passage_id, kind FROM changes WHERE number > ? ORDER BY number", (mark.number,))
    for passage_id, kind in rows:
        if kind == "added":
            fresh.add(passage_id)
        state[passage_id] = kind
    return Changes(
        upto=last_mark(connection),
        removed=tuple(n for n, kind in state.items() if n not in fresh),
        added=tuple(n for n, kind in state.items() if kind != "removed"),
    )
