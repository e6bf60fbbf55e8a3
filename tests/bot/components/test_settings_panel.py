"""The panel of settings; its presses are driven in ``tests/bot/cogs/test_settings.py``."""

import re

import pytest

from bot.asking.preferences import GuildSettings
from bot.components.custom_ids import LONGEST
from bot.components.settings_panel import ChannelsMenu, SettingButton, SettingMenu, settings_panel, stamp_of
from bot.render.room import Room
from tests.bot.reading import parts, written

FULL = GuildSettings(
    sources=tuple(f"source{number}" * 10 for number in range(60)),
    channels=tuple(str(10**18 + number) for number in range(40)),
    digest_channel=str(10**18),
    zone="America/Argentina/ComodRivadavia",
    overflow="thread",
    private=True,
)


@pytest.mark.parametrize("settings", [GuildSettings(), FULL])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_it_fits_a_message_and_its_ids_are_found_again(settings: GuildSettings, language: str) -> None:
    view = settings_panel(settings, language, trouble="digest.gone", note="x")  # type: ignore[arg-type]
    assert not Room().without(view.children).is_overdrawn
    message = {"components": view.to_components()}
    ids = [part["custom_id"] for part in parts(message) if "custom_id" in part]
    assert len(ids) == len(set(ids)) == 7
    templates = [one.__discord_ui_compiled_template__ for one in (SettingButton, SettingMenu, ChannelsMenu)]
    for one in ids:
        assert len(one) <= LONGEST
        assert sum(bool(re.fullmatch(template, one)) for template in templates) == 1
    assert written(message)


def test_each_state_has_its_stamp() -> None:
    assert stamp_of(GuildSettings()) == stamp_of(GuildSettings()) != stamp_of(FULL)
    assert len(stamp_of(FULL)) == 12
