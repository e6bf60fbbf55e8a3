"""Multiplies what a record holds, inside the record: a statement a table and copy, on either engine.

Each copy has items with ids, addresses and names of their own, so many days earlier, with passages, vectors, words,
names, statements, notes of what was read and changes of their own: all that is numbered, linked and counted is as
though the posts had been added, and the indexes follow. Who speaks, whose feed it is and which names there are is
shared.

In each copy some words that no index holds (*the*, *of*, は, を) are others of the same length, so that offsets stay
true and a page does not fold ten copies into one; a text in twenty has none of them. Tokens, vectors and sketches are
those of the original: ten passages lie at one place, where those of a larger feed would lie near one another. What was
said before an edit is not copied.

So rows, postings, vectors, bytes, and the work of searching and storing are those of the larger feed; the vocabulary,
and the number of names, speakers and sources, are those of the smaller one.
"""

from collections.abc import Callable
from dataclasses import dataclass

from retrieval._storage.connection import Database
from retrieval._storage.engine import Connection, Engine
from retrieval._storage.moving import tables

MARKS = "ghijklmnopqrstuvwxyz"
"""What an id of a copy ends with: none of these is a hexadecimal digit, so that none is the id of a post."""

THE = "his her our its any all few old new big odd own raw red dry wet hot low far due".split()
OF = "to in at by on as up or if so we he it me us my go be do am".split()
WA = "もがとにでへやかねよなさしてらるりれろわ"
WO = "がとにでへやかもよねさなてしるらりれわろ"

_CACHE_KIB = 1_000_000


@dataclass(frozen=True)
class _Copy:
    """One copy that is being made.

    Attributes:
        number: counted from 1.
        days: how many earlier than the originals.
        top: no number of a passage or change of the originals is above it.
        items: the highest number of an original item, in the order of storing.
        order: the column that tells this order.
        is_file: whether the engine is SQLite.
    """

    number: int
    days: int
    top: int
    items: int
    order: str
    is_file: bool

    @property
    def mark(self) -> str:
        return MARKS[self.number - 1]

    def own(self, column: str) -> str:
        """An id or a digest, as the copy has it: as long as the original's."""
        return f"substr({column}, 2) || '{self.mark}'"

    def plus(self, column: str) -> str:
        """A number of a passage or change."""
        return f"{column} + {self.number * self.top}"

    def earlier(self, column: str) -> str:
        """A day, or a moment that begins with one."""
        return f"{shifted(f'substr({column}, 1, 10)', self.days, is_file=self.is_file)} || substr({column}, 11)"

    def varied(self, column: str) -> str:
        """A text in other words of the same length."""
        place = self.number - 1
        pairs = ((" the ", f" {THE[place]} "), (" of ", f" {OF[place]} "), ("は", WA[place]), ("を", WO[place]))
        for old, new in pairs:
            column = f"replace({column}, '{old}', '{new}')"
        return column

    def prefixed(self, column: str) -> str:
        return f"CASE {column} WHEN '' THEN '' ELSE '{self.mark}.' || {column} END"

    @property
    def originals(self) -> str:
        return f"(SELECT item_id FROM items WHERE {self.order} <= {self.items})"


def multiply(database: Engine, copies: int, days: int, progress: Callable[[int, int], None] | None = None) -> None:
    """Let a record hold everything so many times.

    Args:
        database: of a record; each further copy is stored in one transaction.
        copies: how often everything is to be there, the originals included; 1 to 21.
        days: how many days before the last copy the next one lies.
        progress: told of copies done.
    """
    if not 1 <= copies <= len(MARKS) + 1:
        raise ValueError(f"1 to {len(MARKS) + 1} copies, not {copies}")
    is_file = isinstance(database, Database)
    if isinstance(database, Database):
        with database.outside_transaction() as connection:
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    with database.read() as reading:
        top = _highest(database, reading)
        items = int(reading.execute(f"SELECT coalesce(MAX({database.in_order}), 0) FROM items").fetchone()[0])
    for number in range(1, copies):
        one = _Copy(number, number * days, top, items, database.in_order, is_file)
        with database.write() as connection:
            _copied(connection, one)
            if number == copies - 1:
                _counted(connection, copies, number * days, is_file=is_file)
                for table, column in (("passages", "passage_id"), ("changes", "number")):
                    database.number_after(connection, table, column, copies * top)
        if progress:
            progress(number + 1, copies)


