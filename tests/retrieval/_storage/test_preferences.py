"""Settings by whose they are."""

import threading

import pytest

from retrieval._storage.preferences import Preferences
from retrieval._storage.record import Record


@pytest.fixture
def preferences(record: Record) -> Preferences:
    return record.preferences


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


def test_of_two_changes_at_once_neither_is_lost(preferences: Preferences) -> None:
    begun = threading.Barrier(2)

    def add(letter: str) -> None:
        begun.wait(10)
        for _ in range(20):
            preferences.change("guild", "7", lambda value: (value or "") + letter)

    threads = [threading.Thread(target=add, args=(letter,)) for letter in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = preferences.get("guild", "7") or ""
    assert (kept.count("a"), kept.count("b")) == (20, 20)


def test_a_change_that_fails_leaves_what_there_was(preferences: Preferences) -> None:
    preferences.put("guild", "7", "a")

    def fail(value: str | None) -> str:
        raise ValueError(value)

    with pytest.raises(ValueError, match="a"):
        preferences.change("guild", "7", fail)
    assert preferences.get("guild", "7") == "a"


def test_what_is_claimed_is_claimed_once(preferences: Preferences) -> None:
    days = ["2025-03-01", "2025-03-01", "2025-02-28", "2025-03-02"]
    assert [preferences.claim("digest", "7", day) for day in days] == [True, False, False, True]
    assert preferences.claim("digest", "8", "2025-03-01")
