"""``onrecord speakers``."""

from pathlib import Path

from bot.commands.progress import progress_bar
from bot.render.text import console, speakers
from bot.session import open_retriever
from bot.settings import load_settings

DONE, NOTHING = 0, 1


def run(*, limit: int, db: Path | None) -> int:
    """Print a table of who speaks."""
    errors = console(error=True)
    with (
        open_retriever(load_settings(db=db), must_exist=True) as retriever,
        progress_bar(errors, "Reading", "items") as progress,
    ):
        found = retriever.speakers(progress=progress)
    if not found:
        errors.print("Nobody is quoted here. Add a feed first, with `onrecord add FILE`.")
        return NOTHING
    console().print(speakers(found[:limit]))
    return DONE
