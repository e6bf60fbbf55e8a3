"""What may be asked instead: a button for each of an answer's suggestions."""

from typing import TYPE_CHECKING, Any

import discord

from bot.components.custom_ids import template
from bot.components.pressed import Button, Pressed
from retrieval.types import Suggestion

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot


class StepButton(Pressed, discord.ui.DynamicItem[Button], template=template("step", r"\d")):
    """Asks one of the suggestions; its argument is which."""

    action = "step"
    counts = True

    async def pressed(self, interaction: discord.Interaction[Any], bot: "OnRecordBot") -> None:
        """Ask it; the answer is a message of its own."""
        await bot.answers.follow_step(interaction, self.answer, int(self.arg))


def step_label(step: Suggestion) -> str:
    """What stands on a button or in a menu for a suggestion: it begins with a capital, unless it is a name.

    Args:
        step: the suggestion.

    >>> step_label(Suggestion(label="at any time (3)", question="q", drops=("days",)))
    'At any time (3)'
    """
    return step.label if step.label in step.speakers else f"{step.label[:1].upper()}{step.label[1:]}"
