"""What stands in a message above its buttons."""

from pathlib import Path
from typing import Any

import pytest

from bot.asking.page import page_of
from bot.asking.request import Request
from bot.render.room import Room
from bot.render.sheet import sheet
from retrieval import Retriever
from tests.bot.render.showing import payload, seen


def shown(retriever: Any, offset: int = 0, *, room: Room | None = None, is_headed: bool = True, **fields: Any) -> str:
    page = page_of(retriever, Request(**fields), offset)
    items = sheet(page, room=room or Room(), is_headed=is_headed).items
    payload(items)
    return seen(items)


def test_an_answer_has_the_question_and_says_how_many_there_are(retriever: Any) -> None:
    text = shown(retriever, text="ハルタ議員は何と言った?", language="en")
    assert text.startswith("ハルタ議員は何と言った?")
    assert "1–2 of 30" in text
    assert not shown(retriever, text="ハルタ議員は何と言った?", is_headed=False).startswith("ハルタ議員は何と")


def test_a_page_without_hits_says_why(retriever: Any) -> None:
    assert "Nobody called Quimby is named" in shown(retriever, text="what did Quimby say?")
    assert "only 30" in shown(retriever, 40, text="ハルタ議員は何と言った?")


@pytest.mark.parametrize(
    ("fields", "title", "line"),
    [
        ({"kind": "timeline", "speakers": ("Quimby",)}, "Nobody called Quimby", "what did Quimby say?"),
        ({"kind": "timeline", "speakers": ("ソレン",)}, "ソレン, day by day", "2025-03-01 港を来月に再開する"),
        ({"kind": "sources"}, "Sources", "見本新聞"),
        ({"kind": "speakers"}, "Who speaks", "30 statements"),
        ({"kind": "latest", "sources": ("mihon",)}, "Latest posts of 見本新聞", "港の再開で協議"),
        ({"kind": "latest"}, "Latest posts", "議事録0"),
    ],
)
def test_lists_have_a_line_for_each(retriever: Any, fields: dict[str, Any], title: str, line: str) -> None:
    text = shown(retriever, limit=10, **fields)
    assert title in text
    assert line in text


def test_as_much_is_shown_as_there_is_room_for(retriever: Any) -> None:
    page = page_of(retriever, Request(text="ハルタ議員は何と言った?", limit=20))
    small, large = (sheet(page, room=Room(text, 40)).shown for text in (3_000, 4_000))
    assert 0 < small <= large < 20


def test_without_a_feed_whoever_may_add_one_is_told_how(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "empty.db") as empty:
        for kind in ("ask", "sources", "latest", "timeline"):
            page = page_of(empty, Request(kind=kind, text="port", speakers=("ソレン",), language="ja"))
            assert page.is_empty
            assert "管理者" in seen(sheet(page, room=Room()).items)
            assert "/フィード 追加" in seen(sheet(page, room=Room(), is_manager=True).items)
