"""How few requests would do: those of one who knows beforehand when each entry appears and when its feed drops it.

He keeps the promise that the follower keeps: an entry is stored before its feed drops it, and within the time in which
its source publishes ``PER_POLL`` entries on the whole, at most a day, at least two minutes. He too asks each source
once
a day, since that is promised for one that has fallen silent; he stops when it is gone. He waits with each request as
long as any entry allows, and is never met by a fault. A source that answers with a redirect that is not for good costs
him two requests a time, as it costs anybody.
"""

from benchmarks.following.world import Source, first_after
from retrieval.following.schedule import LEAST, MOST, PER_POLL

_MARGIN = 1.0


def promise(source: Source) -> float:
    """Seconds within which an entry of a source is to be stored."""
    return min(max(PER_POLL * 86_400 / source.per_day, LEAST), MOST)


def least_requests(source: Source, end: float) -> int:
    """The fewest requests for a source, up to a time."""
    each = 2 if "redirect" in source.faults else 1
    end = min(end, source.gone_at)
    patience = promise(source)
    # The first one brings all that is there.
    now, count = 0.0, 1
    while True:
        wait_until = now + MOST
        for entry in source.entries[first_after(source.entries, now + _MARGIN / 2) :]:
            if entry.at >= wait_until:
                break
            due = min(entry.at + patience, entry.dropped_at - _MARGIN, entry.deleted_at - _MARGIN)
            wait_until = min(wait_until, due)
        if wait_until >= end:
            return count * each
        now = _outside_outages(source, wait_until, now)
        count += 1


def _outside_outages(source: Source, wanted: float, after: float) -> float:
    """The last time before a wanted one, or else the first behind it, at which the source can be had."""
    for begin, finish in source.outages:
        if begin <= wanted < finish:
            return begin - _MARGIN if begin - _MARGIN > after else finish
    return wanted
