"""Who is who among the speakers of an index: the spellings of one person together. Pure functions."""

from collections.abc import Sequence

from retrieval.names import NameIndex
from retrieval.types import SpeakerInfo


def merged(found: Sequence[SpeakerInfo], names: NameIndex) -> list[SpeakerInfo]:
    """Speakers with their spellings joined, the one with most statements first.

    A spelling joins the more frequent one where each resolves to the other; where that is open it stays alone.

    Args:
        found: one a spelling.
        names: an index that holds these spellings.
    """
    groups: dict[str, list[SpeakerInfo]] = {}
    owner: dict[str, str] = {}
    for one in sorted(found, key=lambda speaker: (-speaker.statements, speaker.name)):
        meant = [name for name in names.resolve(one.name) if name in owner]
        owners = {owner[name] for name in meant if one.name in names.resolve(owner[name])}
        owner[one.name] = owners.pop() if len(owners) == 1 else one.name
        groups.setdefault(owner[one.name], []).append(one)
    joined = [_joined(group) for group in groups.values()]
    return sorted(joined, key=lambda speaker: (-speaker.statements, speaker.name))


def persons_meant(names: Sequence[str], index: NameIndex) -> list[str]:
    """One spelling for each person that several spellings may mean, in their order.

    Two spellings are one person's where each resolves to the other, as ウォルツ and マイク・ウォルツ do.

    Args:
        names: of the index.
        index: holds them.
    """
    if len(names) < 2:
        return list(names)
    meant = {name: set(index.resolve(name)) for name in names}
    persons: list[list[str]] = []
    for name in names:
        same = [one for one in persons if any(name in meant[other] and other in meant[name] for other in one)]
        for one in same:
            persons.remove(one)
        persons.append([*(other for one in same for other in one), name])
    return [one[0] for one in persons]


def _joined(group: Sequence[SpeakerInfo]) -> SpeakerInfo:
    return SpeakerInfo(
        name=group[0].name,
        others=tuple(one.name for one in group[1:]),
        statements=sum(one.statements for one in group),
        first=min(one.first for one in group),
        last=max(one.last for one in group),
    )
