"""Settings of an index on Milvus."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class IndexSettings(BaseModel):
    """How an index on Milvus is spread, searched and read; what is not set is left to it. See docs/scale.md.

    Attributes:
        consistency: how fresh a search reads.
        method: the index of vectors.
        build: what it is made with.
        search: what it is searched with.
        partitions: passages are spread by source over so many; 0 for one.
        shards: writers' channels.
        replicas: copies in memory.
        timeout: seconds after which the server is given up.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    consistency: Literal["Strong", "Bounded", "Session", "Eventually"] | None = None
    method: Literal["FLAT", "HNSW", "IVF_FLAT", "IVF_SQ8", "DISKANN", "AUTOINDEX"] | None = None
    build: dict[str, Any] | None = None
    search: dict[str, Any] | None = None
    partitions: int | None = Field(default=None, ge=0, le=1_024)
    shards: int | None = Field(default=None, ge=1, le=16)
    replicas: int | None = Field(default=None, ge=1, le=64)
    timeout: float | None = Field(default=None, gt=0, le=3_600)

    def options(self) -> dict[str, Any]:
        """What ``Retriever.open`` takes as ``index_options``; nothing that was not set."""
        return self.model_dump(exclude_none=True)
