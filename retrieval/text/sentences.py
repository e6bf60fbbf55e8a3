"""Sentence boundaries of Japanese and English, as offsets."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import sentencex

from retrieval.language import Language, detect_language
from retrieval.text.quotations import quotations

LONGEST_SENTENCE = 1_500
"""Characters outside quotation marks; no sentence has more, and what a machine joined without a stop is cut."""

_MARKS_TO_CUT_AT = ("\n", "。．!！?？", "、，,;；:：」』”）)", " \u3000")
"""What a cut stands behind, the best place first."""

_OPENING = {"「": "」", "『": "』", "“": "”", "〝": "〟", "«": "»"}
_NEAR = 1_000
_AFTER_QUOTATION = re.compile(r"と|って|など|、|を")
_STOP_BEFORE_DIGIT = re.compile(r"。(?=\d)")
_ABBREVIATION = re.compile(r"(?:^|[^\w.])(?:Ms|Messrs|Mmes|Mx|Cllr|Ald|Atty|Amb|Spc|Cpl|Asst|Dist|approx|est)\.$")
_LONGEST_ABBREVIATION = 9
_CLOSING = {close: opening for opening, close in _OPENING.items()}
_BLOCK = 3_000
_SHOWN = 20
_MARK = re.compile(f"[{''.join([*_OPENING, *_CLOSING])}]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def sentence_spans(text: str, language: Language | None = None) -> list[tuple[int, int]]:
    """Split text into sentences.

    Boundaries come from sentencex, the segmenter of the Wikimedia Foundation, line by line: a mark
    inside quotation marks or brackets ends nothing, nor does one inside a number or an abbreviation.

    Args:
        text: any text; a line break always ends a sentence.
        language: told from the text when not given.

    Returns:
        Spans in order, without the white space around a sentence; every other character of the text
        lies in exactly one span. None has more than ``LONGEST_SENTENCE`` characters outside quotations.

    >>> text = "彼は「終わった。帰る」と述べた。割合は0.5%。"
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['彼は「終わった。帰る」と述べた。', '割合は0.5%。']
    """
    language = language or detect_language(text)
    spans: list[tuple[int, int]] = []
    for start, end in line_spans(text):
        # Half of a surrogate pair has no UTF-8.
        line = _SURROGATE.sub("\ufffd", text[start:end])
        for begin, until in _outside_quotations(line, _boundaries(language, line)):
            for first, last in _before_digits(line, begin, until):
                if not (trimmed := trim(text, start + first, start + last)):
                    continue
                if spans and (_goes_on(text, spans[-1], trimmed) or _is_abbreviated(text, spans[-1], trimmed)):
                    spans[-1] = (spans[-1][0], trimmed[1])
                else:
                    spans.append(trimmed)
    return [piece for span in spans for piece in _bounded(text, span)]


def _outside_quotations(line: str, boundaries: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Boundaries but for those inside a quotation: the segmenter loses count where 「 stands inside 「."""
    inside = quotations(line)
    first: int | None = None
    for begin, until in boundaries:
        first = begin if first is None else first
        while inside and inside[0].end < until:
            inside.pop(0)
        if inside and inside[0].start < until and until <= inside[0].end:
            continue
        yield first, until
        first = None
    if first is not None:
        yield first, len(line)


def _boundaries(language: Language, line: str) -> Iterator[tuple[int, int]]:
    """The segmenter's sentences; its time grows with the square of the length, so that a long line is given in blocks.

    The last sentence of a block is read again with the block behind it, and a quotation is shown by its end.
    """
    if len(line) <= _BLOCK:
        begun = 0
        for one in sentencex.get_sentence_boundaries(language, line):
            yield begun, one["end_index"]
            begun = one["end_index"]
        if begun < len(line):
            yield begun, len(line)
        return
    places = _shown(line)
    ends = [*places, len(line)]
    first, begun = 0, 0
    while first < len(places):
        block = "".join(line[place] for place in places[first : first + _BLOCK])
        found = [first + one["end_index"] for one in sentencex.get_sentence_boundaries(language, block)]
        last = first + len(block)
        if last < len(places):
            found = found[:-1]
        for end in found:
            yield ends[begun], ends[end]
            begun = end
        first = begun if found and last < len(places) else last
    if begun < len(places):
        yield ends[begun], len(line)


