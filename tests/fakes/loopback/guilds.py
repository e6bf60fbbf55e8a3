"""Guilds, their channels and threads, and who may do what where."""

from dataclasses import dataclass, field
from typing import Any

from discord import Permissions

from tests.fakes.loopback.people import Member, Role, User

TEXT, DM, GROUP_DM, NEWS, PUBLIC_THREAD, PRIVATE_THREAD = 0, 1, 3, 5, 11, 12
THREADS = {10, PUBLIC_THREAD, PRIVATE_THREAD}
ALL = Permissions.all().value
PLAIN = Permissions(
    view_channel=True, send_messages=True, embed_links=True, attach_files=True, read_message_history=True,
    mention_everyone=True, add_reactions=True, use_application_commands=True, create_public_threads=True,
    create_private_threads=True, send_messages_in_threads=True, external_emojis=True, change_nickname=True,
    create_instant_invite=True, use_external_apps=True,
).value  # fmt: skip
"""What @everyone may in a new guild, as far as a text channel is concerned."""

NOTHING: dict[str, Any] = {
    **dict.fromkeys(
        "home_header discovery_splash application_id afk_channel_id system_channel_id widget_channel_id max_presences "
        "vanity_url_code rules_channel_id safety_alerts_channel_id public_updates_channel_id incidents_data".split()
    ),
    **dict.fromkeys("widget_enabled premium_progress_bar_enabled nsfw".split(), False),
    "region": "deprecated",
    "premium_subscription_count": 0,
    "max_members": 500_000,
    "max_video_channel_users": 25,
    "max_stage_video_channel_users": 50,
}
"""What a guild object holds of features that these guilds do not have."""


def bits(**permissions: bool) -> tuple[int, int]:
    """The permissions to allow and to deny.

    Args:
        permissions: by discord.py's names.
    """
    allowed = Permissions(**{name: True for name, on in permissions.items() if on}).value
    return allowed, Permissions(**{name: True for name, on in permissions.items() if not on}).value


@dataclass(eq=False)
class Channel:
    """A channel of a guild, a thread, or a conversation outside one.

    Attributes:
        kind: Discord's number for its type.
        guild: None for DMs.
        parent: of a thread, its channel.
        recipients: of a DM, everybody but the bot.
        overwrites: by id of a role or user: what is allowed, what denied.
    """

    id: int
    name: str
    kind: int = TEXT
    guild: "Guild | None" = None
    parent: "Channel | None" = None
    recipients: list[User] = field(default_factory=list)
    overwrites: dict[int, tuple[int, int]] = field(default_factory=dict)
    owner_id: int | None = None
    members: set[int] = field(default_factory=set)
    created_at: str = ""
    is_archived: bool = False
    is_locked: bool = False
    auto_archive: int = 1440
    is_nsfw: bool = False

    @property
    def mention(self) -> str:
        return f"<#{self.id}>"

    @property
    def is_thread(self) -> bool:
        return self.kind in THREADS

    @property
    def is_guild(self) -> bool:
        return self.guild is not None

    def payload(self) -> dict[str, Any]:
        """The channel object."""
        common: dict[str, Any] = {"id": str(self.id), "type": self.kind, "last_message_id": None, "flags": 0}
        if self.guild is None:
            group = {"name": self.name, "icon": None, "owner_id": str(self.owner_id)} if self.kind == GROUP_DM else {}
            return common | group | {"recipients": [user.payload() for user in self.recipients]}
        common |= {"guild_id": str(self.guild.id), "name": self.name, "rate_limit_per_user": 0}
        if self.is_thread:
            return common | self._thread()
        types = {role.id: 0 for role in self.guild.roles.values()}
        overwrites = [
            {"id": str(who), "type": types.get(who, 1), "allow": str(allow), "deny": str(deny)}
            for who, (allow, deny) in self.overwrites.items()
        ]
        about = {"position": 0, "topic": None, "nsfw": self.is_nsfw, "parent_id": None}
        return common | about | {"permission_overwrites": overwrites}

    def _thread(self) -> dict[str, Any]:
        assert self.parent is not None
        return {
            "parent_id": str(self.parent.id),
            "owner_id": str(self.owner_id),
            "message_count": 0,
            "total_message_sent": 0,
            "member_count": len(self.members),
            "thread_metadata": {
                "archived": self.is_archived,
                "auto_archive_duration": self.auto_archive,
                "archive_timestamp": self.created_at,
                "create_timestamp": self.created_at,
                "locked": self.is_locked,
            },
        }


@dataclass(eq=False)
class Guild:
    """A server.

    Attributes:
        has_bot: whether the bot is a member; without, only people who installed it for themselves can use it there.
    """

    id: int
    name: str
    owner: User
    locale: str = "en-US"
    has_bot: bool = True
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)

    @property
    def everyone(self) -> Role:
        return self.roles[self.id]

    @property
    def general(self) -> Channel:
        """Its first channel."""
        return next(iter(self.channels.values()))

    def may(self, user_id: int, channel: Channel | None = None) -> int:
        """What a member may do, as Discord computes it.

        Args:
            user_id: whose rights; nothing for who is no member.
            channel: in it, with its overwrites; a thread has those of its channel.
        """
        member = self.members.get(user_id)
        if member is None:
            return 0
        if user_id == self.owner.id:
            return ALL
        granted = self.everyone.permissions
        for role in member.roles:
            granted |= self.roles[role].permissions
        if granted & Permissions(administrator=True).value:
            return ALL
        place = channel.parent if channel is not None and channel.parent is not None else channel
        return granted if place is None else self._overwritten(granted, member, place)

    def _overwritten(self, granted: int, member: Member, place: Channel) -> int:
        allow, deny = place.overwrites.get(self.id, (0, 0))
        granted = granted & ~deny | allow
        of_roles = [place.overwrites.get(role, (0, 0)) for role in member.roles]
        for _, deny in of_roles:
            granted &= ~deny
        for allow, _ in of_roles:
            granted |= allow
        allow, deny = place.overwrites.get(member.user.id, (0, 0))
        granted = granted & ~deny | allow
        return granted if granted & Permissions(view_channel=True).value else 0

    def partial(self) -> dict[str, Any]:
        """As in an interaction."""
        return {"id": str(self.id), "locale": self.locale, "features": []}

    def payload(self) -> dict[str, Any]:
        """The guild object as a GET gives it."""
        return {
            "id": str(self.id),
            "name": self.name,
            "owner_id": str(self.owner.id),
            "icon": None,
            "splash": None,
            "banner": None,
            "description": None,
            "features": [],
            "verification_level": 0,
            "default_message_notifications": 0,
            "explicit_content_filter": 0,
            "mfa_level": 0,
            "nsfw_level": 0,
            "premium_tier": 0,
            "afk_timeout": 300,
            "system_channel_flags": 0,
            "preferred_locale": self.locale,
            **NOTHING,
            "roles": [role.payload() for role in self.roles.values()],
            "emojis": [],
            "stickers": [],
        }

    def created(self, *, with_members: bool) -> dict[str, Any]:
        """The payload of GUILD_CREATE; without the intent for members only the bot is among them."""
        members = [one for one in self.members.values() if with_members or one.user.is_bot]
        places = list(self.channels.values())
        return self.payload() | {
            "joined_at": "2024-01-01T00:00:00+00:00",
            "large": False,
            "unavailable": False,
            "member_count": len(self.members),
            "members": [member.payload() for member in members],
            "channels": [one.payload() for one in places if not one.is_thread],
            "threads": [one.payload() for one in places if one.is_thread and not one.is_archived],
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }
