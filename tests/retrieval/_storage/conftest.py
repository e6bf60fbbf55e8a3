"""A record of each test's own, on each engine; what is about SQLite's files alone has a record of its own there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval._storage.record import Record
from retrieval.types.address import Place


@pytest.fixture
def sqlite_record(tmp_path: Path) -> Iterator[Record]:
    """For what is about SQLite alone."""
    opened = Record.open(tmp_path / "feed.db")
    yield opened
    opened.close()


@pytest.fixture
def record(place: Place) -> Iterator[Record]:
    opened = Record.open(place)
    yield opened
    opened.close()
