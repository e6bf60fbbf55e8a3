"""What goes wrong in front of a person."""

import pytest

from bot.errors import BotTokenError, DateError, MissingIndexError, SettingsError
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
