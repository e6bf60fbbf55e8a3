"""What all buttons and menus share."""

import pytest

from retrieval import Retriever
from tests.bot.reading import buttons
from tests.bot.running import running
from tests.fakes.discord_server import FakeDiscord, as_message


async def test_a_press_that_fails_inside_is_told_with_a_reference(
    server: FakeDiscord, retriever: Retriever, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(server, retriever, limit=2):
        token = await server.command("ask", question="ハルタ議員は何と言った?", locale="ja")
        await server.reply(token)
        _, message = await server.reply(token)

        def broken(*_: object, **__: object) -> None:
            raise RuntimeError("the disk is on fire")

        monkeypatch.setattr(retriever, "ask", broken)
        token = await server.click(buttons(message)["次へ ▶"], as_message("1000", message))
        await server.reply(token)
        kind, told = await server.reply(token)
        assert kind == "followup"
        assert told["flags"] & 64
        assert "fire" not in told["content"]
        assert "page failed, reference" in caplog.text
