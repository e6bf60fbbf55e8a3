"""``onrecord speakers``."""

from pathlib import Path

from bot.render.text import console, speakers
from bot.session import open_retriever
from bot.settings import load_settings

DONE, NOTHING = 0, 1


def run(*, limit: int, db: Path | None) -> int:
    """Print a table of who speaks."""
    with open_retriever(load_settings(db=db), must_exist=True) as retriever:
        found = retriever.speakers()
    if not found:
        console(error=True).print("Nobody is quoted here. Add a feed first, with `onrecord add FILE`.")
        return NOTHING
    console().print(speakers(found[:limit]))
    return DONE
