"""What a server and a member can set, and where that is kept."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from bot.settings.zones import zone_named
from retrieval.language import Language
from retrieval.retriever import Retriever


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class GuildSettings(_Kept):
    """What a server's owners set.

    Attributes:
        sources: handles that questions are asked of where the asker names none; empty for all.
        channels: ids of channels in which the bot answers for all to see; empty for every channel. Elsewhere only the
            asker sees the answer.
        answers_mentions: whether it answers messages that mention it or reply to it.
        overflow: where the hits go that one compact message does not hold.
        private: whether only the asker sees an answer where they do not say otherwise.
        zone: in which members count days who set none; empty where it is not known.
        language: in which it answers messages; empty for that of the message.
        digest_channel: where the daily digest goes; empty for none.
        digest_hour: of the day, in ``zone``, at which it goes there.
    """

    sources: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    answers_mentions: bool = True
    overflow: Literal["pages", "thread"] = "pages"
    private: bool = False
    zone: str = ""
    language: Language | Literal[""] = ""
    digest_channel: str = ""
    digest_hour: int = Field(default=8, ge=0, le=23)

    @field_validator("zone")
    @classmethod
    def _is_zone(cls, name: str) -> str:
        return str(zone_named(name)) if name else ""


class UserSettings(_Kept):
    """What a member set, in every server.

    Attributes:
        zone: in which they count days; empty for the server's.
        language: in which they are answered; empty for that of their Discord.
    """

    zone: str = ""
    language: Language | Literal[""] = ""

    @field_validator("zone")
    @classmethod
    def _is_zone(cls, name: str) -> str:
        return str(zone_named(name)) if name else ""


def allows(settings: GuildSettings, channel: str, parent: str = "") -> bool:
    """Whether the bot answers in a channel of a server for all to see.

    Args:
        settings: of the server.
        channel: its id.
        parent: id of the channel that a thread belongs to, whose rules it has; empty for what is no thread.
    """
    return not settings.channels or channel in settings.channels or parent in settings.channels


def guild_settings(retriever: Retriever, guild: str) -> GuildSettings:
    """What a server's owners set; the defaults outside any server.

    Args:
        retriever: keeps it.
        guild: the server's id; empty outside any.
    """
    kept = retriever.preferences.get("guild", guild) if guild else None
    return GuildSettings.model_validate_json(kept) if kept else GuildSettings()


def user_settings(retriever: Retriever, user: str) -> UserSettings:
    """What a member set.

    Args:
        retriever: keeps it.
        user: the member's id.
    """
    kept = retriever.preferences.get("user", user)
    return UserSettings.model_validate_json(kept) if kept else UserSettings()


def change_guild_settings(retriever: Retriever, guild: str, **changes: object) -> GuildSettings:
    """Change some of what a server's owners set; of two who change something at once each is heard.

    Args:
        retriever: keeps it.
        guild: the server's id.
        changes: by the name of a field of ``GuildSettings``.

    Returns:
        What is set from now on.

    Raises:
        ValueError: a value is none that can be set; nothing is changed then.
        StorageError: it cannot be written.
    """

    def change(kept: str | None) -> str:
        before = GuildSettings.model_validate_json(kept) if kept else GuildSettings()
        return GuildSettings.model_validate({**before.model_dump(), **changes}).model_dump_json()

    return GuildSettings.model_validate_json(retriever.preferences.change("guild", guild, change))


def change_user_settings(retriever: Retriever, user: str, **changes: object) -> UserSettings:
    """Change some of what a member set; see ``change_guild_settings``."""

    def change(kept: str | None) -> str:
        before = UserSettings.model_validate_json(kept) if kept else UserSettings()
        return UserSettings.model_validate({**before.model_dump(), **changes}).model_dump_json()

    return UserSettings.model_validate_json(retriever.preferences.change("user", user, change))


def keep_guild_settings(retriever: Retriever, guild: str, settings: GuildSettings) -> None:
    """Keep what a server's owners set.

    Raises:
        StorageError: it cannot be written.
    """
    retriever.preferences.put("guild", guild, settings.model_dump_json())


def keep_user_settings(retriever: Retriever, user: str, settings: UserSettings) -> None:
    """Keep what a member set.

    Raises:
        StorageError: it cannot be written.
    """
    retriever.preferences.put("user", user, settings.model_dump_json())
