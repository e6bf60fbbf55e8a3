"""The names that stand in passages, and in how many."""

from collections import Counter
from collections.abc import Iterable, Sequence

from retrieval._storage.engine import Connection
from retrieval.speech.mentions import Mention


def insert_mentions(connection: Connection, passage_id: int, mentions: Sequence[Mention]) -> None:
    """Add the names of a passage."""
    connection.executemany(
        "INSERT INTO mentions (name, passage_id, is_person, title) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [(one.name, passage_id, int(one.is_person), one.title) for one in mentions],
    )


def count_names(connection: Connection, passages: Iterable[Sequence[Mention]], change: int) -> None:
    """Count the names of an item's new passages."""
    total: Counter[str] = Counter()
    persons: Counter[str] = Counter()
    for mentions in passages:
        total.update({one.name for one in mentions})
        persons.update({one.name for one in mentions if one.is_person})
    connection.executemany(
        "INSERT INTO names (name, passages, persons, change) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
        " passages = names.passages + excluded.passages, persons = names.persons + excluded.persons,"
        " change = excluded.change",
        [(name, count, persons[name], change) for name, count in total.items()],
    )


def uncount_names(connection: Connection, item_id: str, change: int) -> None:
    """Take off the names of an item's passages, before these go."""
    rows = connection.execute(
        "SELECT name, COUNT(DISTINCT passage_id), COUNT(DISTINCT CASE WHEN is_person = 1 THEN passage_id END)"
        " FROM mentions JOIN passages USING (passage_id) WHERE item_id = ? GROUP BY name",
        (item_id,),
    ).fetchall()
    connection.executemany(
        "UPDATE names SET passages = CASE WHEN passages > ? THEN passages - ? ELSE 0 END,"
        " persons = CASE WHEN persons > ? THEN persons - ? ELSE 0 END, change = ? WHERE name = ?",
        [(count, count, persons, persons, change, name) for name, count, persons in rows],
    )


def select_names(connection: Connection, after: int) -> tuple[list[str], list[str]]:
    """Names that a change after a given one touched, of those mentioned and of those who speak.

    Returns:
        Those that are there, and those that are no more.
    """
    query = (
        "WITH touched AS (SELECT name FROM names WHERE change > ?"
        " UNION SELECT name FROM speaker_forms WHERE change > ?)"
        " SELECT name, coalesce((SELECT passages FROM names WHERE names.name = touched.name), 0)"
        " + coalesce((SELECT SUM(statements) FROM speaker_forms WHERE speaker_forms.name = touched.name), 0)"
        " FROM touched ORDER BY name"
    )
    rows = connection.execute(query, (after, after)).fetchall()
    return [name for name, count in rows if count], [name for name, count in rows if not count]


def is_person(connection: Connection, name: str) -> bool:
    """Whether some passage takes a name for a person's."""
    row = connection.execute("SELECT persons FROM names WHERE name = ?", (name,)).fetchone()
    return bool(row and row[0])


def is_named(connection: Connection, name: str) -> bool:
    """Whether some passage holds a name."""
    row = connection.execute("SELECT passages FROM names WHERE name = ?", (name,)).fetchone()
    return bool(row and row[0])


def select_titled(connection: Connection, titles: Iterable[str]) -> list[str]:
    """Names that stand before one of these titles somewhere."""
    query = "SELECT DISTINCT name FROM mentions WHERE title = ? AND is_person = 1"
    return sorted({row[0] for title in titles for row in connection.execute(query, (title,))})


def count_naming(connection: Connection, names: Iterable[str]) -> int:
    """In how many passages any of these names stands."""
    query = "SELECT passage_id FROM mentions WHERE name = ?"
    return len({row[0] for name in names for row in connection.execute(query, (name,))})


def select_texts(connection: Connection, name: str, limit: int) -> list[str]:
    """Passages in which a name stands, the newest stored first."""
    query = (
        "SELECT text FROM passages WHERE passage_id IN"
        " (SELECT DISTINCT passage_id FROM mentions WHERE name = ? ORDER BY passage_id DESC LIMIT ?)"
        " ORDER BY passage_id"
    )
    return [row[0] for row in connection.execute(query, (name, limit))]


def select_passages(connection: Connection, names: Iterable[str], limit: int) -> list[int]:
    """Numbers of passages in which any of these names stands, the newest stored first."""
    query = "SELECT passage_id FROM mentions WHERE name = ? ORDER BY passage_id DESC LIMIT ?"
    found = {row[0] for name in names for row in connection.execute(query, (name, limit))}
    return sorted(found, reverse=True)[:limit]


def select_items_naming(connection: Connection, names: Iterable[str]) -> set[str]:
    """Ids of items in which any of these names stands."""
    query = "SELECT DISTINCT item_id FROM mentions JOIN passages USING (passage_id) WHERE name = ?"
    return {row[0] for name in names for row in connection.execute(query, (name,))}
