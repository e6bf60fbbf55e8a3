"""Moves whole records between files and servers, with the records that lie apart from them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from retrieval._storage.apart import Folder
from retrieval._storage.engine import Engine
from retrieval._storage.moving import Progress, holds_something, move_rows
from retrieval._storage.opening import open_database, open_untouched
from retrieval.errors import BackupError
from retrieval.types.address import Place
from retrieval.types.apart import RecordsApart

_NAMED = 5


@dataclass(frozen=True)
class Moved:
    """What was moved.

    Attributes:
        rows: how many each table of the common record has.
        apart: how many all tables have of each record that lies apart, by its id.
    """

    rows: Mapping[str, int]
    apart: Mapping[str, int]


def move(source: Place, target: Place, *, progress: Progress | None = None) -> Moved:
    """Put everything that a record holds into an empty place, and compare it there, row by row.

    What lies apart from it, such as the feeds that Discord servers added for themselves, goes along. What is written
    becomes the target as a whole, once every row has proved the same: where this ends before, the target is as empty
    as it was. Indexes are made again when the target is opened.

    Args:
        source: is only read; others may go on using it, and what they store meanwhile is left out.
        target: a path where no file is, or a database on a server in which nothing was stored.
        progress: told of rows done and of how many there are, of each record anew; each row counts when it is copied
            and when it is compared.

    Raises:
        BackupError: the target is not empty, or what is there would not be what it was.
        StorageError: one of them cannot be reached, read or written, or the source is of another version.
    """
    with (
        closing(open_untouched(source)) as there,
        closing(there.apart()) as mine,
        _written(target) as here,
        closing(Folder.beside(target) if isinstance(target, Path) else here.apart()) as beyond,
    ):
        _check_empty(here, beyond)
        with _moved_apart(mine, beyond, progress) as (apart, adopt):
            rows = move_rows(there, here, progress, adopt)
    return Moved(rows, apart)


@contextmanager
def _written(target: Place) -> Iterator[Engine]:
    """The target, to be written; a file gets its name once that has come to its end."""
    if not isinstance(target, Path):
        with closing(open_database(target)) as here:
            yield here
        return
    if target.exists():
        raise BackupError(f"There is a file at {target}. Give a path where none is.", path=str(target))
    writing = target.with_name(f".{target.name}.moving")
    _remove(writing)
    try:
        with closing(open_database(writing)) as here:
            yield here
        writing.replace(target)
    finally:
        _remove(writing)


def _check_empty(here: Engine, beyond: RecordsApart) -> None:
    if holds_something(here):
        raise BackupError(
            f"{here.name} holds a record already. Give another database, or a schema of its own.", path=here.name
        )
    if numbers := beyond.numbers():
        named = ", ".join(str(beyond.place(number)) for number in numbers[:_NAMED])
        raise BackupError(
            f"There are feeds of Discord servers already: {named}{', …' if numbers[_NAMED:] else ''}. Give another"
            " place, or take these away.",
            path=beyond.name,
        )


@contextmanager
def _moved_apart(
    mine: RecordsApart, beyond: RecordsApart, progress: Progress | None
) -> Iterator[tuple[dict[str, int], Callable[[], None]]]:
    """Move what lies apart into a draft; gives how many rows each has, and what makes them records in the end."""
    rows: dict[str, int] = {}
    if not (numbers := mine.numbers()):
        yield rows, lambda: None
        return
    # Until they are adopted, what lies beyond under these ids is somebody else's.
    written = [draft := beyond.draft()]

    def adopt() -> None:
        beyond.adopt()
        written.append(beyond)

    with closing(draft):
        try:
            for number in numbers:
                with (
                    closing(open_untouched(mine.place(number))) as there,
                    closing(open_database(draft.make(number))) as here,
                ):
                    rows[number] = sum(move_rows(there, here, progress).values())
            yield rows, adopt
        except BaseException:
            for place in written:
                for number in numbers:
                    place.remove(number)
            raise


def _remove(writing: Path) -> None:
    """Remove what is left of a move that was ended, with its log."""
    for suffix in ("", "-wal", "-shm"):
        writing.with_name(writing.name + suffix).unlink(missing_ok=True)
