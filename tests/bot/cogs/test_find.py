"""*Find in the feed*, against a loopback Discord."""

import pytest

from retrieval import Retriever
from tests.bot.hearing import ASKED, SAID
from tests.bot.running import running
from tests.fakes.discord_server import FakeDiscord

NAMES = {"en-US": "Find in the feed", "ja": "フィードで探す"}


async def test_who_else_says_it_is_told_to_whoever_asks_alone(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await server.add_guild()
    other = server.add_user("Mika")
    await server.join(guild, other)
    async with running(server, retriever):
        theirs = await server.say("ソレン市長が、港を来月に再開する方針を明らかにしたって", guild.general, user=other)
        found = await server.final(await server.menu(NAMES["en-US"], theirs))
        assert SAID in found.text.replace("*", "")
        assert found.is_private
        assert found.pinged <= {f"user:{server.asker.id}"}


async def test_a_link_alone_is_found_by_its_address(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        link = await server.say("<https://example.org/a>")
        found = await server.final(await server.menu(NAMES["en-US"], link))
        assert "@mihon" in found.text.replace("\\", "").replace("\u2060", "")


async def test_a_preview_is_looked_for_as_well(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        said = await server.say("look!")
        said.embeds = [
            {"type": "rich", "title": "港", "description": "ソレン市長は、港を来月に再開する方針を明らかにした。",
             "url": "https://example.com/p", "fields": [{"name": "n", "value": "v"}]}
        ]  # fmt: skip
        found = await server.final(await server.menu(NAMES["en-US"], said))
        assert SAID in found.text.replace("*", "")


async def test_an_answer_of_the_bots_own_is_looked_for_by_its_words(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        await server.say(ASKED)
        answer = await server.next_message(server.dm())
        found = await server.final(await server.menu(NAMES["en-US"], answer))
        assert SAID in found.text.replace("*", "")


@pytest.mark.parametrize(("locale", "told"), [("en-US", "no words in that message"), ("ja", "探せる言葉も")])
async def test_a_message_without_words_is_told_to_have_none(
    server: FakeDiscord, retriever: Retriever, locale: str, told: str
) -> None:
    async with running(server, retriever):
        empty = await server.say("")
        answer = await server.final(await server.menu(NAMES["en-US"], empty, locale=locale))
        assert told in answer.text
        assert answer.is_private


async def test_whoever_installed_it_can_use_it_where_the_bot_is_not(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        guild = await server.add_guild("Quay", has_bot=False)
        member = server.add_user("Ida", has_app=True)
        await server.join(guild, member)
        theirs = await server.say("港を来月に再開する方針", guild.general)
        found = await server.final(await server.menu(NAMES["en-US"], theirs, user=member))
        assert found.is_private
        (menu,) = [one for one in server.commands[None] if one["type"] == 3]
        assert menu["name_localizations"]["ja"] == NAMES["ja"]


async def test_no_more_of_a_message_is_taken_than_is_looked_for(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        long = await server.say("港" * 3_900)
        long.embeds = [{"type": "rich", "description": "橋" * 4_000}]
        assert await server.final(await server.menu(NAMES["en-US"], long))
