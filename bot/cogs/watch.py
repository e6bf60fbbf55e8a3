"""``/watch`` and ``/watches``."""

import asyncio
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.asking.service import Asker
from bot.asking.watches import Wanted, WatchError, begin, seen_by
from bot.cogs.ask import Name, speaker_choices
from bot.components.unwatch import UnwatchMenu
from bot.handlers.askers import asker_of
from bot.handlers.watching import Watching
from bot.render.escape import escape, one_line
from bot.render.pieces import name
from bot.texts.catalogue import say
from bot.texts.translator import text_of
from retrieval.types.watching import Watch

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot

_LONGEST_LABEL = 100
_MOST_SHOWN = 25

Topic = app_commands.Range[str, 1, 200]


class WatchCog(commands.Cog):
    """New statements by somebody, told in a channel.

    Args:
        bot: whose commands they are.
    """

    def __init__(self, bot: "OnRecordBot") -> None:
        self._bot = bot
        # Whoever counts listens.
        self.watching = Watching(bot, bot.service, told=lambda watch: bot.dispatch("watch_posted", watch))
        self._task: asyncio.Task[None] | None = None

    async def cog_load(self) -> None:
        """Look for what is new from now on."""
        self._task = asyncio.create_task(self.watching.run())

    async def cog_unload(self) -> None:
        """Look no more."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    @app_commands.command(name=text_of("watch.name"), description=text_of("watch.description"))
    @app_commands.rename(
        speaker=text_of("watch.speaker_name"), topic=text_of("watch.topic_name"), role=text_of("watch.role_name")
    )
    @app_commands.describe(speaker=text_of("watch.speaker"), topic=text_of("watch.topic"), role=text_of("watch.role"))
    async def watch(
        self,
        interaction: discord.Interaction[Any],
        speaker: Name,
        topic: Topic | None = None,
        role: discord.Role | None = None,
    ) -> None:
        """Begin a watch."""

        async def work() -> None:
            asker = await asker_of(interaction, self._bot.service)
            wanted = await self._wanted(interaction, asker, speaker.strip(), (topic or "").strip(), role)
            await interaction.response.defer(thinking=True, ephemeral=True)
            service = self._bot.service
            watch, is_known = await service.desk.write(
                lambda: begin(service.retriever, service.reader(wanted.guild), asker, wanted)
            )
            lines = [_begun(watch, asker), *([] if is_known else [say("watch.unknown", asker.language)])]
            await interaction.followup.send("\n".join(lines), ephemeral=True)

        await self._bot.attendant.interaction(interaction, "watch", work)

    @watch.autocomplete("speaker")
    async def complete_speaker(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """People whom a text is the beginning of."""
        return await speaker_choices(self._bot.service, interaction, current)

    @app_commands.command(name=text_of("watch.list_name"), description=text_of("watch.list_description"))
    async def watches(self, interaction: discord.Interaction[Any]) -> None:
        """List watches, with a menu to stop one."""

        async def work() -> None:
            service = self._bot.service
            asker = await asker_of(interaction, service)
            may_manage = bool(interaction.guild_id) and interaction.permissions.manage_messages
            found = await service.desk.small(lambda: seen_by(service.retriever, asker, may_manage=may_manage))
            await interaction.response.send_message(view=_listed(found, asker), ephemeral=True)

        await self._bot.attendant.interaction(interaction, "watches", work, counts=False)

    async def _wanted(
        self,
        interaction: discord.Interaction[Any],
        asker: Asker,
        speaker: str,
        topic: str,
        role: discord.Role | None,
    ) -> Wanted:
        """What is wanted and where, checked as far as Discord goes.

        Raises:
            WatchError: the bot, or whoever asks, may not write there, or that role may not be pinged.
        """
        # Where the bot is no member of the server it cannot write there by itself.
        if interaction.guild_id is None or not interaction.is_guild_integration():
            try:
                alone = await interaction.user.create_dm()
            except discord.HTTPException:
                raise WatchError("watch.no_dm") from None
            return Wanted(speaker, str(alone.id), topic=topic)
        in_thread = isinstance(interaction.channel, discord.Thread)
        if not _may_write(interaction.app_permissions, in_thread=in_thread):
            raise WatchError("watch.no_permission")
        # Nobody makes the bot write where they, or the server's owners, do not want it to.
        if not (asker.is_allowed and _may_write(interaction.permissions, in_thread=in_thread)):
            raise WatchError("watch.not_here")
        if role and not _may_ping(interaction, role):
            raise WatchError("watch.no_role")
        return Wanted(
            speaker,
            str(interaction.channel_id),
            str(interaction.guild_id),
            topic,
            str(role.id) if role else "",
        )


def _may_write(may: discord.Permissions, *, in_thread: bool) -> bool:
    return may.view_channel and (may.send_messages_in_threads if in_thread else may.send_messages)


def _may_ping(interaction: discord.Interaction[Any], role: discord.Role) -> bool:
    """Whether a role may be pinged by the bot, and by whoever asks it to."""
    if role.is_default():
        return False
    both = interaction.permissions.mention_everyone and interaction.app_permissions.mention_everyone
    return role.mentionable or both


def _begun(watch: Watch, asker: Asker) -> str:
    where = say("watch.here" if watch.guild else "watch.alone", asker.language)
    if watch.topic:
        return say("watch.begun_about", asker.language, name=name(watch.written), topic=name(watch.topic), where=where)
    return say("watch.begun", asker.language, name=name(watch.written), where=where)


def _listed(watches: list[Watch], asker: Asker) -> discord.ui.LayoutView:
    view = discord.ui.LayoutView(timeout=None)
    if not watches:
        view.add_item(discord.ui.TextDisplay(say("watch.none", asker.language)))
        return view
    shown = watches[:_MOST_SHOWN]
    lines = [f"- {_line(one, asker, markup=True)}" for one in shown]
    title = f"**{say('watch.title', asker.language)}**"
    view.add_item(discord.ui.Container(discord.ui.TextDisplay("\n".join([title, *lines])[:3_500])))
    menu: discord.ui.Select[Any] = discord.ui.Select(placeholder=say("watch.stop", asker.language))
    for one in shown:
        menu.add_option(label=_line(one, asker, markup=False)[:_LONGEST_LABEL], value=str(one.id))
    view.add_item(discord.ui.ActionRow(UnwatchMenu(menu)))
    return view


def _line(watch: Watch, asker: Asker, *, markup: bool) -> str:
    """A watch in one line, in markup or as it stands in a menu, which shows none."""
    safe = name if markup else one_line
    where = say("watch.alone", asker.language)
    if watch.guild:
        where = f"<#{watch.channel}>" if markup else say("watch.here", asker.language)
        if not markup and watch.channel != asker.channel:
            where = f"#{watch.channel}"
    day = escape(watch.made.date().isoformat()) if markup else watch.made.date().isoformat()
    if watch.role and markup:
        # Shown by its name; nothing that only one person sees pings anyone.
        where = f"{where} (<@&{watch.role}>)"
    values = {"name": safe(watch.written or watch.speaker), "where": where, "day": day}
    if watch.topic:
        return say("watch.line_about", asker.language, topic=safe(watch.topic), **values)
    return say("watch.line", asker.language, **values)
