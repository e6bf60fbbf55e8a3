"""Exports of Telegram: channels and groups, never private chats."""

import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from retrieval import read_feed
from retrieval.errors import FeedError
from retrieval.feeds.telegram import looks_like_telegram

SEEN = datetime(2025, 3, 1, tzinfo=UTC)


def message(text: object, number: int = 7, **fields: Any) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        "date": "2025-02-20T19:00:00",
        "date_unixtime": "1740045600",
        "from": "Harbor Wire",
        "from_id": "channel1234567890",
        "text": text,
        **fields,
    }


def chat(*messages: object, kind: str = "public_channel") -> dict[str, Any]:
    return {"name": "[Live] Harbor Wire", "type": kind, "id": 1234567890, "messages": list(messages)}


def read(document: object, **options: Any) -> Any:
    return read_feed(json.dumps(document, ensure_ascii=False, indent=1).encode(), seen=SEEN, **options)


def test_a_channel() -> None:
    parts = ["The ", {"type": "bold", "text": "quay"}, " opens, ", {"type": "text_link", "text": "more", "href": "https://harborwire.example/a"},
             ".\n", {"type": "link", "text": "https://harborwire.example/b"}, {"type": "hashtag", "text": "#quay"}]  # fmt: skip
    feed = read(
        chat(
            message(parts, author="Runa"),
            {"id": 1, "type": "service", "action": "pin_message"},
            message("", 8, photo="a.jpg"),
        )
    )
    (item,) = feed
    assert feed.format == "telegram"
    assert (item.source, item.handle, item.author) == ("[Live] Harbor Wire", "channel1234567890", "Runa")
    assert item.text == "The quay opens, more."
    assert item.urls == ("https://harborwire.example/a", "https://harborwire.example/b", "https://t.me/c/1234567890/7")
    assert item.published == datetime(2025, 2, 20, 10, tzinfo=UTC)
    assert item.guid == "1234567890/7"
    assert [problem.message for problem in feed.problems] == ["1 messages have no words, such as pictures alone"]


def test_older_exports_have_the_wall_clock_alone() -> None:
    old = message("Quay opens.")
    del old["date_unixtime"]
    assert read(chat(old))[0].published.isoformat() == "2025-02-20T19:00:00+00:00"
    old["text"] = "港の工事が始まる。"
    assert read(chat(old))[0].published.isoformat() == "2025-02-20T19:00:00+09:00"
    assert read(chat(message("Quay.", date="soon", date_unixtime="x")))[0].dated == "first_seen"


def test_the_words_of_what_is_passed_on_are_those_of_the_first_channel() -> None:
    item, *others = read(
        chat(message("The ferry sails.", forwarded_from="Osk Courier"), message("Whose?", 8, forwarded_from=None))
    )
    assert (item.source, item.handle, item.reposted_by) == ("Osk Courier", "Osk Courier", "channel1234567890")
    assert not others


def test_in_a_group_each_speaks_for_themselves() -> None:
    said = message("I saw the ferry.", **{"from": "Runa Dahl", "from_id": "user55"})
    gone = message("Me too.", 8, **{"from": None, "from_id": "user56"})
    one, two = read(chat(said, gone, kind="private_supergroup"))
    assert (one.source, one.handle, two.source, two.handle) == ("Runa Dahl", "user55", "Deleted Account", "user56")
    assert read(chat(said, kind="private_group"))[0].urls == ()


@pytest.mark.parametrize("kind", ["personal_chat", "bot_chat", "saved_messages"])
def test_a_private_chat_is_refused(kind: str) -> None:
    with pytest.raises(FeedError, match="private Telegram chat, which is not a feed; nothing of it is read") as raised:
        read(chat(message("Between us."), kind=kind))
    assert "Between" not in str(raised.value)


def test_all_of_an_account(tmp_path: Path) -> None:
    document = {
        "about": "Here is the data you requested from Telegram.",
        "personal_information": {"phone_number": "+1 555"},
        "chats": {"list": [chat(message("Between us."), kind="personal_chat"), chat(message("Quay opens."))]},
        "left_chats": {"list": [chat(message("Pier opens.", 9), kind="private_channel")]},
    }
    feed = read(document)
    assert [item.text for item in feed] == ["Quay opens.", "Pier opens."]
    assert "1 private chats are left out" in feed.problems[0].message
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        out.writestr("DataExport/export_results.html", "<html></html>")
        out.writestr("DataExport/result.json", json.dumps(document))
    assert len(read_feed(made.getvalue())) == 2


@pytest.mark.parametrize("value", [None, 3, "x", [], {}, [[]], {"id": []}, "9" * 500, "\ud800"])
def test_values_of_any_kind(value: object) -> None:
    fields = ("date", "date_unixtime", "from", "from_id", "forwarded_from_id", "author", "id")
    odd = {**message("Quay opens."), **dict.fromkeys(fields, value)}
    document = {**chat(odd, message("Pier opens.")), "id": value, "name": value}
    assert len(read_feed(json.dumps(document).encode())) == 2
    document = {"about": "Telegram", "chats": {"list": [{"type": value, "messages": value}, value]}}
    with pytest.raises(FeedError):
        read_feed(json.dumps({**document, "left_chats": value}).encode())


def test_what_is_no_export() -> None:
    for text in ('{"messages": [1], "type": "thread"}', "[]", "{}", '{"a": "messages"}'):
        assert not looks_like_telegram(text)
    with pytest.raises(FeedError, match="without a message that has words"):
        read(chat(3, None, "x", {"type": "message"}, message(5), message([3, None, {"text": 4}])))
