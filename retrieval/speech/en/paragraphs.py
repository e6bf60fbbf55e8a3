"""A paragraph of English text with its quotations, and the sentences it falls into. Pure functions."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from retrieval.speech.en.lines import BYLINE
from retrieval.speech.en.marks import BLANK, Quoted, blanked, quoted
from retrieval.speech.en.subjects import attributions
from retrieval.speech.en.verbs import LABELLING
from retrieval.speech.en.words import DAYS, Sentence
from retrieval.text.sentences import sentence_spans

_HOUR = re.compile(r"\b[ap]\.m\.$")
_DATE = re.compile(rf"(?:(?i:{'|'.join(sorted(DAYS))})|[A-Z]{{2,4}})\b")
_STOPS = ".?!…"
_LONGEST_LABEL = 40


@dataclass(frozen=True)
class Line:
    start: int
    text: str
    quotations: list[Quoted]
    blanked: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Line":
        line = text[start:end]
        found = quoted(line)
        return cls(start, line, found, blanked(line, found))

    def between(self, first: int, last: int) -> list[Quoted]:
        """The quotations that open between two places."""
        begin = bisect_left(self.quotations, first, key=lambda one: one.opening)
        return self.quotations[begin : bisect_left(self.quotations, last, key=lambda one: one.opening)]


def joined(text: str, lines: list[Line]) -> str:
    """The whole text with its quotations blanked, at the same length."""
    parts: list[str] = []
    place = 0
    for line in lines:
        names_writer = BYLINE.match(line.blanked)
        parts += ["\n" * (line.start - place), " " * len(line.blanked) if names_writer else line.blanked]
        place = line.start + len(line.blanked)
    return "".join([*parts, "\n" * (len(text) - place)])


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a blanked paragraph; *7 a.m. Wednesday* and the like end none.

    >>> sentences("He left at 7 a.m. Wednesday. It rained.")
    [(0, 28), (29, 39)]
    """
    found: list[tuple[int, int]] = []
    for first, last in sentence_spans(text, "en"):
        if found and _HOUR.search(text, max(0, found[-1][1] - 6), found[-1][1]) and _DATE.match(text, first):
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def pieces(line: Line, first: int, last: int) -> list[tuple[int, int]]:
    """A sentence, cut behind each quotation that ends one and that no verb follows, and before each that begins one."""
    pieces: list[tuple[int, int]] = []
    begin = first
    for one in line.between(first, last):
        before = line.blanked[begin : one.opening].rstrip() if first < one.opening else ""
        if before[-1:] in list(_STOPS):
            pieces.append((begin, begin + len(before)))
            begin = one.opening
        if one.closing >= last or line.text[one.end - 1 : one.end] not in list(_STOPS):
            continue
        rest = line.blanked[one.closing : last]
        behind = rest.lstrip()
        is_new = len(rest) > len(behind) and (behind[:1].isupper() or behind[:1] == "“")
        if is_new and not _is_attribution(behind):
            pieces.append((begin, one.closing))
            begin = last - len(behind)
    return [*pieces, (begin, last)]


def _is_attribution(text: str) -> bool:
    """Whether words behind a quotation only name its speaker: Smith asked."""
    if text[:1] == "“":
        return False
    sentence = Sentence(f"“{BLANK}” {text[:160]}")
    found = attributions(sentence)
    if not found or found[0].first != 1 or not found[0].form.takes("direct"):
        return False
    return found[0].after >= len(sentence.words) or sentence.words[found[0].after].text in ".,:"


def is_labelled(line: Line, opening: int) -> bool:
    """Whether a quotation names something: titled, known as."""
    return bool(LABELLING.search(line.blanked[max(0, opening - _LONGEST_LABEL) : opening]))
