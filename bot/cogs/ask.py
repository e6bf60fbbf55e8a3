"""``/ask``, ``/sources`` and ``/speakers``."""

import asyncio
import logging
import secrets
from collections.abc import Sequence
from concurrent.futures import Executor
from datetime import date, tzinfo
from typing import Any

import discord
from discord import app_commands

from bot.dates import parse_date
from bot.render.embeds import answer_embeds, plain_message, sources_message, speakers_message
from bot.render.escape import one_line
from bot.views import AnswerView
from retrieval import Answer, Choice, OnRecordError, Retriever, Suggestion
from retrieval.language import Language, detect_language

_log = logging.getLogger(__name__)

_MAX_CHOICES = 25
_TROUBLE: dict[Language, str] = {
    "en": "Something went wrong on our side (reference {reference}). Please try again.",
    "ja": "内部で問題が起きました（参照番号 {reference}）。もう一度お試しください。",
}


class AskCommands:
    """The commands of one retriever.

    Args:
        retriever: answers.
        workers: threads in which it does.
        limit: hits for each answer.
        zone: in which those who ask count days; None where it is not known, and days are those of each item's source.
    """

    def __init__(self, retriever: Retriever, workers: Executor, *, limit: int, zone: tzinfo | None = None) -> None:
        self._retriever = retriever
        self._workers = workers
        self._limit = limit
        self._zone = zone

    def commands(self) -> list[app_commands.Command[Any, ..., None]]:
        """The commands, to be put into a tree."""
        ask: app_commands.Command[Any, ..., None] = app_commands.Command(
            name="ask", description="Who said what, word for word, with source, date and link", callback=self._ask
        )
        ask.autocomplete("source")(self._complete_source)
        ask.autocomplete("speaker")(self._complete_speaker)
        sources: app_commands.Command[Any, ..., None] = app_commands.Command(
            name="sources", description="Which sources there are", callback=self._sources
        )
        speakers: app_commands.Command[Any, ..., None] = app_commands.Command(
            name="speakers", description="Who speaks, how often, and from when to when", callback=self._speakers
        )
        for command in (ask, sources, speakers):
            # discord.py hands a bound callback's object to the handler itself.
            command.error(AskCommands._failed)
        return [ask, sources, speakers]

    @app_commands.describe(
        question="For example: what did Waltz say?",
        source="Only this source",
        speaker="Only this person's words",
        since="First day, such as 2025-02-20",
        until="Last day, such as 2025-02-21",
    )
    async def _ask(
        self,
        interaction: discord.Interaction,
        question: app_commands.Range[str, 1, 1000],
        source: str | None = None,
        speaker: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> None:
        # Discord waits three seconds for a first sign; a search may take longer.
        await interaction.response.defer(thinking=True)
        try:
            filters = {
                "sources": [source] if source else None,
                "since": await self._day(since) if since else None,
                "until": await self._day(until) if until else None,
            }
            await self._answer(interaction, question, [speaker] if speaker else None, filters)
        except OnRecordError as error:
            await interaction.followup.send(plain_message(str(error)), ephemeral=True)

    async def _answer(
        self, interaction: discord.Interaction, question: str, speakers: list[str] | None, filters: dict[str, Any]
    ) -> None:
        """Ask, and send the answer with the buttons it needs."""
        answer: Answer = await self._off_loop(
            lambda: self._retriever.ask(question, speakers=speakers, limit=self._limit, zone=self._zone, **filters)
        )

        async def follow(pressed: discord.Interaction, step: Suggestion) -> None:
            await pressed.response.defer(thinking=True)
            try:
                asked = {"sources": step.sources or None, "since": step.since, "until": step.until}
                await self._answer(pressed, step.question, list(step.speakers) or None, asked)
            except OnRecordError as error:
                await pressed.followup.send(plain_message(str(error)), ephemeral=True)

        pages = answer_embeds(answer, detect_language(question)) if answer.hits or answer.mentions else [[]]
        said = answer.message if answer.suggestions or not answer.hits else ""
        text = plain_message("\n".join(part for part in (answer.interpretation, said) if part)) or discord.utils.MISSING
        if len(pages) == 1 and not answer.suggestions:
            await interaction.followup.send(text, embeds=pages[0])
            return
        view = AnswerView(pages, asker_id=interaction.user.id, suggestions=answer.suggestions, follow=follow)
        view.message = await interaction.followup.send(text, embeds=pages[0], view=view, wait=True)

    async def _day(self, text: str) -> date:
        """A day as it was typed; which one *today* is may take a look into the database."""
        day: date = await self._off_loop(lambda: parse_date(text, today=lambda: self._retriever.today(self._zone)))
        return day

    async def _sources(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(thinking=True, ephemeral=True)
        found = await self._off_loop(self._retriever.sources)
        await interaction.followup.send(sources_message(found) or "–", ephemeral=True)

    async def _speakers(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(thinking=True, ephemeral=True)
        found = await self._off_loop(self._retriever.speakers)
        await interaction.followup.send(speakers_message(found, _language(interaction)) or "–", ephemeral=True)

    async def _complete_speaker(self, _: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        found = await self._off_loop(lambda: self._retriever.complete_speakers(current, _MAX_CHOICES))
        return _shown(found)

    async def _complete_source(self, _: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        found = await self._off_loop(lambda: self._retriever.complete_sources(current, _MAX_CHOICES))
        return _shown(found)

    async def _failed(self, interaction: discord.Interaction, error: app_commands.AppCommandError) -> None:
        """Anything unforeseen: one plain line with a reference for the asker, the whole of it in the log."""
        reference = secrets.token_hex(4)
        _log.error("Command failed, reference %s.", reference, exc_info=error)
        text = _TROUBLE[_language(interaction)].format(reference=reference)
        if interaction.response.is_done():
            await interaction.followup.send(text, ephemeral=True)
        else:
            await interaction.response.send_message(text, ephemeral=True)

    async def _off_loop(self, work: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._workers, work)


def _language(interaction: discord.Interaction) -> Language:
    """The language in which somebody uses Discord."""
    return "ja" if interaction.locale == discord.Locale.japanese else "en"


def _shown(choices: Sequence[Choice]) -> list[app_commands.Choice[str]]:
    # Discord refuses a choice without a name.
    return [app_commands.Choice(name=one_line(one.label) or "…", value=one.value) for one in choices]
