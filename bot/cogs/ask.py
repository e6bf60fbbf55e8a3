"""``/ask``."""

import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.asking.service import Service
from bot.handlers.askers import asker_of
from bot.render.escape import one_line
from bot.texts.translator import text_of
from retrieval import Choice, OnRecordError

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot

_log = logging.getLogger(__name__)

MAX_CHOICES = 25
_LONGEST_VALUE = 100
_SEPARATORS = ",、，"

Day = app_commands.Range[str, 1, 100]
Name = app_commands.Range[str, 1, 200]


class AskCog(commands.Cog):
    """Questions by slash command.

    Args:
        bot: whose commands they are.
    """

    def __init__(self, bot: "OnRecordBot") -> None:
        self._bot = bot

    @app_commands.command(name=text_of("ask.name"), description=text_of("ask.description"))
    @app_commands.rename(
        question=text_of("ask.question_name"),
        source=text_of("ask.source_name"),
        speaker=text_of("ask.speaker_name"),
        since=text_of("ask.since_name"),
        until=text_of("ask.until_name"),
        private=text_of("ask.private_name"),
    )
    @app_commands.describe(
        question=text_of("ask.question"),
        source=text_of("ask.source"),
        speaker=text_of("ask.speaker"),
        since=text_of("ask.since"),
        until=text_of("ask.until"),
        private=text_of("ask.private"),
    )
    async def ask(
        self,
        interaction: discord.Interaction[Any],
        question: app_commands.Range[str, 1, 1000],
        source: app_commands.Range[str, 1, 400] | None = None,
        speaker: Name | None = None,
        since: Day | None = None,
        until: Day | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer a question with passages of the feed."""
        service = self._bot.service

        async def work() -> None:
            asker = await asker_of(interaction, service, question)
            request = await service.request(
                asker,
                question,
                sources=each_source(source or ""),
                speakers=[speaker] if speaker else (),
                since=since or "",
                until=until or "",
                private=private,
            )
            await self._bot.answers.answer_interaction(interaction, asker, request)

        await self._bot.attendant.interaction(interaction, "ask", work)

    @ask.autocomplete("speaker")
    async def complete_speaker(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """People whom a text is the beginning of."""
        return await speaker_choices(self._bot.service, interaction, current)

    @ask.autocomplete("source")
    async def complete_source(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """Sources that the last of several is the beginning of, behind those before it."""
        return await source_choices(self._bot.service, interaction, current)


async def speaker_choices(
    service: Service, interaction: discord.Interaction[Any], current: str
) -> list[app_commands.Choice[str]]:
    """People whom a text is the beginning of.

    Args:
        service: knows them.
        interaction: of whoever types; not answered yet.
        current: typed so far.
    """
    guild = str(interaction.guild_id or "")
    typed = current[:_LONGEST_VALUE]
    return choices(await _completed(service, lambda: service.reader(guild).complete_speakers(typed, MAX_CHOICES)))


async def source_choices(
    service: Service, interaction: discord.Interaction[Any], current: str
) -> list[app_commands.Choice[str]]:
    """Sources that the last of several is the beginning of, behind those before it.

    Args:
        service: knows them.
        interaction: of whoever types; not answered yet.
        current: typed so far.
    """
    *before, last = split_sources(current)
    guild = str(interaction.guild_id or "")
    typed = last.strip()[:_LONGEST_VALUE]
    found = await _completed(service, lambda: service.reader(guild).complete_sources(typed, MAX_CHOICES))
    return choices(found, [one.strip() for one in before if one.strip()])


async def _completed(service: Service, look: Callable[[], list[Choice]]) -> list[Choice]:
    """What a text is completed to; nothing where that cannot be found out: nobody can be told why while they type."""
    try:
        return await service.desk.small(look)
    except OnRecordError as error:
        _log.warning("Nothing could be completed: %s", error)
        return []


def each_source(typed: str) -> list[str]:
    """The sources of an option that may name several.

    >>> each_source("NHK, Harbor Wire、@mihon")
    ['NHK', 'Harbor Wire', '@mihon']
    """
    return [one.strip() for one in split_sources(typed) if one.strip()]


def split_sources(typed: str) -> list[str]:
    """What stands between commas, with the blanks around it."""
    for separator in _SEPARATORS[1:]:
        typed = typed.replace(separator, _SEPARATORS[0])
    return typed.split(_SEPARATORS[0])


def choices(found: Sequence[Choice], before: Sequence[str] = ()) -> list[app_commands.Choice[str]]:
    """Choices as Discord takes them.

    Args:
        found: what may be meant.
        before: what was chosen already, which each of them goes on from.
    """
    made = []
    for one in found:
        # Discord refuses a choice without a name.
        name = ", ".join([*before, one_line(one.label)])[-_LONGEST_VALUE:] or "…"
        value = ", ".join([*before, one.value])
        if len(value) <= _LONGEST_VALUE and one.value not in before:
            made.append(app_commands.Choice(name=name, value=value))
    return made
