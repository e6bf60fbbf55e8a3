"""Databases by their place."""

import sys
from pathlib import Path

import pytest

from retrieval._storage.opening import open_database
from retrieval.errors import StorageError
from retrieval.types.address import Place, PostgresAddress


def test_each_place_has_its_engine(place: Place) -> None:
    database = open_database(place)
    try:
        assert database.name == str(place)
        with database.read() as connection:
            assert connection.execute("SELECT COUNT(*) FROM items WHERE item_id = ?", ("none",)).fetchone() == (0,)
    finally:
        database.close()


def test_a_place_that_is_none_is_told(tmp_path: Path) -> None:
    for path, told in ((tmp_path, "is a folder"), (tmp_path / "none" / "feed.db", "make that folder first")):
        with pytest.raises(StorageError, match=told):
            open_database(path)


def test_what_is_to_be_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("psycopg", "retrieval._storage.postgres", "retrieval._storage.postgres_schema"):
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.delattr("retrieval._storage.postgres", raising=False)
    monkeypatch.delattr("retrieval._storage.postgres_schema", raising=False)
    with pytest.raises(StorageError, match=r"pip install 'onrecord\[postgres\]'") as caught:
        open_database(PostgresAddress("postgresql://ida:open-sesame@db.example/feed"))
    assert "sesame" not in str(caught.value)
