"""Lists by slash command, over the loopback Discord."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from retrieval import FeedItem, Retriever, SourceInfo
from tests.bot.harbour import control, controls, harbour_items
from tests.bot.running import running
from tests.fakes.discord_server import FakeDiscord
from tests.fakes.loopback.messages import Message


@pytest.fixture
def retriever(tmp_path: Path) -> Any:
    with Retriever.open(tmp_path / "feed.db") as opened:
        opened.add(harbour_items())
        yield opened


def many(count: int) -> list[FeedItem]:
    """As many outlets, in each of which somebody else speaks."""
    return [
        FeedItem(
            source=f"Outlet {number:02}",
            handle=f"outlet{number:02}",
            published=datetime(2025, 3, 1, number % 24, tzinfo=UTC),
            urls=(f"https://example.org/{number}",),
            headline=f"No. {number}",
            text=f"No. {number}\n{chr(0x30A2 + number)}ルト議員は、第{number}号線を直すと述べた。",
        )
        for number in range(count)
    ]


async def pages(server: FakeDiscord, message: Message) -> list[str]:
    """The text of every page of a message, turned to the end."""
    seen = [message.text]
    while not message.item("More ▶").get("disabled"):
        await server.final(await server.click("More ▶", message))
        seen.append(message.text)
    return seen


async def test_a_timeline_is_in_order_and_marks_denials(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        listed = await server.final(await server.command("timeline", guild=guild, speaker="Soren"))
        assert not listed.is_private
        text = listed.text
        assert text.index("2025-03-01") < text.index("denied") < text.index("2025-03-03")
        assert "(https://example.org/2)" in text
        about = await server.final(await server.command("timeline", guild=guild, speaker="Soren", topic="the pier"))
        assert "pier" in about.text
        assert "quay" not in about.text.replace("Quay", "")
        assert "verdict" not in controls(about)


async def test_a_timeline_of_nobody_says_why_and_what_may_be_meant(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        nobody = await server.final(await server.command("timeline", speaker="Quimby"))
        assert "Nobody called Quimby is named in this feed" in nobody.text
        nothing = await server.final(await server.command("timeline", speaker="Soren", topic="volcanoes"))
        assert "about “volcanoes” was recognised" in nothing.text
        everything = await server.final(await server.click(control(nothing, "step")["custom_id"], nothing))
        assert "2025-03-01" in everything.text
        assert "day by day" in everything.text


@pytest.mark.parametrize("command", ["sources", "speakers"])
async def test_every_entry_of_a_list_can_be_reached(server: FakeDiscord, tmp_path: Path, command: str) -> None:
    with Retriever.open(tmp_path / "many.db") as retriever:
        retriever.add(many(23))
        listed = retriever.sources() if command == "sources" else retriever.speakers()
        names = [one.source if isinstance(one, SourceInfo) else one.name for one in listed]
        async with running(server, retriever):
            guild = await server.add_guild()
            message = await server.final(await server.command(command, guild=guild))
            assert message.is_private
            seen = await pages(server, message)
            assert [sum(name in page for page in seen) for name in names] == [1] * 23
            assert len(seen) == 3


async def test_a_list_goes_on_after_a_restart(server: FakeDiscord, tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "many.db") as retriever:
        retriever.add(many(12))
        async with running(server, retriever):
            message = await server.final(await server.command("sources"))
        async with running(server, retriever):
            assert len(await pages(server, message)) == 2


async def test_lists_of_those_that_a_name_fits(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        for typed in ("mihon", "見本", "@MIHON"):
            listed = await server.final(await server.command("sources", options={"name": typed}))
            assert "見本新聞" in listed.text
            assert "Tide Post" not in listed.text
        for typed in ("norden", "ノルデン", "captain"):
            listed = await server.final(await server.command("speakers", options={"name": typed}))
            assert "Mika Norden" in listed.text
            assert "Soren" not in listed.text
        none = await server.final(await server.command("speakers", options={"name": "quimby"}))
        assert "Nothing here yet" in none.text


async def test_the_newest_items_of_all_sources_and_of_some(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        listed = await server.final(await server.command("latest", guild=guild))
        assert not listed.is_private
        assert listed.text.index("A manual") < listed.text.index("灯台を直す") < listed.text.index("Quay to reopen")
        only = await server.final(await server.command("latest", guild=guild, source="Harbor Wire"))
        assert "灯台を直す" not in only.text.split("⋯")[0]
        assert "Quay to reopen" in only.text
        menu = await server.final(await server.choose(control(listed, "more")["custom_id"], ["sources:"], listed))
        await server.choose(control(menu, "outlets")["custom_id"], ["@tidepost"], menu)
        await server.until(lambda: listed.edits)
        assert "Pier stays" in listed.text
        assert "Quay to reopen" not in listed.text


async def test_names_complete_in_every_command(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        for command, option, typed, value in (
            ("timeline", "speaker", "soren", "Ida Soren"),
            ("speakers", "name", "nord", "Mika Norden"),
            ("sources", "name", "tide", "tidepost"),
            ("latest", "source", "見本", "mihon"),
        ):
            found = await server.choices(await server.autocomplete(command, option, typed))
            assert [one["value"] for one in found] == [value]


async def test_without_any_feed_members_and_managers_are_told_what_they_can_do(
    server: FakeDiscord, tmp_path: Path
) -> None:
    with Retriever.open(tmp_path / "empty.db") as retriever:
        async with running(server, retriever):
            guild = await server.add_guild()
            for command, options in (("ask", {"question": "what did Soren say?"}), ("sources", {}), ("latest", {})):
                told = await server.final(await server.command(command, guild=guild, options=options))
                assert "no feed has been added" in told.text
                assert "onrecord" not in told.text
                assert not controls(told)
            told = await server.final(await server.command("sources", guild=guild, user=server.owner))
            assert "/feed add" in told.text
            told = await server.final(await server.command("sources", user=server.owner, locale="ja"))
            assert "まだフィードが追加されていない" in told.text


async def test_commands_and_options_have_names_in_both_languages(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        commands = {one["name"]: one for one in server.synced}
        for name in ("timeline", "sources", "speakers", "latest"):
            for one in (commands[name], *commands[name]["options"]):
                assert one["name_localizations"]["ja"]
                assert one["description_localizations"]["ja"]
