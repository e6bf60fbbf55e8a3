"""Zones and moments for properties: far east and far west, odd changes of the clock, midnights."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

NAMES = (
    "Asia/Tokyo",
    "Pacific/Kiritimati",
    "Pacific/Honolulu",
    "Etc/GMT+12",
    "Europe/Oslo",
    "America/Sao_Paulo",
    "America/Havana",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Asia/Beirut",
    "Pacific/Apia",
)
ZONES = (UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-12)), *map(ZoneInfo, NAMES))

zones = st.sampled_from(ZONES)
_anywhere = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59), timezones=zones)
# Around every change of the clock and of the day in one of the zones.
_edges = st.builds(
    lambda year, day, hours, seconds, zone: (
        datetime(year, 1, 1, tzinfo=zone) + timedelta(days=day, hours=hours, seconds=seconds)
    ),
    st.integers(1990, 2026),
    st.integers(0, 364),
    st.integers(-14, 14),
    st.integers(-1, 1),
    zones,
)
moments = st.one_of(_edges, _anywhere)
