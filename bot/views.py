"""Buttons under an answer that needs more than one message's room."""

from collections.abc import Sequence
from typing import Any

import discord

_TIMEOUT_S = 600.0


class Pages(discord.ui.View):
    """Turns the pages of an answer; only the asker may.

    Args:
        pages: embeds of each page.
        asker_id: whose answer it is.

    Attributes:
        message: the message that shows it, set once it is sent.
    """

    def __init__(self, pages: Sequence[list[discord.Embed]], *, asker_id: int) -> None:
        super().__init__(timeout=_TIMEOUT_S)
        self._pages = pages
        self._asker_id = asker_id
        self._place = 0
        self.message: discord.WebhookMessage | None = None
        self._mark()

    async def interaction_check(self, interaction: discord.Interaction) -> bool:
        """Let the asker turn pages and tell others why they cannot."""
        if interaction.user.id == self._asker_id:
            return True
        await interaction.response.send_message("Only the person who asked can turn these pages.", ephemeral=True)
        return False

    async def on_timeout(self) -> None:
        """Take the buttons away when nobody turns pages any more."""
        if self.message:
            await self.message.edit(view=None)

    @discord.ui.button(label="◀", style=discord.ButtonStyle.secondary)
    async def back(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        """Show the page before."""
        await self._show(interaction, self._place - 1)

    @discord.ui.button(label="▶", style=discord.ButtonStyle.secondary)
    async def forward(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        """Show the next page."""
        await self._show(interaction, self._place + 1)

    async def _show(self, interaction: discord.Interaction, place: int) -> None:
        self._place = min(max(place, 0), len(self._pages) - 1)
        self._mark()
        await interaction.response.edit_message(embeds=self._pages[self._place], view=self)

    def _mark(self) -> None:
        self.back.disabled = self._place == 0
        self.forward.disabled = self._place == len(self._pages) - 1
