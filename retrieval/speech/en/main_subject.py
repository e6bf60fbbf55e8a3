"""The subject that an English sentence begins with. Pure functions."""

from retrieval.speech.en.phrases import (
    NAME_JOINTS,
    Subject,
    apposed,
    behind_preposition,
    chunks_of,
    is_name,
    noun_phrase,
    strip_openers,
)
from retrieval.speech.en.titles import is_role
from retrieval.speech.en.words import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS, Sentence

_MOST_WORDS = 16
_OPENING = PREPOSITIONS | SUBORDINATORS
_ENDS_SUBJECT = AUXILIARIES | SUBORDINATORS - {"and"}
_BEHIND_VERB = PREPOSITIONS | DETERMINERS | PRONOUNS | frozenset(("that", "not", "how", "why"))


def main_subject(sentence: Sentence) -> Subject | None:
    """The subject that a sentence begins with, up to its first verb; None where it begins otherwise.

    >>> one = Sentence("On Monday Mayor Ida Holm, 44, visited the bridge.")
    >>> one.span(*main_subject(one).phrase)
    'Mayor Ida Holm'
    """
    words = sentence.words
    first = _behind_opening(sentence)
    if first >= len(words):
        return None
    if words[first].lower in PRONOUNS:
        return Subject((first, first + 1), None, first)
    last = _end(sentence, first)
    phrase = noun_phrase(sentence, first, last)
    if phrase is None or phrase[0] != first:
        return None
    name = None
    if last < len(words) and words[last].text == ",":
        following = chunks_of(sentence, last + 1, min(len(words), last + 12))
        name = apposed(sentence, phrase, following[0]) if following else None
    return Subject(phrase, name, first)


def _end(sentence: Sentence, first: int) -> int:
    """The word before which a subject ends: a verb, an adverb, what joins clauses, or anything behind a name alone."""
    words = sentence.words
    last = first
    while last < len(words) and last - first < _MOST_WORDS:
        word = words[last]
        if word.text == "(" or not (word.is_word or (word.is_quotation and last > first)):
            break
        if last > first and (word.lower in _ENDS_SUBJECT or word.is_past or word.is_adverb):
            break
        if last > first and words[last - 1].is_capital and _is_present(sentence, last):
            break
        is_whole = last > first and not words[last - 1].is_possessive and is_name(sentence, (first, last))
        if is_whole and not word.is_capital and word.lower not in NAME_JOINTS and not _is_before_name(sentence, last):
            break
        last += 1
    return last


def _is_before_name(sentence: Sentence, number: int) -> bool:
    """Whether a word is a role before a name: Rovers boss Hal Brody."""
    words = sentence.words
    following = words[number + 1] if number + 1 < len(words) else None
    return following is not None and is_role(words[number].lower) and (following.is_capital or is_role(following.lower))


def _is_present(sentence: Sentence, number: int) -> bool:
    """Whether a word behind a name is a verb in the present tense, as far as it shows: Her husband Tom agrees."""
    word = sentence.words[number]
    following = sentence.words[number + 1] if number + 1 < len(sentence.words) else None
    is_verb = word.lower.endswith("s") and not word.is_capital and not word.is_possessive
    return is_verb and (following is None or not following.is_word or following.lower in _BEHIND_VERB)


def _behind_opening(sentence: Sentence) -> int:
    """The first word behind an opening that a comma sets off: On Monday, …; Asked about it, …; Earlier this month, …"""
    words = sentence.words
    first, _ = strip_openers(sentence, 0, len(words))
    if first >= len(words):
        return first
    head = words[first]
    if head.text == ",":
        return _skip(sentence, first + 1)
    is_opening = head.lower in _OPENING or head.lower.endswith("ing") or head.is_past
    is_opening = is_opening or (
        first == 0 and head.text[1:].endswith("ed") and len(words) > 1 and not words[1].is_capital
    )
    if not is_opening:
        return first
    for number in range(first + 1, min(len(words), first + 30)):
        if words[number].text == ",":
            behind = _skip(sentence, number + 1)
            if behind < len(words) and _is_participle(sentence, behind):
                # From his old boat, undergoing repair, skipper Wade Bassi sees it.
                continue
            return behind
    if found := behind_preposition(sentence, first, min(len(words), first + 4)):
        return found[0]
    return len(words)


def _is_participle(sentence: Sentence, number: int) -> bool:
    word = sentence.words[number]
    is_followed = "," in sentence.lower[number + 1 : number + 14]
    return word.lower.endswith("ing") and not word.is_capital and is_followed


def _skip(sentence: Sentence, first: int) -> int:
    return strip_openers(sentence, first, len(sentence.words))[0]
