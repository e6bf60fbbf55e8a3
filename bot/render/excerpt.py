"""The sentences of a text around what is wanted of it."""

from collections.abc import Sequence
from typing import cast

from retrieval.language import Language
from retrieval.types.items import Span


def parts_around(text: str, lang: str, wanted: Sequence[Span], around: int | None) -> list[Span]:
    """Parts of a text, in order and apart, of whole sentences.

    Args:
        text: any.
        lang: its language.
        wanted: what must stand in the parts.
        around: so many sentences before and after each; None for the whole text.

    Returns:
        The whole text as one part where nothing is wanted of it.
    """
    if around is None or not wanted:
        return [(0, len(text))]
    # Where sentences end is told by tables that nothing else here needs.
    from retrieval.text.sentences import sentence_spans

    spans = sentence_spans(text, cast("Language", lang) if lang in {"en", "ja"} else None)
    chosen: set[int] = set()
    for place, (start, end) in enumerate(spans):
        if any(start < last and first < end for first, last in wanted):
            chosen.update(range(max(place - around, 0), min(place + around + 1, len(spans))))
    parts: list[Span] = []
    for place in sorted(chosen):
        start, end = spans[place]
        if parts and place - 1 in chosen:
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    return parts or [(0, len(text))]
