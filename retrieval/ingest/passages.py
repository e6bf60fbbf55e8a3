"""FeedItem to passages: the pieces of an item's text that an answer shows.

A passage is a paragraph where the paragraph is short enough to read at a glance, else a run of its
sentences. Pure functions, no I/O.
"""

import re
from collections.abc import Iterable

from retrieval.language import Language
from retrieval.text.sentences import OpenQuotations, line_spans, sentence_spans
from retrieval.types import FeedItem, Passage, Span

MAX_WEIGHT = 360
"""The longest passage made of several sentences, in Japanese characters (a Latin one weighs a third)."""

MAX_SEGMENTS = 63
"""A passage has at most this many segments, the whole included: the dense index numbers them in six bits."""

_MAX_QUOTATION_LINES = 8
_MAX_QUOTATION = 3_000
"""Characters of sentences that share a quotation; a mark that is never closed would join all that follows."""

_BULLET = re.compile(r"^[・▽▼▲△●○◆◇■□►▶➤•‣*–-]\s*\S")
_SENTENCE_END = re.compile(r"[。．.!?！？…」』”\")）】>〉》]$")
_CONTINUES = re.compile(r"^[ぁ-ん]")
_LATIN = re.compile(r"[\x00-\u024f]")


def split_passages(item: FeedItem) -> list[Passage]:
    """Cut an item's text into passages.

    * The headline is a passage of its own.
    * A list stays with the line that introduces it and the line that closes its sentence.
    * A quotation that runs over several paragraphs stays whole.
    * A longer paragraph is cut between sentences into parts of about equal length, none over
      ``MAX_WEIGHT`` unless a single sentence is.

    Returns:
        Passages in the order of the text. ``item.text[p.start:p.end] == p.text`` holds for each, none
        overlap, and every character that is not white space lies in one.
    """
    passages: list[Passage] = []
    for start, end in _blocks(item.text, item.headline):
        for part in _cut(item.text, start, end, "ja" if item.lang == "ja" else "en"):
            passages.append(Passage(item_id=item.id, start=part[0], end=part[1], text=item.text[slice(*part)]))
    return passages


def segment_spans(passage: Passage, language: Language | None = None) -> list[Span]:
    """The parts of a passage that get a vector each: the whole first, then its sentences if several.

    Returns:
        Spans within ``passage.text``, at most ``MAX_SEGMENTS``.
    """
    whole = (0, len(passage.text))
    sentences = sentence_spans(passage.text, language)
    return [whole] if len(sentences) < 2 else [whole, *sentences][:MAX_SEGMENTS]


def _blocks(text: str, headline: str) -> list[Span]:
    """Lines, joined where one cannot be read without the next."""
    lines = line_spans(text)
    blocks: list[Span] = []
    position = 0
    while position < len(lines):
        first = position
        is_headline = not blocks and headline.startswith(text[slice(*lines[first])].rstrip("…"))
        if not is_headline:
            position = _end_of_list(text, lines, position)
        position = _end_of_quotation(text, lines, first, position)
        blocks.append((lines[first][0], lines[position][1]))
        position += 1
    return blocks


def _end_of_list(text: str, lines: list[Span], first: int) -> int:
    """The last line of the list that the line ``first`` introduces or begins, or ``first`` itself."""
    last = first
    if not _BULLET.match(_line(text, lines, first)) and _ends(text, lines, first):
        return first
    while last + 1 < len(lines) and _BULLET.match(_line(text, lines, last + 1)):
        last += 1
    closes = last > first and last + 1 < len(lines) and not _ends(text, lines, last)
    if closes and _CONTINUES.match(_line(text, lines, last + 1)):
        last += 1
    return last


def _end_of_quotation(text: str, lines: list[Span], first: int, last: int) -> int:
    """The line that closes the quotation still open at ``last``; ``last`` where none closes it soon."""
    opened = OpenQuotations()
    opened.read(text, lines[first][0], lines[last][1])
    if not opened:
        return last
    for candidate in range(last + 1, min(last + 1 + _MAX_QUOTATION_LINES, len(lines))):
        opened.read(text, *lines[candidate])
        if not opened:
            return candidate
    return last


def _cut(text: str, start: int, end: int, language: Language) -> list[Span]:
    """Cut a block between its sentences into the fewest parts of about equal weight."""
    block = text[start:end]
    total = _weight(block)
    if total <= MAX_WEIGHT:
        return [(start, end)]
    sentences = _whole_quotations(block, sentence_spans(block, language))
    target = total / -(-total // MAX_WEIGHT)
    parts: list[Span] = []
    for sentence in sentences:
        if parts and _fits(block, (parts[-1][0], sentence[1]), target):
            parts[-1] = (parts[-1][0], sentence[1])
        else:
            parts.append(sentence)
    return [(start + part[0], start + part[1]) for part in parts]


def _fits(block: str, joined: Span, target: float) -> bool:
    weight = _weight(block[slice(*joined)])
    return weight <= MAX_WEIGHT and weight <= target * 1.25


def _whole_quotations(block: str, sentences: Iterable[Span]) -> list[Span]:
    """Join sentences that share a quotation."""
    joined: list[Span] = []
    opened = OpenQuotations()
    for sentence in sentences:
        if joined and opened and sentence[1] - joined[-1][0] <= _MAX_QUOTATION:
            joined[-1] = (joined[-1][0], sentence[1])
        else:
            joined.append(sentence)
            opened = OpenQuotations()
        opened.read(block, *sentence)
    return joined


def _weight(text: str) -> float:
    latin = len(_LATIN.findall(text))
    return len(text) - latin + latin / 3


def _line(text: str, lines: list[Span], number: int) -> str:
    return text[slice(*lines[number])]


def _ends(text: str, lines: list[Span], number: int) -> bool:
    return bool(_SENTENCE_END.search(_line(text, lines, number)))
