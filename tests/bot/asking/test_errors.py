"""What somebody who asks is told."""

import pytest

from bot.asking.errors import BusyError, CooldownError, DeadlineError, ForgottenError, StoppingError, ToldError


@pytest.mark.parametrize(
    "error", [BusyError(), DeadlineError(10), CooldownError(3.2, is_server=False), ForgottenError(), StoppingError()]
)
def test_each_is_told_in_both_languages(error: ToldError) -> None:
    assert error.told("en") == str(error)
    assert error.told("ja") != str(error)
    assert "{" not in error.told("ja")


def test_a_wait_is_told_in_whole_seconds_that_suffice() -> None:
    assert "in 4 s" in str(CooldownError(3.2, is_server=False))
    assert "in 1 s" in str(CooldownError(0.0, is_server=True))
