"""What is told beside words of the feed, in both languages: how they are given, what is done with them, when."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.language import Language
    from retrieval.types import Dated, FeedItem, Utterance

KINDS: dict[str, dict[Language, str]] = {
    "direct": {"en": "word for word", "ja": "発言のまま"},
    "indirect": {"en": "reported", "ja": "間接話法"},
    "headline": {"en": "headline", "ja": "見出し"},
    "post": {"en": "own words", "ja": "投稿者自身の言葉"},
}
ACTS: dict[str, dict[Language, str]] = {
    "denial": {"en": "denied", "ja": "否定"},
    "question": {"en": "asked", "ja": "質問"},
    "demand": {"en": "demanded", "ja": "要求"},
}
"""By act. A denial whose verb tells more is told by that verb: see ``act_told``."""

UNCERTAIN: dict[Language, str] = {"en": "speaker uncertain", "ja": "話者は推定"}
ALSO_IN: dict[Language, str] = {"en": "also in", "ja": "ほかの掲載"}
DATED: dict[Dated, dict[Language, str]] = {
    "first_seen": {"en": "seen {day} (no date)", "ja": "{day} 取得（日付なし）"},
    "clamped": {"en": "seen {day} (impossible date)", "ja": "{day} 取得（日付が不正）"},
}
"""How a day is told that is not the one on which the feed says that an item was published."""

_EDITED: dict[Language, str] = {"en": "edited {}", "ja": "{}に編集"}

NAMED_ONLY: dict[Language, str] = {
    "en": "Named here, but not recognised as speaking:",
    "ja": "名前は出ていますが、発言としては読み取れませんでした:",
}
"""Stands above passages that name somebody without giving their words."""

NAMED: dict[Language, str] = {"en": "named only", "ja": "名前のみ"}
"""Stands with each of them, where an answer tells how its words are given."""


class RefusalRow(NamedTuple):
    """A row of ``refusals.tsv``: how a denial is told whose verb turns something down.

    Attributes:
        cue: a pattern for the verb.
        en: the label in English.
        ja: the label in Japanese.
        example: a verb that is told so.
    """

    cue: str
    en: str
    ja: str
    example: str


@cache
def refusal_rows() -> tuple[RefusalRow, ...]:
    """The rows, in their order; the first that fits is taken."""
    text = files(__package__).joinpath("refusals.tsv").read_text(encoding="utf-8")
    return tuple(RefusalRow(*line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


def act_told(utterance: Utterance, language: Language) -> str:
    """What is done with words, in a word or two: *denied*, *rejected*, 要求; empty for a plain statement.

    Who turns a request down denies nothing, so that a denial goes by its verb.
    """
    if utterance.act == "denial":
        for row in refusal_rows():
            if re.search(row.cue, utterance.cue, re.IGNORECASE):
                return row.en if language == "en" else row.ja
    return ACTS[utterance.act][language] if utterance.act in ACTS else ""


def denial_labels(language: Language) -> frozenset[str]:
    """Everything by which a denial may be told."""
    rows = refusal_rows()
    return frozenset((ACTS["denial"][language], *((row.en if language == "en" else row.ja) for row in rows)))


def published(item: FeedItem, language: Language) -> str:
    """The printed date, with the time where the page gave one; where it gave no date, when the item was first seen."""
    if item.dated in DATED:
        return DATED[item.dated][language].format(day=item.day.isoformat())
    return f"{item.day.isoformat()} {item.published:%H:%M}" if item.has_time else item.day.isoformat()


def edited(item: FeedItem, language: Language) -> str:
    """On which day an item's words were changed last, in the zone of its date; empty where they never were."""
    if item.edited is None:
        return ""
    day = item.edited.astimezone(item.published.tzinfo).date()
    return _EDITED[language].format(day.isoformat())


def joined(parts: Sequence[str]) -> str:
    """Parts of a line, those that are empty left out."""
    return " · ".join(part for part in parts if part)
