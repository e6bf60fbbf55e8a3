"""What a Milvus server does with what an index asks of it: ``python -m benchmarks.milvus http://localhost:19530``.

Random unit vectors, which lie in no clusters and are the hardest to find; rows of sources and days, with the numbers of
whoever speaks. Prints how long a read takes by how fresh it has to be, what a list of passages costs beside a filter by
speaker, whether rows of a source are found where sources are spread, and for each index of vectors how many of the ten
nearest are among the hits: while the rows are new, and once the server has made its index of them. Speaks with servers
that are too old for an index of onrecord, too. Makes a collection ``onrecord_measured``, and removes it.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pymilvus import DataType, MilvusClient
from pymilvus.exceptions import MilvusException

from retrieval._index.milvus.options import MilvusOptions

DIM = 32
HITS = 960
QUESTIONS = 10
LISTED = (1_000, 10_000, 100_000, 1_000_000)
VOICE = 2**60 - 1
CONSISTENCY = ("Strong", "Bounded", "Session", "Eventually")
TIMEOUT = 60.0


class Narrow(NamedTuple):
    """A filter, with the rows that it leaves."""

    label: str
    expression: str
    kept: NDArray[np.bool_]


class Server:
    """A server, and the collection that is measured.

    Args:
        uri: its address, as pymilvus takes it.
        rows: how many the collection holds.
    """

    def __init__(self, uri: str, rows: int) -> None:
        self.client = MilvusClient(uri=uri, timeout=TIMEOUT)
        dice = np.random.default_rng(1)
        vectors = dice.standard_normal((rows, DIM)).astype(np.float32)
        self.vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        self.asked = dice.standard_normal((QUESTIONS, DIM)).astype(np.float32)

    def make(self, name: str, method: str, *, spread: int = 0) -> None:
        """Make a collection anew, and fill it by upserts, as an index is filled."""
        self.client.drop_collection(name)
        schema = self.client.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field("pk", DataType.INT64, is_primary=True)
        schema.add_field("source", DataType.INT64, is_partition_key=spread > 0)
        schema.add_field("day", DataType.INT64)
        schema.add_field("voices", DataType.ARRAY, element_type=DataType.INT64, max_capacity=64)
        schema.add_field("vector", DataType.FLOAT_VECTOR, dim=DIM)
        indexes = self.client.prepare_index_params()
        build = MilvusOptions().build_for(method)
        indexes.add_index("vector", index_type=method, metric_type="IP", params=build)
        more = {"num_partitions": spread} if spread else {}
        self.client.create_collection(name, schema=schema, consistency_level="Strong", **more)
        self.client.create_index(name, indexes)
        self.client.load_collection(name)
        for start in range(0, len(self.vectors), 1_000):
            self.client.upsert(name, list(self._rows(start, start + 1_000)), timeout=TIMEOUT)

    def search(self, name: str, vector: NDArray[np.float32], within: str = "", **more: Any) -> list[int]:
        """The keys of the nearest rows."""
        parameters = {"metric_type": "IP", "params": more.pop("params", {})}
        seen = {"consistency_level": "Strong", **more}
        (found,) = self.client.search(
            name,
            data=[vector.tolist()],
            filter=within,
            limit=HITS,
            output_fields=["pk"],
            search_params=parameters,
            timeout=TIMEOUT,
            **seen,
        )
        return [int(one["pk"]) for one in found]

    def _rows(self, first: int, last: int) -> Iterator[dict[str, Any]]:
        for number, vector in enumerate(self.vectors[first:last].tolist(), start=first):
            yield {
                "pk": number,
                "source": number % 9,
                "day": number % 100,
                "voices": [VOICE - number % 5],
                "vector": vector,
            }


def main() -> None:
    """Measure a server."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.milvus", description=__doc__)
    parser.add_argument("uri")
    parser.add_argument("--rows", type=int, default=40_000)
    parser.add_argument("--methods", default="FLAT,HNSW,IVF_SQ8", help="indexes of vectors, with commas between")
    parser.add_argument("--wait", type=float, default=90.0, help="seconds in which the server makes an index")
    options = parser.parse_args()
    server = Server(options.uri, options.rows)
    print(f"Milvus {server.client.get_server_version()}, {options.rows} rows of {DIM} numbers")
    server.make("onrecord_measured", "FLAT")
    reads(server, "onrecord_measured")
    lists(server, "onrecord_measured")
    server.make("onrecord_measured", "FLAT", spread=8)
    found = server.client.query(
        "onrecord_measured", filter="source in [3]", output_fields=["count(*)"], consistency_level="Strong"
    )[0]["count(*)"]
    print(f"sources spread over 8 partitions: {found} of {int((np.arange(options.rows) % 9 == 3).sum())} rows found")
    for method in options.methods.split(","):
        server.make("onrecord_measured", method)
        nearest(server, "onrecord_measured", method, "new")
        server.client.flush("onrecord_measured")
        time.sleep(options.wait)
        nearest(server, "onrecord_measured", method, "indexed")
    server.client.drop_collection("onrecord_measured")


