"""What a framework keeps beside the exact words of a passage: plain values, under the same names in each framework."""

from typing import Any

from retrieval.rendering.links import cited_address
from retrieval.types import Hit

TOLD = ("source", "handle", "date", "url", "speaker", "kind", "act", "is_certain", "is_weak")
"""What a model needs beside the words, to tell whose they are and where they are from; the rest is for programs."""


def metadata_of(hit: Hit) -> dict[str, Any]:
    """What is known of a passage.

    Args:
        hit: any.

    Returns:
        ``source``, ``handle``, ``date`` (ISO; the day alone where the feed gives no time), ``dated`` (where that date
        is from), ``url`` (empty where the item has no link), ``speaker``, ``as_written`` and ``role`` (empty where
        nobody is named), ``kind``, ``act`` and ``is_certain`` of the first statement, ``statements`` (each with
        ``text``, ``speaker``, ``kind``, ``act``, ``is_certain``), ``item_id``, ``start`` and ``end`` (where the words
        stand in the item's text), ``also_in`` (ids of items with the same statement), ``score`` and ``is_weak``.
    """
    item, first = hit.item, hit.utterances[0] if hit.utterances else None
    return {
        "source": item.source,
        "handle": item.handle,
        "date": item.published.isoformat() if item.has_time else item.day.isoformat(),
        "dated": item.dated,
        "url": cited_address(item.url) or "",
        "speaker": hit.speaker.name if hit.speaker else "",
        "as_written": hit.speaker.as_written if hit.speaker else "",
        "role": hit.speaker.role if hit.speaker else "",
        "kind": hit.kind,
        "act": first.act if first else "",
        "is_certain": first.is_certain if first else True,
        "statements": [
            {
                "text": one.text,
                "speaker": one.speaker.name if one.speaker else "",
                "kind": one.kind,
                "act": one.act,
                "is_certain": one.is_certain,
            }
            for one in hit.utterances
        ],
        "item_id": item.id,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "also_in": [other.id for other in hit.also_in],
        "score": hit.score,
        "is_weak": hit.is_weak,
    }


def passage_name(hit: Hit) -> str:
    """A name that a passage has each time it is found: its item and where it stands there."""
    return f"{hit.item.id}:{hit.passage.start}-{hit.passage.end}"
