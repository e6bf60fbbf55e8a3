"""Channels as DiscordChatExporter writes them."""

import json
from pathlib import Path
from typing import Any

import pytest

from retrieval import read_feed
from retrieval.errors import FeedError


def channel(*messages: object, kind: str = "GuildTextChat", guild: str = "1", name: str = "news") -> dict[str, Any]:
    return {
        "guild": {"id": guild, "name": "Harbor", "iconUrl": ""},
        "channel": {"id": "2", "type": kind, "categoryId": "5", "category": "Text", "name": name, "topic": None},
        "dateRange": {"after": None, "before": None},
        "messages": list(messages),
        "messageCount": len(messages),
    }


def message(content: str, *embeds: object, is_bot: bool = True, **fields: Any) -> dict[str, Any]:
    return {
        "id": "77",
        "type": "Default",
        "timestamp": "2025-02-20T19:00:00.123+09:00",
        "timestampEdited": "2025-02-21T19:00:00+09:00",
        "isPinned": False,
        "content": content,
        "author": {"id": "9", "name": "feeder", "discriminator": "0000", "nickname": "Harbor Wire", "isBot": is_bot},
        "attachments": [],
        "embeds": list(embeds),
        **fields,
    }


EMBED = {
    "title": "Quay opens",
    "url": "https://harborwire.example/a",
    "timestamp": None,
    "description": "It is open.",
    "author": None,
    "footer": {"text": "Harbor Wire"},
    "fields": [],
}


def test_a_channel(tmp_path: Path) -> None:
    path = tmp_path / "channel.json"
    path.write_text(
        json.dumps(channel(message("", EMBED), message("I agree.", is_bot=False)), indent=2), encoding="utf-8"
    )
    feed = read_feed(path)
    (item,) = feed
    assert feed.format == "discord"
    assert (item.source, item.handle, item.text) == ("Harbor Wire", "harborwire.example", "Quay opens\nIt is open.")
    assert item.urls == ("https://harborwire.example/a", "https://discord.com/channels/1/2/77")
    assert item.published.isoformat() == "2025-02-20T19:00:00.123000+09:00"
    assert "people" in feed.problems[0].message


def test_a_folder_of_channels(tmp_path: Path) -> None:
    for name, text in {"a": "Quay opens.", "b": "Pier shuts."}.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(channel(message(text, id=name))), encoding="utf-8")
    (tmp_path / "c.json").write_text(json.dumps(channel(message("I agree.", is_bot=False))), encoding="utf-8")
    (tmp_path / "d.json").write_text("{}", encoding="utf-8")
    assert [item.text for item in read_feed(tmp_path)] == ["Quay opens.", "Pier shuts."]
    for name in ("a", "b"):
        (tmp_path / f"{name}.json").unlink()
    with pytest.raises(FeedError, match="no bot and no webhook"):
        read_feed(tmp_path)


@pytest.mark.parametrize(
    "document", [channel(message("Between us."), guild="0"), channel(message("Us."), kind="DirectTextChat")]
)
def test_a_private_conversation_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(FeedError, match="private Discord conversation, which is not a feed"):
        read_feed(json.dumps(document).encode())


def test_what_people_write_is_no_feed() -> None:
    with pytest.raises(FeedError, match="“news”, in which no bot and no webhook posts a feed"):
        read_feed(json.dumps(channel(message("I agree.", is_bot=False))).encode())


def test_answers_to_commands_are_no_feed() -> None:
    with pytest.raises(FeedError, match="no bot"):
        read_feed(json.dumps(channel(message("Pong.", type="20"), message("Pong.", interaction={"id": "1"}))).encode())


def test_values_of_any_kind() -> None:
    odd = [
        3,
        None,
        {},
        {"author": 3, "embeds": 3},
        message("", 3, None, {}, {"title": 3, "author": [], "timestamp": "x"}),
    ]
    feed = read_feed(json.dumps(channel(*odd, message("Quay.", timestamp=5))).encode())
    assert [item.dated for item in feed] == ["first_seen"]
    for broken in (
        '{"guild": {"id": "1"}, "channel": 3}',
        '{"guild": {"id": "1"}, "channel": {}, "messages": [',
    ):
        with pytest.raises(FeedError):
            read_feed(broken.encode())


@pytest.mark.parametrize("value", [None, 3, "x", [], {}, [[]], {"id": []}, "9" * 500, "\ud800"])
def test_fields_of_any_kind(value: object) -> None:
    odd = {**message("Quay opens."), **dict.fromkeys(("id", "type", "timestamp", "embeds"), value)}
    document = channel(odd, message("Pier opens.", id="8"))
    document["channel"] = {"id": value, "type": value, "name": value}
    assert len(read_feed(json.dumps(document).encode())) == 2
