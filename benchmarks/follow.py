"""Follow a small internet of feeds for some days and count what became of every entry.

    python -m benchmarks.follow [--sources 500] [--days 10] [--seed 1]

The sources are served over HTTP on loopback, with faults: errors, outages, resets, pages that break off, silence, wrong
encodings, redirects for now and for good, entries twice, edits, deletions, feeds that drop what is old, feeds without
dates or guids, 304 or not, 429 with Retry-After, 410. Days pass as fast as the machine works; transfers, reading and
storing are the real ones. The least number of requests is defined in ``benchmarks/following/least.py``.

* **lost**: an entry that was in its feed while it was followed, is not stored, and can be had no more, or ought to be
  stored by now.
* **out of reach**: one that came and went while its source could not be had at all, or with its source.
* **duplicated**: stored items beyond one for each entry.
* **wrong date**: stored with another moment than its feed prints; where that prints none, with more than a day between
  its appearance and the date it was given.
"""

import argparse
import asyncio
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median

from benchmarks.following.least import least_requests, promise
from benchmarks.following.server import Internet
from benchmarks.following.world import Published, Source, make_world, moment
from retrieval import AddReport, FeedItem, Retriever
from retrieval.feeds.fetch import Fetcher, Limits
from retrieval.following.feeds_file import FollowedFeed
from retrieval.following.follower import Follower
from retrieval.ingest.writer import store

_TICK_S = 60.0
_PATIENCE_S = 5.0
_DAY_S = 86_400.0


@dataclass(frozen=True)
class Result:
    """What became of every entry.

    Attributes:
        published: entries that were to be had while they were followed.
        stored: of these, those that are stored.
        duplicated: stored items beyond one for each entry.
        lost: entries that ought to be stored and are not.
        out_of_reach: entries that nobody could have had.
        wrong_date: stored items with another date than their feed prints.
        requests: that came to the sources.
        least: how few would have done.
        late: stored entries that waited longer than promised.
        waits: of stored entries, as shares of the time promised, in order.
        seconds: real ones.
    """

    published: int
    stored: int
    duplicated: int
    lost: int
    out_of_reach: int
    wrong_date: int
    requests: int
    least: int
    late: int
    waits: tuple[float, ...]
    seconds: float


