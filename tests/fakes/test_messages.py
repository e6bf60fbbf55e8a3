"""Messages of people and of the bot: what reaches it, what it may send, what is there afterwards."""

import asyncio
import io

import discord
import pytest

from tests.fakes.discord_server import FakeDiscord
from tests.fakes.tiny import command, tiny


async def test_without_the_intent_only_what_is_meant_for_the_bot_can_be_read(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    async with tiny(server) as bot:
        aside = await server.say("between us", guild.general)
        own = await bot.get_partial_messageable(guild.general.id).send("mine")
        await server.say(f"{server.mention} what did Soren say?", guild.general)
        await server.say("and Rubio?", reply_to=server.message(own.id))
        await server.say("quietly", reply_to=server.message(own.id), pings=False)
        await server.say(f"{server.mention} see above", reply_to=aside)
        await server.say("hello")
        seen = [await bot.next_seen() for _ in range(7)]
        assert [one.content for one in seen] == [
            "", "mine", "<@1234567890> what did Soren say?", "and Rubio?", "", "<@1234567890> see above", "hello",
        ]  # fmt: skip
        assert [bot.user in one.mentions for one in seen] == [False, False, True, True, False, True, False]
        reply = seen[3].reference
        assert reply is not None
        assert isinstance(reply.resolved, discord.Message)
        assert (reply.message_id, reply.resolved.content) == (own.id, "mine")
        above = seen[5].reference
        assert above is not None
        assert isinstance(above.resolved, discord.Message)
        assert above.resolved.content == ""
        assert seen[0].guild is not None
        assert seen[6].guild is None
        fetched = await bot.get_partial_messageable(guild.general.id).fetch_message(aside.id)
        assert fetched.content == ""


async def test_with_the_intent_everything_can_be_read(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    server.allow_intents()
    async with tiny(server, intents=discord.Intents.default() | discord.Intents(message_content=True)) as bot:
        said = await server.say("between us", guild.general)
        assert (await bot.next_seen()).content == "between us"
        assert (await bot.get_partial_messageable(guild.general.id).fetch_message(said.id)).content == "between us"


async def test_a_message_that_is_gone_cannot_be_edited(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    async with tiny(server) as bot:
        place = bot.get_partial_messageable(guild.general.id)
        sent = await place.send("one")
        assert (await sent.edit(content="two")).content == "two"
        assert (await place.fetch_message(sent.id)).content == "two"
        await server.delete(server.message(sent.id))
        for attempt in (
            sent.edit(content="three"),
            sent.delete(),
            place.fetch_message(sent.id),
            place.get_partial_message(5).edit(content="x"),
        ):
            with pytest.raises(discord.NotFound) as raised:
                await attempt
            assert raised.value.code == 10008
        foreign = await server.say("mine", guild.general)
        with pytest.raises(discord.Forbidden) as forbidden:
            await place.get_partial_message(foreign.id).edit(content="yours")
        assert forbidden.value.code == 50005


async def test_what_the_bot_may_not_do_in_a_channel(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    quiet, hidden = await server.add_channel(guild, "quiet"), await server.add_channel(guild, "hidden")
    await server.allow(quiet, send_messages=False, create_public_threads=False, read_message_history=False)
    await server.allow(hidden, view_channel=False)
    shy = server.add_user("shy", takes_dms=False)
    async with tiny(server) as bot:
        said = await server.say("first", quiet)
        channel = bot.get_channel(quiet.id)
        assert isinstance(channel, discord.TextChannel)
        assert not channel.permissions_for(channel.guild.me).send_messages
        attempts = [
            (channel.send("x"), 50013),
            (channel.create_thread(name="t", type=discord.ChannelType.public_thread), 50013),
            (channel.fetch_message(said.id), 50013),
            (bot.get_partial_messageable(hidden.id).send("x"), 50001),
            ((await bot.fetch_user(shy.id)).send("x"), 50007),
        ]
        for attempt, code in attempts:
            with pytest.raises(discord.Forbidden) as raised:
                await attempt
            assert raised.value.code == code
        await server.allow(quiet, send_messages=True)
        with pytest.raises(discord.HTTPException) as no_history:
            await bot.get_partial_messageable(quiet.id).send(
                "x", reference=discord.MessageReference(message_id=said.id, channel_id=quiet.id)
            )
        assert no_history.value.code == 160002
    assert [one.error.code for one in server.refused][-1] == 160002


async def test_a_reply_to_a_message_that_is_gone_is_refused_unless_it_need_not_exist(server: FakeDiscord) -> None:
    async with tiny(server) as bot:
        said = await server.say("hello")
        seen = await bot.next_seen()
        answer = await seen.reply("good morning")
        posted = await server.next_message(server.dm())
        assert (posted.id, posted.replied_to, posted.pinged) == (answer.id, said, {f"user:{server.asker.id}"})
        await server.delete(said)
        with pytest.raises(discord.HTTPException) as raised:
            await seen.reply("again")
        assert raised.value.code == 50035
        assert len(server.expected_invalid()) == 1
        assert (
            await seen.channel.send("again", reference=seen.to_reference(fail_if_not_exists=False))
        ).reference is None


async def test_threads_begin_at_a_message_or_alone(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    async with tiny(server) as bot:
        channel = bot.get_channel(guild.general.id)
        assert isinstance(channel, discord.TextChannel)
        sent = await channel.send("an answer")
        thread = await sent.create_thread(name="the rest")
        assert thread.id == sent.id
        await thread.send("more")
        assert (await server.next_message(server.world.channels[thread.id])).text == "more"
        with pytest.raises(discord.HTTPException) as raised:
            await sent.create_thread(name="again")
        assert raised.value.code == 160004
        alone = await channel.create_thread(name="alone", type=discord.ChannelType.public_thread)
        assert await channel.guild.fetch_channel(alone.id) == alone
        place = server.world.channels[alone.id]
        await server.say(f"{server.mention} and here?", place)
        while (seen := await bot.next_seen()).channel.id != alone.id:
            pass
        assert isinstance(seen.channel, discord.Thread)
        assert seen.channel.owner_id == bot.application_id
        await alone.edit(archived=True)
        assert place.is_archived
        await alone.send("it comes back")
        assert not place.is_archived
        await server.allow(guild.general, send_messages_in_threads=False)
        with pytest.raises(discord.Forbidden) as forbidden:
            await alone.send("no longer")
        assert forbidden.value.code == 50013


async def test_threads_that_were_there_before_are_known(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    thread = await server.add_thread(guild.general, "talk")
    async with tiny(server) as bot:
        known = bot.get_channel(thread.id)
        assert isinstance(known, discord.Thread)
        assert known.parent_id == guild.general.id


async def test_a_private_answer_is_not_to_be_found_through_the_channel(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    async with tiny(server, command("ask", lambda it: it.response.send_message("yours", ephemeral=True))) as bot:
        answer = await server.final(await server.command("ask", guild=guild))
        assert server.is_private(answer.id)
        place = bot.get_partial_messageable(guild.general.id)
        for attempt in (place.fetch_message(answer.id), place.get_partial_message(answer.id).delete()):
            with pytest.raises(discord.NotFound):
                await attempt
        assert [one async for one in place.history()] == []


async def test_reactions_typing_files_and_history(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    async with tiny(server) as bot:
        place = bot.get_partial_messageable(guild.general.id)
        async with place.typing():
            sent = [await place.send(f"{number}") for number in range(3)]
        assert server.world.typing == [guild.general.id]
        await sent[0].add_reaction("👍")
        assert server.message(sent[0].id).reactions == {"👍": {bot.application_id}}
        await sent[0].remove_reaction("👍", discord.Object(bot.application_id or 0))
        assert server.message(sent[0].id).reactions == {"👍": set()}
        assert [one.content async for one in place.history(limit=2)] == ["2", "1"]
        filed = await place.send("a file", file=discord.File(io.BytesIO(b"data"), "a.txt"))
        assert [(one.filename, one.size) for one in filed.attachments] == [("a.txt", 4)]


async def test_people_come_and_the_bot_is_thrown_out(server: FakeDiscord) -> None:
    server.allow_intents()
    guild = await server.add_guild()
    async with tiny(server, intents=discord.Intents.all()) as bot:
        joined = bot.get_guild(guild.id)
        assert joined is not None
        assert joined.owner_id == server.owner.id
        editors = await server.add_role(guild, "editors", manage_guild=True)
        mika = server.add_user("mika")
        await server.join(guild, mika, editors)
        member = await joined.fetch_member(mika.id)
        assert member.guild_permissions.manage_guild
        chunk = await joined.query_members("mik")
        assert [one.id for one in chunk] == [mika.id]
        removed: asyncio.Future[discord.Guild] = asyncio.get_running_loop().create_future()

        @bot.event
        async def on_guild_remove(left: discord.Guild) -> None:
            removed.set_result(left)

        await server.remove_bot(guild)
        assert (await asyncio.wait_for(removed, 10)).id == guild.id
        with pytest.raises(discord.Forbidden):
            await bot.fetch_guild(guild.id)
        other = await server.add_guild("second")
        assert (await bot.fetch_guild(other.id)).name == "second"


async def test_a_private_thread_is_closed_to_the_bot_until_it_is_let_in(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    thread = await server.add_thread(guild.general, "talk", kind=12)
    async with tiny(server) as bot:
        place = bot.get_partial_messageable(thread.id)
        with pytest.raises(discord.Forbidden) as raised:
            await place.send("x")
        assert raised.value.code == 50001
        thread.members.add(server.bot.id)
        assert (await place.send("x")).content == "x"
