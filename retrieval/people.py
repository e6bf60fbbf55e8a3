"""Who is who among the speakers of an index: the spellings of one person together. Pure functions."""

from collections.abc import Sequence

from retrieval.names import NameIndex
from retrieval.types import SpeakerInfo


def merged(found: Sequence[SpeakerInfo], names: NameIndex) -> list[SpeakerInfo]:
    """Speakers with their spellings joined, the one with most statements first.

    A spelling joins the more frequent one that it resolves to; where that is open it stays alone.

    Args:
        found: one a spelling.
        names: an index that holds these spellings.
    """
    groups: dict[str, list[SpeakerInfo]] = {}
    owner: dict[str, str] = {}
    for one in sorted(found, key=lambda speaker: (-speaker.statements, speaker.name)):
        meant = [name for name in names.resolve(one.name) if name in owner]
        owners = {owner[name] for name in meant}
        owner[one.name] = owners.pop() if len(owners) == 1 else one.name
        groups.setdefault(owner[one.name], []).append(one)
    joined = [_joined(group) for group in groups.values()]
    return sorted(joined, key=lambda speaker: (-speaker.statements, speaker.name))


def _joined(group: Sequence[SpeakerInfo]) -> SpeakerInfo:
    return SpeakerInfo(
        name=group[0].name,
        others=tuple(one.name for one in group[1:]),
        statements=sum(one.statements for one in group),
        first=min(one.first for one in group),
        last=max(one.last for one in group),
    )
