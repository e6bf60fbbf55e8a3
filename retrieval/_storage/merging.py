"""What becomes of a stored item when a further copy of it is read. Pure functions."""

from datetime import datetime, timedelta

from retrieval._storage.links import leads_on, link_key
from retrieval.identity import fold_handle, is_cut_from, is_shorter_copy
from retrieval.types import FeedItem

_ANOTHER_ZONE = timedelta(days=1)
"""A day that is printed without a time may be that of another zone."""


def merged(stored: FeedItem, read: FeedItem, now: datetime) -> FeedItem:
    """A stored item after a further copy of it was read: the newest words, and of everything else what tells most.

    * Words that the stored ones hold already, because the copy was cut, are no news.
    * A copy that another source carries changes neither the source nor the day, and its words only where they are more.
    * A copy without a date of its own keeps the day there was.
    * What the copy does not tell stays as it was told before.

    Args:
        stored: as it is there.
        read: the copy.
        now: when it was read.
    """
    is_own = fold_handle(stored.handle) == fold_handle(read.handle)
    teller = read if is_own else stored
    words = read if takes_words(stored, read) else stored
    day = read if is_own and _tells_day(stored, read) else stored
    kept = {name: getattr(teller, name) or getattr(stored, name) for name in ("guid", "author", "reposted_by")}
    values = {
        **kept,
        "source": teller.source,
        "handle": teller.handle,
        "urls": read.urls if is_own and _tells_link(stored, read) else stored.urls,
        "headline": words.headline,
        "text": words.text,
        "lang": words.lang,
        "published": day.published,
        "has_time": day.has_time,
        "dated": day.dated,
        "first_seen": min((one for one in (stored.first_seen, read.first_seen) if one), default=now),
        "edited": stored.edited,
    }
    if is_edit(stored.headline, stored.text, words.headline, words.text):
        values["edited"] = read.edited or now
    return stored.model_copy(update=values)


def takes_words(stored: FeedItem, read: FeedItem) -> bool:
    """Whether the words of a copy take the place of those that are stored."""
    if fold_handle(stored.handle) != fold_handle(read.handle):
        return is_shorter_copy(stored.text, read.text)
    return not is_shorter_copy(read.text, stored.text)


def is_edit(headline: str, text: str, new_headline: str, new_text: str) -> bool:
    """Whether somebody changed words, rather than only a copy that was cut being made whole."""
    return (headline, text) != (new_headline, new_text) and not is_cut_from(text, new_text)


def _tells_day(stored: FeedItem, read: FeedItem) -> bool:
    """Whether the day of a copy is worth more than the one there was."""
    if read.dated != "printed":
        return False
    if stored.dated != "printed" or read.has_time or not stored.has_time:
        return True
    return abs(read.published - stored.published) > _ANOTHER_ZONE


def _tells_link(stored: FeedItem, read: FeedItem) -> bool:
    """Whether the links of a copy are worth more than those there were."""
    if not read.url:
        return False
    return not stored.url or not leads_on(link_key(read.url)) or leads_on(link_key(stored.url))
