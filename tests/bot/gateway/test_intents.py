"""What the bot listens to."""

import discord

from bot.gateway.intents import NEEDS, intents_of, stated
from bot.settings.model import Settings


def test_nothing_privileged_is_asked_for_unless_it_is_switched_on() -> None:
    assert intents_of(message_content=False) == discord.Intents(guilds=True, messages=True)
    assert intents_of(message_content=True) == discord.Intents(guilds=True, messages=True, message_content=True)


def test_each_is_told_with_what_it_is_for() -> None:
    line = stated(message_content=True)
    assert all(need.name in line and need.why in line for need in NEEDS)
    assert line.endswith("message_content is privileged.")
    assert all(need.setting in {"", *Settings.model_fields} for need in NEEDS)
