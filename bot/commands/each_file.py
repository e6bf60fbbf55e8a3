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


def add_each(folder: Path, names: Sequence[str], add: Callable[[str], None], errors: Console) -> None:
    """Add each file of a folder and of those in it; hidden files and links that lead out of it are passed over.

    Args:
        folder: as a person gave it.
        names: of its files, with ``/`` between folders.
        add: adds the file of a path.
        errors: where files that are no feeds are told, a line each.

    Raises:
        FeedError: there are too many files, or none of them is a feed.
    """
    root = folder.resolve()
    shown = [name for name in names if not Path(name).name.startswith(".")]
    paths = [folder / name for name in shown if (root / name).resolve().is_relative_to(root)]
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
        raise FeedError(f"{folder} holds no file that is a feed.", source=str(folder))
