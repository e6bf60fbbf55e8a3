"""``onrecord remove``."""

from collections.abc import Sequence
from pathlib import Path

from bot.render.text import console, visible
from bot.session import open_retriever
from bot.settings import load_settings

DONE, NOTHING = 0, 1


def run(item_ids: Sequence[str], *, reason: str, undo: bool, db: Path | None) -> int:
    """Take items away, so that nothing is answered from them, or put them back."""
    status = DONE
    with open_retriever(load_settings(db=db), must_exist=True) as retriever:
        for item_id in item_ids:
            name = visible(item_id)
            if retriever.restore(item_id) if undo else retriever.remove(item_id, reason):
                console().print(f"{name}: {'put back' if undo else 'removed'}", soft_wrap=True)
            else:
                what = "was removed" if undo else "is here"
                console(error=True).print(f"No item {name!r} {what}.", soft_wrap=True)
                status = NOTHING
    return status
