"""Text cut where it may be cut: never inside what is seen as one character."""

import regex

from bot.render.room import size

MORE = "…"

_CHARACTER = regex.compile(r"\X")
_SENTENCE_END = regex.compile(r"(?:[。．！？!?…]|(?<=\S)\.(?=\s))[」』）)”\"'’]*|\n")
_LONGEST_CHARACTER = 64
"""Code points that one character may have before it is cut all the same."""


def clip(text: str, limit: int) -> str:
    """A text of at most so many characters, counted as ``size`` does; an ellipsis stands for what was left out.

    >>> clip("Ida Soren", 6), clip("👨\u200d👩\u200d👧!", 4)
    ('Ida S…', '…')
    """
    if size(text) <= limit:
        return text
    kept = ""
    for found in _CHARACTER.finditer(text):
        if size(kept) + size(found[0]) + size(MORE) > limit:
            break
        kept += found[0]
    return kept + MORE


def whole_characters(text: str, end: int) -> int:
    """The last place up to ``end`` at which a text can be cut between two characters."""
    start = max(0, end - _LONGEST_CHARACTER)
    around = text[start : end + _LONGEST_CHARACTER]
    return max(
        (start + found.end() for found in _CHARACTER.finditer(around) if start + found.end() <= end), default=end
    )


def sentence_end(text: str, end: int) -> int:
    """The last end of a sentence up to ``end``, or of a whole character where no sentence ends in the second half."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text, end // 2, end)]
    return ends[-1] if ends else whole_characters(text, end)


def sentence_start(text: str, place: int, reach: int) -> int:
    """Where the sentence begins in which ``place`` stands; looked for at most ``reach`` characters before it."""
    first = max(0, place - reach)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, first, place)]
    start = ends[-1] if ends else whole_characters(text, first)
    return start + len(text[start:place]) - len(text[start:place].lstrip())
