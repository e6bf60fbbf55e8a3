"""Interactions as discord.py meets them: where they come from, what they carry, what answers them."""

from typing import Any

import discord
import pytest
from discord import app_commands

from tests.fakes.discord_server import FakeDiscord
from tests.fakes.tiny import Interaction, Tiny, command, tiny


async def test_an_answer_is_a_stored_message_with_an_id_of_its_own(server: FakeDiscord) -> None:
    async with tiny(server, command("hello", lambda it: it.response.send_message("Good morning."))):
        first, second = [await server.final(await server.command("hello")) for _ in range(2)]
        assert first.text == second.text == "Good morning."
        assert first.id != second.id
        assert not server.is_private(first.id)


async def test_the_first_follow_up_is_as_private_as_the_deferral_was(server: FakeDiscord) -> None:
    async def publicly(interaction: Interaction) -> None:
        await interaction.response.defer()
        await interaction.followup.send("a secret", ephemeral=True)
        await interaction.followup.send("another", ephemeral=True)

    async with tiny(server, command("ask", publicly)):
        token = await server.command("ask")
        answer = await server.final(token)
        assert answer.text == "a secret"
        assert not answer.is_private
        kinds = [await server.reply(token) for _ in range(3)]
        assert [kind for kind, _ in kinds] == ["callback", "followup", "followup"]
        (second,) = server.interaction(token).followups
        assert second.is_private


