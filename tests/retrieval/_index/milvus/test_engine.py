"""The seam to Milvus: what it holds, and what goes wrong there as our own errors."""

import logging
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from milvus_lite import MilvusLite
from pymilvus import MilvusClient

from retrieval._index.milvus import engine as milvus_engine
from retrieval._index.milvus.engine import Engine
from retrieval._index.milvus.options import MilvusOptions
from retrieval._index.milvus.place import MilvusPlace
from retrieval.errors import IndexGoneError, IndexServerError, StorageError
from tests.retrieval._index.engines import Keepers

DIM = 4


@pytest.fixture
def engine(on_milvus: Keepers) -> Iterator[Engine]:
    engine = on_milvus.engine()
    yield engine
    engine.close()


@pytest.fixture
def name(engine: Engine) -> str:
    name = f"{engine.place.collection}_rows"
    engine.create_passages(name, DIM)
    return name


def row(number: int) -> dict[str, object]:
    return {
        "pk": number,
        "passage": number,
        "item": 1,
        "source": 2,
        "day": number % 3,
        "moment": 0,
        "kind": 1,
        "terms": [number, 7],
        "voices": [],
        "vector": [1.0, float(number), 0.0, 0.0],
        "words": {5: 1.0, number + 10: 0.5},
    }


def test_rows_come_and_go(engine: Engine, name: str) -> None:
    engine.upsert(name, map(row, range(1, 31)))
    engine.upsert(name, [{**row(3), "day": 9}])
    assert [(one["pk"], one["day"]) for one in engine.get(name, [3, 99], ["day"])] == [(3, 9)]
    assert {one["pk"] for one in engine.rows(name, "day == 1", ["pk"])} == set(range(1, 31, 3))
    engine.delete(name, "pk >= 20")
    assert sorted(one["pk"] for one in engine.rows(name, "pk > 15", ["pk"])) == [16, 17, 18, 19]
    assert [one["terms"] for one in engine.rows(name, "passage in [4]", ["terms"])] == [[4, 7]]


