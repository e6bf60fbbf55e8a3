"""How much a message holds."""

import discord

from bot.render.room import MAX_COMPONENTS, MAX_TEXT, Room, each, fitting, size

Text = discord.ui.TextDisplay


def box(text: str) -> "discord.ui.Container[discord.ui.LayoutView]":
    return discord.ui.Container(Text(text), discord.ui.ActionRow(discord.ui.Button(label="a", url="https://x.y")))


def test_everything_inside_counts() -> None:
    assert len(each(box("a"))) == 4
    assert Room().without([box("👨a"), Text("b")]) == Room(MAX_TEXT - 4, MAX_COMPONENTS - 5)


def test_no_more_is_made_than_fits() -> None:
    made = []

    def boxes() -> "list[discord.ui.Container[discord.ui.LayoutView]]":
        for number in range(9):
            made.append(number)
            yield box("abc")

    kept, left = fitting(boxes(), Room(10, 40))
    assert (len(kept), left, made) == (3, Room(1, 28), [0, 1, 2, 3])
    kept, left = fitting(boxes(), Room(100, 9))
    assert (len(kept), left.components) == (2, 1)


def test_halves_of_characters_are_counted_and_not_refused() -> None:
    assert size("\ud800") == 1
