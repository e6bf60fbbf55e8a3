"""Who may set up a server."""

from typing import Any

import discord
import pytest

from bot.asking.owner_errors import NotOwnerError, OutsideServerError
from bot.handlers.owners import is_owner, owned_guild


class Used:
    """A command as discord.py tells of it."""

    def __init__(self, guild_id: int | None, *, is_there: bool = True, **permissions: bool) -> None:
        self.guild_id = guild_id
        self.permissions = discord.Permissions(**permissions)
        self._is_there = is_there

    def is_guild_integration(self) -> bool:
        return self._is_there


@pytest.mark.parametrize("permission", ["manage_guild", "administrator"])
def test_who_may_manage_the_server_may(permission: str) -> None:
    used: Any = Used(7, **{permission: True})
    assert owned_guild(used) == "7"
    assert is_owner(used)


@pytest.mark.parametrize(
    ("used", "error"),
    [
        (Used(None, manage_guild=True), OutsideServerError),
        (Used(7, is_there=False, manage_guild=True), OutsideServerError),
        (Used(7), NotOwnerError),
        (Used(7, manage_channels=True, manage_messages=True), NotOwnerError),
    ],
)
def test_nobody_else_does(used: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        owned_guild(used)
    assert not is_owner(used)
