"""The menu of sources, also over the loopback Discord."""

from typing import Any

import discord
import pytest

from bot.asking.page import page_of
from bot.asking.request import Request
from bot.components.outlets import chosen_of, outlets_menu
from retrieval import Retriever
from tests.bot.harbour import asked, control
from tests.bot.running import running
from tests.fakes.discord_server import FakeDiscord
from tests.fakes.loopback.messages import numbered

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
        page = page_of(retriever, Request(text=QUESTION, **fields))
        menu = outlets_menu(page.outlets, page.chosen, ANSWER, "en")
        return [one.value for one in menu.item.options if one.default]

    assert marked() == []
    assert marked(sources=("Outlet 1", "@mihon")) == ["@mihon", "@outlet1"]


async def test_a_menu_under_an_answer_itself_as_there_were_before_asks_in_place_too(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        message = await asked(server, QUESTION, guild=guild)
        answer = control(message, "more")["custom_id"].split(":")[2]
        page = page_of(retriever, Request(text=QUESTION))
        menu = outlets_menu(page.outlets, (), answer, "en")
        menu.item.custom_id = before = f"or:outlets:{answer}:"
        row = discord.ui.ActionRow[Any](menu.item).to_component_dict()
        message.components = numbered([*message.components, dict(row)])
        stranger = server.add_user("stranger")
        own = await server.final(await server.choose(before, ["*", "@outlet2"], message, user=stranger))
        assert own.is_private
        assert "of 10" in own.text
        assert not message.edits
        changed = await server.final(await server.choose(before, ["*", "@outlet1"], message))
        assert changed is message
        assert "1–2 of 10" in message.text
