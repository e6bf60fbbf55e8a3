"""Which part of a passage is marked as what somebody says. Pure functions.

The marks hold the words, and what turns them round or weakens them, wherever the text has it beside them:

* Where the words are denied, the mark runs on to the denying verb, if that stands in the same sentence and nothing
  else is said between (**denied on Thursday that the bridge would close**).
* A noun that hedges the words and stands right behind them is marked with its verb (橋が落ちる**可能性は低い**).
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from retrieval.search.highlight import merge
from retrieval.types import Passage, Span, Utterance

_FARTHEST = 80
"""Characters that may stand between words and the verb that denies them."""

# The point of a quotation does not end the sentence that quotes it, nor does that of an initial.
_CLOSED = re.compile(r"[。.!?！？、,]?[」』”\"’)]{1,3}")
_SENTENCE_END = re.compile(r"[。!?！？\n]|(?<![A-Z])\.(?=\s)")
_WORD = re.compile(r"\w")
_ENDING = re.compile(r"[しすたてまいるっ]{0,6}")
_QUOTES = {"」": "「", "』": "『", "”": "“", "’": "‘", '"': '"'}


class HedgeRow(NamedTuple):
    """A row of ``hedges.tsv``.

    Attributes:
        noun: stands right behind the words.
        is_marked_alone: ``yes`` where the noun itself weakens the words (可能性を指摘した), ``no`` where only what is
            said of it may turn them round (考えはない, but 考えを示した).
        example: a sentence with it.
        words: what is said there, as it is read.
        marked: what is marked of it.
    """

    noun: str
    is_marked_alone: str
    example: str
    words: str
    marked: str


def hedge_rows() -> tuple[HedgeRow, ...]:
    """The rows of ``hedges.tsv``."""
    text = files(__package__).joinpath("hedges.tsv").read_text(encoding="utf-8")
    return tuple(HedgeRow(*line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


def marks_of(utterances: Sequence[Utterance], spans: Sequence[Span], passage: Passage) -> tuple[Span, ...]:
    """What is marked of a passage, as spans within it, in order and apart.

    Args:
        utterances: that answer.
        spans: for each of them its words within the passage.
        passage: in which they stand.
    """
    text = passage.text
    others = [span for one, span in zip(utterances, spans, strict=True) if one.act != "denial"]
    marked = []
    for utterance, (start, end) in zip(utterances, spans, strict=True):
        words = start, _hedged(text, end)
        marked.append(_denied(text, words, utterance.cue, others) if utterance.act == "denial" else words)
    return merge(marked)


@cache
def _hedge() -> re.Pattern[str]:
    def nouns(is_marked_alone: str) -> str:
        chosen = {row.noun for row in hedge_rows() if row.is_marked_alone == is_marked_alone}
        return "|".join(map(re.escape, sorted(chosen, key=len, reverse=True)))

    of_it = r"(?:だ|[がはもに][^、。「」\n]{1,12}?(?=と|、|。|$))"
    return re.compile(f"(?:{nouns('yes')}){of_it}?|(?:{nouns('no')}){of_it}")


def _hedged(text: str, end: int) -> int:
    """The end of the words with a hedge behind them."""
    hedge = _hedge().match(text, end)
    return hedge.end() if hedge else end


def _denied(text: str, words: Span, cue: str, others: Sequence[Span]) -> Span:
    """Words with the verb that denies them, the nearest one; the words alone where it does not stand beside them.

    Args:
        text: the passage.
        words: as a span.
        cue: the verb as it was read; a mark of quotation is none.
        others: what is said there and not denied.
    """
    if not _WORD.search(cue):
        return words
    verb = re.compile(rf"(?:(?<!\w)(?=[A-Za-z])|(?![A-Za-z])){re.escape(cue)}(?:(?<=[A-Za-z])\b|(?<![A-Za-z]))")
    near = [found for found in (_behind(text, words, verb), _before(text, words, verb)) if found]
    near = [(gap, span) for gap, span in near if not any(_is_between(other, words, span) for other in others)]
    return min(near, key=lambda found: found[0])[1] if near else words


def _is_between(other: Span, words: Span, marked: Span) -> bool:
    """Whether other words stand in what a mark would hold beside its own."""
    return (marked[0] < other[1] and other[0] < words[0]) or (words[1] < other[1] and other[0] < marked[1])


def _behind(text: str, words: Span, verb: re.Pattern[str]) -> tuple[int, Span] | None:
    """How far behind words a verb stands, and both together; None where it does not stand in the same sentence."""
    start, end = words
    found = verb.search(text, end, min(len(text), end + _FARTHEST))
    if not found:
        return None
    closed = _CLOSED.match(text, end, found.start())
    if _SENTENCE_END.search(text, closed.end() if closed else end, found.start()):
        return None
    if closed and start and text[start - 1] == _QUOTES.get(closed.group()[-1]):
        # A quotation is marked with both its marks.
        start -= 1
    ending = _ENDING.match(text, found.end())
    return found.start() - end, (start, ending.end() if ending else found.end())


def _before(text: str, words: Span, verb: re.Pattern[str]) -> tuple[int, Span] | None:
    """The same for a verb before the words."""
    start, end = words
    found = max(verb.finditer(text, max(0, start - _FARTHEST), start), key=lambda one: one.start(), default=None)
    if not found or _SENTENCE_END.search(text, found.end(), start):
        return None
    closed = _CLOSED.match(text, end)
    if closed and start and text[start - 1] == _QUOTES.get(closed.group()[-1]):
        end = closed.end()
    return start - found.end(), (found.start(), end)
