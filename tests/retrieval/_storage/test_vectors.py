"""Vectors by model."""

from datetime import date

import numpy as np
import pytest

from retrieval._storage.changes import Mark
from retrieval._storage.record import Record
from retrieval.ingest.annotate import annotate
from retrieval.text.analyzer import Analyzer
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import DIM, MODEL, put, vectors


def test_vectors_come_back_by_model(record: Record, make_item: MakeItem) -> None:
    item = make_item("見出し\n一文目。二文目。")
    annotation = annotate(item, Analyzer())
    made = vectors(annotation)
    record.put(annotation, made, MODEL)
    numbers = record.passage_ids().tolist()
    for row, matrix in zip(record.rows(numbers, MODEL, DIM), made, strict=True):
        assert row.vectors == pytest.approx(matrix, abs=1e-4)
    assert all(len(row.vectors) == 0 for row in record.rows(numbers, "other", DIM))
    assert record.count_unembedded("other") == 2
    batch = record.unembedded("other")
    assert [spans for _, _, spans in batch] == [list(entry.segments) for entry in annotation.entries]
    record.put_vectors([number for number, _, _ in batch], made, "other")
    assert record.unembedded("other") == []
    assert set(record.changes(Mark()).added) == set(numbers)


def test_vectors_of_older_versions_are_read(record: Record, make_item: MakeItem) -> None:
    put(record, make_item("橋の話"))
    (number,) = record.passage_ids().tolist()
    older = np.linspace(-1, 1, 2 * DIM, dtype="<f4").reshape(2, DIM)
    with record._database.write() as connection:
        connection.execute("UPDATE vectors SET data = ?, scales = NULL", (older.tobytes(),))
    (row,) = record.rows([number], MODEL, DIM)
    assert np.array_equal(row.vectors, older)
    assert record.faults() == []


def test_vectors_of_another_length_are_refused(record: Record, make_item: MakeItem) -> None:
    put(record, make_item("橋の話"))
    numbers = record.passage_ids().tolist()
    with pytest.raises(ValueError, match="give the model another id"):
        list(record.rows(numbers, MODEL, DIM + 1))


def test_vectors_of_passages_that_are_gone_are_not_kept(record: Record, make_item: MakeItem) -> None:
    item = make_item("橋の話")
    put(record, item)
    (number,) = record.passage_ids().tolist()
    record.remove(item.id)
    put(record, make_item("港の話"))
    before = record.last_change()
    record.put_vectors([number], [np.ones((1, DIM), dtype=np.float32)], "other")
    assert record.last_change() == before
    assert record.count_unembedded("other") == 1


def test_rows_come_with_what_the_indexes_need(record: Record, make_item: MakeItem) -> None:
    put(record, make_item("橋の話", handle="@Harbor"))
    (row,) = record.rows(record.passage_ids().tolist(), MODEL, DIM)
    assert (row.text, row.words, row.handle_key) == ("橋の話", "橋 話", "harbor")
    assert row.day == date(2025, 3, 1).toordinal()
    assert row.vectors.shape == (1, DIM)
