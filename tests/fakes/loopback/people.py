"""Users, roles and members as Discord sends them."""

from dataclasses import dataclass, field
from typing import Any

APPLICATION_ID = 1234567890


@dataclass(eq=False)
class User:
    """Somebody with an account.

    Attributes:
        id: theirs.
        name: as in @name.
        locale: of their client, sent with their interactions.
        is_bot: whether it is one.
        takes_dms: whether bots may write to them.
        has_app: whether they installed the bot for themselves.
    """

    id: int
    name: str
    locale: str = "en-US"
    is_bot: bool = False
    takes_dms: bool = True
    has_app: bool = False

    @property
    def mention(self) -> str:
        return f"<@{self.id}>"

    def payload(self) -> dict[str, Any]:
        """As in ``author`` or ``user``."""
        return {
            "id": str(self.id),
            "username": self.name,
            "discriminator": "0000" if self.is_bot else "0",
            "global_name": None,
            "avatar": None,
            "bot": self.is_bot,
            "flags": 0,
            "public_flags": 0,
            "primary_guild": None,
        }


@dataclass(eq=False)
class Role:
    """A role of a guild; ``permissions`` are Discord's bits."""

    id: int
    name: str
    permissions: int = 0
    position: int = 1
    is_mentionable: bool = False
    bot_id: int | None = None

    @property
    def mention(self) -> str:
        return f"<@&{self.id}>"

    def payload(self) -> dict[str, Any]:
        """As in the ``roles`` of a guild."""
        return {
            "id": str(self.id),
            "name": self.name,
            "permissions": str(self.permissions),
            "position": self.position,
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "icon": None,
            "unicode_emoji": None,
            "managed": self.bot_id is not None,
            "mentionable": self.is_mentionable,
            "flags": 0,
        } | ({"tags": {"bot_id": str(self.bot_id)}} if self.bot_id else {})


@dataclass(eq=False)
class Member:
    """A user in a guild, with the ids of the roles they have beside @everyone."""

    user: User
    roles: list[int] = field(default_factory=list)
    joined_at: str = "2024-01-01T00:00:00+00:00"

    def partial(self) -> dict[str, Any]:
        """As beside the author of a message: without the user."""
        return {
            "roles": [str(role) for role in self.roles],
            "nick": None,
            "avatar": None,
            "banner": None,
            "premium_since": None,
            "joined_at": self.joined_at,
            "pending": False,
            "communication_disabled_until": None,
            "deaf": False,
            "mute": False,
            "flags": 0,
        }

    def payload(self) -> dict[str, Any]:
        return self.partial() | {"user": self.user.payload()}
