"""Hears of what others store in a record on a PostgreSQL server."""

import selectors
import socket
import threading
import time
from contextlib import suppress
from typing import Any

import psycopg

from retrieval._storage.dialects import CHANNEL
from retrieval._storage.postgres_errors import as_told
from retrieval.types.address import PostgresAddress

_CONNECT_S = 15
# A server that is gone without a word is noticed within a minute.
_KEEPALIVE: dict[str, Any] = {"keepalives": 1, "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}


class PostgresListening:
    """A connection of its own, to which the server tells when a change was committed.

    One thread waits; any may close.

    Args:
        address: of the database.
        schema: whose changes are meant.

    Raises:
        StorageError: the server cannot be reached.
    """

    def __init__(self, address: PostgresAddress, schema: str) -> None:
        self._address = address
        self._schema = schema
        self._waking, self._woken = socket.socketpair()
        self._waiting = threading.Lock()
        self._is_closed = False
        try:
            self._connection = psycopg.connect(address.url, autocommit=True, connect_timeout=_CONNECT_S, **_KEEPALIVE)
            self._connection.execute(f"LISTEN {CHANNEL}".encode())
        except psycopg.Error as error:
            self._waking.close()
            self._woken.close()
            raise as_told(error, address) from error

    def wait(self, timeout: float) -> bool:
        """Whether something was stored, by whomever; false too where it was closed meanwhile.

        Args:
            timeout: seconds to wait for it at most.

        Raises:
            StorageError: the server cannot be reached any more.
        """
        with self._waiting:
            if self._is_closed:
                return False
            try:
                return self._heard(time.monotonic() + timeout)
            except psycopg.Error as error:
                raise as_told(error, self._address) from error

    def close(self) -> None:
        """Hear no more; a second call does nothing. Whoever waits is woken first."""
        self._is_closed = True
        with suppress(OSError):
            self._waking.send(b"\0")
        with self._waiting:
            self._connection.close()
            self._waking.close()
            self._woken.close()

    def _heard(self, until: float) -> bool:
        with selectors.DefaultSelector() as selector:
            selector.register(self._connection.fileno(), selectors.EVENT_READ)
            selector.register(self._woken, selectors.EVENT_READ)
            while not self._is_closed:
                # All that has come is taken: of many changes it is enough to know that there are some.
                told = {one.payload for one in self._connection.notifies(timeout=0)}
                if self._schema in told:
                    return True
                left = until - time.monotonic()
                if left <= 0 or not selector.select(left):
                    break
        return False
