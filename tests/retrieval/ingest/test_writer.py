"""Storing what is derived: counts, what is told, and what is done again."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from embeddings.static import StaticEncoder
from retrieval import AddReport, FeedItem
from retrieval._storage.record import Record
from retrieval.ingest import annotate as annotate_module
from retrieval.ingest import writer
from retrieval.ingest.pipeline import GROUP
from retrieval.ingest.writer import annotate_again, embed_missing, store
from tests.conftest import MakeItem

ENCODER = StaticEncoder.bundled()


class Renamed:
    """The bundled vectors under another name."""

    model_id, dim = "renamed", ENCODER.dim

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return ENCODER.encode_queries(texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return ENCODER.encode_passages(texts)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record.open(tmp_path / "feed.db")


def posts(make_item: MakeItem, count: int) -> list[FeedItem]:
    return [make_item(f"Quay {n}\nMayor Ida Soren{n} said quay {n} was open. It has {n} steps.") for n in range(count)]


def test_what_was_done_is_counted_and_told_group_by_group(record: Record, make_item: MakeItem) -> None:
    items = posts(make_item, GROUP + 3)
    told: list[tuple[int, int | None]] = []
    stored: list[int] = []
    report = store(
        record,
        ENCODER,
        items,
        stored=lambda: stored.append(len(record.all_item_ids())),
        progress=lambda done, total: told.append((done, total)),
    )
    assert report == AddReport(added=GROUP + 3)
    assert stored == [GROUP, GROUP + 3]
    assert told == [(GROUP, GROUP + 3), (GROUP + 3, GROUP + 3)]
    edited = items[0].model_copy(update={"headline": "Quay zero"})
    again = store(record, ENCODER, iter([edited, *items[1:4]]), stored=lambda: None)
    assert again == AddReport(changed=1, unchanged=3)


def test_what_came_before_a_failure_is_stored(record: Record, make_item: MakeItem) -> None:
    def failing() -> Iterator[FeedItem]:
        yield from posts(make_item, 2)
        raise LookupError("gone")

    with pytest.raises(LookupError, match="gone"):
        store(record, ENCODER, failing(), stored=lambda: None)
    assert len(record.all_item_ids()) == 2


def test_passages_that_a_model_has_not_are_embedded(
    record: Record, make_item: MakeItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "_EMBEDDED_AT_ONCE", 3)
    store(record, ENCODER, posts(make_item, 4), stored=lambda: None)
    told: list[tuple[int, int | None]] = []
    embed_missing(record, Renamed(), lambda done, total: told.append((done, total)))
    assert told == [(3, 8), (6, 8), (8, 8)]
    numbers = record.passage_ids().tolist()
    for old, new in zip(
        record.rows(numbers, ENCODER.model_id, ENCODER.dim), record.rows(numbers, "renamed", ENCODER.dim), strict=True
    ):
        np.testing.assert_allclose(new.vectors, old.vectors, atol=1e-6)
    embed_missing(record, Renamed(), lambda done, total: told.append((done, total)))
    assert len(told) == 3


@pytest.fixture
def outdated(record: Record, make_item: MakeItem, monkeypatch: pytest.MonkeyPatch) -> Record:
    """A record of five items, under rules of an older version."""
    monkeypatch.setattr(writer, "_READ_AT_ONCE", 2)
    store(record, ENCODER, posts(make_item, 5), stored=lambda: None)
    newer = annotate_module.ANNOTATION_VERSION + 1
    monkeypatch.setattr(annotate_module, "ANNOTATION_VERSION", newer)
    monkeypatch.setattr(writer, "ANNOTATION_VERSION", newer)
    assert record.count_outdated(newer) == 5
    return record


def test_items_of_older_rules_are_read_again_once(outdated: Record) -> None:
    forms, _ = outdated.speaker_forms()
    told: list[tuple[int, int | None]] = []
    count = annotate_again(outdated, ENCODER, stored=lambda: None, progress=lambda done, of: told.append((done, of)))
    assert (count, told) == (5, [(2, 5), (4, 5), (5, 5)])
    assert sorted(outdated.speaker_forms()[0], key=lambda form: form.name) == sorted(forms, key=lambda form: form.name)
    assert outdated.count_unembedded(ENCODER.model_id) == 0
    assert annotate_again(outdated, ENCODER, stored=lambda: None) == 0


def test_reading_again_ends_after_the_group_in_which_it_is_stopped(outdated: Record) -> None:
    stopping = threading.Event()
    assert annotate_again(outdated, ENCODER, stored=stopping.set, stopping=stopping) == 2
    assert outdated.count_outdated(annotate_module.ANNOTATION_VERSION) == 3
