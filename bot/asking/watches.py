"""Watches: who may begin and stop them, and which statements are to be told."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.asking.errors import ToldError
from bot.asking.holdings import Reader
from bot.asking.service import Asker, Service
from retrieval import Retriever
from retrieval.types.watching import Claim, Watch

MOST_HERE, MOST_OWN = 25, 25
"""Watches in one channel, and of one person. So many a menu shows."""

ANSWERED_BY = timedelta(minutes=1)
"""What was noted longer ago and is not confirmed is not being posted by anybody any more."""


class WatchError(ToldError, PermissionError):
    """A watch cannot be begun or stopped."""


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to be told.

    Attributes:
        speaker: as it was typed or picked.
        channel: where it is told.
        guild: its server; empty in a direct message.
        topic: only statements on it; empty for any.
        role: whom to ping; empty for nobody.
    """

    speaker: str
    channel: str
    guild: str = ""
    topic: str = ""
    role: str = ""


def begin(retriever: Retriever, reader: Reader, asker: Asker, wanted: Wanted) -> tuple[Watch, bool]:
    """Begin a watch; from now on.

    Args:
        retriever: keeps it.
        reader: what the server sees.
        asker: who wants it.
        wanted: what.

    Returns:
        The watch, and whether anybody of that name was quoted before.

    Raises:
        WatchError: there are too many, or there is this one already.
        OnRecordError: the name or the topic is none.
    """
    mark = reader.mark()
    # A name or a topic that cannot be watched is found out now and not when something is said.
    reader.news(wanted.speaker, wanted.topic or None, after=mark)
    watch = Watch(
        guild=wanted.guild,
        channel=wanted.channel,
        owner=asker.user,
        speaker=wanted.speaker,
        written=wanted.speaker,
        topic=wanted.topic,
        role=wanted.role,
        language=asker.language,
        mark=mark,
        made=datetime.now(UTC),
    )
    _check(retriever.watches.all(channel=wanted.channel), retriever.watches.all(owner=asker.user), watch)
    return retriever.watches.add(watch), bool(reader.complete_speakers(wanted.speaker, 1))


def _check(here: Sequence[Watch], own: Sequence[Watch], watch: Watch) -> None:
    if any((one.speaker, one.topic) == (watch.speaker, watch.topic) for one in here):
        raise WatchError("watch.twice")
    if len(here) >= MOST_HERE:
        raise WatchError("watch.too_many_here", most=MOST_HERE)
    if len(own) >= MOST_OWN:
        raise WatchError("watch.too_many_own", most=MOST_OWN)


def seen_by(retriever: Retriever, asker: Asker, *, may_manage: bool) -> list[Watch]:
    """The watches that somebody is shown: their own, those of the channel, and all of the server to who manages it.

    Args:
        retriever: keeps them.
        asker: who looks.
        may_manage: whether they may manage the server's messages.
    """
    watches = retriever.watches
    if asker.guild and may_manage:
        shown = watches.all(guild=asker.guild)
    else:
        shown = watches.all(guild=asker.guild, channel=asker.channel)
    own = [one for one in watches.all(owner=asker.user) if one.guild in {"", asker.guild}]
    return list({one.id: one for one in (*shown, *own)}.values())


def stop(retriever: Retriever, watch_id: int, asker: Asker, *, may_manage: bool) -> Watch:
    """Stop a watch.

    Args:
        retriever: keeps it.
        watch_id: its number.
        asker: who wants it stopped.
        may_manage: whether they may manage the messages of their server.

    Raises:
        WatchError: it is stopped already, or somebody else's.
    """
    watch = retriever.watches.get(watch_id)
    if watch is None:
        raise WatchError("watch.gone")
    is_server_s = bool(watch.guild) and watch.guild == asker.guild
    if asker.user != watch.owner and not (may_manage and is_server_s):
        raise WatchError("watch.not_yours")
    if not retriever.watches.remove(watch_id):
        raise WatchError("watch.gone")
    return watch


def behind(retriever: Retriever, reader: Callable[[str], Reader]) -> Iterator[Watch]:
    """Watches for which something may be new.

    Args:
        retriever: keeps them.
        reader: what each server sees.
    """
    for guild in dict.fromkeys(watch.guild for watch in retriever.watches.all()):
        yield from retriever.watches.behind(reader(guild).mark(), guild=guild)


async def claims_of(service: Service, watch: Watch) -> list[Claim]:
    """What is to be told for a watch, noted as such.

    Args:
        service: looks.
        watch: for which watch.
    """
    desk, watches = service.desk, service.retriever.watches
    news = await desk.search(
        lambda: service.reader(watch.guild).news(watch.speaker, watch.topic or None, after=watch.mark)
    )
    if news.upto == watch.mark:
        return []
    return await desk.write(lambda: watches.claim(watch.id, news.upto, news.hits))
