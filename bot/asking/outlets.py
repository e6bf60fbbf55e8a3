"""Which sources are offered under an answer, and which of them were chosen. Pure functions."""

from collections.abc import Sequence

from bot.asking.request import Kind
from retrieval.identity import fold_handle
from retrieval.people.completion_sources import source_of
from retrieval.types import SourceInfo

MOST = 24
"""Beside *all sources*: https://discord.com/developers/docs/components/reference#string-select"""

LONGEST_VALUE = 100


def may_choose(kind: Kind, offered: Sequence[SourceInfo]) -> bool:
    """Whether what was asked can be asked of other sources.

    Args:
        kind: of what was asked.
        offered: see ``outlets``.
    """
    return kind in {"ask", "find", "latest"} and bool(offered)


def handles_of(asked: Sequence[str], sources: Sequence[SourceInfo]) -> tuple[str, ...]:
    """The handles of the sources that somebody asked for, each once; what names none is left out.

    Args:
        asked: handles or names, as they were typed.
        sources: all there are.
    """
    meant = (source_of(one, sources).handle for one in asked)
    return tuple(dict.fromkeys(handle for handle in meant if handle))


def outlets(sources: Sequence[SourceInfo], chosen: Sequence[str], carriers: Sequence[str]) -> tuple[SourceInfo, ...]:
    """The sources to offer: those chosen, those of what is shown, then those with most items.

    Args:
        sources: all there are, most items first.
        chosen: handles of those that were asked.
        carriers: handles of those that carry what is shown.

    Returns:
        At most ``MOST``, in the order given; none where there is nothing to choose between.
    """
    if len(sources) < 2:
        return ()
    # Of thousands only so many are looked at as may have a place.
    named = [*_places(sources, chosen), *_places(sources, carriers), *range(min(len(sources), 2 * MOST))]
    ranked = [place for place in dict.fromkeys(named) if len(sources[place].handle) < LONGEST_VALUE]
    return tuple(sources[place] for place in sorted(ranked[:MOST])) if len(ranked) > 1 else ()


def _places(sources: Sequence[SourceInfo], handles: Sequence[str]) -> list[int]:
    """Where sources of some handles stand, however these are written."""
    wanted = set(handles)
    places = [place for place, one in enumerate(sources) if one.handle in wanted] if wanted else []
    if len(places) == len(wanted):
        return places
    folded = set(map(fold_handle, wanted))
    return [place for place, one in enumerate(sources) if fold_handle(one.handle) in folded]
