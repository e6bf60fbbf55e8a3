"""Choosing sources: a menu for whoever wants other sources, and the same question asked of those."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord

from bot.asking.given import Given
from bot.asking.outlets import handles_of, outlets
from bot.asking.request import Request
from bot.asking.service import Asker, Service
from bot.components.outlets import chosen_of, outlets_menu
from bot.handlers.answering import Answers
from bot.handlers.askers import asker_of
from bot.texts.catalogue import say
from retrieval.types import SourceInfo
from retrieval.types.shown import ShownAnswer

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot

_log = logging.getLogger(__name__)


class Choosing:
    """Offers sources and asks those that are chosen.

    Args:
        bot: whose messages the answers are.
        service: answers.
        answers: shows what it answers.
    """

    def __init__(self, bot: "OnRecordBot", service: Service, answers: Answers) -> None:
        self._bot = bot
        self._service = service
        self._answers = answers

    async def offer(self, interaction: discord.Interaction[Any], answer_id: str) -> None:
        """Open the menu of sources for whoever presses alone.

        Args:
            interaction: the press, not answered yet.
            answer_id: of the answer.
        """
        shown, given = await self._service.recall(answer_id, str(interaction.guild_id or ""))
        asker = await asker_of(interaction, self._service)
        offered, chosen = await self._service.desk.small(lambda: self._offered(shown.guild, given))
        view = discord.ui.LayoutView(timeout=None)
        view.add_item(discord.ui.TextDisplay(say("browse.outlets_why", asker.language)))
        view.add_item(discord.ui.ActionRow(outlets_menu(offered, chosen, answer_id, asker.language)))
        await interaction.response.send_message(view=view, ephemeral=True)

    async def show(
        self, interaction: discord.Interaction[Any], answer_id: str, values: Sequence[str], *, is_apart: bool
    ) -> None:
        """Ask the same of other sources: in its place for its asker, as a message of their own for anybody else.

        Args:
            interaction: the choice, not answered yet.
            answer_id: of the answer.
            values: of the menu of sources.
            is_apart: whether the menu stands in a message for that person alone, and not under the answer.
        """
        shown, given = await self._service.recall(answer_id, str(interaction.guild_id or ""))
        request = given.request.model_copy(update={"sources": chosen_of(values, _before(given))})
        if not is_apart:
            await self._answers.show_request(interaction, shown, request)
            return
        asker = await asker_of(interaction, self._service)
        await interaction.response.defer()
        if asker.user == shown.asker and shown.message and await self._changed(shown, request, asker):
            await interaction.delete_original_response()
        else:
            # The menu becomes the answer.
            await interaction.edit_original_response(view=await self._answers.own_copy(asker, shown, request))

    async def _changed(self, shown: ShownAnswer, request: Request, asker: Asker) -> bool:
        """Change the answer where everyone sees it; false where the bot cannot reach its message."""
        there = replace(asker, guild=shown.guild, channel=shown.channel)
        laid = await self._answers.laid(request, shown.guild, 0, shown.id, there)
        message = self._bot.get_partial_messageable(int(shown.channel)).get_partial_message(int(shown.message))

        async def edit() -> None:
            await message.edit(view=laid.view)

        try:
            await self._answers.change(shown, laid, edit)
        except (discord.Forbidden, discord.NotFound) as error:
            _log.info("An answer in channel %s cannot be changed (%s).", shown.channel, error.text)
            return False
        return True

    def _offered(self, guild: str, given: Given) -> tuple[tuple[SourceInfo, ...], tuple[str, ...]]:
        reader = self._service.reader(guild)
        sources = reader.sources()
        chosen = handles_of(_before(given), sources)
        carriers = [item.handle for hit in given.hits if (item := reader.item(hit.item))]
        return outlets(sources, chosen, carriers), chosen


def _before(given: Given) -> Sequence[str]:
    """The sources that were asked before."""
    return given.request.sources or (given.query.sources if given.query else ())
