"""What the collections of an index are made with."""

import pytest

from retrieval._index.milvus.engine import Engine
from retrieval._index.milvus.options import MilvusOptions
from retrieval._index.milvus.schema import passages_schema, words_schema
from retrieval._index.milvus.terms import MOST_CODES
from tests.retrieval._index.engines import Keepers

LISTS = ("terms", "voices")
NUMBERS = ("passage", "item", "source", "day", "moment", "kind", *LISTS)


@pytest.mark.parametrize("partitions", [0, 8])
@pytest.mark.parametrize("is_lite", [True, False])
def test_passages(on_milvus: Keepers, partitions: int, is_lite: bool) -> None:
    engine = on_milvus.engine()
    options = MilvusOptions(partitions=partitions, shards=2, build={"M": 24})
    made = passages_schema(engine._client, options, "HNSW", 8, is_lite=is_lite)
    fields = {one.name: one for one in made.fields.fields}
    assert set(fields) == {"pk", "vector", "words", *NUMBERS}
    assert fields["source"].is_partition_key is bool(partitions)
    assert all(fields[name].params["max_capacity"] == MOST_CODES for name in LISTS)
    assert made.more == {"num_shards": 2} | ({"num_partitions": 8} if partitions else {})
    indexes = {one.field_name: one for one in made.indexes}
    assert set(indexes) == {"vector", "words"} | (set() if is_lite else set(NUMBERS))
    engine.close()


def test_words(on_milvus: Keepers) -> None:
    engine = on_milvus.engine()
    made = words_schema(engine._client)
    assert {one.name for one in made.fields.fields} == {"pk", "upto", "now", "before", "note", "vector"}
    assert made.more == {}
    engine.close()


def test_milvus_takes_both(on_milvus: Keepers) -> None:
    engine: Engine = on_milvus.engine()
    names = [f"{engine.place.collection}_{kind}" for kind in ("rows", "words")]
    engine.create_passages(names[0], 8)
    engine.create_words(names[1])
    assert sorted(engine.names(engine.place.collection)) == names
    engine.close()
