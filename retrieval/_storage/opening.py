"""Opens a database by its place: a file, or an address of a server."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from retrieval._storage import items, schema
from retrieval._storage.connection import Database
from retrieval._storage.engine import Engine
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
    database, migrations = _reached(place) if isinstance(place, PostgresAddress) else _at(place)
    try:
        migrations.migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def open_untouched(place: Place) -> Engine:
    """Open a database that is there, at the current schema, and change nothing in it.

    Args:
        place: where it lies.

    Raises:
        StorageError: there is none, or it has another schema than this program makes.
    """
    if isinstance(place, Path) and not place.is_file():
        raise StorageError(f"There is no database at {place}.", path=str(place))
    database, migrations = _reached(place) if isinstance(place, PostgresAddress) else _at(place)
    try:
        _check_level(database, migrations.version_of(database))
    except BaseException:
        database.close()
        raise
    return database


def _check_level(database: Engine, version: int) -> None:
    newest = schema.newest_version()
    if not version:
        raise StorageError(f"{database.name} holds no record.", path=database.name)
    if version != newest:
        raise StorageError(
            f"{database.name} has schema {version}, and this version of onrecord {newest}. Run the newest version's"
            f" `onrecord stats --db {database.name}` once, which brings it forward.",
            path=database.name,
        )


def _at(path: Path) -> tuple[Database, Any]:
    """A file, and what brings it to the current schema."""
    try:
        is_folder, has_parent = path.is_dir(), path.parent.is_dir()
    except OSError as error:
        raise StorageError(f"{path} cannot be opened: {error.strerror}.", path=str(path)) from error
    if is_folder:
        raise StorageError(f"{path} is a folder; give the path of a database file.", path=str(path))
    if not has_parent:
        raise StorageError(f"{path.parent} does not exist; make that folder first.", path=str(path))
    functions = {"canonical_link": items.link_of_urls, "text_sketch": items.no_sketch}
    return Database(path, functions=functions), schema


def _reached(address: PostgresAddress) -> tuple[Engine, Any]:
    """A database on a server, and what brings it to the current schema."""
    try:
        # An extra of its own, which a record in a file does without.
        postgres, migrations = (import_module(f"retrieval._storage.{name}") for name in ("postgres", "postgres_schema"))
    except ImportError as error:
        raise StorageError(
            f"{address} needs psycopg: run `pip install 'onrecord[postgres]'`, or give the path of a file.",
            path=str(address),
        ) from error
    return postgres.PostgresDatabase(address), migrations
