"""What can be done with a hit that was shown; always for the eyes of whoever does it alone."""

from dataclasses import replace
from typing import Any

import discord

from bot.asking.again import hit_again
from bot.asking.errors import ForgottenError
from bot.asking.given import ShownHit
from bot.asking.lists import value_of
from bot.asking.request import Request
from bot.asking.service import Asker, Service
from bot.handlers.answering import Answers
from bot.handlers.askers import asker_of
from bot.render.cards import around_card
from bot.render.citation import as_code, citation
from bot.render.pieces import Look
from bot.render.room import Room
from bot.texts.catalogue import say
from retrieval.types import Hit


class Browsing:
    """Goes on from a hit.

    Args:
        service: knows what was shown.
        answers: sends further answers.
    """

    def __init__(self, service: Service, answers: Answers) -> None:
        self._service = service
        self._answers = answers

    async def do(self, interaction: discord.Interaction[Any], answer_id: str, what: str, key: str) -> None:
        """Do one of the things that can be done with a hit.

        Args:
            interaction: the press, not answered yet.
            answer_id: of the answer that shows it.
            what: ``around``, ``copy``, ``more`` or ``timeline``.
            key: of the hit.

        Raises:
            ForgottenError: the answer is kept no more, or shows another page by now.
            ChangedError: the item is gone or was changed.
        """
        shown, given = await self._service.recall(answer_id, str(interaction.guild_id or ""))
        hit = next((one for one in given.hits if one.key == key), None)
        if hit is None:
            raise ForgottenError
        # What belongs to a server is looked for in its own feeds, wherever the message was taken.
        asker = replace(await asker_of(interaction, self._service), guild=shown.guild)
        if what in {"more", "timeline"}:
            await self._speaker(interaction, asker, hit, what)
            return
        found = await self._hit(shown.guild, hit)
        if what == "copy":
            await self._copy(interaction, asker, found)
        else:
            card = around_card(found, asker.language, room=Room(), look=Look(translator=self._service.translator))
            await interaction.response.send_message(view=_view(card), ephemeral=True)

    async def _hit(self, guild: str, hit: ShownHit) -> Hit:
        return await self._service.desk.small(lambda: hit_again(self._service.reader(guild), hit))

    async def _copy(self, interaction: discord.Interaction[Any], asker: Asker, hit: Hit) -> None:
        told = discord.ui.TextDisplay[Any](f"-# {say('browse.copied', asker.language)}")
        code = discord.ui.TextDisplay[Any](as_code(citation(hit), Room().without([told]).text))
        await interaction.response.send_message(view=_view(told, code), ephemeral=True)

    async def _speaker(self, interaction: discord.Interaction[Any], asker: Asker, hit: ShownHit, what: str) -> None:
        who = hit.who
        if who is None:
            raise ForgottenError
        value = await self._service.desk.small(lambda: value_of(self._service.reader(asker.guild), who))
        request: Request
        if what == "timeline":
            request = self._service.listing(asker, "timeline", speakers=(value,), private=True)
        else:
            question = say("browse.everything", asker.language, name=who.name)
            request = await self._service.request(asker, question, speakers=[value], private=True)
        await self._answers.answer_interaction(interaction, asker, request)


def _view(*items: discord.ui.Item[Any]) -> discord.ui.LayoutView:
    view = discord.ui.LayoutView(timeout=None)
    for item in items:
        view.add_item(item)
    return view
