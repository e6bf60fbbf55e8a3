"""Sources of a small internet: what each publishes and when, what it holds at a time, and what is wrong with it."""

import random
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

START = datetime(2025, 3, 3, tzinfo=UTC)
_WORDS = (
    "quay ferry council harbour lighthouse crane bridge school market winter storm ice boat pier tram library budget"
    " orchard mill tide cable depot garden chapel ridge valley tunnel kiosk signal barge lantern meadow granary sluice"
).split()
_WINDOWS = (10, 15, 20, 25, 30, 50)
_WINDOW_WEIGHTS = (5, 10, 25, 20, 25, 15)
_HOUR = 3_600.0
_NIGHT = 0.25
"""What a source publishes at night, against the day."""


@dataclass
class Published:
    """An entry.

    Attributes:
        number: within its source.
        at: seconds after the start at which it appears; negative before it.
        text: what it says.
        edited_at: when another text takes its place; infinite where none does.
        deleted_at: when its source takes it away; infinite where it does not.
        dropped_at: when so many newer ones have come that its feed has no room for it.
    """

    number: int
    at: float
    text: str
    edited_at: float = float("inf")
    deleted_at: float = float("inf")
    dropped_at: float = float("inf")

    def text_at(self, now: float) -> str:
        """What it says at a time."""
        return f"{self.text} The hour was set right." if now >= self.edited_at else self.text

    @property
    def headline(self) -> str:
        """Its first words."""
        return self.text.split(". ", 1)[0]


@dataclass
class Source:
    """A source with its feed.

    Attributes:
        number: among the sources.
        per_day: entries that it publishes a day on the whole.
        window: entries that its feed holds.
        form: ``"rss"`` or ``"atom"``.
        faults: what is wrong with it; see ``FAULTS``.
        entries: all that it publishes, oldest first.
        outages: from when to when it cannot be had, in seconds after the start.
        gone_at: when it answers that it is gone for good.
        moves_at: when it answers that it has moved for good.
    """

    number: int
    per_day: float
    window: int
    form: str
    faults: frozenset[str]
    entries: list[Published] = field(default_factory=list)
    outages: list[tuple[float, float]] = field(default_factory=list)
    gone_at: float = float("inf")
    moves_at: float = float("inf")

    @property
    def host(self) -> str:
        """Its host."""
        return f"wire{self.number}.example"

    def link(self, entry: Published) -> str:
        """An entry's own address."""
        return f"http://{self.host}/story/{entry.number}"

    def held(self, now: float) -> list[Published]:
        """What its feed holds at a time, newest first."""
        until = bisect_right(self.entries, now, key=lambda entry: entry.at)
        there = (entry for entry in reversed(self.entries[:until]) if entry.dropped_at > now and entry.deleted_at > now)
        return list(there)

    def is_out(self, now: float) -> bool:
        """Whether it cannot be had at a time."""
        return any(begin <= now < end for begin, end in self.outages)


FAULTS = {
    "errors": 0.10,
    "outage": 0.10,
    "slow": 0.05,
    "resets": 0.05,
    "truncated": 0.05,
    "cut short": 0.03,
    "wrong encoding": 0.05,
    "redirect": 0.05,
    "moved": 0.05,
    "duplicates": 0.08,
    "edits": 0.10,
    "deletions": 0.08,
    "too many": 0.03,
    "gone": 0.02,
    "no dates": 0.03,
    "no guid": 0.10,
    "304": 0.60,
    "ttl": 0.10,
    "max-age": 0.10,
    "night": 0.20,
}
"""What a source may have, and how many have it."""


def make_world(sources: int, days: float, seed: int = 1) -> list[Source]:
    """The sources of a small internet; the same for the same seed.

    Args:
        sources: how many.
        days: for how long they publish.
        seed: of chance.
    """
    dice = random.Random(seed)
    return [_source(number, days, random.Random(dice.random())) for number in range(sources)]


def _source(number: int, days: float, dice: random.Random) -> Source:
    low, high = dice.choices([(0.2, 5.0), (5.0, 24.0), (24.0, 96.0)], [14, 5, 1])[0]
    source = Source(
        number=number,
        per_day=low * (high / low) ** dice.random(),
        window=dice.choices(_WINDOWS, _WINDOW_WEIGHTS)[0],
        form=dice.choice(["rss", "rss", "atom"]),
        faults=frozenset(name for name, share in FAULTS.items() if dice.random() < share),
    )
    end = days * 24 * _HOUR
    for place, at in enumerate(_moments(source, end, dice)):
        source.entries.append(Published(place, at, _text(dice)))
    _change(source, dice)
    _drop(source)
    if "outage" in source.faults:
        for _ in range(dice.randint(1, 3)):
            begin = dice.uniform(_HOUR, end)
            source.outages.append((begin, begin + dice.uniform(0.3, 2.0) * _HOUR))
    if "gone" in source.faults:
        source.gone_at = dice.uniform(0.3, 0.9) * end
    if "moved" in source.faults:
        source.moves_at = dice.uniform(0.05, 0.5) * end
    return source


def _moments(source: Source, end: float, dice: random.Random) -> list[float]:
    """When it publishes: by chance, some hardly at night; at the start its feed is full."""
    rate = source.per_day / (24 * _HOUR)
    has_night = "night" in source.faults
    # By day so much more that the whole day has the same.
    fastest = rate * 24 / (14 + 10 * _NIGHT) if has_night else rate
    moments: list[float] = []
    now = 0.0
    while len(moments) < source.window + 5:
        now -= dice.expovariate(fastest)
        if _is_kept(now, dice, has_night=has_night):
            moments.insert(0, now)
    now = 0.0
    while (now := now + dice.expovariate(fastest)) < end:
        if _is_kept(now, dice, has_night=has_night):
            moments.append(now)
    # Feeds tell seconds.
    return [float(round(moment)) for moment in moments]


def _is_kept(now: float, dice: random.Random, *, has_night: bool) -> bool:
    return not has_night or 7 <= (now / _HOUR) % 24 < 21 or dice.random() < _NIGHT


def _change(source: Source, dice: random.Random) -> None:
    for entry in source.entries:
        if "edits" in source.faults and dice.random() < 0.05:
            entry.edited_at = entry.at + dice.uniform(0.5, 12) * _HOUR
        if "deletions" in source.faults and entry.at > 0 and dice.random() < 0.05:
            entry.deleted_at = entry.at + dice.uniform(30, 60) * _HOUR


def _drop(source: Source) -> None:
    """A feed holds so many of those that were not taken away; the oldest goes."""
    held: list[Published] = []
    for entry in source.entries:
        held = [one for one in held if one.deleted_at > entry.at]
        held.append(entry)
        if len(held) > source.window:
            held.pop(0).dropped_at = entry.at


def _text(dice: random.Random) -> str:
    first, second = dice.sample(_WORDS, 2)
    words = " ".join(dice.choices(_WORDS, k=8))
    return (
        f"{first.title()} and {second} {dice.randint(10, 99_999)}. The {words} will be looked at in"
        f" {dice.randint(2, 60)} days."
    )


def moment(seconds: float) -> datetime:
    """A time of the world as a date."""
    return START + timedelta(seconds=seconds)


def first_after(entries: list[Published], now: float) -> int:
    """The place of the first entry that appears after a time."""
    return bisect_left(entries, now, key=lambda entry: entry.at)
