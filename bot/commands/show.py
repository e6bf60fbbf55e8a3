"""``onrecord show``."""

from pathlib import Path

from bot.render.item import print_item
from bot.render.jsonout import item_json
from bot.render.text import console, one_line, visible
from bot.session import open_retriever
from bot.settings import load_settings

DONE, NOTHING = 0, 1


def run(item_id: str, *, as_json: bool, db: Path | None) -> int:
    """Print one item with all of its text."""
    with open_retriever(load_settings(db=db), must_exist=True) as retriever:
        item, history = retriever.item(item_id), retriever.history(item_id)
    if item is None and history.removal:
        when = history.removal.removed.strftime("%Y-%m-%d %H:%M")
        why = f", because: {one_line(history.removal.reason)}" if history.removal.reason else ""
        console(error=True).print(f"The item {visible(item_id)!r} was removed on {when}{why}.", soft_wrap=True)
        return NOTHING
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
