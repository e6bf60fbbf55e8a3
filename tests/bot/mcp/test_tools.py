"""What the tools do, without a protocol."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import DateError, ItemUnknownError
from bot.mcp.results import ItemResult, SpeakersResult, TimelineResult
from bot.mcp.tools import Tools
from retrieval import FeedItem, QuestionError, Retriever


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
        assert tools.show(item.id, start=10**9).result.model_dump()["parts"] == ()


def test_a_number_means_no_item_of_somebody_elses_answer(tools: Tools) -> None:
    with pytest.raises(ItemUnknownError, match="Give an id or a link"):
        tools.show("1")
