"""What an answer does not depend on: strangers in the feed, how much somebody said, and on which page one looks."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from retrieval import Answer, FeedItem, Retriever, read_feed
from tests.conftest import MakeItem
from tests.retrieval.crowd import strangers

SAMPLE = Path(__file__).parents[2] / "bot/sample/feed.txt"
STATEMENTS, STRANGERS = 700, 300

ASKED = {
    "what did Waltz say?": "answered",
    "ウォルツ氏は何と言った?": "answered",
    "what did Bessent say about long-term bonds?": "answered",
    "制裁の緩和は?": "answered",
    "why was the joint news conference called off?": "answered",
    "what did Starmer say?": "unknown_name",
    "スターマー首相は何と言った?": "unknown_name",
    "how many drones were launched overnight?": "no_match",
    "火山の噴火はいつ?": "no_match",
}


def test_strangers_change_neither_status_nor_scores(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db", workers=0) as retriever:
        retriever.add(read_feed(SAMPLE))
        before = {question: retriever.ask(question) for question in ASKED}
        assert {question: answer.status for question, answer in before.items()} == ASKED
        assert retriever.add(strangers(STRANGERS)).added == STRANGERS
        for question, answer in before.items():
            now = retriever.ask(question)
            assert (now.status, now.hits, now.total) == (answer.status, answer.hits, answer.total), question


def dyke(number: int) -> FeedItem:
    """One of a mayor's statements, one a day."""
    text = (
        f"Council notes {number}\nMayor Ida Soren said {number} metres of the dyke had been raised in section {number}."
    )
    return FeedItem(
        source="Harbor Wire",
        handle="harborwire",
        published=datetime(2023, 1, 1, tzinfo=UTC) + timedelta(days=number),
        urls=(f"https://example.org/dyke/{number}",),
        headline=text.split("\n", 1)[0],
        text=text,
    )


@pytest.fixture(scope="module")
def mayor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    """Two years of one mayor's statements, the newest added first."""
    with Retriever.open(tmp_path_factory.mktemp("mayor") / "feed.db", workers=0) as retriever:
        retriever.add([dyke(number) for number in reversed(range(STATEMENTS))])
        yield retriever


@pytest.mark.parametrize("question", ["what did Mayor Soren say?", "what did Mayor Soren say about the dyke?"])
def test_what_somebody_said_long_ago_is_within_reach(mayor: Retriever, question: str) -> None:
    answer = mayor.ask(question, since=date(2023, 1, 1), until=date(2023, 3, 31), limit=100)
    days = {hit.item.day for hit in answer.hits}
    assert (answer.total, len(days)) == (90, 90)
    assert (min(days), max(days)) == (date(2023, 1, 1), date(2023, 3, 31))


def test_a_timeline_is_complete(mayor: Retriever) -> None:
    hits = mayor.timeline("Soren")
    assert [hit.item.headline for hit in hits] == [f"Council notes {number}" for number in range(STATEMENTS)]


def test_speech_is_known_as_soon_as_items_are_added(mayor: Retriever) -> None:
    (speaker,) = mayor.speakers()
    assert (speaker.name, speaker.role, speaker.statements) == ("Ida Soren", "Mayor", STATEMENTS)
    assert (speaker.first, speaker.last) == (date(2023, 1, 1), date(2023, 1, 1) + timedelta(days=STATEMENTS - 1))


def test_pages_cover_everything_once(mayor: Retriever) -> None:
    def page(offset: int) -> Answer:
        return mayor.ask("what did Mayor Soren say?", limit=100, offset=offset)

    total = page(0).total
    assert total == STATEMENTS
    pages = [page(offset) for offset in range(0, total, 100)]
    assert {answer.total for answer in pages} == {total}
    assert [len(answer.hits) for answer in pages] == [100] * (STATEMENTS // 100)
    assert len({hit.item.id for answer in pages for hit in answer.hits}) == total
    assert page(total).hits == ()


def test_pages_of_a_topic_cover_everything_once(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([make_item(f"橋の工事が第{n}区で始まった。資材{n}トンを運ぶ。") for n in range(10, 40)])
        total = retriever.ask("橋の工事", limit=100).total
        shown = [
            hit.item.id
            for offset in range(0, total, 7)
            for hit in retriever.ask("橋の工事", limit=7, offset=offset).hits
        ]
    assert total == len(shown) == len(set(shown)) == 30


def test_hits_tell_their_utterances_and_the_sentences_around_them(tmp_path: Path, make_item: MakeItem) -> None:
    paragraphs = (
        "The quay was closed in the winter after a storm. A crane had fallen into the water.",
        "Mayor Runa Dahl said the quay would reopen in June. “We have mended every stone,” she said.",
        "Fishing boats will come first. Ferries will follow in the autumn.",
    )
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([make_item("\n".join(("Quay news", *paragraphs)))])
        (hit,) = retriever.ask("what did Mayor Dahl say?").hits
    assert (hit.before, hit.after) == ("A crane had fallen into the water.", "Fishing boats will come first.")
    assert f"{hit.before}\n{hit.passage.text}\n{hit.after}" in hit.item.text
    assert [(one.kind, one.text) for one in hit.utterances] == [
        ("indirect", "the quay would reopen in June"),
        ("direct", "We have mended every stone"),
    ]
    assert all(hit.item.text[one.start : one.end] == one.text for one in hit.utterances)
    assert all(one.speaker and one.speaker.name == "Runa Dahl" for one in hit.utterances)
