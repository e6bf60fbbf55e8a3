"""Citations in the terminal."""

import sys
from collections.abc import Sequence

from bot.render.screen import visible
from retrieval.answers.citation import CitationStyle, cite
from retrieval.types import FeedItem, Hit, Passage, Utterance
from retrieval.types.items import Span


def print_citations(hits: Sequence[Hit], style: CitationStyle) -> None:
    """Print citations on standard output as they are copied: no line is wrapped."""
    sys.stdout.write(f"{visible(cite(hits, style))}\n")
    sys.stdout.flush()


def cited_part(item: FeedItem, utterances: Sequence[Utterance], span: Span) -> Hit:
    """A part of an item as a hit, spoken by whoever alone speaks in it."""
    start, end = span
    within = tuple(one for one in utterances if start <= one.start and one.end <= end)
    speakers = {one.speaker for one in within}
    is_alone = len(speakers) == 1
    return Hit(
        item=item,
        passage=Passage(item_id=item.id, start=start, end=end, text=item.text[start:end]),
        speaker=within[0].speaker if is_alone else None,
        kind=within[0].kind if is_alone else "context",
        utterances=within,
        score=1.0,
    )
