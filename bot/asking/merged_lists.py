"""Lists of two indexes as one: sources, speakers, and what completes while typing. Pure functions."""

from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest

from retrieval.identity import fold_handle
from retrieval.types import Choice, SourceInfo, SpeakerInfo


def merged_sources(common: Iterable[SourceInfo], own: Iterable[SourceInfo]) -> list[SourceInfo]:
    """The sources of both, most items first; one that both have is counted together."""
    found: dict[str, SourceInfo] = {}
    for one in chain(common, own):
        key = fold_handle(one.handle)
        found[key] = _both_sources(found[key], one) if key in found else one
    return sorted(found.values(), key=lambda one: (-one.items, fold_handle(one.handle)))


def merged_speakers(common: Iterable[SpeakerInfo], own: Iterable[SpeakerInfo]) -> list[SpeakerInfo]:
    """Those who speak in either, most statements first; who has a spelling and a role in both is one person."""
    found: list[SpeakerInfo] = []
    places: dict[tuple[str, str], int] = {}
    for one in chain(common, own):
        keys = [(name, one.role) for name in (one.name, *one.others)]
        at = next((places[key] for key in keys if key in places), len(found))
        if at == len(found):
            found.append(one)
        else:
            found[at] = _both_speakers(found[at], one)
        for key in keys:
            places.setdefault(key, at)
    return sorted(found, key=lambda one: (-one.statements, one.name))


def merged_choices(common: Sequence[Choice], own: Sequence[Choice], limit: int = 25) -> list[Choice]:
    """What may be meant in either, in turns, so that neither crowds out the other; no two look or mean alike."""
    found: list[Choice] = []
    values, labels = set[str](), set[str]()
    for one in chain.from_iterable(zip_longest(common, own)):
        if one and one.value not in values and one.label not in labels:
            found.append(one)
            values.add(one.value)
            labels.add(one.label)
    return found[:limit]


def _both_sources(one: SourceInfo, other: SourceInfo) -> SourceInfo:
    newer = max(one, other, key=lambda source: source.last)
    return SourceInfo(
        handle=newer.handle,
        source=newer.source,
        items=one.items + other.items,
        first=min(one.first, other.first),
        last=newer.last,
    )


def _both_speakers(one: SpeakerInfo, other: SpeakerInfo) -> SpeakerInfo:
    more = max(one, other, key=lambda speaker: speaker.statements)
    spellings = dict.fromkeys((*one.others, one.name, *other.others, other.name))
    return SpeakerInfo(
        name=more.name,
        role=one.role,
        others=tuple(name for name in spellings if name != more.name),
        statements=one.statements + other.statements,
        first=min(one.first, other.first),
        last=max(one.last, other.last),
        uncertain=one.uncertain + other.uncertain,
    )
