"""Everything that somebody does gets an answer: what was asked for, or one plain sentence that says why not."""

import asyncio
import logging
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol

import aiohttp
import discord

from bot.asking.cooldowns import Cooldowns
from bot.asking.desk import Desk
from bot.asking.spent import counting
from bot.render.escape import escape
from bot.texts.catalogue import say
from retrieval import ModelError, OnRecordError, StorageError
from retrieval.language import Language

_log = logging.getLogger(__name__)

_UNKNOWN_MESSAGE, _UNKNOWN_INTERACTION, _ACKNOWLEDGED = 10_008, 10_062, 40_060
"""https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes"""

_LONGEST = 1_900


class Observer(Protocol):
    """Is told of everything that was done."""

    def attended(self, name: str, outcome: str, seconds: float) -> None:
        """Something was done.

        Args:
            name: which command, button or menu.
            outcome: ``answered``, ``refused``, ``failed`` or ``stopped``.
            seconds: how long it took.
        """
        ...

    def refused(self, error: OnRecordError) -> None:
        """Somebody was told this instead of an answer; ``attended`` is told of it as well."""
        ...


Tell = Callable[[str], Awaitable[None]]
"""Tells whoever waits a sentence."""


class Attendant:
    """Does what is asked for, one task each.

    Args:
        desk: knows whether the bot is stopping.
        cooldowns: how fast somebody may ask.
        observer: is told of everything; None for nobody.
    """

    def __init__(self, desk: Desk, cooldowns: Cooldowns, observer: Observer | None = None) -> None:
        self._desk = desk
        self._cooldowns = cooldowns
        self._observer = observer

    async def interaction(
        self, interaction: discord.Interaction, name: str, work: Callable[[], Awaitable[None]], *, counts: bool = True
    ) -> None:
        """Do what an interaction asks for; see ``attend``.

        Args:
            interaction: who asks, and whom to tell.
            name: which command, button or menu; for the log.
            work: does it and answers.
            counts: whether it counts against the cooldowns.
        """
        guild = str(interaction.guild_id or "")
        language = locale_language(interaction.locale)
        admitted = (str(interaction.user.id), guild) if counts else None
        await self.attend(name, work, lambda text: _tell(interaction, text), language, guild, admitted)

    async def attend(
        self,
        name: str,
        work: Callable[[], Awaitable[None]],
        tell: Tell,
        language: Language,
        guild: str = "",
        admitted: tuple[str, str] | None = None,
    ) -> None:
        """Do something for somebody; whatever goes wrong, they are told in one sentence.

        Args:
            name: what is done; for the log.
            work: does it and answers.
            tell: tells them where it does not.
            language: of theirs.
            guild: where; for the log.
            admitted: user and server whose cooldowns count; None where none do.
        """
        with counting() as spent:
            began = time.monotonic()
            outcome, reference = await self._attended(name, work, tell, language, admitted)
            self._note(name, outcome, time.monotonic() - began, guild, reference, spent)

    async def _attended(
        self,
        name: str,
        work: Callable[[], Awaitable[None]],
        tell: Tell,
        language: Language,
        admitted: tuple[str, str] | None,
    ) -> tuple[str, str]:
        """How it ended, and the reference under which the log tells of it; empty for none."""
        outcome, reference = "answered", ""
        try:
            with self._desk.attending():
                if admitted:
                    await self._cooldowns.admit(*admitted)
                await work()
        except asyncio.CancelledError:
            if not self._desk.is_stopping:
                raise
            outcome = "stopped"
            await _told(tell, say("trouble.stopping", language))
        except (StorageError, ModelError) as error:
            # What they say is for whoever runs the bot: it names files.
            outcome = "failed"
            reference = await self._failed(name, error, tell, language)
        except OnRecordError as error:
            outcome = "refused"
            if self._observer:
                self._observer.refused(error)
            await _told(tell, told_of(error, language))
        except discord.HTTPException as error:
            outcome = "refused" if error.code == _UNKNOWN_MESSAGE else "failed"
            reference = await self._failed(name, error, tell, language)
        except Exception as error:  # noqa: BLE001 - whoever waits must not be left without a word
            outcome = "failed"
            reference = await self._failed(name, error, tell, language)
        return outcome, reference

    async def _failed(self, name: str, error: Exception, tell: Tell, language: Language) -> str:
        """Anything unforeseen: a sentence with a reference for whoever waits, the whole of it in the log."""
        if isinstance(error, discord.HTTPException):
            if error.code == _UNKNOWN_MESSAGE:
                await _told(tell, say("trouble.gone", language))
                return ""
            if error.code in {_UNKNOWN_INTERACTION, _ACKNOWLEDGED}:
                # Discord itself has told them that nothing came; there is no way left to reach them.
                _log.warning("%s: Discord takes no answer any more (%s).", name, error.text)
                return ""
        reference = secrets.token_hex(4)
        _log.error("%s failed, reference %s.", name, reference, exc_info=error, extra={"reference": reference})
        await _told(tell, say("trouble.inside", language, reference=reference))
        return reference

    def _note(
        self, name: str, outcome: str, seconds: float, guild: str, reference: str, spent: Mapping[str, float]
    ) -> None:
        _log.info(
            "%s %s in %.0f ms",
            name,
            outcome,
            1_000 * seconds,
            extra={
                "command": name,
                "outcome": outcome,
                "duration_ms": round(1_000 * seconds),
                "guild": guild,
                "reference": reference,
                **{f"{what}_ms": round(1_000 * taken) for what, taken in spent.items()},
            },
        )
        if self._observer:
            self._observer.attended(name, outcome, seconds)


def locale_language(locale: discord.Locale) -> Language:
    """The language in which somebody who uses Discord in a locale is answered."""
    return "ja" if locale is discord.Locale.japanese else "en"


def told_of(error: OnRecordError, language: Language) -> str:
    """An error as one sentence for a person, safe as the content of a message.

    Args:
        error: what happened.
        language: of whoever reads it.
    """
    return escape(error.told(language)[:_LONGEST])


async def _told(tell: Tell, text: str) -> None:
    try:
        await tell(text)
    # A session that was closed meanwhile is a RuntimeError.
    except (discord.DiscordException, aiohttp.ClientError, OSError, RuntimeError) as error:
        _log.warning("Nobody could be told (%s).", type(error).__name__)


async def _tell(interaction: discord.Interaction, text: str) -> None:
    """Tell one person alone, as far as Discord lets it: what was begun for all to see ends so."""
    if interaction.response.is_done():
        await interaction.followup.send(text, ephemeral=True)
    else:
        await interaction.response.send_message(text, ephemeral=True)
