"""What an index says of itself: its point, and how often tokens stand, now and before."""

from collections.abc import Iterator

import pytest

from retrieval._index.milvus import state as milvus_state
from retrieval._index.milvus.state import State, Words
from retrieval._storage.changes import Mark
from tests.retrieval._index.engines import Keepers


@pytest.fixture
def words(on_milvus: Keepers) -> Iterator[Words]:
    engine = on_milvus.engine()
    name = f"{engine.place.collection}_words"
    engine.create_words(name)
    yield Words(engine, name)
    engine.close()


def test_the_state_is_read_as_it_was_written(words: Words) -> None:
    assert words.state() is None
    state = State(5, -7, newest=12, passages=3, is_pending=True)
    words.note(state)
    assert words.state() == state
    assert state.mark == Mark(5, -7)


@pytest.mark.parametrize("note", ["", "{", "[]", '{"other": 1}'])
def test_a_state_that_is_not_understood_is_none(words: Words, note: str) -> None:
    words._engine.upsert(words._name, [milvus_state._row(-1, note=note)])
    assert words.state() is None


def test_numbers_now_and_before(words: Words) -> None:
    first, second, third = Mark(3, 1), Mark(9, 2), Mark(11, 3)
    words.count({1: 5, 2: 1}, Mark(), first)
    words.count({1: -2, 3: 4, 2: 0}, first, second)
    assert words.frequencies([1, 2, 3, 4], second) == {1: 3, 2: 1, 3: 4}
    assert words.frequencies([1, 2, 3, 4], first) == {1: 5, 2: 1}
    words.count({3: -4}, second, third)
    assert words.frequencies([1, 3], third) == {1: 3}


def test_a_change_that_is_written_again_counts_once(words: Words) -> None:
    first = Mark(3, 1)
    words.count({1: 5}, Mark(), first)
    # Written, but the leader was killed before the state moved on; the next one finds more changes.
    words.count({1: 2, 2: 2}, first, Mark(6, 2))
    for _ in range(2):
        words.put_back(first)
    words.count({1: 3}, first, Mark(8, 3))
    assert words.frequencies([1, 2], Mark(8, 3)) == {1: 8}
    assert words.frequencies([1, 2], first) == {1: 5}


def test_what_is_to_go(words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(milvus_state, "_PENDING_AT_ONCE", 4)
    words.put_pending(range(10), Mark(5, 1))
    assert words.pending(Mark(4, 1)) == []
    assert sorted(words.pending(Mark(5, 1))) == list(range(10))
    settled = words.settle(State(5, 1, is_pending=True))
    assert settled == words.state() == State(5, 1)
    assert words.pending(Mark(9, 1)) == []
