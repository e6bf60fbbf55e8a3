"""Who did something in Discord."""

from retrieval import Retriever
from tests.bot.running import running
from tests.fakes.discord_server import FakeDiscord


async def test_an_answer_is_in_the_language_of_the_askers_discord(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        for locale, is_japanese in (("ja", True), ("de", False)):
            token = await server.command("ask", question="what did Soren say?", since="soonish", locale=locale)
            assert ("日付" in (await server.final(token)).content) == is_japanese
