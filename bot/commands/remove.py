"""``onrecord remove``."""

import sys
from collections.abc import Callable, Sequence

import click

from bot.console.meant import item_line, item_meant, removed_item_meant
from bot.errors import ItemUnclearError, ItemUnknownError, UnconfirmedError
from bot.render.screen import console, is_open_terminal, put, visible
from bot.session import open_retriever
from bot.settings.model import load_settings
from retrieval import FeedItem
from retrieval.types.address import Place

DONE, NOTHING, BAD_USE = 0, 1, 2


def run(texts: Sequence[str], *, reason: str, undo: bool, yes: bool, db: Place | None) -> int:
    """Take items away, so that nothing is answered from them, or put them back.

    Args:
        texts: an id, the beginning of one, a link, or a number in the last answer, for each.
        reason: why; kept with the item.
        undo: whether to put them back.
        yes: whether to ask nobody first.
        db: the database file; None for the setting.

    Raises:
        UnconfirmedError: there is nobody to ask.
    """
    settings = load_settings(db=db)
    with open_retriever(settings, must_exist=True) as retriever:

        def meant(text: str) -> FeedItem:
            return removed_item_meant(retriever, text) if undo else item_meant(retriever, text, settings.db)[0]

        found, status = _resolved(texts, meant)
        if found and not undo and not yes and not _is_wanted(found):
            put(console(error=True), "Nothing was removed.")
            return NOTHING
        for item in found:
            if retriever.restore(item.id) if undo else retriever.remove(item.id, reason):
                put(console(), f"{'put back' if undo else 'removed'}: {visible(item_line(item))}")
    return status


def _resolved(texts: Sequence[str], meant: Callable[[str], FeedItem]) -> tuple[list[FeedItem], int]:
    """The items that are meant, each once, and the exit status: what means none keeps the others from nothing."""
    found: dict[str, FeedItem] = {}
    status = DONE
    for text in texts:
        try:
            item = meant(text)
        except (ItemUnknownError, ItemUnclearError) as error:
            put(console(error=True), f"onrecord: {visible(str(error))}")
            status = max(status, NOTHING if isinstance(error, ItemUnknownError) else BAD_USE)
        else:
            found[item.id] = item
    return list(found.values()), status


def _is_wanted(items: Sequence[FeedItem]) -> bool:
    """Whether whoever sits there wants these items taken away."""
    if not is_open_terminal(sys.stdin):
        raise UnconfirmedError(
            "Nothing was removed: there is nobody to ask whether that is meant. Say so with --yes.",
        )
    for item in items:
        put(console(error=True), visible(item_line(item)))
    these = "this item" if len(items) == 1 else f"these {len(items)} items"
    return click.confirm(f"Answer from {these} no more?", err=True)
