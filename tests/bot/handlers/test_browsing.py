"""What can be done with a hit that is shown, over the loopback Discord."""

from pathlib import Path
from typing import Any

import pytest

from retrieval import Retriever
from tests.bot.harbour import LIGHT, PIER, QUAY, asked, control, controls, harbour_items, values
from tests.bot.running import running
from tests.fakes.discord_server import FakeDiscord
from tests.fakes.loopback.messages import Message


@pytest.fixture
def retriever(tmp_path: Path) -> Any:
    with Retriever.open(tmp_path / "feed.db") as opened:
        opened.add(harbour_items())
        yield opened


async def chosen(server: FakeDiscord, message: Message, value: str, **about: Any) -> Message:
    """What a choice in the menu *⋯* gets."""
    return await server.final(await server.choose(control(message, "more")["custom_id"], [value], message, **about))


async def test_the_sentences_around_a_hit_are_shown_to_whoever_wants_them_alone(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        message = await asked(server, "what did Soren say about the quay?", guild=guild)
        stranger = server.add_user("stranger")
        for about in ({}, {"user": stranger}):
            around = await chosen(server, message, values(message, "around")[0], **about)
            assert around.is_private
            for sentence in (
                "The quay was closed in autumn.",
                "Divers found a crack.",
                "Work begins on Monday.",
                "Boats",
            ):
                assert sentence in around.text
        assert not message.edits
        assert "Divers" not in message.text


async def test_a_hit_is_copied_as_a_citation(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        message = await asked(server, "what did Soren say about the pier?")
        copied = await chosen(server, message, values(message, "copy")[0])
        assert copied.is_private
        assert "```md\n> Mayor Ida Soren denied that the pier would be sold." in copied.text
        assert "Tide Post" in copied.text
        assert "2025-03-02" in copied.text
        assert "https://example.org/2" in copied.text


async def test_what_ends_a_block_of_code_does_not_end_that_of_a_citation(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        message = await asked(server, "what did Norden say?")
        copied = await chosen(server, message, values(message, "copy")[0])
        assert copied.text.count("```") == 2


async def test_more_and_a_timeline_of_a_speaker(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        message = await asked(server, "what did Soren say about the quay?", guild=guild)
        more = await chosen(server, message, values(message, "more")[0])
        assert more.is_private
        assert "what did Ida Soren say?" in more.text
        timeline = await chosen(server, message, values(message, "timeline")[0])
        assert timeline.is_private
        assert timeline.text.index("2025-03-01") < timeline.text.index("2025-03-02")
        assert "denied" in timeline.text
        assert not message.edits


async def test_what_was_edited_or_taken_away_since_is_not_shown_as_if_it_stood_there(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        message = await asked(server, "what did Soren say about the quay?")
        (item,) = [one for one in retriever.items() if one.text == QUAY]
        retriever.add([item.model_copy(update={"text": QUAY.replace("Divers found", "A diver found"), "id": ""})])
        told = await chosen(server, message, values(message, "around")[0])
        assert told.is_private
        assert "edited or taken away" in told.text
        retriever.remove(item.id)
        told = await chosen(server, message, values(message, "copy")[0])
        assert "edited or taken away" in told.text


async def test_a_choice_on_a_page_that_is_no_longer_shown_is_refused(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever, limit=1):
        message = await asked(server, "what did Soren say?")
        before = values(message, "around")[0]
        menu = control(message, "more")["custom_id"]
        stale = message.payload()["components"]
        await server.final(await server.click("More ▶", message))
        assert before not in values(message, "around")
        shown, message.components = message.components, stale
        token = await server.choose(menu, [before], message)
        message.components = shown
        assert "too old for its buttons" in (await server.final(token)).text


async def test_a_menu_works_after_a_restart_and_in_the_language_of_whoever_uses_it(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        message = await asked(server, "what did Soren say about the light?", locale="ja")
        assert {"more", "verdict"} <= controls(message)
        assert "前後の文を見る" in message.text
    async with running(server, retriever):
        around = await chosen(server, message, values(message, "around")[0], locale="ja")
        assert LIGHT.split("\n")[1].split("。")[0] in around.text
        assert PIER not in around.text


async def test_whoever_installed_the_bot_for_themselves_can_use_it_in_any_server(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        foreign = await server.add_guild("Elsewhere", has_bot=False)
        person = server.add_user("traveller", has_app=True)
        message = await asked(server, "what did Soren say about the quay?", guild=foreign, user=person)
        around = await chosen(server, message, values(message, "around")[0], user=person)
        assert "Divers found a crack." in around.text
        listed = await server.final(await server.command("timeline", guild=foreign, user=person, speaker="Soren"))
        assert "2025-03-01" in listed.text
