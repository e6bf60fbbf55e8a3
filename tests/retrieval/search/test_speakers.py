"""What somebody says, from the places that one query finds."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from retrieval import FeedItem, Retriever, Utterance
from retrieval._storage.filters import Filters
from retrieval.search.evidence import Evidence, Weights
from retrieval.search.speakers import is_on_topic, said_by
from tests.conftest import MakeItem
from tests.retrieval.readings import read_as
from tests.retrieval.search.searching import search_for

COUNT = 100


def statement(number: int) -> FeedItem:
    topic = "the dyke" if number % 10 else "the bakery on the square"
    return FeedItem(
        source="Wire",
        handle=f"h{number % 2}",
        published=datetime(2025, 3, 1 + number % 28, number % 24, tzinfo=UTC),
        urls=(f"https://example.org/{number}",),
        headline=f"Notes {number}",
        text=f"Notes {number}\nMayor Ida Soren said {topic} would get {number} bricks. Osk Tveit walked by.",
    )


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with Retriever.open(tmp_path_factory.mktemp("speakers") / "feed.db") as opened:
        opened.add(statement(number) for number in range(COUNT))
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


def bricks(texts: Iterable[str]) -> list[int]:
    return [int(match[1]) for text in texts if (match := re.search(r"get (\d+) bricks", text))]


@pytest.fixture(scope="module")
def doubtful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    """Of the newest statements the speaker is uncertain, and of every third one anyway."""

    def likely(one: Utterance) -> dict[str, Any]:
        (number,) = bricks([one.text])
        return {"is_certain": number % 28 < 20 and number % 3 > 0, "act": "denial" if number % 5 == 0 else "statement"}

    with Retriever.open(tmp_path_factory.mktemp("doubtful") / "feed.db") as opened:
        opened.add(statement(number) for number in range(COUNT))
        read_as(opened, likely)
        yield opened


@pytest.mark.parametrize("wish", [5, 40, COUNT])
@pytest.mark.parametrize("question", ["what did Soren say?", "what did Soren say about the dyke?"])
def test_what_the_text_says_plainly_comes_before_what_is_likely(doubtful: Retriever, question: str, wish: int) -> None:
    found, _ = said_by(search_for(doubtful, question), wish)
    uncertain = [candidate.is_uncertain for _, candidate in found]
    assert uncertain == sorted(uncertain)
    assert not uncertain[0]


def test_longer_pages_begin_as_shorter_ones(doubtful: Retriever) -> None:
    results = [said_by(search_for(doubtful, "what did Soren say?"), wish) for wish in (5, 50, COUNT)]
    assert [len(found) + unread for found, unread in results] == [COUNT] * 3
    pages = [[candidate.passage.text for _, candidate in found] for found, _ in results]
    for shorter, longer in pairwise(pages):
        assert longer[: len(shorter)] == shorter


def test_what_is_done_with_the_words_can_be_asked_for(doubtful: Retriever) -> None:
    for question in ("what did Soren say?", "what did Soren say about the dyke?"):
        search = replace(search_for(doubtful, question), acts=frozenset({"denial"}))
        found, _ = said_by(search, COUNT)
        assert found
        assert all(one.act == "denial" for _, candidate in found for one in candidate.utterances)
        assert all(number % 5 == 0 for number in bricks(candidate.passage.text for _, candidate in found))


def test_each_statement_has_its_own_act_kind_and_certainty(tmp_path: Path, make_item: MakeItem) -> None:
    text = "会見\nソレン市長は橋を売ると述べた。ソレン市長は「港は安全だ」と語り、大野監督は試合に勝つと話した。"
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([make_item(text)])
        read_as(retriever, lambda one: {"act": "denial", "is_certain": False} if "橋" in one.text else {})
        (hit,) = retriever.ask("ソレン市長は何と言った?").hits
    assert [(one.text, one.kind, one.act, one.is_certain) for one in hit.utterances] == [
        ("橋を売る", "indirect", "denial", False),
        ("港は安全だ", "direct", "statement", True),
    ]
    assert (hit.kind, hit.speaker) == (hit.utterances[0].kind, hit.utterances[0].speaker)


def test_each_statement_has_its_speaker_under_the_name_that_the_index_knows(
    tmp_path: Path, make_item: MakeItem
) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [
                make_item(
                    "Mayor Ida Soren said the dyke was safe. Mayor Ida Soren said the mill was safe.", handle="a"
                ),
                make_item("News\nSoren said the port was open. She said the fair was on.", handle="b"),
            ]
        )
        hits = retriever.ask("what did Soren say?", limit=10).hits
    assert {one.speaker.name for hit in hits for one in hit.utterances if one.speaker} == {"Ida Soren"}
    assert {hit.item.handle for hit in hits} == {"a", "b"}


def test_an_accounts_own_words_are_no_denials(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([make_item("We will plant a hundred trees.", handle="runadahl", source="Runa Dahl", urls=[])])
        search = search_for(retriever, "what did Runa Dahl say?")
        assert said_by(replace(search, acts=frozenset({"denial"})), 5) == ([], 0)
        assert len(said_by(replace(search, acts=frozenset({"statement"})), 5)[0]) == 1
