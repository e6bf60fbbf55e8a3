"""Asking what an answer suggests, through discord.py and a loopback Discord."""

from pathlib import Path
from typing import Any

import pytest

from retrieval import Retriever
from tests.bot.harbour import harbour_items
from tests.bot.reading import buttons, cards, said
from tests.bot.running import running
from tests.fakes.discord_server import ASKER_ID, FakeDiscord, as_message
from tests.fakes.loopback.messages import Message

BUTTON, CARD_MENU = 2, 3


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


async def step(server: FakeDiscord, label: str, question: str, **options: Any) -> Message:
    """What pressing a step gets, where nothing was found."""
    message = await server.final(await server.command("ask", question=question, **options))
    assert not message.items(CARD_MENU)
    labels = [one["label"] for one in message.items(BUTTON)]
    assert label in labels, (labels, message.text)
    return await server.final(await server.click(label, message))


@pytest.mark.parametrize(
    ("question", "options", "label", "found"),
    [
        ("what did Soren say?", {"since": "2025-04-01"}, "At any time (3)", "quay would reopen"),
        ("what did Soren say in May 2025?", {}, "At any time (3)", "quay would reopen"),
        ("what did Norden say?", {"source": "mihon"}, "In every source (1)", "three marks"),
        ("what did Norden say?", {"source": "mihon", "since": "2025-04-01"}, "In every source, at any time (1)", "three"),
        ("what did Norden say?", {"source": "Harbor Wier"}, "In Harbor Wire (@harborwire) (1)", "three marks"),
        ("what did Norden say about the pier?", {}, "Everything Norden said", "three marks"),
        ("what did Norden say about the pier?", {}, "Who else spoke about “the pier” (1)", "denied that the pier"),
        ("what did Nordam say?", {}, "Mika Norden", "three marks"),
        ("ノルデンは何と言った?", {"since": "2025-04-01", "locale": "ja"}, "期間を限らない（1件）", "three marks"),
    ],
)  # fmt: skip
async def test_where_nothing_is_found_the_next_step_is_a_button_that_finds_something(
    server: FakeDiscord, harbour: Retriever, question: str, options: dict[str, str], label: str, found: str
) -> None:
    async with running(server, harbour):
        assert found in (await step(server, label, question, **options)).text


async def test_where_somebody_is_only_named_all_of_it_is_a_step_away(server: FakeDiscord, harbour: Retriever) -> None:
    async with running(server, harbour):
        message = await server.final(await server.command("ask", question="what did Divers say?"))
        assert "no words of theirs were recognised" in message.text
        named = await server.final(await server.click("Where Divers is named", message))
        assert "**Divers** found a crack" in named.text


@pytest.fixture
def harbour(tmp_path: Path) -> Any:
    with Retriever.open(tmp_path / "harbour.db") as opened:
        opened.add(harbour_items())
        yield opened
