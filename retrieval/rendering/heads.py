"""What stands above the words of a hit: where and when they were published, who says them, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from retrieval.rendering.labels import ACTS, KINDS, UNCERTAIN, edited, joined, published
from retrieval.rendering.safe import one_line

if TYPE_CHECKING:
    from retrieval.language import Language
    from retrieval.types import Hit, Kind, Speaker


@dataclass(frozen=True)
class Head:
    """The parts of a head, each on one line and safe to be shown; empty where there is nothing to tell.

    Attributes:
        source: the outlet.
        handle: its account, with ``@``.
        when: the day, with the time where the page gives one, and that of an edit.
        speakers: who says the words.
        how: what is done with them, how they are given, and that a speaker is uncertain.
    """

    source: str
    handle: str
    when: str
    speakers: str
    how: str


def head_of(hit: Hit, language: Language) -> Head:
    """The head of a hit.

    Args:
        hit: any.
        language: of whoever reads it.
    """
    told: list[tuple[Speaker | None, Kind]] = [(one.speaker, one.kind) for one in hit.utterances]
    told = told or [(hit.speaker, hit.kind)]
    speakers = dict.fromkeys(one_line(_called(speaker, kind)) for speaker, kind in told)
    acts = dict.fromkeys(ACTS[one.act][language] for one in hit.utterances if one.act in ACTS)
    kinds = dict.fromkeys(KINDS[kind][language] for _, kind in told if kind in KINDS)
    doubt = [] if all(one.is_certain for one in hit.utterances) else [UNCERTAIN[language]]
    return Head(
        one_line(hit.item.source),
        one_line(f"@{hit.item.handle}"),
        joined([published(hit.item, language), edited(hit.item, language)]),
        ", ".join(name for name in speakers if name),
        joined([*acts, *kinds, *doubt]),
    )


def _called(speaker: Speaker | None, kind: Kind) -> str:
    """A speaker as the item writes it, with the name that the index knows this person by."""
    if speaker is None:
        return ""
    if kind == "post":
        return speaker.name
    return speaker.as_written if speaker.name in speaker.as_written else f"{speaker.as_written} ({speaker.name})"
