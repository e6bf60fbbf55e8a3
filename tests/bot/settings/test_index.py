"""Settings of an index on Milvus are the options that it takes."""

from dataclasses import fields

from bot.settings.index import IndexSettings
from retrieval._index.milvus.options import CONSISTENCY, MilvusOptions


def test_settings_and_options_are_the_same() -> None:
    assert list(IndexSettings.model_fields) == [one.name for one in fields(MilvusOptions)]
    for consistency in CONSISTENCY:
        settings = IndexSettings.model_validate({"consistency": consistency, "partitions": 16, "method": "HNSW"})
        options = MilvusOptions.of(settings.options())
        assert (options.consistency, options.partitions, options.method) == (consistency, 16, "HNSW")
    assert MilvusOptions.of(IndexSettings().options()) == MilvusOptions()
