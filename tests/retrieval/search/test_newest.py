"""The newest there is, of a feed and of one person."""

from datetime import UTC, date, datetime
from pathlib import Path

from retrieval import Retriever
from retrieval._storage.filters import Filters
from retrieval.search.newest import newest
from tests.conftest import MakeItem
from tests.retrieval.search.searching import search_for


def test_each_post_is_shown_once_and_the_newest_first(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            make_item(f"Notes {n} on the quay.\n{'A line that goes on. ' * 40}", handle=f"h{n}", published=day(n))
            for n in (2, 9, 5)
        )
        found, unread = newest(search_for(retriever, "latest news"), 10)
        assert [candidate.item.handle for _, candidate in found] == ["h9", "h5", "h2"]
        assert all(candidate.passage.start == 0 for _, candidate in found)
        assert unread == 0
        within = search_for(retriever, "latest news", filters=Filters(until=date(2025, 3, 5)))
        assert [candidate.item.handle for _, candidate in newest(within, 10)[0]] == ["h5", "h2"]


def test_where_words_are_asked_for_somebody_speaks(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [
                make_item("Mayor Ida Soren said the quay would reopen.", handle="a", published=day(1)),
                make_item("The quay is closed.", handle="b", published=day(2)),
                make_item(
                    "Mayor Ida Soren said the dyke would hold. Osk Tveit said it was old.", handle="c", published=day(3)
                ),
            ]
        )
        anybody, _ = newest(search_for(retriever, "what was said?"), 10)
        assert [one.speaker.name for _, one in anybody if one.speaker] == ["Ida Soren", "Osk Tveit", "Ida Soren"]
        soren, _ = newest(search_for(retriever, "Soren's latest remarks"), 10)
        assert [one.item.handle for _, one in soren] == ["c", "a"]


def day(number: int) -> datetime:
    return datetime(2025, 3, number, tzinfo=UTC)
