"""``onrecord reindex``."""

from bot.commands.progress import progress_bar
from bot.console.interrupts import INTERRUPTED, ending_once
from bot.render.screen import console, put
from bot.session import open_retriever
from bot.settings.model import load_settings
from retrieval.types.address import Place

DONE = 0


def run(*, db: Place | None) -> int:
    """Read what older rules understood again, with a bar."""
    errors = console(error=True)
    done = 0

    def told(count: int, total: int | None) -> None:
        nonlocal done
        done = count
        progress(count, total)

    with ending_once(), open_retriever(load_settings(db=db), must_exist=True) as retriever:
        try:
            with progress_bar(errors, "Reading again", "items") as progress:
                count = retriever.reindex(progress=told)
        except KeyboardInterrupt:
            put(errors, f"Stopped. {done} items were read again; the others are answered from as they were.")
            return INTERRUPTED
    put(console(), f"{count} items read again." if count else "Everything is up to date.")
    return DONE
