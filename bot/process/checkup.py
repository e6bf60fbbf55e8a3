"""Whether everything is in place that the bot needs: each finding is a line, made from what was found elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from bot.errors import UnreachableError
from bot.gateway.payloads import Difference
from bot.process.troubles import PORTAL
from retrieval.errors import OnRecordError
from retrieval.types import FollowedSource, IndexStats

_CONTENT, _CONTENT_LIMITED = 1 << 18, 1 << 19
"""Flags of an application: it may read messages, and it may while it is in fewer than a hundred servers."""

_FEW_STARTS = 10
_LITTLE, _NEXT_TO_NONE = 1 << 30, 100 << 20
"""Bytes of free space under which there is something to do soon, and at once."""

_SHOWN = 5


@dataclass(frozen=True)
class Finding:
    """What was found of one thing.

    Attributes:
        state: ``fail`` where the bot cannot run or cannot do what it is for.
        subject: what was looked at.
        text: how it is, and what to do where it is not well.
    """

    state: Literal["ok", "warn", "fail"]
    subject: str
    text: str

    def __str__(self) -> str:
        return f"{self.state:<4} {self.subject}: {' '.join(self.text.split())}"


def token(name: str | None, trouble: OnRecordError | None) -> Finding:
    """Whether Discord accepts the token.

    Args:
        name: of the bot whose token it is; None where Discord did not say.
        trouble: why it did not.
    """
    if name is not None:
        return Finding("ok", "token", f"it is that of {name}.")
    if isinstance(trouble, UnreachableError):
        return Finding("warn", "network", f"{trouble} Token, intents and commands were not looked at.")
    return Finding("fail", "token", str(trouble))


def intents(flags: int, *, message_content: bool) -> Finding:
    """Whether the application is allowed what the settings need.

    Args:
        flags: of the application.
        message_content: whether messages are read that do not mention the bot.
    """
    is_allowed = bool(flags & (_CONTENT | _CONTENT_LIMITED))
    if message_content and not is_allowed:
        return Finding(
            "fail",
            "intents",
            'discord_message_content needs "Message Content", which is switched off. Switch it on on the Bot page of '
            f"your application at {PORTAL}, or set discord_message_content = false.",
        )
    if is_allowed and not message_content:
        return Finding("ok", "intents", '"Message Content" is switched on and not used; it may be switched off.')
    return Finding("ok", "intents", "what the settings need is allowed." if message_content else "none is privileged.")


def starts(remaining: int, total: int) -> Finding | None:
    """How often the bot may still connect today; None where that is often enough to say nothing.

    Args:
        remaining: times.
        total: times that Discord allows in a day. It resets a token with which more is tried.
    """
    if remaining >= _FEW_STARTS:
        return None
    return Finding(
        "warn" if remaining else "fail",
        "connections",
        f"{remaining} of {total} are left today. Find out what starts the bot so often, and wait until tomorrow.",
    )


def commands(changes: Difference, count: int, scope: str, elsewhere: Sequence[str]) -> list[Finding]:
    """How commands are registered, against how they would be.

    Args:
        changes: what registering would change.
        count: how many there are.
        scope: where they would be registered, in words.
        elsewhere: where others are, in words.
    """
    told = [
        f"{len(names)} {what} ({_few(names)})"
        for what, names in (("new", changes.missing), ("changed", changes.changed), ("stale", changes.stale))
        if names
    ]
    state = f"at its next start the bot registers {', '.join(told)}." if told else "as they should be."
    found = [Finding("ok", "commands", f"{count} {scope}; {state}")]
    if elsewhere:
        where = ", ".join(elsewhere)
        found.append(
            Finding("warn", "commands", f"others are registered {where}: seen twice until the bot takes them back.")
        )
    return found


def index(stats: IndexStats, faults: Sequence[str]) -> list[Finding]:
    """Whether there is something to answer from.

    Args:
        stats: how much there is.
        faults: what is wrong with it, a sentence each.
    """
    found = [Finding("fail", "index", fault) for fault in faults]
    if not stats.items:
        return [*found, Finding("warn", "index", "it holds nothing yet; run `onrecord add FEED` or `onrecord follow`.")]
    if faults:
        return found
    days = f"the newest of {stats.last}" if stats.last else "none with a date"
    return [Finding("ok", "index", f"{stats.items:,} items of {stats.sources:,} sources, {days}; no fault.")]


def feeds(urls: Iterable[str], known: Iterable[FollowedSource]) -> list[Finding]:
    """How each followed feed is.

    Args:
        urls: of the feeds in the file.
        known: what is known of feeds that were asked.
    """
    wanted = list(urls)
    if not wanted:
        return [Finding("ok", "feeds", "none is followed; name them in feeds.toml to have news answered from.")]
    sources = {source.url: source for source in known}
    troubled = [sources[url] for url in wanted if url in sources and (sources[url].is_failing or sources[url].gone)]
    asked = sum(url in sources and sources[url].polls > 0 for url in wanted)
    found = [_feed(source) for source in troubled]
    well = f"{len(wanted) - len(troubled)} of {len(wanted)} are well"
    return [*found, Finding("ok", "feeds", f"{well}, {len(wanted) - asked} not asked yet.")]


def own_feeds(servers: int, size: int) -> list[Finding]:
    """What servers' own feeds take; nothing where no server has any.

    Args:
        servers: how many have feeds of their own.
        size: bytes of all their records.
    """
    if not servers:
        return []
    whose = "one has feeds of its own" if servers == 1 else f"{servers:,} have feeds of their own"
    return [Finding("ok", "servers", f"{whose}, {size / (1 << 20):,.1f} MiB of records.")]


def _feed(source: FollowedSource) -> Finding:
    name = source.name or source.url
    if source.gone:
        told = f"{name} is gone since {_day(source.gone)}; take it out of feeds.toml."
    else:
        told = f"{name} fails since {_day(source.failing_since)} ({source.failures} times): {source.last_error}"
    return Finding("warn", "feed", " ".join(told.split()))


def disk(free: int, size: int, folder: Path, *, is_writable: bool) -> Finding:
    """Whether there is room for more.

    Args:
        free: bytes.
        size: bytes of the database, which an upgrade may need once more.
        folder: in which the database is.
        is_writable: whether files can be made there.
    """
    if not is_writable:
        return Finding("fail", "disk", f"{folder} cannot be written by who runs this; give it to the user of the bot.")
    told = f"{free / (1 << 30):,.1f} GiB are free beside the database in {folder}"
    if free < _NEXT_TO_NONE:
        return Finding("fail", "disk", f"{told}; make room, or nothing new is stored.")
    if free < max(_LITTLE, size):
        return Finding("warn", "disk", f"{told}; make room before there is none.")
    return Finding("ok", "disk", f"{told}.")


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d}" if moment else "some time"
