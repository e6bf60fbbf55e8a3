"""Stopping a watch: a button under what it told, and a menu in the list."""

import re
from typing import TYPE_CHECKING, Any, Self, cast

import discord

from bot.asking.watches import stop
from bot.handlers.askers import asker_of
from bot.render.pieces import name
from bot.texts.catalogue import say

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot

_Button = discord.ui.Button[Any]
_Menu = discord.ui.Select[Any]
_CLAIM = re.compile(r"or:unwatch:\d{1,18}:(\d{1,18})")


def claim_of(message: discord.Message) -> int | None:
    """The number of the statement that a message tells for a watch; None where it tells none."""
    view = discord.ui.LayoutView.from_message(message)
    ids = (getattr(item, "custom_id", None) for item in view.walk_children())
    return next((int(match[1]) for one in ids if one and (match := _CLAIM.fullmatch(one))), None)


class UnwatchButton(discord.ui.DynamicItem[_Button], template=r"or:unwatch:(?P<watch>\d{1,18}):(?P<claim>\d{1,18})"):
    """Stops the watch for which a message was posted.

    Args:
        item: the button.
        watch: the number of the watch.
        claim: the number of what the message tells.
    """

    def __init__(self, item: _Button, watch: int, claim: int) -> None:
        item.custom_id = f"or:unwatch:{watch}:{claim}"
        super().__init__(item)
        self._watch = watch

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """One that somebody pressed."""
        del interaction
        return cls(cast("_Button", item), int(match["watch"]), int(match["claim"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Stop it, if whoever pressed may."""
        await _stop(interaction, self._watch)


class UnwatchMenu(discord.ui.DynamicItem[_Menu], template=r"or:unwatch-one"):
    """Stops the watch that is chosen.

    Args:
        item: the menu; its values are numbers of watches.
    """

    def __init__(self, item: _Menu) -> None:
        item.custom_id = "or:unwatch-one"
        super().__init__(item)

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """One in which somebody chose."""
        del interaction, match
        return cls(cast("_Menu", item))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Stop it, if whoever chose may."""
        chosen = self.item.values[0]
        # Discord sends what stood in the menu; anything else is no watch.
        await _stop(interaction, int(chosen) if chosen.isascii() and chosen.isdigit() else 0)


async def _stop(interaction: discord.Interaction[Any], watch_id: int) -> None:
    bot: OnRecordBot = interaction.client

    async def work() -> None:
        asker = await asker_of(interaction, bot.service)
        may_manage = bool(interaction.guild_id) and interaction.permissions.manage_messages
        watch = await bot.service.desk.write(
            lambda: stop(bot.service.retriever, watch_id, asker, may_manage=may_manage)
        )
        text = say("watch.stopped", asker.language, name=name(watch.written or watch.speaker))
        await interaction.response.send_message(text, ephemeral=True)

    await bot.attendant.interaction(interaction, "unwatch", work, counts=False)
