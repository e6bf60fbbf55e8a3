"""Items taken away and put back; ``tests/retrieval/test_edits_and_removals.py`` holds what that means for answers."""

from pathlib import Path

from retrieval import Retriever
from tests.conftest import MakeItem


def test_several_are_taken_away_and_put_back(make_item: MakeItem, tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db", workers=0) as retriever:
        items = [make_item(f"Mayor Soren said that quay {number} is shut.") for number in range(3)]
        retriever.add(items)
        ids = [item.id for item in retriever.items()]
        assert retriever.remove_all(iter([*ids[:2], "nothing"]), "a mistake") == 2
        assert not retriever.remove(ids[0])
        assert retriever.removed_for("a mistake") == sorted(ids[:2])
        assert retriever.restore(ids[0])
        assert retriever.restore_all(ids) == 1
        assert retriever.stats().items == 3
