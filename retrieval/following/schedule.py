"""When a feed is asked next, from what was seen of it. Pure functions; times are seconds where nothing else is said.

A feed is asked as rarely as is safe. Three things decide:

* **The promise**: a feed is asked about once in the time in which it has ``PER_POLL`` new entries, at least once a day.
* **Nothing is lost**: a feed that holds twenty entries drops the first when the twenty-first comes. It is asked before
  more than it holds can have come at the rate of its busiest hours (``room``).
* **Courtesy**: what the feed asks for (``ttl``, ``sy:updatePeriod``, ``Cache-Control``) is the least time between two
  polls, unless entries would be lost by it.
"""

import math
from collections.abc import Sequence
from datetime import datetime

from retrieval.types.following import Rhythm

LEAST, MOST = 120.0, 86_400.0
"""Two minutes and a day."""

PER_POLL = 4.0
"""New entries that a poll brings where a feed is as busy as it was."""

UNKNOWN = 3_600.0
"""Between polls of a feed of which nothing is known: it gives no dates."""

_MEMORY = 24.0
"""Entries that the rate of a feed is told from; older ones fade."""

_SURPRISE = 3.0
_LONGEST_MEMORY_H = 24.0 * 14
_PEAK_HALF_LIFE_H = 48.0
_RISK = 3e-6
"""How likely it may be that more entries come between two polls than the feed holds."""

_FEWEST = 10
"""What a feed holds is told only when it drops something: until then at least so many are assumed."""

_HOUR = 3_600.0
_A_DAY_H = 24.0
_SHORTEST_SPAN_H = 0.25
_FIRST_RETRY = 0.125


def first_seen(published: Sequence[datetime], now: datetime, holds: int) -> Rhythm:
    """What a feed tells of its rhythm the first time it is read.

    Args:
        published: when those of its entries were published that say so.
        now: when it was read.
        holds: how many entries it has.
    """
    ages = sorted((now - moment).total_seconds() / _HOUR for moment in published)
    ages = [max(age, 0.0) for age in ages]
    newest = ages[: int(_MEMORY) + 1]
    if len(newest) < 2:
        return Rhythm(holds=holds)
    hours = min(max(newest[-1], 1 / 60), _LONGEST_MEMORY_H)
    entries = float(sum(1 for age in newest[:-1] if age <= hours))
    # The busiest half of what it shows; fewer than some tell nothing.
    stretch = max(len(ages) // 2, _FEWEST // 2)
    spans = [ages[place + stretch - 1] - ages[place] for place in range(len(ages) - stretch + 1)]
    peak = (stretch - 1) / max(min(spans), _SHORTEST_SPAN_H) if spans else 0.0
    return Rhythm(entries=entries, hours=hours, known_h=ages[-1], peak=max(peak, entries / hours), holds=holds)


def seen_again(rhythm: Rhythm, *, new: int, elapsed: float, holds: int, dropped: bool) -> Rhythm:
    """What a further poll tells of a feed's rhythm.

    Args:
        rhythm: as it was known.
        new: entries that were not there the last time.
        elapsed: seconds since that.
        holds: entries that it has now.
        dropped: whether one of those that it had is gone.
    """
    elapsed_h = max(elapsed, 1.0) / _HOUR
    expected = rhythm.entries / rhythm.hours * elapsed_h if rhythm.hours else 0.0
    # Far more than chance brings: the feed is another one than it was, and only this counts.
    is_awake = new > expected + _SURPRISE * math.sqrt(expected) + _SURPRISE
    entries, hours = (new, elapsed_h) if is_awake else (rhythm.entries + new, rhythm.hours + elapsed_h)
    fading = min(1.0, _MEMORY / entries if entries else 1.0, _LONGEST_MEMORY_H / hours)
    entries, hours = entries * fading, hours * fading
    peak = max(entries / hours, rhythm.peak * 0.5 ** (elapsed_h / _PEAK_HALF_LIFE_H))
    return Rhythm(
        entries=entries,
        hours=hours,
        known_h=rhythm.known_h + elapsed_h,
        peak=peak,
        # A feed that is empty for once holds what it held.
        holds=holds or rhythm.holds,
        drops=rhythm.drops or dropped,
    )


def interval(rhythm: Rhythm, wish: float = 0.0) -> float:
    """Seconds until a feed is asked again that was just read.

    Args:
        rhythm: what is known of it.
        wish: seconds that it asks to leave; 0 where it does not.

    >>> interval(Rhythm(entries=24, hours=24, known_h=24, peak=1, holds=50)) / 3600
    4.0
    """
    if not rhythm.hours:
        wanted = UNKNOWN
    elif rhythm.entries <= 0:
        wanted = MOST
    else:
        wanted = PER_POLL * _HOUR * rhythm.hours / rhythm.entries
    if rhythm.known_h < _A_DAY_H:
        # It may be night where it is written.
        wanted = min(wanted, UNKNOWN)
    return min(max(min(max(wanted, wish), safe(rhythm)), LEAST), MOST)


def safe(rhythm: Rhythm) -> float:
    """The longest time in which a feed does not drop what nobody saw, at the rate of its busiest hours."""
    if not rhythm.peak:
        return MOST
    holds = rhythm.holds if rhythm.drops else max(rhythm.holds, _FEWEST)
    return min(room(holds) * _HOUR / rhythm.peak, MOST)


def room(holds: int) -> float:
    """How many entries may be expected between two polls, so that hardly ever more come than a feed holds.

    They come by chance (Poisson); three times in a million there are more.

    >>> round(room(10), 1), round(room(50))
    (1.8, 25)
    """
    low, high = 0.0, float(max(holds, 1))
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (middle, high) if _tail(middle, holds) < _RISK else (low, middle)
    return low


def after_failure(failures: int, rhythm: Rhythm, wish: float, failing_for: float) -> float:
    """Seconds until a feed is asked again that could not be had.

    Each further failure doubles the time, up to a day. In the first day it stays within what is safe: the feed may be
    dropping entries while it cannot be had.

    Args:
        failures: how many in a row.
        rhythm: what is known of the feed.
        wish: seconds that it asks to leave.
        failing_for: seconds since the first of them.
    """
    # One that was never had has dropped what nobody saw already.
    first = min(max(interval(rhythm, wish) * _FIRST_RETRY, LEAST), _HOUR) if rhythm.holds else LEAST
    wait = min(first * 2.0 ** min(failures - 1, 20), MOST)
    return min(wait, max(safe(rhythm), LEAST)) if failing_for < MOST else wait


def jittered(seconds: float, chance: float, *, spread: float = 0.05) -> float:
    """A time made a little shorter by chance, so that feeds asked together once are not asked together for ever.

    Args:
        seconds: the time.
        chance: from 0 to 1.
        spread: the greatest share by which it is made shorter.

    >>> jittered(100, 1.0)
    95.0
    """
    return seconds * (1.0 - spread * chance)


def _tail(mean: float, most: int) -> float:
    """How likely more than so many events are where so many are to be expected (Poisson)."""
    if mean <= 0:
        return 0.0
    term = math.exp((most + 1) * math.log(mean) - mean - math.lgamma(most + 2))
    total, place = 0.0, most + 1
    while term > _RISK * 1e-4 and place < most + 400:
        total += term
        place += 1
        term *= mean / place
    return total
