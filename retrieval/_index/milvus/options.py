"""What can be set of a Milvus index: how it is spread, how nearly it is searched, how fresh it reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

from retrieval.errors import ArgumentError

STRICT = "Strong"
"""How fresh whoever writes has to read."""

CONSISTENCY = (STRICT, "Bounded", "Session", "Eventually")

_METHODS: dict[str, dict[str, Any]] = {
    "FLAT": {},
    "HNSW": {"M": 16, "efConstruction": 256},
    "IVF_FLAT": {"nlist": 1024},
    "IVF_SQ8": {"nlist": 1024},
    "DISKANN": {},
    "AUTOINDEX": {},
}
"""Indexes of vectors, with what each is made with where nothing else is set."""

_AT_LEAST_WANTED = {"HNSW": "ef", "DISKANN": "search_list"}
"""What must be no less than the number of hits wanted."""

_OF_LISTS = 4
"""One list of so many is looked through: the eight that a server takes otherwise hold next to nothing in a filter."""

EXACT = "FLAT"
"""The index that compares every vector."""


@dataclass(frozen=True)
class MilvusOptions:
    """Options of a Milvus index. All but ``consistency``, ``search`` and ``timeout`` count when it is made.

    Attributes:
        consistency: how fresh a search reads: ``"Strong"`` sees all that was written before it, ``"Bounded"`` may miss
            what was written in the last seconds.
        method: the index of vectors: ``"FLAT"``, ``"HNSW"``, ``"IVF_FLAT"``, ``"IVF_SQ8"``, ``"DISKANN"`` or
            ``"AUTOINDEX"``; None for ``"FLAT"`` in Milvus Lite and ``"HNSW"`` on a server.
        build: what it is made with, such as ``{"M": 32}``.
        search: what it is searched with, such as ``{"ef": 400}``.
        partitions: passages are spread by source over so many partitions; 0 for one.
        shards: writers' channels of the collection.
        replicas: copies in memory that questions are spread over.
        timeout: seconds after which a server is given up.
    """

    consistency: str = STRICT
    method: str | None = None
    build: Mapping[str, Any] = field(default_factory=dict)
    search: Mapping[str, Any] = field(default_factory=dict)
    partitions: int = 0
    shards: int = 1
    replicas: int = 1
    timeout: float = 30.0

    @classmethod
    def of(cls, given: Mapping[str, Any] | None) -> Self:
        """Options as a program or a settings file gives them.

        Raises:
            ArgumentError: one is unknown or out of bounds.
        """
        values = dict(given or {})
        known = [one.name for one in fields(cls)]
        for name in values:
            if name not in known:
                raise _wrong(f"there is no option {name!r}; there are: {', '.join(known)}")
        options = cls(**values)
        if options.consistency not in CONSISTENCY:
            raise _wrong(f"consistency must be one of {', '.join(CONSISTENCY)}")
        if options.method is not None and options.method not in _METHODS:
            raise _wrong(f"method must be one of {', '.join(_METHODS)}")
        for name, least, most in (("partitions", 0, 1_024), ("shards", 1, 16), ("replicas", 1, 64)):
            value = getattr(options, name)
            if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
                raise _wrong(f"{name} must be a whole number from {least} to {most}")
        if not isinstance(options.timeout, int | float) or not 0 < options.timeout <= 3_600:
            raise _wrong("timeout must be a number of seconds, at most 3600")
        for name in ("build", "search"):
            if not isinstance(getattr(options, name), Mapping):
                raise _wrong(f"{name} must be a table of parameters")
        return options

    def method_for(self, *, is_lite: bool) -> str:
        """The index of vectors to make."""
        return self.method or (EXACT if is_lite else "HNSW")

    def build_for(self, method: str) -> dict[str, Any]:
        """What an index is made with."""
        return {**_METHODS[method], **self.build}

    def search_for(self, method: str, wanted: int) -> dict[str, Any]:
        """What an index is searched with.

        Args:
            method: the index.
            wanted: so many vectors are looked for, of which some methods have to look at no fewer.
        """
        found = dict(self.search)
        if (least := _AT_LEAST_WANTED.get(method)) is not None:
            found[least] = max(int(found.get(least, 0)), wanted)
        elif "nlist" in _METHODS[method]:
            lists = int(self.build_for(method)["nlist"])
            found.setdefault("nprobe", max(1, lists // _OF_LISTS))
        return found


def _wrong(why: str) -> ArgumentError:
    return ArgumentError(f"The options of the index cannot be used: {why}.", argument="index_options")
