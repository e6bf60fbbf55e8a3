"""What the terminal prints as JSON: the fields of the contract, nothing of the program's insides.

docs/terminal.md tells each shape; what is there stays, and more may be added.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from bot.render.screen import UNSAFE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.types import Answer, FeedItem, FollowedSource, Hit, SourceInfo, SpeakerInfo, Utterance

_FOLLOWED = {
    *("url", "name", "next_due", "last_success", "last_new", "failures", "failing_since", "last_error", "gone"),
    *("moved_to", "note"),
}
"""What is told of a feed that is followed; the rest is how the program decides when to ask it."""


def print_json(shape: object) -> None:
    """Print one JSON value on standard output.

    What could steer a terminal, and what the output's encoding cannot write, is escaped, and there again once parsed.
    """
    text = UNSAFE.sub(_escaped, json.dumps(shape, ensure_ascii=False, indent=2))
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(shape, indent=2)
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def answer_shape(found: Answer) -> dict[str, Any]:
    """An answer.

    ``status``, ``message``, ``interpretation``, ``total``, ``suggestions``, ``query``, ``hits``, ``mentions``,
    which name who was asked for and are no answer, and ``is_talk``, where nothing was asked; a hit has ``passage``
    (``text``, ``start``, ``end``), ``highlights``, ``speaker``, ``kind``, ``item``, ``utterances``, ``before``,
    ``after``, ``also_in``, ``score`` and ``is_weak``.
    """
    return {
        "status": found.status.value,
        "message": found.message,
        "interpretation": found.interpretation,
        "total": found.total,
        "outside": found.outside,
        "suggestions": [step.model_dump(mode="json") for step in found.suggestions],
        "query": found.query.model_dump(mode="json"),
        "hits": [_hit(hit) for hit in found.hits],
        "mentions": [_hit(hit) for hit in found.mentions],
        "is_talk": found.is_talk,
    }


def item_shape(item: FeedItem, utterances: Sequence[Utterance], parts: Sequence[tuple[int, int]]) -> dict[str, Any]:
    """The fields of an item, ``url``, its first link, ``utterances``, who says what in it, ``parts`` of its text."""
    shown = [{"text": item.text[start:end], "start": start, "end": end} for start, end in parts]
    return {**_item(item), "utterances": [one.model_dump(mode="json") for one in utterances], "parts": shown}


def timeline_shape(speaker: str, topic: str | None, hits: Sequence[Hit], total: int | None = None) -> dict[str, Any]:
    """``speaker`` and ``topic`` as typed, ``hits`` in order of date, ``total``, how many there are; None for these."""
    shown = [_hit(hit) for hit in hits]
    return {"speaker": speaker, "topic": topic, "hits": shown, "total": len(hits) if total is None else total}


def sources_shape(
    found: Sequence[SourceInfo], followed: Sequence[FollowedSource], total: int | None = None
) -> dict[str, Any]:
    """``sources``, most items first, ``followed``, feeds that are asked for more, ``total``: None for these."""
    return {
        "sources": [one.model_dump(mode="json") for one in found],
        "followed": [one.model_dump(mode="json", include=_FOLLOWED) for one in followed],
        "total": len(found) if total is None else total,
    }


def speakers_shape(found: Sequence[SpeakerInfo], total: int) -> dict[str, Any]:
    """``speakers``, those with most statements first, and ``total``, how many there are."""
    return {"speakers": [one.model_dump(mode="json") for one in found], "total": total}


def _escaped(match: Any) -> str:
    return f"\\u{ord(match[0]):04x}"


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "passage": {"text": hit.passage.text, "start": hit.passage.start, "end": hit.passage.end},
        "highlights": [list(span) for span in hit.highlights],
        "speaker": hit.speaker.model_dump() if hit.speaker else None,
        "kind": hit.kind,
        "item": _item(hit.item),
        "utterances": [one.model_dump() for one in hit.utterances],
        "before": hit.before,
        "after": hit.after,
        "also_in": [_item(item) for item in hit.also_in],
        "score": hit.score,
        "is_weak": hit.is_weak,
    }


def _item(item: FeedItem) -> dict[str, Any]:
    return {**item.model_dump(mode="json"), "url": item.url}
