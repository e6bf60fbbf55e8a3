"""What is looked at without a question; a part of ``Retriever``."""

from collections.abc import Sequence
from datetime import datetime, time, tzinfo

from retrieval._storage.items import Publication
from retrieval._storage.record import Record
from retrieval.answers.answer import handles_of
from retrieval.answers.build import hit_of
from retrieval.identity import fold_handle
from retrieval.query.arguments import checked_count, checked_offset, checked_sources
from retrieval.query.zones import zone_name
from retrieval.search.current import Current
from retrieval.search.evidence import Candidate, Evidence
from retrieval.types import FeedItem, Hit, Passage, Speaker


class Browsing:
    """Shows what there is; a part of ``Retriever``."""

    _record: Record
    _current: Current

    def latest(
        self,
        sources: Sequence[str] | None = None,
        *,
        limit: int = 10,
        offset: int = 0,
        zone: tzinfo | None = None,
    ) -> list[Hit]:
        """The newest items, the newest first, each with its beginning as the passage.

        Args:
            sources: only items of these handles; display names are understood too. None for all.
            limit: at most so many, 1 to 100.
            offset: leave out so many of the newest, for a further page.
            zone: an item of which only the day is known stands at that day's beginning there; None: in its source's.

        Returns:
            Hits of the kind ``"post"`` where the passage is all that the item says, else ``"context"``; nothing is
            marked, and the same statement may stand in several.

        Raises:
            QuestionError: a source is no name, or a number is out of bounds.
            StorageError: the database cannot be read.
        """
        given, limit, offset = checked_sources(sources), checked_count(limit), checked_offset(offset)
        zone_name(zone)
        handles = handles_of(given, self._current.snapshot()) if given else ()
        with self._record.standing():
            keys = tuple(dict.fromkeys(map(fold_handle, handles)))
            newest = self._record.latest(keys, offset + limit)
            newest.sort(key=lambda one: (_begins(one, zone), one.item_id), reverse=True)
            page = [one.item_id for one in newest[offset : offset + limit]]
            items, heads = self._record.items(page), self._record.heads(page)
        return [_shown(items[item_id], heads[item_id]) for item_id in page]


def _begins(one: Publication, zone: tzinfo | None) -> datetime:
    return one.published if one.has_time or zone is None else datetime.combine(one.published.date(), time(), zone)


def _shown(item: FeedItem, head: Passage) -> Hit:
    if head.text.strip() != item.text.strip():
        return hit_of(1.0, Candidate(head, item, Evidence()))
    author = Speaker(name=item.source, as_written=f"@{item.handle}")
    return hit_of(1.0, Candidate(head, item, Evidence(), speaker=author, kind="post"))
