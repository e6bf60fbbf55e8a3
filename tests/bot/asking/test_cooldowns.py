"""How fast somebody may ask."""

import pytest

from bot.asking.cooldowns import Cooldowns
from bot.asking.errors import CooldownError


def test_a_member_who_asks_too_fast_is_told_when_to_ask_again() -> None:
    cooldowns = Cooldowns("2 per hour", "100 per hour")
    cooldowns.admit("42", "7")
    cooldowns.admit("42", "7")
    with pytest.raises(CooldownError) as raised:
        cooldowns.admit("42", "7")
    assert not raised.value.is_server
    assert 3_500 < raised.value.seconds <= 3_600
    assert "秒" in raised.value.told("ja")
    # Another member, and the same one nowhere: what was refused is not counted.
    cooldowns.admit("43", "7")


def test_a_server_has_a_limit_of_its_own() -> None:
    cooldowns = Cooldowns("100 per hour", "2 per hour")
    cooldowns.admit("1", "7")
    cooldowns.admit("2", "7")
    with pytest.raises(CooldownError) as raised:
        cooldowns.admit("3", "7")
    assert raised.value.is_server
    cooldowns.admit("3", "8")
    cooldowns.admit("3", "")


def test_without_a_limit_everything_is_welcome() -> None:
    cooldowns = Cooldowns()
    for _ in range(100):
        cooldowns.admit("42", "7")


def test_a_limit_that_is_none_is_an_error_at_once() -> None:
    with pytest.raises(ValueError):
        Cooldowns("often")
