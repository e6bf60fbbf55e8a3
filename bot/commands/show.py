"""``onrecord show``."""

from pathlib import Path

from bot.render.item import print_item
from bot.render.jsonout import item_json
from bot.render.text import console, visible
from bot.session import open_retriever
from bot.settings import load_settings

DONE, NOTHING = 0, 1


def run(item_id: str, *, as_json: bool, db: Path | None) -> int:
    """Print one item with all of its text."""
    with open_retriever(load_settings(db=db), must_exist=True) as retriever:
        item = retriever.item(item_id)
    if item is None:
        console(error=True).print(
            f"There is no item {visible(item_id)!r}. `onrecord ask --json` and `onrecord export` tell ids."
        )
        return NOTHING
    if as_json:
        console().print(item_json(item), soft_wrap=True)
    else:
        print_item(console(), item)
    return DONE
