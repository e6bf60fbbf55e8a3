"""Messages of Discord's, as the rules know them."""

from typing import Any

import discord
import pytest
from discord.ext import commands

from bot.asking.addressed import Written
from bot.asking.conversing import Spot
from bot.handlers.hearing import place_of, spot_of, written_of
from retrieval import Retriever
from tests.bot.hearing import listening, settled
from tests.fakes.discord_server import FakeDiscord


class Ear(commands.Cog):
    """Hears what discord.py hears."""

    def __init__(self) -> None:
        self.heard: list[discord.Message] = []

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        self.heard.append(message)


@pytest.fixture
async def heard(server: FakeDiscord, retriever: Retriever) -> dict[str, tuple[Written, Spot]]:
    """What is known of each message, by its text."""
    guild, ear = await server.add_guild(), Ear()
    mika, robot = server.add_user("Mika"), server.add_user("robot", is_bot=True)
    await server.join(guild, mika)
    await server.allow(guild.general, server.asker, mention_everyone=True)
    async with listening(server, retriever) as bot:
        await bot.add_cog(ear)
        said: Any = await server.say("plain", guild.general, user=mika)
        await server.say("to mika", reply_to=said)
        await server.say("direct")
        await server.next_message(server.dm())
        await server.say(f"for {mika.mention}", await server.add_thread(guild.general, "harbor"))
        await server.say("@everyone", guild.general)
        await server.say("robot", guild.general, user=robot)
        await server.say(f"{server.mention} hello", guild.general)
        answer = await server.next_message(guild.general)
        await server.say("to the bot", reply_to=answer)
        await server.next_message(guild.general)
        await server.say("quietly to the bot", reply_to=answer, pings=False)
        await server.say(f"{server.mention} bye", guild.general)
        await server.next_message(guild.general)
        await settled()
        assert bot.user is not None
        assert {place_of(one) for one in ear.heard} == {"direct", "channel", "thread"}
        return {one.content: (written_of(one, bot.user), spot_of(one)) for one in ear.heard}


async def test_who_is_meant_is_read_from_mentions_and_replies(heard: dict[str, tuple[Written, Spot]]) -> None:
    written = {text.split("<")[0].strip(): one for text, (one, _) in heard.items()}
    assert written["plain"].replies_to == "nobody"
    assert (written["to mika"].replies_to, written["to mika"].names_others) == ("other", False)
    assert written["direct"].place == "direct"
    assert (written["for"].place, written["for"].names_others) == ("thread", True)
    assert written["@everyone"].pings_many
    assert not written["robot"].is_by_person
    assert (written["to the bot"].replies_to, written["to the bot"].pings_bot) == ("bot", True)
    assert (written["quietly to the bot"].replies_to, written["quietly to the bot"].pings_bot) == ("bot", False)
    assert all(one.is_by_person for text, one in written.items() if text not in {"robot", ""})


async def test_where_it_stands_is_told_with_what_it_replies_to(heard: dict[str, tuple[Written, Spot]]) -> None:
    spots = {text.split("<")[0].strip(): spot for text, (_, spot) in heard.items()}
    assert spots["plain"] == Spot("channel", "88")
    assert spots["to mika"].replied
    assert spots["to mika"].replied_in == "88"
    assert spots["for"].parent == "88"
