"""What stands above the words of a hit: where and when they were published, who says them, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from retrieval.rendering.labels import KINDS, UNCERTAIN, act_told, edited, joined, published
from retrieval.rendering.safe import one_line

if TYPE_CHECKING:
    from retrieval.language import Language
    from retrieval.types import Hit, Kind, Speaker, Utterance


_LONGEST_WORDS = 60
"""Characters of a statement that are shown again beside what is told of it."""


@dataclass(frozen=True)
class Head:
    """The parts of a head, each on one line and safe to be shown; empty where there is nothing to tell.

    Attributes:
        source: the outlet.
        handle: its account, with ``@``.
        when: the day, with the time where the page gives one, and that of an edit.
        speakers: who says the words, where one speaks all of them.
        how: what is done with all of the words, how they are given, and that the speaker is uncertain.
        each: what is told of each statement and its words, where statements differ in any of that.
    """

    source: str
    handle: str
    when: str
    speakers: str
    how: str
    each: tuple[str, ...] = ()


def head_of(hit: Hit, language: Language) -> Head:
    """The head of a hit.

    Args:
        hit: any.
        language: of whoever reads it.
    """
    rows = [_row(one, language) for one in hit.utterances]
    rows = rows or [(one_line(_called(hit.speaker, hit.kind)), "", KINDS.get(hit.kind, {}).get(language, ""), "")]
    # A person who is written in two ways is one.
    people = {one.speaker.name if one.speaker else "" for one in hit.utterances}
    is_shared = [len(people) < 2, *(len({row[part] for row in rows}) == 1 for part in (1, 2, 3))]
    common = [rows[0][part] if is_shared[part] else "" for part in range(4)]
    each = () if all(is_shared) else tuple(
        f"{joined(['' if shared else part for part, shared in zip(row, is_shared, strict=True)])}: {_words(one)}"
        for row, one in zip(rows, hit.utterances, strict=True)
    )  # fmt: skip
    return Head(
        one_line(hit.item.source),
        one_line(f"@{hit.item.handle}"),
        joined([published(hit.item, language), edited(hit.item, language)]),
        common[0],
        joined(common[1:]),
        tuple(line.removeprefix(": ") for line in each),
    )


def _row(one: Utterance, language: Language) -> tuple[str, str, str, str]:
    """Who says a statement, what is done with the words, how they are given, and whether the speaker is uncertain."""
    act = act_told(one, language)
    doubt = "" if one.is_certain else UNCERTAIN[language]
    return one_line(_called(one.speaker, one.kind)), act, KINDS[one.kind][language], doubt


def _words(one: Utterance) -> str:
    words = one_line(one.text)
    return words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS].rstrip()}…"


def _called(speaker: Speaker | None, kind: Kind) -> str:
    """A speaker as the item writes it, with the name that the index knows this person by."""
    if speaker is None:
        return ""
    if kind == "post":
        return speaker.name
    return speaker.as_written if speaker.name in speaker.as_written else f"{speaker.as_written} ({speaker.name})"
