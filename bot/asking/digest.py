"""The daily digest: when a server's is due, what is told in it, and that it is told once a day."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.asking.preferences import GuildSettings
from bot.settings.zones import zone_named
from retrieval import Retriever
from retrieval.identity import fold_handle
from retrieval.types.arriving import Arrived, ArrivedSource, ArrivedSpeaker

SPEAKERS = 5
"""People in a digest."""

_LAST, _TROUBLE = "digest", "digest_trouble"


def digest_zone(settings: GuildSettings, zone: str = "") -> tzinfo:
    """The zone in which a server's hour counts.

    Args:
        settings: of the server.
        zone: where it set none; empty for UTC.
    """
    name = settings.zone or zone
    return zone_named(name) if name else UTC


def due_day(settings: GuildSettings, now: datetime, zone: str = "") -> date | None:
    """The day whose digest a server is to have by now; None where it has none, or not yet today.

    Args:
        settings: of the server.
        now: the time.
        zone: where the server set none.
    """
    there = now.astimezone(digest_zone(settings, zone))
    # At the hour or whenever the bot is there again after it.
    return there.date() if settings.digest_channel and there.hour >= settings.digest_hour else None


def window(settings: GuildSettings, day: date, zone: str = "") -> tuple[datetime, datetime]:
    """The time of which a digest tells: from yesterday's hour to today's.

    Args:
        settings: of the server.
        day: of the digest.
        zone: where the server set none.
    """
    there = digest_zone(settings, zone)

    def begins(one: date) -> datetime:
        return datetime.combine(one, time(settings.digest_hour), there).astimezone(UTC)

    return begins(day - timedelta(days=1)), begins(day)


def claim_digest(retriever: Retriever, guild: str, day: date) -> bool:
    """Note that a day's digest is told, before it is; of several who ask, at once or after a restart, one may tell it.

    Raises:
        StorageError: it cannot be noted.
    """
    return retriever.preferences.claim(_LAST, guild, day.isoformat())


def digests_due(retriever: Retriever, now: datetime, zone: str = "") -> list[tuple[str, GuildSettings, date]]:
    """Servers whose digest is due and was not told, with their settings and the day.

    Args:
        retriever: keeps the settings.
        now: the time.
        zone: of servers that set none.
    """
    told = dict(retriever.preferences.all(_LAST))
    found = []
    for guild, kept in retriever.preferences.all("guild"):
        settings = GuildSettings.model_validate_json(kept)
        day = due_day(settings, now, zone)
        if day is not None and told.get(guild, "") < day.isoformat():
            found.append((guild, settings, day))
    return found


def begin_digest(retriever: Retriever, guild: str, settings: GuildSettings, now: datetime, zone: str = "") -> None:
    """A server has just set its digest: where today's hour is over, the first comes tomorrow.

    Raises:
        StorageError: it cannot be noted.
    """
    if (day := due_day(settings, now, zone)) is not None:
        claim_digest(retriever, guild, day)


def note_trouble(retriever: Retriever, guild: str, key: str) -> None:
    """Note why a digest could not be posted, for its owners; an empty key where it could.

    Raises:
        StorageError: it cannot be noted.
    """
    if key:
        retriever.preferences.put(_TROUBLE, guild, key)
    else:
        retriever.preferences.forget(_TROUBLE, guild)


def digest_trouble(retriever: Retriever, guild: str) -> str:
    """Why a server's last digest could not be posted, as a key; empty where it could."""
    return retriever.preferences.get(_TROUBLE, guild) or ""


def merged_arrived(common: Arrived, own: Arrived, most: int = SPEAKERS) -> Arrived:
    """What came into two indexes, as one."""
    return Arrived(
        sources=_sources([*common.sources, *own.sources]), speakers=_speakers([*common.speakers, *own.speakers], most)
    )


def _sources(each: Iterable[ArrivedSource]) -> tuple[ArrivedSource, ...]:
    found: dict[str, ArrivedSource] = {}
    for one in each:
        key = fold_handle(one.handle)
        items = found[key].items + one.items if key in found else one.items
        found[key] = found.get(key, one).model_copy(update={"items": items})
    return tuple(sorted(found.values(), key=lambda one: (-one.items, fold_handle(one.handle))))


def _speakers(each: Sequence[ArrivedSpeaker], most: int) -> tuple[ArrivedSpeaker, ...]:
    found: dict[tuple[str, str], ArrivedSpeaker] = {}
    for one in each:
        key = one.name, one.role
        statements = found[key].statements + one.statements if key in found else one.statements
        found[key] = found.get(key, one).model_copy(update={"statements": statements})
    return tuple(sorted(found.values(), key=lambda one: (-one.statements, one.name))[:most])
