"""What Milvus Lite cannot show, on a real server: how an index is spread, and with which indexes of its own."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from retrieval._index.milvus.engine import Engine
from retrieval._index.milvus.options import MilvusOptions
from tests.retrieval._index.engines import REAL, Keepers

pytestmark = pytest.mark.skipif(
    not REAL, reason="needs a real Milvus: name one in ONRECORD_TEST_MILVUS, as milvus://localhost:19530/test"
)

OPTIONS = MilvusOptions(method="HNSW", build={"M": 24}, partitions=8, shards=2)


@pytest.fixture
def engine(on_milvus: Keepers) -> Iterator[Engine]:
    assert on_milvus.place
    engine = Engine(on_milvus.place, OPTIONS)
    yield engine
    engine.close()


def test_partitions_shards_and_indexes_are_those_that_were_set(engine: Engine) -> None:
    name = f"{engine.place.collection}_rows"
    engine.create_passages(name, 8)
    engine.load(name)
    assert not engine.is_lite
    assert engine._client.describe_collection(name)["num_shards"] == OPTIONS.shards
    assert len(engine._client.list_partitions(name)) == OPTIONS.partitions
    vector = engine._client.describe_index(name, "vector")
    assert (vector["index_type"], vector["metric_type"], int(vector["M"])) == ("HNSW", "IP", 24)
    for field in ("terms", "source", "day", "moment", "passage", "item", "kind", "voices"):
        assert engine._client.describe_index(name, field)["index_type"] == "INVERTED"


@pytest.mark.parametrize("consistency", ["Strong", "Session"])
def test_what_was_written_is_found_at_once(on_milvus: Keepers, consistency: str) -> None:
    assert on_milvus.place
    engine = Engine(on_milvus.place, replace(OPTIONS, consistency=consistency))
    name = f"{engine.place.collection}_words"
    engine.create_words(name)
    engine.load(name)
    for turn in range(20):
        engine.upsert(name, [{"pk": 1, "now": turn, "before": 0, "upto": 0, "note": "", "vector": [0.0, 1.0]}])
        assert [row["now"] for row in engine.get(name, [1], ["now"])] == [turn]
    engine.close()


def test_a_read_sees_what_was_written_by_a_moment_and_waits_for_nothing_else(on_milvus: Keepers) -> None:
    assert on_milvus.place
    writer, reader = Engine(on_milvus.place, OPTIONS), Engine(on_milvus.place, OPTIONS)
    name = f"{writer.place.collection}_words"
    writer.create_words(name)
    for turn in range(20):
        writer.upsert(name, [{"pk": 1, "now": turn, "before": 0, "upto": 0, "note": "", "vector": [0.0, 1.0]}])
        written = writer.clock()
        assert written
        assert [row["now"] for row in reader.seeing(written).get(name, [1], ["now"])] == [turn]
    for engine in (writer, reader):
        engine.close()
