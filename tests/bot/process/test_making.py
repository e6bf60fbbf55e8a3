"""The bot as the settings say."""

import socket
from pathlib import Path

import httpx
import pytest

from bot.asking.errors import CooldownError
from bot.process.making import client_factory, counting
from bot.settings.model import Settings
from retrieval import Retriever
from retrieval.types import FollowedSource


async def test_what_is_set_arrives_where_it_counts(tmp_path: Path) -> None:
    settings = Settings(
        discord_message_content=True,
        discord_shards=3,
        discord_shard_ids="1-2",
        user_cooldown="1 per hour",
        translator="https://translator.example/{text}",
    )
    with Retriever.open(tmp_path / "feed.db") as retriever:
        make = client_factory(retriever, settings)
        async with make() as first, make() as second:
            assert first.intents.message_content
            assert (first.shard_count, first.shard_ids, first.service.translator) == (3, [1, 2], settings.translator)
            await first.attendant._cooldowns.admit("1", "")
            with pytest.raises(CooldownError):
                await second.attendant._cooldowns.admit("1", "")


async def test_no_privileged_intent_is_asked_for_unless_it_is_set(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        async with client_factory(retriever, Settings())() as client:
            assert not client.intents.message_content
            assert not client.intents.members
            assert not client.intents.presences


async def test_what_the_bot_does_is_counted_where_a_port_is_set(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.follows.save(FollowedSource(url="https://harborwire.example/feed", failures=2))
        settings = Settings(metrics_port=port)
        with counting(retriever, settings) as metrics:
            async with client_factory(retriever, settings, metrics)() as client:
                assert "on_shard_resumed" in client.extra_events
                async with httpx.AsyncClient() as http:
                    text = (await http.get(f"http://127.0.0.1:{port}/metrics")).text
    assert "onrecord_feeds_failing 1.0" in text
    assert "onrecord_queue_length 0.0" in text


def test_where_no_port_is_set_nothing_is_counted(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever, counting(retriever, Settings()) as metrics:
        assert metrics is None
