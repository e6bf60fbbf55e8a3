"""People, guilds and channels, made and changed as a test says."""

from __future__ import annotations

from typing import Any

from discord import Permissions

from tests.fakes.loopback.guilds import GROUP_DM, PUBLIC_THREAD, TEXT, Channel, Guild, bits
from tests.fakes.loopback.interactions import context_of
from tests.fakes.loopback.messages import HAS_THREAD, Message
from tests.fakes.loopback.people import APPLICATION_ID, Member, Role, User
from tests.fakes.loopback.sample import ASKER_ID, CHANNEL_ID, GUILD_ID, OWNER_ID
from tests.fakes.loopback.world import GUILDS, World


class Places:
    """Who and what there is."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.owner = world.add_user("owner", OWNER_ID)
        self.asker = world.add_user("asker", ASKER_ID)

    @property
    def bot(self) -> User:
        return self.world.bot

    @property
    def mention(self) -> str:
        """What mentions the bot in a text."""
        return self.world.bot.mention

    def add_user(self, name: str, **about: Any) -> User:
        """Somebody new; ``locale=``, ``takes_dms=``, ``has_app=`` as ``User`` says."""
        return self.world.add_user(name, **about)

    def person(self, number: int) -> User:
        """Whoever has an id, made where nobody has it."""
        return self.world.users.get(number) or self.world.add_user(f"user-{number}", number)

    async def add_guild(
        self,
        name: str = "Harbor Watch",
        *,
        owner: User | None = None,
        locale: str = "en-US",
        has_bot: bool = True,
        number: int | None = None,
    ) -> Guild:
        """A guild with a first channel, its owner, the asker as a plain member, and the bot.

        Args:
            name: of it; the first has the id ``GUILD_ID``, its channel ``CHANNEL_ID``.
            owner: ``self.owner`` unless named.
            locale: of the guild.
            number: its id, which tells the connection that its events come by; the next one where not given.
            has_bot: False for one in which only people who installed the bot for themselves can use it.
        """
        first = number is None and GUILD_ID not in self.world.guilds
        guild = self.world.new_guild(
            name, owner or self.owner, GUILD_ID if first else number, locale=locale, has_bot=has_bot
        )
        self.world.new_channel("general", guild, number=CHANNEL_ID if first else None)
        guild.members[self.asker.id] = Member(self.asker)
        if has_bot:
            await self.world.gateway.emit("GUILD_CREATE", guild.created(with_members=False), guild.id, GUILDS)
        return guild

    async def remove_bot(self, guild: Guild) -> None:
        """The bot is thrown out."""
        guild.has_bot = False
        guild.members.pop(APPLICATION_ID)
        await self.world.gateway.emit("GUILD_DELETE", {"id": str(guild.id)}, guild.id, GUILDS)

    async def join(self, guild: Guild, user: User, *roles: Role) -> Member:
        """Somebody becomes a member, or gets other roles."""
        event = "GUILD_MEMBER_UPDATE" if user.id in guild.members else "GUILD_MEMBER_ADD"
        member = guild.members[user.id] = Member(user, [role.id for role in roles])
        payload = member.payload() | {"guild_id": str(guild.id)}
        await self.world.gateway.emit(event, payload, guild.id, 1 << 1)
        return member

    async def add_role(self, guild: Guild, name: str, *, is_mentionable: bool = False, **permissions: bool) -> Role:
        """A role; its permissions by discord.py's names."""
        role = Role(
            self.world.clock.snowflake(), name, Permissions(**permissions).value, len(guild.roles), is_mentionable
        )
        guild.roles[role.id] = role
        payload = {"guild_id": str(guild.id), "role": role.payload()}
        await self.world.gateway.emit("GUILD_ROLE_CREATE", payload, guild.id, GUILDS)
        return role

    async def add_channel(self, guild: Guild, name: str, kind: int = TEXT) -> Channel:
        """A channel of a guild."""
        channel = self.world.new_channel(name, guild, kind)
        await self.world.tell("CHANNEL_CREATE", channel)
        return channel

    async def remove_channel(self, channel: Channel) -> None:
        """A channel or thread is deleted."""
        await self.world.tell("THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE", channel)
        self.world.channels.pop(channel.id)
        if channel.guild is not None:
            channel.guild.channels.pop(channel.id)

    async def add_thread(
        self,
        parent: Channel,
        name: str,
        *,
        owner: User | None = None,
        kind: int = PUBLIC_THREAD,
        at: Message | None = None,
    ) -> Channel:
        """A thread that a person begins, ``at`` a message, whose id it has then, or without one."""
        who, number = owner or self.asker, at.id if at else None
        thread = self.world.new_channel(
            name, parent.guild, kind, number, parent=parent, owner_id=who.id, members={who.id}
        )
        if at:
            at.thread, at.flags = thread, at.flags | HAS_THREAD
        await self.world.tell("THREAD_CREATE", thread, newly_created=True)
        return thread

    def dm(self, user: User | None = None) -> Channel:
        """The conversation of somebody with the bot."""
        return self.world.dm(user or self.asker)

    def private_channel(self, *users: User) -> Channel:
        """A conversation of people without the bot, in which only those use it who installed it for themselves."""
        return self.world.new_channel("", None, GROUP_DM, recipients=list(users), owner_id=users[0].id)

    async def allow(self, channel: Channel, who: User | Role | None = None, **permissions: bool) -> None:
        """Grant (True) or deny (False) permissions in a channel, by discord.py's names; to the bot unless named."""
        assert channel.guild is not None
        number = who.id if who is not None else APPLICATION_ID
        allow, deny = channel.overwrites.get(number, (0, 0))
        more, less = bits(**permissions)
        channel.overwrites[number] = allow & ~less | more, deny & ~more | less
        await self.world.gateway.emit("CHANNEL_UPDATE", channel.payload(), channel.guild.id, GUILDS)

    def may_use(self, name: str, user: User, channel: Channel) -> bool:
        """Whether Discord offers a command to somebody, by its ``default_member_permissions``."""
        commands = [one for scope in self.world.commands.values() for one in scope.values() if one["name"] == name]
        needed = int(commands[0].get("default_member_permissions") or 0)
        return channel.guild is None or channel.guild.may(user.id, channel) & needed == needed

    def _place(self, user: User | None, guild: Guild | None, channel: Channel | None) -> Channel:
        return channel or (guild.general if guild is not None else self.dm(user))

    @staticmethod
    def _must_be_offered(command: dict[str, Any], place: Channel) -> None:
        contexts = command.get("contexts")
        context = context_of(place)
        if command.get("guild_id") is None and contexts is not None and context not in contexts:
            raise LookupError(f"{command['name']} is offered in the contexts {contexts}, not in {context}")
        if (place.guild is not None and not place.guild.has_bot) or context == 2:
            kinds = command.get("integration_types") or [0]
            if 1 not in kinds:
                raise LookupError(f"{command['name']} is not offered to those who install the bot for themselves")
