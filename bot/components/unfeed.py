"""What is done with a feed that is to be removed: buttons that ask what becomes of its items."""

from typing import TYPE_CHECKING, Any

import discord

from bot.components.custom_ids import template
from bot.components.pressed import Button, Pressed
from bot.handlers.askers import asker_of
from bot.handlers.owners import owned_guild
from bot.render.pieces import name
from bot.texts.catalogue import say
from retrieval.language import Language

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot

_STYLES = {
    "keep": discord.ButtonStyle.primary,
    "delete": discord.ButtonStyle.danger,
    "cancel": discord.ButtonStyle.secondary,
}


class UnfeedButton(Pressed, discord.ui.DynamicItem[Button], template=template("unfeed", "keep|delete|cancel")):
    """Removes a feed, named by its key where others name an answer; its argument says what becomes of its items."""

    action = "unfeed"

    async def pressed(self, interaction: discord.Interaction[Any], bot: "OnRecordBot") -> None:
        """Do what it says, and say so in the place of the question."""
        guild = owned_guild(interaction)
        asker = await asker_of(interaction, bot.service)
        await interaction.response.defer()
        text = say("feed.cancelled", asker.language)
        if self.arg != "cancel" and bot.servers:
            removed = await bot.servers.feeds.remove(guild, self.answer, with_items=self.arg == "delete")
            key = {"keep": "feed.kept", "delete": "feed.deleted"}[self.arg] if removed else "feed.already_removed"
            text = say(key, asker.language, name=name(removed.name or removed.url) if removed else "")
        view = discord.ui.LayoutView(timeout=None)
        view.add_item(discord.ui.TextDisplay(text))
        await interaction.edit_original_response(view=view)


def unfeed_question(text: str, key: str, language: Language) -> discord.ui.LayoutView:
    """The question with its buttons.

    Args:
        text: the question.
        key: of the feed.
        language: of whoever is asked.
    """
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.TextDisplay(text))
    made = (
        UnfeedButton(discord.ui.Button(label=say(f"feed.{arg}", language), style=style), key, arg)
        for arg, style in _STYLES.items()
    )
    view.add_item(discord.ui.ActionRow(*made))
    return view
