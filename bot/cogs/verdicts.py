"""What was wrong with an answer, as somebody sends it."""

from typing import TYPE_CHECKING, Any

import discord
from discord.ext import commands

from bot.components.why import sent_answer, sent_why

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot


class VerdictsCog(commands.Cog):
    """Takes the forms that ``bot.components.why`` makes, also those that were opened before a restart.

    Args:
        bot: whose they are.
    """

    def __init__(self, bot: "OnRecordBot") -> None:
        self._bot = bot

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Keep what a form says."""
        data: dict[str, Any] = dict(interaction.data or {})
        if interaction.type is not discord.InteractionType.modal_submit or not (answer_id := sent_answer(data)):
            return

        async def work() -> None:
            await self._bot.judging.told(interaction, answer_id, sent_why(data))

        await self._bot.attendant.interaction(interaction, "why", work, counts=False)
