"""Which of the things that look like a mark of speech are one. Japanese; pure functions."""

import re
from functools import cache, cached_property

from retrieval.speech.ja.clauses import Context
from retrieval.speech.ja.verbs import CLEFT, CLOSING, JAPANESE_CUES, NEGATED, POSITION, QUOTING, japanese_pattern
from retrieval.text.quotations import is_said, quotations

_QUOTES = ("」", "”", '"')
_POSITION_ENDS = re.compile(r"^(?!ら)[ぁ-ん]{0,4}(?:[、。「]|$|上|一方|ほか|他|後|際)")
_OBJECT_ENDS = re.compile(r"^[^、。「」＿]{1,8}(?:[、。]|$|上|一方)")
_WITH_NOUN = frozenset("c1 c2 c4".split())
"""Cues that end in no verb's stem."""


def marks(sentence: str, blanked: str, context: Context) -> list[re.Match[str]]:
    """The marks of speech of a sentence, in order; the name of a match's group tells the cue.

    Args:
        sentence: as written.
        blanked: with its quotations blanked out.
        context: what it is read against.
    """
    return _Sentence(sentence, blanked, context).marks()


class _Sentence:
    """A sentence whose words and quotations are told apart once, however many things in it look like a mark."""

    def __init__(self, sentence: str, blanked: str, context: Context) -> None:
        self._sentence = sentence
        self._blanked = blanked
        self._context = context

    def marks(self) -> list[re.Match[str]]:
        """Those of the sentence, in order."""
        found: list[re.Match[str]] = []
        place = 0
        while match := _pattern().search(self._blanked, place):
            # The cue that stands first in the table may be none here where a later one is.
            others = (cue.match(self._blanked, match.start()) for cue in _cues())
            valid = (one for one in (match, *others) if one and self._is_mark(one))
            if mark := next(valid, None):
                found.append(mark)
                place = mark.end()
            else:
                place = match.start() + 1
        return found

    def _is_mark(self, match: re.Match[str]) -> bool:
        if match.group().startswith("と") and match.start() not in self._particles:
            return False
        rest = self._blanked[match.end() :]
        if NEGATED.match(rest):
            return False
        if match.lastgroup == f"c{QUOTING}":
            return match.start() in self._statements
        if match.lastgroup == f"c{POSITION}":
            return match.group().endswith(("、", "つつ", "ながら", "として")) or bool(_POSITION_ENDS.match(rest))
        if match.group().startswith("として"):
            return not self._is_with_somebody(match.start())
        if match.group().endswith("を"):
            return bool(_OBJECT_ENDS.match(rest))
        if match.lastgroup not in _WITH_NOUN and not (CLOSING.match(rest) or CLEFT.match(rest)):
            return False
        quotes = self._blanked.endswith(_QUOTES, 0, match.start())
        return not (match.group().startswith("と") and not quotes and self._is_with_somebody(match.start()))

    @cached_property
    def _particles(self) -> frozenset[int]:
        """Where a と may be a word of its own, not part of おととし."""
        return frozenset(
            word.begin
            for word in self._context.analyzer.morphemes(self._sentence)
            if word.part[0] in ("助詞", "助動詞")
        )

    @cached_property
    def _statements(self) -> frozenset[int]:
        """Where a quotation has ended that is a sentence, rather than a name."""
        inside = quotations(self._sentence)
        return frozenset(one.end + 1 for one in inside if is_said(self._sentence[one.start : one.end]))

    def _is_with_somebody(self, place: int) -> bool:
        """Whether と stands after somebody: with whom, not what."""
        before = self._blanked[:place]
        phrase = self._context.phrase(before)
        return phrase is not None and (phrase.is_person or before.endswith(("側", "両国", "各国")))


@cache
def _cues() -> list[re.Pattern[str]]:
    return [re.compile(f"(?P<c{number}>{cue.pattern})") for number, cue in enumerate(JAPANESE_CUES)]


@cache
def _pattern() -> re.Pattern[str]:
    return japanese_pattern()
