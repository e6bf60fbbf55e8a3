"""Sentence boundaries of Japanese and English, as offsets."""

import sentencex

from retrieval.language import Language, detect_language

_OPENING = {"「": "」", "『": "』", "“": "”", "〝": "〟", "«": "»"}
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
        spans += [
            trimmed
            for boundary in sentencex.get_sentence_boundaries(language, line)
            if (trimmed := trim(text, start + boundary["start_index"], start + boundary["end_index"]))
        ]
    return spans


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
