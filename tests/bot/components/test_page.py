"""Turning the pages of an answer, through discord.py and a loopback Discord."""

from datetime import UTC, datetime, timedelta
from typing import Any

from retrieval import Retriever
from tests.bot.reading import buttons, said
from tests.bot.running import running
from tests.fakes.discord_server import ASKER_ID, FakeDiscord, as_message

QUESTION = "ハルタ議員は何と言った?"


async def asked(server: FakeDiscord) -> dict[str, Any]:
    token = await server.command("ask", question=QUESTION)
    await server.reply(token)
    _, message = await server.reply(token)
    return message


async def test_the_asker_turns_pages_in_place_there_and_back(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever, limit=2):
        first = await asked(server)
        token = await server.click(buttons(first)["More ▶"], as_message("1000", first))
        _, deferred = await server.reply(token)
        assert deferred["type"] == 6
        kind, second = await server.reply(token)
        assert kind == "edit"
        assert "3–4 of 30" in said(second)
        token = await server.click(buttons(second)["◀"], as_message("1000", second))
        await server.reply(token)
        _, again = await server.reply(token)
        assert said(again) == said(first)


async def test_anybody_else_gets_the_page_for_themselves(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever, limit=2):
        first = await asked(server)
        token = await server.click(buttons(first)["More ▶"], as_message("1000", first), user_id=ASKER_ID + 1)
        _, deferred = await server.reply(token)
        assert (deferred["type"], deferred["data"]["flags"] & 64) == (5, 64)
        kind, own = await server.reply(token)
        assert kind == "followup"
        assert "3–4 of 30" in said(own)
        # What they got has buttons of its own, which are theirs.
        token = await server.click(buttons(own)["More ▶"], as_message("1001", own), user_id=ASKER_ID + 1)
        assert (await server.reply(token))[1]["type"] == 6
        assert "5–6 of 30" in said((await server.reply(token))[1])


async def test_buttons_work_after_a_restart(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever, limit=2):
        first = await asked(server)
    server.ready.clear()
    async with running(server, retriever, limit=2):
        token = await server.click(buttons(first)["More ▶"], as_message("1000", first))
        await server.reply(token)
        assert "3–4 of 30" in said((await server.reply(token))[1])


async def test_an_answer_that_is_kept_no_more_says_so_privately(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever, limit=2):
        first = await asked(server)
        await server.until(lambda: any(retriever.shown.last_in(str(one)) for one in server.world.channels))
        retriever.shown.forget_before(datetime.now(UTC) + timedelta(days=1))
        token = await server.click(buttons(first)["More ▶"], as_message("1000", first))
        _, reply = await server.reply(token)
        assert reply["data"]["flags"] & 64
        assert "too old" in reply["data"]["content"]
