"""What PostgreSQL's errors are told as, and that no password is among it."""

import psycopg
import pytest
from psycopg import errors
from psycopg_pool import PoolTimeout

from retrieval._storage.engine import RefusedError
from retrieval._storage.postgres_errors import as_told
from retrieval.errors import StorageError
from retrieval.types.address import PostgresAddress

ADDRESS = PostgresAddress("postgresql://ida:open-sesame%21@db.example/feed")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PoolTimeout("no connection"), "gives no connection"),
        (errors.LockNotAvailable("lock"), "in use by another program"),
        (errors.InsufficientPrivilege("permission denied for table items"), "permission denied for table items"),
        (errors.ReadOnlySqlTransaction("read only"), "can only be read"),
        (errors.DiskFull("full"), "no space left"),
        (psycopg.OperationalError("Name or service not known"), "cannot be reached"),
        (psycopg.ProgrammingError("who knows"), "cannot be used: who knows"),
    ],
)
def test_each_is_told_with_what_to_do(error: psycopg.Error, told: str) -> None:
    found = as_told(error, ADDRESS)
    assert told in str(found)
    assert type(found) is StorageError
    assert found.path == "postgresql://ida@db.example/feed"


@pytest.mark.parametrize("error", [errors.UniqueViolation("twice"), errors.ProgramLimitExceeded("too long")])
def test_what_values_bring_about_is_told_apart(error: psycopg.Error) -> None:
    assert type(as_told(error, ADDRESS)) is RefusedError


def test_a_password_is_never_told() -> None:
    said = f'invalid URI: "{ADDRESS.url}"; open-sesame%21 and open-sesame!'
    assert "sesame" not in str(as_told(psycopg.ProgrammingError(said), ADDRESS))
