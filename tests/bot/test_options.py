"""What several commands take."""

from datetime import date, tzinfo
from pathlib import Path

import click
import pytest

from bot.options import DateType, ZoneType, path_of


def test_a_day_is_read_or_told_as_bad_use() -> None:
    assert DateType().convert("2025-02-20", None, None) == date(2025, 2, 20)
    with pytest.raises(click.BadParameter, match="soonish"):
        DateType().convert("soonish", None, None)


def test_a_zone_is_found_or_told_as_bad_use() -> None:
    zone = ZoneType().convert("Asia/Tokyo", None, None)
    assert isinstance(zone, tzinfo)
    assert str(zone) == "Asia/Tokyo"
    with pytest.raises(click.BadParameter, match="Tokio"):
        ZoneType().convert("Tokio", None, None)


def test_a_path_that_was_not_typed_is_none() -> None:
    assert path_of(None) is None
    assert path_of("feed.db") == Path("feed.db")
