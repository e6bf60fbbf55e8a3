"""The menu of sources: the same question, asked of those that are chosen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import discord

from bot.components.custom_ids import template
from bot.components.pressed import Pressed, Select
from bot.render.clipping import clip
from bot.render.escape import one_line
from bot.texts.catalogue import say
from retrieval.language import Language
from retrieval.types import SourceInfo

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot

ALL, _SIGN = "*", "@"
OWN = "own"
"""What tells a menu that was opened for one person alone from one under the answer itself, as there were before."""

_LONGEST = 100


class OutletsMenu(Pressed, discord.ui.DynamicItem[Select], template=template("outlets", rf"(?:{OWN})?")):
    """Asks the same of some sources; its values are these."""

    action = "outlets"
    counts = True

    async def pressed(self, interaction: discord.Interaction[Any], bot: "OnRecordBot") -> None:
        """Ask it: in place for the asker; anybody else gets an answer of their own."""
        await bot.choosing.show(interaction, self.answer, self.item.values, is_apart=self.arg == OWN)


def outlets_menu(
    offered: Sequence[SourceInfo], chosen: Sequence[str], answer_id: str, language: Language
) -> OutletsMenu:
    """The menu for an answer, for one person alone.

    Args:
        offered: sources to choose between.
        chosen: handles of those that were asked.
        answer_id: under which the answer is kept.
        language: of whoever chooses.
    """
    every = discord.SelectOption(label=say("browse.all_outlets", language), value=ALL)
    options = [every, *(_option(one, chosen) for one in offered)]
    menu = discord.ui.Select[Any](
        placeholder=say("browse.choose_outlets", language), options=options, max_values=len(options)
    )
    return OutletsMenu(menu, answer_id, OWN)


def chosen_of(values: Sequence[str], before: Sequence[str]) -> tuple[str, ...]:
    """The handles that somebody chose; none for all sources.

    What was chosen before is chosen still, unless it was taken out: *all* beside others means whichever is new.

    Args:
        values: of the menu.
        before: the handles that were chosen before.

    >>> chosen_of(["*", "@mihon"], []), chosen_of(["*", "@mihon"], ["mihon"]), chosen_of(["@mihon"], ["mihon"])
    (('mihon',), (), ('mihon',))
    """
    handles = tuple(one.removeprefix(_SIGN) for one in values if one != ALL)
    return () if ALL in values and before else handles


def _option(source: SourceInfo, chosen: Sequence[str]) -> discord.SelectOption:
    return discord.SelectOption(
        label=clip(one_line(source.source), _LONGEST) or "–",
        description=clip(one_line(f"@{source.handle}"), _LONGEST),
        value=f"{_SIGN}{source.handle}",
        default=source.handle in chosen,
    )