class _Clock:
    """The time of the world."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> datetime:
        return moment(self.seconds)


class _Store:
    """A retriever whose indexes wait for the end: they would be made anew some thousand times for nobody who asks."""

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever
        self.follows = retriever.follows
        self.remove = retriever.remove

    def add(self, items: Iterable[FeedItem]) -> AddReport:
        """Store items, each in a transaction with all that is understood of it."""
        retriever = self._retriever
        return store(retriever._record, retriever._encoder, items, stored=lambda: None, workers=0)


async def _local(_host: str, _port: int) -> Sequence[str]:
    return ["127.0.0.1"]


async def follow_world(sources: Sequence[Source], days: float, db: Path, *, seed: int = 1) -> Result:
    """Follow sources for some days of their time, and count.

    Args:
        sources: the sources.
        days: for how long.
        db: where the database is made.
        seed: of chance.
    """
    began = time.monotonic()
    clock = _Clock()
    internet = Internet(sources, lambda: clock.seconds, stall_s=_PATIENCE_S * 2, seed=seed)
    await internet.start()
    feeds = {internet.url(source): source for source in sources}
    followed = [FollowedFeed(url=url, private=True) for url in feeds]
    fetcher = Fetcher(Limits(deadline_s=_PATIENCE_S), resolve=_local, clock=clock)
    polls: dict[int, list[float]] = {source.number: [] for source in sources}
    with Retriever.open(db) as retriever:
        with Follower(
            _Store(retriever), followed, fetcher=fetcher, clock=clock, sleep=_no_sleep, dice=random.Random(seed)
        ) as follower:
            end = days * _DAY_S
            while clock.seconds < end:
                for report in await follower.poll_due():
                    if not report.error:
                        polls[feeds[report.source.url].number].append(clock.seconds)
                due = follower.next_due()
                ahead = (due - moment(clock.seconds)).total_seconds() if due else end
                clock.seconds += max(-(-ahead // _TICK_S) * _TICK_S, _TICK_S)
        items = list(retriever._record.items(retriever._record.all_item_ids()).values())
    await internet.close()
    with Retriever.open(db) as retriever:
        # The indexes are made now, and answer.
        assert retriever.ask(items[0].headline).hits
    return _count(sources, items, polls, internet, end, time.monotonic() - began)


async def _no_sleep(_seconds: float) -> None:
    return


def _count(
    sources: Sequence[Source],
    items: Sequence[FeedItem],
    polls: dict[int, list[float]],
    internet: Internet,
    end: float,
    seconds: float,
) -> Result:
    by_link: dict[str, list[FeedItem]] = {}
    for item in items:
        by_link.setdefault(item.url or "", []).append(item)
    counts: Counter[str] = Counter()
    waits: list[float] = []
    for source in sources:
        for entry in source.entries:
            first = polls[source.number][0] if polls[source.number] else end
            # What a feed dropped before it could first be had was never followed.
            if (entry.at <= 0 and entry.dropped_at <= first) or entry.at >= min(end, source.gone_at):
                continue
            counts["published"] += 1
            stored = by_link.pop(source.link(entry), [])
            if not stored:
                counts[_missing(source, entry, end)] += 1
                continue
            counts["stored"] += 1
            counts["duplicated"] += len(stored) - 1
            seen = next((poll for poll in polls[source.number] if poll >= entry.at), end)
            if entry.at > 0:
                waits.append((seen - entry.at) / promise(source))
            counts["wrong date"] += any(not _is_dated(source, entry, item) for item in stored)
    counts["duplicated"] += sum(len(stored) for stored in by_link.values())
    return Result(
        published=counts["published"],
        stored=counts["stored"],
        duplicated=counts["duplicated"],
        lost=counts["lost"],
        out_of_reach=counts["out of reach"],
        wrong_date=counts["wrong date"],
        requests=sum(internet.requests.values()),
        least=sum(least_requests(source, end) for source in sources),
        late=sum(1 for wait in waits if wait > 1),
        waits=tuple(sorted(waits)),
        seconds=seconds,
    )


def _missing(source: Source, entry: Published, end: float) -> str:
    """What an entry is that is not stored."""
    gone = min(entry.dropped_at, entry.deleted_at, source.gone_at)
    if source.gone_at <= entry.at + promise(source):
        return "out of reach"
    if any(begin <= entry.at and gone <= finish for begin, finish in source.outages):
        return "out of reach"
    return "lost" if gone < end or entry.at + 2 * promise(source) < end else "not yet due"


def _is_dated(source: Source, entry: Published, item: FeedItem) -> bool:
    if "no dates" in source.faults:
        return item.dated == "first_seen" and abs((item.published - moment(max(entry.at, 0))).total_seconds()) <= _DAY_S
    return item.dated == "printed" and item.moment == moment(entry.at)


def table(result: Result) -> str:
    """The counts as a table."""
    ratio = result.requests / result.least
    middle = median(result.waits) if result.waits else 0.0
    rows = [
        ("published", f"{result.published}"),
        ("stored", f"{result.stored}"),
        ("duplicated", f"{result.duplicated}"),
        ("lost", f"{result.lost}"),
        ("out of reach", f"{result.out_of_reach}"),
        ("wrong date", f"{result.wrong_date}"),
        ("requests", f"{result.requests}"),
        ("least needed", f"{result.least}"),
        ("requests / least", f"{ratio:.2f}"),
        ("later than promised", f"{result.late}"),
        ("wait / promised, median", f"{middle:.2f}"),
        ("seconds", f"{result.seconds:.0f}"),
    ]
    return "\n".join(f"{name:<26}{value:>10}" for name, value in rows)


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=int, default=500)
    parser.add_argument("--days", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    sources = make_world(options.sources, options.days, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        result = asyncio.run(follow_world(sources, options.days, Path(folder) / "feed.db", seed=options.seed))
    print(table(result))


if __name__ == "__main__":
    main()
