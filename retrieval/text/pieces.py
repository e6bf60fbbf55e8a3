"""Cuts text that is too long to be read at once where it hurts least."""

from collections.abc import Iterator

_MARKS = ("\n", "。．!！?？", "、，,;；:：」』”）)", " \u3000")
"""What a cut stands behind, the best place first."""


def pieces(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """Spans that cover a text, none longer than ``longest``, cut at the best mark of each one's second half.

    >>> list(pieces("橋は安全だ。市長は述べた。", 8)), list(pieces("橋は", 8))
    ([(0, 6), (6, 13)], [(0, 2)])
    """
    start = 0
    while len(text) - start > longest:
        half = start + longest // 2
        found = (max(text.rfind(mark, half, start + longest) for mark in marks) for marks in _MARKS)
        end = next((place + 1 for place in found if place >= half), start + longest)
        yield start, end
        start = end
    yield start, len(text)
