"""Answering a message where it stands, as far as the bot may write there."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord

from bot.asking.errors import CannotWriteError

_log = logging.getLogger(__name__)


def lacking(message: discord.Message) -> list[str]:
    """Permissions that the bot needs to answer a message and does not have, as Discord's API calls them.

    Args:
        message: the message.
    """
    may = _permissions(message)
    if may is None:
        return []
    sending = "send_messages_in_threads" if isinstance(message.channel, discord.Thread) else "send_messages"
    return [name for name in ("view_channel", sending) if not getattr(may, name)]


def cannot_write(message: discord.Message) -> CannotWriteError:
    """What is told where the bot may not answer a message.

    Args:
        message: the message.
    """
    channel = str(getattr(message.channel, "name", message.channel.id))
    # Where Discord refuses what it seemed to allow, sending is what failed.
    return CannotWriteError(channel, message.guild.name if message.guild else "", lacking(message) or ["send_messages"])


async def reply(message: discord.Message, view: discord.ui.LayoutView) -> discord.Message:
    """Answer a message, pinging nobody.

    Args:
        message: it may be deleted meanwhile.
        view: what is sent.

    Raises:
        CannotWriteError: Discord does not let the bot write there.
    """
    try:
        return await message.channel.send(view=view, **_options(message))
    except (discord.Forbidden, discord.NotFound) as error:
        raise cannot_write(message) from error


async def tell(message: discord.Message, text: str) -> None:
    """Tell whoever wrote a message a sentence: there, else directly; where neither can be, the log has it.

    Args:
        message: the message.
        text: the sentence.
    """
    if not lacking(message):
        try:
            await message.channel.send(text, **_options(message))
        except (discord.Forbidden, discord.NotFound):
            pass
        else:
            return
    try:
        await message.author.send(text, allowed_mentions=_NOBODY)
    except discord.Forbidden:
        names = ", ".join(lacking(message)) or "what Discord does not tell"
        _log.warning("Cannot write in channel %s (lacks %s), nor to its member directly.", message.channel.id, names)


async def hush(message: discord.Message) -> None:
    """Show with a sign at a message that it is not answered in this channel; nothing where that is not allowed either.

    Args:
        message: the message.
    """
    may = _permissions(message)
    if may is None or not (may.add_reactions and may.read_message_history and may.view_channel):
        return
    try:
        await message.add_reaction("🔒")
    except discord.HTTPException as error:
        _log.info("No sign at a message in channel %s (%s).", message.channel.id, error.text)


@asynccontextmanager
async def typing_in(channel: discord.abc.Messageable) -> AsyncIterator[None]:
    """Show that the bot is writing while the block runs.

    Args:
        channel: where.
    """

    async def show() -> None:
        async with channel.typing():
            await asyncio.Event().wait()

    # Beside the work, which does not wait for the sign, nor fails with it.
    shown = asyncio.create_task(show())
    try:
        yield
    finally:
        shown.cancel()
        await asyncio.gather(shown, return_exceptions=True)


_NOBODY = discord.AllowedMentions.none()


def _permissions(message: discord.Message) -> discord.Permissions | None:
    """What the bot may do there; None where that is not known, or it is a conversation of two."""
    channel = message.channel
    if message.guild is None or isinstance(channel, discord.PartialMessageable):
        return None
    if isinstance(channel, discord.Thread) and channel.parent is None:
        return None
    return channel.permissions_for(message.guild.me)


def _options(message: discord.Message) -> dict[str, Any]:
    may = _permissions(message)
    # Discord refuses a reply by whoever may not read what was written before.
    if may is not None and not may.read_message_history:
        return {"allowed_mentions": _NOBODY}
    return {"allowed_mentions": _NOBODY, "reference": message.to_reference(fail_if_not_exists=False)}
