"""What servers and members set."""

from typing import Any

import pytest
from pydantic import ValidationError

from bot.asking.preferences import (
    GuildSettings,
    UserSettings,
    allows,
    change_guild_settings,
    change_user_settings,
    guild_settings,
    keep_guild_settings,
    keep_user_settings,
    user_settings,
)


def test_what_a_server_set_is_its_own(retriever: Any) -> None:
    keep_guild_settings(retriever, "7", GuildSettings(zone="Asia/Tokyo", overflow="thread"))
    assert guild_settings(retriever, "7").zone == "Asia/Tokyo"
    assert guild_settings(retriever, "8") == guild_settings(retriever, "") == GuildSettings()


def test_what_a_member_set_holds_everywhere(retriever: Any) -> None:
    keep_user_settings(retriever, "42", UserSettings(language="ja"))
    assert user_settings(retriever, "42").language == "ja"
    assert user_settings(retriever, "43") == UserSettings()


@pytest.mark.parametrize("model", [GuildSettings, UserSettings])
def test_a_zone_that_is_none_is_refused(model: type[GuildSettings] | type[UserSettings]) -> None:
    with pytest.raises(ValidationError, match="no time zone"):
        model(zone="Atlantis/Poseidonis")


def test_what_a_newer_version_set_besides_is_passed_over(retriever: Any) -> None:
    retriever.preferences.put("guild", "7", '{"zone": "UTC", "something_new": 1}')
    assert guild_settings(retriever, "7").zone == "UTC"


def test_a_thread_has_the_rules_of_its_channel() -> None:
    chosen = GuildSettings(channels=("8",))
    assert allows(chosen, "8")
    assert allows(chosen, "100", "8")
    assert not allows(chosen, "100", "9")
    assert not allows(chosen, "9")
    assert allows(GuildSettings(), "9")


def test_a_change_leaves_everything_else(retriever: Any) -> None:
    change_guild_settings(retriever, "7", zone="Asia/Tokyo")
    assert change_guild_settings(retriever, "7", private=True) == GuildSettings(zone="Asia/Tokyo", private=True)
    assert change_user_settings(retriever, "42", language="ja") == user_settings(retriever, "42")
    assert change_user_settings(retriever, "42", zone="UTC").language == "ja"


def test_a_wrong_change_changes_nothing(retriever: Any) -> None:
    change_guild_settings(retriever, "7", zone="Asia/Tokyo")
    for wrong in ({"zone": "Atlantis"}, {"digest_hour": 24}, {"overflow": "pipe"}):
        with pytest.raises(ValueError):
            change_guild_settings(retriever, "7", **wrong)
    assert guild_settings(retriever, "7") == GuildSettings(zone="Asia/Tokyo")
