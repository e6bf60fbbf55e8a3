"""According to somebody, as reported by somebody: who that is, and what is said. Pure functions."""

from retrieval.speech.en.clauses import FEWEST_WORDS
from retrieval.speech.en.phrases import Phrase
from retrieval.speech.en.spoken_words import clause_words
from retrieval.speech.en.subject_places import subject_behind
from retrieval.speech.en.tense import is_finite
from retrieval.speech.en.told import Told
from retrieval.speech.en.words import PRONOUNS, SUBORDINATORS, Sentence

_MARKS = frozenset(("according", "by", "view", "words", "opinion"))
_WORDS = frozenset(("words", "view", "opinion"))
_LEADING_IN = SUBORDINATORS - {"that", "if", "when"} | {","}


def according(sentence: Sentence, lowest: int = 0) -> tuple[Phrase, int, int] | None:
    """Whom *according to* names, and the words where it begins and ends; also *as reported by*, *as cited by*."""
    lower = sentence.lower
    if _MARKS.isdisjoint(lower):
        return None
    for place in range(lowest, len(lower) - 1):
        if lower[place] == "according" and lower[place + 1] == "to":
            first = place + 3 if lower[place + 2 : place + 3] == ["to"] else place + 2
        elif lower[place] in ("cited", "reported", "quoted") and lower[place + 1] == "by" and lower[place - 1] == "as":
            place, first = place - 1, place + 2
        elif lower[place] == "of" and place > 1 and lower[place - 1] in _WORDS and lower[max(0, place - 3)] == "in":
            # In the words of; in the view of
            place, first = place - 3, place + 1
        elif (owner := _in_view(sentence, place)) is not None:
            return (place + 1, owner + 1), place, owner + 2
        else:
            continue
        if phrase := subject_behind(sentence, first):
            return phrase, place, phrase[1]
    return None


def told_according(sentence: Sentence, phrase: Phrase, first: int, after: int) -> Told | None:
    """What is said according to somebody: what stands before, else what stands behind."""
    lower = sentence.lower
    begin = 0
    while begin < first and lower[begin] in _LEADING_IN:
        begin += 1
    last = first
    while last > begin and lower[last - 1] in (",", "-", "–", "—"):
        last -= 1
    is_open = last > begin and lower[last - 1] in ("which", "who", "that", "and", "but", "so", "or")
    if last - begin >= FEWEST_WORDS and not is_open and (is_finite(sentence, begin, last) or after >= len(lower) - 1):
        words = clause_words(sentence, begin, last, "statement", is_cut=True)
        return Told(None, phrase, tuple(words)) if words else None
    place = _behind_aside(sentence, after)
    words = clause_words(sentence, place, len(lower), "statement", is_cut=False)
    is_enough = len(lower) - place >= FEWEST_WORDS or (bool(words) and words[0].is_quoted)
    return Told(None, phrase, tuple(words)) if words and is_enough else None


def _in_view(sentence: Sentence, place: int) -> int | None:
    """The word that shows in whose view something is: in the mayor's view."""
    lower = sentence.lower
    if lower[place] != "in":
        return None
    owner = next((n for n in range(place + 1, min(len(lower) - 1, place + 6)) if sentence.words[n].is_possessive), None)
    return owner if owner is not None and lower[owner + 1] in _WORDS else None


def is_passed(sentence: Sentence, source: tuple[Phrase, int, int] | None, one: Told) -> bool:
    """Whether another speaks right behind *according to* at the beginning: According to Foss, the mayor told her …"""
    subject = one.attribution.subject if one.attribution else None
    if source is None or source[1] or subject is None or one.attribution is None:
        return False
    if one.attribution.start is None and not any(words.is_quoted for words in one.words):
        return False
    is_next = sentence.lower[subject.start - 1] == "," and subject.start <= _behind_aside(sentence, source[2])
    return is_next and sentence.lower[subject.phrase[0]] not in PRONOUNS


def _behind_aside(sentence: Sentence, after: int) -> int:
    """The word behind the comma that ends who it is: according to Lise Brandt, a professor, the hills …"""
    lower = sentence.lower
    comma = next((n for n in range(after, len(lower)) if lower[n] == ","), after)
    following = lower[comma + 1] if comma + 1 < len(lower) else ""
    if following in ("a", "an", "who", "which", "his", "her", "the") and comma + 2 < len(lower):
        closing = next((n for n in range(comma + 2, min(len(lower), comma + 16)) if lower[n] == ","), None)
        has_verb = closing is not None and following not in ("who", "which") and is_finite(sentence, comma + 1, closing)
        if closing is not None and not has_verb and closing + FEWEST_WORDS < len(lower):
            return closing + 1
    return comma + 1