def reads(server: Server, name: str) -> None:
    """How long a search takes by how fresh it has to be."""
    time.sleep(2)
    fresh: dict[str, dict[str, Any]] = {one: {"consistency_level": one} for one in CONSISTENCY}
    # Of a server that tells no time it is 0.
    if moment := server.client._get_connection().alloc_timestamp():
        fresh["up to a moment"] = {"consistency_level": "Customized", "guarantee_timestamp": moment}
        time.sleep(1)
    for label, more in fresh.items():
        seconds = taken(lambda more=more: server.search(name, server.asked[0], **more))
        print(f"a search, {label}: {1_000 * seconds:.0f} ms", flush=True)


def lists(server: Server, name: str) -> None:
    """What a list of passages costs beside a filter by speaker."""
    asked = {f"{count} passages": f"pk in [{', '.join(map(str, range(count)))}]" for count in LISTED}
    asked |= {
        f"{count} forms of speakers": f"array_contains_any(voices, [{', '.join(str(VOICE - n) for n in range(count))}])"
        for count in (1, 1_000)
    }
    for label, within in asked.items():
        try:
            seconds = taken(lambda within=within: server.search(name, server.asked[0], within), 2)
            print(f"among {label}: {1_000 * seconds:.0f} ms", flush=True)
        except MilvusException as error:
            print(f"among {label}: refused ({' '.join(str(error.message).split())[:200]})")


def nearest(server: Server, name: str, method: str, label: str) -> None:
    """How many of the ten nearest are found, within filters of several widths."""
    numbers = np.arange(len(server.vectors))
    parameters = MilvusOptions().search_for(method, HITS)
    for narrow in (
        Narrow("all", "", numbers >= 0),
        Narrow("a source of nine", "source in [3]", numbers % 9 == 3),
        Narrow("five days of a hundred", "day < 5", numbers % 100 < 5),
        Narrow("one day of a hundred", "day == 7", numbers % 100 == 7),
    ):
        kept = np.flatnonzero(narrow.kept)
        found, wanted, short = 0, 0, 0
        for vector in server.asked:
            best = kept[np.argsort(-(server.vectors[kept] @ vector))[:10]]
            hits = server.search(name, vector, narrow.expression, params=parameters)
            found += len(set(hits[:10]) & set(best.tolist()))
            wanted += len(best)
            short += len(hits) < min(HITS, len(kept))
        told = f"{found / wanted:.2f}; too few hits: {short} of {QUESTIONS}"
        print(f"{method}, {label}, {narrow.label}: {told}", flush=True)


def taken(what: Callable[[], object], times: int = 10) -> float:
    """Seconds that something takes."""
    started = time.perf_counter()
    for _ in range(times):
        what()
    return (time.perf_counter() - started) / times


if __name__ == "__main__":
    main()
