"""The bot as the settings say."""

from pathlib import Path

import pytest

from bot.asking.errors import CooldownError
from bot.making import client_factory
from bot.settings import Settings
from retrieval import Retriever


async def test_what_is_set_arrives_where_it_counts(tmp_path: Path) -> None:
    settings = Settings(
        discord_message_content=True,
        discord_shards=3,
        user_cooldown="1 per hour",
        translator="https://translator.example/{text}",
    )
    with Retriever.open(tmp_path / "feed.db") as retriever:
        make = client_factory(retriever, settings)
        async with make() as first, make() as second:
            assert first.intents.message_content
            assert (first.shard_count, first.service.translator) == (3, settings.translator)
            first.attendant._cooldowns.admit("1", "")
            with pytest.raises(CooldownError):
                second.attendant._cooldowns.admit("1", "")


async def test_no_privileged_intent_is_asked_for_unless_it_is_set(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        async with client_factory(retriever, Settings())() as client:
            assert not client.intents.message_content
            assert not client.intents.members
            assert not client.intents.presences
