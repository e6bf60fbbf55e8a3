"""The menu of sources: the same question, asked of those that are chosen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import discord

from bot.asking.page import Page
from bot.components.custom_ids import template
from bot.components.pressed import Pressed, Select
from bot.render.clipping import clip
from bot.render.escape import one_line
from bot.texts.catalogue import say
from retrieval.types import SourceInfo

if TYPE_CHECKING:
    from bot.client import OnRecordBot

ALL, _SIGN = "*", "@"
_LONGEST = 100


class OutletsMenu(Pressed, discord.ui.DynamicItem[Select], template=template("outlets")):
    """Asks the same of some sources; its values are these."""

    action = "outlets"
    counts = True

    async def pressed(self, interaction: discord.Interaction[Any], bot: "OnRecordBot") -> None:
        """Ask it: in place for the asker; anybody else gets an answer of their own."""
        await bot.answers.show_of_sources(interaction, self.answer, self.item.values)


def outlets_menu(page: Page, answer_id: str) -> OutletsMenu | None:
    """The menu for a page; None where there is nothing to choose between.

    Args:
        page: what is shown.
        answer_id: under which it is kept.
    """
    if page.request.kind not in {"ask", "find", "latest"} or not page.outlets:
        return None
    language, count = page.request.language, len(page.chosen)
    text = say("browse.outlets_chosen", language, count=count) if count else say("browse.outlets", language)
    every = discord.SelectOption(label=say("browse.all_outlets", language), value=ALL, default=not page.chosen)
    options = [every, *(_option(one, page.chosen) for one in page.outlets)]
    return OutletsMenu(discord.ui.Select(placeholder=text, options=options, max_values=len(options)), answer_id)


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
