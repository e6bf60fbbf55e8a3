"""What the tools do, without a protocol."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import DateError, ItemUnknownError
from bot.mcp.results import ItemResult, SpeakersResult, TimelineResult
from bot.mcp.tools import Tools
from retrieval import FeedItem, QuestionError, Retriever
from retrieval.types.address import PostgresAddress
from tests.bot.mcp.conftest import items


@pytest.fixture
def tools(retriever: Retriever) -> Tools:
    return Tools(retriever, zone=UTC)


def test_filters_count(tools: Tools) -> None:
    asked = {"question": "what did Soren say?"}
    assert tools.ask(**asked, sources=["mihon"]).result.model_dump()["total"] == 1
    assert tools.ask(**asked, until="1 March 2025").result.model_dump()["total"] == 1
    assert tools.ask(**asked, speakers=["ソレン"], since="2025-03-02").result.model_dump()["total"] == 1
    assert tools.ask(**asked, limit=1, offset=1).result.model_dump()["total"] == 2
    assert "発言" in tools.ask(**asked, language="ja").text
    with pytest.raises(DateError):
        tools.ask(**asked, since="soonish")
    with pytest.raises(QuestionError):
        tools.ask("")


def test_pages_of_a_timeline_go_back_in_time(tools: Tools) -> None:
    def page(**asked: int) -> tuple[list[str], str]:
        result = tools.timeline("Soren", **asked).result
        assert isinstance(result, TimelineResult)
        return [str(hit.item.published.date()) for hit in result.hits], result.message

    assert page()[0] == ["2025-03-01", "2025-03-02"]
    assert page(limit=1)[0] == ["2025-03-02"]
    assert page(limit=1, offset=1)[0] == ["2025-03-01"]
    assert page(offset=2) == ([], "There are 2; with this offset none is left.")


def test_why_a_timeline_is_empty(tools: Tools) -> None:
    about = tools.timeline("Soren", topic="volleyball").result
    assert about.message
    assert about.message != tools.timeline("Kelder").result.message
    assert tools.timeline("ケルダー").result.message == "このフィードに「ケルダー」という名前は出てきません。"


def test_lists_go_on(tools: Tools) -> None:
    first, then = tools.speakers(limit=1).result, tools.speakers(limit=1, offset=1).result
    assert isinstance(first, SpeakersResult)
    assert isinstance(then, SpeakersResult)
    assert first.speakers != then.speakers
    assert "none is left" in tools.speakers(offset=9).text
    assert "3件" in tools.sources(language="ja").text


def test_an_empty_feed_is_told(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db") as empty:
        tools = Tools(empty)
        assert "onrecord add" in tools.sources().text
        assert "onrecord add" in tools.speakers(language="ja").text
        assert "nothing in this feed yet" in tools.ask("what was said?").text
        assert "まだ何もありません" in tools.timeline("ソレン").text


def test_a_long_item_is_read_in_pieces(tmp_path: Path) -> None:
    text = "\n".join(f"Line {number} of the minutes." for number in range(100))
    item = FeedItem(source="S", handle="s", published=datetime(2025, 3, 1, tzinfo=UTC), headline="", text=text)
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([item])
        tools, read, start = Tools(retriever), "", 0
        while True:
            piece = tools.show(item.id[:6], start=start, most=700).result
            assert isinstance(piece, ItemResult)
            (part,) = piece.parts
            read, start = read + part.text, part.end
            assert piece.is_cut == (f"start={part.end}" in piece.message)
            if not piece.is_cut:
                break
        assert read == text
        past = tools.show(item.id, start=10**9).result.model_dump()
        assert (past["parts"], past["is_cut"]) == ((), False)
        assert past["message"] == f"The text has {len(text)} characters: none is left from 1000000000 on."


def test_a_number_means_no_item_of_somebody_elses_answer(tools: Tools) -> None:
    with pytest.raises(ItemUnknownError, match="Give an id or a link"):
        tools.show("1")


def test_no_result_is_longer_than_an_assistant_reads(tmp_path: Path) -> None:
    """One statement in many outlets, a headline and a sentence without end, and more hits than fit."""

    def made(number: int, text: str, headline: str = "") -> FeedItem:
        day = datetime(2025, 3, 1, 9, number % 60, tzinfo=UTC)
        return FeedItem(source=f"S{number}", handle=f"s{number}", published=day, headline=headline, text=text)

    words = "The bridge is closed. " * 2_000
    added = [made(number, 'Mayor Ida Soren said: "The ferry will sail."') for number in range(15)]
    added += [made(20 + number, f'Mayor Ida Soren said: "{number} {words}"', "H" * 9_000) for number in range(30)]
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(added)
        tools = Tools(retriever, zone=UTC)
        (copied,) = tools.ask("what did Soren say about the ferry?", limit=1).result.model_dump()["hits"]
        assert (len(copied["also_in"]), copied["also_in_total"]) == (10, 14)
        assert "and 4 more" in tools.ask("what did Soren say about the ferry?", limit=1).text
        for given in (tools.ask("what did Soren say about the bridge?", limit=50), tools.timeline("Soren", limit=50)):
            assert len(given.text) < 100_000
            assert len(given.result.model_dump_json()) < 200_000
        (hit, *_) = (result := tools.ask("what did Soren say about the bridge?", limit=50).result.model_dump())["hits"]
        kept = len(result["hits"])
        assert f"Only {kept} of them fit here; offset={kept} gives what follows." in result["message"]
        passage, item = hit["passage"], retriever.item(hit["item"]["id"])
        assert hit["is_part"]
        assert item
        assert item.text[passage["start"] : passage["end"]] == passage["text"]
        assert len(hit["item"]["headline"]) == 300
        line = tools.timeline("Soren", limit=50).result.model_dump()
        further = tools.timeline("Soren", limit=50, offset=len(line["hits"])).result.model_dump()
        assert f"of which {line['total'] - len(line['hits']) + 1} to {line['total']} " in line["message"]
        assert not {one["item"]["id"] for one in line["hits"]} & {one["item"]["id"] for one in further["hits"]}


def test_whose_words_a_timeline_has_is_told(tmp_path: Path) -> None:
    def said(name: str, number: int) -> FeedItem:
        text = f"Mayor {name} said the pier {number} is closed."
        day = datetime(2025, 3, number, tzinfo=UTC)
        return FeedItem(source="S", handle="s", published=day, headline="", text=text)

    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([said("Ida Soren", 1), said("Ida Soren", 2), said("Mika Soren", 3)])
        message = Tools(retriever, zone=UTC).timeline("Soren").result.message
        assert message.startswith("3 statements by Ida Soren, Mika Soren, of which")


def test_results_are_the_same_over_postgresql(tools: Tools, postgres: PostgresAddress) -> None:
    with Retriever.open(postgres.url) as retriever:
        retriever.add(items())
        other = Tools(retriever, zone=UTC)
        for question in (
            "what did Soren say?",
            "ソレン市長は港について何と言った?",
            "what did Kelder say?",
            "the ferry",
        ):
            assert other.ask(question) == tools.ask(question)
        for name in ("Soren", "ノルデン", "Kelder"):
            assert other.timeline(name) == tools.timeline(name)
        assert other.speakers() == tools.speakers()
        assert other.sources(limit=1, offset=1) == tools.sources(limit=1, offset=1)
        for item in items():
            assert other.show(item.id, around=0) == tools.show(item.id, around=0)
        retriever.remove(items()[0].id, reason="a letter of complaint")
        with pytest.raises(ItemUnknownError, match="was removed") as raised:
            other.show(items()[0].id)
        assert "complaint" not in str(raised.value)
