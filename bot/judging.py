"""Verdicts on answers: one a person, the last of which counts."""

from datetime import UTC, datetime
from typing import Any

import discord

from bot.askers import asker_of
from bot.asking.service import Service
from bot.asking.verdict import Verdict, Why, verdict_of
from bot.components.why import why_form
from bot.texts.catalogue import say


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
        await self._kept(interaction, answer_id, None, is_good=True)

    async def bad(self, interaction: discord.Interaction[Any], answer_id: str) -> None:
        """Somebody did not: that counts at once, and they are asked why.

        Args:
            interaction: the press, not answered yet.
            answer_id: of the answer.
        """
        shown, given = await self._service.recall(answer_id)
        asker = await asker_of(interaction, self._service)
        # Discord takes a form within three seconds only, and a write may wait for another one.
        await interaction.response.send_modal(why_form(answer_id, given, asker.language))
        await self._put(shown.id, shown.guild, asker.user, verdict_of(given, datetime.now(UTC)))

    async def told(self, interaction: discord.Interaction[Any], answer_id: str, why: Why) -> None:
        """Somebody told what was wrong.

        Args:
            interaction: the form that they sent, not answered yet.
            answer_id: of the answer.
            why: what was wrong.
        """
        await self._kept(interaction, answer_id, why, is_good=False)

    async def _kept(
        self, interaction: discord.Interaction[Any], answer_id: str, why: Why | None, *, is_good: bool
    ) -> None:
        shown, given = await self._service.recall(answer_id)
        asker = await asker_of(interaction, self._service)
        await interaction.response.defer(thinking=True, ephemeral=True)
        verdict = verdict_of(given, datetime.now(UTC), why, is_good=is_good)
        await self._put(shown.id, shown.guild, asker.user, verdict)
        await interaction.followup.send(say("browse.verdict_thanks", asker.language), ephemeral=True)

    async def _put(self, answer_id: str, guild: str, person: str, verdict: Verdict) -> None:
        content = verdict.model_dump_json(exclude_defaults=True)
        feedback = self._service.retriever.feedback
        await self._service.desk.write(
            lambda: feedback.put(shown=answer_id, person=person, guild=guild, made=verdict.made, content=content)
        )
