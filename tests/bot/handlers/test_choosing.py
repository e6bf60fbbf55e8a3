"""Choosing sources, over the loopback Discord."""

from typing import Any

from retrieval import Retriever
from tests.bot.harbour import asked, control
from tests.bot.running import running
from tests.fakes.discord_server import FakeDiscord
from tests.fakes.loopback.messages import Message

QUESTION = "ハルタ議員は何と言った?"


async def opened(server: FakeDiscord, message: Message, **about: Any) -> Message:
    """The menu of sources, for whoever opens it."""
    menu = control(message, "more")["custom_id"]
    return await server.final(await server.choose(menu, ["sources:"], message, **about))


async def chosen(server: FakeDiscord, menu: Message, values: list[str], **about: Any) -> Message:
    """What a choice of sources gets."""
    return await server.final(await server.choose(control(menu, "outlets")["custom_id"], values, menu, **about))


async def test_the_asker_asks_other_sources_in_place_and_the_menu_is_gone(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        message = await asked(server, QUESTION, guild=guild)
        menu = await opened(server, message)
        assert menu.is_private
        assert not message.edits
        await server.choose(control(menu, "outlets")["custom_id"], ["@outlet1"], menu)
        await server.until(lambda: message.edits)
        assert "1–2 of 10" in message.text
        again = await opened(server, message)
        marked = [one["value"] for one in control(again, "outlets")["options"] if one.get("default")]
        assert marked == ["@outlet1"]
        await server.choose(control(again, "outlets")["custom_id"], ["*", "@outlet1"], again)
        await server.until(lambda: message.edits == 2)
        assert "1–2 of 30" in message.text
        await server.until(lambda: menu.is_deleted and again.is_deleted)


async def test_anybody_elses_menu_becomes_an_answer_for_them_alone(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        message = await asked(server, QUESTION, guild=guild)
        stranger = server.add_user("stranger")
        menu = await opened(server, message, user=stranger, locale="ja")
        assert "どの情報源" in menu.text
        own = await chosen(server, menu, ["@outlet2"], user=stranger, locale="ja")
        assert own is menu
        assert own.is_private
        assert "10件中" in own.text
        assert not message.edits


async def test_a_private_answer_is_asked_again_beside_it(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever, limit=2):
        message = await asked(server, QUESTION, private=True)
        own = await chosen(server, menu := await opened(server, message), ["@outlet1"])
        assert own is menu
        assert "1–2 of 10" in own.text


async def test_where_the_message_is_gone_the_menu_becomes_the_answer(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        message = await asked(server, QUESTION, guild=guild)
        menu = await opened(server, message)
        message.is_deleted = True
        own = await chosen(server, menu, ["@outlet1"])
        assert own is menu
        assert "of 10" in own.text
