"""*All 23 in a thread*: the hits that one compact message does not hold."""

from typing import TYPE_CHECKING, Any

import discord

from bot.components.custom_ids import template
from bot.components.pressed import Button, Pressed

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot


class ThreadButton(Pressed, discord.ui.DynamicItem[Button], template=template("thread")):
    """Opens a thread at the answer and posts the other hits there."""

    action = "thread"
    counts = True

    async def pressed(self, interaction: discord.Interaction[Any], bot: "OnRecordBot") -> None:
        """Open it, once; who presses again is led there."""
        await bot.threads.open(interaction, self.answer)
