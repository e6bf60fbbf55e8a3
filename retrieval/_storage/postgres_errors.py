"""What PostgreSQL's errors mean, and what to do. No password is told."""

import psycopg
from psycopg import errors
from psycopg_pool import PoolTimeout

from retrieval._storage.engine import RefusedError
from retrieval.errors import StorageError
from retrieval.types.address import PostgresAddress

_OF_VALUES = (psycopg.IntegrityError, psycopg.DataError, errors.ProgramLimitExceeded)
"""What the values of one statement bring PostgreSQL to."""

_ADVICE: tuple[tuple[type[psycopg.Error], str], ...] = (
    (PoolTimeout, "{name} gives no connection. Check that the server runs, and how many connections it takes."),
    (
        errors.LockNotAvailable,
        "{name} is in use by another program that writes to it. Try again when it has ended.",
    ),
    (errors.InsufficientPrivilege, "{name} does not let its user do that ({error}). Ask whoever keeps the server."),
    (errors.ReadOnlySqlTransaction, "{name} can only be read. Give the address of the server that is written to."),
    (errors.DiskFull, "There is no space left on the disk of {name}. What was stored before is kept."),
    (errors.TooManyConnections, "{name} takes no more connections. End what is not needed, or raise max_connections."),
    (errors.UndefinedTable, "{name} is damaged ({error}). Nothing was deleted. Restore it from a copy."),
    (psycopg.OperationalError, "{name} cannot be reached ({error}). Check that the server runs, and the address."),
)
"""By kind of error, the first that fits."""


def as_told(error: psycopg.Error, address: PostgresAddress) -> StorageError:
    """An error of PostgreSQL as one of the record, with what to do.

    Args:
        error: as psycopg raised it.
        address: of the database.
    """
    advice = next((text for kind, text in _ADVICE if isinstance(error, kind)), "{name} cannot be used: {error}.")
    kind = RefusedError if isinstance(error, _OF_VALUES) else StorageError
    return kind(advice.format(name=address, error=reason(error, address)), path=str(address))


def reason(error: psycopg.Error, address: PostgresAddress) -> str:
    """What the server or the driver says, in a line."""
    said = error.diag.message_primary or str(error) or type(error).__name__
    line = " ".join(said.replace(address.url, str(address)).split())
    for secret in address.secrets:
        line = line.replace(secret, "***")
    return line.rstrip(".")
