"""A PostgreSQL server for tests, and a schema of its own for each of them.

The server that ``ONRECORD_TEST_POSTGRES`` names is used where it is set; else one is started, once for each process
that runs tests, out of what ``pgserver`` brought, in a folder that goes when the run ends. As root it runs as a user of
its own.
"""

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from filelock import FileLock

from retrieval.types.address import PostgresAddress

VARIABLE = "ONRECORD_TEST_POSTGRES"


@contextmanager
def server() -> Iterator[str]:
    """The address of a server whose user may make schemas."""
    if given := os.environ.get(VARIABLE):
        yield given
        return
    with warnings.catch_warnings():
        # Of the folder in which sockets lie where nobody has logged in.
        warnings.simplefilter("ignore")
        import pgserver

        # As root it makes that user, which of two processes that run tests only one can do.
        with FileLock(Path(tempfile.gettempdir()) / f"onrecord-postgres-{os.getuid()}.lock"):
            started = pgserver.get_server(tempfile.mkdtemp(prefix="onrecord-postgres-"), cleanup_mode="delete")
        try:
            # An empty password, which the address has, is none to libpq.
            url = started.get_uri().replace(":@", "@")
            _hurry(url)
            yield url
        finally:
            started.cleanup()


_HURRIED = ("fsync", "full_page_writes", "synchronous_commit", "autovacuum")


def _hurry(url: str) -> None:
    """Let a server that is gone after the tests not wait for the disk."""
    _set(url, "SET {} = off")


@contextmanager
def unhurried(url: str) -> Iterator[None]:
    """Let a server that is measured wait for the disk meanwhile, as it does where nobody sets it otherwise."""
    if os.environ.get(VARIABLE):
        yield
        return
    _set(url, "RESET {}")
    try:
        yield
    finally:
        _hurry(url)


def _set(url: str, how: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in _HURRIED:
            connection.execute(f"ALTER SYSTEM {how.format(setting)}".encode())
        connection.execute("SELECT pg_reload_conf()")


@contextmanager
def schema(url: str) -> Iterator[PostgresAddress]:
    """A new schema on a server, gone afterwards with those of records that lie apart from its own."""
    name = f"test_{uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
        try:
            yield PostgresAddress(f"{url}{'&' if '?' in url else '?'}options=-csearch_path%3D{name}")
        finally:
            query = "SELECT nspname::text FROM pg_namespace WHERE starts_with(nspname::text, %s)"
            for (one,) in connection.execute(query, (name,)).fetchall():
                connection.execute(f"DROP SCHEMA {one} CASCADE".encode())