async def test_what_was_deferred_privately_stays_private(server: FakeDiscord) -> None:
    async def privately(interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        await interaction.followup.send("only yours")

    async with tiny(server, command("ask", privately)):
        assert (await server.final(await server.command("ask"))).is_private


async def test_rights_language_and_place_of_whoever_asks_in_a_guild(server: FakeDiscord) -> None:
    guild = await server.add_guild(locale="ja")
    await server.allow(guild.general, embed_links=False)
    seen: list[Interaction] = []

    async def look(interaction: Interaction) -> None:
        seen.append(interaction)
        await interaction.response.send_message("seen")

    async with tiny(server, command("look", look)):
        await server.final(await server.command("look", guild=guild, locale="ja"))
        await server.final(await server.command("look", guild=guild, user=server.owner))
        await server.final(await server.command("look"))
    member, owner, alone = seen
    assert (member.locale, member.guild_locale) == (discord.Locale.japanese, discord.Locale.japanese)
    assert not member.permissions.manage_guild
    assert owner.permissions.manage_guild
    assert not member.app_permissions.embed_links
    assert member.app_permissions.send_messages
    assert member.is_guild_integration()
    assert isinstance(member.user, discord.Member)
    assert (alone.guild, alone.context.dm_channel) == (None, True)


async def test_subcommands_get_options_of_every_type(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    role = await server.add_role(guild, "editors")
    got: dict[str, Any] = {}

    def setup(bot: Tiny) -> None:
        feed = app_commands.Group(name="feed", description="feeds")
        inner = app_commands.Group(name="of", description="more", parent=feed)

        @inner.command(name="add", description="add")
        async def add(
            interaction: Interaction, text: str, number: int, share: float, sure: bool, who: discord.Member,
            where: discord.TextChannel, role: discord.Role, file: discord.Attachment,
        ) -> None:  # fmt: skip
            got.update(text=text, number=number, share=share, sure=sure, who=who, where=where, role=role, file=file)
            await interaction.response.send_message("added")

        @add.autocomplete("text")
        async def complete(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
            return [app_commands.Choice(name=f"{typed}!", value=typed)]

        bot.tree.add_command(feed)

    async with tiny(server, setup):
        file = {
            "id": "9",
            "filename": "a.txt",
            "size": 3,
            "url": "https://e.example/a",
            "proxy_url": "https://e.example/a",
        }
        token = await server.subcommand(
            "feed", "of", "add", guild=guild, text="港", number=3, share=0.5, sure=True, who=server.owner,
            where=guild.general, role=role, file=file,
        )  # fmt: skip
        assert (await server.final(token)).text == "added"
        assert (got["text"], got["number"], got["share"], got["sure"]) == ("港", 3, 0.5, True)
        assert (got["who"].id, got["where"].id, got["role"].id) == (server.owner.id, guild.general.id, role.id)
        assert got["file"].filename == "a.txt"
        token = await server.autocomplete("feed of add", "text", "har", guild=guild, number=3)
        assert await server.choices(token) == [{"name": "har!", "value": "har"}]


async def test_what_the_client_would_not_send_is_not_sent(server: FakeDiscord) -> None:
    def setup(bot: Tiny) -> None:
        @bot.tree.command(name="ask", description="ask")
        async def ask(interaction: Interaction, question: app_commands.Range[str, 1, 5], page: int = 1) -> None:
            await interaction.response.send_message(question)

    async with tiny(server, setup):
        with pytest.raises(ValueError, match="needs question"):
            await server.command("ask")
        with pytest.raises(ValueError, match="takes no question of 6"):
            await server.command("ask", question="longer")
        with pytest.raises(ValueError, match="takes no str"):
            await server.command("ask", question="why", page="two")
        with pytest.raises(LookupError, match="no option speaker"):
            await server.command("ask", question="why", speaker="x")
        with pytest.raises(LookupError, match="no command 'tell'"):
            await server.command("tell")


async def test_buttons_menus_and_modals(server: FakeDiscord) -> None:
    guild = await server.add_guild()

    class Form(discord.ui.Modal, title="A feed"):
        address = discord.ui.TextInput[Any](label="Address", max_length=50)

        async def on_submit(self, interaction: Interaction) -> None:
            await interaction.response.edit_message(content=f"added {self.address.value}")

    class Buttons(discord.ui.View):
        @discord.ui.button(label="Next")
        async def turn(self, interaction: Interaction, button: discord.ui.Button[Any]) -> None:
            button.disabled = True
            await interaction.response.edit_message(content="page 2", view=self)

        @discord.ui.button(label="Add")
        async def add(self, interaction: Interaction, button: discord.ui.Button[Any]) -> None:
            await interaction.response.send_modal(Form())

        @discord.ui.select(placeholder="Sources", options=[discord.SelectOption(label="Harbor Wire", value="hw")])
        async def pick(self, interaction: Interaction, select: discord.ui.Select[Any]) -> None:
            await interaction.response.send_message(f"picked {select.values}", ephemeral=True)

        @discord.ui.select(cls=discord.ui.UserSelect, placeholder="Who")
        async def who(self, interaction: Interaction, select: discord.ui.UserSelect[Any]) -> None:
            await interaction.response.defer()
            await interaction.followup.send(select.values[0].mention, ephemeral=True)

    async with tiny(server, command("show", lambda it: it.response.send_message("page 1", view=Buttons()))):
        message = await server.final(await server.command("show", guild=guild))
        turned = await server.final(await server.click("Next", message, user=server.owner))
        assert turned is message
        assert turned.content == "page 2"
        with pytest.raises(ValueError, match="disabled"):
            await server.click("Next", message)
        picked = await server.final(await server.choose("Sources", ["Harbor Wire"], message))
        assert (picked.text, picked.is_private) == ("picked ['hw']", True)
        named = await server.final(await server.choose("Who", [server.owner], message))
        assert (named.text, named.is_private) == (server.owner.mention, True)
        opened = await server.click("Add", message)
        assert (await server.modal(opened))["title"] == "A feed"
        filled = await server.submit(opened, Address="https://example.org/feed")
        assert (await server.final(filled)).content == "added https://example.org/feed"


async def test_the_menu_of_a_message_gives_the_whole_message(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    texts: list[str] = []

    def setup(bot: Tiny) -> None:
        @bot.tree.context_menu(name="Find in the feed")
        async def find(interaction: Interaction, message: discord.Message) -> None:
            texts.append(message.content)
            await interaction.response.send_message("found", ephemeral=True)

    async with tiny(server, setup):
        said = await server.say("the harbour reopens", guild.general, user=server.owner)
        assert (await server.final(await server.menu("Find in the feed", said))).text == "found"
        assert texts == ["the harbour reopens"]


async def test_an_app_that_people_install_for_themselves(server: FakeDiscord) -> None:
    foreign = await server.add_guild("elsewhere", has_bot=False)
    traveller = server.add_user("traveller", has_app=True)
    friends = server.private_channel(traveller, server.asker)
    seen: list[Interaction] = []

    def setup(bot: Tiny) -> None:
        @bot.tree.command(name="ask", description="ask")
        @app_commands.allowed_installs(guilds=True, users=True)
        @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
        async def ask(interaction: Interaction) -> None:
            seen.append(interaction)
            await interaction.response.send_message("here")

    async with tiny(server, setup) as bot:
        for place in (foreign.general, friends, server.dm(traveller)):
            answer = await server.final(await server.command("ask", user=traveller, channel=place))
            assert answer.text == "here"
        assert all(one.is_user_integration() for one in seen)
        assert [one.context.guild for one in seen] == [True, False, False]
        assert seen[1].context.private_channel
        with pytest.raises(LookupError, match="neither in the guild nor installed"):
            await server.command("ask", channel=foreign.general)
        with pytest.raises(discord.Forbidden) as raised:
            await bot.get_partial_messageable(foreign.general.id).send("I am no member")
        assert raised.value.code == 50001


async def test_where_the_app_is_a_guest_it_may_say_less(server: FakeDiscord) -> None:
    foreign = await server.add_guild("elsewhere", has_bot=False)
    traveller = server.add_user("traveller", has_app=True)
    codes: list[int] = []

    def setup(bot: Tiny) -> None:
        @bot.tree.command(name="ask", description="ask")
        @app_commands.allowed_installs(guilds=False, users=True)
        async def ask(interaction: Interaction) -> None:
            await interaction.response.send_message("one")
            for number in range(6):
                try:
                    await interaction.followup.send(f"{number}")
                except discord.HTTPException as error:
                    codes.append(error.code)

    async with tiny(server, setup):
        token = await server.command("ask", user=traveller, guild=foreign)
        assert not (await server.final(token)).is_private
        await server.until(lambda: server.refused)
        assert [one.text for one in server.interaction(token).followups] == [f"{number}" for number in range(5)]
        foreign.everyone.permissions &= ~discord.Permissions(use_external_apps=True).value
        token = await server.command("ask", user=traveller, guild=foreign)
        assert (await server.final(token)).is_private
        await server.until(lambda: len(server.refused) == 2)
    assert set(codes) <= {40094}


async def test_an_option_of_a_type_may_be_called_as_an_argument_here(server: FakeDiscord) -> None:
    guild = await server.add_guild()

    def setup(bot: Tiny) -> None:
        @bot.tree.command(name="watch", description="watch")
        async def watch(interaction: Interaction, channel: discord.TextChannel, user: str) -> None:
            await interaction.response.send_message(f"{channel.name} {user}")

    async with tiny(server, setup):
        token = await server.command("watch", guild=guild, options={"channel": guild.general, "user": "Soren"})
        assert (await server.final(token)).text == "general Soren"


async def test_nobody_presses_in_a_private_message_of_another(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    view = discord.ui.View()
    view.add_item(discord.ui.Button(label="Next", custom_id="next"))

    async def privately(interaction: Interaction) -> None:
        await interaction.response.send_message("yours", view=view, ephemeral=True)

    async with tiny(server, command("ask", privately)):
        message = await server.final(await server.command("ask", guild=guild))
        with pytest.raises(LookupError, match="does not see"):
            await server.click("Next", message, user=server.owner)
