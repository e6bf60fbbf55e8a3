"""Options as programs and settings files give them."""

from typing import Any

import pytest

from retrieval._index.milvus.options import MilvusOptions
from retrieval.errors import ArgumentError


def test_what_is_not_set_is_as_it_should_be() -> None:
    options = MilvusOptions.of(None)
    assert options == MilvusOptions()
    assert options.consistency == "Strong"
    assert options.method_for(is_lite=True) == "FLAT"
    assert options.method_for(is_lite=False) == "HNSW"
    assert options.build_for("HNSW") == {"M": 16, "efConstruction": 256}
    assert options.build_for("FLAT") == options.search_for("FLAT", 500) == {}


def test_hnsw_looks_at_no_fewer_than_are_wanted() -> None:
    options = MilvusOptions.of({"search": {"ef": 400}, "build": {"M": 32}, "method": "HNSW"})
    assert options.search_for("HNSW", 200) == {"ef": 400}
    assert options.search_for("HNSW", 960) == {"ef": 960}
    assert options.build_for("HNSW")["M"] == 32
    assert options.method_for(is_lite=True) == "HNSW"


def test_diskann_looks_at_no_fewer_than_are_wanted() -> None:
    options = MilvusOptions.of({"search": {"search_list": 200}, "method": "DISKANN"})
    assert options.search_for("DISKANN", 100) == {"search_list": 200}
    assert options.search_for("DISKANN", 960) == {"search_list": 960}
    assert options.search_for("AUTOINDEX", 960) == {"search_list": 200}


def test_of_lists_of_vectors_a_quarter_is_looked_through() -> None:
    assert MilvusOptions().search_for("IVF_SQ8", 960) == {"nprobe": 256}
    assert MilvusOptions.of({"build": {"nlist": 3}}).search_for("IVF_FLAT", 960) == {"nprobe": 1}
    assert MilvusOptions.of({"search": {"nprobe": 7}}).search_for("IVF_FLAT", 960) == {"nprobe": 7}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"replica": 2}, "there is no option 'replica'"),
        ({"consistency": "strong"}, "consistency must be one of Strong"),
        ({"method": "BEST"}, "method must be one of FLAT"),
        ({"partitions": -1}, "partitions must be a whole number from 0"),
        ({"shards": 0}, "shards must be"),
        ({"replicas": True}, "replicas must be"),
        ({"timeout": 0}, "timeout must be"),
        ({"timeout": "soon"}, "timeout must be"),
        ({"search": 5}, "search must be a table"),
    ],
)
def test_what_cannot_be_set_is_told(given: dict[str, Any], told: str) -> None:
    with pytest.raises(ArgumentError, match=told) as caught:
        MilvusOptions.of(given)
    assert caught.value.argument == "index_options"
