"""What somebody says, from the places that one query finds."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from retrieval import FeedItem, Retriever, Utterance
from retrieval._storage.filters import Filters
from retrieval.search.evidence import Evidence, Weights
from retrieval.search.speakers import is_on_topic, said_by
from tests.conftest import MakeItem
from tests.retrieval.search.searching import search_for

COUNT = 100


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    def item(number: int) -> FeedItem:
        topic = "the dyke" if number % 10 else "the bakery on the square"
        text = f"Notes {number}\nMayor Ida Soren said {topic} would get {number} bricks. Osk Tveit walked by."
        return FeedItem(
            source="Wire",
            handle=f"h{number % 2}",
            published=datetime(2025, 3, 1 + number % 28, number % 24, tzinfo=UTC),
            urls=(f"https://example.org/{number}",),
            headline=f"Notes {number}",
            text=text,
        )

    with Retriever.open(tmp_path_factory.mktemp("speakers") / "feed.db") as opened:
        opened.add(item(number) for number in range(COUNT))
        yield opened


def test_no_more_is_read_than_the_page_needs(retriever: Retriever) -> None:
    found, unread = said_by(search_for(retriever, "what did Soren say?"), 5)
    assert len(found) + unread == COUNT
    assert unread >= COUNT // 2
    days = [candidate.item.day for _, candidate in found]
    assert days == sorted(days, reverse=True)


def test_everything_is_found_where_everything_is_wished_for(retriever: Retriever) -> None:
    found, unread = said_by(search_for(retriever, "what did Soren say?"), COUNT)
    assert (len({candidate.item.id for _, candidate in found}), unread) == (COUNT, 0)


def test_a_topic_is_ranked_among_the_speakers_own_words(retriever: Retriever) -> None:
    found, unread = said_by(search_for(retriever, "what did Soren say about the bakery?"), 20)
    assert unread == 0
    assert len(found) == COUNT // 10
    assert all("bakery" in candidate.passage.text for _, candidate in found)


def test_filters_hold(retriever: Retriever) -> None:
    found, _ = said_by(search_for(retriever, "what did Soren say?", filters=Filters(sources=("h1",))), COUNT)
    assert {candidate.item.handle for _, candidate in found} == {"h1"}
    assert len(found) == COUNT // 2


def test_words_given_word_for_word_come_first(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [
                make_item("ソレン市長は「橋は必ず直す。金は市が出す」と述べた。", handle="a"),
                make_item("ソレン市長は港を広げると述べた。", handle="b"),
            ]
        )
        found, _ = said_by(search_for(retriever, "ソレン市長は何と言った?"), 5)
    assert [(candidate.kind, candidate.item.handle) for _, candidate in found] == [("direct", "a"), ("indirect", "b")]


def test_an_accounts_own_posts_are_its_words(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([make_item("We will plant a hundred trees.", handle="runadahl", source="Runa Dahl", urls=[])])
        found, _ = said_by(search_for(retriever, "what did Runa Dahl say?"), 5)
    assert [(candidate.kind, candidate.passage.text) for _, candidate in found] == [
        ("post", "We will plant a hundred trees.")
    ]


def test_what_was_stored_since_belongs_to_the_next_snapshot(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([make_item("Mayor Ida Soren said the dyke was safe.")])
        old = search_for(retriever, "what did Soren say?")
        retriever.add([make_item("Mayor Ida Soren said the bakery was open.")])
        assert len(said_by(old, 5)[0]) == 1
        assert len(said_by(search_for(retriever, "what did Soren say?"), 5)[0]) == 2


def test_what_is_said_in_a_long_text_is_read_once(
    tmp_path: Path, make_item: MakeItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([make_item("Notes\n" + "Mayor Ida Soren said the dyke was safe. " * 2_000)])
        search = search_for(retriever, "what did Soren say?")
        record, read = search.snapshot.record, []
        utterances = record.utterances

        def counting(found: Mapping[str, FeedItem]) -> dict[str, list[Utterance]]:
            read.extend(found)
            return utterances(found)

        monkeypatch.setattr(record, "utterances", counting)
        found, unread = said_by(search, 5)
    assert (len(found), unread, len(read)) == (1, 0, 1)


def test_words_in_the_other_language_are_on_the_topic_by_a_word_they_share(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [
                make_item("ソレン外相は条約の調印を急ぐと述べた。", handle="a"),
                make_item("ソレン外相は散歩が好きだと語った。", handle="b"),
            ]
        )
        found, _ = said_by(search_for(retriever, "what did Soren say about the treaty?"), 10)
        assert [candidate.item.handle for _, candidate in found] == ["a"]
        assert said_by(search_for(retriever, "what did Soren say about the fishery?"), 10)[0] == []


@pytest.mark.parametrize(
    ("evidence", "usual", "is_on"),
    [
        (Evidence(cosine=0.23, coverage=0.4, same_language=False), -4.6, True),
        (Evidence(cosine=0.23, coverage=0.43, same_language=False), -2.8, False),
        (Evidence(cosine=0.23, coverage=0.43, same_language=False), float("inf"), False),
        (Evidence(cosine=0.13, translated=0.22, coverage=0.15, same_language=False), float("inf"), True),
        (Evidence(coverage=0.6, same_language=False), float("inf"), True),
    ],
    ids=["stands out", "as near as all", "none beside", "a word in common", "nearly all of its meaning"],
)
def test_what_is_on_the_topic_of_one_persons_words(evidence: Evidence, usual: float, is_on: bool) -> None:
    assert is_on_topic(evidence, Weights(), usual) == is_on
