"""What is new since a point of the history; a part of ``Retriever``."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo

from retrieval._storage.arrivals import Stretch
from retrieval._storage.filters import Filters
from retrieval._storage.record import Record
from retrieval._storage.watches import Watches
from retrieval.answers.answer import handles_of, news_of
from retrieval.query.arguments import checked_name, checked_sources, checked_topic
from retrieval.query.complaints import complaint
from retrieval.query.point import Point, read_point
from retrieval.query.zones import day_at, moment_by, zone_name
from retrieval.search.current import Current
from retrieval.search.evidence import Weights
from retrieval.search.told import untold
from retrieval.types.watching import News

LATE = timedelta(days=3)
"""What was published so long before a point of the history was taken, and comes after it, is history and no news."""


class Watching:
    """Tells what is new; a part of ``Retriever``."""

    _record: Record
    _current: Current
    _weights: Weights
    _clock: Callable[[], date]

    def mark(self) -> str:
        """The point of the record's history that it has reached, for ``news``; to be kept as it is.

        Raises:
            StorageError: the database cannot be read.
        """
        return str(Point(self._record.last_change(), moment_by(self._clock)))

    @property
    def watches(self) -> Watches:
        """Whose new statements are told where, and what was told; whoever tells them keeps it here."""
        return self._record.watches(untold)

    def news(
        self,
        speaker: str,
        topic: str | None = None,
        *,
        after: str,
        zone: tzinfo | None = None,
        sources: Sequence[str] | None = None,
        late: timedelta = LATE,
    ) -> News:
        """What somebody said that came into the index after a point of its history, once a statement.

        No news is what an item carried that came before, what an item already said before it was edited, and what was
        only read or embedded anew. Nothing is told of an item that was taken away. A point of another history, such as
        that of a database made anew, stands for this moment.

        Args:
            speaker: in any spelling, or a value of ``complete_speakers``.
            topic: only what is about it; None for everything.
            after: from ``mark``, or ``News.upto`` of the last call.
            zone: in which days are counted; None: in each item's source's.
            sources: only items of these handles; display names are understood too.
            late: items published longer than this before ``after`` was taken are no news, whenever they came: a feed's
                history may be added at any time.

        Returns:
            The statements, the oldest first, and the point to go on from. Where nothing in the index has changed, this
            costs one look at its newest change, whoever is asked for.

        Raises:
            QuestionError: the name or the topic is empty or too long, or ``after`` is no point.
            StorageError: the database cannot be read.
        """
        name, about, given = checked_name(speaker, "speaker"), checked_topic(topic), checked_sources(sources)
        point = read_point(after)
        zone_name(zone)
        if not isinstance(late, timedelta) or late < timedelta():
            raise complaint("no_span", field="late", value=f"{late!r:.60}")
        newest, now = self._record.last_change(), moment_by(self._clock)
        if newest == point.mark:
            return News(upto=after)
        if not self._record.knows(point.mark):
            return News(upto=str(Point(newest, now)))
        snapshot = self._current.refreshed()
        upto = snapshot.view.mark
        if upto.number <= point.mark.number:
            return News(upto=after)
        filters = Filters(sources=handles_of(given, snapshot), zone=zone)
        stretch = Stretch(point.mark.number, upto.number)
        since = day_at(_before(point.taken, late), zone or UTC)
        hits = news_of(name, about, stretch, filters, since, snapshot, self._weights)
        return News(hits=tuple(hits), upto=str(Point(upto, now)))


def _before(moment: datetime, span: timedelta) -> datetime:
    """A moment so long before another; the calendar's first where that is before it."""
    first = datetime.min.replace(tzinfo=UTC)
    return moment - span if moment - first > span else first
