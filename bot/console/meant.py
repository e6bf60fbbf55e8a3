"""Which item a person at the terminal means: its id, the beginning of one, its link, its number in the last answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.console.recall import Recalled, number_of, recall
from bot.errors import ItemUnclearError, ItemUnknownError
from bot.render.screen import one_line

if TYPE_CHECKING:
    from retrieval import FeedItem, Retriever
    from retrieval.types.address import Place

_MOST_NAMED = 10
_HEADLINE = 60
_LONGEST_TOLD = 200
_WAYS = "Give the id or the link of one, or the number that it has in the last answer."


def item_meant(retriever: Retriever, text: str, db: Place) -> tuple[FeedItem, Recalled | None]:
    """The one item that is meant, and the passage of it where the last answer showed one under this number.

    Args:
        retriever: the database.
        text: as typed.
        db: where the database lies.

    Raises:
        ItemUnknownError: there is none, or it was taken away.
        ItemUnclearError: there are several.
    """
    if (number := number_of(text)) is not None:
        shown = recall(db)
        if not 1 <= number <= len(shown):
            raise ItemUnknownError(_no_number(number, len(shown)), text=text)
        recalled = shown[number - 1]
        return item_called(retriever, recalled.item_id), recalled
    return item_called(retriever, text), None


def item_called(retriever: Retriever, text: str, *, ways: str = _WAYS, tells_why: bool = True) -> FeedItem:
    """The one item that an id, the beginning of one, or a link means.

    Args:
        retriever: the database.
        text: as given.
        ways: what to give, told where nothing is near.
        tells_why: whether the reason is told for which an item was taken away; it is a note among those who keep the
            feed.

    Raises:
        ItemUnknownError: there is none, or it was taken away.
        ItemUnclearError: there are several.
    """
    found = retriever.meant(text, limit=_MOST_NAMED)
    if found:
        return _single(found, text)
    if removed := retriever.meant_removed(text, limit=1):
        raise ItemUnknownError(_was_removed(retriever, removed[0], tells_why=tells_why), text=text)
    message = f"There is no item {one_line(text[:_LONGEST_TOLD])!r}."
    if near := retriever.nearest(text):
        message += " The nearest:" + "".join(f"\n  {item_line(item)}" for item in near)
    else:
        message += f" {ways}"
    raise ItemUnknownError(message, text=text)


def removed_item_meant(retriever: Retriever, text: str) -> FeedItem:
    """The one item that was taken away and is meant.

    Raises:
        ItemUnknownError: there is none.
        ItemUnclearError: there are several.
    """
    found = retriever.meant_removed(text, limit=_MOST_NAMED)
    if not found:
        raise ItemUnknownError(f"No item {one_line(text)!r} was removed.", text=text)
    return _single(found, text)


def item_line(item: FeedItem) -> str:
    """An item in one line: id, source, day, and how it begins."""
    headline = one_line(item.headline or item.text)
    short = headline if len(headline) <= _HEADLINE else f"{headline[: _HEADLINE - 1]}…"
    return f"{item.id}  @{one_line(item.handle)}  {item.day}  {short}"


def _single(found: list[FeedItem], text: str) -> FeedItem:
    if len(found) == 1:
        return found[0]
    count = f"{len(found)} items" if len(found) < _MOST_NAMED else f"{_MOST_NAMED} items or more"
    named = "".join(f"\n  {item_line(item)}" for item in found)
    raise ItemUnclearError(f"{one_line(text)!r} may mean {count}. Give the id of one:{named}", text=text)


def _was_removed(retriever: Retriever, item: FeedItem, *, tells_why: bool) -> str:
    removal = retriever.history(item.id).removal
    when = f" on {removal.removed:%Y-%m-%d %H:%M}" if removal else ""
    why = f", because: {one_line(removal.reason)}" if tells_why and removal and removal.reason else ""
    return f"The item {one_line(item.id)!r} was removed{when}{why}."


def _no_number(number: int, count: int) -> str:
    if not count:
        return f"There is no answer before this one whose number {number} could be meant. Ask first."
    return f"The last answer has no number {number}, only 1 to {count}."