def shifted(day: str, days: int, *, is_file: bool) -> str:
    """SQL of the day so many days before another one.

    Args:
        day: SQL of an ISO date.
        days: how many.
        is_file: whether it is for SQLite.
    """
    return f"date({day}, '-{days} days')" if is_file else f"CAST(CAST({day} AS date) - {days} AS text)"


def _highest(database: Engine, connection: Connection) -> int:
    """No number of a passage or a change is above it, also of one that is gone."""
    numbered = (("passages", "passage_id"), ("changes", "number"))
    return max(database.last_number(connection, table, column) for table, column in numbered)


def _copied(connection: Connection, one: _Copy) -> None:
    columns = {table.name: table.columns for table in tables()}
    of_passages = f"WHERE passage_id <= {one.top}"
    moment, its_id, its_passage = f"moment - {86_400 * one.days}", one.own("item_id"), one.plus("passage_id")
    item = {
        "item_id": its_id,
        "content_hash": one.own("content_hash"),
        "published": one.earlier("published"),
        "day": one.earlier("day"),
        "moment": moment,
        "urls": f"replace(urls, '://', '://{one.mark}.')",
        "link_key": one.prefixed("link_key"),
        "guid": one.prefixed("guid"),
        "text": one.varied("text"),
    }
    utterance = {
        "item_id": its_id,
        "passage_id": its_passage,
        "day": item["day"],
        "published": item["published"],
        "moment": moment,
    }
    first = "(SELECT MIN(passage_id) FROM passages WHERE passages.item_id = arrivals.item_id)"
    passage = {
        "passage_id": one.plus("passages.passage_id"),
        "item_id": "copied.item_id",
        # Of the item's new text: a word may have stood at the end of a passage, half of what is replaced beside it.
        "text": "substr(copied.text, CAST(start_offset + 1 AS integer), CAST(end_offset - start_offset AS integer))",
    }
    rows = (
        ("items", item, f"WHERE {one.order} <= {one.items} ORDER BY {one.order}"),
        ("passages", passage, f"JOIN items AS copied ON copied.item_id = {one.own('passages.item_id')}"
         f" WHERE passages.passage_id <= {one.top} ORDER BY passages.passage_id"),
        ("vectors", {"passage_id": its_passage}, f"{of_passages} ORDER BY passage_id"),
        ("mentions", {"passage_id": its_passage}, f"{of_passages} ORDER BY name, passage_id"),
        ("utterances", utterance, f"{of_passages} ORDER BY item_id"),
        ("copies", {"content_hash": item["content_hash"], "item_id": its_id}, f"WHERE item_id IN {one.originals}"),
        ("arrivals", {"item_id": its_id, "change": f"{one.number * one.top} + coalesce({first}, 1)"},
         f"WHERE item_id IN {one.originals}"),
    )  # fmt: skip
    for table, own, rest in rows:
        values = ", ".join(own.get(column, f"{table}.{column}") for column in columns[table])
        connection.execute(f"INSERT INTO {table} ({', '.join(columns[table])}) SELECT {values} FROM {table} {rest}")
    connection.execute(
        f"INSERT INTO changes (number, passage_id, kind) SELECT {its_passage}, {its_passage}, 'added' FROM passages"
        f" {of_passages} ORDER BY passage_id"
    )


def _counted(connection: Connection, copies: int, days: int, *, is_file: bool) -> None:
    """Bring the counts to what counting would give, as of the last change."""
    (last,) = connection.execute("SELECT MAX(number) FROM changes").fetchone()
    first_day = f"first_day = {shifted('first_day', days, is_file=is_file)}"
    for table, counts, more in (
        ("names", ("passages", "persons"), ""),
        ("speaker_forms", ("statements", "uncertain"), f", {first_day}"),
        ("sources", ("items",), f", {first_day}"),
    ):
        multiplied = ", ".join(f"{count} = {count} * {copies}" for count in counts)
        connection.execute(f"UPDATE {table} SET {multiplied}{more}, change = ?", (last,))
