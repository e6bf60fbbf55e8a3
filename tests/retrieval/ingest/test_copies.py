"""Whole databases copied and put back, with their indexes."""

from pathlib import Path

from retrieval import Retriever
from retrieval._index.local.manager import index_folder
from retrieval.ingest.copies import back_up, restore
from tests.conftest import MakeItem


def test_what_was_copied_answers_as_it_did(tmp_path: Path, make_item: MakeItem) -> None:
    database, copy = tmp_path / "feed.db", tmp_path / "copy.db"
    question = "what did Dahl say about the quay?"
    with Retriever.open(database) as retriever:
        retriever.add([make_item("Quay\nMayor Runa Dahl said the quay would reopen in May.")])
        before = retriever.ask(question)
        back_up(database, copy)
        retriever.backup(copy)
        retriever.add([make_item("Pier\nMayor Runa Dahl said the quay and the pier would stay closed.")])
        assert retriever.ask(question) != before
    kept = restore(copy, database, force=True)
    assert kept
    assert not index_folder(database).exists()
    with Retriever.open(database) as retriever:
        assert retriever.ask(question) == before
        assert retriever.check() == []
    with Retriever.open(kept) as retriever:
        assert retriever.stats().items == 2
