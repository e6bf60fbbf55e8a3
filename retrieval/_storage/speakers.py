"""Who speaks in an index, by spelling and role, counted as items come and go."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from retrieval._storage.engine import Connection
from retrieval._storage.entries import SpeakerForm
from retrieval._storage.rows import first_and_last
from retrieval.types import Utterance


def count_speakers(
    connection: Connection, utterances: Sequence[Utterance], day: date, change: int
) -> dict[tuple[str, str], int]:
    """Count an item's utterances; gives the number of each of its speaker forms."""
    spoken = [(one, (one.speaker.name, one.speaker.role)) for one in utterances if one.speaker]
    counts = Counter(key for _, key in spoken)
    uncertain = Counter(key for one, key in spoken if not one.is_certain)
    written = day.isoformat()
    numbers = {}
    for (name, role), count in counts.items():
        row = connection.execute(
            "INSERT INTO speaker_forms (name, role, statements, uncertain, first_day, last_day, change)"  # noqa: S608
            " VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (name, role) DO UPDATE SET statements = speaker_forms.statements + excluded.statements,"
            " uncertain = speaker_forms.uncertain + excluded.uncertain,"
            f" {first_and_last('speaker_forms')}, change = excluded.change RETURNING form_id",
            (name, role, count, uncertain[name, role], written, written, change),
        ).fetchone()
        numbers[name, role] = int(row[0])
    return numbers


def forms_in(connection: Connection, item_id: str) -> list[int]:
    """The speaker forms of an item's utterances."""
    query = "SELECT DISTINCT form_id FROM utterances WHERE item_id = ? AND form_id IS NOT NULL"
    return [row[0] for row in connection.execute(query, (item_id,))]


def recount(connection: Connection, form_ids: Iterable[int], change: int) -> None:
    """Count the statements of speaker forms anew, some of them having gone."""
    connection.executemany(
        "UPDATE speaker_forms SET (statements, uncertain, first_day, last_day) ="
        " (SELECT COUNT(*), COUNT(CASE WHEN is_certain = 0 THEN 1 END), MIN(day), MAX(day)"
        " FROM utterances WHERE utterances.form_id = speaker_forms.form_id AND part = 0), change = ? WHERE form_id = ?",
        [(change, form_id) for form_id in form_ids],
    )


def select_forms(connection: Connection, after: int) -> tuple[list[SpeakerForm], list[tuple[str, str]]]:
    """Forms that a change after a given one touched: those that speak, and the keys of those that do no more."""
    rows = connection.execute(
        # SQLite would rather go through all of them, as they lie in the order asked for.
        "SELECT name, role, statements, first_day, last_day, uncertain FROM speaker_forms"
        " INDEXED BY speaker_forms_by_change WHERE change > ? ORDER BY form_id",
        (after,),
    ).fetchall()
    speaking = [
        SpeakerForm(name, role, statements, date.fromisoformat(first), date.fromisoformat(last), uncertain)
        for name, role, statements, first, last, uncertain in rows
        if statements
    ]
    return speaking, [(row[0], row[1]) for row in rows if not row[2]]


def select_speaking(connection: Connection, names: Iterable[str]) -> set[str]:
    """Ids of items in which somebody of these names speaks."""
    query = "SELECT DISTINCT item_id FROM utterances JOIN speaker_forms USING (form_id) WHERE name = ?"
    return {row[0] for name in names for row in connection.execute(query, (name,))}
