"""A message as a page."""

from datetime import UTC, datetime
from typing import Any

import discord
import pytest

from tests.pictures.markup import Viewer
from tests.pictures.message import page

READER = Viewer("en_US", UTC, datetime(2025, 3, 9, tzinfo=UTC))


def test_every_component_that_the_bot_sends_is_shown() -> None:
    view = discord.ui.LayoutView()
    button: discord.ui.Button[Any] = discord.ui.Button(label="Open", url="https://x.y")
    options = [discord.SelectOption(label="Harbor Wire", default=True)]
    menu: discord.ui.Select[Any] = discord.ui.Select(options=options)
    view.add_item(discord.ui.TextDisplay("<head>"))
    view.add_item(
        discord.ui.Container(
            discord.ui.Section("**text**", accessory=button),
            discord.ui.Separator(),
            discord.ui.ActionRow(menu),
            accent_colour=0xC0392B,
        )
    )
    made = page({"components": view.to_components()}, READER, who="Mika", command="ask", flags=64)
    for part in (
        "&lt;head&gt;",
        "<strong>text</strong>",
        "Harbor Wire",
        "#c0392b",
        "/ask",
        "Only you can see this",
        "Open",
    ):
        assert part in made


def test_what_is_not_known_is_not_left_out() -> None:
    with pytest.raises(KeyError):
        page({"components": [{"type": 99}]}, READER)


def test_embeds_and_contents() -> None:
    embed = (
        discord.Embed(title="T", description="**d**", colour=1).set_author(name="<n>").add_field(name="f", value="v")
    )
    made = page({"content": "c", "embeds": [embed.to_dict()]}, READER, who="Mika", reply_to="and the port?")
    for part in ("<strong>d</strong>", "&lt;n&gt;", "#000001", "and the port?", ">c<"):
        assert part in made