def _shown(line: str) -> list[int]:
    """Offsets of the characters of a line but for those inside quotations, which end no sentence."""
    places: list[int] = []
    after = 0
    for quotation in quotations(line):
        places += range(after, quotation.start)
        after = max(quotation.start, quotation.end - _SHOWN)
    return [*places, *range(after, len(line))]


def _bounded(text: str, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """A sentence, or what it is cut into where it is longer than any; never inside a quotation that is closed."""
    start, end = span
    if end - start <= LONGEST_SENTENCE:
        yield span
        return
    # Each quotation counts as its closing mark, so that a speech of any length stays whole.
    places: list[int] = []
    after = start
    for quotation in quotations(text[start:end]):
        opened = start + quotation.start - 1
        places += range(after, opened + 1)
        after = start + quotation.end + 1
    places += range(after, end)
    kept = "".join(text[place] for place in places)
    for first, last in pieces(kept, LONGEST_SENTENCE):
        if piece := trim(text, places[first], places[last] if last < len(places) else end):
            yield piece


def _goes_on(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether a quotation that ends in a full stop is part of the sentence after it: 「…。」と述べた。"""
    touches = before[1] == after[0] and text[before[1] - 1] in _CLOSING
    return touches and bool(_AFTER_QUOTATION.match(text, after[0]))


def _is_abbreviated(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether a sentence only seems to end, at an abbreviation that the segmenter does not know: Ms. Dahl."""
    if text[before[1] - 1] != ".":
        return False
    tail = text[max(before[0], before[1] - _LONGEST_ABBREVIATION) : before[1]]
    return "\n" not in text[before[1] : after[0]] and bool(_ABBREVIATION.search(tail))


def _before_digits(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut where a full stop stands before a digit, which the segmenter takes for a number."""
    if not _STOP_BEFORE_DIGIT.search(line, start, end):
        return [(start, end)]
    cuts = [start]
    opened = OpenQuotations()
    read = start
    for match in _STOP_BEFORE_DIGIT.finditer(line, start, end):
        opened.read(line, read, match.end())
        read = match.end()
        if not opened:
            cuts.append(read)
    return list(pairwise([*cuts, end]))


def line_spans(text: str) -> list[tuple[int, int]]:
    """The lines of a text that hold more than white space, trimmed, in order."""
    spans: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        if span := trim(text, start, start + len(line)):
            spans.append(span)
        start += len(line) + 1
    return spans


def pieces(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """Spans that cover a text, none longer than ``longest``, cut at the best mark of each one's second half.

    >>> list(pieces("橋は安全だ。市長は述べた。", 8)), list(pieces("橋は", 8))
    ([(0, 6), (6, 13)], [(0, 2)])
    """
    start = 0
    while len(text) - start > longest:
        half = start + longest // 2
        found = (max(text.rfind(mark, half, start + longest) for mark in marks) for marks in _MARKS_TO_CUT_AT)
        end = next((place + 1 for place in found if place >= half), start + longest)
        yield start, end
        start = end
    yield start, len(text)


def neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """The sentence right before a stretch of a text and the one right after it, exact; empty where there is none.

    >>> neighbours("The pier is old. It will be closed. Ferries go on.", 17, 35)
    ('The pier is old.', 'Ferries go on.')
    """
    head, tail = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    before, after = sentence_spans(head), sentence_spans(tail)
    return head[slice(*before[-1])] if before else "", tail[slice(*after[0])] if after else ""


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Narrow a span until no white space touches its ends; None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


class OpenQuotations:
    """The quotation marks of a text that are opened and not yet closed, as it is read on."""

    def __init__(self) -> None:
        self._stack: list[str] = []

    def __len__(self) -> int:
        return len(self._stack)

    def read(self, text: str, start: int, end: int) -> None:
        """Read on: a stretch of a text."""
        for match in _MARK.finditer(text, start, end):
            mark = match.group()
            if mark in _OPENING:
                self._stack.append(mark)
            elif self._stack and _CLOSING[mark] == self._stack[-1]:
                self._stack.pop()
