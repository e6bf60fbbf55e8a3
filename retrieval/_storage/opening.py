"""Opens a database by its place: a file, or an address of a server."""

from pathlib import Path

from retrieval._storage import items
from retrieval._storage.connection import Database
from retrieval._storage.engine import Engine
from retrieval._storage.schema import migrate
from retrieval.errors import StorageError
from retrieval.types.address import Place, PostgresAddress


def open_database(place: Place) -> Engine:
    """Open a database at the current schema.

    Args:
        place: a file, made if absent; or the address of a database that is there, whose tables are made if absent.

    Raises:
        StorageError: the place is none for a database, a newer program made it, another process keeps it locked, or
            what this engine needs is not installed.
    """
    return _open_address(place) if isinstance(place, PostgresAddress) else _open_file(place)


def _open_file(path: Path) -> Database:
    try:
        is_folder, has_parent = path.is_dir(), path.parent.is_dir()
    except OSError as error:
        raise StorageError(f"{path} cannot be opened: {error.strerror}.", path=str(path)) from error
    if is_folder:
        raise StorageError(f"{path} is a folder; give the path of a database file.", path=str(path))
    if not has_parent:
        raise StorageError(f"{path.parent} does not exist; make that folder first.", path=str(path))
    database = Database(path, functions={"canonical_link": items.link_of_urls, "text_sketch": items.no_sketch})
    try:
        migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def _open_address(address: PostgresAddress) -> Engine:
    try:
        # An extra of its own, which a record in a file does without.
        from retrieval._storage import postgres, postgres_schema
    except ImportError as error:
        raise StorageError(
            f"{address} needs psycopg: run `pip install 'onrecord[postgres]'`, or give the path of a file.",
            path=str(address),
        ) from error
    database = postgres.PostgresDatabase(address)
    try:
        postgres_schema.migrate(database)
    except BaseException:
        database.close()
        raise
    return database
