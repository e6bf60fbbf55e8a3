"""From a request to a message, and what is kept of it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.asking.given import Given
from bot.asking.service import Service
from retrieval import Retriever
from retrieval.types.shown import ShownAnswer
from tests.bot.reading import buttons, cards
from tests.bot.running import running
from tests.fakes.discord_server import FakeDiscord


async def test_a_public_answer_is_found_by_its_message_and_a_private_one_is_not(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        found = []
        for private in (False, True):
            token = await server.command("ask", question="what did Soren say?", private=private)
            found.append(await server.final(token))
    everyones, own = found
    channel = str(everyones.channel.id)
    last = retriever.shown.last_in(channel)
    assert last is not None
    assert not Given.model_validate_json(last.state).request.private
    assert retriever.shown.of_message(channel, str(everyones.id)) == last
    assert own.is_private
    assert retriever.shown.of_message(channel, str(own.id)) is None


async def test_an_answer_to_a_command_is_kept_once_with_the_message_that_shows_it(
    server: FakeDiscord, retriever: Retriever, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = []
    monkeypatch.setattr(Service, "keep", _noting(Service.keep, kept))
    async with running(server, retriever):
        message = await server.final(await server.command("ask", question="what did Soren say?"))
        await server.final(await server.command("ask", question="what did Soren say?", private=True))
    assert [one.message for one in kept] == [str(message.id), ""]


def _noting(keep: Callable[..., Awaitable[None]], kept: list[ShownAnswer]) -> Callable[..., Awaitable[None]]:
    async def noting(service: Service, shown: ShownAnswer, **more: Any) -> None:
        kept.append(shown)
        await keep(service, shown, **more)

    return noting


async def test_where_nothing_can_be_kept_an_answer_goes_out_without_buttons(
    server: FakeDiscord, retriever: Retriever
) -> None:
    database = retriever._record._database
    # Whoever runs the tests may write every file.
    database._place = replace(database._place, is_read_only=True)
    async with running(server, retriever, limit=2):
        token = await server.command("ask", question="ハルタ議員は何と言った?")
        await server.reply(token)
        _, message = await server.reply(token)
        assert len(cards(message)) == 2
        assert buttons(message) == {}
