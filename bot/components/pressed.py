"""What all buttons and menus share: they are found again after a restart, and whoever presses one gets an answer."""

import re
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

import discord

from bot.components.custom_ids import custom_id

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot

Button = discord.ui.Button[Any]
Select = discord.ui.Select[Any]
Channels = discord.ui.ChannelSelect[Any]


class Pressed:
    """A button or a menu under an answer; goes before ``discord.ui.DynamicItem`` among the bases.

    Attributes:
        action: what it does; stands in its custom id and in the log.
        counts: whether pressing it counts against the cooldowns.
        answer: the id of the answer it stands under.
        arg: with what.
    """

    action: ClassVar[str]
    counts: ClassVar[bool] = False
    answer: str
    arg: str

    def __init__(self, item: Button | Select | Channels, answer: str, arg: str | int = "") -> None:
        item.custom_id = custom_id(self.action, answer, arg)
        super().__init__(item)  # type: ignore[call-arg]
        self.answer, self.arg = answer, str(arg)

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """One that somebody pressed, as it stands in the message."""
        del interaction
        return cls(cast("Button", item), match["answer"], match["arg"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what it is for; whatever goes wrong, whoever pressed it is told."""
        bot: OnRecordBot = interaction.client

        async def work() -> None:
            await self.pressed(interaction, bot)

        await bot.attendant.interaction(interaction, self.action, work, counts=self.counts)

    async def pressed(self, interaction: discord.Interaction[Any], bot: "OnRecordBot") -> None:
        """What it is for.

        Args:
            interaction: the press, not answered yet.
            bot: whose button it is.
        """
        raise NotImplementedError
