"""``onrecord remove``."""

from collections.abc import Sequence
from pathlib import Path

from bot.render.text import console, visible
from bot.session import open_retriever
from bot.settings import load_settings

DONE, NOTHING = 0, 1


def run(item_ids: Sequence[str], *, db: Path | None) -> int:
    """Take items away, so that nothing is answered from them."""
    status = DONE
    with open_retriever(load_settings(db=db), must_exist=True) as retriever:
        for item_id in item_ids:
            if retriever.remove(item_id):
                console().print(f"{visible(item_id)}: removed", soft_wrap=True)
            else:
                console(error=True).print(f"There is no item {visible(item_id)!r}.", soft_wrap=True)
                status = NOTHING
    return status
