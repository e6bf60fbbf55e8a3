"""Buttons under an answer: pages that need more than one message's room, and what may be asked next."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import discord

from bot.render.escape import one_line
from retrieval.types import Suggestion

_TIMEOUT_S = 600.0
_MAX_STEPS = 5
_MAX_LABEL = 80

Follow = Callable[[discord.Interaction, Suggestion], Awaitable[None]]
"""Asks what a button stands for."""


class AnswerView(discord.ui.View):
    """Turns the pages of an answer and asks what may be meant instead; only the asker may.

    Args:
        pages: embeds of each page; buttons to turn them stand there for two or more.
        asker_id: whose answer it is.
        suggestions: what may be asked next, a button each.
        follow: asks one of them.

    Attributes:
        message: the message that shows it, set once it is sent.
    """

    def __init__(
        self,
        pages: Sequence[list[discord.Embed]],
        *,
        asker_id: int,
        suggestions: Sequence[Suggestion] = (),
        follow: Follow,
    ) -> None:
        super().__init__(timeout=_TIMEOUT_S)
        self._pages = pages
        self._asker_id = asker_id
        self._place = 0
        self.message: discord.WebhookMessage | None = None
        self._mark()
        if len(pages) < 2:
            self.remove_item(self.back)
            self.remove_item(self.forward)
        for suggestion in suggestions[:_MAX_STEPS]:
            self.add_item(_StepButton(suggestion, follow))

    async def interaction_check(self, interaction: discord.Interaction) -> bool:
        """Let the asker use the buttons and tell others why they cannot."""
        if interaction.user.id == self._asker_id:
            return True
        await interaction.response.send_message("Only the person who asked can use these buttons.", ephemeral=True)
        return False

    async def on_timeout(self) -> None:
        """Take the buttons away when nobody uses them any more."""
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
        self.forward.disabled = self._place >= len(self._pages) - 1


class _StepButton(discord.ui.Button[AnswerView]):
    """Asks one thing that may be meant instead."""

    def __init__(self, suggestion: Suggestion, follow: Follow) -> None:
        label = one_line(suggestion.label)[:_MAX_LABEL]
        super().__init__(label=label or "…", style=discord.ButtonStyle.primary)
        self._step = suggestion
        self._follow = follow

    async def callback(self, interaction: discord.Interaction) -> None:
        """Ask it."""
        await self._follow(interaction, self._step)
