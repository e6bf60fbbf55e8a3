"""What is news of what somebody said, against real indexes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from retrieval import FeedItem, Retriever
from retrieval._storage.arrivals import Stretch
from retrieval._storage.filters import Filters
from retrieval.search.news import news
from retrieval.text.analyzer import Analyzer
from tests.conftest import MakeItem
from tests.retrieval.search.searching import search_for

SINCE = date(2025, 2, 26)
REOPENS, HOLDS = "Mayor Ida Soren said the quay would reopen in spring.", "Mayor Ida Soren said the dyke would hold."


@pytest.fixture
def retriever(tmp_path: Path) -> Iterator[Retriever]:
    with Retriever.open(tmp_path / "feed.db", workers=0) as retriever:
        yield retriever


def day(number: int) -> datetime:
    return datetime(2025, 3, number, 9, tzinfo=UTC)


def told(
    retriever: Retriever,
    after: int,
    topic: str = "",
    speaker: str = "Ida Soren",
    sources: tuple[str, ...] = (),
    since: date = SINCE,
) -> list[tuple[str, list[str], list[str]]]:
    """Handle, words and further handles of what is news."""
    question = f"what did {speaker} say about {topic}?" if topic else f"what did {speaker} say?"
    search = search_for(retriever, question, speakers=[speaker], filters=Filters(sources=sources))
    stretch = Stretch(after, retriever._record.last_change().number)
    return [
        (one.item.handle, list(one.words), [other.handle for other in one.also_in])
        for _, one in news(search, stretch, since, Analyzer())
    ]


def add(retriever: Retriever, *items: FeedItem) -> int:
    """Store items; gives the point before them."""
    before = retriever._record.last_change().number
    retriever.add(items)
    return before


def test_a_statement_is_told_once_whoever_carries_it_and_the_oldest_first(
    retriever: Retriever, make_item: MakeItem
) -> None:
    before = add(
        retriever,
        make_item(f"Port\n{REOPENS}", handle="b", published=day(3)),
        make_item(f"Quay\n{REOPENS}", handle="a", published=day(2)),
        make_item(f"Dyke\n{HOLDS}", handle="c", published=day(1)),
        make_item("Dyke\nOsk Tveit said the dyke would hold.", handle="d", published=day(1)),
    )
    assert told(retriever, before) == [
        ("c", ["the dyke would hold"], []),
        ("a", ["the quay would reopen in spring"], ["b"]),
    ]
    assert told(retriever, before, sources=("b",)) == [("b", ["the quay would reopen in spring"], [])]
    assert told(retriever, retriever._record.last_change().number) == []


def test_what_another_outlet_carried_before_is_no_news(retriever: Retriever, make_item: MakeItem) -> None:
    add(retriever, make_item(f"Quay\n{REOPENS}", handle="a", published=day(1)))
    before = add(
        retriever,
        make_item(f"Quay and dyke\n{REOPENS} {HOLDS}", handle="b", published=day(3)),
        make_item(f"Port\n{REOPENS}", handle="c", published=day(3)),
    )
    assert told(retriever, before) == [("b", ["the dyke would hold"], [])]
    late = datetime(2025, 6, 1, 9, tzinfo=UTC)
    before = add(retriever, make_item(f"Quay\n{HOLDS}", handle="d", published=late))
    assert told(retriever, before, since=date(2025, 5, 29)) == [("d", ["the dyke would hold"], [])], "another occasion"


def test_among_many_earlier_words_the_same_ones_are_found(retriever: Retriever, make_item: MakeItem) -> None:
    add(
        retriever,
        *(make_item(f"Note {n}\nMayor Ida Soren said pier {n} would open.", handle="a") for n in range(90)),
        make_item(f"Quay\n{REOPENS}", handle="a", published=day(1)),
    )
    before = add(retriever, make_item(f"Port\n{REOPENS}", handle="b"), make_item(f"Port\n{HOLDS}", handle="b"))
    assert told(retriever, before) == [("b", ["the dyke would hold"], [])]


def test_history_that_is_added_late_is_no_news_and_keeps_its_words_from_being(
    retriever: Retriever, make_item: MakeItem
) -> None:
    before = add(
        retriever,
        make_item(f"Quay\n{REOPENS}", handle="a", published=datetime(2025, 2, 20, tzinfo=UTC)),
        make_item(f"Port\n{REOPENS}", handle="b", published=day(1)),
        make_item(f"Port\n{HOLDS}", handle="b", published=day(1)),
    )
    assert told(retriever, before) == [("b", ["the dyke would hold"], [])]


def test_of_an_edited_item_only_what_it_did_not_say_before_is_told(retriever: Retriever, make_item: MakeItem) -> None:
    link = ["https://example.org/1"]
    add(retriever, make_item(f"Quay\n{REOPENS}", urls=link))
    before = add(retriever, make_item(f"Quay\nIt rains in the port. {REOPENS}", urls=link))
    assert told(retriever, before) == []
    before = add(retriever, make_item(f"Quay\nIt rains in the port. {REOPENS}\n{HOLDS}", urls=link))
    assert told(retriever, before) == [("harborwire", ["the dyke would hold"], [])]


def test_what_is_removed_embedded_or_read_again_is_not_told(retriever: Retriever, make_item: MakeItem) -> None:
    quay, dyke = make_item(f"Quay\n{REOPENS}"), make_item(f"Dyke\n{HOLDS}")
    before = add(retriever, quay, dyke)
    retriever.remove(quay.id)
    assert told(retriever, before) == [("harborwire", ["the dyke would hold"], [])]
    before = retriever._record.last_change().number
    retriever.restore(quay.id)
    with retriever._record._database.write() as connection:
        connection.execute("UPDATE items SET annotated = 0")
    assert retriever.reindex() == 2
    assert retriever._record.last_change().number > before
    assert told(retriever, before) == []


def test_only_what_is_on_the_topic_is_told(retriever: Retriever, make_item: MakeItem) -> None:
    before = add(retriever, make_item(f"Quay\n{REOPENS}"), make_item(f"Dyke\n{HOLDS}"))
    assert told(retriever, before, "the dyke") == [("harborwire", ["the dyke would hold"], [])]
    assert told(retriever, before, "tariffs on steel") == []


def test_a_headline_over_words_that_are_told_is_not_told_beside_them(retriever: Retriever, make_item: MakeItem) -> None:
    before = add(
        retriever,
        make_item(f"Ida Soren says quay to reopen\n{REOPENS}", handle="a"),
        make_item("Ida Soren says dyke is safe\nIt rains in the port.", handle="b"),
    )
    assert sorted(told(retriever, before)) == [
        ("a", ["the quay would reopen in spring"], []),
        ("b", ["dyke is safe"], []),
    ]


def test_an_accounts_own_posts_are_told(retriever: Retriever, make_item: MakeItem) -> None:
    fields = {"source": "Ida Soren", "handle": "idasoren"}
    add(retriever, make_item("The quay is closed today.", **fields))
    before = add(retriever, make_item("The dyke holds. The quay is closed today.", **fields))
    assert told(retriever, before, speaker="@idasoren") == [("idasoren", ["The dyke holds."], [])]
