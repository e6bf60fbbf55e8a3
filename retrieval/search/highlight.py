"""The words of a passage that answer, as spans."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from retrieval.text.analyzer import Analyzer
from retrieval.text.tokens import ENGLISH_STOP_WORDS, fold_word
from retrieval.types import Span

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_HAS_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")


def word_spans(text: str, words: Collection[str], names: Collection[str], analyzer: Analyzer) -> tuple[Span, ...]:
    """Where the words of a question stand in a passage.

    Args:
        text: the passage.
        words: index tokens of the question.
        names: names looked for, as the feed writes them.
    """
    spans = [match.span() for name in names for match in re.finditer(re.escape(name), text)]
    if _HAS_JAPANESE.search(text):
        normal = unicodedata.normalize("NFKC", text)
        # Offsets hold only where folding changed no lengths; otherwise the passage's own text is analysed.
        for morpheme in analyzer.morphemes(normal if len(normal) == len(text) else text):
            if morpheme.lemma in words or morpheme.surface in words:
                spans.append((morpheme.begin, morpheme.end))
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isascii() and word.casefold() not in ENGLISH_STOP_WORDS and fold_word(word, analyzer) in words:
            spans.append(match.span())
    return merge(spans)


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sorted spans, touching or overlapping ones joined.

    >>> merge([(5, 7), (0, 2), (2, 4), (6, 9)])
    ((0, 4), (5, 9))
    """
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return tuple(joined)
