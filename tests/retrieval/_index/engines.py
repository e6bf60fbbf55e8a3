"""The engines behind the protocol of the indexes, opened the same way: files beside the record, and Milvus.

Milvus is Milvus Lite, served in this process, unless ``ONRECORD_TEST_MILVUS`` names the address of a real one, such as
``milvus://localhost:19530/test``; collections made there are removed again.
"""

import os
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from retrieval._index.local.manager import Indexes
from retrieval._index.milvus.engine import Engine
from retrieval._index.milvus.manager import MilvusIndexes
from retrieval._index.milvus.options import MilvusOptions
from retrieval._index.milvus.place import MilvusPlace
from retrieval._index.protocol import IndexKeeper
from retrieval._storage.record import Record
from tests.retrieval._storage.storing import DIM, MODEL

REAL = os.environ.get("ONRECORD_TEST_MILVUS", "")


class _Impatient:
    """The clock of a client, which asks again soon whether an index is made: that of Milvus Lite is at once."""

    def __getattr__(self, name: str) -> Any:
        return getattr(time, name)

    def sleep(self, seconds: float) -> None:
        time.sleep(min(seconds, 0.01))


def _unoffended(make: Callable[..., Any], *arguments: Any, options: list[tuple[str, int]], **more: Any) -> Any:
    return make(*arguments, options=[*options, ("grpc.http2.max_ping_strikes", 0)], **more)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server with Milvus Lite behind it; of the real one where there is one."""
    if REAL:
        yield REAL
        return
    # Takes a second, which tests of other things need not wait for.
    import grpc
    from milvus_lite.adapter.grpc.server import start_server_in_thread
    from pymilvus.client import grpc_handler

    # A client that idles asks every ten seconds whether the server is there, for which a server may shut it out.
    calm = partial(_unoffended, grpc.server)
    with patch.object(grpc, "server", calm):
        server, database, port = start_server_in_thread(str(folder / "lite.db"))
    try:
        with patch.object(grpc_handler, "time", _Impatient()):
            yield f"milvus://127.0.0.1:{port}/test"
    finally:
        server.stop(grace=0).wait()
        database.close()


class Keepers:
    """Opens indexes of one engine, and closes them at the end.

    Attributes:
        place: where they are on Milvus, of their own; None for files.
    """

    def __init__(self, address: str | None) -> None:
        self.place = None
        if address:
            named = MilvusPlace.parse(address)
            self.place = replace(named, collection=f"{named.collection}_{uuid.uuid4().hex[:8]}")
        self._opened: list[IndexKeeper] = []

    @property
    def index(self) -> str | None:
        """What ``Retriever.open`` takes for it."""
        return f"milvus://{self.place.uri.partition('://')[2]}/{self.place.collection}" if self.place else None

    def open(self, record: Record, model_id: str = MODEL, dim: int = DIM) -> IndexKeeper:
        """The indexes of a record, as another process would open them; not followed yet."""
        if self.place is None:
            keeper: IndexKeeper = Indexes(record, model_id, dim)
        else:
            keeper = MilvusIndexes(record, model_id, dim, self.place, MilvusOptions())
        self._opened.append(keeper)
        return keeper

    def followed(self, record: Record) -> IndexKeeper:
        """The same at the record's last change."""
        keeper = self.open(record)
        assert keeper.follow()
        return keeper

    def engine(self) -> Engine:
        """A connection to Milvus of its own."""
        assert self.place
        return Engine(self.place, MilvusOptions())

    def collections(self, engine: Engine) -> list[str]:
        """The names of the collections that were made."""
        assert self.place
        return [name for name in engine._client.list_collections() if name.startswith(self.place.collection)]

    def close(self) -> None:
        """Close what was opened, and remove what was made on Milvus."""
        for keeper in self._opened:
            keeper.close()
        if self.place:
            with suppress(Exception):
                engine = self.engine()
                for name in self.collections(engine):
                    engine.drop(name)
                engine.close()
