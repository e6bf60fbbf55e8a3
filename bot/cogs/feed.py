"""``/feed``: a server's own feeds; and what becomes of them when the bot is removed from the server."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.asking.feed_keeper import FeedKeeper, State
from bot.asking.own_feeds import label_of
from bot.asking.owner_errors import FeedsOffError
from bot.asking.service import Asker
from bot.asking.zone_names import zone_meant
from bot.cogs.ask import MAX_CHOICES
from bot.cogs.settings import NOTHING, ZoneName, zone_choices
from bot.components.unfeed import unfeed_question
from bot.handlers.askers import asker_of
from bot.handlers.owners import MANAGE, is_owner, owned_guild
from bot.render.escape import one_line
from bot.render.own_feeds import found_text, items_text, list_text, refreshed_text, status_text
from bot.render.pieces import name as named
from bot.texts.catalogue import say
from bot.texts.translator import text_of

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot

_LONGEST_CHOICE = 100
_PATIENCE_S = 20.0
"""So long a refresh is waited for before it is said that it goes on."""

Url = app_commands.Range[str, 4, 1000]
Called = app_commands.Range[str, 1, 80]
Which = app_commands.Range[str, 1, 1000]
Done = Callable[[FeedKeeper, str, Asker], Awaitable[None]]


class FeedCog(commands.Cog):
    """Feeds of a server alone.

    Args:
        bot: whose commands they are.
    """

    feed = app_commands.Group(
        name=text_of("feed.name"),
        description=text_of("feed.description"),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        default_permissions=MANAGE,
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    def __init__(self, bot: "OnRecordBot") -> None:
        self._bot = bot

    @feed.command(name=text_of("feed.add_name"), description=text_of("feed.add_description"))
    @app_commands.rename(url=text_of("feed.url_name"), name=text_of("feed.called_name"), zone=text_of("feed.zone_name"))
    @app_commands.describe(url=text_of("feed.url"), name=text_of("feed.called"), zone=text_of("feed.zone"))
    async def add(
        self, interaction: discord.Interaction[Any], url: Url, name: Called | None = None, zone: ZoneName | None = None
    ) -> None:
        """Follow a feed, once it has been had."""

        async def done(feeds: FeedKeeper, guild: str, asker: Asker) -> None:
            address = feeds.checked(url)
            zoned = await asyncio.to_thread(zone_meant, zone) if zone and zone.strip() != NOTHING else ""
            await interaction.response.defer(thinking=True, ephemeral=True)
            called = one_line(name or "")
            found = await feeds.add(guild, address, name=called, zone=zoned, by=asker.user)
            await interaction.followup.send(found_text(found, asker.language), ephemeral=True)

        await self._attend(interaction, "feed add", done, counts=True)

    @feed.command(name=text_of("feed.remove_name"), description=text_of("feed.remove_description"))
    @app_commands.rename(feed=text_of("feed.feed_name"))
    @app_commands.describe(feed=text_of("feed.feed"))
    async def remove(self, interaction: discord.Interaction[Any], feed: Which) -> None:
        """Ask what becomes of a feed's items before it is removed."""

        async def done(feeds: FeedKeeper, guild: str, asker: Asker) -> None:
            chosen = await feeds.chosen(guild, feed)
            items = items_text(await feeds.count_items(guild, chosen[0].url), asker.language)
            text = say("feed.remove_ask", asker.language, name=named(label_of(*chosen)), items=items)
            view = unfeed_question(text, chosen[0].key, asker.language)
            await interaction.response.send_message(view=view, ephemeral=True)

        await self._attend(interaction, "feed remove", done)

    @feed.command(name=text_of("feed.list_name"), description=text_of("feed.list_description"))
    async def list_(self, interaction: discord.Interaction[Any]) -> None:
        """Show which feeds there are."""

        async def done(feeds: FeedKeeper, guild: str, asker: Asker) -> None:
            await _show(interaction, list_text(await feeds.states(guild), asker.language))

        await self._attend(interaction, "feed list", done)

    @feed.command(name=text_of("feed.status_name"), description=text_of("feed.status_description"))
    @app_commands.rename(feed=text_of("feed.feed_name"))
    @app_commands.describe(feed=text_of("feed.which"))
    async def status(self, interaction: discord.Interaction[Any], feed: Which | None = None) -> None:
        """Show how feeds go."""

        async def done(feeds: FeedKeeper, guild: str, asker: Asker) -> None:
            states = await _wanted(feeds, guild, feed)
            await _show(interaction, status_text(states, feeds.now, asker.language))

        await self._attend(interaction, "feed status", done)

    @feed.command(name=text_of("feed.refresh_name"), description=text_of("feed.refresh_description"))
    @app_commands.rename(feed=text_of("feed.feed_name"))
    @app_commands.describe(feed=text_of("feed.which"))
    async def refresh(self, interaction: discord.Interaction[Any], feed: Which | None = None) -> None:
        """Ask feeds now."""

        async def done(feeds: FeedKeeper, guild: str, asker: Asker) -> None:
            states = await _wanted(feeds, guild, feed)
            await interaction.response.defer(thinking=True, ephemeral=True)
            text = say("feed.none", asker.language)
            if states:
                try:
                    asking = feeds.refresh(guild, [one.url for one, _ in states])
                    text = refreshed_text(await asyncio.wait_for(asking, _PATIENCE_S), asker.language)
                except TimeoutError:
                    # The feeds are asked all the same.
                    text = say("feed.refreshing", asker.language)
            await interaction.followup.send(view=_text(text), ephemeral=True)

        await self._attend(interaction, "feed refresh", done, counts=True)

    @add.autocomplete("zone")
    async def complete_zone(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """Zones that a text is the beginning of."""
        return await zone_choices(interaction, current, "feed.no_zone") if is_owner(interaction) else []

    @remove.autocomplete("feed")
    @status.autocomplete("feed")
    @refresh.autocomplete("feed")
    async def complete_feed(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """The server's own feeds; to those who may manage it, and nobody else."""
        if not self._bot.servers or not is_owner(interaction):
            return []
        typed = current.strip().casefold()
        known = await self._bot.servers.feeds.states(str(interaction.guild_id))
        found = [one for one in known if typed in f"{label_of(*one)} {one[0].url}".casefold()]
        return [app_commands.Choice(name=_choice(one), value=one[0].key) for one in found[:MAX_CHOICES]]

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Make up for what happened while the bot was away."""
        servers, desk = self._bot.servers, self._bot.service.desk
        if servers and not self._bot.only_looks:
            # First who has feeds: a server that the bot is added to meanwhile is not taken for one that it left.
            own = [guild for guild in await desk.small(servers.shelf.guilds) if self._bot.own_shards.has(guild)]
            there = {str(guild.id) for guild in self._bot.guilds}
            await desk.write(lambda: servers.departures.settle(there, own, datetime.now(UTC)))

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """The bot was added to a server, perhaps again."""
        if servers := self._bot.servers:
            await self._bot.service.desk.write(lambda: servers.departures.came(str(guild.id)))

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The bot was removed from a server: nobody is at its feeds from now on."""
        if servers := self._bot.servers:
            servers.shelf.shut(str(guild.id))
            await self._bot.service.desk.write(lambda: servers.departures.left(str(guild.id), datetime.now(UTC)))

    async def _attend(
        self, interaction: discord.Interaction[Any], name: str, done: Done, *, counts: bool = False
    ) -> None:
        async def work() -> None:
            guild = owned_guild(interaction)
            if self._bot.servers is None:
                raise FeedsOffError
            await done(self._bot.servers.feeds, guild, await asker_of(interaction, self._bot.service))

        await self._bot.attendant.interaction(interaction, name, work, counts=counts)


async def _wanted(feeds: FeedKeeper, guild: str, typed: str | None) -> list[State]:
    return [await feeds.chosen(guild, typed)] if typed else await feeds.states(guild)


async def _show(interaction: discord.Interaction[Any], text: str) -> None:
    await interaction.response.send_message(view=_text(text), ephemeral=True)


def _text(text: str) -> discord.ui.LayoutView:
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.TextDisplay(text))
    return view


def _choice(state: State) -> str:
    label, url = one_line(label_of(*state)), one_line(state[0].url)
    return (label if label == url else f"{label} – {url}")[:_LONGEST_CHOICE] or "…"
