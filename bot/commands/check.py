"""``onrecord check``."""

from bot.render.screen import console, one_line, put
from bot.session import open_retriever
from bot.settings.model import load_settings
from retrieval import StorageError
from retrieval.types.address import Place

SOUND, FAULTY = 0, 1


def run(*, db: Place | None) -> int:
    """Print a line for each fault of the database and its indexes."""
    try:
        with open_retriever(load_settings(db=db), must_exist=True, bundled=True) as retriever:
            stats, faults = retriever.stats(), retriever.check()
    except StorageError as error:
        # What cannot be opened is a fault like another.
        faults = [str(error)]
    for fault in faults:
        put(console(), one_line(fault))
    if not faults:
        put(console(), f"No fault in {stats.items:,} items, {stats.passages:,} passages and their indexes.")
    return FAULTY if faults else SOUND
