"""Moves a whole record from one database into an empty one, row by row, and compares each row afterwards."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from retrieval._storage.connection import Database
from retrieval._storage.engine import Connection, Engine
from retrieval._storage.places import IN_MEMORY
from retrieval._storage.schema import migrate
from retrieval.errors import BackupError

Progress = Callable[[int, int | None], None]
"""Called with how many rows are done and how many there are; each counts when it is copied and when it is compared."""

_BATCH = 500
_STAYS = "allowances"
"""The table that is left where it is: what was done in the last seconds means nothing elsewhere."""

_IN_ORDER = "items"
"""The table whose rows have an order that no key tells."""


@dataclass(frozen=True)
class Table:
    """A table of the record.

    Attributes:
        name: of it.
        columns: all that both engines have.
        key: those by which a row is found.
        numbered: the key, where the engine gives it to new rows; empty where it does not.
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    numbered: str = ""


def tables() -> list[Table]:
    """Every table of the current schema that a record is moved with, each behind those that its rows belong to."""
    # There is nothing to work out for: no row is there.
    functions: dict[str, Callable[[Any], Any]] = {"canonical_link": str, "text_sketch": str}
    with closing(Database(IN_MEMORY, functions=functions)) as database:
        migrate(database)
        with database.read() as connection:
            query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid"
            names = [name for (name,) in connection.execute(query).fetchall() if name != _STAYS]
            return [_table(connection, name) for name in names]


def holds_something(database: Engine) -> bool:
    """Whether a database has a row in any table."""
    with database.read() as connection:
        query = "SELECT EXISTS (SELECT 1 FROM {})"
        return any(connection.execute(query.format(one.name)).fetchone()[0] for one in tables())


def move_rows(
    source: Engine, target: Engine, progress: Progress | None = None, finish: Callable[[], None] = lambda: None
) -> dict[str, int]:
    """Copy everything that one database holds at this moment into another, in one transaction, and compare it there.

    Args:
        source: is only read.
        target: of the same schema, and empty.
        progress: told of rows.
        finish: called once every row has proved the same, before any of them is there for others.

    Returns:
        How many rows each table has.

    Raises:
        BackupError: a row cannot be stored there, or is not what it was; the target is as empty as before.
        StorageError: one of them cannot be read or written.
    """
    wanted = tables()
    with source.read() as there, target.write() as here:
        counts = {one.name: int(there.execute(f"SELECT COUNT(*) FROM {one.name}").fetchone()[0]) for one in wanted}  # noqa: S608
        told = _Told(2 * sum(counts.values()), progress)
        for one in wanted:
            _copy(one, _Side(source, there), _Side(target, here), told)
        for one in wanted:
            _compare(one, _Side(source, there), _Side(target, here), told)
        finish()
    return counts


class _Told:
    """How far it has come."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def more(self, rows: int) -> None:
        self._done += rows
        if self._progress:
            self._progress(self._done, self._total)


@dataclass(frozen=True)
class _Side:
    """One of the two databases, in a transaction."""

    engine: Engine
    connection: Connection

    def batches(self, table: Table) -> Iterator[list[tuple[Any, ...]]]:
        """All rows of a table in order, some hundred at a time."""
        key = (self.engine.in_order,) if table.name == _IN_ORDER else table.key
        names, marks = ", ".join(key), ", ".join("?" * len(key))
        chosen = f"SELECT {names}, {', '.join(table.columns)} FROM {table.name}"  # noqa: S608 - names of the schema
        after: Sequence[Any] = ()
        while True:
            where = f" WHERE ({names}) > ({marks})" if after else ""
            query = f"{chosen}{where} ORDER BY {names} LIMIT {_BATCH}"
            rows = self.connection.execute(query, tuple(after)).fetchall()
            if not rows:
                return
            after = rows[-1][: len(key)]
            yield [_plain(table, row[len(key) :]) for row in rows]


def _copy(table: Table, source: _Side, target: _Side, told: _Told) -> None:
    marks = ", ".join("?" * len(table.columns))
    statement = f"INSERT INTO {table.name} ({', '.join(table.columns)}) VALUES ({marks})"  # noqa: S608
    for rows in source.batches(table):
        _check_texts(table, rows, source.engine.name)
        target.connection.executemany(statement, rows)
        told.more(len(rows))
    if table.numbered:
        query = f"SELECT coalesce(MAX({table.numbered}), 0) FROM {table.name}"  # noqa: S608
        last = max(
            source.engine.last_number(source.connection, table.name, table.numbered),
            int(source.connection.execute(query).fetchone()[0]),
        )
        target.engine.number_after(target.connection, table.name, table.numbered, last)


def _compare(table: Table, source: _Side, target: _Side, told: _Told) -> None:
    none: list[tuple[Any, ...]] = []
    for one, other in zip_longest(source.batches(table), target.batches(table), fillvalue=none):
        for row, moved in zip_longest(one, other):
            if row != moved:
                raise BackupError(
                    f"A row of {table.name} is not in {target.engine.name} as it is in {source.engine.name}"
                    f" ({_named(table, row or moved)}). Nothing was moved.",
                    path=target.engine.name,
                )
        told.more(len(one))


def _check_texts(table: Table, rows: Sequence[tuple[Any, ...]], name: str) -> None:
    """SQLite keeps a character of number 0 within a text, and nothing else does."""
    for row in rows:
        if any(isinstance(value, str) and "\0" in value for value in row):
            raise BackupError(
                f"A row of {table.name} in {name} holds a character of number 0 ({_named(table, row)}), which cannot be"
                " moved. Remove that item, or add it anew. Nothing was moved.",
                path=name,
            )


def _plain(table: Table, row: Sequence[Any]) -> tuple[Any, ...]:
    """A row as it is to be: older programs kept sketches as texts, which are made anew when they are used."""
    return tuple(
        b"" if name == "sketch" and isinstance(value, str) else value
        for name, value in zip(table.columns, row, strict=True)
    )


def _named(table: Table, row: Sequence[Any]) -> str:
    values = dict(zip(table.columns, row, strict=True))
    return ", ".join(f"{name} {values[name]!r:.60}" for name in table.key)


def _table(connection: Connection, name: str) -> Table:
    query = "SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid"
    columns = connection.execute(query, (name,)).fetchall()
    key = [(place, column, kind) for column, kind, place in columns if place]
    numbered = key[0][1] if len(key) == 1 and key[0][2] == "INTEGER" else ""
    return Table(name, tuple(column for column, *_ in columns), tuple(column for _, column, _ in sorted(key)), numbered)
