"""Which engine keeps the indexes."""

from pathlib import Path

import pytest

from retrieval._index.local.manager import Indexes
from retrieval._index.milvus.manager import MilvusIndexes
from retrieval._index.opening import IndexChoice
from retrieval._storage.record import Record
from retrieval.errors import ArgumentError
from tests.retrieval._index.engines import Keepers
from tests.retrieval._storage.storing import DIM, MODEL


def test_files_beside_the_record_where_nothing_is_said(tmp_path: Path) -> None:
    choice = IndexChoice.of(None)
    assert choice == IndexChoice()
    assert isinstance(choice.open(Record.open(tmp_path / "feed.db"), MODEL, DIM), Indexes)


def test_milvus_where_it_is_named(tmp_path: Path, on_milvus: Keepers) -> None:
    choice = IndexChoice.of(on_milvus.index, {"consistency": "Bounded"})
    keeper = choice.open(Record.open(tmp_path / "feed.db"), MODEL, DIM)
    assert isinstance(keeper, MilvusIndexes)
    assert keeper._engine.options.consistency == "Bounded"
    keeper.close()


def test_what_cannot_be_used_is_told() -> None:
    with pytest.raises(ArgumentError, match="no index is named"):
        IndexChoice.of(None, {"consistency": "Bounded"})
    with pytest.raises(ArgumentError, match="must be text"):
        IndexChoice.of(5)
    with pytest.raises(ArgumentError, match="there is no option"):
        IndexChoice.of("feed.milvus.db", {"a": 1})
