"""Copies of an index: one that is made anew takes the place of the old one as a whole."""

from collections.abc import Iterator

import pytest

from retrieval._index.milvus.copies import Copies
from retrieval._index.milvus.engine import Engine
from retrieval._index.milvus.state import State
from tests.retrieval._index.engines import Keepers

DIM = 4


@pytest.fixture
def engine(on_milvus: Keepers) -> Iterator[Engine]:
    engine = on_milvus.engine()
    yield engine
    engine.close()


def test_the_copy_that_holds_most_comes_first(engine: Engine) -> None:
    copies = Copies(engine, f"{engine.place.collection}_a", DIM)
    assert copies.all() == []
    assert copies.nothing().state.is_empty
    first = copies.begin()
    first.words.note(State(7, 1, newest=3))
    second = copies.begin()
    assert second.passages == f"{engine.place.collection}_a_2"
    assert [copy.passages for copy in copies.all()] == [first.passages, second.passages]
    second.words.note(State(9, 1, newest=3))
    assert [copy.state.number for copy in copies.all()] == [9, 7]
    copies.keep_only(second)
    assert [copy.passages for copy in copies.all()] == [second.passages]
    assert copies.begin().passages == f"{engine.place.collection}_a_3"


def test_what_is_no_copy_is_passed_over(engine: Engine) -> None:
    copies = Copies(engine, f"{engine.place.collection}_a", DIM)
    copy = copies.begin()
    engine.create_words(f"{engine.place.collection}_a_other")
    engine.create_words(f"{engine.place.collection}_a_9")
    engine.create_words(f"{engine.place.collection}_ab_1")
    assert [one.passages for one in copies.all()] == [copy.passages]
    engine.drop(f"{copy.passages}_words")
    assert copies.all() == []
    copies.keep_only(copies.begin())
    beside = engine.names(engine.place.collection)
    assert sorted(name.removeprefix(engine.place.collection) for name in beside) == [
        "_a_10",
        "_a_10_words",
        "_a_other",
        "_ab_1",
    ]
