"""The marks by which a post of a watch is recognised."""

from typing import Any

import discord
import pytest

from bot.components.unwatch import UnwatchButton, UnwatchMenu, claim_of


class Message:
    """A message as discord.py gives it, as far as its components go."""

    def __init__(self, *items: Any) -> None:
        view = discord.ui.LayoutView(timeout=None)
        view.add_item(discord.ui.ActionRow(*items))
        self.components = [discord.components._component_factory(one) for one in view.to_components()]
        self.flags = discord.MessageFlags(components_v2=True)


def test_a_post_says_which_statement_it_tells() -> None:
    button = UnwatchButton(discord.ui.Button(label="Stop"), 7, 12)
    assert claim_of(Message(button)) == 12  # type: ignore[arg-type]
    assert claim_of(Message(discord.ui.Button(label="x", custom_id="or:page:abcdefghijkl:1"))) is None  # type: ignore[arg-type]


def test_a_button_and_a_menu_fit_their_marks() -> None:
    assert UnwatchButton(discord.ui.Button(label="Stop"), 10**17, 10**17).custom_id.startswith("or:unwatch:")
    menu: discord.ui.Select[Any] = discord.ui.Select()
    menu.add_option(label="ソレン", value="7")
    assert UnwatchMenu(menu).custom_id == "or:unwatch-one"
    with pytest.raises(ValueError):
        UnwatchButton(discord.ui.Button(label="Stop"), -1, 1)
