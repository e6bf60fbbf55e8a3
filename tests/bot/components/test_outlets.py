"""The menu of sources, also over the loopback Discord."""

from typing import Any

import pytest

from bot.asking.page import page_of
from bot.asking.request import Request
from bot.components.outlets import chosen_of, outlets_menu
from retrieval import Retriever
from tests.bot.harbour import asked, control
from tests.bot.running import running
from tests.fakes.discord_server import FakeDiscord

ANSWER = "abcdefghijkl"
QUESTION = "ハルタ議員は何と言った?"


@pytest.mark.parametrize(
    ("values", "before", "chosen"),
    [
        (["*"], ["mihon"], ()),
        (["*", "@mihon"], [], ("mihon",)),
        (["*", "@mihon"], ["mihon"], ()),
        (["@mihon", "@tide"], ["mihon"], ("mihon", "tide")),
        (["*"], [], ()),
        (["@@odd"], [], ("@odd",)),
    ],
)
def test_all_sources_beside_others_means_whichever_is_new(
    values: list[str], before: list[str], chosen: tuple[str, ...]
) -> None:
    assert chosen_of(values, before) == chosen


def test_what_is_asked_now_is_marked(retriever: Any) -> None:
    def marked(**fields: Any) -> list[str]:
        menu = outlets_menu(page_of(retriever, Request(text=QUESTION, **fields)), ANSWER)
        assert menu
        return [one.value for one in menu.item.options if one.default]

    assert marked() == ["*"]
    assert marked(sources=("Outlet 1", "@mihon")) == ["@mihon", "@outlet1"]


def test_lists_of_names_have_none(retriever: Any) -> None:
    assert outlets_menu(page_of(retriever, Request(kind="sources")), ANSWER) is None
    assert outlets_menu(page_of(retriever, Request(kind="timeline", speakers=("ハルタ",))), ANSWER) is None


async def test_the_asker_asks_other_sources_in_place_and_others_for_themselves(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        message = await asked(server, QUESTION, guild=guild)
        menu = control(message, "outlets")["custom_id"]
        stranger = server.add_user("stranger")
        own = await server.final(await server.choose(menu, ["*", "@outlet2"], message, user=stranger))
        assert own.is_private
        assert "of 10" in own.text
        assert not message.edits
        changed = await server.final(await server.choose(menu, ["*", "@outlet1"], message))
        assert changed is message
        assert message.edits == 1
        assert "1–2 of 10" in message.text
        await server.final(await server.choose(menu, ["*", "@outlet1"], message))
        assert "1–2 of 30" in message.text


async def test_where_the_chosen_sources_have_nothing_all_are_a_choice_away(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        message = await asked(server, QUESTION, source="mihon")
        assert "in the chosen sources" in message.text
        await server.final(await server.choose(control(message, "outlets")["custom_id"], ["*"], message))
        assert "of 30" in message.text


async def test_what_discord_does_not_show_is_not_gone_on_from(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever) as client:
        message = await asked(server, QUESTION, guild=await server.add_guild())
        menu = control(message, "outlets")["custom_id"]
        server.fail("/webhooks/", method="PATCH", status=400)
        token = await server.choose(menu, ["*", "@outlet1"], message)
        assert "Something went wrong" in (await server.final(token)).text
        assert not message.edits
        _, given = await client.service.recall(menu.split(":")[2])
        assert (given.request.sources, len(given.hits)) == ((), 2)