def test_rows_in_any_number(engine: Engine, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine.upsert(name, map(row, range(1, 31)))
    monkeypatch.setattr(milvus_engine, "MOST_HITS", 10)
    monkeypatch.setattr(milvus_engine, "_AT_ONCE", 7)
    assert sorted(one["pk"] for one in engine.rows(name, "pk > 5", ["pk"])) == list(range(6, 31))
    assert len(engine.get(name, range(1, 31), ["day"])) == 30


def test_both_kinds_of_vectors_are_searched_within_a_filter(engine: Engine, name: str) -> None:
    engine.upsert(name, map(row, range(1, 31)))
    hits = engine.search(name, "vector", [0.0, 1.0, 0.0, 0.0], 3, "day == 0")
    assert [(hit.key, hit.score) for hit in hits] == [(30, 30.0), (27, 27.0), (24, 24.0)]
    hits = engine.search(name, "words", {5: 1.0, 14: 2.0}, 2, "pk < 8", ["terms"])
    assert (hits[0].key, hits[0].score, hits[0].fields["terms"]) == (4, 2.0, [4, 7])
    assert hits[1].score == 1.0


@pytest.mark.parametrize(
    "options",
    [{"partitions": 4}, {"shards": 2}, {"method": "HNSW"}, {"method": "FLAT"}, {"consistency": "Session"}],
    ids=str,
)
def test_with_options(on_milvus: Keepers, options: dict[str, object]) -> None:
    """Milvus Lite takes some of them without doing anything of it."""
    engine = Engine(on_milvus.engine().place, MilvusOptions.of(options))
    name = f"{engine.place.collection}_rows"
    engine.create_passages(name, DIM)
    engine.load(name)
    engine.upsert(name, [{**row(number), "source": number % 5} for number in range(1, 31)])
    parameters = engine.options.search_for(engine.method, 3)
    hits = engine.search(name, "vector", [0.0, 1.0, 0.0, 0.0], 3, "source in [2]", parameters=parameters)
    assert [hit.key for hit in hits] == [27, 22, 17]
    engine.close()


def test_a_collection_that_is_gone(engine: Engine, name: str) -> None:
    assert engine.names(name) == [name]
    engine.drop(name)
    engine.drop(name)
    assert engine.names(name) == []
    with pytest.raises(IndexGoneError, match="made again from the record") as caught:
        engine.get(name, [1], ["day"])
    assert caught.value.path == engine.place.shown


def test_a_server_that_is_not_there_is_told_without_the_password(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = MilvusPlace.parse(f"milvus://ida:s3cret@127.0.0.1:{port}/feed")
    with pytest.raises(IndexServerError, match=f"milvus://127.0.0.1:{port}/feed cannot be reached") as caught:
        Engine(place, MilvusOptions(timeout=0.5))
    assert isinstance(caught.value, StorageError | ConnectionError)
    assert caught.value.__cause__ is None
    assert "s3cret" not in str(caught.value) + caplog.text


def test_what_the_other_side_says_is_shown_without_secrets(engine: Engine) -> None:
    engine.place = MilvusPlace("http://h", "c", "milvus://h/c", token="ida:s3cret")
    with pytest.raises(IndexServerError) as caught, engine._told("read"):
        raise OSError("no entry for ida:s3cret,\n not even s3cret")
    assert "s3cret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_mistake_of_ours_stays_one(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError), engine._told("read"):
        raise ZeroDivisionError
    with pytest.raises(StorageError, match=r"^the record$"), engine._told("read"):
        raise StorageError("the record", path="feed.db")


def test_a_file_that_another_process_has_open(tmp_path: Path) -> None:
    place = MilvusPlace.parse(str(tmp_path / "feed.milvus.db"))
    other = MilvusLite(place.uri)
    with pytest.raises(IndexServerError, match="one process at a time"):
        Engine(place, MilvusOptions())
    other.close()
    engine = Engine(place, MilvusOptions())
    further = engine.shared()
    engine.close()
    assert further.names("none") == []
    further.close()
    MilvusLite(place.uri).close()


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pymilvus", None)
    with pytest.raises(IndexServerError, match=r"pip install 'onrecord\[milvus\]'"):
        Engine(MilvusPlace.parse("milvus://host/feed"), MilvusOptions())


def test_a_server_that_is_too_old_is_told(on_milvus: Keepers, monkeypatch: pytest.MonkeyPatch) -> None:
    assert on_milvus.place
    monkeypatch.setattr(MilvusClient, "get_server_version", lambda *_, **__: "v2.3.5-lite")
    with pytest.raises(
        IndexServerError, match=r"cannot be used: it is Milvus 2\.3\.5.* need 2\.4\.6 or newer"
    ) as caught:
        Engine(on_milvus.place, MilvusOptions())
    assert caught.value.path == on_milvus.place.shown


def test_reads_see_what_was_written_by_a_moment(engine: Engine, name: str) -> None:
    assert engine._reading() == {"consistency_level": "Strong", "timeout": engine.options.timeout}
    known = engine.seeing(7)
    assert (known._reading()["consistency_level"], known._reading()["guarantee_timestamp"]) == ("Customized", 7)
    # Whoever writes reads all, and what was set to be read less strictly is.
    assert known.seeing(0)._reading() == engine._reading() == engine.strict()._reading()
    nearly = Engine(engine.place, MilvusOptions(consistency="Bounded"))
    assert nearly.seeing(7)._reading()["consistency_level"] == "Bounded"
    nearly.close()
    engine.upsert(name, map(row, range(1, 5)))
    seen = engine.seeing(engine.clock())
    assert [one["pk"] for one in seen.get(name, [3], ["day"])] == [3]
    assert len(seen.search(name, "vector", [0.0, 1.0, 0.0, 0.0], 9, "")) == 4


def test_a_server_that_tells_no_time_is_waited_for(engine: Engine) -> None:
    # Milvus Lite is such a server, where it is taken for another.
    engine.is_lite = False
    assert engine.clock() == 0 or not engine._client.get_server_version().startswith("milvus_lite")
