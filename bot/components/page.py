"""◀ and ▶: other pages of an answer."""

from typing import TYPE_CHECKING, Any

import discord

from bot.components.custom_ids import template
from bot.components.pressed import Button, Pressed

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot


class PageButton(Pressed, discord.ui.DynamicItem[Button], template=template("page", r"\d{1,6}")):
    """Shows another page; its argument is how many hits stand before it."""

    action = "page"
    counts = True

    async def pressed(self, interaction: discord.Interaction[Any], bot: "OnRecordBot") -> None:
        """Turn the page in place for the asker; anybody else gets that page for themselves."""
        await bot.answers.show_page(interaction, self.answer, int(self.arg))
