"""Engines behind the indexes, for the tests that hold for each of them."""

from collections.abc import Iterator

import pytest

from tests.retrieval._index.engines import Keepers, served


@pytest.fixture(scope="session")
def milvus_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that speaks Milvus."""
    with served(tmp_path_factory.mktemp("milvus")) as address:
        yield address


@pytest.fixture
def on_milvus(milvus_address: str) -> Iterator[Keepers]:
    """Indexes on Milvus."""
    keepers = Keepers(milvus_address)
    yield keepers
    keepers.close()


@pytest.fixture
def in_files() -> Iterator[Keepers]:
    """Indexes beside the record."""
    keepers = Keepers(None)
    yield keepers
    keepers.close()


@pytest.fixture(params=["in_files", "on_milvus"])
def keepers(request: pytest.FixtureRequest) -> Keepers:
    """Indexes of either engine."""
    found: Keepers = request.getfixturevalue(request.param)
    return found
