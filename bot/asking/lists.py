"""Lists of sources and of speakers, whole or only those whose names hold a text."""

import re

from bot.asking.holdings import Reader
from retrieval.identity import fold_handle
from retrieval.names.spelled import fold_typed
from retrieval.types import Choice, SourceInfo, Speaker, SpeakerInfo

_MOST_ALIKE = 100
_CODE = re.compile(r"\s*#[0-9a-f]{8,20}$")
_BETWEEN = " · "


def sources_called(reader: Reader, text: str = "") -> list[SourceInfo]:
    """Sources whose name or handle holds a text, or that completion finds for it; all where there is none.

    Args:
        reader: whom to ask; in a thread of the desk.
        text: as it was typed or picked.

    Raises:
        OnRecordError: it cannot be read.
    """
    found = reader.sources()
    if not (typed := fold_typed(text.strip().lstrip("@"))):
        return found
    alike = {fold_handle(one.value) for one in reader.complete_sources(text, _MOST_ALIKE)}
    return [
        one
        for one in found
        if fold_handle(one.handle) in alike or typed in fold_typed(one.source) or typed in fold_typed(one.handle)
    ]


def speakers_called(reader: Reader, text: str = "") -> list[SpeakerInfo]:
    """Speakers one of whose names or whose role holds a text, or whom completion finds for it; all where there is none.

    Args:
        reader: whom to ask; in a thread of the desk.
        text: as it was typed or picked, in any script.

    Raises:
        OnRecordError: it cannot be read.
    """
    found = reader.speakers()
    if not (typed := fold_typed(without_code(text))):
        return found
    alike = {_name(one) for one in reader.complete_speakers(text, _MOST_ALIKE)}
    return [
        one
        for one in found
        if one.name in alike or any(typed in fold_typed(name) for name in (one.name + one.role, *one.others))
    ]


def without_code(value: str) -> str:
    """A value of ``complete_speakers`` for people to read.

    >>> without_code("田中市長 #0123abcd")
    '田中市長'
    """
    return _CODE.sub("", value).strip()


def value_of(reader: Reader, speaker: Speaker) -> str:
    """What to ask with for exactly the person that a hit names, where that can be told.

    Args:
        reader: knows them; in a thread of the desk.
        speaker: of the hit.

    Returns:
        A value of ``complete_speakers``; the name where several people of that name cannot be told apart.
    """
    named = [one for one in reader.complete_speakers(speaker.name, _MOST_ALIKE) if _name(one) == speaker.name]
    if len(named) > 1 and speaker.role:
        named = [one for one in named if speaker.role in one.label.split(_BETWEEN)[1:]]
    return named[0].value if len(named) == 1 else speaker.name


def _name(choice: Choice) -> str:
    return choice.label.split(_BETWEEN)[0]
