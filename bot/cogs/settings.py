"""``/settings`` for a server's owners, ``/preferences`` for each member."""

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.asking.zone_names import complete_zones, zone_meant
from bot.cogs.ask import MAX_CHOICES, choices, each_source, source_choices
from bot.handlers.attending import locale_language
from bot.handlers.digests import Digests
from bot.handlers.owners import MANAGE, is_owner, owned_guild
from bot.texts.catalogue import say
from bot.texts.translator import text_of

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot

NOTHING = "-"
_NOTHING_TYPED = frozenset({"-", "*", "all", "none", "every source", "すべて", "全部", "なし"})
"""What people type who want nothing set."""
"""Chosen where something set is to be unset."""

ZoneName = app_commands.Range[str, 1, 100]
Word = app_commands.Choice[str]

_LANGUAGES = [
    Word(name=text_of("settings.language_own"), value=NOTHING),
    Word(name=text_of("settings.language_en"), value="en"),
    Word(name=text_of("settings.language_ja"), value="ja"),
]
_OVERFLOWS = [Word(name=text_of(f"settings.overflow_{one}"), value=one) for one in ("pages", "thread")]
_OWN_LANGUAGES = [Word(name=text_of("preferences.language_own"), value=NOTHING), *_LANGUAGES[1:]]


class SettingsCog(commands.Cog):
    """What servers and members set, and the digest that a server may have.

    Args:
        bot: whose commands they are.
    """

    def __init__(self, bot: "OnRecordBot") -> None:
        self._bot = bot
        self.digests = Digests(bot, bot.service)
        self._task: asyncio.Task[None] | None = None

    async def cog_load(self) -> None:
        """Post digests from now on."""
        if not self._bot.only_looks:
            self._task = asyncio.create_task(self.digests.run())

    async def cog_unload(self) -> None:
        """Post no more."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    @app_commands.command(name=text_of("settings.name"), description=text_of("settings.description"))
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.default_permissions(MANAGE)
    @app_commands.rename(
        sources=text_of("settings.sources_name"),
        zone=text_of("settings.zone_name"),
        language=text_of("settings.language_name"),
        mentions=text_of("settings.mentions_name"),
        more=text_of("settings.overflow_name"),
        private=text_of("settings.private_name"),
        digest=text_of("settings.digest_name"),
        hour=text_of("settings.hour_name"),
    )
    @app_commands.describe(
        sources=text_of("settings.sources"),
        zone=text_of("settings.zone"),
        language=text_of("settings.language"),
        mentions=text_of("settings.mentions"),
        more=text_of("settings.overflow"),
        private=text_of("settings.private"),
        digest=text_of("settings.digest"),
        hour=text_of("settings.hour"),
    )
    @app_commands.choices(language=_LANGUAGES, more=_OVERFLOWS)
    async def settings(
        self,
        interaction: discord.Interaction[Any],
        sources: app_commands.Range[str, 1, 400] | None = None,
        zone: ZoneName | None = None,
        language: str | None = None,
        mentions: bool | None = None,
        more: str | None = None,
        private: bool | None = None,
        digest: discord.TextChannel | None = None,
        hour: app_commands.Range[int, 0, 23] | None = None,
    ) -> None:
        """Change what is named, and show what is set."""

        async def work() -> None:
            guild = owned_guild(interaction)
            changes: dict[str, object] = {
                "answers_mentions": mentions,
                "overflow": more,
                "private": private,
                "digest_channel": str(digest.id) if digest else None,
                "digest_hour": hour,
                "language": None if language is None else language.removeprefix(NOTHING),
                "zone": None if zone is None else await _zone(zone),
            }
            if sources is not None:
                typed = [] if _is_nothing(sources) else each_source(sources)
                changes["sources"] = await self._bot.setting_up.handles(guild, typed)
            given = {field: value for field, value in changes.items() if value is not None}
            await self._bot.setting_up.settings(interaction, given)

        await self._bot.attendant.interaction(interaction, "settings", work)

    @settings.autocomplete("zone")
    async def complete_zone(self, interaction: discord.Interaction[Any], current: str) -> list[Word]:
        """Zones that a text is the beginning of."""
        return await zone_choices(interaction, current, "settings.no_zone") if is_owner(interaction) else []

    @settings.autocomplete("sources")
    async def complete_sources(self, interaction: discord.Interaction[Any], current: str) -> list[Word]:
        """Sources that the last of several is the beginning of."""
        if not is_owner(interaction):
            return []
        found = await source_choices(self._bot.service, interaction, current)
        every = (
            []
            if current.strip()
            else [Word(name=say("settings.all_sources", locale_language(interaction.locale)), value=NOTHING)]
        )
        return [*every, *found][:MAX_CHOICES]

    @app_commands.command(name=text_of("preferences.name"), description=text_of("preferences.description"))
    @app_commands.rename(zone=text_of("preferences.zone_name"), language=text_of("preferences.language_name"))
    @app_commands.describe(zone=text_of("preferences.zone"), language=text_of("preferences.language"))
    @app_commands.choices(language=_OWN_LANGUAGES)
    async def preferences(
        self, interaction: discord.Interaction[Any], zone: ZoneName | None = None, language: str | None = None
    ) -> None:
        """Change what is named, and show what the member set."""

        async def work() -> None:
            changes: dict[str, object] = {}
            if zone is not None:
                changes["zone"] = await _zone(zone)
            if language is not None:
                changes["language"] = language.removeprefix(NOTHING)
            await self._bot.setting_up.preferences(interaction, changes)

        await self._bot.attendant.interaction(interaction, "preferences", work)

    @preferences.autocomplete("zone")
    async def complete_own_zone(self, interaction: discord.Interaction[Any], current: str) -> list[Word]:
        """Zones that a text is the beginning of."""
        return await zone_choices(interaction, current, "preferences.no_zone")


async def zone_choices(interaction: discord.Interaction[Any], current: str, unset: str) -> list[Word]:
    """Zones that a text is the beginning of, and behind nothing typed yet: none.

    Args:
        interaction: of whoever types.
        current: typed so far.
        unset: the key of what no zone is called.
    """
    # Which zones there are is read from the disk the first time.
    found = choices(await asyncio.to_thread(complete_zones, current, datetime.now(UTC), MAX_CHOICES - 1))
    return (
        found
        if current.strip()
        else [Word(name=say(unset, locale_language(interaction.locale)), value=NOTHING), *found]
    )


def _is_nothing(typed: str) -> bool:
    return typed.strip().casefold() in _NOTHING_TYPED


async def _zone(typed: str) -> str:
    return "" if _is_nothing(typed) else await asyncio.to_thread(zone_meant, typed)
