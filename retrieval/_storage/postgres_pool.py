"""Connections to a PostgreSQL server, of one record or shared by several of one database."""

from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg_pool import ConnectionPool

from retrieval.types.address import PostgresAddress

_IDLE_S = 60.0


@dataclass(frozen=True)
class SharedAddress(PostgresAddress):
    """A schema whose record takes its connections from those of several; whoever opens one follows it when asked.

    Args:
        pool: of all of them; it is closed by whoever made it.
    """

    pool: "ConnectionPool[psycopg.Connection[Any]] | None" = field(default=None, repr=False, compare=False)


def pool_of(address: PostgresAddress, most: int, timeout: float) -> "ConnectionPool[psycopg.Connection[Any]]":
    """A pool that is not opened yet.

    Args:
        address: of the database.
        most: so many connections at a time; none is kept that nobody needs.
        timeout: seconds to wait for one, and for another process that is writing.
    """

    def configure(connection: "psycopg.Connection[Any]") -> None:
        # Questions are many and small: compiling one would cost more than it saves.
        connection.execute(f"SET jit = off; SET lock_timeout = {int(timeout * 1_000)}".encode())

    return ConnectionPool(
        address.url,
        min_size=0,
        max_size=most,
        open=False,
        kwargs={"autocommit": True, "client_encoding": "utf8", "connect_timeout": max(2, int(timeout))},
        configure=configure,
        timeout=timeout,
        max_idle=_IDLE_S,
        num_workers=1,
    )
