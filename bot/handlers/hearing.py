"""A message of Discord's as the rules of ``bot.asking`` know it."""

import discord

from bot.asking.addressed import Place, Written
from bot.asking.conversing import Spot

_BY_PEOPLE = {discord.MessageType.default, discord.MessageType.reply}


def written_of(message: discord.Message, bot: discord.abc.User) -> Written:
    """What is known of a message before anybody reads what it says.

    Args:
        message: the message.
        bot: the bot's user.
    """
    mentioned = {user.id for user in message.mentions}
    replied = _replied(message)
    # Discord counts whoever is replied to among those who are mentioned.
    others = mentioned - {bot.id, message.author.id, replied.author.id if replied else 0}
    return Written(
        content=message.content,
        place=place_of(message),
        bot=str(bot.id),
        is_by_person=not message.author.bot and message.webhook_id is None and message.type in _BY_PEOPLE,
        # The role that comes with the bot stands for the bot.
        pings_many=message.mention_everyone or any(not _is_of(role, bot) for role in message.role_mentions),
        names_others=bool(others),
        replies_to="nobody" if not _replies(message) else "bot" if replied and replied.author == bot else "other",
        pings_bot=bot.id in mentioned or any(_is_of(role, bot) for role in message.role_mentions),
    )


def _is_of(role: discord.Role, bot: discord.abc.User) -> bool:
    return role.tags is not None and role.tags.bot_id == bot.id


def place_of(message: discord.Message) -> Place:
    """In what kind of channel a message stands."""
    if message.guild is None:
        return "direct"
    return "thread" if isinstance(message.channel, discord.Thread) else "channel"


def spot_of(message: discord.Message) -> Spot:
    """Where a message stands, and what it replies to."""
    reference = message.reference if _replies(message) else None
    return Spot(
        place=place_of(message),
        channel=str(message.channel.id),
        parent=str(getattr(message.channel, "parent_id", None) or ""),
        replied=str(reference.message_id or "") if reference else "",
        replied_in=str(reference.channel_id) if reference else "",
    )


def _replies(message: discord.Message) -> bool:
    return message.type is discord.MessageType.reply and message.reference is not None


def _replied(message: discord.Message) -> discord.Message | None:
    resolved = message.reference.resolved if message.reference and _replies(message) else None
    return resolved if isinstance(resolved, discord.Message) else None
