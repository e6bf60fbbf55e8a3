"""What goes wrong over HTTP: limits, broken servers, deadlines, tokens that are too old; and what the answers look like."""

import asyncio
from typing import Any

import discord
import pytest
from discord import app_commands
from discord.http import Route

from tests.fakes.discord_server import APPLICATION_ID, FakeDiscord
from tests.fakes.loopback import openapi
from tests.fakes.tiny import Interaction, Tiny, command, tiny


async def test_a_limit_is_waited_for(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    async with tiny(server) as bot:
        place = bot.get_partial_messageable(guild.general.id)
        server.limit("/messages$", method="POST", times=2)
        assert (await place.send("at last")).content == "at last"
        server.limit("", is_global=True)
        assert (await place.send("again")).content == "again"
        sent = [path for method, path in server.requests if method == "POST"]
        assert len(sent) == 5
        assert [one.text for one in server.messages(guild.general)] == ["at last", "again"]


async def test_a_server_that_fails_is_asked_again_and_then_given_up(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    async with tiny(server, max_ratelimit_timeout=30.0) as bot:
        place = bot.get_partial_messageable(guild.general.id)
        server.fail("/messages$", status=502)
        assert (await place.send("at last")).content == "at last"
        server.fail("/messages$", status=501)
        with pytest.raises(discord.DiscordServerError):
            await place.send("no")


async def answer(interaction: Interaction) -> None:
    await interaction.response.send_message("an answer")


async def test_three_seconds_to_acknowledge(server: FakeDiscord) -> None:
    async def late(interaction: Interaction) -> None:
        server.advance(3.1)
        await answer(interaction)

    async with tiny(server, command("ask", late)) as bot:
        token = await server.command("ask")
        await server.until(lambda: server.refused)
        assert server.refused[0].error.code == 10062
        assert [one.token for one in server.unanswered()] == [token]
        with pytest.raises(discord.NotFound):
            await bot.http.request(Route("POST", "/interactions/5/nothing/callback"), json={"type": 5})


async def test_fifteen_minutes_of_a_token(server: FakeDiscord) -> None:
    codes: list[int] = []

    async def ask(interaction: Interaction) -> None:
        await interaction.response.defer()
        await interaction.followup.send("soon enough")
        server.advance(15 * 60 + 1)
        for attempt in (interaction.followup.send("x"), interaction.edit_original_response(content="x")):
            try:
                await attempt
            except discord.HTTPException as error:
                codes.append(error.code)
        message = interaction.client.get_partial_messageable(interaction.channel_id or 0)
        original = server.interaction(interaction.token).original
        assert original is not None
        await message.get_partial_message(original.id).edit(content="through the channel")

    async with tiny(server, command("ask", ask)):
        answered = await server.final(await server.command("ask"))
        await server.until(lambda: answered.text == "through the channel")
        assert codes == [50027, 50027]


async def test_an_interaction_is_acknowledged_once_and_before_anything_else(server: FakeDiscord) -> None:
    codes: list[int] = []
    done = asyncio.Event()

    async def ask(interaction: Interaction) -> None:
        webhook = Route("POST", f"/webhooks/{APPLICATION_ID}/{interaction.token}")
        callback = Route("POST", f"/interactions/{interaction.id}/{interaction.token}/callback")
        for route, body in (
            (webhook, {"content": "too soon"}),
            (callback, {"type": 7, "data": {}}),
            (callback, {"type": 4, "data": {"content": "one"}}),
            (callback, {"type": 4, "data": {"content": "two"}}),
        ):
            try:
                await interaction.client.http.request(route, json=body)
            except discord.HTTPException as error:
                codes.append(error.code)
        done.set()

    async with tiny(server, command("ask", ask)):
        assert (await server.final(await server.command("ask"))).text == "one"
        await asyncio.wait_for(done.wait(), 10)
    assert codes == [10015, 50035, 40060]
    assert len(server.expected_invalid()) == 1


async def test_the_original_answer_is_read_changed_and_deleted(server: FakeDiscord) -> None:
    seen: list[Any] = []
    done = asyncio.Event()

    async def ask(interaction: Interaction) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content="first")
        seen.append((await interaction.original_response()).content)
        extra = await interaction.followup.send("extra", wait=True)
        await extra.edit(content="changed")
        await extra.delete()
        await interaction.delete_original_response()
        try:
            await interaction.edit_original_response(content="gone")
        except discord.NotFound as error:
            seen.append(error.code)
        done.set()

    async with tiny(server, command("ask", ask)):
        token = await server.command("ask")
        kinds = [(await server.reply(token))[0] for _ in range(6)]
        assert kinds == ["callback", "edit", "followup", "edit", "delete", "delete"]
        await asyncio.wait_for(done.wait(), 10)
    assert seen == ["first", 10008]
    assert server.messages(server.dm()) == []


async def test_commands_of_each_scope_are_kept_apart(server: FakeDiscord) -> None:
    guild = await server.add_guild()

    def setup(bot: Tiny) -> None:
        for name, where in (("everywhere", None), ("here", discord.Object(guild.id))):
            bot.tree.add_command(app_commands.Command(name=name, description="d", callback=answer_it), guild=where)

    async with tiny(server, setup) as bot:
        await bot.tree.sync(guild=discord.Object(guild.id))
        names = {scope: [one["name"] for one in known] for scope, known in server.commands.items()}
        assert names == {None: ["everywhere"], guild.id: ["here"]}
        assert [one.name for one in await bot.tree.fetch_commands(guild=discord.Object(guild.id))] == ["here"]
        assert (await server.final(await server.command("here", guild=guild))).text == "an answer"
        with pytest.raises(LookupError):
            await server.command("here")
        bot.tree.clear_commands(guild=None)
        first = server.commands[None][0]["id"]
        await bot.tree.sync()
        assert None not in server.commands
        created = await bot.http.upsert_global_command(APPLICATION_ID, {"name": "one", "description": "d", "type": 1})  # type: ignore[typeddict-unknown-key]
        assert created["id"] != first
        await bot.http.delete_global_command(APPLICATION_ID, int(created["id"]))
        assert None not in server.commands
        with pytest.raises(discord.Forbidden):
            await bot.tree.sync(guild=discord.Object(5))


async def answer_it(interaction: Interaction) -> None:
    await answer(interaction)


async def test_members_without_the_right_are_not_offered_a_command(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    editor = server.add_user("editor")
    await server.join(guild, editor, await server.add_role(guild, "editors", manage_guild=True))

    def setup(bot: Tiny) -> None:
        restricted = app_commands.default_permissions(manage_guild=True)
        bot.tree.add_command(restricted(app_commands.Command(name="settings", description="d", callback=answer_it)))

    async with tiny(server, setup):
        may = [server.may_use("settings", who, guild.general) for who in (server.asker, editor, server.owner)]
        assert may == [False, True, True]


async def test_a_wrong_token_is_refused(server: FakeDiscord) -> None:
    bot = discord.Client(intents=discord.Intents.none())
    with pytest.raises(discord.LoginFailure):
        async with bot:
            await bot.login("wrong")


async def test_the_answers_are_as_discord_describes_them(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    thread = await server.add_thread(guild.general, "talk")
    view = discord.ui.View()
    view.add_item(discord.ui.Button(label="Next", custom_id="next"))
    async with tiny(server, command("ask", lambda it: it.response.send_message("an answer", view=view))):
        answered = await server.final(await server.command("ask", guild=guild))
        said = await server.say(f"{server.mention} and?", guild.general, reply_to=answered)
        described = [
            ("MessageResponse", answered.payload()),
            ("MessageResponse", said.payload()),
            ("ThreadResponse", thread.payload()),
            ("GuildChannelResponse", guild.general.payload()),
            ("PrivateChannelResponse", server.dm().payload()),
            ("GuildMemberResponse", guild.members[server.asker.id].payload()),
            ("GuildWithCountsResponse", guild.payload()),
            *[("ApplicationCommandResponse", one) for one in server.commands[None]],
        ]
        wrong = [(name, *problem) for name, body in described for problem in openapi.schema_problems(name, body)]
        assert not wrong, "\n".join(map(str, wrong))


async def test_what_is_asked_about_people_and_guilds(server: FakeDiscord) -> None:
    server.allow_intents()
    guild = await server.add_guild()
    await server.add_thread(guild.general, "talk")
    async with tiny(server, command("ask", answer), intents=discord.Intents.all()) as bot:
        known = await bot.fetch_guild(guild.id)
        assert {one.id async for one in known.fetch_members()} == set(guild.members)
        assert {one.id for one in await known.fetch_roles()} == set(guild.roles)
        assert [one.name for one in (await known.active_threads())] == ["talk"]
        assert (await bot.fetch_user(server.asker.id)).name == "asker"
        assert [one.id async for one in bot.fetch_guilds()] == [guild.id]
        assert [one.name for one in await bot.tree.fetch_commands()] == ["ask"]
        assert {one.id for one in await known.fetch_channels()} == {guild.general.id}
        with pytest.raises(discord.NotFound):
            await bot.fetch_user(5)
        with pytest.raises(discord.NotFound):
            await known.fetch_member(5)
        with pytest.raises(discord.NotFound):
            await bot.fetch_channel(5)
