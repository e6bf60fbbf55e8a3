"""What somebody who asks is told."""

import pytest

from bot.asking.errors import (
    BusyError,
    CannotWriteError,
    CooldownError,
    DeadlineError,
    ForgottenError,
    LongQuestionError,
    StoppingError,
    ToldError,
)


@pytest.mark.parametrize(
    "error",
    [
        BusyError(),
        DeadlineError(10),
        CooldownError(3.2, is_server=False),
        ForgottenError(),
        StoppingError(),
        LongQuestionError(1_000),
        CannotWriteError("quay", "Harbor Watch", ["send_messages"]),
    ],
)
def test_each_is_told_in_both_languages(error: ToldError) -> None:
    assert error.told("en") == str(error)
    assert error.told("ja") != str(error)
    assert "{" not in error.told("ja")


def test_a_wait_is_told_in_whole_seconds_that_suffice() -> None:
    assert "in 4 s" in str(CooldownError(3.2, is_server=False))
    assert "in 1 s" in str(CooldownError(0.0, is_server=True))


def test_permissions_are_told_by_the_names_that_discord_shows() -> None:
    error = CannotWriteError("quay", "Harbor Watch", ["view_channel", "send_messages_in_threads"])
    assert "View Channel, Send Messages in Threads" in error.told("en")
    assert "#quay" in error.told("ja")
    assert "スレッドでメッセージを送信" in error.told("ja")
