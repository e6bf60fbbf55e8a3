"""``onrecord reindex``."""

from pathlib import Path

from bot.commands.progress import progress_bar
from bot.render.text import console
from bot.session import open_retriever
from bot.settings import load_settings

DONE = 0


def run(*, db: Path | None) -> int:
    """Read what older rules understood again, with a bar."""
    errors = console(error=True)
    with (
        open_retriever(load_settings(db=db), must_exist=True) as retriever,
        progress_bar(errors, "Reading again", "items") as progress,
    ):
        count = retriever.reindex(progress=progress)
    console().print(f"{count} items read again." if count else "Everything is up to date.")
    return DONE
