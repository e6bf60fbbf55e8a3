"""How much a result holds at most, so that an assistant can read it: whatever the feed holds, it is no megabyte."""

from collections.abc import Sequence

from retrieval.types import Hit, Passage
from retrieval.types.items import Span

MOST_COPIES = 10
"""Of the items that carry a statement too, so many are named."""

LONGEST_HEADLINE = 300
MOST_CHARACTERS = 60_000
_LONGEST_PASSAGE = 4_000
_BEFORE = 500
"""Characters of a long passage that stand before the words that answer."""

_HEAD = 600
"""What source, link and the rest of an item take, in characters."""


def fitting(hits: Sequence[Hit], most: int = MOST_CHARACTERS) -> list[Hit]:
    """The first of these hits that fit, at least one; of a passage that is too long, the part that answers.

    Args:
        hits: in order.
        most: characters in all.
    """
    kept: list[Hit] = []
    for hit in map(_shorter, hits):
        most -= _size(hit)
        if kept and most < 0:
            break
        kept.append(hit)
    return kept


def is_part(passage: str) -> bool:
    """Whether the words of a hit that fits are a part of its passage alone.

    Args:
        passage: of a hit that ``fitting`` gives.
    """
    return len(passage) >= _LONGEST_PASSAGE


def cut(text: str, most: int) -> str:
    """A text that names something, and is no quotation, of at most so many characters.

    >>> cut("The old bridge", 9)
    'The old …'
    """
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _size(hit: Hit) -> int:
    words = len(hit.passage.text) + len(hit.before) + len(hit.after) + sum(len(one.text) for one in hit.utterances)
    return words + _HEAD * (1 + min(len(hit.also_in), MOST_COPIES))


def _shorter(hit: Hit) -> Hit:
    """A hit whose words are not too many; each piece of them is still exactly what stands in the item."""
    passage = hit.passage
    said = tuple(
        one.model_copy(update={"text": one.text[:_LONGEST_PASSAGE], "end": one.start + _LONGEST_PASSAGE})
        if len(one.text) > _LONGEST_PASSAGE
        else one
        for one in hit.utterances
    )
    around = {"before": hit.before[-_LONGEST_PASSAGE:], "after": hit.after[:_LONGEST_PASSAGE], "utterances": said}
    if len(passage.text) <= _LONGEST_PASSAGE:
        return hit.model_copy(update=around)
    answers = min((start for start, _ in hit.highlights), default=0)
    first = min(max(answers - _BEFORE, 0), len(passage.text) - _LONGEST_PASSAGE)
    part = Passage(
        item_id=passage.item_id,
        start=passage.start + first,
        end=passage.start + first + _LONGEST_PASSAGE,
        text=passage.text[first : first + _LONGEST_PASSAGE],
    )
    marks = tuple(_within(span, first) for span in hit.highlights if span[0] < first + _LONGEST_PASSAGE)
    return hit.model_copy(update={**around, "passage": part, "highlights": marks})


def _within(span: Span, first: int) -> Span:
    return max(span[0] - first, 0), min(span[1] - first, _LONGEST_PASSAGE)
