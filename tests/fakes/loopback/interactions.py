"""Interactions: what Discord sends when somebody uses a command, a button, a menu or a modal."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.loopback.guilds import ALL, DM, Channel, Guild
from tests.fakes.loopback.messages import Message
from tests.fakes.loopback.options import Resolved
from tests.fakes.loopback.people import APPLICATION_ID, Member, User
from tests.fakes.loopback.world import World

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
ACKNOWLEDGE_WITHIN, TOKEN_LIVES = 3.0, 15 * 60.0
GUILD, BOT_DM, PRIVATE_CHANNEL = 0, 1, 2


@dataclass(eq=False)
class Interaction:
    """One use of a command, a component or a modal, and what the bot made of it.

    Attributes:
        began: on the clock's ticks.
        response: the type of its callback; None while it is not acknowledged.
        original: the message that ``@original`` means.
        waits: whether the next follow-up fills the "thinking …".
        edits_before: how often the message it stands on had been changed.
        modal, choices: what was opened, what was completed.
        replies: everything the bot sent for it, in order: ("callback" | "followup" | "edit", body).
    """

    id: int
    token: str
    kind: int
    user: User
    channel: Channel
    guild: Guild | None
    data: dict[str, Any]
    began: float
    message: Message | None = None
    response: int | None = None
    original: Message | None = None
    waits: bool = False
    edits_before: int = 0
    modal: dict[str, Any] | None = None
    choices: list[dict[str, Any]] | None = None
    followups: list[Message] = field(default_factory=list)
    metadata: dict[str, Any] = field(default_factory=dict)
    replies: asyncio.Queue[tuple[str, dict[str, Any]]] = field(default_factory=asyncio.Queue)
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    @property
    def is_settled(self) -> bool:
        """Whether its asker sees something that is no "thinking …"."""
        if self.response is None:
            return False
        if self.response == 6:
            return bool(self.followups) or self.message is None or self.message.edits > self.edits_before
        return self.original is None or not self.original.is_loading

    async def note(self, kind: str, body: dict[str, Any]) -> None:
        """Keep what the bot sent, and wake who waits for it."""
        await self.replies.put((kind, body))
        async with self.changed:
            self.changed.notify_all()


def context_of(channel: Channel) -> int:
    """Discord's number for where an interaction happens."""
    if channel.guild is not None:
        return GUILD
    return BOT_DM if channel.kind == DM else PRIVATE_CHANNEL


def owners(user: User, channel: Channel) -> dict[str, str]:
    """``authorizing_integration_owners``: by which installations the bot can be used there.

    Raises:
        LookupError: by none.
    """
    found = {"1": str(user.id)} if user.has_app else {}
    if channel.guild is not None and channel.guild.has_bot:
        found["0"] = str(channel.guild.id)
    elif channel.kind == DM:
        found["0"] = "0"
    if not found:
        raise LookupError(f"{user.name} cannot use the bot there: it is neither in the guild nor installed by them")
    return found


async def push(
    world: World,
    kind: int,
    data: dict[str, Any],
    user: User,
    channel: Channel,
    locale: str | None = None,
    message: Message | None = None,
) -> Interaction:
    """Make an interaction and send it to the bot."""
    number = world.clock.snowflake()
    token = f"interaction-{number}"
    interaction = Interaction(number, token, kind, user, channel, channel.guild, data, world.clock.ticks(), message)
    world.interactions[token] = interaction
    payload: dict[str, Any] = {
        "id": str(number),
        "application_id": str(APPLICATION_ID),
        "type": kind,
        "token": token,
        "version": 1,
        "channel_id": str(channel.id),
        "channel": channel.payload(),
        "locale": locale or user.locale,
        "entitlements": [],
        "authorizing_integration_owners": owners(user, channel),
        "context": context_of(channel),
        "attachment_size_limit": 10 * 1024 * 1024,
        "app_permissions": str(app_permissions(channel)),
        "data": data,
    }
    interaction.metadata = {
        "id": str(number),
        "type": kind,
        "user": user.payload(),
        "authorizing_integration_owners": payload["authorizing_integration_owners"],
    }
    if message is not None:
        payload["message"] = message.payload()
        interaction.metadata["interacted_message_id"] = str(message.id)
        interaction.edits_before = message.edits
    payload |= _asker(interaction)
    await world.gateway.emit("INTERACTION_CREATE", payload, channel.guild.id if channel.guild else None)
    return interaction


def _asker(interaction: Interaction) -> dict[str, Any]:
    guild, user = interaction.guild, interaction.user
    if guild is None:
        return {"user": user.payload()}
    member = guild.members.setdefault(user.id, Member(user))
    may = guild.may(user.id, interaction.channel)
    channel = interaction.channel.payload() | {"permissions": str(may)}
    return {
        "guild_id": str(guild.id),
        "guild": guild.partial(),
        "guild_locale": guild.locale,
        "member": member.payload() | {"permissions": str(may)},
        "channel": channel,
    }


def app_permissions(channel: Channel) -> int:
    """What the bot may do where the interaction happens: everything in a DM, what anybody may where it is no member."""
    if channel.guild is None:
        return ALL
    if channel.guild.has_bot:
        return channel.guild.may(APPLICATION_ID, channel)
    return channel.guild.everyone.permissions


def command_data(command: dict[str, Any], options: list[dict[str, Any]], resolved: Resolved) -> dict[str, Any]:
    """The ``data`` of a command's interaction."""
    data = {"id": command["id"], "name": command["name"], "type": command.get("type", 1), "options": options}
    data |= {"guild_id": command["guild_id"]} if command.get("guild_id") else {}
    return data | ({"resolved": resolved.payload()} if resolved.payload() else {})
