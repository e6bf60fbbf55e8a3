"""Answering where a message stands, against a loopback Discord."""

import pytest

from retrieval import Retriever
from tests.bot.hearing import ASKED, SAID, settled
from tests.bot.running import running
from tests.fakes.discord_server import FakeDiscord


async def test_where_it_may_not_write_its_asker_is_told_directly(
    server: FakeDiscord, retriever: Retriever, caplog: pytest.LogCaptureFixture
) -> None:
    guild = await server.add_guild()
    await server.allow(guild.general, send_messages=False)
    async with running(server, retriever):
        await server.say(f"{server.mention} {ASKED}", guild.general)
        told = await server.next_message(server.dm())
        assert "#general" in told.text.replace("\\", "")
        assert "Send Messages" in told.text
        assert not [record for record in caplog.records if record.exc_info]


async def test_where_it_can_tell_nobody_the_log_has_one_line(
    server: FakeDiscord, retriever: Retriever, caplog: pytest.LogCaptureFixture
) -> None:
    guild = await server.add_guild()
    hidden = server.add_user("Ida", takes_dms=False)
    await server.join(guild, hidden)
    await server.allow(guild.general, send_messages=False)
    async with running(server, retriever):
        await server.say(f"{server.mention} {ASKED}", guild.general, user=hidden)
        await server.say(ASKED)
        await server.next_message(server.dm())
        await settled()
        (line,) = [record for record in caplog.records if "Cannot write in channel" in record.getMessage()]
        assert "send_messages" in line.getMessage()
        assert not [record for record in caplog.records if record.exc_info]


async def test_without_the_history_it_answers_without_a_reply(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await server.add_guild()
    await server.allow(guild.general, read_message_history=False)
    async with running(server, retriever):
        await server.say(f"{server.mention} {ASKED}", guild.general)
        answer = await server.next_message(guild.general)
        assert answer.replied_to is None
        assert SAID in answer.text.replace("*", "")


async def test_an_answer_does_not_wait_for_the_sign_that_it_is_written(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        server.fail("/typing$", times=100)
        await server.say(ASKED)
        assert SAID in (await server.next_message(server.dm())).text.replace("*", "")
