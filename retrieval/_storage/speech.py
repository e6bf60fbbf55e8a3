"""What was said, as rows; derived from the items, so that it may be missing for some."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from retrieval.people.clusters import Voice
from retrieval.types import FeedItem, Speaker, Utterance

SPEECH_VERSION = 2
"""Changes whenever the same text gives other utterances: items read under another version are read again."""


def insert_speech(connection: sqlite3.Connection, item_id: str, utterances: Sequence[Utterance]) -> None:
    """Store what is said in an item, in place of what was stored before."""
    connection.execute("DELETE FROM utterances WHERE item_id = ?", (item_id,))
    connection.executemany(
        "INSERT INTO utterances (item_id, start_offset, end_offset, kind, cue, speaker, as_written, via, role)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                item_id,
                one.start,
                one.end,
                one.kind,
                one.cue,
                one.speaker.name if one.speaker else None,
                one.speaker.as_written if one.speaker else None,
                one.via.as_written if one.via else None,
                one.speaker.role if one.speaker else "",
            )
            for one in utterances
        ],
    )
    connection.execute("INSERT OR REPLACE INTO speech_read (item_id, version) VALUES (?, ?)", (item_id, SPEECH_VERSION))


def select_speech(connection: sqlite3.Connection, items: Mapping[str, FeedItem]) -> dict[str, list[Utterance]]:
    """What is said in items, by item id; those whose speech is not stored are left out."""
    found: dict[str, list[Utterance]] = {}
    read = "SELECT 1 FROM speech_read WHERE item_id = ? AND version = ?"
    query = (
        "SELECT start_offset, end_offset, kind, cue, speaker, as_written, via, role FROM utterances"
        " WHERE item_id = ? ORDER BY start_offset"
    )
    for item_id, item in items.items():
        if connection.execute(read, (item_id, SPEECH_VERSION)).fetchone():
            found[item_id] = [_utterance(item.text, row) for row in connection.execute(query, (item_id,))]
    return found


def _utterance(text: str, row: tuple[int, int, str, str, str | None, str | None, str | None, str]) -> Utterance:
    start, end, kind, cue, speaker, as_written, via, role = row
    return Utterance.model_validate(
        {
            "start": start,
            "end": end,
            "text": text[start:end],
            "kind": kind,
            "cue": cue,
            "speaker": Speaker(name=speaker, as_written=as_written or speaker, role=role) if speaker else None,
            "via": Speaker(name=via, as_written=via) if via else None,
        }
    )


def select_unread(connection: sqlite3.Connection, limit: int) -> list[str]:
    """Ids of items whose speech is not stored, the newest first."""
    query = (
        "SELECT item_id FROM items i WHERE NOT EXISTS"
        " (SELECT 1 FROM speech_read s WHERE s.item_id = i.item_id AND s.version = ?)"
        " ORDER BY published DESC, item_id LIMIT ?"
    )
    return [row[0] for row in connection.execute(query, (SPEECH_VERSION, limit))]


def count_unread(connection: sqlite3.Connection) -> int:
    """How many items' speech is not stored."""
    query = "SELECT (SELECT COUNT(*) FROM items) - (SELECT COUNT(*) FROM speech_read WHERE version = ?)"
    count: int = connection.execute(query, (SPEECH_VERSION,)).fetchone()[0]
    return count


def select_voices(connection: sqlite3.Connection) -> list[Voice]:
    """Everyone who speaks, by spelling and role, the one with most statements first."""
    rows = connection.execute(
        "SELECT speaker, role, COUNT(*), MIN(day), MAX(day) FROM utterances JOIN items USING (item_id)"
        " WHERE speaker IS NOT NULL GROUP BY speaker, role ORDER BY 3 DESC, speaker, role"
    )
    return [
        Voice(name, role, count, date.fromisoformat(first), date.fromisoformat(last))
        for name, role, count, first, last in rows
    ]


def select_speaking(connection: sqlite3.Connection, names: Iterable[str]) -> list[str]:
    """Ids of items in which somebody of these names speaks, the newest first."""
    found: set[tuple[str, str]] = set()
    query = "SELECT DISTINCT item_id, published FROM utterances JOIN items USING (item_id) WHERE speaker = ?"
    for name in names:
        found.update(connection.execute(query, (name,)))
    return [item_id for item_id, _ in sorted(found, key=lambda row: (row[1], row[0]), reverse=True)]
