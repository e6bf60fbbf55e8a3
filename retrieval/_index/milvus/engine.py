"""The one place that speaks with Milvus: its client, its words for fields and indexes, its errors as ours."""

import copy
import logging
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any, NamedTuple

from retrieval._index.milvus.options import STRICT, MilvusOptions
from retrieval._index.milvus.place import MilvusPlace
from retrieval._index.milvus.schema import Schema, passages_schema, words_schema
from retrieval._index.milvus.version import is_lite, too_old
from retrieval.errors import IndexGoneError, IndexServerError, OnRecordError

MOST_HITS = 16_384
"""Hits that Milvus gives of one search."""

logger = logging.getLogger(__name__)

_AT_ONCE = 1_000
"""Rows written or read together: some megabytes."""

_GONE = {100, 101}
"""Milvus's codes for a collection that is not there, or is not loaded."""

Row = dict[str, Any]


class Hit(NamedTuple):
    """A row that a search gave.

    Attributes:
        key: its primary key.
        score: the inner product.
        fields: what else was asked for.
    """

    key: int
    score: float
    fields: Row


class Engine:
    """A connection to Milvus, or to a file of Milvus Lite. Safe to use from several threads.

    Args:
        place: where it is.
        options: how it is used.

    Attributes:
        is_lite: whether it is Milvus Lite, which knows fewer indexes.
        method: the index of vectors.

    Raises:
        IndexServerError: it cannot be reached or is too old, or its client is not installed.
    """

    def __init__(self, place: MilvusPlace, options: MilvusOptions) -> None:
        self.place = place
        self.options = options
        # Nothing is forked here that goes on with this connection, and for every other program begun gRPC tells of it.
        os.environ.setdefault("GRPC_ENABLE_FORK_SUPPORT", "0")
        try:
            import pymilvus
        except ImportError as error:
            raise IndexServerError(
                "An index on Milvus needs a further package: pip install 'onrecord[milvus]'.", path=place.shown
            ) from error
        # They tell of every error with a traceback; what is of use in it is told by our own errors.
        for name in ("pymilvus", "milvus_lite", *(["grpc._server"] if place.is_file else [])):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        with self._told("reached"):
            self._client: Any = pymilvus.MilvusClient(uri=place.uri, token=place.token, timeout=options.timeout)
            version = self._client.get_server_version(timeout=options.timeout)
        if why := too_old(version):
            self._client.close()
            raise IndexServerError(f"The index {place.shown} cannot be used: {why}.", path=place.shown)
        self.is_lite = is_lite(version)
        self.method = options.method_for(is_lite=self.is_lite)
        self._shares = 1
        self._written = 0

    def shared(self) -> "Engine":
        """This connection for one more; the last of them that closes it lets it go."""
        self._shares += 1
        return self

    def strict(self) -> "Engine":
        """The same connection, whose reads see all that was written before them, whatever is set."""
        other = copy.copy(self)
        other.options = replace(self.options, consistency=STRICT)
        return other

    def seeing(self, written: int) -> "Engine":
        """The same connection, whose reads see all that was written up to a moment of the server's clock.

        Args:
            written: that moment; 0 for the moment of reading, which a server has to wait for.
        """
        other = copy.copy(self)
        other._written = written
        return other

    def clock(self) -> int:
        """A moment of the server's clock, after all that was written; 0 where it tells none, as Milvus Lite."""
        if self.is_lite:
            return 0
        try:
            with self._told("read"):
                return int(self._client._get_connection().alloc_timestamp(timeout=self.options.timeout))
        except IndexServerError as error:
            logger.info("Reads wait for what is written meanwhile: %s", error)
            return 0

    def close(self) -> None:
        """Let go of the connection; of a file too."""
        self._shares -= 1
        if self._shares > 0:
            return
        with suppress(Exception):
            self._client.close()
        if self.place.is_file:
            from milvus_lite import server_manager_instance

            server_manager_instance.release_server(self.place.uri)

    def names(self, beginning: str) -> list[str]:
        """The collections whose names begin so."""
        with self._told("read"):
            found = self._client.list_collections(timeout=self.options.timeout)
        return [name for name in found if name.startswith(beginning)]

    def load(self, name: str) -> None:
        """Have a collection in memory, in so many replicas as are set."""
        with self._told("read"):
            more = {"replica_number": self.options.replicas} if self.options.replicas > 1 else {}
            self._client.load_collection(name, timeout=self.options.timeout, **more)

    def drop(self, name: str) -> None:
        """Remove a collection; one that is not there is passed over."""
        with self._told("written"):
            if self._client.has_collection(name, timeout=self.options.timeout):
                self._client.drop_collection(name, timeout=self.options.timeout)

    def create_passages(self, name: str, dim: int) -> None:
        """Make the collection of passages, a row for each segment with a vector; see ``milvus.writer``.

        Args:
            name: of the collection, which is not there.
            dim: the length of its vectors.
        """
        with self._told("written"):
            options = self.options
            self._create(name, passages_schema(self._client, options, self.method, dim, is_lite=self.is_lite))

    def create_words(self, name: str) -> None:
        """Make the collection of words, and of what the leader notes; see ``milvus.state``."""
        with self._told("written"):
            self._create(name, words_schema(self._client))

    def upsert(self, name: str, rows: Iterable[Row]) -> None:
        """Write rows in the place of those with their keys, if there are any."""
        with self._told("written"):
            for some in _batches(rows):
                self._client.upsert(name, some, timeout=self.options.timeout)

    def delete(self, name: str, expression: str) -> None:
        """Remove the rows of an expression."""
        with self._told("written"):
            self._client.delete(name, filter=expression, timeout=self.options.timeout)

    def get(self, name: str, keys: Sequence[int], fields: Sequence[str]) -> list[Row]:
        """Rows by key; keys that are not there are left out."""
        found: list[Row] = []
        with self._told("read"):
            for some in _batches(keys):
                found += self._client.get(name, ids=some, output_fields=list(fields), **self._reading())
        return found

    def rows(self, name: str, expression: str, fields: Sequence[str]) -> Iterator[Row]:
        """All rows of an expression, in any number."""
        asked = {"filter": expression, "output_fields": list(fields), **self._reading()}
        with self._told("read"):
            first = self._client.query(name, limit=MOST_HITS, **asked)
            if len(first) < MOST_HITS:
                yield from first
                return
            pages = self._client.query_iterator(name, batch_size=MOST_HITS, **asked)
            try:
                while page := pages.next():
                    yield from page
            finally:
                pages.close()

    def search(
        self,
        name: str,
        field: str,
        vector: Any,
        limit: int,
        expression: str,
        fields: Sequence[str] = (),
        parameters: Mapping[str, Any] | None = None,
    ) -> list[Hit]:
        """The rows with the greatest inner products, best first.

        Args:
            name: of the collection.
            field: the vectors that are searched.
            vector: what is looked for: numbers, or a number for each place of a sparse vector.
            limit: at most so many, at most ``MOST_HITS``.
            expression: only rows of it.
            fields: given with each hit.
            parameters: of the index.
        """
        with self._told("searched"):
            (found,) = self._client.search(
                name,
                data=[vector],
                anns_field=field,
                limit=limit,
                filter=expression,
                output_fields=["pk", *fields],
                search_params={"metric_type": "IP", "params": dict(parameters or {})},
                **self._reading(),
            )
            return [Hit(int(one["pk"]), float(one["distance"]), dict(one["entity"])) for one in found]

    def _create(self, name: str, schema: Schema) -> None:
        options = self.options
        self._client.create_collection(
            name,
            schema=schema.fields,
            consistency_level=options.consistency,
            timeout=options.timeout,
            **schema.more,
        )
        # Made with its indexes in one go it would be loaded once, and a server refuses other replicas then.
        self._client.create_index(name, schema.indexes, timeout=options.timeout)
        self.load(name)

    def _reading(self) -> dict[str, Any]:
        seen: dict[str, Any] = {"consistency_level": self.options.consistency, "timeout": self.options.timeout}
        if self._written and self.options.consistency == STRICT:
            seen |= {"consistency_level": "Customized", "guarantee_timestamp": self._written}
        return seen

    @contextmanager
    def _told(self, done: str) -> Iterator[None]:
        """What goes wrong on the other side, in our own words; a password never gets into them."""
        try:
            yield
        except Exception as error:
            if not _is_foreign(error):
                raise
            reason = self._without_secrets(str(getattr(error, "message", "") or error))
            if getattr(error, "code", None) in _GONE:
                raise IndexGoneError(
                    f"The index {self.place.shown} is not there any more; it is made again from the record.",
                    path=self.place.shown,
                ) from None
            hint = (
                "Milvus Lite serves one process at a time: is another one running? For several, set up a server."
                if self.place.is_file
                else "Is the server running, and are name and password right?"
            )
            raise IndexServerError(
                f"The index {self.place.shown} cannot be {done} ({reason}). {hint} What is stored is kept.",
                path=self.place.shown,
            ) from None

    def _without_secrets(self, text: str) -> str:
        line = " ".join(text.split())[:200]
        for secret in {self.place.token, self.place.token.partition(":")[2]} - {""}:
            line = line.replace(secret, "…")
        return line


def _is_foreign(error: Exception) -> bool:
    """Whether an error comes from Milvus or the line to it, and not from a mistake of ours."""
    import grpc
    from pymilvus.exceptions import MilvusException

    if isinstance(error, OnRecordError):
        return False
    return isinstance(error, MilvusException | grpc.RpcError | grpc.FutureTimeoutError | OSError)


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    batch: list[Any] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
