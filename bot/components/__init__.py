"""Buttons and menus under answers. They outlive a restart: what they need is in the custom id and the database."""

from bot.components.more import MoreMenu
from bot.components.outlets import OutletsMenu
from bot.components.page import PageButton
from bot.components.settings_panel import ChannelsMenu, SettingButton, SettingMenu
from bot.components.step import StepButton
from bot.components.thread import ThreadButton
from bot.components.unfeed import UnfeedButton
from bot.components.unwatch import UnwatchButton, UnwatchMenu
from bot.components.verdict import VerdictButton

BUTTONS = (
    PageButton,
    StepButton,
    MoreMenu,
    OutletsMenu,
    VerdictButton,
    ThreadButton,
    UnwatchButton,
    UnwatchMenu,
    UnfeedButton,
    SettingButton,
    SettingMenu,
    ChannelsMenu,
)
"""Every kind of button and menu, for the client to find them by their custom ids."""
