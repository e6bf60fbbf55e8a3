"""Sentence boundaries of Japanese and English, as offsets."""

import re
from itertools import pairwise

import sentencex

from retrieval.language import Language, detect_language

_OPENING = {"「": "」", "『": "』", "“": "”", "〝": "〟", "«": "»"}
_AFTER_QUOTATION = re.compile(r"と|って|など|、|を")
_STOP_BEFORE_DIGIT = re.compile(r"。(?=\d)")
_CLOSING = {close: opening for opening, close in _OPENING.items()}


def sentence_spans(text: str, language: Language | None = None) -> list[tuple[int, int]]:
    """Split text into sentences.

    Boundaries come from sentencex, the segmenter of the Wikimedia Foundation, line by line: a mark
    inside quotation marks or brackets ends nothing, nor does one inside a number or an abbreviation.

    Args:
        text: any text; a line break always ends a sentence.
        language: told from the text when not given.

    Returns:
        Spans in order, without the white space around a sentence; every other character of the text
        lies in exactly one span.

    >>> text = "彼は「終わった。帰る」と述べた。割合は0.5%。"
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['彼は「終わった。帰る」と述べた。', '割合は0.5%。']
    """
    language = language or detect_language(text)
    spans: list[tuple[int, int]] = []
    for start, end in line_spans(text):
        line = text[start:end]
        for boundary in sentencex.get_sentence_boundaries(language, line):
            for first, last in _before_digits(line, boundary["start_index"], boundary["end_index"]):
                if not (trimmed := trim(text, start + first, start + last)):
                    continue
                if spans and _goes_on(text, spans[-1], trimmed):
                    spans[-1] = (spans[-1][0], trimmed[1])
                else:
                    spans.append(trimmed)
    return spans


def _goes_on(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether a quotation that ends in a full stop is part of the sentence after it: 「…。」と述べた。"""
    touches = before[1] == after[0] and text[before[1] - 1] in _CLOSING
    return touches and bool(_AFTER_QUOTATION.match(text, after[0]))


def _before_digits(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut where a full stop stands before a digit, which the segmenter takes for a number."""
    cuts = [match.end() for match in _STOP_BEFORE_DIGIT.finditer(line, start, end)]
    cuts = [cut for cut in cuts if not open_quotations(line[start:cut])]
    return list(pairwise([start, *cuts, end]))


def line_spans(text: str) -> list[tuple[int, int]]:
    """The lines of a text that hold more than white space, trimmed, in order."""
    spans: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        if span := trim(text, start, start + len(line)):
            spans.append(span)
        start += len(line) + 1
    return spans


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Narrow a span until no white space touches its ends; None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def open_quotations(text: str) -> int:
    """How many quotation marks of a text are opened and not closed in it.

    >>> open_quotations("彼は「まず第一に")
    1
    >>> open_quotations("「『口撃』の応酬」")
    0
    """
    stack: list[str] = []
    for character in text:
        if character in _OPENING:
            stack.append(character)
        elif stack and _CLOSING.get(character) == stack[-1]:
            stack.pop()
    return len(stack)
