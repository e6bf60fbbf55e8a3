"""What the bot asks a server for."""

import discord

from bot.permissions import NEEDED, invitation


def test_it_asks_for_nothing_that_it_does_not_use() -> None:
    assert not NEEDED.administrator
    assert not NEEDED.mention_everyone
    assert not NEEDED.manage_messages
    assert {name for name, value in NEEDED if value} == {
        "create_public_threads",
        "embed_links",
        "read_message_history",
        "read_messages",
        "send_messages",
        "send_messages_in_threads",
    }


def test_the_link_names_the_server_where_it_is_known() -> None:
    assert invitation(123, guild_id=77).endswith("&guild_id=77")
    assert f"permissions={NEEDED.value}" in invitation(123)
    assert discord.Permissions(NEEDED.value) == NEEDED
