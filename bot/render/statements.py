"""How each statement of a hit is told: who speaks, what is done with the words, how they are given, how sure that is.

For the terminal and for Discord alike, in the asker's language; the texts of the feed are not made safe here.
"""

from dataclasses import dataclass

from bot.render.speaker import speaker_line
from retrieval.language import Language
from retrieval.rendering.labels import ALSO_IN, DATED, KINDS, UNCERTAIN, act_told, edited, joined, published
from retrieval.search.evidence import strength
from retrieval.types import Hit, Utterance

__all__ = [
    "ALSO_IN",
    "DATED",
    "KINDS",
    "UNCERTAIN",
    "Told",
    "act_told",
    "each_told",
    "edited",
    "joined",
    "published",
    "told_of",
]

_STRENGTHS: dict[str, dict[Language, str]] = {
    "strong": {"en": "strong match", "ja": "よく一致"},
    "fair": {"en": "fair match", "ja": "部分一致"},
}

WEAK: dict[Language, str] = {"en": "may not answer", "ja": "答えではないかもしれません"}
"""Of a hit that is near the question."""


@dataclass(frozen=True)
class Told:
    """How one statement, or several alike, are told.

    Attributes:
        speaker: who speaks; empty where nobody is named, or where it is told elsewhere.
        act: what is done with the words; empty for a plain statement.
        how: how the words are given, and that the speaker is uncertain where that is so.
        words: the statement in one line; empty where the whole hit is told of.
    """

    speaker: str
    act: str
    how: tuple[str, ...]
    words: str = ""


def told_of(hit: Hit, language: Language) -> tuple[Told, tuple[Told, ...]]:
    """How a hit is told.

    Args:
        hit: any.
        language: of the asker.

    Returns:
        What holds for all of the hit, and what each of its statements is told by where they differ, in order. Where
        they are all alike there are none of these; where they differ in other things, the speaker that all of them
        share is told of the hit.
    """
    each = each_told(hit, language)
    if not each:
        # How well a passage fits that may not answer says nothing that is worth knowing.
        how = KINDS.get(hit.kind) or (WEAK if hit.is_weak else _STRENGTHS[strength(hit.score)])
        return Told(speaker_line(hit.speaker, hit.kind), "", (how[language],)), ()
    if len({(one.speaker, one.act, one.how) for one in each}) == 1:
        return Told(each[0].speaker, each[0].act, each[0].how), ()
    if len({one.speaker for one in each}) == 1:
        return Told(each[0].speaker, "", ()), tuple(Told("", one.act, one.how, one.words) for one in each)
    return Told("", "", ()), each


def each_told(hit: Hit, language: Language) -> tuple[Told, ...]:
    """How each statement of a hit is told, in order; see ``told_of``."""
    return tuple(
        Told(
            speaker_line(one.speaker, one.kind),
            act_told(one, language),
            (KINDS[one.kind][language], *([] if one.is_certain else [UNCERTAIN[language]])),
            _shown(hit, one),
        )
        for one in hit.utterances
    )


def _shown(hit: Hit, one: Utterance) -> str:
    """What of a statement the hit's passage shows, in one line: as it is marked, with what denies or hedges it."""
    start, end = max(one.start - hit.passage.start, 0), one.end - hit.passage.start
    others = [other.start - hit.passage.start for other in hit.utterances if other is not one]
    for first, last in hit.highlights:
        if first <= start < last and not any(first <= other < last for other in others):
            start, end = first, max(last, end)
    return " ".join(hit.passage.text[start:end].split())
