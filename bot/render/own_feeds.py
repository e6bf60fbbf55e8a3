"""A server's own feeds as text: what was found, which there are, how each goes."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.asking.feed_keeper import State
from bot.asking.own_feeds import label_of
from bot.asking.owner_errors import trouble_key
from bot.asking.trial import Found
from bot.render.clipping import clip
from bot.render.escape import escape, one_line
from bot.render.pieces import name
from bot.render.room import size
from bot.render.statements import joined
from bot.texts.catalogue import say
from retrieval.following.polling import PollReport
from retrieval.language import Language
from retrieval.types.following import FollowedSource

_ROOM = 3_800
_LONGEST_ADDRESS = 100


def items_text(count: int, language: Language) -> str:
    """So many items.

    >>> items_text(1, "en"), items_text(12, "ja")
    ('1 item', '12件')
    """
    return say("feed.item" if count == 1 else "feed.items", language, count=count)


def found_text(found: Found, language: Language) -> str:
    """What is told of a feed that was just added."""
    called = name(found.name or found.url)
    if not found.count or found.newest is None:
        return say("feed.added_empty", language, name=called)
    items = items_text(found.count, language)
    return say("feed.added", language, name=called, items=items, newest=f"<t:{int(found.newest.timestamp())}:D>")


def list_text(states: Sequence[State], language: Language) -> str:
    """Which feeds there are, a line each."""
    if not states:
        return say("feed.none", language)
    lines = (f"- **{name(label_of(*one))}** · {_address(one[0].url)}" for one in states)
    return _within(say("feed.list_title", language, count=len(states)), lines, len(states), language)


def status_text(states: Sequence[State], now: datetime, language: Language) -> str:
    """How each feed goes, those that fail first.

    Args:
        states: the feeds.
        now: the time.
        language: of whoever reads it.
    """
    if not states:
        return say("feed.none", language)
    ranked = sorted(states, key=lambda one: one[1].gone is None and not one[1].is_failing)
    lines = (f"- **{name(label_of(*one))}** · {_state(one[1], now, language)}" for one in ranked)
    return _within(say("feed.status_title", language, count=len(states)), lines, len(states), language)


def refreshed_text(reports: Sequence[PollReport], language: Language) -> str:
    """How feeds went that were just asked, a line each."""

    def line(report: PollReport) -> str:
        source = report.source
        if report.error:
            what = why(source, language)
        elif report.added + report.changed:
            what = say("feed.refreshed_new", language, count=report.added + report.changed)
        else:
            what = say("feed.refreshed_nothing", language)
        return say("feed.refreshed", language, name=name(source.name or source.url), what=what)

    return _within("", (line(report) for report in reports), len(reports), language)


def why(source: FollowedSource, language: Language) -> str:
    """Why a feed could not be had the last time, as a sentence."""
    return say(trouble_key(source.last_reason, source.last_status), language, status=source.last_status)


def _state(source: FollowedSource, now: datetime, language: Language) -> str:
    reason = why(source, language)
    if source.gone:
        state = "❌ " + say("feed.gone", language, since=_moment(source.gone), why=reason)
        return joined([state, say("feed.never", language)])
    if source.is_failing:
        since = _moment(source.failing_since or now)
        state = "⚠️ " + say("feed.failing", language, since=since, times=source.failures, why=reason)
    else:
        state = say("feed.fine" if source.last_success else "feed.new", language)
    moved = say("feed.moved", language, address=_address(source.moved_to)) if source.moved_to else ""
    new = say("feed.last_new", language, when=_moment(source.last_new)) if source.last_new else ""
    waits = source.next_due is not None and source.next_due > now
    again = say("feed.next", language, when=_moment(source.next_due)) if waits and source.next_due else ""
    return joined([state, moved, new or say("feed.never_new", language), again or say("feed.next_soon", language)])


def _moment(moment: datetime) -> str:
    return f"<t:{int(moment.timestamp())}:R>"


def _address(url: str) -> str:
    return escape(clip(one_line(url), _LONGEST_ADDRESS))


def _within(title: str, lines: Iterable[str], count: int, language: Language) -> str:
    """So many lines as one message holds, with how many are left out."""
    kept = [f"**{title}**"] if title else []
    room = _ROOM - sum(map(size, kept))
    for place, line in enumerate(lines):
        room -= size(line) + 1
        if room < 0:
            return "\n".join([*kept, say("feed.left_out", language, count=count - place)])
        kept.append(line)
    return "\n".join(kept)
