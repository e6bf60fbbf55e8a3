"""What feeds say to those who follow them."""

from datetime import timedelta

import pytest

from retrieval.feeds.pace import interval_of, pace_of


@pytest.mark.parametrize(
    ("ttl", "period", "frequency", "minutes"),
    [
        ("15", "", "", 15),
        (" 60 ", "daily", "1", 60),
        ("", "hourly", "2", 30),
        ("0", "weekly", "", 7 * 24 * 60),
        ("", "yearly", "", 30 * 24 * 60),
        ("999999999", "", "", 30 * 24 * 60),
        ("-5", "", "", None),
        ("soon", "often", "x", None),
        ("", "daily", "0", 24 * 60),
    ],
)
def test_intervals(ttl: str, period: str, frequency: str, minutes: int | None) -> None:
    assert interval_of(ttl, period, frequency) == (None if minutes is None else timedelta(minutes=minutes))


def test_links_and_hours() -> None:
    links = [{"rel": "self", "href": "https://a.example/rss"}, {"rel": "hub", "href": "https://hub.example/"}]
    found = pace_of({"title": "Harbor Wire", "links": links, "ttl": "5"}, ["0", "24", "x", "7"], ["Sunday", "Quayday"])
    assert (found.self_link, found.hub) == ("https://a.example/rss", "https://hub.example/")
    assert (found.skip_hours, found.skip_days) == ({0, 7}, {6})
    assert pace_of({"links": "nothing"}).interval is None
