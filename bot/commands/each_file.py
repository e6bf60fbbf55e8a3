"""A folder of feeds: each file in it is added, and which are no feeds is told."""

from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console

from bot.render.screen import put, visible
from retrieval import FeedError

MOST_FILES = 1_000
"""Files of a folder that are tried; whoever gives more has hardly meant all of them."""

MOST_TOLD = 10
"""Files that are told of as no feeds."""


def add_each(
    folder: Path, names: Sequence[str], add: Callable[[str], None], errors: Console, *, own: Path | None = None
) -> None:
    """Add each file of a folder and of those in it.

    Hidden files, links that lead out of it and the files of the database are passed over.

    Args:
        folder: as a person gave it.
        names: of its files, with ``/`` between folders.
        add: adds the file of a path.
        errors: where files that are no feeds are told, a line each.
        own: the file of the database, whose other files begin as it does; None where it is on a server.

    Raises:
        FeedError: there are too many files, or none of them is a feed.
    """
    root = folder.resolve()
    shown = [name for name in names if not Path(name).name.startswith(".")]
    inside = [name for name in shown if (root / name).resolve().is_relative_to(root)]
    database = str(own.resolve()) if own else None
    paths = [folder / name for name in inside if not (database and str(root / name).startswith(database))]
    if len(paths) > MOST_FILES:
        raise FeedError(
            f"{folder} holds {len(paths):,} files; at most {MOST_FILES:,} are tried at once. Give those that are"
            " feeds.",
            source=str(folder),
        )
    refused = []
    for path in paths:
        try:
            add(str(path))
        except FeedError as error:
            refused.append(str(error))
    for line in refused[:MOST_TOLD]:
        put(errors, f"onrecord: {visible(line)}")
    if len(refused) > MOST_TOLD:
        put(errors, f"onrecord: {len(refused) - MOST_TOLD:,} more files of {visible(str(folder))} are no feeds.")
    if len(refused) == len(paths):
        raise FeedError(f"{folder} is a folder that holds no feed.", source=str(folder))
