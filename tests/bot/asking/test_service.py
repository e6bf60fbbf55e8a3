"""What the bot does for somebody, without Discord."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.asking.errors import ForgottenError
from bot.asking.preferences import GuildSettings, UserSettings, keep_guild_settings, keep_user_settings
from bot.asking.service import Service
from retrieval import OnRecordError


@pytest.fixture
async def service(retriever: Any) -> AsyncIterator[Service]:
    made = Service(retriever, limit=5, zone="UTC")
    yield made
    await made.desk.close()


async def test_a_member_is_answered_as_they_set_else_as_their_server_did(service: Service) -> None:
    plain = await service.asker("42", "7", "8", None, text="港は？")
    assert (plain.zone, plain.language, plain.is_private) == ("UTC", "ja", False)
    keep_guild_settings(
        service.retriever, "7", GuildSettings(zone="Asia/Tokyo", language="en", channels=("9",), sources=("mihon",))
    )
    server = await service.asker("42", "7", "8", None, text="港は？")
    assert (server.zone, server.language, server.is_private) == ("Asia/Tokyo", "en", True)
    assert not (await service.asker("42", "7", "9")).is_private
    assert (await service.asker("42", "7", "100", parent="9")).is_allowed
    assert (await service.asker("42", "7", "100", parent="8")).is_private
    keep_user_settings(service.retriever, "42", UserSettings(zone="Europe/Oslo", language="ja"))
    own = await service.asker("42", "7", "8", "en")
    assert (own.zone, own.language) == ("Europe/Oslo", "ja")


async def test_a_public_answer_is_compact_and_a_private_one_is_not(service: Service) -> None:
    asker = await service.asker("42", "7", "8", "en")
    assert (await service.request(asker, "what did Soren say?")).limit == 2
    assert (await service.request(asker, "what did Soren say?", private=True)).limit == 5
    alone = await service.asker("42", "", "8", "en")
    assert (await service.request(alone, "what did Soren say?")).limit == 5


async def test_the_sources_of_the_server_count_where_none_is_named(service: Service) -> None:
    keep_guild_settings(service.retriever, "7", GuildSettings(sources=("mihon",)))
    asker = await service.asker("42", "7", "8", "en")
    assert (await service.request(asker, "x")).sources == ("mihon",)
    assert (await service.request(asker, "x", sources=["harborwire"])).sources == ("harborwire",)


async def test_a_day_that_is_none_is_told_before_anything_is_asked(service: Service) -> None:
    asker = await service.asker("42", "7", "8", "en")
    with pytest.raises(OnRecordError, match="soonish"):
        await service.request(asker, "what did Soren say?", since="soonish")


async def test_an_answer_is_recalled_as_it_was_given(service: Service) -> None:
    asker = await service.asker("42", "7", "8", "en")
    page = await service.page(await service.request(asker, "what did Soren say?"), "7")
    shown = service.new_answer(service.new_id(), page, asker)
    await service.keep(shown, message="100")
    again, given = await service.recall(shown.id, "7")
    assert (again.message, given.request) == ("100", page.request)
    # What a server was shown is no other server's, whatever id somebody presses.
    for answer_id, guild in (("abcdefghijkl", "7"), (shown.id, "8"), (shown.id, "")):
        with pytest.raises(ForgottenError):
            await service.recall(answer_id, guild)
    assert await service.forget_old() == 0


async def test_a_list_is_private_where_its_asker_or_the_server_wants_it(service: Service) -> None:
    keep_guild_settings(service.retriever, "7", GuildSettings(channels=("9",), sources=("mihon",)))
    elsewhere, there = [await service.asker("42", "7", channel, "ja") for channel in "89"]
    assert service.listing(elsewhere, "latest").private
    listed = service.listing(there, "latest")
    assert (listed.private, listed.sources, listed.language) == (False, ("mihon",), "ja")
    assert service.listing(there, "speakers", text=" soren ", private=True).private
    assert service.listing(there, "speakers", text=" soren ").text == "soren"
    named = service.listing(there, "latest", sources=["tide"])
    assert named.sources == ("tide",)
