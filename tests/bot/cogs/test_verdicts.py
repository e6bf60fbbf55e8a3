"""Forms as somebody sends them; what is kept of them stands in tests/bot/handlers/test_judging.py."""

from retrieval import Retriever
from tests.bot.harbour import asked, control
from tests.bot.running import running
from tests.fakes.discord_server import FakeDiscord


async def test_a_form_for_an_answer_that_is_forgotten_is_told_so(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever) as client:
        message = await asked(server, "what did Soren say?")
        token = await server.click(control(message, "verdict", "0")["custom_id"], message)
        await server.modal(token)
        shown = await client.service.desk.small(lambda: retriever.shown.last_in(str(message.channel.id)))
        assert shown
        retriever.shown.forget_before(shown.made.replace(year=shown.made.year + 1))
        told = await server.final(await server.submit(token, {"reason": ["other"]}))
        assert told.is_private
        assert "too old for its buttons" in told.text
