"""Which items a typed text means."""

import pytest

from retrieval import Retriever
from retrieval._storage.engine import Engine
from retrieval._storage.meant import count_languages, count_removed, count_statements, select_meant, select_nearest
from retrieval._storage.opening import open_database
from retrieval.types.address import Place
from tests.conftest import MakeItem


@pytest.fixture
def database(place: Place, make_item: MakeItem) -> Engine:
    with Retriever.open(place) as retriever:
        retriever.add(
            [
                make_item("Ida Soren said the quay would open.", id="abcd", urls=["https://h.example/quay"]),
                make_item("ソレン市長は港を開くと述べた。", id="abcdef", urls=["https://h.example/ferry"]),
                make_item("The tram stops.", id="removed1", urls=["https://h.example/tram"]),
            ]
        )
        retriever.remove("removed1")
    return open_database(place)


def test_an_id_means_that_item_alone_and_else_its_beginning(database: Engine) -> None:
    with database.read() as connection:
        assert select_meant(connection, "abcd", "items", 5) == ["abcd"]
        assert select_meant(connection, "abcde", "items", 5) == ["abcdef"]
        assert select_meant(connection, "abc", "items", 5) == []
        assert select_meant(connection, "remo", "removals", 5) == ["removed1"]
        assert select_meant(connection, "remo", "items", 5) == []
        assert select_meant(connection, "http://www.h.example/ferry/", "items", 5) == ["abcdef"]
        assert select_meant(connection, "h.example/tram", "removals", 5) == ["removed1"]
        assert select_meant(connection, "", "items", 5) == []
    database.close()


def test_the_nearest_share_a_beginning(database: Engine) -> None:
    with database.read() as connection:
        assert select_nearest(connection, "abcdxy", 5) == ["abcd", "abcdef"]
        assert select_nearest(connection, "https://h.example/ferries", 5) == ["abcdef"]
        assert select_nearest(connection, "https://h.example/zoo", 5) == []
        assert select_nearest(connection, "zzzz", 5) == []
        assert select_nearest(connection, "", 5) == []
    database.close()


def test_everything_is_counted(database: Engine) -> None:
    with database.read() as connection:
        assert count_statements(connection) == 2
        assert count_languages(connection) == {"en": 1, "ja": 1}
        assert count_removed(connection) == 1
    database.close()
