"""What is new in a feed that was read before. Pure functions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from retrieval._storage.follows import Entry
from retrieval.identity import canonical_link, digest
from retrieval.types import FeedItem

_LONGEST_KEY = 200


@dataclass(frozen=True)
class News:
    """What a poll brought.

    Attributes:
        fresh: items that are new, or whose text the feed has changed, by key, oldest first.
        new: how many of them are new.
        known: keys of entries that were known.
        dropped: whether an entry that the feed had when it was read last is gone.
        has_gap: whether nothing that it had is there any more, so that something between may have been missed.
    """

    fresh: Mapping[str, FeedItem]
    new: int
    known: frozenset[str]
    dropped: bool
    has_gap: bool


def key_of(item: FeedItem) -> str:
    """What names an entry within its feed: its guid, or its link and headline.

    A guid tells across edits of the headline; where a feed has none, the same link may be that of several entries.
    """
    if item.guid:
        return item.guid if len(item.guid) <= _LONGEST_KEY else digest(item.guid)
    return digest(canonical_link(item.url) if item.url else "", item.headline, "" if item.url else item.text)


def news(items: Sequence[FeedItem], known: Mapping[str, Entry], last_read: datetime | None) -> News:
    """Tell what is new.

    Args:
        items: the feed's entries now, newest first or in any order.
        known: entries of it that were read before, by key.
        last_read: when the feed was last read.
    """
    by_key: dict[str, FeedItem] = {}
    for item in items:
        by_key.setdefault(key_of(item), item)
    fresh = {
        key: item for key, item in by_key.items() if key not in known or known[key].content_hash != item.content_hash
    }
    before = {key for key, entry in known.items() if last_read and entry.seen >= last_read}
    return News(
        fresh=dict(sorted(fresh.items(), key=lambda pair: pair[1].moment)),
        new=sum(1 for key in fresh if key not in known),
        known=frozenset(by_key) & frozenset(known),
        dropped=bool(before - set(by_key)),
        has_gap=bool(before and by_key) and not before & set(by_key),
    )
