"""The panel of ``/settings``: what is set, with buttons and menus that change it.

What a button sets stands in its custom id, so that one which is pressed late, or by two at once, does what it says.
"""

from typing import TYPE_CHECKING, Any

import discord

from bot.asking.preferences import GuildSettings
from bot.components.custom_ids import template
from bot.components.pressed import Button, Channels, Pressed, Select
from bot.render.settings import settings_text
from bot.texts.catalogue import say
from retrieval.identity import digest
from retrieval.language import Language

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot

_MOST_CHANNELS = 25
_WRITTEN_IN = [discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.voice]
_ANSWERED_IN = [*_WRITTEN_IN, discord.ChannelType.forum]


class SettingButton(
    Pressed, discord.ui.DynamicItem[Button], template=template("set", r"(?:mentions|private)\.[01]|overflow\.[a-z]+")
):
    """Sets one thing; its argument says what to what."""

    action = "set"

    async def pressed(self, interaction: discord.Interaction[Any], bot: "OnRecordBot") -> None:
        """Set it, and show how it is now."""
        field, _, value = self.arg.partition(".")
        name = {"mentions": "answers_mentions"}.get(field, field)
        changes: dict[str, object] = {name: value if field == "overflow" else value == "1"}
        await bot.setting_up.press(interaction, self.answer, changes)


class SettingMenu(Pressed, discord.ui.DynamicItem[Select], template=template("choose", "hour|language")):
    """Sets one thing to what is chosen; its argument says what."""

    action = "choose"

    async def pressed(self, interaction: discord.Interaction[Any], bot: "OnRecordBot") -> None:
        """Set it, and show how it is now."""
        (value,) = self.item.values
        changes: dict[str, object] = (
            {"digest_hour": int(value)} if self.arg == "hour" else {"language": value.removeprefix("-")}
        )
        await bot.setting_up.press(interaction, self.answer, changes)


class ChannelsMenu(Pressed, discord.ui.DynamicItem[Channels], template=template("place", "channels|digest")):
    """Sets channels; its argument says for what."""

    action = "place"

    async def pressed(self, interaction: discord.Interaction[Any], bot: "OnRecordBot") -> None:
        """Set them, and show how it is now."""
        chosen = tuple(str(one.id) for one in self.item.values)
        changes: dict[str, object] = (
            {"channels": chosen} if self.arg == "channels" else {"digest_channel": next(iter(chosen), "")}
        )
        await bot.setting_up.press(interaction, self.answer, changes)


def stamp_of(settings: GuildSettings) -> str:
    """Names a state of the settings; a panel that shows another one is told from it."""
    return digest(settings.model_dump_json())[:12]


def settings_panel(
    settings: GuildSettings, language: Language, *, zone: str = "", trouble: str = "", note: str = ""
) -> discord.ui.LayoutView:
    """The panel.

    Args:
        settings: of the server.
        language: of whoever sees it.
        zone: which holds where the server set none; empty where it is not known.
        trouble: why the digest cannot be posted, as the key of a text; empty where it can.
        note: a sentence above everything; empty for none.
    """
    stamp = stamp_of(settings)
    view = discord.ui.LayoutView(timeout=None)
    if note:
        view.add_item(discord.ui.TextDisplay(note))
    text = settings_text(settings, language, zone=zone, trouble=trouble)
    card: discord.ui.Container[Any] = discord.ui.Container(
        discord.ui.TextDisplay(f"### {say('settings.title', language)}\n{text}"),
        discord.ui.ActionRow(*_buttons(settings, stamp, language)),
        discord.ui.ActionRow(ChannelsMenu(_channels(settings.channels, "channels", language), stamp, "channels")),
        discord.ui.ActionRow(
            ChannelsMenu(_channels(filter(None, [settings.digest_channel]), "digest", language), stamp, "digest")
        ),
        discord.ui.ActionRow(SettingMenu(_hours(settings, language), stamp, "hour")),
        discord.ui.ActionRow(SettingMenu(_languages(settings, language), stamp, "language")),
        discord.ui.TextDisplay(f"-# {say('settings.how', language)}"),
    )
    view.add_item(card)
    return view


def _buttons(settings: GuildSettings, stamp: str, language: Language) -> list[SettingButton]:
    other = "pages" if settings.overflow == "thread" else "thread"
    made = {
        f"mentions.{int(not settings.answers_mentions)}": "no_mentions" if settings.answers_mentions else "mentions",
        f"overflow.{other}": other,
        f"private.{int(not settings.private)}": "public" if settings.private else "private",
    }
    return [
        SettingButton(discord.ui.Button(label=say(f"settings.button_{label}", language)), stamp, arg)
        for arg, label in made.items()
    ]


def _channels(chosen: Any, field: str, language: Language) -> Channels:
    ids = [int(one) for one in chosen][:_MOST_CHANNELS]
    return discord.ui.ChannelSelect(
        channel_types=_ANSWERED_IN if field == "channels" else _WRITTEN_IN,
        placeholder=say(f"settings.pick_{field}", language),
        min_values=0,
        max_values=_MOST_CHANNELS if field == "channels" else 1,
        default_values=[discord.SelectDefaultValue(id=one, type=discord.SelectDefaultValueType.channel) for one in ids],
    )


def _hours(settings: GuildSettings, language: Language) -> Select:
    menu: Select = discord.ui.Select(placeholder=say("settings.pick_hour", language))
    for hour in range(24):
        label = say("settings.hour_option", language, hour=hour)
        menu.add_option(label=label, value=str(hour), default=hour == settings.digest_hour)
    return menu


def _languages(settings: GuildSettings, language: Language) -> Select:
    menu: Select = discord.ui.Select(placeholder=say("settings.pick_language", language))
    for value in ("", "en", "ja"):
        label = say(f"settings.language_{value or 'own'}", language)
        # Discord takes no empty value.
        menu.add_option(label=label, value=value or "-", default=value == settings.language)
    return menu
