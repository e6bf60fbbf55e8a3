"""Which process does what only one should, and what lies apart, from the front."""

from contextlib import closing
from pathlib import Path

import pytest

from retrieval import Retriever
from retrieval.errors import IndexClosedError
from retrieval.types.address import Place
from tests.conftest import MakeItem


def test_a_database_in_memory_has_parts_too(tmp_path: Path) -> None:
    with Retriever.open(":memory:") as retriever:
        lead = retriever.lead("follow")
        assert lead.holds()
        lead.close()


def test_a_part_lies_beside_the_indexes_and_not_beside_the_database(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        lead = retriever.lead("follow")
        assert lead.holds()
        lead.close()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["feed.db", "feed.db.index"]


def test_records_apart_are_opened_as_any_and_are_none_of_the_common_one(place: Place, make_item: MakeItem) -> None:
    with Retriever.open(place, workers=0) as common, closing(common.apart()) as apart:
        with Retriever.open(apart.make("7"), encoder=common.encoder, workers=0) as own:
            own.add([make_item("Mayor Ida Soren said the quay would reopen in May.")])
            assert len(own.ask("what did Soren say?").hits) == 1
        assert not common.ask("what did Soren say?").hits
        assert apart.numbers() == ["7"]
    with pytest.raises(IndexClosedError):
        common.apart()


def test_what_lies_apart_from_a_database_in_memory_goes_with_it() -> None:
    with (
        Retriever.open(":memory:") as common,
        closing(common.apart()) as apart,
        Retriever.open(apart.make("7"), encoder=common.encoder, workers=0),
    ):
        assert apart.has("7")
    assert not apart.has("7")
