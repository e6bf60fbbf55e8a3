"""What goes wrong in front of a person."""

import pytest

from bot.errors import (
    BotGuildError,
    BotTokenError,
    DateError,
    DiscordRefusedError,
    IntentsError,
    MetricsPortError,
    MissingIndexError,
    OwnerError,
    SettingsError,
    ShardsError,
    UnreachableError,
)
from retrieval import OnRecordError


@pytest.mark.parametrize(
    ("error", "field", "kind"),
    [
        (SettingsError("No such setting.", key="limits"), "key", ValueError),
        (DateError("No date.", text="soonish"), "text", ValueError),
        (MissingIndexError("No database.", path="feed.db"), "path", FileNotFoundError),
    ],
)
def test_each_is_told_in_one_sentence_with_what_it_is_about(error: OnRecordError, field: str, kind: type) -> None:
    assert isinstance(error, kind)
    assert str(error).endswith(".")
    assert getattr(error, field) in {"limits", "soonish", "feed.db"}


def test_a_refused_token_is_an_error_of_ours() -> None:
    assert issubclass(BotTokenError, OnRecordError)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (BotTokenError("Refused."), 77),
        (IntentsError("Not allowed.", code=4014), 78),
        (ShardsError("Too few.", code=4011), 78),
        (BotGuildError("Not there.", guild_id=77), 78),
        (MetricsPortError("Taken.", port=9464), 78),
    ],
)
def test_what_only_the_owner_mends_has_an_exit_status_of_its_own(error: OwnerError, status: int) -> None:
    assert error.exit_status == status


def test_what_may_pass_by_itself_has_none() -> None:
    for error in (UnreachableError("Away.", retry_after=3), DiscordRefusedError("No.", status=400)):
        assert isinstance(error, OnRecordError)
        assert not hasattr(error, "exit_status")
