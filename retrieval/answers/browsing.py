"""What is looked at without a question; a part of ``Retriever``."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, tzinfo

from retrieval._storage.filters import Filters
from retrieval._storage.items import Publication
from retrieval._storage.record import Record
from retrieval.answers.answer import handles_of
from retrieval.answers.build import hit_of
from retrieval.identity import fold_handle
from retrieval.language import Language
from retrieval.query.arguments import checked_count, checked_language, checked_message, checked_offset, checked_sources
from retrieval.query.zones import day_at, zone_name
from retrieval.search.current import Current
from retrieval.search.evidence import Candidate, Evidence, Weights
from retrieval.search.snapshot import Snapshot
from retrieval.types import Answer, FeedItem, Hit, Passage, Query, Speaker


class Browsing:
    """Shows what there is; a part of ``Retriever``."""

    _record: Record
    _current: Current
    _weights: Weights
    _clock: Callable[[], date]

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

    def find(
        self,
        text: str,
        *,
        sources: Sequence[str] | None = None,
        limit: int = 10,
        offset: int = 0,
        zone: tzinfo | None = None,
        language: Language | None = None,
    ) -> Answer:
        """Who else says this: items that carry a text or say the same, then those near to it.

        Args:
            text: a message of any kind, at most 4,000 characters; of a long one the sentences that tell most are looked
                for. Mentions, marks and tags in it do not count.
            sources: only items of these handles; display names are understood too. None for all.
            limit: at most so many hits, 1 to 100.
            offset: leave out so many of the best hits, for a further page.
            zone: of whoever asks, which tells what day it is.
            language: of what is told beside the hits, ``"en"`` or ``"ja"``; None for that of the text.

        Returns:
            First items whose own address is in the text. Then those that carry it: a statement that somebody makes in
            it, or a sentence of it word for word; the earliest first, each statement once, further items in
            ``also_in``. Then, as weak hits, the nearest; chatter gets at most such.

        Raises:
            QuestionError: the text is empty or too long, a source is no name, or a number is out of bounds.
            StorageError: the database cannot be read.
        """
        # It reads what is said in the text, which no other question needs.
        from retrieval.answers.finding import found_of

        wanted, given = checked_message(text), checked_sources(sources)
        limit, offset = checked_count(limit), checked_offset(offset)
        checked_language(language)
        query = Query(text=wanted, sources=given, limit=limit, offset=offset, zone=zone_name(zone))

        def work(snapshot: Snapshot) -> Answer:
            filters = Filters(sources=handles_of(given, snapshot))
            return found_of(query, filters, day_at(self._clock(), zone or UTC), snapshot, self._weights, language)

        return self._current.worked_out(work)


def _begins(one: Publication, zone: tzinfo | None) -> datetime:
    return one.published if one.has_time or zone is None else datetime.combine(one.published.date(), time(), zone)


def _shown(item: FeedItem, head: Passage) -> Hit:
    if head.text.strip() != item.text.strip():
        return hit_of(1.0, Candidate(head, item, Evidence()))
    author = Speaker(name=item.source, as_written=f"@{item.handle}")
    return hit_of(1.0, Candidate(head, item, Evidence(), speaker=author, kind="post"))
