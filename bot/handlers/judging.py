"""Verdicts on answers: one a person, the last of which counts."""

from datetime import UTC, datetime
from typing import Any

import discord

from bot.asking.given import Given
from bot.asking.service import Service
from bot.asking.verdict import Why, feedback_of
from bot.components.why import why_form
from bot.handlers.askers import asker_of
from bot.texts.catalogue import say
from retrieval.types.shown import ShownAnswer


class Judging:
    """Takes verdicts.

    Args:
        service: keeps them.
    """

    def __init__(self, service: Service) -> None:
        self._service = service

    async def good(self, interaction: discord.Interaction[Any], answer_id: str) -> None:
        """Somebody found what they asked for.

        Args:
            interaction: the press, not answered yet.
            answer_id: of the answer.
        """
        await self._kept(interaction, answer_id, None)

    async def bad(self, interaction: discord.Interaction[Any], answer_id: str) -> None:
        """Somebody did not: that counts at once, and they are asked why.

        Args:
            interaction: the press, not answered yet.
            answer_id: of the answer.
        """
        shown, given = await self._service.recall(answer_id, str(interaction.guild_id or ""))
        asker = await asker_of(interaction, self._service)
        # Discord takes a form within three seconds only, and a write may wait for another one.
        await interaction.response.send_modal(why_form(answer_id, given, asker.language))
        await self._put(shown, given, asker.user, Why())

    async def told(self, interaction: discord.Interaction[Any], answer_id: str, why: Why) -> None:
        """Somebody told what was wrong.

        Args:
            interaction: the form that they sent, not answered yet.
            answer_id: of the answer.
            why: what was wrong.
        """
        await self._kept(interaction, answer_id, why)

    async def _kept(self, interaction: discord.Interaction[Any], answer_id: str, why: Why | None) -> None:
        shown, given = await self._service.recall(answer_id, str(interaction.guild_id or ""))
        asker = await asker_of(interaction, self._service)
        await interaction.response.defer(thinking=True, ephemeral=True)
        await self._put(shown, given, asker.user, why)
        await interaction.followup.send(say("browse.verdict_thanks", asker.language), ephemeral=True)

    async def _put(self, shown: ShownAnswer, given: Given, person: str, why: Why | None) -> None:
        service, made = self._service, datetime.now(UTC)

        def put() -> None:
            content = feedback_of(service.reader(shown.guild), given, shown.guild, made, why).model_dump_json()
            service.retriever.feedback.put(shown=shown.id, person=person, guild=shown.guild, made=made, content=content)

        await service.desk.write(put)
