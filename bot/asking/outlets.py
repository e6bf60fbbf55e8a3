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
    possible = [one for one in sources if len(one.handle) < LONGEST_VALUE]
    if len(possible) < 2:
        return ()
    first, second = set(map(fold_handle, chosen)), set(map(fold_handle, carriers))
    folded = [fold_handle(one.handle) for one in possible] if first or second else []
    picked = [place for place, handle in enumerate(folded) if handle in first]
    shown = [place for place, handle in enumerate(folded) if handle in second and handle not in first]
    # Of thousands only so many are looked at as may have a place.
    ranked = list(dict.fromkeys([*picked, *shown, *range(min(len(possible), MOST))]))
    return tuple(possible[place] for place in sorted(ranked[:MOST]))
