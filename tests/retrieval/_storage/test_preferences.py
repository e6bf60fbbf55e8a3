"""Settings by whose they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval._storage.preferences import Preferences
from retrieval._storage.record import Record


@pytest.fixture
def preferences(tmp_path: Path) -> Iterator[Preferences]:
    record = Record.open(tmp_path / "feed.db")
    yield record.preferences
    record.close()


def test_the_last_that_was_set_counts(preferences: Preferences) -> None:
    assert preferences.get("guild", "7") is None
    preferences.put("guild", "7", "{}")
    preferences.put("guild", "7", '{"zone": "UTC"}')
    assert preferences.get("guild", "7") == '{"zone": "UTC"}'


def test_a_server_and_a_member_of_one_number_are_two(preferences: Preferences) -> None:
    preferences.put("guild", "7", "a")
    preferences.put("user", "7", "b")
    preferences.put("user", "8", "c")
    assert list(preferences.all("user")) == [("7", "b"), ("8", "c")]
    assert preferences.forget("user", "7")
    assert not preferences.forget("user", "7")
    assert preferences.get("guild", "7") == "a"
