"""``onrecord sources``."""

from datetime import UTC, datetime
from pathlib import Path

from bot.render.text import console, sources
from bot.session import open_retriever
from bot.settings import load_settings

DONE, NOTHING = 0, 1


def run(*, db: Path | None) -> int:
    """Print a table of sources, and one of the feeds that are followed."""
    with open_retriever(load_settings(db=db), must_exist=True) as retriever:
        found, follows = retriever.sources(), retriever.follows.all()
    if found:
        console().print(sources(found))
    if follows:
        from bot.render.follows import followed

        if found:
            console().print()
        console().print(followed(follows, datetime.now(UTC)))
    if not found and not follows:
        console(error=True).print("The index is empty. Add a feed first, with `onrecord add FILE`.")
        return NOTHING
    return DONE
