"""Zones as people type them."""

from datetime import UTC, datetime

import pytest

from bot.asking.owner_errors import UnknownZoneError
from bot.asking.zone_names import complete_zones, zone_meant

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Asia/Tokyo", "Asia/Tokyo"),
        (" asia/tokyo ", "Asia/Tokyo"),
        ("Tokyo", "Asia/Tokyo"),
        ("東京", "Asia/Tokyo"),
        ("new york", "America/New_York"),
        ("New_York", "America/New_York"),
        ("utc", "UTC"),
        ("Etc/GMT+3", "Etc/GMT+3"),
    ],
)
def test_a_zone_is_known_by_its_name_and_by_its_city(typed: str, name: str) -> None:
    assert zone_meant(typed) == name


@pytest.mark.parametrize(
    ("typed", "near"), [("Asia/Tokio", "Asia/Tokyo"), ("Oslow", "Europe/Oslo"), ("Londn", "Europe/London")]
)
def test_what_is_none_gets_names_near_it(typed: str, near: str) -> None:
    with pytest.raises(UnknownZoneError) as raised:
        zone_meant(typed)
    assert near in raised.value.near


@pytest.mark.parametrize("typed", ["", "  ", "../../etc/passwd", "/etc/localtime", "x" * 5_000, "Asia", "\0"])
def test_what_is_no_zone_is_refused(typed: str) -> None:
    with pytest.raises(UnknownZoneError):
        zone_meant(typed)


def test_completion_shows_the_time_there() -> None:
    (first, *_) = complete_zones("tok", NOW)
    assert (first.value, first.label) == ("Asia/Tokyo", "Asia/Tokyo 東京 (21:00)")
    assert complete_zones("東", NOW)[0].value == "Asia/Tokyo"
    assert complete_zones("", NOW)[0].value == "UTC"
    assert complete_zones("asia/", NOW, 3)[0].value.startswith("Asia/")
    assert len(complete_zones("a", NOW, 25)) == 25
    assert complete_zones("zzzz", NOW) == []
