"""Addresses of databases on a server: what is one, and what of it is shown."""

from pathlib import Path

import pytest

from retrieval.errors import ArgumentError
from retrieval.types.address import PostgresAddress, is_address


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://ida@db.example/feed", "postgresql://ida@db.example/feed"),
        ("postgresql://ida:open-sesame@db.example:5433/feed", "postgresql://ida@db.example:5433/feed"),
        ("postgres://ida:p%40ss%2Fword@a,b:1/feed?sslmode=require", "postgres://ida@a,b:1/feed?sslmode=require"),
        ("postgresql:///feed?host=/run/pg&password=open-sesame", "postgresql:///feed?host=/run/pg"),
        ("postgresql:///feed?password=open-sesame&user=ida", "postgresql:///feed?user=ida"),
        ("postgresql://:open-sesame@db.example/feed", "postgresql://db.example/feed"),
    ],
)
def test_no_password_is_shown(url: str, shown: str) -> None:
    address = PostgresAddress(url)
    assert (str(address), address.url) == (shown, url)
    assert "sesame" not in repr(address) + str(address.file)


def test_a_password_is_known_in_each_form_in_which_it_may_be_told() -> None:
    address = PostgresAddress("postgresql://ida:p%40ss@db.example/feed?sslpassword=key%21")
    assert set(address.secrets) == {"p%40ss", "p@ss", "key%21", "key!"}
    assert PostgresAddress("postgresql://db.example/feed").secrets == ()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql:/db.example/feed",
        "mysql://db.example/feed",
        "postgresql://ida:p@ss@db.example/feed",
        "postgresql://ida:pa/ss@db.example/feed",
        "postgresql://ida:pa?ss@db.example/feed",
        "postgresql://ida:pa#ss@db.example/feed",
        "postgresql://ida@db.example/my feed",
    ],
)
def test_what_would_be_read_in_two_ways_is_refused_and_not_told(url: str) -> None:
    with pytest.raises(ArgumentError, match="postgresql://USER@HOST/NAME") as caught:
        PostgresAddress(url)
    assert "ss@" not in str(caught.value)


def test_a_file_is_no_address() -> None:
    assert not is_address("postgresql.db")
    assert not is_address("data/postgres:/feed.db")


def test_indexes_of_two_databases_lie_apart_and_a_new_password_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    one, again, other = (
        PostgresAddress(f"postgresql://ida:{word}@db.example/{name}").file
        for word, name in (("a", "feed"), ("b", "feed"), ("a", "wire"))
    )
    assert one == again != other
    assert one.is_relative_to(tmp_path)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (
            "postgresql://ida:open-sesame@db.example/feed",
            "postgresql://ida@db.example/feed?options=-csearch_path%3Dfeed_7",
        ),
        (
            "postgresql://db.example/feed?sslmode=require&password=open-sesame",
            "postgresql://db.example/feed?sslmode=require&options=-csearch_path%3Dfeed_7",
        ),
        (
            "postgresql://db.example/feed?options=-cjit%3Doff&user=ida",
            "postgresql://db.example/feed?options=-cjit%3Doff%20-csearch_path%3Dfeed_7&user=ida",
        ),
    ],
)
def test_a_schema_is_shown_as_somebody_may_write_it(url: str, shown: str) -> None:
    assert str(PostgresAddress(url, schema="feed_7")) == shown
    assert PostgresAddress(url, schema="feed_7").file != PostgresAddress(url).file
