"""``onrecord sources``."""

from pathlib import Path

from bot.render.text import console, sources
from bot.session import open_retriever
from bot.settings import load_settings

DONE, NOTHING = 0, 1


def run(*, db: Path | None) -> int:
    """Print a table of sources."""
    with open_retriever(load_settings(db=db), must_exist=True) as retriever:
        found = retriever.sources()
    if not found:
        console(error=True).print("The index is empty. Add a feed first, with `onrecord add FILE`.")
        return NOTHING
    console().print(sources(found))
    return DONE
