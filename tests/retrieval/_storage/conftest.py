"""A record of each test's own."""

from pathlib import Path

import pytest

from retrieval._storage.record import Record


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record.open(tmp_path / "feed.db")
