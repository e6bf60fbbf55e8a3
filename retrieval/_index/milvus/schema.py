"""The fields and indexes of the two collections of an index on Milvus; see ``milvus.writer`` and ``milvus.state``."""

from dataclasses import dataclass, field
from typing import Any

from retrieval._index.milvus.options import MilvusOptions
from retrieval._index.milvus.terms import MOST_CODES


@dataclass(frozen=True)
class Schema:
    """What a collection is made with.

    Attributes:
        fields: as Milvus's client has them.
        indexes: of the fields.
        more: how it is spread.
    """

    fields: Any
    indexes: Any
    more: dict[str, int] = field(default_factory=dict)


def passages_schema(client: Any, options: MilvusOptions, method: str, dim: int, *, is_lite: bool) -> Schema:
    """The collection of passages: a row for each segment with a vector.

    Args:
        client: Milvus's.
        options: of the index.
        method: the index of vectors.
        dim: the length of a vector.
        is_lite: whether it is for Milvus Lite.
    """
    from pymilvus import DataType as Types

    spread = options.partitions > 0
    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field("pk", Types.INT64, is_primary=True)
    for name in ("passage", "item", "day", "moment"):
        schema.add_field(name, Types.INT64)
    schema.add_field("kind", Types.INT8)
    schema.add_field("source", Types.INT64, **({"is_partition_key": True} if spread else {}))
    for name in ("terms", "voices"):
        schema.add_field(name, Types.ARRAY, element_type=Types.INT64, max_capacity=MOST_CODES)
    schema.add_field("vector", Types.FLOAT_VECTOR, dim=dim)
    schema.add_field("words", Types.SPARSE_FLOAT_VECTOR)
    indexes = client.prepare_index_params()
    indexes.add_index("vector", index_type=method, metric_type="IP", params=options.build_for(method))
    indexes.add_index("words", index_type="SPARSE_INVERTED_INDEX", metric_type="IP")
    if not is_lite:
        # Milvus Lite knows no index of arrays, and looks through its few rows as quickly without the others.
        for name in ("passage", "item", "source", "day", "moment", "kind", "terms", "voices"):
            indexes.add_index(name, index_type="INVERTED")
    more = {"num_partitions": options.partitions} if spread else {}
    return Schema(schema, indexes, {"num_shards": options.shards, **more})


def words_schema(client: Any) -> Schema:
    """The collection of tokens, and of what the leader notes.

    Args:
        client: Milvus's.
    """
    from pymilvus import DataType as Types

    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field("pk", Types.INT64, is_primary=True)
    for name in ("upto", "now", "before"):
        schema.add_field(name, Types.INT64)
    schema.add_field("note", Types.VARCHAR, max_length=65_535)
    # Milvus wants a vector in every collection.
    schema.add_field("vector", Types.FLOAT_VECTOR, dim=2)
    indexes = client.prepare_index_params()
    indexes.add_index("vector", index_type="FLAT", metric_type="IP")
    return Schema(schema, indexes)
