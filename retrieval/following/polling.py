"""One poll of one feed: ask, read, store what is new, and say when to ask again."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from retrieval._storage.follows import Entry
from retrieval.errors import EmptyFeedError, FeedError, OnRecordError
from retrieval.feeds.fetch import Fetched, Fetcher
from retrieval.feeds.page import Page
from retrieval.feeds.reader import parse_page
from retrieval.following.articles import Article, Articles, told
from retrieval.following.entries import News, key_of, news
from retrieval.following.feeds_file import FollowedFeed
from retrieval.following.links import Links
from retrieval.following.outcomes import Contents, failed, moved, succeeded
from retrieval.following.robots import Robots
from retrieval.following.store import Store
from retrieval.following.tombstones import deleted_entries
from retrieval.types import AddReport, FeedItem
from retrieval.types.following import FollowedSource

_CUT_OFF_AFTER = 3
"""So often a page that breaks off is taken for a slip; then it is how the feed is."""

REMEMBERED = timedelta(days=60)
"""For so long an entry is known that its feed has no more."""

_LONGEST_NAME = 80


@dataclass(frozen=True)
class PollReport:
    """What one poll of a feed did.

    Attributes:
        source: the feed, as it is known from now on.
        at: when it was asked.
        added: new items.
        changed: items whose text the feed changed.
        removed: items that were taken away.
        problems: what could not be taken as it should, for a person.
        error: why the feed could not be had; empty where it could.
    """

    source: FollowedSource
    at: datetime
    added: int = 0
    changed: int = 0
    removed: int = 0
    problems: tuple[str, ...] = ()
    error: str = ""


@dataclass(frozen=True)
class _Read:
    items: tuple[FeedItem, ...]
    deleted: tuple[str, ...]
    wish_s: float
    problems: tuple[str, ...]
    title: str


class Poller:
    """Polls feeds. Use it from one event loop; what takes the processor or the disk runs in threads.

    Args:
        store: where items go.
        fetcher: fetches feeds and articles.
        clock: the time.
        sleep: waits for so many seconds.
        dice: chance, by which feeds asked at one time drift apart.
        threads: for reading and storing.
        remembered: for how long entries are known that a feed has no more; None for ever.
    """

    def __init__(
        self,
        store: Store,
        fetcher: Fetcher,
        *,
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]],
        dice: random.Random,
        threads: Executor,
        remembered: timedelta | None = REMEMBERED,
    ) -> None:
        self._remembered = remembered
        self._store = store
        self._fetcher = fetcher
        self._clock = clock
        self._dice = dice
        self._threads = threads
        self._articles = Articles(fetcher, Robots(fetcher, clock), sleep=sleep, threads=threads)
        self._links = Links(fetcher, clock)

    async def poll(self, feed: FollowedFeed, source: FollowedSource) -> PollReport:
        """Ask a feed, store what is new, and note how it went.

        A feed that fails is an outcome, told in the report.

        Args:
            feed: how it is to be followed.
            source: what is known of it.
        """
        at = self._clock()
        source = source.model_copy(update={"polls": source.polls + 1, "name": feed.name or source.name})
        try:
            fetched = await self._fetcher.get(
                source.moved_to or source.url,
                allow_private=feed.private,
                etag=source.etag,
                last_modified=source.last_modified,
            )
            report = await self._taken(feed, source, fetched, at)
        except OnRecordError as error:
            source = failed(source, error, at, chance=self._dice.random(), fixed=feed.interval)
            report = PollReport(source, at, error=str(error))
            await self._in_thread(self._store.follows.save, report.source)
        return report

    async def _taken(self, feed: FollowedFeed, source: FollowedSource, fetched: Fetched, at: datetime) -> PollReport:
        """What a feed that was had brings."""
        source = moved(source, fetched)
        if fetched.status == 304:
            read, known, found = None, {}, None
        else:
            read = await self._in_thread(_read, feed, source, fetched, at)
            known = await self._in_thread(self._store.follows.entries, source.url)
            found = news(read.items, known, source.last_read)
            source = source.model_copy(update={"name": source.name or read.title[:_LONGEST_NAME].strip()})
        report, entries = await self._stored(feed, source, found, known, at)
        removed = 0
        if read and read.deleted:
            removed += await self._take_away(
                [known[key] for key in read.deleted if key in known], "its feed took it back"
            )
        if feed.check_links:
            recent = await self._in_thread(self._store.follows.entries, source.url)
            looked = await self._links.check(
                list({**recent, **entries}.values()), feed_url=feed.url, allow_private=feed.private
            )
            removed += await self._take_away(looked.gone, "its page was gone on two days")
            entries |= {entry.key: entry for entry in looked.entries}
        contents = _contents(read, found) if read and found else None
        source = succeeded(source, fetched, contents, at, chance=self._dice.random(), fixed=feed.interval)
        forgotten = at - self._remembered if self._remembered else None
        await self._in_thread(lambda: self._store.follows.save(source, entries.values(), forget_before=forgotten))
        problems = (*(read.problems if read else ()), *report.problems)
        return replace(report, source=source, removed=removed, problems=problems)

    async def _stored(
        self, feed: FollowedFeed, source: FollowedSource, found: News | None, known: dict[str, Entry], at: datetime
    ) -> tuple[PollReport, dict[str, Entry]]:
        """Store what is new, each item as soon as it is there; gives the entries that were seen too."""
        if found is None:
            return PollReport(source, at), {}
        entries = {key: replace(known[key], seen=at) for key in found.known}
        added = changed = 0
        articles: list[Article] = []
        problems: list[str] = []
        waiting = list(found.fresh.items())
        size = 1 if feed.full_text else max(len(waiting), 1)
        for start in range(0, len(waiting), size):
            group = waiting[start : start + size]
            items = [item for _, item in group]
            if feed.full_text:
                got = [
                    await self._articles.with_article(item, feed_url=feed.url, allow_private=feed.private)
                    for item in items
                ]
                articles += got
                items = [article.item for article in got]
            report, ids = await self._in_thread(self._add, items)
            added, changed = added + report.added, changed + report.changed
            problems += [f"{one.headline[:60]!r}: {one.reason}" for one in report.skipped]
            for (key, as_read), item_id in zip(group, ids, strict=True):
                stored = known[key].stored if key in known else at
                entries[key] = Entry(key, as_read.content_hash, item_id, as_read.url or "", seen=at, stored=stored)
        if trouble := told(articles):
            problems.append(trouble)
        if found.has_gap:
            problems.append("nothing that it had before is there any more; entries between may have been missed")
        return PollReport(source, at, added=added, changed=changed, problems=tuple(problems)), entries

    def _add(self, items: Sequence[FeedItem]) -> tuple[AddReport, list[str]]:
        report = self._store.add(items)
        return report, [self._store.follows.stored_id(item) for item in items]

    async def _take_away(self, entries: Sequence[Entry], reason: str) -> int:
        ids = [entry.item_id for entry in entries if entry.item_id]
        return sum([await self._in_thread(self._store.remove, item_id, reason) for item_id in ids])

    async def _in_thread(self, work: Callable[..., Any], *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *arguments)


def _read(feed: FollowedFeed, source: FollowedSource, fetched: Fetched, at: datetime) -> _Read:
    """Read a feed's page; runs in a thread.

    Raises:
        FeedError: it is none, or breaks off.
    """
    if is_cut_off(fetched.data) and source.failures < _CUT_OFF_AFTER:
        raise FeedError(f"{feed.url} sent less than a whole feed; it breaks off.", source=feed.url)
    page = Page(
        feed.url,
        fetched.data,
        url=fetched.url,
        media_type=fetched.media_type,
        zone=feed.zone,
        name=feed.name,
        language=feed.language,
        seen=at,
    )
    try:
        found = parse_page(page)
    except EmptyFeedError:
        # A new feed, or one whose publisher took everything away: it answers as it should.
        return _Read((), tuple(deleted_entries(page.text)), 0.0, (), "")
    wish = found.pace.interval
    problems = tuple(f"line {one.line}: {one.message}" for one in found.problems)
    return _Read(
        tuple(found),
        tuple(deleted_entries(page.text)),
        wish.total_seconds() if wish else 0.0,
        problems,
        found.pace.title,
    )


def _contents(read: _Read, found: News) -> Contents:
    return Contents(
        holds=len({key_of(item) for item in read.items}),
        new=found.new,
        fresh=len(found.fresh),
        dropped=found.dropped,
        has_gap=found.has_gap,
        published=tuple(item.published for item in read.items if item.dated == "printed"),
        wish=read.wish_s,
    )


def is_cut_off(data: bytes) -> bool:
    """Whether the bytes of a page begin as markup or JSON does, and do not end so.

    >>> is_cut_off(b"<rss><channel><item><tit"), is_cut_off(b"<rss></rss>\\n"), is_cut_off(b"plain text")
    (True, False, False)
    """
    begin, end = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1], data.rstrip(b"\0 \t\r\n")[-1:]
    return (begin == b"<" and end != b">") or (begin == b"{" and end != b"}")
