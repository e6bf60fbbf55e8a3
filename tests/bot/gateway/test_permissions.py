"""What the bot asks a server for."""

import re

import discord
import pytest

from bot.gateway.permissions import NEEDED, invitation
from tests.bot.terminal import ROOT


def test_it_asks_for_nothing_that_it_does_not_use() -> None:
    assert not NEEDED.administrator
    assert not NEEDED.mention_everyone
    assert not NEEDED.manage_messages
    assert {name for name, value in NEEDED if value} == {
        "create_public_threads",
        "read_message_history",
        "read_messages",
        "send_messages",
        "send_messages_in_threads",
    }


def test_the_link_names_the_server_where_it_is_known() -> None:
    assert invitation(123, guild_id=77).endswith("&guild_id=77")
    assert f"permissions={NEEDED.value}" in invitation(123)
    assert discord.Permissions(NEEDED.value) == NEEDED


@pytest.mark.parametrize("page", ["README.md", "docs/running.md"])
def test_every_link_in_the_documentation_asks_for_just_that(page: str) -> None:
    found = re.findall(r"permissions=(\d+)", (ROOT / page).read_text(encoding="utf-8"))
    assert found
    assert set(found) == {str(NEEDED.value)}


def test_the_table_of_permissions_adds_up() -> None:
    table = (ROOT / "docs/running.md").read_text(encoding="utf-8").split("| permission |")[1].split("\n\n")[0]
    assert sum(int(number) for number in re.findall(r"\| (\d+) \|", table)) == NEEDED.value
