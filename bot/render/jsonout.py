"""An answer as JSON: the fields of the contract, nothing of the program's insides."""

import json
from typing import Any

from retrieval.types import Answer, FeedItem, Hit


def answer_json(found: Answer) -> str:
    """One JSON object.

    ``status``, ``message``, ``interpretation``, ``total``, ``suggestions``, ``query``, ``hits``, ``mentions``,
    which name who was asked for and are no answer, and ``is_talk``, where nothing was asked; a hit has ``passage``
    (``text``, ``start``, ``end``), ``highlights``, ``speaker``, ``kind``, ``item``, ``utterances``, ``before``,
    ``after``, ``also_in``, ``score`` and ``is_weak``.
    """
    shape = {
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
    return json.dumps(shape, ensure_ascii=False, indent=2)


def item_json(item: FeedItem) -> str:
    """One JSON object: the fields of the item, and ``url``, its first link."""
    return json.dumps(_item(item), ensure_ascii=False, indent=2)


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
