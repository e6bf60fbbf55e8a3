"""Everything there is on this Discord, and the events by which the bot hears of it."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from discord import Intents, Permissions

from tests.fakes.loopback import errors, mentions
from tests.fakes.loopback.clock import Clock
from tests.fakes.loopback.gateway import Gateway, Session
from tests.fakes.loopback.guilds import DM, PLAIN, PRIVATE_THREAD, TEXT, Channel, Guild
from tests.fakes.loopback.messages import EPHEMERAL, Message, numbered
from tests.fakes.loopback.people import APPLICATION_ID, Member, Role, User

if TYPE_CHECKING:
    from tests.fakes.loopback.interactions import Interaction

TOKEN = "MTIz.loopback.token-that-must-not-leak"
GUILDS, CONTENT = Intents(guilds=True).value, Intents(message_content=True).value
GUILD_MESSAGES, DM_MESSAGES = Intents(guild_messages=True).value, Intents(dm_messages=True).value


class World:
    """The state that every route reads and changes.

    Args:
        clock: tells the time.

    Attributes:
        commands: what is registered, by the guild's id (None: everywhere), then by (name, type).
        posted: for each channel, the messages that the bot posted there by itself, not yet awaited.
    """

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.bot = User(APPLICATION_ID, "onrecord", is_bot=True)
        self.users: dict[int, User] = {APPLICATION_ID: self.bot}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.messages: dict[int, Message] = {}
        self.interactions: dict[str, Interaction] = {}
        self.commands: dict[int | None, dict[tuple[str, int], dict[str, Any]]] = defaultdict(dict)
        self.posted: dict[int, asyncio.Queue[Message]] = defaultdict(asyncio.Queue)
        self.typing: list[int] = []
        self.synced: list[dict[str, Any]] = []
        self.resume_url = ""
        self.gateway = Gateway(self._greet, lambda token: token.removeprefix("Bot ") == TOKEN)
        self.gateway.members_asked = self._send_members

    # What there is

    def add_user(self, name: str, number: int | None = None, **about: Any) -> User:
        user = User(number or self.clock.snowflake(), name, **about)
        self.users[user.id] = user
        return user

    def new_guild(self, name: str, owner: User, number: int | None = None, **about: Any) -> Guild:
        """A guild with its @everyone, its owner, and the bot with the role that Discord makes for it."""
        guild = Guild(number or self.clock.snowflake(), name, owner, **about)
        guild.roles[guild.id] = Role(guild.id, "@everyone", PLAIN, position=0)
        guild.members[owner.id] = Member(owner)
        if guild.has_bot:
            own = Role(self.clock.snowflake(), self.bot.name, 0, bot_id=APPLICATION_ID)
            guild.roles[own.id] = own
            guild.members[APPLICATION_ID] = Member(self.bot, [own.id])
        self.guilds[guild.id] = guild
        return guild

    def new_channel(
        self, name: str, guild: Guild | None, kind: int = TEXT, number: int | None = None, **about: Any
    ) -> Channel:
        channel = Channel(number or self.clock.snowflake(), name, kind, guild, **about)
        channel.created_at = self.clock.now().isoformat()
        self.channels[channel.id] = channel
        if guild is not None:
            guild.channels[channel.id] = channel
        return channel

    def dm(self, user: User) -> Channel:
        """The conversation of somebody with the bot; there is one."""
        for channel in self.channels.values():
            if channel.kind == DM and channel.recipients == [user]:
                return channel
        return self.new_channel("", None, DM, recipients=[user])

    def message(self, channel_id: int, message_id: int, *, by_channel: bool = True) -> Message:
        """A message that is there.

        Args:
            channel_id: where it stands.
            message_id: which.
            by_channel: through the channel's route, where private ones are not to be found.

        Raises:
            ApiError: Discord's "Unknown Message".
        """
        message = self.messages.get(message_id)
        hidden = message is not None and by_channel and message.flags & EPHEMERAL
        if message is None or message.is_deleted or hidden or message.channel.id != channel_id:
            raise errors.unknown_message()
        return message

    def channel_for_bot(self, channel_id: int, **needed: bool) -> Channel:
        """A channel that the bot sees.

        Args:
            channel_id: which.
            needed: permissions it must have there, by discord.py's names.

        Raises:
            ApiError: there is none, it cannot see it, or lacks a permission.
        """
        channel = self.channels.get(channel_id)
        if channel is None:
            raise errors.unknown_channel()
        if channel.guild is None:
            if channel.kind != DM:
                raise errors.missing_access()
            return channel
        may = channel.guild.may(APPLICATION_ID, channel)
        if not may & Permissions(view_channel=True).value or not self._is_let_into(channel, may):
            raise errors.missing_access()
        wanted = Permissions(**needed).value
        if may & wanted != wanted:
            raise errors.missing_permissions()
        return channel

    @staticmethod
    def _is_let_into(channel: Channel, may: int) -> bool:
        """Whether the bot is in a private thread, or may see all of them."""
        if channel.kind != PRIVATE_THREAD or may & Permissions(manage_threads=True).value:
            return True
        return APPLICATION_ID in channel.members

    # Messages

    def store(self, message: Message, allowed: dict[str, Any] | None = None) -> Message:
        """Keep a new message, and find out whom it pings."""
        message.components = numbered(message.components)
        self.messages[message.id] = message
        self.settle_mentions(message, allowed)
        return message

    def settle_mentions(self, message: Message, allowed: dict[str, Any] | None) -> None:
        """Find out whom a message pings: nobody but its reader where it is private."""
        replied = message.replied_to.author.id if message.replied_to is not None else None
        message.pinged = mentions.pinged(message.texts, allowed, message.channel, replied, message.author.id)
        users, _, _ = mentions.mentioned(message.texts)
        named = {int(one.removeprefix("user:")) for one in message.pinged if one.startswith("user:")}
        message.mentions_user = users | named
        if message.flags & EPHEMERAL:
            message.pinged &= {f"user:{message.private_to}"}

    async def announce(self, event: str, message: Message) -> None:
        """Tell the bot of a message, as far as its intents let it know."""
        if message.flags & EPHEMERAL:
            return
        guild = message.channel.guild
        if guild is None and message.channel.kind != DM:
            return
        if guild is not None and not guild.may(APPLICATION_ID, message.channel) & Permissions(view_channel=True).value:
            return

        def seen(intents: int) -> dict[str, Any]:
            body = message.payload(reveals=bool(intents & CONTENT))
            body |= {"channel_type": message.channel.kind}
            if guild is not None:
                body["guild_id"] = str(guild.id)
                if message.author.id in guild.members:
                    body["member"] = guild.members[message.author.id].partial()
            return body

        wanted = DM_MESSAGES if guild is None else GUILD_MESSAGES
        await self.gateway.emit(event, seen, guild.id if guild else None, wanted)

    async def delete(self, message: Message) -> None:
        """Take a message away."""
        message.is_deleted = True
        guild = message.channel.guild
        gone = {"id": str(message.id), "channel_id": str(message.channel.id)}
        gone |= {"guild_id": str(guild.id)} if guild else {}
        if not message.is_private:
            wanted = DM_MESSAGES if guild is None else GUILD_MESSAGES
            await self.gateway.emit("MESSAGE_DELETE", gone, guild.id if guild else None, wanted)

    async def tell(self, event: str, channel: Channel, **more: Any) -> None:
        """Tell the bot of a channel or thread that was made, changed or removed, if it may see it."""
        guild = channel.guild
        if guild is not None and guild.may(APPLICATION_ID, channel) & Permissions(view_channel=True).value:
            await self.gateway.emit(event, channel.payload() | more, guild.id, GUILDS)

    # What the gateway begins with

    async def _greet(self, session: Session) -> None:
        mine = [guild for guild in self.guilds.values() if guild.has_bot and session.takes(guild.id)]
        ready = {
            "v": 10,
            "user": self.bot.payload(),
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in mine],
            "session_id": session.id,
            "resume_gateway_url": self.resume_url,
            "application": {"id": str(APPLICATION_ID), "flags": 0},
            "shard": list(session.shard),
        }
        await session.dispatch("READY", ready)
        if session.intents & GUILDS:
            with_members = bool(session.intents & Intents(members=True).value)
            for guild in mine:
                await session.dispatch("GUILD_CREATE", guild.created(with_members=with_members))

    async def _send_members(self, session: Session, asked: dict[str, Any]) -> None:
        guild = self.guilds[int(asked["guild_id"])]
        ids = asked.get("user_ids") or []
        wanted = {str(one) for one in (ids if isinstance(ids, list) else [ids])}
        start = (asked.get("query") or "").casefold()
        found = [
            member.payload()
            for member in guild.members.values()
            if (str(member.user.id) in wanted if wanted else member.user.name.casefold().startswith(start))
        ]
        chunk = {"guild_id": str(guild.id), "members": found[: asked.get("limit") or None], "chunk_index": 0}
        await session.dispatch("GUILD_MEMBERS_CHUNK", chunk | {"chunk_count": 1, "nonce": asked.get("nonce")})
