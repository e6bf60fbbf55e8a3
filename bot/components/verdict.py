"""👍 and 👎: what people think of an answer."""

from typing import TYPE_CHECKING, Any

import discord

from bot.components.custom_ids import template
from bot.components.pressed import Button, Pressed

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot

GOOD, BAD = "1", "0"


class VerdictButton(Pressed, discord.ui.DynamicItem[Button], template=template("verdict", "[01]")):
    """Takes a verdict; its argument is which."""

    action = "verdict"

    async def pressed(self, interaction: discord.Interaction[Any], bot: "OnRecordBot") -> None:
        """Keep it, and ask why where it is a bad one."""
        await (bot.judging.good if self.arg == GOOD else bot.judging.bad)(interaction, self.answer)


def verdict_buttons(answer_id: str) -> tuple[VerdictButton, VerdictButton]:
    """Both of them.

    Args:
        answer_id: under which the answer is kept.
    """
    good, bad = (discord.ui.Button[Any](emoji=emoji) for emoji in ("👍", "👎"))
    return VerdictButton(good, answer_id, GOOD), VerdictButton(bad, answer_id, BAD)
