"""Whose day it is in the terminal and in Discord."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.settings.model import Settings
from bot.settings.zones import discord_zone, terminal_zone, zone_named
from tests.bot.terminal import ROOT


@pytest.mark.parametrize("name", ["Asia", "Nowhere/Atall", "", "../../etc/passwd", "/etc/localtime", "a\0b", "日本"])
def test_what_is_no_zone_is_told_with_what_is_one(name: str) -> None:
    with pytest.raises(ValueError, match="Asia/Tokyo"):
        zone_named(name)


def test_the_zone_that_is_set_counts_everywhere() -> None:
    settings = Settings(zone="Asia/Tokyo")
    assert terminal_zone(settings) == discord_zone(settings) == ZoneInfo("Asia/Tokyo")


def test_nobody_knows_the_zone_of_those_in_discord() -> None:
    assert discord_zone(Settings()) is None


@pytest.mark.parametrize(
    ("variable", "hours"),
    [("Pacific/Kiritimati", 14), ("Pacific/Honolulu", -10), ("UTC", 0), ("JST-9", 9)],
)
def test_the_terminal_is_where_the_machine_is(variable: str, hours: int) -> None:
    script = (
        "from datetime import datetime; from bot.settings.model import Settings; from bot.settings.zones import terminal_zone;"
        "print(datetime(2025, 2, 20, tzinfo=terminal_zone(Settings())).utcoffset().total_seconds())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env={"TZ": variable, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    assert (float(done.stdout), done.stderr) == (hours * 3_600, "")


def test_today_in_the_terminal_is_the_day_there(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.settings.zones import terminal_today

    for name in ("Pacific/Kiritimati", "Etc/GMT+12"):
        monkeypatch.setenv("ONRECORD_ZONE", name)
        before = datetime.now(UTC).astimezone(ZoneInfo(name)).date()
        assert before <= terminal_today() <= before + timedelta(days=1)
