"""What the bot listens to in Discord, and why."""

from dataclasses import dataclass

import discord


@dataclass(frozen=True)
class Need:
    """An intent that the bot asks for.

    Attributes:
        name: as discord.py has it.
        why: what it is used for.
        setting: asked for only where this is true; empty: always.
    """

    name: str
    why: str
    setting: str = ""


NEEDS = (
    Need("guilds", "which servers, channels and threads there are"),
    Need("messages", "mentions, replies and direct messages"),
    Need("message_content", "what is written without mentioning the bot", setting="discord_message_content"),
)
"""All of them; the last is privileged: its owner switches it on in Discord's portal."""


def intents_of(*, message_content: bool) -> discord.Intents:
    """What is asked for.

    Args:
        message_content: whether messages are read that do not mention the bot.
    """
    return discord.Intents(**{need.name: True for need in _needs(message_content=message_content)})


def stated(*, message_content: bool) -> str:
    """What is asked for and why, in a line for the log.

    >>> stated(message_content=False)
    'Listens to guilds (which servers, channels and threads there are), messages (mentions, replies and direct messages); to no privileged intent.'
    """  # noqa: E501
    told = ", ".join(f"{need.name} ({need.why})" for need in _needs(message_content=message_content))
    privileged = "message_content is privileged" if message_content else "to no privileged intent"
    return f"Listens to {told}; {privileged}."


def _needs(*, message_content: bool) -> list[Need]:
    return [need for need in NEEDS if message_content or not need.setting]
