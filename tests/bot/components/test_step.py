"""Asking what an answer suggests, through discord.py and a loopback Discord."""

from pathlib import Path

from retrieval import Retriever
from tests.bot.reading import buttons, cards, said
from tests.bot.running import running
from tests.fakes.discord_server import ASKER_ID, FakeDiscord, as_message


async def test_one_of_several_people_is_asked_for(server: FakeDiscord, two_people: str) -> None:
    with Retriever.open(Path(two_people)) as retriever:
        async with running(server, retriever):
            token = await server.command("ask", question="what did Tanaka say?")
            await server.reply(token)
            _, message = await server.reply(token)
            assert "2 people are called Tanaka" in said(message)
            step = buttons(message)["田中監督"]
            for user, is_private in ((ASKER_ID, False), (ASKER_ID + 1, True)):
                token = await server.click(step, as_message("1000", message), user_id=user)
                _, deferred = await server.reply(token)
                assert bool(deferred.get("data", {}).get("flags", 0) & 64) == is_private
                _, only = await server.reply(token)
                (card,) = cards(only)
                assert "監督" in card
