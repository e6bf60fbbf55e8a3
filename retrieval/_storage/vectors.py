"""Vectors of passages, one set for each model."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from retrieval._storage.coded import coded, decoded
from retrieval._storage.engine import Connection
from retrieval._storage.entries import IndexRow

_CODE, _SCALE, _PLAIN = np.dtype("<i2"), np.dtype("<f4"), np.dtype("<f4")
_BATCH = 500


def model_key(connection: Connection, model_id: str, dim: int) -> int:
    """The number under which a model's vectors are stored; made at its first use.

    Raises:
        ValueError: the model's vectors had another length before.
    """
    if key := find_model(connection, model_id, dim):
        return key
    query = "INSERT INTO models (model_id, dim) VALUES (?, ?) RETURNING model_key"
    return int(connection.execute(query, (model_id, dim)).fetchone()[0])


def find_model(connection: Connection, model_id: str, dim: int) -> int:
    """The number under which a model's vectors are stored, 0 where it has none.

    Raises:
        ValueError: the model's vectors had another length before.
    """
    row = connection.execute("SELECT model_key, dim FROM models WHERE model_id = ?", (model_id,)).fetchone()
    if row is None:
        return 0
    if row[1] != dim:
        raise ValueError(f"vectors of {model_id} have {row[1]} numbers here, not {dim}; give the model another id")
    key: int = row[0]
    return key


def insert_vectors(
    connection: Connection, key: int, numbers: Sequence[int], matrices: Sequence[NDArray[np.float32]]
) -> None:
    """Store the segment vectors of passages, replacing older ones of the same model."""
    connection.executemany(
        "INSERT INTO vectors (passage_id, model_key, data, scales) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (passage_id, model_key) DO UPDATE SET data = excluded.data, scales = excluded.scales",
        [(number, key, *_written(matrix)) for number, matrix in zip(numbers, matrices, strict=True)],
    )


def select_rows(connection: Connection, numbers: Sequence[int], key: int, dim: int) -> Iterator[IndexRow]:
    """Passages as the indexes need them, in batches of statements; missing ones are left out."""
    for start in range(0, len(numbers), _BATCH):
        chunk = numbers[start : start + _BATCH]
        query = (
            "SELECT p.passage_id, p.item_id, i.handle_key, i.day, i.moment, p.text, p.words,"  # noqa: S608
            " v.data, v.scales FROM passages p"
            " JOIN items i USING (item_id) LEFT JOIN vectors v ON v.passage_id = p.passage_id AND v.model_key = ?"
            f" WHERE p.passage_id IN ({', '.join('?' * len(chunk))}) ORDER BY p.passage_id"
        )
        for row in connection.execute(query, [key, *chunk]).fetchall():
            number, item_id, handle_key, day, moment, text, words, data, scales = row
            vectors = _read(data or b"", scales, dim)
            ordinal = date.fromisoformat(day).toordinal()
            yield IndexRow(number, item_id, handle_key, ordinal, text, words, vectors, moment)


def _written(matrix: NDArray[np.float32]) -> tuple[bytes, bytes]:
    codes, scales = coded(np.asarray(matrix, dtype=np.float32))
    return codes.astype(_CODE).tobytes(), scales.astype(_SCALE).tobytes()


def _read(data: bytes, scales: bytes | None, dim: int) -> NDArray[np.float32]:
    """The vectors of a passage; without scales they are floats, as older versions stored them."""
    if scales is None:
        return np.frombuffer(data, dtype=_PLAIN).reshape(-1, dim)
    return decoded(np.frombuffer(data, dtype=_CODE).reshape(-1, dim), np.frombuffer(scales, dtype=_SCALE))


def select_unembedded(connection: Connection, model_id: str, limit: int, after: int) -> list[tuple[int, str, str]]:
    """Passages that a model has not embedded: number, text, segments as JSON."""
    return connection.execute(
        "SELECT passage_id, text, segments FROM passages p WHERE passage_id > ? AND NOT EXISTS"
        " (SELECT 1 FROM vectors v JOIN models USING (model_key) WHERE v.passage_id = p.passage_id AND model_id = ?)"
        " ORDER BY passage_id LIMIT ?",
        (after, model_id, limit),
    ).fetchall()


def count_unembedded(connection: Connection, model_id: str) -> int:
    """How many passages a model has not embedded yet."""
    query = (
        "SELECT (SELECT COUNT(*) FROM passages) -"
        " (SELECT COUNT(*) FROM vectors JOIN models USING (model_key) WHERE model_id = ?)"
    )
    count: int = connection.execute(query, (model_id,)).fetchone()[0]
    return count
