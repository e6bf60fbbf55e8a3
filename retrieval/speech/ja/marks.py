"""Which of the things that look like a mark of speech are one. Japanese; pure functions."""

import re
from functools import cache

from retrieval.speech.ja.clauses import Context
from retrieval.speech.ja.verbs import CLEFT, CLOSING, JAPANESE_CUES, NEGATED, POSITION, QUOTING, japanese_pattern
from retrieval.text.quotations import is_said, quotations
from retrieval.text.tokens import morphemes

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
    found: list[re.Match[str]] = []
    place = 0
    while match := _pattern().search(blanked, place):
        # The cue that stands first in the table may be none here where a later one is.
        others = (cue.match(blanked, match.start()) for cue in _cues())
        valid = (one for one in (match, *others) if one and _is_mark(sentence, blanked, one, context))
        if mark := next(valid, None):
            found.append(mark)
            place = mark.end()
        else:
            place = match.start() + 1
    return found


def _is_mark(sentence: str, blanked: str, match: re.Match[str], context: Context) -> bool:
    before, rest = blanked[: match.start()], blanked[match.end() :]
    if match.group().startswith("と") and not _is_particle(blanked, match.start()):
        return False
    if NEGATED.match(rest):
        return False
    if match.lastgroup == f"c{QUOTING}":
        return _is_said(sentence, match.start())
    if match.lastgroup == f"c{POSITION}":
        return match.group().endswith(("、", "つつ", "ながら", "として")) or bool(_POSITION_ENDS.match(rest))
    if match.group().startswith("として"):
        return not _is_with_somebody(before, context)
    if match.group().endswith("を"):
        return bool(_OBJECT_ENDS.match(rest))
    if match.lastgroup not in _WITH_NOUN and not (CLOSING.match(rest) or CLEFT.match(rest)):
        return False
    return not (match.group().startswith("と") and not before.endswith(_QUOTES) and _is_with_somebody(before, context))


def _is_particle(blanked: str, place: int) -> bool:
    """Whether the と at a place is a word of its own, not part of おととし."""
    return any(word.begin() == place and word.part_of_speech()[0] in ("助詞", "助動詞") for word in morphemes(blanked))


def _is_with_somebody(before: str, context: Context) -> bool:
    """Whether と stands after somebody: with whom, not what."""
    phrase = context.phrase(before)
    return phrase is not None and (phrase.is_person or before.endswith(("側", "両国", "各国")))


def _is_said(sentence: str, end: int) -> bool:
    """Whether the quotation that ends before a place is a sentence, rather than a name."""
    inside = next((one for one in quotations(sentence) if one.end == end - 1), None)
    if inside is None:
        return False
    return is_said(sentence[inside.start : inside.end])


@cache
def _cues() -> list[re.Pattern[str]]:
    return [re.compile(f"(?P<c{number}>{cue.pattern})") for number, cue in enumerate(JAPANESE_CUES)]


@cache
def _pattern() -> re.Pattern[str]:
    return japanese_pattern()
