"""Which process does what only one should, from the front."""

from pathlib import Path

from retrieval import Retriever


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
