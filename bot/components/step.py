"""What may be asked instead: a button for each of an answer's suggestions."""

from typing import TYPE_CHECKING, Any

import discord

from bot.components.custom_ids import template
from bot.components.pressed import Button, Pressed

if TYPE_CHECKING:
    from bot.client import OnRecordBot


class StepButton(Pressed, discord.ui.DynamicItem[Button], template=template("step", r"\d")):
    """Asks one of the suggestions; its argument is which."""

    action = "step"
    counts = True

    async def pressed(self, interaction: discord.Interaction[Any], bot: "OnRecordBot") -> None:
        """Ask it; the answer is a message of its own."""
        await bot.answers.follow_step(interaction, self.answer, int(self.arg))
